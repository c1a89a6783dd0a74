// SPDX-License-Identifier: MIT
// The winch's picture: everything it shows as plain data, and how that is drawn. Knows no rules, no physics and no
// person.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "games/particles.hpp"
#include "play/draw_list.hpp"
#include "play/game.hpp"
#include "play/physics.hpp"

namespace surefoot {

inline constexpr int kBells = 8;

/// Bell i hangs at i eighths of a turn, counter-clockwise from the right.
struct SceneBell {
  double swing = 0.0;   ///< rad
  double rung = 0.0;    ///< 0 hollow, 1 filled: it rang in this lap.
  double sound = 0.0;   ///< 0 silent, 1 just struck.
  double missed = 0.0;  ///< 0 to 1, eased: it was missed; an arrow points to it.
};

struct SceneCourse {
  Pose pose;
  Vec2 size;
  double topWidth = 1.0;
  int number = 0;  ///< From the bottom: colours alternate.
  bool window = false;
  double shown = 1.0;
};

struct SceneBoat {
  Vec2 at;  ///< On the sea: x from the tower to the right, y away from the viewer, metres.
  double heading = 1.0;
  double lit = 0.0;
  double home = 0.0;  ///< 1: a lantern hangs from its mast.
  double shown = 1.0;
  double phase = 0.0;
};

struct WinchScene {
  DayTime dayTime{};
  double timeS = 0.0;
  // The wheel, seen from above.
  Vec2 handle;             ///< In shares of the radius a lap needs; x to the right, y forward.
  double ownRadius = 1.5;  ///< The person's own circle in the same shares: the wheel's wooden rim.
  double rim = 0.5;        ///< 0 the narrowest rim (roundest laps asked) to 1 the widest.
  double wheelAngle = 0.0;
  bool clockwise = true;  ///< The direction asked for.
  double wayShown = 0.0;  ///< Opacity of the arrows on the rim.
  std::array<SceneBell, kBells> bells;
  std::span<const Vec2> trail;  ///< Past positions of the handle, oldest first.
  // The tower.
  std::vector<SceneCourse> courses;  ///< Stones from the bottom; one that hangs on the hook is last.
  bool hanging = false;              ///< The last stone, or the lantern, hangs on the hook.
  bool hasLantern = false;
  SceneCourse lantern;
  Vec2 hook;
  double craneShown = 1.0;
  double lamp = 0.0;       ///< 0 dark to 1 burning.
  double beam = 0.0;       ///< 0 to 1: how bright the beam is.
  double beamAngle = 0.0;  ///< rad, counter-clockwise from the right, seen from above.
  double fog = 0.0;
  std::vector<SceneBoat> boats;
  Place place;
  double breath = 0.0;
  double triumph = 0.0;
  std::span<const Particle> particles;
};

void drawWinch(DrawList& out, const Canvas& canvas, const WinchScene& scene);

}  // namespace surefoot
