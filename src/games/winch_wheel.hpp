// SPDX-License-Identifier: MIT
// The winch seen from above: deck, wooden rim, handle, eight bells. Knows no rules.
#pragma once

#include "games/winch_scene.hpp"
#include "play/bay.hpp"

namespace surefoot {

/// Position of the winch on a canvas, canvas units.
struct Wheel {
  Vec2 at;
  double radius = 0.0;  ///< Radius of the whole deck.
};

void drawWheel(DrawList& out, const Wheel& wheel, const WinchScene& scene, const Light& light);

}  // namespace surefoot
