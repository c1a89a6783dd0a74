// SPDX-License-Identifier: MIT
// Cuts shapes into triangles.
#include "view/tessellate.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <tuple>
#include <utility>

namespace surefoot {
namespace {

constexpr double kTwoPi = 2.0 * std::numbers::pi;
constexpr int kGlowRings = 10;

double dot(Vec2 a, Vec2 b) {
  return a.x * b.x + a.y * b.y;
}
double cross(Vec2 a, Vec2 b) {
  return a.x * b.y - a.y * b.x;
}
Vec2 leftOf(Vec2 v) {
  return {v.y, -v.x};
}
Vec2 polar(double angle) {
  return {std::cos(angle), std::sin(angle)};
}
Vec2 turned(Vec2 v, double angle) {
  const Vec2 u = polar(angle);
  return {v.x * u.x - v.y * u.y, v.x * u.y + v.y * u.x};
}
Vec2 unit(Vec2 v) {
  return v * (1.0 / length(v));
}

/// Chords for `turn` radians of a circle so that none is more than 0.15 px inside it.
int chords(double radiusPx, double turn) {
  const double perCircle = std::clamp(std::numbers::pi / std::acos(1.0 - 0.15 / std::max(radiusPx, 0.5)), 12.0, 240.0);
  return std::max(1, static_cast<int>(std::ceil(perCircle * std::fabs(turn) / kTwoPi)));
}

class Cutter {
 public:
  Cutter(double pixelsPerUnit, std::vector<PaintVertex>& out) : scale_(pixelsPerUnit), out_(out) {}

  void operator()(const Strip& s) {
    for (std::size_t i = 2; i < s.vertices.size(); ++i) {
      for (std::size_t k = i - 2; k <= i; ++k) {
        put(s.vertices[k].at * scale_, s.vertices[k].color);
      }
    }
  }

  void operator()(const Polygon& p) {
    std::vector<Vec2> points = inPixels(p.points);
    for (std::size_t i = 2; i < points.size(); ++i) {
      triangle(points[0], points[i - 1], points[i], p.fill);
    }
    outline(std::move(points), p.outline, p.outlineColor);
  }

  void operator()(const Ellipse& e) {
    const int n = chords(std::max(e.radius.x, e.radius.y) * scale_, kTwoPi);
    std::vector<Vec2> rim;
    for (int i = 0; i < n; ++i) {
      const Vec2 u = polar(kTwoPi * i / n);
      rim.push_back(turned({u.x * e.radius.x * scale_, u.y * e.radius.y * scale_}, e.angle));
    }
    const Vec2 centre = e.centre * scale_;
    const bool glow = e.rim.a == 0 && e.middle.a > 0;
    const int rings = glow ? kGlowRings : 1;
    for (int ring = 0; ring < rings; ++ring) {
      annulus(centre, rim, static_cast<double>(ring) / rings, ringColor(e, glow, ring, rings),
              static_cast<double>(ring + 1) / rings, ringColor(e, glow, ring + 1, rings));
    }
    for (Vec2& point : rim) {
      point += centre;
    }
    outline(std::move(rim), e.outline, e.outlineColor);
  }

  void operator()(const Arc& a) {
    const double sweep = std::clamp(a.sweepTurns, -1.0, 1.0) * kTwoPi;
    if (sweep == 0.0) {
      return;
    }
    const Vec2 centre = a.centre * scale_;
    const double half = 0.5 * a.thickness * scale_;
    const double radius = a.radius * scale_;
    const double start = a.startTurns * kTwoPi - 0.5 * std::numbers::pi;
    const int n = chords(radius + half, sweep);
    for (int i = 0; i < n; ++i) {
      const Vec2 u = polar(start + sweep * i / n);
      const Vec2 v = polar(start + sweep * (i + 1) / n);
      quad(centre + u * (radius - half), centre + u * (radius + half), centre + v * (radius - half),
           centre + v * (radius + half), a.color);
    }
    if (std::fabs(sweep) < kTwoPi) {
      const double outward = sweep > 0.0 ? std::numbers::pi : -std::numbers::pi;
      const Vec2 from = polar(start);
      const Vec2 to = polar(start + sweep);
      fan(centre + from * radius, from * -half, outward, a.color);
      fan(centre + to * radius, to * half, outward, a.color);
    }
  }

