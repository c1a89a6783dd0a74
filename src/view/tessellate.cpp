// SPDX-License-Identifier: MIT
// Cuts shapes into few triangles whose edges are already smooth. Round parts are left to the disc that the view paints,
// and straight edges fade over one pixel of their own. Multisampling gives the same result at three times the cost in
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
/// Largest distance between a curve and its chord, in pixels.
constexpr double kOffPx = 0.2;
/// Turns sharper than this (radians) are not mitred, however thin the line is.
constexpr double kMitredTurn = 1.0;
/// A rounding smaller than this cannot be distinguished from a corner or from the square end of a line.
constexpr double kSharpPx = 1.5;
/// Edges fade over one pixel, half of it inside and half outside.
constexpr double kHalfFringe = 0.5;
/// Nothing is drawn narrower than a pixel; it is drawn fainter instead.
constexpr double kLeastHalf = 0.5;
/// From this radius on, an ellipse is cut more closely than by a box: more corners cost less than empty pixels.
constexpr double kWideRadiusPx = 40.0;

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
/// `v` turned by the angle of the unit vector `by`.
Vec2 turned(Vec2 v, Vec2 by) {
  return {v.x * by.x - v.y * by.y, v.x * by.y + v.y * by.x};
}
Vec2 unit(Vec2 v) {
  return v * (1.0 / length(v));
}

/// Number of chords for `turn` radians of a circle, so that none is more than kOffPx inside it.
int chords(double radiusPx, double turn) {
  const double perCircle = std::clamp(std::numbers::pi / std::acos(1.0 - kOffPx / std::max(radiusPx, 0.5)), 8.0, 240.0);
  return std::max(1, static_cast<int>(std::ceil(perCircle * std::fabs(turn) / kTwoPi)));
}

/// The same colour, fully transparent.
Color faded(Color c) {
  return {c.r, c.g, c.b, 0};
}

/// Opacity factor for a shape of this half width, which is not drawn narrower than a pixel.
double thinness(double halfPx) {
  return std::clamp(halfPx / kLeastHalf, 0.0, 1.0);
}
Color fainter(Color c, double share) {
  c.a = static_cast<std::uint8_t>(share * c.a + 0.5);
  return c;
}

/// Half of a line's thickness in pixels, as a disc of radius `half` that has faded to nothing at `rim`.
struct HalfWidth {
  double half;
  double rim;
  Color color;

  HalfWidth(double halfPx, Color c)
      : half(std::max(halfPx, kLeastHalf)), rim(half + kHalfFringe), color(fainter(c, thinness(halfPx))) {}
};

class Cutter {
 public:
  Cutter(double pixelsPerUnit, std::vector<PaintVertex>& out) : scale_(pixelsPerUnit), out_(out) {}

  void operator()(const Strip& s) {
    const std::vector<Vertex>& v = s.vertices;
    for (std::size_t i = 2; i < v.size(); ++i) {
      put({v[i - 2].at * scale_, v[i - 2].color});
      put({v[i - 1].at * scale_, v[i - 1].color});
      put({v[i].at * scale_, v[i].color});
      // Where a strip ends in a point, the triangle there is empty, and its neighbour decides which side is inside.
      const bool begins = i == 2 && v.size() > 3 && v[0].at == v[1].at;
      const bool ends = i > 2 && v[i - 1].at == v[i].at;
      softenEdge(v[i - 2], v[i], begins ? v[3] : ends ? v[i - 3] : v[i - 1]);
    }
    if (v.size() > 2) {
      softenEdge(v[0], v[1], v[2]);
      softenEdge(v[v.size() - 2], v[v.size() - 1], v[v.size() - 3]);
    }
  }

  void operator()(const Polygon& p) {
    const Rim points = inPixels(p.points);
    const Rim core = grown(points, -kHalfFringe);
    for (std::size_t i = 2; i < core.size(); ++i) {
      triangle({core[0], p.fill}, {core[i - 1], p.fill}, {core[i], p.fill});
    }
    const bool covered = p.outline * scale_ >= 3.0 && p.outlineColor.a == 255;
    if (!covered) {
      const Rim rim = grown(points, kHalfFringe);
      for (std::size_t i = 0; i < core.size(); ++i) {
        const std::size_t next = (i + 1) % core.size();
        quad({core[i], p.fill}, {core[next], p.fill}, {rim[i], faded(p.fill)}, {rim[next], faded(p.fill)});
      }
    }
    outline(points, p.outline, p.outlineColor);
  }

