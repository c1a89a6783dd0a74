// SPDX-License-Identifier: MIT
// Menus by key and mouse, text that exists and is short enough, pictures that stay on their canvas.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "board/simulated_source.hpp"
#include "games/simulated_visit.hpp"
#include "screens/home.hpp"
#include "screens/hud.hpp"
#include "screens/lean_menu.hpp"
#include "screens/people.hpp"
#include "screens/progress.hpp"
#include "screens/screen_checks.hpp"
#include "screens/session_screens.hpp"

namespace surefoot::test {
namespace {

TEST(Home, ArrowsAndConfirm_ChooseTheTile) {
  HomeScreen home;
  const Canvas canvas = kCanvases[0];
  EXPECT_EQ(home.handle(key(ScreenKey::Confirm), canvas), HomeChoice::Visit);
  home.handle(key(ScreenKey::Left), canvas);
  EXPECT_EQ(home.handle(key(ScreenKey::Confirm), canvas), HomeChoice::Assess);
  home.handle(key(ScreenKey::Left), canvas);
  EXPECT_EQ(home.handle(key(ScreenKey::Confirm), canvas), HomeChoice::Progress);
  home.handle(key(ScreenKey::Left), canvas);
  EXPECT_EQ(home.handle(key(ScreenKey::Confirm), canvas), HomeChoice::Person);
  for (int i = 0; i < 3; ++i) {
    home.handle(key(ScreenKey::Left), canvas);
  }
  EXPECT_EQ(home.handle(key(ScreenKey::Confirm), canvas), HomeChoice::Exercise);
  EXPECT_EQ(home.exercise(), Exercise::Tiptoe);
  EXPECT_EQ(home.handle(key(ScreenKey::Back), canvas), HomeChoice::Quit);
}

TEST(Home, PersonsPlan_ShowsItsDoses) {
  HomeView view{.plan = articlePlan()};
  view.plan.items[0].repetitions = 7;
  view.plan.items[1].ownHold = false;
  view.plan.items[1].holdS = 12.0;
  view.plan.items.pop_back();
  std::vector<BoutDone> bouts(9, {.exercise = Exercise::ToePress, .repetitions = 7, .done = 7});
  view.today = todayOf(view.plan, bouts);
  DrawList picture;
  HomeScreen().draw(picture, kCanvases[0], view);
  std::map<std::string, std::vector<std::string>> said;
  for (const Shape& shape : picture.shapes) {
    if (const Label* label = std::get_if<Label>(&shape); label != nullptr && !said.contains(label->id)) {
      said[label->id] = label->arguments;
    }
  }
  EXPECT_EQ(said["home.toe_press.dose"], (std::vector<std::string>{"7", "3"}));
  EXPECT_EQ(said["home.tiptoe.dose"], (std::vector<std::string>{"6", "12"}));
  EXPECT_FALSE(said.contains("home.circles.dose")) << "not in the plan";
  EXPECT_EQ(said["home.today"], (std::vector<std::string>{"3", "3"})) << "no more than is asked";
}

TEST(Home, MouseClick_DoesTheSameAsTheKeys) {
  for (const Canvas& canvas : kCanvases) {
    HomeScreen home;
    for (const HitBox& box : HomeScreen::hits(canvas)) {
      const HomeChoice choice = box.id < 4    ? HomeChoice::Exercise
                                : box.id == 4 ? HomeChoice::Person
                                : box.id == 5 ? HomeChoice::Progress
                                : box.id == 6 ? HomeChoice::Assess
                                              : HomeChoice::Visit;
      EXPECT_EQ(home.handle(click(box.centre), canvas), choice) << box.id;
      if (choice == HomeChoice::Exercise) {
        EXPECT_EQ(static_cast<int>(home.exercise()), box.id);
      }
    }
    EXPECT_EQ(home.handle(click({2.0, 2.0}), canvas), std::nullopt);
    EXPECT_EQ(home.handle({.pointed = true, .at = HomeScreen::hits(canvas)[0].centre}, canvas), std::nullopt);
  }
}

TEST(People, ArrowsAndConfirm_ChooseGuestPersonAddOrBack) {
  const Canvas canvas = kCanvases[0];
  PeopleScreen people({"heron-1", "otter-2"});
  EXPECT_EQ(people.handle(key(ScreenKey::Confirm), canvas)->kind, PeopleChoice::Kind::Guest);
  people.handle(key(ScreenKey::Down), canvas);
  people.handle(key(ScreenKey::Down), canvas);
  const auto second = people.handle(key(ScreenKey::Confirm), canvas);
  EXPECT_EQ(second->kind, PeopleChoice::Kind::Person);
  EXPECT_EQ(second->person, 1U);
  people.handle(key(ScreenKey::Down), canvas);
  EXPECT_EQ(people.handle(key(ScreenKey::Confirm), canvas)->kind, PeopleChoice::Kind::Add);
  people.handle(key(ScreenKey::Down), canvas);
  EXPECT_EQ(people.handle(key(ScreenKey::Confirm), canvas)->kind, PeopleChoice::Kind::Back);
}

TEST(People, LongList_ScrollsWithTheSelection) {
  PeopleScreen people(std::vector<std::string>(40, "heron"));
  for (int i = 0; i < 42; ++i) {
    people.handle(key(ScreenKey::Down), kCanvases[0]);
    const auto boxes = people.hits(kCanvases[0]);
    EXPECT_TRUE(std::any_of(boxes.begin(), boxes.end(), [i](const HitBox& box) { return box.id == i + 1; })) << i;
    EXPECT_LE(boxes.back().centre.y + boxes.back().size.y / 2.0, 1080.0);
  }
}

TEST(Form, TypedAndSteppedFacts_AreKept) {
  const Canvas canvas = kCanvases[0];
  PersonForm form(2026);
  for (const int digit : {1, 9, 4, 8}) {
    form.handle({.key = ScreenKey::Digit, .digit = digit}, canvas);
  }
  form.handle(key(ScreenKey::Down), canvas);
  form.handle(key(ScreenKey::Right), canvas);
  form.handle(key(ScreenKey::Down), canvas);
  form.handle(key(ScreenKey::Left), canvas);
  const Person person = form.facts();
  EXPECT_EQ(person.birthYear, 1948);
  EXPECT_EQ(person.sex, "female");
  EXPECT_EQ(person.heightMm, 1690.0);
  EXPECT_NEAR(*person.footLengthMm, 40.0 / 1.5 * 10.0 - 15.0, 1.0);
}

TEST(Form, TypedValueOutOfRange_IsMovedIntoIt) {
  PersonForm form(2026);
  form.handle({.key = ScreenKey::Digit, .digit = 7}, kCanvases[0]);
  form.handle(key(ScreenKey::Down), kCanvases[0]);
  EXPECT_EQ(form.facts().birthYear, 1900);
}

TEST(Form, MouseClicks_SetTheFootLengthAndSaveOrGoBack) {
  const Canvas canvas = kCanvases[2];
  PersonForm form(2026);
  const auto at = [&canvas](int id) {
    const auto boxes = PersonForm::hits(canvas);
    return std::find_if(boxes.begin(), boxes.end(), [id](const HitBox& box) { return box.id == id; })->centre;
  };
  form.handle(click(at(23)), canvas);
  form.handle(click(at(24)), canvas);
  EXPECT_EQ(form.facts().footLengthMm, 246.0);
  EXPECT_EQ(form.handle(click(at(5)), canvas), PersonForm::Result::Saved);
  EXPECT_EQ(form.handle(click(at(6)), canvas), PersonForm::Result::Back);
}

TEST(Screens, EveryCanvas_HasWordsOnTheMenus) {
  for (const Canvas& canvas : kCanvases) {
    DrawList list;
    HomeScreen home;
    for (int i = 0; i < 7; ++i) {
      home.draw(list, canvas,
                {.dayTime = static_cast<DayTime>(i % 3), .plan = articlePlan(), .today = todayOf(articlePlan(), {})});
      home.handle(key(ScreenKey::Right), canvas);
    }
    PeopleScreen({"heron-1"}).draw(list, canvas, DayTime::Midday, 1.0);
    PersonForm(2026).draw(list, canvas, DayTime::Evening, 1.0);
    check(list, canvas);
  }
}

TEST(Screens, EveryCanvas_HasWordsThroughAWholeBout) {
  SimulatedVisit visit("sim:player,seed=2", {.seed = 2, .repetitions = 2});
  BoutTrace trace;
  std::set<Phase> seen;
  while (visit.session().phase() != Phase::Result) {
    visit.tick();
    trace.tick(visit.session());
    if (visit.session().now() % 30 == 0) {
      seen.insert(visit.session().phase());
      for (const Canvas& canvas : kCanvases) {
        DrawList list;
        drawSession(list, canvas, visit.session(), {.timeS = 1.0, .debug = {.shown = true}});
        check(list, canvas);
      }
    }
  }
  EXPECT_THAT(seen, testing::ElementsAre(Phase::Zero, Phase::StepOn, Phase::StandStill, Phase::Play));
  const double peak = std::max_element(trace.points().begin(), trace.points().end(), [](auto a, auto b) {
                        return a.value < b.value;
                      })->value;
  EXPECT_GT(peak, 20.0);
  DrawList list;
  drawSession(list, kCanvases[0], visit.session(), {.trace = &trace});
  check(list, kCanvases[0]);
}

TEST(Screens, FinishedPage_ShowsNoResult) {
  SimulatedVisit visit("sim:player,seed=2", {.seed = 2});
  visit.run([](const Session& session) { return session.phase() == Phase::Play; }, 60.0);
  Session page(visit.session(), std::make_unique<LeanMenu>(MenuSetup{.tiles = {{.id = "visit.finish"}}}));
  page.tick({.samples = {}, .keys = {Key::Stop}});
  ASSERT_EQ(page.phase(), Phase::Result);
  DrawList list;
  drawSession(list, kCanvases[0], page, {});
  std::vector<std::string> ids;
  for (const Shape& shape : list.shapes) {
    if (const auto* label = std::get_if<Label>(&shape)) {
      ids.push_back(label->id);
    }
  }
  EXPECT_THAT(ids, testing::Contains("visit.finish"));
  EXPECT_THAT(ids, testing::Not(testing::Contains("result.again")));
}

TEST(Screens, PageAfterOneFoot_IsForBothFeet) {
  SimulatedVisit visit("sim:player+seated,seed=2", {.seed = 2, .form = Form::Seated, .foot = Foot::Left}, "winch");
  visit.run([](const Session& session) { return session.phase() == Phase::Play; }, 60.0);
  const Session page(visit.session(), std::make_unique<LeanMenu>(MenuSetup{.tiles = {{.id = "visit.finish"}}}));
  EXPECT_EQ(visit.session().setup().bout.foot, Foot::Left);
  EXPECT_EQ(page.setup().bout.foot, Foot::Both);
}

TEST(Screens, StandingPerson_IsShownWithBothFeet) {
  const auto footShown = [](Form form, const char* where) {
    SimulatedVisit visit(where, {.seed = 2, .form = form, .foot = Foot::Left}, "winch");
    return feetOf(visit.session()).foot;
  };
  EXPECT_EQ(footShown(Form::Standing, "sim:player,seed=2"), Foot::Both);
  EXPECT_EQ(footShown(Form::Seated, "sim:player+seated,seed=2"), Foot::Left);
}

TEST(Screens, SilentBoard_SaysWhyItPauses) {
  SimulatedVisit visit("sim:player,seed=2", {.seed = 2});
  visit.run([](const Session& session) { return session.phase() == Phase::Play; }, 60.0);
  for (int i = 0; i < 60; ++i) {
    visit.session().tick({});
  }
  DrawList list;
  drawSession(list, kCanvases[0], visit.session(), {});
  EXPECT_TRUE(std::any_of(list.shapes.begin(), list.shapes.end(), [](const Shape& shape) {
    const auto* label = std::get_if<Label>(&shape);
    return label != nullptr && label->id == "pause.silent.what";
  }));
}

/// The person leans back beyond their base of support. On tiptoe the balloon uses its own limit
/// (games/balloon_test.cpp).
TEST(Screens, PersonNearTheEdge_IsToldToPutHandsOnTheRail) {
  for (const GameEntry& game : games()) {
    if (game.exercise == Exercise::Tiptoe) {
      continue;
    }
    BodySetup body = bodyFromText("player");
    body.actions = {{18.0, ActionKind::Lean, -0.42, 6.0}};
    SimulatedVisit visit(std::make_unique<SimulatedSource>(body, BoardModel::Split, ""), {.seed = 2}, game.id);
    const auto told = [](const Session& session) {
      DrawList list;
      if (session.now() % 30 == 0) {
        drawSession(list, kCanvases[0], session, {});
      }
      return hasWords(list, "safety.rail") && wordsOn(session).prompt == "safety.rail";
    };
    EXPECT_FALSE(visit.run(told, 16.0)) << game.id;
    EXPECT_TRUE(visit.run(told, 14.0)) << game.id;
  }
}

TEST(Screens, SeatedPerson_IsToldWhatBelongsOnTheBoard) {
  const auto tells = [](const char* game, Foot foot, std::string_view id) {
    SimulatedVisit visit("sim:player+seated,seed=2", {.seed = 2, .form = Form::Seated, .foot = foot}, game);
    visit.run([](const Session& session) { return session.phase() == Phase::StandStill; }, 60.0);
    DrawList list;
    drawSession(list, kCanvases[0], visit.session(), {});
    return hasWords(list, id);
  };
  EXPECT_TRUE(tells("catapult", Foot::Both, "ready.sit_still.how"));
  EXPECT_TRUE(tells("winch", Foot::Right, "winch.sole_right"));
  EXPECT_TRUE(tells("balloon", Foot::Both, "ready.soles"));
}

TEST(Screens, SeatedPerson_EmptyBoard_IsNeverToldToStepOn) {
  SimulatedVisit visit("sim:player+seated,seed=2", {.seed = 2, .form = Form::Seated}, "catapult");
  ASSERT_TRUE(visit.run([](const Session& session) { return session.phase() == Phase::StepOn; }, 60.0));
  EXPECT_EQ(wordsOn(visit.session()).prompt, "ready.feet_on");
  ASSERT_TRUE(visit.run([](const Session& session) { return session.phase() == Phase::Play; }, 60.0));
  TickCommand empty;
  for (Tick left = ticksOf(20.0); left > 0 && visit.session().pause() == PauseReason::None; --left) {
    visit.session().tick(empty);
  }
  EXPECT_EQ(visit.session().pause(), PauseReason::BoardSilent);
  EXPECT_NE(wordsOn(visit.session()).hint, "pause.off.what");
}

TEST(Progress, UnmeasuredExercise_IsNotShownAsNothing) {
  const DayNumber day = 20'000;
  ProgressView view{.week = weekOf({}, day), .exercises = {}};
  view.exercises[0].days = {{.day = day, .rounds = 1.0}};
  view.exercises[3] = {
      .days = {{.day = day, .rounds = 1.0, .bouts = 1, .best = 90.0, .mean = 90.0}}, .usual = 90.0, .best = 90.0};
  const auto countOf = [&view](std::string_view id) {
    DrawList list;
    drawProgress(list, kCanvases[0], view);
    return std::ranges::count_if(list.shapes, [id](const Shape& shape) {
      const auto* label = std::get_if<Label>(&shape);
      return label != nullptr && label->id == id;
    });
  };
  EXPECT_EQ(countOf("progress.unmeasured"), 1);
  EXPECT_EQ(countOf("progress.none"), 2) << "tiptoe and circles";
  EXPECT_EQ(countOf("progress.usual"), 1) << "the raft's";
  EXPECT_EQ(countOf("home.free"), 1);
}

}  // namespace
}  // namespace surefoot::test