  void operator()(const Box& b) {
    const Vec2 half = b.size * (0.5 * scale_);
    const double corner = std::clamp(b.corner * scale_, 0.0, std::min(half.x, half.y));
    const std::vector<Vec2> rim = roundedRim(half, corner);
    const auto colorAt = [&](double y) {
      return half.y > 0.0 ? mix(b.top, b.bottom, std::clamp(0.5 + 0.5 * y / half.y, 0.0, 1.0)) : b.top;
    };
    const Vec2 centre = b.centre * scale_;
    std::vector<Vec2> placed;
    for (Vec2 point : rim) {
      placed.push_back(centre + turned(point, b.angle));
    }
    for (std::size_t i = 0; i < rim.size(); ++i) {
      const std::size_t next = (i + 1) % rim.size();
      put(centre, colorAt(0.0));
      put(placed[i], colorAt(rim[i].y));
      put(placed[next], colorAt(rim[next].y));
    }
    outline(std::move(placed), b.outline, b.outlineColor);
  }

  void operator()(const Line& l) { stroke(inPixels(l.points), false, 0.5 * l.thickness * scale_, l.color); }

  void operator()(const Label&) {}

 private:
  void put(Vec2 at, Color color) { out_.push_back({static_cast<float>(at.x), static_cast<float>(at.y), color}); }

  void triangle(Vec2 a, Vec2 b, Vec2 c, Color color) {
    put(a, color);
    put(b, color);
    put(c, color);
  }

  /// Two triangles between the sides a-b and c-d.
  void quad(Vec2 a, Vec2 b, Vec2 c, Vec2 d, Color color) {
    triangle(a, b, c, color);
    triangle(b, d, c, color);
  }

  /// Sector about `tip` from `tip + from`, through `turn` radians.
  void fan(Vec2 tip, Vec2 from, double turn, Color color) {
    const int n = chords(length(from), turn);
    for (int i = 0; i < n; ++i) {
      triangle(tip, tip + turned(from, turn * i / n), tip + turned(from, turn * (i + 1) / n), color);
    }
  }

  static Color ringColor(const Ellipse& e, bool glow, int ring, int rings) {
    const double r = static_cast<double>(ring) / rings;
    Color color = mix(e.middle, e.rim, r);
    if (glow) {
      color = mix({e.middle.r, e.middle.g, e.middle.b, 0}, e.middle, (1.0 - r * r) * (1.0 - r * r));
    }
    return color;
  }

  void annulus(Vec2 centre, const std::vector<Vec2>& rim, double inner, Color innerColor, double outer,
               Color outerColor) {
    for (std::size_t i = 0; i < rim.size(); ++i) {
      const Vec2 u = rim[i];
      const Vec2 v = rim[(i + 1) % rim.size()];
      put(centre + u * inner, innerColor);
      put(centre + u * outer, outerColor);
      put(centre + v * outer, outerColor);
      if (inner > 0.0) {
        put(centre + u * inner, innerColor);
        put(centre + v * outer, outerColor);
        put(centre + v * inner, innerColor);
      }
    }
  }

  static std::vector<Vec2> roundedRim(Vec2 half, double corner) {
    const int n = corner > 0.0 ? chords(corner, 0.25 * kTwoPi) : 0;
    std::vector<Vec2> rim;
    for (int quarter = 0; quarter < 4; ++quarter) {
      const Vec2 side{quarter == 0 || quarter == 3 ? 1.0 : -1.0, quarter < 2 ? 1.0 : -1.0};
      const Vec2 middle{side.x * (half.x - corner), side.y * (half.y - corner)};
      for (int i = 0; i <= n; ++i) {
        const double angle = 0.25 * kTwoPi * (quarter + (n > 0 ? static_cast<double>(i) / n : 0.0));
        rim.push_back(middle + corner * polar(angle));
      }
    }
    return rim;
  }

