// SPDX-License-Identifier: MIT
// Change since a person's first test day, compared with the minimal detectable change (MDC): definition change-ratio/2.
// For balance tests only, never for games.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace surefoot {

/// How the trials of a test day were done, in the words that the tests store. Days that differ are not compared.
struct Circumstances {
  std::string footwear = "unknown";
  std::string stance = "unknown";
  std::string hands = "unknown";
  std::string aid = "unknown";
  std::string foam = "none";  ///< "none" on the firm floor.
  std::string board;          ///< Model.
  std::string filter;
  std::string definition;  ///< Of the measure, with its version.
  double rateHz = 0.0;     ///< Of the samples measured; 0: not known.

  friend bool operator==(const Circumstances&, const Circumstances&) = default;
};

/// Each with both values: "footwear barefoot then, shoes now". Empty if the days can be compared. Rates are alike
/// within a tenth.
std::vector<std::string> differencesBetween(const Circumstances& then, const Circumstances& now);

/// The counted trials of one measure in one condition on one day.
struct TestDay {
  int day = 0;                 ///< DayNumber.
  std::vector<double> values;  ///< One of each trial.
  Circumstances how;

  int trials() const { return static_cast<int>(values.size()); }
  /// 0 without trials.
  double mean() const;
  /// Over the trials (n - 1); nullopt for a single one.
  std::optional<double> sd() const;
};

inline constexpr int kTrialsOfADay = 3;
/// With this many comparable test days, today with them, the person's own spread counts.
inline constexpr std::size_t kOwnDays = 5;
/// Standard error of measurement (SEM) of medial-lateral velocity between days, as a share of the mean: the upper end
/// of 15.9 to 23.6 % in Riemann & Piersol 2016 (10.1007/s40520-016-0687-2; people over 65, narrow or own stance, 45 s).
inline constexpr double kPublishedSem = 0.236;

struct ChangeQuestion {
  std::string_view measure;  ///< Key.
  int comparisons = 1;       ///< Conditions judged in the same round; each is judged at 5 % / comparisons.
  double ceiling = 0.0;      ///< The longest possible time; 0: there is none.
  std::string caution;       ///< What to consider before relying on the change; empty if nothing.
};

/// From the first comparable test day to the latest. Never both ratio and difference.
struct Change {
  std::optional<double> ratio;          ///< Latest / first.
  std::optional<double> difference;     ///< Latest - first, in the measure's unit: for shares and capped times.
  bool atCeiling = false;               ///< The latest day is at the ceiling: neither of both.
  std::string reason;                   ///< Why there is none of these.
  std::size_t then = 0;                 ///< Index of the first comparable day.
  std::optional<double> sincePrevious;  ///< Ratio or difference to the comparable day before. It is not judged.
  double lowest = 0.0;                  ///< Ratios or differences from `lowest`
  double highest = 0.0;                 ///< to `highest` are within the MDC; 0, 0 if that is not known.
  bool beyond = false;
  bool provisional = true;         ///< The limits are the published ones.
  std::string caution;             ///< Of the question; among the notes too.
  std::string words;               ///< "beyond the MDC", "within the MDC", "MDC not known yet", "at the ceiling".
  std::string method;              ///< Where the limits come from.
  std::vector<std::string> notes;  ///< What must be shown with it: days that are not compared, learning.

  bool judged() const { return highest > 0.0; }
};

/// `days`: oldest first, the last one is judged.
Change changeSinceFirst(std::span<const TestDay> days, const ChangeQuestion& question);

/// The one sentence about a change that pages, result, reports and exports show, with the limits of the MDC: "× 0.41,
/// beyond the MDC (× 0.52 to × 1.91, provisional)".
std::string sentenceFor(const Change& change, std::string_view measure);

/// "× 0.41"; "+3.2 s".
std::string shownChange(double value, bool ratio, std::string_view measure);

/// Shares and capped times have differences instead of ratios.
bool hasRatio(std::string_view measure);

/// SD of ln of a day's mean between days that chance explains: √ln(1 + SEM²).
double publishedSpread();

/// SD between days from successive differences, without the largest (which may be the change itself), and its degrees
/// of freedom. nullopt for fewer than kOwnDays values.
struct OwnSpread {
  double sd = 0.0;
  double freedom = 0.0;
};
std::optional<OwnSpread> ownSpread(std::span<const double> days);

}  // namespace surefoot
