// SPDX-License-Identifier: MIT
// The database as a file: created, migrated, refused, on a full disk, and after a crash.
#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.hpp"
#include "paths.hpp"
#include "records/latest.hpp"
#include "records/people.hpp"
#include "records/progress.hpp"
#include "records/roster.hpp"
#include "records/session_log.hpp"
#include "records/stamp.hpp"
#include "visit.hpp"

namespace surefoot::test {
namespace {

using testing::HasSubstr;
namespace fs = std::filesystem;

/// Runs `work` in a child process; true if it did not throw.
bool childDoes(const std::function<void()>& work) {
  const pid_t child = fork();
  if (child == 0) {
    try {
      work();
    } catch (const std::exception& error) {
      std::fprintf(stderr, "child: %s\n", error.what());
      _exit(1);
    }
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

TEST(Database, MissingDirectory_IsMadeForTheOwnerOnly) {
  const TempDir dir;
  const Database db(dir / "a b" / "c");
  EXPECT_EQ(fs::status(dir / "a b" / "c").permissions(), fs::perms::owner_all);
  EXPECT_TRUE(fs::exists(db.file()));
}

TEST(Database, ReleasedMigration_IsUnchanged) {
  for (const Migration& step : migrations()) {
    const std::string file = "schema_" + std::to_string(step.version) + ".sql";
    EXPECT_EQ(step.sql, contentOf(fs::path(SUREFOOT_SOURCE_DIR) / "tests" / "records" / file)) << file;
  }
}

/// This program's steps and one more that only the test knows.
std::vector<Migration> withOneMore(std::string_view sql) {
  std::vector<Migration> steps(migrations().begin(), migrations().end());
  steps.push_back({steps.back().version + 1, sql});
  return steps;
}

TEST(Database, OlderSchema_IsMigratedAndKeepsACopy) {
  const TempDir dir;
  Person anna;
  std::string session;
  {
    Database db(dir / "data");
    anna = addPerson(db, {.name = "Anna"});
    session = keepVisit(db, anna.id);
  }
  const std::vector<Migration> steps =
      withOneMore("alter table people add column shoe text;\nupdate people set note = 'migrated';\n");
  Database db(dir / "data", steps);
  EXPECT_EQ(findPerson(db, "anna").note, "migrated");
  EXPECT_EQ(loadSession(db, session).id, session);
  const int old = migrations().back().version;
  const fs::path copy = dir / "data" / ("surefoot-schema-" + std::to_string(old) + ".db");
  ASSERT_TRUE(fs::exists(copy));
  fs::create_directory(dir / "old");
  fs::copy_file(copy, dir / "old" / "surefoot.db");
  Database before(dir / "old");
  EXPECT_EQ(findPerson(before, "anna").note, "");
}

TEST(Database, FirstSchema_IsMigratedAndKeepsACopy) {
  const TempDir dir;
  const std::string old =
      std::string(migrations()[0].sql) +
      "insert into people values ('p', 'heron-1', 1950, '', null, 250, 700, '', 'then');\n"
      "insert into sessions values ('s', 'p', 70, 'finished', '2026-03-01T09:30:00+01:00', null, "
      "'sim', '0.1', 'split', '', '', 80, 1, 250, 60, 700, 0, 0, 'd');\n"
      "insert into bouts values ('b', 's', 1, 'toe-press', 'catapult', '1', 'standing', 10, 3, 3, 0, "
      "'morning', 'f', 80, 1);\n"
      "insert into measures (session_id, bout_id, measure, value, unit, definition_version, filter) "
      "values ('s', 'b', 'press_complete_count', 9.0, '1', 'press/1', 'none');\n";
  { const Database first(dir / "data", std::vector<Migration>{{1, old}}); }
  Database db(dir / "data");
  EXPECT_TRUE(fs::exists(dir / "data" / "surefoot-schema-1.db"));
  const auto bouts = boutsToday(db, "p", dayOf("2026-03-01"));
  ASSERT_EQ(bouts.size(), 1U);
  EXPECT_EQ(bouts[0].done, 9);
  EXPECT_EQ(bouts[0].foot, Foot::Both);
  EXPECT_FALSE(loadSession(db, "s").setup.zeroed);
}

TEST(Database, TheThirdSchema_IsLedToTodaysAndKeepsACopy) {
  const TempDir dir;
  const std::string third =
      std::string(migrations()[2].sql) +
      "insert into sessions (id, status, started_at, source, program_version, board_model, board_serial, firmware, "
      "nominal_rate_hz, board_calibrated, foot_length_mm, best_toe_n, tick_count, sample_count, digest) values ('s', "
      "'finished', '2026-03-01T09:30:00+01:00', 'sim', '0.1', 'split', '', '', 80, 1, 250, 60, 240, 0, 'd');\n"
      "insert into bouts (id, session_id, number, exercise, game, seed, form, repetitions, hold_s, rest_s, difficulty, "
      "day_time) values ('b', 's', 1, 'toe-press', 'catapult', '1', 'standing', 10, 3, 3, 0, 'morning');\n";
  { const Database old(dir / "data", std::vector<Migration>{migrations()[0], migrations()[1], {3, third}}); }
  Database db(dir / "data");
  EXPECT_TRUE(fs::exists(dir / "data" / "surefoot-schema-3.db"));
  const SessionLog log = loadSession(db, "s");
  EXPECT_EQ(log.tickCount, 240);
  EXPECT_TRUE(log.digests.empty());
}

/// A bout of the person p of schema 1, 2, 3 or 4, played on the board with this firmware and serial number.
std::string oldBout(const std::string& id, const std::string& firmware, const std::string& serial, int day) {
  const std::string at = "'2026-03-0" + std::to_string(day) + "T09:30:00+01:00'";
  return "insert into sessions (id, person_id, age_years, status, started_at, source, program_version, board_model,"
         " board_serial, firmware, nominal_rate_hz, board_calibrated, foot_length_mm, best_toe_n, body_weight_n,"
         " tick_count, sample_count, digest) values ('" +
         id + "', 'p', 76, 'finished', " + at + ", 'board', '0.1', 'split', '" + serial + "', '" + firmware +
         "', 80, 1, 250, 60, " + std::to_string(600 + day) +
         ", 240, 0, 'd');\n"
         "insert into bouts (id, session_id, number, exercise, game, seed, form, repetitions, hold_s, rest_s,"
         " difficulty, day_time) values ('b" +
         id + "', '" + id + "', 1, 'toe-press', 'catapult', '1', 'standing', 10, 3, 3, 0, 'morning');\n";
}

TEST(Database, FourthSchema_BoutThatWasNotMeasuredLosesItsScore) {
  const TempDir dir;
  std::vector<Migration> steps(migrations().begin(), migrations().begin() + 4);
  const std::string fourth(steps.back().sql);
  std::string last = fourth +
                     "insert into people (id, pseudonym, birth_year, sex, weight_n, note, created_at) values ('p',"
                     " 'heron-1', 1950, '', 603, '', '2026-01-01T00:00:00+00:00');\n" +
                     oldBout("led", "1.0", "00C0FFEE12345678", 1) + oldBout("real", "1.0", "00C0FFEE12345678", 2);
  for (const std::string id : {"led", "real"}) {
    last +=
        "insert into measures (session_id, bout_id, measure, value, unit, weight, definition_version, filter) values"
        " ('" +
        id + "', 'b" + id + "', 'score', 90, '1', null, 'old/1', 'none'), ('" + id + "', 'b" + id +
        "', 'score.dose', 0.9, '1', 1, 'old/1', 'none');\n";
  }
  last += "update bouts set formula = 'old/1', score = 90, measured = id = 'breal', done = 9;\n";
  steps.back().sql = last;
  { const Database before(dir / "data", steps); }
  Database db(dir / "data");
  const auto bouts = allBouts(db, "p");
  ASSERT_EQ(bouts.size(), 2U);
  EXPECT_FALSE(bouts[0].bout.score);
  EXPECT_EQ(bouts[0].bout.done, 9);
  EXPECT_EQ(bouts[1].bout.score, 90.0);
  const auto led = measuresOfSession(db, "led");
  ASSERT_EQ(led.size(), 1U);
  EXPECT_FALSE(led.front().value);
  EXPECT_EQ(led.front().definition, "old/1");
  EXPECT_EQ(measuresOfSession(db, "real").size(), 2U);
}

TEST(Database, AnyOlderSchema_DemonstrationsLeaveTheRecordAndKeepACopy) {
  for (const std::size_t old : {1U, 2U, 3U, 4U}) {
    SCOPED_TRACE(old);
    const TempDir dir;
    std::vector<Migration> steps(migrations().begin(), migrations().begin() + static_cast<std::ptrdiff_t>(old));
    std::string last(steps.back().sql);
    last +=
        "insert into people (id, pseudonym, birth_year, sex, weight_n, note, created_at) values ('p', 'heron-1',"
        " 1950, '', 603, '', '2026-01-01T00:00:00+00:00');\n" +
        oldBout("real", "1.0", "00C0FFEE12345678", 1) + oldBout("shown", "simulated", "", 2) +
        oldBout("virtual", "1.0", "5EED000200000001", 3);
    if (old >= 2) {
      last +=
          "update sessions set visit_id = id;\n"
          "insert into answers values ('a', 'p', 'shown', 'how-was-it', 'pain', '2026-03-02T09:40:00+01:00');\n";
    }
    steps.back().sql = last;
    { const Database before(dir / "data", steps); }
    Database db(dir / "data");
    EXPECT_TRUE(fs::exists(dir / "data" / ("surefoot-schema-" + std::to_string(old) + ".db")));
    const auto bouts = allBouts(db, "p");
    ASSERT_EQ(bouts.size(), 1U);
    EXPECT_EQ(bouts.front().day, dayOf("2026-03-01"));
    EXPECT_EQ(personWithId(db, "p")->weightN, 601.0) << "as the real board weighed";
    EXPECT_EQ(latestBouts(db, "p", 9, 0, SessionKind::Demonstrations).size(), 2U);
    EXPECT_EQ(personOfSession(db, "shown"), "p");
    EXPECT_TRUE(latestAnswers(db, "p", 9).empty());
    const RosterLine line = rosterLineOf(db, "p", dayOf("2026-03-04"));
    EXPECT_EQ(line.trainedAt, "2026-03-01T09:30:00+01:00");
    EXPECT_EQ(line.trouble, "");
    EXPECT_EQ(loadSession(db, "real").rules, kFirstRules);
  }
}

// What the list of people said by the former formula is not kept as if it were said by today's.
TEST(Database, FifthSchema_ChangesAreComparedAgain) {
  const TempDir dir;
  std::vector<Migration> steps(migrations().begin(), migrations().begin() + 5);
  const std::string last =
      std::string(steps.back().sql) +
      "insert into people (id, pseudonym, sex, note, created_at) values ('p', 'heron-1', '', '', '2026-01-01');\n"
      "update roster set tested_at = '2026-03-01T09:30:00+01:00', change = 'steadier', change_stale = 0;\n";
  steps.back().sql = last;
  { const Database before(dir / "data", steps); }
  Database db(dir / "data");
  EXPECT_EQ(peopleToCompare(db, 9), std::vector<std::string>{"p"});
}

TEST(Database, FailingMigration_ChangesNothing) {
  const TempDir dir;
  { addPerson(*std::make_unique<Database>(dir / "data"), {.name = "Anna"}); }
  const std::vector<Migration> steps =
      withOneMore("update people set note = 'half';\nalter table nothing add column x;\n");
  EXPECT_THROW(Database(dir / "data", steps), Error);
  Database db(dir / "data");
  EXPECT_EQ(findPerson(db, "Anna").note, "");
}

TEST(Database, NewerSchema_IsRefusedUntouched) {
  const TempDir dir;
  { const Database db(dir / "data", withOneMore("create table later (x text);\n")); }
  const std::string before = contentOf(dir / "data" / "surefoot.db");
  EXPECT_THAT(refusal([&] { Database(dir / "data"); }), HasSubstr("was written by a newer Surefoot"));
  EXPECT_EQ(contentOf(dir / "data" / "surefoot.db"), before);
}

TEST(Database, NotADatabase_IsRefusedUntouched) {
  const TempDir dir;
  fs::create_directory(dir / "data");
  const fs::path file = dir / "data" / "surefoot.db";
  const std::string text(5000, 'x');
  writeFile(file, text);
  EXPECT_THAT(refusal([&] { Database(dir / "data"); }), HasSubstr("is damaged or not a database"));
  EXPECT_EQ(contentOf(file), text);
}

TEST(Database, HalfWrittenDatabase_IsRefusedUntouched) {
  const TempDir dir;
  {
    Database db(dir / "data");
    keepVisit(db);
  }
  const fs::path file = dir / "data" / "surefoot.db";
  const std::string half = contentOf(file).substr(0, fs::file_size(file) / 2);
  writeFile(file, half);
  EXPECT_THAT(refusal([&] { Database(dir / "data"); }), HasSubstr("is damaged or not a database"));
  EXPECT_EQ(contentOf(file), half);
}

TEST(Database, EmptiedFileBesideACopyOrItsLog_IsRefusedUntouchedWithTheWayBack) {
  const auto refusal = [](const TempDir& dir) -> std::string {
    try {
      const Database db(dir.path());
    } catch (const Error& error) {
      return error.what();
    }
    return {};
  };
  const TempDir withCopy;
  std::ofstream(withCopy / "surefoot.db").flush();
  EXPECT_EQ(refusal(withCopy), "") << "a program that was killed at its first start";
  fs::resize_file(withCopy / "surefoot.db", 0);
  std::ofstream(withCopy / "surefoot-schema-3.db") << "copy";
  EXPECT_THAT(refusal(withCopy), HasSubstr("surefoot restore " + (withCopy / "surefoot-schema-3.db").string()));
  EXPECT_EQ(fs::file_size(withCopy / "surefoot.db"), 0U);
  const TempDir withLog;
  std::ofstream(withLog / "surefoot.db").flush();
  std::ofstream(withLog / "surefoot.db-wal") << "log";
  EXPECT_THAT(refusal(withLog), HasSubstr("is empty (0 bytes)"));
  EXPECT_EQ(contentOf(withLog / "surefoot.db-wal"), "log");
}

TEST(Database, AnotherProgramsDatabase_IsRefusedUntouched) {
  const TempDir dir;
  // One of our SQLite files with another program's application id (bytes 68 to 71 of the header).
  { const Database db(dir / "data"); }
  const fs::path file = dir / "data" / "surefoot.db";
  std::string foreign = contentOf(file);
  foreign.replace(68, 4, "GeoP");
  writeFile(file, foreign);
  EXPECT_THAT(refusal([&] { Database(dir / "data"); }), HasSubstr("belongs to another program"));
  EXPECT_EQ(contentOf(file), foreign);
}

TEST(Database, UnwritableDirectory_IsReported) {
  const TempDir dir;
  fs::create_directory(dir / "locked");
  fs::permissions(dir / "locked", fs::perms::owner_read | fs::perms::owner_exec);
  EXPECT_TRUE(childDoes([&] {
    fs::path locked = dir / "locked";
    // Root may write everywhere, nobody may not. The child's root is changed, so that an inaccessible parent directory
    // does not matter.
    if (geteuid() == 0) {
      fs::permissions(dir.path(), fs::perms::all);
      fs::permissions(locked, fs::perms::owner_all | fs::perms::others_read | fs::perms::others_exec);
      if (chroot(dir.path().c_str()) != 0 || chdir("/") != 0 || seteuid(65534) != 0) {
        throw Error("the child cannot become nobody");
      }
      locked = "/locked";
    }
    if (refusal([&] { Database{locked}; }).find("cannot be opened: check the permissions") == std::string::npos) {
      throw Error("another message: " + refusal([&] { Database{locked}; }));
    }
    if (refusal([&] { Database{locked / "new"}; }).find("cannot be created (Permission denied)") == std::string::npos) {
      throw Error("another message: " + refusal([&] { Database{locked / "new"}; }));
    }
  }));
  fs::permissions(dir / "locked", fs::perms::owner_all);
}

TEST(Database, ManyProgramsAtOnce_MakeOneDatabase) {
  const TempDir dir;
  std::vector<pid_t> children;
  for (int i = 0; i < 6; ++i) {
    const pid_t child = fork();
    if (child == 0) {
      int result = 0;
      try {
        Database db(dir / "data");
        addPerson(db, {});
      } catch (const std::exception& error) {
        std::fprintf(stderr, "child: %s\n", error.what());
        result = 1;
      }
      _exit(result);
    }
    children.push_back(child);
  }
  for (const pid_t child : children) {
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
  }
  Database db(dir / "data");
  EXPECT_EQ(listPeople(db).size(), 6U);
}

/// Plays in real time without end and writes a byte to `pipe` for each tick it has appended.
[[noreturn]] void playForEver(const fs::path& data, int pipe) {
  const Database db(data);
  Session session(testSetup(), twoPresses());
  WaitingWriter writer(db, startOf(session.setup()));
  Feet feet(session.setup().board);
  auto due = std::chrono::steady_clock::now();
  for (;;) {
    const TickCommand command = feet.next();
    session.tick(command);
    writer.append(command, recordOf(session));
    const Tick tick = session.now();
    if (write(pipe, &tick, sizeof tick) != sizeof tick) {
      _exit(1);
    }
    due += std::chrono::microseconds(8333);
    std::this_thread::sleep_until(due);
  }
}

TEST(Database, KilledProgram_LosesAtMostTheLastSecond) {
  const TempDir dir;
  Random random(static_cast<std::uint64_t>(getpid()));
  for (int round = 0; round < 4; ++round) {
    std::array<int, 2> pipe{};
    ASSERT_EQ(::pipe(pipe.data()), 0);
    const pid_t child = fork();
    if (child == 0) {
      close(pipe[0]);
      playForEver(dir / "data", pipe[1]);
    }
    close(pipe[1]);
    Tick last = 0;
    const Tick wanted = 60 + static_cast<Tick>(random.next() % 300);
    while (last < wanted && read(pipe[0], &last, sizeof last) == sizeof last) {
    }
    {
      Database alive(dir / "data");
      EXPECT_EQ(listSessions(alive).front().status, SessionStatus::Running) << "its program lives";
    }
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    while (read(pipe[0], &last, sizeof last) == sizeof last) {
    }
    close(pipe[0]);
    Database db(dir / "data");
    const auto sessions = listSessions(db);
    ASSERT_EQ(sessions.size(), static_cast<std::size_t>(round) + 1);
    EXPECT_EQ(sessions.front().status, SessionStatus::Interrupted);
    const SessionLog log = loadSession(db, sessions.front().id);
    EXPECT_GE(log.tickCount, last - 120) << "killed at tick " << last;
    EXPECT_TRUE(fs::is_empty(dir / "data" / "running"));
  }
}

TEST(Database, FullDisk_IsReportedAndTheSessionIsKeptLater) {
  const TempDir dir;
  std::string before;
  {
    Database db(dir / "data");
    before = keepVisit(db);
  }
  std::signal(SIGXFSZ, SIG_IGN);
  EXPECT_TRUE(childDoes([&] {
    const Database db(dir / "data");
    Session session(testSetup(), twoPresses());
    Keeper keeper(db);
    SessionWriter writer(keeper, startOf(session.setup()));
    keeper.settle();
    rlimit limit{};
    getrlimit(RLIMIT_FSIZE, &limit);
    const rlimit small{.rlim_cur = 4096, .rlim_max = limit.rlim_max};
    setrlimit(RLIMIT_FSIZE, &small);
    playInto(writer, session);
    writer.finish({.stopped = false, .score = session.score(), .digest = session.digest()});
    if (keeper.settle() || keeper.notKept() != std::vector<std::string>{"session " + writer.sessionId()} ||
        keeper.trouble().find("full or failing") == std::string::npos) {
      throw Error("the full disk was not noticed, but \"" + keeper.trouble() + "\"");
    }
    // With room again nothing of the session is lost.
    setrlimit(RLIMIT_FSIZE, &limit);
    for (int i = 0; i < 40 && !keeper.settle(); ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    if (!keeper.notKept().empty() || !keeper.trouble().empty()) {
      throw Error("not kept after all: " + keeper.trouble());
    }
  }));
  Database db(dir / "data");
  const auto sessions = listSessions(db);
  ASSERT_EQ(sessions.size(), 2U);
  EXPECT_EQ(sessions[0].status, SessionStatus::Finished);
  SessionLog late = loadSession(db, sessions[0].id);
  SessionLog early = loadSession(db, before);
  late.id = early.id;
  EXPECT_EQ(textOf(late), textOf(early));
}

TEST(Database, ErasedPerson_LeavesNoTraceInAnyFile) {
  const TempDir dir;
  std::string bert;
  {
    Database db(dir / "data");
    bert = addPerson(db, {.name = "Bert Remaining"}).id;
    const Person anna = addPerson(db, {.name = "Anna Forgotten", .note = "likes plums"});
    keepVisit(db, anna.id);
    keepVisit(db, bert);
  }
  const std::vector<Migration> steps = withOneMore("create table later (x text);\n");
  Database db(dir / "data", steps);
  const Person anna = findPerson(db, "anna forgotten");
  erasePerson(db, anna.id);
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(dir.path())) {
    if (entry.is_regular_file()) {
      for (const std::string& trace : {std::string("Forgotten"), std::string("plums"), anna.id, anna.pseudonym}) {
        EXPECT_EQ(contentOf(entry.path()).find(trace), std::string::npos) << trace << " in " << entry.path();
      }
    }
  }
  EXPECT_THROW(findPerson(db, anna.id), Error);
  EXPECT_EQ(listSessions(db).size(), 1U);
  EXPECT_EQ(loadSession(db, listSessions(db, bert).front().id).status, SessionStatus::Finished);
}

TEST(Database, PersonWithARunningSession_IsNotErased) {
  const TempDir dir;
  Database db(dir / "data");
  const Person anna = addPerson(db, {});
  const WaitingWriter writer(db, startOf(testSetup(), anna.id));
  EXPECT_THAT(refusal([&] { erasePerson(db, anna.id); }), HasSubstr("is running"));
  EXPECT_EQ(listPeople(db).size(), 1U);
}

}  // namespace
}  // namespace surefoot::test
