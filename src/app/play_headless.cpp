// SPDX-License-Identifier: MIT
// Plays to the end without a window: a simulated or recorded board as fast as possible, a real one in real time.
#include <cmath>
#include <iostream>
#include <string_view>

#include "app/play.hpp"
#include "app/replay.hpp"
#include "app/sources.hpp"
#include "app/stop.hpp"
#include "app/tick_loop.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "board/diagnose.hpp"
#include "board/where.hpp"
#include "exchange/export.hpp"
#include "records/words.hpp"

namespace surefoot {
namespace {

/// Prints on stderr what the person has to do and how far they are, a line for each change.
class Narrator {
 public:
  Narrator(bool quiet, bool pages) : quiet_(quiet), pages_(pages) {}

  void narrate(const Visit& visit) {
    say(visit.trouble(), trouble_);
    if (pages_) {
      say(nameOf(visit), page_);
    }
    say(lineFor(visit.session(), visit.page()), last_);
  }

 private:
  void say(const std::string& line, std::string& last) const {
    if (line != last && !line.empty() && !quiet_) {
      std::cerr << line << '\n';
    }
    last = line;
  }

  static std::string nameOf(const Visit& visit) {
    const std::string exercise(wordOf(visit.exercise()));
    switch (visit.page()) {
      case VisitPage::Same:
        return "Page: still the same person?";
      case VisitPage::Safety:
        return "Page: is all safe?";
      case VisitPage::Support:
        return "Page: free, touching or holding?";
      case VisitPage::Choose:
        return "Page: what next?";
      case VisitPage::Tutorial:
        return "Page: how " + exercise + " is done";
      case VisitPage::Sit:
        return "Page: take a seat";
      case VisitPage::StandUp:
        return "Page: stand up";
      case VisitPage::Bout: {
        const BoutSetup& bout = visit.session().setup().bout;
        return "Exercise " + std::to_string(visit.bouts().size() + 1) + ": " + exercise + ", " + wordFor(bout.form) +
               (bout.foot == Foot::Both ? "" : ", " + wordFor(bout.foot) + " foot");
      }
      case VisitPage::Result:
        return "Page: the result of " + exercise;
      case VisitPage::Rest:
        return "Page: rest";
      case VisitPage::Question:
        return "Page: how was it?";
      case VisitPage::Who:
        return "Page: who was it?";
      case VisitPage::Goodbye:
        return "Page: goodbye";
    }
    return "";
  }

  static std::string zeroLine(const ZeroTrouble& trouble) {
    if (trouble.loadN > 0.0) {
      return "Still no zero: the board feels " + numberText(std::round(trouble.loadN / 10.0) * 10.0) +
             " N by its stored zero. Clear it; if it is empty, run `surefoot board diagnose`.";
    }
    return "Still no zero: " + cellsText(trouble.cells) +
           " does not keep still. Is somebody on the board, or does the floor shake?";
  }

  static std::string lineFor(const Session& session, VisitPage page) {
    switch (session.pause()) {
      case PauseReason::BoardSilent:
        if (session.comesInBursts()) {
          return "Paused: the samples come in bursts. Try another USB port, without a hub.";
        }
        return session.now() < ticksOf(3.0) ? "" : "Paused: the board is silent. Looking for it ...";
      case PauseReason::SteppedOff:
        return "Paused: nobody on the board. Step back on when you are ready.";
      case PauseReason::Faulty:
        return "Paused: " + cellsText(session.faultyCells()) +
               " of the board gives no usable reading; `surefoot board diagnose` says what to do.";
      case PauseReason::TooSlow:
        return "Paused: the board is too slow to play on; `surefoot board diagnose` says what to do.";
      case PauseReason::OnRail:
        return "Paused: hands on the rail. Let go to go on, or lean to one side and stay.";
      case PauseReason::Asked:
        return "Paused: nothing was detected for long. Lean left to skip the rest, right to rest, or just go on.";
      case PauseReason::Resting:
        return "Paused: resting. Lean to one side to go on.";
      default:
        break;
    }
    switch (session.phase()) {
      case Phase::Zero:
        if (const auto trouble = session.zeroTrouble()) {
          return zeroLine(*trouble);
        }
        return session.occupied() ? "Please step off the board: it needs its empty zero."
                                  : "Finding the empty board's zero ...";
      case Phase::StepOn:
        return "Step on the board.";
      case Phase::StandStill:
        return session.setup().bout.form == Form::Seated ? "Sit still ..." : "Stand still, hands off the rail ...";
      case Phase::Play: {
        if (page != VisitPage::Bout) {
          return "";
        }
        const HudState hud = session.game().hud();
        return std::to_string(hud.done) + " of " + std::to_string(hud.total) + " done";
      }
      case Phase::Result:
        break;
    }
    return "";
  }

