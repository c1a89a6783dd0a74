// SPDX-License-Identifier: MIT
// What every game in the table keeps: the same input gives the same bits, it ends, its score is a score, rubbish does
// no harm, and steadier people score higher.
#include <array>
#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/random.hpp"
#include "games/simulated_visit.hpp"

namespace surefoot {
namespace {

using testing::AllOf;
using testing::Ge;
using testing::Le;

/// A made-up tick: nobody moves.
TickInput quiet(Tick tick) {
  TickInput input;
  input.tick = tick;
  input.movement.onBoard = true;
  input.movement.neutralKnown = true;
  input.movement.bodyWeightN = 700.0;
  return input;
}

std::uint64_t digestOf(const Game& game) {
  Digest digest;
  game.digest(digest);
  return digest.value();
}

void expectSheet(const ScoreSheet& sheet) {
  EXPECT_FALSE(sheet.formula.empty());
  double weights = 0.0;
  for (const ScorePart& part : sheet.parts) {
    EXPECT_THAT(part.value, AllOf(Ge(0.0), Le(1.0))) << part.id;
    weights += part.weight;
  }
  EXPECT_NEAR(weights, 1.0, 1e-12);
  EXPECT_THAT(sheet.score(), AllOf(Ge(0.0), Le(100.0 + 1e-9)));
}

/// Everything a broken board or detector could bring, seeded.
class Rubbish {
 public:
  TickInput next(Tick tick) {
    events_.clear();
    TickInput input = quiet(tick);
    input.movement.press.active = random_.next() % 3U == 0;
    input.movement.press.withLean = random_.next() % 2U == 0;
    input.movement.press.effort = wild();
    input.movement.press.heldS = wild();
    input.movement.press.variation = wild();
    input.movement.shiftShare = {wild(), wild()};
    input.now.whole = {{wild(), wild()}, wild(), true};
    if (random_.next() % 50U == 0) {
      MovementEvent event{.kind = static_cast<EventKind>(random_.next() % 9U)};
      event.press.heldS = wild();
      event.press.variation = wild();
      event.press.leftShare = wild();
      event.press.complete = random_.next() % 2U == 0;
      events_.push_back(event);
    }
    input.events = events_;
    return input;
  }

 private:
  double wild() {
    constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    constexpr std::array<double, 8> kWild{kNan, kInfinity, -kInfinity, 1e300, -1e300, 0.0, -3.0, 3.1};
    return kWild[random_.next() % kWild.size()];
  }

