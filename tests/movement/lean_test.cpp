// SPDX-License-Identifier: MIT
#include "movement/lean.hpp"

#include <gtest/gtest.h>

#include "movement/synthetic.hpp"

namespace surefoot::test {
namespace {

Synthetic leaner(double shiftMm) {
  Synthetic person;
  person.toes = false;
  person.copXMm = [shiftMm](double tS) {
    return 25.0 + shiftMm * (trapezoid(tS, 10.0, 14.0, 0.5, 0.5) - trapezoid(tS, 14.2, 17.0, 0.5, 0.5));
  };
  return person;
}

TEST(LeanTest, RightThenLeft_GivesLeansDwellAndAShift) {
  MovementTracker tracker({.exercise = Exercise::Free, .toes = false});
  tracker.measureStance();
  std::vector<MovementEvent> events;
  double dwellS = 0.0;
  for (const Reading& reading : leaner(50.0).readings(20.0)) {
    tracker.step(reading, events);
    if (reading.tS < 13.0) {
      dwellS = tracker.state().lean.dwellS;
      EXPECT_GE(tracker.state().lean.side, 0);
    }
  }
  const auto starts = ofKind(events, EventKind::LeanStart);
  ASSERT_EQ(starts.size(), 2U);
  EXPECT_EQ(starts[0].value, 1.0);
  EXPECT_EQ(starts[1].value, -1.0);
  EXPECT_NEAR(starts[0].tS, 10.3, 0.1);
  EXPECT_NEAR(dwellS, 2.7, 0.1);
  EXPECT_EQ(ofKind(events, EventKind::LeanEnd).size(), 2U);
  const auto shifts = ofKind(events, EventKind::ShiftedTo);
  ASSERT_EQ(shifts.size(), 1U);
  EXPECT_EQ(shifts[0].value, -1.0);
}

TEST(LeanTest, SmallShift_IsNotALean) {
  MovementTracker tracker({.exercise = Exercise::Free, .toes = false});
  tracker.measureStance();
  EXPECT_TRUE(ofKind(eventsOf(tracker, leaner(20.0).readings(20.0)), EventKind::LeanStart).empty());
}

}  // namespace
}  // namespace surefoot::test
