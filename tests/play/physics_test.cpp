// SPDX-License-Identifier: MIT
// Bodies fall, rest, hit and repeat exactly.
#include "play/physics.hpp"

#include <array>

#include <gtest/gtest.h>

#include "base/time.hpp"

namespace surefoot::test {
namespace {

constexpr std::array<Vec2, 2> kFloor{Vec2{-10.0, 0.0}, Vec2{10.0, 0.0}};

TEST(Physics, BallInTheAir_FallsWithGravity) {
  PhysicsWorld world;
  const int ball = world.addBall({0.0, 100.0}, 0.2, {});
  for (int i = 0; i < kTicksPerSecond; ++i) {
    world.step();
  }
  EXPECT_NEAR(world.pose(ball).at.y, 100.0 - 0.5 * 9.81, 0.06);
  EXPECT_NEAR(world.velocity(ball).y, -9.81, 0.01);
}

TEST(Physics, BoxAboveTheGround_ComesToRestOnIt) {
  PhysicsWorld world;
  world.addGround(kFloor);
  const int box = world.addBox({{0.0, 1.0}, 0.1}, {0.6, 0.4}, {});
  for (int i = 0; i < 3 * kTicksPerSecond; ++i) {
    world.step();
  }
  EXPECT_NEAR(world.pose(box).at.y, 0.2, 0.02);
  EXPECT_NEAR(world.pose(box).angle, 0.0, 0.02);
}

TEST(Physics, BallHitsTheGround_IsReportedWithPlaceAndImpulse) {
  PhysicsWorld world;
  world.addGround(kFloor);
  const int ball = world.addBall({3.0, 1.0}, 0.2, {.density = 4.0});
  bool hit = false;
  for (int i = 0; i < kTicksPerSecond && !hit; ++i) {
    world.step();
    for (const Impact& impact : world.impacts()) {
      hit = true;
      EXPECT_EQ(impact.a + impact.b, ball - 1);  // The id of the ground is -1.
      EXPECT_NEAR(impact.at.x, 3.0, 0.01);
      EXPECT_NEAR(impact.at.y, 0.0, 0.05);
      EXPECT_GT(impact.impulse, 0.5);
    }
  }
  EXPECT_TRUE(hit);
}

TEST(Physics, FastBall_DoesNotPassThroughAThinWall) {
  PhysicsWorld world;
  world.addBox({{5.0, 0.0}, 0.0}, {0.05, 4.0}, {.density = 50.0});
  const int ball = world.addBall({0.0, 0.5}, 0.1, {});
  world.launch(ball, {80.0, 0.0}, 0.0);
  for (int i = 0; i < kTicksPerSecond / 4; ++i) {
    world.step();
  }
  EXPECT_LT(world.pose(ball).at.x, 5.0);
}

std::uint64_t toppled(double push) {
  PhysicsWorld world;
  world.addGround(kFloor);
  for (int i = 0; i < 6; ++i) {
    world.addBox({{2.0, 0.2 + 0.4 * i}, 0.0}, {0.4, 0.4}, {});
  }
  const int ball = world.addBall({-2.0, 1.5}, 0.2, {.density = 8.0});
  world.launch(ball, {push, 2.0}, 0.0);
  for (int i = 0; i < 2 * kTicksPerSecond; ++i) {
    world.step();
  }
  Digest digest;
  world.digest(digest);
  return digest.value();
}

TEST(Physics, SamePush_RepeatsToTheLastBit) {
  EXPECT_EQ(toppled(8.0), toppled(8.0));
  EXPECT_NE(toppled(8.0), toppled(8.0001));
}

TEST(Physics, RemovedBody_IsGoneAndItsNumberIsNotUsedAgain) {
  PhysicsWorld world;
  const int first = world.addBall({0.0, 0.0}, 0.2, {});
  world.remove(first);
  EXPECT_THROW(world.pose(first), std::out_of_range);
  EXPECT_NE(world.addBall({0.0, 0.0}, 0.2, {}), first);
}

}  // namespace
}  // namespace surefoot::test
