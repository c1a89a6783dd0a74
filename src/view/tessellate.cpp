// SPDX-License-Identifier: MIT
// Cuts shapes into triangles whose edges are already smooth: multisampling does the same at three times the cost in
// software.
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
constexpr double kSamePx = 1e-3;
/// Turns of a line under this need no rounding: the corner stands out by less than 2 % of half its thickness.
constexpr double kGentleTurn = 0.35;
/// A glow has no edge that could look cut: it takes so many times fewer chords.
constexpr int kGlowCoarser = 3;
/// Edges fade over a pixel, half of it inside and half outside: smooth edges that cost next to nothing without a
/// graphics card.
constexpr double kHalfFringe = 0.5;

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

/// Chords for `turn` radians of a circle so that none is more than 0.2 px inside it.
int chords(double radiusPx, double turn) {
  const double perCircle = std::clamp(std::numbers::pi / std::acos(1.0 - 0.2 / std::max(radiusPx, 0.5)), 8.0, 240.0);
  return std::max(1, static_cast<int>(std::ceil(perCircle * std::fabs(turn) / kTwoPi)));
}

/// The colour where a shape has faded away.
Color faded(Color c) {
  return {c.r, c.g, c.b, 0};
}

/// Half of a line's thickness in pixels: full up to `core`, faded away at `rim`. Under a pixel it does not get thinner
/// but fainter.
struct HalfWidth {
  double core;
  double rim;
  Color color;

  HalfWidth(double halfPx, Color c) : core(std::max(0.0, halfPx - kHalfFringe)), rim(halfPx + kHalfFringe), color(c) {
    color.a = static_cast<std::uint8_t>(std::min(1.0, 2.0 * halfPx / (core + rim)) * c.a + 0.5);
  }
};

class Cutter {
 public:
  Cutter(double pixelsPerUnit, std::vector<PaintVertex>& out) : scale_(pixelsPerUnit), out_(out) {}

  void operator()(const Strip& s) {
    const std::vector<Vertex>& v = s.vertices;
    for (std::size_t i = 2; i < v.size(); ++i) {
      put(v[i - 2].at * scale_, v[i - 2].color);
      put(v[i - 1].at * scale_, v[i - 1].color);
      put(v[i].at * scale_, v[i].color);
      softenEdge(v[i - 2], v[i], v[i - 1]);
    }
    if (v.size() > 2) {
      softenEdge(v[0], v[1], v[2]);
      softenEdge(v[v.size() - 2], v[v.size() - 1], v[v.size() - 3]);
    }
  }

  void operator()(const Polygon& p) {
    const Rim points = inPixels(p.points);
    const auto fill = [&](std::size_t) { return p.fill; };
    const auto none = [&](std::size_t) { return faded(p.fill); };
    const Rim core = grown(points, -kHalfFringe);
    for (std::size_t i = 2; i < core.size(); ++i) {
      triangle(core[0], core[i - 1], core[i], p.fill);
    }
    if (!covers(p.outline, p.outlineColor)) {
      band(core, fill, grown(points, kHalfFringe), none);
    }
    outline(points, p.outline, p.outlineColor);
  }

  void operator()(const Ellipse& e) {
    const Vec2 centre = e.centre * scale_;
    const Vec2 radius = e.radius * scale_;
    const bool glows = e.rim.a == 0;
    const int fine = chords(std::max(radius.x, radius.y), kTwoPi);
    const int n = glows ? std::max(12, fine / kGlowCoarser) : fine;
    const auto rimAt = [&](double rx, double ry) {
      Rim rim;
      for (int i = 0; i < n; ++i) {
        const Vec2 u = polar(kTwoPi * i / n);
        rim.push_back(centre + turned({u.x * std::max(rx, 0.0), u.y * std::max(ry, 0.0)}, e.angle));
      }
      return rim;
    };
    const auto all = [](Color c) { return [c](std::size_t) { return c; }; };
    if (glows) {
      const int rings = std::clamp(static_cast<int>(std::max(radius.x, radius.y) / 16.0), 3, 7);
      const auto glow = [&](int ring) {
        const double r2 = static_cast<double>(ring * ring) / (rings * rings);
        return mix(faded(e.middle), e.middle, (1.0 - r2) * (1.0 - r2));
      };
      Rim inner = rimAt(radius.x / rings, radius.y / rings);
      fill(inner, centre, glow(0), all(glow(1)));
      for (int ring = 2; ring <= rings; ++ring) {
        const Rim outer = rimAt(radius.x * ring / rings, radius.y * ring / rings);
        band(inner, all(glow(ring - 1)), outer, all(glow(ring)));
        inner = outer;
      }
    } else {
      const Rim core = rimAt(radius.x - kHalfFringe, radius.y - kHalfFringe);
      fill(core, centre, e.middle, all(e.rim));
      if (!covers(e.outline, e.outlineColor)) {
        band(core, all(e.rim), rimAt(radius.x + kHalfFringe, radius.y + kHalfFringe), all(faded(e.rim)));
      }
    }
    outline(rimAt(radius.x, radius.y), e.outline, e.outlineColor);
  }

