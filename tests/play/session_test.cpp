// SPDX-License-Identifier: MIT
// A session on the simulated board: phases, pauses and how they end, and that it depends on tick commands alone.
#include "play/session.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "board/simulated_source.hpp"

namespace surefoot::test {
namespace {

/// Counts its steps and records its input; never ends.
class ProbeGame final : public Game {
 public:
  ProbeGame() { latest = this; }

  void step(const TickInput& input) override {
    ++steps;
    for (const MovementEvent& event : input.events) {
      heard.push_back(event.kind);
    }
  }
  void draw(DrawList&, const Canvas&) const override {}
  HudState hud() const override { return {}; }
  Cue cue() const override { return asked; }
  std::span<const SoundCue> sounds() const override { return {}; }
  bool finished() const override { return steps >= kSteps; }
  ScoreSheet score() const override { return {}; }
  void digest(Digest& digest) const override { digest.add(steps); }

  static constexpr int kSteps = 120 * 120;
  int steps = 0;
  Cue asked;
  std::vector<EventKind> heard;
  inline static ProbeGame* latest = nullptr;  ///< A session shows its game only as const.
};

const GameEntry kProbe{"probe", Exercise::ToePress, {}, [](const BoutSetup&) -> std::unique_ptr<Game> {
                         return std::make_unique<ProbeGame>();
                       }};
const GameEntry kCircles{"probe", Exercise::AnkleCircle, {}, kProbe.make};

/// A session with its simulated person; ticks can be withheld from it.
class Table {
 public:
  explicit Table(const std::string& where = "sim:player,seed=3", const GameEntry& entry = kProbe)
      : source(openSource(where)), session({.board = source->board(), .game = "probe"}, entry) {}
  /// The person holds on to the rail from the 20th second for `lengthS`, and again from the 50th.
  Table(double railShare, double lengthS, bool saysSo = false)
      : source(std::make_unique<SimulatedSource>(hanging(railShare, lengthS), BoardModel::Split, "")),
        session({.board = source->board(), .game = "probe", .holdsOn = saysSo}, kProbe) {}

  void tick(std::vector<Key> keys = {}, bool unplugged = false) {
    TickCommand command{.keys = std::move(keys)};
    std::vector<Sample> samples;
    source->poll(session.now(), samples);
    if (!unplugged) {
      command.samples = samples;
    }
    commands.push_back(command);
    session.tick(command);
    source->hear(walkOff ? Cue{.kind = CueKind::StepOff} : told ? *told : goesOn ? game().asked : session.cue());
  }
  bool tickUntil(const std::function<bool()>& reached, double withinS) {
    for (Tick i = 0; i < ticksOf(withinS) && !reached(); ++i) {
      tick();
    }
    return reached();
  }
  bool play() {
    return tickUntil([this] { return session.phase() == Phase::Play; }, 30.0);
  }
  ProbeGame& game() const { return *game_; }

  std::optional<Cue> told;  ///< What the person does, whatever is asked.

  static BodySetup hanging(double railShare, double lengthS) {
    BodySetup body = bodyFromText("player");
    body.seed = 3;
    body.actions = {{20.0, ActionKind::Rail, railShare, lengthS}, {50.0, ActionKind::Rail, railShare, lengthS}};
    return body;
  }
  void untilS(double s) {
    while (session.now() < ticksOf(s)) {
      tick();
    }
  }
  Session replayed() const {
    Session again(session.setup(), kProbe);
    for (const TickCommand& command : commands) {
      again.tick(command);
    }
    return again;
  }

  std::unique_ptr<SampleSource> source;
  Session session;
  std::vector<TickCommand> commands;
  bool walkOff = false;
  bool goesOn = false;  ///< The person follows the game's cue, whether paused or not.

