// SPDX-License-Identifier: MIT
#include "records/wide.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "base/text.hpp"
#include "measures/processing.hpp"
#include "records/sql.hpp"

namespace surefoot {
namespace {

using enum CellType;

/// What a measure is of beyond its trial's condition: "forward" of limits of stability, "" of everything else.
constexpr std::string_view kWay =
    "coalesce(case when m.condition <> t.condition then replace(m.condition, t.condition || '-', '') end, '')";
constexpr std::string_view kMeasuresWithTrials =
    "measures m join sessions s on s.id = m.session_id left join trials t on t.id = m.trial";

void addColumns(std::vector<Column>& to, const Table& table, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    to.push_back(*std::ranges::find(table.columns, name, &Column::name));
  }
}

/// Those of other tables that a row begins with.
const std::vector<Column>& firstColumns() {
  static const std::vector<Column> kColumns = [] {
    std::vector<Column> columns;
    addColumns(columns, sessionsTable(), {"session_id", "person_id", "pseudonym"});
    addColumns(columns, peopleTable(), {"age_years", "sex", "height_mm", "weight_n", "foot_length_mm"});
    addColumns(columns, sessionsTable(), {"visit_id", "started_at", "status", "board_serial", "support"});
    addColumns(columns, boutsTable(), {"exercise", "form", "foot", "difficulty", "done"});
    addColumns(columns, trialsTable(), {"protocol", "condition", "practice", "outcome", "counts"});
    return columns;
  }();
  return kColumns;
}

const Table& firstTable() {
  static const Table kTable{
      .name = "wide",
      .title = "Sessions, one a row, with a column for each measure",
      .columns = firstColumns(),
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
  static constexpr std::array<Column, 5> kColumns{{{"measure", Text, "", "", "distinct m.measure"},
                                                   {"unit", Text, "", "", "m.unit"},
                                                   {"definition_version", Text, "", "", "m.definition_version"},
                                                   {"filter", Text, "", "", "m.filter"},
                                                   {"way", Text, "", "", kWay}}};
  Table distinct = measuresTable();
  distinct.columns = kColumns;
  distinct.from = kMeasuresWithTrials;
  distinct.order = "1, 2, 3, 4, 5";
  surefoot::forEachRow(db_, distinct, choice_, [this](const std::vector<std::string>& cells) {
    measures_.push_back({.identity = cells,
                         .name = wideName(cells[0], cells[1]) + (cells[4].empty() ? "" : '_' + sanitised(cells[4])),
                         .description = cells[0] + (cells[4].empty() ? "" : ", " + cells[4]) + ", by " + cells[2] +
                                        ", filter " + cells[3]});
  });
}

WideTable::WideTable(Database& db, Choice choice) : db_(db), choice_(std::move(choice)), columns_(firstColumns()) {
  findMeasures();
  std::map<std::string, int> sharers;
  for (const Measure& measure : measures_) {
    ++sharers[measure.name];
  }
  for (Measure& measure : measures_) {
    if (sharers[measure.name] > 1) {
      const std::string& filter = measure.identity[3];
      measure.name += "__" + sanitised(measure.identity[2] + (filter == wordOf(Filter::None) ? "" : "_" + filter));
    }
  }
  for (const Measure& measure : measures_) {
    columns_.push_back({measure.name, Number, measure.identity[1], measure.description, ""});
  }
}

void WideTable::fillMeasures(std::vector<std::string>& cells) const {
  std::vector<std::string> identity(5);
  Nullable<double> value;
  soci::statement statement =
      (db_.sql().prepare << "select m.measure, m.unit, m.definition_version, m.filter, " << kWay << ", m.value from "
                         << kMeasuresWithTrials << " where m.session_id = :id order by m.rowid",
       soci::use(cells.front()), soci::into(identity[0]), soci::into(identity[1]), soci::into(identity[2]),
       soci::into(identity[3]), soci::into(identity[4]), soci::into(value.value, value.indicator));
  statement.execute();
  while (statement.fetch()) {
    const auto measure = std::ranges::find(measures_, identity, &Measure::identity);
    if (measure != measures_.end() && value.get()) {
      cells[firstColumns().size() + static_cast<std::size_t>(measure - measures_.begin())] = numberText(*value.get());
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
