// SPDX-License-Identifier: MIT
// From standing to sitting and back on both boards, detected by the load, guided by cues alone.
#include "screens/seat_page.hpp"

#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "board/sample_source.hpp"
#include "games/table.hpp"
#include "play/session.hpp"

namespace surefoot::test {
namespace {

VisitStep stepTo(VisitPage page, Exercise exercise, Foot foot = Foot::Both) {
  VisitStep step;
  step.page = page;
  step.headingId = "visit.sit";
  step.tiles = {{"visit.sit.ready", {}, {}}};
  step.suggested = 0;
  step.bout = BoutRequest{.exercise = exercise, .form = Form::Seated, .foot = foot};
  return step;
}

/// A person on a board, from session to session.
class Chair : public testing::TestWithParam<const char*> {
 protected:
  Chair() : source_(openSource(std::string("sim:player,seed=3,board=") + GetParam())) {
    go(Form::Standing, Foot::Both);
    EXPECT_TRUE(until(Phase::Play, 60.0));
    standingN_ = session_->movement().bodyWeightN;
  }

  void go(Form form, Foot foot) {
    SessionSetup setup;
    setup.board = session_ ? session_->board() : source_->board();
    setup.zeroed = session_ != nullptr;
    setup.bout = {.form = form, .foot = foot};
    session_ = std::make_unique<Session>(setup, gameNamed("winch"));
  }
  void show(const VisitStep& step) {
    auto menu = std::make_unique<LeanMenu>(seatMenu(step, standingN_, DayTime::Midday, {}));
    session_ = std::make_unique<Session>(*session_, std::move(menu));
  }
  void tick(const Cue& cue) {
    TickCommand command;
    source_->poll(tick_++, command.samples);
    session_->tick(command);
    source_->hear(cue);
  }
  bool until(Phase phase, double withinS) {
    for (Tick left = ticksOf(withinS); left > 0 && session_->phase() != phase; --left) {
      tick(session_->cue());
    }
    return session_->phase() == phase;
  }

  std::unique_ptr<SampleSource> source_;
  std::unique_ptr<Session> session_;
  Tick tick_ = 0;
  double standingN_ = 0.0;
};

TEST_P(Chair, SittingDownOrStandingUp_IsSeenByTheLoad) {
  for (const Exercise exercise : {Exercise::AnkleCircle, Exercise::ToePress}) {
    const Foot foot = exercise == Exercise::AnkleCircle ? Foot::Left : Foot::Both;
    show(stepTo(VisitPage::Sit, exercise, foot));
    ASSERT_TRUE(until(Phase::Result, 12.0));
    EXPECT_EQ(session_->game().choice(), 0);
    EXPECT_TRUE(session_->pauses().empty()) << "nobody is told to step back on";
    go(Form::Seated, foot);
    ASSERT_TRUE(until(Phase::Play, 15.0));
    EXPECT_GT(session_->movement().bodyWeightN, 20.0);
    EXPECT_LT(session_->movement().bodyWeightN, 0.3 * standingN_);
    show(stepTo(VisitPage::StandUp, Exercise::Tiptoe));
    ASSERT_TRUE(until(Phase::Result, 12.0));
    go(Form::Standing, Foot::Both);
    ASSERT_TRUE(until(Phase::Play, 15.0));
    EXPECT_NEAR(session_->movement().bodyWeightN, standingN_, 0.02 * standingN_);
  }
}

TEST_P(Chair, PersonStillStandingOrAway_IsWaitedFor) {
  show(stepTo(VisitPage::Sit, Exercise::AnkleCircle, Foot::Left));
  for (const CueKind does : {CueKind::None, CueKind::StepOff}) {
    for (Tick left = ticksOf(20.0); left > 0; --left) {
      tick({.kind = does});
    }
    EXPECT_EQ(session_->phase(), Phase::Play);
    EXPECT_EQ(session_->pause(), PauseReason::None);
  }
  ASSERT_TRUE(until(Phase::Result, 12.0));
}

INSTANTIATE_TEST_SUITE_P(Boards, Chair, testing::Values("split", "classic"),
                         [](const auto& board) { return std::string(board.param); });

}  // namespace
}  // namespace surefoot::test