  void operator()(const Arc& a) {
    const double sweep = std::clamp(a.sweepTurns, -1.0, 1.0) * kTwoPi;
    if (sweep == 0.0) {
      return;
    }
    const Vec2 centre = a.centre * scale_;
    const double radius = a.radius * scale_;
    const HalfWidth half(0.5 * a.thickness * scale_, a.color);
    const double start = a.startTurns * kTwoPi - 0.5 * std::numbers::pi;
    const int n = chords(radius + half.rim, sweep);
    const auto section = [&](int i) {
      const Vec2 u = polar(start + sweep * i / n);
      return Section{centre + u * (radius + half.rim), centre + u * (radius + half.core),
                     centre + u * (radius - half.core), centre + u * (radius - half.rim)};
    };
    for (int i = 0; i < n; ++i) {
      segment(section(i), section(i + 1), half.color);
    }
    if (std::fabs(sweep) < kTwoPi) {
      const double outward = sweep > 0.0 ? std::numbers::pi : -std::numbers::pi;
      const Vec2 from = polar(start);
      const Vec2 to = polar(start + sweep);
      roundPart(centre + from * radius, centre + from * radius, from * -1.0, outward, half);
      roundPart(centre + to * radius, centre + to * radius, to, outward, half);
    }
  }

  void operator()(const Box& b) {
    const Vec2 centre = b.centre * scale_;
    const Vec2 half = b.size * (0.5 * scale_);
    const double corner = std::clamp(b.corner * scale_, 0.0, std::min(half.x, half.y));
    const int n = corner > 0.0 ? chords(corner, 0.25 * kTwoPi) : 0;
    const auto rimAt = [&](double grow) {
      const Vec2 size{std::max(half.x + grow, 0.0), std::max(half.y + grow, 0.0)};
      Rim rim = roundedRim(size, std::clamp(corner + (n > 0 ? grow : 0.0), 0.0, std::min(size.x, size.y)), n);
      for (Vec2& point : rim) {
        point = centre + turned(point, b.angle);
      }
      return rim;
    };
    const Rim edge = roundedRim(half, corner, n);
    const auto colorOf = [&](std::size_t i) {
      return half.y > 0.0 ? mix(b.top, b.bottom, std::clamp(0.5 + 0.5 * edge[i].y / half.y, 0.0, 1.0)) : b.top;
    };
    const Rim core = rimAt(-kHalfFringe);
    fill(core, centre, mix(b.top, b.bottom, 0.5), colorOf);
    if (!covers(b.outline, b.outlineColor)) {
      band(core, colorOf, rimAt(kHalfFringe), [&](std::size_t i) { return faded(colorOf(i)); });
    }
    outline(rimAt(0.0), b.outline, b.outlineColor);
  }

  void operator()(const Line& l) { stroke(inPixels(l.points), false, HalfWidth(0.5 * l.thickness * scale_, l.color)); }

  void operator()(const Label&) {}

 private:
  using Rim = std::vector<Vec2>;

  /// A cut across a line: its faded and its full edge to the left, and the same to the right.
  struct Section {
    Vec2 leftRim;
    Vec2 left;
    Vec2 right;
    Vec2 rightRim;
  };

  void put(Vec2 at, Color color) { out_.push_back({static_cast<float>(at.x), static_cast<float>(at.y), color}); }

  void triangle(Vec2 a, Vec2 b, Vec2 c, Color color) {
    put(a, color);
    put(b, color);
    put(c, color);
  }

