// SPDX-License-Identifier: MIT
// The inhabitants of the bay: a lighthouse keeper, a child and a dog. They stand and breathe, walk a few steps, look at
// what the feet do and are glad when it succeeds. Only pictures: nothing in a game depends on them.
#pragma once

#include "play/bay.hpp"
#include "play/draw_list.hpp"

namespace surefoot {

enum class Inhabitant : std::uint8_t { Keeper, Child, Dog };

struct Folk {
  Inhabitant who = Inhabitant::Keeper;
  Vec2 foot;            ///< Where they stand on the canvas.
  double high = 100.0;  ///< Height of a grown-up in canvas units; the child has 0.66 of it, the dog 0.42.
  double facing = 1.0;  ///< 1 to the right, -1 to the left.
  double timeS = 0.0;
  double phase = 0.0;  ///< So that no two breathe or wave together.
  double cheer = 0.0;  ///< 0 to 1: glad about what has just succeeded. They wave, hop and wag.
  double watch = 0.0;  ///< 0 to 1: the feet are in the movement. They stand still and look; the dog sits.
  double walk = 0.0;   ///< Length of the walk to and fro, in canvas units; 0: stays where they are.
};

void draw(DrawList& out, const Folk& folk, const Light& light);

}  // namespace surefoot