  void operator()(const Ellipse& e) {
    const Vec2 centre = e.centre * scale_;
    const Vec2 radius = e.radius * scale_;
    if (e.middle.a > 0 || e.rim.a > 0) {
      disc(e, centre, radius);
    }
    if (e.outline <= 0.0 || e.outlineColor.a == 0) {
      return;
    }
    const HalfWidth half(0.5 * e.outline * scale_, e.outlineColor);
    if (e.radius.x == e.radius.y) {
      ring(centre, radius.x, 0.0, kTwoPi, half);
      return;
    }
    const int n = chords(std::max(radius.x, radius.y), kTwoPi);
    const Vec2 axis = polar(e.angle);
    Rim rim;
    for (int i = 0; i < n; ++i) {
      const Vec2 u = polar(kTwoPi * i / n);
      rim.push_back(centre + turned({u.x * radius.x, u.y * radius.y}, axis));
    }
    stroke(rim, true, half);
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
    ring(centre, radius, start, sweep, half);
    if (std::fabs(sweep) < kTwoPi) {
      const double forward = sweep > 0.0 ? 1.0 : -1.0;
      const Vec2 from = polar(start);
      const Vec2 to = polar(start + sweep);
      roundEnd(centre + from * radius, leftOf(from) * forward, half);
      roundEnd(centre + to * radius, leftOf(to) * -forward, half);
    }
  }

  /// In rows: between its corners the box is a disc stretched to full width; in the rows of the corners, each corner is
  /// a quarter of a disc.
  void operator()(const Box& b) {
    const Vec2 centre = b.centre * scale_;
    const Vec2 wanted = b.size * (0.5 * scale_);
    const Vec2 half{std::max(wanted.x, kLeastHalf), std::max(wanted.y, kLeastHalf)};
    const double corner = std::clamp(b.corner * scale_, kLeastHalf, std::min(half.x, half.y));
    const double faintness = thinness(wanted.x) * thinness(wanted.y);
    const Vec2 axis = polar(b.angle);
    const auto cuts = [corner](double h) {
      const Cut last{h + kHalfFringe, (corner + kHalfFringe) / corner};
      const Cut first{-last.at, -last.disc};
      return h - corner > kSamePx ? std::vector{first, {corner - h, 0.0}, {h - corner, 0.0}, last}
                                  : std::vector{first, last};
    };
    const std::vector<Cut> xs = cuts(half.x);
    const std::vector<Cut> ys = cuts(half.y);
    const auto at = [&](Cut x, Cut y) {
      const double down = std::clamp(0.5 + 0.5 * y.at / half.y, 0.0, 1.0);
      return Corner{
          centre + turned({x.at, y.at}, axis), fainter(mix(b.top, b.bottom, down), faintness), {x.disc, y.disc}};
    };
    const auto piece = [&](Cut left, Cut right, Cut top, Cut bottom) {
      quad(at(left, top), at(right, top), at(left, bottom), at(right, bottom));
    };
    const double across = (half.x + kHalfFringe) / half.x;
    for (std::size_t row = 1; row < ys.size(); ++row) {
      if (ys[row - 1].disc == 0.0 && ys[row].disc == 0.0) {
        piece({xs.front().at, -across}, {xs.back().at, across}, ys[row - 1], ys[row]);
      } else if (corner <= kSharpPx) {
        piece({-half.x, 0.0}, {half.x, 0.0}, ys[row - 1], ys[row]);
      } else {
        for (std::size_t column = 1; column < xs.size(); ++column) {
          piece(xs[column - 1], xs[column], ys[row - 1], ys[row]);
        }
      }
    }
    if (b.outline > 0.0) {
      Rim rim = roundedRim(wanted, std::clamp(b.corner * scale_, 0.0, std::min(wanted.x, wanted.y)));
      for (Vec2& point : rim) {
        point = centre + turned(point, axis);
      }
      outline(rim, b.outline, b.outlineColor);
    }
  }

  void operator()(const Line& l) { stroke(inPixels(l.points), false, HalfWidth(0.5 * l.thickness * scale_, l.color)); }

  void operator()(const Label&) {}

 private:
  using Rim = std::vector<Vec2>;

  /// A vertex of a triangle before it is appended.
  struct Corner {
    Vec2 at;
    Color color;
    Vec2 disc{};
  };

  /// Where a box is cut, measured from its middle, and the same place in the coordinates of the corner discs.
  struct Cut {
    double at;
    double disc;
  };

  /// A cut across a line, from its left to its right. A bent one is not straight: it passes through `middle`.
  struct Section {
    Vec2 left;
    Vec2 middle;
    Vec2 right;
    bool bent = false;
  };

