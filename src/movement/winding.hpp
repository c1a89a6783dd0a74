// SPDX-License-Identifier: MIT
// How far a path has turned about a centre: the unwrapped angle, and where the middle of the path was. Plain geometry.
#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "base/vec2.hpp"

namespace surefoot {

/// One moment of a path.
struct WindingPoint {
  double tS = 0.0;
  Vec2 mm;
  double turned = 0.0;  ///< Radians since the path began, counter-clockwise positive.
  bool out = false;     ///< Far enough from the centre for an angle.
};

/// Follows a path point by point. Closer to the centre than `outMm` an angle means nothing.
struct Winding {
  Vec2 centreMm;
  double outMm = 0.0;
  int way = 0;  ///< 1 counter-clockwise, -1 clockwise, 0 not known yet: it is known after an eighth of a turn.
  double turned = 0.0;
  double furthest = 0.0;  ///< Largest `turned` in direction `way`, and when.
  double furthestS = 0.0;
  double angle = 0.0;    ///< At the last point with `out` set.
  bool fresh = true;     ///< No point has had `out` set yet.
  bool across = false;   ///< The path has come near the centre since then.
  bool doubted = false;  ///< The centre is not certain, so passing close to it means nothing.

  /// Sets `turned` and `out` of the point.
  void follow(WindingPoint& point);
  /// `turned` in direction `way`.
  double ahead() const;
};

inline constexpr int kWindingParts = 8;
/// Which eighth of a turn, in order of the path.
std::size_t partOf(double turned);
/// Which sector of the circle: 0 is to the right, then counter-clockwise.
std::size_t sectorOf(double angle);
double angleOf(Vec2 v);
/// Wrapped to -pi .. pi.
double wrapped(double angle);

/// Middle and mean radius of one turn; `path` is not empty. Averages by part of the turn, so that a place where the
/// person lingers weighs no more than the rest.
struct Ring {
  Vec2 middleMm;
  double radiusMm = 0.0;
};
Ring ringOf(std::span<const WindingPoint> path, int way);

/// Area that the closed path encloses, mm²: positive counter-clockwise.
double areaOf(std::span<const WindingPoint> path);

}  // namespace surefoot
