// SPDX-License-Identifier: MIT
#include "exchange/recording.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <utility>

#include "base/error.hpp"
#include "base/text_table.hpp"
#include "exchange/column_names.hpp"
#include "exchange/sheet.hpp"
#include "exchange/sidecar.hpp"
#include "exchange/table_reader.hpp"
#include "records/log_rows.hpp"
#include "records/rows.hpp"
#include "records/stamp.hpp"

namespace surefoot {
namespace {

namespace fs = std::filesystem;

std::ifstream openFile(const fs::path& file) {
  std::error_code ignored;
  if (fs::is_directory(file, ignored)) {
    throw Error(file.string() + " is a directory: name a CSV file");
  }
  // A pipe would wait for a writer, and could not be read a second time.
  if (fs::exists(file, ignored) && !fs::is_regular_file(file, ignored)) {
    throw Error(file.string() + " is not a regular file: save it first, then name the saved file");
  }
  std::ifstream in(file, std::ios::binary);
  if (!in) {
    throw Error(file.string() + " cannot be opened: check its name and permissions");
  }
  return in;
}

fs::path sidecarOf(fs::path csv) {
  return csv.replace_extension(".json");
}

/// The rows of one session in a table of an export.
std::vector<Row> siblingRows(const fs::path& dir, const Table& table, const std::string& sessionId) {
  const fs::path path = dir / (std::string(table.name) + ".csv");
  if (&table == &digestsTable() && !fs::exists(path)) {
    return {};  // an export from before there were any
  }
  TableReader reader(path, table);
  std::vector<std::string> cells;
  std::vector<Row> rows;
  while (reader.next(cells)) {
    if (reader.cell(cells, "session_id") != sessionId) {
      continue;
    }
    std::map<std::string, std::string, std::less<>> named;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      named.emplace(reader.columns()[i]->name, cells[i]);
    }
    rows.emplace_back(path.string() + ", line " + std::to_string(reader.line()), std::move(named));
  }
  return rows;
}

SessionRows siblingsOf(const fs::path& csv) {
  const fs::path dir = csv.parent_path() / "..";
  const std::string id = csv.stem().string();
  auto sessions = siblingRows(dir, sessionsTable(), id);
  auto bouts = siblingRows(dir, boutsTable(), id);
  if (sessions.size() != 1 || bouts.size() != 1) {
    throw Error(csv.string() + ": the export around it does not have just one session and bout " + id +
                "; export it again");
  }
  return {std::move(sessions.front()), std::move(bouts.front()), siblingRows(dir, calibrationsTable(), id),
          siblingRows(dir, eventsTable(), id), siblingRows(dir, digestsTable(), id)};
}

/// From the first reading of the trial to the first one after it: board time is taken from `samples`, time_s from
/// `readings`.
std::optional<TimeSpan> trialOf(const fs::path& csv, const Recording& recording) {
  const fs::path dir = csv.parent_path() / "..";
  if (!fs::exists(dir / "trials.csv")) {
    return std::nullopt;
  }
  const auto rows = siblingRows(dir, trialsTable(), csv.stem().string());
  if (rows.size() != 1 || rows.front().text("start_s").empty() || rows.front().text("end_s").empty()) {
    return std::nullopt;
  }
  const auto timeOf = [&](double boardS) {
    const auto after = std::ranges::find_if(recording.samples, [boardS](const Sample& sample) {
      return static_cast<double>(sample.boardTimeUs) * 1e-6 >= boardS;
    });
    return after == recording.samples.end() ? HUGE_VAL : recording.readings[after - recording.samples.begin()].tS;
  };
  return TimeSpan{timeOf(rows.front().number("start_s")), timeOf(rows.front().number("end_s"))};
}

bool liesInAnExport(const fs::path& csv) {
  std::error_code ignored;
  return fs::exists(csv.parent_path() / ".." / "sessions.csv", ignored);
}

void useBoard(Recording& recording, const Sheet& sheet, const Board& board, const std::string& name,
              ValidityGate gate) {
  if (const std::string wrong = whatIsWrongWith(board); !wrong.empty()) {
    throw Error(name + ": its board cannot be used: " + wrong);
  }
  if (board.cells.size() != sheet.rawCells) {
    throw Error(name + " has raw counts of " + std::to_string(sheet.rawCells) + " cells, but its board has " +
                std::to_string(board.cells.size()));
  }
  recording.board = board;
  recording.hasToes = board.model == BoardModel::Split;
  for (std::size_t i = 0; i < sheet.rows.size(); ++i) {
    const Sample& sample = sheet.rows[i].ticked.sample;
    recording.samples.push_back(sample);
    const double tS = recording.readings[i].tS;
    recording.readings[i] = readingOf(board, sample, gate);
    recording.readings[i].tS = tS;
  }
  markWrong(recording.readings, board, recording.samples);
}

std::string rowsText(std::size_t rows, const std::string& what) {
  return rows == 0 ? "" : "; " + std::to_string(rows) + (rows == 1 ? " row " : " rows ") + what;
}

std::string readAs(const Sheet& sheet) {
  return sheet.read + (sheet.renamed.empty() ? "" : "; " + sheet.renamed) +
         (sheet.hasUnits ? "; 1 line of units left out" : "") +
         rowsText(sheet.rowsWithoutForce, "with an empty force left out") +
         rowsText(sheet.rowsWithHalfAPlace, "with one coordinate empty taken as without a place");
}

bool isReadOtherwise(const Sheet& sheet) {
  return sheet.unusual || sheet.hasUnits || !sheet.renamed.empty() ||
         sheet.rowsWithoutForce + sheet.rowsWithHalfAPlace > 0;
}

}  // namespace

