// SPDX-License-Identifier: MIT
// Boats on the sea seen from above: they come in from the horizon, push each other aside and moor in the harbour. Knows
// no person and no picture.
#pragma once

#include <cstdint>
#include <vector>

#include "base/digest.hpp"
#include "base/random.hpp"
#include "base/time.hpp"
#include "play/physics.hpp"

namespace surefoot {

struct Boat {
  int body = -1;
  Vec2 start;
  Vec2 berth;
  bool home = false;     ///< Its lap is done: it sails to its berth.
  bool there = false;    ///< It lies alongside.
  double lit = 0.0;      ///< 0 in the dark to 1 in the beam.
  double heading = 1.0;  ///< -1 (left) to 1 (right), eased.
  Tick since = 0;
};

/// In metres: x from the tower to the right, y away from the shore.
class Fleet {
 public:
  static constexpr double kBoatRadius = 0.52;
  static constexpr int kBerths = 12;
  static constexpr double kTowerY = 2.6;  ///< Distance of the tower from the shore line.

  explicit Fleet(std::uint64_t seed);

  /// A new boat appears at the horizon.
  void appear();
  /// Brings the arriving boat as far as this share of a lap.
  void step(double share, bool beam, double beamAngle);
  /// The lap of the arriving boat is done.
  void sendHome();
  bool coming() const { return !boats_.empty() && !boats_.back().home; }
  const std::vector<Boat>& boats() const { return boats_; }
  const PhysicsWorld& world() const { return world_; }
  Tick ticks() const { return ticks_; }
  /// A boat came alongside in the last step.
  bool arrived() const { return arrived_; }
  void digest(Digest& digest) const;

 private:
  PhysicsWorld world_{0.0};
  Random random_;
  std::vector<Boat> boats_;
  int count_ = 0;
  double share_ = 0.0;
  Tick ticks_ = 0;
  bool arrived_ = false;
};

}  // namespace surefoot
