// SPDX-License-Identifier: MIT
// Numbers to text and back, independent of the locale.
#pragma once

#include <charconv>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace surefoot {

/// Shortest text that reads back to the same bits: "0.1", "1e+21".
std::string numberText(double value);

/// Fixed decimals, never an exponent: "0.50".
std::string fixedText(double value, int decimals);

/// 16 lower-case hexadecimal digits.
std::string hexText(std::uint64_t value);

/// The whole text as a finite number; nullopt for anything else ("", " 1", "1,5", "nan", "inf", "1x").
std::optional<double> parseNumber(std::string_view text);

/// The whole text as a decimal integer within the range of the type; nullopt for anything else.
template <std::integral Integer>
std::optional<Integer> parseInteger(std::string_view text) {
  Integer value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) {
    return std::nullopt;
  }
  return value;
}

}  // namespace surefoot
