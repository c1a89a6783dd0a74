// SPDX-License-Identifier: MIT
// On tiptoe: the rise, the hold or walking in place, the landing. Works in shares of foot length and of body weight.
#pragma once

#include <vector>

#include "base/vec2.hpp"
#include "movement/event.hpp"
#include "movement/load_trace.hpp"

namespace surefoot {

/// The tiptoe movement now, for a game to follow directly.
struct TiptoeState {
  double rise = 0.0;    ///< AP shift from neutral in shares of the start threshold (15 % of foot length, less if the
                        ///< person's usual rise is lower): 1 is up. Never below 0.
  bool up = false;      ///< From RiseStart (half a second after the crossing) until the heels are down.
  double heldS = 0.0;   ///< Time up so far, counted from the crossing: 0.5 at RiseStart.
  int steps = 0;        ///< In this hold.
  int side = 0;         ///< Walking in place: -1 on the left foot, 1 on the right; 0 before the first step.
  Vec2 sway;            ///< CoP about its own slow mean, in shares of foot length.
  double wobble = 0.0;  ///< As in TiptoeHold, for the hold so far.
};

/// The signal at one moment.
struct TiptoeSignal {
  double tS = 0.0;
  Vec2 shift;              ///< CoP from neutral in shares of foot length.
  double across = 0.0;     ///< -1 over the middle of the left foot, 1 over that of the right foot.
  double load = 1.0;       ///< Load in shares of the quiet load.
  bool loadKnown = true;   ///< False for recordings without load.
  bool handsBear = false;  ///< A hand on a rail bears part of the load.
};

/// The thresholds for this person.
struct TiptoeLevels {
  double start = 0.15;  ///< AP shift in shares of foot length, here and below.
  double end = 0.10;
  double own = 0.0;              ///< The person's usual rise: median of earlier holds; 0 if unknown.
  bool needsNoEvidence = false;  ///< No evidence is needed (seated).
};

/// Takes the signal sample by sample.
class TiptoeDetector {
 public:
  static constexpr double kRiseReportedS = 0.5;
  /// Nobody stays up for longer: the neutral itself has moved.
  static constexpr double kLongestS = 180.0;

  /// Appends RiseStart, StepTaken, HoldEnd. A hold without evidence waits half a second for that of the landing before
  /// HoldEnd is appended. `levels` applies while the heels are down; a hold keeps the levels it started with.
  void step(const TiptoeSignal& now, const TiptoeLevels& levels, std::vector<MovementEvent>& events);
  /// Samples stopped or the person left: a hold ends with the last sample.
  void interrupt(std::vector<MovementEvent>& events);

  /// From the crossing of the start threshold on.
  bool active() const { return phase_ == Phase::Rising || phase_ == Phase::Up; }
  bool tooLong() const { return phase_ == Phase::Up && last_.tS - hold_.startS > kLongestS; }
  const TiptoeState& state() const { return state_; }

 private:
  enum class Phase : std::uint8_t { Down, Rising, Up, Landing };

  /// Sums over time for the measures of a hold.
  struct Sums {
    double weight = 0.0;
    double rise = 0.0;
    Vec2 squares;
    void add(double rise, Vec2 sway, double by);
    void join(const Sums& other);
  };

  void begin(double startS, const TiptoeSignal& now);
  void advance(const TiptoeSignal& from, const TiptoeSignal& now, std::vector<MovementEvent>& events);
  void gather(const TiptoeSignal& now, double dtS);
  void march(const TiptoeSignal& now, double dtS, std::vector<MovementEvent>& events);
  void judgeRise();
  void judgeLanding();
  void land(double endS, std::vector<MovementEvent>& events);
  void reportHold(std::vector<MovementEvent>& events);
  void updateState(const TiptoeSignal& now);

  Phase phase_ = Phase::Down;
  bool running_ = false;
  TiptoeSignal last_;
  TiptoeLevels levels_;
  TiptoeState state_;
  TiptoeHold hold_;

  LoadTrace trace_;
  bool wholeLoad_ = true;  ///< Throughout the rise the load was known and no hand bore part of it.
  double zoneS_ = 0.0;     ///< Uninterrupted time in the person's tiptoe range.
  double belowSinceS_ = -1.0;
  Vec2 path_;  ///< Slow mean of the CoP.
  Sums sums_;
  Sums falling_;  ///< Below the hold's usual height: part of the hold only if the CoP comes back.
  double fallingSinceS_ = 0.0;
  std::vector<MovementEvent> early_;  ///< Steps before RiseStart.
  double firstStepS_ = 0.0;
  double lastStepS_ = 0.0;
  double leftS_ = 0.0;
};

}  // namespace surefoot
