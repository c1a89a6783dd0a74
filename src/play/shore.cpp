// SPDX-License-Identifier: MIT
// Pieces in the order in which they are built. Positions are in units of the town's scale, from its middle on the
// shore: x to the right, `up` from the water's edge.
#include "play/shore.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/math.hpp"
#include "play/easing.hpp"

namespace surefoot {

namespace {

enum class Build : std::uint8_t { Hut, House, Store, Church, Jetty, Crane };

struct Piece {
  Build build;
  double x;
  double up;
  double size;  ///< 1 is normal.
};

constexpr std::array<Piece, 16> kHarbour{{{Build::Hut, 0, 0, 1.1},
                                          {Build::Jetty, 20, 0, 1.0},
                                          {Build::House, 44, 0, 1.0},
                                          {Build::Hut, -40, 0, 1.0},
                                          {Build::Store, -88, 0, 1.0},
                                          {Build::Hut, 88, 0, 1.0},
                                          {Build::Crane, 120, 0, 1.0},
                                          {Build::House, 158, 0, 1.1},
                                          {Build::Hut, -138, 0, 0.9},
                                          {Build::Jetty, -92, 0, 1.0},
                                          {Build::House, -178, 0, 1.0},
                                          {Build::Store, 206, 0, 0.9},
                                          {Build::Hut, -218, 0, 1.0},
                                          {Build::Jetty, 168, 0, 1.0},
                                          {Build::House, 256, 0, 0.9},
                                          {Build::Hut, -256, 0, 0.9}}};
constexpr std::array<Piece, 9> kVillage{{{Build::House, -62, 24, 0.9},
                                         {Build::Hut, 20, 30, 0.9},
                                         {Build::House, 96, 26, 0.85},
                                         {Build::Church, -14, 44, 1.0},
                                         {Build::Hut, -120, 24, 0.9},
                                         {Build::House, 52, 40, 0.8},
                                         {Build::Hut, 144, 24, 0.9},
                                         {Build::House, -78, 42, 0.8},
                                         {Build::Hut, -168, 20, 0.8}}};
static_assert(kHarbour.size() == kAllBuilt.harbour && kVillage.size() == kAllBuilt.village);

/// Moorings in front of the town, each with its size.
constexpr std::array<std::array<double, 3>, 7> kMoorings{{{-40, 20, 0.9},
                                                          {90, 30, 1.0},
                                                          {-190, 26, 0.9},
                                                          {230, 22, 0.9},
                                                          {-110, 44, 1.15},
                                                          {300, 40, 1.1},
                                                          {-290, 42, 1.1}}};
static_assert(kMoorings.size() == kAllBuilt.boats);

/// Half the width of the headland, and its height.
constexpr double kHalf = 340.0;
constexpr double kHigh = 66.0;
/// Pieces above this height are drawn behind the others.
constexpr double kUpperRow = 35.0;

Ellipse glow(Vec2 at, double radius, Color color) {
  return {at, {radius, radius}, color, faded(color, 0.0)};
}

/// A warm glow behind what is new.
void halo(DrawList& out, Vec2 at, double radius, double timeS, const Light& light) {
  out.add(glow(at, radius, faded(light.sun, 0.55 + 0.25 * det::sin(1.6 * timeS))));
}

/// A rectangle of this width and height, standing on the middle of its base. A strip with level edges is two triangles;
/// a polygon or a box would be ten or more.
void upright(DrawList& out, Vec2 foot, double wide, double high, Color color) {
  const Vec2 half{0.5 * wide, 0.0};
  const Vec2 top = foot - Vec2{0.0, high};
  out.add(Strip{{{top - half, color}, {top + half, color}, {foot - half, color}, {foot + half, color}}});
}

class Pen {
 public:
  Pen(DrawList& out, const BayView& view, const Light& light)
      : out_(out), foot_{view.townX, view.horizonY}, k_(view.townScale), light_(light) {}

  Vec2 at(double x, double up) const { return foot_ + k_ * Vec2{x, -up}; }

  void land(const Piece& piece, bool second) const {
    switch (piece.build) {
      case Build::Hut:
        house(piece, {30.0, 19.0}, 14.0, kSand, kBrick, second);
        break;
      case Build::House:
        house(piece, {32.0, 32.0}, 17.0, kCream, kVermilion, second);
        break;
      case Build::Store:
        house(piece, {46.0, 25.0}, 15.0, kApricot, kWood, second);
        break;
      case Build::Church:
        house(piece, {18.0, 44.0}, 30.0, kSand, kBrick, second);
        break;
      case Build::Crane:
        crane(at(piece.x, piece.up), k_ * piece.size);
        break;
      case Build::Jetty:
        break;
    }
  }

  void headland() const {
    constexpr int kSteps = 10;
    const Color ground = mix(light_.ridges[1], light_.ridges[2], 0.45);
    Strip hill;
    for (int i = 0; i <= kSteps; ++i) {
      const double u = 2.0 * i / kSteps - 1.0;
      hill.vertices.push_back({at(kHalf * u, kHigh * (1.0 - u * u) * (1.0 - 0.12 * u)), ground});
      hill.vertices.push_back({at(kHalf * u, -2.0), mix(ground, light_.ridges[2], 0.5)});
    }
    out_.add(hill);
  }

