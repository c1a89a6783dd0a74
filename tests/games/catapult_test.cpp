// SPDX-License-Identifier: MIT
// The catapult's own rules, with synthetic presses.
#include "games/catapult.hpp"

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "games/press_score.hpp"

namespace surefoot::test {
namespace {

/// A synthetic person who presses on demand.
class Hand {
 public:
  explicit Hand(const BoutSetup& setup) : game_(makeCatapult(setup)) {}

  void wait(double seconds) {
    for (Tick left = ticksOf(seconds); left > 0; --left) {
      step({});
    }
  }

  void press(double heldS, bool withLean = false, double variation = 0.03, PressKind kind = PressKind::Toe) {
    PressState state{
        .kind = kind, .force = 40.0, .effort = 0.7, .active = true, .variation = variation, .withLean = withLean};
    for (Tick tick = 0; tick < ticksOf(heldS); ++tick) {
      state.heldS = static_cast<double>(tick) * kTickS;
      step(state);
    }
    const Press press{
        .kind = kind, .heldS = heldS, .variation = variation, .complete = heldS >= 3.0, .withLean = withLean};
    const std::vector<MovementEvent> events{{.kind = EventKind::PressEnd, .press = press}};
    step({}, events);
  }

  void lean(double share, double seconds) {
    lean_ = share;
    wait(seconds);
    lean_ = 0.0;
  }

  void sway(double share) { lean_ = share; }

  std::string prompt() const { return game_->hud().promptId; }
  const std::vector<std::tuple<Tick, std::string, double, double>>& sounds() const { return sounds_; }
  auto times(std::string_view name) const { return std::count(heard_.begin(), heard_.end(), name); }
  bool heard(std::string_view name) const { return times(name) > 0; }
  Game& game() { return *game_; }

 private:
  void step(const PressState& press, std::span<const MovementEvent> events = {}) {
    TickInput input;
    input.tick = tick_++;
    input.movement.onBoard = true;
    input.movement.neutralKnown = true;
    input.movement.shiftShare = {lean_, 0.0};
    input.movement.press = press;
    input.events = events;
    game_->step(input);
    for (const SoundCue& sound : game_->sounds()) {
      heard_.emplace_back(sound.name);
      sounds_.emplace_back(input.tick, sound.name, sound.volume, sound.pan);
    }
  }

  std::unique_ptr<Game> game_;
  Tick tick_ = 0;
  double lean_ = 0.0;
  std::vector<std::string> heard_;
  std::vector<std::tuple<Tick, std::string, double, double>> sounds_;  ///< Tick, name, volume, pan.
};

TEST(Catapult, NoLean_LocksTheAimAndAsksForThePress) {
  Hand hand({});
  hand.wait(1.0);
  EXPECT_EQ(hand.game().cue().kind, CueKind::LeanTo);
  hand.wait(3.5);
  EXPECT_EQ(hand.game().cue().kind, CueKind::Press);
  EXPECT_EQ(hand.prompt(), "catapult.press");
}

TEST(Catapult, HeldLean_LocksTheAimSooner) {
  Hand hand({});
  hand.lean(0.08, 1.6);
  EXPECT_EQ(hand.game().cue().kind, CueKind::Press);
}

TEST(Catapult, ThreeSecondHold_CountsThreeAndHalfASecondLaterAsksToLetGo) {
  Hand hand({.repetitions = 1});
  hand.press(2.9);
  EXPECT_FALSE(hand.heard("count3"));
  hand.wait(5.0);
  EXPECT_EQ(hand.prompt(), "catapult.aim");
  hand.press(3.3);
  EXPECT_TRUE(hand.heard("count3"));
  EXPECT_FALSE(hand.heard("catapult.release"));
  Hand longer({.repetitions = 1});
  longer.press(3.7);
  EXPECT_TRUE(longer.heard("catapult.release"));
}

TEST(Catapult, ShortPress_DropsTheStoneAndIsNoRepetition) {
  Hand hand({});
  hand.press(1.5);
  hand.wait(1.0);
  EXPECT_EQ(hand.game().hud().done, 0);
  EXPECT_FALSE(hand.heard("throw"));
  EXPECT_EQ(hand.game().score().score(), 0.0);
}

TEST(Catapult, PressOfOverTwoSeconds_FliesAndPaysButIsNoRepetition) {
  Hand hand({});
  hand.press(2.4);
  hand.wait(1.0);
  EXPECT_EQ(hand.game().hud().done, 0);
  EXPECT_TRUE(hand.heard("throw"));
  EXPECT_GT(hand.game().score().score().value(), 0.0);
}

TEST(Catapult, PressesThatPay_ThrowAStoneEachAndNothingElseFlies) {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    Hand hand({.seed = seed, .repetitions = 6});
    int paid = 0;
    for (const double heldS : {3.4, 1.5, 2.4, 3.4, 0.4, 3.6}) {
      hand.wait(9.0);
      EXPECT_EQ(hand.times("throw"), paid) << "nothing flies while the person rests and aims";
      hand.press(heldS);
      paid += heldS >= 2.0 ? 1 : 0;
      hand.wait(2.0);
      EXPECT_EQ(hand.times("throw"), paid) << heldS;
    }
  }
}

TEST(Catapult, PressRightAfterAnother_ThrowsBothStones) {
  Hand hand({});
  hand.press(3.4);
  hand.press(3.4);
  hand.wait(2.0);
  EXPECT_EQ(hand.times("throw"), 2);
}

TEST(Catapult, PressWithALean_DoesNotCountAndAsksToStandTall) {
  Hand hand({});
  hand.press(3.5, true);
  hand.wait(5.0);
  hand.wait(4.5);
  EXPECT_EQ(hand.prompt(), "catapult.tall");
  EXPECT_EQ(hand.game().hud().done, 0);
  EXPECT_EQ(hand.game().score().score(), 0.0);
}

TEST(Catapult, AnyAimHoweverShaky_HitsTheTower) {
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    Hand hand({.seed = seed});
    for (int i = 0; i < 10; ++i) {
      hand.wait(1.2);
      const auto before = hand.times("thud");
      hand.lean((i % 3 - 1) * 0.08, 1.3);
      hand.press(3.2, false, i % 2 == 0 ? 0.02 : 0.3);
      hand.wait(2.0);
      EXPECT_GT(hand.times("thud"), before) << "seed " << seed << " throw " << i;
      hand.wait(2.5);
    }
  }
}

