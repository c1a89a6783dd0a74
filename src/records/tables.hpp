// SPDX-License-Identifier: MIT
// The tables of the data package, column by column: the one place from which headers, datapackage.json, queries and
// readers are made. A row is text cells with exact numbers, whether it comes out of the database or out of a CSV file.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace surefoot {

enum class CellType : std::uint8_t { Text, Number, Integer, Boolean, Time, Date };

struct Column {
  std::string_view name;
  CellType type;
  std::string_view unit;  ///< UCUM where there is one; "" for none.
  std::string_view description;
  std::string_view sql;                           ///< The column in the query.
  std::vector<std::string> (*words)() = nullptr;  ///< All that its text may be, where that is known.
};

/// A column that names a row of another table.
struct Reference {
  std::string_view column;
  std::string_view table;
  std::string_view to;
};

struct Table {
  std::string_view name;  ///< Of the file, without .csv.
  std::string_view title;
  std::span<const Column> columns;
  std::string_view from;                  ///< Tables of the query.
  std::string_view ofPerson;              ///< Condition for the rows of the people in (:ids).
  std::string_view ofSession;             ///< Condition for the rows of the sessions in (:ids).
  std::string_view order;                 ///< Columns that sort it.
  std::span<const std::string_view> key;  ///< Columns that tell one row from every other; none: it has no such.
  std::span<const Reference> references;
};

const Table& peopleTable();
const Table& sessionsTable();
const Table& trialsTable();
const Table& boutsTable();
const Table& eventsTable();
const Table& calibrationsTable();
const Table& measuresTable();
const Table& answersTable();
const Table& planTable();
const Table& handTestsTable();
/// Free text, which may name people: only in an export that asks for it.
const Table& notesTable();

/// In the order of datapackage.json.
std::vector<const Table*> allTables();

/// Columns of a recording of a board with so many cells; `sql` is unused.
std::vector<Column> recordingColumns(std::size_t cells);
/// Columns of samples/<session>.csv: those of a recording with what the session made of it.
std::vector<Column> samplesColumns(std::size_t cells);

}  // namespace surefoot
