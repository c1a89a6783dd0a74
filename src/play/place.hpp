// SPDX-License-Identifier: MIT
// What earlier bouts have earned, and what stands in the bay for it: scenery, never points, and never taken away. Knows
// no picture; shore.hpp draws it.
#pragma once

#include <string_view>

#include "movement/exercise.hpp"

namespace surefoot {

/// Rounds done of each exercise since the first day. Seven presses of ten are 0.7 of a round, whatever the plan asks
/// for: a small dose builds as much as a large one.
struct Place {
  double harbour = 0.0;  ///< Of toe presses.
  double route = 0.0;    ///< On tiptoe.
  double tower = 0.0;    ///< Of ankle circles, both ways.
  double boats = 0.0;    ///< Rides of the raft.
};

/// With a bout of which `share` (0 to 1) was done.
Place withBout(Place place, Exercise exercise, double share);

/// How many pieces stand, each kind in the order of its table in shore.cpp.
struct Standing {
  int harbour = 0;  ///< Quay houses, jetties, a crane.
  int route = 0;    ///< Lanterns along the shore; every fourth piece is a flag.
  int tower = 0;    ///< The lighthouse: ten courses, the keeper's house, the beam.
  int boats = 0;    ///< At their moorings. Circles back turn the beam to boats: half a round of them is a ride.
  int village = 0;  ///< Houses on the hill, from all rounds together.
  int windows = 0;  ///< Second windows that are lit; the first comes with its house.

  friend bool operator==(const Standing&, const Standing&) = default;
};

/// Courses of the lighthouse; then come its keeper's house and its beam.
inline constexpr int kCourses = 10;
/// Along the route.
inline constexpr int kFlagEvery = 4;

/// The most there is to build.
inline constexpr Standing kAllBuilt{16, 24, kCourses + 2, 7, 9, 20};

/// Piece n of a kind stands after a n + b n (n - 1) / 2 rounds. At the article's six rounds a day something new stands
/// every day for a month, and most days of the next.
Standing standingOf(const Place& place);

/// What has been added, as a message id; empty when nothing new stands. One piece where there are several.
std::string_view newPiece(const Standing& before, const Standing& now);

}  // namespace surefoot