  void quay(double from, double to) const {
    out_.add(Line{{at(from, -3.0), at(to, -3.0)}, 9.0 * k_, far(mix(kSand, light_.stage, 0.5))});
  }

  void jetty(double x) const {
    const Color wood = mix(far(kWood), light_.stage, 0.3);
    out_.add(Line{{at(x, -6.0), at(x + 8.0, -26.0)}, 9.0 * k_, wood});
  }

  void boat(Vec2 foot, double size, double timeS) const {
    const double s = k_ * size;
    const Vec2 here = foot + Vec2{0.0, 1.2 * det::sin(0.9 * timeS + foot.x)};
    out_.add(Line{{here, here - Vec2{0.0, 34.0 * s}}, 2.5 * s, far(kWood)});
    out_.add(
        Polygon{{here + s * Vec2{2.0, -6.0}, here + s * Vec2{2.0, -33.0}, here + s * Vec2{17.0, -6.0}}, far(kCream)});
    out_.add(Polygon{{here + s * Vec2{-19.0, -4.0}, here + s * Vec2{20.0, -4.0}, here + s * Vec2{13.0, 5.0},
                      here + s * Vec2{-13.0, 5.0}},
                     far(kBrick)});
  }

 private:
  /// Distance pales every colour, so that the actors stay the warmest.
  Color far(Color color) const { return mix(color, light_.ridges[1], 0.36); }

  void house(const Piece& piece, Vec2 size, double roof, Color wall, Color tiles, bool second) const {
    const Vec2 foot = at(piece.x, piece.up);
    const double s = k_ * piece.size;
    const double half = 0.5 * s * size.x;
    const double eave = s * size.y;
    upright(out_, foot, 2.0 * half, eave, far(wall));
    const double over = half + 3.0 * s;
    out_.add(
        Polygon{{foot + Vec2{-over, -eave}, foot + Vec2{0.0, -eave - roof * s}, foot + Vec2{over, -eave}}, far(tiles)});
    const Color lit = mix(light_.sun, rgb(0xFFD28A), 0.3);
    upright(out_, foot + Vec2{-0.45 * half, -0.42 * eave}, 6.0 * s, 8.0 * s, lit);
    if (second) {
      upright(out_, foot + Vec2{0.45 * half, -0.42 * eave}, 6.0 * s, 8.0 * s, lit);
    }
  }

  void crane(Vec2 foot, double s) const {
    const Vec2 top = foot - Vec2{0.0, 62.0 * s};
    out_.add(Line{{foot, top}, 5.0 * s, far(kWood)});
    out_.add(Line{
        {top + s * Vec2{-10.0, 14.0}, top + s * Vec2{34.0, -8.0}, top + s * Vec2{34.0, 22.0}}, 3.5 * s, far(kWood)});
  }

