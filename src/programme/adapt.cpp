// SPDX-License-Identifier: MIT
#include "programme/adapt.hpp"

#include <algorithm>
#include <cmath>

namespace surefoot {
namespace {

constexpr double kSuccessScore = 80.0;
constexpr double kFailureScore = 50.0;
constexpr double kDifficultyStep = 0.1;
constexpr double kHoldStepS = 2.0;
constexpr std::size_t kLeastEfforts = 5;
/// Laps in one direction: two pairs to begin with and one pair to compare with them.
constexpr std::size_t kLeastLaps = 6;
constexpr double kShortened = 0.7;
constexpr double kShakier = 1.5;
constexpr double kTiredRest = 1.5;

/// 1 up, -1 down, 0 stay. Two failures in a row count only if they had the same `level`.
int stepAfter(std::span<const BoutDone> past, double BoutDone::*level) {
  const BoutVerdict last = verdictOf(past.back());
  if (last == BoutVerdict::Success) {
    return 1;
  }
  const bool twice = last == BoutVerdict::Failure && past.size() > 1 &&
                     verdictOf(past[past.size() - 2]) == BoutVerdict::Failure &&
                     past[past.size() - 2].*level == past.back().*level;
  return twice ? -1 : 0;
}

Effort meanOf(Effort a, Effort b) {
  return {(a.heldS + b.heldS) / 2.0, (a.wobble + b.wobble) / 2.0};
}

}  // namespace

BoutVerdict verdictOf(const BoutDone& bout) {
  const int asked = repetitionsAsked(bout.exercise, bout.repetitions);
  if (bout.stopped || !bout.score) {
    return BoutVerdict::Neither;
  }
  if (bout.done >= asked && *bout.score >= kSuccessScore) {
    return BoutVerdict::Success;
  }
  return 2 * bout.done < asked || *bout.score < kFailureScore ? BoutVerdict::Failure : BoutVerdict::Neither;
}

double nextDifficulty(const PlanItem& item, std::span<const BoutDone> past) {
  if (item.difficulty) {
    return *item.difficulty;
  }
  if (past.empty()) {
    return 0.0;
  }
  const double next = past.back().difficulty + kDifficultyStep * stepAfter(past, &BoutDone::difficulty);
  // Whole tenths, so that levels can be compared exactly.
  return std::clamp(std::floor(next * 10.0 + 0.5) / 10.0, 0.0, 1.0);
}

double nextHoldS(const PlanItem& item, std::span<const BoutDone> past, double comfortableS) {
  if (!item.ownHold) {
    return item.holdS;
  }
  double holdS = comfortableS > 0.0 ? kComfortableShare * comfortableS : kFirstHoldS;
  if (!past.empty() && past.back().holdS > 0.0) {
    holdS = past.back().holdS + kHoldStepS * stepAfter(past, &BoutDone::holdS);
  }
  return std::clamp(holdS, std::min(kLeastHoldS, item.holdS), item.holdS);
}

std::vector<Effort> effortsOf(std::span<const CircleLap> laps) {
  std::vector<Effort> efforts;
  for (const bool clockwise : {true, false}) {
    std::vector<Effort> way;
    for (const CircleLap& lap : laps) {
      if (lap.complete && lap.clockwise == clockwise) {
        way.push_back({lap.radiusMm, 2.0 - lap.roundness - lap.evenness});
      }
    }
    if (way.size() < kLeastLaps) {
      continue;
    }
    const Effort fresh = meanOf(meanOf(way[0], way[1]), meanOf(way[2], way[3]));
    for (std::size_t i = 1; i < way.size(); i += 2) {
      const Effort two = meanOf(way[i - 1], way[i]);
      efforts.push_back({two.heldS / fresh.heldS, fresh.wobble > 0.0 ? two.wobble / fresh.wobble : 1.0});
    }
  }
  return efforts;
}

bool isTired(std::span<const Effort> efforts) {
  if (efforts.size() < kLeastEfforts) {
    return false;
  }
  const std::size_t n = efforts.size();
  const Effort first = meanOf(efforts[0], efforts[1]);
  const Effort last = meanOf(efforts[n - 2], efforts[n - 1]);
  return last.heldS < kShortened * first.heldS || (first.wobble > 0.0 && last.wobble > kShakier * first.wobble);
}

double restBetweenS(const PlanItem& item, bool tired) {
  return tired ? kTiredRest * item.restS : item.restS;
}

double restAfterS(bool tired) {
  return tired ? 60.0 : 20.0;
}

}  // namespace surefoot