  Random random_{99};
  std::vector<MovementEvent> events_;
};

class Contract : public testing::TestWithParam<GameEntry> {};

TEST_P(Contract, SameInputSameDigest) {
  const auto play = [] {
    SimulatedVisit visit("sim:player+shaky,seed=5", {.seed = 5}, GetParam().id);
    EXPECT_TRUE(visit.runToEnd());
    return visit.session().digest();
  };
  EXPECT_EQ(play(), play());
}

TEST_P(Contract, AnotherSeedIsAnotherBout) {
  const auto first = GetParam().make({.seed = 1});
  const auto second = GetParam().make({.seed = 2});
  EXPECT_NE(digestOf(*first), digestOf(*second));
}

TEST_P(Contract, EndsWhenNobodyDoesAnything) {
  for (const Form form : {Form::Standing, Form::Seated, Form::Guided}) {
    const auto game = GetParam().make({.form = form, .repetitions = 3});
    Tick tick = 0;
    while (!game->finished() && tick < ticksOf(200.0)) {
      game->step(quiet(tick++));
    }
    EXPECT_TRUE(game->finished());
    expectSheet(game->score());
  }
}

TEST_P(Contract, SurvivesAnEmptyBoard) {
  const auto game = GetParam().make({});
  for (Tick tick = 0; tick < ticksOf(20.0); ++tick) {
    game->step({.tick = tick, .now = {}, .movement = {}, .events = {}});
  }
  expectSheet(game->score());
  EXPECT_LT(game->score().score(), 10.0);
}

TEST_P(Contract, SurvivesRubbish) {
  const auto game = GetParam().make({.repetitions = 40});
  Rubbish rubbish;
  for (Tick tick = 0; tick < ticksOf(60.0); ++tick) {
    game->step(rubbish.next(tick));
    if (tick % 60 == 0) {
      DrawList list;
      game->draw(list, {1920.0, 1080.0});
      EXPECT_FALSE(list.shapes.empty());
      expectSheet(game->score());
    }
  }
}

TEST_P(Contract, AGapOfTwoSecondsLosesNothing) {
  SimulatedVisit visit("sim:player,seed=6", {.seed = 6, .repetitions = 3}, GetParam().id);
  ASSERT_TRUE(visit.run([](const Session& session) { return session.game().hud().done == 1; }, 60.0));
  for (Tick tick = 0; tick < ticksOf(2.0); ++tick) {
    visit.session().tick({});
  }
  EXPECT_EQ(visit.session().pause(), PauseReason::BoardSilent);
  EXPECT_TRUE(visit.runToEnd());
  EXPECT_EQ(visit.session().game().hud().done, 3);
}

TEST_P(Contract, HudIsSane) {
  SimulatedVisit visit("sim:player,seed=7", {.seed = 7, .repetitions = 3}, GetParam().id);
  visit.run(
      [](const Session& session) {
        const HudState hud = session.game().hud();
        EXPECT_FALSE(hud.promptId.empty());
        EXPECT_LE(hud.ring, 1.0);
        EXPECT_LE(hud.done, hud.total);
        return session.phase() == Phase::Result;
      },
      120.0);
}

double meanScore(std::string_view game, const std::string& body, const std::string& board, Form form) {
  constexpr int kPeople = 3;
  double sum = 0.0;
  for (int seed = 1; seed <= kPeople; ++seed) {
    SimulatedVisit visit("sim:" + body + ",board=" + board + ",seed=" + std::to_string(seed),
                         {.seed = static_cast<std::uint64_t>(seed), .form = form, .repetitions = 5}, game);
    EXPECT_TRUE(visit.runToEnd());
    expectSheet(visit.session().score());
    sum += visit.session().score().score();
  }
  return sum / kPeople;
}

TEST_P(Contract, SteadyBeatsShakyBeatsStill) {
  const double steady = meanScore(GetParam().id, "player", "split", Form::Standing);
  const double shaky = meanScore(GetParam().id, "player+shaky", "split", Form::Standing);
  const double still = meanScore(GetParam().id, "quiet", "split", Form::Standing);
  EXPECT_GT(steady, shaky + 3.0);
  EXPECT_GT(shaky, still + 30.0);
  EXPECT_LT(still, 10.0);
}

TEST_P(Contract, SupportedSeatedAndOlderPeopleScoreAlike) {
  const double free = meanScore(GetParam().id, "player", "split", Form::Standing);
  EXPECT_NEAR(meanScore(GetParam().id, "player+supported", "split", Form::Standing), free, 5.0);
  EXPECT_NEAR(meanScore(GetParam().id, "player+older", "split", Form::Standing), free, 5.0);
  EXPECT_NEAR(meanScore(GetParam().id, "player+seated", "classic", Form::Seated), free, 5.0);
  EXPECT_NEAR(meanScore(GetParam().id, "player+seated", "split", Form::Seated), free, 5.0);
}

INSTANTIATE_TEST_SUITE_P(Table, Contract, testing::ValuesIn(games().begin(), games().end()),
                         [](const auto& entry) { return std::string(entry.param.id); });

TEST(Table, FindsByIdAndByExercise) {
  EXPECT_EQ(gameNamed("toe-press").id, "catapult");
  EXPECT_EQ(gameNamed("catapult").exercise, Exercise::ToePress);
  EXPECT_THROW(gameNamed("juggling"), Error);
}

}  // namespace
}  // namespace surefoot
