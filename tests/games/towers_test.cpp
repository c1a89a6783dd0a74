// SPDX-License-Identifier: MIT
// Every tower stands stably until a stone hits it.
#include "games/towers.hpp"

#include <array>
#include <cmath>

#include <gtest/gtest.h>

#include "base/time.hpp"

namespace surefoot::test {
namespace {

class Towers : public testing::TestWithParam<int> {};

TEST_P(Towers, AnyDesign_StandsByItself) {
  PhysicsWorld world;
  world.addGround(std::array{Vec2{-5.0, 0.0}, Vec2{5.0, 0.0}});
  Random random(3);
  const std::vector<BlockPlan> plan = towerPlan(GetParam(), random);
  std::vector<int> bodies;
  for (const BlockPlan& block : plan) {
    bodies.push_back(world.addBox({block.at, 0.0}, block.size, matterOf(block.stuff)));
  }
  for (Tick tick = 0; tick < ticksOf(20.0); ++tick) {
    world.step();
  }
  for (std::size_t i = 0; i < plan.size(); ++i) {
    EXPECT_LT(length(world.pose(bodies[i]).at - plan[i].at), 0.06) << "block " << i;
    EXPECT_LT(std::fabs(plan[i].at.x) + plan[i].size.x / 2.0, kTowerHalfWidth + 0.01) << "block " << i;
  }
}

INSTANTIATE_TEST_SUITE_P(Designs, Towers, testing::Range(0, kTowerDesigns));

}  // namespace
}  // namespace surefoot::test
