// SPDX-License-Identifier: MIT
// Change between two test days against measurement error. Tests only: games never enter.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace surefoot {

/// A test day of one measure in one condition: the mean of its trials that count. Same length, filter and definition on
/// all days that are compared.
struct DayMean {
  double mean = 0.0;
  int trials = 0;
};

inline constexpr int kTrialsOfADay = 3;
/// From so many own test days before the one that is judged, the person's own spread is the measure.
inline constexpr std::size_t kOwnDays = 5;
/// Smallest real difference of mean velocity between days, published as 44 to 65 % (SEM 15.9 to 23.6 %, Riemann 2016,
/// 45 s): the upper end, to be on the safe side.
inline constexpr double kPublishedMdc = 0.65;

/// Now as a multiple of then. Without a ratio there is the reason.
struct Change {
  std::optional<double> ratio;
  std::string reason;
  double lowest = 0.0;   ///< Ratios from here
  double highest = 0.0;  ///< to here are within measurement error. 0, 0 where that is not known.
  bool beyond = false;
  bool provisional = true;
  std::string words;   ///< "changed beyond measurement error", "within measurement error", "error not known yet".
  std::string method;  ///< Where the limits come from.
};

/// `earlier`: all test days before now, the oldest first; those of fewer than three trials do not enter the spread.
Change changeBetween(const DayMean& then, const DayMean& now, std::span<const DayMean> earlier,
                     std::string_view measure);

}  // namespace surefoot
