// SPDX-License-Identifier: MIT
#include "exchange/changes_table.hpp"

#include <array>

#include "base/text.hpp"
#include "measures/definition.hpp"
#include "measures/score.hpp"
#include "records/people.hpp"
#include "records/stamp.hpp"
#include "records/trials.hpp"

namespace surefoot {
namespace {

using enum CellType;

constexpr std::array<Column, 20> kChanges{{
    {"person_id", Text, "", "Person", ""},
    {"condition", Text, "", "Condition of the balance test, or direction of a lean", ""},
    {"planned_s", Number, "s", "Planned length of the trials", ""},
    {"measure", Text, "", "Key of the measure", ""},
    {"definition_version", Text, "", "Definition and pipeline of the measure on the latest day", ""},
    {"first_day", Text, "", "First test day that was done as the latest one, YYYY-MM-DD", ""},
    {"latest_day", Text, "", "Latest test day, YYYY-MM-DD", ""},
    {"days", Integer, "", "All test days", ""},
    {"first_value", Number, "", "Mean of the counted trials of the first day, in the measure's unit", ""},
    {"latest_value", Number, "", "The same of the latest day", ""},
    {"change_definition", Text, "", "Definition of the change and its limits", ""},
    {"ratio", Number, "", "Latest / first; empty for shares, capped times and days that cannot be compared", ""},
    {"difference", Number, "", "Latest - first, for shares and capped times", ""},
    {"lowest", Number, "", "From here to `highest` the change is within the minimal detectable change", ""},
    {"highest", Number, "", "See `lowest`; both are empty if it is not known", ""},
    {"provisional", Boolean, "", "true: the limits are the published ones", ""},
    {"change", Text, "", "The sentence that pages and reports show", ""},
    {"remarks", Text, "", "Where the limits come from, days that are not compared, learning", ""},
    {"percentile_definition", Text, "", "Definition of the percentile", ""},
    {"percentile", Text, "", "The sentence that pages and reports show, or why there is no percentile", ""},
}};

/// Without a value an empty cell.
std::string cellOf(const std::optional<double>& value) {
  return value ? numberText(*value) : "";
}

std::string joined(const std::vector<std::string>& parts) {
  std::string all;
  for (const std::string& part : parts) {
    all += (all.empty() ? "" : "; ") + part;
  }
  return all;
}

std::string percentileWords(const BalanceScore& score) {
  std::vector<std::string> words;
  for (const BandScore& band : score.bands) {
    words.push_back(wordsFor(band));
  }
  return score.bands.empty() ? "none: " + joined(score.reasons) : joined(words);
}

std::vector<std::string> rowFor(Database& db, const Person& person, const TestSeries& series,
                                const ReferenceTable& reference) {
  const Change& change = series.change;
  const TestDay& first = series.days[change.then];
  const TestDay& latest = series.days.back();
  std::vector<std::string> remarks = change.notes;
  if (!change.method.empty()) {
    remarks.insert(remarks.begin(), "MDC: " + change.method);
  }
  const auto limit = [&](double value) { return change.judged() ? numberText(value) : std::string(); };
  const bool scored = series.measure == kComparedMeasures.front();
  return {person.id,
          series.condition,
          numberText(series.plannedS),
          series.measure,
          latest.how.definition,
          dayText(first.day),
          dayText(latest.day),
          std::to_string(series.days.size()),
          numberText(first.mean()),
          numberText(latest.mean()),
          std::string(findDefinition("change_ratio")->id),
          cellOf(change.ratio),
          cellOf(change.difference),
          limit(change.lowest),
          limit(change.highest),
          change.judged() ? (change.provisional ? "true" : "false") : "",
          sentenceFor(change, series.measure),
          joined(remarks),
          scored ? std::string(findDefinition("balance_percentile")->id) : "",
          scored ? percentileWords(scoreOf(performanceOf(db, person, series), reference)) : ""};
}

}  // namespace

std::span<const Column> changesColumns() {
  return kChanges;
}

void forEachChange(Database& db, const std::vector<std::string>& personIds, const ReferenceTable& reference,
                   const std::function<void(const std::vector<std::string>&)>& take) {
  for (const std::string& id : personIds) {
    const Person person = findPerson(db, id);
    for (const std::string_view measure : kComparedMeasures) {
      for (const TestSeries& series : testSeriesOf(db, id, std::string(measure))) {
        take(rowFor(db, person, series, reference));
      }
    }
  }
}

}  // namespace surefoot
