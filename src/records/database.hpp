// SPDX-License-Identifier: MIT
// The one file that everything is kept in: where it is, opening it, its schema and the way from older ones. SOCI and
// SQLite are seen by the .cpp files of this folder alone.
#pragma once

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

/// One step of the schema: the statements, each closed by a semicolon and a line end, that lead from version - 1 to
/// this version.
struct Migration {
  int version = 0;
  std::string_view sql;
};

/// All of them in order, from an empty file to the schema of this program.
std::span<const Migration> migrations();

/// Where the database is: `option` (--data) if not empty, else SUREFOOT_DATA, else surefoot in the XDG data directory.
/// Throws Error when there is neither of them nor a HOME.
std::filesystem::path dataDirectory(const std::string& option);

/// Makes it, for its owner alone, when it is missing. Throws Error when that cannot be done.
void makeDataDirectory(const std::filesystem::path& dir);

/// An open database. One object is for one thread; several objects, in one process or many, may have the same file
/// open.
class Database {
 public:
  /// Opens `dir`/surefoot.db; makes directory (only for its owner) and file when they are missing, migrates an older
  /// schema after keeping a copy (surefoot-schema-N.db), marks sessions whose program is gone as interrupted. Throws
  /// Error and leaves the file as it is when it is no database, damaged, of a newer schema, or cannot be read or
  /// written.
  explicit Database(const std::filesystem::path& dir, std::span<const Migration> steps = migrations());
  ~Database();
  Database(Database&&) noexcept;

  const std::filesystem::path& directory() const { return directory_; }
  std::filesystem::path file() const { return directory_ / "surefoot.db"; }

  /// For this folder only.
  soci::session& sql() const { return *sql_; }

 private:
  std::filesystem::path directory_;
  std::unique_ptr<soci::session> sql_;
};

/// Runs `work`; all that it reads is one state of the database, whatever a running session adds meanwhile. Throws Error
/// when the database cannot be read.
void readSnapshot(Database& db, const std::function<void()>& work);

}  // namespace surefoot
