// SPDX-License-Identifier: MIT
// The handle moves one to one with the centre of pressure; the wooden rim is the person's own circle.
#include "games/winch_wheel.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/math.hpp"
#include "play/easing.hpp"

namespace surefoot {

namespace {

// In shares of the deck's radius.
constexpr double kRim = 0.50;
constexpr double kReach = 0.70;  ///< The handle goes no further, because the bells are there.
constexpr double kBellsAt = 0.855;

Ellipse disc(Vec2 centre, double radius, Color color) {
  return {centre, {radius, radius}, color, color};
}

/// A unit vector on the canvas for an angle, counter-clockwise from the right.
Vec2 outward(double angle) {
  return {det::cos(angle), -det::sin(angle)};
}

void deck(DrawList& out, const Wheel& wheel, const Light& light) {
  const double r = wheel.radius;
  out.add(Ellipse{wheel.at + Vec2{0.0, 16.0}, {1.10 * r, 1.10 * r}, rgb(0x0E1530, 0.75), rgb(0x0E1530, 0.0)});
  out.add(disc(wheel.at, r, mix(light.stage, light.rim, 0.09)));
  out.add(Arc{wheel.at, r - 4.0, 8.0, 0.0, 1.0, mix(light.stage, light.rim, 0.55)});
  out.add(Arc{wheel.at, 0.735 * r, 5.0, 0.0, 1.0, mix(light.stage, light.rim, 0.30)});
  out.add(disc(wheel.at, 0.725 * r, mix(light.stage, kInk, 0.35)));
}

/// Rim and spokes turn with the handle.
void rim(DrawList& out, const Wheel& wheel, const WinchScene& scene) {
  const double r = wheel.radius;
  const double wide = lerp(0.075, 0.15, scene.rim) * r;
  for (int i = 0; i < 6; ++i) {
    const Vec2 way = outward(scene.wheelAngle + i * kPi / 3.0);
    out.add(Line{{wheel.at + 0.08 * r * way, wheel.at + (kRim + 0.02) * r * way}, 0.052 * r, rgb(0x6E443E)});
  }
  out.add(Arc{wheel.at, kRim * r, wide + 10.0, 0.0, 1.0, rgb(0x5A3438)});
  out.add(Arc{wheel.at, kRim * r, wide, 0.0, 1.0, kWood});
  out.add(Arc{wheel.at, kRim * r + 0.30 * wide, 0.10 * wide, 0.0, 1.0, mix(kWood, kSand, 0.45)});
  for (int i = 0; i < 12; ++i) {
    const Vec2 way = outward(scene.wheelAngle + (i + 0.5) * kPi / 6.0);
    out.add(disc(wheel.at + (kRim * r - 0.22 * wide) * way, 0.011 * r, rgb(0x5A3438)));
  }
}

/// Arrows that move along the rim in the direction asked for.
void way(DrawList& out, const Wheel& wheel, const WinchScene& scene) {
  const double r = wheel.radius;
  const double turn = scene.clockwise ? -1.0 : 1.0;
  for (int i = 0; i < 4; ++i) {
    const double angle = turn * 0.45 * scene.timeS + (i + 0.5) * kPi / 2.0;
    const Vec2 away = outward(angle);
    const Vec2 ahead = turn * Vec2{-det::sin(angle), -det::cos(angle)};
    const Vec2 at = wheel.at + kRim * r * away;
    const double size = 0.075 * r;
    for (const auto& [thickness, color] : {std::pair{0.075 * r, kInk}, std::pair{0.038 * r, kAmber}}) {
      out.add(Line{{at - size * ahead + size * away, at + 0.5 * size * ahead, at - size * ahead - size * away},
                   thickness,
                   faded(color, scene.wayShown)});
    }
  }
}

/// Position of the handle on the canvas: the person's own circle falls on the rim.
Vec2 place(const Wheel& wheel, const WinchScene& scene, Vec2 handle) {
  const double unit = kRim * wheel.radius / std::max(0.5, scene.ownRadius);
  Vec2 arm = unit * Vec2{handle.x, -handle.y};
  const double size = length(arm);
  if (size > kReach * wheel.radius) {
    arm *= kReach * wheel.radius / size;
  }
  return wheel.at + arm;
}

void handle(DrawList& out, const Wheel& wheel, const WinchScene& scene) {
  const double r = wheel.radius;
  const auto count = static_cast<double>(scene.trail.size());
  for (std::size_t i = 0; i < scene.trail.size(); i += 2) {
    const double age = 1.0 - static_cast<double>(i) / count;
    const double shown = smooth(1.0 - age) * smooth(2.0 * length(scene.trail[i]));
    if (shown > 0.02) {
      out.add(disc(place(wheel, scene, scene.trail[i]), lerp(0.058, 0.018, age) * r, faded(kAmber, 0.55 * shown)));
    }
  }
  const Vec2 knob = place(wheel, scene, scene.handle);
  out.add(Line{{wheel.at, knob}, 0.105 * r, rgb(0x5A3438)});
  out.add(Line{{wheel.at, knob}, 0.062 * r, rgb(0xB98470)});
  out.add(disc(wheel.at, 0.125 * r, rgb(0x5A3438)));
  out.add(disc(wheel.at, 0.095 * r, rgb(0xB98470)));
  out.add(disc(wheel.at, 0.045 * r, rgb(0x5A3438)));
  out.add(Ellipse{knob + Vec2{0.0, 5.0}, {0.15 * r, 0.15 * r}, rgb(0x0E1530, 0.6), rgb(0x0E1530, 0.0)});
  out.add(Ellipse{knob, {0.108 * r, 0.108 * r}, kAmber, kAmber, 0.0, 8.0, kInk});
  out.add(disc(knob + Vec2{-0.03 * r, -0.032 * r}, 0.03 * r, rgb(0xFFF1CE)));
}

/// Draws in the frame of a bell that swings about its top.
class BellPen {
 public:
  BellPen(Vec2 top, double size, double swing) : top_(top), size_(size), sin_(det::sin(swing)), cos_(det::cos(swing)) {}