  /// Two triangles between the side a-b in one colour and the side c-d in another.
  void quad(Vec2 a, Vec2 b, Color ab, Vec2 c, Vec2 d, Color cd) {
    put(a, ab);
    put(b, ab);
    put(c, cd);
    put(b, ab);
    put(d, cd);
    put(c, cd);
  }

  template <typename ColorOf>
  void fill(const Rim& rim, Vec2 centre, Color middle, const ColorOf& colorOf) {
    for (std::size_t i = 0; i < rim.size(); ++i) {
      const std::size_t next = (i + 1) % rim.size();
      put(centre, middle);
      put(rim[i], colorOf(i));
      put(rim[next], colorOf(next));
    }
  }

  /// The closed band between two rims of as many points.
  template <typename InnerColorOf, typename OuterColorOf>
  void band(const Rim& inner, const InnerColorOf& innerColorOf, const Rim& outer, const OuterColorOf& outerColorOf) {
    for (std::size_t i = 0; i < inner.size(); ++i) {
      const std::size_t next = (i + 1) % inner.size();
      put(inner[i], innerColorOf(i));
      put(outer[i], outerColorOf(i));
      put(inner[next], innerColorOf(next));
      put(outer[i], outerColorOf(i));
      put(outer[next], outerColorOf(next));
      put(inner[next], innerColorOf(next));
    }
  }

  /// A pixel that fades outwards along the edge of a strip, away from `inside`. Level and upright edges stay hard, so
  /// that the seams of stacked gradients do not show.
  void softenEdge(const Vertex& from, const Vertex& to, const Vertex& inside) {
    const Vec2 a = from.at * scale_;
    const Vec2 b = to.at * scale_;
    const Vec2 along = b - a;
    const double side = cross(along, inside.at * scale_ - a);
    if (std::fabs(along.x) < kSamePx || std::fabs(along.y) < kSamePx || std::fabs(side) < kSamePx) {
      return;
    }
    const Vec2 out = leftOf(unit(along)) * (side > 0.0 ? 1.0 : -1.0);
    put(a, from.color);
    put(b, to.color);
    put(a + out, faded(from.color));
    put(b, to.color);
    put(b + out, faded(to.color));
    put(a + out, faded(from.color));
  }

  /// A convex outline moved outwards by `distance` pixels, corners cut no further than four times that.
  static Rim grown(const Rim& points, double distance) {
    double area = 0.0;
    const std::size_t n = points.size();
    for (std::size_t i = 0; i < n; ++i) {
      area += cross(points[i], points[(i + 1) % n]);
    }
    Rim moved;
    for (std::size_t i = 0; i < n; ++i) {
      const Vec2 in = points[i] - points[(i + n - 1) % n];
      const Vec2 out = points[(i + 1) % n] - points[i];
      if (length(in) < kSamePx || length(out) < kSamePx) {
        moved.push_back(points[i]);
        continue;
      }
      const Vec2 n0 = leftOf(unit(in));
      const Vec2 middle = n0 + leftOf(unit(out));
      const double outwards = area > 0.0 ? distance : -distance;
      moved.push_back(points[i] + middle * (outwards / std::max(dot(middle, n0), 0.25)));
    }
    return moved;
  }

  static Rim roundedRim(Vec2 half, double corner, int chordsPerCorner) {
    Rim rim;
    for (int quarter = 0; quarter < 4; ++quarter) {
      const Vec2 side{quarter == 0 || quarter == 3 ? 1.0 : -1.0, quarter < 2 ? 1.0 : -1.0};
      const Vec2 middle{side.x * (half.x - corner), side.y * (half.y - corner)};
      for (int i = 0; i <= chordsPerCorner; ++i) {
        const double share = chordsPerCorner > 0 ? static_cast<double>(i) / chordsPerCorner : 0.0;
        rim.push_back(middle + corner * polar(0.25 * kTwoPi * (quarter + share)));
      }
    }
    return rim;
  }

  Rim inPixels(const std::vector<Vec2>& points) const {
    Rim scaled;
    for (Vec2 point : points) {
      scaled.push_back(point * scale_);
    }
    return scaled;
  }

  /// An outline under which the edge of the fill is not seen.
  bool covers(double thickness, Color color) const { return thickness * scale_ >= 3.0 && color.a == 255; }

  void outline(const Rim& rim, double thickness, Color color) {
    if (thickness > 0.0 && color.a > 0) {
      stroke(rim, true, HalfWidth(0.5 * thickness * scale_, color));
    }
  }

