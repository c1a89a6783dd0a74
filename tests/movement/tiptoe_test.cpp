// SPDX-License-Identifier: MIT
#include "movement/tiptoe.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "movement/synthetic.hpp"

namespace surefoot::test {
namespace {

constexpr double kFootMm = 240.0;

TrackerSetup setupFor(Form form = Form::Standing) {
  TrackerSetup setup;
  setup.exercise = Exercise::Tiptoe;
  setup.form = form;
  setup.toes = false;
  return setup;
}

std::vector<MovementEvent> run(const Synthetic& person, double lastsS, const TrackerSetup& setup = setupFor()) {
  MovementTracker tracker(setup);
  tracker.measureStance();
  auto events = eventsOf(tracker, person.readings(lastsS));
  tracker.finish(events);
  return events;
}

/// Load of a body that rises by `heightMm` within `riseS` from `fromS` on, over its weight, in shares of it: minimum
/// jerk.
double pushOff(double tS, double fromS, double riseS, double heightMm = 40.0) {
  const double s = (tS - fromS) / riseS;
  if (s <= 0.0 || s >= 1.0) {
    return 0.0;
  }
  return heightMm / (riseS * riseS) * s * (60.0 + s * (-180.0 + s * 120.0)) / 9806.65;
}

/// One hold from `fromS` to `toS`, with an AP shift of `share` of foot length.
Synthetic riser(double weightN, double fromS, double toS, double share, double riseS) {
  Synthetic person;
  person.toes = false;
  person.forceNoiseN = 0.001 * weightN;
  person.copYMm = [=](double tS) { return share * kFootMm * trapezoid(tS, fromS, toS, riseS, riseS); };
  person.loadN = [=](double tS) {
    return weightN * (1.0 + pushOff(tS, fromS, riseS) - pushOff(tS, toS - riseS, riseS));
  };
  return person;
}

TEST(TiptoeTest, QuickRise_IsReportedAfterHalfASecondAndMeasured) {
  for (const double weightN : {350.0, 700.0, 1500.0}) {
    MovementTracker tracker(setupFor());
    tracker.measureStance();
    std::vector<MovementEvent> events;
    double toldS = 0.0;
    for (const Reading& reading : riser(weightN, 10.0, 18.0, 0.20, 0.6).readings(25.0)) {
      tracker.step(reading, events);
      if (toldS == 0.0 && !ofKind(events, EventKind::RiseStart).empty()) {
        toldS = reading.tS;
        EXPECT_TRUE(tracker.state().tiptoe.up);
        EXPECT_NEAR(tracker.state().tiptoe.heldS, 0.5, 0.03);
      }
    }
    const auto rises = ofKind(events, EventKind::RiseStart);
    const auto holds = ofKind(events, EventKind::HoldEnd);
    ASSERT_EQ(rises.size(), 1U);
    ASSERT_EQ(holds.size(), 1U);
    EXPECT_NEAR(rises[0].tS, 10.45, 0.05);
    EXPECT_NEAR(toldS, 10.95, 0.05);
    const TiptoeHold& hold = holds[0].hold;
    EXPECT_TRUE(hold.measured);
    EXPECT_NEAR(hold.startS, 10.45, 0.05);
    EXPECT_NEAR(hold.endS, 17.7, 0.05);
    EXPECT_NEAR(hold.heldS, 7.1, 0.1);
    EXPECT_NEAR(hold.rise, 0.20, 0.01);
    EXPECT_EQ(hold.steps, 0);
    EXPECT_LT(hold.wobble, 0.01);
    EXPECT_NEAR(hold.loweringS, 0.25, 0.1);
    EXPECT_FALSE(tracker.state().tiptoe.up);
  }
}

TEST(TiptoeTest, RiseThatTheLoadShows_IsMeasured) {
  for (const double riseS : {0.6, 1.0, 1.5, 2.0}) {
    for (const double rateHz : {40.0, 80.0}) {
      Synthetic person = riser(600.0, 10.0, 20.0, 0.20, riseS);
      person.rateHz = rateHz;
      person.jitter = rateHz < 50.0 ? 0.45 : 0.02;
      const auto holds = ofKind(run(person, 26.0), EventKind::HoldEnd);
      ASSERT_EQ(holds.size(), 1U) << riseS;
      EXPECT_TRUE(holds[0].hold.measured) << riseS << " s at " << rateHz << " Hz";
    }
  }
}

TEST(TiptoeTest, RiseTooSlowToTellFromALean_IsCreditedAndNotMeasured) {
  for (const double riseS : {3.0, 4.0, 5.0, 6.0}) {
    const auto holds = ofKind(run(riser(600.0, 10.0, 26.0, 0.20, riseS), 32.0), EventKind::HoldEnd);
    ASSERT_EQ(holds.size(), 1U) << riseS;
    EXPECT_FALSE(holds[0].hold.measured) << riseS;
    EXPECT_FALSE(holds[0].hold.astray) << riseS;
  }
}

TEST(TiptoeTest, LeanWithTheHeelsDown_IsAstrayAndNotMeasured) {
  for (const double leanS : {0.5, 0.8, 1.5}) {
    Synthetic person = riser(700.0, 10.0, 16.0, 0.18, leanS);
    person.loadN = [](double) { return 700.0; };
    const auto holds = ofKind(run(person, 20.0), EventKind::HoldEnd);
    ASSERT_EQ(holds.size(), 1U) << leanS;
    EXPECT_FALSE(holds[0].hold.measured) << leanS;
    EXPECT_TRUE(holds[0].hold.astray) << leanS;
  }
}

TEST(TiptoeTest, LeanOnCellsThatDisagree_IsNotMeasured) {
  for (const double error : {-0.005, 0.005}) {
    Synthetic person = riser(700.0, 10.0, 16.0, 0.18, 0.9);
    person.loadN = [y = person.copYMm, error](double tS) { return 700.0 * (1.0 + error * y(tS) / (0.18 * kFootMm)); };
    const auto holds = ofKind(run(person, 20.0), EventKind::HoldEnd);
    ASSERT_EQ(holds.size(), 1U);
    EXPECT_FALSE(holds[0].hold.measured) << error;
  }
}

TEST(TiptoeTest, PossibleLeanWithAHandOnTheRail_IsNeitherMeasuredNorAstray) {
  Synthetic person = riser(700.0, 12.0, 18.0, 0.18, 0.9);
  person.loadN = [](double tS) { return 700.0 * (1.0 - 0.08 * trapezoid(tS, 7.0, 40.0, 0.5)); };
  const auto holds = ofKind(run(person, 24.0), EventKind::HoldEnd);
  ASSERT_EQ(holds.size(), 1U);
  EXPECT_FALSE(holds[0].hold.measured);
  EXPECT_FALSE(holds[0].hold.astray);
}

/// Load over the weight of heels that come down by about 50 mm within 0.65 s until `landedS`, and strike.
double comingDown(double tS, double landedS) {
  const double s = tS - landedS;
  return s > -0.65 && s < -0.40 ? -0.04 : s > -0.05 && s < 0.0 ? 0.2 : 0.0;
}

TEST(TiptoeTest, BodyThatComesDownAndStrikes_MakesASlowRiseMeasured) {
  for (const bool hand : {false, true}) {
    Synthetic person = riser(700.0, 12.0, 24.0, 0.20, 4.0);
    person.copYMm = [](double tS) { return 0.20 * kFootMm * trapezoid(tS, 12.0, 24.0, 4.0, 0.4); };
    person.loadN = [hand](double tS) {
      const double rail = hand ? 0.08 * trapezoid(tS, 7.0, 40.0, 0.5) : 0.0;
      return 700.0 * (1.0 + pushOff(tS, 12.0, 4.0) + comingDown(tS, 24.0) - rail);
    };
    const auto holds = ofKind(run(person, 28.0), EventKind::HoldEnd);
    ASSERT_EQ(holds.size(), 1U);
    EXPECT_EQ(holds[0].hold.measured, !hand) << "a hand on the rail may have lowered the load";
    EXPECT_FALSE(holds[0].hold.astray);
  }
}

TEST(TiptoeTest, LeanWithABounceOfTheKnees_IsNotMeasured) {
  for (const double bounceS : {0.4, 0.6, 0.9}) {
    Synthetic person = riser(700.0, 10.0, 16.0, 0.22, 0.9);
    person.loadN = [bounceS](double tS) {
      return 700.0 * (1.0 - pushOff(tS, 10.2, bounceS, 60.0) + pushOff(tS, 10.2 + bounceS, bounceS, 60.0));
    };
    const auto holds = ofKind(run(person, 20.0), EventKind::HoldEnd);
    ASSERT_EQ(holds.size(), 1U) << bounceS;
    EXPECT_FALSE(holds[0].hold.measured) << bounceS;
  }
}

TEST(TiptoeTest, LeanInWhichTheBodySinks_IsAstray) {
  for (const double sinkMm : {8.0, 15.0, 21.0}) {
    Synthetic person = riser(700.0, 10.0, 16.0, 0.24, 1.2);
    person.loadN = [sinkMm](double tS) {
      return 700.0 * (1.0 - pushOff(tS, 10.0, 0.9, sinkMm) + pushOff(tS, 15.0, 1.0, sinkMm));
    };
    const auto holds = ofKind(run(person, 20.0), EventKind::HoldEnd);
    ASSERT_EQ(holds.size(), 1U) << sinkMm;
    EXPECT_FALSE(holds[0].hold.measured) << sinkMm;
    EXPECT_TRUE(holds[0].hold.astray) << sinkMm;
  }
}

TEST(TiptoeTest, LoadUnknown_HoldIsMeasuredOnlyInTheTiptoeRange) {
  Synthetic person = riser(700.0, 10.0, 16.0, 0.20, 0.9);
  person.loadN = [](double) { return 700.0; };
  TrackerSetup setup = setupFor();
  setup.loadKnown = false;
  setup.person.tiptoeShare = 0.21;
  auto holds = ofKind(run(person, 20.0, setup), EventKind::HoldEnd);
  ASSERT_EQ(holds.size(), 1U);
  EXPECT_TRUE(holds[0].hold.measured);
  setup.person.tiptoeShare = 0.30;
  holds = ofKind(run(person, 20.0, setup), EventKind::HoldEnd);
  EXPECT_FALSE(!holds.empty() && holds[0].hold.measured);
}

TEST(TiptoeTest, RiseUnderHalfASecondOrSideways_IsNotAHold) {
  EXPECT_TRUE(run(riser(700.0, 10.0, 10.7, 0.20, 0.2), 15.0).size() <= 3U);
  Synthetic person;
  person.toes = false;
  person.copXMm = [](double tS) { return 70.0 * trapezoid(tS, 10.0, 15.0); };
  EXPECT_TRUE(ofKind(run(person, 20.0), EventKind::RiseStart).empty());
}

TEST(TiptoeTest, StepsInPlace_AreCountedWithTheirSides) {
  Synthetic person = riser(700.0, 10.0, 22.0, 0.20, 0.6);
  // Ten steps, one per second, the first onto the left foot.
  person.copXMm = [](double tS) {
    return tS < 11.0 || tS >= 21.0 ? 0.0 : (static_cast<int>(tS - 11.0) % 2 == 0 ? -70.0 : 70.0);
  };
  const auto events = run(person, 25.0);
  const auto steps = ofKind(events, EventKind::StepTaken);
  const auto holds = ofKind(events, EventKind::HoldEnd);
  ASSERT_EQ(steps.size(), 10U);
  ASSERT_EQ(holds.size(), 1U);
  EXPECT_EQ(steps[0].value, -1.0);
  EXPECT_EQ(steps[1].value, 1.0);
  EXPECT_EQ(holds[0].hold.steps, 10);
  EXPECT_NEAR(holds[0].hold.cadence, 60.0, 1.0);
  EXPECT_NEAR(holds[0].hold.leftShare, 0.5, 0.05);
  EXPECT_LT(holds[0].hold.wobble, 0.02);
  EXPECT_TRUE(ofKind(events, EventKind::LeanStart).empty());
}

TEST(TiptoeTest, Seated_NoPushOffIsNeeded) {
  Synthetic person = riser(120.0, 10.0, 16.0, 0.20, 0.8);
  person.loadN = [](double) { return 120.0; };
  const auto holds = ofKind(run(person, 20.0, setupFor(Form::Seated)), EventKind::HoldEnd);
  ASSERT_EQ(holds.size(), 1U);
  EXPECT_TRUE(holds[0].hold.measured);
}

TEST(TiptoeTest, LongHold_DoesNotMoveTheQuietValues) {
  MovementTracker tracker(setupFor());
  tracker.measureStance();
  std::vector<MovementEvent> events;
  for (const Reading& reading : riser(700.0, 10.0, 40.0, 0.20, 0.6).readings(39.0)) {
    tracker.step(reading, events);
  }
  EXPECT_NEAR(tracker.state().neutralMm.y, 0.0, 1.0);
  EXPECT_TRUE(tracker.state().tiptoe.up);
  EXPECT_NEAR(tracker.state().tiptoe.rise, 0.20 / 0.15, 0.05);
}

}  // namespace
}  // namespace surefoot::test
