// SPDX-License-Identifier: MIT
// A few simple, warm shapes for each place, so that the six can be told apart from two metres away.
#include "games/balloon_places.hpp"

#include <array>
#include <initializer_list>

#include "base/math.hpp"

namespace surefoot {

namespace {

constexpr Color kWindow = rgb(0xFFE3A8);
constexpr Color kWall = rgb(0xFFF1DC);
constexpr Color kLeaf = rgb(0x6E9B5E);

/// Draws in metres relative to the foot of the place.
class Pen {
 public:
  Pen(DrawList& out, Vec2 foot, double scale, Color shade, double dusk)
      : out_(out), foot_(foot), scale_(scale), shade_(shade), dusk_(dusk) {}

  Vec2 at(double x, double y) const { return foot_ + scale_ * Vec2{x, -y}; }
  Color tone(Color color) const { return mix(color, shade_, dusk_); }

  void shape(std::initializer_list<Vec2> points, Color color) {
    Polygon polygon{{}, tone(color)};
    for (const Vec2 point : points) {
      polygon.points.push_back(at(point.x, point.y));
    }
    out_.add(polygon);
  }
  void box(double x, double y, double width, double height, Color color, double corner = 0.0) {
    const Color dark = mix(tone(color), shade_, 0.18);
    out_.add(Box{at(x, y + height / 2.0), scale_ * Vec2{width, height}, scale_ * corner, tone(color), dark});
  }
  void window(double x, double y, double width, double height) {
    // Windows stay bright at dusk.
    out_.add(Box{at(x, y), scale_ * Vec2{width, height}, scale_ * 0.04, kWindow, kWindow});
  }
  void disc(double x, double y, double radius, Color color) {
    const Color dark = mix(tone(color), shade_, 0.15);
    out_.add(Ellipse{at(x, y), {scale_ * radius, scale_ * radius}, tone(color), dark});
  }
  void line(Vec2 from, Vec2 to, double thickness, Color color) {
    out_.add(Line{{at(from.x, from.y), at(to.x, to.y)}, scale_ * thickness, tone(color)});
  }
  void house(double x, double width, double wall, double roof, Color roofColor) {
    box(x, 0.0, width, wall, kWall);
    shape({{x - width / 2.0 - 0.12, wall}, {x, wall + roof}, {x + width / 2.0 + 0.12, wall}}, roofColor);
  }

