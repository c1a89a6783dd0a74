// SPDX-License-Identifier: MIT
// The raft's own rules, with synthetic leans.
#include "games/raft.hpp"

#include <algorithm>
#include <functional>

#include <gtest/gtest.h>

namespace surefoot::test {
namespace {

/// A synthetic person who leans as `lean` says, depending on the cue.
class Sailor {
 public:
  using Lean = std::function<Vec2(const Cue&)>;

  explicit Sailor(const BoutSetup& setup) : game_(makeRaft(setup)) {}

  void sail(double seconds, const Lean& lean, double stillness = 1.0) {
    for (Tick left = ticksOf(seconds); left > 0 && !game_->finished(); --left) {
      TickInput input;
      input.tick = tick_++;
      input.movement.onBoard = true;
      input.movement.neutralKnown = true;
      input.movement.shiftShare = lean(game_->cue());
      input.movement.stillness = stillness;
      game_->step(input);
      for (const SoundCue& sound : game_->sounds()) {
        heard_.emplace_back(sound.name);
      }
    }
  }

  double seconds() const { return static_cast<double>(tick_) * kTickS; }
  auto heard(std::string_view name) const { return std::count(heard_.begin(), heard_.end(), name); }
  Game& game() { return *game_; }

 private:
  std::unique_ptr<Game> game_;
  Tick tick_ = 0;
  std::vector<std::string> heard_;
};

const BoutSetup kTide{.seed = 4, .repetitions = 1, .holdS = 60.0, .restS = 5.0};

Vec2 asAsked(const Cue& cue) {
  return cue.targetShare;
}
Vec2 notAtAll(const Cue& /*cue*/) {
  return {};
}

TEST(Raft, LeansAsAsked_PassEveryGate) {
  Sailor sailor(kTide);
  sailor.sail(120.0, asAsked);
  EXPECT_TRUE(sailor.game().finished());
  EXPECT_EQ(sailor.game().hud().done, 6);
  EXPECT_EQ(sailor.heard("bell"), 6);
  EXPECT_NEAR(sailor.game().score().score().value(), 100.0, 3.0);
}

TEST(Raft, FromTheStart_AsksForLeansButNeverBackward) {
  Sailor sailor(kTide);
  EXPECT_EQ(sailor.game().cue().kind, CueKind::LeanTo);
  EXPECT_GT(length(sailor.game().cue().targetShare), 0.1);
  sailor.sail(120.0, [](const Cue& cue) {
    EXPECT_GE(cue.targetShare.y, 0.0);
    return cue.targetShare;
  });
}

TEST(Raft, StandingStill_EarnsNothingAndTheTideStillEnds) {
  Sailor sailor(kTide);
  sailor.sail(200.0, notAtAll);
  EXPECT_TRUE(sailor.game().finished());
  EXPECT_EQ(sailor.game().score().score(), 0.0);
}

TEST(Raft, SlowLeans_AreWaitedFor) {
  Sailor sailor(kTide);
  double late = 0.0;
  sailor.sail(200.0, [&](const Cue& cue) {
    // Takes ten seconds for a lean that others do in one.
    late += std::clamp(cue.targetShare.x - late, -0.014 * kTickS, 0.014 * kTickS);
    return Vec2{late, 0.0};
  });
  EXPECT_EQ(sailor.game().hud().done, 6);
}

TEST(Raft, SmallReach_IsFoundAndSuffices) {
  BoutSetup twoTides = kTide;
  twoTides.repetitions = 2;
  Sailor sailor(twoTides);
  sailor.sail(400.0, [](const Cue& cue) { return 0.45 * cue.targetShare; });
  EXPECT_GE(sailor.game().hud().done, 10);
}

TEST(Raft, LeaningTheOtherWay_PassesNoGate) {
  Sailor sailor(kTide);
  sailor.sail(200.0, [](const Cue& cue) { return Vec2{-cue.targetShare.x, 0.0}; });
  EXPECT_EQ(sailor.game().hud().done, 0);
}

TEST(Raft, SwayingWhateverIsAsked_EarnsNothing) {
  for (const double eachS : {1.3, 2.5, 4.0, 7.0}) {
    Sailor sailor(kTide);
    Tick now = 0;
    sailor.sail(200.0, [&](const Cue&) {
      const bool left = static_cast<int>(static_cast<double>(now++) * kTickS / eachS) % 2 == 0;
      return Vec2{left ? -0.2 : 0.2, 0.0};
    });
    EXPECT_EQ(sailor.game().score().score(), 0.0) << eachS;
  }
}

TEST(Raft, LeaningToOneSideThroughout_EarnsNothing) {
  Sailor sailor(kTide);
  sailor.sail(200.0, [](const Cue&) { return Vec2{0.2, 0.0}; });
  EXPECT_EQ(sailor.game().score().score(), 0.0);
}

TEST(Raft, OneLeanToTheWrongSide_LeavesTheOthers) {
  Sailor sailor(kTide);
  int asked = 0;
  double last = 0.0;
  sailor.sail(200.0, [&](const Cue& cue) {
    asked += cue.targetShare.x != 0.0 && last == 0.0 ? 1 : 0;
    last = cue.targetShare.x;
    return asked == 3 ? Vec2{-cue.targetShare.x, 0.0} : cue.targetShare;
  });
  EXPECT_EQ(sailor.game().hud().done, 5);
  EXPECT_GT(sailor.game().score().score().value(), 45.0);
}

TEST(Raft, LeaningForward_IsFasterAndLeaningBackNoSlower) {
  const auto seconds = [](double forward) {
    Sailor sailor(kTide);
    sailor.sail(200.0, [forward](const Cue& cue) { return Vec2{cue.targetShare.x, forward}; });
    return sailor.seconds();
  };
  EXPECT_LT(seconds(0.08), seconds(0.0) - 5.0);
  EXPECT_NEAR(seconds(-0.08), seconds(0.0), 0.5);
}

TEST(Raft, Stillness_BringsFirefliesAndUnrestBringsNone) {
  Sailor quiet(kTide);
  quiet.sail(30.0, asAsked, 1.0);
  EXPECT_GE(quiet.heard("firefly"), 8);
  Sailor restless(kTide);
  restless.sail(30.0, asAsked, 0.0);
  EXPECT_EQ(restless.heard("firefly"), 0);
}

TEST(Raft, TwoTides_HaveARestBetweenThem) {
  BoutSetup twoTides = kTide;
  twoTides.repetitions = 2;
  twoTides.holdS = 20.0;
  Sailor sailor(twoTides);
  sailor.sail(24.0, asAsked);
  EXPECT_EQ(sailor.game().cue().kind, CueKind::Rest);
  sailor.sail(60.0, asAsked);
  EXPECT_EQ(sailor.game().hud().done, 4);
  EXPECT_TRUE(sailor.game().finished());
}

}  // namespace
}  // namespace surefoot::test
