// SPDX-License-Identifier: MIT
#include "records/backup.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

#include "base/error.hpp"
#include "records/running_lock.hpp"
#include "records/sql.hpp"
#include "records/stamp.hpp"

namespace surefoot {
namespace {

namespace fs = std::filesystem;

/// A temporary file beside its final place, removed unless it was renamed.
class PartFile {
 public:
  explicit PartFile(fs::path path) : path_(std::move(path)) {
    std::error_code ignored;
    fs::remove(path_, ignored);
    // SQLite fills an existing empty file and keeps its permissions.
    const int descriptor = open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0) {
      throw Error(path_.parent_path().string() + " cannot be written (" + std::strerror(errno) +
                  "): choose another directory");
    }
    close(descriptor);
  }
  ~PartFile() {
    std::error_code ignored;
    fs::remove(path_, ignored);
  }
  PartFile(const PartFile&) = delete;
  PartFile& operator=(const PartFile&) = delete;

  const fs::path& path() const { return path_; }

  /// Writes the file to the disk.
  void flush() const {
    const int descriptor = open(path_.c_str(), O_RDONLY | O_CLOEXEC);
    const bool written = descriptor >= 0 && fsync(descriptor) == 0;
    close(descriptor);
    if (!written) {
      throw Error(path_.string() + " cannot be written (disk full or failing): free some space or check the disk");
    }
  }

  /// Renames the file. Whatever was not flushed before may be lost in a power failure.
  void become(const fs::path& name) const { fs::rename(path_, name); }

 private:
  fs::path path_;
};

fs::path partOf(const fs::path& file) {
  return fs::absolute(file).string() + ".part";
}

BackupSummary contentOf(soci::session& sql, const fs::path& file) {
  long long people = 0;
  long long sessions = 0;
  sql << "select (select count(*) from people), (select count(*) from sessions)", soci::into(people),
      soci::into(sessions);
  return {.people = static_cast<std::uint64_t>(people),
          .sessions = static_cast<std::uint64_t>(sessions),
          .bytes = fs::file_size(file)};
}

/// Throws Error unless the whole `file` can be read and has a schema that this program knows.
BackupSummary checkWhole(const fs::path& file, const std::string& name) {
  const Error damaged(name + " is damaged: choose another backup; nothing was changed");
  try {
    const auto sql = connect(file);
    int version = 0;
    *sql << "pragma user_version", soci::into(version);
    if (version > migrations().back().version) {
      throw Error(name + " was written by a newer Surefoot: update the program; nothing was changed");
    }
    std::string found;
    *sql << "pragma integrity_check(1)", soci::into(found);
    int dangling = 0;
    *sql << "select count(*) from pragma_foreign_key_check", soci::into(dangling);
    if (found != "ok" || dangling > 0) {
      throw damaged;
    }
    return contentOf(*sql, file);
  } catch (const soci::soci_error& error) {
    if (isDamage(error)) {
      throw damaged;
    }
    explain(error, file);
  }
}

void refuseWhileInUse(const fs::path& dir) {
  const Error inUse("the database in " + dir.string() +
                    " is in use by another program: close it and try again; nothing was changed");
  std::error_code ignored;
  for (const fs::directory_entry& entry : fs::directory_iterator(dir / "running", ignored)) {
    if (RunningLock::isHeld(dir, entry.path().filename().string())) {
      throw inUse;
    }
  }
}

/// Changes that SQLite keeps beside a database. ("-shm" is recreated from "-wal".)
constexpr std::array<const char*, 2> kLogs{"-wal", "-journal"};

bool hasLog(const fs::path& file) {
  return std::ranges::any_of(kLogs, [&file](const char* suffix) { return fs::exists(file.string() + suffix); });
}

fs::path datedName(const fs::path& dir) {
  std::string time = nowText().substr(0, 19);
  for (const std::size_t colon : {16, 13}) {
    time.erase(colon, 1);
  }
  fs::path name = dir / ("surefoot-before-restore-" + time + ".db");
  for (int n = 2; fs::exists(name) || hasLog(name); ++n) {
    name = dir / ("surefoot-before-restore-" + time + "-" + std::to_string(n) + ".db");
  }
  return name;
}

/// Switches off the write-ahead log, which SQLite allows only while nobody else has the database open. The returned
/// connection keeps the lock; null if the database is damaged.
std::unique_ptr<soci::session> closeToOthers(const fs::path& file) {
  try {
    auto sql = connect(file);
    *sql << "pragma busy_timeout = 500";
    std::string mode;
    *sql << "pragma journal_mode = delete", soci::into(mode);
    *sql << "begin exclusive";
    return sql;
  } catch (const soci::soci_error& error) {
    if (isDamage(error)) {
      return nullptr;
    }
    explain(error, file);
  }
}

/// Moves the present database out of the way: it gets a second name, and its logs get that name only, because SQLite
/// would apply them to whatever replaces the database. All of it is moved back unless stay() is called.
class Aside {
 public:
  Aside(fs::path file, fs::path kept) : file_(std::move(file)), kept_(std::move(kept)) {}
  ~Aside() {
    std::error_code ignored;
    for (const char* log : moved_) {
      fs::rename(kept_.string() + log, file_.string() + log, ignored);
    }
    if (doubled_) {
      fs::remove(kept_, ignored);
    }
  }
  Aside(const Aside&) = delete;
  Aside& operator=(const Aside&) = delete;