 private:
  ProbeGame* game_ = ProbeGame::latest;
};

TEST(Session, EmptyBoard_LeadsThroughEveryPhaseToPlay) {
  Table table;
  std::vector<Phase> seen{table.session.phase()};
  table.tickUntil(
      [&] {
        if (table.session.phase() != seen.back()) {
          seen.push_back(table.session.phase());
        }
        return table.session.phase() == Phase::Play;
      },
      30.0);
  EXPECT_EQ(seen, (std::vector{Phase::Zero, Phase::StepOn, Phase::StandStill, Phase::Play}));
  EXPECT_NEAR(table.session.movement().bodyWeightN, 700.0, 14.0);
  EXPECT_TRUE(table.session.movement().neutralKnown);
}

TEST(Session, UnusableCalibration_IsRefused) {
  Board board = splitBoard();
  board.calibration[2].countsPerN = 0.0;
  EXPECT_THROW(Session({.board = board}, kProbe), Error);
}

TEST(Session, SilenceOf150Milliseconds_PausesUntilSamplesReturn) {
  Table table;
  ASSERT_TRUE(table.play());
  for (int i = 0; i < 60; ++i) {
    table.tick();
  }
  Tick silent = 0;
  while (table.session.pause() == PauseReason::None && silent < 120) {
    table.tick({}, true);
    ++silent;
  }
  EXPECT_EQ(table.session.pause(), PauseReason::BoardSilent);
  EXPECT_GE(silent, ticksOf(0.150));
  EXPECT_LE(silent, ticksOf(0.150) + 2);
  const int stepsBefore = table.game().steps;
  for (int i = 0; i < 600; ++i) {
    table.tick({}, true);
  }
  EXPECT_EQ(table.game().steps, stepsBefore);
  EXPECT_TRUE(table.tickUntil([&] { return table.session.pause() == PauseReason::None; }, 1.1));
  EXPECT_EQ(table.session.pauses().back().reason, PauseReason::BoardSilent);
  EXPECT_GT(table.game().steps, stepsBefore);
}

TEST(Session, StepOff_PausesAndComingBackMeasuresTheNeutralAgain) {
  Table table;
  ASSERT_TRUE(table.play());
  table.walkOff = true;
  ASSERT_TRUE(table.tickUntil([&] { return table.session.pause() == PauseReason::SteppedOff; }, 5.0));
  EXPECT_EQ(table.session.cue().kind, CueKind::StepOn);
  const int stepsBefore = table.game().steps;
  table.walkOff = false;
  ASSERT_TRUE(table.tickUntil([&] { return table.session.pause() == PauseReason::Settling; }, 10.0));
  EXPECT_EQ(table.session.cue().kind, CueKind::StandStill);
  EXPECT_EQ(table.game().steps, stepsBefore);
  EXPECT_TRUE(table.tickUntil([&] { return table.session.pause() == PauseReason::None; }, 10.0));
  const auto neutrals = std::ranges::count_if(
      table.session.log(), [](const LoggedEvent& logged) { return logged.event.kind == EventKind::NeutralSet; });
  EXPECT_EQ(neutrals, 2);
}

/// Plays on with these faults in every sample until `samples` have come.
void playWithFaults(Table& table, std::uint32_t faults, int samples) {
  while (samples > 0) {
    TickCommand command;
    table.source->poll(table.session.now(), command.samples);
    for (Sample& sample : command.samples) {
      sample.faults = faults;
      --samples;
    }
    table.session.tick(command);
  }
}

TEST(Session, FaultyCell_PausesWithItsReason) {
  Table table;
  ASSERT_TRUE(table.play());
  playWithFaults(table, kFaultDead << 3U, 2);
  EXPECT_EQ(table.session.pause(), PauseReason::Faulty);
  EXPECT_EQ(table.session.reading().faultyCells, 1U << 3U);
}

TEST(Session, CellFaultyForOneSample_IsLeftOutWithoutAPause) {
  Table table;
  ASSERT_TRUE(table.play());
  playWithFaults(table, kFaultDead << 3U, 1);
  playWithFaults(table, 0, 1);
  EXPECT_EQ(table.session.pause(), PauseReason::None);
  const auto readings = table.session.newReadings();
  ASSERT_EQ(readings.size(), 2U);
  EXPECT_TRUE(readings[0].wrong);
  EXPECT_FALSE(readings[1].faulty);
}

/// Feeds a session on an empty board with noise, each sample changed by `spoil`.
void waitForZero(Session& session, double forS, const std::function<void(Sample&)>& spoil) {
  static std::uint32_t taken = 0;
  for (const Tick end = session.now() + ticksOf(forS); session.now() < end;) {
    Sample sample{.boardTimeUs = taken * 8333ULL, .sequence = taken};
    for (std::size_t i = 0; i < session.board().cells.size(); ++i) {
      sample.counts[i] = static_cast<std::int32_t>((taken * (i + 3)) % 41);
    }
    spoil(sample);
    ++taken;
    session.tick({.samples = {sample}});
  }
}

TEST(Session, FaultyCellBeforeTheZero_IsNamedAtOnce) {
  Session flagged({.board = splitBoard()}, kProbe);
  waitForZero(flagged, 0.1, [](Sample& sample) { sample.faults = kFaultSaturated << 2U; });
  EXPECT_EQ(flagged.pause(), PauseReason::Faulty);
  EXPECT_EQ(flagged.faultyCells(), 1U << 2U);

  Session frozen({.board = splitBoard()}, kProbe);
  waitForZero(frozen, 1.2, [](Sample& sample) { sample.counts[5] = 0; });
  EXPECT_EQ(frozen.pause(), PauseReason::Faulty);
  EXPECT_EQ(frozen.faultyCells(), 1U << 5U);
  waitForZero(frozen, 6.0, [](Sample&) {});
  EXPECT_EQ(frozen.phase(), Phase::StepOn) << "it goes on when the cell is connected";
}

TEST(Session, CellFlaggedNowAndThen_DoesNotBlockTheZero) {
  Session session({.board = splitBoard()}, kProbe);
  waitForZero(session, 3.0, [](Sample& sample) { sample.faults = sample.sequence % 40 == 0 ? kFaultOutOfStep : 0U; });
  EXPECT_EQ(session.phase(), Phase::StepOn);
}

TEST(Session, WaitForTheZeroThatIsStuck_SaysWhy) {
  Session loaded({.board = splitBoard()}, kProbe);
  const auto lying = [&](Sample& sample) {
    sample.counts[1] += static_cast<std::int32_t>(80.0 * loaded.board().calibration[1].countsPerN);
  };
  waitForZero(loaded, 3.0, lying);
  EXPECT_FALSE(loaded.zeroTrouble());
  waitForZero(loaded, 4.0, lying);
  ASSERT_TRUE(loaded.zeroTrouble());
  EXPECT_NEAR(loaded.zeroTrouble()->loadN, 80.0, 1.0);

  Session restless({.board = splitBoard()}, kProbe);
  waitForZero(restless, 7.0,
              [](Sample& sample) { sample.counts[3] += static_cast<std::int32_t>(sample.sequence % 480 * 40); });
  ASSERT_TRUE(restless.zeroTrouble());
  EXPECT_EQ(restless.zeroTrouble()->loadN, 0.0);
  EXPECT_EQ(restless.zeroTrouble()->cells, 1U << 3U);
}

TEST(Session, SamplesInBursts_AreToldApartFromASilentBoard) {
  Table table;
  ASSERT_TRUE(table.play());
  TickCommand held;
  for (Tick i = 0; i < ticksOf(2.6); ++i) {
    std::vector<Sample> samples;
    table.source->poll(table.session.now(), samples);
    held.samples.insert(held.samples.end(), samples.begin(), samples.end());
    table.session.tick(i % 60 == 59 ? std::exchange(held, {}) : TickCommand{});
  }
  EXPECT_TRUE(table.session.comesInBursts());
  Table silent;
  ASSERT_TRUE(silent.play());
  for (Tick i = 0; i < ticksOf(1.0); ++i) {
    silent.tick({}, true);
  }
  EXPECT_FALSE(silent.session.comesInBursts());
}

TEST(Session, TenSamplesASecond_AreTooSlowToPlay) {
  Session session({.board = splitBoard()}, kProbe);
  for (Tick tick = 0; tick < ticksOf(3.0); ++tick) {
    TickCommand command;
    if (tick % 12 == 0) {
      command.samples.push_back({.boardTimeUs = static_cast<std::uint64_t>(tick / 12) * 100'000U});
    }
    session.tick(command);
  }
  EXPECT_EQ(session.pause(), PauseReason::TooSlow);
  EXPECT_EQ(session.phase(), Phase::Zero);
}

TEST(Session, PauseAndStopKeys_HoldTheGameAndEndIt) {
  Table table;
  ASSERT_TRUE(table.play());
  table.tick({Key::Pause});
  EXPECT_EQ(table.session.pause(), PauseReason::Key);
  const int stepsBefore = table.game().steps;
  for (int i = 0; i < 240; ++i) {
    table.tick();
  }
  EXPECT_EQ(table.game().steps, stepsBefore);
  table.tick({Key::Pause});
  EXPECT_TRUE(table.tickUntil([&] { return table.session.pause() == PauseReason::None; }, 1.1));
  table.tick({Key::Stop});
  EXPECT_EQ(table.session.phase(), Phase::Result);
  EXPECT_TRUE(table.session.stopped());
}

TEST(Session, PressRunsIntoAPause_EndsForTheGameAfterIt) {
  Table table;
  ASSERT_TRUE(table.play());
  table.game().asked = {.kind = CueKind::Press};
  ASSERT_TRUE(table.tickUntil([&] { return table.session.movement().press.active; }, 6.0));
  table.tick({Key::Pause});
  table.walkOff = true;
  ASSERT_TRUE(table.tickUntil([&] { return !table.session.movement().press.active; }, 8.0));
  table.walkOff = false;
  EXPECT_EQ(std::ranges::count(table.game().heard, EventKind::PressEnd), 0);
  table.tick({Key::Pause});
  ASSERT_TRUE(table.tickUntil([&] { return table.session.pause() == PauseReason::None; }, 20.0));
  table.tick();
  EXPECT_EQ(std::ranges::count(table.game().heard, EventKind::PressEnd), 1);
  EXPECT_EQ(std::ranges::count(table.game().heard, EventKind::PressStart), 1);
}

TEST(Session, LapRunsIntoAPause_EndsForTheGameAndLapsBegunInItDoNot) {
  Table table("sim:player,seed=3", kCircles);
  ASSERT_TRUE(table.play());
  table.game().asked = {.kind = CueKind::Circle};
  const CircleState& circle = table.session.movement().circle;
  ASSERT_TRUE(
      table.tickUntil([&] { return circle.laps >= 2 && circle.lapShare > 0.4 && circle.lapShare < 0.6; }, 20.0));
  const auto laps = std::ranges::count(table.game().heard, EventKind::LapEnd);
  table.goesOn = true;
  table.tick({Key::Pause});
  ASSERT_TRUE(table.tickUntil([&] { return circle.laps >= 5; }, 20.0));
  EXPECT_EQ(std::ranges::count(table.game().heard, EventKind::LapEnd), laps);
  table.tick({Key::Pause});
  ASSERT_TRUE(table.tickUntil([&] { return table.session.pause() == PauseReason::None; }, 5.0));
  table.tick();
  EXPECT_EQ(std::ranges::count(table.game().heard, EventKind::LapEnd), laps + 1);
}

std::vector<PauseReason> reasonsOf(const Session& session) {
  std::vector<PauseReason> reasons;
  for (const PauseSpan& span : session.pauses()) {
    reasons.push_back(span.reason);
  }
  return reasons;
}

TEST(Session, HandsOnTheRailForThreeSeconds_AreARestUntilTheyLetGo) {
  Table table(0.15, 12.0);
  ASSERT_TRUE(table.play());
  table.goesOn = true;
  ASSERT_TRUE(table.tickUntil([&] { return table.session.pause() == PauseReason::OnRail; }, 30.0));
  EXPECT_GT(table.session.now(), ticksOf(23.0));
  EXPECT_LT(table.session.now(), ticksOf(25.5));
  const int stepsBefore = table.game().steps;
  table.untilS(31.9);
  EXPECT_EQ(table.session.pause(), PauseReason::OnRail);
  EXPECT_EQ(table.game().steps, stepsBefore);
  table.untilS(34.5);
  EXPECT_EQ(table.session.pause(), PauseReason::None);
  EXPECT_GT(table.game().steps, stepsBefore);
  EXPECT_FALSE(table.session.stopped());
  EXPECT_EQ(table.replayed().digest(), table.session.digest());
}

TEST(Session, LeanWhileHoldingTheRail_GoesOnAndRestsAgainOnlyAfterLettingGo) {
  Table table(0.15, 20.0);
  ASSERT_TRUE(table.tickUntil([&] { return table.session.pause() == PauseReason::OnRail; }, 30.0));
  EXPECT_EQ(table.session.cue().kind, CueKind::LeanTo);
  ASSERT_TRUE(table.tickUntil([&] { return table.session.progress() > 0.5; }, 5.0));
  EXPECT_EQ(table.session.pause(), PauseReason::OnRail);
  ASSERT_TRUE(table.tickUntil([&] { return table.session.pause() == PauseReason::None; }, 5.0));
  EXPECT_GT(table.session.movement().supportShare, 0.10) << "still holding on";
  table.untilS(45.0);
  EXPECT_EQ(reasonsOf(table.session), std::vector{PauseReason::OnRail});
  ASSERT_TRUE(table.tickUntil([&] { return table.session.pause() == PauseReason::OnRail; }, 12.0));
  EXPECT_EQ(table.replayed().digest(), table.session.digest());
}

TEST(Session, LeanFromBeforeTheRest_ChoosesNothing) {
  Table table(0.15, 20.0);
  ASSERT_TRUE(table.play());
  table.game().asked = {.kind = CueKind::LeanTo, .targetShare = {0.16, 0.0}};
  ASSERT_TRUE(table.tickUntil([&] { return table.session.pause() == PauseReason::OnRail; }, 30.0));
  ASSERT_EQ(table.session.movement().lean.side, 1);
  EXPECT_EQ(table.session.cue().kind, CueKind::Rest) << "upright first";
  table.goesOn = true;
  table.untilS(32.0);
  EXPECT_EQ(table.session.pause(), PauseReason::OnRail);
  table.goesOn = false;
  EXPECT_TRUE(table.tickUntil([&] { return table.session.pause() == PauseReason::None; }, 7.0));
}

TEST(Session, LightOrAnnouncedHold_IsNoRest) {
  Table light(0.07, 20.0);
  light.untilS(45.0);
  EXPECT_TRUE(reasonsOf(light.session).empty());
  Table told(0.15, 20.0, true);
  told.untilS(35.0);
  EXPECT_GT(told.session.movement().supportShare, 0.10);
  EXPECT_TRUE(reasonsOf(told.session).empty());
}

TEST(Session, Trial_KnowsNoRail) {
  const Table table(0.15, 20.0);
  Session trial(table.session.setup(), Exercise::Free, std::make_unique<ProbeGame>());
  for (Tick tick = 0; tick < ticksOf(35.0); ++tick) {
    TickCommand command;
    table.source->poll(tick, command.samples);
    trial.tick(command);
    table.source->hear(trial.cue());
  }
  EXPECT_GT(trial.movement().supportShare, 0.10);
  EXPECT_TRUE(reasonsOf(trial).empty());
}

TEST(Session, SameTickCommands_GiveTheSameDigestAndAGapAnother) {
  Table table;
  ASSERT_TRUE(table.play());
  for (int i = 0; i < 1200; ++i) {
    table.tick();
  }
  EXPECT_EQ(table.replayed().digest(), table.session.digest());
  const std::uint64_t digest = table.session.digest();
  std::for_each(table.commands.end() - 600, table.commands.end() - 560,
                [](TickCommand& command) { command.samples.clear(); });
  EXPECT_NE(table.replayed().digest(), digest);
}

const GameEntry kPresses{"probe", Exercise::ToePress, {}, [](const BoutSetup&) -> std::unique_ptr<Game> {
                           auto game = std::make_unique<ProbeGame>();
                           game->asked = {.kind = CueKind::Press};
                           return game;
                         }};

/// The game asks for presses, and the person stands still.
struct Stuck : Table {
  Stuck() : Table("sim:player,seed=3", kPresses) {
    EXPECT_TRUE(play());
    told = Cue{.kind = CueKind::Rest};
  }
};

TEST(Session, NothingDetected_ThresholdSinksByAFifthAndAReplayIsTheSame) {
  Stuck table;
  table.tickUntil([] { return false; }, 10.0);
  EXPECT_EQ(table.session.helper().help(), Help::Shown);
  const double before = table.session.movement().press.startLevel;
  EXPECT_TRUE(table.tickUntil([&] { return table.session.helper().eased() == 1; }, 6.0));
  table.tickUntil([] { return false; }, 0.1);
  EXPECT_NEAR(table.session.movement().press.startLevel, kEase * before, 1e-9);

  Session again(table.session.setup(), kPresses);
  for (const TickCommand& command : table.commands) {
    again.tick(command);
  }
  EXPECT_EQ(again.helper().eased(), 1);
  EXPECT_EQ(again.digest(), table.session.digest());
}

TEST(Session, NothingDetectedForHalfAMinute_LeaningLeftSkipsTheRest) {
  Stuck table;
  ASSERT_TRUE(table.tickUntil([&] { return table.session.pause() == PauseReason::Asked; }, 31.0));
  const int steps = table.game().steps;
  table.told = Cue{.kind = CueKind::LeanTo, .targetShare = {-0.18, 0.0}};
  EXPECT_TRUE(table.tickUntil([&] { return table.session.phase() == Phase::Result; }, 8.0));
  EXPECT_TRUE(table.session.stopped());
  EXPECT_EQ(table.game().steps, steps) << "nothing is played meanwhile";
  EXPECT_TRUE(table.game().heard.empty());
}

TEST(Session, NothingDetectedForHalfAMinute_LeaningRightRestsUntilTheNextLean) {
  Stuck table;
  ASSERT_TRUE(table.tickUntil([&] { return table.session.pause() == PauseReason::Asked; }, 31.0));
  table.told = Cue{.kind = CueKind::LeanTo, .targetShare = {0.18, 0.0}};
  ASSERT_TRUE(table.tickUntil([&] { return table.session.pause() == PauseReason::Resting; }, 8.0));
  table.told = Cue{.kind = CueKind::Rest};
  EXPECT_FALSE(table.tickUntil([&] { return table.session.pause() == PauseReason::None; }, 40.0));
  table.told = Cue{.kind = CueKind::LeanTo, .targetShare = {0.18, 0.0}};
  EXPECT_TRUE(table.tickUntil([&] { return table.session.pause() == PauseReason::None; }, 8.0));
  EXPECT_FALSE(table.session.stopped());
}

TEST(Session, NobodyAnswers_BoutGoesOn) {
  Stuck table;
  ASSERT_TRUE(table.tickUntil([&] { return table.session.pause() == PauseReason::Asked; }, 31.0));
  EXPECT_TRUE(table.tickUntil([&] { return table.session.pause() == PauseReason::None; }, 22.0));
}

}  // namespace
}  // namespace surefoot::test
