// SPDX-License-Identifier: MIT
// The one file in which everything is stored: its path, opening it, its schema and the migration from older ones. Only
// the .cpp files of this folder use SOCI and SQLite.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace soci {
class session;
}

namespace surefoot {

/// One step of the schema: statements that lead from version - 1 to this version, each ended by a semicolon and a line
/// end.
struct Migration {
  int version = 0;
  std::string_view sql;
};

/// All steps in order, from an empty file to this program's schema.
std::span<const Migration> migrations();

/// Creates the directory, accessible to its owner only, if it is missing. Throws Error if that fails.
void makeDataDirectory(const std::filesystem::path& dir);

/// An open database. Each object belongs to one thread; several objects, in one process or in several, may have the
/// same file open.
class Database {
 public:
  /// Opens `dir`/surefoot.db. Creates the directory (for its owner only) and the file if they are missing, migrates an
  /// older schema after keeping a copy (surefoot-schema-N.db), and marks sessions whose program is gone as interrupted.
  /// Throws Error, without changing the file, if it is not a database, is damaged, has a newer schema, or cannot be
  /// read or written.
  explicit Database(const std::filesystem::path& dir, std::span<const Migration> steps = migrations());
  ~Database();
  Database(Database&&) noexcept;

  const std::filesystem::path& directory() const { return directory_; }
  std::filesystem::path file() const { return directory_ / "surefoot.db"; }

  /// Throws Unavailable if the file that was opened is no longer in its place: what is written then is lost, although
  /// SQLite writes it.
  void checkIsThere() const;

  /// For this folder only.
  soci::session& sql() const { return *sql_; }

 private:
  bool open(std::span<const Migration> steps, std::chrono::steady_clock::time_point giveUpAt);

  std::filesystem::path directory_;
  std::uintmax_t inode_ = 0;
  std::unique_ptr<soci::session> sql_;
};

/// Runs `work`, which sees one state of the database, whatever a running session adds meanwhile. Throws Error if the
/// database cannot be read.
void readSnapshot(Database& db, const std::function<void()>& work);

}  // namespace surefoot
