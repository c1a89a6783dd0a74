// SPDX-License-Identifier: MIT
#include "records/export.hpp"

#include <algorithm>
#include <array>
#include <fstream>

#include <nlohmann/json.hpp>

#include "base/csv.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "records/session_rows.hpp"
#include "records/sheet.hpp"
#include "records/sql.hpp"
#include "records/stamp.hpp"
#include "records/tables.hpp"

namespace surefoot {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::string_view kPackageFile = "datapackage.json";
constexpr std::string_view kPackageName = "surefoot-export";
constexpr std::array<Reference, 1> kOfSamples{{{"bout_id", "bouts", "bout_id"}}};

/// A file that says so when it cannot be written.
class OutFile {
 public:
  explicit OutFile(fs::path path) : path_(std::move(path)), out_(path_, std::ios::binary) { check(); }

  std::ofstream& stream() { return out_; }
  void check() {
    if (!out_) {
      throw Error(path_.string() +
                  " cannot be written (disk full or no permission): make room or choose another directory");
    }
  }
  void close() {
    out_.close();
    check();
  }

 private:
  fs::path path_;
  std::ofstream out_;
};

// Frictionless Table Schema 1.0: https://specs.frictionlessdata.io/table-schema/
Json fieldFor(const Column& column) {
  Json field{{"name", column.name}};
  switch (column.type) {
    case CellType::Text:
      field["type"] = "string";
      break;
    case CellType::Number:
      field["type"] = "number";
      break;
    case CellType::Integer:
      field["type"] = "integer";
      break;
    case CellType::Boolean:
      field["type"] = "boolean";
      break;
    case CellType::Time:
      field["type"] = "datetime";
      field["format"] = "%Y-%m-%dT%H:%M:%S%z";
      break;
  }
  if (!column.unit.empty()) {
    field["unit"] = column.unit;
  }
  field["description"] = column.description;
  if (column.words != nullptr) {
    field["constraints"]["enum"] = column.words();
  }
  return field;
}

// Under the rules of the specification a reference to another file is by the resource's name.
void addKeys(Json& schema, std::span<const std::string_view> key, std::span<const Reference> references) {
  if (!key.empty()) {
    schema["primaryKey"] = key;
  }
  for (const Reference& reference : references) {
    schema["foreignKeys"].push_back(
        {{"fields", reference.column}, {"reference", {{"resource", reference.table}, {"fields", reference.to}}}});
  }
}

Json resourceFor(const std::string& name, const std::string& path, std::string_view title,
                 std::span<const Column> columns, std::span<const std::string_view> key = {},
                 std::span<const Reference> references = {}) {
  Json fields = Json::array();
  for (const Column& column : columns) {
    fields.push_back(fieldFor(column));
  }
  Json schema{{"fields", fields}, {"missingValues", {""}}};
  addKeys(schema, key, references);
  return {{"name", name},        {"path", path},
          {"title", title},      {"profile", "tabular-data-resource"},
          {"format", "csv"},     {"mediatype", "text/csv"},
          {"encoding", "utf-8"}, {"schema", schema}};
}

/// datapackage.json, resource by resource.
class PackageFile {
 public:
  explicit PackageFile(const fs::path& dir) : file_(dir / kPackageFile) {
    const Json head{{"name", kPackageName},
                    {"title", "Surefoot: balance training sessions"},
                    {"description",
                     "Training and education; not a diagnosis. Axes: x to the person's right, y forward, from above."},
                    {"profile", "tabular-data-package"},
                    {"created", nowText()}};
    std::string text = head.dump(2);
    text.erase(text.find_last_of('\n'));
    file_.stream() << text << ",\n  \"resources\": [\n";
  }

  void add(const Json& resource) {
    file_.stream() << (first_ ? "" : ",\n") << resource.dump(2);
    first_ = false;
  }

  void close() {
    file_.stream() << "\n]}\n";
    file_.close();
  }

 private:
  OutFile file_;
  bool first_ = true;
};

void writeTable(Database& db, const Table& table, const Choice& choice, const fs::path& dir, PackageFile& package) {
  const std::string name(table.name);
  OutFile file(dir / (name + ".csv"));
  CsvWriter csv(file.stream());
  writeHeader(csv, table.columns);
  forEachRow(db, table, choice, [&](const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      table.columns[i].type == CellType::Text ? csv.text(cells[i]) : csv.verbatim(cells[i]);
    }
    csv.endRow();
    file.check();
  });
  file.close();
  package.add(resourceFor(name, name + ".csv", table.title, table.columns, table.key, table.references));
}

/// samples/<session>.csv, row by row.
class SamplesFile {
 public:
  SamplesFile(const fs::path& path, const SessionRows& rows)
      : file_(path),
        csv_(file_.stream()),
        bout_(rows.bout.text("bout_id")),
        course_(rows.events),
        sheet_(csv_, zeroedBoard(rows),
               gateFor(bodyWeightFrom(rows.events), rows.bout.word<Form>("form") == Form::Seated)),
        columns_(samplesColumns(zeroedBoard(rows).cells.size())) {
    writeHeader(csv_, columns_);
  }

