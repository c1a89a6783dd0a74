// SPDX-License-Identifier: MIT
#include "measures/processing.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <numbers>

#include "measures/definition.hpp"

namespace surefoot {
namespace {

constexpr std::size_t kEdge = 9;

/// y[n] = b0 x[n] + b1 x[n-1] + b2 x[n-2] - a1 y[n-1] - a2 y[n-2]
struct Biquad {
  double b0, b1, b2, a1, a2;
};

/// Butterworth by the bilinear transform with a prewarped cut-off.
Biquad lowPass(double rateHz, double cutOffHz) {
  const double warped = std::tan(std::numbers::pi * cutOffHz / rateHz);
  const double square = warped * warped;
  const double scale = 1.0 / (1.0 + std::numbers::sqrt2 * warped + square);
  return {.b0 = square * scale,
          .b1 = 2.0 * square * scale,
          .b2 = square * scale,
          .a1 = 2.0 * (square - 1.0) * scale,
          .a2 = (1.0 - std::numbers::sqrt2 * warped + square) * scale};
}

/// Transposed direct form II, started as if the signal had always had its first value. The sums are ordered for the
/// shortest dependency from one sample to the next.
template <class Iterator>
void filter(const Biquad& f, Iterator begin, Iterator end) {
  const double first = *begin;
  double s2 = (f.b2 - f.a2) * first;
  double s1 = (f.b1 - f.a1) * first + s2;
  for (Iterator at = begin; at != end; ++at) {
    const double in = *at;
    const double out = f.b0 * in + s1;
    s1 = (f.b1 * in + s2) - f.a1 * out;
    s2 = f.b2 * in - f.a2 * out;
    *at = out;
  }
}

/// Mean over the window around atS of the samples from `first` on; moves `first` to the start of the window.
std::array<double, 2> windowMean(const Trace& trace, std::size_t& first, double atS, double halfS) {
  const std::size_t n = trace.size();
  while (first < n && trace.tS[first] <= atS - halfS) {
    ++first;
  }
  std::size_t last = first;
  while (last + 1 < n && trace.tS[last + 1] < atS + halfS) {
    ++last;
  }
  std::array<double, 2> sum{};
  double weight = 0.0;
  for (std::size_t i = first; i <= last && i < n; ++i) {
    const double left = i == first ? std::max(trace.tS.front(), atS - halfS) : 0.5 * (trace.tS[i] + trace.tS[i - 1]);
    const double right = i == last ? std::min(trace.tS.back(), atS + halfS) : 0.5 * (trace.tS[i] + trace.tS[i + 1]);
    sum[0] += trace.apMm[i] * (right - left);
    sum[1] += trace.mlMm[i] * (right - left);
    weight += right - left;
  }
  return {sum[0] / weight, sum[1] / weight};
}

std::string hundredths(double seconds) {
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%.2f", seconds);
  return text.data();
}

bool mustResample(const Timing& timing, std::optional<bool> before) {
  const bool bunched = !timing.regular && timing.unevenness > kMostUnevenness;
  return bunched || before.value_or(!timing.regular);
}

}  // namespace

std::string_view wordOf(Filter filter) {
  return filter == Filter::Butterworth ? "butterworth" : "none";
}

std::optional<Filter> filterOf(std::string_view word) {
  for (const Filter filter : {Filter::Butterworth, Filter::None}) {
    if (word == wordOf(filter)) {
      return filter;
    }
  }
  return std::nullopt;
}

std::string_view pipelineOf(const Prepared& prepared) {
  return prepared.filter == Filter::None ? kUnfilteredPipeline : prepared.resampled ? kAveragedPipeline : "";
}

std::vector<double> zeroLagLowPass(std::span<const double> samples, double rateHz, double cutOffHz) {
  std::vector<double> filtered(samples.begin(), samples.end());
  const std::size_t n = samples.size();
  if (n <= kEdge || !(cutOffHz > 0.0) || !(cutOffHz < 0.5 * rateHz)) {
    return filtered;
  }
  std::vector<double> extended(n + 2 * kEdge);
  for (std::size_t i = 0; i < kEdge; ++i) {
    extended[i] = 2.0 * samples[0] - samples[kEdge - i];
    extended[n + kEdge + i] = 2.0 * samples[n - 1] - samples[n - 2 - i];
  }
  std::ranges::copy(samples, extended.begin() + kEdge);
  const Biquad f = lowPass(rateHz, cutOffHz);
  filter(f, extended.begin(), extended.end());
  filter(f, extended.rbegin(), extended.rend());
  std::copy_n(extended.begin() + kEdge, n, filtered.begin());
  return filtered;
}

Trace swarii(const Trace& trace, double rateHz, double windowS) {
  Trace even;
  if (trace.size() < 2) {
    return even;
  }
  // Counted, not summed, so that the times do not drift; half a microsecond less at either end keeps a sample that lies
  // just on the border of the window out of it whatever the rounding.
  const double halfS = 0.5 * windowS - 5e-7;
  std::size_t first = 0;
  for (std::size_t k = 0;; ++k) {
    const double atS = trace.tS.front() + static_cast<double>(k) / rateHz;
    if (!(atS < trace.tS.back())) {
      return even;
    }
    const auto [apMm, mlMm] = windowMean(trace, first, atS, halfS);
    even.tS.push_back(atS);
    even.apMm.push_back(apMm);
    even.mlMm.push_back(mlMm);
  }
}

Prepared prepare(const Trace& trace, const PrepareSettings& settings) {
  Prepared prepared{.filter = settings.filter, .recorded = timingOf(trace)};
  prepared.trouble = whatIsWrongWith(trace, prepared.recorded, settings.leastS);
  if (!prepared.trouble.empty()) {
    return prepared;
  }
  prepared.startS = trace.tS.front();
  prepared.rateHz = prepared.recorded.rateHz;
  if (settings.filter == Filter::None) {
    prepared.apMm = trace.apMm;
    prepared.mlMm = trace.mlMm;
    return prepared;
  }
  prepared.resampled = mustResample(prepared.recorded, settings.resampledBefore);
  if (prepared.resampled && prepared.recorded.longestGapS >= kWindowS) {
    prepared.trouble = "a gap of " + hundredths(prepared.recorded.longestGapS) + " s at " +
                       hundredths(prepared.recorded.longestGapAtS) +
                       " s in irregular samples: longer than their averaging window";
    return prepared;
  }
  const Trace even = prepared.resampled ? swarii(trace) : Trace{};
  prepared.rateHz = prepared.resampled ? kWindowRateHz : prepared.rateHz;
  prepared.apMm = zeroLagLowPass(prepared.resampled ? even.apMm : trace.apMm, prepared.rateHz);
  prepared.mlMm = zeroLagLowPass(prepared.resampled ? even.mlMm : trace.mlMm, prepared.rateHz);
  return prepared;
}

}  // namespace surefoot
