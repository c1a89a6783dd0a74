// SPDX-License-Identifier: MIT
// What hangs from the balloon: a basket on two ropes, a load on either side of it. Real bodies, so that every wobble
// swings them. Knows no rules and no picture.
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

  /// Where the envelope's mouth is to be with the next step, and how far it leans in radians, counter-clockwise.
  void moveTo(Vec2 mouth, double tilt) { world_.moveTo(hub_, {mouth, tilt}); }
  /// Wind from the side on all that hangs, m/s² to the right, for the next step.
  void blow(double acceleration);
  /// Hangs a load on either side.
  void load(Cargo left, Cargo right);
  /// Cuts the loads off: they lie where they are.
  void unload();
  /// Takes what lies on the ground out of the world and tells where it lay.
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

/// A point of a body, given beside its middle, in the world.
Vec2 pointOf(const Pose& pose, Vec2 beside);

}  // namespace surefoot
