// SPDX-License-Identifier: MIT
// Trials with the simulated person on a simulated board: when they begin and end, what is said, and that nothing moves
// on the screen meanwhile.
#include "screens/assess_trial.hpp"

#include <set>

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "board/simulated_source.hpp"
#include "board/where.hpp"
#include "play/session.hpp"
#include "play/svg.hpp"

namespace surefoot::test {
namespace {

/// One trial on its own board, from the empty board to the end.
class Trial {
 public:
  Trial(const std::string& where, const char* condition, double plannedS, int round = 1)
      : source_(parseWhere(where).body, parseWhere(where).model),
        request_{.condition = conditionNamed(condition), .number = 1, .round = round, .plannedS = plannedS} {
    SessionSetup setup;
    setup.board = source_.board();
    setup.game = gameOfTrial(*request_.condition);
    setup.bout = boutOfTrial(request_, DayTime::Morning);
    session_ = std::make_unique<Session>(setup, Exercise::Free, makeTrial(setup.game, setup.bout));
  }

  void tick(std::vector<Key> keys = {}) {
    TickCommand command;
    command.keys = std::move(keys);
    if (!silent) {
      source_.poll(tick_, command.samples);
    } else {
      std::vector<Sample> lost;
      source_.poll(tick_, lost);
    }
    ++tick_;
    session_->tick(command);
    source_.hear(stepOff ? Cue{.kind = CueKind::StepOff} : session_->cue());
    for (const SoundCue& sound : session_->sounds()) {
      said.emplace_back(sound.name);
    }
    log_.push_back(std::move(command));
  }
  template <typename Reached>
  void until(Reached reached, double mostS = 200.0) {
    for (Tick left = ticksOf(mostS); left > 0 && !reached(); --left) {
      tick();
    }
  }
  void seconds(double s) {
    until([] { return false; }, s);
  }
  void untilRecording() {
    until([&] { return game().recording(); });
  }
  void toTheEnd() {
    until([&] { return session_->phase() == Phase::Result; });
  }

  const TrialGame& game() const { return dynamic_cast<const TrialGame&>(session_->game()); }
  const TrialReport& report() const { return game().report(); }
  const Session& session() const { return *session_; }
  std::uint64_t replayed() const {
    const SessionSetup& setup = session_->setup();
    Session again(setup, Exercise::Free, makeTrial(setup.game, setup.bout));
    for (const TickCommand& command : log_) {
      again.tick(command);
    }
    return again.digest();
  }

  std::vector<std::string> said;
  bool silent = false;
  bool stepOff = false;

