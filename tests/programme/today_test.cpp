// SPDX-License-Identifier: MIT
// What is done today and what comes next.
#include "programme/today.hpp"

#include <gtest/gtest.h>

#include "bouts.hpp"

namespace surefoot::test {
namespace {

Plan seatedCircles() {
  Plan plan = articlePlan();
  plan.items[2].form = Form::Seated;
  return plan;
}

TEST(Today, NoBoutsYet_NothingIsDoneAndTheFirstLineIsNext) {
  const Today today = todayOf(articlePlan(), {});
  ASSERT_EQ(today.lines.size(), 3U);
  EXPECT_EQ(today.share, 0.0);
  EXPECT_FALSE(today.complete);
  EXPECT_EQ(nextLine(articlePlan(), today, DayTime::Morning), 0U);
}

TEST(Today, GuidedAndStoppedBouts_Count) {
  BoutDone guided = presses(10);
  guided.form = Form::Guided;
  guided.score.reset();
  BoutDone stopped = presses(4);
  stopped.stopped = true;
  stopped.score.reset();
  const std::vector<BoutDone> bouts{guided, stopped};
  const Today today = todayOf(articlePlan(), bouts);
  EXPECT_EQ(today.lines[0].roundsDone, 1);
  EXPECT_EQ(today.lines[0].openDone, 4);
  EXPECT_NEAR(today.share, (1.4 / 3.0) / 3.0, 1e-12);
}

TEST(Today, EightOfTen_AreARound) {
  EXPECT_EQ(todayOf(articlePlan(), std::vector{presses(7)}).lines[0].roundsDone, 0);
  const Today today = todayOf(articlePlan(), std::vector{presses(8)});
  EXPECT_EQ(today.lines[0].roundsDone, 1);
  EXPECT_EQ(today.lines[0].openDone, 0);
}

TEST(Today, SeatedCircles_AreTwoRounds) {
  const Plan plan = seatedCircles();
  const Today left = todayOf(plan, std::vector{circles(20, Foot::Left)});
  ASSERT_EQ(left.lines.size(), 4U);
  EXPECT_EQ(left.lines[2].foot, Foot::Left);
  EXPECT_TRUE(left.lines[2].complete());
  EXPECT_EQ(left.lines[3].foot, Foot::Right);
  EXPECT_FALSE(left.lines[3].complete());
  EXPECT_TRUE(todayOf(plan, std::vector{circles(20)}).lines[3].complete()) << "standing moves both feet";
  const Plan standing = articlePlan();
  EXPECT_EQ(todayOf(standing, std::vector{circles(20, Foot::Left)}).lines[2].openDone, 10);
  EXPECT_TRUE(todayOf(standing, std::vector{circles(20, Foot::Left), circles(20, Foot::Right)}).lines[2].complete());
  Plan oneFoot = seatedCircles();
  oneFoot.items[2].foot = Foot::Right;
  ASSERT_EQ(todayOf(oneFoot, {}).lines.size(), 3U);
  EXPECT_EQ(todayOf(oneFoot, {}).lines[2].foot, Foot::Right);
}

TEST(Today, RoundsOfADay_AreSpreadOverIt) {
  const auto due = [](int perDay) {
    return std::vector{roundsDueBy(DayTime::Morning, perDay), roundsDueBy(DayTime::Midday, perDay),
                       roundsDueBy(DayTime::Evening, perDay)};
  };
  EXPECT_EQ(due(1), (std::vector{0, 1, 1}));
  EXPECT_EQ(due(2), (std::vector{1, 1, 2}));
  EXPECT_EQ(due(3), (std::vector{1, 2, 3}));
  EXPECT_EQ(due(6), (std::vector{2, 4, 6}));
  EXPECT_EQ(dayTimeAt(10.9), DayTime::Morning);
  EXPECT_EQ(dayTimeAt(11.0), DayTime::Midday);
  EXPECT_EQ(dayTimeAt(17.0), DayTime::Evening);
}

/// The suggestions until nothing is left, if each is done in full: "P" presses, "T" tiptoe, "C" circles.
std::string courseOf(const Plan& plan, DayTime until) {
  std::vector<BoutDone> bouts;
  std::string course;
  while (course.size() < 20) {
    const Today today = todayOf(plan, bouts);
    const auto next = nextLine(plan, today, until);
    if (!next) {
      EXPECT_EQ(today.complete, until == DayTime::Evening);
      break;
    }
    const TodayLine& line = today.lines[*next];
    const PlanItem& item = plan.items[line.item];
    course += "PTCF"[static_cast<int>(item.exercise)];
    bouts.push_back({.exercise = item.exercise,
                     .foot = line.foot,
                     .repetitions = item.repetitions,
                     .done = repetitionsAsked(item.exercise, item.repetitions),
                     .score = {}});
  }
  return course;
}

TEST(Today, DayOfThePlan_GoesInTheArticlesOrder) {
  EXPECT_EQ(courseOf(articlePlan(), DayTime::Morning), "PT");
  EXPECT_EQ(courseOf(articlePlan(), DayTime::Midday), "PTPC");
  EXPECT_EQ(courseOf(articlePlan(), DayTime::Evening), "PTPCPT");
  EXPECT_EQ(courseOf(seatedCircles(), DayTime::Evening), "PTPCCPT");
}

TEST(Today, LineSetAside_IsNotSuggested) {
  Today today = todayOf(articlePlan(), {});
  today.lines[0].setAside = true;
  EXPECT_EQ(nextLine(articlePlan(), today, DayTime::Evening), 1U);
}

}  // namespace
}  // namespace surefoot::test
