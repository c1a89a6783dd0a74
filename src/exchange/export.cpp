// SPDX-License-Identifier: MIT
#include "exchange/export.hpp"

#include <algorithm>
#include <array>

#include "base/csv.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "exchange/changes_table.hpp"
#include "exchange/package_file.hpp"
#include "exchange/sheet.hpp"
#include "exchange/staged_directory.hpp"
#include "exchange/wide.hpp"
#include "records/rows.hpp"
#include "records/session_rows.hpp"

namespace surefoot {
namespace {

namespace fs = std::filesystem;

constexpr std::array<Reference, 1> kOfSamples{{{"bout_id", "bouts", "bout_id"}}};
constexpr std::array<std::string_view, 4> kChangesKey{"person_id", "condition", "planned_s", "measure"};
constexpr std::array<std::string_view, 1> kWideKey{"session_id"};
constexpr std::array<Reference, 1> kOfWide{{{"session_id", "sessions", "session_id"}}};
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::uint64_t kRowsBetweenReports = 1024;

/// Reports progress every so many rows.
class Meter {
 public:
  Meter(const ExportProgress& progress, std::uint64_t total) : progress_(progress), total_(total) {}

  void count() {
    if (++done_ % kRowsBetweenReports == 0) {
      report();
    }
  }
  void report() const {
    if (progress_) {
      progress_(done_, total_);
    }
  }

 private:
  const ExportProgress& progress_;
  std::uint64_t total_;
  std::uint64_t done_ = 0;
};

/// An age over 89 in its group, in place of the number.
void groupAge(const std::vector<Column>& columns, std::vector<std::string>& cells) {
  constexpr int kOldestAlone = 89;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].name == kAgeColumn && parseInteger<int>(cells[i]).value_or(0) > kOldestAlone) {
      cells[i] = kOldest;
    }
  }
}

/// With the ages as texts if the oldest are together.
std::vector<Column> columnsFor(std::vector<Column> columns, bool oldestTogether) {
  for (Column& column : columns) {
    if (oldestTogether && column.name == kAgeColumn) {
      column.type = CellType::Text;
      column.unit = "";
    }
  }
  return columns;
}

/// A CSV file while it is written.
class CsvFile {
 public:
  CsvFile(const fs::path& path, const std::vector<Column>& columns, bool forSpreadsheets)
      : file_(path), columns_(columns), csv_(file_.stream(), forSpreadsheets ? CsvDialect{';', ','} : CsvDialect{}) {
    if (forSpreadsheets) {
      file_.stream() << kByteOrderMark;
    }
    writeHeader(csv_, columns_);
  }

  CsvWriter& csv() { return csv_; }
  const std::vector<Column>& columns() const { return columns_; }

  void add(const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      switch (columns_[i].type) {
        case CellType::Text:
          csv_.text(cells[i]);
          break;
        case CellType::Number:
          csv_.numeral(cells[i]);
          break;
        default:
          csv_.verbatim(cells[i]);
      }
    }
    endRow();
  }
  void endRow() {
    csv_.endRow();
    file_.check();
  }
  void close() { file_.close(); }

 private:
  OutFile file_;
  std::vector<Column> columns_;
  CsvWriter csv_;
};

/// samples/<session>.csv, row by row.
class SamplesFile {
 public:
  SamplesFile(const fs::path& path, const SessionRows& rows, bool forSpreadsheets)
      : file_(path, samplesColumns(zeroedBoard(rows).cells.size()), forSpreadsheets),
        bout_(rows.bout.text("bout_id")),
        course_(rows.events),
        sheet_(file_.csv(), zeroedBoard(rows),
               gateFor(bodyWeightFrom(rows.events), rows.bout.word<Form>("form") == Form::Seated)) {}

  const std::vector<Column>& columns() const { return file_.columns(); }

