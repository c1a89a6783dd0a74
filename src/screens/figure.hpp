// SPDX-License-Identifier: MIT
// A person on the board, seen from the side, who shows what to do. Knows no game and no session.
#pragma once

#include "play/draw_list.hpp"

namespace surefoot {

/// What the figure does now; all shares from 0 to 1 but for `lean`.
struct FigurePose {
  bool seated = false;    ///< On a chair.
  bool chair = false;     ///< It stands behind who stands.
  double heels = 0.0;     ///< Heels up: 1 is as high as it gets.
  double toes = 0.0;      ///< Toes pressed down.
  Vec2 lean;              ///< CoP from the middle, -1 to 1: x to the person's right, y forward.
  bool circling = false;  ///< The CoP's way is shown from above, on a dial beside the feet.
  int steppingSide = 0;   ///< Marching: the foot that stands, -1 left, 1 right.
};

/// Facing right, feet on the board at `ground`, about 700 units high at scale 1 (seated 560).
void drawFigure(DrawList& out, Vec2 ground, double scale, const FigurePose& pose);

}  // namespace surefoot
