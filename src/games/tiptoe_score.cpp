// SPDX-License-Identifier: MIT
// What cannot be measured neither raises nor lowers a part: steadiness and lowering are means over measured flights,
// scaled by how much of the bout was flown.
#include "games/tiptoe_score.hpp"

#include <algorithm>

#include "play/easing.hpp"

namespace surefoot {

namespace {

/// RMS wobble in shares of foot length, for a steady and for a very unsteady tiptoe hold.
constexpr double kSteady = 0.02;
constexpr double kUnsteady = 0.10;
/// Seconds in which the weight moves back to the heels: a drop, and a slow, controlled lowering. The weight stays over
/// the balls of the feet until the heels are nearly down, so even a lowering of 1.5 s shows only about 0.25 s here.
constexpr double kDropS = 0.05;
constexpr double kSlowS = 0.20;
constexpr double kLongestHoldS = 600.0;

double between(double value, double low, double high) {
  return value > low ? std::min(value, high) : low;
}

bool paid(const Flight& flight) {
  return flight.heldS >= kLeastFlownS;
}

}  // namespace

void addMeasures(Flight& flight, const TiptoeHold& hold) {
  const double heldS = between(hold.heldS, 0.0, kLongestHoldS);
  flight.soft = flight.soft || hold.loweringS >= kSoftLoweringS;
  if (!hold.measured || heldS <= 0.0) {
    return;
  }
  const double sum = flight.wobble * flight.measuredS + between(hold.wobble, 0.0, 1.0) * heldS;
  flight.measuredS += heldS;
  flight.wobble = sum / flight.measuredS;
  flight.loweringS = std::max(flight.loweringS, between(hold.loweringS, 0.0, kLongestHoldS));
}

ScoreSheet tiptoeScore(std::span<const Flight> flights, int asked, double holdS) {
  const double length = std::max(holdS, kLeastFlownS);
  const double share = 1.0 / std::max(asked, 1);
  double full = 0.0;
  double hold = 0.0;
  double steady = 0.0;
  double slow = 0.0;
  double weight = 0.0;
  for (const Flight& flight : flights) {
    if (!paid(flight)) {
      continue;
    }
    full += flight.heldS >= length ? 1.0 : 0.0;
    hold += clamp01(flight.heldS / length);
    if (flight.measuredS > 0.0) {
      const double flown = clamp01(flight.heldS / length);
      steady += flown * clamp01((kUnsteady - flight.wobble) / (kUnsteady - kSteady));
      slow += flown * clamp01((flight.loweringS - kDropS) / (kSlowS - kDropS));
      weight += flown;
    }
  }
  const double dose = clamp01(full * share);
  const double flown = clamp01(hold * share);
  if (flown > 0.0 && weight <= 0.0) {
    return {.formula = "tiptoe/2", .parts = {}};
  }
  const auto ofFlown = [flown, weight](double sum) { return weight > 0.0 ? flown * sum / weight : 0.0; };
  return {.formula = "tiptoe/2",
          .parts = {{"score.dose", dose, 0.35},
                    {"score.hold", flown, 0.25},
                    {"score.steadiness", ofFlown(steady), 0.25},
                    {"score.lowering", ofFlown(slow), 0.15}}};
}

}  // namespace surefoot
