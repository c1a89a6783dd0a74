// SPDX-License-Identifier: MIT
// Ankle circles: laps of the centre of pressure about a centre that follows slowly. In millimetres; does not know whose
// foot it is.
#pragma once

#include <span>
#include <vector>

#include "base/vec2.hpp"
#include "movement/event.hpp"
#include "movement/winding.hpp"

namespace surefoot {

/// The circling now, for a game to follow directly.
struct CircleState {
  Vec2 handle;         ///< CoP from the circle's centre in shares of the radius that a lap needs: 1 is just far enough.
  double angle = 0.0;  ///< Of the handle, in radians from the right, counter-clockwise, unwrapped since the set began.
  bool circling = false;     ///< Far enough out, and turning.
  bool clockwise = false;    ///< Direction of the current lap.
  double lapShare = 0.0;     ///< 0 to 1 of the current lap.
  std::uint8_t sectors = 0;  ///< Visited in the current lap, as in CircleLap.
  int laps = 0;              ///< Complete laps in a row in this direction.
};

/// Takes the CoP sample by sample.
///
/// Before the first lap the centre is the quiet CoP, then a slow mean: in a steady circle the remainder turns as fast
/// as the circle itself, wherever its middle is. After one turn the path gives its middle and, looking back from there,
/// the point where the turning began. The lap is counted from that point, and later laps are seen from the middles of
/// those before.
class CircleDetector {
 public:
  static constexpr int kSectors = kWindingParts;
  static constexpr std::uint8_t kAllSectors = 0xFF;
  static constexpr double kShortestS = 1.5;
  static constexpr double kLongestS = 12.0;

  /// `quietMm`: the centre to begin with. `neededMm`: the radius of a lap that counts. Appends LapEnd and CircleEnd.
  void step(double tS, Vec2 copMm, Vec2 quietMm, double neededMm, std::vector<MovementEvent>& events);
  /// Samples stopped or the person left: the current set ends.
  void interrupt(std::vector<MovementEvent>& events);

  const CircleState& state() const { return state_; }

 private:
  void begin(double tS);
  void advance(double dtS, std::vector<MovementEvent>& events);
  void turn(std::vector<MovementEvent>& events);
  void anchor();
  void recentre(const Ring& ring);
  std::ptrdiff_t beginning(const Ring& ring, double turnS) const;
  double turnTimeS(std::span<const WindingPoint> turn) const;
  void retrace(double turned);
  void dropBefore(double tS);
  void closeLap(std::vector<MovementEvent>& events);
  void report(const CircleLap& lap, std::vector<MovementEvent>& events);
  void turnBack(std::vector<MovementEvent>& events);
  void end(std::vector<MovementEvent>& events);
  CircleLap lapOf(std::span<const WindingPoint> path) const;

  CircleState state_;
  bool running_ = false;
  double lastS_ = 0.0;
  double neededMm_ = 15.0;
  Vec2 smoothMm_;
  Vec2 shownMm_;  ///< The centre for the handle: follows the real centre without jumps.

  bool turning_ = false;   ///< Out of the middle: this may be a set.
  bool anchored_ = false;  ///< One turn is done, so it is known where the lap began. Before that the path is that of
                           ///< the last seconds.
  bool reported_ = false;  ///< A lap of this set was reported.
  double beganS_ = 0.0;
  double enough_ = 0.0;     ///< Turn needed before the path counts as circling.
  double lineAngle_ = 0.0;  ///< Angle at which laps end, seen from the centre.
  double milestone_ = 0.0;  ///< The furthest turn so far in steps of an eighth, and its time.
  double milestoneS_ = 0.0;
  double insideS_ = 0.0;  ///< Uninterrupted time near the centre.
  double usualMm_ = 0.0;  ///< Radius of the previous laps; 0 in the first.
  Winding winding_;
  std::vector<WindingPoint> path_;
};

}  // namespace surefoot
