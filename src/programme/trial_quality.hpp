// SPDX-License-Identifier: MIT
// The evaluation of a finished trial: its outcome, whether it counts and why not, and its measures from the unfiltered
// readings. Knows no session and no database.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "measures/trace.hpp"
#include "posture/board.hpp"
#include "posture/reading.hpp"
#include "programme/protocol.hpp"

namespace surefoot {

/// How a trial ended. A trial that was stopped is a result too.
enum class TrialOutcome : std::uint8_t {
  Interrupted,  ///< The program ended unexpectedly; also while the trial is running.
  Complete,
  SteppedOff,
  Stepped,    ///< A foot was lifted that should have stayed.
  FootDown,   ///< One leg: the foot came down before the time was over.
  NotLifted,  ///< One leg: the foot was never lifted.
  Stopped,    ///< Stopped by the person or a helper before it was over.
  Board,      ///< The board fell silent or faulty, or somebody paused.
};

/// A value with everything needed to interpret it; if absent, with the reason.
struct KeptMeasure {
  std::string key;
  std::optional<double> value;
  std::string unit;        ///< UCUM.
  std::string definition;  ///< Id and version.
  std::string filter = "none";
  std::optional<double> durationS;
  std::optional<double> rateHz;
  std::string reason;     ///< Why there is no value.
  std::string condition;  ///< Empty: the condition of the trial.
};

struct TrialResult {
  TrialOutcome outcome = TrialOutcome::Interrupted;
  bool counts = false;
  std::vector<std::string> reasons;  ///< Why it does not count, and other remarks; without semicolons.
  std::optional<double> startS;      ///< Board time; absent if it never began.
  std::optional<double> endS;
  std::optional<double> noiseMm;  ///< Noise of the centre of pressure at this load, if known.
};

/// Sway can be compared if the noise is at most this: at 80 samples a second it raises the velocity of people who sway
/// little by 6 %, in eight trials by 3 to 16 % (processing_bench; src/programme/README.md). Reference ranges need 0.1
/// mm.
inline constexpr double kMostNoiseMm = 0.2;

struct TrialFacts {
  TrialRequest request;
  TrialReport report;
  bool stopped = false;            ///< Stopped from outside before it was over.
  std::vector<Reading> readings;   ///< Unfiltered, during the trial and around it, in order.
  std::vector<TimeSpan> supports;  ///< Spans of hand support; board time.
  std::optional<double> noiseMm;
  std::optional<double> footLengthMm = {};   ///< Reach: measured, and the feet are on the marks; else absent.
  std::optional<bool> resampledBefore = {};  ///< Earlier trials in the same place and board: see PrepareSettings.
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
