// SPDX-License-Identifier: MIT
// From one database into another through an exported package: complete, only once, exact, or not at all.
#include "exchange/import.hpp"

#include <algorithm>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <soci/soci.h>

#include "base/error.hpp"
#include "base/text.hpp"
#include "exchange/export.hpp"
#include "exchange/package_checker.hpp"
#include "records/bout.hpp"
#include "records/latest.hpp"
#include "records/notes.hpp"
#include "records/people.hpp"
#include "records/plans.hpp"
#include "records/progress.hpp"
#include "records/running_lock.hpp"
#include "records/session_log.hpp"
#include "records/sql.hpp"
#include "records/stamp.hpp"
#include "records/trials.hpp"

namespace surefoot::test {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
namespace fs = std::filesystem;

/// Without the only line that contains the time of the export.
std::string withoutCreated(std::string text) {
  const std::size_t at = text.find("\"created\"");
  return at == std::string::npos ? text : text.erase(at, text.find('\n', at) - at);
}

void expectSamePackage(const fs::path& one, const fs::path& other) {
  std::set<std::string> names;
  for (const fs::path& dir : {one, other}) {
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(dir)) {
      if (entry.is_regular_file()) {
        names.insert(entry.path().lexically_relative(dir).string());
      }
    }
  }
  for (const std::string& name : names) {
    EXPECT_EQ(withoutCreated(contentOf(one / name)), withoutCreated(contentOf(other / name))) << name;
  }
}

/// Stores a balance test with one trial, without playing it.
void keepTest(Database& db, const std::string& personId) {
  const std::string test = beginTest(db, personId, "quiet", {"barefoot", "none", "sides", "marked", "pad", "near"});
  SessionStart start = startOf(testSetup(), personId);
  start.exercise = kTrialExercise;
  WaitingWriter writer(db, start);
  writer.append({}, {.tick = 0, .phase = Phase::Play});
  writer.finish({.stopped = false, .score = {}, .digest = 1});
  const std::string trial = beginTrial(
      db,
      {.testId = test, .sessionId = writer.sessionId(), .number = 1, .condition = "eyes-open-firm", .plannedS = 60});
  const std::vector<KeptMeasure> measures{
      {.key = "mean_velocity_mm_s", .value = 0.1 + 0.2, .unit = "mm/s", .definition = "mean-velocity/1"},
      {.key = "sample_entropy_ap", .unit = "1", .definition = "sample-entropy/1", .reason = "too few samples"}};
  endTrial(db, trial, {.outcome = TrialOutcome::Complete, .counts = true, .startS = 12.5, .endS = 72.5}, measures);
  endTest(db, test, TestStatus::Finished);
}

/// A home with two people and a guest, a plan, an answer and a balance test, exported; and a clinic.
struct Homes {
  TempDir dir;
  Database home{dir / "home"};
  Database clinic{dir / "clinic"};
  Person anna = addPerson(home, {.name = "Anna", .birthYear = 1950, .sex = "female", .footLengthMm = 1e3 / 4.1});
  Person bert = addPerson(home, {.name = "Bert", .heightMm = 1812.5});
  std::string annas = keepVisit(home, anna.id);
  std::string guests = keepVisit(home);
  std::string berts =
      keepBout(home, bert.id, {.exercise = Exercise::Tiptoe, .done = 1, .events = {hold(9.5, 0.2), lap(true, 33.5)}});

  Homes() {
    savePlan(home, anna.id, articlePlan());
    saveAnswer(home, bert.id, "visit", Answer::Dizzy);
    keepTest(home, bert.id);
    addHandTest(home, anna.id,
                {.user = "ann", .doneAt = dayText(today()), .kind = "tug", .value = 9.3, .note = "Anna"});
    addNote(home, anna.id, "dr who", "\"Anna\" said: =well;\nand slept");
    exportData(home, out(), {});
  }

  fs::path out() const { return dir / "out"; }
  void change(const std::string& file, const std::string& from, const std::string& to) const {
    std::string text = contentOf(out() / file);
    ASSERT_NE(text.find(from), std::string::npos) << from << " in " << file;
    text.replace(text.find(from), from.size(), to);
    writeFile(out() / file, text);
  }
};