  void add(const LoggedSample& ticked) {
    course_.goTo(ticked.tick);
    const Reading reading = sheet_.readingFor(ticked.sample);
    CsvWriter& csv = file_.csv();
    csv.verbatim(course_.phase() == "play" ? bout_ : "").verbatim(course_.phase());
    csv.verbatim(reading.whole.valid ? "true" : "false").verbatim(course_.supported() ? "true" : "false");
    csv.number(ticked.tick);
    sheet_.write(ticked.sample, reading);
    csv.verbatim(course_.pause() == "none" ? "" : course_.pause());
    file_.endRow();
  }

  void close() { file_.close(); }

 private:
  CsvFile file_;
  std::string bout_;
  Course course_;
  SheetWriter sheet_;
};

/// Size of an export.
struct Extent {
  std::vector<std::string> sessions;
  std::uint64_t samples = 0;
};

Extent extentOf(Database& db, const Choice& choice) {
  Extent extent;
  const auto columns = sessionsTable().columns;
  const auto isCount = [](const Column& column) { return column.name == "sample_count"; };
  const auto count = static_cast<std::size_t>(std::find_if(columns.begin(), columns.end(), isCount) - columns.begin());
  forEachRow(db, sessionsTable(), choice, [&](const std::vector<std::string>& cells) {
    extent.sessions.push_back(cells.front());
    extent.samples += parseInteger<std::uint64_t>(cells[count]).value_or(0);
  });
  return extent;
}

// Removes the files of an old package; other files stay.
void removeOldPackage(const fs::path& dir) {
  for (const Table* table : allTables()) {
    fs::remove(dir / (std::string(table->name) + ".csv"));
  }
  fs::remove(dir / "wide.csv");
  fs::remove(dir / "changes.csv");
  fs::remove(dir / kPackageFile);
  if (fs::is_directory(dir / "samples")) {
    for (const fs::directory_entry& entry : fs::directory_iterator(dir / "samples")) {
      if (entry.path().extension() == ".csv") {
        fs::remove(entry.path());
      }
    }
  }
}

/// Writes one package.
class Export {
 public:
  Export(Database& db, const ExportChoice& choice, const fs::path& dir, const ExportProgress& progress)
      : db_(db),
        choice_(choice),
        rows_(rowsFor(choice)),
        tables_(tablesFor(choice)),
        dir_(dir),
        extent_(extentOf(db, rows_)),
        meter_(progress, totalRows()),
        package_(dir, choice.forSpreadsheets) {}

  ExportSummary write() {
    for (const std::string& id : choice_.sessionIds) {
      if (std::ranges::find(extent_.sessions, id) == extent_.sessions.end()) {
        throw Error("there is no session " + id + ": `surefoot person show` lists the sessions of a person");
      }
    }
    for (const Table* table : tables_) {
      writeTable(*table);
    }
    if (choice_.sessionIds.empty()) {
      writeChanges();
    }
    if (choice_.wide) {
      writeWide();
    }
    fs::create_directory(dir_ / "samples");
    for (const std::string& id : extent_.sessions) {
      writeSamples(id);
    }
    package_.close();
    meter_.report();
    return summary_;
  }

 private:
  static Choice rowsFor(const ExportChoice& choice) {
    if (!choice.sessionIds.empty()) {
      return {Choice::Of::Session, choice.sessionIds};
    }
    if (!choice.personIds.empty()) {
      return {Choice::Of::Person, choice.personIds};
    }
    return {choice.demonstrations ? Choice::Of::All : Choice::Of::Record, {}};
  }

  static std::vector<const Table*> tablesFor(const ExportChoice& choice) {
    std::vector<const Table*> tables = allTables();
    if (!choice.notes) {
      std::erase(tables, &notesTable());
    }
    return tables;
  }

  std::uint64_t totalRows() const {
    std::uint64_t total = extent_.samples;
    for (const Table* table : tables_) {
      total += countRows(db_, *table, rows_);
    }
    return total + (choice_.wide ? extent_.sessions.size() : 0);
  }

