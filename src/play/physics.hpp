// SPDX-License-Identifier: MIT
// A physics world for games: boxes, balls and ground that fall, hit and topple. The only wrapper around Box2D; knows no
// game and no picture.
#pragma once

#include <memory>
#include <span>

#include "base/digest.hpp"
#include "base/vec2.hpp"

namespace surefoot {

/// Material of a body: density in kg/m², friction and bounce from 0 to 1.
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

/// Bodies are identified by the number returned when they were added; numbers are never reused. Deterministic: the same
/// calls give the same bits.
class PhysicsWorld {
 public:
  /// `gravity` in m/s², downward; 0 for a world seen from above.
  explicit PhysicsWorld(double gravity = 9.81);
  ~PhysicsWorld();
  PhysicsWorld(const PhysicsWorld&) = delete;
  PhysicsWorld& operator=(const PhysicsWorld&) = delete;

  /// Static ground: at least two points, in an order that keeps the free side on the left.
  void addGround(std::span<const Vec2> outline);
  int addBox(const Pose& pose, Vec2 size, const Matter& matter);
  /// A ball uses continuous collision detection, so that a fast one never passes through a wall.
  int addBall(Vec2 at, double radius, const Matter& matter);
  /// A box that goes where moveTo sends it and is never pushed aside: a balloon above its basket, the drum of a winch.
  int addMover(const Pose& pose, Vec2 size);
  void launch(int body, Vec2 velocity, double spin);
  /// The mover arrives there in the next step.
  void moveTo(int mover, const Pose& pose);
  /// Applies a force at the centre of a body and a torque, both for the next step only. N and N m, counter-clockwise.
  void push(int body, Vec2 force, double torque = 0.0);
  /// Joins two bodies by a hinge at this point from now on. They do not hit each other.
  void hinge(int a, int b, Vec2 at);
  /// Keeps two bodies within `longest` metres of each other, measured between the points of each that are now at `atA`
  /// and `atB`.
  void rope(int a, int b, Vec2 atA, Vec2 atB, double longest);
  /// Damps a body as air or water does: shares of its speed and spin lost per second.
  void drag(int body, double linear, double angular);
  void remove(int body);

  Pose pose(int body) const;
  Vec2 velocity(int body) const;

  /// One tick of 1/120 s.
  void step();
  /// Hits of the last step, in the order in which they were solved.
  std::span<const Impact> impacts() const;
  /// Digests the position and motion of every body.
  void digest(Digest& digest) const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace surefoot
