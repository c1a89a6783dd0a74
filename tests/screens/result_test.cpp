// SPDX-License-Identifier: MIT
// The result of a bout: its sentences, its trace, what is spoken.
#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "games/simulated_visit.hpp"
#include "screens/progress.hpp"
#include "screens/screen_checks.hpp"
#include "screens/session_screens.hpp"

namespace surefoot::test {
namespace {

TEST(Result, ArrowsAndConfirm_ChooseAgainOrHome) {
  ResultScreen result;
  EXPECT_EQ(result.handle(key(ScreenKey::Confirm), kCanvases[0]), ResultChoice::Again);
  result.handle(key(ScreenKey::Right), kCanvases[0]);
  EXPECT_EQ(result.handle(key(ScreenKey::Confirm), kCanvases[0]), ResultChoice::Home);
}

TEST(Result, PartsOfTheScore_DecideTheSentence) {
  const auto sheet = [](double dose, double steady) {
    return ScoreSheet{
        .formula = "toe-press/1",
        .parts = {{"score.dose", dose, 0.4}, {"score.hold", dose, 0.1}, {"score.steadiness", steady, 0.5}}};
  };
  const auto sentence = [&sheet](double dose, double steady, Exercise exercise = Exercise::ToePress,
                                 std::optional<double> best = std::nullopt) {
    return resultSentence(sheet(dose, steady), exercise, false, best);
  };
  EXPECT_EQ(sentence(1.0, 0.9), "result.steady");
  EXPECT_EQ(sentence(1.0, 0.3), "result.all");
  EXPECT_EQ(sentence(0.5, 0.9), "result.some");
  EXPECT_EQ(sentence(0.0, 0.0), "result.come_back");
  EXPECT_EQ(sentence(1.0, 0.9, Exercise::ToePress, 80.0), "result.best");
  EXPECT_EQ(sentence(1.0, 0.9, Exercise::ToePress, 96.0), "result.steady");
  EXPECT_EQ(sentence(0.9, 1.0, Exercise::ToePress, 80.0), "result.some");
}

TEST(Result, WeakestPartItNames_DecidesThePraise) {
  struct Praise {
    Exercise exercise;
    std::string_view first, second, well, all;
  };
  constexpr std::array<Praise, 4> kPraises{
      {{Exercise::ToePress, "score.hold", "score.steadiness", "result.steady", "result.all"},
       {Exercise::Tiptoe, "score.steadiness", "score.lowering", "result.tiptoe.well", "result.tiptoe.all"},
       {Exercise::AnkleCircle, "score.roundness", "score.evenness", "result.circle.well", "result.circle.all"},
       {Exercise::Free, "score.stillness", "score.steadiness", "result.free.well", "result.free.all"}}};
  for (const Praise& praise : kPraises) {
    const auto sentence = [&praise](double first, double second) {
      const ScoreSheet sheet{
          .parts = {{"score.dose", 1.0, 0.4}, {praise.first, first, 0.3}, {praise.second, second, 0.3}}};
      return resultSentence(sheet, praise.exercise, false, std::nullopt);
    };
    EXPECT_EQ(sentence(0.8, 0.9), praise.well);
    EXPECT_EQ(sentence(1.0, 0.17), praise.all);
    EXPECT_EQ(sentence(0.58, 1.0), praise.all);
  }
}

TEST(Result, EveryExercise_ShowsItsOwnTraceAndScores) {
  const ScoreHistory history{.usual = 60.0, .best = 100.0};
  for (const GameEntry& game : games()) {
    SimulatedVisit visit("sim:player,seed=7", {.seed = 7, .repetitions = 2, .holdS = game.usual.holdS}, game.id);
    BoutTrace trace;
    for (Tick left = ticksOf(300.0); left > 0 && visit.session().phase() != Phase::Result; --left) {
      visit.tick();
      trace.tick(visit.session());
    }
    DrawList list;
    drawBout(list, kCanvases[0], visit.session(), {.trace = &trace, .history = &history});
    check(list, kCanvases[0]);
    EXPECT_TRUE(hasWords(list, "progress.usual")) << game.id;
    const auto most = std::ranges::max(trace.points(), {},
                                       [](const BoutTrace::Point& p) { return std::max(p.value, length(p.place)); });
    EXPECT_GT(std::max(most.value, length(most.place)), 0.1) << game.id;
    DrawList guest;
    drawBout(guest, kCanvases[0], visit.session(), {.trace = &trace});
    EXPECT_FALSE(hasWords(guest, "progress.usual"));
  }
}

TEST(Result, GuidedBout_SaysInWordsWhatWasDone) {
  SimulatedVisit visit("sim:player,board=classic,seed=4", {.seed = 4, .form = Form::Guided, .repetitions = 2});
  visit.run([](const Session& session) { return session.phase() == Phase::Result; }, 200.0);
  ASSERT_FALSE(visit.session().score().score());
  DrawList list;
  drawBout(list, kCanvases[0], visit.session(), {});
  EXPECT_TRUE(hasWords(list, "result.press.counted"));
  EXPECT_FALSE(hasWords(list, "=2/2"));
  EXPECT_FALSE(hasWords(list, "score.dose"));
  EXPECT_TRUE(hasWords(list, "result.not_measured"));
  EXPECT_EQ(spokenOf(visit.session(), {}), (std::vector<std::string>{"number.2", "result.counted", "result.done"}));
}

TEST(Result, StoppedBout_SaysWhatWasDoneAndShowsNoScore) {
  SimulatedVisit visit("sim:player,seed=2", {.seed = 2, .repetitions = 5});
  ASSERT_TRUE(visit.run([](const Session& session) { return session.game().done() == 1; }, 120.0));
  visit.session().tick({.samples = {}, .keys = {Key::Stop}});
  ASSERT_TRUE(visit.session().stopped());
  ASSERT_TRUE(visit.session().score().score());
  ScoreHistory history;
  history.usual = 90.0;
  DrawList list;
  drawBout(list, kCanvases[0], visit.session(), {.history = &history});
  EXPECT_TRUE(hasWords(list, "=1/5"));
  EXPECT_TRUE(hasWords(list, "result.stopped"));
  EXPECT_FALSE(hasWords(list, "=" + std::to_string(std::lround(*visit.session().score().score()))));
  EXPECT_FALSE(hasWords(list, "score.dose"));
  EXPECT_FALSE(hasWords(list, "progress.usual"));
  EXPECT_EQ(spokenOf(visit.session(), {}),
            (std::vector<std::string>{"number.1", "result.stopped", "result.come_back"}));
}

TEST(Result, MeasuredScore_IsSpokenAsItIsShown) {
  SimulatedVisit visit("sim:player+shaky,seed=2", {.seed = 2, .repetitions = 2});
  ASSERT_TRUE(visit.runToEnd());
  DrawList list;
  drawBout(list, kCanvases[0], visit.session(), {});
  const std::vector<std::string> spoken = spokenOf(visit.session(), {});
  ASSERT_EQ(spoken.size(), 3U);
  EXPECT_EQ(spoken[0], "result.score");
  ASSERT_TRUE(spoken[1].starts_with("number."));
  EXPECT_TRUE(hasWords(list, "=" + spoken[1].substr(7)));
  EXPECT_TRUE(hasWords(list, spoken[2]));
  EXPECT_EQ(spokenOf(visit.session(), {.note = "visit.result.all"})[2], "visit.result.all");
}

}  // namespace
}  // namespace surefoot::test
