// SPDX-License-Identifier: MIT
// Circling: laps of the centre of pressure round a centre that follows slowly. Knows millimetres, not whose foot.
#pragma once

#include <vector>

#include "base/vec2.hpp"
#include "movement/event.hpp"

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
/// The centre is the mean of the CoP over some seconds, exponentially weighted. What remains of a steady circle turns
/// as fast as the circle itself, wherever its middle is and however that drifts. How far out a lap was is told from its
/// own middle.
class CircleDetector {
 public:
  static constexpr int kSectors = 8;
  static constexpr std::uint8_t kAllSectors = 0xFF;
  static constexpr double kShortestS = 1.5;
  static constexpr double kLongestS = 12.0;

  /// `quietMm`: where the centre is to begin with. `neededMm`: radius of a lap that counts. Appends LapEnd, CircleEnd.
  void step(double tS, Vec2 copMm, Vec2 quietMm, double neededMm, std::vector<MovementEvent>& events);
  /// Samples stopped or the person left: a running set ends.
  void interrupt(std::vector<MovementEvent>& events);

  const CircleState& state() const { return state_; }

 private:
  /// One moment of the running lap.
  struct Point {
    double tS;
    Vec2 mm;
    double turned;  ///< Since the lap began, radians, positive its way.
  };

  void beginSet(double tS, Vec2 mm, double angle);
  void turn(double tS, Vec2 armMm, std::vector<MovementEvent>& events);
  void closeLap(double endS, std::vector<MovementEvent>& events);
  void turnBack(double tS, std::vector<MovementEvent>& events);
  void trimToFurthest();
  void endSet(std::vector<MovementEvent>& events);
  CircleLap lapOf(double endS) const;

  CircleState state_;
  bool running_ = false;
  double lastS_ = 0.0;
  double neededMm_ = 15.0;
  Vec2 centreMm_;
  Vec2 smoothMm_;

  bool turning_ = false;  ///< Out of the middle: maybe a set.
  int way_ = 0;           ///< 1 counter-clockwise, -1 clockwise, 0 not told yet.
  double beganAngle_ = 0.0;
  double lastAngle_ = 0.0;
  double turned_ = 0.0;    ///< Since the running lap began, radians counter-clockwise.
  double furthest_ = 0.0;  ///< Most of it in the way of the set.
  double furthestS_ = 0.0;
  double milestone_ = 0.0;  ///< Before the first lap: as far as it went, and when, with an eighth of a turn between.
  double milestoneS_ = 0.0;
  double usualMm_ = 0.0;  ///< Radius of the laps before; 0 in the first.
  double insideS_ = 0.0;  ///< Time near the centre without a break.
  bool told_ = false;     ///< A lap of this set was told.
  std::vector<Point> lap_;
};

}  // namespace surefoot