TEST(Import, WholeExport_ComesInAndIsExportedAgainByteForByte) {
  Homes homes;
  const ImportSummary summary = importData(homes.clinic, homes.out());
  EXPECT_EQ(summary.people, 2U);
  EXPECT_EQ(summary.sessions, 4U);
  EXPECT_EQ(summary.answers, 1U);
  EXPECT_EQ(summary.plans, 1U);
  EXPECT_EQ(summary.handTests, 1U);
  EXPECT_EQ(summary.notes, 0U);
  EXPECT_EQ(summary.knownSessions, 0U);
  EXPECT_GT(summary.samples, 4000U);
  EXPECT_THAT(summary.remarks, Contains(HasSubstr("Names are never exported")));
  exportData(homes.clinic, homes.dir / "again", {});
  expectSamePackage(homes.out(), homes.dir / "again");
  EXPECT_FALSE(fs::exists(stagingDirectory(homes.dir / "clinic")));
}

TEST(Import, HandTestsAndNotes_ComeInAsFarAsExported) {
  Homes homes;
  importData(homes.clinic, homes.out());
  ASSERT_EQ(handTestsOf(homes.clinic, homes.anna.id).size(), 1U);
  const HandTest test = handTestsOf(homes.clinic, homes.anna.id).front();
  EXPECT_EQ(test.kind, "tug");
  EXPECT_EQ(test.value, 9.3);
  EXPECT_EQ(test.doneAt, dayText(today()));
  EXPECT_EQ(test.user + test.note, "");
  EXPECT_THAT(notesOf(homes.clinic, homes.anna.id), IsEmpty());
  exportData(homes.home, homes.dir / "noted", {.notes = true});
  const ImportSummary summary = importData(homes.clinic, homes.dir / "noted");
  EXPECT_EQ(summary.notes, 1U);
  EXPECT_EQ(summary.handTests, 0U);
  ASSERT_EQ(notesOf(homes.clinic, homes.anna.id).size(), 1U);
  const ClinicNote note = notesOf(homes.clinic, homes.anna.id).front();
  EXPECT_EQ(note.text, "\"Anna\" said: =well;\nand slept");
  EXPECT_EQ(note.user, "dr who");
  EXPECT_EQ(note.createdAt, notesOf(homes.home, homes.anna.id).front().createdAt);
  EXPECT_TRUE(importData(homes.clinic, homes.dir / "noted").nothingNew());
}

TEST(Import, ImportedSession_HasTheSameLogAndReplaysToTheSameDigest) {
  Homes homes;
  importData(homes.clinic, homes.out());
  const SessionLog log = loadSession(homes.clinic, homes.annas);
  EXPECT_EQ(textOf(log), textOf(loadSession(homes.home, homes.annas)));
  Session session(log.setup, twoPresses());
  for (Tick tick = 0; tick < log.tickCount; ++tick) {
    session.tick(log.at(tick));
  }
  EXPECT_EQ(hexText(session.digest()), log.digest);
}

TEST(Import, ImportedPerson_HasAllFactsButTheName) {
  Homes homes;
  importData(homes.clinic, homes.out());
  const Person anna = findPerson(homes.clinic, homes.anna.pseudonym);
  EXPECT_EQ(anna.id, homes.anna.id);
  EXPECT_EQ(anna.birthYear, 1950);
  EXPECT_EQ(anna.sex, "female");
  EXPECT_EQ(anna.footLengthMm, homes.anna.footLengthMm);
  EXPECT_EQ(anna.weightN, findPerson(homes.home, "Anna").weightN);
  EXPECT_EQ(anna.name, "");
  EXPECT_TRUE(hasOwnPlan(homes.clinic, anna.id));
}

TEST(Import, SimulatedSessionInSomebodysRecord_ComesInAsADemonstration) {
  Homes homes;
  homes.change("sessions.csv", ",1.0,", ",simulated,");
  importData(homes.clinic, homes.out());
  const auto annas = listSessions(homes.clinic, homes.anna.id);
  ASSERT_EQ(annas.size(), 1U);
  EXPECT_TRUE(annas.front().demonstration);
  EXPECT_TRUE(allBouts(homes.clinic, homes.anna.id).empty());
  EXPECT_EQ(allBouts(homes.clinic, homes.bert.id).size(), 1U);
}

