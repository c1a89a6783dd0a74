// SPDX-License-Identifier: MIT
// From a trace to evenly spaced, filtered samples, as clinical numbers need them. Never the live filter.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "measures/trace.hpp"

namespace surefoot {

/// Butterworth: irregular samples by window averaging (swarii) first, then zero-lag low-pass at 10 Hz of total order 4.
/// None: the samples as they come, taken as even at their mean rate.
enum class Filter : std::uint8_t { Butterworth, None };

/// "butterworth" or "none", and back (nothing for another word).
std::string_view wordOf(Filter filter);
std::optional<Filter> filterOf(std::string_view word);

/// Shorter or slower than this there are no measures of sway at all.
inline constexpr double kLeastS = 5.0;
inline constexpr double kLeastRateHz = 20.0;

inline constexpr double kCutOffHz = 10.0;
inline constexpr double kWindowRateHz = 25.0;
inline constexpr double kWindowS = 0.08;

/// Samples as the measures take them: even at rateHz from startS on, mean not removed. With a `trouble` there are none.
struct Prepared {
  std::vector<double> apMm;
  std::vector<double> mlMm;
  double startS = 0.0;
  double rateHz = 0.0;
  Filter filter = Filter::Butterworth;
  bool resampled = false;  ///< By window averaging.
  Timing recorded;         ///< Of the trace that this was made from.
  std::string trouble;     ///< Why nothing can be measured on it, for people; empty when something can.

  std::size_t size() const { return apMm.size(); }
  /// T = n / rate, in seconds.
  double durationS() const { return rateHz > 0.0 ? static_cast<double>(size()) / rateHz : 0.0; }
};

/// `leastS`: shorter traces are trouble.
Prepared prepare(const Trace& trace, Filter filter = Filter::Butterworth, double leastS = kLeastS);

/// Sliding window weighted averaging interpolation (Audiffren & Contal 2016, 10.3390/s16081208): every 1/25 s from the
/// first sample on the mean over a window of 80 ms, each sample weighted by half the distance to its neighbours. The
/// trace has no gap as long as a window.
Trace swarii(const Trace& trace, double rateHz = kWindowRateHz, double windowS = kWindowS);

/// Low-pass of second order run forward and backward (total order 4), started in its steady state on edges extended
/// oddly by 9 samples: what scipy.signal.filtfilt(*butter(2, cutOffHz, fs=rateHz), x) gives. Needs more than 9 samples
/// and cutOffHz < rateHz / 2, else returns them as they are.
std::vector<double> zeroLagLowPass(std::span<const double> samples, double rateHz, double cutOffHz = kCutOffHz);

}  // namespace surefoot
