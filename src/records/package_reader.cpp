// SPDX-License-Identifier: MIT
#include "records/package_reader.hpp"

#include <algorithm>
#include <deque>
#include <fstream>
#include <map>
#include <optional>
#include <set>

#include <nlohmann/json.hpp>
#include <soci/sqlite3/soci-sqlite3.h>

#include "base/csv.hpp"
#include "base/error.hpp"
#include "records/chunk.hpp"
#include "records/package_file.hpp"
#include "records/session_rows.hpp"
#include "records/sheet.hpp"
#include "records/sql.hpp"
#include "records/stamp.hpp"
#include "records/tables.hpp"

namespace surefoot {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostSamplesAChunk = 4096;
constexpr std::size_t kLongestPseudonym = 64;

/// A UUID in lower case, as newId() makes them; ids are also names of files.
bool isId(std::string_view text) {
  constexpr std::string_view kShape = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  return text.size() == kShape.size() && std::ranges::equal(text, kShape, [](char c, char shape) {
           return shape == '-' ? c == '-' : (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

/// As newPseudonym() makes them; they are names of files too.
bool isPseudonym(std::string_view text) {
  return !text.empty() && text.size() <= kLongestPseudonym &&
         std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

bool isTime(std::string_view text) {
  constexpr std::string_view kShape = "0000-00-00T00:00:00+00:00";
  return text.size() == kShape.size() && dayOf(text) != 0 && std::ranges::equal(text, kShape, [](char c, char shape) {
           return shape == '0' ? c >= '0' && c <= '9' : shape == '+' ? c == '+' || c == '-' : c == shape;
         });
}

bool isWhole(const std::string& text) {
  return parseInteger<long long>(text) || parseInteger<std::uint64_t>(text);
}

/// What is wrong with a cell that is not empty; "" when nothing is.
std::string whatIsWrongWith(const Column& column, const std::string& cell) {
  switch (column.type) {
    case CellType::Number:
      return parseNumber(cell) ? "" : "is no number";
    case CellType::Integer:
      return isWhole(cell) ? "" : "is no whole number";
    case CellType::Boolean:
      return cell == "true" || cell == "false" ? "" : "is neither true nor false";
    case CellType::Time:
      return isTime(cell) ? "" : "is no time like 2026-03-01T09:30:00+01:00";
    case CellType::Date:
      return dayOf(cell) > 0 && dayText(dayOf(cell)) == cell ? "" : "is no day like 2026-03-01";
    case CellType::Text:
      break;
  }
  if (column.name.ends_with("_id") && column.name != "visit_id" && !isId(cell)) {
    return "is no id of Surefoot's";
  }
  if (column.words != nullptr) {
    const std::vector<std::string> words = column.words();
    return std::ranges::find(words, cell) != words.end() ? "" : "is an unknown word";
  }
  return "";
}

/// The rows of one file of the package, checked cell by cell.
class TableReader {
 public:
  TableReader(const fs::path& file, const Table& table)
      : table_(table), in_(file, std::ios::binary), csv_(in_, file.string()) {
    if (!in_) {
      throw Error(file.string() + " is missing: the export is incomplete, export it again");
    }
    std::vector<std::string> names;
    csv_.next(names);
    for (const std::string& name : names) {
      const auto column = std::ranges::find(table.columns, name, &Column::name);
      if (column == table.columns.end()) {
        csv_.fail("unknown column \"" + name + "\": was it exported by a newer Surefoot? Update this one");
      }
      columns_.push_back(&*column);
    }
  }

  /// The columns that the file has.
  const std::vector<const Column*>& columns() const { return columns_; }

  bool next(std::vector<std::string>& cells) {
    if (!csv_.next(cells)) {
      return false;
    }
    if (cells.size() != columns_.size()) {
      fail(std::to_string(cells.size()) + " cells where the header names " + std::to_string(columns_.size()));
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (columns_[i]->type == CellType::Text) {
        cells[i] = plainText(cells[i]);
      }
      check(*columns_[i], cells[i]);
    }
    return true;
  }

  /// "" where the file has no such column.
  std::string cell(const std::vector<std::string>& cells, std::string_view name) const {
    const auto found = std::ranges::find(columns_, name, &Column::name);
    return found == columns_.end() ? "" : cells[static_cast<std::size_t>(found - columns_.begin())];
  }

  [[noreturn]] void fail(const std::string& what) const { csv_.fail(what); }

 private:
  void check(const Column& column, const std::string& cell) const {
    if (cell.empty()) {
      if (std::ranges::find(table_.key, column.name) != table_.key.end()) {
        fail(std::string(column.name) + " is empty");
      }
      return;
    }
    if (const std::string wrong = whatIsWrongWith(column, cell); !wrong.empty()) {
      fail(std::string(column.name) + " \"" + cell.substr(0, 40) + "\" " + wrong);
    }
  }

  const Table& table_;
  std::ifstream in_;
  CsvReader csv_;
  std::vector<const Column*> columns_;
};

/// One prepared insert; cells are bound as the column of the database wants them.
class Inserter {
 public:
  /// `repeats`: a row whose key is there already is passed over.
  Inserter(soci::session& sql, const std::string& table, const std::vector<std::string>& columns, bool repeats = false)
      : statement_(sql) {
    std::string names;
    std::string values;
    for (const std::string& column : columns) {
      Cell& cell = cells_.emplace_back();
      int notNull = 0;
      sql << "select lower(type), \"notnull\" from pragma_table_info(:table) where name = :column", soci::use(table),
          soci::use(column), soci::into(cell.type), soci::into(notNull);
      cell.notNull = notNull != 0;
      names += (names.empty() ? "" : ", ") + column;
      values += (values.empty() ? ":" : ", :") + column;
      bind(cell);
    }
    statement_.alloc();
    statement_.prepare(std::string(repeats ? "insert or ignore into " : "insert into ") + table + " (" + names +
                       ") values (" + values + ")");
    statement_.define_and_bind();
  }

  void set(std::size_t column, const std::string& text) {
    Cell& cell = cells_[column];
    cell.indicator = text.empty() && !(cell.notNull && cell.type == "text") ? soci::i_null : soci::i_ok;
    cell.text = text;
    if (cell.type == "real") {
      cell.number = parseNumber(text).value_or(0.0);
    } else if (cell.type != "text") {
      cell.integer = text == "true" ? 1 : text == "false" ? 0 : parseInteger<long long>(text).value_or(0);
    }
  }

  void insert() { statement_.execute(true); }

 private:
  struct Cell {
    std::string type;
    bool notNull = false;
    std::string text;
    double number = 0.0;
    long long integer = 0;
    soci::indicator indicator = soci::i_ok;
  };

  void bind(Cell& cell) {
    if (cell.type == "real") {
      statement_.exchange(soci::use(cell.number, cell.indicator));
    } else if (cell.type == "text") {
      statement_.exchange(soci::use(cell.text, cell.indicator));
    } else {
      statement_.exchange(soci::use(cell.integer, cell.indicator));
    }
  }

  soci::statement statement_;
  std::deque<Cell> cells_;  ///< Stay where they are: the statement looks into them.
};

/// Where a file's columns go: those whose SQL begins with `alias`, and others by name.
struct Target {
  std::string_view alias;
  std::string table;
  /// Column of the database, column of the file; "" for a text that is never exported.
  std::vector<std::pair<std::string, std::string_view>> others = {};
  bool repeats = false;  ///< The same row may come again.
};

class PackageReader {
 public:
  PackageReader(const fs::path& dir, Database& into, const std::function<bool(const std::string&)>& wantsSamples,
                const std::function<void(std::uint64_t, std::uint64_t)>& progress)
      : dir_(dir), db_(into), sql_(into.sql()), wantsSamples_(wantsSamples), progress_(progress) {
    for (const Table* table : allTables()) {
      for (const Reference& reference : table->references) {
        referred_[{reference.table, reference.to}];
      }
    }
  }

  PackageContent read() {
    readDescription();
    // Nobody else sees this database, and a broken one is thrown away.
    sql_ << "pragma synchronous = off";
    Transaction transaction(sql_);
    readPeople();
    readTable(sessionsTable(), {.alias = "s.", .table = "sessions"});
    readAges();
    readTable(boutsTable(), {.alias = "b.", .table = "bouts"});
    readTable(calibrationsTable(), {.alias = "c.", .table = "calibrations"});
    readTable(eventsTable(), {.alias = "e.", .table = "events"});
    readTrials();
    readTable(measuresTable(), {.alias = "m.", .table = "measures"});
    readTable(answersTable(), {.alias = "a.", .table = "answers"});
    readTable(planTable(), {.alias = "l.", .table = "plans"});
    readTable(handTestsTable(), {.alias = "h.", .table = "hand_tests", .others = {{"user_name", ""}, {"note", ""}}});
    readTable(notesTable(), {.alias = "n.", .table = "clinic_notes"});
    readSamples();
    transaction.commit();
    return std::move(content_);
  }

 private:
  void readDescription() {
    const fs::path file = dir_ / kPackageFile;
    std::ifstream in(file, std::ios::binary);
    if (!fs::is_directory(dir_)) {
      throw Error("there is no directory " + dir_.string() + ": name the one that `surefoot export` wrote");
    }
    if (!in) {
      throw Error(dir_.string() + " is no export, it has no " + std::string(kPackageFile) +
                  ": name the directory that `surefoot export` wrote");
    }
    const auto json = nlohmann::json::parse(in, nullptr, false);
    const auto resources = json.is_object() ? json.find("resources") : json.end();
    if (resources == json.end() || !resources->is_array() || json.value("name", nlohmann::json()) != kPackageName) {
      throw Error(file.string() + " is damaged, or no export of Surefoot's");
    }
    for (const auto& resource : *resources) {
      const auto name = resource.is_object() ? resource.value("name", nlohmann::json()) : nlohmann::json();
      if (!name.is_string()) {
        throw Error(file.string() + " is damaged: a resource has no name");
      }
      if (resource.contains("dialect")) {
        throw Error(dir_.string() + " was exported with --excel, for spreadsheets: export it again without");
      }
      files_.insert(name.get<std::string>());
    }
  }

  void forEachRowOf(const Table& table, const std::function<void(TableReader&, std::vector<std::string>&)>& take) {
    if (!files_.contains(std::string(table.name))) {
      return;
    }
    TableReader reader(dir_ / (std::string(table.name) + ".csv"), table);
    std::vector<std::string> cells;
    while (reader.next(cells)) {
      if (isLeftOut(table, reader, cells)) {
        continue;
      }
      checkReferences(table, reader, cells);
      try {
        take(reader, cells);
      } catch (const soci::soci_error& error) {
        // "sqlite3_statement_backend::loadOne: NOT NULL constraint failed: sessions.status"
        const std::string what = error.get_error_message();
        const std::size_t by = what.find("::loadOne: ");
        reader.fail("this row cannot be taken in (" + (by == what.npos ? what : what.substr(by + 11)) +
                    "): export it again");
      }
    }
  }

  /// Of a session that was running. Also takes note of what other tables may refer to.
  bool isLeftOut(const Table& table, const TableReader& reader, const std::vector<std::string>& cells) {
    for (auto& [column, values] : referred_) {
      if (column.first == table.name) {
        values.insert(reader.cell(cells, column.second));
      }
    }
    const std::string session = reader.cell(cells, "session_id");
    if (&table == &sessionsTable() && reader.cell(cells, "status") == wordFor(SessionStatus::Running)) {
      unfinished_.insert(session);
      content_.unfinished.push_back(session);
    }
    return &table != &peopleTable() && unfinished_.contains(session);
  }

  void checkReferences(const Table& table, const TableReader& reader, const std::vector<std::string>& cells) const {
    for (const Reference& reference : table.references) {
      const std::string value = reader.cell(cells, reference.column);
      if (!value.empty() && !referred_.at({reference.table, reference.to}).contains(value)) {
        reader.fail(std::string(reference.column) + " " + value + " is not in " + std::string(reference.table) +
                    ".csv");
      }
    }
  }

  void readTable(const Table& table, const Target& target) {
    std::optional<Inserter> inserter;
    std::vector<std::size_t> places;
    forEachRowOf(table, [&](const TableReader& reader, const std::vector<std::string>& cells) {
      if (!inserter) {
        const std::vector<std::string> columns = columnsFor(target, reader, places);
        inserter.emplace(sql_, target.table, columns, target.repeats);
      }
      for (std::size_t i = 0; i < places.size(); ++i) {
        inserter->set(i, places[i] < cells.size() ? cells[places[i]] : "");
      }
      inserter->insert();
    });
  }

  /// Columns of the database, and for each its place in the file.
  static std::vector<std::string> columnsFor(const Target& target, const TableReader& reader,
                                             std::vector<std::size_t>& places) {
    std::vector<std::string> columns;
    const auto& present = reader.columns();
    for (std::size_t i = 0; i < present.size(); ++i) {
      if (present[i]->sql.starts_with(target.alias)) {
        columns.emplace_back(present[i]->sql.substr(target.alias.size()));
        places.push_back(i);
      }
    }
    for (const auto& [to, from] : target.others) {
      columns.push_back(to);
      places.push_back(static_cast<std::size_t>(std::ranges::find(present, from, &Column::name) - present.begin()));
    }
    return columns;
  }

  // Once a session there; facts of the session itself come in readAges.
  void readPeople() {
    Inserter inserter(sql_, "people", {"id", "pseudonym", "sex", "height_mm", "foot_length_mm", "note", "created_at"},
                      true);
    forEachRowOf(peopleTable(), [&](const TableReader& reader, const std::vector<std::string>& cells) {
      const std::string id = reader.cell(cells, "person_id");
      const std::string pseudonym = reader.cell(cells, "pseudonym");
      if (id.empty() || pseudonym.empty()) {
        reader.fail("a person without id or pseudonym");
      }
      if (!isPseudonym(pseudonym)) {
        reader.fail("pseudonym \"" + pseudonym.substr(0, 40) + "\" is none of Surefoot's: a-z, 0-9 and - only");
      }
      std::size_t column = 0;
      for (const std::string_view name : {"person_id", "pseudonym", "sex", "height_mm", "foot_length_mm"}) {
        inserter.set(column++, reader.cell(cells, name));
      }
      inserter.set(column++, "");
      inserter.set(column, timeOfId(id));
      inserter.insert();
    });
  }

  // The year of birth is not exported; age is the year of the session minus it.
  void readAges() {
    std::string session;
    int age = 0;
    soci::statement statement =
        (sql_.prepare << "update sessions set age_years = :age where id = :id", soci::use(age), soci::use(session));
    forEachRowOf(peopleTable(), [&](const TableReader& reader, const std::vector<std::string>& cells) {
      session = reader.cell(cells, "session_id");
      if (const auto years = parseInteger<int>(reader.cell(cells, "age_years"))) {
        age = *years;
        statement.execute(true);
      }
    });
    sql_ << "update people set birth_year = (select cast(substr(s.started_at, 1, 4) as integer) - s.age_years"
            " from sessions s where s.person_id = people.id and s.age_years is not null order by s.id desc limit 1)";
  }

  void readTrials() {
    readTable(trialsTable(),
              {.alias = "x.", .table = "tests", .others = {{"id", "test_id"}, {"note", ""}}, .repeats = true});
    readTable(trialsTable(), {.alias = "t.", .table = "trials"});
    sql_ << "update tests set person_id = (select s.person_id from sessions s join trials t on t.session_id = s.id"
            " where t.test_id = tests.id)";
  }

  void readSamples() {
    std::vector<std::pair<std::string, std::uint64_t>> wanted;
    std::string id;
    long long count = 0;
    soci::statement statement =
        (sql_.prepare << "select id, sample_count from sessions order by id", soci::into(id), soci::into(count));
    statement.execute();
    std::uint64_t total = 0;
    while (statement.fetch()) {
      if (wantsSamples_(id)) {
        wanted.emplace_back(id, static_cast<std::uint64_t>(count));
        total += static_cast<std::uint64_t>(count);
      }
    }
    for (const auto& [session, samples] : wanted) {
      readSamplesOf(session, samples, total);
    }
  }

  /// Checks the whole session too: it must make a log that can be played again.
  void readSamplesOf(const std::string& session, std::uint64_t promised, std::uint64_t total) {
    const fs::path file = dir_ / "samples" / (session + ".csv");
    std::ifstream in(file, std::ios::binary);
    if (!in) {
      throw Error(file.string() + " is missing: the export is incomplete, export it again");
    }
    const SessionRows rows = checkedRows(session);
    const std::size_t cells = zeroedBoard(rows).cells.size();
    const Tick tickCount = rows.session.integer<Tick>("tick_count");
    const std::uint64_t before = content_.samples;
    std::vector<LoggedSample> chunk;
    long long number = 0;
    const auto write = [&] {
      writeChunk(session, number++, packChunk(chunk, cells));
      content_.samples += chunk.size();
      chunk.clear();
      if (progress_) {
        progress_(content_.samples, total);
      }
    };
    const Sheet sheet = streamSheet(in, file.string(), {}, [&](const SheetRow& row) {
      if (row.ticked.tick >= tickCount) {
        throw Error(file.string() + ": tick " + std::to_string(row.ticked.tick) + " is past the session's end");
      }
      chunk.push_back(row.ticked);
      if (chunk.size() == kMostSamplesAChunk) {
        write();
      }
    });
    if (!chunk.empty()) {
      write();
    }
    if (!sheet.isSession || sheet.rawCells != cells) {
      throw Error(file.string() + ": these are not the samples of a board with " + std::to_string(cells) + " cells");
    }
    if (content_.samples - before != promised) {
      throw Error(file.string() + " has " + std::to_string(content_.samples - before) + " samples, sessions.csv says " +
                  std::to_string(promised) + ": the export is incomplete, export it again");
    }
  }

  SessionRows checkedRows(const std::string& session) {
    try {
      SessionRows rows = rowsOfSession(db_, session);
      logFrom(rows, {});
      if (const std::string wrong = whatIsWrongWith(zeroedBoard(rows)); !wrong.empty()) {
        throw Error("its board cannot be used: " + wrong);
      }
      return rows;
    } catch (const Error& error) {
      throw Error(dir_.string() + ", session " + session + " is damaged: " + error.what());
    }
  }

  void writeChunk(const std::string& session, long long number, const std::string& bytes) {
    soci::blob data(sql_);
    data.write(0, bytes.data(), bytes.size());
    sql_ << "insert into chunks (session_id, number, data) values (:id, :number, :data)", soci::use(session),
        soci::use(number), soci::use(data);
  }

  fs::path dir_;
  Database& db_;
  soci::session& sql_;
  const std::function<bool(const std::string&)>& wantsSamples_;
  const std::function<void(std::uint64_t, std::uint64_t)>& progress_;
  std::set<std::string> files_;
  std::set<std::string> unfinished_;
  /// All values of the columns that others refer to, by table and column.
  std::map<std::pair<std::string_view, std::string_view>, std::set<std::string>> referred_;
  PackageContent content_;
};

}  // namespace

PackageContent readPackage(const fs::path& dir, Database& into,
                           const std::function<bool(const std::string&)>& wantsSamples,
                           const std::function<void(std::uint64_t, std::uint64_t)>& progress) {
  return guarded(into.file(), [&] { return PackageReader(dir, into, wantsSamples, progress).read(); });
}

}  // namespace surefoot
