// SPDX-License-Identifier: MIT
#include "records/wide.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "base/text.hpp"
#include "records/sql.hpp"

namespace surefoot {
namespace {

using enum CellType;

constexpr std::array<Column, 23> kFirst{{
    {"session_id", Text, "", "Id of the session (UUIDv7)", "s.id"},
    {"person_id", Text, "", "Who; empty for a guest", "s.person_id"},
    {"pseudonym", Text, "", "What the person is called in this data", "p.pseudonym"},
    {"age_years", Integer, "a", "Year of the session minus year of birth", "s.age_years"},
    {"sex", Text, "", "female, male, other or empty", "p.sex"},
    {"height_mm", Number, "mm", "Body height", "p.height_mm"},
    {"weight_n", Number, "N", "Body weight as the session measured it", "s.body_weight_n"},
    {"foot_length_mm", Number, "mm", "Foot length, measured or from the shoe size", "p.foot_length_mm"},
    {"visit_id", Text, "", "Groups the sessions of one visit to the board", "s.visit_id"},
    {"started_at", Time, "", "Local time with offset", "s.started_at"},
    {"status", Text, "", "finished, stopped (by the person), interrupted (the program died) or running", "s.status",
     allWords<SessionStatus>},
    {"board_serial", Text, "", "16 hexadecimal digits, empty when the board has none", "s.board_serial"},
    {"support", Text, "", "How the person said they stand", "s.support", allWords<HandSupport>},
    {"exercise", Text, "", "What was done", "b.exercise"},
    {"form", Text, "", "standing, seated or guided", "b.form", allWords<Form>},
    {"foot", Text, "", "Which foot does seated circles; both for everything else", "b.foot", allWords<Foot>},
    {"difficulty", Number, "1", "0 the gentlest to 1", "b.difficulty"},
    {"done", Integer, "", "Complete repetitions; laps both ways together", "b.done"},
    {"protocol", Text, "", "Of a trial: which balance test", "x.protocol"},
    {"condition", Text, "", "Of a trial: eyes-open-firm, limits ...", "t.condition"},
    {"practice", Boolean, "", "Of a trial: it was practice", "t.practice"},
    {"outcome", Text, "", "Of a trial: complete, stepped-off ...", "t.outcome", allWords<TrialOutcome>},
    {"counts", Boolean, "", "Of a trial: it is good enough for means and comparisons", "t.counts"},
}};

const Table& firstTable() {
  static constexpr Table kTable{
      .name = "wide",
      .title = "Sessions, one a row, with a column for each measure",
      .columns = kFirst,
      .from =
          "sessions s left join people p on p.id = s.person_id left join bouts b on b.session_id = s.id and "
          "b.number = 1 left join trials t on t.session_id = s.id left join tests x on x.id = t.test_id",
      .ofPerson = "s.person_id in (:ids)",
      .ofSession = "s.id in (:ids)",
      .order = "s.id",
      .key = {},
      .references = {}};
  return kTable;
}

std::string sanitised(std::string_view text) {
  std::string name;
  for (const char c : text) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    name += upper ? static_cast<char>(c - 'A' + 'a') : plain ? c : '_';
  }
  return name;
}

}  // namespace

std::string wideName(std::string_view measure, std::string_view unit) {
  const std::string suffix = unit == "%" ? "_percent" : unit == "1" || unit.empty() ? "" : "_" + sanitised(unit);
  std::string name = sanitised(measure);
  return name.ends_with(suffix) ? name : name + suffix;
}

void WideTable::findMeasures() {
  static constexpr std::array<Column, 4> kColumns{{{"measure", Text, "", "", "distinct m.measure"},
                                                   {"unit", Text, "", "", "m.unit"},
                                                   {"definition_version", Text, "", "", "m.definition_version"},
                                                   {"filter", Text, "", "", "m.filter"}}};
  Table distinct = measuresTable();
  distinct.columns = kColumns;
  distinct.order = "m.measure, m.unit, m.definition_version, m.filter";
  surefoot::forEachRow(db_, distinct, choice_, [this](const std::vector<std::string>& cells) {
    measures_.push_back({.identity = cells,
                         .name = wideName(cells[0], cells[1]),
                         .description = cells[0] + " by " + cells[2] + ", filter " + cells[3]});
  });
}

WideTable::WideTable(Database& db, Choice choice)
    : db_(db), choice_(std::move(choice)), columns_(kFirst.begin(), kFirst.end()) {
  findMeasures();
  std::map<std::string, int> sharers;
  for (const Measure& measure : measures_) {
    ++sharers[measure.name];
  }
  for (Measure& measure : measures_) {
    if (sharers[measure.name] > 1) {
      measure.name += "__" + sanitised(measure.identity[2] + "_" + measure.identity[3]);
    }
  }
  for (const Measure& measure : measures_) {
    columns_.push_back({measure.name, Number, measure.identity[1], measure.description, ""});
  }
}

void WideTable::fillMeasures(std::vector<std::string>& cells) const {
  std::vector<std::string> identity(4);
  Nullable<double> value;
  soci::statement statement =
      (db_.sql().prepare << "select measure, unit, definition_version, filter, value from measures"
                            " where session_id = :id order by rowid",
       soci::use(cells.front()), soci::into(identity[0]), soci::into(identity[1]), soci::into(identity[2]),
       soci::into(identity[3]), soci::into(value.value, value.indicator));
  statement.execute();
  while (statement.fetch()) {
    const auto measure = std::ranges::find(measures_, identity, &Measure::identity);
    if (measure != measures_.end() && value.get()) {
      cells[kFirst.size() + static_cast<std::size_t>(measure - measures_.begin())] = numberText(*value.get());
    }
  }
}

void WideTable::forEachRow(const std::function<void(const std::vector<std::string>&)>& take) const {
  surefoot::forEachRow(db_, firstTable(), choice_, [&](const std::vector<std::string>& first) {
    std::vector<std::string> cells = first;
    cells.resize(columns_.size());
    fillMeasures(cells);
    take(cells);
  });
}

}  // namespace surefoot
