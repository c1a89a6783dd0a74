// SPDX-License-Identifier: MIT
// Up on tiptoe: the rise, the hold or the march, the landing. Knows shares of foot length and of body weight, not feet.
#pragma once

#include <vector>

#include "base/vec2.hpp"
#include "movement/event.hpp"
#include "movement/load_trace.hpp"

namespace surefoot {

/// On tiptoe, for a game to follow 1:1.
struct TiptoeState {
  double rise = 0.0;    ///< AP shift over neutral in shares of the start threshold (15 % of foot length or the own
                        ///< zone): 1 is up. Never under 0.
  bool up = false;      ///< Since RiseStart (told half a second after the crossing) until the heels are down.
  double heldS = 0.0;   ///< Time up so far, from the crossing on: 0.5 at RiseStart.
  int steps = 0;        ///< Of this hold.
  int side = 0;         ///< Marching: -1 on the left foot, 1 on the right; 0 before the first step.
  Vec2 sway;            ///< CoP about its own slow mean, in shares of foot length.
  double wobble = 0.0;  ///< As in TiptoeHold, of the hold so far.
};

/// The signal at one moment.
struct TiptoeSignal {
  double tS = 0.0;
  Vec2 shift;           ///< CoP over neutral in shares of foot length.
  double across = 0.0;  ///< -1 over the middle of the left foot, 1 over that of the right.
  double load = 1.0;    ///< Load in shares of the quiet load.
  bool weighed = true;  ///< The load is the body's and nothing else: no hand on a rail.
};

/// What counts for this person.
struct TiptoeLevels {
  double start = 0.15;  ///< AP shift in shares of foot length, here and below.
  double end = 0.10;
  double own = 0.0;       ///< Median rise of own holds; 0 when it is not known.
  double push = 0.03;     ///< Load over the quiet one that is a push-off or a heel strike, in shares.
  bool believed = false;  ///< No push-off is demanded (seated).
};

/// Steps over the signal in order of time.
class TiptoeDetector {
 public:
  static constexpr double kRiseToldS = 0.5;
  /// Nobody stays up longer: the neutral itself has moved.
  static constexpr double kLongestS = 180.0;

  /// Appends RiseStart, StepTaken, HoldEnd. A hold with no evidence yet waits up to half a second for the heel strike
  /// before its end is told. `levels` count while nobody is up; a hold keeps those it started with.
  void step(const TiptoeSignal& now, const TiptoeLevels& levels, std::vector<MovementEvent>& events);
  /// Samples stopped or the person left: a hold ends with the last sample.
  void interrupt(std::vector<MovementEvent>& events);

  /// From the crossing of the start threshold on.
  bool active() const { return phase_ == Phase::Rising || phase_ == Phase::Up; }
  bool tooLong() const { return phase_ == Phase::Up && last_.tS - hold_.startS > kLongestS; }
  const TiptoeState& state() const { return state_; }

 private:
  enum class Phase : std::uint8_t { Down, Rising, Up, Landing };

  /// Sums over time of what the hold is made of.
  struct Sums {
    double weight = 0.0;
    double rise = 0.0;
    Vec2 squares;
    void add(double rise, Vec2 sway, double by);
    void join(const Sums& other);
  };

  void watchLoad(const TiptoeSignal& from, const TiptoeSignal& now);
  void begin(double startS, const TiptoeSignal& now);
  void advance(const TiptoeSignal& from, const TiptoeSignal& now, std::vector<MovementEvent>& events);
  void gather(const TiptoeSignal& now, double dtS);
  void march(const TiptoeSignal& now, double dtS, std::vector<MovementEvent>& events);
  void judge(double tS);
  void weigh();
  void land(double endS, std::vector<MovementEvent>& events);
  void tellHold(std::vector<MovementEvent>& events);
  void tell(const TiptoeSignal& now);

  Phase phase_ = Phase::Down;
  bool running_ = false;
  TiptoeSignal last_;
  TiptoeLevels levels_;
  TiptoeState state_;
  TiptoeHold hold_;

  double peakS_ = -1e9;     ///< The load was last over the push-off threshold.
  double pushOffS_ = -1e9;  ///< A peak was last followed by a dip.
  double recentLoad_ = 1.0;
  double strikeS_ = -1e9;  ///< The load last jumped.
  LoadTrace trace_;
  bool weighed_ = true;  ///< All the way up.
  double zoneS_ = 0.0;   ///< Time in the own zone without a break.
  double belowSinceS_ = -1.0;
  Vec2 path_;  ///< Slow mean of the CoP.
  Sums sums_;
  Sums falling_;  ///< Under the hold's own height: part of the hold only if it comes back.
  double fallingSinceS_ = 0.0;
  std::vector<MovementEvent> early_;  ///< Steps before the rise is told.
  double firstStepS_ = 0.0;
  double lastStepS_ = 0.0;
  double leftS_ = 0.0;
};

}  // namespace surefoot
