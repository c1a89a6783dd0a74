// SPDX-License-Identifier: MIT
#include "measures/geometry.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

namespace surefoot {
namespace {

/// Corners closer than this share of the hull's size are merged.
constexpr double kSame = 1e-12;

double cross(Vec2 from, Vec2 to, Vec2 point) {
  return (to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x);
}

/// Andrew's monotone chain.
std::vector<Vec2> chain(std::vector<Vec2> points) {
  std::ranges::sort(points, [](Vec2 a, Vec2 b) { return a.x < b.x || (a.x == b.x && a.y < b.y); });
  points.erase(std::unique(points.begin(), points.end()), points.end());
  if (points.size() < 3) {
    return points;
  }
  std::vector<Vec2> hull;
  const auto wrap = [&hull](auto begin, auto end) {
    const std::size_t base = hull.size();
    for (auto at = begin; at != end; ++at) {
      while (hull.size() >= base + 2 && cross(hull[hull.size() - 2], hull.back(), *at) <= 0.0) {
        hull.pop_back();
      }
      hull.push_back(*at);
    }
    hull.pop_back();
  };
  wrap(points.begin(), points.end());
  wrap(points.rbegin(), points.rend());
  return hull;
}

/// The farthest points in eight directions: nearly all points lie inside their polygon and need no sorting.
std::vector<Vec2> extremes(std::span<const double> xMm, std::span<const double> yMm) {
  std::array<double, 8> farthest;
  farthest.fill(-HUGE_VAL);
  std::array<Vec2, 8> points{};
  for (std::size_t i = 0; i < xMm.size(); ++i) {
    const double x = xMm[i];
    const double y = yMm[i];
    const std::array<double, 8> reach{x, -x, y, -y, x + y, x - y, y - x, -x - y};
    for (std::size_t way = 0; way < reach.size(); ++way) {
      if (reach[way] > farthest[way]) {
        farthest[way] = reach[way];
        points[way] = {x, y};
      }
    }
  }
  return {points.begin(), points.end()};
}

/// For each point the least cross product with the ring's edges; over 0 the point lies inside. `ring`: corners
/// counter-clockwise, the first repeated at the end. Loops over edges first, so that the inner loop vectorises.
std::vector<double> depths(std::span<const Vec2> ring, std::span<const double> xMm, std::span<const double> yMm) {
  std::vector<double> least(xMm.size(), ring.size() > 3 ? HUGE_VAL : 0.0);
  for (std::size_t edge = 0; edge + 1 < ring.size(); ++edge) {
    const Vec2 from = ring[edge];
    const Vec2 to = ring[edge + 1];
    for (std::size_t i = 0; i < least.size(); ++i) {
      const double depth = cross(from, to, {xMm[i], yMm[i]});
      least[i] = depth < least[i] ? depth : least[i];
    }
  }
  return least;
}

}  // namespace

std::vector<Vec2> convexHull(std::span<const double> xMm, std::span<const double> yMm) {
  if (xMm.empty()) {
    return {};
  }
  std::vector<Vec2> ring = chain(extremes(xMm, yMm));
  std::vector<Vec2> outer = ring;
  ring.push_back(ring.front());
  const std::vector<double> depth = depths(ring, xMm, yMm);
  for (std::size_t i = 0; i < xMm.size(); ++i) {
    if (!(depth[i] > 0.0)) {
      outer.push_back({xMm[i], yMm[i]});
    }
  }
  std::vector<Vec2> hull = chain(std::move(outer));
  double size = 0.0;
  for (const Vec2 corner : hull) {
    size = std::max(size, length(corner - hull.front()));
  }
  const auto doubled = [size](Vec2 a, Vec2 b) { return length(a - b) <= kSame * size; };
  hull.erase(std::unique(hull.begin(), hull.end(), doubled), hull.end());
  if (hull.size() > 1 && doubled(hull.front(), hull.back())) {
    hull.pop_back();
  }
  return hull;
}

double polygonArea(std::span<const Vec2> corners) {
  double twice = 0.0;
  for (std::size_t i = 2; i < corners.size(); ++i) {
    twice += cross(corners[0], corners[i - 1], corners[i]);
  }
  return 0.5 * std::abs(twice);
}

double greatestDistance(std::span<const Vec2> hull) {
  const std::size_t n = hull.size();
  if (n < 2) {
    return 0.0;
  }
  double greatest = length(hull[1] - hull[0]);
  std::size_t across = 1;
  for (std::size_t i = 0; i < n && n > 2; ++i) {
    const std::size_t next = (i + 1) % n;
    while (cross(hull[i], hull[next], hull[(across + 1) % n]) > cross(hull[i], hull[next], hull[across])) {
      across = (across + 1) % n;
    }
    // The next corner too: an edge parallel to this one has two equally far corners.
    for (const std::size_t far : {across, (across + 1) % n}) {
      greatest = std::max({greatest, length(hull[i] - hull[far]), length(hull[next] - hull[far])});
    }
  }
  return greatest;
}

double Ellipse::areaMm2() const {
  return std::numbers::pi * majorMm * minorMm;
}

std::optional<Ellipse> predictionEllipse(std::span<const double> xMm, std::span<const double> yMm) {
  if (xMm.size() < 3) {
    return std::nullopt;
  }
  const auto n = static_cast<double>(xMm.size());
  const Vec2 centre{std::accumulate(xMm.begin(), xMm.end(), 0.0) / n, std::accumulate(yMm.begin(), yMm.end(), 0.0) / n};
  double xx = 0.0;
  double yy = 0.0;
  double xy = 0.0;
  for (std::size_t i = 0; i < xMm.size(); ++i) {
    const double dx = xMm[i] - centre.x;
    const double dy = yMm[i] - centre.y;
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  xx /= n - 1.0;
  yy /= n - 1.0;
  xy /= n - 1.0;
  const double root = std::sqrt(0.25 * (xx - yy) * (xx - yy) + xy * xy);
  const double larger = 0.5 * (xx + yy) + root;
  const double smaller = larger > 0.0 ? std::max(0.0, (xx * yy - xy * xy) / larger) : 0.0;
  // With two degrees of freedom the F quantile has a closed form: F.95(2, m) = m/2 (0.05^(-2/m) - 1).
  const double f95 = 0.5 * (n - 2.0) * std::expm1(-2.0 / (n - 2.0) * std::log(0.05));
  const double k = f95 * 2.0 * (n - 1.0) * (n + 1.0) / (n * (n - 2.0));
  return Ellipse{.centreMm = centre,
                 .majorMm = std::sqrt(k * larger),
                 .minorMm = std::sqrt(k * smaller),
                 .angleDeg = 0.5 * std::atan2(2.0 * xy, xx - yy) * 180.0 / std::numbers::pi};
}

}  // namespace surefoot
