// SPDX-License-Identifier: MIT
// From readings to what the person does: on and off the board, weight, neutral, support, leaning, and the one
// exercise that is looked for: presses, tiptoe or circles. A small state machine per event, in shares of the person's
// own foot length, weight and best. Knows nothing of games, screens or files.
#pragma once

#include <cstdint>
#include <vector>

#include "movement/circle.hpp"
#include "movement/edge.hpp"
#include "movement/event.hpp"
#include "movement/exercise.hpp"
#include "movement/lean.hpp"
#include "movement/on_board.hpp"
#include "movement/press.hpp"
#include "movement/quiet.hpp"
#include "movement/stance.hpp"
#include "movement/support.hpp"
#include "movement/tiptoe.hpp"
#include "posture/reading.hpp"

namespace surefoot {

enum class Form : std::uint8_t {
  Standing,  ///< Presses on a split board: measured at the toe bars. Circles of the whole body's CoP.
  Seated,    ///< Presses: heels on a block, toes on the board. Tiptoe: heels up. Circles: one sole on the board.
  Guided,    ///< Led and counted, "done, not measured": presses standing on a classic board.
};

/// What is known of the person before the first sample of the day.
struct PersonFacts {
  double footLengthMm = 240.0;  ///< 190 to 330; 240 when unknown.
  double bestToeN = 0.0;        ///< Own best press of the last 14 days, both feet together; 0 when there is none.
  double reachMm = 0.0;         ///< Own reach: median radius of own laps of the last 14 days; 0 when there is none.
  double tiptoeShare = 0.0;     ///< Own tiptoe zone: median rise of own holds, in shares of foot length; 0 likewise.
};

/// The press that is going on, for a game to follow 1:1.
struct PressState {
  PressKind kind = PressKind::Toe;  ///< A forward press is a lean of the body, never toe strength.
  double force = 0.0;               ///< Now: toe force over the quiet median in N (or AP shift in mm), never under 0.
  double leftN = 0.0;               ///< Left and right toe force over their medians.
  double rightN = 0.0;
  double startLevel = 5.0;  ///< Where a press starts, in the unit of `force`.
  double effort = 0.0;      ///< force / own comfortable best, 0 to about 1.5. Own best grows within the session.
  bool active = false;
  double heldS = 0.0;
  double variation = 0.0;  ///< Of the hold so far, as in Press.
  bool withLean = false;
};

struct MovementState {
  bool onBoard = false;
  double bodyWeightN = 0.0;  ///< 0 until measured.
  bool neutralKnown = false;
  Vec2 neutralMm;
  Vec2 shiftShare;         ///< CoP minus neutral in shares of foot length; 0 while invalid.
  double stillness = 0.0;  ///< 0 restless to 1 quiet: from CoP speed over the last second.
  bool supported = false;
  double supportShare = 0.0;
  bool nearEdge = false;  ///< Standing, and about to leave the own zone: time for hands on the rail. Not told on
                          ///< tiptoe.
  PressState press;
  TiptoeState tiptoe;
  CircleState circle;
  LeanState lean;
};

/// The tracker looks for the events of one exercise; on and off the board, weight, neutral, support and leaning are
/// told in every one.
struct TrackerSetup {
  PersonFacts person;
  Exercise exercise = Exercise::ToePress;
  Form form = Form::Standing;
  bool toes = true;  ///< The board sees toes or the form is seated: toe force is the press. False: forward press.
  /// Where a forward press starts, in shares of foot length: 0.10, down to 0.06 for weak users. Below 0.10 it is never
  /// under 4 SD of their own quiet AP sway.
  double forwardStartShare = 0.10;
  bool weighs = true;  ///< The load is measured: false for recordings without it.
};

/// Step by sample, in order of board time. Irregular intervals are fine; after a gap over 0.5 s running detections end.
/// Faulty readings and such without a valid CoP are left out; they count as a gap when they last.
///
/// Quiet values (CoP, load, toe force) are the medians of the first 3 s on the board, again those of every stance that
/// is measured, and follow slow drift while nothing goes on: no press, nobody up or circling; sideways also not while
/// leaning. The exercises need them: there is none in the first 3 s.
class MovementTracker {
 public:
  explicit MovementTracker(const TrackerSetup& setup);

  /// `reading` is unfiltered but for the live filter where the caller applied one. Appends what happened.
  void step(const Reading& reading, std::vector<MovementEvent>& events);

  /// No sample will come any more: running detections end with the last one.
  void finish(std::vector<MovementEvent>& events);

  /// Ask for body weight and neutral: measured over the next 3 s of quiet valid standing (WeightMeasured, NeutralSet
  /// follow).
  void measureStance();
  /// 0 to 1: progress of measureStance, 1 when done; falls back to 0 when the person moves or leaves.
  double stanceProgress() const { return stance_.progress(); }

  const MovementState& state() const { return state_; }

 private:
  bool seated() const { return setup_.form == Form::Seated; }
  bool toePress() const { return setup_.toes && setup_.form != Form::Guided; }
  QuietValues valuesOf(const Reading& reading) const;
  PressLevels pressLevels() const;
  double leanLimitMm() const;
  TiptoeLevels tiptoeLevels() const;
  double neededRadiusMm() const;
  LeanLevels leanLevels() const;
  PressSignal signalOf(double tS, const QuietValues& now) const;

  void interrupt(std::vector<MovementEvent>& events);
  void stepOnBoard(const Reading& reading, std::vector<MovementEvent>& events);
  void stepStance(double tS, const QuietValues& now, std::vector<MovementEvent>& events);
  void stepStillness(double dtS, Vec2 copMm);
  void stepEdge(double tS);
  void stepSupport(double tS, double loadN, std::vector<MovementEvent>& events);
  void stepExercise(const Reading& reading, const QuietValues& now, std::vector<MovementEvent>& events);
  void stepTiptoe(const Reading& reading, const QuietValues& now, std::vector<MovementEvent>& events);
  void stepLean(double tS, const QuietValues& now, std::vector<MovementEvent>& events);
  void stepDrift(double dtS, const QuietValues& now);
  void detectPress(const PressSignal& signal, std::vector<MovementEvent>& events);
  void tellPress(const PressSignal& signal);

  TrackerSetup setup_;
  MovementState state_;
  OnBoard onBoard_;
  StillStance stance_;
  Support support_;
  Edge edge_;
  PressDetector press_;
  TiptoeDetector tiptoe_;
  CircleDetector circle_;
  LeanDetector lean_;
  double ownShare_ = 0.0;  ///< Own tiptoe zone: of the person's facts, then of their measured holds.
  QuietWindow settling_;
  bool quietKnown_ = false;
  QuietValues quiet_;
  QuietSpread spread_;
  double quietS_ = 0.0;  ///< How much quiet time `quiet_` stands for.
  double bestToeN_ = 0.0;
  bool running_ = false;
  double lastS_ = 0.0;
  bool gliding_ = false;  ///< glideMm_ and speedMmS_ have a value.
  Vec2 glideMm_;
  Vec2 glideMmS_;  ///< Its speed.
  double speedMmS_ = 0.0;
};

}  // namespace surefoot
