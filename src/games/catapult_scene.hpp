// SPDX-License-Identifier: MIT
// The catapult's picture: everything it shows as plain data, and how that is drawn. Knows no rules, no physics and no
// person.
#pragma once

#include <span>
#include <vector>

#include "games/particles.hpp"
#include "games/towers.hpp"
#include "play/draw_list.hpp"
#include "play/game.hpp"

namespace surefoot {

/// The world in metres: x from the catapult's axle to the right, y up from the top of cliff and islet.
namespace catapult {
inline constexpr double kTowerX = 8.0;
inline constexpr double kWaterY = -0.75;
inline constexpr double kStoneRadius = 0.25;
inline constexpr Vec2 kPivot{0.0, 0.98};
inline constexpr double kArmLength = 1.6;

/// Position of the arm's tip at `draw`: 0 upright at rest, 1 fully drawn.
Vec2 armTip(double draw);
}  // namespace catapult

struct SceneBlock {
  Pose pose;
  Vec2 size;
  Stuff stuff{};
  int tint = 0;
  double shown = 1.0;  ///< 0 not there yet or gone, 1 fully visible.
};

struct CatapultScene {
  DayTime dayTime{};
  double timeS = 0.0;
  Place place;
  double draw = 0.0;     ///< Of the arm: 0 to 1; slightly below 0 when it swings through.
  double strain = 0.0;   ///< Present force, 0 to 1: it bends the arm.
  bool loaded = true;    ///< A stone lies in the spoon.
  double breath = 0.0;   ///< 0 to 1; swells in rests.
  double triumph = 0.0;  ///< 0 to 1: a swell of light after a good throw.
  std::vector<SceneBlock> blocks;
  std::vector<SceneBlock> stones;
  Pose flag;  ///< Foot of the flagpole.
  double flagShown = 0.0;
  Vec2 target;             ///< The point aimed at.
  double aimShown = 0.0;   ///< 0 hidden, 1 shown.
  double aimLocked = 0.0;  ///< 0 open, 1 closed on the target.
  bool byLean = true;      ///< Leaning moves the aim: two arrows show it.
  double fanShown = 0.0;   ///< 0 hidden, 1 shown.
  double fan = 0.0;        ///< Half the width of the landing fan in metres.
  std::span<const Particle> particles;
};

/// Launch velocity with which a stone from `muzzle` hits `target`, metres per second.
Vec2 throwVelocity(Vec2 muzzle, Vec2 target);

void drawCatapult(DrawList& out, const Canvas& canvas, const CatapultScene& scene);

}  // namespace surefoot
