// SPDX-License-Identifier: MIT
// Near the edge of the base of support every game asks for less, and no score is lower for it.
#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "base/math.hpp"
#include "board/simulated_source.hpp"
#include "games/short_bout.hpp"
#include "games/simulated_visit.hpp"

namespace surefoot::test {
namespace {

class NearEdge : public testing::TestWithParam<GameEntry> {};

/// Share of the play time during which the prompt is "hands on the rail".
double nearEdgeShare(const GameEntry& entry, const std::string& where) {
  SimulatedVisit visit(where, shortBout(entry, 4), entry.id);
  Tick near = 0;
  Tick all = 0;
  visit.run(
      [&](const Session& session) {
        all += session.phase() == Phase::Play ? 1 : 0;
        near += session.phase() == Phase::Play && session.movement().nearEdge ? 1 : 0;
        return session.phase() == Phase::Result;
      },
      900.0);
  return static_cast<double>(near) / static_cast<double>(std::max<Tick>(all, 1));
}

TEST_P(NearEdge, SteadyOrShakyPerson_IsHardlyEverNearTheEdge) {
  for (const char* where : {"sim:player,seed=4", "sim:player+older,seed=4,board=classic"}) {
    EXPECT_EQ(nearEdgeShare(GetParam(), where), 0.0) << where;
  }
  EXPECT_LT(nearEdgeShare(GetParam(), "sim:player+shaky,seed=4"), 0.05);
}

/// How much a game demands of a person while their movement is as given; smaller is gentler.
class Demand {
 public:
  Demand(const GameEntry& entry, bool nearEdge) : exercise_(entry.exercise), near_(nearEdge), game_(entry.make({})) {}

  double value() {
    switch (exercise_) {
      case Exercise::ToePress:
        return shareAskedToPress();
      case Exercise::Tiptoe:
        return windAloft();
      case Exercise::AnkleCircle:
        return leastRadiusOfEightBells();
      case Exercise::Free:
        return wayDownTheRiver();
    }
    return 0.0;
  }

 private:
  void step() {
    input_.tick = tick_++;
    input_.movement.nearEdge = near_;
    game_->step(input_);
  }
  void steps(double seconds) {
    for (Tick left = ticksOf(seconds); left > 0; --left) {
      step();
    }
  }

  double shareAskedToPress() {
    int asked = 0;
    for (Tick left = ticksOf(20.0); left > 0; --left) {
      step();
      asked += game_->cue().kind == CueKind::Press || length(game_->cue().targetShare) > 0.0 ? 1 : 0;
    }
    return asked / (20.0 * kTicksPerSecond);
  }

  /// Volume of the wind; on tiptoe the limit depends on the sway, so a person near it sways more.
  double windAloft() {
    steps(4.0);
    input_.movement.tiptoe.up = true;
    input_.movement.tiptoe.rise = 1.0;
    input_.movement.tiptoe.sway = {near_ ? 0.26 : 0.20, 0.0};
    double loud = 0.0;
    for (int i = 0; i < static_cast<int>(ticksOf(4.0)); ++i) {
      input_.movement.tiptoe.heldS = i * kTickS;
      step();
      for (const SoundCue& cue : game_->sounds()) {
        loud = cue.name == "wind" ? cue.volume : loud;
      }
    }
    return loud;
  }

  double leastRadiusOfEightBells() {
    steps(4.0);
    input_.movement.circle.circling = true;
    input_.movement.circle.clockwise = true;
    for (double radius = 0.1; radius < 2.0; radius += 0.1) {
      int bells = 0;
      for (int i = 0; i < 360; ++i) {
        const double angle = 0.5 * kPi - 2.0 * kPi * i / 360.0;
        input_.movement.circle.handle = {radius * det::cos(angle), radius * det::sin(angle)};
        step();
        bells += static_cast<int>(
            std::ranges::count_if(game_->sounds(), [](const SoundCue& cue) { return cue.name.starts_with("low"); }));
      }
      if (bells >= 8) {
        return radius;
      }
    }
    return 2.0;
  }

  double wayDownTheRiver() {
    for (Tick left = ticksOf(5.0); left > 0; --left) {
      input_.movement.shiftShare = game_->cue().targetShare;
      step();
    }
    return game_->hud().ring;
  }

  Exercise exercise_;
  bool near_;
  std::unique_ptr<Game> game_;
  TickInput input_ = quiet(0);
  Tick tick_ = 0;
};

TEST_P(NearEdge, PersonNearTheEdge_IsAskedForLess) {
  const double usual = Demand(GetParam(), false).value();
  const double near = Demand(GetParam(), true).value();
  EXPECT_GT(usual, 0.0);
  EXPECT_LT(near, 0.7 * usual);
}

/// The game is told that the person is near the edge of the base of support for three seconds of every ten.
class OftenNear final : public Game {
 public:
  explicit OftenNear(std::unique_ptr<Game> game) : game_(std::move(game)) {}

  void step(const TickInput& input) override {
    TickInput told = input;
    told.movement.nearEdge = input.tick % ticksOf(10.0) < ticksOf(3.0);
    game_->step(told);
  }
  void draw(DrawList& out, const Canvas& canvas) const override { game_->draw(out, canvas); }
  HudState hud() const override { return game_->hud(); }
  Cue cue() const override { return game_->cue(); }
  std::span<const SoundCue> sounds() const override { return game_->sounds(); }
  bool finished() const override { return game_->finished(); }
  ScoreSheet score() const override { return game_->score(); }
  void digest(Digest& digest) const override { game_->digest(digest); }

 private:
  std::unique_ptr<Game> game_;
};

TEST_P(NearEdge, OftenNearTheEdge_LowersNoScore) {
  for (const std::uint64_t seed : {1U, 2U}) {
    const BoutSetup bout = shortBout(GetParam(), seed);
    const std::string who = "sim:player,seed=" + std::to_string(seed);
    SimulatedVisit usual(who, bout, GetParam().id);
    ASSERT_TRUE(usual.runToEnd());
    const auto source = openSource(who);
    Session soft({.board = source->board(), .bout = bout}, GetParam().exercise,
                 std::make_unique<OftenNear>(GetParam().make(bout)));
    for (Tick left = ticksOf(900.0); left > 0 && soft.phase() != Phase::Result; --left) {
      TickCommand command;
      source->poll(soft.now(), command.samples);
      soft.tick(command);
      source->hear(soft.cue());
    }
    EXPECT_EQ(soft.phase(), Phase::Result);
    EXPECT_NEAR(soft.score().score().value(), usual.session().score().score().value(), 3.0);
    EXPECT_EQ(soft.score().parts.front().value, 1.0) << "the whole dose";
  }
}

INSTANTIATE_TEST_SUITE_P(Table, NearEdge, testing::ValuesIn(games().begin(), games().end()),
                         [](const auto& entry) { return std::string(entry.param.id); });

}  // namespace
}  // namespace surefoot::test
