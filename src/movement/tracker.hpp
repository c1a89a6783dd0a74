// SPDX-License-Identifier: MIT
// From readings to what the person does: on and off the board, weight, neutral, hand support, leaning, and the one
// exercise in question (presses, tiptoe or circles). One small state machine for each kind of event, in shares of the
// person's own foot length, weight and best.
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
  Standing,  ///< Presses on a split board are measured at the toe bars; circles are those of the whole body's CoP.
  Seated,    ///< Presses: heels on a block, toes on the board. Tiptoe: raise the heels. Circles: one sole on the board.
  Guided,    ///< The game leads and counts, "done, not measured": presses while standing on a classic board.
};

/// What is known about the person before the first sample.
struct PersonFacts {
  double footLengthMm = 240.0;  ///< 190 to 330; 240 when unknown.
  double bestToeN = 0.0;        ///< Best press of the last 14 days, both feet together; 0 if there is none.
  double reachMm = 0.0;         ///< Median radius of the laps of the last 14 days; 0 if there is none.
  /// Usual rise on tiptoe: median of the person's holds, in shares of foot length; 0 if there is none.
  double tiptoeShare = 0.0;
};

/// The current press, for a game to follow directly.
struct PressState {
  PressKind kind = PressKind::Toe;  ///< A forward press is a lean of the body, never toe strength.
  double force = 0.0;  ///< Current toe force over the quiet median in N (or AP shift in mm), never below 0.
  double leftN = 0.0;  ///< Left and right toe force over their medians.
  double rightN = 0.0;
  double startLevel = 5.0;  ///< Where a press starts, in the unit of `force`.
  double effort = 0.0;      ///< `force` in shares of the person's comfortable best, 0 to about 1.5. The best can grow
                            ///< during the session.
  bool active = false;
  double heldS = 0.0;
  double variation = 0.0;  ///< For the hold so far, as in Press.
  bool withLean = false;
};

struct MovementState {
  bool onBoard = false;
  double bodyWeightN = 0.0;  ///< 0 until measured.
  bool neutralKnown = false;
  Vec2 neutralMm;
  Vec2 shiftShare;         ///< CoP minus neutral in shares of foot length; 0 while there is no valid CoP.
  double stillness = 0.0;  ///< 0 restless to 1 quiet, from the CoP speed over the last second.
  bool supported = false;
  double supportShare = 0.0;
  bool nearEdge = false;  ///< Standing, and about to leave the base of support: time to use the hands on the rail. Not
                          ///< reported on tiptoe.
  PressState press;
  TiptoeState tiptoe;
  CircleState circle;
  LeanState lean;
};

/// The tracker detects the events of one exercise. On and off the board, weight, neutral, hand support and leaning are
/// reported in all of them.
struct TrackerSetup {
  PersonFacts person;
  Exercise exercise = Exercise::ToePress;
  Form form = Form::Standing;
  /// The board measures the toes, or the form is seated: a press is toe force. False: forward press.
  bool toes = true;
  /// Where a forward press starts, in shares of foot length: 0.10, down to 0.06 for weak users. Below 0.10 it is at
  /// least 4 SD of the person's quiet AP sway.
  double forwardStartShare = 0.10;
  bool loadKnown = true;  ///< The load is measured: false for recordings without it.
};

/// Takes one reading at a time, in order of board time. Irregular intervals are fine; a gap over 0.5 s ends current
/// detections. Faulty readings and readings without a valid CoP are ignored; if they last, they count as a gap.
///
/// Quiet values (CoP, load, toe force) are the medians of the first 3 s on the board, replaced by those of each
/// measured stance. They follow slow drift while no press, tiptoe hold or circle is going on; sideways, also not during
/// a lean. The exercises need them, so nothing is detected in the first 3 s.
class MovementTracker {
 public:
  explicit MovementTracker(const TrackerSetup& setup);

  /// `reading` is unfiltered, or from the live filter if the caller uses that. Appends events.
  void step(const Reading& reading, std::vector<MovementEvent>& events);

  /// No more samples will come: current detections end with the last one.
  void finish(std::vector<MovementEvent>& events);

  /// Starts to measure body weight and neutral over the next 3 s of quiet, valid standing (then WeightMeasured and
  /// NeutralSet follow).
  void measureStance();
  /// Progress of measureStance, 0 to 1; falls back to 0 if the person moves or leaves.
  double stanceProgress() const { return stance_.progress(); }

  /// Multiplies the thresholds of the exercise by `factor`, from now on: for a person whose movement stays below them.
  void ease(double factor) { ease_ *= factor; }

  const MovementState& state() const { return state_; }

 private:
  bool seated() const { return setup_.form == Form::Seated; }
  bool toePress() const { return setup_.toes && setup_.form != Form::Guided; }
  QuietValues valuesOf(const Reading& reading) const;
  QuietValues ofQuiet(const QuietValues& now) const;
  QuietValues withLean(const QuietValues& values, double byMm) const;
  QuietValues netOfLean(const QuietValues& now) const;
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
  void updatePressState(const PressSignal& signal);

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
  double ease_ = 1.0;        ///< Product of all factors given to ease().
  double usualShare_ = 0.0;  ///< The usual rise: from `person`, then updated by measured holds.
  QuietWindow settling_;
  bool quietKnown_ = false;
  QuietValues quiet_;
  QuietSpread spread_;
  double quietS_ = 0.0;  ///< How much quiet time `quiet_` represents.
  double bestToeN_ = 0.0;
  double leansSinceS_ = 0.0;  ///< Further than a toe press may lean.
  bool running_ = false;
  double lastS_ = 0.0;
  bool gliding_ = false;  ///< glideMm_ and speedMmS_ have a value.
  Vec2 glideMm_;
  Vec2 glideMmS_;  ///< Its speed.
  double speedMmS_ = 0.0;
};

}  // namespace surefoot
