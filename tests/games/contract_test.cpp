// SPDX-License-Identifier: MIT
// What every game in the table must fulfil: the same input gives the same bits, it ends, its score is valid, bad input
// does no harm, and steadier people score higher.
#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/random.hpp"
#include "board/simulated_source.hpp"
#include "games/short_bout.hpp"
#include "games/simulated_visit.hpp"

namespace surefoot::test {
namespace {

using testing::AllOf;
using testing::Ge;
using testing::Le;

std::uint64_t digestOf(const Game& game) {
  Digest digest;
  game.digest(digest);
  return digest.value();
}

void expectSheet(const ScoreSheet& sheet) {
  EXPECT_FALSE(sheet.formula.empty());
  if (!sheet.measured()) {
    EXPECT_EQ(sheet.score(), std::nullopt);
    return;
  }
  double weights = 0.0;
  for (const ScorePart& part : sheet.parts) {
    EXPECT_THAT(part.value, AllOf(Ge(0.0), Le(1.0))) << part.id;
    weights += part.weight;
  }
  EXPECT_NEAR(weights, 1.0, 1e-12);
  EXPECT_THAT(*sheet.score(), AllOf(Ge(0.0), Le(100.0 + 1e-9)));
}

/// One way to do an exercise.
struct Way {
  const char* body;
  const char* board;
  Form form = Form::Standing;
  Foot foot = Foot::Both;
};

/// All of these should score the same as steady, standing, free and quick.
std::vector<Way> otherWays(Exercise exercise) {
  const bool circles = exercise == Exercise::AnkleCircle;
  std::vector<Way> ways{{"player+supported", "split"},
                        {"player+older", "split"},
                        {"player+seated", "classic", Form::Seated, circles ? Foot::Left : Foot::Both},
                        {"player+seated", "split", Form::Seated, circles ? Foot::Right : Foot::Both}};
  if (exercise != Exercise::ToePress) {
    // On a classic board presses are guided, so nothing is measured.
    ways.push_back({"player", "classic"});
  }
  return ways;
}

/// Everything that a broken board or detector could deliver, seeded.
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
    addTiptoe(input.movement.tiptoe);
    addCircle(input.movement.circle);
    input.movement.lean = {wildSide(), wild()};
    if (random_.next() % 50U == 0) {
      addEvent();
    }
    input.events = events_;
    return input;
  }

 private:
  void addTiptoe(TiptoeState& tiptoe) {
    tiptoe.rise = wild();
    tiptoe.up = random_.next() % 2U == 0;
    tiptoe.heldS = wild();
    tiptoe.steps = wildCount();
    tiptoe.side = wildSide();
    tiptoe.sway = {wild(), wild()};
    tiptoe.wobble = wild();
  }

  void addCircle(CircleState& circle) {
    circle.handle = {wild(), wild()};
    circle.angle = wild();
    circle.circling = random_.next() % 2U == 0;
    circle.clockwise = random_.next() % 2U == 0;
    circle.lapShare = wild();
    circle.sectors = static_cast<std::uint8_t>(random_.next());
    circle.laps = wildCount();
  }

  void addEvent() {
    constexpr auto kKinds = static_cast<std::uint64_t>(EventKind::ShiftedTo) + 1U;
    MovementEvent event{.kind = static_cast<EventKind>(random_.next() % kKinds), .tS = wild(), .value = wild()};
    event.press.heldS = wild();
    event.press.variation = wild();
    event.press.leftShare = wild();
    event.press.complete = random_.next() % 2U == 0;
    event.hold = {wild(), wild(), wild(), wildCount(), wild(), wild(), wild(), wild(), wild()};
    event.hold.measured = random_.next() % 2U == 0;
    event.lap = {wild(), wild(), random_.next() % 2U == 0, wild(), wild(), wild(), 0, false};
    event.lap.sectors = static_cast<std::uint8_t>(random_.next());
    event.lap.complete = random_.next() % 2U == 0;
    events_.push_back(event);
  }

