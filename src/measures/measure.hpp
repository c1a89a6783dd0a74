// SPDX-License-Identifier: MIT
// A measured value with its definition, and the set of measures of one recording.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "measures/definition.hpp"
#include "measures/processing.hpp"

namespace surefoot {

/// A finite value, or the reason in plain words why there is none; never both.
struct Measure {
  const Definition* definition = nullptr;  ///< Never null in a MeasureSet.
  std::optional<double> value;
  std::string reason;
  /// Values that must be shown with it, such as m, r and n of a sample entropy.
  std::vector<std::pair<std::string_view, double>> beside;
  std::string_view pipeline = "";  ///< Of the samples (pipelineOf).

  /// Definition and pipeline, "mean-velocity/1+swarii": only values with the same id can be compared.
  std::string definitionId() const { return std::string(definition->id) + std::string(pipeline); }
};

/// The measures of one recording or trial. A row of measures.csv is a Measure with these facts.
struct MeasureSet {
  Filter filter = Filter::Butterworth;
  std::size_t samples = 0;  ///< Number of samples measured: after window averaging, if there was any.
  double durationS = 0.0;   ///< T
  double rateHz = 0.0;      ///< Of these samples.
  bool resampled = false;
  Timing recorded;                 ///< Timing of the samples as recorded.
  std::vector<Measure> measures;   ///< In the order of definitions().
  std::vector<std::string> notes;  ///< What a reader should know before comparing, in plain words.

  /// nullptr if the set has no such measure.
  const Measure* find(std::string_view key) const;
  /// nullopt if it is absent.
  std::optional<double> value(std::string_view key) const;
};

/// The value if it is finite, else absent with a reason. The key must be in the table.
Measure measured(std::string_view key, double value);
Measure absent(std::string_view key, std::string reason);

/// "11.76 mm/s", "841 mm²"; the reason if there is no value.
std::string shown(const Measure& measure);

}  // namespace surefoot
