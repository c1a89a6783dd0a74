// SPDX-License-Identifier: MIT
// The pages, trials and results of a balance test.
#pragma once

#include <string>

#include "base/random.hpp"
#include "board/simulated_source.hpp"
#include "measures/sway.hpp"
#include "programme/protocol.hpp"
#include "screens/assess_result.hpp"
#include "screens/assess_trial.hpp"
#include "screens/page_menu.hpp"
#include "screens/scene_album.hpp"
#include "screens/session_screens.hpp"
#include "screens/visit_scenes.hpp"

namespace surefoot::test {

/// The pages of a balance test, one after the other.
inline void testPages(const Album& album) {
  AssessStart start;
  start.last = TestConditions{"barefoot", "none", "sides", "marked", "pad", "near"};
  AssessGuide guide(start);
  int number = 0;
  const auto take = [&](const char* name) {
    LeanMenu menu(pageMenu(guide.step(), DayTime::Midday));
    TickInput input;
    for (int i = 0; i < 60; ++i) {
      menu.step(input);
    }
    album.take("assess_" + std::to_string(++number) + name, [&](DrawList& list, const Canvas& canvas) {
      menu.draw(list, canvas);
      drawPrompt(list, canvas, menu.hud().promptId);
    });
  };
  take("_choose");
  guide.choose(1);
  take("_same");
  guide.choose(1);
  while (guide.step().page == AssessPage::Question) {
    take("_question");
    guide.choose(0);
  }
  take("_safety");
  guide.choose(0);
  while (guide.step().page != AssessPage::Result) {
    if (guide.step().page == AssessPage::Condition) {
      take("_condition");
      guide.choose(guide.step().suggested);
    } else if (guide.step().page == AssessPage::Rest) {
      guide.restDone();
    } else {
      guide.trialDone(false);
    }
  }
}

/// A trial while it instructs, counts down and measures, and when it is over.
inline void testTrial(const Album& album, const char* condition, DayTime dayTime) {
  const TrialRequest request{.condition = conditionNamed(condition), .round = 1, .plannedS = 8.0};
  const std::unique_ptr<SampleSource> source = openSource("sim:player,seed=3");
  SessionSetup setup;
  setup.board = source->board();
  setup.game = gameOfTrial(*request.condition);
  setup.bout = boutOfTrial(request, dayTime);
  Session session(setup, Exercise::Free, makeTrial(setup.game, setup.bout));
  std::set<std::string> shown;
  while (session.phase() != Phase::Result) {
    TickCommand command;
    source->hear(session.cue());
    source->poll(session.now(), command.samples);
    session.tick(command);
    const HudState hud = session.game().hud();
    const std::string name = hud.promptId.substr(hud.promptId.rfind('.') + 1) + (hud.ring >= 0.0 ? "_count" : "");
    if (session.phase() == Phase::Play && shown.insert(name).second) {
      album.take("assess_" + std::string(condition) + "_" + std::to_string(shown.size()) + name, session);
    }
  }
}

/// An invented result for a person of this age.
inline ConditionResult testResult(const char* condition, double velocityMmS, int age, double firstMmS) {
  ConditionResult result{.condition = conditionNamed(condition),
                         .counted = 3,
                         .velocityMmS = MeanSd{.mean = velocityMmS, .sd = 0.07 * velocityMmS, .n = 3}};
  result.score = scoreOf({.condition = condition,
                          .value = velocityMmS,
                          .trials = 3,
                          .durationS = 60.0,
                          .rateHz = 100.0,
                          .noiseMm = 0.05,
                          .ageYears = age,
                          .footwear = "barefoot",
                          .stance = "marked",
                          .aid = "none",
                          .hands = "sides"},
                         builtInReference());
  if (firstMmS > 0.0) {
    const auto day = [](double mean) { return TestDay{.day = 0, .values = {mean, mean, mean}, .how = {}}; };
    result.firstVelocityMmS = firstMmS;
    result.change = changeSinceFirst(std::vector{day(firstMmS), day(velocityMmS)}, {.measure = "mean_velocity_mm_s"});
  }
  std::vector<Reading> readings;
  Random random(7, 1);
  Vec2 at;
  for (int i = 0; i < 6000; ++i) {
    at.x += 0.35 * random.normal() - 0.004 * at.x;
    at.y += 0.5 * random.normal() - 0.004 * at.y;
    Reading reading;
    reading.tS = 0.01 * i;
    reading.whole = {.mm = at, .loadN = 700.0, .valid = true};
    readings.push_back(reading);
  }
  const MeasureSet sway = swayMeasures(prepare(traceOf(readings)), {.sampleEntropy = false});
  result.sway = {.pathMm = swayPathOf(readings, 0.0, 60.0),
                 .majorMm = sway.value("ellipse_major_mm").value(),
                 .minorMm = sway.value("ellipse_minor_mm").value(),
                 .angleDeg = sway.value("ellipse_angle_deg").value()};
  return result;
}

inline void testResults(const Album& album) {
  const auto take = [&](const std::string& name, const AssessView& view) {
    LeanMenu menu({.tiles = {{.id = "assess.finish", .icon = TileIcon::Done}},
                   .low = true,
                   .behind = [&](DrawList& out, const Canvas& canvas) { drawAssessResult(out, canvas, view); }});
    TickInput input;
    for (int i = 0; i < 60; ++i) {
      menu.step(input);
    }
    album.take("assess_result_" + name, [&](DrawList& list, const Canvas& canvas) { menu.draw(list, canvas); });
  };
  AssessView view{.dayTime = DayTime::Morning, .protocol = &protocolNamed("mctsib"), .trialS = 60.0, .named = true};
  view.conditions = {testResult("eyes-open-firm", 9.1, 52, 9.9), testResult("eyes-closed-firm", 11.2, 52, 5.0),
                     testResult("eyes-open-foam", 28.4, 52, 27.0), testResult("eyes-closed-foam", 41.6, 52, 0.0)};
  take("mctsib", view);
  view.conditions[3].velocityMmS.reset();
  view.conditions[3].sway = {};
  view.conditions[3].line = {"assess.outcome.stepped_off", {"3", "12"}};
  view.protocol = &protocolNamed("quiet");
  take("mctsib_stopped", view);
  view.conditions.resize(2);
  view.dayTime = DayTime::Evening;
  take("quiet", view);
  view.conditions[1] = testResult("eyes-closed-firm", 12.2, 0, 0.0);
  view.conditions[0] = testResult("eyes-open-firm", 12.2, 0, 0.0);
  view.named = false;
  take("quiet_guest", view);
  view.boardUnproven = true;
  take("quiet_unproven", view);
  view.protocol = &protocolNamed("limits");
  view.conditions = {
      {.condition = conditionNamed("limits"), .counted = 3, .controlPercent = MeanSd{.mean = 86.0, .sd = 4.0, .n = 3}}};
  view.conditions[0].reachMm = {62.0, 58.4, 81.0, 44.2, 36.0, 47.1, 76.5, 55.0};
  take("limits", view);
  view.protocol = &protocolNamed("single-leg");
  view.trialS = 30.0;
  view.publishedSingleLegS = 17.2;
  view.conditions = {
      {.condition = conditionNamed("single-leg-left"), .counted = 3, .failures = 2, .secondsS = {30.0, 12.4, 8.1}},
      {.condition = conditionNamed("single-leg-right"), .counted = 3, .failures = 3, .secondsS = {4.0, 3.1, 6.6}}};
  take("single_leg", view);
  view.protocol = &protocolNamed("symmetry");
  view.conditions = {testResult("symmetry", 8.0, 30, 0.0)};
  view.conditions[0].leftPercent = 46.2;
  take("symmetry", view);
}

}  // namespace surefoot::test
