// SPDX-License-Identifier: MIT
#include "movement/tracker.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "movement/synthetic.hpp"
#include "posture/columns.hpp"

namespace surefoot::test {
namespace {

TEST(TrackerTest, UnmeasuredPerson_StepOnAndStepOffAreFoundWithTheirTimes) {
  for (const double weightN : {350.0, 700.0, 1500.0}) {
    for (const double rate : {40.0, 80.0, 120.0}) {
      Synthetic person;
      person.rateHz = rate;
      person.jitter = 0.4;
      person.loadN = [weightN](double tS) { return weightN * trapezoid(tS, 5.0, 20.0); };
      MovementTracker tracker({});
      const auto events = eventsOf(tracker, person.readings(25.0));
      const auto on = ofKind(events, EventKind::SteppedOn);
      const auto off = ofKind(events, EventKind::SteppedOff);
      ASSERT_EQ(on.size(), 1U) << weightN;
      ASSERT_EQ(off.size(), 1U) << weightN;
      EXPECT_NEAR(on[0].tS, 5.15, 0.2);
      EXPECT_NEAR(off[0].tS, 19.85, 0.2);
      EXPECT_FALSE(tracker.state().onBoard);
    }
  }
}

TEST(TrackerTest, JumpShorterThan150Ms_IsNotAStepOff) {
  Synthetic person;
  person.loadN = [](double tS) { return tS > 10.0 && tS < 10.12 ? 5.0 : (tS > 15.0 && tS < 15.25 ? 5.0 : 700.0); };
  MovementTracker tracker({});
  tracker.measureStance();
  const auto off = ofKind(eventsOf(tracker, person.readings(20.0)), EventKind::SteppedOff);
  ASSERT_EQ(off.size(), 1U);
  EXPECT_NEAR(off[0].tS, 15.0, 0.03);
}

TEST(TrackerTest, StepOff_IsReportedAfter150Ms) {
  Synthetic person;
  person.loadN = [](double tS) { return tS < 10.0 ? 700.0 : 130.0; };  // 18.6 % of the load remains on the board
  MovementTracker tracker({});
  tracker.measureStance();
  std::vector<MovementEvent> events;
  double toldS = 0.0;
  for (const Reading& reading : person.readings(12.0)) {
    tracker.step(reading, events);
    if (toldS == 0.0 && !ofKind(events, EventKind::SteppedOff).empty()) {
      toldS = reading.tS;
    }
  }
  EXPECT_NEAR(toldS, 10.15, 0.03);
}

TEST(TrackerTest, RealBoard_StepOnAndStepOffAreFound) {
  if (referenceDir().empty()) {
    GTEST_SKIP() << "no reference data";
  }
  const auto columns = columnsOf(referenceDir() + "/real_board/four_corners_181s.csv");
  MovementTracker tracker({.person = {}, .form = Form::Standing, .toes = false});
  std::vector<Reading> readings;
  for (std::size_t row = 0; row < columns.at("time_s").size(); ++row) {
    Reading reading;
    reading.tS = columns.at("time_s")[row];
    for (int cell = 1; cell <= 4; ++cell) {
      reading.whole.loadN += columns.at("force_" + std::to_string(cell) + "_n")[row];
    }
    reading.whole.mm = {columns.at("cop_x_mm")[row], columns.at("cop_y_mm")[row]};
    reading.whole.valid = reading.whole.loadN > 100.0;
    readings.push_back(reading);
  }
  const auto events = eventsOf(tracker, readings);
  const auto on = ofKind(events, EventKind::SteppedOn);
  const auto off = ofKind(events, EventKind::SteppedOff);
  ASSERT_EQ(on.size(), 1U);
  ASSERT_EQ(off.size(), 1U);
  EXPECT_NEAR(on[0].tS, 6.4, 0.3);
  EXPECT_NEAR(off[0].tS, 175.6, 0.3);
  std::cout << "on at " << on[0].tS << " s, off at " << off[0].tS << " s\n";
}

TEST(TrackerTest, ThreeQuietSeconds_GiveWeightAndNeutral) {
  Synthetic person;
  person.loadN = [](double tS) { return 523.0 * trapezoid(tS, 1.0, 100.0); };
  person.copXMm = [](double tS) { return 25.0 + 3.0 * std::sin(tS); };
  person.copYMm = [](double tS) { return -20.0 + 4.0 * std::sin(2.0 * tS); };
  MovementTracker tracker({});
  tracker.measureStance();
  const auto events = eventsOf(tracker, person.readings(8.0));
  const auto weight = ofKind(events, EventKind::WeightMeasured);
  const auto neutral = ofKind(events, EventKind::NeutralSet);
  ASSERT_EQ(weight.size(), 1U);
  ASSERT_EQ(neutral.size(), 1U);
  EXPECT_NEAR(weight[0].value, 523.0, 0.5);
  EXPECT_NEAR(weight[0].tS, 4.3, 0.5);
  EXPECT_NEAR(neutral[0].at.x, 25.0, 3.0);
  EXPECT_NEAR(neutral[0].at.y, -20.0, 4.0);
  EXPECT_EQ(tracker.stanceProgress(), 1.0);
  EXPECT_TRUE(tracker.state().neutralKnown);
}

TEST(TrackerTest, MovingPerson_IsNotMeasuredUntilStill) {
  Synthetic person;
  person.copXMm = [](double tS) { return tS < 10.0 ? 60.0 * std::sin(1.5 * tS) : 0.0; };
  MovementTracker tracker({});
  tracker.measureStance();
  std::vector<MovementEvent> events;
  double most = 0.0;
  for (const Reading& reading : person.readings(15.0)) {
    tracker.step(reading, events);
    most = reading.tS < 10.0 ? std::max(most, tracker.stanceProgress()) : most;
  }
  EXPECT_LT(most, 0.9);
  const auto weight = ofKind(events, EventKind::WeightMeasured);
  ASSERT_EQ(weight.size(), 1U);
  EXPECT_NEAR(weight[0].tS, 13.0, 0.6);
}

TEST(TrackerTest, ShiftDuringDrift_IsInFootLengthsAndNeutralFollowsOnlyTheDrift) {
  Synthetic person;
  person.copYMm = [](double tS) { return 0.1 * tS + (tS > 60.0 && tS < 62.0 ? 48.0 : 0.0); };
  MovementTracker tracker({});
  tracker.measureStance();
  std::vector<MovementEvent> events;
  Vec2 before;
  for (const Reading& reading : person.readings(61.0)) {
    before = reading.tS < 60.0 ? tracker.state().neutralMm : before;
    tracker.step(reading, events);
  }
  EXPECT_NEAR(before.y, 6.0, 2.5);
  EXPECT_NEAR(tracker.state().shiftShare.y, 48.0 / 240.0, 0.015);
  EXPECT_NEAR(tracker.state().neutralMm.y, before.y, 1.5);
}

TEST(TrackerTest, QuietOrRestlessPerson_StillnessTellsWhich) {
  Synthetic quiet;
  quiet.rateHz = 40.0;
  quiet.copYMm = [](double tS) { return 4.0 * std::sin(2.0 * tS); };
  MovementTracker still({});
  eventsOf(still, quiet.readings(10.0));
  EXPECT_GT(still.state().stillness, 0.9);
  quiet.copYMm = [](double tS) { return 25.0 * std::sin(6.0 * tS); };
  MovementTracker restless({});
  eventsOf(restless, quiet.readings(10.0));
  EXPECT_LT(restless.state().stillness, 0.1);
}

TEST(TrackerTest, HandSupport_IsReportedWithItsShareAndResetByAStepOff) {
  Synthetic person;
  person.loadN = [](double tS) {
    const double on = tS < 30.0 || tS > 33.0 ? 700.0 : 0.0;
    const double held = tS > 10.0 && tS < 15.0 ? 0.10 : (tS > 20.0 && tS < 20.8 ? 0.10 : (tS > 25.0 ? 0.05 : 0.0));
    return on * (1.0 - held);
  };
  MovementTracker tracker({});
  const auto unmeasured = eventsOf(tracker, person.readings(18.0));
  EXPECT_TRUE(ofKind(unmeasured, EventKind::SupportStart).empty());

  MovementTracker measured({});
  measured.measureStance();
  const auto events = eventsOf(measured, person.readings(29.0));
  const auto start = ofKind(events, EventKind::SupportStart);
  const auto end = ofKind(events, EventKind::SupportEnd);
  ASSERT_EQ(start.size(), 2U);
  ASSERT_EQ(end.size(), 1U);
  EXPECT_NEAR(start[0].tS, 10.0, 0.05);
  EXPECT_NEAR(start[0].value, 0.10, 0.02);
  EXPECT_NEAR(end[0].tS, 15.0, 0.05);
  EXPECT_NEAR(start[1].tS, 25.0, 0.05);
  EXPECT_TRUE(measured.state().supported);
  EXPECT_NEAR(measured.state().supportShare, 0.05, 0.01);

  MovementTracker gone({});
  gone.measureStance();
  eventsOf(gone, person.readings(32.0));
  EXPECT_FALSE(gone.state().supported);
  EXPECT_EQ(gone.state().supportShare, 0.0);
}

TEST(TrackerTest, LoadSwingingOnFoam_IsNotHandSupport) {
  Synthetic person;
  person.loadN = [](double tS) { return 700.0 * (1.0 + 0.08 * std::sin(2.0 * 3.14159 * 2.5 * tS)); };
  MovementTracker tracker({});
  tracker.measureStance();
  const auto events = eventsOf(tracker, person.readings(60.0));
  EXPECT_EQ(ofKind(events, EventKind::WeightMeasured).size(), 1U);
  EXPECT_TRUE(ofKind(events, EventKind::SupportStart).empty());
}

TEST(TrackerTest, BoardTimeRestarted_StepOnIsFound) {
  Reading reading;
  reading.tS = 1000.0;
  reading.whole.loadN = 700.0;
  MovementTracker tracker({});
  std::vector<MovementEvent> events;
  tracker.step(reading, events);
  for (reading.tS = 0.0; reading.tS < 0.5; reading.tS += 0.01) {
    tracker.step(reading, events);
  }
  EXPECT_TRUE(tracker.state().onBoard);
}

TEST(TrackerTest, TimeGoingBackAndRepeatedSamples_AreHarmless) {
  Synthetic person;
  const auto first = person.readings(6.0);
  MovementTracker tracker({});
  tracker.measureStance();
  auto events = eventsOf(tracker, first);
  for (const Reading& reading : first) {
    tracker.step(reading, events);
    tracker.step(reading, events);
  }
  EXPECT_EQ(ofKind(events, EventKind::SteppedOn).size(), 1U);
  EXPECT_TRUE(ofKind(events, EventKind::SteppedOff).empty());
  EXPECT_TRUE(std::isfinite(tracker.state().stillness));
}

}  // namespace
}  // namespace surefoot::test
