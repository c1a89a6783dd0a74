// SPDX-License-Identifier: MIT
#include "movement/press.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "movement/synthetic.hpp"

namespace surefoot::test {
namespace {

std::vector<Press> pressesOf(const std::vector<MovementEvent>& events) {
  std::vector<Press> presses;
  for (const MovementEvent& event : ofKind(events, EventKind::PressEnd)) {
    presses.push_back(event.press);
  }
  return presses;
}

std::vector<Press> pressesOf(const Synthetic& person, double lastsS, const TrackerSetup& setup) {
  MovementTracker tracker(setup);
  tracker.measureStance();
  std::vector<MovementEvent> events = eventsOf(tracker, person.readings(lastsS));
  tracker.finish(events);
  return pressesOf(events);
}

constexpr TrackerSetup kToes{};
constexpr TrackerSetup kForward{.person = {}, .form = Form::Standing, .toes = false};

TEST(ToePressTest, SteadyPress_IsReportedWithStartEndHoldAndSides) {
  for (const double rate : {40.0, 93.0, 120.0}) {
    Synthetic person;
    person.rateHz = rate;
    person.jitter = 0.3;
    person.toeLeftN = [](double tS) { return 15.0 + 30.0 * trapezoid(tS, 10.0, 14.5, 0.3, 0.9); };
    person.toeRightN = [](double tS) { return 15.0 + 10.0 * trapezoid(tS, 10.0, 14.5, 0.3, 0.9); };
    const auto presses = pressesOf(person, 20.0, kToes);
    ASSERT_EQ(presses.size(), 1U) << rate;
    const Press& press = presses[0];
    EXPECT_EQ(press.kind, PressKind::Toe);
    EXPECT_NEAR(press.startS, 10.0 + 0.3 * 5.0 / 40.0, 0.02);
    EXPECT_NEAR(press.endS, 14.5 - 0.9 * 2.5 / 40.0, 0.03);
    EXPECT_NEAR(press.heldS, 3.3, 0.2) << "the plateau, not the way up or down";
    EXPECT_NEAR(press.peak, 40.0, 2.0);
    EXPECT_NEAR(press.mean, 40.0, 1.5);
    EXPECT_LT(press.variation, 0.06);
    EXPECT_NEAR(press.leftShare, 0.75, 0.02);
    EXPECT_NEAR(press.releaseS, 0.67, 0.1);
    EXPECT_TRUE(press.complete);
    EXPECT_FALSE(press.withLean);
  }
}

TEST(ToePressTest, SampleThatReachesThreeSeconds_CompletesThePress) {
  Synthetic person;
  person.toeLeftN = [](double tS) { return 15.0 + 30.0 * trapezoid(tS, 10.0, 14.0); };
  MovementTracker tracker({});
  std::vector<MovementEvent> events;
  double before = 0.0;
  for (const Reading& reading : person.readings(20.0)) {
    const std::size_t told = events.size();
    tracker.step(reading, events);
    if (events.size() > told && events.back().kind == EventKind::PressComplete) {
      EXPECT_LT(before, 3.0);
      EXPECT_GE(tracker.state().press.heldS, 3.0 - 1e-9);
      EXPECT_EQ(events.back().tS, reading.tS);
    }
    before = tracker.state().press.heldS;
  }
  EXPECT_EQ(ofKind(events, EventKind::PressComplete).size(), 1U);
}

TEST(ToePressTest, ShortPress_IsIncomplete) {
  Synthetic person;
  person.toeLeftN = [](double tS) { return 15.0 + 30.0 * trapezoid(tS, 10.0, 12.5); };
  const auto presses = pressesOf(person, 20.0, kToes);
  ASSERT_EQ(presses.size(), 1U);
  EXPECT_FALSE(presses[0].complete);
  EXPECT_NEAR(presses[0].heldS, 1.9, 0.1);
}

TEST(ToePressTest, WeakPressesUnderDrift_AreFoundOnAHeavyAndALightPerson) {
  for (const double weightN : {350.0, 1500.0}) {
    for (const double driftNPerS : {-0.05, 0.05}) {
      Synthetic person;
      person.forceNoiseN = 0.1;
      person.loadN = [weightN](double) { return weightN; };
      person.toeLeftN = [driftNPerS](double tS) {
        double sum = 10.0 + driftNPerS * tS;
        for (int i = 0; i < 10; ++i) {
          sum += 6.0 * trapezoid(tS, 10.0 + 8.0 * i, 14.0 + 8.0 * i);
        }
        return sum;
      };
      const auto presses = pressesOf(person, 95.0, kToes);
      ASSERT_EQ(presses.size(), 10U) << weightN << " " << driftNPerS;
      for (const Press& press : presses) {
        EXPECT_TRUE(press.complete);
        EXPECT_NEAR(press.mean, 6.0, 0.7);
      }
    }
  }
}

TEST(ToePressTest, PersonsBest_SetsTheStart) {
  TrackerSetup setup;
  setup.person.bestToeN = 100.0;
  Synthetic person;
  person.toeLeftN = [](double tS) {
    return 15.0 + 15.0 * trapezoid(tS, 10.0, 14.0) + 30.0 * trapezoid(tS, 20.0, 24.0);
  };
  const auto presses = pressesOf(person, 30.0, setup);
  ASSERT_EQ(presses.size(), 1U);
  EXPECT_NEAR(presses[0].startS, 20.0 + 0.3 * 20.0 / 30.0, 0.03);
}

TEST(ToePressTest, StrongPress_RaisesTheBestThatEffortIsAShareOf) {
  Synthetic person;
  person.toeLeftN = [](double tS) {
    return 15.0 + 60.0 * trapezoid(tS, 10.0, 14.0) + 30.0 * trapezoid(tS, 20.0, 24.0);
  };
  MovementTracker tracker({});
  std::vector<MovementEvent> events;
  for (const Reading& reading : person.readings(22.0)) {
    tracker.step(reading, events);
  }
  EXPECT_NEAR(tracker.state().press.startLevel, 12.0, 0.5);
  EXPECT_NEAR(tracker.state().press.effort, 0.5, 0.03);
  EXPECT_TRUE(tracker.state().press.active);
}

/// Sway of a few millimetres.
double swayMm(double tS) {
  return 2.5 * std::sin(1.9 * tS) + 1.5 * std::sin(4.3 * tS + 1.0);
}

TEST(ToePressTest, ToesThatFollowTheLean_MakeNoPress) {
  for (const double nPerMm : {0.5, 1.4, 2.0, 3.0}) {
    Synthetic person;
    person.copYMm = [](double tS) { return swayMm(tS) + 10.0 * trapezoid(tS, 20.0, 26.0, 1.0, 1.0); };
    person.toeLeftN = [nPerMm, y = person.copYMm](double tS) { return 20.0 + 0.5 * nPerMm * y(tS); };
    person.toeRightN = person.toeLeftN;
    const auto presses = pressesOf(person, 40.0, kToes);
    EXPECT_TRUE(std::ranges::none_of(presses, &Press::complete)) << nPerMm;
  }
}

TEST(ToePressTest, PressOnToesThatFollowTheSway_IsMeasuredWithoutIt) {
  for (const double nPerMm : {0.2, 1.4, 3.0}) {
    Synthetic person;
    person.copYMm = [](double tS) { return swayMm(tS) + 6.0 * trapezoid(tS, 20.0, 26.0, 1.0, 1.0); };
    person.toeLeftN = [nPerMm, y = person.copYMm](double tS) {
      return 20.0 + nPerMm * y(tS) + 40.0 * trapezoid(tS, 20.3, 25.0, 0.5, 0.5);
    };
    const auto presses = pressesOf(person, 40.0, kToes);
    ASSERT_EQ(presses.size(), 1U) << nPerMm;
    EXPECT_TRUE(presses[0].complete) << nPerMm;
    EXPECT_NEAR(presses[0].mean, 40.0, 3.0) << nPerMm;
  }
}

TEST(ToePressTest, PressWithALean_IsMarked) {
  Synthetic person;
  person.copYMm = [](double tS) { return 30.0 * trapezoid(tS, 10.0, 15.0, 1.0, 1.0); };
  person.toeLeftN = [](double tS) { return 15.0 + 25.0 * trapezoid(tS, 10.0, 15.0, 1.0, 1.0); };
  const auto presses = pressesOf(person, 20.0, kToes);
  ASSERT_EQ(presses.size(), 1U);
  EXPECT_TRUE(presses[0].withLean);
}

TEST(ToePressTest, PressWithALean_DoesNotBecomeTheBest) {
  Synthetic person;
  person.copYMm = [](double tS) { return 30.0 * trapezoid(tS, 10.0, 15.0, 1.0, 1.0); };
  person.toeLeftN = [](double tS) { return 15.0 + 80.0 * trapezoid(tS, 10.0, 15.0, 1.0, 1.0); };
  MovementTracker tracker({});
  eventsOf(tracker, person.readings(20.0));
  EXPECT_NEAR(tracker.state().press.startLevel, 5.0, 1e-9);
}

TEST(ToePressTest, SteadyOrShakyHold_VariationIsThatOfTheHold) {
  const auto variationOf = [](double shake) {
    Synthetic person;
    person.forceNoiseN = 0.0;
    person.toeLeftN = [shake](double tS) {
      return 15.0 + 40.0 * trapezoid(tS, 10.0, 15.0, 0.6, 1.2) * (1.0 + shake * std::sin(20.0 * tS));
    };
    return pressesOf(person, 20.0, kToes).at(0).variation;
  };
  EXPECT_LT(variationOf(0.0), 0.06);
  EXPECT_NEAR(variationOf(0.15), 0.15 / std::sqrt(2.0), 0.03);
}

TEST(ToePressTest, SuddenRelease_IsShorterThanASlowOne) {
  const auto releaseOf = [](double fallS) {
    Synthetic person;
    person.toeLeftN = [fallS](double tS) { return 15.0 + 40.0 * trapezoid(tS, 10.0, 15.0, 0.3, fallS); };
    return pressesOf(person, 20.0, kToes).at(0).releaseS;
  };
  EXPECT_LT(releaseOf(0.1), 0.15);
  EXPECT_NEAR(releaseOf(1.5), 1.5 * (0.8 - 2.5 / 40.0), 0.15);
}

TEST(ToePressTest, OneBadSample_NeitherEndsNorSplitsThePress) {
  Synthetic person;
  person.rateHz = 40.0;
  person.toeLeftN = [](double tS) { return tS > 12.0 && tS < 12.025 ? 0.0 : 15.0 + 40.0 * trapezoid(tS, 10.0, 14.0); };
  EXPECT_EQ(pressesOf(person, 20.0, kToes).size(), 1U);
}

TEST(ToePressTest, LongGap_EndsThePressWithItsLastSample) {
  Synthetic person;
  person.toeLeftN = [](double tS) { return 15.0 + 40.0 * trapezoid(tS, 10.0, 30.0); };
  person.missing = [](double tS) { return (tS > 11.0 && tS < 11.3) || (tS > 12.0 && tS < 14.0); };
  const auto presses = pressesOf(person, 20.0, kToes);
  ASSERT_EQ(presses.size(), 1U);
  EXPECT_NEAR(presses[0].endS, 12.0, 0.03);
  EXPECT_NEAR(presses[0].heldS, 1.7, 0.1);
}

TEST(ToePressTest, SteppingOff_EndsThePress) {
  Synthetic person;
  person.loadN = [](double tS) { return tS < 12.0 ? 700.0 : 0.0; };
  person.toeLeftN = [](double tS) { return tS < 12.0 ? 15.0 + 40.0 * trapezoid(tS, 10.0, 30.0) : 0.0; };
  const auto presses = pressesOf(person, 14.0, kToes);
  ASSERT_EQ(presses.size(), 1U);
  EXPECT_NEAR(presses[0].endS, 12.0, 0.05);
}

TEST(ToePressTest, Seated_UsesTheLoadOrTheToeBarsIfThereAreAny) {
  for (const bool split : {false, true}) {
    TrackerSetup setup;
    setup.form = Form::Seated;
    Synthetic person;
    person.toes = split;
    person.loadN = [split](double tS) { return 45.0 + (split ? 0.0 : 20.0 * trapezoid(tS, 10.0, 14.0)); };
    person.toeLeftN = [](double tS) { return 5.0 + 10.0 * trapezoid(tS, 10.0, 14.0); };
    person.toeRightN = person.toeLeftN;
    MovementTracker tracker(setup);
    std::vector<MovementEvent> events;
    for (Reading reading : person.readings(20.0)) {
      reading.whole.valid = reading.whole.loadN > gateFor(0.0, true).leastLoadN;
      tracker.step(reading, events);
    }
    const auto presses = pressesOf(events);
    ASSERT_EQ(presses.size(), 1U) << split;
    EXPECT_TRUE(presses[0].complete);
    EXPECT_NEAR(presses[0].mean, 20.0, 1.0);
    EXPECT_NEAR(presses[0].leftShare, 0.5, 0.02);
    EXPECT_EQ(ofKind(events, EventKind::SteppedOn).size(), 1U);
  }
}

TEST(GuidedPressTest, ForwardShift_IsNotDetected) {
  TrackerSetup setup;
  setup.form = Form::Guided;
  setup.toes = false;
  Synthetic person;
  person.toes = false;
  person.copYMm = [](double tS) { return 40.0 * trapezoid(tS, 10.0, 14.0); };
  EXPECT_TRUE(pressesOf(person, 20.0, setup).empty());
}

TEST(ForwardPressTest, TimeAstray_IsNotHeld) {
  Synthetic person;
  person.toes = false;
  person.copYMm = [](double tS) { return 36.0 * trapezoid(tS, 10.0, 14.6, 0.6, 0.6); };
  person.copXMm = [](double tS) { return 40.0 * trapezoid(tS, 11.5, 12.3, 0.05, 0.05); };
  const auto presses = pressesOf(person, 20.0, kForward);
  ASSERT_EQ(presses.size(), 1U);
  EXPECT_NEAR(presses[0].heldS, 3.4 - 0.75, 0.25);
  EXPECT_FALSE(presses[0].complete);
}

TEST(ForwardPressTest, SteadyPress_IsReportedWithStartEndAndHold) {
  for (const double rate : {40.0, 100.0}) {
    Synthetic person;
    person.toes = false;
    person.rateHz = rate;
    person.jitter = 0.3;
    person.copXMm = [](double) { return 25.0; };
    person.copYMm = [](double tS) { return -25.0 + 36.0 * trapezoid(tS, 10.0, 15.0, 0.6, 0.6); };
    const auto presses = pressesOf(person, 20.0, kForward);
    ASSERT_EQ(presses.size(), 1U);
    EXPECT_EQ(presses[0].kind, PressKind::Forward);
    EXPECT_NEAR(presses[0].startS, 10.0 + 0.6 * 24.0 / 36.0, 0.03);
    EXPECT_NEAR(presses[0].endS, 15.0 - 0.6 * 12.0 / 36.0, 0.03);
    EXPECT_NEAR(presses[0].heldS, 3.8, 0.2) << "the plateau";
    EXPECT_TRUE(presses[0].complete);
  }
}

TEST(ForwardPressTest, SidewaysShiftOrStep_IsAtMostAnAstrayPress) {
  Synthetic person;
  person.toes = false;
  person.copXMm = [](double tS) { return 60.0 * trapezoid(tS, 10.0, 15.0); };
  person.copYMm = [](double tS) { return 30.0 * trapezoid(tS, 10.0, 15.0) + 30.0 * trapezoid(tS, 20.0, 25.0); };
  person.loadN = [](double tS) { return 700.0 * (1.0 - 0.2 * trapezoid(tS, 20.0, 25.0)); };
  for (const Press& press : pressesOf(person, 30.0, kForward)) {
    EXPECT_TRUE(press.astray);
    EXPECT_FALSE(press.complete);
  }
}

TEST(ForwardPressTest, WeakPerson_ThresholdIsLowerButNotBelowTheirSway) {
  TrackerSetup weak = kForward;
  weak.forwardStartShare = 0.06;
  Synthetic person;
  person.toes = false;
  person.copYMm = [](double tS) { return 18.0 * trapezoid(tS, 10.0, 15.0); };
  EXPECT_TRUE(pressesOf(person, 20.0, kForward).empty());
  EXPECT_EQ(pressesOf(person, 20.0, weak).size(), 1U);
  person.copYMm = [](double tS) { return 7.5 * std::sin(9.0 * tS) + 10.0 * trapezoid(tS, 10.0, 15.0); };
  EXPECT_TRUE(pressesOf(person, 20.0, weak).empty());
}

TEST(ForwardPressTest, WeakPress_DoesNotContinueThroughTheSwayAfterIt) {
  TrackerSetup weak = kForward;
  weak.forwardStartShare = 0.06;
  Synthetic person;
  person.toes = false;
  // 9 mm forward between the two presses: under 5 % of foot length, but over half of the start of a weak press.
  person.copYMm = [](double tS) {
    return 9.0 * trapezoid(tS, 9.5, 24.0) + 10.0 * trapezoid(tS, 10.0, 14.5) + 10.0 * trapezoid(tS, 19.0, 23.5);
  };
  const auto presses = pressesOf(person, 30.0, weak);
  ASSERT_EQ(presses.size(), 2U);
  EXPECT_NEAR(presses[0].endS, 15.0, 1.0);
}

}  // namespace
}  // namespace surefoot::test
