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
  /// `gravity` in m/s², downward; 0 for a world seen from above.
  explicit PhysicsWorld(double gravity = 9.81);
  ~PhysicsWorld();
  PhysicsWorld(const PhysicsWorld&) = delete;
  PhysicsWorld& operator=(const PhysicsWorld&) = delete;

  /// Ground that never moves: at least two points, walked with the free side on the left.
  void addGround(std::span<const Vec2> outline);
  int addBox(const Pose& pose, Vec2 size, const Matter& matter);
  /// A ball is watched between steps too, so that a fast one never passes through a wall.
  int addBall(Vec2 at, double radius, const Matter& matter);
  /// A box that goes where moveTo sends it and that nothing pushes aside: a basket's balloon, a winch's drum.
  int addMover(const Pose& pose, Vec2 size);
  void launch(int body, Vec2 velocity, double spin);
  /// Sends a mover to arrive there with the next step.
  void moveTo(int mover, const Pose& pose);
  /// A force on the middle of a body and a torque about it, both for the next step alone. N and N m, counter-clockwise.
  void push(int body, Vec2 force, double torque = 0.0);
  /// Two bodies turn about the same point from now on. The bodies do not hit each other.
  void hinge(int a, int b, Vec2 at);
  /// Two bodies stay within `longest` metres of each other, from the point of each that is now at `atA` and `atB`.
  void rope(int a, int b, Vec2 atA, Vec2 atB, double longest);
  /// Slows a body down as air or water does, shares of its speed and spin a second.
  void drag(int body, double linear, double angular);
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
