// SPDX-License-Identifier: MIT
// Every screen as the simulated person reaches it: for pictures, and for tests of what they contain.
#pragma once

#include <functional>
#include <set>
#include <string>

#include "app/tutorial.hpp"
#include "base/random.hpp"
#include "board/simulated_source.hpp"
#include "games/simulated_visit.hpp"
#include "measures/sway.hpp"
#include "play/bay.hpp"
#include "programme/visit.hpp"
#include "screens/assess_result.hpp"
#include "screens/assess_trial.hpp"
#include "screens/figure.hpp"
#include "screens/home.hpp"
#include "screens/hud.hpp"
#include "screens/lean_menu.hpp"
#include "screens/page_menu.hpp"
#include "screens/people.hpp"
#include "screens/progress.hpp"
#include "screens/seat_page.hpp"
#include "screens/session_screens.hpp"

namespace surefoot {

/// Receives the screens.
class Album {
 public:
  using Draw = std::function<void(DrawList&, const Canvas&)>;
  virtual ~Album() = default;

  virtual void keep(const std::string& name, const Draw& draw) const = 0;

  void take(const std::string& name, const Draw& draw) const { keep(name, draw); }
  void take(const std::string& name, const Session& session, SessionView view = {}) const {
    view.timeS = static_cast<double>(session.now()) * kTickS;
    keep(name, [&](DrawList& list, const Canvas& canvas) { drawSession(list, canvas, session, view); });
  }
};

/// Rounds in the proportions of the article's plan: three of presses, two on tiptoe and one of circles a day.
inline Place placeAfterRounds(int rounds) {
  return {.harbour = rounds / 2.0, .route = rounds / 3.0, .tower = rounds / 6.0, .boats = rounds / 60.0};
}

/// The bay after days, weeks and months of training; the last picture has the day's newest pieces.
inline void growth(const Album& album) {
  for (const int rounds : {0, 5, 20, 50, 90, 180, 400}) {
    album.take("place_" + std::to_string(rounds), [&](DrawList& list, const Canvas& canvas) {
      BayView view = pageView(canvas, placeAfterRounds(rounds));
      view.before = placeAfterRounds(std::max(0, rounds - 3));
      drawBay(list, canvas, static_cast<DayTime>(rounds % 3), 12.0, view);
    });
  }
}

inline void menus(const Album& album) {
  HomeScreen home;
  const HomeView view{.dayTime = DayTime::Morning,
                      .timeS = 12.0,
                      .person = "heron-4821",
                      .boardId = "home.board.live",
                      .boardArguments = {"SF-2026-0042"},
                      .plan = articlePlan(),
                      .today = todayOf(articlePlan(), {}),
                      .place = placeAfterRounds(40)};
  album.take("home", [&](DrawList& list, const Canvas& canvas) { home.draw(list, canvas, view); });
  HomeView after = view;
  after.dayTime = DayTime::Evening;
  after.person.clear();
  after.place = placeAfterRounds(200);
  after.today.lines.front().roundsDone = 1;
  after.stepOn = true;
  album.take("home_after", [&](DrawList& list, const Canvas& canvas) { home.draw(list, canvas, after); });
  after.occupied = true;
  album.take("home_occupied", [&](DrawList& list, const Canvas& canvas) { home.draw(list, canvas, after); });
  const PeopleScreen people({"heron-4821", "otter-1177", "plover-9032"});
  album.take("people", [&](DrawList& list, const Canvas& canvas) { people.draw(list, canvas, DayTime::Midday, 30.0); });
  const PersonForm form(2026);
  album.take("form", [&](DrawList& list, const Canvas& canvas) { form.draw(list, canvas, DayTime::Evening, 30.0); });
}

/// A person on the board who goes from page to page, as in a visit.
class PageWalk {
 public:
  explicit PageWalk(const std::string& where, BoutSetup before = {}) : source_(openSource(where)) {
    SessionSetup setup{.board = source_->board(), .person = {}, .game = "raft", .bout = before};
    session_ = std::make_unique<Session>(setup, gameNamed("raft"));
    run([this] { return session_->phase() == Phase::Play; }, 60.0);
  }

  Session& show(std::unique_ptr<Game> page, double seconds = 0.0) {
    session_ = std::make_unique<Session>(*session_, std::move(page));
    run([] { return false; }, seconds);
    return *session_;
  }

