// SPDX-License-Identifier: MIT
// Simulated people on imperfect boards: what they really did, what the tracker found, and which events match. For tests
// and the bench.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

#include "base/random.hpp"
#include "body/person.hpp"
#include "movement/tracker.hpp"
#include "posture/reading.hpp"

namespace surefoot::test {

/// A person, an imperfect board, and what the tracker is asked to detect.
struct SimulatedSession {
  BodySetup body;
  Board board;
  TrackerSetup tracker;
  Foot foot = Foot::Both;
  double rateHz = 80.0;
  double jitter = 0.0;
  double noiseN = 0.1;
  std::array<double, kMaxCells> driftNPerS{};
  Vec2 awayMm;  ///< Shift of the person from where they would usually stand.
  double lastsS = 0.0;
  std::uint64_t seed = 0;
};

/// An event that was done or found, of any exercise.
struct Stretch {
  double startS = 0.0;
  double endS = 0.0;
  bool counts = true;    ///< False, for a true event: it is borderline and may be found or not.
  bool measured = true;  ///< False, for one that was found: credited without a value.
  double heldS = 0.0;    ///< Of presses.
};

struct Outcome {
  std::vector<Stretch> truth;
  std::vector<Stretch> found;
};

/// A lean close to the 6 % of foot length that spoils a toe press, less the possible error of the neutral.
inline bool leans(const TruePress& press, const TrackerSetup& tracker) {
  constexpr double kNearLean = 0.045;
  const bool seated = tracker.form == Form::Seated;
  return press.kind == PressKind::Toe && !seated && press.leanMm > kNearLean * tracker.person.footLengthMm;
}

/// Forward presses below 4 SD of the person's own sway cannot be told from sway (movement/README.md).
inline double lostUnderMm(const BodySetup& body) {
  constexpr double kSds = 4.0;
  const SwaySetup sway = traitsOf(body, false).sway;
  return kSds * std::sqrt(sway.wanderMm * sway.wanderMm + sway.trembleMm * sway.trembleMm);
}

inline std::vector<Stretch> truthOf(const PersonSimulator& person, const SimulatedSession& session) {
  const TrackerSetup& tracker = session.tracker;
  std::vector<Stretch> truth;
  if (tracker.exercise == Exercise::ToePress) {
    // The person holds from the start level on, the detector from half of it: a press whose held time lies between the
    // two may be found or not.
    constexpr double kEitherWayS = 0.7;
    for (const TruePress& press : person.presses()) {
      if (press.kind == (tracker.toes ? PressKind::Toe : PressKind::Forward) && press.heldS > 3.0 - kEitherWayS) {
        const bool lost = press.kind == PressKind::Forward && press.peak < lostUnderMm(session.body);
        truth.push_back(
            {press.startS, press.endS, press.complete && !leans(press, tracker) && !lost, true, press.heldS});
      }
    }
  } else if (tracker.exercise == Exercise::Tiptoe) {
    constexpr double kShortestS = 1.5;
    for (const TrueHold& hold : person.holds()) {
      truth.push_back({hold.startS, hold.endS, hold.endS - hold.startS >= kShortestS});
    }
    // While a hand bears load, and until the load has settled after it, a lean cannot be told from a rise.
    constexpr double kSettledS = 7.0;
    for (const BodyAction& action : session.body.actions) {
      const bool hand = std::any_of(session.body.actions.begin(), session.body.actions.end(), [&](const BodyAction& a) {
        return a.kind == ActionKind::Rail && a.startS < action.startS &&
               action.startS < a.startS + a.lengthS + kSettledS;
      });
      if (action.kind == ActionKind::Lean && (session.body.supported || session.body.touching || hand)) {
        truth.push_back({action.startS, action.startS + action.lengthS, false});
      }
    }
  } else {
    // A lap that was only just left out or cut short may be found or not.
    constexpr double kCloseMm = 1.25;
    const double neededMm = tracker.form == Form::Seated ? 8.0 : 15.0;
    for (const TrueLap& lap : person.laps()) {
      const bool clear = lap.radiusMm >= kCloseMm * neededMm && lap.leastMm >= neededMm;
      truth.push_back({lap.startS, lap.endS, lap.complete && clear});
    }
  }
  return truth;
}

inline void addFound(const MovementEvent& event, std::vector<Stretch>& found) {
  if (event.kind == EventKind::PressEnd && event.press.complete && !event.press.withLean && !event.press.astray) {
    found.push_back({event.press.startS, event.press.endS, true, true, event.press.heldS});
  } else if (event.kind == EventKind::HoldEnd && !event.hold.astray) {
    found.push_back({event.hold.startS, event.hold.endS, true, event.hold.measured});
  } else if (event.kind == EventKind::LapEnd && event.lap.complete) {
    found.push_back({event.lap.startS, event.lap.endS});
  }
}

/// Gives the person the cues that a session gives before the bout; the rest comes from the actions.
inline void lead(PersonSimulator& person, const SimulatedSession& session, double tS) {
  if (tS < 3.6) {
    return;
  }
  person.hear(tS < 6.0    ? Cue{.kind = CueKind::StepOn, .foot = session.foot, .exercise = session.tracker.exercise}
              : tS < 14.0 ? Cue{.kind = CueKind::StandStill}
                          : Cue{.kind = CueKind::Rest});
}

/// The person performs the body's actions while the tracker runs.
inline Outcome run(const SimulatedSession& session) {
  Board moved = session.board;
  for (Cell& cell : moved.cells) {
    cell.placeMm += session.awayMm;
  }
  PersonSimulator person(session.body, session.board);
  MovementTracker tracker(session.tracker);
  Random random(session.seed, 79);
  std::vector<MovementEvent> events;
  bool measured = false;
  double tS = 0.0;
  while (tS < session.lastsS) {
    lead(person, session, tS);
    const auto forces = person.forcesAt(tS);
    Sample sample;
    sample.boardTimeUs = static_cast<std::uint64_t>(tS * 1e6);
    for (std::size_t i = 0; i < session.board.cells.size(); ++i) {
      const double newtons = forces[i] + session.driftNPerS[i] * tS + session.noiseN * random.normal();
      sample.counts[i] = static_cast<std::int32_t>(std::lround(newtons * session.board.calibration[i].countsPerN));
    }
    const ValidityGate gate = gateFor(tracker.state().bodyWeightN, session.body.seated);
    tracker.step(readingOf(moved, sample, gate), events);
    if (tracker.state().onBoard && !measured) {
      measured = true;
      tracker.measureStance();
    }
    const double stretch = 1.0 + session.jitter * random.uniform(-1.0, 1.0);
    tS += stretch / session.rateHz;
  }
  tracker.finish(events);
  Outcome outcome;
  outcome.truth = truthOf(person, session);
  for (const MovementEvent& event : events) {
    addFound(event, outcome.found);
  }
  return outcome;
}

/// Intersection over union of two time spans, 0 to 1.
inline double overlap(const Stretch& a, const Stretch& b) {
  const double common = std::min(a.endS, b.endS) - std::max(a.startS, b.startS);
  const double both = std::max(a.endS, b.endS) - std::min(a.startS, b.startS);
  return common > 0.0 && both > 0.0 ? common / both : 0.0;
}

inline bool anyLike(const std::vector<Stretch>& spans, const Stretch& span, bool counting) {
  constexpr double kHalf = 0.5;
  return std::any_of(spans.begin(), spans.end(), [&](const Stretch& other) {
    return (other.counts || !counting) && overlap(other, span) >= kHalf;
  });
}

}  // namespace surefoot::test