TEST(Import, ScoreOfABoutThatWasNotMeasured_DoesNotComeIn) {
  Homes homes;
  homes.change("bouts.csv", ",true,", ",false,");
  importData(homes.clinic, homes.out());
  const auto bouts = allBouts(homes.clinic, homes.anna.id);
  ASSERT_FALSE(bouts.empty());
  EXPECT_FALSE(bouts.front().bout.score);
  const auto measures = measuresOfSession(homes.clinic, homes.annas);
  EXPECT_TRUE(std::ranges::none_of(measures, [](const auto& m) { return m.key == "score.dose"; }));
  const auto score = std::ranges::find(measures, "score", &SessionMeasure::key);
  ASSERT_NE(score, measures.end());
  EXPECT_FALSE(score->value);
}

TEST(Import, PersonMadeForDemonstration_StaysOne) {
  const TempDir dir;
  Database home(dir / "home");
  Database clinic(dir / "clinic");
  const Person demo = addPerson(home, {.demonstration = true});
  keepVisit(home, demo.id);
  EXPECT_EQ(exportData(home, dir / "all", {}).sessions, 0U);
  exportData(home, dir / "out", {.demonstrations = true});
  importData(clinic, dir / "out");
  EXPECT_TRUE(findPerson(clinic, demo.pseudonym).demonstration);
  EXPECT_EQ(allBouts(clinic, demo.id).size(), 1U);
}

TEST(Import, SecondImport_BringsNothingNew) {
  Homes homes;
  importData(homes.clinic, homes.out());
  const ImportSummary again = importData(homes.clinic, homes.out());
  EXPECT_TRUE(again.nothingNew());
  EXPECT_EQ(again.knownSessions, 4U);
  EXPECT_EQ(again.samples, 0U);
  EXPECT_THAT(again.remarks, IsEmpty());
  EXPECT_TRUE(importData(homes.home, homes.out()).nothingNew()) << "into where it came from";
}

TEST(Import, LaterExport_BringsOnlyWhatIsNew) {
  Homes homes;
  importData(homes.clinic, homes.out());
  const std::string later = keepVisit(homes.home, homes.anna.id);
  homes.home.sql() << "insert into measures (session_id, measure, value, unit, definition_version, filter) values ('"
                   << homes.annas << "', 'later', 1.5, 'mm', 'later/1', 'none')";
  exportData(homes.home, homes.dir / "more", {});
  const ImportSummary summary = importData(homes.clinic, homes.dir / "more");
  EXPECT_EQ(summary.people, 0U);
  EXPECT_EQ(summary.sessions, 1U);
  EXPECT_EQ(summary.knownSessions, 4U);
  EXPECT_EQ(listSessions(homes.clinic).front().id, later);
  EXPECT_TRUE(importData(homes.clinic, homes.dir / "more").nothingNew());
}

TEST(Import, FactsAndPlanChangedHere_StayAsTheyAre) {
  Homes homes;
  importData(homes.clinic, homes.out());
  Person anna = findPerson(homes.clinic, homes.anna.id);
  anna.name = "Anna of the clinic";
  anna.footLengthMm = 260.0;
  updatePerson(homes.clinic, anna);
  Plan plan = articlePlan();
  plan.items.pop_back();
  savePlan(homes.clinic, anna.id, plan);
  const ImportSummary summary = importData(homes.clinic, homes.out());
  EXPECT_TRUE(summary.nothingNew());
  EXPECT_THAT(summary.remarks, Contains(HasSubstr("of " + anna.pseudonym + " differ in the import")));
  EXPECT_THAT(summary.remarks, Contains(HasSubstr("The plan of " + anna.pseudonym + " differs in the import")));
  EXPECT_EQ(findPerson(homes.clinic, "Anna of the clinic").footLengthMm, 260.0);
  EXPECT_EQ(planOf(homes.clinic, anna.id).items.size(), plan.items.size());
}

TEST(Import, PseudonymInUseHere_ImportedPersonGetsAnother) {
  Homes homes;
  const Person other = addPerson(homes.clinic, {.name = "Somebody else"});
  homes.clinic.sql() << "update people set pseudonym = '" << homes.anna.pseudonym << "'";
  const ImportSummary summary = importData(homes.clinic, homes.out());
  EXPECT_THAT(summary.remarks, Contains(HasSubstr("already called " + homes.anna.pseudonym)));
  EXPECT_EQ(findPerson(homes.clinic, homes.anna.pseudonym).id, other.id);
  EXPECT_NE(findPerson(homes.clinic, homes.anna.id).pseudonym, homes.anna.pseudonym);
  EXPECT_EQ(listSessions(homes.clinic, homes.anna.id).size(), 1U);
  EXPECT_TRUE(importData(homes.clinic, homes.out()).nothingNew());
}

