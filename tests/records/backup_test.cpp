// SPDX-License-Identifier: MIT
// Backup, restore and erasing while other programs use the same database.
#include "records/backup.hpp"

#include <array>
#include <csignal>
#include <thread>

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <soci/soci.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.hpp"
#include "bout.hpp"
#include "records/people.hpp"
#include "records/running_lock.hpp"
#include "records/session_log.hpp"
#include "records/sql.hpp"
#include "records/stamp.hpp"

namespace surefoot::test {
namespace {

using testing::HasSubstr;
namespace fs = std::filesystem;

/// Another program: does `work`, reports that it has, and runs until this object is destroyed.
class OtherProgram {
 public:
  explicit OtherProgram(const std::function<void(const std::function<void()>& tell)>& work) {
    std::array<int, 2> pipe{};
    EXPECT_EQ(::pipe(pipe.data()), 0);
    child_ = fork();
    if (child_ == 0) {
      work([&] {
        if (write(pipe[1], "x", 1) != 1) {
          _exit(1);
        }
      });
      pause();
      _exit(0);
    }
    close(pipe[1]);
    char told = 0;
    EXPECT_EQ(read(pipe[0], &told, 1), 1);
    close(pipe[0]);
  }
  ~OtherProgram() {
    kill(child_, SIGKILL);
    waitpid(child_, nullptr, 0);
  }
  OtherProgram(const OtherProgram&) = delete;
  OtherProgram& operator=(const OtherProgram&) = delete;

 private:
  pid_t child_ = -1;
};

/// Plays a session in real time, without end.
void playOn(const fs::path& data, const std::function<void()>& tell) {
  const Database db(data);
  Session session(testSetup(), twoPresses());
  WaitingWriter writer(db, startOf(session.setup()));
  Feet feet(session.setup().board);
  auto due = std::chrono::steady_clock::now();
  for (int tick = 0;; ++tick) {
    const TickCommand command = feet.next();
    session.tick(command);
    writer.append(command, recordOf(session));
    if (tick == 120) {
      tell();
    }
    due += std::chrono::microseconds(8333);
    std::this_thread::sleep_until(due);
  }
}

std::vector<SessionSummary> sessionsIn(const fs::path& data) {
  Database db(data);
  return listSessions(db);
}

struct Kept {
  TempDir dir;
  fs::path data = dir / "data";
  fs::path file = dir / "copy.db";
  std::string anna;
  std::string annas;

  Kept() {
    Database db(data);
    anna = addPerson(db, {.name = "Anna"}).id;
    annas = keepVisit(db, anna);
  }

