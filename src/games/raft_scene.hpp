// SPDX-License-Identifier: MIT
// The raft's picture: everything it shows as plain data, and how that is drawn. Knows no rules, no physics and no
// person.
#pragma once

#include <span>
#include <vector>

#include "games/particles.hpp"
#include "games/river.hpp"
#include "play/draw_list.hpp"
#include "play/game.hpp"
#include "play/physics.hpp"

namespace surefoot {

/// Size of the deck in metres: across and along.
inline constexpr Vec2 kDeck{1.7, 2.0};

struct SceneGate {
  Vec2 left;  ///< Present position of its posts: reeds give way.
  Vec2 right;
  double asked = 0.0;  ///< 0 to 1: the gate to go through now.
  double lit = 0.0;    ///< 0 to 1: the raft has gone through.
};

/// A firefly on its way into the lantern, or in it.
struct SceneFirefly {
  Vec2 from;           ///< Where it started, metres relative to the raft.
  double way = 1.0;    ///< 0 just born to 1 in the lantern.
  double phase = 0.0;  ///< Phase of its dance.
};

struct ScenePad {
  Vec2 at;
  double radius = 0.25;
  bool flower = false;
};

struct RaftScene {
  DayTime dayTime{};
  double timeS = 0.0;
  Pose raft;
  Vec2 tilt;           ///< -1 to 1, to the right and forward: how far the person leans, one to one.
  Vec2 target;         ///< Where to lean, in the same unit.
  double asks = 0.0;   ///< 0 to 1: how visible the target is.
  double wants = 0.0;  ///< -1 to 1: more lean to this side is needed, shown as arrows.
  double swing = 0.0;  ///< Swing of the lantern, radians.
  double calm = 0.0;   ///< 0 to 1: the quiet time between two gates.
  double breath = 0.0;
  double triumph = 0.0;
  std::vector<SceneGate> gates;
  std::vector<ScenePad> pads;
  std::vector<SceneFirefly> fireflies;
  std::span<const IsletPlan> islets;
  Place place;
  std::span<const Particle> particles;
};

void drawRaft(DrawList& out, const Canvas& canvas, const RaftScene& scene);

}  // namespace surefoot
