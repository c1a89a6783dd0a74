// SPDX-License-Identifier: MIT
// The raft's river as plain data, different for each seed: gates to drift through, reeds, lily pads, islets. Knows no
// physics world and no picture.
#pragma once

#include <vector>

#include "base/random.hpp"
#include "base/vec2.hpp"

namespace surefoot {

/// Metres: x to the right of the middle of the stream, y downstream from the start of the raft.
struct GatePlan {
  Vec2 at;             ///< Its middle.
  double half = 1.05;  ///< From there to each post.
};

struct PadPlan {
  Vec2 at;
  double radius = 0.25;
  bool flower = false;
};

/// A low islet with reeds beside the stream.
struct IsletPlan {
  Vec2 at;
  Vec2 half;
  int reeds = 6;
  double phase = 0.0;
};

struct River {
  std::vector<GatePlan> gates;
  std::vector<PadPlan> pads;
  std::vector<IsletPlan> islets;  ///< Sorted by y.
  double endY = 0.0;
};

/// How far the middle of the raft can get to each side, metres.
inline constexpr double kStreamHalf = 2.6;
/// Distance between gates, metres.
inline constexpr double kGateEvery = 8.5;

/// A river with this many gates: the numbers on the left and right differ by at most one, and never three in a row are
/// on one side. `difficulty` from 0 to 1 makes the gates slightly narrower.
River planRiver(int gates, double difficulty, Random& random);

}  // namespace surefoot
