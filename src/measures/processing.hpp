// SPDX-License-Identifier: MIT
// From a trace to evenly spaced, filtered samples for clinical measures. The live filter is never used for these.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "measures/trace.hpp"

namespace surefoot {

/// Butterworth: window averaging (swarii) if the samples are irregular, then a zero-lag low-pass at 10 Hz of total
/// order 4. None: the samples as they are, taken as evenly spaced at their mean rate.
enum class Filter : std::uint8_t { Butterworth, None };

/// "butterworth" or "none", and back (nullopt for another word).
std::string_view wordOf(Filter filter);
std::optional<Filter> filterOf(std::string_view word);

/// Samples may be taken as evenly spaced up to this unevenness (Timing): it changes velocity by less than 0.5 %
/// (README.md). Where nothing has been decided before, only regular samples are.
inline constexpr double kMostUnevenness = 0.5;

/// There are no measures of sway from less time or a lower rate than this.
inline constexpr double kLeastS = 5.0;
inline constexpr double kLeastRateHz = 20.0;

inline constexpr double kCutOffHz = 10.0;
inline constexpr double kWindowRateHz = 25.0;
inline constexpr double kWindowS = 0.08;

/// Samples for the measures: evenly spaced at rateHz from startS on, mean not removed. None if there is a `trouble`.
struct Prepared {
  std::vector<double> apMm;
  std::vector<double> mlMm;
  double startS = 0.0;
  double rateHz = 0.0;
  Filter filter = Filter::Butterworth;
  bool resampled = false;  ///< By window averaging.
  Timing recorded;         ///< Timing of the trace this was made from.
  std::string trouble;     ///< In plain words, why nothing can be measured; empty if measuring is possible.

  std::size_t size() const { return apMm.size(); }
  /// T = n / rate, in seconds.
  double durationS() const { return rateHz > 0.0 ? static_cast<double>(size()) / rateHz : 0.0; }
};

struct PrepareSettings {
  Filter filter = Filter::Butterworth;
  double leastS = kLeastS;  ///< A shorter trace is a trouble.
  /// Whether the earlier trials that this one is compared with were resampled: it does as they did, so that a board
  /// whose timing lies near the border of "regular" does not change within a trend. Above kMostUnevenness samples are
  /// resampled all the same. Absent: the timing decides.
  std::optional<bool> resampledBefore;
};

Prepared prepare(const Trace& trace, const PrepareSettings& settings = {});

/// What was done to the samples, as a part of the ids of the measures made of them: "" (the default filter on regular
/// samples), "+swarii" (window averaging before it), "+unfiltered".
std::string_view pipelineOf(const Prepared& prepared);

/// Sliding window weighted averaging interpolation (Audiffren & Contal 2016, 10.3390/s16081208): every 1/25 s from the
/// first sample on, the mean over a window of 80 ms, each sample weighted by half the distance to its neighbours. The
/// trace must have no gap as long as a window.
Trace swarii(const Trace& trace, double rateHz = kWindowRateHz, double windowS = kWindowS);

/// Second-order low-pass, run forward and backward (total order 4), started in its steady state on ends extended oddly
/// by 9 samples: the result is that of scipy.signal.filtfilt(*butter(2, cutOffHz, fs=rateHz), x). Needs more than 9
/// samples and cutOffHz < rateHz / 2, else returns the samples unchanged.
std::vector<double> zeroLagLowPass(std::span<const double> samples, double rateHz, double cutOffHz = kCutOffHz);

}  // namespace surefoot
