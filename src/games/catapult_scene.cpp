// SPDX-License-Identifier: MIT
// How the catapult's world is placed on a canvas and what it looks like.
#include "games/catapult_scene.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/math.hpp"
#include "play/bay.hpp"
#include "play/easing.hpp"
#include "play/folk.hpp"

namespace surefoot {

namespace catapult {

Vec2 armTip(double draw) {
  const double angle = (82.0 + 122.0 * draw) * kPi / 180.0;
  return kPivot + kArmLength * Vec2{det::cos(angle), det::sin(angle)};
}

}  // namespace catapult

using namespace catapult;

namespace {

constexpr double kFlightS = 1.2;
constexpr double kGravity = 9.81;

/// Metres to canvas units. Everything that matters spans kWidth metres across and is never cut off.
struct Lens {
  static constexpr double kWidth = 11.5;
  static constexpr double kLeft = 1.9;
  double scale;
  Vec2 origin;

  explicit Lens(const Canvas& canvas) : scale(std::min(canvas.width / kWidth, canvas.height / 7.7)) {
    origin = {0.5 * (canvas.width - kWidth * scale) + kLeft * scale,
              (canvas.portrait() ? 0.62 : 0.765) * canvas.height};
  }
  Vec2 at(Vec2 world) const { return origin + scale * Vec2{world.x, -world.y}; }
};

Ellipse disc(Vec2 centre, double radius, Color color) {
  return {centre, {radius, radius}, color, color};
}

/// Dark ground with a bright edge, and a darker core that gives it weight.
void ground(DrawList& out, const Lens& lens, std::span<const Vec2> outline, double footY, const Light& light) {
  Strip body;
  Strip heart;
  Line edge{{}, 4.0, faded(light.rim, 0.55)};
  for (const Vec2 point : outline) {
    const Vec2 at = lens.at(point);
    const double y = std::min(at.y, footY);
    body.vertices.push_back({{at.x, y}, mix(light.stage, light.rim, 0.16)});
    body.vertices.push_back({{at.x, footY}, light.stage});
    const double deeper = std::min(footY, y + lens.scale * (0.20 + 0.07 * det::sin(5.0 * point.x)));
    heart.vertices.push_back({{at.x, deeper}, light.stage});
    heart.vertices.push_back({{at.x, footY}, mix(light.stage, kInk, 0.5)});
    edge.points.push_back({at.x, y});
  }
  out.add(body);
  out.add(heart);
  out.add(edge);
}

void tuft(DrawList& out, const Lens& lens, Vec2 foot, double bend, const Light& light) {
  for (const double side : {-0.07, 0.0, 0.06}) {
    out.add(Line{{lens.at(foot + Vec2{0.4 * side, -0.02}), lens.at(foot + Vec2{side + 0.4 * bend, 0.09}),
                  lens.at(foot + Vec2{1.6 * side + bend, 0.17})},
                 4.0,
                 mix(light.stage, light.rim, 0.22)});
  }
}

void rock(DrawList& out, const Lens& lens, Vec2 at, double size, const Light& light) {
  const auto point = [&](double x, double y) { return lens.at(at + size * Vec2{x, y}); };
  out.add(Polygon{{point(-1.0, 0.0), point(-0.7, 0.55), point(-0.1, 0.8), point(0.6, 0.5), point(1.0, 0.0)},
                  mix(light.stage, light.rim, 0.12)});
  out.add(Polygon{{point(-0.7, 0.55), point(-0.1, 0.8), point(0.6, 0.5), point(0.05, 0.42)},
                  mix(light.stage, light.rim, 0.30)});
}

/// Foam where the water meets the islet.
void shore(DrawList& out, const Lens& lens, double timeS, const Light& light) {
  constexpr double kY = -0.93;
  for (int i = 0; i < 3; ++i) {
    const double breath = 0.5 + 0.5 * det::sin(0.9 * timeS + 2.1 * i);
    const double half = 2.45 - 0.42 * i + 0.08 * breath;
    const Vec2 at = lens.at({8.05 + 0.1 * i, kY - 0.13 * i});
    const Color color = faded(i == 0 ? light.rim : light.stage, i == 0 ? 0.30 + 0.15 * breath : 0.40 - 0.1 * i);
    out.add(Box{at, {2.0 * half * lens.scale, i == 0 ? 6.0 : 0.11 * lens.scale}, 3.0, color, color});
  }
}

void stage(DrawList& out, const Canvas& canvas, const Lens& lens, double timeS, const Light& light) {
  const double left = -lens.origin.x / lens.scale - 0.5;
  const std::array<Vec2, 12> cliff{Vec2{left, 0.22}, {-2.6, 0.12},  {-1.9, 0.02},  {-1.4, 0.0},
                                   {1.85, 0.0},      {2.15, -0.08}, {2.35, -0.28}, {2.42, -0.6},
                                   {2.6, -0.85},     {2.66, -1.5},  {2.9, -2.2},   {3.1, -9.0}};
  const std::array<Vec2, 11> islet{Vec2{5.55, -0.95}, {5.75, -0.8},  {6.0, -0.5},  {6.25, -0.18},
                                   {6.6, 0.0},        {8.0, 0.0},    {9.4, 0.0},   {9.7, -0.14},
                                   {9.95, -0.5},      {10.3, -0.74}, {10.6, -0.95}};
  shore(out, lens, timeS, light);
  ground(out, lens, islet, lens.at({0.0, -0.95}).y, light);
  ground(out, lens, cliff, canvas.height + 4.0, light);
  rock(out, lens, {5.95, -0.95}, 0.34, light);
  rock(out, lens, {10.15, -0.95}, 0.26, light);
  rock(out, lens, {-2.35, 0.05}, 0.3, light);
  const double bend = 0.05 * det::sin(1.3 * timeS);
  for (const double x : {-1.95, 1.55, 2.05}) {
    tuft(out, lens, {x, x > 1.9 ? -0.05 : 0.0}, bend, light);
  }
  tuft(out, lens, {6.5, -0.06}, bend, light);
  tuft(out, lens, {9.55, -0.06}, -bend, light);
}

/// Draws in the frame of a block: x to its right, y up, in shares of its half size.
class BlockPen {
 public:
  BlockPen(DrawList& out, const Lens& lens, const SceneBlock& thing)
      : out_(out),
        middle_(lens.at(thing.pose.at)),
        angle_(-thing.pose.angle),
        sin_(det::sin(-thing.pose.angle)),
        cos_(det::cos(-thing.pose.angle)),
        half_(0.5 * lens.scale * std::max(0.0, thing.shown) * thing.size) {}

