// SPDX-License-Identifier: MIT
// Unwrapped angles and means by eighths of a turn.
#include "movement/winding.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "base/math.hpp"

namespace surefoot {

namespace {

constexpr double kWayKnown = 0.25 * kPi;

}  // namespace

std::size_t partOf(double turned) {
  const double turns = turned / (2.0 * kPi);
  return static_cast<std::size_t>((turns - std::floor(turns)) * kWindingParts) % kWindingParts;
}

std::size_t sectorOf(double angle) {
  return partOf(angle + kPi / kWindingParts);
}

double angleOf(Vec2 v) {
  return det::atan2(v.y, v.x);
}

double wrapped(double angle) {
  return angle - 2.0 * kPi * std::floor(angle / (2.0 * kPi) + 0.5);
}

double Winding::ahead() const {
  return way == 0 ? std::fabs(turned) : way * turned;
}

void Winding::follow(WindingPoint& point) {
  const Vec2 armMm = point.mm - centreMm;
  point.out = length(armMm) >= outMm;
  point.turned = turned;
  if (!point.out) {
    across = true;
    return;
  }
  const double now = angleOf(armMm);
  // A path that came near the centre and out again has more likely gone on than back.
  const double bias = across ? 0.5 * kPi * way : 0.0;
  turned += fresh || (across && doubted) ? 0.0 : wrapped(now - angle - bias) + bias;
  angle = now;
  fresh = false;
  across = false;
  if (way == 0 && std::fabs(turned) >= kWayKnown) {
    way = turned > 0.0 ? 1 : -1;
  }
  if (ahead() > furthest) {
    furthest = ahead();
    furthestS = point.tS;
  }
  point.turned = turned;
}

Ring ringOf(std::span<const WindingPoint> path, int way) {
  assert(!path.empty() && way >= -1 && way <= 1);
  std::array<Vec2, kWindingParts> middles{};
  std::array<double, kWindingParts> counts{};
  for (const WindingPoint& point : path) {
    if (point.out) {
      const std::size_t part = partOf(way * point.turned);
      middles[part] += point.mm;
      counts[part] += 1.0;
    }
  }
  Ring ring;
  double parts = 0.0;
  for (std::size_t part = 0; part < kWindingParts; ++part) {
    if (counts[part] > 0.0) {
      middles[part] = middles[part] * (1.0 / counts[part]);
      ring.middleMm += middles[part];
      parts += 1.0;
    }
  }
  ring.middleMm = parts > 0.0 ? ring.middleMm * (1.0 / parts) : path.front().mm;
  for (std::size_t part = 0; part < kWindingParts; ++part) {
    ring.radiusMm += counts[part] > 0.0 ? length(middles[part] - ring.middleMm) / parts : 0.0;
  }
  return ring;
}

double areaOf(std::span<const WindingPoint> path) {
  double twice = 0.0;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const Vec2 a = path[i].mm;
    const Vec2 b = path[(i + 1) % path.size()].mm;
    twice += a.x * b.y - a.y * b.x;
  }
  return 0.5 * twice;
}

}  // namespace surefoot