  void backItUp() const {
    Database db(data);
    backUp(db, file);
  }
  /// The database disappears, but its log stays.
  void loseIt() const {
    fs::remove(data / "surefoot.db");
    writeFile(data / "surefoot.db-wal", "the last visits");
  }
};

TEST(Backup, NewBackup_IsCompleteAndPrivateToItsOwner) {
  Kept kept;
  {
    Database db(kept.data);
    const BackupSummary summary = backUp(db, kept.file);
    EXPECT_EQ(summary.people, 1U);
    EXPECT_EQ(summary.sessions, 1U);
    EXPECT_EQ(summary.bytes, fs::file_size(kept.file));
  }
  EXPECT_EQ(fs::status(kept.file).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_FALSE(fs::exists(kept.file.string() + ".part"));
  fs::create_directory(kept.dir / "other");
  EXPECT_TRUE(restoreFrom(kept.dir / "other", kept.file).kept.empty());
  Database before(kept.data);
  Database after(kept.dir / "other");
  EXPECT_EQ(findPerson(after, "Anna").id, kept.anna);
  EXPECT_EQ(textOf(loadSession(after, kept.annas)), textOf(loadSession(before, kept.annas)));
}

TEST(Backup, ExistingFileOrMissingDirectory_IsRefused) {
  Kept kept;
  Database db(kept.data);
  writeFile(kept.file, "a letter");
  EXPECT_THAT(refusal([&] { backUp(db, kept.file); }), HasSubstr("already exists"));
  EXPECT_EQ(contentOf(kept.file), "a letter");
  EXPECT_THAT(refusal([&] { backUp(db, kept.dir / "no" / "copy.db"); }), HasSubstr("there is no directory"));
}

TEST(Backup, SessionRunningInAnotherProgram_IsInterruptedInTheCopy) {
  Kept kept;
  const OtherProgram player([&](const auto& tell) { playOn(kept.data, tell); });
  Database db(kept.data);
  for (int i = 0; i < 5; ++i) {
    const fs::path file = kept.dir / ("copy" + std::to_string(i) + ".db");
    EXPECT_EQ(backUp(db, file).sessions, 2U);
    restoreFrom(kept.dir / ("restored" + std::to_string(i)), file);
    Database restored(kept.dir / ("restored" + std::to_string(i)));
    const SessionLog log = loadSession(restored, listSessions(restored).front().id);
    EXPECT_EQ(log.status, SessionStatus::Interrupted) << "nobody plays it there";
    EXPECT_FALSE(log.ticks.empty() && i > 0);
    std::this_thread::sleep_for(std::chrono::milliseconds(150));
  }
  EXPECT_EQ(loadSession(db, listSessions(db).front().id).status, SessionStatus::Running);
}

TEST(Restore, PresentDatabase_IsKeptWithADateAndCanBeRestored) {
  Kept kept;
  std::string later;
  {
    Database db(kept.data);
    backUp(db, kept.file);
    later = keepVisit(db, kept.anna);
  }
  const RestoreSummary summary = restoreFrom(kept.data, kept.file);
  EXPECT_EQ(summary.content.sessions, 1U);
  EXPECT_THAT(summary.kept.filename().string(), testing::MatchesRegex("surefoot-before-restore-20[0-9-]+T[0-9]+\\.db"));
  EXPECT_EQ(sessionsIn(kept.data).size(), 1U);
  EXPECT_FALSE(fs::exists(kept.data / "surefoot.db.part"));
  const RestoreSummary back = restoreFrom(kept.data, summary.kept);
  Database db(kept.data);
  EXPECT_EQ(listSessions(db).front().id, later) << "and the way back";
  EXPECT_NE(back.kept, summary.kept);
}

TEST(Restore, DatabaseOpenInAnotherProgram_IsRefused) {
  Kept kept;
  kept.backItUp();
  {
    const OtherProgram idle([&](const auto& tell) {
      const Database db(kept.data);
      tell();
      pause();
    });
    EXPECT_THAT(refusal([&] { restoreFrom(kept.data, kept.file); }), HasSubstr("in use by another program"));
  }
  {
    const OtherProgram player([&](const auto& tell) { playOn(kept.data, tell); });
    EXPECT_THAT(refusal([&] { restoreFrom(kept.data, kept.file); }), HasSubstr("in use by another program"));
  }
  EXPECT_EQ(restoreFrom(kept.data, kept.file).content.sessions, 1U) << "once they are gone";
}

TEST(Restore, NotAUsableBackup_IsRefusedAndNothingChanges) {
  Kept kept;
  kept.backItUp();
  const std::string whole = contentOf(kept.file);
  const fs::path bad = kept.dir / "bad.db";
  const auto says = [&](const std::string& content) {
    writeFile(bad, content);
    return refusal([&] { restoreFrom(kept.data, bad); });
  };
  EXPECT_THAT(says("a letter"), HasSubstr("is not a Surefoot backup"));
  EXPECT_THAT(says(whole.substr(0, whole.size() / 2)), HasSubstr("is damaged"));
  std::string scribbled = whole;
  for (std::size_t i = 3 * 4096; i < 9 * 4096; i += 5) {
    scribbled[i] = 'x';
  }
  EXPECT_THAT(says(scribbled), HasSubstr("is damaged"));
  std::string newer = whole;
  newer[63] = 99;
  EXPECT_THAT(says(newer), HasSubstr("newer Surefoot"));
  EXPECT_THAT(refusal([&] { restoreFrom(kept.data, kept.dir / "none.db"); }), HasSubstr("there is no file"));
  EXPECT_THAT(refusal([&] { restoreFrom(kept.data, kept.data / "surefoot.db"); }), HasSubstr("is the database itself"));
  EXPECT_EQ(sessionsIn(kept.data).size(), 1U);
  for (const fs::directory_entry& entry : fs::directory_iterator(kept.data)) {
    EXPECT_EQ(entry.path().string().find("before-restore"), std::string::npos);
  }
}

TEST(Restore, DamagedDatabase_IsReplacedAndKept) {
  Kept kept;
  kept.backItUp();
  writeFile(kept.data / "surefoot.db", "this is no database any more, whatever its name says");
  writeFile(kept.data / "surefoot.db-wal", "nor is this a log of its changes");
  const RestoreSummary summary = restoreFrom(kept.data, kept.file);
  EXPECT_THAT(contentOf(summary.kept), HasSubstr("no database any more"));
  EXPECT_EQ(sessionsIn(kept.data).size(), 1U);
}

TEST(Restore, LogWithoutItsDatabase_IsKept) {
  Kept kept;
  kept.backItUp();
  kept.loseIt();
  const RestoreSummary summary = restoreFrom(kept.data, kept.file);
  EXPECT_EQ(contentOf(summary.kept), "the last visits");
  EXPECT_THAT(summary.kept.filename().string(), testing::MatchesRegex("surefoot-before-restore-.*\\.db-wal"));
  EXPECT_EQ(sessionsIn(kept.data).size(), 1U);
}

TEST(Restore, FailureHalfway_PutsEverythingBack) {
  Kept kept;
  kept.backItUp();
  kept.loseIt();
  fs::create_directories(kept.data / "surefoot.db-shm" / "in the way");
  EXPECT_THAT(refusal([&] { restoreFrom(kept.data, kept.file); }), HasSubstr("cannot be written"));
  EXPECT_EQ(contentOf(kept.data / "surefoot.db-wal"), "the last visits");
  EXPECT_FALSE(fs::exists(kept.data / "surefoot.db"));
  EXPECT_FALSE(fs::exists(kept.data / "surefoot.db.part"));
}

TEST(Restore, ItsOwnPartFile_IsRefusedAndLeftAlone) {
  Kept kept;
  kept.backItUp();
  fs::rename(kept.file, kept.data / "surefoot.db.part");
  EXPECT_THAT(refusal([&] { restoreFrom(kept.data, kept.data / "surefoot.db.part"); }), HasSubstr("database itself"));
  EXPECT_TRUE(fs::exists(kept.data / "surefoot.db.part"));
}

TEST(Restore, OlderSchema_IsMigratedAndKeepsACopy) {
  Kept kept;
  const fs::path old = kept.dir / "old";
  {
    Database db(old, migrations().first(2));
    backUp(db, kept.file);
  }
  restoreFrom(kept.data, kept.file);
  EXPECT_TRUE(sessionsIn(kept.data).empty());
  EXPECT_TRUE(fs::exists(kept.data / "surefoot-schema-2.db"));
}

TEST(Erase, PersonInLogAndCopies_LeavesNoTraceInTheDataDirectory) {
  const TempDir dir;
  const fs::path data = dir / "data";
  Person anna;
  std::string bert;
  {
    Database db(data);
    anna = addPerson(db, {.name = "Anna Forgotten", .note = "likes plums"});
    bert = addPerson(db, {.name = "Bert Remaining"}).id;
    keepVisit(db, anna.id);
    keepVisit(db, bert);
    const std::vector<std::string> details{"found \"Anna Forgotten\"", anna.pseudonym, "annals of Forgottenstein"};
    for (const std::string& detail : details) {
      db.sql() << "insert into audit (id, at, user_name, action, person_id, detail) values ('" << newId()
               << "', '2026-01-01', 'ann', 'looked', '" << (detail.front() == 'a' ? bert : anna.id) << "', '" << detail
               << "')";
    }
    backUp(db, data / "my own copy.sqlite");
    backUp(db, dir / "copy.db");
  }
  restoreFrom(data, dir / "copy.db");
  fs::copy_file(dir / "copy.db", data / "surefoot-schema-2.db");
  fs::create_directories(stagingDirectory(data));
  fs::copy_file(dir / "copy.db", stagingDirectory(data) / "surefoot.db");
  writeFile(data / "surefoot.db.part", "half of Anna Forgotten");
  fs::create_directories(data / "clinic-1.part" / "package");
  writeFile(data / "clinic-1.part" / "package" / "people.csv", "Anna in the export of a killed program");
  Database db(data);
  // Puts some of her data into the write-ahead log.
  Person changed = findPerson(db, anna.id);
  changed.note = "likes plums no more";
  updatePerson(db, changed);
  ASSERT_GT(fs::file_size(data / "surefoot.db-wal"), 0U);
  erasePerson(db, anna.id);
  int files = 0;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(data)) {
    for (const std::string& trace : {std::string("Anna"), std::string("plums"), anna.id, anna.pseudonym}) {
      if (entry.is_regular_file()) {
        EXPECT_EQ(contentOf(entry.path()).find(trace), std::string::npos) << trace << " in " << entry.path();
      }
    }
    files += entry.is_regular_file() ? 1 : 0;
  }
  EXPECT_GE(files, 5);
  EXPECT_EQ(findPerson(db, bert).name, "Bert Remaining");
  int kept = 0;
  db.sql() << "select count(*) from audit where detail = 'annals of Forgottenstein' and person_id <> ''",
      soci::into(kept);
  EXPECT_EQ(kept, 1) << "others' rows stay";
  db.sql() << "select count(*) from audit where action = 'looked' and user_name = 'ann'", soci::into(kept);
  EXPECT_EQ(kept, 3) << "and that somebody looked";
}

TEST(Erase, UnreadableCopy_StopsErasingBeforeAnythingIsGone) {
  Kept kept;
  Database db(kept.data);
  backUp(db, kept.data / "old.db");
  std::string text = contentOf(kept.data / "old.db");
  for (std::size_t i = 3 * 4096; i < 9 * 4096; i += 5) {
    text[i] = 'x';
  }
  writeFile(kept.data / "old.db", text);
  EXPECT_THAT(refusal([&] { erasePerson(db, kept.anna); }), HasSubstr("old.db is damaged"));
  EXPECT_EQ(findPerson(db, "Anna").id, kept.anna);
  fs::remove(kept.data / "old.db");
  erasePerson(db, kept.anna);
  EXPECT_TRUE(listPeople(db).empty());
}

TEST(Erase, UnreadableFileNamedLikeACopy_StopsErasing) {
  Kept kept;
  Database db(kept.data);
  for (const char* name : {"surefoot-schema-2.db", "surefoot-before-restore-2026-03-01T093000.db"}) {
    for (const char* content : {"", "no database any more, but Anna stands in it"}) {
      writeFile(kept.data / name, content);
      EXPECT_THAT(refusal([&] { erasePerson(db, kept.anna); }), HasSubstr(std::string(name) + " is damaged"))
          << content;
      EXPECT_EQ(findPerson(db, "Anna").id, kept.anna);
    }
    fs::remove(kept.data / name);
  }
  erasePerson(db, kept.anna);
  EXPECT_TRUE(listPeople(db).empty());
}

TEST(Erase, LogWithoutItsDatabase_StopsErasing) {
  Kept kept;
  Database db(kept.data);
  const fs::path log = kept.data / "surefoot-before-restore-2026-03-01T093000.db-wal";
  writeFile(log, "pages with Anna on them");
  EXPECT_THAT(refusal([&] { erasePerson(db, kept.anna); }), HasSubstr("belongs to a database that is gone"));
  EXPECT_EQ(findPerson(db, "Anna").id, kept.anna);
  fs::remove(log);
  erasePerson(db, kept.anna);
  EXPECT_TRUE(listPeople(db).empty());
}

TEST(Erase, CopyInASubfolder_LosesThePersonToo) {
  Kept kept;
  Database db(kept.data);
  const fs::path copy = kept.data / "backups" / "of march" / "mine.db";
  fs::create_directories(copy.parent_path());
  backUp(db, copy);
  ASSERT_NE(contentOf(copy).find(kept.anna), std::string::npos);
  erasePerson(db, kept.anna);
  EXPECT_EQ(contentOf(copy).find(kept.anna), std::string::npos);
  EXPECT_EQ(contentOf(copy).find("Anna"), std::string::npos);
}

TEST(Erase, AnotherProgramReading_IsRefused) {
  Kept kept;
  const OtherProgram reader([&](const auto& tell) {
    const Database db(kept.data);
    const Snapshot snapshot(db.sql());
    int people = 0;
    db.sql() << "select count(*) from people", soci::into(people);
    tell();
    pause();
  });
  Database db(kept.data);
  db.sql() << "pragma busy_timeout = 100";
  addPerson(db, {});
  EXPECT_THAT(refusal([&] { erasePerson(db, kept.anna); }), HasSubstr("in use"));
  EXPECT_EQ(findPerson(db, "Anna").id, kept.anna);
}

}  // namespace
}  // namespace surefoot::test
