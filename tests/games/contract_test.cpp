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

#include "base/math.hpp"
#include "base/random.hpp"
#include "board/simulated_source.hpp"
#include "games/simulated_visit.hpp"

namespace surefoot {
namespace {

using testing::AllOf;
using testing::Ge;
using testing::Le;

/// A synthetic tick in which nobody moves.
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

/// A short bout, with just enough repetitions to distinguish steady from shaky people.
BoutSetup shortBout(const GameEntry& game, std::uint64_t seed) {
  BoutSetup bout = game.usual;
  bout.seed = seed;
  switch (game.exercise) {
    case Exercise::ToePress:
      bout.repetitions = 5;
      break;
    case Exercise::Tiptoe:
      bout.repetitions = 3;
      bout.holdS = 8.0;
      break;
    case Exercise::AnkleCircle:
      bout.repetitions = 4;
      break;
    case Exercise::Free:
      bout.repetitions = 1;
      bout.holdS = 40.0;
      break;
  }
  return bout;
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

TEST_P(Contract, SameInputSameDigest) {
  const auto play = [] {
    SimulatedVisit visit("sim:player+shaky,seed=5", shortBout(GetParam(), 5), GetParam().id);
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

TEST_P(Contract, SurvivesAnEmptyBoard) {
  const auto game = GetParam().make({});
  for (Tick tick = 0; tick < ticksOf(20.0); ++tick) {
    game->step({.tick = tick, .now = {}, .movement = {}, .events = {}});
  }
  expectSheet(game->score());
  EXPECT_LT(game->score().score(), 10.0);
}

TEST_P(Contract, SurvivesRubbish) {
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

TEST_P(Contract, AGapOfTwoSecondsLosesNothing) {
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

TEST_P(Contract, HudIsSane) {
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

double meanScore(const GameEntry& game, const Way& way) {
  constexpr int kPeople = 3;
  double sum = 0.0;
  for (int seed = 1; seed <= kPeople; ++seed) {
    BoutSetup bout = shortBout(game, static_cast<std::uint64_t>(seed));
    bout.form = way.form;
    bout.foot = way.foot;
    const std::string who = std::string(way.body) + ",board=" + way.board + ",seed=" + std::to_string(seed);
    SimulatedVisit visit("sim:" + who, bout, game.id);
    EXPECT_TRUE(visit.runToEnd()) << who;
    expectSheet(visit.session().score());
    sum += visit.session().score().score();
  }
  return sum / kPeople;
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

TEST_P(Contract, SteadyBeatsShakyBeatsStill) {
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

TEST_P(Contract, SupportedSeatedAndOlderPeopleScoreAlike) {
  const double free = meanScore(GetParam(), kFree);
  for (const Way& way : otherWays(GetParam().exercise)) {
    EXPECT_NEAR(meanScore(GetParam(), way), free, 5.0) << way.body << " on a " << way.board << " board";
  }
}

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

TEST_P(Contract, NobodySteadyIsSentToTheRail) {
  for (const char* where : {"sim:player,seed=4", "sim:player+older,seed=4,board=classic"}) {
    EXPECT_EQ(nearEdgeShare(GetParam(), where), 0.0) << where;
  }
  EXPECT_LT(nearEdgeShare(GetParam(), "sim:player+shaky,seed=4"), 0.05);
}

TEST_P(Contract, ARestOnTheRailLosesNothing) {
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
    EXPECT_NEAR(visit.session().score().score(), usual, 5.0) << seed;
  }
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

TEST_P(Contract, NearTheEdgeItAsksForLess) {
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

TEST_P(Contract, SofteningLowersNoScore) {
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
    EXPECT_NEAR(soft.score().score(), usual.session().score().score(), 3.0);
    EXPECT_EQ(soft.score().parts.front().value, 1.0) << "the whole dose";
  }
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
