// SPDX-License-Identifier: MIT
// The pages of a visit, as the simulated person walks through them.
#pragma once

#include <set>
#include <string>

#include "app/tutorial.hpp"
#include "board/simulated_source.hpp"
#include "games/simulated_visit.hpp"
#include "play/bay.hpp"
#include "programme/visit.hpp"
#include "screens/figure.hpp"
#include "screens/home.hpp"
#include "screens/hud.hpp"
#include "screens/lean_menu.hpp"
#include "screens/page_menu.hpp"
#include "screens/people.hpp"
#include "screens/progress.hpp"
#include "screens/scene_album.hpp"
#include "screens/seat_page.hpp"
#include "screens/session_screens.hpp"

namespace surefoot::test {

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
      case VisitPage::Who:
        take("who", 0.4);
        guide.choose(step.suggested);
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

}  // namespace surefoot::test
