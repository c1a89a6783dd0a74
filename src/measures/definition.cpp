// SPDX-License-Identifier: MIT
#include "measures/definition.hpp"

#include <algorithm>
#include <array>
#include <list>
#include <string>
#include <vector>

#include "base/enum_table.hpp"
#include "measures/definition_table.hpp"

namespace surefoot {
namespace {

constexpr std::string_view kProcessing =
    "mean removed; irregular samples first averaged over windows of 80 ms to 25 a second; zero-lag Butterworth "
    "low-pass at 10 Hz, order 2 forward and backward. What was done is part of the definition: +swarii after it is "
    "window averaging, +unfiltered is neither averaging nor filter (--filter none)";

/// For measures of sway, also how the samples are prepared. Lives as long as the program.
std::string_view settingsOf(const Family& family) {
  static std::list<std::string> kept;
  if (family.group > MeasureGroup::Diffusion) {
    return family.settings;
  }
  return kept.emplace_back(std::string(kProcessing) + (family.settings.empty() ? "" : "; ") +
                           std::string(family.settings));
}

Definition definitionOf(const Family& family, KeyOf key, std::string_view settings) {
  return {.key = key.key,
          .id = family.id,
          .family = family.id.substr(0, family.id.find('/')),
          .axis = key.axis,
          .detail = key.detail,
          .group = family.group,
          .unit = family.unit,
          .decimals = family.decimals,
          .name = family.name,
          .what = family.what,
          .isNot = family.isNot,
          .formula = family.formula,
          .source = family.source,
          .settings = settings,
          .needs = family.needs};
}

/// Breaks at blanks, each line indented.
std::string wrapped(std::string_view text, std::size_t indent, std::size_t width) {
  std::string lines;
  const std::string margin(indent, ' ');
  while (!text.empty()) {
    std::size_t cut = text.size();
    if (cut > width - indent) {
      cut = text.rfind(' ', width - indent);
      cut = cut == std::string_view::npos || cut == 0 ? std::min(text.find(' '), text.size()) : cut;
    }
    lines += (lines.empty() ? "" : "\n" + margin) + std::string(text.substr(0, cut));
    text.remove_prefix(std::min(cut + 1, text.size()));
  }
  return lines;
}

}  // namespace

std::span<const Definition> definitions() {
  static const std::vector<Definition> kAll = [] {
    std::vector<Definition> all;
    for (const Family& family : families()) {
      const std::string_view settings = settingsOf(family);
      for (const KeyOf& key : family.keys) {
        all.push_back(definitionOf(family, key, settings));
      }
    }
    return all;
  }();
  return kAll;
}

const Definition* findDefinition(std::string_view key) {
  const auto all = definitions();
  const auto found = std::ranges::find(all, key, &Definition::key);
  return found == all.end() ? nullptr : &*found;
}

const Definition* findDefinition(std::string_view family, Axis axis) {
  const auto all = definitions();
  const auto found = std::ranges::find_if(
      all, [&](const Definition& definition) { return definition.family == family && definition.axis == axis; });
  return found == all.end() ? nullptr : &*found;
}

std::string_view withoutPipeline(std::string_view definitionId) {
  return definitionId.substr(0, definitionId.find('+'));
}

bool isResampled(std::string_view definitionId) {
  return definitionId.ends_with(kAveragedPipeline);
}

std::string titleOf(const Definition& definition) {
  const std::string_view part = definition.detail.empty() ? wordsFor(definition.axis) : definition.detail;
  return std::string(definition.name) + (part.empty() ? "" : ", ") + std::string(part);
}

std::string_view wordsFor(Axis axis) {
  static constexpr EnumTable<Axis, std::string_view> kWords{
      {"", "forward and back", "side to side", "distance from the middle"}};
  return kWords[axis];
}

std::string_view wordsFor(MeasureGroup group) {
  static constexpr EnumTable<MeasureGroup, std::string_view> kWords{
      {"Distance", "Velocity", "Area", "Frequency", "Complexity", "Diffusion", "Limits of stability",
       "Single-leg stance", "Each foot", "Weight symmetry", "Score"}};
  return kWords[group];
}

std::string_view shownUnit(std::string_view unit) {
  constexpr std::array<std::array<std::string_view, 2>, 4> kShown{
      {{"mm2", "mm²"}, {"mm2/s", "mm²/s"}, {"deg", "°"}, {"1", ""}}};
  const auto found = std::ranges::find(kShown, unit, [](const auto& pair) { return pair[0]; });
  return found == kShown.end() ? unit : (*found)[1];
}

std::string explanationOf(const Definition& definition) {
  constexpr std::size_t kIndent = 14;
  constexpr std::size_t kWidth = 100;
  std::string text = std::string(definition.key) + ": " + titleOf(definition) + "\n";
  const auto add = [&](std::string label, std::string_view what) {
    if (!what.empty()) {
      label.resize(kIndent - 2, ' ');
      text += "  " + label + wrapped(what, kIndent, kWidth) + "\n";
    }
  };
  add("meaning", definition.what);
  add("it is not", definition.isNot);
  add("unit", definition.unit == "1" ? "none" : shownUnit(definition.unit));
  add("formula", definition.formula);
  add("settings", definition.settings);
  add("needs", definition.needs);
  add("source", definition.source);
  add("definition", definition.id);
  return text;
}

}  // namespace surefoot