  void writeTable(const Table& table) {
    const std::string name(table.name);
    CsvFile file(dir_ / (name + ".csv"),
                 columnsFor({table.columns.begin(), table.columns.end()}, choice_.oldestTogether),
                 choice_.forSpreadsheets);
    forEachRow(db_, table, rows_, [&](const std::vector<std::string>& cells) { add(file, cells); });
    file.close();
    package_.add({name, name + ".csv", table.title, file.columns(), table.key, table.references});
  }

  /// Of whole records only: some sessions of a person are not all of their test days.
  void writeChanges() {
    std::vector<std::string> people;
    forEachRow(db_, peopleTable(), rows_, [&](const std::vector<std::string>& cells) {
      if (std::ranges::find(people, cells.front()) == people.end()) {
        people.push_back(cells.front());
      }
    });
    const std::vector<Column> columns(changesColumns().begin(), changesColumns().end());
    CsvFile file(dir_ / "changes.csv", columns, choice_.forSpreadsheets);
    forEachChange(db_, people, referenceIn(db_.directory()),
                  [&](const std::vector<std::string>& cells) { file.add(cells); });
    file.close();
    package_.add({"changes",
                  "changes.csv",
                  "What is said of the latest test days, derived from the other tables",
                  file.columns(),
                  kChangesKey,
                  {}});
  }

  void writeWide() {
    const WideTable wide(db_, rows_);
    CsvFile file(dir_ / "wide.csv", columnsFor(wide.columns(), choice_.oldestTogether), choice_.forSpreadsheets);
    wide.forEachRow([&](const std::vector<std::string>& cells) { add(file, cells); });
    file.close();
    package_.add({"wide", "wide.csv", "Sessions, one per row, with a column for each measure", file.columns(), kWideKey,
                  kOfWide});
  }

  void add(CsvFile& file, std::vector<std::string> cells) {
    if (choice_.oldestTogether) {
      groupAge(file.columns(), cells);
    }
    file.add(cells);
    meter_.count();
  }

  void writeSamples(const std::string& id) {
    const SessionRows rows = rowsOfSession(db_, id);
    const std::string path = "samples/" + id + ".csv";
    SamplesFile file(dir_ / path, rows, choice_.forSpreadsheets);
    forEachChunk(db_, id, [&](const std::vector<LoggedSample>& chunk) {
      for (const LoggedSample& sample : chunk) {
        file.add(sample);
        meter_.count();
      }
      summary_.samples += chunk.size();
    });
    file.close();
    package_.add({"samples-" + id, path, "Samples of a session", file.columns(), {}, kOfSamples});
    ++summary_.sessions;
  }

  Database& db_;
  const ExportChoice& choice_;
  Choice rows_;
  std::vector<const Table*> tables_;
  fs::path dir_;
  Extent extent_;
  Meter meter_;
  PackageFile package_;
  ExportSummary summary_;
};

void refuseToOverwrite(const fs::path& dir, bool replaceable) {
  if (!fs::exists(dir) || (fs::is_directory(dir) && holdsNothing(dir)) || (holdsPackage(dir) && replaceable)) {
    return;
  }
  throw Error(dir.string() + (holdsPackage(dir)
                                  ? " contains an older export: choose another directory, or add --replace"
                                  : " is not empty: choose another directory, or empty it"));
}

}  // namespace

ExportSummary exportData(Database& db, const fs::path& dir, const ExportChoice& choice,
                         const ExportProgress& progress) {
  try {
    refuseToOverwrite(dir, choice.replace);
    const bool replaces = holdsPackage(dir);
    StagedDirectory stage(dir);
    ExportSummary summary;
    readSnapshot(db, [&] { summary = Export(db, choice, stage.path(), progress).write(); });
    if (replaces) {
      removeOldPackage(dir);
    }
    stage.moveIntoPlace(kPackageFile);
    summary.replaced = replaces;
    return summary;
  } catch (const fs::filesystem_error& error) {
    throw Error(dir.string() + " cannot be written (" + error.code().message() + "): choose another directory");
  }
}

}  // namespace surefoot