  Vec2 at(double x, double y) const { return top_ + size_ * Vec2{x * cos_ - y * sin_, x * sin_ + y * cos_}; }
  /// The outline of the bell, shrunk towards its middle by `inset`.
  Strip body(double inset, Color color) const {
    // Half the width of the bell, from the crown to the lip.
    constexpr std::array<Vec2, 7> kProfile{Vec2{0.16, 0.04}, {0.28, 0.12}, {0.35, 0.26}, {0.40, 0.50},
                                           {0.47, 0.68},     {0.60, 0.84}, {0.60, 0.92}};
    constexpr double kMiddle = 0.52;
    Strip shape;
    for (const auto& [half, y] : kProfile) {
      const double row = kMiddle + inset * (y - kMiddle);
      shape.vertices.push_back({at(-inset * half, row), color});
      shape.vertices.push_back({at(inset * half, row), color});
    }
    return shape;
  }

 private:
  Vec2 top_;
  double size_;
  double sin_;
  double cos_;
};

/// Pale and filled once it has rung, an outline before: shape tells them apart, not only colour.
void bell(DrawList& out, Vec2 at, double size, const SceneBell& one, Color ground) {
  const BellPen pen(at + Vec2{0.0, -0.5 * size}, size, one.swing);
  const Color line = mix(rgb(0xB9A68E), kCream, one.rung);
  if (one.sound > 0.03) {
    out.add(Ellipse{at, {1.25 * size, 1.25 * size}, faded(kCream, 0.5 * one.sound), faded(kCream, 0.0)});
    for (const double side : {0.25, 0.75}) {
      const double radius = size * (0.95 + 0.35 * (1.0 - one.sound));
      out.add(Arc{at, radius, 0.085 * size, side - 0.07, 0.14, faded(kCream, smooth(1.6 * one.sound))});
    }
  }
  out.add(disc(pen.at(0.0, 1.0), 0.14 * size, line));
  out.add(disc(pen.at(0.0, 0.02), 0.10 * size, line));
  out.add(pen.body(1.0, line));
  if (one.rung < 0.99) {
    out.add(pen.body(0.74, faded(ground, 1.0 - one.rung)));
  }
  if (one.rung > 0.01) {
    out.add(Line{{pen.at(-0.24, 0.3), pen.at(-0.3, 0.66)}, 0.09 * size, faded(kWhite, 0.8 * one.rung)});
  }
}

/// A bell that was missed: a broken ring round it, and an arrow from the rim towards it.
void leftOut(DrawList& out, const Wheel& wheel, double angle, const SceneBell& one, double timeS) {
  const double r = wheel.radius;
  const Vec2 away = outward(angle);
  const Vec2 aside{-away.y, away.x};
  const Vec2 at = wheel.at + kBellsAt * r * away;
  for (int i = 0; i < 6; ++i) {
    out.add(Arc{at, 0.145 * r, 0.022 * r, (i + 0.15 * timeS) / 6.0, 0.09, faded(kAmber, one.missed)});
  }
  const Vec2 tip = wheel.at + (0.675 + 0.012 * det::sin(2.6 * timeS)) * r * away;
  for (const auto& [thickness, color] : {std::pair{0.068 * r, kInk}, std::pair{0.034 * r, kAmber}}) {
    out.add(Line{{tip - 0.13 * r * away, tip}, thickness, faded(color, one.missed)});
    out.add(Line{{tip - 0.06 * r * away + 0.06 * r * aside, tip, tip - 0.06 * r * away - 0.06 * r * aside},
                 thickness,
                 faded(color, one.missed)});
  }
}

}  // namespace

void drawWheel(DrawList& out, const Wheel& wheel, const WinchScene& scene, const Light& light) {
  const Color ground = mix(light.stage, light.rim, 0.09);
  deck(out, wheel, light);
  rim(out, wheel, scene);
  if (scene.wayShown > 0.01) {
    way(out, wheel, scene);
  }
  for (int i = 0; i < kBells; ++i) {
    const double angle = i * 2.0 * kPi / kBells;
    const SceneBell& one = scene.bells[static_cast<std::size_t>(i)];
    bell(out, wheel.at + kBellsAt * wheel.radius * outward(angle), 0.165 * wheel.radius, one, ground);
    if (one.missed > 0.01) {
      leftOut(out, wheel, angle, one, scene.timeS);
    }
  }
  handle(out, wheel, scene);
}

}  // namespace surefoot
