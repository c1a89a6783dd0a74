// SPDX-License-Identifier: MIT
// A person on the board, seen from the side, who demonstrates the exercise. Knows no game and no session.
#pragma once

#include "play/draw_list.hpp"

namespace surefoot {

/// The pose of the figure; all shares are from 0 to 1, except `lean`.
struct FigurePose {
  bool seated = false;    ///< On a chair.
  bool chair = false;     ///< A chair stands behind the figure.
  double heels = 0.0;     ///< Heels up: 1 is the highest.
  double toes = 0.0;      ///< Toes pressed down.
  Vec2 lean;              ///< CoP relative to the middle, -1 to 1: x to the person's right, y forward.
  bool circling = false;  ///< Show the path of the CoP from above, on a dial beside the feet.
  int steppingSide = 0;   ///< Marching: the standing foot, -1 left, 1 right.
};

/// Facing right, with the feet on the board at `ground`; about 700 units high at scale 1 (560 seated).
void drawFigure(DrawList& out, Vec2 ground, double scale, const FigurePose& pose);

}  // namespace surefoot
