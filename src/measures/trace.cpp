// SPDX-License-Identifier: MIT
#include "measures/trace.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "base/median.hpp"
#include "measures/processing.hpp"
#include "measures/three_digits.hpp"

namespace surefoot {
namespace {

constexpr double kLikeTheMedian = 0.01;
constexpr double kMostIntervals = 0.99;
constexpr double kSilenceS = 0.15;
constexpr double kPeriodsOfGap = 3.0;
constexpr double kFarthestMm = 10000.0;

template <class... Values>
std::string text(const char* format, Values... values) {
  std::array<char, 200> line{};
  std::snprintf(line.data(), line.size(), format, values...);
  return line.data();
}

bool isUsable(double tS, double apMm, double mlMm) {
  return std::isfinite(tS) && std::abs(apMm) <= kFarthestMm && std::abs(mlMm) <= kFarthestMm;
}

/// A rounded time is off by half a step, so an interval of a regular clock by a whole one.
double resolutionOf(const std::vector<double>& tS) {
  constexpr double kRoundingS = 1e-9;
  for (const double perS : {1.0, 10.0, 1e2, 1e3, 1e4, 1e5, 1e6}) {
    if (std::ranges::all_of(tS, [perS](double t) { return std::abs(t - std::round(t * perS) / perS) <= kRoundingS; })) {
      return 1.0 / perS;
    }
  }
  return 0.0;
}

/// The difference from the median that 99 % of the intervals do not exceed.
double differenceOf(std::vector<double> intervals, double median) {
  for (double& interval : intervals) {
    interval = std::abs(interval - median);
  }
  const auto at = static_cast<std::ptrdiff_t>(std::ceil(kMostIntervals * static_cast<double>(intervals.size()))) - 1;
  std::ranges::nth_element(intervals, intervals.begin() + at);
  return intervals[static_cast<std::size_t>(at)];
}

}  // namespace

Trace traceOf(std::span<const Reading> readings, Cop Reading::*cop) {
  Trace trace;
  trace.wrong = wrongAmong(readings);
  for (const Reading& reading : readings) {
    if ((reading.*cop).valid) {
      trace.tS.push_back(reading.tS);
      trace.apMm.push_back((reading.*cop).mm.y);
      trace.mlMm.push_back((reading.*cop).mm.x);
    }
  }
  return trace;
}

Trace partOf(const Trace& trace, double fromS, double toS) {
  Trace part;
  part.wrong = trace.wrong;
  for (std::size_t i = 0; i < trace.size(); ++i) {
    if (trace.tS[i] >= fromS && trace.tS[i] < toS) {
      part.tS.push_back(trace.tS[i]);
      part.apMm.push_back(trace.apMm[i]);
      part.mlMm.push_back(trace.mlMm[i]);
    }
  }
  return part;
}

Timing timingOf(const Trace& trace) {
  Timing timing{.samples = trace.size(), .wrong = trace.wrong};
  if (trace.size() < 2) {
    return timing;
  }
  std::vector<double> intervals(trace.size() - 1);
  for (std::size_t i = 0; i < intervals.size(); ++i) {
    intervals[i] = trace.tS[i + 1] - trace.tS[i];
    if (!std::isfinite(intervals[i])) {
      return timing;
    }
    if (intervals[i] > timing.longestGapS) {
      timing.longestGapS = intervals[i];
      timing.longestGapAtS = trace.tS[i];
    }
  }
  const double spanS = trace.tS.back() - trace.tS.front();
  timing.rateHz = spanS > 0.0 ? static_cast<double>(intervals.size()) / spanS : 0.0;
  timing.rateHz = std::isfinite(timing.rateHz) ? timing.rateHz : 0.0;
  const double median = medianOf(intervals).value_or(0.0);
  const double difference = differenceOf(std::move(intervals), median);
  timing.resolutionS = resolutionOf(trace.tS);
  timing.unevenness = median > 0.0 ? difference / median : 1.0;
  timing.regular = difference <= std::max(kLikeTheMedian * median, timing.resolutionS + 2e-9);
  return timing;
}

double longestGapAllowedS(const Timing& timing) {
  return std::max(kSilenceS, kPeriodsOfGap / timing.rateHz);
}

std::string whatIsWrongWith(const Trace& trace, const Timing& timing, double leastS) {
  if (trace.size() < 2) {
    return trace.size() == 0 ? "no valid sample" : "a single sample";
  }
  for (std::size_t i = 0; i < trace.size(); ++i) {
    if (!isUsable(trace.tS[i], trace.apMm[i], trace.mlMm[i])) {
      return text("the centre of pressure is over 10 m away in sample %zu: is it in millimetres?", i + 1);
    }
    if (i > 0 && trace.tS[i] < trace.tS[i - 1]) {
      return text("time goes back in sample %zu", i + 1);
    }
  }
  if (timing.wrong.tooMany(timing.samples)) {
    return wordsFor(timing.wrong) + ", more than 1 %: `surefoot board diagnose` finds out why";
  }
  if (timing.rateHz <= 0.0) {
    return "all samples have the same time";
  }
  if (!reaches(timing.rateHz, kLeastRateHz)) {
    return threeDigits(timing.rateHz) + text(" samples a second: at least %.0f are needed", kLeastRateHz);
  }
  if (timing.longestGapS > longestGapAllowedS(timing)) {
    return text("a gap of %.2f s at %.2f s", timing.longestGapS, timing.longestGapAtS);
  }
  if (const double durationS = static_cast<double>(trace.size()) / timing.rateHz; !reaches(durationS, leastS)) {
    return threeDigits(durationS) + text(" s is too short: at least %.0f s are needed", leastS);
  }
  return "";
}

}  // namespace surefoot
