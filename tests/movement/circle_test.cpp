// SPDX-License-Identifier: MIT
#include "movement/circle.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "movement/synthetic.hpp"

namespace surefoot::test {
namespace {

TrackerSetup setupFor(Form form = Form::Standing) {
  TrackerSetup setup;
  setup.exercise = Exercise::AnkleCircle;
  setup.form = form;
  setup.toes = false;
  return setup;
}

/// `laps` laps about `middle` from `fromS` on, moving out and in within 0.8 s; clockwise if `lapS` is negative.
Synthetic circler(double laps, double lapS, double radiusMm, Vec2 middle = {}, double fromS = 10.0) {
  Synthetic person;
  person.toes = false;
  const double lastsS = laps * std::fabs(lapS);
  const auto angle = [=](double tS) { return 0.5 * kPi + 2.0 * kPi / lapS * std::clamp(tS - fromS, 0.0, lastsS); };
  const auto radius = [=](double tS) {
    return radiusMm * trapezoid(tS, fromS, fromS + lastsS + 0.8, std::min(0.8, 0.25 * std::fabs(lapS)), 0.8);
  };
  person.copXMm = [=](double tS) { return middle.x + radius(tS) * std::cos(angle(tS)); };
  person.copYMm = [=](double tS) { return middle.y + radius(tS) * std::sin(angle(tS)); };
  return person;
}

std::vector<MovementEvent> run(const Synthetic& person, double lastsS, const TrackerSetup& setup = setupFor()) {
  MovementTracker tracker(setup);
  tracker.measureStance();
  auto events = eventsOf(tracker, person.readings(lastsS));
  tracker.finish(events);
  return events;
}

int completeOf(const std::vector<MovementEvent>& events) {
  int complete = 0;
  for (const MovementEvent& event : ofKind(events, EventKind::LapEnd)) {
    complete += event.lap.complete ? 1 : 0;
  }
  return complete;
}

TEST(CircleTest, FiguresOfEight_AreNoLaps) {
  for (const bool upright : {false, true}) {
    for (const double turnS : {2.0, 3.0, 5.0}) {
      Synthetic person;
      person.toes = false;
      const auto size = [](double tS) { return 30.0 * trapezoid(tS, 10.0, 50.0, 0.8, 0.8); };
      const auto once = [=](double tS) { return size(tS) * std::cos(2.0 * kPi / turnS * tS); };
      const auto twice = [=](double tS) { return size(tS) * std::sin(4.0 * kPi / turnS * tS); };
      person.copXMm = upright ? twice : std::function<double(double)>(once);
      person.copYMm = upright ? once : std::function<double(double)>(twice);
      EXPECT_EQ(completeOf(run(person, 55.0)), 0) << turnS << (upright ? " upright" : " lying");
    }
  }
}

TEST(CircleTest, TenLapsInEitherDirection_AreCounted) {
  for (const double lapS : {-1.8, 2.5, -4.0, 8.0, -11.0}) {
    const auto events = run(circler(10.0, lapS, 22.0), 20.0 + 10.0 * std::fabs(lapS));
    EXPECT_EQ(completeOf(events), 10) << lapS;
    const auto ends = ofKind(events, EventKind::CircleEnd);
    ASSERT_EQ(ends.size(), 1U) << lapS;
    EXPECT_EQ(ends[0].value, lapS < 0.0 ? -10.0 : 10.0);
    for (const MovementEvent& event : ofKind(events, EventKind::LapEnd)) {
      EXPECT_EQ(event.lap.clockwise, lapS < 0.0);
      EXPECT_EQ(event.lap.sectors, 0xFF);
      EXPECT_NEAR(event.lap.radiusMm, 21.0, 2.0);
      EXPECT_GT(event.lap.roundness, 0.7);
    }
  }
}

TEST(CircleTest, AnotherMiddleOrDrift_DoesNotChangeTheCount) {
  for (const Vec2 middle : {Vec2{25.0, 0.0}, Vec2{0.0, 25.0}, Vec2{-18.0, -18.0}}) {
    EXPECT_EQ(completeOf(run(circler(8.0, -3.0, 20.0, middle, 3.6), 40.0)), 8) << middle.x << ' ' << middle.y;
  }
  Synthetic drifting = circler(10.0, 3.0, 20.0);
  drifting.copYMm = [y = drifting.copYMm](double tS) { return y(tS) + 0.5 * tS; };
  EXPECT_EQ(completeOf(run(drifting, 60.0)), 10);
}

std::vector<MovementEvent> completeLaps(const std::vector<MovementEvent>& events) {
  auto laps = ofKind(events, EventKind::LapEnd);
  std::erase_if(laps, [](const MovementEvent& event) { return !event.lap.complete; });
  return laps;
}

/// Expects five laps of 3 s from 20 s on, each beginning where the last one ended.
void expectFiveFrom20(const Synthetic& person, const char* what) {
  const auto laps = completeLaps(run(person, 45.0));
  ASSERT_EQ(laps.size(), 5U) << what;
  for (std::size_t i = 0; i < laps.size(); ++i) {
    EXPECT_NEAR(laps[i].lap.startS, 20.0 + 3.0 * static_cast<double>(i), 0.75) << what << ", lap " << i;
  }
}

TEST(CircleTest, SwayBeforeTheTurning_IsNotPartOfTheFirstLap) {
  Synthetic shifted = circler(5.3, 3.0, 25.0, {}, 20.0);
  shifted.copXMm = [x = shifted.copXMm](double tS) { return x(tS) + 60.0 * trapezoid(tS, 13.0, 18.0); };
  expectFiveFrom20(shifted, "a shift of weight before");
  Synthetic swaying = circler(5.3, 3.0, 25.0, {}, 20.0);
  swaying.copXMm = [x = swaying.copXMm](double tS) { return x(tS) - 16.0 * trapezoid(tS, 16.0, 19.7, 1.0, 0.5); };
  swaying.copYMm = [y = swaying.copYMm](double tS) { return y(tS) - 6.0 * trapezoid(tS, 17.0, 19.7, 1.0, 0.5); };
  expectFiveFrom20(swaying, "swaying half round before");
  Synthetic creeping = circler(5.3, 3.0, 25.0, {}, 20.0);
  const auto creep = [](double tS) { return kPi * (0.05 + 0.11 * std::clamp(tS - 16.0, 0.0, 4.0)); };
  const auto far = [](double tS) { return 17.0 * trapezoid(tS, 15.5, 20.3, 0.5, 0.5); };
  creeping.copXMm = [x = creeping.copXMm, creep, far](double tS) { return x(tS) + far(tS) * std::cos(creep(tS)); };
  creeping.copYMm = [y = creeping.copYMm, creep, far](double tS) { return y(tS) + far(tS) * std::sin(creep(tS)); };
  expectFiveFrom20(creeping, "creeping to where the turning begins");
}

TEST(CircleTest, StopOnTheWay_DoesNotEndTheLap) {
  // Half a lap, a stop, then the rest: four laps in all.
  for (const double stopS : {2.0, 3.3}) {
    Synthetic person = circler(4.0, 3.0, 25.0, {}, 20.0);
    const auto paused = [stopS](double tS) { return tS - std::clamp(tS - 24.5, 0.0, stopS); };
    person.copXMm = [x = person.copXMm, paused](double tS) { return x(paused(tS)); };
    person.copYMm = [y = person.copYMm, paused](double tS) { return y(paused(tS)); };
    const auto laps = completeLaps(run(person, 45.0));
    ASSERT_EQ(laps.size(), 4U) << stopS;
    EXPECT_NEAR(laps[1].lap.endS - laps[1].lap.startS, 3.0 + stopS, 0.5);
  }
}

TEST(CircleTest, LapNarrowOnOneSide_CountsUnlessItGoesThroughTheMiddle) {
  // On the left side, in the third lap only, the radius drops to a share of 30 mm.
  const auto whole = [](double share) {
    Synthetic person = circler(5.0, 4.0, 30.0, {}, 20.0);
    const auto cut = [person, share](double tS) {
      const Vec2 at{person.copXMm(tS), person.copYMm(tS)};
      const double off = std::fabs(std::fabs(std::atan2(at.y, at.x)) - kPi);
      return tS < 28.0 || tS > 32.0 ? 1.0 : 1.0 - (1.0 - share) * std::clamp((0.9 - off) / 0.35, 0.0, 1.0);
    };
    Synthetic cutting = person;
    cutting.copXMm = [x = person.copXMm, cut](double tS) { return cut(tS) * x(tS); };
    cutting.copYMm = [y = person.copYMm, cut](double tS) { return cut(tS) * y(tS); };
    return completeOf(run(cutting, 50.0));
  };
  EXPECT_EQ(whole(0.4), 5);
  EXPECT_EQ(whole(0.0), 4);
}

TEST(CircleTest, LoopOfSway_IsNotACompleteLap) {
  // One turn on foam, 17 mm out, most of the time on one side.
  Synthetic person;
  person.toes = false;
  const auto angle = [](double tS) {
    return 2.0 * kPi * (0.15 * std::clamp(tS - 10.0, 0.0, 3.0) / 3.0 + 0.85 * std::clamp(tS - 13.0, 0.0, 2.0) / 2.0);
  };
  person.copXMm = [=](double tS) { return 17.0 * trapezoid(tS, 9.0, 16.0, 1.0, 1.0) * std::cos(angle(tS)); };
  person.copYMm = [=](double tS) { return 17.0 * trapezoid(tS, 9.0, 16.0, 1.0, 1.0) * std::sin(angle(tS)); };
  EXPECT_EQ(completeOf(run(person, 25.0)), 0);
}

TEST(CircleTest, SwayInJumps_IsNotACompleteLap) {
  // A turn of six seconds, spent nearly all in three places that are not equally far out, as on foam with closed eyes.
  constexpr double kStayS = 2.0;
  constexpr double kLeap = 0.1;
  Synthetic person = circler(2.2, -3.0 * kStayS, 24.0, {}, 20.0);
  const auto leaping = [](double tS) {
    const double stays = std::max(0.0, (tS - 20.0) / kStayS);
    const double whole = std::floor(stays);
    const double part = stays - whole;
    return 20.0 + kStayS * (whole + 0.25 * part + 0.75 * std::clamp((part - 0.5) / kLeap, 0.0, 1.0));
  };
  const auto wide = [](double tS) { return 1.0 + 0.4 * std::sin(2.0 * kPi * (tS - 20.0) / kStayS); };
  person.copXMm = [x = person.copXMm, leaping, wide](double tS) { return wide(tS) * x(leaping(tS)); };
  person.copYMm = [y = person.copYMm, leaping, wide](double tS) { return wide(tS) * y(leaping(tS)); };
  const auto events = run(person, 45.0);
  EXPECT_FALSE(ofKind(events, EventKind::LapEnd).empty());
  EXPECT_EQ(completeOf(events), 0);
}

TEST(CircleTest, SmallLaps_CountOnlyWhenSeated) {
  EXPECT_EQ(completeOf(run(circler(5.0, 3.0, 11.0), 40.0)), 0);
  EXPECT_EQ(completeOf(run(circler(5.0, 3.0, 11.0), 40.0, setupFor(Form::Seated))), 5);
}

TEST(CircleTest, ShiftsFromSideToSide_AreNotCompleteLaps) {
  Synthetic person;
  person.toes = false;
  person.copXMm = [](double tS) { return 60.0 * std::sin(2.0 * kPi * tS / 4.0); };
  person.copYMm = [](double tS) { return 8.0 * std::sin(2.0 * kPi * tS / 4.0 + 0.3); };
  EXPECT_EQ(completeOf(run(person, 60.0)), 0);
}

TEST(CircleTest, WhileCircling_StateFollowsTheLap) {
  const Synthetic person = circler(3.0, -4.0, 20.0);
  MovementTracker tracker(setupFor());
  tracker.measureStance();
  std::vector<MovementEvent> events;
  double most = 0.0;
  for (const Reading& reading : person.readings(21.0)) {
    tracker.step(reading, events);
    most = std::max(most, tracker.state().circle.lapShare);
  }
  const CircleState& state = tracker.state().circle;
  EXPECT_TRUE(state.circling);
  EXPECT_TRUE(state.clockwise);
  EXPECT_EQ(state.laps, 2);
  EXPECT_NEAR(state.lapShare, 0.65, 0.25);
  EXPECT_NEAR(length(state.handle), 20.0 / 15.0, 0.25);
  EXPECT_GT(most, 0.95);
}

}  // namespace
}  // namespace surefoot::test
