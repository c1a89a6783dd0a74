// SPDX-License-Identifier: MIT
// The data package: complete, exact, pseudonymous, and never overwriting other files.
#include "exchange/export.hpp"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/csv.hpp"
#include "base/error.hpp"
#include "exchange/package_checker.hpp"
#include "exchange/recording.hpp"
#include "exchange/wide.hpp"
#include "records/bout.hpp"
#include "records/notes.hpp"
#include "records/people.hpp"
#include "records/plans.hpp"
#include "records/sql.hpp"
#include "records/stamp.hpp"

namespace surefoot::test {
namespace {

using testing::HasSubstr;
namespace fs = std::filesystem;

std::vector<std::vector<std::string>> tableOf(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  CsvReader reader(in, file.string());
  std::vector<std::vector<std::string>> rows;
  for (std::vector<std::string> cells; reader.next(cells);) {
    rows.push_back(cells);
  }
  return rows;
}

/// Two people, three sessions, one of them a guest's.
struct Clinic {
  TempDir dir;
  Database db{dir / "data"};
  Person anna = addPerson(db, {.name = "Anna Secret", .birthYear = 1950, .sex = "female", .note = "Anna's knee"});
  Person bert = addPerson(db, {.name = "Bert Secret"});
  std::string annas = keepVisit(db, anna.id);
  std::string guests = keepVisit(db);
};

TEST(Export, FinishedSession_ReadsBackToTheSameLog) {
  Clinic clinic;
  const ExportSummary summary = exportData(clinic.db, clinic.dir / "out", {});
  EXPECT_EQ(summary.sessions, 2U);
  EXPECT_FALSE(summary.replaced);
  EXPECT_TRUE(isExportedSession(clinic.dir / "out" / "samples" / (clinic.annas + ".csv")));
  const Recording recording = readRecording(clinic.dir / "out" / "samples" / (clinic.annas + ".csv"));
  ASSERT_TRUE(recording.session);
  EXPECT_EQ(textOf(*recording.session), textOf(loadSession(clinic.db, clinic.annas)));
  EXPECT_EQ(recording.samples.size(), recording.readings.size());
  EXPECT_TRUE(recording.hasLoad);
  EXPECT_TRUE(recording.hasToes);
}

TEST(Export, ZeroedInTheSession_ReadingsUseThatZero) {
  Clinic clinic;
  exportData(clinic.db, clinic.dir / "out", {});
  const Recording recording = readRecording(clinic.dir / "out" / "samples" / (clinic.annas + ".csv"));
  EXPECT_NE(recording.board->calibration[0].zeroCounts, recording.session->setup.board.calibration[0].zeroCounts);
  EXPECT_NEAR(recording.board->calibration[2].zeroCounts, 1234.6, 2.0);
  EXPECT_FALSE(recording.readings[100].whole.valid);
  EXPECT_NEAR(recording.readings[100].whole.loadN, 0.0, 2.0);
  EXPECT_TRUE(recording.readings[800].whole.valid);
  EXPECT_NEAR(recording.readings[800].whole.loadN, 708.0, 5.0);
}

TEST(Export, NamesRemarksAndNotes_AreLeftOut) {
  Clinic clinic;
  addHandTest(clinic.db, clinic.anna.id,
              {.user = "Dr Secret", .doneAt = dayText(today()), .kind = "tug", .value = 9.3, .note = "Secret"});
  addNote(clinic.db, clinic.anna.id, "Dr Secret", "the knee");
  exportData(clinic.db, clinic.dir / "out", {});
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(clinic.dir / "out")) {
    if (entry.is_regular_file()) {
      EXPECT_EQ(contentOf(entry.path()).find("Secret"), std::string::npos) << entry.path();
      EXPECT_EQ(contentOf(entry.path()).find("knee"), std::string::npos) << entry.path();
    }
  }
  const auto people = tableOf(clinic.dir / "out" / "people.csv");
  ASSERT_EQ(people.size(), 3U);
  EXPECT_EQ(people[1][1], clinic.anna.pseudonym);
  EXPECT_EQ(people[1][2], clinic.annas);
  EXPECT_GT(std::stoi(people[1][3]), 70);
  EXPECT_EQ(people[2][1], clinic.bert.pseudonym);
  EXPECT_EQ(people[2][2], "");
}

TEST(Export, Notes_AreExportedOnlyWhenAskedFor) {
  Clinic clinic;
  addNote(clinic.db, clinic.anna.id, "ann", "slept\nbadly; \"well\"");
  exportData(clinic.db, clinic.dir / "out", {});
  EXPECT_FALSE(fs::exists(clinic.dir / "out" / "notes.csv"));
  exportData(clinic.db, clinic.dir / "out", {.notes = true, .replace = true});
  const PackageChecker checker(clinic.dir / "out");
  EXPECT_THAT(checker.problems(), testing::IsEmpty());
  ASSERT_EQ(checker.rows("notes").size(), 1U);
  EXPECT_EQ(checker.rows("notes")[0][3], "ann");
  EXPECT_EQ(checker.rows("notes")[0][4], "slept\nbadly; \"well\"");
  exportData(clinic.db, clinic.dir / "out", {.replace = true});
  EXPECT_FALSE(fs::exists(clinic.dir / "out" / "notes.csv")) << "nor those of the package before";
}

TEST(Export, ChosenPersonOrSession_LimitsHandTestsAndNotes) {
  Clinic clinic;
  for (const Person& person : {clinic.anna, clinic.bert}) {
    addHandTest(clinic.db, person.id, {.user = "ann", .doneAt = "2026-03-01", .kind = "fes-i", .value = 21});
    addNote(clinic.db, person.id, "ann", "of " + person.id);
  }
  exportData(clinic.db, clinic.dir / "out", {.personIds = {clinic.bert.id}, .notes = true});
  const auto tests = tableOf(clinic.dir / "out" / "hand_tests.csv");
  ASSERT_EQ(tests.size(), 2U);
  EXPECT_THAT(std::vector<std::string>(tests[1].begin() + 1, tests[1].end()),
              testing::ElementsAre(clinic.bert.id, "2026-03-01", "fes-i", "21", "{score}"));
  const auto notes = tableOf(clinic.dir / "out" / "notes.csv");
  ASSERT_EQ(notes.size(), 2U);
  EXPECT_EQ(notes[1][4], "of " + clinic.bert.id);
  exportData(clinic.db, clinic.dir / "one", {.sessionIds = {clinic.annas}, .notes = true});
  EXPECT_EQ(tableOf(clinic.dir / "one" / "hand_tests.csv").size(), 1U) << "they are of no session";
  EXPECT_EQ(tableOf(clinic.dir / "one" / "notes.csv").size(), 1U);
}

TEST(Export, PlainOrForSpreadsheets_IsAFrictionlessPackageToTheLastCell) {
  Clinic clinic;
  keepBout(clinic.db, clinic.bert.id,
           {.exercise = Exercise::Tiptoe, .done = 1, .events = {hold(9.5, 0.2), lap(true, 33.5), lap(false, 30.25)}});
  savePlan(clinic.db, clinic.anna.id, articlePlan());
  saveAnswer(clinic.db, clinic.bert.id, "visit", Answer::Dizzy);
  addHandTest(clinic.db, clinic.bert.id, {.user = "ann", .doneAt = "2026-03-01", .kind = "tug", .value = 9.3});
  for (const bool forSpreadsheets : {false, true}) {
    exportData(clinic.db, clinic.dir / "out", {.wide = true, .forSpreadsheets = forSpreadsheets, .replace = true});
    const PackageChecker checker(clinic.dir / "out");
    EXPECT_THAT(checker.problems(), testing::IsEmpty());
    EXPECT_EQ(checker.package()["resources"].size(), 16U);
    EXPECT_EQ(checker.rows("sessions").size(), 3U);
    EXPECT_GT(checker.cellsChecked(), 100'000U);
    EXPECT_GT(checker.referencesChecked(), 5000U);
  }
}

TEST(Export, DamagedPackage_IsFoundByTheChecker) {
  const TempDir dir;
  Database db(dir / "data");
  const std::string session = keepBout(db, addPerson(db, {.sex = "female"}).id, {.events = {hold(9.5, 0.2)}});
  const fs::path out = dir / "out";
  const auto damaged = [&](const std::string& file, const std::string& from, const std::string& to) {
    exportData(db, out, {.replace = true});
    std::string text = contentOf(out / file);
    text.replace(text.find(from), from.size(), to);
    writeFile(out / file, text);
    const PackageChecker checker(out);
    return checker.problems().empty() ? "nothing" : checker.problems().front();
  };
  EXPECT_EQ(damaged("bouts.csv", "standing", "standing"), "nothing");
  EXPECT_THAT(damaged("bouts.csv", "standing", "floating"), HasSubstr("bouts.form: word floating"));
  EXPECT_THAT(damaged("bouts.csv", session, "0"), HasSubstr("no 0 in sessions"));
  EXPECT_THAT(damaged("sessions.csv", "'=sim", "=sim"), HasSubstr("sessions.source: a formula"));
  EXPECT_THAT(damaged("people.csv", ",female,", ",woman,"), HasSubstr("people.sex: word woman"));
  EXPECT_THAT(damaged("sessions.csv", "false", "no"), HasSubstr("\"no\" is none"));
  EXPECT_THAT(damaged("people.csv", "pseudonym", "name"), HasSubstr("header"));
  EXPECT_THAT(damaged("events.csv", session + ",1,", session + ",0,"), HasSubstr("primary key"));
}

TEST(Export, WideFormat_HasARowPerSessionAndAColumnPerMeasure) {
  Clinic clinic;
  exportData(clinic.db, clinic.dir / "out", {.personIds = {clinic.anna.id}, .wide = true});
  const auto rows = tableOf(clinic.dir / "out" / "wide.csv");
  ASSERT_EQ(rows.size(), 2U);
  std::map<std::string, std::string> row;
  for (std::size_t i = 0; i < rows[0].size(); ++i) {
    row[rows[0][i]] = rows[1][i];
  }
  EXPECT_EQ(row["pseudonym"], clinic.anna.pseudonym);
  EXPECT_EQ(row["sex"], "female");
  EXPECT_EQ(row["press_complete_count"], "2");
  EXPECT_EQ(row["score_dose"], "1");
  EXPECT_NEAR(std::stod(row["toe_press_best_n"]), 42.0, 4.0);
  EXPECT_NEAR(std::stod(row["toe_press_held_s"]), 3.5, 0.1);
}

TEST(Export, WideColumnName_HasTheUnitOnce) {
  EXPECT_EQ(wideName("mean_velocity_mm_s", "mm/s"), "mean_velocity_mm_s");
  EXPECT_EQ(wideName("sway_area_mm2_s", "mm2/s"), "sway_area_mm2_s");
  EXPECT_EQ(wideName("mean_velocity", "mm/s"), "mean_velocity_mm_s");
  EXPECT_EQ(wideName("left_share", "%"), "left_share_percent");
  EXPECT_EQ(wideName("sample_entropy_ap", "1"), "sample_entropy_ap");
  EXPECT_EQ(wideName("Score.hold", "1"), "score_hold");
}

TEST(Export, TwoDefinitionsOfOneMeasure_HaveAColumnEach) {
  Clinic clinic;
  clinic.db.sql() << "insert into measures (session_id, measure, value, unit, definition_version, filter) values ('"
                  << clinic.annas << "', 'score', 12.5, '1', 'two-presses/2', 'none')";
  exportData(clinic.db, clinic.dir / "out", {.wide = true});
  const auto rows = tableOf(clinic.dir / "out" / "wide.csv");
  EXPECT_THAT(rows[0], testing::IsSupersetOf({"score__two_presses_1", "score__two_presses_2"}));
  EXPECT_THAT(rows[0], testing::Not(testing::Contains("score")));
}

TEST(Export, ForSpreadsheets_HasSemicolonsDecimalCommasAndAByteOrderMark) {
  Clinic clinic;
  exportData(clinic.db, clinic.dir / "out", {.forSpreadsheets = true});
  const std::string sessions = contentOf(clinic.dir / "out" / "sessions.csv");
  EXPECT_TRUE(sessions.starts_with("\xEF\xBB\xBFsession_id;person_id;"));
  EXPECT_THAT(sessions, HasSubstr(";251,3;81,7;"));
  EXPECT_THAT(sessions, HasSubstr(";\"'=sim, \"\"quoted\"\"\";"));
  EXPECT_THAT(contentOf(clinic.dir / "out" / "bouts.csv"), HasSubstr(";0,30000000000000004;"));
  EXPECT_THAT(contentOf(clinic.dir / "out" / "samples" / (clinic.annas + ".csv")), HasSubstr(";0,010799;"));
}

TEST(Export, ChosenPeopleOrSessions_OnlyTheirSessionsAreExported) {
  Clinic clinic;
  const std::string berts = keepVisit(clinic.db, clinic.bert.id);
  const auto sessionsIn = [&](const ExportChoice& choice) {
    exportData(clinic.db, clinic.dir / "out", choice);
    std::set<std::string> ids;
    for (const auto& row : tableOf(clinic.dir / "out" / "sessions.csv")) {
      ids.insert(row[0]);
    }
    ids.erase("session_id");
    return ids;
  };
  EXPECT_THAT(sessionsIn({.personIds = {clinic.anna.id, clinic.bert.id}, .replace = true}),
              testing::UnorderedElementsAre(clinic.annas, berts));
  EXPECT_THAT(sessionsIn({.sessionIds = {clinic.guests, berts}, .replace = true}),
              testing::UnorderedElementsAre(clinic.guests, berts));
  EXPECT_THAT(refusal([&] {
                sessionsIn({.sessionIds = {berts, "it's \"none\""}, .replace = true});
              }),
              HasSubstr("there is no session it's"));
}

TEST(Export, PlayedSession_HasScoreItsPartsAndPresses) {
  Clinic clinic;
  exportData(clinic.db, clinic.dir / "out", {.sessionIds = {clinic.annas}});
  std::map<std::string, std::vector<std::string>> measures;
  for (const auto& row : tableOf(clinic.dir / "out" / "measures.csv")) {
    measures[row[2]] = row;
  }
  EXPECT_EQ(measures["score.dose"][3], "1");
  EXPECT_EQ(measures["score.dose"][5], "two-presses/1");
  EXPECT_EQ(measures["score.dose"][13], "0.75");
  EXPECT_EQ(measures["press_complete_count"][3], "2");
  EXPECT_EQ(measures["toe_press_best_n"][4], "N");
  EXPECT_NEAR(std::stod(measures["toe_press_held_s"][3]), 3.5, 0.1);
  EXPECT_NEAR(std::stod(measures["score"][8]), 92.6, 0.1);
  const auto sessions = tableOf(clinic.dir / "out" / "sessions.csv");
  ASSERT_EQ(sessions.size(), 2U);
  EXPECT_EQ(sessions[1][7], "'=sim, \"quoted\"");
}

TEST(Export, SampleRows_HavePhasePauseAndBout) {
  Clinic clinic;
  exportData(clinic.db, clinic.dir / "out", {.personIds = {clinic.anna.id}});
  const auto rows = tableOf(clinic.dir / "out" / "samples" / (clinic.annas + ".csv"));
  std::vector<std::string> phases;
  bool paused = false;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (phases.empty() || phases.back() != rows[i][1]) {
      phases.push_back(rows[i][1]);
    }
    EXPECT_EQ(rows[i][0].empty(), rows[i][1] != "play");
    paused = paused || rows[i].back() == "key";
  }
  EXPECT_THAT(phases, testing::ElementsAre("zero", "step-on", "stand-still", "play", "result"));
  EXPECT_TRUE(paused);
}

TEST(Export, UsedDirectory_OnlyAnOwnPackageIsReplacedAndOnlyWhenAsked) {
  Clinic clinic;
  const fs::path out = clinic.dir / "out";
  exportData(clinic.db, out, {.wide = true});
  writeFile(out / "my notes.txt", "mine");
  const ExportChoice guests{.sessionIds = {clinic.guests}};
  EXPECT_THAT(refusal([&] { exportData(clinic.db, out, guests); }), HasSubstr("contains an older export"));
  EXPECT_TRUE(fs::exists(out / "samples" / (clinic.annas + ".csv")));
  const ExportSummary summary = exportData(clinic.db, out, {.sessionIds = {clinic.guests}, .replace = true});
  EXPECT_TRUE(summary.replaced);
  EXPECT_TRUE(fs::exists(out / "my notes.txt"));
  EXPECT_FALSE(fs::exists(out / "wide.csv"));
  EXPECT_FALSE(fs::exists(out / "samples" / (clinic.annas + ".csv")));
  EXPECT_TRUE(fs::exists(out / "samples" / (clinic.guests + ".csv")));
  EXPECT_FALSE(fs::exists(out / ".part"));

  fs::create_directory(clinic.dir / "other");
  writeFile(clinic.dir / "other" / "thesis.txt", "mine");
  for (const bool replace : {false, true}) {
    const ExportChoice choice{.replace = replace};
    EXPECT_THAT(refusal([&] { exportData(clinic.db, clinic.dir / "other", choice); }), HasSubstr("is not empty"));
    EXPECT_THAT(refusal([&] { exportData(clinic.db, clinic.dir / "other" / "thesis.txt", choice); }),
                HasSubstr("is not empty"));
  }
  EXPECT_THAT(refusal([&] { exportData(clinic.db, out, {.sessionIds = {"none"}, .replace = true}); }),
              HasSubstr("there is no session none"));
  EXPECT_TRUE(fs::exists(out / "samples" / (clinic.guests + ".csv"))) << "the old package is untouched";
}

TEST(Export, StoppedHalfway_LeavesNothing) {
  Clinic clinic;
  const fs::path out = clinic.dir / "out";
  fs::create_directories(out);
  const auto stopAt = [&](std::uint64_t row) {
    return refusal([&] {
      exportData(clinic.db, out, {}, [row](std::uint64_t done, std::uint64_t) {
        if (done >= row) {
          throw Error("stopped");
        }
      });
    });
  };
  EXPECT_EQ(stopAt(1), "stopped");
  EXPECT_EQ(stopAt(3000), "stopped");
  EXPECT_TRUE(fs::is_empty(out));
  fs::create_directories(out / ".part" / "samples");
  writeFile(out / ".part" / "people.csv", "what a killed program left");
  exportData(clinic.db, out, {});
  EXPECT_THAT(PackageChecker(out).problems(), testing::IsEmpty());
}

TEST(Export, UnknownSession_LeavesNoDirectoryBehind) {
  Clinic clinic;
  const fs::path out = clinic.dir / "new" / "deep";
  EXPECT_THAT(refusal([&] { exportData(clinic.db, out, {.sessionIds = {"none"}}); }),
              HasSubstr("there is no session none"));
  EXPECT_FALSE(fs::exists(clinic.dir / "new"));
}

TEST(Export, UnfinishedSession_ReadsBackToTheSameLog) {
  Clinic clinic;
  for (const Tick ticks : {1, 30, 700}) {
    Session session(testSetup(), twoPresses());
    auto writer = std::make_unique<WaitingWriter>(clinic.db, startOf(session.setup(), clinic.anna.id));
    playInto(*writer, session, ticks);
    const std::string id = writer->sessionId();
    exportData(clinic.db, clinic.dir / "running", {.sessionIds = {id}, .replace = true});
    writer.reset();
    exportData(clinic.db, clinic.dir / "out", {.sessionIds = {id}, .replace = true});
    const Recording recording = readRecording(clinic.dir / "out" / "samples" / (id + ".csv"));
    ASSERT_TRUE(recording.session);
    EXPECT_EQ(textOf(*recording.session), textOf(loadSession(clinic.db, id)));
  }
}

TEST(Export, Progress_RisesToTheTotal) {
  Clinic clinic;
  std::uint64_t lastDone = 0;
  std::uint64_t total = 0;
  const ExportSummary summary =
      exportData(clinic.db, clinic.dir / "out", {.wide = true}, [&](std::uint64_t done, std::uint64_t all) {
        EXPECT_GT(done, lastDone);
        lastDone = done;
        total = all;
      });
  EXPECT_EQ(lastDone, total);
  EXPECT_GT(total, summary.samples);
}

TEST(Export, TamperedSiblingFile_IsRefusedWithItsLine) {
  Clinic clinic;
  const fs::path out = clinic.dir / "out";
  const fs::path samples = out / "samples" / (clinic.annas + ".csv");
  exportData(clinic.db, out, {});
  const std::string bouts = contentOf(out / "bouts.csv");
  std::string wrong = bouts;
  wrong.replace(wrong.find("standing"), 8, "floating");
  writeFile(out / "bouts.csv", wrong);
  EXPECT_THAT(refusal([&] { readRecording(samples); }),
              HasSubstr("bouts.csv, line 2: form \"floating\" is an unknown word"));
  writeFile(out / "bouts.csv", bouts.substr(0, bouts.find('\n') + 1));
  EXPECT_THAT(refusal([&] { readRecording(samples); }), HasSubstr("export it again"));
  fs::remove(out / "sessions.csv");
  EXPECT_FALSE(isExportedSession(samples));
  EXPECT_FALSE(readRecording(samples).session) << "without its siblings it is a plain recording";
}

TEST(Export, OldestTogether_AgesOver89AreOneGroup) {
  const TempDir dir;
  Database db(dir / "data");
  for (const int age : {89, 90}) {
    keepVisit(db, addPerson(db, {.birthYear = thisYear() - age}).id);
  }
  const auto agesIn = [&](const char* name, bool together) {
    exportData(db, dir / name, {.oldestTogether = together, .wide = true});
    return contentOf(dir / name / "people.csv") + contentOf(dir / name / "wide.csv");
  };
  EXPECT_THAT(agesIn("plain", false), HasSubstr(",90,"));
  const std::string grouped = agesIn("grouped", true);
  EXPECT_THAT(grouped, HasSubstr(",89,"));
  EXPECT_THAT(grouped, HasSubstr(",90+,"));
  EXPECT_THAT(grouped, testing::Not(HasSubstr(",90,")));
}

}  // namespace
}  // namespace surefoot::test
