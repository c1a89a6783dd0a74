// SPDX-License-Identifier: MIT
// Menus by key and mouse, text that exists and is short enough, pictures that stay on their canvas.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "board/simulated_source.hpp"
#include "games/simulated_visit.hpp"
#include "screens/catalogue.hpp"
#include "screens/home.hpp"
#include "screens/hud.hpp"
#include "screens/lean_menu.hpp"
#include "screens/people.hpp"
#include "screens/progress.hpp"
#include "screens/session_screens.hpp"

namespace surefoot {
namespace {

constexpr std::array<Canvas, 3> kCanvases{{{1920.0, 1080.0}, {1440.0, 1080.0}, {1080.0, 1920.0}}};

ScreenInput key(ScreenKey which) {
  return {.key = which};
}
ScreenInput click(Vec2 at) {
  return {.clicked = true, .at = at};
}

const Catalogue& catalogue() {
  return Catalogue::of("en");
}

/// Every label has text, and its anchor lies on the canvas.
void check(const DrawList& list, const Canvas& canvas) {
  EXPECT_FALSE(list.shapes.empty());
  for (const Shape& shape : list.shapes) {
    if (const auto* label = std::get_if<Label>(&shape)) {
      EXPECT_TRUE(label->id.starts_with('=') || !catalogue().text(label->id).empty()) << "no words for " << label->id;
      EXPECT_TRUE(label->at.x >= 0.0 && label->at.x <= canvas.width && label->at.y >= 0.0 &&
                  label->at.y <= canvas.height)
          << label->id;
      EXPECT_GE(label->size, 36.0) << label->id;
    }
  }
}

TEST(Home, ConfirmStartsTheVisitAndCardsTheirExercise) {
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

TEST(Home, ShowsTheDosesOfThisPersonsPlan) {
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

TEST(Home, TheMouseDoesTheSame) {
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

TEST(People, GuestPeopleAddBack) {
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

TEST(People, ALongListScrollsWithTheSelection) {
  PeopleScreen people(std::vector<std::string>(40, "heron"));
  for (int i = 0; i < 42; ++i) {
    people.handle(key(ScreenKey::Down), kCanvases[0]);
    const auto boxes = people.hits(kCanvases[0]);
    EXPECT_TRUE(std::any_of(boxes.begin(), boxes.end(), [i](const HitBox& box) { return box.id == i + 1; })) << i;
    EXPECT_LE(boxes.back().centre.y + boxes.back().size.y / 2.0, 1080.0);
  }
}

TEST(Form, TypedAndSteppedFacts) {
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

TEST(Form, WhatIsTypedStaysInItsRange) {
  PersonForm form(2026);
  form.handle({.key = ScreenKey::Digit, .digit = 7}, kCanvases[0]);
  form.handle(key(ScreenKey::Down), kCanvases[0]);
  EXPECT_EQ(form.facts().birthYear, 1900);
}

TEST(Form, FootByLengthAndTheMouse) {
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

TEST(Result, AgainAndHome) {
  ResultScreen result;
  EXPECT_EQ(result.handle(key(ScreenKey::Confirm), kCanvases[0]), ResultChoice::Again);
  result.handle(key(ScreenKey::Right), kCanvases[0]);
  EXPECT_EQ(result.handle(key(ScreenKey::Confirm), kCanvases[0]), ResultChoice::Home);
}

TEST(Result, SentencesFollowTheParts) {
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

TEST(Result, PraiseFollowsTheWeakestPartItNames) {
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

TEST(Screens, MenusHaveWordsOnEveryCanvas) {
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

TEST(Screens, AWholeVisitHasWordsOnEveryCanvas) {
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

TEST(Screens, APageThatIsOverIsNoResult) {
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

TEST(Screens, APageAfterOneFootShowsBothFeet) {
  SimulatedVisit visit("sim:player+seated,seed=2", {.seed = 2, .form = Form::Seated, .foot = Foot::Left}, "winch");
  visit.run([](const Session& session) { return session.phase() == Phase::Play; }, 60.0);
  const Session page(visit.session(), std::make_unique<LeanMenu>(MenuSetup{.tiles = {{.id = "visit.finish"}}}));
  EXPECT_EQ(visit.session().setup().bout.foot, Foot::Left);
  EXPECT_EQ(page.setup().bout.foot, Foot::Both);
}

TEST(Screens, WhoStandsIsShownWithBothFeet) {
  const auto footShown = [](Form form, const char* where) {
    SimulatedVisit visit(where, {.seed = 2, .form = form, .foot = Foot::Left}, "winch");
    return feetOf(visit.session()).foot;
  };
  EXPECT_EQ(footShown(Form::Standing, "sim:player,seed=2"), Foot::Both);
  EXPECT_EQ(footShown(Form::Seated, "sim:player+seated,seed=2"), Foot::Left);
}

TEST(Screens, APauseSaysWhy) {
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

bool hasWords(const DrawList& list, std::string_view id) {
  return std::ranges::any_of(list.shapes, [id](const Shape& shape) {
    const auto* label = std::get_if<Label>(&shape);
    return label != nullptr && label->id == id;
  });
}

/// The person leans back beyond their base of support. On tiptoe the balloon uses its own limit
/// (games/balloon_test.cpp).
TEST(Screens, NearTheEdgeEveryGameSaysHandsOnTheRail) {
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

TEST(Feedback, FadesInThreeThirds) {
  std::string shown;
  for (int done = 0; done < 12; ++done) {
    shown += shownWhileFading(done, 12) ? 'x' : '.';
  }
  EXPECT_EQ(shown, "xxxxx.x.....");
}

TEST(Feedback, SoundOnlyLeavesThePromptAndNothingThatMoves) {
  SimulatedVisit visit("sim:player,seed=3", {.seed = 3, .repetitions = 2}, "winch");
  visit.run([](const Session& s) { return s.phase() == Phase::Play && s.movement().circle.lapShare > 0.3; }, 120.0);
  const auto picture = [&visit](Feedback feedback) {
    DrawList list;
    drawSession(list, kCanvases[0], visit.session(), {.timeS = 1.0, .feedback = feedback});
    return list;
  };
  const DrawList before = picture(Feedback::Sound);
  EXPECT_TRUE(hasWords(before, visit.session().game().hud().promptId));
  EXPECT_LT(before.shapes.size(), picture(Feedback::Full).shapes.size());
  const std::size_t count = before.shapes.size();
  for (int i = 0; i < 30; ++i) {
    visit.tick();
    ASSERT_EQ(picture(Feedback::Sound).shapes.size(), count);
  }
  const SoundCue sound = soundOf(visit.session());
  EXPECT_EQ(sound.name, "wind");
  EXPECT_GT(sound.volume, 0.5);
  EXPECT_EQ(sound.pan > 0.0, visit.session().movement().shiftShare.x > 0.0);
}

TEST(Feedback, WindIsSilentWhileNothingIsDone) {
  SimulatedVisit visit("sim:quiet,seed=3", {.seed = 3});
  visit.run([](const Session& s) { return s.phase() == Phase::Play; }, 60.0);
  EXPECT_LT(soundOf(visit.session()).volume, 0.3);
}

TEST(Result, ShowsEveryExercisesOwnTraceAndOwnScores) {
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

TEST(Screens, WhoSitsIsToldWhatBelongsOnTheBoard) {
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

TEST(Result, OfABoutThatWasLedTellsHowOftenAndNoPoints) {
  SimulatedVisit visit("sim:player,board=classic,seed=4", {.seed = 4, .form = Form::Guided, .repetitions = 2});
  visit.run([](const Session& session) { return session.phase() == Phase::Result; }, 200.0);
  ASSERT_FALSE(visit.session().score().measured);
  DrawList list;
  drawBout(list, kCanvases[0], visit.session(), {});
  EXPECT_TRUE(hasWords(list, "=2/2"));
  EXPECT_TRUE(hasWords(list, "result.not_measured"));
  EXPECT_EQ(spokenOf(visit.session(), {}), (std::vector<std::string>{"number.2", "result.counted", "result.done"}));
}

TEST(Result, StoppedBout_SaysWhatWasDone_AndShowsNoScore) {
  SimulatedVisit visit("sim:player,seed=2", {.seed = 2, .repetitions = 5});
  ASSERT_TRUE(visit.run([](const Session& session) { return session.game().done() == 1; }, 120.0));
  visit.session().tick({.samples = {}, .keys = {Key::Stop}});
  ASSERT_TRUE(visit.session().stopped());
  ASSERT_TRUE(visit.session().score().measured);
  ScoreHistory history;
  history.usual = 90.0;
  DrawList list;
  drawBout(list, kCanvases[0], visit.session(), {.history = &history});
  EXPECT_TRUE(hasWords(list, "=1/5"));
  EXPECT_TRUE(hasWords(list, "result.stopped"));
  EXPECT_FALSE(hasWords(list, "=" + std::to_string(std::lround(visit.session().score().score()))));
  EXPECT_FALSE(hasWords(list, "score.dose"));
  EXPECT_FALSE(hasWords(list, "progress.usual"));
  EXPECT_EQ(spokenOf(visit.session(), {}),
            (std::vector<std::string>{"number.1", "result.stopped", "result.come_back"}));
}

TEST(Result, ItsScoreIsSpokenAsItIsShown) {
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

TEST(Hud, OneFootStandsAloneInTheMiddle) {
  const Board board = classicBoard();
  const auto soles = [&board](Foot foot) {
    Reading reading;
    DrawList list;
    drawFeet(list, kCanvases[0], {board, reading, 700.0, foot});
    return list.shapes.size();
  };
  EXPECT_EQ(2 * (soles(Foot::Left) - 1), soles(Foot::Both) - 1);
  EXPECT_EQ(soles(Foot::Left), soles(Foot::Right));
}

TEST(Hud, TheDotOfAFootAloneRestsUnderItWhereverItStands) {
  const Board board = classicBoard();
  const auto dotAt = [&board](Vec2 copMm, Foot foot, std::optional<Vec2> quietMm) {
    Reading reading;
    reading.whole = {.mm = copMm, .loadN = 100.0, .valid = true};
    DrawList list;
    drawFeet(list, kCanvases[0],
             {.board = board, .reading = reading, .bodyWeightN = 700.0, .foot = foot, .quietMm = quietMm});
    const auto* dot = std::get_if<Ellipse>(&list.shapes.back());
    return dot != nullptr && dot->outline > 0.0 ? std::optional(dot->centre) : std::nullopt;
  };
  const Vec2 middle = std::get<Box>([&] {
                        Reading reading;
                        DrawList list;
                        drawFeet(list, kCanvases[0], {.board = board, .reading = reading});
                        return list;
                      }()
                                        .shapes.front())
                          .centre;
  const auto resting = dotAt({-95.0, 20.0}, Foot::Left, Vec2{-95.0, 20.0});
  ASSERT_TRUE(resting);
  EXPECT_NEAR(length(*resting - middle), 0.0, 1e-9);
  EXPECT_GT(dotAt({-75.0, 20.0}, Foot::Left, Vec2{-95.0, 20.0})->x, middle.x) << "to the right it goes right";
  EXPECT_FALSE(dotAt({-95.0, 20.0}, Foot::Left, std::nullopt)) << "not before it is known where it rests";
  EXPECT_LT(dotAt({-95.0, 20.0}, Foot::Both, Vec2{-95.0, 20.0})->x, middle.x) << "of two feet the board's place";
}

TEST(Progress, WhatWasDoneAndNotMeasuredIsNotNothing) {
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

TEST(Hud, FeetShowWhichPartIsLoaded) {
  const Board board = splitBoard();
  const auto picture = [&board](std::size_t cell) {
    Reading reading;
    reading.cellN[cell] = 200.0;
    DrawList list;
    drawFeet(list, kCanvases[0], {board, reading, 700.0});
    std::size_t lit = 0;
    Color brightest{0, 0, 0};
    for (std::size_t i = 1; i < list.shapes.size(); ++i) {
      const Color fill = std::get<Ellipse>(list.shapes[i]).middle;
      if (fill.r > brightest.r) {
        brightest = fill;
        lit = i;
      }
    }
    return lit;
  };
  const std::size_t leftHeel = picture(2);
  const std::size_t rightHeel = picture(5);
  const std::size_t leftToes = picture(6);
  EXPECT_EQ(leftHeel, 1U);
  EXPECT_EQ(rightHeel, leftHeel + 8U);
  EXPECT_EQ(leftToes, leftHeel + 3U);
}

}  // namespace
}  // namespace surefoot