 private:
  SimulatedSource source_;
  TrialRequest request_;
  std::unique_ptr<Session> session_;
  std::vector<TickCommand> log_;
  Tick tick_ = 0;
};

std::string pictureOf(const TrialGame& game) {
  DrawList list;
  game.draw(list, {});
  return svgOf(list, {}, [](auto, auto) { return std::string(); });
}

TEST(AssessTrial, WholeTrial_CountsDownAndLastsAsPlannedByTheBoardsClock) {
  Trial trial("sim:player,seed=3", "eyes-closed-firm", 30.0);
  trial.toTheEnd();
  EXPECT_EQ(trial.report().end, TrialEnd::Complete);
  EXPECT_DOUBLE_EQ(trial.report().endS - trial.report().startS, 30.0);
  EXPECT_TRUE(trial.report().feetSeen);
  EXPECT_EQ(trial.said, (std::vector<std::string>{"assess.prompt.close", "assess.prompt.still", "count3", "count2",
                                                  "count1", "bell", "bell", "assess.prompt.open"}));
  EXPECT_EQ(trial.replayed(), trial.session().digest());
}

TEST(AssessTrial, Recording_ShowsAStillPicture) {
  Trial trial("sim:player,seed=2", "eyes-open-firm", 30.0);
  trial.untilRecording();
  const std::string first = pictureOf(trial.game());
  const HudState hud = trial.game().hud();
  trial.seconds(12.0);
  ASSERT_TRUE(trial.game().recording());
  EXPECT_EQ(pictureOf(trial.game()), first);
  EXPECT_EQ(trial.game().hud().promptId, hud.promptId);
  EXPECT_FALSE(hud.feet);
  EXPECT_LT(trial.game().hud().ring, 0.0);
}

TEST(AssessTrial, StepOff_EndsItAndTheTimeIsKept) {
  Trial trial("sim:player,seed=2", "eyes-open-firm", 30.0);
  trial.untilRecording();
  trial.seconds(12.0);
  trial.stepOff = true;
  trial.seconds(4.0);
  EXPECT_EQ(trial.session().pause(), PauseReason::SteppedOff);
  trial.stepOff = false;
  trial.toTheEnd();
  // The simulated person takes a moment to step off; a split board notices the first foot leaving.
  EXPECT_TRUE(trial.report().end == TrialEnd::SteppedOff || trial.report().end == TrialEnd::Stepped);
  EXPECT_NEAR(trial.report().endS - trial.report().startS, 12.6, 0.6);
}

TEST(AssessTrial, StepOffOnAClassicBoard_IsSeen) {
  Trial trial("sim:player,board=classic,seed=2", "eyes-open-firm", 30.0);
  trial.untilRecording();
  trial.seconds(5.0);
  trial.stepOff = true;
  trial.seconds(4.0);
  trial.stepOff = false;
  trial.toTheEnd();
  EXPECT_EQ(trial.report().end, TrialEnd::SteppedOff);
  EXPECT_FALSE(trial.report().feetSeen);
}

TEST(AssessTrial, SilentBoard_BreaksItOff) {
  Trial trial("sim:player,seed=2", "eyes-open-firm", 30.0);
  trial.untilRecording();
  trial.seconds(8.0);
  trial.silent = true;
  trial.seconds(2.0);
  trial.silent = false;
  trial.toTheEnd();
  EXPECT_EQ(trial.report().end, TrialEnd::Broken);
  EXPECT_NEAR(trial.report().endS - trial.report().startS, 8.0, 0.1);
  EXPECT_EQ(trial.said.back(), "assess.prompt.again");
}

TEST(AssessTrial, StopKey_LeavesItWithoutAnEndOfItsOwn) {
  Trial trial("sim:player,seed=2", "eyes-open-firm", 30.0);
  trial.untilRecording();
  trial.seconds(5.0);
  trial.tick({Key::Stop});
  EXPECT_TRUE(trial.session().stopped());
  EXPECT_EQ(trial.report().end, TrialEnd::None);
  EXPECT_NEAR(trial.report().endS - trial.report().startS, 5.0, 0.1);
}

TEST(AssessTrial, OneLeg_IsTimedFromLiftToTouchDown) {
  Trial steady("sim:player,seed=1", "single-leg-left", 20.0);
  steady.toTheEnd();
  EXPECT_EQ(steady.report().end, TrialEnd::Complete);
  EXPECT_NEAR(steady.report().endS - steady.report().startS, 20.0, 1e-9);
  int down = 0;
  for (int seed = 1; seed <= 4; ++seed) {
    Trial shaky("sim:player+shaky+older,seed=" + std::to_string(seed), "single-leg-right", 30.0);
    shaky.toTheEnd();
    EXPECT_TRUE(shaky.report().began);
    down += shaky.report().end == TrialEnd::FootDown ? 1 : 0;
    EXPECT_LE(shaky.report().endS - shaky.report().startS, 30.0);
    EXPECT_GT(shaky.report().endS - shaky.report().startS, 0.5);
  }
  EXPECT_GE(down, 3);
}

TEST(AssessTrial, StepOffBeforeTheLift_GivesNoTime) {
  Trial trial("sim:player,seed=1", "single-leg-left", 20.0);
  trial.until([&] { return !trial.said.empty() && trial.said.back() == "assess.prompt.lift_right"; });
  trial.stepOff = true;
  trial.seconds(4.0);
  trial.stepOff = false;
  trial.toTheEnd();
  EXPECT_EQ(trial.report().end, TrialEnd::SteppedOff);
  EXPECT_FALSE(trial.report().began);
  EXPECT_GT(trial.report().startS, 10.0);
  EXPECT_DOUBLE_EQ(trial.report().startS, trial.report().endS);
}

TEST(AssessTrial, OneLegOnAClassicBoard_IsSeen) {
  Trial trial("sim:player,board=classic,seed=4", "single-leg-right", 10.0);
  trial.toTheEnd();
  EXPECT_TRUE(trial.report().began);
  EXPECT_EQ(trial.report().end, TrialEnd::Complete);
}

TEST(AssessTrial, ReachTrial_GoesEightWaysClockwiseAndSpeaksThem) {
  Trial trial("sim:player,seed=5", "limits", 8.0);
  trial.toTheEnd();
  ASSERT_EQ(trial.report().ways.size(), 8U);
  EXPECT_EQ(trial.report().end, TrialEnd::Complete);
  const std::set<std::string> said(trial.said.begin(), trial.said.end());
  for (const char* way : {"assess.prompt.forward", "assess.prompt.back_right", "assess.prompt.left"}) {
    EXPECT_TRUE(said.contains(way)) << way;
  }
  EXPECT_GT(trial.report().ways[2].way.x, 0.9);
  for (const TrialWay& way : trial.report().ways) {
    EXPECT_NEAR(way.endS - way.cueS, 8.0, 0.02);
  }
  Trial practice("sim:player,seed=5", "limits", 8.0, 0);
  practice.toTheEnd();
  ASSERT_EQ(practice.report().ways.size(), 4U);
  EXPECT_LT(practice.report().ways[2].way.y, -0.9);
}

TEST(AssessTrial, NameOfTheGame_TellsWhetherItIsATrial) {
  EXPECT_TRUE(isTrial(gameOfTrial(*conditionNamed("eyes-open-foam"))));
  EXPECT_FALSE(isTrial("catapult"));
  EXPECT_THROW(makeTrial("trial-tandem", {}), Error);
}

}  // namespace
}  // namespace surefoot::test