  /// A piece of line from one section to the next.
  void segment(const Section& from, const Section& to, Color color) {
    quad(from.left, from.right, color, to.left, to.right, color);
    quad(from.left, to.left, color, from.leftRim, to.leftRim, faded(color));
    quad(from.right, to.right, color, from.rightRim, to.rightRim, faded(color));
  }

  /// The round outside of a turn or an end: from direction `from` about `centre` through `turn` radians; the full part
  /// reaches to `tip`.
  void roundPart(Vec2 tip, Vec2 centre, Vec2 from, double turn, const HalfWidth& half) {
    const int n = chords(half.rim, turn);
    Vec2 u = from;
    for (int i = 1; i <= n; ++i) {
      const Vec2 v = turned(from, turn * i / n);
      triangle(tip, centre + u * half.core, centre + v * half.core, half.color);
      quad(centre + u * half.core, centre + v * half.core, half.color, centre + u * half.rim, centre + v * half.rim,
           faded(half.color));
      u = v;
    }
  }

  /// Fills the outer side of the turn at `p` round and gives the sections with which the segment before it ends and the
  /// one after it begins.
  std::pair<Section, Section> join(Vec2 before, Vec2 p, Vec2 after, const HalfWidth& half) {
    const Vec2 d0 = unit(p - before);
    const Vec2 d1 = unit(after - p);
    const double turn = std::atan2(cross(d0, d1), dot(d0, d1));
    // Screen y runs down, so a turn with a positive cross product is to the right, and the outer side is the left one.
    const double outer = turn > 0.0 ? 1.0 : -1.0;
    const Vec2 n0 = leftOf(d0) * outer;
    const Vec2 n1 = leftOf(d1) * outer;
    const Vec2 middle = n0 + n1;
    const double room = std::min(length(p - before), length(after - p));
    const auto innerAt = [&](double width) {
      const double reach = dot(middle, n0) > 0.0 ? width / dot(middle, n0) : 0.0;
      const double far = reach * length(middle);
      return p - middle * (far > room ? reach * room / far : reach);
    };
    const Vec2 innerCore = innerAt(half.core);
    const Vec2 innerRim = innerAt(half.rim);
    if (std::fabs(turn) < kGentleTurn) {
      const Vec2 outerCore = p + (p - innerCore);
      const Vec2 outerRim = p + (p - innerRim);
      const Section both = outer > 0.0 ? Section{outerRim, outerCore, innerCore, innerRim}
                                       : Section{innerRim, innerCore, outerCore, outerRim};
      return {both, both};
    }
    roundPart(innerCore, p, n0, turn, half);
    const auto section = [&](Vec2 n) {
      return outer > 0.0 ? Section{p + n * half.rim, p + n * half.core, innerCore, innerRim}
                         : Section{innerRim, innerCore, p + n * half.core, p + n * half.rim};
    };
    return {section(n0), section(n1)};
  }

  static Section endSection(Vec2 p, Vec2 left, const HalfWidth& half) {
    return {p + left * half.rim, p + left * half.core, p - left * half.core, p - left * half.rim};
  }

  void stroke(Rim points, bool closed, const HalfWidth& half) {
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
      roundPart(points[0], points[0], {1.0, 0.0}, kTwoPi, half);
      return;
    }
    closed = closed && n > 2;
    std::vector<Section> ends(n);
    std::vector<Section> starts(n);
    for (std::size_t i = 0; i < n; ++i) {
      if (closed || (i > 0 && i + 1 < n)) {
        std::tie(ends[i], starts[i]) = join(points[(i + n - 1) % n], points[i], points[(i + 1) % n], half);
      }
    }
    if (!closed) {
      const Vec2 first = leftOf(unit(points[1] - points[0]));
      const Vec2 last = leftOf(unit(points[n - 1] - points[n - 2]));
      starts[0] = endSection(points[0], first, half);
      ends[n - 1] = endSection(points[n - 1], last, half);
      roundPart(points[0], points[0], first, -std::numbers::pi, half);
      roundPart(points[n - 1], points[n - 1], last, std::numbers::pi, half);
    }
    for (std::size_t i = 0; i + (closed ? 0 : 1) < n; ++i) {
      segment(starts[i], ends[(i + 1) % n], half.color);
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
