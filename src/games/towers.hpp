// SPDX-License-Identifier: MIT
// The catapult's targets: towers of blocks as plain data, seeded. Knows no physics world and no picture.
#pragma once

#include <vector>

#include "base/random.hpp"
#include "play/physics.hpp"

namespace surefoot {

enum class Stuff : std::uint8_t { Brick, Sandstone, Hay, Pot, Plank, Bell, Ice };

Matter matterOf(Stuff stuff);

/// A block of a tower. `at` is its middle in metres: x from the middle of the tower, y up from its foot.
struct BlockPlan {
  Vec2 at;
  Vec2 size;
  Stuff stuff = Stuff::Brick;
  int tint = 0;  ///< 0 to 3: the shade of its colour.
};

/// Number of designs; a bout goes through them in a seeded order.
inline constexpr int kTowerDesigns = 6;

/// Half the width of the widest tower in metres.
inline constexpr double kTowerHalfWidth = 1.15;

/// Blocks of a design: each lies on earlier ones; the last one is the top that carries the flag.
std::vector<BlockPlan> towerPlan(int design, Random& random);

}  // namespace surefoot
