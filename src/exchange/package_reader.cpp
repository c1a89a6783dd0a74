// SPDX-License-Identifier: MIT
#include "exchange/package_reader.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <optional>
#include <set>

#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "exchange/package_file.hpp"
#include "exchange/sheet.hpp"
#include "exchange/table_reader.hpp"
#include "records/chunk.hpp"
#include "records/rows.hpp"
#include "records/session_rows.hpp"
#include "records/staging.hpp"
#include "records/stamp.hpp"

namespace surefoot {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostSamplesAChunk = 4096;
constexpr std::size_t kLongestPseudonym = 64;

/// In the format of newPseudonym(); pseudonyms are also used as file names.
bool isPseudonym(std::string_view text) {
  return !text.empty() && text.size() <= kLongestPseudonym &&
         std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

/// Target of a file's columns: those whose SQL begins with `alias`, and others by name.
struct Target {
  std::string_view alias;
  std::string table;
  /// Pairs of database column and file column; "" for a text that is never exported.
  std::vector<std::pair<std::string, std::string_view>> others = {};
  bool repeats = false;  ///< The same row may occur again.
};

class PackageReader {
 public:
  PackageReader(const fs::path& dir, Database& into, const std::function<bool(const std::string&)>& wantsSamples,
                const std::function<void(std::uint64_t, std::uint64_t)>& progress)
      : dir_(dir), db_(into), wantsSamples_(wantsSamples), progress_(progress) {
    for (const Table* table : allTables()) {
      for (const Reference& reference : table->references) {
        referred_[{reference.table, reference.to}];
      }
    }
  }

  /// An Error also says which files another program saved: what it complains about may come from that.
  PackageContent read() {
    try {
      readAll();
    } catch (const Error& error) {
      const std::string saved = wordsForSaved(content_);
      throw Error(error.what() + (saved.empty() ? "" : "; " + saved));
    }
    return std::move(content_);
  }

 private:
  void readAll() {
    readDescription();
    BulkLoad load(db_);
    readPeople();
    readTable(sessionsTable(), {.alias = "s.", .table = "sessions"});
    readAges();
    readTable(boutsTable(), {.alias = "b.", .table = "bouts"});
    readTable(calibrationsTable(), {.alias = "c.", .table = "calibrations"});
    readTable(eventsTable(), {.alias = "e.", .table = "events"});
    readTable(digestsTable(), {.alias = "d.", .table = "digests"});
    readTrials();
    readTable(measuresTable(), {.alias = "m.", .table = "measures"});
    dropScoresNotMeasured(db_);
    readTable(answersTable(), {.alias = "a.", .table = "answers"});
    readTable(planTable(), {.alias = "l.", .table = "plans"});
    readTable(handTestsTable(), {.alias = "h.", .table = "hand_tests", .others = {{"user_name", ""}, {"note", ""}}});
    readTable(notesTable(), {.alias = "n.", .table = "clinic_notes"});
    setDemonstrationsApart(db_);
    readSamples();
    load.commit();
  }

  void readDescription() {
    const fs::path file = dir_ / kPackageFile;
    std::ifstream in(file, std::ios::binary);
    if (!fs::is_directory(dir_)) {
      throw Error("there is no directory " + dir_.string() + ": name a directory that `surefoot export` wrote");
    }
    if (!in) {
      throw Error(dir_.string() + " is not an export: it has no " + std::string(kPackageFile) +
                  ": name a directory that `surefoot export` wrote");
    }
    const auto json = nlohmann::json::parse(utf8TextOf(in), nullptr, false);
    const auto resources = json.is_object() ? json.find("resources") : json.end();
    if (resources == json.end() || !resources->is_array() || json.value("name", nlohmann::json()) != kPackageName) {
      throw Error(file.string() + " is damaged or not a Surefoot export");
    }
    for (const auto& resource : *resources) {
      const auto name = resource.is_object() ? resource.value("name", nlohmann::json()) : nlohmann::json();
      if (!name.is_string()) {
        throw Error(file.string() + " is damaged: a resource has no name");
      }
      files_.insert(name.get<std::string>());
    }
  }

  void forEachRowOf(const Table& table, const std::function<void(TableReader&, std::vector<std::string>&)>& take) {
    if (!files_.contains(std::string(table.name))) {
      return;
    }
    const std::string file = std::string(table.name) + ".csv";
    TableReader reader(dir_ / file, table);
    std::vector<std::string> cells;
    while (nextRow(reader, file, cells)) {
      if (isLeftOut(table, reader, cells)) {
        continue;
      }
      checkReferences(table, reader, cells);
      take(reader, cells);
    }
  }

  bool nextRow(TableReader& reader, const std::string& file, std::vector<std::string>& cells) {
    const bool more = reader.next(cells);
    noteSaved(file, reader.savedAs());
    return more;
  }

  /// `how` is empty if this program could have written the file.
  void noteSaved(const std::string& file, const std::string& how) {
    if (how.empty()) {
      return;
    }
    auto& saved = content_.savedByOthers;
    const auto known = std::ranges::find(saved, file, &std::pair<std::string, std::string>::first);
    (known == saved.end() ? saved.emplace_back(file, "") : *known).second = how;
  }

  static void insert(RowInserter& inserter, const TableReader& reader) {
    if (const std::string reason = inserter.insert(); !reason.empty()) {
      reader.fail("this row cannot be imported (" + reason + "): export it again");
    }
  }

  /// True for rows of a session that was running. Also remembers the values to which other tables may refer.
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
    std::optional<RowInserter> inserter;
    std::vector<std::size_t> places;
    forEachRowOf(table, [&](const TableReader& reader, const std::vector<std::string>& cells) {
      if (!inserter) {
        const std::vector<std::string> columns = columnsFor(target, reader, places);
        inserter.emplace(db_, target.table, columns, target.repeats);
      }
      for (std::size_t i = 0; i < places.size(); ++i) {
        inserter->set(i, places[i] < cells.size() ? cells[places[i]] : "");
      }
      insert(*inserter, reader);
    });
  }

  /// The database columns, and for each its position in the file.
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

  // Each person is inserted once; facts that belong to the session are read in readAges.
  void readPeople() {
    RowInserter inserter(
        db_, "people", {"id", "pseudonym", "sex", "height_mm", "foot_length_mm", "note", "created_at", "demonstration"},
        true);
    forEachRowOf(peopleTable(), [&](const TableReader& reader, const std::vector<std::string>& cells) {
      const std::string id = reader.cell(cells, "person_id");
      const std::string pseudonym = reader.cell(cells, "pseudonym");
      if (id.empty() || pseudonym.empty()) {
        reader.fail("a person without id or pseudonym");
      }
      if (!isPseudonym(pseudonym)) {
        reader.fail("pseudonym \"" + pseudonym.substr(0, 40) +
                    "\" is not from Surefoot: only a-z, 0-9 and - are allowed");
      }
      std::size_t column = 0;
      for (const std::string_view name : {"person_id", "pseudonym", "sex", "height_mm", "foot_length_mm"}) {
        inserter.set(column++, reader.cell(cells, name));
      }
      inserter.set(column++, "");
      inserter.set(column++, timeOfId(id));
      inserter.set(column, reader.cell(cells, "demonstration") == "true" ? "true" : "false");
      insert(inserter, reader);
    });
  }

  // The year of birth is not exported; the age is the session's year minus the year of birth.
  void readAges() {
    forEachRowOf(peopleTable(), [&](const TableReader& reader, const std::vector<std::string>& cells) {
      if (const auto years = parseInteger<int>(reader.cell(cells, "age_years"))) {
        setAge(db_, reader.cell(cells, "session_id"), *years);
      }
    });
    deriveBirthYears(db_);
  }

  void readTrials() {
    readTable(trialsTable(),
              {.alias = "x.", .table = "tests", .others = {{"id", "test_id"}, {"note", ""}}, .repeats = true});
    readTable(trialsTable(), {.alias = "t.", .table = "trials"});
    derivePeopleOfTests(db_);
  }

  void readSamples() {
    std::vector<std::pair<std::string, std::uint64_t>> wanted;
    std::uint64_t total = 0;
    for (const Row& row : rowsOf(db_, sessionsTable(), {})) {
      const std::string& id = row.text("session_id");
      if (wantsSamples_(id)) {
        wanted.emplace_back(id, row.integer<std::uint64_t>("sample_count"));
        total += wanted.back().second;
      }
    }
    for (const auto& [session, samples] : wanted) {
      readSamplesOf(session, samples, total);
    }
  }

  /// Also checks that the whole session makes a log that can be replayed.
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
      insertChunk(db_, session, number++, packChunk(chunk, cells));
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
    noteSaved("samples/" + session + ".csv", sheet.unusual ? sheet.read : "");
    if (!sheet.isSession || sheet.rawCells != cells) {
      throw Error(file.string() + ": the samples are not from a board with " + std::to_string(cells) + " cells");
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

  fs::path dir_;
  Database& db_;
  const std::function<bool(const std::string&)>& wantsSamples_;
  const std::function<void(std::uint64_t, std::uint64_t)>& progress_;
  std::set<std::string> files_;
  std::set<std::string> unfinished_;
  /// All values of columns to which others refer, by table and column.
  std::map<std::pair<std::string_view, std::string_view>, std::set<std::string>> referred_;
  PackageContent content_;
};

}  // namespace

std::string wordsForSaved(const PackageContent& content) {
  const auto& saved = content.savedByOthers;
  if (saved.empty()) {
    return "";
  }
  const auto& [file, how] = saved.front();
  return file + (saved.size() == 1 ? " was" : " and " + std::to_string(saved.size() - 1) + " more were") +
         " saved by another program, not as exported (" + how + ")";
}

PackageContent readPackage(const fs::path& dir, Database& into,
                           const std::function<bool(const std::string&)>& wantsSamples,
                           const std::function<void(std::uint64_t, std::uint64_t)>& progress) {
  return PackageReader(dir, into, wantsSamples, progress).read();
}

}  // namespace surefoot
