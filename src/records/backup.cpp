// SPDX-License-Identifier: MIT
#include "records/backup.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>

#include <fcntl.h>
#include <unistd.h>

#include "base/error.hpp"
#include "records/import.hpp"
#include "records/running_lock.hpp"
#include "records/sql.hpp"
#include "records/stamp.hpp"

namespace surefoot {
namespace {

namespace fs = std::filesystem;

/// A file beside its later self, gone unless it was kept.
class PartFile {
 public:
  explicit PartFile(fs::path path) : path_(std::move(path)) {
    std::error_code ignored;
    fs::remove(path_, ignored);
    // SQLite fills an empty file that is there, and leaves its permissions.
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

  /// Down to the disk, then under its own name.
  void become(const fs::path& name) const {
    const int descriptor = open(path_.c_str(), O_RDONLY | O_CLOEXEC);
    const bool written = descriptor >= 0 && fsync(descriptor) == 0;
    close(descriptor);
    if (!written) {
      throw Error(path_.string() + " cannot be written (disk full or failing): make room or check the disk");
    }
    fs::rename(path_, name);
  }

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

/// Throws Error unless all of `file` can be read and belongs to a schema that this program knows.
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
  if (importIsRunning(dir)) {
    throw inUse;
  }
  std::error_code ignored;
  for (const fs::directory_entry& entry : fs::directory_iterator(dir / "running", ignored)) {
    if (RunningLock::isHeld(dir, entry.path().filename().string())) {
      throw inUse;
    }
  }
}

fs::path datedName(const fs::path& dir) {
  std::string time = nowText().substr(0, 19);
  for (const std::size_t colon : {16, 13}) {
    time.erase(colon, 1);
  }
  fs::path name = dir / ("surefoot-before-restore-" + time + ".db");
  for (int n = 2; fs::exists(name); ++n) {
    name = dir / ("surefoot-before-restore-" + time + "-" + std::to_string(n) + ".db");
  }
  return name;
}

/// Leaves the write-ahead log: SQLite grants that to the only one that has the database open. The lock stays with the
/// connection that is returned; a damaged database gives none.
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

/// The present database goes on under another name, with its write-ahead log if that could not be emptied.
void keepUnder(const fs::path& file, const fs::path& kept) {
  std::error_code error;
  fs::create_hard_link(file, kept, error);
  if (error) {
    // A file system without links.
    fs::copy_file(file, kept);
    fs::permissions(kept, fs::perms::owner_read | fs::perms::owner_write);
  }
  for (const char* suffix : {"-wal", "-shm", "-journal"}) {
    if (fs::exists(file.string() + suffix)) {
      fs::rename(file.string() + suffix, kept.string() + suffix);
    }
  }
}

}  // namespace

bool isOurDatabase(const fs::path& file) {
  // Database file format, sqlite.org/fileformat.html: the magic text, and the application id at offset 68.
  constexpr std::string_view kMagic{"SQLite format 3\0", 16};
  std::ifstream in(file, std::ios::binary);
  std::array<char, 72> head{};
  in.read(head.data(), head.size());
  return in && std::string_view(head.data(), kMagic.size()) == kMagic &&
         std::string_view(head.data() + 68, 4) == "SfDB";
}

BackupSummary backUp(Database& db, const fs::path& file) {
  if (fs::exists(file)) {
    throw Error(file.string() + " exists already: choose another name, nothing was written");
  }
  if (!fs::is_directory(fs::absolute(file).parent_path())) {
    throw Error("there is no directory " + fs::absolute(file).parent_path().string() + ": make it first");
  }
  const PartFile part(partOf(file));
  const std::string name = part.path().string();
  guarded(file, [&] { db.sql() << "vacuum into :name", soci::use(name); });
  const BackupSummary content = guarded(file, [&] { return contentOf(*connect(part.path()), part.path()); });
  part.become(file);
  return content;
}

RestoreSummary restoreFrom(const fs::path& dir, const fs::path& file) {
  if (!fs::is_regular_file(file)) {
    throw Error(file.string() + " is no file: name what `surefoot backup` wrote");
  }
  const fs::path present = dir / "surefoot.db";
  if (fs::exists(present) && fs::equivalent(file, present)) {
    throw Error(file.string() + " is the database itself: name a backup of it");
  }
  if (!isOurDatabase(file) || fs::exists(file.string() + "-wal")) {
    throw Error(file.string() + " is no backup of Surefoot's: name what `surefoot backup` wrote");
  }
  try {
    makeDataDirectory(dir);
    refuseWhileInUse(dir);
    const PartFile part(present.string() + ".part");
    fs::copy_file(file, part.path(), fs::copy_options::overwrite_existing);
    RestoreSummary summary;
    summary.content = checkWhole(part.path(), file.string());
    std::unique_ptr<soci::session> alone;
    if (fs::exists(present)) {
      alone = closeToOthers(present);
      summary.kept = datedName(dir);
      keepUnder(present, summary.kept);
    }
    part.become(present);
    return summary;
  } catch (const fs::filesystem_error& error) {
    throw Error(dir.string() + " cannot be written (" + error.code().message() + "): check permissions and room");
  }
}

}  // namespace surefoot
