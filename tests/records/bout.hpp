// SPDX-License-Identifier: MIT
// Bouts stored without being played, for tests of what is derived from them.
#pragma once

#include <vector>

#include "visit.hpp"

namespace surefoot::test {

struct KeptBout {
  Exercise exercise = Exercise::ToePress;
  Form form = Form::Standing;
  Foot foot = Foot::Both;
  int done = 0;
  double score = 90.0;
  bool stopped = false;
  bool measured = true;
  std::vector<MovementEvent> events;
};

/// Returns the id of its session.
inline std::string keepBout(const Database& db, const std::string& personId, const KeptBout& bout) {
  using Parts = std::vector<ScorePart>;
  SessionStart start = startOf(testSetup(), personId);
  start.exercise = std::string(wordOf(bout.exercise));
  start.setup.bout.form = bout.form;
  start.setup.bout.foot = bout.foot;
  start.setup.bout.repetitions = bout.exercise == Exercise::Tiptoe ? 6 : 10;
  start.visitId = "visit";
  start.support = HandSupport::Touching;
  WaitingWriter writer(db, start);
  writer.append({}, {.tick = 0, .phase = Phase::Play, .events = bout.events});
  writer.finish({.stopped = bout.stopped,
                 .score = {"test/1", bout.measured ? Parts{{"score.dose", bout.score / 100.0, 1.0}} : Parts{}},
                 .digest = 1,
                 .done = bout.done});
  return writer.sessionId();
}

inline MovementEvent lap(bool clockwise, double radiusMm, bool complete = true) {
  return {.kind = EventKind::LapEnd,
          .tS = 9.0,
          .lap = {.startS = 5.0,
                  .endS = 9.0,
                  .clockwise = clockwise,
                  .radiusMm = radiusMm,
                  .roundness = 0.9,
                  .evenness = 0.8,
                  .sectors = complete ? std::uint8_t{255} : std::uint8_t{127},
                  .complete = complete}};
}

inline MovementEvent hold(double heldS, double rise, bool measured = true) {
  return {.kind = EventKind::HoldEnd,
          .tS = 20.0,
          .hold = {.startS = 20.0 - heldS,
                   .endS = 20.0,
                   .heldS = heldS,
                   .steps = 4,
                   .cadence = 48.0,
                   .leftShare = 0.45,
                   .rise = rise,
                   .wobble = 0.02,
                   .loweringS = 0.7,
                   .measured = measured}};
}

}  // namespace surefoot::test
