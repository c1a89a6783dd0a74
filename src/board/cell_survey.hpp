// SPDX-License-Identifier: MIT
// What each load cell did over a whole measurement, single wrong and faulty readings left out.
#pragma once

#include <span>
#include <vector>

#include "posture/board.hpp"

namespace surefoot {

struct CellSurvey {
  double worstNoiseCounts = 0.0;  ///< SD without slow changes, of the noisiest second.
  double usualNoiseCounts = 0.0;  ///< Of the median second.
  double leastCounts = 0.0;
  double mostCounts = 0.0;

  bool changes() const { return mostCounts > leastCounts; }
  /// Counts left to the nearer end of the 24-bit range.
  double roomCounts() const;
};

struct BoardSurvey {
  std::vector<CellSurvey> cells;  ///< One for each cell; empty if no sample was good.
  double mostLoadN = 0.0;         ///< On all cells together.
};

BoardSurvey surveyOf(const Board& board, std::span<const Sample> samples);

}  // namespace surefoot