TEST(Import, SessionStillRunningThere_IsLeftOutWithARemark) {
  Homes homes;
  Session session(testSetup(), twoPresses());
  WaitingWriter writer(homes.home, startOf(session.setup(), homes.anna.id));
  playInto(writer, session, 700);
  exportData(homes.home, homes.dir / "running", {});
  const ImportSummary summary = importData(homes.clinic, homes.dir / "running");
  EXPECT_EQ(summary.sessions, 4U);
  EXPECT_THAT(summary.remarks, Contains(HasSubstr("Session " + writer.sessionId() + " was still running")));
}

TEST(Import, BadFile_IsRefusedAndNothingComesIn) {
  struct Fault {
    std::string file;
    std::string from;
    std::string to;
    std::string says;
  };
  Homes homes;
  const std::string annasSamples = "samples/" + homes.annas + ".csv";
  const std::string outside = "../../../../../../../../../../../../et";
  const std::vector<Fault> faults{
      {"bouts.csv", ",standing,", ",floating,", "bouts.csv, line 2: form \"floating\" is an unknown word"},
      {"bouts.csv", ",3,2,", ",three,2,", "bouts.csv, line 2: hold_s \"three\" is not a number"},
      {"bouts.csv", homes.annas, homes.anna.id, "is not in sessions.csv"},
      {"bouts.csv", "hold_s", "held_s", "bouts.csv, line 1: unknown column \"held_s\""},
      {"people.csv", ",female,", ",woman,", "people.csv, line 2: sex \"woman\" is an unknown word"},
      {"sessions.csv", homes.annas, outside, "is not a Surefoot id"},
      {"people.csv", homes.anna.pseudonym, "../../x", "line 2: pseudonym \"../../x\" is not from Surefoot"},
      {"people.csv", homes.anna.pseudonym, "Gull 1", "pseudonym \"Gull 1\" is not from Surefoot"},
      {"people.csv", homes.anna.pseudonym, "\"x\"\";filename=y\"", "pseudonym \"x\";filename=y\" is not from Surefoot"},
      {"people.csv", homes.anna.pseudonym, std::string(300, 'x'), "is not from Surefoot"},
      {"sessions.csv", "+", "?", "is not a time"},
      {"sessions.csv", ",finished,", ",,", "status \"\" is an unknown word"},
      {"sessions.csv", homes.anna.id, homes.annas, "is not in people.csv"},
      {"events.csv", homes.annas + ",1,", homes.annas + ",0,", "events.csv, line 3: this row cannot be imported"},
      {"calibrations.csv", ",left-foot,", ",left,", "unknown word"},
      {"hand_tests.csv", ",tug,", ",run,", "hand_tests.csv, line 2: kind \"run\" is an unknown word"},
      {"hand_tests.csv", dayText(today()), "2026-02-30", "\"2026-02-30\" is not a day"},
      {"hand_tests.csv", homes.anna.id, homes.annas, "is not in people.csv"},
      {annasSamples, ",false,false,0,", ",false,false,x,", "line 2: tick \"x\" is not a whole number"},
      {annasSamples, "raw_8", "raw_9", "unknown column \"raw_9\""},
      {"datapackage.json", "\"surefoot-export\"", "\"another\"", "not a Surefoot export"},
      {"datapackage.json", "{", "", "is damaged"},
  };
  for (const Fault& fault : faults) {
    const std::string before = contentOf(homes.out() / fault.file);
    homes.change(fault.file, fault.from, fault.to);
    EXPECT_THAT(refusal([&] { importData(homes.clinic, homes.out()); }), HasSubstr(fault.says)) << fault.file;
    writeFile(homes.out() / fault.file, before);
  }
  const std::string samples = contentOf(homes.out() / annasSamples);
  writeFile(homes.out() / annasSamples, samples.substr(0, samples.rfind('\n', samples.size() - 2) + 1));
  EXPECT_THAT(refusal([&] { importData(homes.clinic, homes.out()); }), HasSubstr("the export is incomplete"));
  fs::remove(homes.out() / annasSamples);
  EXPECT_THAT(refusal([&] { importData(homes.clinic, homes.out()); }), HasSubstr("is missing"));
  EXPECT_THAT(refusal([&] { importData(homes.clinic, homes.dir / "nowhere"); }), HasSubstr("there is no directory"));
  EXPECT_TRUE(listSessions(homes.clinic).empty());
  EXPECT_TRUE(listPeople(homes.clinic).empty());
  EXPECT_FALSE(fs::exists(stagingDirectory(homes.dir / "clinic")));
}

