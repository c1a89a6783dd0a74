// SPDX-License-Identifier: MIT
// Balance tests in the database: begun, ended, loaded, exported, erased, and combined into test days.
#include "records/trials.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <soci/soci.h>

#include "base/error.hpp"
#include "bout.hpp"
#include "exchange/export.hpp"
#include "exchange/package_checker.hpp"
#include "records/people.hpp"
#include "records/progress.hpp"
#include "records/stamp.hpp"

namespace surefoot::test {
namespace {

using testing::HasSubstr;
using testing::Not;

const TestConditions kConditions{"barefoot", "none", "sides", "marked", "pad, 6 cm", "near"};

/// Stores the session of a trial without samples. Returns its id.
std::string keepSession(const Database& db, const std::string& personId) {
  SessionStart start = startOf(testSetup(), personId);
  start.exercise = kTrialExercise;
  start.setup.game = "trial-eyes-open-firm";
  WaitingWriter writer(db, start);
  writer.append({}, {.tick = 0, .phase = Phase::Play});
  writer.finish({.stopped = false, .score = {}, .digest = 1});
  return writer.sessionId();
}

struct Kept {
  std::string testId;
  std::string sessionId;
  std::string trialId;
};

Kept keepTrial(Database& db, const std::string& personId, double velocity, bool counts = true) {
  Kept kept;
  kept.testId = beginTest(db, personId, "quiet", kConditions);
  kept.sessionId = keepSession(db, personId);
  kept.trialId = beginTrial(db, {.testId = kept.testId,
                                 .sessionId = kept.sessionId,
                                 .number = 2,
                                 .condition = "eyes-open-firm",
                                 .plannedS = 60.0});
  const std::vector<KeptMeasure> measures{
      {.key = "mean_velocity_mm_s",
       .value = velocity,
       .unit = "mm/s",
       .definition = "mean-velocity/1",
       .filter = "butterworth",
       .durationS = 60.0,
       .rateHz = 115.74},
      {.key = "sample_entropy_ap", .unit = "1", .definition = "sample-entropy/1", .reason = "too few samples"}};
  endTrial(db, kept.trialId,
           {.outcome = TrialOutcome::SteppedOff,
            .counts = counts,
            .reasons = {"stopped at 12 s: stepped off", "support"},
            .startS = 7.25,
            .endS = 19.5,
            .noiseMm = 0.04},
           measures);
  endTest(db, kept.testId, TestStatus::Finished, "a note");
  return kept;
}

TEST(Trials, StoredTest_IsLoadedUnchanged) {
  const TempDir dir;
  Database db(dir.path());
  const Person person = addPerson(db, {});
  const Kept kept = keepTrial(db, person.id, 8.5);
  const KeptTest test = loadTest(db, kept.testId);
  EXPECT_EQ(test.personId, person.id);
  EXPECT_EQ(test.protocol, "quiet");
  EXPECT_EQ(test.status, TestStatus::Finished);
  EXPECT_EQ(test.conditions, kConditions);
  EXPECT_EQ(test.note, "a note");
  ASSERT_EQ(test.trials.size(), 1U);
  const KeptTrial& trial = test.trials.front();
  EXPECT_EQ(trial.sessionId, kept.sessionId);
  EXPECT_EQ(trial.number, 2);
  EXPECT_FALSE(trial.practice);
  EXPECT_EQ(trial.result.outcome, TrialOutcome::SteppedOff);
  EXPECT_TRUE(trial.result.counts);
  EXPECT_EQ(trial.result.reasons, (std::vector<std::string>{"stopped at 12 s: stepped off", "support"}));
  EXPECT_EQ(trial.result.startS, 7.25);
  EXPECT_EQ(trial.result.endS, 19.5);
  EXPECT_EQ(trial.result.noiseMm, 0.04);
  ASSERT_EQ(trial.measures.size(), 2U);
  EXPECT_EQ(trial.measures[0].value, 8.5);
  EXPECT_EQ(trial.measures[0].filter, "butterworth");
  EXPECT_EQ(trial.measures[0].condition, "eyes-open-firm");
  EXPECT_FALSE(trial.measures[1].value);
  EXPECT_EQ(trial.measures[1].reason, "too few samples");
  EXPECT_EQ(testsOf(db, person.id), std::vector<std::string>{kept.testId});
  EXPECT_TRUE(testsOf(db, person.id, "mctsib").empty());
  EXPECT_EQ(lastConditions(db, person.id), kConditions);
  EXPECT_FALSE(lastConditions(db, ""));
  EXPECT_THROW(loadTest(db, "none"), Error);
}

TEST(Trials, TestAndTrialWithoutEnd_AreInterrupted) {
  const TempDir dir;
  Database db(dir.path());
  const std::string testId = beginTest(db, "", "limits", {});
  beginTrial(db, {.testId = testId, .sessionId = keepSession(db, ""), .condition = "limits", .practice = true});
  const KeptTest test = loadTest(db, testId);
  EXPECT_EQ(test.status, TestStatus::Interrupted);
  ASSERT_EQ(test.trials.size(), 1U);
  EXPECT_EQ(test.trials[0].result.outcome, TrialOutcome::Interrupted);
  EXPECT_FALSE(test.trials[0].result.counts);
  EXPECT_FALSE(test.trials[0].result.startS);
  EXPECT_TRUE(test.trials[0].result.reasons.empty());
}

TEST(Trials, SeveralTrialsInADay_GiveTheMeanOfThoseThatCount) {
  const TempDir dir;
  Database db(dir.path());
  const Person person = addPerson(db, {});
  keepTrial(db, person.id, 8.0);
  keepTrial(db, person.id, 10.0);
  keepTrial(db, person.id, 99.0, false);
  const auto old = keepTrial(db, person.id, 20.0);
  db.sql() << "update tests set started_at = '2026-01-02T09:00:00+01:00' where id = '" << old.testId << "'";
  const auto days = testDays(db, person.id, "eyes-open-firm", "mean_velocity_mm_s", 60.0);
  ASSERT_EQ(days.size(), 2U);
  EXPECT_EQ(dayText(days[0].day), "2026-01-02");
  EXPECT_EQ(days[1].day, today());
  EXPECT_DOUBLE_EQ(days[1].mean(), 9.0);
  EXPECT_EQ(days[1].trials(), 2);
  EXPECT_EQ(days[1].how.definition, "mean-velocity/1");
  EXPECT_EQ(days[1].how.footwear, kConditions.footwear);
  EXPECT_TRUE(testDays(db, person.id, "eyes-open-firm", "mean_velocity_mm_s", 30.0).empty());
}

TEST(Trials, ScoredTrial_IsNotTraining) {
  const TempDir dir;
  Database db(dir.path());
  const Person person = addPerson(db, {});
  keepTrial(db, person.id, 8.0);
  // Even with a score: having no game's exercise, it could be taken for a free bout.
  db.sql() << "update bouts set score = 80, measured = 1";
  EXPECT_TRUE(boutsToday(db, person.id, today()).empty());
  EXPECT_FALSE(historyOf(allBouts(db, person.id), Exercise::Free).best);
}

TEST(Trials, ExportedTrial_HasItsConditionsAndMeasures) {
  const TempDir dir;
  Database db(dir.path());
  const Person person = addPerson(db, {});
  const Kept kept = keepTrial(db, person.id, 8.5);
  exportData(db, dir / "out", {});
  const std::string trials = contentOf(dir / "out/trials.csv");
  EXPECT_THAT(trials, HasSubstr(kept.trialId + "," + kept.sessionId + "," + kept.testId + ",quiet,finished,"));
  EXPECT_THAT(trials, HasSubstr("eyes-open-firm,false,60,7.25,19.5,stepped-off,true,"
                                "stopped at 12 s: stepped off; support,0.04,barefoot,none,sides,marked,"));
  const std::string measures = contentOf(dir / "out/measures.csv");
  EXPECT_THAT(measures, HasSubstr("mean_velocity_mm_s,8.5,mm/s,mean-velocity/1,butterworth,60,115.74,0.04," +
                                  kept.trialId + ",eyes-open-firm,"));
  EXPECT_THAT(measures, HasSubstr("too few samples"));
  EXPECT_THAT(measures, Not(HasSubstr(",score,"))) << "a test has no score";
  EXPECT_THAT(contentOf(dir / "out/bouts.csv"), HasSubstr("balance-test"));
}

TEST(Trials, WideExport_HasAColumnForEachLeaningDirection) {
  const TempDir dir;
  Database db(dir.path());
  const Person person = addPerson(db, {});
  const std::string test = beginTest(db, person.id, "limits", kConditions);
  const std::string session = keepSession(db, person.id);
  const std::string trial =
      beginTrial(db, {.testId = test, .sessionId = session, .condition = "limits", .plannedS = 8.0});
  std::vector<KeptMeasure> measures;
  for (const auto& [way, mm] : {std::pair{"forward", 61.5}, {"back-left", 33.25}}) {
    measures.push_back({.key = "limits_end_point_mm",
                        .value = mm,
                        .unit = "mm",
                        .definition = "limits-end-point/1",
                        .condition = "limits-" + std::string(way)});
  }
  endTrial(db, trial, {.outcome = TrialOutcome::Complete, .counts = true}, measures);
  keepTrial(db, person.id, 8.5);
  exportData(db, dir / "out", {.wide = true});
  const CsvRows rows = splitCsv(contentOf(dir / "out" / "wide.csv"), ',');
  ASSERT_EQ(rows.size(), 3U);
  std::map<std::string, std::string> row;
  for (std::size_t i = 0; i < rows[0].size(); ++i) {
    EXPECT_TRUE(row.emplace(rows[0][i], rows[1][i] + '|' + rows[2][i]).second) << rows[0][i];
  }
  EXPECT_EQ(row["session_id"].substr(0, 36), session);
  EXPECT_EQ(row["limits_end_point_mm_forward"], "61.5|");
  EXPECT_EQ(row["limits_end_point_mm_back_left"], "33.25|");
  EXPECT_EQ(row["mean_velocity_mm_s"], "|8.5") << "its condition is the trial's";
  EXPECT_EQ(row["protocol"], "limits|quiet");
  EXPECT_FALSE(row.contains("limits_end_point_mm"));
}

TEST(Trials, ErasedPerson_LeavesNoTestsTrialsOrMeasures) {
  const TempDir dir;
  Database db(dir.path());
  const Person person = addPerson(db, {});
  keepTrial(db, person.id, 8.5);
  erasePerson(db, person.id);
  int left = 0;
  db.sql() << "select (select count(*) from tests) + (select count(*) from trials) + (select count(*) from measures)",
      soci::into(left);
  EXPECT_EQ(left, 0);
}

}  // namespace
}  // namespace surefoot::test
