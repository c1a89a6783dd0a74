// SPDX-License-Identifier: MIT
// The simulated person: on and off the board, cues, leans, scripts, who cannot be simulated.
#include "body/person.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/digest.hpp"
#include "base/error.hpp"
#include "body/standing.hpp"

namespace surefoot::test {
namespace {

using testing::HasSubstr;

TEST(Person, AnyScriptOnAnyBoard_ForcesAreNeverNegativeNorAbsurd) {
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

TEST(Person, Script_LeavesTheBoardEmptyForTheZeroThenStandsStill) {
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

TEST(Person, StepOnCue_StepsOnFootByFootAfterAReaction) {
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

TEST(Person, StepOffCue_StaysOffUntilAskedBack) {
  Standing standing("player", 1);
  standing.cue(cueOf(CueKind::StepOff), 2.0);
  for (const Moment& m : standing.cue(cueOf(CueKind::Rest), 3.0)) {
    ASSERT_EQ(m.loadN, 0.0);
  }
  const auto back = standing.cue(cueOf(CueKind::StepOn), 3.0);
  EXPECT_NEAR(back.back().loadN, 700.0, 10.0);
}

TEST(Person, QuietStance_IsNearTheMiddleButNotAlwaysThere) {
  double farthest = 0.0;
  for (int seed = 1; seed <= kSeeds; ++seed) {
    Standing standing("player", seed, classicBoard());
    const double off = length(meanCop(standing.quiet));
    EXPECT_LT(off, 25.0 + 12.0) << "25 mm and some sway";
    farthest = std::max(farthest, off);
  }
  EXPECT_GT(farthest, 15.0);
}

TEST(Person, LeanCue_LeansToTheTargetAndHoldsThere) {
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

TEST(Person, TargetThatMovesEveryTick_IsFollowed) {
  Standing standing("player", 3);
  for (int i = 0; i < 600; ++i) {
    Cue lean = cueOf(CueKind::LeanTo);
    lean.targetShare = {0.08 * std::min(1.0, i / 480.0), 0.0};
    standing.cue(lean, 1.0 / 120.0);
  }
  EXPECT_NEAR(meanCop(standing.go(3.0)).x - meanCop(standing.quiet).x, 20.0, 6.0);
}

TEST(Person, Supported_HoldsOnExceptWhileStandingStill) {
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

TEST(Person, Sitting_PutsTheLegsOnASplitBoardAndTheToesOnAClassicOne) {
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

TEST(Person, TiptoeOrCircleScript_DoesTheDoseOfTheArticle) {
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

TEST(Person, LossOfBalance_StepsOffAndComesBackElsewhere) {
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

TEST(Person, ListedActions_HappenAtTheirTimesAndReportTheirPresses) {
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

TEST(Person, NotAPlayer_IgnoresCues) {
  const Board board = splitBoard();
  PersonSimulator deaf(setupOf("quiet", 1), board);
  PersonSimulator alone(setupOf("quiet", 1), board);
  deaf.hear(cueOf(CueKind::Press));
  for (int i = 0; i < 1200; ++i) {
    ASSERT_EQ(deaf.forcesAt(i / 100.0), alone.forcesAt(i / 100.0));
  }
}

TEST(Person, AskedMoreOften_GivesTheSameForces) {
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

TEST(Person, SameTimeAgain_GivesTheSameForces) {
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

TEST(Person, EveryCompiler_PathIsTheSameToTheLastBit) {
  // Printed once by g++ 12 and clang++ 14, each at -O0 and -O2, all four alike; changes whenever the person changes
  // on purpose.
  EXPECT_EQ(pathDigest({"toe-press", "toe-press+shaky+supported", "toe-press+seated", "quiet+older+foam"}),
            0xE3E8712BFDA1D1D1ULL);
  EXPECT_EQ(pathDigest({"tiptoe+older", "tiptoe+shaky", "tiptoe+seated", "ankle-circle+foam", "ankle-circle+shaky",
                        "ankle-circle+seated"}),
            0xC0471F770D409BE7ULL);
}

TEST(Person, ImpossiblePersonOrBoard_IsRefused) {
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

TEST(BodyText, BehaviourAndFlags_AreRead) {
  const BodySetup setup = bodyFromText("tiptoe+shaky+older");
  EXPECT_EQ(setup.behaviour, Behaviour::Tiptoe);
  EXPECT_TRUE(setup.shaky);
  EXPECT_TRUE(setup.older);
  EXPECT_FALSE(setup.seated);
  EXPECT_FALSE(setup.supported);
  EXPECT_EQ(bodyFromText("player").behaviour, Behaviour::Player);
}

TEST(BodyText, AwkwardPeople_AreRead) {
  EXPECT_EQ(bodyFromText("leaner").behaviour, Behaviour::Leaner);
  EXPECT_EQ(bodyFromText("swayer+foam").behaviour, Behaviour::Swayer);
  const BodySetup setup = bodyFromText("player+unsure+touching+toe-leaner");
  EXPECT_TRUE(setup.unsure);
  EXPECT_TRUE(setup.touching);
  EXPECT_TRUE(setup.toeLeaner);
}

TEST(BodyText, WrongWord_IsNamedWithThoseThereAre) {
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
}  // namespace surefoot::test