TEST(Import, WideExport_IsImported) {
  Homes homes;
  exportData(homes.home, homes.dir / "wide", {.wide = true});
  EXPECT_EQ(importData(homes.clinic, homes.dir / "wide").sessions, 4U);
}

TEST(Import, SpreadsheetExport_LosesNothing) {
  Homes homes;
  exportData(homes.home, homes.dir / "excel", {.forSpreadsheets = true});
  const ImportSummary summary = importData(homes.clinic, homes.dir / "excel");
  EXPECT_THAT(summary.remarks, Contains(HasSubstr("semicolons, decimal commas, UTF-8")));
  exportData(homes.clinic, homes.dir / "again", {});
  expectSamePackage(homes.out(), homes.dir / "again");
}

std::string joined(const std::vector<std::string>& cells, char separator) {
  std::string line;
  for (const std::string& cell : cells) {
    const bool quoted = cell.find_first_of("\",;\t\n") != std::string::npos;
    std::string text = cell;
    for (std::size_t at = 0; quoted && (at = text.find('"', at)) != std::string::npos; at += 2) {
      text.insert(at, 1, '"');
    }
    line += (&cell == cells.data() ? std::string() : std::string(1, separator)) + (quoted ? '"' + text + '"' : text);
  }
  return line + "\r\n";
}

/// Saves a table of an export again, cell by cell, with a column before the first if `number`.
void saveAgain(const fs::path& file, char separator, bool number,
               const std::function<std::string(const std::string&)>& cellOf) {
  std::string text;
  int row = 0;
  for (const auto& cells : splitCsv(contentOf(file), ',')) {
    std::vector<std::string> changed;
    if (number) {
      changed.push_back(row == 0 ? "" : std::to_string(row));
    }
    for (const std::string& cell : cells) {
      changed.push_back(row == 0 ? cell : cellOf(cell));
    }
    text += joined(changed, separator);
    ++row;
  }
  writeFile(file, text);
}

void saveAllAgain(const fs::path& dir, char separator, bool number,
                  const std::function<std::string(const std::string&)>& cellOf) {
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(dir)) {
    if (entry.path().extension() == ".csv") {
      saveAgain(entry.path(), separator, number, cellOf);
    }
  }
}

std::string asUtf16(const std::string& text) {
  std::string wide = "\xFF\xFE";
  for (const char c : text) {
    wide += c;
    wide += '\0';
  }
  return wide;
}

TEST(Import, PackageSavedAgainByAGermanSpreadsheet_LosesNothing) {
  Homes homes;
  saveAllAgain(homes.out(), ';', false, [](const std::string& cell) {
    std::string changed = cell == "true" ? "WAHR" : cell == "false" ? "FALSCH" : cell;
    const bool firmware = cell == "1.0";  // a text
    if (parseNumber(cell) && !firmware) {
      std::ranges::replace(changed, '.', ',');
    }
    return changed;
  });
  writeFile(homes.out() / "people.csv", "\xEF\xBB\xBF" + contentOf(homes.out() / "people.csv"));
  writeFile(homes.out() / "events.csv", asUtf16(contentOf(homes.out() / "events.csv")));
  writeFile(homes.out() / "datapackage.json", asUtf16(contentOf(homes.out() / "datapackage.json")));
  const ImportSummary summary = importData(homes.clinic, homes.out());
  EXPECT_THAT(summary.remarks, Contains(HasSubstr("saved by another program, not as exported (semicolons")));
  exportData(homes.home, homes.dir / "one", {});
  exportData(homes.clinic, homes.dir / "other", {});
  expectSamePackage(homes.dir / "one", homes.dir / "other");
}

TEST(Import, PackageSavedAgainByPandasOrR_LosesNothing) {
  for (const bool pandas : {true, false}) {
    Homes homes;
    saveAllAgain(homes.out(), ',', true, [pandas](const std::string& cell) {
      const std::string own = cell == "true" ? "True" : cell == "false" ? "False" : cell.empty() ? "" : cell;
      return pandas ? own : cell.empty() ? "NA" : cell;
    });
    importData(homes.clinic, homes.out());
    exportData(homes.home, homes.dir / "one", {});
    exportData(homes.clinic, homes.dir / "other", {});
    expectSamePackage(homes.dir / "one", homes.dir / "other");
  }
}

