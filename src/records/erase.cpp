// SPDX-License-Identifier: MIT
// Erasing a person from every file of the data directory.
#include <algorithm>
#include <cctype>

#include "base/error.hpp"
#include "records/backup.hpp"
#include "records/people.hpp"
#include "records/running_lock.hpp"
#include "records/sql.hpp"

namespace surefoot {
namespace {

namespace fs = std::filesystem;

/// A file named like "surefoot-schema-2.db" is a copy, whatever it contains.
bool isCopyByName(const fs::path& file) {
  const std::string name = file.filename().string();
  return file.extension() == ".db" &&
         (name.starts_with("surefoot-schema-") || name.starts_with("surefoot-before-restore-"));
}

/// A write-ahead log or journal whose database is gone: it is full of pages that SQLite no longer opens.
bool isLostLog(const fs::path& file) {
  const std::string name = file.string();
  const std::size_t end = name.rfind('-');
  return file.filename().string().starts_with("surefoot") && (name.ends_with("-wal") || name.ends_with("-journal")) &&
         !fs::exists(name.substr(0, end));
}

/// Copies of the database: made by migrations and restores, and backups stored in the directory.
std::vector<fs::path> copiesIn(const fs::path& dir, const fs::path& database) {
  std::vector<fs::path> copies;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(dir)) {
    // The database and its log must not be opened other than through SQLite: closing them would drop this program's
    // locks.
    if (!entry.is_regular_file() || entry.path().string().starts_with(database.string() + '-') ||
        fs::equivalent(entry.path(), database)) {
      continue;
    }
    if (isLostLog(entry.path())) {
      throw Error("the log " + entry.path().string() +
                  " belongs to a database that is gone, so nobody can be erased from it: delete that file first");
    }
    if (isCopyByName(entry.path()) || isOurDatabase(entry.path())) {
      copies.push_back(entry.path());
    }
  }
  return copies;
}

/// Removes incomplete files of programs that were killed.
void removeLeftovers(const fs::path& dir) {
  std::vector<fs::path> leftovers{stagingDirectory(dir)};
  for (const fs::directory_entry& entry : fs::directory_iterator(dir)) {
    if (entry.path().extension() == ".part") {
      leftovers.push_back(entry.path());
    }
  }
  for (const fs::path& leftover : leftovers) {
    fs::remove_all(leftover);
  }
}

std::vector<fs::path> copiesBeside(const Database& db) {
  try {
    removeLeftovers(db.directory());
    return copiesIn(db.directory(), db.file());
  } catch (const fs::filesystem_error& error) {
    throw Error(error.path1().string() + " cannot be read or removed (" + error.code().message() +
                "): check its permissions; nobody was erased");
  }
}

void checkReadable(const fs::path& copy) {
  try {
    const auto sql = connect(copy);
    std::string found;
    *sql << "pragma integrity_check(1)", soci::into(found);
    int people = 0;
    *sql << "select count(*) from people", soci::into(people);
    if (found == "ok") {
      return;
    }
  } catch (const soci::soci_error&) {
    // Reported below.
  }
  throw Error("the copy " + copy.string() + " is damaged, so nobody can be erased from it: delete that file first");
}

void refuseWhileInUse(const Database& db, const std::string& personId) {
  int running = 0;
  db.sql() << "select count(*) from sessions where coalesce(person_id, demonstration_of) = :id and status = 'running'",
      soci::use(personId), soci::into(running);
  if (running > 0) {
    throw Error("a session of this person is running: end it first");
  }
  int busy = 0;
  db.sql() << "pragma wal_checkpoint(truncate)", soci::into(busy);
  if (busy != 0 || importIsRunning(db.directory())) {
    throw Error("the database " + db.file().string() + " is in use by another program: close it and try again");
  }
}

bool isLetter(unsigned char c) {
  return std::isalnum(c) != 0 || c >= 0x80;
}

/// Case-insensitive, whole words only: "Li" is not in "limits".
bool mentions(const std::string& text, const std::string& word) {
  const auto same = [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); };
  for (auto at = text.begin(); !word.empty(); ++at) {
    at = std::search(at, text.end(), word.begin(), word.end(), same);
    if (at == text.end()) {
      return false;
    }
    const auto after = at + static_cast<std::ptrdiff_t>(word.size());
    if ((at == text.begin() || !isLetter(static_cast<unsigned char>(at[-1]))) &&
        (after == text.end() || !isLetter(static_cast<unsigned char>(*after)))) {
      return true;
    }
  }
  return false;
}

/// The access log keeps who did what and when, but no longer about whom.
void eraseFromAudit(soci::session& sql, const std::vector<std::string>& words) {
  const soci::rowset<soci::row> rows = (sql.prepare << "select id, person_id, detail from audit");
  std::vector<std::string> theirs;
  for (const soci::row& row : rows) {
    const auto isMentioned = [&](const std::string& word) {
      return row.get<std::string>(1) == word || mentions(row.get<std::string>(2), word);
    };
    if (std::ranges::any_of(words, isMentioned)) {
      theirs.push_back(row.get<std::string>(0));
    }
  }
  for (const std::string& id : theirs) {
    sql << "update audit set person_id = '', detail = 'erased' where id = :id", soci::use(id);
  }
}

/// The person's id and all names under which this file knows them.
std::vector<std::string> wordsFor(soci::session& sql, const std::string& personId) {
  std::vector<std::string> words{personId};
  const soci::rowset<std::string> names =
      (sql.prepare << "select pseudonym from people where id = :id union select name from names where person_id = :id",
       soci::use(personId, "id"));
  words.insert(words.end(), names.begin(), names.end());
  return words;
}

bool hasAudit(soci::session& sql) {
  int count = 0;
  sql << "select count(*) from sqlite_master where type = 'table' and name = 'audit'", soci::into(count);
  return count > 0;
}

/// Returns false if the write-ahead log could not be emptied, because another program is reading.
bool eraseFrom(soci::session& sql, const std::string& personId) {
  {
    Transaction transaction(sql);
    if (hasAudit(sql)) {
      eraseFromAudit(sql, wordsFor(sql, personId));
    }
    sql << "delete from people where id = :id", soci::use(personId);
    transaction.commit();
  }
  // Vacuum removes the free pages, the checkpoint removes copies of pages from the write-ahead log.
  sql << "vacuum";
  int busy = 0;
  sql << "pragma wal_checkpoint(truncate)", soci::into(busy);
  return busy == 0;
}

}  // namespace

void erasePerson(Database& db, const std::string& personId) {
  guarded(db.file(), [&] { refuseWhileInUse(db, personId); });
  const std::vector<fs::path> copies = copiesBeside(db);
  std::ranges::for_each(copies, checkReadable);
  for (const fs::path& copy : copies) {
    guarded(copy, [&] { eraseFrom(*connect(copy), personId); });
  }
  if (!guarded(db.file(), [&] { return eraseFrom(db.sql(), personId); })) {
    throw Error(
        "the person is erased, but another program is still reading the old state: once it is closed, the last traces "
        "disappear from " +
        db.file().string() + "-wal");
  }
}

}  // namespace surefoot
