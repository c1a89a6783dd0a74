// SPDX-License-Identifier: MIT
#include "exchange/column_names.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "posture/board.hpp"
#include "records/tables.hpp"

namespace surefoot {
namespace {

struct OtherName {
  std::string_view letters;
  std::string_view advice;
};

/// Names in other units or without one, and of other programs: their letters and digits only.
constexpr std::array<OtherName, 26> kOtherNames{{
    {"timems", "divide it by 1000 and call it time_s"},
    {"tms", "divide it by 1000 and call it time_s"},
    {"timeus", "divide it by 1000000 and call it time_s"},
    {"time", "give seconds and call it time_s"},
    {"t", "give seconds and call it time_s"},
    {"timestamp", "give seconds and call it time_s"},
    {"zeit", "give seconds and call it time_s"},
    {"copxm", "it is in metres: multiply it by 1000 and call it cop_x_mm"},
    {"copym", "it is in metres: multiply it by 1000 and call it cop_y_mm"},
    {"copxcm", "it is in centimetres: multiply it by 10 and call it cop_x_mm"},
    {"copycm", "it is in centimetres: multiply it by 10 and call it cop_y_mm"},
    {"copx", "give millimetres to the person's right and call it cop_x_mm"},
    {"copy", "give millimetres forward and call it cop_y_mm"},
    {"xmm", "if it is the centre of pressure, to the person's right, call it cop_x_mm"},
    {"ymm", "if it is the centre of pressure, forward, call it cop_y_mm"},
    {"copml", "give millimetres to the person's right and call it cop_x_mm"},
    {"copap", "give millimetres forward and call it cop_y_mm"},
    {"copmlmm", "if it grows to the person's right, call it cop_x_mm"},
    {"copapmm", "if it grows forward, call it cop_y_mm"},
    {"loadkg", "multiply it by 9.81 and call it load_n"},
    {"weightkg", "if it was measured with each sample, multiply it by 9.81 and call it load_n"},
    {"fz", "give the load in newtons, positive, and call it load_n"},
    {"fzn", "if a load is positive in it, call it load_n"},
    {"load", "give newtons and call it load_n"},
    {"force", "give newtons and call it load_n"},
    {"forcen", "call it load_n"},
}};

/// Letters and digits, small.
std::string lettersOf(std::string_view name) {
  std::string letters;
  for (const char c : name) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      letters += c;
    } else if (c >= 'A' && c <= 'Z') {
      letters += static_cast<char>(c - 'A' + 'a');
    }
  }
  return letters;
}

const std::map<std::string, std::string, std::less<>>& knownByLetters() {
  static const auto kKnown = [] {
    std::map<std::string, std::string, std::less<>> known{{"ts", "time_s"}, {"timesec", "time_s"}, {"zeits", "time_s"}};
    for (const Column& column : samplesColumns(kMaxCells)) {
      known.emplace(lettersOf(column.name), column.name);
    }
    return known;
  }();
  return kKnown;
}

}  // namespace

std::string recordingColumnOf(std::string_view name) {
  const auto known = [](const std::string& letters) {
    const auto found = knownByLetters().find(letters);
    return found == knownByLetters().end() ? std::string() : found->second;
  };
  // The unit may be said twice: "cop_x_mm [mm]".
  const std::size_t bracket = std::min(name.find_first_of("(["), name.size());
  const std::string before = known(lettersOf(name.substr(0, bracket)));
  const std::string unit = lettersOf(name.substr(bracket));
  return !before.empty() && (unit.empty() || before.ends_with('_' + unit)) ? before : known(lettersOf(name));
}

bool isRecordingColumn(std::string_view name) {
  return !recordingColumnOf(name).empty();
}

std::string adviceOnColumn(std::string_view name) {
  const auto* const other = std::ranges::find(kOtherNames, lettersOf(name), &OtherName::letters);
  return other != kOtherNames.end()
             ? std::string(other->advice)
             : "a recording has time_s, cop_x_mm, cop_y_mm and may have load_n, toe_left_n, toe_right_n; rename or "
               "remove the column";
}

}  // namespace surefoot
