// SPDX-License-Identifier: MIT
// The simulated person at work: on and off the board, cues, presses, leans, tiptoe, circles; steady, shaky, supported,
// seated, older.
#include "body/person.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/digest.hpp"
#include "base/error.hpp"
#include "body/listen.hpp"

namespace surefoot {
namespace {

using testing::HasSubstr;

constexpr int kSeeds = 20;

BodySetup setupOf(const std::string& text, int seed) {
  BodySetup setup = bodyFromText(text);
  setup.seed = static_cast<std::uint64_t>(seed);
  return setup;
}

Cue cueOf(CueKind kind) {
  return {kind, {}, 0.6, true};
}

double meanOf(const std::vector<Moment>& moments, double Moment::*member) {
  double sum = 0.0;
  for (const Moment& m : moments) {
    sum += m.*member;
  }
  return sum / static_cast<double>(moments.size());
}

double variationOf(const std::vector<Moment>& moments, double Moment::*member) {
  const double mean = meanOf(moments, member);
  double squares = 0.0;
  for (const Moment& m : moments) {
    squares += (m.*member - mean) * (m.*member - mean);
  }
  return std::sqrt(squares / static_cast<double>(moments.size())) / mean;
}

Vec2 meanCop(const std::vector<Moment>& moments) {
  Vec2 sum;
  for (const Moment& m : moments) {
    sum += m.copMm;
  }
  return sum * (1.0 / static_cast<double>(moments.size()));
}

/// A player who stands on a board and has stood still for 8 s; the time is then 10 s.
struct Standing {
  Standing(const std::string& text, int seed, Board on = splitBoard())
      : setup(setupOf(text, seed)), board(std::move(on)), person(setup, board) {
    watchPerson(person, board, 0.0, 1.0);
    person.hear(cueOf(CueKind::StepOn));
    watchPerson(person, board, 1.0, 4.0);
    person.hear(cueOf(CueKind::StandStill));
    watchPerson(person, board, 4.0, 7.0);
    quiet = watchPerson(person, board, 7.0, 10.0);
  }
  std::vector<Moment> go(double seconds) {
    const double fromS = nowS;
    nowS += seconds;
    return watchPerson(person, board, fromS, nowS);
  }
  std::vector<Moment> cue(const Cue& what, double seconds) {
    person.hear(what);
    return go(seconds);
  }

