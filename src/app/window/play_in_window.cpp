// SPDX-License-Identifier: MIT
// Playing and testing on the screen: home, people, visit, result, and home again.
#include <chrono>
#include <iostream>

#include "app/assess_command.hpp"
#include "app/play.hpp"
#include "app/stop.hpp"
#include "app/window/home.hpp"
#include "app/window/show.hpp"
#include "base/error.hpp"
#include "exchange/export.hpp"
#include "records/stamp.hpp"

namespace surefoot {
namespace {

/// The board is empty again, so what is written last may be waited for, so that home shows it.
constexpr std::chrono::milliseconds kAfterVisit{1000};

void assessOn(Stage& stage, Database& db, Keeper& keeper, const AssessOptions& options, SampleSource& source,
              const std::optional<Person>& person) {
  Assess test(db, keeper, options, source, person);
  show(stage, test, source, options.speed);
  keeper.settle(kAfterVisit);
  if (options.json && !test.trials().empty()) {
    printAssess(test, source.describe(), db.file().string(), true);
  }
}

/// From home to home, until the window is closed.
class WindowPlay {
 public:
  WindowPlay(Stage& stage, Database& db, Keeper& keeper, const PlayOptions& options, OpenedBoard board,
             std::optional<Person> person)
      : options_(options), db_(db), keeper_(keeper), stage_(stage), party_{stage,
                                                                           db,
                                                                           keeper,
                                                                           options,
                                                                           std::move(board),
                                                                           std::move(person)} {}

  void run() {
    if (party_.board.session) {
      playReplay();
    } else {
      playPages();
    }
  }

 private:
  void playReplay() {
    Replay replay(std::move(*party_.board.session));
    show(stage_, replay, options_.speed);
    printResult(replay.session(),
                {.sessionId = replay.log().id,
                 .source = options_.board.text,
                 .matches = replay.matches(),
                 .divergence = replay.divergence(),
                 .rules = rulesUnlessComparable(replay)},
                options_.json);
  }

  void playPages() {
    if (options_.exercise || options_.programme) {
      playVisit(options_);
    }
    for (bool going = true; going && !stage_.closed();) {
      // On a real board stepping on is enough; a simulated person waits for a key.
      std::optional<Visit> waiting;
      if (party_.board.source->isLive()) {
        waiting.emplace(db_, keeper_, pageOptions(), *party_.board.source, party_.person, party_.guest);
      }
      const std::optional<HomeChoice> asked = askHome(party_, home_, waiting ? &*waiting : nullptr);
      if (!asked) {
        continue;
      }
      const HomeChoice choice = *asked;
      if (choice == HomeChoice::Visit && waiting) {
        play(*waiting);
      } else {
        waiting.reset();
        going = choice != HomeChoice::Quit;
        follow(choice);
      }
      going = going && !(choice == HomeChoice::Visit && stage_.tour().on());
    }
  }

  void follow(HomeChoice choice) {
    switch (choice) {
      case HomeChoice::Visit:
        playVisit(pageOptions());
        break;
      case HomeChoice::Exercise: {
        PlayOptions options = pageOptions();
        options.exercise = home_.exercise();
        playVisit(options);
        break;
      }
      case HomeChoice::Person:
        askPerson(party_);
        break;
      case HomeChoice::Progress:
        showProgress(party_);
        break;
      case HomeChoice::Assess:
        assessFromHome();
        break;
      case HomeChoice::Quit:
        break;
    }
  }

  /// A visit with its pages, whatever the command line began with.
  PlayOptions pageOptions() const {
    PlayOptions options = options_;
    options.programme = false;
    options.exercise.reset();
    return options;
  }

  /// A simulated or recorded board begins again with each visit; a real one goes on.
  SampleSource& boardForVisit() {
    if (!party_.board.source->isLive() && used_) {
      party_.board = openBoard(options_.board, options_.seated);
    }
    used_ = true;
    return *party_.board.source;
  }

  void playVisit(const PlayOptions& options) {
    Visit visit(db_, keeper_, options, boardForVisit(), party_.person, party_.guest);
    play(visit);
  }

  void play(Visit& visit) {
    show(stage_, visit, *party_.board.source, options_.speed);
    keeper_.settle(kAfterVisit);
    if (visit.guide().somebodyElse()) {
      party_.person.reset();
      askPerson(party_);
    }
    if (visit.claimedBy()) {
      party_.person = visit.claimedBy();
    } else if (!keptFor(party_.person, *party_.board.source)) {
      for (const BoutDone& bout : visit.guide().played()) {
        party_.guest.push_back({today(), bout});
      }
    }
    if (visit.bouts().empty()) {
      return;
    }
    if (!options_.recordCsv.empty()) {
      std::vector<std::string> played;
      for (const PlayedBout& bout : visit.bouts()) {
        played.push_back(bout.id);
      }
      exportData(db_, options_.recordCsv, {.sessionIds = played, .replace = true});
    }
    if (options_.json) {
      printVisit(visit, {.source = party_.board.source->describe(), .data = db_.file().string()}, true);
    }
  }

  /// On the board that visits have, or on a simulated one of its own.
  void assessFromHome() {
    const AssessOptions options{.board = options_.board, .speed = options_.speed, .json = options_.json};
    try {
      if (party_.board.source->isLive()) {
        assessOn(stage_, db_, keeper_, options, *party_.board.source, party_.person);
      } else {
        const OpenedBoard own = openForTest(options.board);
        assessOn(stage_, db_, keeper_, options, *own.source, party_.person);
      }
    } catch (const WrongUsage& refusal) {
      stage_.announce("=" + std::string(refusal.what()));
    }
  }

  const PlayOptions& options_;
  Database& db_;
  Keeper& keeper_;
  Stage& stage_;
  Party party_;
  HomeScreen home_;
  bool used_ = false;  ///< The board has had a visit.
};

}  // namespace

int assessInWindow(const Program& program, const AssessOptions& options) {
  listenForStop();
  const OpenedBoard board = openForTest(options.board);
  Database db(program.data);
  tellOfMachine(db);
  const std::optional<Person> person = personNamed(db, options.person);
  tellDemonstration(person, *board.source, options.board);
  Keeper keeper(db);
  {
    Stage stage(program, options.window, std::nullopt);
    assessOn(stage, db, keeper, options, *board.source, person);
    stage.printSummary();
  }
  keeper.settle();
  return endWith(keeper.trouble());
}

int playInWindow(const Program& program, const PlayOptions& options) {
  checkExportTarget(options.recordCsv);
  listenForStop();
  OpenedBoard board = openBoard(options.board, options.seated);
  if (board.source && !board.source->isLive()) {
    std::cerr << "Playing with " << board.source->describe() << ".\n";
  }
  Database db(program.data);
  tellOfMachine(db);
  std::optional<Person> person = personNamed(db, options.person);
  if (board.source) {
    tellDemonstration(person, *board.source, options.board);
  }
  Keeper keeper(db);
  {
    Stage stage(program, options.window, options.feedback);
    WindowPlay(stage, db, keeper, options, std::move(board), std::move(person)).run();
    stage.printSummary();
  }
  keeper.settle();
  return endWith(keeper.trouble());
}

}  // namespace surefoot