  void move() {
    if (fs::exists(file_)) {
      doubled_ = true;
      std::error_code error;
      fs::create_hard_link(file_, kept_, error);
      if (error) {
        // The file system has no hard links.
        fs::copy_file(file_, kept_);
        fs::permissions(kept_, fs::perms::owner_read | fs::perms::owner_write);
      }
    }
    for (const char* log : kLogs) {
      if (fs::exists(file_.string() + log)) {
        fs::rename(file_.string() + log, kept_.string() + log);
        moved_.push_back(log);
      }
    }
    fs::remove(file_.string() + "-shm");
  }

  /// Keeps the files under the second name and returns it; if there was no database, the name of its log, or empty if
  /// there was nothing.
  fs::path stay() {
    fs::path kept = doubled_ ? kept_ : moved_.empty() ? fs::path() : fs::path(kept_.string() + moved_.front());
    doubled_ = false;
    moved_.clear();
    return kept;
  }

 private:
  fs::path file_;
  fs::path kept_;
  bool doubled_ = false;
  std::vector<const char*> moved_;
};

}  // namespace

bool isOurDatabase(const fs::path& file) {
  // Database file format, sqlite.org/fileformat.html: the magic text, and the application id at offset 68.
  constexpr std::string_view kMagic{"SQLite format 3\0", 16};
  std::ifstream in(file, std::ios::binary);
  if (!in && errno == ENOENT) {
    return false;
  }
  if (!in) {
    throw Error(file.string() + " cannot be read (" + std::strerror(errno) + "): check its permissions");
  }
  std::array<char, 72> head{};
  in.read(head.data(), head.size());
  return in && std::string_view(head.data(), kMagic.size()) == kMagic &&
         std::string_view(head.data() + 68, 4) == "SfDB";
}

BackupSummary backUp(Database& db, const fs::path& file) {
  if (fs::exists(file)) {
    throw Error(file.string() + " already exists: choose another name; nothing was written");
  }
  if (!fs::is_directory(fs::absolute(file).parent_path())) {
    throw Error("there is no directory " + fs::absolute(file).parent_path().string() + ": create it first");
  }
  const PartFile part(partOf(file));
  const std::string name = part.path().string();
  guarded(file, [&] { db.sql() << "vacuum into :name", soci::use(name); });
  const BackupSummary content = guarded(file, [&] { return contentOf(*connect(part.path()), part.path()); });
  part.flush();
  part.become(file);
  return content;
}

RestoreSummary restoreFrom(const fs::path& dir, const fs::path& file) {
  if (!fs::is_regular_file(file)) {
    throw Error((fs::is_directory(file) ? file.string() + " is a directory" : "there is no file " + file.string()) +
                ": name a file that `surefoot backup` wrote");
  }
  const fs::path present = dir / "surefoot.db";
  const fs::path partName = partOf(present);
  for (const fs::path& own : {present, partName}) {
    if (fs::exists(own) && fs::equivalent(file, own)) {
      throw Error(file.string() + " is the database itself or a part of it: name a backup instead");
    }
  }
  if (!isOurDatabase(file) || hasLog(file)) {
    throw Error(file.string() + " is not a Surefoot backup: name a file that `surefoot backup` wrote");
  }
  try {
    makeDataDirectory(dir);
    refuseWhileInUse(dir);
    const PartFile part(partName);
    fs::copy_file(file, part.path(), fs::copy_options::overwrite_existing);
    RestoreSummary summary;
    summary.content = checkWhole(part.path(), file.string());
    part.flush();
    const std::unique_ptr<soci::session> alone = fs::exists(present) ? closeToOthers(present) : nullptr;
    Aside aside(present, datedName(dir));
    aside.move();
    part.become(present);
    summary.kept = aside.stay();
    return summary;
  } catch (const fs::filesystem_error& error) {
    throw Error(dir.string() + " cannot be written (" + error.code().message() + "): check permissions and free space");
  }
}

}  // namespace surefoot
