// SPDX-License-Identifier: MIT
// `surefoot measure`: the measures of a recording, and what they mean.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <iomanip>
#include <iostream>
#include <iterator>

#include <nlohmann/json.hpp>

#include "app/options.hpp"
#include "base/text.hpp"
#include "exchange/judge.hpp"
#include "measures/sway.hpp"
#include "measures/tasks.hpp"

namespace surefoot {
namespace {

using Json = nlohmann::ordered_json;

Json jsonOf(const Definition& definition) {
  return {{"key", definition.key},         {"name", titleOf(definition)},     {"unit", definition.unit},
          {"definition", definition.id},   {"meaning", definition.what},      {"is_not", definition.isNot},
          {"formula", definition.formula}, {"settings", definition.settings}, {"needs", definition.needs},
          {"source", definition.source}};
}

/// Measures without a value are listed under `absent` with their reason, never as 0 or null.
Json jsonOf(const MeasureSet& set, const Recording& recording) {
  Json json{{"samples", set.samples}, {"duration_s", set.durationS}, {"rate_hz", set.rateHz}};
  json["read"] = recording.read;
  json["filter"] = wordOf(set.filter);
  json["resampled"] = set.resampled;
  json["recorded"] = {{"samples", set.recorded.samples},
                      {"rate_hz", set.recorded.rateHz},
                      {"regular", set.recorded.regular},
                      {"time_resolution_s", set.recorded.resolutionS},
                      {"longest_gap_s", set.recorded.longestGapS},
                      {"wrong_readings", set.recorded.wrong.total},
                      {"wrong_readings_by_cell", set.recorded.wrong.cells}};
  json["noise_mm"] = Json();  // Of the board at this person's load: a file does not contain it.
  json["notes"] = set.notes;
  for (const char* part : {"measures", "absent", "units", "definitions", "beside"}) {
    json[part] = Json::object();
  }
  for (const Measure& measure : set.measures) {
    const std::string key(measure.definition->key);
    if (measure.value) {
      json["measures"][key] = *measure.value;
    } else {
      json["absent"][key] = measure.reason;
    }
    json["units"][key] = measure.definition->unit;
    json["definitions"][key] = measure.definitionId();
    for (const auto& [name, value] : measure.beside) {
      json["beside"][key][std::string(name)] = value;
    }
  }
  return json;
}

/// Pads by visible characters, not by bytes.
std::string padded(std::string text, std::size_t width) {
  const auto seen = static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
  text.append(width > seen ? width - seen : 0, ' ');
  return text;
}

std::string besideText(const Measure& measure) {
  std::string text;
  for (const auto& [name, value] : measure.beside) {
    std::array<char, 40> shortened{};
    std::snprintf(shortened.data(), shortened.size(), "%.4g", value);
    text += (text.empty() ? "  (" : ", ") + std::string(name) + " " + shortened.data();
  }
  return text.empty() ? text : text + ")";
}

void printHead(const std::string& file, const MeasureSet& set, const Recording& recording) {
  std::cout << file << ": " << std::fixed << std::setprecision(2) << set.durationS << " s, " << set.samples
            << " samples, " << set.rateHz << " a second; "
            << (set.filter == Filter::Butterworth ? "zero-lag Butterworth low-pass, 10 Hz" : "no filter")
            << "; noise of the board unknown\n";
  if (recording.unusual) {
    std::cout << "read: " << recording.read << '\n';
  }
  for (const std::string& note : set.notes) {
    std::cout << "note: " << note << '\n';
  }
}

void printTable(const MeasureSet& set) {
  const Definition* before = nullptr;
  for (const Measure& measure : set.measures) {
    const Definition& definition = *measure.definition;
    if (before == nullptr || before->group != definition.group) {
      std::cout << '\n' << wordsFor(definition.group) << '\n';
    }
    before = &definition;
    std::cout << "  " << padded(titleOf(definition), 52)
              << (measure.value ? padded(shown(measure), 14) : padded("-", 14)) << "  "
              << (measure.value ? std::string(definition.key) + besideText(measure) : measure.reason) << '\n';
  }
  std::cout << "\n`surefoot measure --explain KEY` explains a measure: how it is calculated and where it comes from.\n";
}

/// The part of the file to measure; empty: all of it.
std::optional<TimeSpan> spanOf(const MeasureOptions& options, const Recording& recording) {
  if (!options.fromS && !options.toS) {
    return recording.trial;
  }
  if (options.fromS && options.toS && *options.fromS >= *options.toS) {
    throw WrongUsage("--from " + numberText(*options.fromS) + " is not before --to " + numberText(*options.toS));
  }
  return TimeSpan{options.fromS.value_or(-HUGE_VAL), options.toS.value_or(HUGE_VAL)};
}

std::vector<Reading> within(const std::vector<Reading>& readings, const TimeSpan& span) {
  std::vector<Reading> part;
  std::ranges::copy_if(readings, std::back_inserter(part),
                       [&](const Reading& reading) { return reading.tS >= span.fromS && reading.tS < span.toS; });
  if (part.empty()) {
    throw Error("there are no samples between --from and --to: the file goes from " + numberText(readings.front().tS) +
                " to " + numberText(readings.back().tS) + " s");
  }
  return part;
}

void printSpan(const std::vector<Reading>& part, bool trial) {
  std::cerr << std::fixed << std::setprecision(2) << "Measured from " << part.front().tS << " to " << part.back().tS
            << " s of the file" << (trial ? ", its trial (--from and --to choose otherwise).\n" : ".\n");
}

/// Stepping on or off is not quiet standing, and is still in the recording.
std::string noteOnInvalid(const std::vector<Reading>& readings) {
  const auto invalid =
      std::ranges::count_if(readings, [](const Reading& reading) { return !reading.whole.valid && !reading.wrong; });
  return invalid == 0 ? ""
                      : std::to_string(invalid) + " of " + std::to_string(readings.size()) +
                            " samples have no centre of pressure (nobody on the board?) and are left out; stepping on "
                            "or off may still be in the rest: select quiet standing with --from and --to";
}

/// On a gap: the longer part without it.
std::string adviceOnGap(const MeasureSet& set, const std::vector<Reading>& readings) {
  const double gapAtS = set.recorded.longestGapAtS;
  if (!set.measures.front().reason.starts_with("a gap of")) {
    return "";
  }
  const bool before = gapAtS - readings.front().tS > readings.back().tS - gapAtS - set.recorded.longestGapS;
  return before ? ": measure the part before it (--to " + fixedText(gapAtS, 2) + ")"
                : ": measure the part after it (--from " + fixedText(gapAtS + set.recorded.longestGapS, 2) + ")";
}

/// All for one reason, which is then printed once.
bool nothingIn(const MeasureSet& set) {
  return std::ranges::all_of(set.measures, [&](const Measure& measure) {
    return !measure.value && measure.reason == set.measures.front().reason;
  });
}

/// It is in measures.csv too, but each game has its own formula.
constexpr Definition kGameScore{
    .key = "score",
    .id = "the id of the game's formula, such as toe-press/1; it is kept with every score",
    .family = "score",
    .group = MeasureGroup::Score,
    .unit = "1",
    .decimals = 0,
    .name = "Score of a game",
    .what =
        "0 to 100 for a bout of a game. From movement alone, relative to the person's own calibration, so that it is "
        "never compared between people.",
    .isNot = "No measure of balance, of effort or of health.",
    .formula = "100 times the sum of weight times part; each part, 0 to 1, is printed with its weight after the game",
    .source = "src/games/README.md lists every part of every formula",
    .settings = "",
    .needs = "a bout that was measured; one that was only led through or counted has no score"};

void listKeys() {
  std::cout << "surefoot measure --explain KEY: meaning, formula, settings and source of a measure. KEY is one of\n";
  const Definition* before = nullptr;
  for (const Definition& definition : definitions()) {
    if (before == nullptr || before->group != definition.group) {
      std::cout << '\n' << wordsFor(definition.group) << '\n';
    }
    before = &definition;
    std::cout << "  " << padded(std::string(definition.key), 36) << titleOf(definition) << '\n';
  }
  std::cout << "  " << padded(std::string(kGameScore.key), 36) << titleOf(kGameScore) << '\n';
}

std::string keysLike(const std::string& word) {
  std::string like;
  for (const Definition& definition : definitions()) {
    if (!word.empty() && definition.key.find(word) != std::string_view::npos) {
      like += (like.empty() ? "" : ", ") + std::string(definition.key);
    }
  }
  return like;
}

int explain(const std::string& key, bool json) {
  if (key.empty()) {
    listKeys();
    return 0;
  }
  const Definition* definition = key == kGameScore.key ? &kGameScore : findDefinition(key);
  if (definition == nullptr) {
    const std::string like = keysLike(key);
    throw WrongUsage("there is no measure `" + key + "`" + (like.empty() ? "" : ": did you mean " + like + "?") +
                     " (`surefoot measure --explain` lists them all)");
  }
  if (json) {
    std::cout << jsonOf(*definition).dump(2) << '\n';
  } else {
    std::cout << explanationOf(*definition);
  }
  return 0;
}

}  // namespace

int runMeasure(const Program& /*program*/, const MeasureOptions& options) {
  if (options.explain) {
    return explain(*options.explain, options.json);
  }
  if (options.file.empty()) {
    throw WrongUsage("name a CSV file to measure, or --explain KEY");
  }
  Recording recording = readRecording(options.file);
  if (const auto span = spanOf(options, recording)) {
    recording.readings = within(recording.readings, *span);
    printSpan(recording.readings, !options.fromS && !options.toS);
  }
  const bool seated = recording.session && recording.session->setup.bout.form == Form::Seated;
  if (const std::string why = whyNotJudged(recording, Purpose::Sway, seated); !why.empty()) {
    throw Error(options.file + ": nothing can be measured: " + why);
  }
  MeasureSet set = swayMeasures(traceOf(recording.readings), {.filter = options.filter});
  if (std::ranges::any_of(recording.readings, [](const Reading& reading) { return reading.left.valid; })) {
    for (Measure& measure : footMeasures(recording.readings, {.filter = options.filter})) {
      set.measures.push_back(std::move(measure));
    }
  }
  if (std::string note = noteOnInvalid(recording.readings); !note.empty()) {
    set.notes.push_back(std::move(note));
  }
  std::ranges::move(doubtsAbout(recording, Purpose::Sway), std::back_inserter(set.notes));
  if (options.json) {
    std::cout << jsonOf(set, recording).dump(2) << '\n';
  }
  if (nothingIn(set)) {
    throw Error(options.file + ": nothing can be measured: " + set.measures.front().reason +
                adviceOnGap(set, recording.readings));
  }
  if (!options.json) {
    printHead(options.file, set, recording);
    printTable(set);
  }
  return 0;
}

}  // namespace surefoot