  std::vector<Vec2> inPixels(const std::vector<Vec2>& points) const {
    std::vector<Vec2> scaled;
    for (Vec2 point : points) {
      scaled.push_back(point * scale_);
    }
    return scaled;
  }

  void outline(std::vector<Vec2> rim, double thickness, Color color) {
    if (thickness > 0.0 && color.a > 0) {
      stroke(std::move(rim), true, 0.5 * thickness * scale_, color);
    }
  }

  /// The two ends of the cross-section where a segment begins or ends: `left` and `right` of its direction.
  struct Section {
    Vec2 left;
    Vec2 right;
  };

  /// Fills the outer side of the turn at `p` round and gives the sections with which the segment before it ends and the
  /// one after it begins.
  std::pair<Section, Section> join(Vec2 before, Vec2 p, Vec2 after, double half, Color color) {
    const Vec2 d0 = unit(p - before);
    const Vec2 d1 = unit(after - p);
    const Vec2 n0 = leftOf(d0) * half;
    const Vec2 n1 = leftOf(d1) * half;
    const double turn = std::atan2(cross(d0, d1), dot(d0, d1));
    // Screen y runs down, so a turn with a positive cross product is to the right, and the outer side is the left one.
    const double outer = turn > 0.0 ? 1.0 : -1.0;
    const Vec2 middle = n0 + n1;
    const double reach = dot(middle, n0) > 0.0 ? half * half / dot(middle, n0) : 0.0;
    const double room = std::min(length(p - before), length(after - p));
    const double wanted = reach * length(middle);
    const Vec2 inner = p - outer * middle * (wanted > room ? reach * room / wanted : reach);
    const int n = chords(half, turn);
    for (int i = 0; i < n; ++i) {
      triangle(inner, p + outer * turned(n0, turn * i / n), p + outer * turned(n0, turn * (i + 1) / n), color);
    }
    return outer > 0.0 ? std::pair{Section{p + n0, inner}, Section{p + n1, inner}}
                       : std::pair{Section{inner, p - n0}, Section{inner, p - n1}};
  }

  void stroke(std::vector<Vec2> points, bool closed, double half, Color color) {
    constexpr double kSamePx = 1e-3;
    const auto same = [](Vec2 a, Vec2 b) { return length(a - b) < kSamePx; };
    points.erase(std::unique(points.begin(), points.end(), same), points.end());
    while (closed && points.size() > 1 && same(points.front(), points.back())) {
      points.pop_back();
    }
    const std::size_t n = points.size();
    if (n == 0) {
      return;
    }
    if (n == 1) {
      fan(points[0], {half, 0.0}, kTwoPi, color);
      return;
    }
    closed = closed && n > 2;
    std::vector<Section> ends(n);
    std::vector<Section> starts(n);
    for (std::size_t i = 0; i < n; ++i) {
      if (closed || (i > 0 && i + 1 < n)) {
        std::tie(ends[i], starts[i]) = join(points[(i + n - 1) % n], points[i], points[(i + 1) % n], half, color);
      }
    }
    if (!closed) {
      const Vec2 first = leftOf(unit(points[1] - points[0])) * half;
      const Vec2 last = leftOf(unit(points[n - 1] - points[n - 2])) * half;
      starts[0] = {points[0] + first, points[0] - first};
      ends[n - 1] = {points[n - 1] + last, points[n - 1] - last};
      fan(points[0], first, -std::numbers::pi, color);
      fan(points[n - 1], last, std::numbers::pi, color);
    }
    for (std::size_t i = 0; i + (closed ? 0 : 1) < n; ++i) {
      const std::size_t next = (i + 1) % n;
      quad(starts[i].left, starts[i].right, ends[next].left, ends[next].right, color);
    }
  }

  double scale_;
  std::vector<PaintVertex>& out_;
};

}  // namespace

void tessellate(const Shape& shape, double pixelsPerUnit, std::vector<PaintVertex>& triangles) {
  std::visit(Cutter(pixelsPerUnit, triangles), shape);
}

}  // namespace surefoot
