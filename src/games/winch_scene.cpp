// SPDX-License-Identifier: MIT
// How the winch's world is placed on a canvas and what it looks like: sea, boats, tower and crane behind, the wheel in
// front.
#include "games/winch_scene.hpp"

#include <algorithm>
#include <cmath>

#include "base/math.hpp"
#include "games/winch_wheel.hpp"
#include "play/bay.hpp"
#include "play/easing.hpp"
#include "play/folk.hpp"

namespace surefoot {

namespace {

constexpr Color kWall = rgb(0xFFF4E6);
constexpr Color kBeamLight = rgb(0xFFF3CF);
constexpr double kShoreY = -0.35;
constexpr double kMastX = 1.62;
constexpr double kJibLeft = -3.35;
constexpr double kJibRight = 2.5;
constexpr double kJibY = 7.35;
/// Position of the tower on the plan of the sea, metres from the near shore.
constexpr double kTowerDepth = 2.6;

/// Metres to canvas units: an upright world around the foot of the tower, and the plan of the sea in perspective.
struct Lens {
  Wheel wheel;
  Vec2 foot;
  double scale;
  double horizonY;
  double seaDrop;   ///< From the horizon to the near edge of the sea.
  double sideways;  ///< Scale of the plan at its near edge.

  explicit Lens(const Canvas& canvas) {
    const double w = canvas.width;
    const double h = canvas.height;
    if (canvas.portrait()) {
      wheel = {{0.5 * w, 0.577 * h}, 262.0};
      foot = {0.72 * w, 0.402 * h};
      scale = 60.0;
      horizonY = 0.335 * h;
      sideways = 64.0;
    } else {
      wheel = {{std::max(518.0, 0.335 * w), 0.555 * h}, 328.0};
      foot = {w - std::clamp(265.0 + 0.60 * (w - 1440.0), 265.0, 720.0), 0.718 * h};
      scale = 70.0;
      horizonY = 0.56 * h;
      sideways = std::clamp((foot.x - wheel.at.x - wheel.radius - 40.0) / 5.1, 40.0, 84.0);
    }
    seaDrop = (at({0.0, kShoreY}).y - horizonY) / near(kTowerDepth);
  }
  Vec2 at(Vec2 world) const { return foot + scale * Vec2{world.x, -world.y}; }
  /// 1 at the near edge of the sea, smaller with distance.
  static double near(double depth) { return 7.0 / (7.0 + std::max(-2.0, depth)); }
  Vec2 sea(Vec2 plan) const { return {foot.x + sideways * plan.x * near(plan.y), horizonY + seaDrop * near(plan.y)}; }
};

Ellipse disc(Vec2 centre, double radius, Color color) {
  return {centre, {radius, radius}, color, color};
}

/// Hull, two sails and, in the harbour, a lantern; pale and warm when lit by the beam.
void boat(DrawList& out, Vec2 at, double size, const SceneBoat& one, double timeS, const Light& light) {
  const double rock = 0.05 * det::sin(1.1 * timeS + one.phase);
  const double turn = std::fabs(one.heading) < 0.15 ? 0.15 : one.heading;
  const auto point = [&](double x, double y) {
    const double px = size * turn * x;
    const double py = -size * y;
    return at + Vec2{px - rock * py, py + rock * px};
  };
  const Color sail = mix(mix(kSand, light.ridges[1], 0.45 * (1.0 - one.lit)), kWhite, 0.55 * one.lit);
  const Color jib = mix(mix(kApricot, light.ridges[1], 0.45 * (1.0 - one.lit)), kWhite, 0.4 * one.lit);
  const Color hull = mix(light.stage, kWood, 0.35 + 0.3 * one.lit);
  const auto shade = [&](Color color) { return faded(color, one.shown); };
  out.add(
      Ellipse{at + Vec2{0.0, 0.06 * size}, {0.75 * size, 0.09 * size}, shade(rgb(0x0E1530, 0.35)), rgb(0x0E1530, 0.0)});
  if (one.lit > 0.02) {
    out.add(Ellipse{at + Vec2{0.0, -0.5 * size},
                    {1.5 * size, 1.4 * size},
                    faded(kBeamLight, 0.4 * one.lit * one.shown),
                    faded(kBeamLight, 0.0)});
  }
  out.add(Polygon{{point(-0.02, 0.2), point(-0.02, 1.35), point(-0.5, 0.26)}, shade(sail)});
  out.add(Polygon{{point(0.05, 0.2), point(0.05, 1.15), point(0.55, 0.24)}, shade(jib)});
  out.add(Line{{point(0.0, 0.05), point(0.0, 1.42)}, std::max(2.0, 0.05 * size), shade(hull)});
  out.add(Polygon{{point(-0.62, 0.18), point(0.7, 0.2), point(0.45, -0.1), point(-0.45, -0.1)}, shade(hull)});
  out.add(Line{{point(-0.6, 0.17), point(0.68, 0.19)}, std::max(2.0, 0.05 * size), shade(mix(hull, kCream, 0.45))});
  if (one.home > 0.0) {
    const Vec2 lantern = point(0.0, 1.5);
    out.add(Ellipse{lantern, {0.35 * size, 0.35 * size}, faded(light.sun, 0.7), faded(light.sun, 0.0)});
    out.add(disc(lantern, std::max(3.0, 0.08 * size), kCream));
  }
}

void boats(DrawList& out, const Lens& lens, const WinchScene& scene, const Light& light, double from, double to) {
  std::vector<const SceneBoat*> order;
  for (const SceneBoat& one : scene.boats) {
    if (one.at.y >= from && one.at.y < to) {
      order.push_back(&one);
    }
  }
  std::stable_sort(order.begin(), order.end(),
                   [](const SceneBoat* a, const SceneBoat* b) { return a->at.y > b->at.y; });
  for (const SceneBoat* one : order) {
    const double size = 0.95 * lens.scale * Lens::near(one->at.y);
    const double bob = 0.02 * size * det::sin(1.4 * scene.timeS + one->phase);
    boat(out, lens.sea(one->at) + Vec2{0.0, bob}, size, *one, scene.timeS, light);
  }
}

void islet(DrawList& out, const Lens& lens, double timeS, const Light& light) {
  constexpr std::array<Vec2, 9> kOutline{Vec2{-2.15, kShoreY}, {-2.0, -0.2}, {-1.75, -0.04}, {-1.3, 0.0},    {0.0, 0.0},
                                         {1.6, 0.0},           {2.1, -0.03}, {2.4, -0.2},    {2.65, kShoreY}};
  const double footY = lens.at({0.0, kShoreY}).y;
  for (int i = 0; i < 3; ++i) {
    const double breath = 0.5 + 0.5 * det::sin(0.9 * timeS + 2.1 * i);
    const double half = 2.75 - 0.35 * i + 0.08 * breath;
    const Color color = faded(i == 0 ? light.rim : light.stage, i == 0 ? 0.30 + 0.15 * breath : 0.40 - 0.1 * i);
    const Vec2 at = lens.at({0.25, kShoreY - 0.02 - 0.12 * i});
    out.add(Box{at, {2.0 * half * lens.scale, i == 0 ? 6.0 : 0.1 * lens.scale}, 3.0, color, color});
  }
  Strip body;
  Line edge{{}, 4.0, faded(light.rim, 0.55)};
  for (const Vec2 point : kOutline) {
    const Vec2 at = lens.at(point);
    body.vertices.push_back({at, mix(light.stage, light.rim, 0.16)});
    body.vertices.push_back({{at.x, footY + 2.0}, light.stage});
    edge.points.push_back(at);
  }
  out.add(body);
  out.add(edge);
}

/// A course of the tower: lit from the left, in its own colour, with a window if the lap was round enough.
void course(DrawList& out, const Lens& lens, const SceneCourse& one, bool alight) {
  const bool red = one.number % 2 == 1;
  const Color base = red ? kBrick : kWall;
  const Color dark = mix(base, rgb(0x4A2038), red ? 0.38 : 0.34);
  const double s = det::sin(one.pose.angle);
  const double c = det::cos(one.pose.angle);
  const double grown = std::max(0.0, one.shown);
  const auto point = [&](double x, double y) {
    const double half = 0.5 * grown * lerp(one.size.x, one.topWidth, 0.5 + 0.5 * y);
    const Vec2 local{x * half, 0.5 * grown * y * one.size.y};
    return lens.at(one.pose.at + Vec2{local.x * c - local.y * s, local.x * s + local.y * c});
  };
  Strip round;
  constexpr std::array<std::array<double, 2>, 5> kShade{
      {{-1.0, 0.25}, {-0.45, 0.0}, {0.1, 0.12}, {0.6, 0.6}, {1.0, 1.0}}};
  for (const auto& [x, shade] : kShade) {
    round.vertices.push_back({point(x, 1.0), mix(base, dark, shade)});
    round.vertices.push_back({point(x, -1.0), mix(base, dark, std::min(1.0, shade + 0.08))});
  }
  out.add(round);
  out.add(Line{{point(-0.97, -1.0), point(0.97, -1.0)}, 3.0, faded(dark, 0.8)});
  for (const double x : {-0.5, 0.15, 0.62}) {
    const double shift = one.number % 2 == 0 ? 0.0 : 0.2;
    out.add(Line{{point(x - shift, -0.9), point(x - shift, -0.1)}, 2.0, faded(dark, 0.35)});
  }
  if (one.window) {
    const Vec2 middle = point(-0.12, 0.05);
    const Vec2 size = lens.scale * grown * Vec2{0.22, 0.62 * one.size.y};
    const Color glass = alight ? kCream : rgb(0x3B4470);
    out.add(Box{middle, size, 0.5 * size.x, glass, mix(glass, kApricot, alight ? 0.6 : 0.0), -one.pose.angle, 4.0,
                mix(dark, kInk, 0.4)});
  }
}

void lantern(DrawList& out, const Lens& lens, const SceneCourse& one, double lamp, double timeS, const Light& light) {
  const double s = det::sin(one.pose.angle);
  const double c = det::cos(one.pose.angle);
  const double grown = std::max(0.0, one.shown);
  const auto point = [&](double x, double y) {
    const Vec2 local = grown * Vec2{0.5 * x * one.size.x, 0.5 * y * one.size.y};
    return lens.at(one.pose.at + Vec2{local.x * c - local.y * s, local.x * s + local.y * c});
  };
  const double k = lens.scale * grown;
  const Color iron = mix(light.stage, kInk, 0.3);
  const Color glass = mix(rgb(0x54608F), rgb(0xFFF6DC), lamp);
  const double pulse = 0.85 + 0.15 * det::sin(0.9 * timeS);
  out.add(Polygon{{point(-0.72, -0.7), point(0.72, -0.7), point(0.66, 0.62), point(-0.66, 0.62)}, glass});
  for (const double x : {-0.68, -0.24, 0.24, 0.68}) {
    out.add(Line{{point(x, -0.7), point(0.95 * x, 0.65)}, 0.05 * k, iron});
  }
  if (lamp > 0.01) {
    const Vec2 heart = point(0.0, -0.05);
    out.add(Ellipse{heart, {1.5 * k, 1.5 * k}, faded(kBeamLight, 0.55 * lamp * pulse), faded(kBeamLight, 0.0)});
    out.add(disc(heart, 0.17 * k, faded(kWhite, lamp)));
  }
  out.add(Line{{point(-1.25, -0.85), point(1.25, -0.85)}, 0.15 * k, iron});
  out.add(Line{{point(-1.2, -0.42), point(1.2, -0.42)}, 0.045 * k, iron});
  for (const double x : {-1.2, -0.6, 0.6, 1.2}) {
    out.add(Line{{point(x, -0.85), point(x, -0.42)}, 0.045 * k, iron});
  }
  out.add(Polygon{{point(-0.95, 0.62), point(0.95, 0.62), point(0.28, 1.55), point(-0.28, 1.55)}, kBrick});
  out.add(Polygon{{point(0.2, 0.62), point(0.95, 0.62), point(0.28, 1.55), point(0.06, 1.55)},
                  mix(kBrick, rgb(0x4A2038), 0.35)});
  out.add(disc(point(0.0, 1.68), 0.08 * k, kSand));
}

/// A beam of two cones seen from the side: shorter as it turns towards or away from the viewer, and widest and faintest
/// towards the viewer, so that it never dazzles.
void beam(DrawList& out, const Canvas& canvas, const Lens& lens, const WinchScene& scene) {
  const Vec2 lamp = lens.at(scene.lantern.pose.at);
  const double across = det::cos(scene.beamAngle);
  const double away = det::sin(scene.beamAngle);
  const double reach = 0.62 * std::max(canvas.width, 1300.0);
  const Vec2 way{reach * across, (away > 0.0 ? 0.8 : 0.25) * std::fabs(away) * (lens.horizonY - lamp.y) + 30.0};
  const double size = length(way);
  const Vec2 normal = (1.0 / std::max(1.0, size)) * Vec2{-way.y, way.x};
  const double width = 62.0 + 55.0 * (1.0 - away) * 0.5;
  const double strength = scene.beam * lerp(0.55, 0.95, smooth(0.5 + 0.5 * away));
  for (const double wide : {1.0, 0.5}) {
    Strip cone;
    for (int i = 0; i <= 6; ++i) {
      const double u = i / 6.0;
      const double half = wide * lerp(9.0, width, u);
      const Color color = faded(kBeamLight, strength * (1.0 - u) * (wide < 1.0 ? 0.7 : 0.55));
      const Vec2 middle = lamp + u * way;
      cone.vertices.push_back({middle + half * normal, color});
      cone.vertices.push_back({middle - half * normal, color});
    }
    out.add(cone);
  }
  // Where the beam falls on the water.
  const double patch = scene.beam * smooth((away + 0.25) / 0.5);
  if (patch > 0.01) {
    const Vec2 at = lens.sea(Vec2{0.0, kTowerDepth} + 11.0 * Vec2{across, std::max(0.0, away)});
    out.add(
        Ellipse{at, {lens.sideways * 1.9, 0.32 * lens.scale}, faded(kBeamLight, 0.55 * patch), faded(kBeamLight, 0.0)});
  }
}

/// Long, low, drifting banks of fog, the reason why the boats need a light.
void fog(DrawList& out, const Canvas& canvas, const Lens& lens, const WinchScene& scene, const Light& light) {
  const Color mist = mix(light.sky[3], kWhite, 0.25);
  for (int i = 0; i < 5; ++i) {
    const double drift = 60.0 * det::sin(0.11 * scene.timeS + 1.9 * i);
    const double x = canvas.width * (0.08 + 0.22 * i) + drift;
    const double y = lens.horizonY + 14.0 + 16.0 * (i % 3);
    out.add(
        Ellipse{{x, y}, {0.26 * canvas.width, 30.0 + 7.0 * (i % 2)}, faded(mist, 0.42 * scene.fog), faded(mist, 0.0)});
  }
}

void truss(DrawList& out, const Lens& lens, Vec2 from, Vec2 to, double width, Color color) {
  const Vec2 way = to - from;
  const double size = length(way);
  const Vec2 along = (1.0 / size) * way;
  const Vec2 side = 0.5 * width * Vec2{-along.y, along.x};
  Line zigzag{{}, 0.05 * lens.scale, color};
  const int steps = std::max(2, static_cast<int>(size / width));
  for (int i = 0; i <= steps; ++i) {
    zigzag.points.push_back(lens.at(from + (size * i / steps) * along + (i % 2 == 0 ? 1.0 : -1.0) * side));
  }
  out.add(zigzag);
  for (const double which : {-1.0, 1.0}) {
    out.add(Line{{lens.at(from + which * side), lens.at(to + which * side)}, 0.075 * lens.scale, color});
  }
}

void crane(DrawList& out, const Lens& lens, const WinchScene& scene) {
  const double shown = scene.craneShown;
  const Color wood = faded(rgb(0xA8705E), shown);
  const Color dark = faded(rgb(0x6E443E), shown);
  truss(out, lens, {kMastX, 0.0}, {kMastX, kJibY + 0.45}, 0.34, dark);
  truss(out, lens, {kJibLeft, kJibY}, {kJibRight, kJibY}, 0.26, wood);
  for (const double x : {kJibLeft + 0.25, kJibRight - 0.15}) {
    out.add(Line{{lens.at({kMastX, kJibY + 0.6}), lens.at({x, kJibY + 0.1})}, 0.04 * lens.scale, dark});
  }
  out.add(Box{lens.at({kJibRight - 0.2, kJibY - 0.3}), lens.scale * Vec2{0.55, 0.5}, 0.08 * lens.scale, wood, dark});
  out.add(Box{lens.at({scene.hook.x, kJibY - 0.16}), lens.scale * Vec2{0.5, 0.2}, 0.08 * lens.scale, dark, dark});
  out.add(disc(lens.at({kJibLeft, kJibY}), 0.17 * lens.scale, wood));
}

/// The rope from the wheel over the tip of the jib down to the hook, and the sling of the load.
void ropes(DrawList& out, const Lens& lens, const WinchScene& scene) {
  const Color rope = faded(kSand, scene.craneShown);
  const double thick = 0.04 * lens.scale;
  const Vec2 tip = lens.at({kJibLeft, kJibY + 0.13});
  const Vec2 hook = lens.at(scene.hook);
  const Vec2 there = tip - lens.wheel.at;
  const Vec2 rim = lens.wheel.at + (0.985 * lens.wheel.radius / length(there)) * there;
  out.add(Line{{rim, tip}, thick, rope});
  out.add(Line{{lens.at({scene.hook.x, kJibY - 0.2}), hook}, thick, rope});
  // Knots move along the rope: the length that the wheel pulls in is the length that the hook rises.
  const Vec2 way = tip - rim;
  const double pulled = scene.hook.y - scene.hook.x;
  for (int i = 0; i < 5; ++i) {
    const double u = 0.2 * (i + pulled - std::floor(pulled));
    out.add(disc(tip - u * way, 1.3 * thick,
                 faded(mix(kSand, kWhite, 0.3), scene.craneShown * smooth(6.0 * u) * smooth(6.0 - 6.0 * u))));
  }
  if (scene.hanging) {
    const SceneCourse& one = scene.hasLantern ? scene.lantern : scene.courses.back();
    const double s = det::sin(one.pose.angle);
    const double c = det::cos(one.pose.angle);
    for (const double side : {-0.38, 0.38}) {
      const Vec2 local{side * one.size.x, 0.5 * one.size.y};
      const Vec2 corner = one.pose.at + Vec2{local.x * c - local.y * s, local.x * s + local.y * c};
      out.add(Line{{hook, lens.at(corner)}, thick, rope});
    }
  }
  out.add(disc(hook, 0.09 * lens.scale, faded(rgb(0x5A3438), scene.craneShown)));
}

void barge(DrawList& out, const Lens& lens, const WinchScene& scene, const Light& light) {
  const double bob = 0.02 * det::sin(1.2 * scene.timeS);
  const auto at = [&](double x, double y) { return lens.at({-2.9 + x, y + bob}); };
  const Color hull = faded(mix(light.stage, kWood, 0.55), scene.craneShown);
  out.add(Polygon{{at(-1.2, -0.26), at(1.0, -0.26), at(0.85, -0.58), at(-1.0, -0.58)}, hull});
  out.add(Line{{at(-1.2, -0.27), at(1.0, -0.27)}, 0.09 * lens.scale, faded(mix(kWood, kSand, 0.35), scene.craneShown)});
}

void particle(DrawList& out, const Lens& lens, const Particle& one) {
  const double age = one.ageS / one.lifeS;
  const Vec2 at = lens.at(one.at);
  if (one.kind == ParticleKind::Dust) {
    out.add(dust(one, at, lens.scale));
  } else {
    out.add(disc(at, lens.scale * one.size * (1.0 - 0.6 * age), faded(kCream, 0.95 * (1.0 - age))));
  }
}

/// The keeper and the dog at the foot of their tower, the child on the other side.
void folk(DrawList& out, const Lens& lens, const WinchScene& scene, const Light& light) {
  const auto one = [&](Inhabitant who, Vec2 at, double facing, double phase) {
    draw(out,
         {.who = who,
          .foot = lens.at(at),
          .high = 1.05 * lens.scale,
          .facing = facing,
          .timeS = scene.timeS,
          .phase = phase,
          .cheer = scene.triumph,
          .watch = smooth(length(scene.handle))},
         light);
  };
  one(Inhabitant::Keeper, {-1.32, 0.0}, 1.0, 0.5);
  one(Inhabitant::Dog, {-1.72, -0.03}, 1.0, 0.2);
  one(Inhabitant::Child, {2.02, -0.03}, -1.0, 1.2);
}

}  // namespace

void drawWinch(DrawList& out, const Canvas& canvas, const WinchScene& scene) {
  const Lens lens(canvas);
  const Light& light = lightOf(scene.dayTime);
  drawBay(out, canvas, scene.dayTime, scene.timeS,
          {.horizonY = lens.horizonY,
           .sun = {lens.foot.x + 3.6 * lens.scale, lens.horizonY - 128.0},
           .lighthouseX = 0.945 * canvas.width,
           .swell = std::max(scene.triumph, 0.6 * scene.breath),
           .townX = (canvas.portrait() ? 0.26 : 0.09) * canvas.width,
           .townScale = 0.75,
           .place = scene.place});
  if (scene.beam > 0.01 && scene.hasLantern) {
    beam(out, canvas, lens, scene);
  }
  boats(out, lens, scene, light, kTowerDepth, 1e9);
  if (scene.fog > 0.01) {
    fog(out, canvas, lens, scene, light);
  }
  const bool building = scene.craneShown > 0.01;
  if (building) {
    crane(out, lens, scene);
  }
  islet(out, lens, scene.timeS, light);
  folk(out, lens, scene, light);
  if (building) {
    barge(out, lens, scene, light);
  }
  for (const SceneCourse& one : scene.courses) {
    course(out, lens, one, scene.lamp > 0.5 || scene.dayTime == DayTime::Evening);
  }
  if (scene.hasLantern) {
    lantern(out, lens, scene.lantern, scene.lamp, scene.timeS, light);
  }
  if (building) {
    ropes(out, lens, scene);
  }
  for (const Particle& one : scene.particles) {
    particle(out, lens, one);
  }
  boats(out, lens, scene, light, -1e9, kTowerDepth);
  drawWheel(out, lens.wheel, scene, light);
}

}  // namespace surefoot
