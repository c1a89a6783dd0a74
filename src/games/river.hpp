// SPDX-License-Identifier: MIT
// The raft's river as plain data, another one for each seed: gates to drift through, reeds, lily pads, islets. Knows no
// physics world and no picture.
#pragma once

#include <vector>

#include "base/random.hpp"
#include "base/vec2.hpp"

namespace surefoot {

/// Metres: x to the right of the middle of the stream, y down the stream from where the raft begins.
struct GatePlan {
  Vec2 at;             ///< Its middle.
  double half = 1.05;  ///< From there to either post.
};

struct PadPlan {
  Vec2 at;
  double radius = 0.25;
  bool flower = false;
};

/// A low islet beside the stream with reeds on it.
struct IsletPlan {
  Vec2 at;
  Vec2 half;
  int reeds = 6;
  double phase = 0.0;
};

struct River {
  std::vector<GatePlan> gates;
  std::vector<PadPlan> pads;
  std::vector<IsletPlan> islets;  ///< By y.
  double endY = 0.0;
};

/// Where the raft's middle can get to, metres to either side.
inline constexpr double kStreamHalf = 2.6;
/// From gate to gate, metres.
inline constexpr double kGateEvery = 8.5;

/// So many gates, as many to the left as to the right but for one, never three in a row on one side. `difficulty` from
/// 0 to 1 makes them a little narrower.
River planRiver(int gates, double difficulty, Random& random);

}  // namespace surefoot
