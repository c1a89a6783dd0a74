// SPDX-License-Identifier: MIT
// A mean over trials with the spread that it comes from.
#pragma once

#include <cmath>
#include <numeric>
#include <optional>
#include <span>
#include <string>

namespace surefoot {

/// Mean and sample standard deviation (n - 1); no SD of a single value.
struct MeanSd {
  double mean = 0.0;
  std::optional<double> sd;
  int n = 0;
};

/// nullopt if there are no values.
inline std::optional<MeanSd> meanSdOf(std::span<const double> values) {
  if (values.empty()) {
    return std::nullopt;
  }
  const auto n = static_cast<double>(values.size());
  MeanSd found{.mean = std::accumulate(values.begin(), values.end(), 0.0) / n, .n = static_cast<int>(values.size())};
  if (values.size() > 1) {
    double squares = 0.0;
    for (const double value : values) {
      squares += (value - found.mean) * (value - found.mean);
    }
    found.sd = std::sqrt(squares / (n - 1.0));
  }
  return found;
}

/// "8.1 ± 0.6" of two shown numbers, with blanks at which no line breaks; without an SD the mean alone.
inline std::string withSd(const std::string& mean, const std::optional<std::string>& sd) {
  return sd ? mean + "\u00A0±\u00A0" + *sd : mean;
}

}  // namespace surefoot
