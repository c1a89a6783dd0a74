// SPDX-License-Identifier: MIT
// A measured value with its definition, and several of one recording with what they were made of.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "measures/definition.hpp"
#include "measures/processing.hpp"

namespace surefoot {

/// A value, finite, or the reason why there is none, for people; never both.
struct Measure {
  const Definition* definition = nullptr;  ///< Never null in a MeasureSet.
  std::optional<double> value;
  std::string reason;
  /// What must stand beside the value to read it, such as m, r and n of a sample entropy.
  std::vector<std::pair<std::string_view, double>> beside;
};

/// The measures of one recording or trial. One row of measures.csv is a Measure with these facts.
struct MeasureSet {
  Filter filter = Filter::Butterworth;
  std::size_t samples = 0;  ///< That the measures were made of: after window averaging, if there was any.
  double durationS = 0.0;   ///< T
  double rateHz = 0.0;      ///< Of these samples.
  bool resampled = false;
  Timing recorded;                 ///< Of the samples as they came.
  std::vector<Measure> measures;   ///< In the order of definitions().
  std::vector<std::string> notes;  ///< What a reader should know before comparing, for people.

  /// Nothing (nullptr) where it is not of this kind.
  const Measure* find(std::string_view key) const;
  /// Nothing where it is absent.
  std::optional<double> value(std::string_view key) const;
};

/// A value where it is finite; else absent with a reason. The key must be in the table.
Measure measured(std::string_view key, double value);
Measure absent(std::string_view key, std::string reason);

/// "11.76 mm/s", "841 mm²"; the reason where there is no value.
std::string shown(const Measure& measure);

}  // namespace surefoot
