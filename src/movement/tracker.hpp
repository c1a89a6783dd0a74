// SPDX-License-Identifier: MIT
// From readings to what the person does: on and off the board, weight, neutral, support, presses. A small state machine per event, in
// shares of the person's own foot length, weight and best. Knows nothing of games, screens or files.
#pragma once

#include <cstdint>
#include <vector>

#include "posture/reading.hpp"

namespace surefoot {

enum class Form : std::uint8_t {
  Standing,  ///< On a split board: measured at the toe bars.
  Seated,    ///< Heels on a block, toes on the board.
  Guided,    ///< Standing on a classic board: led and counted, "done, not measured".
};

/// What is known of the person before the first sample of the day.
struct PersonFacts {
  double footLengthMm = 240.0;  ///< 190 to 330; 240 when unknown.
  double bestToeN = 0.0;        ///< Own best press of the last 14 days, both feet together; 0 when there is none.
};

enum class PressKind : std::uint8_t { Toe, Forward };

enum class EventKind : std::uint8_t {
  SteppedOn,       ///< Load came up and stayed.
  SteppedOff,      ///< Load under 20 % of body weight for 150 ms. `tS` is when it fell.
  WeightMeasured,  ///< `value`: body weight in newtons.
  NeutralSet,      ///< `at`: neutral CoP in mm.
  PressStart,      ///< Toe or forward press began. `value`: its force (N) or shift (mm).
  PressComplete,   ///< Its held time reached 3.0 s, told at that very sample.
  PressEnd,        ///< `press` holds the whole of it.
  SupportStart,    ///< Load more than 3 % under body weight for over 1 s. `value`: share of body weight carried elsewhere.
  SupportEnd,
};

/// One press from start to end.
struct Press {
  PressKind kind = PressKind::Toe;
  double startS = 0.0;     ///< Crossing of the start threshold.
  double endS = 0.0;       ///< Crossing of the end threshold.
  double heldS = 0.0;      ///< Time at or above the hold threshold.
  double peak = 0.0;       ///< Toe force over the quiet median in N, or AP shift in mm.
  double mean = 0.0;       ///< Mean while held.
  double variation = 0.0;  ///< Coefficient of variation while held (SD / mean): 0 is perfectly steady.
  double leftShare = 0.5;  ///< Left share of the toe force while held, 0 to 1; 0.5 where it cannot be told.
  double releaseS = 0.0;   ///< From the last time above the hold threshold to the end: a snap is short.
  bool complete = false;   ///< Held for 3.0 s or longer.
  bool withLean = false;   ///< AP shift went over 6 % of foot length: kept out of toe results.
};

struct MovementEvent {
  EventKind kind{};
  double tS = 0.0;  ///< Board time.
  double value = 0.0;
  Vec2 at;
  Press press;
};

/// The press that is going on, for a game to follow 1:1.
struct PressState {
  double force = 0.0;        ///< Now: toe force over the quiet median in N (or AP shift in mm), never under 0.
  double leftN = 0.0;        ///< Left and right toe force over their medians.
  double rightN = 0.0;
  double startLevel = 5.0;   ///< Where a press starts, in the unit of `force`.
  double effort = 0.0;       ///< force / own comfortable best, 0 to about 1.5. Own best grows within the session.
  bool active = false;
  double heldS = 0.0;
  double variation = 0.0;    ///< Of the hold so far, as in Press.
  bool withLean = false;
};

struct MovementState {
  bool onBoard = false;
  double bodyWeightN = 0.0;  ///< 0 until measured.
  bool neutralKnown = false;
  Vec2 neutralMm;
  Vec2 shiftShare;           ///< CoP minus neutral in shares of foot length; 0 while invalid.
  double stillness = 0.0;    ///< 0 restless to 1 quiet: from CoP speed over the last second.
  bool supported = false;
  double supportShare = 0.0;
  PressState press;
};

struct TrackerSetup {
  PersonFacts person;
  Form form = Form::Standing;
  bool toes = true;  ///< The board sees toes or the form is seated: toe force is the press. False: forward press.
};

/// Step by sample, in order of board time. Irregular intervals are fine; after a gap over 0.5 s running detections end.
class MovementTracker {
 public:
  explicit MovementTracker(const TrackerSetup& setup);

  /// `reading` is unfiltered but for the live filter where the caller applied one. Appends what happened.
  void step(const Reading& reading, std::vector<MovementEvent>& events);

  /// Ask for body weight and neutral: measured over the next 3 s of quiet valid standing (WeightMeasured, NeutralSet follow).
  void measureStance();
  /// 0 to 1: progress of measureStance, 1 when done; falls back to 0 when the person moves or leaves.
  double stanceProgress() const;

  const MovementState& state() const { return state_; }

 private:
  MovementState state_;
  // The movement folder decides.
};

}  // namespace surefoot
