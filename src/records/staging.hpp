// SPDX-License-Identifier: MIT
// Filling a database of its own with rows from outside, before they are merged into the one in use.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "records/database.hpp"

namespace surefoot {

/// Everything written while this lives is one transaction, undone unless committed, and not synchronised to the disk:
/// nobody else sees this database, and a broken one is thrown away. Throws Error when the database cannot be written.
class BulkLoad {
 public:
  explicit BulkLoad(Database& db);
  ~BulkLoad();
  BulkLoad(const BulkLoad&) = delete;
  BulkLoad& operator=(const BulkLoad&) = delete;

  void commit();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// One prepared insert. Text cells become what the database's columns hold; an empty cell becomes NULL where it may.
class RowInserter {
 public:
  /// `repeats`: a row whose key is there already is passed over. Throws Error when there is no such table or column.
  RowInserter(Database& db, const std::string& table, const std::vector<std::string>& columns, bool repeats = false);
  ~RowInserter();
  RowInserter(const RowInserter&) = delete;
  RowInserter& operator=(const RowInserter&) = delete;

  void set(std::size_t column, const std::string& text);
  /// Why the database refuses the row ("NOT NULL constraint failed: sessions.status"); empty when it was inserted.
  [[nodiscard]] std::string insert();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// `samples`: packed by packChunk(). Throws Error when the database cannot be written.
void insertChunk(Database& db, const std::string& sessionId, long long number, const std::string& samples);

/// Age of the person on the day of the session. Throws as insertChunk().
void setAge(Database& db, const std::string& sessionId, int years);

/// Everybody's year of birth, from their age at their latest session. Throws as insertChunk().
void deriveBirthYears(Database& db);

/// Every test's person, from the sessions of its trials. Throws as insertChunk().
void derivePeopleOfTests(Database& db);

/// Removes scores of bouts that were not measured: packages of older programs have the dose there. Throws as
/// insertChunk().
void dropScoresNotMeasured(Database& db);

/// Marks what simulated people did, and takes it out of the records of real people: packages of older programs have it
/// there. Throws as insertChunk().
void setDemonstrationsApart(Database& db);

}  // namespace surefoot
