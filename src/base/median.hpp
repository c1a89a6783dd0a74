// SPDX-License-Identifier: MIT
// The median.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

namespace surefoot {

/// For an even number of values the mean of the two middle ones; nullopt without values. No value may be NaN.
inline std::optional<double> medianOf(std::vector<double> values) {
  if (values.empty()) {
    return std::nullopt;
  }
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  if (values.size() % 2 == 1) {
    return *middle;
  }
  return 0.5 * (*middle + *std::max_element(values.begin(), middle));
}

}  // namespace surefoot
