// SPDX-License-Identifier: MIT
// The press: one rise, hold and fall of a signal, which is toe force or forward shift.
#pragma once

#include <vector>

#include "movement/event.hpp"

namespace surefoot {

/// Thresholds of a press, in the unit of its signal: start > hold >= end > 0 (toe presses: hold = end).
struct PressLevels {
  double start = 0.0;
  double hold = 0.0;
  double end = 0.0;
};

/// The signal at one moment.
struct PressSignal {
  double tS = 0.0;
  double force = 0.0;  ///< N or mm over the quiet value; may be negative.
  double leftN = 0.0;  ///< The left foot's part of it.
  /// How far the body leans, in shares of the limit: a press with a mean over 1 is a press with a lean.
  double lean = 0.0;
  bool astray = false;  ///< The movement is not that of a forward press; if that lasts, the press ends.
};

/// Time-weighted mean and spread (updating formulas: West 1979, Communications of the ACM 22(9); joining two: Chan et
/// al.).
struct HoldStats {
  double weight = 0.0;
  double mean = 0.0;
  double squares = 0.0;
  double left = 0.0;  ///< Integral of the left part.
  double lean = 0.0;  ///< Integral of the lean.

  void add(const PressSignal& signal, double by);
  void join(const HoldStats& other);
  /// SD / mean; 0 if there is nothing.
  double variation() const;
  /// Share of the left part; 0.5 if there is nothing.
  double leftShare() const;
  /// Mean lean over 1, forward or backward.
  bool leans() const;
};

/// Takes the signal sample by sample.
class PressDetector {
 public:
  static constexpr double kCompleteS = 3.0;
  /// Nobody presses for longer: the quiet value itself has moved.
  static constexpr double kLongestS = 60.0;

  /// `endLastsS`: how long the signal must stay below the end threshold. The press ends where it fell below.
  PressDetector(PressKind kind, double endLastsS) : kind_(kind), endLastsS_(endLastsS) {}

  /// Appends PressStart, PressComplete, PressEnd. `levels` applies while no press is active; an active press keeps the
  /// levels it started with.
  void step(const PressSignal& now, const PressLevels& levels, std::vector<MovementEvent>& events);
  /// Samples stopped or the person left: an active press ends with the last sample.
  void interrupt(std::vector<MovementEvent>& events);

  bool active() const { return active_; }
  bool tooLong() const { return active_ && last_.tS - press_.startS > kLongestS; }
  /// The active press so far.
  const Press& press() const { return press_; }

 private:
  void begin(const PressSignal& now, std::vector<MovementEvent>& events);
  void advance(const PressSignal& from, const PressSignal& now, std::vector<MovementEvent>& events);
  void gather(const PressSignal& now, double dtS);
  double heldS() const;
  bool isOver(const PressSignal& from, const PressSignal& now);
  void finish(double endS, bool astray, std::vector<MovementEvent>& events);

  PressKind kind_;
  double endLastsS_;
  bool running_ = false;
  bool active_ = false;
  bool blocked_ = true;  ///< Until the signal has fallen below the end threshold.
  PressSignal last_;
  PressLevels levels_;
  Press press_;
  bool rising_ = false;
  double peakS_ = 0.0;
  /// Time of the rise by force: which part of it belongs to the hold is known only when the hold is.
  struct Risen {
    double force;
    double dtS;
  };
  std::vector<Risen> rise_;
  HoldStats all_;
  HoldStats hold_;
  HoldStats falling_;  ///< Below 80 % of the mean: part of the hold only if the signal comes back.
  double fallingSinceS_ = 0.0;
  double fallingLeast_ = 0.0;
  double notHeldS_ = 0.0;     ///< Time in dips that were too deep to count as held, and astray.
  double surelyHeldS_ = 0.0;  ///< Of the hold, up to the last time at kHeldShare of the mean.
  double belowSinceS_ = -1.0;
  double astrayS_ = 0.0;
};

}  // namespace surefoot
