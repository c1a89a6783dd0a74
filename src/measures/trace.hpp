// SPDX-License-Identifier: MIT
// A recording for the measures: the centre of pressure over time.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "posture/reading.hpp"
#include "posture/wrong_readings.hpp"

namespace surefoot {

/// Centre of pressure over time; the three vectors have the same length. Board time in seconds, increasing; AP forward
/// and ML to the person's right in millimetres. A missing sample leaves a jump in time.
struct Trace {
  std::vector<double> tS;
  std::vector<double> apMm;
  std::vector<double> mlMm;
  WrongReadings wrong = {};  ///< Left out of the recording that this is, or is a part of.

  std::size_t size() const { return tS.size(); }
};

/// The readings with a valid CoP, of both feet or of one; the others leave a gap.
Trace traceOf(std::span<const Reading> readings, Cop Reading::*cop = &Reading::whole);

/// The part from `fromS` up to but not including `toS`.
Trace partOf(const Trace& trace, double fromS, double toS);

/// A span of time in seconds; its owner says from which zero.
struct TimeSpan {
  double fromS = 0.0;
  double toS = 0.0;
};

/// The timing of the samples of a trace.
struct Timing {
  std::size_t samples = 0;
  double rateHz = 0.0;         ///< (n - 1) / (last - first); 0 if that is not finite.
  double resolutionS = 0.0;    ///< The coarsest of 1, 0.1, ... 1e-6 s of which every time is a multiple; 0 if none is.
  double unevenness = 1.0;     ///< 99 % of the intervals differ from the median by this share of it at most.
  bool regular = false;        ///< They differ by 1 % at most, or by no more than the resolution of the times.
  double longestGapS = 0.0;    ///< The longest interval between two samples
  double longestGapAtS = 0.0;  ///< and the time of the sample before it.
  WrongReadings wrong = {};    ///< As in the trace.
};

/// A duration or rate is at least the limit, but for the rounding of times: 24.9999 s reach 25 s.
constexpr bool reaches(double value, double limit) {
  return value >= 0.999 * limit;
}

/// Never fails: a trace with no sample or one sample has rate 0.
Timing timingOf(const Trace& trace);

/// The longest interval between two samples that does not count as a gap: 150 ms or three periods, whichever is longer.
/// The rate must not be 0.
double longestGapAllowedS(const Timing& timing);

/// Empty if the trace can be measured, else why not, in plain words: too few samples or too low a rate, a gap that is
/// too long, too many single wrong readings, time that goes back, places that no board can have.
std::string whatIsWrongWith(const Trace& trace, const Timing& timing, double leastS);

}  // namespace surefoot
