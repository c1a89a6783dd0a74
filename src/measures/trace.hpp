// SPDX-License-Identifier: MIT
// A recording as the measures take it: when the centre of pressure was where. Knows no files, no people.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "posture/reading.hpp"

namespace surefoot {

/// Centre of pressure over time; the three have the same length. Board time in seconds, growing; AP forward and ML to
/// the person's right in millimetres. Where a sample is missing, time jumps.
struct Trace {
  std::vector<double> tS;
  std::vector<double> apMm;
  std::vector<double> mlMm;

  std::size_t size() const { return tS.size(); }
};

/// The readings that have a valid CoP; those without leave a gap.
Trace traceOf(std::span<const Reading> readings);

/// The part from `fromS` up to and without `toS`.
Trace partOf(const Trace& trace, double fromS, double toS);

/// A stretch of time in seconds; whoever has one says since when.
struct TimeSpan {
  double fromS = 0.0;
  double toS = 0.0;
};

/// How the samples of a trace lie in time.
struct Timing {
  std::size_t samples = 0;
  double rateHz = 0.0;         ///< (n - 1) / (last - first); 0 where that is no number.
  bool regular = false;        ///< At least 99 % of the intervals are within 1 % of the median interval.
  double longestGapS = 0.0;    ///< The longest interval between two samples
  double longestGapAtS = 0.0;  ///< and the time of the sample before it.
};

/// Never fails: a trace of no or one sample has rate 0.
Timing timingOf(const Trace& trace);

/// The longest interval between two samples that is no gap: 150 ms or three periods, whichever is longer. The rate must
/// not be 0.
double longestGapAllowedS(const Timing& timing);

/// Empty when measures can be had of this trace at all, else why not, for people: too few or too slow samples, a gap
/// that is too long, time that goes back, places that no board can have.
std::string whatIsWrongWith(const Trace& trace, const Timing& timing, double leastS);

}  // namespace surefoot
