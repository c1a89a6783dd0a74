// SPDX-License-Identifier: MIT
// The winch's own rules, with synthetic laps.
#include "games/winch.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <gtest/gtest.h>

#include "base/math.hpp"
#include "games/synthetic_foot.hpp"
#include "games/winch_crane.hpp"
#include "games/winch_fleet.hpp"

namespace surefoot::test {
namespace {

TEST(Winch, FourSecondsIn_AsksForTheFirstLap) {
  SyntheticFoot foot({.form = Form::Seated, .foot = Foot::Left});
  EXPECT_EQ(foot.prompt(), "winch.sole_left");
  foot.rest(4.0);
  const Cue cue = foot.game().cue();
  EXPECT_EQ(cue.kind, CueKind::Circle);
  EXPECT_TRUE(cue.clockwise);
  EXPECT_EQ(cue.foot, Foot::Left);
  EXPECT_EQ(foot.prompt(), "winch.left");
}

TEST(Winch, LapOfTheLeftFoot_RingsEightDifferentLowBells) {
  SyntheticFoot foot({.foot = Foot::Left});
  foot.rest(4.0);
  foot.turn(-1.0, 3.0);
  const std::vector<std::string> rising = foot.heardOf("low");
  ASSERT_EQ(rising.size(), 8U);
  EXPECT_EQ(std::set<std::string>(rising.begin(), rising.end()).size(), 8U);
  EXPECT_TRUE(foot.heardOf("high").empty());
}

TEST(Winch, RightFootOrBothFeet_RingHighOrBothVoices) {
  SyntheticFoot right({.foot = Foot::Right});
  right.rest(4.0);
  right.turn(-1.0, 3.0);
  EXPECT_TRUE(right.heardOf("low").empty());
  EXPECT_EQ(right.heardOf("high").size(), 8U);
  SyntheticFoot both({});
  both.rest(4.0);
  both.turn(-1.0, 3.0);
  EXPECT_EQ(both.heardOf("low").size(), 8U);
  EXPECT_EQ(both.heardOf("high").size(), 8U);
}

TEST(Winch, LapMissingABell_AsksForEveryBellAndIsDoneAgain) {
  SyntheticFoot foot({.foot = Foot::Left});
  foot.rest(4.0);
  foot.turn(-1.0, 3.0, 0.8, 3);
  EXPECT_EQ(foot.heardOf("low").size(), 7U);
  EXPECT_EQ(foot.game().hud().done, 0);
  EXPECT_EQ(foot.prompt(), "winch.every_bell");
  EXPECT_EQ(foot.game().score().score(), 0.0);
  foot.turn(-1.0, 3.0);
  EXPECT_EQ(foot.game().hud().done, 1);
  EXPECT_EQ(foot.prompt(), "winch.left");
  EXPECT_GT(foot.game().score().score().value(), 0.0);
}

TEST(Winch, LapTheOtherWay_IsPointedOutAndCostsNothing) {
  SyntheticFoot foot({.repetitions = 1});
  foot.rest(4.0);
  foot.turn(1.0, 3.0);
  EXPECT_EQ(foot.prompt(), "winch.other_way");
  EXPECT_EQ(foot.game().hud().done, 0);
  foot.turn(-1.0, 3.0);
  foot.rest(4.0);
  foot.turn(1.0, 3.0);
  EXPECT_NEAR(foot.game().score().score().value(), 100.0, 1e-9);
}

TEST(Winch, LapOfTwentySeconds_Counts) {
  SyntheticFoot foot({.repetitions = 2});
  foot.rest(4.0);
  foot.turn(-1.0, 20.0);
  EXPECT_EQ(foot.game().hud().done, 1);
}

TEST(Winch, PauseBetweenLaps_LosesNothing) {
  SyntheticFoot foot({.repetitions = 2});
  foot.rest(4.0);
  foot.turn(-1.0, 3.0);
  foot.rest(20.0);
  foot.turn(-1.0, 3.0);
  EXPECT_EQ(foot.game().hud().done, 2);
}

TEST(Winch, TenLapsEachWay_CompleteTheBout) {
  SyntheticFoot foot({.repetitions = 10, .restS = 10.0});
  foot.rest(4.0);
  foot.turns(10, -1.0, 5.0);
  EXPECT_EQ(foot.game().cue().kind, CueKind::Rest);
  EXPECT_EQ(foot.game().hud().done, 10);
  foot.rest(9.5);
  EXPECT_EQ(foot.game().cue().kind, CueKind::Rest);
  foot.rest(0.6);
  EXPECT_EQ(foot.game().cue().kind, CueKind::Circle);
  EXPECT_FALSE(foot.game().cue().clockwise);
  EXPECT_EQ(foot.game().hud().done, 0) << "the display counts the laps of this way";
  EXPECT_EQ(foot.game().done(), 10) << "the bout counts both ways";
  foot.turns(10, 1.0);
  EXPECT_EQ(foot.game().done(), 20);
  EXPECT_EQ(foot.prompt(), "winch.over");
  foot.rest(5.0);
  EXPECT_TRUE(foot.game().finished());
  EXPECT_NEAR(foot.game().score().score().value(), 100.0, 1e-9);
}

TEST(Winch, EarlyLaps_Count) {
  SyntheticFoot foot({.repetitions = 1, .restS = 60.0});
  foot.turn(-1.0, 3.0);  // Before it is asked for.
  EXPECT_EQ(foot.game().hud().done, 1);
  foot.rest(2.0);
  foot.turn(1.0, 3.0);  // During the rest.
  foot.rest(0.1);
  EXPECT_EQ(foot.prompt(), "winch.over");
}

TEST(Winch, GuidedBout_IsLedAndHasNoScore) {
  SyntheticFoot foot({.form = Form::Guided, .repetitions = 3});
  foot.rest(60.0);
  EXPECT_TRUE(foot.game().finished());
  EXPECT_EQ(foot.game().done(), 6);
  EXPECT_EQ(foot.game().score().formula, "guided-circle/2");
  EXPECT_FALSE(foot.game().score().score());
  EXPECT_EQ(foot.heardOf("count").size(), 6U);
}

TEST(Winch, AnotherPlace_ChangesNoDigest) {
  const auto digestOf = [](const Place& place) {
    SyntheticFoot foot({.repetitions = 2, .place = place});
    foot.rest(4.0);
    foot.turns(2, -1.0);
    Digest digest;
    foot.game().digest(digest);
    return digest.value();
  };
  EXPECT_EQ(digestOf({}), digestOf({.tower = 40.0, .boats = 30.0}));
}

/// Lays one stone for each lap, at the pace of the laps.
void build(Crane& crane, int laps, double lapS, double off) {
  for (int lap = 0; lap < laps; ++lap) {
    for (Tick tick = 0; tick < ticksOf(lapS); ++tick) {
      crane.step(static_cast<double>(tick) / static_cast<double>(ticksOf(lapS)));
    }
    crane.lay(lap % 2 == 0 ? off : -off, true);
  }
  crane.crown();
  for (Tick tick = 0; tick < ticksOf(60.0) && !crane.crowned(); ++tick) {
    crane.step(0.0);
  }
  for (Tick tick = 0; tick < ticksOf(3.0); ++tick) {
    crane.step(0.0);
  }
}

TEST(Crane, AnyPaceHoweverRough_TheTowerStands) {
  for (const int laps : {1, 3, 10}) {
    for (const double lapS : {1.5, 3.0, 12.0}) {
      for (const double off : {0.0, 0.10}) {
        Crane crane(laps);
        build(crane, laps, lapS, off);
        EXPECT_TRUE(crane.crowned());
        EXPECT_EQ(crane.laid(), laps);
        ASSERT_EQ(crane.courses().size(), static_cast<std::size_t>(laps) + 1U);
        double y = 0.0;
        for (const Course& course : crane.courses()) {
          const Pose pose = crane.world().pose(course.body);
          y += course.size.y;
          EXPECT_NEAR(pose.at.y, y - 0.5 * course.size.y, 0.08) << laps << " laps of " << lapS << " s, " << off;
          EXPECT_NEAR(pose.at.x, 0.0, 0.3);
          EXPECT_NEAR(pose.angle, 0.0, 0.05);
        }
      }
    }
  }
}

TEST(Crane, LapUnderWay_LiftsAndSwingsTheStone) {
  Crane crane(10);
  for (Tick tick = 0; tick < ticksOf(2.0); ++tick) {
    crane.step(0.0);
  }
  ASSERT_TRUE(crane.hangs());
  const int stone = crane.courses().back().body;
  const double low = crane.world().pose(stone).at.y;
  double swing = 0.0;
  for (Tick tick = 0; tick < ticksOf(3.0); ++tick) {
    crane.step(static_cast<double>(tick) / static_cast<double>(ticksOf(3.0)));
    swing = std::max(swing, std::fabs(crane.world().pose(stone).at.x - crane.hook().x));
  }
  EXPECT_GT(crane.world().pose(stone).at.y, low + 0.8);
  EXPECT_GT(swing, 0.03);
  EXPECT_LT(swing, 0.6);
}

TEST(Crane, LapsLeftOut_SendTheStoneBackAndCrownTheTower) {
  Crane crane(10);
  build(crane, 2, 3.0, 0.0);
  EXPECT_TRUE(crane.crowned());
  EXPECT_EQ(crane.laid(), 2);
  EXPECT_EQ(crane.courses().size(), 3U);
}

TEST(Fleet, TenBoatsSentHome_AllArrive) {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    Fleet fleet(seed);
    for (int lap = 0; lap < 10; ++lap) {
      fleet.appear();
      for (Tick tick = 0; tick < ticksOf(2.0); ++tick) {
        fleet.step(static_cast<double>(tick) / static_cast<double>(ticksOf(2.0)), true, 1.0);
      }
      EXPECT_FALSE(fleet.boats().back().there);
      fleet.sendHome();
    }
    for (Tick tick = 0; tick < ticksOf(15.0); ++tick) {
      fleet.step(0.0, true, 1.0);
    }
    EXPECT_EQ(std::count_if(fleet.boats().begin(), fleet.boats().end(), [](const Boat& boat) { return boat.there; }),
              10)
        << seed;
  }
}

TEST(Fleet, FullHarbour_MakesRoom) {
  Fleet fleet(3);
  for (int lap = 0; lap < 40; ++lap) {
    fleet.appear();
    fleet.step(1.0, false, 0.0);
    fleet.sendHome();
  }
  EXPECT_EQ(fleet.boats().size(), static_cast<std::size_t>(Fleet::kBerths));
}

}  // namespace
}  // namespace surefoot::test
