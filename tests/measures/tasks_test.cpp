// SPDX-License-Identifier: MIT
#include "measures/tasks.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace surefoot::test {
namespace {

using ::testing::HasSubstr;

double valueOf(const std::vector<Measure>& measures, std::string_view key) {
  const auto found = std::ranges::find_if(measures, [&](const Measure& m) { return m.definition->key == key; });
  return found == measures.end() || !found->value ? -1.0 : *found->value;
}

std::string reasonOf(const std::vector<Measure>& measures, std::string_view key) {
  const auto found = std::ranges::find_if(measures, [&](const Measure& m) { return m.definition->key == key; });
  return found == measures.end() ? "none" : found->reason;
}

/// Signal at 1 s; leans to the front right at 40 mm/s from 1.5 s on to 80 mm, and to 95 mm from 6 s on.
LeanTrial lean(double endS = 8.0, double sideMm = 0.0) {
  LeanTrial trial{.trace = {}, .cueS = 1.0, .neutralMm = {20.0, -30.0}, .towards = {5.0, 5.0}};
  for (int i = 0; i < static_cast<int>(endS * 100.0); ++i) {
    const double t = i / 100.0;
    const double along = std::clamp(40.0 * (t - 1.5), 0.0, 80.0) + std::clamp(20.0 * (t - 6.0), 0.0, 15.0);
    const double across = sideMm * std::sin(2.0 * std::numbers::pi * std::clamp(t - 1.5, 0.0, 2.0) / 2.0);
    trial.trace.tS.push_back(t);
    trial.trace.mlMm.push_back(20.0 + (along - across) / std::numbers::sqrt2);
    trial.trace.apMm.push_back(-30.0 + (along + across) / std::numbers::sqrt2);
  }
  return trial;
}

TEST(Limits, StraightLean_GivesAllMeasures) {
  const auto measures = limitsMeasures(lean());
  ASSERT_EQ(measures.size(), 7U);
  EXPECT_NEAR(valueOf(measures, "limits_reaction_time_s"), 0.75, 0.02);
  EXPECT_NEAR(valueOf(measures, "limits_movement_velocity_mm_s"), 40.0, 1.0);
  EXPECT_NEAR(valueOf(measures, "limits_end_point_mm"), 80.0, 0.5);
  EXPECT_NEAR(valueOf(measures, "limits_max_excursion_mm"), 95.0, 0.5);
  EXPECT_NEAR(valueOf(measures, "limits_directional_control_percent"), 100.0, 0.1);
}

// Feet of 250 mm on the marks: 125 mm forward, 85 + 47.5 sideways; to the front right the front edge comes first.
TEST(Limits, FeetOnTheMarks_GivePercentOfTheBaseOfSupport) {
  EXPECT_NEAR(supportTowards({0.0, 2.0}, 250.0, 85.0), 125.0, 1e-9);
  EXPECT_NEAR(supportTowards({-1.0, 0.0}, 250.0, 85.0), 132.5, 1e-9);
  EXPECT_NEAR(supportTowards({1.0, 1.0}, 250.0, 85.0), 125.0 * std::numbers::sqrt2, 1e-9);
  LeanTrial trial = lean();
  EXPECT_THAT(reasonOf(limitsMeasures(trial), "limits_end_point_percent"), HasSubstr("feet on the marks"));
  trial.supportMm = supportTowards(trial.towards, 250.0, 85.0);
  const auto measures = limitsMeasures(trial);
  EXPECT_NEAR(valueOf(measures, "limits_end_point_percent"), 100.0 * 80.0 / (125.0 * std::numbers::sqrt2), 0.5);
  EXPECT_NEAR(valueOf(measures, "limits_max_excursion_percent"), 100.0 * 95.0 / (125.0 * std::numbers::sqrt2), 0.5);
}

// The left foot goes round a circle of 4 mm once in 5 s, the right one does not move.
TEST(FootSway, TwoPlates_GiveTheSwayOfEachFoot) {
  std::vector<Reading> readings(3000);
  for (std::size_t i = 0; i < readings.size(); ++i) {
    Reading& reading = readings[i];
    reading.tS = static_cast<double>(i) / 100.0;
    const double turn = 2.0 * std::numbers::pi * reading.tS / 5.0;
    reading.whole = {.mm = {0.0, 0.0}, .loadN = 700.0, .valid = true};
    reading.left = {.mm = {-105.0 + 4.0 * std::cos(turn), 4.0 * std::sin(turn)}, .loadN = 350.0, .valid = true};
    reading.right = {.mm = {105.0, 0.0}, .loadN = 350.0, .valid = true};
  }
  const auto measures = footMeasures(readings);
  EXPECT_NEAR(valueOf(measures, "foot_velocity_left_mm_s"), 2.0 * std::numbers::pi * 4.0 / 5.0, 0.02);
  EXPECT_NEAR(valueOf(measures, "foot_ellipse_area_left_mm2"), std::numbers::pi * 5.99 * 8.0, 2.0);
  EXPECT_EQ(reasonOf(measures, "foot_velocity_right_mm_s"), "the centre of pressure never moves");
  for (Reading& reading : readings) {
    reading.left.valid = reading.tS < 10.0 || reading.tS > 12.0;
  }
  EXPECT_THAT(reasonOf(footMeasures(readings), "foot_velocity_left_mm_s"), HasSubstr("a gap of 2"));
}

// On the way from 10 to 80 mm: across the line 10 mm out, 20 back and 10 to the line.
TEST(Limits, CrookedLean_LowersDirectionalControl) {
  const double control = valueOf(limitsMeasures(lean(8.0, 10.0)), "limits_directional_control_percent");
  const double across = 40.0 - 10.0 * std::sin(2.0 * std::numbers::pi * 0.25 / 2.0);
  EXPECT_NEAR(control, 100.0 * (70.0 - across) / 70.0, 1.5);
}

TEST(Limits, BadLean_HasReasons) {
  EXPECT_EQ(reasonOf(limitsMeasures(lean(1.6)), "limits_end_point_mm"), "no lean of 20 mm towards the target");
  const auto unstopped = limitsMeasures(lean(3.0));
  EXPECT_EQ(reasonOf(unstopped, "limits_end_point_mm"), "the lean did not come to a stop");
  EXPECT_GT(valueOf(unstopped, "limits_max_excursion_mm"), 55.0);
  LeanTrial early = lean();
  early.cueS = 1.7;
  EXPECT_THAT(reasonOf(limitsMeasures(early), "limits_reaction_time_s"), HasSubstr("before the signal"));
  LeanTrial nowhere = lean();
  nowhere.towards = {0.0, 0.0};
  EXPECT_EQ(reasonOf(limitsMeasures(nowhere), "limits_end_point_mm"), "no target");
  EXPECT_EQ(reasonOf(limitsMeasures({.trace = {}, .towards = {1, 0}}), "limits_end_point_mm"), "no valid sample");
  LeanTrial away = lean();
  away.towards = {-1.0, -1.0};
  EXPECT_EQ(reasonOf(limitsMeasures(away), "limits_end_point_mm"), "no lean of 20 mm towards the target");
}

TEST(SingleLeg, StandingOnOneLeg_GivesTimeAndVelocity) {
  Trace trace;
  for (int i = 0; i < 2000; ++i) {
    const double t = i / 100.0;
    trace.tS.push_back(t);
    trace.mlMm.push_back(std::abs(t - 2.0) < 0.3 || std::abs(t - 12.0) < 0.3 ? 80.0 : 0.0);  // stepping
    trace.apMm.push_back(15.0 * t);
  }
  const auto measures = singleLegMeasures({.trace = trace, .startS = 2.0, .endS = 12.0}, Filter::None);
  EXPECT_NEAR(valueOf(measures, "single_leg_time_s"), 10.0, 1e-12);
  EXPECT_NEAR(valueOf(measures, "single_leg_velocity_mm_s"), 15.0, 0.02);
  const auto brief = singleLegMeasures({.trace = trace, .startS = 2.0, .endS = 4.5});
  EXPECT_NEAR(valueOf(brief, "single_leg_time_s"), 2.5, 1e-12);
  EXPECT_EQ(reasonOf(brief, "single_leg_velocity_mm_s"), "less than 3 s on one leg");
  EXPECT_EQ(reasonOf(singleLegMeasures({.trace = trace, .startS = 4.0, .endS = 4.0}), "single_leg_time_s"),
            "the foot was not lifted");
  EXPECT_EQ(reasonOf(singleLegMeasures({.trace = {}, .startS = 1.0, .endS = 9.0}), "single_leg_velocity_mm_s"),
            "no valid sample");
}

TEST(LoadShare, PlatesOrPlaces_GiveTheShareOfEachFoot) {
  std::vector<Reading> readings(10);
  for (Reading& reading : readings) {
    reading.whole.valid = true;
    reading.left.loadN = 420.0;
    reading.right.loadN = 280.0;
  }
  readings[3].faulty = true;
  readings[3].left.loadN = 1e9;
  EXPECT_NEAR(valueOf(loadShareOfPlates(readings), "load_share_left_percent"), 60.0, 1e-12);
  EXPECT_NEAR(valueOf(loadShareOfPlates(readings), "load_share_right_percent"), 40.0, 1e-12);
  EXPECT_THAT(reasonOf(loadShareOfPlates({}), "load_share_left_percent"), HasSubstr("no load"));

  const Trace trace{.tS = {0, 1}, .apMm = {0, 0}, .mlMm = {-25, -15}};
  EXPECT_NEAR(valueOf(loadShareOfPlaces(trace, -100.0, 100.0), "load_share_left_percent"), 60.0, 1e-12);
  EXPECT_THAT(reasonOf(loadShareOfPlaces(trace, 0.0, 0.0), "load_share_left_percent"), HasSubstr("not known"));
  EXPECT_THAT(reasonOf(loadShareOfPlaces(trace, 100.0, 300.0), "load_share_left_percent"), HasSubstr("outside"));
  EXPECT_EQ(reasonOf(loadShareOfPlaces({}, -1.0, 1.0), "load_share_left_percent"), "no valid sample");
}

TEST(MeanOf, MissingTrial_GivesTheReason) {
  const Measure two = measured("range_mm", 2.0);
  const Measure five = measured("range_mm", 5.0);
  const Measure none = absent("range_mm", "a gap");
  EXPECT_EQ(meanOf(std::vector{&two, &five}, "range_mm").value, 3.5);
  EXPECT_EQ(meanOf(std::vector{&two, &none}, "range_mm").reason, "a gap");
  EXPECT_EQ(meanOf({}, "range_mm").reason, "no trial");
}

}  // namespace
}  // namespace surefoot::test