  void put(const Corner& c, bool glow = false) {
    out_.push_back({static_cast<float>(c.at.x), static_cast<float>(c.at.y), c.color, static_cast<float>(c.disc.x),
                    static_cast<float>(c.disc.y), glow});
  }

  void triangle(const Corner& a, const Corner& b, const Corner& c, bool glow = false) {
    put(a, glow);
    put(b, glow);
    put(c, glow);
  }

  /// Two triangles between the side a-b and the side c-d.
  void quad(const Corner& a, const Corner& b, const Corner& c, const Corner& d) {
    triangle(a, b, c);
    triangle(b, d, c);
  }

  /// A polygon around the ellipse. It needs a middle vertex only for a gradient.
  void disc(const Ellipse& e, Vec2 centre, Vec2 wanted) {
    const bool glow = e.rim.a == 0;
    const bool plain = glow || e.middle == e.rim;
    const double margin = glow ? 0.0 : kHalfFringe;
    const double faintness = glow ? 1.0 : thinness(wanted.x) * thinness(wanted.y);
    const Vec2 radius{std::max(wanted.x, kLeastHalf), std::max(wanted.y, kLeastHalf)};
    const Vec2 axis = polar(e.angle);
    const int n = (std::max(radius.x, radius.y) > kWideRadiusPx ? 8 : 4) * (plain ? 1 : 3);
    const double around = 1.0 / std::cos(0.5 * kTwoPi / n);
    const auto corner = [&](int i) {
      const Vec2 u = polar(kTwoPi * (i + 0.5) / n) * around;
      const Vec2 reach{radius.x + margin, radius.y + margin};
      return Corner{centre + turned({u.x * reach.x, u.y * reach.y}, axis),
                    fainter(plain ? e.middle : e.rim, faintness),
                    {u.x * reach.x / radius.x, u.y * reach.y / radius.y}};
    };
    const Corner hub = plain ? corner(0) : Corner{centre, fainter(e.middle, faintness)};
    Corner before = corner(plain ? 1 : 0);
    for (int i = plain ? 2 : 1; i < (plain ? n : n + 1); ++i) {
      const Corner next = corner(i);
      triangle(hub, before, next, glow);
      before = next;
    }
  }

  /// Adds a pixel that fades outwards along the edge of a strip, away from `inside`. Level and upright edges stay hard,
  /// so that the seams of stacked gradients do not show.
  void softenEdge(const Vertex& from, const Vertex& to, const Vertex& inside) {
    const Vec2 a = from.at * scale_;
    const Vec2 b = to.at * scale_;
    const Vec2 along = b - a;
    const double side = cross(along, inside.at * scale_ - a);
    if (std::fabs(along.x) < kSamePx || std::fabs(along.y) < kSamePx || std::fabs(side) < kSamePx) {
      return;
    }
    const Vec2 out = leftOf(unit(along)) * (side > 0.0 ? 1.0 : -1.0);
    quad({a, from.color}, {b, to.color}, {a + out, faded(from.color)}, {b + out, faded(to.color)});
  }

  /// A convex outline moved outwards by `distance` pixels; corners move by at most four times that.
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

