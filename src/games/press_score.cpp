// SPDX-License-Identifier: MIT
// Every part is the mean over the presses that pay, scaled down if fewer pay than were asked for.
#include "games/press_score.hpp"

#include <algorithm>
#include <cmath>

#include "play/easing.hpp"

namespace surefoot {

namespace {

/// Coefficients of variation of a steady and of a very unsteady hold.
constexpr double kSteady = 0.02;
constexpr double kUnsteady = 0.25;
/// Left shares within this of one half still count as even: feet and boards are never quite symmetrical.
constexpr double kEven = 0.10;

double steadiness(const Press& press) {
  return clamp01((kUnsteady - press.variation) / (kUnsteady - kSteady));
}

double symmetry(const Press& press) {
  const double off = std::fabs(press.leftShare - 0.5);
  return clamp01(1.0 - (off - kEven) / (0.5 - kEven));
}

}  // namespace

bool paid(const Press& press) {
  return press.kind == PressKind::Toe && !press.withLean && press.heldS >= kLeastPaidS;
}

bool counted(const Press& press) {
  return paid(press) && press.complete;
}

ScoreSheet pressScore(std::span<const Press> presses, int repetitions) {
  double hold = 0.0;
  double steady = 0.0;
  double even = 0.0;
  int payers = 0;
  int done = 0;
  for (const Press& press : presses) {
    if (paid(press)) {
      hold += std::min(1.0, press.heldS / PressDetector::kCompleteS);
      steady += steadiness(press);
      even += symmetry(press);
      ++payers;
      done += counted(press) ? 1 : 0;
    }
  }
  const double share = 1.0 / std::max({payers, repetitions, 1});
  const double dose = std::min(1.0, static_cast<double>(done) / std::max(1, repetitions));
  return {.formula = "toe-press/1",
          .parts = {{"score.dose", dose, 0.4},
                    {"score.hold", hold * share, 0.25},
                    {"score.steadiness", steady * share, 0.25},
                    {"score.symmetry", even * share, 0.1}}};
}

}  // namespace surefoot