TEST(Catapult, SwayAfterTheAimLocks_DoesNotChangeTheThrow) {
  // Sounds show where and how hard the stone hits: exactly the same, whichever way the person sways during the hold.
  const auto thrown = [](double aimed, double swayed) {
    Hand hand({.seed = 2});
    hand.lean(aimed, 1.6);
    EXPECT_EQ(hand.game().cue().kind, CueKind::Press);
    hand.sway(swayed);
    hand.wait(2.0);
    hand.press(3.2);
    hand.wait(2.0);
    EXPECT_EQ(hand.times("throw"), 1);
    return hand.sounds();
  };
  const auto right = thrown(0.08, 0.0);
  EXPECT_EQ(thrown(0.08, -0.08), right);
  EXPECT_EQ(thrown(0.08, 0.08), right);
  EXPECT_NE(thrown(-0.08, 0.0), right);
}

TEST(Catapult, TwelveBouts_RingTheBellInSomeButNotAll) {
  int rang = 0;
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    Hand hand({.seed = seed});
    for (int i = 0; i < 4; ++i) {
      hand.press(3.2);
      hand.wait(5.0);
    }
    rang += hand.heard("bell") ? 1 : 0;
  }
  EXPECT_GT(rang, 2);
  EXPECT_LT(rang, 12);
}

TEST(Catapult, ForwardPress_IsNotCountedAloudAndEarnsNothing) {
  Hand hand({});
  hand.wait(5.0);
  hand.press(3.5, false, 0.03, PressKind::Forward);
  EXPECT_EQ(hand.prompt(), "catapult.press");
  EXPECT_FALSE(hand.heard("count1"));
  EXPECT_EQ(hand.game().score().score(), 0.0);
}

TEST(Catapult, TenPressesAtOwnPace_EndTheBoutWithFullScore) {
  Hand hand({.repetitions = 10});
  for (int i = 0; i < 10; ++i) {
    hand.press(3.2);
    hand.wait(1.0);  // Shorter than the rest stage.
  }
  hand.wait(4.0);
  EXPECT_TRUE(hand.game().finished());
  EXPECT_NEAR(hand.game().score().score().value(), 100.0, 3.0);
}

TEST(Catapult, ThreeTimesTheTries_EndTheBout) {
  Hand hand({.repetitions = 2});
  for (int i = 0; i < 6; ++i) {
    EXPECT_FALSE(hand.game().finished());
    hand.press(1.0);
    hand.wait(1.0);
  }
  hand.wait(4.0);
  EXPECT_TRUE(hand.game().finished());
}

TEST(Catapult, GuidedBout_CreditsTheDoseAndHasNoScore) {
  Hand hand({.form = Form::Guided, .repetitions = 2});
  hand.wait(40.0);
  EXPECT_TRUE(hand.game().finished());
  EXPECT_EQ(hand.game().done(), 2);
  EXPECT_EQ(hand.game().score().formula, "guided-press/2");
  EXPECT_FALSE(hand.game().score().score());
}

TEST(PressScore, ForwardPresses_NeverCount) {
  const Press forward{.kind = PressKind::Forward, .heldS = 4.0, .complete = true};
  EXPECT_EQ(pressScore(std::vector<Press>(10, forward), 10).score(), 0.0);
}

TEST(PressScore, HoldFromTwoSeconds_PaysInProportion) {
  const auto holdPart = [](double heldS) {
    return pressScore(std::vector<Press>(10, Press{.heldS = heldS, .complete = heldS >= 3.0}), 10).parts[1].value;
  };
  EXPECT_EQ(holdPart(1.99), 0.0);
  EXPECT_NEAR(holdPart(2.4), 0.8, 1e-12);
  EXPECT_EQ(holdPart(3.0), 1.0);
  EXPECT_EQ(holdPart(9.0), 1.0);
}

TEST(PressScore, OneFootAlone_LosesOnlyItsPart) {
  const Press oneSided{.heldS = 3.5, .variation = 0.01, .leftShare = 1.0, .complete = true};
  EXPECT_NEAR(pressScore(std::vector<Press>(10, oneSided), 10).score().value(), 90.0, 1e-9);
}

}  // namespace
}  // namespace surefoot::test
