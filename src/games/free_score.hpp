// SPDX-License-Identifier: MIT
// The score of leaning at ease, from movement alone. The formula is explained in src/games/README.md.
#pragma once

#include <span>

#include "play/game.hpp"

namespace surefoot {

/// A lean to one side and the quiet time after it.
struct FreeLean {
  int side = 0;          ///< -1 left, 1 right.
  bool done = false;     ///< It went as far as was asked for and stayed there, and the person came back from it.
  bool against = false;  ///< They leaned to the other side.
  /// Median distance of the CoP from its mean over the last half second, in shares of foot length.
  double wobble = 0.0;
  double stillness = 0.0;  ///< Calmest moment of the quiet time after it, 0 to 1 (MovementState::stillness).
};

/// Sheet "free/2" of a bout that asked for `asked` leans.
ScoreSheet freeScore(std::span<const FreeLean> leans, int asked);

}  // namespace surefoot
