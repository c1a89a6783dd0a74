// SPDX-License-Identifier: MIT
#include "games/catapult_world.hpp"

#include <gtest/gtest.h>

namespace surefoot::test {
namespace {

std::size_t blocksIn(const CatapultWorld& world) {
  CatapultScene scene;
  world.show(scene);
  return scene.blocks.size();
}

void wait(CatapultWorld& world, double seconds) {
  Sounds sounds;
  for (Tick left = ticksOf(seconds); left > 0; --left) {
    world.step(sounds);
  }
}

TEST(CatapultWorld, Tower_MostOfItInTheWater_IsDown) {
  int seen = 0;
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    CatapultWorld world(seed);
    const std::size_t planned = blocksIn(world);
    for (int stone = 0; stone < 30 && !world.towerDown(); ++stone) {
      Sounds sounds;
      world.throwStone(catapult::armTip(0.3), catapult::kTowerX + world.nextMiss(), sounds);
      wait(world, 6.0);
      if (2 * blocksIn(world) < planned && blocksIn(world) > 0) {
        EXPECT_TRUE(world.towerDown()) << blocksIn(world) << " of " << planned << " left, seed " << seed;
        ++seen;
      }
    }
    EXPECT_TRUE(world.towerDown()) << "thirty stones do not fell it, seed " << seed;
  }
  std::printf("%d towers with less than half of their blocks\n", seen);
}

}  // namespace
}  // namespace surefoot::test