  static Rim roundedRim(Vec2 half, double corner) {
    const int chordsPerCorner = corner > 0.0 ? chords(corner, 0.25 * kTwoPi) : 0;
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

  void outline(const Rim& rim, double thickness, Color color) {
    if (thickness > 0.0 && color.a > 0) {
      stroke(rim, true, HalfWidth(0.5 * thickness * scale_, color));
    }
  }

  /// Part of a ring, `sweep` radians clockwise.
  void ring(Vec2 centre, double radius, double start, double sweep, const HalfWidth& half) {
    const int n = chords(radius + half.rim, sweep);
    const auto corner = [&](Vec2 u, double side) {
      return Corner{centre + u * (radius + side * half.rim), half.color, {0.0, side * half.rim / half.half}};
    };
    Vec2 from = polar(start);
    for (int i = 1; i <= n; ++i) {
      const Vec2 to = polar(start + sweep * i / n);
      quad(corner(from, 1.0), corner(from, -1.0), corner(to, 1.0), corner(to, -1.0));
      from = to;
    }
  }

  /// Part of a line from one section to the next, along the straight line through `p` whose left side is `left`.
  void segment(const Section& from, const Section& to, Vec2 p, Vec2 left, const HalfWidth& half) {
    const auto corner = [&](Vec2 at) { return Corner{at, half.color, {0.0, dot(at - p, left) / half.half}}; };
    if (from.bent || to.bent) {
      quad(corner(from.left), corner(from.middle), corner(to.left), corner(to.middle));
      quad(corner(from.middle), corner(from.right), corner(to.middle), corner(to.right));
    } else {
      quad(corner(from.left), corner(from.right), corner(to.left), corner(to.right));
    }
  }

  /// Half a disc about `p`, in the direction `out`.
  void roundEnd(Vec2 p, Vec2 out, const HalfWidth& half) {
    const auto corner = [&](Vec2 u) { return Corner{p + u * half.rim, half.color, u * (half.rim / half.half)}; };
    const Vec2 left = leftOf(out);
    quad(corner(left), corner(left * -1.0), corner(left + out), corner(out - left));
  }

  /// The sector of a disc about `p` that starts in the direction `from` and turns through `turn` radians.
  void roundTurn(Vec2 p, Vec2 from, double turn, const HalfWidth& half) {
    const auto corner = [&](Vec2 u) { return Corner{p + u * half.rim, half.color, u * (half.rim / half.half)}; };
    const int n = static_cast<int>(std::ceil(std::fabs(turn) / (0.25 * kTwoPi)));
    Vec2 u = from;
    for (int i = 1; i <= n; ++i) {
      const Vec2 v = turned(from, polar(turn * i / n));
      quad(corner({}), corner(u), corner(v), corner((u + v) * (1.0 / (1.0 + dot(u, v)))));
      u = v;
    }
  }

  /// Fills the outer side of the turn at `p` with a round join. Returns the sections at which the segment before it
  /// ends and the one after it begins.
  std::pair<Section, Section> join(Vec2 before, Vec2 p, Vec2 after, const HalfWidth& half) {
    const Vec2 d0 = unit(p - before);
    const Vec2 d1 = unit(after - p);
    const double turn = std::atan2(cross(d0, d1), dot(d0, d1));
    // Screen y points down, so a turn with a positive cross product is to the right, and the outer side is the left
    // one.
    const double outer = turn > 0.0 ? 1.0 : -1.0;
    const Vec2 n0 = leftOf(d0) * outer;
    const Vec2 n1 = leftOf(d1) * outer;
    const double cosHalf = 0.5 * length(n0 + n1);
    const double mitre = cosHalf > 0.0 ? half.rim / cosHalf : 0.0;
    // The inner corner lies this far back along both segments; a segment may be shorter than that.
    const double back = mitre * std::sqrt(std::max(0.0, 1.0 - cosHalf * cosHalf));
    const double room = std::min(length(p - before), length(after - p));
    const Vec2 toOuter = cosHalf > 0.0 ? (n0 + n1) * (0.5 / cosHalf) : Vec2{};
    const Vec2 inner = p - toOuter * (mitre * (back > room ? room / back : 1.0));
    const auto section = [&](Vec2 outerPoint, bool bent) {
      return outer > 0.0 ? Section{outerPoint, p, inner, bent} : Section{inner, p, outerPoint, bent};
    };
    if (std::fabs(turn) < kMitredTurn && half.half * (1.0 - cosHalf) < kOffPx * cosHalf) {
      const Section both = section(p + toOuter * mitre, back > room);
      return {both, both};
    }
    roundTurn(p, n0, turn, half);
    return {section(p + n0 * half.rim, true), section(p + n1 * half.rim, true)};
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
      roundTurn(points[0], {1.0, 0.0}, kTwoPi, half);
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
      starts[0] = lineEnd(points[0], unit(points[0] - points[1]), -1.0, half);
      ends[n - 1] = lineEnd(points[n - 1], unit(points[n - 1] - points[n - 2]), 1.0, half);
    }
    for (std::size_t i = 0; i + (closed ? 0 : 1) < n; ++i) {
      const std::size_t next = (i + 1) % n;
      segment(starts[i], ends[next], points[i], leftOf(unit(points[next] - points[i])), half);
    }
  }

  /// Adds a round end to a line and returns the section there; `forward` is -1 where the line begins.
  Section lineEnd(Vec2 p, Vec2 out, double forward, const HalfWidth& half) {
    if (half.half > kSharpPx) {
      roundEnd(p, out, half);
    } else {
      p = p + out * half.half;
    }
    const Vec2 left = leftOf(out) * (forward * half.rim);
    return {p + left, p, p - left};
  }

  double scale_;
  std::vector<PaintVertex>& out_;
};

}  // namespace

void tessellate(const Shape& shape, double pixelsPerUnit, std::vector<PaintVertex>& triangles) {
  std::visit(Cutter(pixelsPerUnit, triangles), shape);
}

}  // namespace surefoot