  DrawList& out_;
  Vec2 foot_;
  double k_;
  const Light& light_;
};

/// Evenly spread but irregular: shares of 1 by the golden ratio.
double spread(int i, double from) {
  const double x = from + 0.6180339887 * i;
  return x - std::floor(x);
}

void route(DrawList& out, const Canvas& canvas, const BayView& view, int before, int now, double timeS,
           const Light& light) {
  for (int i = 0; i < now; ++i) {
    const Vec2 foot{(0.02 + 0.96 * spread(i, 0.31)) * canvas.width, view.horizonY};
    if (i >= before) {
      halo(out, foot - Vec2{0.0, 10.0}, 70.0, timeS, light);
    }
    if ((i + 1) % kFlagEvery == 0) {
      const double wave = 2.0 * det::sin(1.4 * timeS + i);
      out.add(Line{{foot + Vec2{0.0, 4.0}, foot + Vec2{0.0, -46.0}}, 3.5, mix(kCream, light.ridges[1], 0.2)});
      out.add(Polygon{{foot + Vec2{1.0, -46.0}, foot + Vec2{27.0, -38.0 + wave}, foot + Vec2{1.0, -29.0}},
                      mix(kVermilion, light.ridges[1], 0.15)});
    } else {
      const Vec2 lamp = foot + Vec2{0.0, 5.0};
      out.add(glow(lamp, 20.0, faded(light.glow, 0.8)));
      out.add(Ellipse{lamp, {4.5, 4.5}, light.sun, light.sun});
    }
  }
}

void lighthouse(DrawList& out, const BayView& view, int built, bool fresh, double timeS, const Light& light) {
  const Vec2 foot{view.lighthouseX, view.horizonY};
  const Color wall = mix(rgb(0xFFF4EA), light.ridges[0], 0.22);
  const Color band = mix(kBrick, light.ridges[0], 0.25);
  Strip rock;
  constexpr std::array<Vec2, 7> kRock{Vec2{-190, 0}, {-120, -16}, {-60, -30}, {0, -36},
                                      {60, -30},     {110, -12},  {170, 0}};
  for (const Vec2 point : kRock) {
    rock.vertices.push_back({foot + point, light.ridges[2]});
    rock.vertices.push_back({{foot.x + point.x, foot.y + 5.0}, light.ridges[2]});
  }
  const double courses = std::min(built, kCourses);
  // A beacon stands there before the first course, so that the bay always has a light.
  const double high = 20.0 + 11.0 * courses;
  const Vec2 base = foot + Vec2{0.0, -34.0};
  const Vec2 lamp = base + Vec2{0.0, -high - 12.0};
  if (built >= kAllBuilt.tower) {
    const double turn = det::sin(0.22 * timeS);
    const Color ray = faded(light.sun, 0.34);
    out.add(Strip{{{lamp + Vec2{0.0, -3.0}, ray},
                   {lamp + Vec2{0.0, 3.0}, ray},
                   {lamp + Vec2{-520.0 * turn, -86.0}, faded(ray, 0.0)},
                   {lamp + Vec2{-520.0 * turn, -18.0}, faded(ray, 0.0)}}});
  }
  out.add(rock);
  const auto widthAt = [](double up) { return lerp(17.0, 11.0, up / 130.0); };
  const auto part = [&](double from, double to, Color color) {
    const double a = widthAt(from);
    const double b = widthAt(to);
    out.add(Polygon{{base + Vec2{-a, -from}, base + Vec2{a, -from}, base + Vec2{b, -to}, base + Vec2{-b, -to}}, color});
  };
  if (fresh) {
    halo(out, base + Vec2{0.0, -high + 10.0}, 90.0, timeS, light);
  }
  if (built > kCourses) {
    const Vec2 door = base + Vec2{44.0, 4.0};
    upright(out, door + Vec2{0.0, 4.0}, 44.0, 26.0, wall);
    out.add(Polygon{{door + Vec2{-26, -22}, door + Vec2{0, -40}, door + Vec2{26, -22}}, band});
  }
  part(0.0, high, wall);
  for (const double from : {26.0, 70.0, 112.0}) {
    if (high > from + 6.0) {
      part(from, std::min(from + 22.0, high), band);
    }
  }
  const double pulse = 0.5 + 0.5 * det::sin(0.8 * timeS);
  out.add(glow(lamp, 30.0 + 2.0 * built, faded(light.sun, 0.35 + 0.3 * pulse)));
  out.add(Line{{base + Vec2{-15.0, -high - 1.0}, base + Vec2{15.0, -high - 1.0}}, 5.0, light.ridges[3]});
  upright(out, lamp + Vec2{0.0, 10.0}, 16.0, 20.0, light.sun);
  out.add(Polygon{{lamp + Vec2{-13.0, -9.0}, lamp + Vec2{0.0, -24.0}, lamp + Vec2{13.0, -9.0}}, band});
}

}  // namespace

void drawTown(DrawList& out, const BayView& view, double timeS, const Light& light) {
  const Standing now = standingOf(view.place);
  const Standing before = standingOf(view.before.value_or(view.place));
  const Pen pen(out, view, light);
  pen.headland();
  const auto row = [&](const auto& pieces, int first, int count, int parity, double from, double to) {
    for (int i = 0; i < count; ++i) {
      const Piece& piece = pieces[static_cast<std::size_t>(i)];
      if (piece.up < from || piece.up >= to) {
        continue;
      }
      if (i >= first) {
        halo(out, pen.at(piece.x, piece.up + 20.0), 70.0 * view.townScale, timeS, light);
      }
      pen.land(piece, now.windows > 2 * i + parity);
    }
  };
  row(kVillage, before.village, now.village, 1, kUpperRow, kHigh);
  row(kVillage, before.village, now.village, 1, 0.0, kUpperRow);
  row(kHarbour, before.harbour, now.harbour, 0, 0.0, kUpperRow);
}

void drawWaterside(DrawList& out, const Canvas& canvas, const BayView& view, double timeS, const Light& light) {
  const Standing now = standingOf(view.place);
  const Standing before = standingOf(view.before.value_or(view.place));
  const Pen pen(out, view, light);
  if (now.harbour > 0) {
    const auto built = std::span(kHarbour).first(static_cast<std::size_t>(now.harbour));
    const auto [from, to] = std::ranges::minmax(built, {}, &Piece::x);
    pen.quay(from.x - 24.0, to.x + 24.0);
    for (const Piece& piece : built) {
      if (piece.build == Build::Jetty) {
        pen.jetty(piece.x);
      }
    }
  }
  route(out, canvas, view, before.route, now.route, timeS, light);
  lighthouse(out, view, now.tower, now.tower > before.tower, timeS, light);
  for (int i = 0; i < now.boats; ++i) {
    const auto& [x, down, size] = kMoorings[static_cast<std::size_t>(i)];
    if (i >= before.boats) {
      halo(out, pen.at(x, 14.0 - down), 70.0 * view.townScale, timeS, light);
    }
    pen.boat(pen.at(x, -down), size, timeS);
  }
}

}  // namespace surefoot
