// SPDX-License-Identifier: MIT
// People who do something else than the exercise, whatever they are asked: none of it may earn a score.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "board/simulated_source.hpp"
#include "games/short_bout.hpp"
#include "games/simulated_visit.hpp"

namespace surefoot::test {

struct AwkwardPerson {
  const char* name;
  BodySetup body;
};

/// One way to be asked for an exercise.
struct AwkwardForm {
  const char* name;
  BoardModel board;
  Form form;
};

/// Every game is played in each of them.
inline constexpr std::array<AwkwardForm, 4> kAwkwardForms{{{"split", BoardModel::Split, Form::Standing},
                                                           {"classic", BoardModel::Classic, Form::Standing},
                                                           {"seated", BoardModel::Split, Form::Seated},
                                                           {"guided", BoardModel::Classic, Form::Guided}}};

/// Stands on the board and repeats `action`, then `other` if there is one, each followed by `pauseS` at ease.
inline BodySetup repeating(BodyAction action, double pauseS, std::optional<BodyAction> other = {}) {
  constexpr double kFromS = 14.0;
  constexpr double kUntilS = 600.0;
  BodySetup body;
  body.behaviour = Behaviour::Quiet;
  for (double atS = kFromS; atS < kUntilS;) {
    for (const auto& next : {std::optional(action), other}) {
      if (next) {
        body.actions.push_back(*next);
        body.actions.back().startS = atS;
        atS += next->lengthS + pauseS;
      }
    }
  }
  return body;
}

/// To the right and to the left in turn.
inline BodySetup swaying(double size, double eachS, double pauseS = 0.0) {
  return repeating({.kind = ActionKind::Shift, .size = size, .lengthS = eachS}, pauseS,
                   BodyAction{.kind = ActionKind::Shift, .size = -size, .lengthS = eachS});
}

inline BodySetup holdingTheRail(BodySetup body) {
  body.supported = true;
  return body;
}

inline std::vector<AwkwardPerson> awkwardPeople() {
  const BodyAction lean{.kind = ActionKind::Lean, .size = 0.20, .lengthS = 6.0};
  return {{"stands still", bodyFromText("quiet")},
          {"holds the rail", bodyFromText("quiet+supported")},
          {"sits instead", bodyFromText("quiet+seated")},
          {"sways, 1.3 s", swaying(0.22, 1.3)},
          {"sways, 2.5 s", swaying(0.22, 2.5)},
          {"sways, 4 s", swaying(0.22, 4.0)},
          {"sways, 7 s", swaying(0.22, 7.0)},
          {"sways and stops", swaying(0.22, 4.0, 4.0)},
          {"leans right", repeating({.kind = ActionKind::Shift, .size = 0.22, .lengthS = 600.0}, 0.0)},
          {"leans right, often", repeating({.kind = ActionKind::Shift, .size = 0.22, .lengthS = 5.0}, 4.0)},
          {"leans forward", repeating(lean, 4.0)},
          {"leans far, holding", holdingTheRail(repeating(lean, 4.0))},
          {"leaner", bodyFromText("leaner")},
          {"leaner, toes follow", bodyFromText("leaner+toe-leaner")},
          {"stands, toes follow", bodyFromText("quiet+toe-leaner+unsure")},
          {"leaner, touching", bodyFromText("leaner+touching")},
          {"leaner with a bounce", bodyFromText("bouncer")},
          {"knee bender", bodyFromText("knee-bender")},
          {"shifter", bodyFromText("shifter")},
          {"eights", bodyFromText("eights")},
          {"swayer", bodyFromText("swayer")},
          {"swayer on foam", bodyFromText("swayer+foam")}};
}

inline constexpr double kMostAwkwardScore = 20.0;
/// The test looks this far into each bout: whoever earns something by then would earn more.
inline constexpr double kAwkwardS = 90.0;

/// A seated person who leans forward brings weight onto the balls of the feet, as raised heels do, and onto the toes,
/// if they follow: no board tells them apart.
inline bool isLikeIt(const GameEntry& game, const AwkwardPerson& person, const AwkwardForm& form) {
  const bool onTheToes = game.exercise == Exercise::Tiptoe || person.body.toeLeaner;
  return onTheToes && form.form == Form::Seated && std::string_view(person.name).starts_with("lean");
}

/// The score of a short bout after `lastsS` at the latest; absent if the bout has none.
inline std::optional<double> awkwardScore(const GameEntry& game, const AwkwardPerson& person, const AwkwardForm& form,
                                          std::uint64_t seed, double lastsS) {
  BoutSetup bout = shortBout(game, seed);
  if (game.exercise == Exercise::Free) {
    bout.holdS = game.usual.holdS;  // Of a few gates, somebody is lucky with half.
  }
  bout.form = form.form;
  BodySetup body = person.body;
  body.seed = seed;
  body.seated = body.seated || form.form == Form::Seated;
  if (form.form == Form::Seated && game.exercise == Exercise::AnkleCircle) {
    bout.foot = Foot::Right;
  }
  SimulatedVisit visit(std::make_unique<SimulatedSource>(body, form.board), bout, game.id);
  visit.run([](const Session& session) { return session.phase() == Phase::Result; }, lastsS);
  return visit.session().score().score();
}

}  // namespace surefoot::test
