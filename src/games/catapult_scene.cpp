// SPDX-License-Identifier: MIT
// How the catapult's world lies on a canvas and what it looks like.
#include "games/catapult_scene.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/math.hpp"
#include "play/bay.hpp"
#include "play/easing.hpp"

namespace surefoot {

namespace catapult {

Vec2 armTip(double draw) {
  const double angle = (82.0 + 122.0 * draw) * kPi / 180.0;
  return kPivot + kArmLength * Vec2{det::cos(angle), det::sin(angle)};
}

}  // namespace catapult

using namespace catapult;

namespace {

constexpr double kFlightS = 1.35;
constexpr double kGravity = 9.81;

/// Metres to canvas. Everything that matters spans 12.3 m to the side and is never cut.
struct Lens {
  double scale;
  Vec2 origin;

  explicit Lens(const Canvas& canvas) : scale(std::min(canvas.width / 12.3, canvas.height / 7.7)) {
    origin = {0.5 * (canvas.width - 12.3 * scale) + 1.95 * scale, (canvas.portrait() ? 0.60 : 0.80) * canvas.height};
  }
  Vec2 at(Vec2 world) const { return origin + scale * Vec2{world.x, -world.y}; }
};

void ground(DrawList& out, const Lens& lens, std::span<const Vec2> outline, double footY, const Light& light) {
  Strip strip;
  Line edge{{}, 5.0, faded(light.rim, 0.75)};
  for (const Vec2 point : outline) {
    const Vec2 at = lens.at(point);
    strip.vertices.push_back({at, mix(light.stage, light.rim, 0.10)});
    strip.vertices.push_back({{at.x, std::max(at.y, footY)}, light.stage});
    edge.points.push_back(at);
  }
  out.add(strip);
  out.add(edge);
}

void stage(DrawList& out, const Canvas& canvas, const Lens& lens, const Light& light) {
  const double left = -lens.origin.x / lens.scale - 0.5;
  const std::array<Vec2, 8> cliff{Vec2{left, 0.12}, {-2.2, 0.04}, {-1.4, 0.0},  {1.9, 0.0},
                                  {2.25, -0.16},    {2.5, -0.6},  {2.75, -1.5}, {3.3, -9.0}};
  ground(out, lens, cliff, canvas.height, light);
  const std::array<Vec2, 9> islet{Vec2{5.6, -0.95}, {5.95, -0.62}, {6.35, -0.2},  {6.65, 0.0},  {8.0, 0.0},
                                  {9.35, 0.0},      {9.65, -0.2},  {10.1, -0.62}, {10.5, -0.95}};
  ground(out, lens, islet, lens.at({0.0, -0.95}).y, light);
}

void block(DrawList& out, const Lens& lens, const SceneBlock& thing) {
  constexpr std::array<std::array<Color, 4>, 5> kTints{{{kCoral, kBrick, rgb(0xCC666A), rgb(0xD8826F)},
                                                        {kSand, kApricot, rgb(0xEDBE90), rgb(0xE8C79C)},
                                                        {rgb(0xF0C977), rgb(0xEDC06A), rgb(0xF3D08A), rgb(0xEBC779)},
                                                        {rgb(0xDB7F5B), rgb(0xD2724F), rgb(0xE08D69), rgb(0xC9694A)},
                                                        {kWood, rgb(0x946558), kWood, rgb(0x80544A)}}};
  const Color base = kTints[static_cast<std::size_t>(thing.stuff)][static_cast<std::size_t>(thing.tint)];
  const Vec2 size = lens.scale * std::max(0.0, thing.shown) * thing.size;
  out.add(Box{lens.at(thing.pose.at), size, 0.16 * std::min(size.x, size.y), mix(base, kWhite, 0.18), base,
              -thing.pose.angle});
}

void stone(DrawList& out, const Lens& lens, Vec2 at, double radius) {
  const Vec2 middle = lens.at(at);
  const double r = lens.scale * radius;
  out.add(Ellipse{middle, {r, r}, rgb(0xFFF8EA), rgb(0xE3D3BC)});
}

void machine(DrawList& out, const Lens& lens, const CatapultScene& scene) {
  const double k = lens.scale;
  const Color dark = rgb(0x6A4340);
  const Vec2 tip = armTip(scene.draw);
  const Vec2 along = (1.0 / kArmLength) * (tip - kPivot);
  const Vec2 across{-along.y, along.x};
  out.add(Polygon{{lens.at({-0.5, 0.25}), lens.at({-0.1, 1.1}), lens.at({0.1, 1.1}), lens.at({0.5, 0.25})}, dark});
  Line arm{{}, 0.13 * k, kWood};
  for (int i = 0; i <= 8; ++i) {
    const double u = -0.3 + 1.3 * i / 8.0;
    arm.points.push_back(lens.at(kPivot + (u * kArmLength) * along + (-0.16 * scene.strain * u * u) * across));
  }
  out.add(arm);
  if (scene.loaded) {
    stone(out, lens, tip, kStoneRadius);
  }
  for (const double x : {-0.62, 0.62}) {
    const Vec2 wheel = lens.at({x, 0.26});
    out.add(Ellipse{wheel, {0.26 * k, 0.26 * k}, dark, dark});
    out.add(Ellipse{wheel, {0.09 * k, 0.09 * k}, kApricot, kApricot});
  }
}

void particles(DrawList& out, const Lens& lens, std::span<const Particle> all) {
  for (const Particle& particle : all) {
    const double age = particle.ageS / particle.lifeS;
    const double radius =
        lens.scale * particle.size * (particle.kind == ParticleKind::Dust ? 0.6 + age : 1.0 - 0.5 * age);
    const Color color =
        particle.kind == ParticleKind::Spark ? kCream : (particle.kind == ParticleKind::Drop ? rgb(0xDCEBFF) : kSand);
    const double opacity = (particle.kind == ParticleKind::Dust ? 0.45 : 0.9) * (1.0 - age);
    out.add(Ellipse{lens.at(particle.at),
                    {radius, radius},
                    faded(color, opacity),
                    faded(color, particle.kind == ParticleKind::Dust ? 0.0 : opacity)});
  }
}

void fan(DrawList& out, const Lens& lens, const CatapultScene& scene) {
  const Vec2 from = armTip(0.3);
  for (const double side : {-1.0, 0.0, 1.0}) {
    const Vec2 velocity = throwVelocity(from, scene.target + Vec2{side * scene.fan, 0.0});
    for (int i = 1; i < 15; ++i) {
      const double t = kFlightS * i / 15.0;
      const Vec2 at = from + t * velocity - Vec2{0.0, 0.5 * kGravity * t * t};
      const double radius = side == 0.0 ? 8.0 : 5.0;
      out.add(Ellipse{
          lens.at(at), {radius, radius}, faded(kWhite, 0.8 * scene.fanShown), faded(kWhite, 0.8 * scene.fanShown)});
    }
  }
}

void aim(DrawList& out, const Lens& lens, const CatapultScene& scene) {
  const Vec2 at = lens.at(scene.target);
  const double radius = 44.0 - 10.0 * scene.aimLocked;
  out.add(Arc{at, radius, 18.0, 0.0, 1.0, faded(kInk, scene.aimShown)});
  out.add(Arc{at, radius, 8.0, 0.0, 1.0, faded(kAmber, scene.aimShown)});
}

}  // namespace

Vec2 throwVelocity(Vec2 muzzle, Vec2 target) {
  const Vec2 way = target - muzzle;
  return {way.x / kFlightS, way.y / kFlightS + 0.5 * kGravity * kFlightS};
}

void drawCatapult(DrawList& out, const Canvas& canvas, const CatapultScene& scene) {
  const Lens lens(canvas);
  const Light& light = lightOf(scene.dayTime);
  const double horizonY = lens.at({0.0, 1.25}).y;
  drawBay(out, canvas, scene.dayTime, scene.timeS,
          {horizonY, {lens.at({5.9, 0.0}).x, horizonY - 110.0}, std::max(scene.triumph, 0.5 * scene.breath)});
  stage(out, canvas, lens, light);
  for (const SceneBlock& thing : scene.blocks) {
    block(out, lens, thing);
  }
  machine(out, lens, scene);
  if (scene.fanShown > 0.01) {
    fan(out, lens, scene);
  }
  for (const SceneBlock& thing : scene.stones) {
    stone(out, lens, thing.pose.at, thing.shown * kStoneRadius);
  }
  particles(out, lens, scene.particles);
  if (scene.aimShown > 0.01) {
    aim(out, lens, scene);
  }
}

}  // namespace surefoot
