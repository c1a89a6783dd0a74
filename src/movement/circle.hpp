// SPDX-License-Identifier: MIT
// Circling: laps of the centre of pressure round a centre that follows slowly. Knows millimetres, not whose foot.
#pragma once

#include <span>
#include <vector>

#include "base/vec2.hpp"
#include "movement/event.hpp"
#include "movement/winding.hpp"

namespace surefoot {

/// Circling, for a game to follow 1:1.
struct CircleState {
  Vec2 handle;             ///< CoP from the circle's centre in shares of the radius a lap needs: 1 is just far enough.
  double angle = 0.0;      ///< Of the handle, radians from the right, counter-clockwise, unwrapped since the set began.
  bool circling = false;   ///< Far enough out and going round.
  bool clockwise = false;  ///< The way of the running lap.
  double lapShare = 0.0;   ///< 0 to 1 of the running lap.
  std::uint8_t sectors = 0;  ///< Visited in the running lap, as in CircleLap.
  int laps = 0;              ///< Complete ones in a row this way.
};

/// Steps over the CoP in order of time.
///
/// Before the first lap the centre is the quiet CoP, then a slow mean: what remains of a steady circle turns as fast as
/// the circle itself, wherever its middle is. Once round, the path tells its middle and, looking back from there, where
/// the turning began: the lap is told from that point on, and the next ones are seen from the middles of those before.
class CircleDetector {
 public:
  static constexpr int kSectors = kWindingParts;
  static constexpr std::uint8_t kAllSectors = 0xFF;
  static constexpr double kShortestS = 1.5;
  static constexpr double kLongestS = 12.0;

  /// `quietMm`: where the centre is to begin with. `neededMm`: radius of a lap that counts. Appends LapEnd, CircleEnd.
  void step(double tS, Vec2 copMm, Vec2 quietMm, double neededMm, std::vector<MovementEvent>& events);
  /// Samples stopped or the person left: a running set ends.
  void interrupt(std::vector<MovementEvent>& events);

  const CircleState& state() const { return state_; }

 private:
  void begin(double tS);
  void advance(double dtS, std::vector<MovementEvent>& events);
  void turn(std::vector<MovementEvent>& events);
  void anchor();
  void seeFrom(const Ring& ring);
  std::ptrdiff_t beginning(const Ring& ring, double turnS) const;
  double turnTimeS(std::span<const WindingPoint> turn) const;
  void retell(double turned);
  void dropBefore(double tS);
  void closeLap(std::vector<MovementEvent>& events);
  void tell(const CircleLap& lap, std::vector<MovementEvent>& events);
  void turnBack(std::vector<MovementEvent>& events);
  void end(std::vector<MovementEvent>& events);
  CircleLap lapOf(std::span<const WindingPoint> path) const;

  CircleState state_;
  bool running_ = false;
  double lastS_ = 0.0;
  double neededMm_ = 15.0;
  Vec2 smoothMm_;
  Vec2 shownMm_;  ///< Where the handle is seen from: follows the centre without a jump.

  bool turning_ = false;  ///< Out of the middle: maybe a set.
  bool anchored_ =
      false;           ///< Been round: where the lap began is known. Before that the path is that of the last seconds.
  bool told_ = false;  ///< A lap of this set was told.
  double beganS_ = 0.0;
  double enough_ = 0.0;     ///< To have turned before the path is believed.
  double lineAngle_ = 0.0;  ///< Where laps end, seen from the centre.
  double milestone_ = 0.0;  ///< As far as it went, and when, with an eighth of a turn between.
  double milestoneS_ = 0.0;
  double insideS_ = 0.0;  ///< Time near the centre without a break.
  double usualMm_ = 0.0;  ///< Radius of the laps before; 0 in the first.
  Winding winding_;
  std::vector<WindingPoint> path_;
};

}  // namespace surefoot