 private:
  DrawList& out_;
  Vec2 foot_;
  double scale_;
  Color shade_;
  double dusk_;
};

void mill(Pen& pen, double timeS) {
  pen.shape({{-0.52, 0.0}, {0.52, 0.0}, {0.34, 1.5}, {-0.34, 1.5}}, kWall);
  pen.shape({{-0.42, 1.45}, {0.42, 1.45}, {0.0, 1.98}}, kBrick);
  pen.box(0.0, 0.0, 0.3, 0.5, kWood, 0.06);
  pen.window(0.0, 0.92, 0.22, 0.26);
  const Vec2 hub{0.0, 1.55};
  for (int i = 0; i < 4; ++i) {
    const double angle = 0.35 * timeS + 0.5 * kPi * i;
    const Vec2 along{det::cos(angle), det::sin(angle)};
    const Vec2 across{-along.y, along.x};
    const auto on = [&](double far, double side) { return hub + far * along + side * across; };
    pen.shape({on(0.25, 0.02), on(1.05, 0.02), on(1.05, 0.24), on(0.25, 0.2)}, kSand);
    pen.line(hub, on(1.08, 0.0), 0.06, kWood);
  }
  pen.disc(hub.x, hub.y, 0.09, kWood);
}

void village(Pen& pen) {
  pen.house(0.55, 0.85, 0.62, 0.52, kCoral);
  pen.box(0.82, 1.0, 0.16, 0.32, kWood);
  pen.house(-0.45, 1.0, 0.86, 0.66, kBrick);
  pen.box(-0.45, 0.0, 0.26, 0.46, kWood, 0.06);
  pen.window(-0.75, 0.56, 0.2, 0.22);
  pen.window(-0.15, 0.56, 0.2, 0.22);
  pen.window(0.55, 0.36, 0.24, 0.24);
}

void orchard(Pen& pen) {
  struct Tree {
    double x, high, radius;
  };
  for (const Tree& tree : std::array<Tree, 3>{{{0.0, 1.35, 0.58}, {-0.9, 0.95, 0.46}, {0.9, 0.92, 0.44}}}) {
    pen.line({tree.x, 0.0}, {tree.x, tree.high}, 0.13, kWood);
    pen.disc(tree.x, tree.high, tree.radius, kLeaf);
    pen.disc(tree.x - 0.3 * tree.radius, tree.high + 0.3 * tree.radius, 0.5 * tree.radius, mix(kLeaf, kWhite, 0.16));
    for (const Vec2 fruit : {Vec2{-0.45, -0.2}, {0.2, 0.42}, {0.5, -0.25}, {0.0, -0.55}}) {
      pen.disc(tree.x + fruit.x * tree.radius, tree.high + fruit.y * tree.radius, 0.09, kVermilion);
    }
  }
}

void tent(Pen& pen, double x, double width, double high, Color color) {
  pen.box(x, 0.0, 0.82 * width, 0.55 * high, mix(color, kInk, 0.35));
  for (const double side : {-0.41, 0.41}) {
    pen.line({x + side * width, 0.0}, {x + side * width, 0.6 * high}, 0.07, kWood);
  }
  constexpr int kStripes = 4;
  for (int i = 0; i < kStripes; ++i) {
    const double a = -0.5 + static_cast<double>(i) / kStripes;
    const double b = a + 1.0 / kStripes;
    pen.shape({{x + a * width, 0.55 * high},
               {x + b * width, 0.55 * high},
               {x + 0.55 * b * width, high},
               {x + 0.55 * a * width, high}},
              i % 2 == 0 ? color : kWall);
    pen.disc(x + 0.5 * (a + b) * width, 0.55 * high, 0.5 * width / kStripes, i % 2 == 0 ? color : kWall);
  }
}

void market(Pen& pen) {
  tent(pen, -0.62, 1.15, 1.3, kBrick);
  tent(pen, 0.62, 1.1, 1.1, kCoral);
  pen.disc(0.36, 0.14, 0.13, kApricot);
  pen.disc(0.62, 0.14, 0.13, kVermilion);
  pen.disc(0.49, 0.34, 0.13, kSand);
}

void chapel(Pen& pen) {
  pen.house(0.4, 1.1, 0.75, 0.55, kCoral);
  pen.box(-0.42, 0.0, 0.56, 1.4, kWall);
  pen.shape({{-0.78, 1.4}, {-0.06, 1.4}, {-0.42, 2.3}}, kBrick);
  pen.box(-0.42, 0.95, 0.28, 0.34, mix(kWood, kInk, 0.4), 0.14);
  pen.disc(-0.42, 1.1, 0.09, kSand);
  pen.box(-0.42, 0.0, 0.26, 0.46, kWood, 0.12);
  pen.window(0.24, 0.42, 0.16, 0.3);
  pen.window(0.64, 0.42, 0.16, 0.3);
}

void boathouse(Pen& pen) {
  pen.house(0.3, 1.3, 0.7, 0.62, kWood);
  pen.box(0.3, 0.0, 0.66, 0.54, mix(kWood, kInk, 0.55), 0.05);
  pen.window(0.3, 0.94, 0.2, 0.2);
  pen.line({-0.72, 0.3}, {-0.72, 1.75}, 0.06, kWood);
  pen.shape({{-0.66, 0.5}, {-0.66, 1.7}, {-0.16, 0.5}}, kWall);
  pen.shape({{-0.8, 0.5}, {-0.8, 1.35}, {-1.2, 0.5}}, kSand);
  pen.shape({{-1.25, 0.36}, {-0.1, 0.36}, {-0.3, 0.04}, {-1.05, 0.04}}, kVermilion);
}

}  // namespace

std::string_view nameOf(PlaceKind kind) {
  constexpr EnumTable<PlaceKind, std::string_view> kNames{{"balloon.place.mill", "balloon.place.village",
                                                           "balloon.place.orchard", "balloon.place.market",
                                                           "balloon.place.chapel", "balloon.place.boathouse"}};
  return kNames[kind];
}

void drawPlace(DrawList& out, PlaceKind kind, Vec2 foot, double scale, const Light& light, double dusk, double timeS) {
  Pen pen(out, foot, scale, light.stage, dusk);
  switch (kind) {
    case PlaceKind::Mill:
      return mill(pen, timeS);
    case PlaceKind::Village:
      return village(pen);
    case PlaceKind::Orchard:
      return orchard(pen);
    case PlaceKind::Market:
      return market(pen);
    case PlaceKind::Chapel:
      return chapel(pen);
    case PlaceKind::Boathouse:
      return boathouse(pen);
  }
}

}  // namespace surefoot
