// SPDX-License-Identifier: MIT
#include "clinic/balance.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "records/roster.hpp"
#include "records/sql.hpp"
#include "records/visit.hpp"

namespace surefoot::test {
namespace {

BalanceTrend trendOf(const char* condition, double then, double now) {
  BalanceTrend trend{.series = {.condition = condition, .plannedS = 60.0, .definition = "", .lastTestId = ""},
                     .days = {{.day = 20000, .mean = then, .trials = 3}, {.day = 20014, .mean = now, .trials = 3}},
                     .sinceFirst = {},
                     .sinceLast = {}};
  trend.sinceFirst = changeBetween({then, 3}, {now, 3}, {}, "mean_velocity_mm_s");
  return trend;
}

TEST(Verdict, MoreAndLessSway_MoreIsReported) {
  const BalanceTrend better = trendOf("eyes-open-firm", 20.0, 10.0);
  const BalanceTrend worse = trendOf("eyes-closed-firm", 10.0, 20.0);
  const BalanceTrend same = trendOf("eyes-open-foam", 10.0, 11.0);
  EXPECT_EQ(changeVerdict({}).word, "");
  EXPECT_EQ(changeVerdict({same}).word, "within");
  EXPECT_EQ(changeVerdict({same, better}).word, "steadier");
  for (const auto& trends : {std::vector{better, worse, same}, {worse, same, better}, {same, better, worse}}) {
    const ChangeVerdict verdict = changeVerdict(trends);
    EXPECT_EQ(verdict.word, "less-steady");
    EXPECT_THAT(verdict.detail, testing::HasSubstr("× 2.00, Eyes closed, firm floor"));
  }
}

TEST(Verdict, ProvisionalOrShortTrials_AreNotedInTheDetail) {
  BalanceTrend trend = trendOf("eyes-open-firm", 20.0, 10.0);
  trend.measure = "mean_velocity_mm_s";
  EXPECT_THAT(changeVerdict({trend}).detail, testing::EndsWith(" (provisional)"));
  trend.series.plannedS = 20.0;
  EXPECT_THAT(changeVerdict({trend}).detail,
              testing::EndsWith(" (provisional; trials shorter than 25 s are too short to compare)"));
  trend.sinceFirst.provisional = false;
  trend.series.plannedS = 30.0;
  EXPECT_THAT(changeVerdict({trend}).detail, testing::Not(testing::HasSubstr("(")));
}

TEST(Verdict, OneDay_GivesNoVerdict) {
  BalanceTrend once = trendOf("eyes-open-firm", 20.0, 10.0);
  once.sinceFirst = {};
  EXPECT_EQ(changeVerdict({once}).word, "");
}

TEST(BalanceTrends, SeveralLeaningDirections_HaveATrendEach) {
  const TempDir dir;
  Database db(dir / "data");
  const Person person = addPerson(db, {.name = "Anna"});
  for (const int day : {1, 15}) {
    const std::string test = beginTest(db, person.id, "limits", {});
    for (int number = 2; number <= 4; ++number) {
      const std::string trial = beginTrial(db, {.testId = test,
                                                .sessionId = keepVisit(db, person.id),
                                                .number = number,
                                                .condition = "limits",
                                                .practice = false,
                                                .plannedS = 8.0});
      std::vector<KeptMeasure> measures;
      for (const auto& [way, mm] : {std::pair("limits-forward", 60.0 + day), {"limits-back-left", 30.0}}) {
        measures.push_back({.key = "limits_max_excursion_mm",
                            .value = mm,
                            .unit = "mm",
                            .definition = "limits-maximum-excursion/1",
                            .condition = way});
      }
      endTrial(db, trial, {.outcome = TrialOutcome::Complete, .counts = true}, measures);
    }
    endTest(db, test, TestStatus::Finished);
    db.sql() << "update tests set started_at = '2026-03-" << (day < 10 ? "0" : "") << day
             << "T09:00:00+00:00' where id = '" << test << "'";
  }
  const auto trends = balanceTrends(db, person.id, "limits_max_excursion_mm");
  ASSERT_EQ(trends.size(), 2U);
  EXPECT_EQ(trends[0].series.condition, "limits-forward");
  ASSERT_EQ(trends[0].days.size(), 2U);
  EXPECT_EQ(trends[0].days[1].mean, 75.0);
  EXPECT_EQ(trends[0].days[1].trials, 3);
  EXPECT_EQ(trends[1].days[1].mean, 30.0);
  EXPECT_EQ(trends[1].sinceFirst.words, "MDC not known yet");
  const std::string part = balancePart(db, person, true).markup();
  for (const char* words : {"Maximum excursion: Leaning forward", "61.0 mm", "75.0 mm", "Leaning back left"}) {
    EXPECT_THAT(part, testing::HasSubstr(words));
  }
  // A larger lean is not more sway.
  compareChanged(db, 10);
  EXPECT_EQ(rosterLineOf(db, person.id, 20600).change, "");
}

}  // namespace
}  // namespace surefoot::test
