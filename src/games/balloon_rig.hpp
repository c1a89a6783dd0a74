// SPDX-License-Identifier: MIT
// The balloon's basket on two ropes with a load on either side, as physical bodies, so that every wobble swings them.
// Knows no rules and no picture.
#pragma once

#include <span>
#include <vector>

#include "games/balloon_scene.hpp"
#include "play/physics.hpp"

namespace surefoot {

class BalloonRig {
 public:
  struct Load {
    int body = -1;
    Cargo cargo{};
    double side = 0.0;   ///< -1 left, 1 right.
    bool loose = false;  ///< Cut off: lies on the ground.
  };

  BalloonRig();

  /// Position of the envelope's mouth in the next step, and its tilt in radians, counter-clockwise.
  void moveTo(Vec2 mouth, double tilt) { world_.moveTo(hub_, {mouth, tilt}); }
  /// Side wind on everything that hangs, m/s² to the right, for the next step.
  void blow(double acceleration);
  /// Hangs a load on each side.
  void load(Cargo left, Cargo right);
  /// Cuts the loads off: they stay where they are.
  void unload();
  /// Removes what lies on the ground from the world and returns where it lay.
  std::vector<SceneCargo> leaveBehind();
  void step() { world_.step(); }

  Pose hub() const { return world_.pose(hub_); }
  Pose basket() const { return world_.pose(basket_); }
  Pose pose(const Load& load) const { return world_.pose(load.body); }
  const std::vector<Load>& loads() const { return loads_; }
  std::span<const Impact> impacts() const { return world_.impacts(); }
  void digest(Digest& digest) const;

 private:
  int addLoad(const Pose& pose);

  PhysicsWorld world_;
  int hub_ = -1;
  int basket_ = -1;
  std::vector<Load> loads_;
};

/// World coordinates of a point given relative to the middle of a body.
Vec2 pointOf(const Pose& pose, Vec2 beside);

}  // namespace surefoot
