// SPDX-License-Identifier: MIT
// The tables of the data package, column by column: the one source for headers, datapackage.json, queries and readers.
// A row is text cells with exact numbers, whether it comes from the database or from a CSV file.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace surefoot {

enum class CellType : std::uint8_t { Text, Number, Integer, Boolean, Time, Date, Digest };

struct Column {
  std::string_view name;
  CellType type;
  std::string_view unit;  ///< UCUM if there is a unit; "" otherwise.
  std::string_view description;
  std::string_view sql;                           ///< The column in the query.
  std::vector<std::string> (*words)() = nullptr;  ///< All allowed values of a text, if they are known.
};

inline constexpr std::string_view kAgeColumn = "age_years";
/// Stands for every age over 89 where an export keeps the oldest together.
inline constexpr std::string_view kOldest = "90+";

/// A column that refers to a row of another table.
struct Reference {
  std::string_view column;
  std::string_view table;
  std::string_view to;
};

struct Table {
  std::string_view name;  ///< Name of the file, without .csv.
  std::string_view title;
  std::span<const Column> columns;
  std::string_view from;       ///< FROM clause of the query.
  std::string_view ofPerson;   ///< Condition for the rows of the people in (:ids).
  std::string_view ofSession;  ///< Condition for the rows of the sessions in (:ids).
  /// Condition for all rows but those of demonstrations.
  std::string_view ofRecord = "s.demonstration = 0";
  std::string_view order;                 ///< Columns to sort by.
  std::span<const std::string_view> key;  ///< Columns that identify a row; empty if there are none.
  std::span<const Reference> references;
};

const Table& peopleTable();
const Table& sessionsTable();
const Table& trialsTable();
const Table& boutsTable();
const Table& eventsTable();
const Table& calibrationsTable();
const Table& digestsTable();
const Table& measuresTable();
const Table& answersTable();
const Table& planTable();
const Table& handTestsTable();
/// Free text that may name people: only in an export that asks for it.
const Table& notesTable();

/// In the order of datapackage.json.
std::vector<const Table*> allTables();

/// Columns of a recording of a board with `cells` cells; `sql` is unused.
std::vector<Column> recordingColumns(std::size_t cells);
/// Columns of samples/<session>.csv: those of a recording, plus the results of the session.
std::vector<Column> samplesColumns(std::size_t cells);

}  // namespace surefoot
