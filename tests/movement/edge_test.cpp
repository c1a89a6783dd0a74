// SPDX-License-Identifier: MIT
#include "movement/edge.hpp"

#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "body/person.hpp"
#include "movement/tracker.hpp"
#include "posture/reading.hpp"

namespace surefoot::test {
namespace {

constexpr double kDtS = 0.01;

/// Moves at constant speed from a place for `lastsS`. Returns the seconds until it is near the edge, or -1.
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

TEST(Edge, StandingAndTiptoe_AreInside) {
  EXPECT_EQ(nearAfterS({}, {}), -1.0);
  EXPECT_EQ(nearAfterS({0.0, 0.40}, {}), -1.0);
  EXPECT_EQ(nearAfterS({0.30, 0.0}, {}), -1.0);
  EXPECT_EQ(nearAfterS({0.0, -0.20}, {}), -1.0);
}

TEST(Edge, BackwardEdge_IsNearerThanForward) {
  EXPECT_GE(nearAfterS({0.0, -0.35}, {}), 0.1);
  EXPECT_EQ(nearAfterS({0.0, 0.35}, {}), -1.0);
  EXPECT_GE(nearAfterS({0.0, 0.65}, {}), 0.1);
  EXPECT_GE(nearAfterS({-0.60, 0.0}, {}), 0.1);
}

TEST(Edge, Falling_IsPredictedBeforeTheCopReachesTheEdge) {
  const double tS = nearAfterS({}, {0.0, -0.5});
  EXPECT_GT(tS, 0.0);
  EXPECT_LT(0.5 * tS, Edge::kBackward);
}

TEST(Edge, NearTheEdge_EndsOnlyAfterASecondWellInside) {
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

TEST(Edge, MomentOutside_DoesNotCount) {
  Edge edge;
  edge.step(0.00, {0.6, 0.0}, {});
  edge.step(0.05, {0.6, 0.0}, {});
  edge.step(0.06, {}, {});
  edge.step(0.12, {0.6, 0.0}, {});
  EXPECT_FALSE(edge.near());
}

TEST(Edge, LossOfBalance_IsPredictedBeforeTheStep) {
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    BodySetup setup = bodyFromText("quiet");
    setup.seed = seed;
    setup.actions = {{20.0, ActionKind::Stumble, seed % 2 == 0 ? 1.0 : -1.0, 4.0}};
    const Board board = splitBoard();
    PersonSimulator person(setup, board);
    MovementTracker tracker({.person = {}, .exercise = Exercise::Free});
    tracker.measureStance();
    std::vector<MovementEvent> events;
    double nearS = 0.0;
    double offS = 0.0;
    for (int i = 0; i < 30 * 80 && offS == 0.0; ++i) {
      const double tS = i / 80.0;
      const auto forces = person.forcesAt(tS);
      Sample sample{.boardTimeUs = static_cast<std::uint64_t>(i) * 12500};
      for (std::size_t c = 0; c < board.cells.size(); ++c) {
        sample.counts[c] = static_cast<std::int32_t>(std::lround(forces[c] * board.calibration[c].countsPerN));
      }
      tracker.step(readingOf(board, sample, gateFor(700.0, false)), events);
      nearS = nearS == 0.0 && tracker.state().nearEdge ? tS : nearS;
      if (!events.empty() && events.back().kind == EventKind::SteppedOff) {
        offS = tS;
      }
    }
    EXPECT_GT(offS, 20.0) << seed;
    EXPECT_GT(nearS, 20.0) << seed;
    EXPECT_LT(nearS, offS) << seed;
  }
}

}  // namespace
}  // namespace surefoot::test