  /// Ticks until `reached()` returns true, at most this many seconds.
  template <class Reached>
  void run(const Reached& reached, double seconds) {
    for (Tick left = ticksOf(seconds); left > 0 && !reached(); --left) {
      TickCommand command;
      source_->poll(tick_++, command.samples);
      session_->tick(command);
      source_->hear(session_->cue());
    }
  }

 private:
  std::unique_ptr<SampleSource> source_;
  std::unique_ptr<Session> session_;
  Tick tick_ = 0;
};

/// A finished bout of two repetitions.
struct PlayedBout {
  SimulatedVisit visit;
  BoutTrace trace;

  PlayedBout(const GameEntry& game, Form form, Foot foot)
      : visit(form == Form::Seated ? "sim:player+seated,seed=3" : "sim:player,seed=3",
              {.seed = 3, .form = form, .repetitions = 2, .foot = foot}, game.id) {
    visit.run(
        [this](const Session& session) {
          trace.tick(session);
          return session.phase() == Phase::Result;
        },
        300.0);
  }
};

/// The result as in a visit: the guide's tiles below the finished bout, and the most important sentence.
inline void resultPage(const Album& album, const std::string& name, PageWalk& walk, const VisitGuide& guide) {
  const VisitStep& step = guide.step();
  const PlayedBout bout(gameOf(step.bout->exercise), step.bout->form, step.bout->foot);
  const ScoreHistory history{.usual = 84.0, .best = 100.0};
  SessionView view{.trace = &bout.trace, .history = &history};
  view.note = !step.lineIds.empty() ? step.lineIds.front() : guide.today().complete ? step.headingId : std::string();
  MenuSetup menu = pageMenu(step, DayTime::Morning);
  menu.promptId.clear();
  menu.low = true;
  menu.behind = [&](DrawList& out, const Canvas& canvas) { drawBout(out, canvas, bout.visit.session(), view); };
  album.take(name, walk.show(std::make_unique<LeanMenu>(std::move(menu)), 0.5));
}

inline BoutOutcome wellDone(const BoutRequest& bout) {
  return {.done = {.exercise = bout.exercise,
                   .form = bout.form,
                   .foot = bout.foot,
                   .repetitions = bout.repetitions,
                   .done = repetitionsAsked(bout.exercise, bout.repetitions),
                   .score = 90.0},
          .efforts = {}};
}

/// A person who does the whole day's plan in one visit: each page in turn.
inline void visitPages(const Album& album, const std::string& where, bool seated) {
  PageWalk walk(where, seated ? BoutSetup{.form = Form::Seated, .foot = Foot::Left} : BoutSetup{});
  VisitGuide guide({.tutorialsSeen = {}, .boardSeesToes = true, .seated = seated, .wholeDay = true});
  std::set<std::string> seen;
  const std::string tag = seated ? "page_seated_" : "page_";
  const auto take = [&](const std::string& name, double seconds) {
    if (seen.insert(name).second) {
      MenuSetup menu = pageMenu(guide.step(), DayTime::Midday);
      menu.place = placeAfterRounds(seated ? 10 : 100);
      if (guide.step().page == VisitPage::Rest) {
        menu.before = menu.place;
        menu.before->harbour -= 5.0;
        menu.lines.emplace_back("place.harbour");
      }
      album.take(tag + name, walk.show(std::make_unique<LeanMenu>(std::move(menu)), seconds));
    }
  };
  while (!guide.over()) {
    const VisitStep& step = guide.step();
    const std::string exercise =
        step.bout ? std::string(wordOf(step.bout->exercise)) + (step.bout->foot == Foot::Right ? "_right" : "") : "";
    switch (step.page) {
      case VisitPage::Same:
      case VisitPage::Sit:
      case VisitPage::StandUp:
        return;  // drawn by seatPages and samePage
      case VisitPage::Safety:
        take("safety", 0.5);
        guide.choose(0);
        break;
      case VisitPage::Support:
        take("support", 1.2);
        guide.choose(0);
        break;
      case VisitPage::Choose:
        take("choose_" + exercise, 1.2);
        guide.choose(step.suggested);
        break;
      case VisitPage::Tutorial:
        guide.tutorialDone();
        break;
      case VisitPage::Bout:
        guide.boutDone(wellDone(*step.bout));
        break;
      case VisitPage::Result:
        if (const bool last = step.suggested != 0; seen.insert("result_" + exercise + (last ? "_last" : "")).second) {
          resultPage(album, tag + "result_" + exercise + (last ? "_last" : ""), walk, guide);
        }
        guide.choose(step.suggested);
        break;
      case VisitPage::Rest:
        take("rest", 6.0);
        guide.restDone();
        break;
      case VisitPage::Question:
        take("question", 0.4);
        guide.choose(seated ? 4 : 0);
        break;
      case VisitPage::Goodbye:
        break;
    }
  }
  MenuSetup goodbye = pageMenu(guide.step(), DayTime::Evening);
  goodbye.tiles = {{.id = "visit.finish", .icon = TileIcon::Done}};
  goodbye.rests = 8.0;
  goodbye.place = placeAfterRounds(180);
  goodbye.low = true;
  album.take(tag + "goodbye", walk.show(std::make_unique<LeanMenu>(std::move(goodbye)), 3.0));
}

/// A weight that differs from last time; then a seated bout after a standing one, and back.
inline void seatPages(const Album& album) {
  PageWalk walk("sim:player,seed=3");
  VisitStart start{.name = "Annemarie", .lastWeightN = 600.0, .safetySeen = true, .boardSeesToes = true};
  start.tutorialsSeen = {Exercise::ToePress, Exercise::Tiptoe, Exercise::AnkleCircle};
  start.plan.items[0].form = Form::Seated;
  VisitGuide guide(start);
  guide.weighed(700.0);
  album.take("page_same", walk.show(std::make_unique<LeanMenu>(pageMenu(guide.step(), DayTime::Midday)), 1.2));
  guide.choose(0);
  guide.choose(0);
  guide.choose(0);
  const auto take = [&](const char* name, DayTime dayTime) {
    album.take(name,
               walk.show(std::make_unique<LeanMenu>(seatMenu(guide.step(), 700.0, dayTime, {.harbour = 40})), 0.5));
  };
  take("page_sit", DayTime::Morning);
  guide.choose(0);
  guide.boutDone(wellDone(*guide.step().bout));
  guide.choose(0);
  guide.restDone();
  guide.choose(0);
  take("page_stand_up", DayTime::Evening);
}

/// The raft is in no usual plan, so it is offered last.
inline void raftPages(const Album& album) {
  PageWalk walk("sim:player,seed=3");
  VisitGuide guide({.safetySeen = true, .boardSeesToes = true});
  guide.choose(0);
  while (guide.step().bout->exercise != Exercise::Free) {
    guide.choose(1);
  }
  album.take("page_choose_free", walk.show(std::make_unique<LeanMenu>(pageMenu(guide.step(), DayTime::Evening)), 1.2));
  guide.choose(0);
  guide.tutorialDone();
  guide.boutDone(wellDone(*guide.step().bout));
  resultPage(album, "page_result_free", walk, guide);
}

/// How a game is played: half a second after each of its prompts first appears, and at its end.
inline void tutorial(const Album& album, const GameEntry& game, bool seated) {
  PageWalk walk(seated ? "sim:player+seated,board=classic,seed=3" : "sim:player,seed=3",
                {.form = seated ? Form::Seated : Form::Standing});
  const Form form = formFor(game.exercise, seated ? Form::Seated : Form::Standing, !seated);
  const BoutSetup bout{.form = form,
                       .repetitions = game.usual.repetitions,
                       .holdS = game.usual.holdS,
                       .restS = game.usual.restS,
                       .foot = seated && game.exercise == Exercise::AnkleCircle ? Foot::Left : Foot::Both};
  const std::string name = "tutorial_" + std::string(game.id) + (seated ? "_seated_" : "_");
  const BoardModel model = seated ? BoardModel::Classic : BoardModel::Split;
  Session& session = walk.show(std::make_unique<Tutorial>(game, bout, model));
  std::set<std::string> seen;
  while (!session.game().finished()) {
    walk.run([&] { return session.game().finished() || !seen.contains(session.game().hud().promptId); }, 60.0);
    seen.insert(session.game().hud().promptId);
    walk.run([&] { return session.game().finished(); }, 0.5);
    album.take(name + session.game().hud().promptId, session);
  }
}

inline void progressPages(const Album& album) {
  constexpr DayNumber kToday = 20'415;
  std::vector<DayDone> days;
  ScoreHistory history{.days = {}, .usual = 97.0, .best = 100.0};
  ScoreHistory led;
  ScoreHistory both{.days = {}, .usual = 78.0, .best = 88.0};
  for (DayNumber day = kToday - 20; day <= kToday; ++day) {
    days.push_back({day, day % 5 == 0 ? 0.6 : 1.0});
    history.days.push_back(
        {.day = day, .rounds = 3.0, .bouts = 3, .best = 100.0 - static_cast<double>(day * 7 % 23), .mean = 80.0});
    const DayScore unscored{.day = day, .rounds = 2.0};
    if (day % 4 != 0) {
      led.days.push_back(unscored);
      both.days.push_back(day % 3 == 0 ? unscored : history.days.back());
    }
  }
  const ProgressView some{.dayTime = DayTime::Morning,
                          .timeS = 5.0,
                          .place = placeAfterRounds(110),
                          .week = weekOf(days, kToday),
                          .exercises = {led, history, both, ScoreHistory{}}};
  const ProgressView none{.dayTime = DayTime::Evening, .timeS = 5.0, .week = weekOf({}, kToday), .exercises = {}};
  album.take("progress", [&](DrawList& list, const Canvas& canvas) { drawProgress(list, canvas, some); });
  album.take("progress_none", [&](DrawList& list, const Canvas& canvas) { drawProgress(list, canvas, none); });
}

/// Pages operated by leaning, and the figure that demonstrates.
inline void pages(const Album& album) {
  visitPages(album, "sim:player,seed=3", false);
  visitPages(album, "sim:player+seated,seed=3", true);
  seatPages(album);
  raftPages(album);
  for (const GameEntry& game : games()) {
    tutorial(album, game, false);
    tutorial(album, game, true);
  }
  progressPages(album);
  album.take("figures", [](DrawList& list, const Canvas& canvas) {
    drawBay(list, canvas, DayTime::Midday, 3.0, pageView(canvas, {}));
    const std::array<FigurePose, 5> poses{{{},
                                           {.toes = 0.9},
                                           {.heels = 1.0, .steppingSide = 1},
                                           {.seated = true, .lean = {0.4, 0.7}, .circling = true},
                                           {.lean = {0.8, 0.1}, .circling = true}}};
    for (std::size_t i = 0; i < poses.size(); ++i) {
      drawFigure(list, {canvas.width * (0.1 + 0.2 * static_cast<double>(i)), 0.75 * canvas.height}, 0.5, poses[i]);
    }
  });
}

inline void bout(const Album& album, DayTime dayTime, const std::string& where, Form form, const std::string& tag,
                 int rounds) {
  SimulatedVisit visit(where, {.seed = 3, .form = form, .dayTime = dayTime, .place = placeAfterRounds(rounds)});
  BoutTrace trace;
  const auto until = [&](const auto& reached) {
    for (Tick left = ticksOf(600.0); left > 0 && !reached(visit.session()); --left) {
      visit.tick();
      trace.tick(visit.session());
    }
  };
  const auto seconds = [&](double s) {
    const Tick end = visit.session().now() + ticksOf(s);
    until([end](const Session& session) { return session.now() >= end; });
  };
  const auto phase = [&](Phase wanted) { until([wanted](const Session& s) { return s.phase() == wanted; }); };
  const auto cue = [&](CueKind kind) {
    until([kind](const Session& s) { return s.phase() == Phase::Play && s.cue().kind == kind; });
  };
  seconds(1.0);
  album.take(tag + "1_zero", visit.session());
  phase(Phase::StepOn);
  seconds(0.4);
  album.take(tag + "2_step_on", visit.session());
  phase(Phase::StandStill);
  seconds(2.0);
  album.take(tag + "3_stand_still", visit.session());
  cue(CueKind::LeanTo);
  seconds(1.5);
  album.take(tag + "4_aim", visit.session());
  until([](const Session& s) { return s.phase() == Phase::Play && s.game().hud().ringText == "2"; });
  seconds(0.3);
  album.take(tag + "5_hold", visit.session(), {.debug = {true, 62.0, 115.7, 60.0}});
  cue(CueKind::Rest);
  seconds(0.7);
  album.take(tag + "6_flight", visit.session());
  seconds(0.8);
  album.take(tag + "7_hit", visit.session());
  seconds(1.0);
  album.take(tag + "8_rest", visit.session());
  until([](const Session& s) { return s.phase() == Phase::Result; });
  album.take(tag + "9_result", visit.session(), {.trace = &trace});
}

inline void tide(const Album& album, DayTime dayTime, const std::string& where, Form form, const std::string& tag) {
  SimulatedVisit visit(where,
                       {.seed = 5,
                        .form = form,
                        .repetitions = 1,
                        .holdS = 60.0,
                        .dayTime = dayTime,
                        .place = placeAfterRounds(60 * static_cast<int>(dayTime))},
                       "raft");
  const auto until = [&](const auto& reached) { visit.run(reached, 300.0); };
  const auto seconds = [&](double s) { visit.run([](const Session&) { return false; }, s); };
  const auto prompt = [&](const std::string& id) {
    until([id](const Session& s) { return s.phase() == Phase::Play && s.game().hud().promptId == id; });
  };
  until([](const Session& s) { return s.phase() == Phase::Play; });
  seconds(0.5);
  album.take(tag + "1_first", visit.session());
  prompt("raft.there");
  seconds(0.8);
  album.take(tag + "2_there", visit.session());
  prompt(form == Form::Seated ? "raft.still_seated" : "raft.still");
  seconds(0.4);
  album.take(tag + "3_gate", visit.session());
  seconds(2.6);
  album.take(tag + "4_still", visit.session());
  until([](const Session& s) { return s.game().hud().done == 5; });
  seconds(4.5);
  album.take(tag + "5_later", visit.session());
  until([](const Session& s) { return s.phase() == Phase::Result; });
  album.take(tag + "6_result", visit.session());
}

/// A flight of the balloon, from the ground to the choice of the next place, then a march.
inline void flight(const Album& album, DayTime dayTime, const std::string& where, Form form, int rounds,
                   const std::string& tag) {
  SimulatedVisit visit(where,
                       {.seed = 4,
                        .form = form,
                        .repetitions = 6,
                        .holdS = 12.0,
                        .restS = 10.0,
                        .dayTime = dayTime,
                        .place = placeAfterRounds(rounds)},
                       "balloon");
  const auto prompt = [&](std::string_view id, double secondsMore) {
    visit.run([id](const Session& s) { return s.phase() == Phase::Play && s.game().hud().promptId == id; }, 60.0);
    visit.run([](const Session&) { return false; }, secondsMore);
  };
  const auto shot = [&](const char* name) { album.take("balloon_" + tag + name, visit.session()); };
  prompt("balloon.ready", 1.5);
  shot("1_ready");
  prompt("balloon.hold", 7.0);
  shot("2_fly");
  prompt("balloon.lower", 0.3);
  shot("3_lower");
  prompt("balloon.rest", 2.2);
  shot("4_landed");
  prompt(form == Form::Seated ? "balloon.ready" : "balloon.choose", 1.2);
  shot("5_choose");
  prompt(form == Form::Seated ? "balloon.hold" : "balloon.keep", 5.0);
  shot("6_second");
}

/// Each stage of the winch once.
inline void circles(const Album& album, DayTime dayTime, const std::string& where, Foot foot, const std::string& tag) {
  const Form form = foot == Foot::Both ? Form::Standing : Form::Seated;
  SimulatedVisit visit(where,
                       {.seed = 3,
                        .form = form,
                        .restS = 10.0,
                        .foot = foot,
                        .dayTime = dayTime,
                        .place = placeAfterRounds(60 * static_cast<int>(dayTime))},
                       "winch");
  const auto until = [&](bool clockwise, int done, double share) {
    visit.run(
        [=](const Session& s) {
          const HudState hud = s.game().hud();
          return s.phase() == Phase::Result ||
                 (hud.ring >= share && hud.done >= done && s.cue().clockwise == clockwise);
        },
        400.0);
  };
  until(true, 0, 0.0);
  visit.run([](const Session&) { return false; }, 0.8);
  album.take(tag + "1_first", visit.session());
  until(true, 4, 0.6);
  album.take(tag + "2_tower", visit.session());
  visit.run(
      [](const Session& s) { return s.phase() == Phase::Play && s.game().hud().promptId.starts_with("winch.rest"); },
      400.0);
  visit.run([](const Session&) { return false; }, 6.0);
  album.take(tag + "3_rest", visit.session());
  until(false, 5, 0.45);
  album.take(tag + "4_beam", visit.session());
  visit.run([](const Session& s) { return s.game().hud().promptId == "winch.over"; }, 400.0);
  visit.run([](const Session&) { return false; }, 3.0);
  album.take(tag + "5_home", visit.session());
}

/// A game, half a second after each of its prompts first appears.
inline void prompts(const Album& album, const GameEntry& game) {
  SimulatedVisit visit("sim:player,seed=7", {.seed = 7, .repetitions = 2, .dayTime = DayTime::Midday}, game.id);
  std::set<std::string> seen{""};
  const auto isNew = [&seen](const Session& session) {
    return session.phase() == Phase::Result ||
           (session.phase() == Phase::Play && !seen.contains(session.game().hud().promptId));
  };
  BoutTrace trace;
  const auto run = [&](const auto& reached, double s) {
    for (Tick left = ticksOf(s); left > 0 && !reached(visit.session()); --left) {
      visit.tick();
      trace.tick(visit.session());
    }
  };
  run(isNew, 120.0);
  while (visit.session().phase() == Phase::Play) {
    const std::string prompt = visit.session().game().hud().promptId;
    seen.insert(prompt);
    run([](const Session&) { return false; }, 0.5);
    album.take("prompts_" + prompt, visit.session());
    run(isNew, 120.0);
  }
  const ScoreHistory history{.usual = 84.0, .best = 100.0};
  album.take("prompts_" + std::string(game.id) + ".result", visit.session(), {.trace = &trace, .history = &history});
}

inline void pauses(const Album& album) {
  SimulatedVisit visit("sim:player,seed=3", {.seed = 3});
  visit.run([](const Session& s) { return s.phase() == Phase::Play; }, 60.0);
  visit.run([](const Session&) { return false; }, 6.0);
  for (int i = 0; i < 60; ++i) {
    visit.session().tick({});
  }
  album.take("pause_silent", visit.session());
  BodySetup hangs = bodyFromText("player");
  hangs.actions = {{15.0, ActionKind::Rail, 0.2, 60.0}};
  SimulatedVisit rail(std::make_unique<SimulatedSource>(hangs, BoardModel::Split, ""), {.seed = 3}, "catapult");
  rail.run([](const Session& s) { return s.pause() == PauseReason::OnRail && s.progress() > 0.4; }, 60.0);
  album.take("pause_rail", rail.session());
}

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
inline ConditionResult testResult(const char* condition, double velocityMmS, int age, double lastMmS) {
  ConditionResult result{.condition = conditionNamed(condition), .counted = 3, .velocityMmS = velocityMmS};
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
  if (lastMmS > 0.0) {
    result.lastVelocityMmS = lastMmS;
    result.change = changeBetween({lastMmS, 3}, {velocityMmS, 3}, {}, "mean_velocity_mm_s");
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
  view.protocol = &protocolNamed("limits");
  view.conditions = {{.condition = conditionNamed("limits"), .counted = 3, .controlPercent = 86.0}};
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

/// All scenes; takes a few seconds.
inline void takeEveryScene(const Album& album) {
  growth(album);
  menus(album);
  pages(album);
  bout(album, DayTime::Morning, "sim:player,seed=3", Form::Standing, "morning_", 5);
  bout(album, DayTime::Midday, "sim:player+shaky,seed=5", Form::Standing, "midday_", 50);
  bout(album, DayTime::Evening, "sim:player,board=classic,seed=4", Form::Guided, "evening_", 180);
  tide(album, DayTime::Morning, "sim:player,seed=3", Form::Standing, "raft_morning_");
  tide(album, DayTime::Midday, "sim:player+seated,board=classic,seed=3", Form::Seated, "raft_midday_");
  tide(album, DayTime::Evening, "sim:player+shaky,seed=3", Form::Standing, "raft_evening_");
  flight(album, DayTime::Morning, "sim:player,seed=3", Form::Standing, 5, "morning_");
  flight(album, DayTime::Midday, "sim:player+shaky,seed=5", Form::Standing, 50, "midday_");
  flight(album, DayTime::Evening, "sim:player+seated,board=classic,seed=4", Form::Seated, 180, "evening_");
  circles(album, DayTime::Morning, "sim:player+seated,board=classic,seed=3", Foot::Left, "winch_morning_");
  circles(album, DayTime::Midday, "sim:player+shaky,seed=5", Foot::Both, "winch_midday_");
  circles(album, DayTime::Evening, "sim:player+seated+older,board=classic,seed=4", Foot::Right, "winch_evening_");
  for (const GameEntry& game : games()) {
    prompts(album, game);
  }
  pauses(album);
  testPages(album);
  testTrial(album, "eyes-closed-firm", DayTime::Midday);
  testTrial(album, "single-leg-left", DayTime::Morning);
  testTrial(album, "limits", DayTime::Evening);
  testResults(album);
}

}  // namespace surefoot
