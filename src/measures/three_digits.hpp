// SPDX-License-Identifier: MIT
// Numbers for people, in notes and reasons.
#pragma once

#include <array>
#include <cstdio>
#include <string>

namespace surefoot {

/// With up to three significant digits: "29.8", "0.15", "60".
inline std::string threeDigits(double value) {
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%.3g", value);
  return text.data();
}

}  // namespace surefoot