  bool quiet_;
  bool pages_;  ///< There are pages, so each is named.
  std::string last_;
  std::string trouble_;
  std::string page_;
};

/// A score of 0 without a reason would look like an error.
const char* nothingDone(Exercise exercise) {
  switch (exercise) {
    case Exercise::ToePress:
      return "No complete toe press was found in the recording.\n";
    case Exercise::Tiptoe:
      return "No time on tiptoe was found in the recording.\n";
    case Exercise::AnkleCircle:
      return "No circle was found in the recording.\n";
    default:
      return "";
  }
}

int replayHeadless(SessionLog log, const PlayOptions& options) {
  Replay replay(std::move(log));
  runTicks({.tick = [&replay] {
    if (!replay.over()) {
      replay.tick();
    }
    return !replay.over();
  }});
  const std::optional<bool> matches = replay.matches();
  printResult(replay.session(),
              {.sessionId = replay.log().id,
               .source = options.board.text,
               .matches = matches,
               .divergence = replay.divergence(),
               .rules = rulesUnlessComparable(replay),
               .stoppedBecause = "The session that is replayed was stopped there."},
              options.json);
  if (matches == false) {
    throw Error(
        "score or digest are not those of the recording: it was changed, or made by another version of the program");
  }
  return 0;
}

}  // namespace

int endWith(const std::string& trouble) {
  if (!trouble.empty()) {
    throw Error(trouble);
  }
  return 0;
}

int playHeadless(const Program& program, const PlayOptions& asked) {
  PlayOptions options = asked;
  options.headless = true;  // also if there is only no display
  if (!options.exercise && !options.programme) {
    options.exercise = Exercise::ToePress;
  }
  checkExportTarget(options.recordCsv);
  listenForStop();
  OpenedBoard opened = openBoard(options.board, options.seated);
  if (opened.session) {
    return replayHeadless(std::move(*opened.session), options);
  }
  Database db(program.data);
  tellOfMachine(db);
  const std::optional<Person> person = personNamed(db, options.person);
  tellDemonstration(person, *opened.source, options.board);
  const std::optional<Person> player = keptFor(person, *opened.source);
  if (!options.json) {
    std::cerr << "Playing " << (options.programme ? "the day's plan" : wordOf(*options.exercise)) << " on "
              << opened.source->describe() << ", " << (player ? player->pseudonym : "a guest") << ".\n";
  }
  Keeper keeper(db);
  Visit visit(db, keeper, options, *opened.source, person);
  Narrator narrator(options.json, options.programme);
  playThrough(visit, *opened.source, options.speed, [&narrator](const Visit& now) { narrator.narrate(now); });
  keeper.settle();
  ResultText text{.source = opened.source->describe(),
                  .data = db.file().string(),
                  .notKept = keeper.notKept(),
                  .demonstration = visit.demonstration()};
  std::string trouble = keeper.trouble();
  if (visit.guide().somebodyElse()) {
    std::cerr << "Somebody else is on the board: nothing was kept of this visit. Name them with --person.\n";
  }
  if (visit.anotherWeight()) {
    std::cerr << "This is not the weight of " << person->pseudonym
              << "'s last visit, so the session is kept as a guest's. If it was them, play again with --same-person.\n";
  }
  if (options.programme) {
    printVisit(visit, text, options.json);
    return endWith(trouble);
  }
  text.sessionId = visit.bouts().back().id;
  if (opened.source->atEnd()) {
    text.stoppedBecause = "The recording ended " +
                          numberText(std::round(static_cast<double>(visit.lastBout()->now()) * kTickS * 10.0) / 10.0) +
                          " s into the session.";
  }
  if (trouble.empty() && !options.recordCsv.empty()) {
    try {
      if (exportData(db, options.recordCsv, {.sessionIds = {text.sessionId}, .replace = true}).replaced) {
        std::cerr << "The older export in " << options.recordCsv << " was replaced by this session's.\n";
      }
      text.csv = options.recordCsv + "/samples/" + text.sessionId + ".csv";
    } catch (const Error& error) {
      trouble = error.what();
    }
  }
  printResult(*visit.lastBout(), text, options.json);
  if (!options.json && options.board.kind == Where::Kind::Replay && visit.bouts().back().done == 0) {
    std::cout << nothingDone(visit.exercise());
  }
  return endWith(trouble);
}

}  // namespace surefoot
