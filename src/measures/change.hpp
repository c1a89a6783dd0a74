// SPDX-License-Identifier: MIT
// Change between two test days, compared with the minimal detectable change (MDC). For balance tests only, never for
// games.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace surefoot {

/// A test day of one measure in one condition: the mean of the trials that counted. Days are compared only with the
/// same length, filter and definition.
struct DayMean {
  double mean = 0.0;
  int trials = 0;
};

inline constexpr int kTrialsOfADay = 3;
/// With this many test days before the one in question, the limits come from the person's own spread.
inline constexpr std::size_t kOwnDays = 5;
/// Minimal detectable change of mean velocity between days, published as 44 to 65 % (SEM 15.9 to 23.6 %, Riemann 2016,
/// 45 s trials). The upper end is the cautious choice.
inline constexpr double kPublishedMdc = 0.65;

/// The ratio of now to then, or the reason why there is none.
struct Change {
  std::optional<double> ratio;
  std::string reason;
  double lowest = 0.0;   ///< Ratios from `lowest`
  double highest = 0.0;  ///< to `highest` are within the MDC; 0, 0 if that is not known.
  bool beyond = false;
  bool provisional = true;
  std::string words;   ///< "beyond the MDC", "within the MDC", "MDC not known yet".
  std::string method;  ///< Where the limits come from.
};

/// `earlier`: all test days before now, oldest first; days with fewer than three trials do not enter the spread.
Change changeBetween(const DayMean& then, const DayMean& now, std::span<const DayMean> earlier,
                     std::string_view measure);

}  // namespace surefoot
