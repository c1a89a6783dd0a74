// SPDX-License-Identifier: MIT
// The evaluation of a finished trial: its outcome, whether it counts and why not, and its measures from the unfiltered
// readings. Knows no session and no database.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "measures/trace.hpp"
#include "posture/board.hpp"
#include "posture/reading.hpp"
#include "programme/protocol.hpp"
#include "records/trials.hpp"

namespace surefoot {

/// Sway can be compared if the noise is at most this: it then raises velocity by at most 7 % (0.3 mm raise it by 17 %;
/// src/programme/README.md). Reference ranges need 0.1 mm.
inline constexpr double kMostNoiseMm = 0.2;

struct TrialFacts {
  TrialRequest request;
  TrialReport report;
  bool stopped = false;            ///< Stopped from outside before it was over.
  std::vector<Reading> readings;   ///< Unfiltered, during the trial and around it, in order.
  std::vector<TimeSpan> supports;  ///< Spans of hand support; board time.
  std::optional<double> noiseMm;
  std::optional<Vec2> feetXMm;  ///< Symmetry on one plate: x of the middle of the left and of the right foot.
};

struct JudgedTrial {
  TrialResult result;
  std::vector<KeptMeasure> measures;
  bool repeat = false;  ///< It failed because of the board.
};

JudgedTrial judge(const TrialFacts& facts);

/// SD of an axis (root mean square of AP and ML) that the noise of the unloaded cells, in counts, causes in a centre of
/// pressure under this load: each cell's noise in newtons times its distance from there, divided by the load. Absent if
/// a cell's noise or the load is not known.
std::optional<double> noiseAtLoad(const Board& board, std::span<const double> noiseCounts, Vec2 copMm, double loadN);

/// "forward", "back-left": name of a direction of Reach, for the condition of its measures.
std::string_view wordOfWay(Vec2 way);

}  // namespace surefoot
