// SPDX-License-Identifier: MIT
#include "records/joined_tables.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <vector>

namespace surefoot {
namespace {

using enum CellType;

/// The condition of a measure beyond that of its trial: "forward" for limits of stability, "" for everything else.
constexpr std::string_view kDirection =
    "coalesce(case when m.condition <> t.condition then replace(m.condition, t.condition || '-', '') end, '')";
constexpr std::string_view kMeasuresWithTrials =
    "measures m join sessions s on s.id = m.session_id left join trials t on t.id = m.trial";
constexpr std::string_view kOfPerson = "s.person_id in (:ids)";
constexpr std::string_view kOfSession = "s.id in (:ids)";

constexpr std::array<Column, 5> kMeasureKinds{{{"measure", Text, "", "", "distinct m.measure"},
                                               {"unit", Text, "", "", "m.unit"},
                                               {"definition_version", Text, "", "", "m.definition_version"},
                                               {"filter", Text, "", "", "m.filter"},
                                               {"direction", Text, "", "", kDirection}}};

constexpr std::array<Column, 6> kMeasureValues{{{"measure", Text, "", "", "m.measure"},
                                                {"unit", Text, "", "", "m.unit"},
                                                {"definition_version", Text, "", "", "m.definition_version"},
                                                {"filter", Text, "", "", "m.filter"},
                                                {"direction", Text, "", "", kDirection},
                                                {"value", Number, "", "", "m.value"}}};

constexpr std::array<Column, 29> kClinicalSessions{{
    {"id", Text, "", "", "s.id"},
    {"person_id", Text, "", "", "s.person_id"},
    {"started_at", Text, "", "", "s.started_at"},
    {"status", Text, "", "", "s.status"},
    {"source", Text, "", "", "s.source"},
    {"board_model", Text, "", "", "s.board_model"},
    {"board_serial", Text, "", "", "s.board_serial"},
    {"firmware", Text, "", "", "s.firmware"},
    {"program_version", Text, "", "", "s.program_version"},
    {"exercise", Text, "", "", "b.exercise"},
    {"form", Text, "", "", "b.form"},
    {"trial_id", Text, "", "", "t.id"},
    {"protocol", Text, "", "", "x.protocol"},
    {"condition", Text, "", "", "t.condition"},
    {"practice", Boolean, "", "", "t.practice"},
    {"outcome", Text, "", "", "t.outcome"},
    {"counts", Boolean, "", "", "t.counts"},
    {"reasons", Text, "", "", "t.reasons"},
    {"footwear", Text, "", "", "x.footwear"},
    {"aid", Text, "", "", "x.aid"},
    {"hands", Text, "", "", "x.hands"},
    {"stance", Text, "", "", "x.stance"},
    {"foam", Text, "", "", "x.foam"},
    {"age_years", Text, "", "", "s.age_years"},
    {"demonstration", Boolean, "", "", "s.demonstration"},
    {"certified_on", Text, "", "", "s.certified_on"},
    {"certified_noise_mm", Number, "", "", "s.certified_noise_mm"},
    {"certified_for_kg", Number, "", "", "s.certified_for_kg"},
    {"board_objection", Text, "", "", "s.board_objection"},
}};

void addColumns(std::vector<Column>& to, const Table& table, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    to.push_back(*std::ranges::find(table.columns, name, &Column::name));
  }
}

std::vector<Column> wideColumns() {
  std::vector<Column> columns;
  addColumns(columns, sessionsTable(), {"session_id", "person_id", "pseudonym", "demonstration"});
  addColumns(columns, peopleTable(), {"age_years", "sex", "height_mm", "weight_n", "foot_length_mm"});
  addColumns(columns, sessionsTable(), {"visit_id", "started_at", "status", "board_serial", "support"});
  addColumns(columns, boutsTable(), {"exercise", "form", "foot", "difficulty", "done"});
  addColumns(columns, trialsTable(), {"protocol", "condition", "practice", "outcome", "counts"});
  return columns;
}

}  // namespace

const Table& wideSessionsTable() {
  static const std::vector<Column> kColumns = wideColumns();
  static const Table kTable{
      .name = "wide",
      .title = "Sessions, one per row, with a column for each measure",
      .columns = kColumns,
      .from =
          "sessions s left join people p on p.id = s.person_id left join bouts b on b.session_id = s.id and "
          "b.number = 1 left join trials t on t.session_id = s.id left join tests x on x.id = t.test_id",
      .ofPerson = kOfPerson,
      .ofSession = kOfSession,
      .order = "s.id",
      .key = {},
      .references = {}};
  return kTable;
}

const Table& measureKindsTable() {
  static constexpr Table kTable{.name = "measures",
                                .title = "",
                                .columns = kMeasureKinds,
                                .from = kMeasuresWithTrials,
                                .ofPerson = kOfPerson,
                                .ofSession = kOfSession,
                                .order = "1, 2, 3, 4, 5",
                                .key = {},
                                .references = {}};
  return kTable;
}

const Table& measureValuesTable() {
  static constexpr Table kTable{.name = "measures",
                                .title = "",
                                .columns = kMeasureValues,
                                .from = kMeasuresWithTrials,
                                .ofPerson = kOfPerson,
                                .ofSession = kOfSession,
                                .order = "m.rowid",
                                .key = {},
                                .references = {}};
  return kTable;
}

const Table& clinicalSessionsTable() {
  static constexpr Table kTable{
      .name = "sessions",
      .title = "",
      .columns = kClinicalSessions,
      .from =
          "sessions s left join bouts b on b.session_id = s.id and b.number = 1 left join trials t on t.session_id "
          "= s.id left join tests x on x.id = t.test_id",
      .ofPerson = kOfPerson,
      .ofSession = kOfSession,
      .order = "s.person_id, s.id",
      .key = {},
      .references = {}};
  return kTable;
}

}  // namespace surefoot
