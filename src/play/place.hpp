// SPDX-License-Identifier: MIT
// What earlier bouts have earned, and which pieces of the bay are built for it: scenery, never points, and never taken
// away. Knows no picture; shore.hpp draws it.
#pragma once

#include <string_view>

#include "movement/exercise.hpp"

namespace surefoot {

/// Rounds done of each exercise since the first day. Seven presses of ten are 0.7 of a round, whatever the plan asks
/// for: a small dose builds as much as a large one.
struct Place {
  double harbour = 0.0;  ///< Toe presses.
  double route = 0.0;    ///< Tiptoe holds.
  double tower = 0.0;    ///< Ankle circles, both directions.
  double boats = 0.0;    ///< Raft rides.
  int day = 0;           ///< The date of the scenery, as dayScene takes it; 0: none.
};

/// Adds a bout of which `share` (0 to 1) was done.
Place withBout(Place place, Exercise exercise, double share);

/// How many pieces are built of each kind, in the order of its table in shore.cpp.
struct Standing {
  int harbour = 0;  ///< Quay houses, jetties, a crane.
  int route = 0;    ///< Lanterns along the shore; every fourth piece is a flag.
  int tower = 0;    ///< The lighthouse: ten courses, the keeper's house, the beam.
  int boats = 0;    ///< At their moorings. The circles of the second direction light boats home, so half a round of
                    ///< circles counts as one ride.
  int village = 0;  ///< Houses on the hill, from all rounds together.
  int windows = 0;  ///< Lit second windows; the first window comes with its house.

  friend bool operator==(const Standing&, const Standing&) = default;
};

/// Courses of the lighthouse, before its keeper's house and its beam.
inline constexpr int kCourses = 10;
/// Every fourth piece along the route is a flag.
inline constexpr int kFlagEvery = 4;

/// The largest number of each kind.
inline constexpr Standing kAllBuilt{16, 24, kCourses + 2, 7, 9, 20};

/// Piece n of a kind is built after a n + b n (n - 1) / 2 rounds. At the article's six rounds a day, something new
/// appears every day for a month, and on most days of the next.
Standing standingOf(const Place& place);

/// Message id of what was added; empty if nothing was. Names one piece even if there are several.
std::string_view newPiece(const Standing& before, const Standing& now);

}  // namespace surefoot
