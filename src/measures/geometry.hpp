// SPDX-License-Identifier: MIT
// Shapes around a cloud of points: convex hull, greatest distance, prediction ellipse. For measures and for drawing.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/vec2.hpp"
#include "measures/processing.hpp"

namespace surefoot {

/// Convex hull, counter-clockwise (x right, y forward), without points on its edges. Fewer than three points if all lie
/// on a line.
std::vector<Vec2> convexHull(std::span<const double> xMm, std::span<const double> yMm);

/// Shoelace formula; 0 below three points.
double polygonArea(std::span<const Vec2> corners);

/// The greatest distance between two corners of a convex polygon (rotating calipers).
double greatestDistance(std::span<const Vec2> hull);

/// The ellipse that contains the next point with 95 % probability if the points are normally distributed.
struct Ellipse {
  Vec2 centreMm;
  double majorMm = 0.0;  ///< Semi-axes.
  double minorMm = 0.0;
  double angleDeg = 0.0;  ///< Of the major axis, from +x (right) towards +y (forward), over -90 up to 90.

  double areaMm2() const;
};

/// Schubert & Kirchner 2014 (10.1016/j.gaitpost.2013.09.001); x is ML, y is AP. Needs three points.
std::optional<Ellipse> predictionEllipse(std::span<const double> xMm, std::span<const double> yMm);
inline std::optional<Ellipse> predictionEllipse(const Prepared& prepared) {
  return predictionEllipse(prepared.mlMm, prepared.apMm);
}

}  // namespace surefoot
