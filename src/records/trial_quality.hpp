// SPDX-License-Identifier: MIT
// What a trial that is over comes to: its outcome, whether it is good enough to count and why not, and its measures
// from the unfiltered readings. Knows no session and no database.
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
  bool stopped = false;            ///< From outside, before it was over.
  std::vector<Reading> readings;   ///< Unfiltered, of the trial and around it, in order.
  std::vector<TimeSpan> supports;  ///< A hand took some of the weight; board time.
  std::optional<double> noiseMm;
  std::optional<Vec2> feetXMm;  ///< Symmetry on one plate: x of the middles of the left and the right foot.
};

struct JudgedTrial {
  TrialResult result;
  std::vector<KeptMeasure> measures;
  bool repeat = false;  ///< It failed for the board's sake.
};

JudgedTrial judge(const TrialFacts& facts);

/// SD of an axis (root mean square of AP and ML) that the noise of the empty cells, in counts, makes of a centre of
/// pressure under this load: every cell's newtons times its distance from there, over the load. Nothing where a cell's
/// noise or the load is not known.
std::optional<double> noiseAtLoad(const Board& board, std::span<const double> noiseCounts, Vec2 copMm, double loadN);

/// "forward", "back-left": of a way of Reach, for its measures' condition.
std::string_view wordOfWay(Vec2 way);

}  // namespace surefoot
