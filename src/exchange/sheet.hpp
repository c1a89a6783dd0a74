// SPDX-License-Identifier: MIT
// The rows of one recording in CSV, read and written cell by cell. Knows nothing about the files beside it.
#pragma once

#include <functional>
#include <istream>
#include <string>
#include <vector>

#include "base/csv.hpp"
#include "posture/reading.hpp"
#include "records/chunk.hpp"
#include "records/tables.hpp"

namespace surefoot {

struct SheetRow {
  Reading reading;
  LoggedSample ticked;
};

struct Sheet {
  std::vector<SheetRow> rows;
  bool hasLoad = false;
  bool hasToes = false;
  bool isSession = false;              ///< True if it has the columns of an exported session.
  std::size_t rawCells = 0;            ///< Raw counts per row, together with board time and sequence; otherwise 0.
  bool hasUnits = false;               ///< Below the names was a line of their units.
  std::size_t rowsWithoutForce = 0;    ///< Left out: a force in them is empty, so the sample is missing.
  std::size_t rowsWithHalfAPlace = 0;  ///< One of the two coordinates is empty: the sample has no place.
  std::string renamed;                 ///< "Time (s) taken as time_s", for names that are written otherwise.
  std::string read;                    ///< How the table was read, as TextTable::understood says it,
  bool unusual = false;                ///< and whether this program would have written it otherwise.
};

/// `name` is the file name for messages. Throws Error with file and line for: an unknown, duplicate or missing column,
/// text in place of a number, a time or tick that goes back, no rows.
Sheet readSheet(std::istream& in, const std::string& name, ValidityGate gate);

/// Like readSheet, but passes each row to `take` and keeps none; a sheet without rows is allowed.
Sheet streamSheet(std::istream& in, const std::string& name, ValidityGate gate,
                  const std::function<void(const SheetRow&)>& take);

/// Writes the header line.
void writeHeader(CsvWriter& csv, std::span<const Column> columns);

/// Writes the cells of recordingColumns(), sample by sample.
class SheetWriter {
 public:
  SheetWriter(CsvWriter& csv, const Board& board, ValidityGate gate) : csv_(csv), board_(board), gate_(gate) {}

  Reading readingFor(const Sample& sample) const { return readingOf(board_, sample, gate_); }
  void write(const Sample& sample, const Reading& reading);

 private:
  void advance(std::uint64_t boardTimeUs);

  CsvWriter& csv_;
  Board board_;
  ValidityGate gate_;
  bool started_ = false;
  std::uint64_t lastTimeUs_ = 0;
  std::uint64_t elapsedUs_ = 0;
};

}  // namespace surefoot