TEST(Import, PeopleOfAnotherExport_AreRefusedAndSaidToBeSavedByAnotherProgram) {
  Homes homes;
  writeFile(homes.out() / "people.csv",
            "\xEF\xBB\xBFperson_id;pseudonym;session_id;age_years;sex;height_mm;weight_n;foot_length_mm\r\n"
            "01a17076-dbad-7372-81e3-d56712c2c263;heron-5108;01a17076-dbd9-77a1-93a4-831211a00146;78;;;700,02;\r\n");
  EXPECT_THAT(
      refusal([&] { importData(homes.clinic, homes.out()); }),
      HasSubstr("people.csv was saved by another program, not as exported (semicolons, decimal commas, UTF-8)"));
}

TEST(Import, NumberThatASpreadsheetShortened_IsRefused) {
  Homes homes;
  homes.change("sessions.csv", ",3187,", ",\"3,19E+03\",");
  EXPECT_THAT(refusal([&] { importData(homes.clinic, homes.out()); }),
              HasSubstr("sessions.csv, line 2: tick_count \"3,19E+03\" is not a whole number"));
  homes.change("sessions.csv", ",\"3,19E+03\",", ",3187,");
  homes.change("sessions.csv", ",0000000000000001,", ",1,");
  EXPECT_THAT(refusal([&] { importData(homes.clinic, homes.out()); }),
              HasSubstr("digest \"1\" is not a digest of 16 hexadecimal digits"));
}

TEST(Import, KnownSessionWithAnotherDigest_IsRefused) {
  Homes homes;
  importData(homes.clinic, homes.out());
  const std::string digest = loadSession(homes.home, homes.annas).digest;
  homes.change("sessions.csv", digest, "0123456789abcdef");
  EXPECT_THAT(refusal([&] { importData(homes.clinic, homes.out()); }), HasSubstr("with a different ending"));
}

TEST(Import, OlderExportWithFewerColumnsAndTables_IsImported) {
  Homes homes;
  fs::remove(homes.out() / "answers.csv");
  homes.change("datapackage.json", "\"answers\"", "\"answers-of-old\"");
  std::string sessions;
  for (const auto& row : splitCsv(contentOf(homes.out() / "sessions.csv"), ',')) {
    // The columns up to the digest, as in the first schema.
    for (std::size_t i = 0; i < 18; ++i) {
      sessions += (i == 0 ? "" : ",") + (i == 7 ? "source" : row[i]);
    }
    sessions += '\n';
  }
  writeFile(homes.out() / "sessions.csv", sessions);
  EXPECT_EQ(importData(homes.clinic, homes.out()).sessions, 4U);
  EXPECT_FALSE(loadSession(homes.clinic, homes.annas).setup.zeroed);
}

TEST(Import, StoppedImport_ChangesNothingAndTheNextOneWorks) {
  Homes homes;
  EXPECT_EQ(refusal([&] {
              importData(homes.clinic, homes.out(), [](std::uint64_t, std::uint64_t) { throw Error("stopped"); });
            }),
            "stopped");
  EXPECT_TRUE(listSessions(homes.clinic).empty());
  fs::create_directories(stagingDirectory(homes.dir / "clinic"));
  writeFile(stagingDirectory(homes.dir / "clinic") / "surefoot.db", "what a killed program left");
  EXPECT_EQ(importData(homes.clinic, homes.out()).sessions, 4U);
}

TEST(Import, SessionRunningHere_GoesOnAcrossTheImport) {
  Homes homes;
  Session session(testSetup(), twoPresses());
  WaitingWriter writer(homes.clinic, startOf(session.setup()));
  playInto(writer, session, 700);
  importData(homes.clinic, homes.out());
  playInto(writer, session, 800);
  writer.finish({.stopped = true, .score = session.score(), .digest = session.digest()});
  EXPECT_EQ(loadSession(homes.clinic, writer.sessionId()).tickCount, 800);
  EXPECT_EQ(listSessions(homes.clinic).size(), 5U);
}

}  // namespace
}  // namespace surefoot::test