  int wildSide() { return static_cast<int>(random_.next() % 3U) - 1; }

  int wildCount() {
    constexpr std::array<int, 5> kWild{0, 1, -1, 7, std::numeric_limits<int>::max()};
    return kWild[random_.next() % kWild.size()];
  }

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

TEST_P(Contract, SameInput_GivesTheSameDigest) {
  const auto play = [] {
    SimulatedVisit visit("sim:player+shaky,seed=5", shortBout(GetParam(), 5), GetParam().id);
    EXPECT_TRUE(visit.runToEnd());
    return visit.session().digest();
  };
  EXPECT_EQ(play(), play());
}

TEST_P(Contract, AnotherSeed_IsAnotherBout) {
  const auto first = GetParam().make({.seed = 1});
  const auto second = GetParam().make({.seed = 2});
  EXPECT_NE(digestOf(*first), digestOf(*second));
}

TEST_P(Contract, NobodyDoesAnything_EndsTheBout) {
  for (const Form form : {Form::Standing, Form::Seated, Form::Guided}) {
    BoutSetup bout = shortBout(GetParam(), 3);
    bout.form = form;
    const auto game = GetParam().make(bout);
    Tick tick = 0;
    while (!game->finished() && tick < ticksOf(300.0)) {
      game->step(quiet(tick++));
    }
    EXPECT_TRUE(game->finished());
    expectSheet(game->score());
  }
}

TEST_P(Contract, EmptyBoard_IsSurvivedAndEarnsLittle) {
  const auto game = GetParam().make({});
  for (Tick tick = 0; tick < ticksOf(20.0); ++tick) {
    game->step({.tick = tick, .now = {}, .movement = {}, .events = {}});
  }
  expectSheet(game->score());
  EXPECT_LT(game->score().score().value(), 10.0);
}

TEST_P(Contract, RubbishInput_KeepsPictureAndScoreSane) {
  BoutSetup bout = GetParam().usual;
  bout.repetitions *= 4;
  const auto game = GetParam().make(bout);
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

TEST_P(Contract, GapOfTwoSeconds_LosesNothing) {
  SimulatedVisit visit("sim:player,seed=6", shortBout(GetParam(), 6), GetParam().id);
  ASSERT_TRUE(visit.run([](const Session& session) { return session.game().hud().done >= 1; }, 120.0));
  for (Tick tick = 0; tick < ticksOf(2.0); ++tick) {
    visit.session().tick({});
  }
  EXPECT_EQ(visit.session().pause(), PauseReason::BoardSilent);
  EXPECT_TRUE(visit.runToEnd());
  EXPECT_GE(visit.session().game().hud().total, 1);
  EXPECT_EQ(visit.session().game().hud().done, visit.session().game().hud().total);
}

TEST_P(Contract, WholeBout_KeepsTheHudSane) {
  SimulatedVisit visit("sim:player,seed=7", shortBout(GetParam(), 7), GetParam().id);
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

/// What three people did.
struct Outcome {
  double mean = 0.0;     ///< Of the scores.
  bool measured = true;  ///< All of them have a score.
  bool whole = true;     ///< All of them did everything.
};

Outcome outcomeOf(const GameEntry& game, const Way& way) {
  constexpr int kPeople = 3;
  Outcome outcome;
  for (int seed = 1; seed <= kPeople; ++seed) {
    BoutSetup bout = shortBout(game, static_cast<std::uint64_t>(seed));
    bout.form = way.form;
    bout.foot = way.foot;
    const std::string who = std::string(way.body) + ",board=" + way.board + ",seed=" + std::to_string(seed);
    SimulatedVisit visit("sim:" + who, bout, game.id);
    EXPECT_TRUE(visit.runToEnd()) << who;
    expectSheet(visit.session().score());
    const HudState hud = visit.session().game().hud();
    const auto score = visit.session().score().score();
    outcome.mean += score.value_or(0.0) / kPeople;
    outcome.measured = outcome.measured && score.has_value();
    outcome.whole = outcome.whole && hud.done == hud.total;
  }
  return outcome;
}

double meanScore(const GameEntry& game, const Way& way) {
  const Outcome outcome = outcomeOf(game, way);
  EXPECT_TRUE(outcome.measured) << way.body;
  return outcome.mean;
}

constexpr Way kFree{"player", "split"};

/// Ways in which a game is measured; standing presses on a classic board are only counted.
std::vector<Way> measuredWays(Exercise exercise) {
  const Foot foot = exercise == Exercise::AnkleCircle ? Foot::Left : Foot::Both;
  std::vector<Way> ways{kFree, {"", "classic", Form::Seated, foot}};
  if (exercise != Exercise::ToePress) {
    ways.push_back({"", "classic"});
  }
  return ways;
}

TEST_P(Contract, SteadyShakyAndStill_ScoreInThatOrder) {
  for (Way way : measuredWays(GetParam().exercise)) {
    const std::string seated = way.form == Form::Seated ? "+seated" : "";
    const auto scoreOf = [&](const std::string& body) {
      const std::string person = body + seated;
      way.body = person.c_str();
      return meanScore(GetParam(), way);
    };
    SCOPED_TRACE(way.board + seated);
    const double steady = scoreOf("player");
    const double shaky = scoreOf("player+shaky");
    const double still = scoreOf("quiet");
    EXPECT_GT(steady, shaky + 3.0);
    EXPECT_GT(shaky, still + 30.0);
    EXPECT_LT(still, 10.0);
  }
}

TEST_P(Contract, SupportedSeatedAndOlderPeople_ScoreAlike) {
  const double free = meanScore(GetParam(), kFree);
  for (const Way& way : otherWays(GetParam().exercise)) {
    SCOPED_TRACE(std::string(way.body) + " on a " + way.board + " board");
    const Outcome outcome = outcomeOf(GetParam(), way);
    // With a hand on the rail nobody can tell a rise from a lean: the flights count, without a score.
    if (outcome.measured) {
      EXPECT_NEAR(outcome.mean, free, 5.0);
    } else {
      EXPECT_EQ(GetParam().exercise, Exercise::Tiptoe);
      EXPECT_TRUE(outcome.whole);
    }
  }
}

TEST_P(Contract, RestOnTheRail_LosesNothing) {
  const double usual = meanScore(GetParam(), kFree);
  for (int seed = 1; seed <= 3; ++seed) {
    BodySetup body = bodyFromText("player");
    body.seed = static_cast<std::uint64_t>(seed);
    for (const double atS : {17.0, 31.0, 45.0}) {
      body.actions.push_back({atS + 0.7 * seed, ActionKind::Rail, 0.2, 8.0});
    }
    auto source = std::make_unique<SimulatedSource>(body, BoardModel::Split, "");
    SimulatedVisit visit(std::move(source), shortBout(GetParam(), body.seed), GetParam().id);
    ASSERT_TRUE(visit.runToEnd());
    const auto rests = std::ranges::count(visit.session().pauses(), PauseReason::OnRail, &PauseSpan::reason);
    EXPECT_GE(rests, 2);
    EXPECT_NEAR(visit.session().score().score().value(), usual, 5.0) << seed;
  }
}

INSTANTIATE_TEST_SUITE_P(Table, Contract, testing::ValuesIn(games().begin(), games().end()),
                         [](const auto& entry) { return std::string(entry.param.id); });

TEST(Table, NameOfGameOrExercise_FindsTheGame) {
  EXPECT_EQ(gameNamed("toe-press").id, "catapult");
  EXPECT_EQ(gameNamed("catapult").exercise, Exercise::ToePress);
  EXPECT_THROW(gameNamed("juggling"), Error);
}

}  // namespace
}  // namespace surefoot::test