  const std::vector<Column>& columns() const { return columns_; }

  void add(const LoggedSample& ticked) {
    course_.goTo(ticked.tick);
    const Reading reading = sheet_.readingFor(ticked.sample);
    csv_.verbatim(course_.phase() == "play" ? bout_ : "").verbatim(course_.phase());
    csv_.verbatim(reading.whole.valid ? "true" : "false").verbatim(course_.supported() ? "true" : "false");
    csv_.number(ticked.tick);
    sheet_.write(ticked.sample, reading);
    csv_.verbatim(course_.pause() == "none" ? "" : course_.pause());
    csv_.endRow();
    file_.check();
  }

  void close() { file_.close(); }

 private:
  OutFile file_;
  CsvWriter csv_;
  std::string bout_;
  Course course_;
  SheetWriter sheet_;
  std::vector<Column> columns_;
};

/// What an export takes up.
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

bool isOurs(const fs::path& dir) {
  std::ifstream in(dir / kPackageFile, std::ios::binary);
  std::string head(256, '\0');
  in.read(head.data(), static_cast<std::streamsize>(head.size()));
  return head.find('"' + std::string(kPackageName) + '"') != std::string::npos;
}

// Files that are not of a package stay where they are.
void removeOldPackage(const fs::path& dir) {
  for (const Table* table : allTables()) {
    fs::remove(dir / (std::string(table->name) + ".csv"));
  }
  fs::remove(dir / kPackageFile);
  if (fs::is_directory(dir / "samples")) {
    for (const fs::directory_entry& entry : fs::directory_iterator(dir / "samples")) {
      if (entry.path().extension() == ".csv") {
        fs::remove(entry.path());
      }
    }
  }
}

void moveInto(const fs::path& stage, const fs::path& dir) {
  fs::create_directories(dir / "samples");
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(stage)) {
    if (entry.is_regular_file()) {
      fs::rename(entry.path(), dir / entry.path().lexically_relative(stage));
    }
  }
}

/// Where the new package grows until it is whole; gone afterwards, whatever happens, and so is a directory that was
/// made for nothing.
class Stage {
 public:
  explicit Stage(const fs::path& dir) : path_(dir / ".part") {
    for (fs::path made = fs::absolute(dir).lexically_normal(); !fs::exists(made); made = made.parent_path()) {
      made_.push_back(made);
    }
    fs::remove_all(path_);
    fs::create_directories(path_ / "samples");
  }
  ~Stage() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
    for (const fs::path& dir : made_) {
      // Refuses where there is something in it.
      fs::remove(dir, ignored);
    }
  }
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
  std::vector<fs::path> made_;  ///< The innermost first.
};

ExportSummary writePackage(Database& db, const fs::path& dir, const Choice& choice, const ExportProgress& progress) {
  ExportSummary summary;
  const Extent extent = extentOf(db, choice);
  if (choice.of == Choice::Of::Session && extent.sessions.empty()) {
    throw Error("there is no session " + choice.id);
  }
  PackageFile package(dir);
  for (const Table* table : allTables()) {
    writeTable(db, *table, choice, dir, package);
  }
  for (const std::string& id : extent.sessions) {
    const SessionRows rows = rowsOfSession(db, id);
    const std::string path = "samples/" + id + ".csv";
    SamplesFile file(dir / path, rows);
    forEachChunk(db, id, [&](const std::vector<LoggedSample>& chunk) {
      for (const LoggedSample& sample : chunk) {
        file.add(sample);
      }
      summary.samples += chunk.size();
      if (progress) {
        progress(summary.samples, extent.samples);
      }
    });
    file.close();
    package.add(resourceFor("samples-" + id, path, "Samples of a session", file.columns(), {}, kOfSamples));
    ++summary.sessions;
  }
  package.close();
  return summary;
}

}  // namespace

ExportSummary exportData(Database& db, const fs::path& dir, const ExportChoice& choice,
                         const ExportProgress& progress) {
  Choice rows;
  if (!choice.sessionId.empty()) {
    rows = {Choice::Of::Session, choice.sessionId};
  } else if (!choice.personId.empty()) {
    rows = {Choice::Of::Person, choice.personId};
  }
  try {
    const bool replaces = isOurs(dir);
    if (!replaces && fs::exists(dir) && (!fs::is_directory(dir) || !fs::is_empty(dir))) {
      throw Error(dir.string() + " is not empty and no export of Surefoot: choose another directory");
    }
    const Stage stage(dir);
    ExportSummary summary = guarded(db.file(), [&] {
      // One snapshot, whatever a running session adds meanwhile.
      const Snapshot snapshot(db.sql());
      return writePackage(db, stage.path(), rows, progress);
    });
    removeOldPackage(dir);
    moveInto(stage.path(), dir);
    summary.replaced = replaces;
    return summary;
  } catch (const fs::filesystem_error& error) {
    throw Error(dir.string() + " cannot be written (" + error.code().message() + "): choose another directory");
  }
}

}  // namespace surefoot
