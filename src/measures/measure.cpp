// SPDX-License-Identifier: MIT
#include "measures/measure.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <stdexcept>

namespace surefoot {
namespace {

const Definition* defined(std::string_view key) {
  const Definition* definition = findDefinition(key);
  if (definition == nullptr) {
    throw std::logic_error("no definition of " + std::string(key));
  }
  return definition;
}

}  // namespace

const Measure* MeasureSet::find(std::string_view key) const {
  const auto found =
      std::ranges::find_if(measures, [key](const Measure& measure) { return measure.definition->key == key; });
  return found == measures.end() ? nullptr : &*found;
}

std::optional<double> MeasureSet::value(std::string_view key) const {
  const Measure* found = find(key);
  return found == nullptr ? std::nullopt : found->value;
}

Measure measured(std::string_view key, double value) {
  if (!std::isfinite(value)) {
    return absent(key, "the numbers are too large or too small to calculate with");
  }
  return {.definition = defined(key), .value = value, .reason = {}, .beside = {}};
}

Measure absent(std::string_view key, std::string reason) {
  return {.definition = defined(key), .value = std::nullopt, .reason = std::move(reason), .beside = {}};
}

std::string shown(const Measure& measure) {
  if (!measure.value) {
    return measure.reason;
  }
  std::array<char, 400> text{};  // a double without exponent has up to 309 digits before the point
  std::snprintf(text.data(), text.size(), "%.*f", measure.definition->decimals, *measure.value);
  const std::string_view unit = shownUnit(measure.definition->unit);
  return std::string(text.data()) + (unit.empty() || unit == "°" ? "" : " ") + std::string(unit);
}

}  // namespace surefoot
