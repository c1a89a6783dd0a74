// SPDX-License-Identifier: MIT
// What is derived from stored bouts: today, levels, the week, the place, the person's reach and usual score.
#include "records/progress.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "bout.hpp"
#include "records/latest.hpp"
#include "records/people.hpp"
#include "records/session_log.hpp"
#include "records/stamp.hpp"

namespace surefoot::test {
namespace {

/// Opens the database in `dir` after running a statement on it that no program would run.
Database openedAfter(const std::filesystem::path& dir, const std::string& sql) {
  std::vector<Migration> steps(migrations().begin(), migrations().end());
  steps.push_back({steps.back().version + 1, sql});
  return Database(dir, steps);
}

TEST(ScoreHistory, BoutsOfToday_AreOnlyThePersonsOwn) {
  const TempDir dir;
  Database db(dir / "data");
  const Person anna = addPerson(db, {});
  const Person bert = addPerson(db, {});
  keepBout(db, anna.id, {.done = 9, .score = 77.0, .events = {}});
  keepBout(db, anna.id,
           {.exercise = Exercise::AnkleCircle, .form = Form::Seated, .foot = Foot::Left, .done = 20, .events = {}});
  keepBout(db, bert.id, {.done = 1, .stopped = true, .events = {}});
  keepBout(db, "", {.done = 2, .events = {}});
  const WaitingWriter running(db, startOf(testSetup(), anna.id));
  const auto bouts = boutsToday(db, anna.id, today());
  ASSERT_EQ(bouts.size(), 2U);
  EXPECT_EQ(bouts[0].exercise, Exercise::ToePress);
  EXPECT_EQ(bouts[0].repetitions, 10);
  EXPECT_EQ(bouts[0].done, 9);
  EXPECT_EQ(bouts[0].score, 77.0);
  EXPECT_EQ(bouts[0].difficulty, 0.1 + 0.2);
  EXPECT_FALSE(bouts[0].stopped);
  EXPECT_EQ(bouts[1].foot, Foot::Left);
  EXPECT_EQ(bouts[1].form, Form::Seated);
  EXPECT_TRUE(boutsToday(db, bert.id, today())[0].stopped);
  EXPECT_TRUE(boutsToday(db, "", today()).empty());
  EXPECT_TRUE(boutsToday(db, anna.id, today() - 1).empty());
}

TEST(ScoreHistory, SessionInAnotherTimeZone_CountsOnItsLocalDay) {
  const TempDir dir;
  std::string anna;
  {
    Database db(dir / "data");
    anna = addPerson(db, {}).id;
    for (int i = 0; i < 3; ++i) {
      keepBout(db, anna, {.done = 10, .score = 60.0 + 10.0 * i, .events = {}});
    }
    keepBout(db, anna, {.done = 10, .measured = false, .events = {}});
  }
  const DayNumber day = today() - 2;
  // Half past eight in the evening in Kiribati (UTC+14): the calendar there counts, whatever the day is elsewhere.
  Database db =
      openedAfter(dir / "data", "update sessions set started_at = '" + dayText(day) +
                                    "T20:30:00+14:00' where id in (select id from sessions order by id limit 2);\n");
  const auto bouts = boutsToday(db, anna, day);
  ASSERT_EQ(bouts.size(), 2U);
  EXPECT_EQ(bouts[0].startedH, 20.5);
  EXPECT_EQ(boutsBefore(db, anna, today()).size(), 2U);
  EXPECT_TRUE(boutsBefore(db, anna, day).empty());
  const auto days = daysDone(allBouts(db, anna), articlePlan(), today());
  ASSERT_EQ(days.size(), 2U);
  EXPECT_EQ(days[0].day, day);
  EXPECT_NEAR(days[0].share, 2.0 / 9.0, 1e-12);
  EXPECT_EQ(streakOf(days, today()), 2) << "the day between is forgiven";
  const ScoreHistory progress = historyOf(allBouts(db, anna), Exercise::ToePress);
  ASSERT_EQ(progress.days.size(), 2U);
  EXPECT_EQ(progress.days[0].bouts, 2);
  EXPECT_EQ(progress.days[0].mean, 65.0);
  EXPECT_EQ(progress.days[0].best, 70.0);
  EXPECT_EQ(progress.days[1].bouts, 1) << "what was not measured has no score to compare";
  EXPECT_DOUBLE_EQ(progress.days[1].rounds, 2.0) << "but it was done";
  EXPECT_EQ(progress.usual, 70.0);
  EXPECT_EQ(progress.best, 80.0);
  EXPECT_FALSE(historyOf(allBouts(db, anna), Exercise::Free).usual);
}

TEST(ScoreHistory, TwelveBouts_UsualScoreIsTheMedianOfTheLastTen) {
  const TempDir dir;
  Database db(dir / "data");
  const std::string anna = addPerson(db, {}).id;
  for (int i = 0; i < 12; ++i) {
    keepBout(db, anna, {.exercise = Exercise::Tiptoe, .done = 6, .score = i < 2 ? 99.0 : 50.0 + i, .events = {}});
  }
  const ScoreHistory progress = historyOf(allBouts(db, anna), Exercise::Tiptoe);
  EXPECT_DOUBLE_EQ(progress.usual.value(), 56.5);
  EXPECT_EQ(progress.best, 99.0);
}

TEST(ScoreHistory, GuidedPressesOnly_CountAsADayWithoutAScore) {
  const TempDir dir;
  Database db(dir / "data");
  const std::string anna = addPerson(db, {}).id;
  keepBout(db, anna, {.form = Form::Guided, .done = 10, .measured = false, .events = {}});
  keepBout(db, anna, {.form = Form::Guided, .done = 7, .measured = false, .events = {}});
  keepBout(db, anna, {.exercise = Exercise::Tiptoe, .done = 0, .stopped = true, .events = {}});
  const ScoreHistory progress = historyOf(allBouts(db, anna), Exercise::ToePress);
  ASSERT_EQ(progress.days.size(), 1U);
  EXPECT_DOUBLE_EQ(progress.days[0].rounds, 1.7);
  EXPECT_EQ(progress.days[0].bouts, 0);
  EXPECT_FALSE(progress.usual);
  EXPECT_FALSE(progress.best);
  EXPECT_TRUE(historyOf(allBouts(db, anna), Exercise::Tiptoe).days.empty()) << "stopped before the first";
}

TEST(ScoreHistory, GuidedBout_IsKeptWithoutAScore) {
  const TempDir dir;
  Database db(dir / "data");
  const std::string anna = addPerson(db, {}).id;
  const std::string session = keepBout(db, anna, {.form = Form::Guided, .done = 10, .measured = false, .events = {}});
  EXPECT_FALSE(boutsToday(db, anna, today())[0].score);
  EXPECT_FALSE(listSessions(db, anna)[0].score);
  const BoutLine line = latestBouts(db, anna, 1, 0)[0];
  EXPECT_TRUE(line.notMeasured);
  EXPECT_FALSE(line.score);
  EXPECT_EQ(line.done, 10);
  const std::vector<SessionMeasure> measures = measuresOfSession(db, session);
  const auto score = std::ranges::find(measures, "score", &SessionMeasure::key);
  ASSERT_NE(score, measures.end());
  EXPECT_FALSE(score->value);
  EXPECT_EQ(score->reason, "counted, not measured");
  EXPECT_TRUE(std::ranges::none_of(measures, [](const auto& m) { return m.key == "score.dose"; }));
}

TEST(ScoreHistory, BoutsDone_GrowThePlace) {
  const TempDir dir;
  Database db(dir / "data");
  const std::string anna = addPerson(db, {}).id;
  keepBout(db, anna, {.form = Form::Guided, .done = 10, .measured = false, .events = {}});
  keepBout(db, anna, {.done = 4, .stopped = true, .events = {}});
  keepBout(db, anna, {.exercise = Exercise::Tiptoe, .done = 6, .events = {}});
  keepBout(db, anna,
           {.exercise = Exercise::AnkleCircle,
            .done = 3,
            .events = {lap(true, 40.0), lap(true, 50.0), lap(true, 90.0, false), lap(false, 45.0)}});
  keepBout(db, anna, {.exercise = Exercise::Free, .done = 10, .events = {}});
  const Place place = placeOf(allBouts(db, anna));
  EXPECT_DOUBLE_EQ(place.harbour, 1.4) << "a round that was stopped counts as far as it went";
  EXPECT_DOUBLE_EQ(place.route, 1.0);
  EXPECT_DOUBLE_EQ(place.tower, 0.15) << "laps are asked both ways";
  EXPECT_DOUBLE_EQ(place.boats, 1.0);
  EXPECT_EQ(placeOf(allBouts(db, "")).harbour, 0);
}

TEST(ScoreHistory, StandingBouts_GiveMedianReachAndTiptoeShare) {
  const TempDir dir;
  Database db(dir / "data");
  const std::string anna = addPerson(db, {}).id;
  keepBout(db, anna,
           {.exercise = Exercise::AnkleCircle, .events = {lap(true, 40.0), lap(false, 48.0), lap(true, 90.0, false)}});
  keepBout(db, anna, {.exercise = Exercise::AnkleCircle, .events = {lap(true, 60.0)}});
  keepBout(db, anna, {.exercise = Exercise::AnkleCircle, .form = Form::Seated, .events = {lap(true, 12.0)}});
  keepBout(db, anna,
           {.exercise = Exercise::Tiptoe, .events = {hold(8.0, 0.2), hold(9.0, 0.22), hold(3.0, 0.5, false)}});
  const PersonFacts facts = factsFor(db, anna);
  EXPECT_EQ(facts.reachMm, 48.0);
  EXPECT_DOUBLE_EQ(facts.tiptoeShare, 0.21);
  EXPECT_EQ(comfortableHoldS(db, anna), 8.0);
  EXPECT_EQ(factsFor(db, "").reachMm, 0.0);
}

TEST(ScoreHistory, DateText_IsReadAsADayAndWrittenBack) {
  EXPECT_EQ(dayOf("1970-01-02T00:30:00+14:00"), 1);
  EXPECT_EQ(dayText(dayOf("2028-02-29")), "2028-02-29");
  EXPECT_EQ(dayOf("nonsense"), 0);
  EXPECT_EQ(dayText(today()), nowText().substr(0, 10));
}

}  // namespace
}  // namespace surefoot::test
