// SPDX-License-Identifier: MIT
// Every part uses only completed leans, so that a person who only stands still scores 0. A lean against what was asked
// takes back more than one that was done: of two sides, half are right by chance.
#include "games/free_score.hpp"

#include <algorithm>

#include "play/easing.hpp"

namespace surefoot {

namespace {

/// Wobble of a steady and of a very unsteady lean.
constexpr double kSteady = 0.008;
constexpr double kUnsteady = 0.036;
/// Stillness from which the part is full: no living person stands perfectly still.
constexpr double kStill = 0.9;

/// Share of leans done on the weaker side divided by that on the stronger side; 1 if only one side was asked for and
/// done.
double evenness(std::span<const FreeLean> leans) {
  const auto share = [leans](int side) {
    const auto asked = std::ranges::count_if(leans, [side](const FreeLean& l) { return l.side == side; });
    const auto done = std::ranges::count_if(leans, [side](const FreeLean& l) { return l.side == side && l.done; });
    return asked == 0 ? -1.0 : static_cast<double>(done) / static_cast<double>(asked);
  };
  const double left = share(-1);
  const double right = share(1);
  if (left < 0.0 || right < 0.0) {
    return std::max({left, right, 0.0});
  }
  return std::max(left, right) > 0.0 ? std::min(left, right) / std::max(left, right) : 0.0;
}

}  // namespace

ScoreSheet freeScore(std::span<const FreeLean> leans, int asked) {
  double done = 0.0;
  double against = 0.0;
  double steady = 0.0;
  double still = 0.0;
  for (const FreeLean& lean : leans) {
    against += lean.against ? 1.0 : 0.0;
    if (lean.done) {
      done += 1.0;
      steady += clamp01((kUnsteady - lean.wobble) / (kUnsteady - kSteady));
      still += clamp01(lean.stillness / kStill);
    }
  }
  const double net = done > 0.0 ? std::max(0.0, 1.0 - against / done) : 0.0;
  const double share = net * net / std::max(1, asked);
  const double dose = std::min(1.0, done * share);
  return {.formula = "free/2",
          .parts = {{"score.dose", dose, 0.4},
                    {"score.steadiness", std::min(1.0, steady * share), 0.25},
                    {"score.stillness", std::min(1.0, still * share), 0.25},
                    {"score.sides", dose * evenness(leans), 0.1}}};
}

}  // namespace surefoot
