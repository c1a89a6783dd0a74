// SPDX-License-Identifier: MIT
#include "records/database.hpp"

#include <cerrno>
#include <thread>

#include <fcntl.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.hpp"
#include "records/running_lock.hpp"
#include "records/sql.hpp"
#include "records/unavailable.hpp"

namespace surefoot {
namespace {

namespace fs = std::filesystem;

// SQLite's primary result codes (sqlite.org/rescode.html). SOCI reports them, sometimes with extended codes in the
// higher bits.
enum Result {
  Busy = 5,
  Locked = 6,
  ReadOnly = 8,
  IoError = 10,
  Corrupt = 11,
  Full = 13,
  CantOpen = 14,
  NotADatabase = 26
};

/// With less, SQLite cannot write a single transaction.
constexpr std::uintmax_t kLeastFreeBytes = 256 * 1024;

constexpr std::chrono::seconds kOpeningPatience{2};
constexpr std::chrono::milliseconds kOpeningPause{20};

// "SfDB": distinguishes our file from other programs' SQLite files.
constexpr int kApplicationId = 0x53664442;

int pragma(soci::session& sql, const std::string& name) {
  int value = 0;
  sql << "pragma " + name, soci::into(value);
  return value;
}

std::string nameOf(const fs::path& file) {
  return "the database " + file.string();
}

/// 0 if there is no such file.
std::uintmax_t inodeOf(const fs::path& file) {
  struct stat found {};
  return stat(file.c_str(), &found) == 0 ? found.st_ino : 0;
}

/// False on a network drive that has none. Asked on a file of its own: closing the database's would drop its locks.
bool hasLocks(const fs::path& dir) {
  const fs::path probe = dir / ".locks";
  const int descriptor = open(probe.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) {
    return true;
  }
  struct flock lock {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  const bool none =
      fcntl(descriptor, F_SETLK, &lock) != 0 && (errno == ENOLCK || errno == EOPNOTSUPP || errno == ENOSYS);
  close(descriptor);
  unlink(probe.c_str());
  return !none;
}

void throwIfDirectoryGone(const fs::path& dir) {
  std::error_code ignored;
  if (!fs::exists(dir, ignored)) {
    throw Unavailable("the data directory " + dir.string() +
                          " is gone: plug its drive in again or put it back, or name another with --data DIR",
                      false);
  }
}

void throwIfGone(const fs::path& file) {
  throwIfDirectoryGone(file.parent_path());
  std::error_code ignored;
  if (!fs::exists(file, ignored)) {
    throw Unavailable(nameOf(file) + " is gone: it was moved or deleted meanwhile; put it back, or start again", false);
  }
}

bool isFull(const fs::path& file) {
  std::error_code error;
  const fs::space_info space = fs::space(file.parent_path(), error);
  return !error && space.available < kLeastFreeBytes;
}

/// The latest of the copies that updates and restores have left beside the database; empty if there is none.
fs::path latestCopy(const fs::path& dir) {
  fs::path latest;
  std::error_code ignored;
  for (const fs::directory_entry& entry : fs::directory_iterator(dir, ignored)) {
    const std::string name = entry.path().filename().string();
    const bool isCopy = name.starts_with("surefoot-") && name.ends_with(".db");
    if (isCopy && (latest.empty() || entry.last_write_time(ignored) > fs::last_write_time(latest, ignored))) {
      latest = entry.path();
    }
  }
  return latest;
}

/// SQLite takes a file that has lost its content for a new database, and deletes its log.
void throwIfEmptied(const fs::path& file) {
  std::error_code error;
  if (fs::file_size(file, error) != 0 || error) {
    return;
  }
  const std::uintmax_t log = fs::file_size(file.string() + "-wal", error);
  const bool hasLog = !error && log > 0;
  const fs::path copy = latestCopy(file.parent_path());
  if (hasLog || !copy.empty()) {
    throw Error(nameOf(file) + " is empty (0 bytes) although it was used before, and was not changed: " +
                (copy.empty() ? "restore a backup with `surefoot restore FILE`"
                              : "`surefoot restore " + copy.string() + "` takes back the copy beside it"));
  }
}

int tableCount(soci::session& sql) {
  int count = 0;
  sql << "select count(*) from sqlite_master", soci::into(count);
  return count;
}

int schemaVersion(soci::session& sql, const fs::path& file, int known) {
  const int version = pragma(sql, "user_version");
  const bool ours = pragma(sql, "application_id") == kApplicationId;
  if (!ours && (version != 0 || tableCount(sql) != 0)) {
    throw Error(nameOf(file) +
                " belongs to another program and was not changed: choose another directory with --data DIR");
  }
  if (version > known) {
    throw Error(nameOf(file) + " was written by a newer Surefoot (schema " + std::to_string(version) +
                ", this program supports " + std::to_string(known) + ") and was not changed: update the program");
  }
  return version;
}

// Written under another name first and then renamed, so that a copy with this name is always complete.
void keepCopy(soci::session& sql, const fs::path& file, int version) {
  const fs::path copy = file.parent_path() / ("surefoot-schema-" + std::to_string(version) + ".db");
  const std::string part = copy.string() + ".part";
  fs::remove(part);
  sql << "vacuum into :part", soci::use(part);
  fs::rename(part, copy);
}

void runAll(soci::session& sql, std::string_view statements) {
  for (std::size_t end = 0; (end = statements.find(";\n")) != std::string_view::npos;) {
    sql << std::string(statements.substr(0, end));
    statements.remove_prefix(end + 2);
  }
}

void migrate(soci::session& sql, const fs::path& file, std::span<const Migration> steps) {
  const int target = steps.back().version;
  const int before = schemaVersion(sql, file, target);
  if (before == target) {
    return;
  }
  if (before > 0) {
    keepCopy(sql, file, before);
  }
  Transaction transaction(sql);
  // Another program may have migrated it meanwhile.
  const int now = schemaVersion(sql, file, target);
  for (const Migration& step : steps) {
    if (step.version > now) {
      runAll(sql, step.sql);
      sql << "pragma user_version = " << step.version;
    }
  }
  sql << "pragma application_id = " << kApplicationId;
  transaction.commit();
}

void markInterrupted(soci::session& sql, const fs::path& directory) {
  const soci::rowset<std::string> running = (sql.prepare << "select id from sessions where status = 'running'");
  const std::vector<std::string> ids(running.begin(), running.end());
  for (const std::string& id : ids) {
    if (!RunningLock::isHeld(directory, id)) {
      sql << "update sessions set status = 'interrupted' where id = :id and status = 'running'", soci::use(id);
      RunningLock::forget(directory, id);
    }
  }
}

/// 0 if it is not an SQLite error.
int resultOf(const soci::soci_error& error) {
  const auto* sqlite = dynamic_cast<const soci::sqlite3_soci_error*>(&error);
  return sqlite == nullptr ? 0 : sqlite->result() & 0xFF;
}

void rollBack(soci::session& sql, const char* statement) {
  try {
    sql << statement;
  } catch (const soci::soci_error&) {
    // SQLite has already rolled back, as it does when the disk is full.
  }
}

}  // namespace

void makeDataDirectory(const fs::path& dir) {
  std::error_code error;
  if (fs::is_directory(dir, error)) {
    return;
  }
  fs::create_directories(dir.has_parent_path() ? dir.parent_path() : fs::path("."), error);
  if (!error && fs::create_directory(dir, error)) {
    fs::permissions(dir, fs::perms::owner_all, error);
  }
  if (error) {
    throw Error("the data directory " + dir.string() + " cannot be created (" + error.message() +
                "): choose another with --data DIR");
  }
}

std::unique_ptr<soci::session> connect(const fs::path& file) {
  if (file.string().find('"') != std::string::npos) {
    throw Error("the name of the data directory contains a quotation mark: choose another with --data DIR");
  }
  auto sql = std::make_unique<soci::session>(soci::sqlite3, "timeout=10 db=\"" + file.string() + "\"");
  *sql << "pragma foreign_keys = on";
  *sql << "pragma secure_delete = on";
  // FULL: a committed half second survives a power failure too; only the writer's thread waits for it.
  *sql << "pragma synchronous = full";
  return sql;
}

bool isDamage(const soci::soci_error& error) {
  return resultOf(error) == Corrupt || resultOf(error) == NotADatabase;
}

void Database::checkIsThere() const {
  throwIfGone(file());
  if (inodeOf(file()) != inode_) {
    throw Unavailable(nameOf(file()) + " was replaced by another file meanwhile: start again", false);
  }
}

void explain(const soci::soci_error& error, const fs::path& file) {
  const int result = resultOf(error);
  if (result == CantOpen) {
    throwIfDirectoryGone(file.parent_path());
  } else if (result == IoError || result == ReadOnly) {
    throwIfGone(file);
  }
  switch (resultOf(error)) {
    case Full:
      throw Unavailable("the disk is full: " + nameOf(file) + " cannot be written to; free some space and try again",
                        false);
    case IoError:
      throw Unavailable(
          isFull(file)
              ? "the disk is full: " + nameOf(file) + " cannot be written to; free some space and try again"
              : nameOf(file) + " cannot be written or read (a full or failing disk): free some space or check the disk",
          false);
    case ReadOnly:
      throw Unavailable(
          nameOf(file) + " cannot be written: check its permissions, or choose another directory with --data DIR",
          false);
    case CantOpen:
      throw Unavailable(
          nameOf(file) + " cannot be opened: check the permissions, or choose another directory with --data DIR",
          false);
    case Corrupt:
    case NotADatabase:
      throw Error(nameOf(file) +
                  " is damaged or not a database, and was not changed: move it away, or restore a backup");
    case Busy:
    case Locked:
      if (!hasLocks(file.parent_path())) {
        throw Unavailable(nameOf(file) + " cannot be locked: " + file.parent_path().string() +
                              " is on a network drive without locks; name a directory on this computer with --data DIR",
                          false);
      }
      throw Unavailable(nameOf(file) + " is in use by another program: close it and try again", true);
    default:
      throw Error(nameOf(file) + ": " + error.get_error_message());
  }
}

bool isInTransaction(soci::session& sql) {
  const auto* backend = static_cast<soci::sqlite3_session_backend*>(sql.get_backend());
  return sqlite_api::sqlite3_get_autocommit(backend->conn_) == 0;
}

Transaction::~Transaction() {
  if (open_ && inner_) {
    rollBack(sql_, "rollback to part");
    rollBack(sql_, "release part");
  } else if (open_) {
    rollBack(sql_, "rollback");
  }
}

void Transaction::commit() {
  sql_ << (inner_ ? "release part" : "commit");
  open_ = false;
}

void insertChunk(soci::session& sql, const std::string& sessionId, long long number, const std::string& samples) {
  soci::blob data(sql);
  data.write(0, samples.data(), samples.size());
  sql << "insert into chunks (session_id, number, data) values (:id, :number, :data)", soci::use(sessionId),
      soci::use(number), soci::use(data);
}

Snapshot::~Snapshot() {
  if (!inner_) {
    rollBack(sql_, "rollback");
  }
}

Database::Database(const fs::path& dir, std::span<const Migration> steps) : directory_(dir) {
  makeDataDirectory(dir);
  throwIfEmptied(file());
  guarded(file(), [&] {
    const auto giveUpAt = std::chrono::steady_clock::now() + kOpeningPatience;
    while (!open(steps, giveUpAt)) {
      std::this_thread::sleep_for(kOpeningPause);
    }
  });
}

/// False before `giveUpAt`: somebody else makes the database just now, or is the last one to leave it. SQLite answers
/// that with "busy" at once, without its own patience.
bool Database::open(std::span<const Migration> steps, std::chrono::steady_clock::time_point giveUpAt) {
  try {
    sql_ = connect(file());
    migrate(*sql_, file(), steps);
    std::string mode;
    *sql_ << "pragma journal_mode = wal", soci::into(mode);
    inode_ = inodeOf(file());
    markInterrupted(*sql_, directory_);
    return true;
  } catch (const soci::soci_error& error) {
    if (resultOf(error) != Busy || std::chrono::steady_clock::now() >= giveUpAt) {
      throw;
    }
    sql_.reset();
    return false;
  }
}

Database::~Database() = default;
Database::Database(Database&&) noexcept = default;

void readSnapshot(Database& db, const std::function<void()>& work) {
  guarded(db.file(), [&] {
    const Snapshot snapshot(db.sql());
    work();
  });
}

}  // namespace surefoot
