// SPDX-License-Identifier: MIT
#include "app/window/home.hpp"

#include "app/play.hpp"
#include "app/window/ask.hpp"
#include "records/plans.hpp"
#include "records/progress.hpp"
#include "records/stamp.hpp"
#include "screens/people.hpp"
#include "screens/progress.hpp"
#include "screens/session_screens.hpp"

namespace surefoot {
namespace {

/// The zero drifts with warmth, and a day ends: after so long a visit that waits is begun anew.
constexpr double kFreshS = 600.0;

void describeBoard(HomeView& view, const Party& party) {
  const Board& board = party.board.source->board();
  const Where& where = party.options.board;
  if (party.board.source->isLive()) {
    view.boardId = "home.board.live";
    view.boardArguments = {board.serial.empty() ? where.text : board.serial};
  } else if (where.kind == Where::Kind::Auto) {
    view.boardId = "home.board.none";
  } else if (where.kind == Where::Kind::Replay) {
    view.boardId = "home.board.replayed";
  }
}

/// "(demo)" is the same word in every language.
std::string shownName(const Person& person) {
  return calledOf(person) + (person.demonstration ? " (demo)" : "");
}

HomeView homeView(const Party& party) {
  HomeView view{.dayTime = dayTimeNow(), .person = party.person ? shownName(*party.person) : std::string()};
  describeBoard(view, party);
  const VisitStart start = visitStart(party.db, party.options, *party.board.source, party.person, party.guest);
  view.plan = start.plan;
  view.today = todayOf(start.plan, start.today);
  view.place = placeToday(boutsOf(party.db, party.person, party.guest));
  return view;
}

void askNewPerson(Party& party) {
  Stage& stage = party.stage;
  PersonForm form(thisYear());
  const auto draw = [&] {
    DrawList picture;
    form.draw(picture, stage.canvas(), dayTimeNow(), stage.seconds());
    return picture;
  };
  if (ask(stage, party.board.source.get(), form, draw, "new-person", PersonForm::Result::Back) ==
      PersonForm::Result::Saved) {
    party.person = addPerson(party.db, form.facts());
  }
}

}  // namespace

std::optional<HomeChoice> askHome(Party& party, HomeScreen& home, Visit* waiting) {
  Stage& stage = party.stage;
  HomeView view = homeView(party);
  view.stepOn = waiting != nullptr;
  const HomeView calm = view;
  std::optional<HomeChoice> choice;
  bool stale = false;
  int frames = 0;
  const auto tick = [&] {
    if (waiting == nullptr) {
      return true;
    }
    waiting->tick();
    const Session& session = waiting->session();
    if (session.phase() > Phase::StepOn) {
      choice = HomeChoice::Visit;
    }
    stale = session.phase() == Phase::StepOn && session.now() >= ticksOf(kFreshS);
    return !choice && !stale;
  };
  const auto frame = [&] {
    view.timeS = stage.seconds();
    const std::uint8_t faulty = waiting == nullptr ? 0 : waiting->session().faultyCells();
    view.boardId = faulty == 0 ? calm.boardId : "home.board.faulty";
    view.boardArguments = faulty == 0 ? calm.boardArguments : std::vector{cellNumbers(faulty)};
    view.occupied = waiting != nullptr && waiting->session().occupied();
    DrawList picture;
    home.draw(picture, stage.canvas(), view);
    for (const InputEvent& event : stage.frame(std::move(picture), "home")) {
      const auto input = screenInput(event);
      if (input && !choice) {
        choice = home.handle(*input, stage.canvas());
      }
    }
    if (!choice && stage.tour().on() && ++frames >= kTourFrames) {
      choice = stage.tour().nextFromHome();
    }
    return !choice && !stage.closed();
  };
  runTicks({.speed = 1.0, .tick = tick, .frame = frame});
  if (stale && !choice && !stage.closed()) {
    return std::nullopt;
  }
  return stage.closed() ? HomeChoice::Quit : choice.value_or(HomeChoice::Quit);
}

void askPerson(Party& party) {
  Stage& stage = party.stage;
  const std::vector<Person> people = listPeople(party.db);
  std::vector<std::string> names;
  for (const Person& person : people) {
    names.push_back(shownName(person));
  }
  PeopleScreen page(names);
  const PeopleChoice otherwise{.kind = stage.tour().on() ? PeopleChoice::Kind::Add : PeopleChoice::Kind::Back};
  const auto draw = [&] {
    DrawList picture;
    page.draw(picture, stage.canvas(), dayTimeNow(), stage.seconds());
    return picture;
  };
  const PeopleChoice choice = ask(stage, party.board.source.get(), page, draw, "people", otherwise);
  if (choice.kind == PeopleChoice::Kind::Guest) {
    party.person.reset();
  } else if (choice.kind == PeopleChoice::Kind::Person) {
    party.person = people[choice.person];
  } else if (choice.kind == PeopleChoice::Kind::Add && !stage.closed()) {
    askNewPerson(party);
  }
}

void showProgress(Party& party) {
  Stage& stage = party.stage;
  ProgressView view = progressView(party.db, party.person, party.guest);
  ProgressScreen page;
  const auto draw = [&] {
    view.timeS = stage.seconds();
    DrawList picture;
    drawProgress(picture, stage.canvas(), view);
    return picture;
  };
  ask(stage, party.board.source.get(), page, draw, "progress", true);
}

}  // namespace surefoot
