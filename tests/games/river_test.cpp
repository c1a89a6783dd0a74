// SPDX-License-Identifier: MIT
// Every river can be steered by everybody, and no two rivers are the same.
#include "games/river.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace surefoot::test {
namespace {

TEST(River, AnySeed_SidesAreEvenAndTheMiddleIsInNoGate) {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    Random random(seed);
    const River river = planRiver(12, 1.0, random);
    ASSERT_EQ(river.gates.size(), 12U);
    int sides = 0;
    for (const GatePlan& gate : river.gates) {
      sides += gate.at.x > 0.0 ? 1 : -1;
      EXPECT_GT(std::fabs(gate.at.x) - gate.half, 0.7);
      EXPECT_LT(std::fabs(gate.at.x), 0.85 * kStreamHalf);
    }
    EXPECT_EQ(sides, 0);
  }
}

TEST(River, AnotherSeed_IsAnotherRiver) {
  Random one(1);
  Random two(2);
  EXPECT_NE(planRiver(6, 0.0, one).gates[0].at.x, planRiver(6, 0.0, two).gates[0].at.x);
}

TEST(River, EndOfTheRiver_HasSceneryBeyondIt) {
  Random random(3);
  const River river = planRiver(12, 0.0, random);
  EXPECT_GT(river.islets.back().at.y, river.endY + 30.0);
}

}  // namespace
}  // namespace surefoot::test
