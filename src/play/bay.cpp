// SPDX-License-Identifier: MIT
// Layers from back to front: sky, sun, clouds, ridges, town, water, glints under the sun, earned pieces along the
// shore, distant boat, gull.
#include "play/bay.hpp"

#include <algorithm>
#include <cmath>

#include "base/enum_table.hpp"
#include "base/math.hpp"
#include "base/random.hpp"
#include "play/day_picture.hpp"
#include "play/easing.hpp"
#include "play/shore.hpp"

namespace surefoot {

namespace {

constexpr EnumTable<DayTime, Light> kLights{{
    {.sky = {rgb(0x1B2A55), rgb(0x8A6FA8), rgb(0xF5A97F), rgb(0xFFE3B3)},
     .ridges = {rgb(0x6C6E9E), rgb(0x4B5687), rgb(0x333F6E), rgb(0x222C54)},
     .sun = rgb(0xFFF3D9),
     .glow = rgb(0xFFD9A0),
     .cloud = rgb(0xFFD9CF),
     .deep = rgb(0x27315F),
     .stage = rgb(0x172042),
     .rim = rgb(0xF0B293)},
    {.sky = {rgb(0x1E6FA8), rgb(0x4FA3CF), rgb(0xA9DDE8), rgb(0xF4FBF5)},
     .ridges = {rgb(0x7FB7B4), rgb(0x4F9692), rgb(0x2F7673), rgb(0x1D5856)},
     .sun = rgb(0xFFFBEB),
     .glow = rgb(0xFFF1C9),
     .cloud = rgb(0xFFFFFF),
     .deep = rgb(0x1E6B7C),
     .stage = rgb(0x123F45),
     .rim = rgb(0xBCE6D6)},
    {.sky = {rgb(0x15173A), rgb(0x3B2D63), rgb(0xA4436B), rgb(0xF28A5B)},
     .ridges = {rgb(0x4B3868), rgb(0x38295A), rgb(0x281E49), rgb(0x1A1437)},
     .sun = rgb(0xFFE2B8),
     .glow = rgb(0xFFA873),
     .cloud = rgb(0xF7A08C),
     .deep = rgb(0x261C4A),
     .stage = rgb(0x140F2E),
     .rim = rgb(0xE9825F)},
}};

constexpr std::array<double, 4> kSkyStops{0.0, 0.5, 0.84, 1.0};

void row(Strip& strip, double left, double right, double y, Color color) {
  strip.vertices.push_back({{left, y}, color});
  strip.vertices.push_back({{right, y}, color});
}

void sky(DrawList& out, const Canvas& canvas, const Light& light, double horizonY) {
  Strip strip;
  for (std::size_t i = 0; i < kSkyStops.size(); ++i) {
    row(strip, 0.0, canvas.width, kSkyStops[i] * horizonY, light.sky[i]);
  }
  out.add(strip);
}

void stars(DrawList& out, const Canvas& canvas, const Light& light, double horizonY, double timeS) {
  Random random(5);
  for (int i = 0; i < 26; ++i) {
    const double x = random.uniform(0.0, canvas.width);
    const double y = random.uniform(0.0, 0.45 * horizonY);
    const double phase = random.uniform(0.0, 6.0);
    const double twinkle = 0.35 + 0.2 * det::sin(0.9 * timeS + phase);
    out.add(Ellipse{{x, y}, {2.4, 2.4}, faded(light.sun, twinkle), faded(light.sun, twinkle)});
  }
}

void sun(DrawList& out, const Light& light, const BayView& view) {
  const double grown = 1.0 + 0.10 * view.swell;
  const Color none = faded(light.glow, 0.0);
  out.add(Ellipse{view.sun, {620.0 * grown, 560.0 * grown}, faded(light.glow, 0.42), none});
  out.add(Ellipse{view.sun, {300.0 * grown, 300.0 * grown}, faded(light.glow, 0.55), none});
  out.add(Ellipse{view.sun, {68.0, 68.0}, light.sun, light.sun});
}

/// One soft cloud: a row of bumps over a flat base, opaque on top and fading below. It is a single shape, so that no
/// seam shows.
void cloud(DrawList& out, Vec2 at, double width, double height, Color color, double opacity) {
  constexpr int kSteps = 22;
  constexpr std::array<std::array<double, 3>, 4> kBumps{
      {{0.20, 0.20, 0.45}, {0.42, 0.24, 1.0}, {0.66, 0.22, 0.72}, {0.84, 0.16, 0.34}}};
  Strip strip;
  for (int i = 0; i <= kSteps; ++i) {
    const double u = static_cast<double>(i) / kSteps;
    double top = 0.0;
    for (const auto& [middle, half, high] : kBumps) {
      const double d = (u - middle) / half;
      top = std::max(top, d * d < 1.0 ? high * std::sqrt(1.0 - d * d) : 0.0);
    }
    const double x = at.x + (u - 0.5) * width;
    strip.vertices.push_back({{x, at.y - top * height}, faded(color, opacity)});
    strip.vertices.push_back({{x, at.y + 0.10 * height}, faded(color, 0.12 * opacity)});
  }
  out.add(strip);
}

void clouds(DrawList& out, const Canvas& canvas, const Light& light, double horizonY, double timeS, CloudCover cover) {
  struct Drift {
    double x, y, width, opacity, speed;
  };
  constexpr std::array<Drift, 6> kDrifts{{{0.06, 0.34, 300, 0.34, 5.0},
                                          {0.27, 0.20, 360, 0.26, 3.6},
                                          {0.52, 0.42, 230, 0.30, 6.0},
                                          {0.70, 0.16, 300, 0.22, 3.2},
                                          {0.90, 0.36, 400, 0.30, 4.4},
                                          {0.40, 0.60, 260, 0.24, 7.0}}};
  for (const Drift& drift : kDrifts) {
    const double span = canvas.width + 500.0;
    const double x = drift.x * span + cover.speed * drift.speed * timeS;
    const double wrapped = x - span * std::floor(x / span) - 250.0;
    cloud(out, {wrapped, drift.y * horizonY}, drift.width, 0.24 * drift.width, light.cloud,
          std::min(0.85, cover.opacity * drift.opacity));
  }
}

/// A hill line from a few sines; `seed` moves their phases.
double hill(double x, double seed) {
  return 0.5 + 0.26 * det::sin(0.0041 * x + 1.7 * seed) + 0.16 * det::sin(0.0093 * x + 2.9 * seed) +
         0.08 * det::sin(0.021 * x + 5.3 * seed);
}

void ridge(DrawList& out, const Canvas& canvas, double footY, double height, double seed, Color top, Color foot,
           double dip) {
  constexpr int kSteps = 48;
  Strip strip;
  for (int i = 0; i <= kSteps; ++i) {
    const double u = static_cast<double>(i) / kSteps;
    const double x = u * canvas.width;
    // The bay opens in the middle: hills sink towards `dip`.
    const double open = smooth(std::fabs(u - dip) / 0.42);
    const double y = footY - height * std::max(0.0, hill(x, seed)) * (0.12 + 0.88 * open);
    strip.vertices.push_back({{x, y}, top});
    strip.vertices.push_back({{x, footY}, foot});
  }
  out.add(strip);
}

void ridges(DrawList& out, const Canvas& canvas, const Light& light, const BayView& view) {
  const double dip = view.sun.x / canvas.width;
  const Color mist = light.sky[3];
  ridge(out, canvas, view.horizonY, 210.0, 1.0, mix(light.ridges[0], mist, 0.10), mix(light.ridges[0], mist, 0.42),
        dip);
  ridge(out, canvas, view.horizonY, 120.0, 2.3, light.ridges[1], mix(light.ridges[1], mist, 0.30), dip);
}

void water(DrawList& out, const Canvas& canvas, const Light& light, double horizonY) {
  const double deepY = canvas.height;
  Strip strip;
  row(strip, 0.0, canvas.width, horizonY, mix(light.sky[2], light.ridges[0], 0.25));
  row(strip, 0.0, canvas.width, lerp(horizonY, deepY, 0.16), mix(light.sky[1], light.ridges[1], 0.45));
  row(strip, 0.0, canvas.width, lerp(horizonY, deepY, 0.5), mix(light.ridges[2], light.deep, 0.4));
  row(strip, 0.0, canvas.width, deepY, light.deep);
  out.add(strip);
}

/// Glints under the sun: short and many far away, long and few near, each pulsing at its own phase.
void sunPath(DrawList& out, const Canvas& canvas, const Light& light, const BayView& view, double timeS) {
  Random random(9);
  constexpr int kGlints = 30;
  for (int i = 0; i < kGlints; ++i) {
    const double depth = static_cast<double>(i) / kGlints;
    const double y = view.horizonY + 6.0 + depth * depth * 0.72 * (canvas.height - view.horizonY);
    const double spread = 40.0 + 170.0 * depth;
    const double offset = random.uniform(-1.0, 1.0) * spread;
    const double half = random.uniform(18.0, 46.0) * (0.7 + 1.6 * depth);
    const double phase = random.uniform(0.0, 6.3);
    const double alive = 0.5 + 0.5 * det::sin(1.1 * timeS + phase);
    const double x = view.sun.x + offset + 10.0 * det::sin(0.35 * timeS + phase);
    const double opacity = (0.75 - 0.55 * depth) * (0.35 + 0.65 * alive);
    const double thick = 3.0 + 4.0 * depth;
    out.add(Box{{x, y},
                {2.0 * half * (0.75 + 0.25 * alive), thick},
                thick / 2.0,
                faded(light.glow, opacity),
                faded(light.glow, opacity)});
  }
}

void boat(DrawList& out, const Light& light, Vec2 at, double timeS) {
  const Vec2 here = at + Vec2{0.0, 1.5 * det::sin(0.9 * timeS)};
  out.add(Polygon{{here + Vec2{-2.0, -8.0}, here + Vec2{-2.0, -54.0}, here + Vec2{24.0, -8.0}},
                  mix(kSand, light.sky[3], 0.4)});
  out.add(Polygon{{here + Vec2{-6.0, -8.0}, here + Vec2{-6.0, -42.0}, here + Vec2{-22.0, -8.0}},
                  mix(kApricot, light.sky[3], 0.4)});
  out.add(Polygon{{here + Vec2{-28.0, -5.0}, here + Vec2{30.0, -5.0}, here + Vec2{20.0, 6.0}, here + Vec2{-20.0, 6.0}},
                  light.ridges[3]});
}

double boatX(const Canvas& canvas, double timeS) {
  const double span = canvas.width + 200.0;
  const double x = 0.62 * span + 4.0 * timeS;
  return x - span * std::floor(x / span) - 100.0;
}

void gull(DrawList& out, const Canvas& canvas, const BayView& view, double timeS) {
  constexpr double kEveryS = 26.0;
  const double t = timeS + 9.0 - kEveryS * std::floor((timeS + 9.0) / kEveryS);
  const double x = -60.0 + (canvas.width + 120.0) * t / 20.0;
  const double y = 0.50 * view.horizonY + 26.0 * det::sin(0.8 * t);
  const double flap = 0.5 + 0.5 * det::sin(5.2 * t);
  for (const double side : {-1.0, 1.0}) {
    Line wing{{}, 4.5, rgb(0xFFFFFF, 0.9)};
    for (int i = 0; i <= 8; ++i) {
      const double u = i / 8.0;
      // The wing rises to the wrist; the tip hangs or spreads with the beat.
      wing.points.push_back({x + side * 34.0 * u, y - 22.0 * u * (1.0 - u) - 14.0 * u * u * (2.0 * flap - 1.0)});
    }
    out.add(wing);
  }
}

}  // namespace

const Light& lightOf(DayTime dayTime) {
  return kLights[dayTime];
}

void drawBay(DrawList& out, const Canvas& canvas, DayTime dayTime, double timeS, const BayView& view) {
  const DayScene day = dayScene(view.place.day);
  const Light light = lightOfDay(lightOf(dayTime), day);
  sky(out, canvas, light, view.horizonY);
  if (dayTime == DayTime::Evening) {
    stars(out, canvas, light, view.horizonY, timeS);
  }
  drawSky(out, canvas, view, day, timeS, dayTime);
  sun(out, light, view);
  clouds(out, canvas, light, view.horizonY, timeS, cloudsOf(day.weather));
  ridges(out, canvas, light, view);
  drawTown(out, view, timeS, light);
  water(out, canvas, light, view.horizonY);
  sunPath(out, canvas, light, view, timeS);
  drawWaterside(out, canvas, view, timeS, light);
  boat(out, light, {boatX(canvas, timeS), view.horizonY + 14.0}, timeS);
  drawEvent(out, canvas, view, day, timeS, light);
  drawWeather(out, canvas, view, day, timeS, light);
  gull(out, canvas, view, timeS);
}

BayView pageView(const Canvas& canvas, const Place& place, std::optional<double> horizonY) {
  const bool tall = canvas.portrait();
  const double horizon = horizonY.value_or((tall ? 0.62 : 0.72) * canvas.height);
  // What the page asks about is in the middle, with the town and the lighthouse on either side of it.
  return {.horizonY = horizon,
          .sun = {(tall ? 0.70 : 0.84) * canvas.width, horizon - 190.0},
          .lighthouseX = (tall ? 0.84 : 0.68) * canvas.width,
          .townX = (tall ? 0.36 : 0.20) * canvas.width,
          .townScale = std::clamp(canvas.width / 1750.0, 0.85, 1.1),
          .place = place};
}

}  // namespace surefoot
