// SPDX-License-Identifier: MIT
// The balloon's own rules, with synthetic tiptoe holds.
#include "games/balloon.hpp"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "games/balloon_rig.hpp"
#include "play/svg.hpp"

namespace surefoot::test {
namespace {

constexpr BoutSetup kTwoFlights{.repetitions = 2, .holdS = 8.0, .restS = 10.0};

/// A synthetic person who rises and lowers the heels on demand.
class Walker {
 public:
  explicit Walker(const BoutSetup& setup) : game_(makeBalloon(setup)) {}

  void wait(double seconds) {
    for (Tick left = ticksOf(seconds); left > 0; --left) {
      step();
    }
  }

  void rise(double seconds) {
    tiptoe_ = {.rise = 1.1, .up = true, .heldS = 0.5};
    step({{.kind = EventKind::RiseStart}});
    stay(seconds - 0.5);
  }

  void stay(double seconds) {
    for (Tick left = ticksOf(seconds); left > 0; --left) {
      tiptoe_.heldS += kTickS;
      step();
    }
  }

  /// Heels down, without any event.
  void vanish() { tiptoe_ = {}; }

  void lower(double loweringS = 1.2, bool measured = true, double wobble = 0.02) {
    const TiptoeHold hold{.heldS = tiptoe_.heldS, .wobble = wobble, .loweringS = loweringS, .measured = measured};
    tiptoe_ = {};
    step({{.kind = EventKind::HoldEnd, .hold = hold}});
  }

  /// Heels down, and the detector reports that they had never left the floor.
  void leanAfterAll() {
    tiptoe_ = {};
    wait(0.4);  // The detector reports it half a second after the end.
    step({{.kind = EventKind::HoldEnd, .hold = {.heldS = 9.0, .measured = false, .astray = true}}});
  }

  void takeStep(double side) { step({{.kind = EventKind::StepTaken, .value = side}}); }

  void lean(int side, double seconds) {
    lean_.side = side;
    for (Tick left = ticksOf(seconds); left > 0; --left) {
      lean_.dwellS += kTickS;
      step();
    }
    lean_ = {};
  }

  /// A complete flight of `seconds`, and the rest after it.
  void fly(double seconds) {
    wait(4.0);
    rise(seconds);
    wait(0.1);
    lower();
    wait(13.5);
  }

  void sway(Vec2 share) { tiptoe_.sway = share; }
  std::string prompt() const { return game_->hud().promptId; }
  CueKind cue() const { return game_->cue().kind; }
  int heard(std::string_view name) const { return static_cast<int>(std::count(heard_.begin(), heard_.end(), name)); }
  const std::vector<std::string>& heard() const { return heard_; }
  std::string picture() const {
    DrawList list;
    game_->draw(list, {1920.0, 1080.0});
    return svgOf(list, {1920.0, 1080.0},
                 [](std::string_view id, std::span<const std::string>) { return std::string(id); });
  }
  Game& game() { return *game_; }
  std::uint64_t digest() const {
    Digest digest;
    game_->digest(digest);
    return digest.value();
  }

 private:
  void step(const std::vector<MovementEvent>& events = {}) {
    TickInput input;
    input.tick = tick_++;
    input.movement.onBoard = true;
    input.movement.neutralKnown = true;
    input.movement.tiptoe = tiptoe_;
    input.movement.lean = lean_;
    input.events = events;
    game_->step(input);
    for (const SoundCue& sound : game_->sounds()) {
      heard_.emplace_back(sound.name);
    }
  }