  Vec2 at(double x, double y) const {
    const double right = x * half_.x;
    const double down = -y * half_.y;
    return middle_ + Vec2{right * cos_ - down * sin_, right * sin_ + down * cos_};
  }
  void box(double x, double y, Vec2 share, double corner, Color top, Color bottom) {
    const Vec2 size{2.0 * share.x * half_.x, 2.0 * share.y * half_.y};
    out_.add(Box{at(x, y), size, corner * std::min(size.x, size.y), top, bottom, angle_});
  }
  void line(Vec2 from, Vec2 to, double thickness, Color color) {
    out_.add(Line{{at(from.x, from.y), at(to.x, to.y)}, thickness, color});
  }
  void shape(std::span<const Vec2> points, Color color) {
    Polygon polygon{{}, color};
    for (const Vec2 point : points) {
      polygon.points.push_back(at(point.x, point.y));
    }
    out_.add(polygon);
  }

 private:
  DrawList& out_;
  Vec2 middle_;
  double angle_;
  double sin_;
  double cos_;
  Vec2 half_;
};

void pot(BlockPen& pen, Color base) {
  constexpr std::array<Vec2, 8> kBelly{Vec2{-0.55, -1.0}, {-0.95, -0.3}, {-0.95, 0.25}, {-0.55, 0.68},
                                       {0.55, 0.68},      {0.95, 0.25},  {0.95, -0.3},  {0.55, -1.0}};
  pen.shape(kBelly, base);
  pen.box(0.0, 0.82, {0.72, 0.18}, 0.4, mix(base, kWhite, 0.25), base);
  pen.line({-0.82, 0.0}, {0.82, 0.0}, 5.0, mix(base, kCream, 0.5));
}

void bell(BlockPen& pen, Color base) {
  constexpr std::array<Vec2, 8> kBody{Vec2{-0.9, -0.72}, {-0.62, -0.3}, {-0.5, 0.35}, {-0.3, 0.66},
                                      {0.3, 0.66},       {0.5, 0.35},   {0.62, -0.3}, {0.9, -0.72}};
  const Color dark = mix(base, rgb(0x4A2038), 0.45);
  pen.box(0.0, -0.86, {0.2, 0.14}, 0.5, dark, dark);
  pen.shape(kBody, base);
  pen.box(0.0, -0.68, {1.0, 0.12}, 0.4, mix(base, kWhite, 0.3), base);
  pen.line({-0.28, -0.3}, {-0.2, 0.4}, 5.0, mix(base, kWhite, 0.5));
  pen.box(0.0, 0.82, {0.22, 0.18}, 0.5, dark, mix(dark, kInk, 0.3));
}

/// Clear, with a glint that moves across it.
void ice(BlockPen& pen, Color base, double timeS) {
  pen.box(0.0, 0.0, {1.0, 1.0}, 0.12, faded(mix(base, kWhite, 0.3), 0.88), faded(mix(base, rgb(0x6FA9C8), 0.4), 0.88));
  pen.box(0.0, 0.78, {0.88, 0.09}, 0.5, rgb(0xFFFFFF, 0.8), rgb(0xFFFFFF, 0.5));
  const double x = 0.45 * det::sin(0.6 * timeS);
  pen.line({x - 0.3, -0.5}, {x + 0.1, 0.4}, 5.0, rgb(0xFFFFFF, 0.75));
  pen.line({x - 0.02, -0.5}, {x + 0.22, 0.04}, 3.0, rgb(0xFFFFFF, 0.5));
}

void block(DrawList& out, const Lens& lens, const SceneBlock& thing, double timeS) {
  constexpr EnumTable<Stuff, std::array<Color, 4>> kTints{
      {{kCoral, kBrick, rgb(0xCC666A), rgb(0xD1705F)},
       {kSand, kApricot, rgb(0xEDBE90), rgb(0xE8B98A)},
       {rgb(0xE9BC66), rgb(0xE4B25C), rgb(0xEDC474), rgb(0xE0AE5A)},
       {rgb(0xD4683F), rgb(0xC95F3B), rgb(0xDB7650), rgb(0xC25A3A)},
       {kWood, rgb(0x946558), kWood, rgb(0x80544A)},
       {rgb(0xB08A5A), rgb(0xA8804F), rgb(0xB89262), rgb(0xA07A4C)},
       {rgb(0xCDE9F0), rgb(0xC0E0EA), rgb(0xD6EEF3), rgb(0xC6E4EE)}}};
  const Color base = kTints[thing.stuff][static_cast<std::size_t>(thing.tint)];
  const Color dark = mix(base, rgb(0x4A2038), 0.22);
  BlockPen pen(out, lens, thing);
  if (thing.stuff == Stuff::Pot) {
    pot(pen, base);
    return;
  }
  if (thing.stuff == Stuff::Bell) {
    bell(pen, base);
    return;
  }
  if (thing.stuff == Stuff::Ice) {
    ice(pen, base, timeS + 0.7 * thing.tint);
    return;
  }
  pen.box(0.0, 0.0, {1.0, 1.0}, 0.16, base, dark);
  switch (thing.stuff) {
    case Stuff::Hay:
      for (const double x : {-0.45, 0.45}) {
        pen.line({x, -0.92}, {x, 0.92}, 5.0, kWood);
      }
      for (const double y : {-0.4, 0.1, 0.55}) {
        pen.line({-0.8, y}, {-0.1, y + 0.12}, 2.5, faded(kWood, 0.55));
        pen.line({0.15, y + 0.1}, {0.85, y - 0.05}, 2.5, faded(kWood, 0.55));
      }
      break;
    case Stuff::Plank:
      pen.line({-0.9, 0.1}, {0.9, 0.0}, 2.5, faded(kInk, 0.35));
      break;
    default:
      // A lit upper edge and a chip: stone, cut by hand.
      pen.box(0.0, 0.72, {0.9, 0.13}, 0.5, mix(base, kWhite, 0.38), mix(base, kWhite, 0.22));
      pen.line({-0.5 + 0.25 * thing.tint, -0.35}, {-0.25 + 0.25 * thing.tint, -0.35}, 3.0, faded(dark, 0.9));
      break;
  }
}

void flag(DrawList& out, const Lens& lens, const CatapultScene& scene) {
  const Vec2 up{-det::sin(scene.flag.angle), det::cos(scene.flag.angle)};
  const Vec2 top = scene.flag.at + 0.75 * up;
  const double opacity = scene.flagShown;
  Strip cloth;
  for (int i = 0; i <= 8; ++i) {
    const double u = i / 8.0;
    const double wave = 0.05 * u * det::sin(3.4 * scene.timeS - 5.0 * u);
    const Vec2 upper = lens.at(top + Vec2{0.52 * u, wave});
    const Vec2 lower = lens.at(top + Vec2{0.52 * u, wave} - (0.32 * (1.0 - 0.55 * u)) * up);
    cloth.vertices.push_back({upper, faded(kVermilion, opacity)});
    cloth.vertices.push_back({lower, faded(kBrick, opacity)});
  }
  out.add(cloth);
  out.add(Line{{lens.at(scene.flag.at), lens.at(top + 0.04 * up)}, 6.0, faded(rgb(0xFFF4E2), opacity)});
}

void stone(DrawList& out, const Lens& lens, const Pose& pose, double radius) {
  const Vec2 middle = lens.at(pose.at);
  const double r = lens.scale * radius;
  out.add(Ellipse{middle, {r, r}, rgb(0xFFF6E6), rgb(0xDCC6AC)});
  for (const double turn : {0.4, 2.2, 4.4}) {
    const double angle = turn - pose.angle;
    const Vec2 spot = middle + 0.55 * r * Vec2{det::cos(angle), det::sin(angle)};
    out.add(disc(spot, 0.13 * r, rgb(0xCDB394)));
  }
}

void wheel(DrawList& out, const Lens& lens, Vec2 at, double roll) {
  const Vec2 middle = lens.at(at);
  const double r = 0.3 * lens.scale;
  out.add(disc(middle, r, rgb(0x5A3438)));
  out.add(disc(middle, 0.76 * r, rgb(0x9A6A55)));
  for (int i = 0; i < 4; ++i) {
    const double angle = roll + i * kPi / 4.0;
    const Vec2 spoke = 0.76 * r * Vec2{det::cos(angle), det::sin(angle)};
    out.add(Line{{middle - spoke, middle + spoke}, 0.13 * r, rgb(0x6E443E)});
  }
  out.add(disc(middle, 0.26 * r, kApricot));
}

void arm(DrawList& out, const Lens& lens, const CatapultScene& scene) {
  const Vec2 along = (1.0 / kArmLength) * (armTip(scene.draw) - kPivot);
  const Vec2 across{-along.y, along.x};
  // Force bends the wood, more and more towards the end of the arm.
  const auto on = [&](double u) {
    return kPivot + (u * kArmLength) * along - (0.2 * scene.strain * (u * u - u)) * across;
  };
  Line beam{{}, 0.15 * lens.scale, kWood};
  Line shine{{}, 0.045 * lens.scale, mix(kWood, kSand, 0.5)};
  for (int i = 0; i <= 12; ++i) {
    const double u = -0.28 + 1.2 * i / 12.0;
    beam.points.push_back(lens.at(on(u)));
    shine.points.push_back(lens.at(on(u) + 0.035 * across));
  }
  out.add(beam);
  out.add(shine);
  for (const double u : {0.52, 0.6, 0.68}) {
    out.add(Line{{lens.at(on(u) - 0.08 * across), lens.at(on(u) + 0.08 * across)}, 0.05 * lens.scale, kSand});
  }
  Line spoon{{}, 0.09 * lens.scale, rgb(0x6E443E)};
  for (int i = 0; i <= 8; ++i) {
    const double angle = kPi * (0.5 + i / 8.0);
    const Vec2 around = det::cos(angle) * across + det::sin(angle) * along;
    spoon.points.push_back(lens.at(armTip(scene.draw) + (kStoneRadius + 0.03) * Vec2{-around.x, -around.y}));
  }
  if (scene.loaded) {
    stone(out, lens, {armTip(scene.draw), 0.8 * scene.draw}, kStoneRadius);
  }
  out.add(spoon);
  out.add(disc(lens.at(kPivot), 0.15 * lens.scale, rgb(0x5A3438)));
  out.add(disc(lens.at(kPivot), 0.07 * lens.scale, kApricot));
}

void machine(DrawList& out, const Lens& lens, const CatapultScene& scene) {
  const double k = lens.scale;
  const Color far = rgb(0x5A3438);
  const Color near = rgb(0x7A4C46);
  const Vec2 winch{0.72, 0.46};
  out.add(Ellipse{lens.at({0.0, -0.01}), {1.15 * k, 0.08 * k}, faded(kInk, 0.55), faded(kInk, 0.0)});
  out.add(Line{{lens.at({0.62, 0.36}), lens.at({0.42, 1.5})}, 0.12 * k, far});
  // The rope runs from the winch to the arm and is tight while the person presses.
  const Vec2 hitch = kPivot + 0.34 * (armTip(scene.draw) - kPivot);
  const double slack = 0.22 * (1.0 - scene.strain);
  Line rope{{}, 0.035 * k, kSand};
  for (int i = 0; i <= 6; ++i) {
    const double u = i / 6.0;
    rope.points.push_back(lens.at(hitch + u * (winch - hitch) - Vec2{0.0, 4.0 * slack * u * (1.0 - u)}));
  }
  arm(out, lens, scene);
  out.add(rope);
  out.add(Polygon{{lens.at({-0.62, 0.28}), lens.at({-0.1, 1.08}), lens.at({0.1, 1.08}), lens.at({0.2, 0.9}),
                   lens.at({-0.36, 0.28})},
                  near});
  out.add(Polygon{
      {lens.at({0.62, 0.28}), lens.at({0.1, 1.08}), lens.at({-0.1, 1.08}), lens.at({-0.2, 0.9}), lens.at({0.36, 0.28})},
      near});
  out.add(Box{lens.at({0.0, 0.36}), {2.1 * k, 0.17 * k}, 0.06 * k, rgb(0x945F52), near});
  out.add(disc(lens.at(kPivot), 0.09 * k, kApricot));
  // The padded bar that stops the arm.
  out.add(Line{{lens.at({0.3, 1.56}), lens.at({0.47, 1.5})}, 0.16 * k, kSand});
  out.add(disc(lens.at(winch), 0.13 * k, far));
  out.add(disc(lens.at(winch), 0.06 * k, kSand));
  wheel(out, lens, {-0.74, 0.3}, 0.4);
  wheel(out, lens, {0.74, 0.3}, 0.9);
}

void particle(DrawList& out, const Lens& lens, const Particle& one) {
  const double age = one.ageS / one.lifeS;
  const Vec2 at = lens.at(one.at);
  if (one.kind == ParticleKind::Dust) {
    out.add(dust(one, at, lens.scale));
    return;
  }
  const double radius = lens.scale * one.size * (1.0 - 0.6 * age);
  const Color color = faded(one.kind == ParticleKind::Spark ? kCream : rgb(0xDCEBFF), 0.95 * (1.0 - age));
  const Vec2 tail = 0.03 * lens.scale * Vec2{one.velocity.x, -one.velocity.y};
  out.add(Line{{at - tail, at}, radius, color});
}

/// Dotted paths of the stone: the middle one, and the two edges of the fan while the hold is not steady enough for them
/// to merge.
void fan(DrawList& out, const Lens& lens, const CatapultScene& scene) {
  const Vec2 from = armTip(0.3);
  constexpr int kDots = 17;
  for (const double side : {-1.0, 1.0, 0.0}) {
    const Vec2 velocity = throwVelocity(from, scene.target + Vec2{side * scene.fan, 0.0});
    for (int i = 1; i < kDots; ++i) {
      const double t = kFlightS * i / kDots;
      const Vec2 at = from + t * velocity - Vec2{0.0, 0.5 * kGravity * t * t};
      const double apart = lens.scale * scene.fan * i / kDots;
      const double opacity = side == 0.0 ? 0.9 : 0.55 * smooth((apart - 12.0) / 14.0);
      if (opacity > 0.01) {
        out.add(disc(lens.at(at), side == 0.0 ? 7.5 : 5.0, faded(kWhite, opacity * scene.fanShown)));
      }
    }
  }
}

/// Arrows on both sides of the tower that ask for a lean.
void leanArrows(DrawList& out, const Lens& lens, const CatapultScene& scene) {
  const double shown = scene.aimShown * (1.0 - scene.aimLocked);
  for (const double side : {-1.0, 1.0}) {
    const double beat = 8.0 * det::sin(2.6 * scene.timeS);
    const Vec2 at = lens.at({kTowerX + side * 1.32, 1.1}) + Vec2{side * beat, 0.0};
    for (const auto& [thickness, color] : {std::pair{26.0, kInk}, std::pair{13.0, kAmber}}) {
      out.add(Line{{at + Vec2{-side * 14.0, -28.0}, at + Vec2{side * 12.0, 0.0}, at + Vec2{-side * 14.0, 28.0}},
                   thickness,
                   faded(color, shown)});
    }
  }
}

void aim(DrawList& out, const Lens& lens, const CatapultScene& scene) {
  const Vec2 at = lens.at(scene.target);
  const double shown = scene.aimShown;
  const double radius = 50.0 - 12.0 * scene.aimLocked + 4.0 * (1.0 - scene.aimLocked) * det::sin(2.6 * scene.timeS);
  const auto ring = [&](double thickness, Color color) {
    out.add(Arc{at, radius, thickness, 0.0, 1.0, faded(color, shown)});
    for (int i = 0; i < 4; ++i) {
      const double angle = i * kPi / 2.0 + kPi / 4.0 * (1.0 - scene.aimLocked);
      const Vec2 way{det::cos(angle), det::sin(angle)};
      out.add(Line{{at + (radius + 6.0) * way, at + (radius + 18.0) * way}, thickness, faded(color, shown)});
    }
  };
  ring(20.0, kInk);
  ring(9.0, kAmber);
  out.add(disc(at, 13.0, faded(kInk, shown)));
  out.add(disc(at, 8.0, faded(kAmber, shown)));
}

/// The keeper and the dog beside the machine, the child in a boat on the water.
void folk(DrawList& out, const Lens& lens, const CatapultScene& scene, const Light& light) {
  const auto one = [&](Inhabitant who, Vec2 at, double phase) {
    draw(out,
         {.who = who,
          .foot = lens.at(at),
          .high = 0.95 * lens.scale,
          .facing = -1.0,
          .timeS = scene.timeS,
          .phase = phase,
          .cheer = scene.triumph,
          .watch = smooth(2.0 * scene.draw)},
         light);
  };
  one(Inhabitant::Keeper, {1.36, 0.0}, 0.2);
  one(Inhabitant::Dog, {1.76, 0.0}, 0.7);
  const Vec2 bob{0.04 * det::sin(0.5 * scene.timeS), 0.03 * det::sin(0.9 * scene.timeS)};
  const Vec2 boat = Vec2{4.3, -0.74} + bob;
  one(Inhabitant::Child, boat + Vec2{-0.05, -0.12}, 1.3);
  const auto hull = [&](double x, double y) { return lens.at(boat + Vec2{x, y}); };
  out.add(Polygon{{hull(-0.62, 0.12), hull(0.66, 0.12), hull(0.42, -0.2), hull(-0.4, -0.2)},
                  mix(kBrick, light.stage, 0.25)});
  out.add(Line{{hull(-0.62, 0.12), hull(0.66, 0.12)}, 0.06 * lens.scale, mix(kCream, light.stage, 0.2)});
  out.add(Box{
      lens.at(boat + Vec2{0.0, -0.24}), {1.5 * lens.scale, 5.0}, 2.5, faded(light.rim, 0.35), faded(light.rim, 0.35)});
}

}  // namespace

Vec2 throwVelocity(Vec2 muzzle, Vec2 target) {
  const Vec2 way = target - muzzle;
  return {way.x / kFlightS, way.y / kFlightS + 0.5 * kGravity * kFlightS};
}

void drawCatapult(DrawList& out, const Canvas& canvas, const CatapultScene& scene) {
  const Lens lens(canvas);
  const Light& light = lightOf(scene.dayTime);
  const double horizonY = lens.at({0.0, 1.2}).y;
  drawBay(out, canvas, scene.dayTime, scene.timeS,
          {.horizonY = horizonY,
           .sun = {lens.at({5.75, 0.0}).x, horizonY - 118.0},
           .lighthouseX = lens.at({1.5, 0.0}).x,
           .swell = std::max(scene.triumph, 0.6 * scene.breath),
           .townX = lens.at({4.55, 0.0}).x,
           .townScale = lens.scale / 150.0,
           .place = scene.place});
  stage(out, canvas, lens, scene.timeS, light);
  if (scene.flagShown > 0.01) {
    flag(out, lens, scene);
  }
  for (const SceneBlock& thing : scene.blocks) {
    block(out, lens, thing, scene.timeS);
  }
  machine(out, lens, scene);
  folk(out, lens, scene, light);
  if (scene.fanShown > 0.01) {
    fan(out, lens, scene);
  }
  for (const SceneBlock& thing : scene.stones) {
    stone(out, lens, thing.pose, thing.shown * kStoneRadius);
  }
  for (const Particle& one : scene.particles) {
    particle(out, lens, one);
  }
  if (scene.byLean && scene.aimShown * (1.0 - scene.aimLocked) > 0.01) {
    leanArrows(out, lens, scene);
  }
  if (scene.aimShown > 0.01) {
    aim(out, lens, scene);
  }
}

}  // namespace surefoot