  BodySetup setup;
  Board board;
  PersonSimulator person;
  std::vector<Moment> quiet;
  double nowS = 10.0;
};

TEST(Person, ForcesAreNeverNegativeNorAbsurdWhoeverDoesWhateverOnAnyBoard) {
  const std::string flags[] = {"", "+shaky", "+supported", "+seated", "+older", "+shaky+older+foam+supported"};
  for (const char* behaviour : {"quiet", "toe-press", "tiptoe", "ankle-circle"}) {
    for (const std::string& flag : flags) {
      for (const Board& board : {splitBoard(), classicBoard()}) {
        for (int seed = 1; seed <= 3; ++seed) {
          BodySetup setup = setupOf(behaviour + flag, seed);
          setup.weightN = seed == 1 ? 350.0 : seed == 2 ? 700.0 : 1500.0;
          setup.footLengthMm = seed == 1 ? 190.0 : seed == 2 ? 250.0 : 330.0;
          PersonSimulator person(setup, board);
          for (const Moment& m : watchPerson(person, board, 0.0, 60.0, 97.0)) {
            ASSERT_GE(m.leastN, 0.0) << behaviour << flag << " at " << m.tS;
            ASSERT_LT(m.loadN, 1.35 * setup.weightN) << behaviour << flag << " at " << m.tS;
            ASSERT_FALSE(std::isnan(m.copMm.x + m.copMm.y));
          }
        }
      }
    }
  }
}

TEST(Person, ScriptsLeaveTheBoardEmptyForTheZeroThenStandStill) {
  for (int seed = 1; seed <= kSeeds; ++seed) {
    const Board board = splitBoard();
    PersonSimulator person(setupOf("toe-press", seed), board);
    for (const Moment& m : watchPerson(person, board, 0.0, 3.8)) {
      ASSERT_EQ(m.loadN, 0.0);
    }
    watchPerson(person, board, 3.8, 6.0);
    for (const Moment& m : watchPerson(person, board, 6.0, 13.5)) {
      ASSERT_NEAR(m.loadN, 700.0, 10.0);
      ASSERT_LT(m.toesN, 30.0);
    }
  }
}

TEST(Person, StepsOnFootByFootAfterAReaction) {
  for (int seed = 1; seed <= kSeeds; ++seed) {
    for (const char* text : {"player", "player+shaky", "player+older"}) {
      const Board board = splitBoard();
      PersonSimulator person(setupOf(text, seed), board);
      watchPerson(person, board, 0.0, 2.0);
      person.hear(cueOf(CueKind::StepOn));
      const auto moments = watchPerson(person, board, 2.0, 6.0);
      const auto touch = std::find_if(moments.begin(), moments.end(), [](const Moment& m) { return m.loadN > 0.0; });
      ASSERT_NE(touch, moments.end());
      EXPECT_GT(touch->tS - 2.0, 0.24) << text;
      EXPECT_LT(touch->tS - 2.0, 0.64) << text;
      EXPECT_GT(std::fabs(touch->copMm.x), 80.0) << "one foot first";
      const double peak = std::max_element(moments.begin(), moments.end(), [](const Moment& a, const Moment& b) {
                            return a.loadN < b.loadN;
                          })->loadN;
      EXPECT_GT(peak, 1.03 * 700.0) << text;
      EXPECT_LT(peak, 1.25 * 700.0) << text;
      for (const Moment& m : moments) {
        if (m.tS > touch->tS + 2.2) {
          EXPECT_NEAR(m.loadN, 700.0, 14.0) << text << " at " << m.tS;
          EXPECT_LT(std::fabs(m.copMm.x), 45.0);
        }
      }
    }
  }
}

TEST(Person, StepsOffAndStaysOffAndComesBack) {
  Standing standing("player", 1);
  standing.cue(cueOf(CueKind::StepOff), 2.0);
  for (const Moment& m : standing.cue(cueOf(CueKind::Rest), 3.0)) {
    ASSERT_EQ(m.loadN, 0.0);
  }
  const auto back = standing.cue(cueOf(CueKind::StepOn), 3.0);
  EXPECT_NEAR(back.back().loadN, 700.0, 10.0);
}

TEST(Person, StandsWithin25MmOfTheMiddleAndNotAlwaysThere) {
  double farthest = 0.0;
  for (int seed = 1; seed <= kSeeds; ++seed) {
    Standing standing("player", seed, classicBoard());
    const double off = length(meanCop(standing.quiet));
    EXPECT_LT(off, 25.0 + 12.0) << "25 mm and some sway";
    farthest = std::max(farthest, off);
  }
  EXPECT_GT(farthest, 15.0);
}

TEST(Person, PressIsAsCuedSteadyAndWithoutALean) {
  for (int seed = 1; seed <= kSeeds; ++seed) {
    Standing standing("player", seed);
    Cue press = cueOf(CueKind::Press);
    press.effort = 0.3 + 0.03 * seed;
    const double restN = meanOf(standing.quiet, &Moment::toesN);
    standing.cue(press, 1.6);
    const auto held = standing.go(4.0);
    std::vector<Moment> pressed = held;
    for (Moment& m : pressed) {
      m.toesN -= restN;
    }
    EXPECT_NEAR(meanOf(pressed, &Moment::toesN) / (press.effort * 80.0), 1.0, 0.12) << seed;
    EXPECT_LT(variationOf(pressed, &Moment::toesN), 0.08) << seed;
    EXPECT_NEAR(meanOf(held, &Moment::loadN), 700.0, 3.0);
    EXPECT_LT(length(meanCop(held) - meanCop(standing.quiet)), 0.06 * 250.0) << seed;
    standing.cue(cueOf(CueKind::Release), 1.8);
    EXPECT_NEAR(meanOf(standing.go(1.0), &Moment::toesN), restN, 4.0);
    ASSERT_EQ(standing.person.presses().size(), 1U);
    const TruePress& done = standing.person.presses()[0];
    EXPECT_EQ(done.kind, PressKind::Toe);
    EXPECT_TRUE(done.complete);
    EXPECT_NEAR(done.startS, 10.7, 0.5);
    EXPECT_NEAR(done.endS, 16.3, 0.5);
    EXPECT_NEAR(done.heldS, done.endS - done.startS, 0.4);
    EXPECT_LT(done.leanMm, 0.06 * 250.0);
  }
}

TEST(Person, TellsHowMuchItLeantInAPress) {
  const Board board = splitBoard();
  for (const double share : {0.0, 0.10}) {
    BodySetup setup = setupOf("quiet", 6);
    setup.actions = {{18.0, ActionKind::Lean, share, 10.0}, {21.0, ActionKind::ToePress, 0.7, 5.0}};
    PersonSimulator person(setup, board);
    watchPerson(person, board, 0.0, 40.0);
    const auto& presses = person.presses();
    const auto toes =
        std::find_if(presses.begin(), presses.end(), [](const TruePress& p) { return p.kind == PressKind::Toe; });
    ASSERT_NE(toes, presses.end());
    EXPECT_NEAR(toes->leanMm, share * 250.0, 9.0);
  }
}

TEST(Person, OnAClassicBoardAStandingPressShowsNothing) {
  Standing standing("player", 4, classicBoard());
  standing.cue(cueOf(CueKind::Press), 1.6);
  const auto held = standing.go(4.0);
  EXPECT_LT(length(meanCop(held) - meanCop(standing.quiet)), 0.06 * 250.0);
  EXPECT_NEAR(meanOf(held, &Moment::loadN), 700.0, 3.0);
}

TEST(Person, ShakyPressesAreWorseNotAbsurd) {
  double steady = 0.0;
  double shaky = 0.0;
  int complete = 0;
  int presses = 0;
  for (int seed = 1; seed <= 2 * kSeeds; ++seed) {
    for (const bool isShaky : {false, true}) {
      Standing standing(isShaky ? "player+shaky" : "player", seed);
      standing.cue(cueOf(CueKind::Press), 2.0);
      (isShaky ? shaky : steady) += variationOf(standing.go(2.5), &Moment::toesN) / (2.0 * kSeeds);
      standing.go(0.5);
      standing.cue(cueOf(CueKind::Release), 2.0);
      if (isShaky) {
        presses += static_cast<int>(standing.person.presses().size());
        const auto& done = standing.person.presses();
        complete += std::any_of(done.begin(), done.end(), [](const TruePress& p) { return p.complete; }) ? 1 : 0;
      }
    }
  }
  EXPECT_GT(steady, 0.015);
  EXPECT_LT(steady, 0.05);
  EXPECT_GT(shaky, 0.12);
  EXPECT_LT(shaky, 0.35);
  EXPECT_GT(complete, kSeeds) << "most of them";
  EXPECT_LT(complete, 2 * kSeeds) << "but not all";
  EXPECT_GT(presses, 2 * kSeeds) << "a lost one is tried again";
}

TEST(Person, LeansToTheTargetAndHoldsThere) {
  double steady = 0.0;
  double shaky = 0.0;
  for (int seed = 1; seed <= kSeeds; ++seed) {
    for (const bool isShaky : {false, true}) {
      Standing standing(isShaky ? "player+shaky" : "player", seed);
      Cue lean = cueOf(CueKind::LeanTo);
      lean.targetShare = {seed % 2 == 0 ? 0.08 : -0.08, 0.04};
      standing.cue(lean, 3.0);
      double worst = 0.0;
      // Where they stand at ease: without the sway of the moment.
      const Footing footing(standing.board, standing.setup.footLengthMm, traitsOf(standing.setup, false).offsetMm);
      const Vec2 wanted = footing.standingMm(0.0) + lean.targetShare * 250.0;
      const auto held = standing.go(4.0);
      for (const Moment& m : held) {
        worst += length(m.copMm - wanted) / static_cast<double>(held.size());
      }
      (isShaky ? shaky : steady) += worst / 250.0 / kSeeds;
      EXPECT_TRUE(isShaky || standing.person.presses().empty()) << "4 % forward is no forward press";
    }
  }
  EXPECT_LT(steady, 0.015);
  EXPECT_GT(shaky, 1.8 * steady);
  EXPECT_LT(shaky, 0.08);
}

TEST(Person, FollowsATargetThatMovesEveryTick) {
  Standing standing("player", 3);
  for (int i = 0; i < 600; ++i) {
    Cue lean = cueOf(CueKind::LeanTo);
    lean.targetShare = {0.08 * std::min(1.0, i / 480.0), 0.0};
    standing.cue(lean, 1.0 / 120.0);
  }
  EXPECT_NEAR(meanCop(standing.go(3.0)).x - meanCop(standing.quiet).x, 20.0, 6.0);
}

TEST(Person, SupportBeginsAfterTheStanceIsMeasured) {
  for (int seed = 1; seed <= kSeeds; ++seed) {
    Standing standing("player+supported", seed);
    EXPECT_NEAR(meanOf(standing.quiet, &Moment::loadN), 700.0, 2.0);
    standing.cue(cueOf(CueKind::Rest), 3.0);
    const auto held = standing.cue(cueOf(CueKind::Press), 5.0);
    const double taken = 1.0 - meanOf(held, &Moment::loadN) / 700.0;
    EXPECT_GT(taken, 0.045);
    EXPECT_LT(taken, 0.105);
    EXPECT_GT(variationOf(held, &Moment::loadN), 0.001) << "slowly varying";
    standing.cue(cueOf(CueKind::StandStill), 2.0);
    EXPECT_NEAR(meanOf(standing.go(1.0), &Moment::loadN), 700.0, 2.0);
  }
}

TEST(Person, SittingPutsTheLegsOnASplitBoardAndTheToesOnAClassicOne) {
  for (int seed = 1; seed <= kSeeds; ++seed) {
    Standing split("player+seated", seed);
    const double legs = meanOf(split.quiet, &Moment::loadN) / 700.0;
    EXPECT_GT(legs, 0.145);
    EXPECT_LT(legs, 0.255);
    split.cue(cueOf(CueKind::Press), 2.0);
    EXPECT_NEAR(meanOf(split.go(3.0), &Moment::toesN) - meanOf(split.quiet, &Moment::toesN), 48.0, 6.0);

    Standing classic("player+seated", seed, classicBoard());
    const double restN = meanOf(classic.quiet, &Moment::loadN);
    EXPECT_GT(restN, 0.09 * 700.0);
    EXPECT_LT(restN, 0.15 * 700.0);
    classic.cue(cueOf(CueKind::Press), 2.0);
    const auto held = classic.go(3.0);
    EXPECT_NEAR(meanOf(held, &Moment::loadN) - restN, 48.0, 6.0);
    EXPECT_GT(meanCop(held).y, meanCop(classic.quiet).y);
  }
}

double mostOf(const std::vector<Moment>& moments, double Moment::*member) {
  double most = moments.front().*member;
  for (const Moment& m : moments) {
    most = std::max(most, m.*member);
  }
  return most;
}

TEST(Person, RisesWithAPushOffAndLandsOnTheHeels) {
  for (int seed = 1; seed <= kSeeds; ++seed) {
    Standing standing("player", seed, classicBoard());
    const double before = meanCop(standing.quiet).y;
    const auto rise = standing.cue(cueOf(CueKind::Rise), 3.0);
    const auto less = [](const Moment& a, const Moment& b) { return a.loadN < b.loadN; };
    const auto push = std::max_element(rise.begin(), rise.end(), less);
    EXPECT_GT(push->loadN, 1.012 * 700.0);
    EXPECT_LT(std::min_element(push, rise.end(), less)->loadN, 0.99 * 700.0) << "then a dip";
    const auto back = std::min_element(rise.begin(), rise.end(),
                                       [](const Moment& a, const Moment& b) { return a.copMm.y < b.copMm.y; });
    EXPECT_LT(back->copMm.y, before - 10.0) << "the body is set going by a CoP that goes back first";
    EXPECT_LT(back->tS, push->tS);
    const auto held = standing.go(4.0);
    EXPECT_NEAR((meanCop(held).y - before) / 250.0, 0.26, 0.09) << "and the sway of the moment";
    for (const Moment& m : held) {
      EXPECT_GT((m.copMm.y - before) / 250.0, 0.10) << "the forefoot bears the body";
    }
    const auto down = standing.cue(cueOf(CueKind::Lower), 3.0);
    EXPECT_GT(mostOf(down, &Moment::loadN), 1.015 * 700.0) << "the heels strike";
    EXPECT_NEAR(meanCop(standing.go(3.0)).y, before, 14.0);
  }
}

TEST(Person, PushesOffAsHardAsTheRiseIsQuick) {
  // A rise of 40 mm (movement/README.md): 3.7 % of the weight in 0.8 s, 2.4 % in 1 s, 0.6 % in 2 s.
  const std::array<std::pair<double, double>, 3> sizes{{{0.8, 0.037}, {1.0, 0.024}, {2.0, 0.006}}};
  for (const auto& [riseS, size] : sizes) {
    BodySetup setup = setupOf("quiet", 1);
    setup.actions = {{20.0, ActionKind::Rise, 1.0, 10.0, riseS}};
    const Board board = classicBoard();
    PersonSimulator person(setup, board);
    watchPerson(person, board, 0.0, 20.0);
    EXPECT_NEAR(mostOf(watchPerson(person, board, 20.0, 23.5), &Moment::loadN) / 700.0 - 1.0, size, 0.004) << riseS;
  }
}

TEST(Person, ASlowLoweringStrikesSofterThanADrop) {
  const Board board = classicBoard();
  for (int seed = 1; seed <= kSeeds; ++seed) {
    Standing slow("player", seed, board);
    Standing quick("player+shaky", seed, board);
    double peaks[2];
    for (Standing* standing : {&slow, &quick}) {
      standing->cue(cueOf(CueKind::Rise), 4.0);
      peaks[standing == &quick ? 1 : 0] = mostOf(standing->cue(cueOf(CueKind::Lower), 4.0), &Moment::loadN) / 700.0;
    }
    EXPECT_LT(peaks[0], 1.11);
    EXPECT_GT(peaks[1], peaks[0] + 0.01);
  }
}

TEST(Person, TellsOfItsHolds) {
  for (const char* text : {"player", "player+supported", "player+seated", "player+older"}) {
    for (int seed = 1; seed <= kSeeds; ++seed) {
      Standing standing(text, seed);
      standing.cue(cueOf(CueKind::Rise), 10.0);
      standing.cue(cueOf(CueKind::Lower), 5.0);
      standing.cue(cueOf(CueKind::March), 10.0);
      standing.cue(cueOf(CueKind::Rest), 5.0);
      const auto& holds = standing.person.holds();
      ASSERT_EQ(holds.size(), 2U) << text;
      EXPECT_NEAR(holds[0].startS, 11.2, 0.6) << text;
      EXPECT_NEAR(holds[0].endS, 21.6, 1.1) << text;
      EXPECT_EQ(holds[0].steps, 0);
      EXPECT_GE(holds[1].steps, 4) << text;
      EXPECT_LE(holds[1].steps, 9) << text;
    }
  }
}

TEST(Person, ShakyPeopleComeDownEarlySometimesAndGoUpAgain) {
  int early = 0;
  for (int seed = 1; seed <= 3 * kSeeds; ++seed) {
    Standing standing("player+shaky", seed);
    standing.cue(cueOf(CueKind::Rise), 20.0);
    standing.cue(cueOf(CueKind::Lower), 5.0);
    const auto& holds = standing.person.holds();
    ASSERT_GE(holds.size(), 1U);
    ASSERT_LE(holds.size(), 2U);
    early += holds.size() == 2U ? 1 : 0;
  }
  EXPECT_GT(early, 3);
  EXPECT_LT(early, 2 * kSeeds);
}

TEST(Person, ALeanOnFlatFeetIsNoHold) {
  const Board board = classicBoard();
  BodySetup setup = setupOf("quiet", 3);
  setup.actions = {{20.0, ActionKind::Lean, 0.25, 6.0}};
  PersonSimulator person(setup, board);
  watchPerson(person, board, 0.0, 40.0);
  EXPECT_TRUE(person.holds().empty());
}

TEST(Person, MarchesFromFootToFootAtMost60StepsAMinute) {
  Standing standing("player", 2);
  standing.cue(cueOf(CueKind::March), 4.0);
  const auto march = standing.go(20.0);
  int steps = 0;
  double side = 0.0;
  for (const Moment& m : march) {
    if (std::fabs(m.copMm.x) > 50.0 && m.copMm.x * side <= 0.0) {
      side = m.copMm.x;
      ++steps;
    }
  }
  EXPECT_GE(steps, 15);
  EXPECT_LE(steps, 21);
}

TEST(Person, MarchesSittingByTakingTheLoadOffOneFoot) {
  Standing standing("player+seated", 2);
  const double restN = meanOf(standing.quiet, &Moment::loadN);
  standing.cue(cueOf(CueKind::March), 4.0);
  double least = restN;
  double left = 0.0;
  double right = 0.0;
  for (const Moment& m : standing.go(10.0)) {
    least = std::min(least, m.loadN);
    left = std::min(left, m.copMm.x);
    right = std::max(right, m.copMm.x);
  }
  EXPECT_LT(least, 0.7 * restN);
  EXPECT_GT(least, 0.4 * restN);
  EXPECT_LT(left, -60.0);
  EXPECT_GT(right, 60.0);
}

/// Turns round the mean, counter-clockwise over 0, and the mean distance from it.
std::pair<double, double> turnsOf(const std::vector<Moment>& moments) {
  const Vec2 centre = meanCop(moments);
  double turned = 0.0;
  double radius = 0.0;
  for (std::size_t i = 1; i < moments.size(); ++i) {
    const Vec2 a = moments[i - 1].copMm - centre;
    const Vec2 b = moments[i].copMm - centre;
    turned += std::atan2(a.x * b.y - a.y * b.x, a.x * b.x + a.y * b.y) / (2.0 * kPi);
    radius += length(b) / static_cast<double>(moments.size());
  }
  return {turned, radius};
}

TEST(Person, CirclesTheWayItIsAskedAndTellsOfItsLaps) {
  for (const char* text : {"player", "player+seated", "player+supported", "player+older"}) {
    for (int seed = 1; seed <= kSeeds / 2; ++seed) {
      for (const bool clockwise : {true, false}) {
        Standing standing(text, seed);
        Cue circle = cueOf(CueKind::Circle);
        circle.clockwise = clockwise;
        standing.cue(circle, 2.0);
        const auto [turns, radius] = turnsOf(standing.go(20.0));
        const double sign = clockwise ? -1.0 : 1.0;
        EXPECT_GT(sign * turns, 4.0) << text;
        EXPECT_LT(sign * turns, 8.0) << text;
        EXPECT_GT(radius, standing.setup.seated ? 11.0 : 20.0) << text;
        EXPECT_LT(radius, standing.setup.seated ? 19.0 : 40.0) << text;
        standing.cue(cueOf(CueKind::Rest), 3.0);
        const auto& laps = standing.person.laps();
        ASSERT_GE(laps.size(), 5U) << text;
        for (std::size_t i = 0; i + 1 < laps.size(); ++i) {
          EXPECT_TRUE(laps[i].complete) << text;
          EXPECT_EQ(laps[i].clockwise, clockwise);
          EXPECT_EQ(laps[i].endS, laps[i + 1].startS);
        }
        EXPECT_FALSE(laps.back().complete) << "broken off";
      }
    }
  }
}

TEST(Person, ShakyCirclesAreUnevenAndSometimesHaveGaps) {
  int whole = 0;
  int gaps = 0;
  for (int seed = 1; seed <= kSeeds; ++seed) {
    Standing standing("player+shaky", seed);
    standing.cue(cueOf(CueKind::Circle), 40.0);
    for (const TrueLap& lap : standing.person.laps()) {
      (lap.complete ? whole : gaps) += 1;
    }
  }
  EXPECT_GT(gaps, whole / 40);
  EXPECT_LT(gaps, whole / 3);
}

TEST(Person, NobodyLeapsWhileCircling) {
  // A lap of 25 mm in 3 s is 50 mm/s, twice that in a hurry; a cut corner is gone into and out of within half a second.
  constexpr double kFastestMmS = 300.0;
  for (int seed = 1; seed <= kSeeds; ++seed) {
    CirclingTraits traits;
    traits.radiusMm = 25.0;
    traits.gapChance = 1.0;
    Circling circling(traits, static_cast<std::uint64_t>(seed));
    Vec2 before = circling.atMm();
    for (int i = 1; i <= 40 * 120; ++i) {
      if (i % (10 * 120) == 120) {
        circling.go(i % (20 * 120) == 120 ? 1.0 : -1.0, 1.0);
      }
      circling.step(i * kBodyStepS);
      ASSERT_LT(length(circling.atMm() - before), kFastestMmS * kBodyStepS) << seed << ' ' << i;
      before = circling.atMm();
    }
  }
}

TEST(Person, SittingCirclesOneSoleWithNothingOnTheOtherSide) {
  const Board board = splitBoard();
  for (const Foot foot : {Foot::Left, Foot::Right}) {
    PersonSimulator person(setupOf("player+seated", 4), board);
    watchPerson(person, board, 0.0, 1.0);
    person.hear({.kind = CueKind::StepOn, .foot = foot, .exercise = Exercise::AnkleCircle});
    watchPerson(person, board, 1.0, 8.0);
    person.hear({.kind = CueKind::Circle, .foot = foot});
    for (int i = 8 * 120; i < 20 * 120; ++i) {
      const CellForces forces = person.forcesAt(i / 120.0);
      double feet[2] = {0.0, 0.0};
      for (std::size_t cell = 0; cell < board.cells.size(); ++cell) {
        feet[board.cells[cell].placeMm.x > 0.0 ? 1 : 0] += forces[cell];
      }
      EXPECT_EQ(feet[foot == Foot::Left ? 1 : 0], 0.0);
      EXPECT_NEAR(feet[foot == Foot::Left ? 0 : 1], 0.5 * 0.20 * 700.0, 0.5 * 0.06 * 700.0);
    }
    EXPECT_GE(person.laps().size(), 2U);
  }
}

TEST(Person, SittingWithSolesOnAClassicBoardBringsTheWholeLegs) {
  const Board board = classicBoard();
  double loads[2];
  for (const Exercise exercise : {Exercise::ToePress, Exercise::Tiptoe}) {
    PersonSimulator person(setupOf("player+seated", 4), board);
    watchPerson(person, board, 0.0, 1.0);
    person.hear({.kind = CueKind::StepOn, .exercise = exercise});
    watchPerson(person, board, 1.0, 6.0);
    loads[exercise == Exercise::Tiptoe ? 1 : 0] = meanOf(watchPerson(person, board, 6.0, 8.0), &Moment::loadN);
  }
  EXPECT_LT(loads[0], 0.145 * 700.0);
  EXPECT_GT(loads[1], 0.145 * 700.0);
}

TEST(Person, ScriptsDoTheDoseOfTheArticle) {
  const Board board = splitBoard();
  PersonSimulator tiptoe(setupOf("tiptoe", 1), board);
  watchPerson(tiptoe, board, 0.0, 240.0, 40.0);
  ASSERT_EQ(tiptoe.holds().size(), 6U);
  for (std::size_t i = 0; i < 6; ++i) {
    EXPECT_NEAR(tiptoe.holds()[i].endS - tiptoe.holds()[i].startS, 22.0, 2.0);
    EXPECT_EQ(tiptoe.holds()[i].steps > 0, i % 2 == 1);
    if (i > 0) {
      EXPECT_NEAR(tiptoe.holds()[i].startS - tiptoe.holds()[i - 1].endS, 12.5, 3.5);
    }
  }
  PersonSimulator circles(setupOf("ankle-circle+seated", 1), board);
  int ways[2] = {0, 0};
  for (double tS = 0.0; tS < 200.0 && ways[0] + ways[1] < 40; tS += 0.5) {
    circles.forcesAt(tS);
    ways[0] = 0;
    ways[1] = 0;
    for (const TrueLap& lap : circles.laps()) {
      ways[lap.clockwise ? 0 : 1] += lap.complete ? 1 : 0;
    }
  }
  EXPECT_EQ(ways[0], 20) << "ten with each foot";
  EXPECT_EQ(ways[1], 20);
}

TEST(Person, LosesBalanceStepsOffAndComesBackElsewhere) {
  const Board board = classicBoard();
  BodySetup setup = setupOf("quiet", 6);
  setup.actions = {{20.0, ActionKind::Rise, 1.0, 5.0}, {25.0, ActionKind::Stumble, -1.0, 4.0}};
  PersonSimulator person(setup, board);
  watchPerson(person, board, 0.0, 14.0);
  const Vec2 before = meanCop(watchPerson(person, board, 14.0, 19.0));
  watchPerson(person, board, 19.0, 25.0);
  const auto falling = watchPerson(person, board, 25.0, 26.0);
  const auto leftmost = std::min_element(falling.begin(), falling.end(),
                                         [](const Moment& a, const Moment& b) { return a.copMm.x < b.copMm.x; });
  EXPECT_LT(leftmost->copMm.x, -70.0);
  watchPerson(person, board, 26.0, 27.0);
  EXPECT_EQ(meanOf(watchPerson(person, board, 27.0, 28.5), &Moment::loadN), 0.0);
  watchPerson(person, board, 28.5, 34.0);
  const auto back = watchPerson(person, board, 34.0, 40.0);
  EXPECT_NEAR(meanOf(back, &Moment::loadN), 700.0, 5.0);
  EXPECT_GT(length(meanCop(back) - before), 1.0);
  EXPECT_LT(length(meanCop(back) - before), 30.0);
  EXPECT_EQ(person.holds().size(), 1U);
}

TEST(Person, ActionsAreDistractorsNotPresses) {
  const Board board = splitBoard();
  BodySetup setup = setupOf("quiet", 6);
  setup.actions = {{30.0, ActionKind::Shift, 0.15, 3.0},
                   {20.0, ActionKind::Lean, 0.12, 4.0},
                   {40.0, ActionKind::ToePress, 0.5, 1.5},
                   {50.0, ActionKind::Rail, 0.08, 4.0},
                   {60.0, ActionKind::StepOff, 0.0, 4.0}};
  PersonSimulator person(setup, board);
  watchPerson(person, board, 0.0, 12.0);
  const auto quiet = watchPerson(person, board, 12.0, 20.0);
  const Vec2 neutral = meanCop(quiet);
  watchPerson(person, board, 20.0, 22.0);
  EXPECT_NEAR(meanCop(watchPerson(person, board, 22.0, 24.0)).y - neutral.y, 30.0, 12.0);
  watchPerson(person, board, 24.0, 32.0);
  EXPECT_NEAR(meanCop(watchPerson(person, board, 32.0, 33.0)).x - neutral.x, 37.5, 12.0);
  watchPerson(person, board, 33.0, 41.0);
  EXPECT_GT(meanOf(watchPerson(person, board, 41.0, 41.5), &Moment::toesN), 30.0);
  watchPerson(person, board, 41.5, 52.0);
  EXPECT_NEAR(meanOf(watchPerson(person, board, 52.0, 54.0), &Moment::loadN), 0.92 * 700.0, 14.0);
  watchPerson(person, board, 54.0, 62.0);
  EXPECT_EQ(meanOf(watchPerson(person, board, 62.0, 63.5), &Moment::loadN), 0.0);
  watchPerson(person, board, 63.5, 70.0);
  EXPECT_NEAR(momentOf(board, person.forcesAt(70.0), 70.0).loadN, 700.0, 10.0);

  ASSERT_EQ(person.presses().size(), 2U);
  EXPECT_EQ(person.presses()[0].kind, PressKind::Forward);
  EXPECT_TRUE(person.presses()[0].complete);
  EXPECT_NEAR(person.presses()[0].peak, 30.0, 3.0);
  EXPECT_EQ(person.presses()[1].kind, PressKind::Toe);
  EXPECT_FALSE(person.presses()[1].complete);
}

TEST(Person, OnlyAPlayerListens) {
  const Board board = splitBoard();
  PersonSimulator deaf(setupOf("quiet", 1), board);
  PersonSimulator alone(setupOf("quiet", 1), board);
  deaf.hear(cueOf(CueKind::Press));
  for (int i = 0; i < 1200; ++i) {
    ASSERT_EQ(deaf.forcesAt(i / 100.0), alone.forcesAt(i / 100.0));
  }
}

TEST(Person, WhenItIsAskedDoesNotChangeWhatItDoes) {
  const Board board = splitBoard();
  PersonSimulator often(setupOf("toe-press+shaky", 9), board);
  PersonSimulator seldom(setupOf("toe-press+shaky", 9), board);
  for (int i = 0; i <= 30 * 93; ++i) {
    const CellForces forces = often.forcesAt(i / 93.0);
    if (i % 31 == 0) {
      ASSERT_EQ(forces, seldom.forcesAt(i / 93.0)) << i;
    }
  }
}

TEST(Person, TheSameTimeAgainGivesTheSameForces) {
  const Board board = splitBoard();
  PersonSimulator person(setupOf("quiet", 1), board);
  const CellForces forces = person.forcesAt(7.123);
  EXPECT_EQ(person.forcesAt(7.123), forces);
}

/// Of 40 s of each of these people on both boards.
std::uint64_t pathDigest(std::initializer_list<const char*> people) {
  Digest digest;
  for (const char* text : people) {
    for (const Board& board : {splitBoard(), classicBoard()}) {
      PersonSimulator person(setupOf(text, 42), board);
      for (int i = 0; i < 40 * 116; ++i) {
        for (const double force : person.forcesAt(i / 115.7)) {
          digest.add(force);
        }
      }
    }
  }
  return digest.value();
}

TEST(Person, PathIsTheSameOnEveryCompilerToTheLastBit) {
  // Printed once by g++ 12 and clang++ 14, each at -O0 and -O2, all four alike; changes whenever the person changes
  // on purpose.
  EXPECT_EQ(pathDigest({"toe-press", "toe-press+shaky+supported", "toe-press+seated", "quiet+older+foam"}),
            0xF6060D4586320BB0ULL);
  EXPECT_EQ(pathDigest({"tiptoe+older", "tiptoe+shaky", "tiptoe+seated", "ankle-circle+foam", "ankle-circle+shaky",
                        "ankle-circle+seated"}),
            0xB4451611B893A16EULL);
}

TEST(Person, RefusesWhoAndWhereItCannotBe) {
  const auto whyNot = [](const BodySetup& setup, const Board& board) -> std::string {
    try {
      PersonSimulator person(setup, board);
    } catch (const Error& error) {
      return error.what();
    }
    return "";
  };
  BodySetup setup;
  setup.weightN = 100.0;
  EXPECT_THAT(whyNot(setup, splitBoard()), HasSubstr("weight"));
  setup = {};
  setup.footLengthMm = std::nan("");
  EXPECT_THAT(whyNot(setup, splitBoard()), HasSubstr("foot length"));
  setup = {};
  setup.bestToeN = 0.0;
  EXPECT_THAT(whyNot(setup, splitBoard()), HasSubstr("toe force"));
  EXPECT_THAT(whyNot({}, Board{}), HasSubstr("board"));
}

TEST(BodyText, NamesABehaviourAndFlags) {
  const BodySetup setup = bodyFromText("tiptoe+shaky+older");
  EXPECT_EQ(setup.behaviour, Behaviour::Tiptoe);
  EXPECT_TRUE(setup.shaky);
  EXPECT_TRUE(setup.older);
  EXPECT_FALSE(setup.seated);
  EXPECT_FALSE(setup.supported);
  EXPECT_EQ(bodyFromText("player").behaviour, Behaviour::Player);
}

TEST(BodyText, SaysWhichWordIsWrongAndWhichThereAre) {
  const auto whyNot = [](const std::string& text) -> std::string {
    try {
      bodyFromText(text);
    } catch (const Error& error) {
      return error.what();
    }
    return "";
  };
  EXPECT_THAT(whyNot("dancer"), testing::AllOf(HasSubstr("dancer"), HasSubstr("player"), HasSubstr("toe-press")));
  EXPECT_THAT(whyNot("player+drunk"), testing::AllOf(HasSubstr("drunk"), HasSubstr("shaky")));
  EXPECT_THAT(whyNot(""), HasSubstr("''"));
  EXPECT_THAT(whyNot("player+"), HasSubstr("''"));
}

}  // namespace
}  // namespace surefoot
