// SPDX-License-Identifier: MIT
#include "records/tables.hpp"

#include <array>

#include "base/error.hpp"
#include "base/text.hpp"
#include "records/sql.hpp"

namespace surefoot {
namespace {

using enum CellType;

constexpr std::array<Column, 8> kPeople{{
    {"person_id", Text, "", "Id of the person (UUIDv7); a pseudonym, never a name", "p.id"},
    {"pseudonym", Text, "", "What the person is called in this data", "p.pseudonym"},
    {"session_id", Text, "", "The session to which this row belongs; empty for a person without sessions", "s.id"},
    {"age_years", Integer, "a", "Year of the session minus year of birth", "s.age_years"},
    {"sex", Text, "", "female, male, other or empty", "p.sex"},
    {"height_mm", Number, "mm", "Body height", "p.height_mm"},
    {"weight_n", Number, "N", "Body weight as the session measured it", "s.body_weight_n"},
    {"foot_length_mm", Number, "mm", "Foot length, measured or from the shoe size", "p.foot_length_mm"},
}};

constexpr std::array<Column, 18> kSessions{{
    {"session_id", Text, "", "Id of the session (UUIDv7)", "s.id"},
    {"person_id", Text, "", "Who; empty for a guest", "s.person_id"},
    {"pseudonym", Text, "", "What the person is called in this data", "p.pseudonym"},
    {"status", Text, "", "finished, stopped (by the person), interrupted (the program died) or running", "s.status"},
    {"started_at", Time, "", "Local time with offset", "s.started_at"},
    {"ended_at", Time, "", "Local time with offset; empty when it never came to an end", "s.ended_at"},
    {"program_version", Text, "", "Version of Surefoot that kept it", "s.program_version"},
    {"source", Text, "", "Where the samples came from", "s.source"},
    {"board_model", Text, "", "classic or split", "s.board_model"},
    {"board_serial", Text, "", "16 hexadecimal digits, empty when the board has none", "s.board_serial"},
    {"firmware", Text, "", "Version of the board's firmware", "s.firmware"},
    {"nominal_rate_hz", Number, "Hz", "Sample rate as the board states it", "s.nominal_rate_hz"},
    {"board_calibrated", Boolean, "", "false: the board ran on its built-in fallback", "s.board_calibrated"},
    {"used_foot_length_mm", Number, "mm", "Foot length that the session reckoned with", "s.foot_length_mm"},
    {"used_best_toe_n", Number, "N", "Own best toe press that the session started from; 0: none", "s.best_toe_n"},
    {"tick_count", Integer, "", "Ticks of 1/120 s that the session lasted", "s.tick_count"},
    {"sample_count", Integer, "", "Rows of its samples file", "s.sample_count"},
    {"digest", Text, "", "Fingerprint of the end state; a replay gives the same", "s.digest"},
}};

constexpr std::array<Column, 2> kTrials{{
    {"trial_id", Text, "", "Id of the trial (UUIDv7)", ""},
    {"session_id", Text, "", "Its session", ""},
}};

constexpr std::array<Column, 15> kBouts{{
    {"bout_id", Text, "", "Id of the bout (UUIDv7)", "b.id"},
    {"session_id", Text, "", "Its session", "b.session_id"},
    {"number", Integer, "", "Within the session, from 1", "b.number"},
    {"exercise", Text, "", "toe-press, tiptoe, ankle-circle or free", "b.exercise"},
    {"game", Text, "", "Id of the game", "b.game"},
    {"seed", Integer, "", "Seed of the bout, 0 to 2^64 - 1", "b.seed"},
    {"form", Text, "", "standing, seated or guided", "b.form"},
    {"repetitions", Integer, "", "Dose: how often", "b.repetitions"},
    {"hold_s", Number, "s", "Dose: how long each is held", "b.hold_s"},
    {"rest_s", Number, "s", "Dose: least pause between repetitions", "b.rest_s"},
    {"difficulty", Number, "1", "0 the gentlest to 1", "b.difficulty"},
    {"day_time", Text, "", "morning, midday or evening", "b.day_time"},
    {"formula", Text, "", "Id and version of the score's formula", "b.formula"},
    {"score", Number, "1", "0 to 100", "b.score"},
    {"measured", Boolean, "", "false: done, not measured", "b.measured"},
}};

constexpr std::array<Column, 20> kEvents{{
    {"session_id", Text, "", "Its session", "e.session_id"},
    {"number", Integer, "", "Order within the session, from 0", "e.number"},
    {"tick", Integer, "", "Tick at which the session learned of it", "e.tick"},
    {"kind", Text, "", "key, phase, pause, or what the person did: stepped-on, press-end ...", "e.kind"},
    {"detail", Text, "", "Which key, phase, reason of the pause (none: it is over) or kind of press", "e.detail"},
    {"board_time_s", Number, "s", "Board clock, unwrapped; so are start_s and end_s", "e.t_s"},
    {"value", Number, "", "By kind: body weight or force in N, shift in mm, share carried elsewhere", "e.value"},
    {"x_mm", Number, "mm", "Place of the centre of pressure, to the right", "e.x_mm"},
    {"y_mm", Number, "mm", "Place of the centre of pressure, forward", "e.y_mm"},
    {"start_s", Number, "s", "Press: board time at which it crossed the start threshold", "e.start_s"},
    {"end_s", Number, "s", "Press: board time at which it crossed the end threshold", "e.end_s"},
    {"held_s", Number, "s", "Press: time at or above the hold threshold", "e.held_s"},
    {"peak", Number, "", "Press: highest toe force over the quiet median in N, or forward shift in mm", "e.peak"},
    {"mean", Number, "", "Press: mean while held, in N or mm", "e.mean"},
    {"variation", Number, "1", "Press: standard deviation over mean while held", "e.variation"},
    {"left_share", Number, "1", "Press: left share of the toe force while held", "e.left_share"},
    {"release_s", Number, "s", "Press: from the last time above the hold threshold to the end", "e.release_s"},
    {"complete", Boolean, "", "Press: held for 3.0 s or longer", "e.complete"},
    {"with_lean", Boolean, "", "Press: the body leaned forward by over 6 % of foot length meanwhile", "e.with_lean"},
    {"astray", Boolean, "", "Press: a forward press that went sideways or changed the load: none after all",
     "e.astray"},
}};

constexpr std::array<Column, 8> kCalibrations{{
    {"session_id", Text, "", "Its session", "c.session_id"},
    {"kind", Text, "", "board: as the board told it; zero: with the empty-board zero of this session", "c.kind"},
    {"cell", Integer, "", "Number of the load cell, from 1", "c.cell"},
    {"x_mm", Number, "mm", "Place of the cell from the middle of the board, to the right", "c.x_mm"},
    {"y_mm", Number, "mm", "Place of the cell from the middle of the board, forward", "c.y_mm"},
    {"zone", Text, "", "plate, left-foot, right-foot, left-toes or right-toes", "c.zone"},
    {"zero_counts", Number, "1", "Counts with nothing on it", "c.zero_counts"},
    {"counts_per_n", Number, "N-1", "Counts for one newton", "c.counts_per_n"},
}};

constexpr std::array<Column, 14> kMeasures{{
    {"session_id", Text, "", "Its session", "m.session_id"},
    {"bout_id", Text, "", "Its bout, if it is a bout's", "m.bout_id"},
    {"measure", Text, "", "Key of the measure", "m.measure"},
    {"value", Number, "", "In the unit of this row; empty when it could not be had", "m.value"},
    {"unit", Text, "", "UCUM", "m.unit"},
    {"definition_version", Text, "", "Id and version of the definition or score formula", "m.definition_version"},
    {"filter", Text, "", "none, or the filter that was used", "m.filter"},
    {"duration_s", Number, "s", "Of what it was measured over", "m.duration_s"},
    {"rate_hz", Number, "Hz", "Measured sample rate", "m.rate_hz"},
    {"noise_mm", Number, "mm", "Noise of the centre of pressure at this load", "m.noise_mm"},
    {"trial", Text, "", "Its trial, if it is a trial's", "m.trial"},
    {"condition", Text, "", "Under which it was measured", "m.condition"},
    {"reason", Text, "", "Why there is no value", "m.reason"},
    {"weight", Number, "1", "Share of a part in the score; empty for everything else", "m.weight"},
}};

constexpr std::array<Column, 5> kSessionPart{{
    {"bout_id", Text, "", "The bout that is played; empty before and after", ""},
    {"phase", Text, "", "zero, step-on, stand-still, play or result", ""},
    {"valid", Boolean, "", "The centre of pressure can be believed: load enough, no faulty cell", ""},
    {"supported", Boolean, "", "Some of the weight is carried elsewhere", ""},
    {"tick", Integer, "", "Tick of 1/120 s in which the session took it", ""},
}};

constexpr Column kPause{"pause", Text, "", "Why the clock of the game stands still; empty when it runs", ""};

constexpr std::array<Column, 4> kBoardPart{{
    {"board_time_us", Integer, "us", "Board clock, unwrapped", ""},
    {"time_s", Number, "s", "Time since the first sample, by the board's clock", ""},
    {"sequence", Integer, "", "Grows by one a sample as the board counts: a gap shows as a jump", ""},
    {"faults", Integer, "", "Bits by cell: 0-7 dead, 8-15 saturated, 16-23 out of step; 24 read straddles a conversion",
     ""},
}};

constexpr std::array<Column, 5> kReadingPart{{
    {"load_n", Number, "N", "All cells", ""},
    {"toe_left_n", Number, "N", "Toe bar of the left foot", ""},
    {"toe_right_n", Number, "N", "Toe bar of the right foot", ""},
    {"cop_x_mm", Number, "mm", "Centre of pressure to the person's right; empty where it is not valid", ""},
    {"cop_y_mm", Number, "mm", "Centre of pressure forward; empty where it is not valid", ""},
}};

constexpr std::array<std::string_view, kMaxCells> kRawNames{"raw_1", "raw_2", "raw_3", "raw_4",
                                                            "raw_5", "raw_6", "raw_7", "raw_8"};
constexpr std::array<std::string_view, kMaxCells> kForceNames{"force_1_n", "force_2_n", "force_3_n", "force_4_n",
                                                              "force_5_n", "force_6_n", "force_7_n", "force_8_n"};

std::string cellText(const soci::row& row, std::size_t i, CellType type) {
  if (row.get_indicator(i) == soci::i_null) {
    return {};
  }
  switch (row.get_properties(i).get_data_type()) {
    case soci::dt_double:
      return numberText(row.get<double>(i));
    case soci::dt_integer:
      if (type == Boolean) {
        return row.get<int>(i) != 0 ? "true" : "false";
      }
      return std::to_string(row.get<int>(i));
    case soci::dt_long_long:
      return std::to_string(row.get<long long>(i));
    default:
      return row.get<std::string>(i);
  }
}

std::string queryFor(const Table& table, Choice::Of of) {
  std::string query = "select ";
  for (const Column& column : table.columns) {
    query += (&column == table.columns.data() ? "" : ", ") + std::string(column.sql);
  }
  query.append(" from ").append(table.from).append(" where ");
  query.append(of == Choice::Of::All ? "''" : of == Choice::Of::Session ? "s.id" : table.person);
  return query.append(" = :id order by ").append(table.order);
}

}  // namespace

const Table& peopleTable() {
  static constexpr Table kTable{"people", "People, once a session, by pseudonym",
                                kPeople,  "people p left join sessions s on s.person_id = p.id",
                                "p.id",   "p.id, s.id"};
  return kTable;
}

const Table& sessionsTable() {
  static constexpr Table kTable{"sessions",    "Visits to the board",
                                kSessions,     "sessions s left join people p on p.id = s.person_id",
                                "s.person_id", "s.id"};
  return kTable;
}

const Table& trialsTable() {
  static constexpr Table kTable{"trials", "Trials of balance tests", kTrials, "", "", ""};
  return kTable;
}

const Table& boutsTable() {
  static constexpr Table kTable{"bouts",       "Games played, with dose and score",
                                kBouts,        "bouts b join sessions s on s.id = b.session_id",
                                "s.person_id", "b.session_id, b.number"};
  return kTable;
}

const Table& eventsTable() {
  static constexpr Table kTable{"events",      "What happened, and the keys that were pressed",
                                kEvents,       "events e join sessions s on s.id = e.session_id",
                                "s.person_id", "e.session_id, e.number"};
  return kTable;
}

const Table& calibrationsTable() {
  static constexpr Table kTable{"calibrations", "Load cells of each session's board",
                                kCalibrations,  "calibrations c join sessions s on s.id = c.session_id",
                                "s.person_id",  "c.session_id, c.kind, c.cell"};
  return kTable;
}

const Table& measuresTable() {
  static constexpr Table kTable{"measures",    "Measures and parts of scores, one a row",
                                kMeasures,     "measures m join sessions s on s.id = m.session_id",
                                "s.person_id", "m.session_id, m.rowid"};
  return kTable;
}

std::vector<const Table*> allTables() {
  return {&peopleTable(), &sessionsTable(),     &trialsTable(),  &boutsTable(),
          &eventsTable(), &calibrationsTable(), &measuresTable()};
}

std::vector<Column> recordingColumns(std::size_t cells) {
  std::vector<Column> columns(kBoardPart.begin(), kBoardPart.end());
  for (std::size_t i = 0; i < cells; ++i) {
    columns.push_back({kRawNames[i], Integer, "1", "Counts of this cell", ""});
  }
  for (std::size_t i = 0; i < cells; ++i) {
    columns.push_back({kForceNames[i], Number, "N", "Force of this cell", ""});
  }
  columns.insert(columns.end(), kReadingPart.begin(), kReadingPart.end());
  return columns;
}

std::vector<Column> samplesColumns(std::size_t cells) {
  std::vector<Column> columns(kSessionPart.begin(), kSessionPart.end());
  const std::vector<Column> recording = recordingColumns(cells);
  columns.insert(columns.end(), recording.begin(), recording.end());
  columns.push_back(kPause);
  return columns;
}

void Row::refuse(std::string_view column, std::string_view what) const {
  throw Error(where_ + ": " + std::string(column) + " " + std::string(what));
}

const std::string& Row::text(std::string_view column) const {
  const auto cell = cells_.find(column);
  if (cell == cells_.end()) {
    refuse(column, "is missing");
  }
  return cell->second;
}

double Row::number(std::string_view column) const {
  const auto value = parseNumber(text(column));
  if (!value) {
    refuse(column, "\"" + text(column) + "\" is no number");
  }
  return *value;
}

std::optional<double> Row::numberIfAny(std::string_view column) const {
  return text(column).empty() ? std::nullopt : std::optional<double>(number(column));
}

bool Row::flag(std::string_view column) const {
  const std::string& cell = text(column);
  if (cell != "true" && cell != "false") {
    refuse(column, "\"" + cell + "\" is neither true nor false");
  }
  return cell == "true";
}

void forEachRow(Database& db, const Table& table, const Choice& choice,
                const std::function<void(const std::vector<std::string>&)>& take) {
  const soci::rowset<soci::row> rows = (db.sql().prepare << queryFor(table, choice.of), soci::use(choice.id));
  std::vector<std::string> cells(table.columns.size());
  for (const soci::row& row : rows) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      cells[i] = cellText(row, i, table.columns[i].type);
    }
    take(cells);
  }
}

std::vector<Row> rowsOf(Database& db, const Table& table, const Choice& choice) {
  std::vector<Row> rows;
  forEachRow(db, table, choice, [&](const std::vector<std::string>& cells) {
    std::map<std::string, std::string, std::less<>> named;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      named.emplace(table.columns[i].name, cells[i]);
    }
    rows.emplace_back("the database's " + std::string(table.name), std::move(named));
  });
  return rows;
}

}  // namespace surefoot