  std::unique_ptr<Game> game_;
  Tick tick_ = 0;
  TiptoeState tiptoe_;
  LeanState lean_;
  std::vector<std::string> heard_;
};

TEST(Balloon, FiveSecondsIn_AsksToRise) {
  Walker walker(kTwoFlights);
  walker.wait(5.0);
  EXPECT_EQ(walker.cue(), CueKind::Rise);
  EXPECT_EQ(walker.prompt(), "balloon.rise");
  EXPECT_EQ(walker.game().hud().ringText, "8");
}

TEST(Balloon, EachTenthOfAHold_LightsALantern) {
  Walker walker({.repetitions = 1, .holdS = 20.0});
  walker.rise(1.9);
  EXPECT_EQ(walker.heard("lantern1"), 0);
  walker.stay(2.2);
  EXPECT_EQ(walker.heard("lantern1"), 1);
  EXPECT_EQ(walker.heard("lantern2"), 1);
  EXPECT_EQ(walker.heard("lantern3"), 0);
  walker.stay(16.5);
  EXPECT_EQ(walker.heard("lantern10"), 1);
  EXPECT_EQ(walker.game().hud().done, 1);
  EXPECT_EQ(walker.cue(), CueKind::Lower);
}

TEST(Balloon, ComingDownInAFlight_IsAPauseAndCostsNothing) {
  Walker broken(kTwoFlights);
  Walker whole(kTwoFlights);
  broken.rise(4.0);
  broken.lower();
  broken.wait(5.0);
  EXPECT_EQ(broken.prompt(), "balloon.again");
  broken.rise(4.1);
  broken.lower();
  whole.rise(8.1);
  whole.lower();
  EXPECT_EQ(broken.game().hud().done, 1);
  EXPECT_NEAR(broken.game().score().score().value(), whole.game().score().score().value(), 1e-9);
}

TEST(Balloon, ShortFlight_LandsAndPaysInProportion) {
  Walker walker({.repetitions = 1, .holdS = 8.0});
  walker.rise(4.0);
  walker.lower();
  walker.wait(11.0);
  EXPECT_EQ(walker.cue(), CueKind::Rest);
  const ScoreSheet sheet = walker.game().score();
  EXPECT_EQ(sheet.parts[0].value, 0.0);
  EXPECT_NEAR(sheet.parts[1].value, 0.5, 0.01);
}

TEST(Balloon, UnmeasuredHold_IsCountedAndHasNoScore) {
  Walker walker({.repetitions = 1, .holdS = 8.0});
  walker.rise(8.2);
  walker.lower(0.1, false);
  EXPECT_EQ(walker.game().done(), 1);
  EXPECT_FALSE(walker.game().score().score());
}

TEST(Balloon, UnmeasuredHolds_LookAndSoundLikeMeasuredOnes) {
  for (const double loweringS : {0.1, 0.3}) {
    Walker measured(kTwoFlights);
    Walker unmeasured(kTwoFlights);
    for (int flight = 0; flight < 2; ++flight) {
      for (Walker* walker : {&measured, &unmeasured}) {
        walker->wait(4.0);
        walker->rise(8.2);
        walker->lower(loweringS, walker == &measured);
      }
      for (int i = 0; i < 14; ++i) {
        measured.wait(1.0);
        unmeasured.wait(1.0);
        EXPECT_EQ(unmeasured.prompt(), measured.prompt());
        EXPECT_EQ(unmeasured.picture(), measured.picture());
      }
    }
    EXPECT_EQ(unmeasured.heard(), measured.heard());
    EXPECT_EQ(unmeasured.game().done(), 2);
  }
}

TEST(Balloon, LeanWithTheHeelsDown_EarnsNothing) {
  Walker walker(kTwoFlights);
  walker.rise(8.2);
  EXPECT_EQ(walker.cue(), CueKind::Lower);
  walker.leanAfterAll();
  walker.wait(1.0);
  EXPECT_EQ(walker.cue(), CueKind::Rest);
  EXPECT_EQ(walker.prompt(), "balloon.rest");
  EXPECT_EQ(walker.game().hud().done, 0);
  EXPECT_EQ(walker.game().score().score(), 0.0);
}

TEST(Balloon, LeanAfterAHold_TakesNothingFromIt) {
  Walker walker({.repetitions = 1, .holdS = 8.0});
  walker.rise(4.0);
  walker.lower();
  walker.wait(1.0);
  walker.rise(4.5);
  walker.leanAfterAll();
  walker.wait(2.0);
  EXPECT_EQ(walker.game().hud().done, 0);
  const ScoreSheet sheet = walker.game().score();
  EXPECT_TRUE(sheet.measured());
  EXPECT_EQ(sheet.parts[0].value, 0.0);
  EXPECT_NEAR(sheet.parts[1].value, 0.5, 0.01);
}

TEST(Balloon, LeanThroughSeveralFlights_EarnsNothingInAnyOfThem) {
  Walker walker(kTwoFlights);
  walker.rise(8.1 + 12.0 + 18.0 + 12.0);
  EXPECT_EQ(walker.game().hud().done, 2);
  walker.leanAfterAll();
  EXPECT_EQ(walker.game().hud().done, 0);
  EXPECT_EQ(walker.game().score().score(), 0.0);
}

TEST(Balloon, UnreportedHold_KeepsItsTime) {
  Walker walker(kTwoFlights);
  walker.rise(5.0);
  walker.vanish();
  walker.wait(2.0);
  walker.rise(1.0);
  walker.vanish();
  walker.wait(0.2);  // Up again before the first flight is given up.
  walker.rise(2.1);
  EXPECT_EQ(walker.game().hud().done, 1);
  EXPECT_FALSE(walker.game().score().score());
}

TEST(Balloon, StillUpAfterTheRest_CountsFromTheNextFlight) {
  Walker walker(kTwoFlights);
  walker.rise(8.1 + 12.0 + 18.0);
  EXPECT_EQ(walker.game().hud().done, 1);
  EXPECT_LT(walker.game().hud().ring, 0.5);
  walker.stay(12.0);
  EXPECT_EQ(walker.game().hud().done, 2);
}

TEST(Balloon, LeanInTheRest_ChoosesTheWayAndTheRestLastsTenSeconds) {
  Walker walker(kTwoFlights);
  walker.rise(8.1);
  walker.lower();
  walker.wait(6.0);
  EXPECT_EQ(walker.prompt(), "balloon.choose");
  EXPECT_EQ(walker.cue(), CueKind::LeanTo);
  walker.lean(-1, 1.7);
  EXPECT_EQ(walker.prompt(), "balloon.rest");
  EXPECT_EQ(walker.heard("note2"), 1);
  walker.wait(2.0);
  EXPECT_EQ(walker.cue(), CueKind::Rest);
  walker.wait(5.0);
  EXPECT_EQ(walker.cue(), CueKind::March);  // In the gentlest bout, every second flight is a march.
}

TEST(Balloon, NoLean_TheWayIsChosenByItself) {
  Walker walker(kTwoFlights);
  walker.rise(8.1);
  walker.lower();
  walker.wait(17.0);
  EXPECT_EQ(walker.cue(), CueKind::March);
}

TEST(Balloon, UnfinishedLean_IsWaitedFor) {
  Walker walker(kTwoFlights);
  walker.rise(8.1);
  walker.lower();
  walker.wait(11.0);
  const double before = walker.heard("note2");
  walker.lean(1, 1.6);
  EXPECT_EQ(walker.heard("note2"), before + 1);
}

TEST(Balloon, LeanLeftOrRight_ChoosesDifferentWays) {
  const auto after = [](int side) {
    Walker walker(kTwoFlights);
    walker.rise(8.1);
    walker.lower();
    walker.wait(6.0);
    walker.lean(side, 1.7);
    walker.wait(0.5);
    return walker.digest();
  };
  EXPECT_NE(after(-1), after(1));
}

TEST(Balloon, SeatedBout_AsksForNoMarchAndNoLean) {
  Walker walker({.form = Form::Seated, .repetitions = 6, .holdS = 8.0, .difficulty = 1.0});
  for (int flight = 0; flight < 5; ++flight) {
    walker.wait(4.0);
    EXPECT_EQ(walker.cue(), CueKind::Rise);
    EXPECT_EQ(walker.prompt(), "balloon.heels");
    walker.rise(8.1);
    walker.lower();
    walker.wait(6.0);
    EXPECT_EQ(walker.cue(), CueKind::Rest);
    walker.wait(7.2);
  }
}

TEST(Balloon, Steps_PuffAndHurriedOnesAreAskedToBeSlower) {
  Walker walker(kTwoFlights);
  walker.fly(8.1);
  walker.rise(1.0);
  for (int i = 0; i < 3; ++i) {
    walker.takeStep(i % 2 == 0 ? -1.0 : 1.0);
    walker.wait(1.1);
  }
  EXPECT_EQ(walker.heard("puff"), 3);
  EXPECT_EQ(walker.prompt(), "balloon.keep");
  for (int i = 0; i < 4; ++i) {
    walker.takeStep(i % 2 == 0 ? -1.0 : 1.0);
    walker.wait(0.5);
  }
  EXPECT_EQ(walker.prompt(), "balloon.slower");
}

TEST(Balloon, SwayFarOutOnTiptoe_SaysHandsOnTheRail) {
  Walker walker(kTwoFlights);
  walker.rise(1.0);
  walker.sway({0.25, 0.0});
  walker.stay(1.0);
  EXPECT_EQ(walker.prompt(), "balloon.hold");  // Only just risen: the sway was the rise itself.
  walker.sway({});
  walker.stay(2.0);
  walker.sway({0.25, 0.0});
  walker.wait(0.1);
  EXPECT_EQ(walker.prompt(), "balloon.rail");
  EXPECT_EQ(walker.heard("balloon.rail"), 1);
}

TEST(Balloon, EndOfAHold_IsCountedAsTheRingShows) {
  Walker walker({.repetitions = 1, .holdS = 20.0});
  walker.rise(16.9);
  EXPECT_EQ(walker.heard("balloon.halfway"), 1);
  EXPECT_EQ(walker.heard("count3"), 0);
  walker.stay(0.6);
  EXPECT_EQ(walker.game().hud().ringText, "3");
  EXPECT_EQ(walker.heard("count3"), 1);
}

TEST(Balloon, SixFlights_EndTheBout) {
  Walker walker({.repetitions = 6, .holdS = 8.0});
  for (int flight = 0; flight < 6; ++flight) {
    EXPECT_FALSE(walker.game().finished());
    walker.fly(8.2);
  }
  walker.wait(5.0);
  EXPECT_TRUE(walker.game().finished());
  EXPECT_EQ(walker.game().hud().done, 6);
  EXPECT_NEAR(walker.game().score().score().value(), 100.0, 1.0);
}

TEST(Balloon, GuidedBout_CreditsTheDoseAndHasNoScore) {
  Walker walker({.form = Form::Guided, .repetitions = 2, .holdS = 8.0});
  walker.wait(70.0);
  EXPECT_TRUE(walker.game().finished());
  EXPECT_EQ(walker.game().done(), 2);
  EXPECT_EQ(walker.game().score().formula, "guided-tiptoe/2");
  EXPECT_FALSE(walker.game().score().score());
}

TEST(Balloon, AnotherPlace_ChangesNoDigest) {
  const auto digest = [](double route) {
    Walker walker({.repetitions = 1, .holdS = 8.0, .place = {.route = route}});
    walker.rise(3.0);
    return walker.digest();
  };
  EXPECT_EQ(digest(0.0), digest(33.3));
}

TEST(BalloonRig, Wobble_SwingsTheBasketAndStillnessLetsItHang) {
  BalloonRig rig;
  rig.load(Cargo::Crate, Cargo::Barrel);
  double still = 0.0;
  double swung = 0.0;
  for (Tick tick = 0; tick < ticksOf(12.0); ++tick) {
    const double tS = static_cast<double>(tick) * kTickS;
    const double height = balloon::kLandedY + std::min(3.0, tS);
    const double aside = tS > 8.0 ? 0.3 * det::sin(4.0 * (tS - 8.0)) : 0.0;
    rig.moveTo({aside, height}, 0.0);
    rig.step();
    if (tS > 6.0) {
      double& widest = tS > 8.0 ? swung : still;
      widest = std::max(widest, std::fabs(rig.basket().at.x));
    }
  }
  EXPECT_LT(still, 0.05);
  EXPECT_GT(swung, 0.2);
}

TEST(BalloonRig, LoadedCargo_HangsOnItsRopesAndStaysWhereItIsCut) {
  BalloonRig rig;
  rig.load(Cargo::Crate, Cargo::Hay);
  const auto run = [&rig](double seconds, double height) {
    for (Tick left = ticksOf(seconds); left > 0; --left) {
      const double y = rig.hub().at.y;
      rig.moveTo({0.0, y + std::clamp(height - y, -0.01, 0.01)}, 0.0);
      rig.step();
    }
  };
  run(6.0, balloon::kLandedY + 2.5);
  for (const BalloonRig::Load& load : rig.loads()) {
    EXPECT_GT(rig.pose(load).at.y, 1.8);
    EXPECT_NEAR(rig.pose(load).at.x, load.side * balloon::kYard, 0.15);
  }
  run(4.0, balloon::kLandedY);
  rig.unload();
  run(2.0, balloon::kLandedY);
  run(3.0, balloon::kLandedY + 2.5);
  const auto left = rig.leaveBehind();
  ASSERT_EQ(left.size(), 2U);
  for (const SceneCargo& load : left) {
    EXPECT_NEAR(load.pose.at.y, balloon::kCrate.y / 2.0, 0.08);
    EXPECT_GT(std::fabs(load.pose.at.x), balloon::kYard + balloon::kCrate.x);  // There is room for the next one.
    EXPECT_LT(std::fabs(load.pose.at.x), 2.2);
  }
  EXPECT_TRUE(rig.loads().empty());
}

}  // namespace
}  // namespace surefoot::test