Recording readRecording(const fs::path& csv, ValidityGate gate) {
  std::ifstream in = openFile(csv);
  const Sheet sheet = readSheet(in, csv.string(), gate);
  Recording recording;
  recording.hasLoad = sheet.hasLoad;
  recording.hasToes = sheet.hasToes;
  recording.read = readAs(sheet);
  recording.unusual = isReadOtherwise(sheet);
  for (const SheetRow& row : sheet.rows) {
    recording.readings.push_back(row.reading);
  }
  if (sheet.isSession && liesInAnExport(csv)) {
    const SessionRows rows = siblingsOf(csv);
    const bool seated = rows.bout.word<Form>("form") == Form::Seated;
    useBoard(recording, sheet, zeroedBoard(rows), csv.string(), seated ? gateFor(0.0, true) : gate);
    std::vector<LoggedSample> samples;
    for (const SheetRow& row : sheet.rows) {
      samples.push_back(row.ticked);
    }
    recording.session = logFrom(rows, samples);
    recording.trial = trialOf(csv, recording);
  } else if (sheet.rawCells > 0 && fs::exists(sidecarOf(csv))) {
    std::ifstream json = openFile(sidecarOf(csv));
    const std::string text = utf8TextOf(json);
    try {
      useBoard(recording, sheet, boardFromSidecar(text), csv.string(), gate);
    } catch (const Error& error) {
      throw Error(sidecarOf(csv).string() + ": " + error.what());
    }
  }
  if (!recording.board) {
    markWrongCops(recording.readings);
  }
  return recording;
}

bool isExportedSession(const fs::path& csv) {
  std::ifstream in(csv, std::ios::binary);
  try {
    return liesInAnExport(csv) &&
           std::ranges::count(TextTable(in, csv.string(), isRecordingColumn).header(), "bout_id") > 0;
  } catch (const Error&) {
    return false;
  }
}

struct RecordingWriter::Impl {
  Impl(const fs::path& path, const Board& board, const std::string& source)
      : file(path),
        out(path, std::ios::binary),
        csv(out),
        sheet(csv, board, gateFor(0.0, true)),
        sidecar{.board = board, .source = source, .startedAt = nowText(), .samples = 0, .health = {}} {}

  void check(const fs::path& path, const std::ofstream& stream) const {
    if (!stream) {
      throw Error(path.string() +
                  " cannot be written (disk full or no permission): free some space or choose another name");
    }
  }

  /// The disk is full. Half a row would spoil the complete ones before it, so it is removed.
  [[noreturn]] void endEarly() {
    out.close();
    std::ifstream in(file, std::ios::binary | std::ios::ate);
    std::streamoff end = in.tellg();
    while (end > 0 && in.seekg(end - 1).get() != '\n') {
      --end;
    }
    if (end > 0) {
      std::error_code ignored;
      fs::resize_file(file, static_cast<std::uintmax_t>(end), ignored);
    }
    throw Error(file.string() +
                " cannot be written (disk full or no permission): the rows before are kept in it; free some space and "
                "record again");
  }

  void writeSidecar() const {
    std::ofstream json(sidecarOf(file), std::ios::binary);
    json << sidecarText(sidecar);
    json.close();
    check(sidecarOf(file), json);
  }

  fs::path file;
  std::ofstream out;
  CsvWriter csv;
  SheetWriter sheet;
  Sidecar sidecar;
};

RecordingWriter::RecordingWriter(const fs::path& csv, const Board& board, const std::string& source)
    : impl_(std::make_unique<Impl>(csv, board, source)) {
  writeHeader(impl_->csv, recordingColumns(board.cells.size()));
  impl_->out.flush();
  impl_->check(csv, impl_->out);
  impl_->writeSidecar();
}

RecordingWriter::~RecordingWriter() = default;

void RecordingWriter::append(const Sample& sample) {
  impl_->sheet.write(sample, impl_->sheet.readingFor(sample));
  impl_->csv.endRow();
  if (!impl_->out) {
    impl_->endEarly();
  }
  ++impl_->sidecar.samples;
}

void RecordingWriter::finish(const RecordingHealth& health) {
  impl_->out.close();
  if (!impl_->out) {
    impl_->endEarly();
  }
  impl_->sidecar.health = health;
  impl_->writeSidecar();
}

std::uint64_t RecordingWriter::samples() const {
  return impl_->sidecar.samples;
}

}  // namespace surefoot
