// SPDX-License-Identifier: MIT
// Every part is the mean over the laps that count, scaled down if fewer count than were asked for.
#include "games/circle_score.hpp"

#include <algorithm>
#include <array>

#include "play/easing.hpp"

namespace surefoot {

namespace {

/// Roundness and evenness (1 - SD / mean by sector) that score 0 and 1.
constexpr double kUnround = 0.45;
constexpr double kRound = 0.90;
constexpr double kUneven = 0.25;
constexpr double kEven = 0.80;
/// Longest lap that the detector calls complete; a lap over it is accepted if its duration is the only fault.
constexpr double kLongLapS = 12.0;

}  // namespace

bool lapCounts(const CircleLap& lap) {
  return lap.complete || (lap.sectors == kAllBells && lap.endS - lap.startS > kLongLapS);
}

ScoreSheet circleScore(std::span<const CircleLap> laps, int eachWay) {
  const int asked = std::max(1, eachWay);
  std::array<int, 2> ways{};
  double round = 0.0;
  double even = 0.0;
  for (const CircleLap& lap : laps) {
    int& way = ways[lap.clockwise ? 0 : 1];
    if (lapCounts(lap) && way < asked) {
      ++way;
      round += clamp01((lap.roundness - kUnround) / (kRound - kUnround));
      even += clamp01((lap.evenness - kUneven) / (kEven - kUneven));
    }
  }
  const double whole = 2.0 * asked;
  return {.formula = "ankle-circle/1",
          .parts = {{"score.dose", (ways[0] + ways[1]) / whole, 0.4},
                    {"score.roundness", round / whole, 0.3},
                    {"score.evenness", even / whole, 0.15},
                    {"score.both_ways", static_cast<double>(std::min(ways[0], ways[1])) / asked, 0.15}}};
}

}  // namespace surefoot
