// SPDX-License-Identifier: MIT
// A physics world for games: boxes, balls and ground that fall, hit and topple. The only door to Box2D; knows no game
// and no picture.
#pragma once

#include <memory>
#include <span>

#include "base/digest.hpp"
#include "base/vec2.hpp"

namespace surefoot {

/// What a body is made of: density in kg/m², friction and bounce from 0 to 1.
struct Matter {
  double density = 1.0;
  double friction = 0.6;
  double bounce = 0.05;
};

/// Metres, y up, radians counter-clockwise.
struct Pose {
  Vec2 at;
  double angle = 0.0;
};

/// Two bodies that hit each other in the last step; the ground is -1.
struct Impact {
  int a = -1;
  int b = -1;
  Vec2 at;
  double impulse = 0.0;  ///< N s
};

/// Bodies are known by the number that adding them gave; numbers are never used again. Deterministic: same calls, same
/// bits.
class PhysicsWorld {
 public:
  PhysicsWorld();
  ~PhysicsWorld();
  PhysicsWorld(const PhysicsWorld&) = delete;
  PhysicsWorld& operator=(const PhysicsWorld&) = delete;

  /// Ground that never moves: at least two points, walked with the free side on the left.
  void addGround(std::span<const Vec2> outline);
  int addBox(const Pose& pose, Vec2 size, const Matter& matter);
  /// A ball is watched between steps too, so that a fast one never passes through a wall.
  int addBall(Vec2 at, double radius, const Matter& matter);
  void launch(int body, Vec2 velocity, double spin);
  void remove(int body);

  Pose pose(int body) const;
  Vec2 velocity(int body) const;

  /// One tick of 1/120 s.
  void step();
  /// Hits of the last step, in the order in which they were solved.
  std::span<const Impact> impacts() const;
  /// Place and motion of every body.
  void digest(Digest& digest) const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace surefoot
