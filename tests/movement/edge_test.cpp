// SPDX-License-Identifier: MIT
#include "movement/edge.hpp"

#include <gtest/gtest.h>

namespace surefoot {
namespace {

constexpr double kDtS = 0.01;

/// Moves for a while at constant speed from a place; seconds until it is near the edge, -1 when it never is.
double nearAfterS(Vec2 from, Vec2 perS, double lastsS = 2.0) {
  Edge edge;
  for (double tS = 0.0; tS < lastsS; tS += kDtS) {
    edge.step(tS, from + perS * tS, perS);
    if (edge.near()) {
      return tS;
    }
  }
  return -1.0;
}

TEST(Edge, StandingTallAndOnTiptoeIsInside) {
  EXPECT_EQ(nearAfterS({}, {}), -1.0);
  EXPECT_EQ(nearAfterS({0.0, 0.40}, {}), -1.0);
  EXPECT_EQ(nearAfterS({0.30, 0.0}, {}), -1.0);
  EXPECT_EQ(nearAfterS({0.0, -0.20}, {}), -1.0);
}

TEST(Edge, BackwardIsNearerThanForward) {
  EXPECT_GE(nearAfterS({0.0, -0.35}, {}), 0.1);
  EXPECT_EQ(nearAfterS({0.0, 0.35}, {}), -1.0);
  EXPECT_GE(nearAfterS({0.0, 0.65}, {}), 0.1);
  EXPECT_GE(nearAfterS({-0.60, 0.0}, {}), 0.1);
}

TEST(Edge, FallingIsForeseenBeforeTheCopIsThere) {
  const double tS = nearAfterS({}, {0.0, -0.5});
  EXPECT_GT(tS, 0.0);
  EXPECT_LT(0.5 * tS, Edge::kBackward);
}

TEST(Edge, ComesBackOnlyWhenWellInsideForASecond) {
  Edge edge;
  double tS = 0.0;
  const auto stay = [&](Vec2 at, double lastsS) {
    for (const double end = tS + lastsS; tS < end; tS += kDtS) {
      edge.step(tS, at, {});
    }
    return edge.near();
  };
  EXPECT_TRUE(stay({0.60, 0.0}, 0.3));
  EXPECT_TRUE(stay({0.50, 0.0}, 3.0));
  EXPECT_TRUE(stay({}, 0.8));
  EXPECT_FALSE(stay({}, 0.4));
}

TEST(Edge, AMomentOutsideIsNone) {
  Edge edge;
  edge.step(0.00, {0.6, 0.0}, {});
  edge.step(0.05, {0.6, 0.0}, {});
  edge.step(0.06, {}, {});
  edge.step(0.12, {0.6, 0.0}, {});
  EXPECT_FALSE(edge.near());
}

}  // namespace
}  // namespace surefoot
