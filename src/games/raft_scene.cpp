// SPDX-License-Identifier: MIT
// The river seen from behind the raft, low over the water: x and y lie on the water, z is up. The eye moves straight
// down the middle of the stream and never turns, so the horizon does not move.
#include "games/raft_scene.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/math.hpp"
#include "base/random.hpp"
#include "games/raft_eye.hpp"
#include "play/bay.hpp"
#include "play/easing.hpp"
#include "play/folk.hpp"

namespace surefoot {

using namespace raft;

namespace {

constexpr double kDotReach = 0.62;  ///< Distance of the dot from the middle of the deck at a full lean, metres.
constexpr double kMastHigh = 1.75;
constexpr int kMostFireflies = 70;

Ellipse disc(Vec2 centre, double radius, Color color) {
  return {centre, {radius, radius}, color, color};
}

/// A round object lying on the water.
Ellipse lying(const Eye& eye, Vec2 at, double radius, Color middle, Color rim) {
  const double k = eye.scale(at.y) * radius;
  return {eye.at(at), {k, k * eye.flat(at.y)}, middle, rim};
}

/// Amber on ink: what the player should do now.
void amber(DrawList& out, std::vector<Vec2> points, double thickness, double shown) {
  out.add(Line{points, thickness + 12.0, faded(kInk, shown)});
  out.add(Line{std::move(points), thickness, faded(kAmber, shown)});
}

/// Glints with a fixed place on the water: they pass as the raft drifts.
void glints(DrawList& out, const Eye& eye, const RaftScene& scene, const Light& light) {
  constexpr double kEvery = 1.15;
  const auto first = static_cast<int>(std::floor((scene.raft.at.y - kBehind + kNearest) / kEvery)) + 1;
  for (int i = first + 26; i >= first; --i) {
    Random random(static_cast<std::uint64_t>(i + 1000), 31);
    const double y = i * kEvery;
    for (int j = 0; j < 3; ++j) {
      const double x = random.uniform(-7.5, 7.5);
      const double half = random.uniform(0.14, 0.5);
      const double phase = random.uniform(0.0, 6.3);
      const double alive = 0.6 + 0.4 * det::sin(1.1 * scene.timeS + phase);
      const double k = eye.scale(y);
      const double thick = std::max(2.0, 0.03 * k);
      const Color color = faded(mix(light.glow, kWhite, 0.35), 0.20 * alive * eye.clear(y));
      out.add(Box{eye.at({x, y}), {2.0 * half * k, thick}, thick / 2.0, color, color});
    }
  }
}

void reed(DrawList& out, const Eye& eye, Vec2 foot, double high, double bend, Color color, bool head) {
  const double k = eye.scale(foot.y);
  const Vec2 base = eye.at(foot);
  const Vec2 top = base + Vec2{bend * high * k, -high * k};
  out.add(Line{{base, base + Vec2{0.3 * bend * high * k, -0.55 * high * k}, top}, std::max(2.0, 0.03 * k), color});
  if (head) {
    out.add(Line{{base + 0.8 * (top - base), top}, std::max(3.0, 0.075 * k), mix(color, kWood, 0.75)});
  }
}

/// On every third islet somebody stands and looks at the raft.
void folk(DrawList& out, const Eye& eye, const IsletPlan& plan, const RaftScene& scene, const Light& light) {
  constexpr std::array<Inhabitant, 3> kWho{Inhabitant::Child, Inhabitant::Dog, Inhabitant::Keeper};
  const auto pick = static_cast<std::size_t>(9.0 * std::fabs(plan.phase));
  if (pick % 3 != 0 || eye.clear(plan.at.y) < 0.5) {
    return;
  }
  const double k = eye.scale(plan.at.y);
  draw(out,
       {.who = kWho[pick / 3 % kWho.size()],
        .foot = eye.at(plan.at) - Vec2{0.0, 0.24 * k},
        .high = 0.95 * k,
        .facing = plan.at.x > scene.raft.at.x ? -1.0 : 1.0,
        .timeS = scene.timeS,
        .phase = plan.phase,
        .cheer = scene.triumph,
        .watch = scene.calm},
       light);
}

void islet(DrawList& out, const Eye& eye, const IsletPlan& plan, double timeS, const Light& light) {
  const double haze = smooth(eye.away(plan.at.y) / 42.0);
  const double shown = eye.clear(plan.at.y);
  const double k = eye.scale(plan.at.y);
  const Color dark = faded(mix(light.stage, light.ridges[1], 0.75 * haze), shown);
  const Color edge = faded(mix(mix(light.stage, light.rim, 0.5), light.ridges[1], 0.6 * haze), shown);
  const Vec2 middle = eye.at(plan.at);
  const double deep = k * plan.half.y * eye.flat(plan.at.y);
  out.add(Ellipse{middle + Vec2{0.0, 0.08 * k},
                  {1.12 * k * plan.half.x, deep + 0.10 * k},
                  faded(kInk, 0.35 * shown),
                  faded(kInk, 0.0)});
  for (int i = 0; i < plan.reeds; ++i) {
    const double u = (i + 0.5) / plan.reeds * 2.0 - 1.0;
    const double sway = 0.07 * det::sin(1.1 * timeS + plan.phase + i) + 0.10 * u;
    reed(out, eye, plan.at + Vec2{0.8 * u * plan.half.x, 0.1}, 0.75 + 0.35 * det::sin(2.7 * i + plan.phase), sway,
         faded(mix(mix(light.stage, light.rim, 0.32), light.ridges[1], 0.7 * haze), shown), i % 3 != 1);
  }
  Strip mound;
  Line rim{{}, std::max(2.0, 0.022 * k), edge};
  // Fewer steps for distant ones, and most of them are distant.
  const int steps = std::clamp(static_cast<int>(k * plan.half.x / 12.0), 8, 14);
  for (int i = 0; i <= steps; ++i) {
    const double u = 2.0 * i / steps - 1.0;
    const double arch = std::sqrt(std::max(0.0, 1.0 - u * u));
    const double high = (0.26 + 0.07 * det::sin(3.0 * u + plan.phase)) * arch * k;
    const double x = middle.x + u * k * plan.half.x;
    mound.vertices.push_back({{x, middle.y - high}, mix(dark, edge, 0.16)});
    mound.vertices.push_back({{x, middle.y + deep * arch}, dark});
    rim.points.push_back({x, middle.y - high});
  }
  out.add(mound);
  out.add(rim);
}

void pad(DrawList& out, const Eye& eye, const ScenePad& one, const Light& light) {
  const double shown = eye.clear(one.at.y);
  const Color leaf = faded(mix(light.ridges[2], rgb(0x7DB38A), 0.55), shown);
  out.add(
      lying(eye, one.at + Vec2{0.0, -0.04}, 1.05 * one.radius, faded(kInk, 0.35 * shown), faded(kInk, 0.2 * shown)));
  out.add(lying(eye, one.at, one.radius, mix(leaf, faded(kWhite, shown), 0.14), leaf));
  if (!one.flower) {
    return;
  }
  const double k = eye.scale(one.at.y) * one.radius;
  const Vec2 heart = eye.at(one.at, 0.06);
  for (const double side : {-1.0, 1.0, 0.0}) {
    const Color petal = faded(mix(kCream, kCoral, side == 0.0 ? 0.12 : 0.45), shown);
    out.add(Ellipse{heart + Vec2{0.3 * side * k, -0.08 * k}, {0.2 * k, 0.34 * k}, petal, petal, 0.5 * side});
  }
}

/// A gate fades once it is behind, so that it hides nothing.
double gateClear(const Eye& eye, double y) {
  return eye.clear(y) * smooth((eye.away(y) - 2.9) / 1.9);
}

/// A bundle of reeds with a small lamp on it.
void post(DrawList& out, const Eye& eye, Vec2 at, const SceneGate& gate, double timeS, const Light& light) {
  const double k = eye.scale(at.y);
  const double shown = gateClear(eye, at.y);
  const Color straw = faded(mix(mix(kSand, kWood, 0.35), light.ridges[1], 0.4 * (1.0 - shown)), shown);
  out.add(lying(eye, at, 0.42, faded(kInk, 0.4 * shown), faded(kInk, 0.0)));
  for (const double x : {-0.11, 0.1, -0.04, 0.04}) {
    const Vec2 foot = eye.at(at + Vec2{x, 0.0});
    const Vec2 top = eye.at(at + Vec2{1.7 * x + 0.02 * det::sin(1.2 * timeS + at.y), 0.0}, 1.42 + 1.2 * x);
    out.add(Line{{foot, top}, std::max(3.0, 0.085 * k), x < 0.0 ? mix(straw, faded(kWood, shown), 0.35) : straw});
  }
  for (const double z : {0.4, 0.95}) {
    out.add(Line{{eye.at(at + Vec2{-0.15, 0.0}, z), eye.at(at + Vec2{0.15, 0.0}, z)},
                 std::max(3.0, 0.06 * k),
                 faded(kBrick, shown)});
  }
  const Vec2 lamp = eye.at(at, 1.68);
  const double glow = std::max(gate.lit, 0.25 * gate.asked);
  if (glow > 0.01) {
    const double far = (0.55 + 0.06 * det::sin(1.4 * timeS + at.x)) * k;
    out.add(Ellipse{lamp, {far, far}, faded(light.sun, 0.75 * glow * shown), faded(light.glow, 0.0)});
  }
  const Color pane = faded(mix(mix(light.ridges[3], light.glow, 0.25), light.sun, gate.lit), shown);
  out.add(Box{lamp, {0.22 * k, 0.28 * k}, 0.05 * k, pane, pane});
  out.add(Polygon{{lamp + Vec2{-0.17 * k, -0.13 * k}, lamp + Vec2{0.0, -0.28 * k}, lamp + Vec2{0.17 * k, -0.13 * k}},
                  faded(kWood, shown)});
}

/// Pennants from post to post; amber on the gate that is asked for.
void garland(DrawList& out, const Eye& eye, const SceneGate& gate, double timeS) {
  const double shown = gateClear(eye, gate.left.y);
  constexpr int kPennants = 7;
  constexpr double kHigh = 1.46;
  const auto hang = [&](double u) {
    const Vec2 at = gate.left + u * (gate.right - gate.left);
    return eye.at(at, kHigh - 1.1 * u * (1.0 - u));
  };
  const double k = eye.scale(gate.left.y);
  Line cord{{}, std::max(2.0, 0.028 * k), faded(kCream, shown)};
  for (int i = 0; i <= 2 * kPennants; ++i) {
    cord.points.push_back(hang(static_cast<double>(i) / (2.0 * kPennants)));
  }
  for (int i = 0; i < kPennants; ++i) {
    const double from = (i + 0.12) / kPennants;
    const double to = (i + 0.88) / kPennants;
    const Vec2 a = hang(from);
    const Vec2 b = hang(to);
    const double flutter = 0.03 * k * det::sin(2.2 * timeS + 1.3 * i);
    const Color plain = mix(i % 2 == 0 ? kSand : kCoral, kWhite, 0.25 * gate.lit);
    const Color cloth = faded(mix(plain, kAmber, gate.asked), shown);
    out.add(Polygon{{a, b, 0.5 * (a + b) + Vec2{flutter, 0.30 * k}}, cloth, gate.asked > 0.5 ? 4.0 : 0.0, kInk});
  }
  out.add(cord);
}

void gateAt(DrawList& out, const Eye& eye, const SceneGate& gate, const RaftScene& scene, const Light& light) {
  if (gate.asked > 0.01) {
    // The same ring as on the deck: it marks the place to which that one leads.
    const Vec2 middle = 0.5 * (gate.left + gate.right);
    std::vector<Vec2> ring;
    for (int i = 0; i <= 28; ++i) {
      const double angle = 2.0 * kPi * i / 28.0;
      ring.push_back(eye.at(middle + 0.62 * Vec2{det::cos(angle), det::sin(angle)}));
    }
    amber(out, std::move(ring), std::max(5.0, 0.07 * eye.scale(middle.y)), gate.asked * eye.clear(middle.y));
  }
  post(out, eye, gate.left, gate, scene.timeS, light);
  post(out, eye, gate.right, gate, scene.timeS, light);
  garland(out, eye, gate, scene.timeS);
}

/// Draws in the frame of the deck: x across, y along, z up, metres. The deck yaws with the raft and tilts with the
/// person.
class DeckPen {
 public:
  DeckPen(const Eye& eye, const RaftScene& scene)
      : eye_(eye),
        scene_(scene),
        sin_(det::sin(scene.raft.angle)),
        cos_(det::cos(scene.raft.angle)),
        bob_(0.10 + 0.018 * det::sin(1.3 * scene.timeS)) {}

  Vec2 at(double x, double y, double z = 0.0) const {
    const double high =
        bob_ + z - 0.15 * scene_.tilt.x * x / (0.5 * kDeck.x) - 0.11 * scene_.tilt.y * y / (0.5 * kDeck.y);
    // Upright parts lean with the deck.
    const Vec2 own{x + 0.17 * scene_.tilt.x * z, y + 0.11 * scene_.tilt.y * z};
    return eye_.at(scene_.raft.at + Vec2{own.x * cos_ - own.y * sin_, own.x * sin_ + own.y * cos_}, high);
  }
  std::vector<Vec2> oval(double x, double y, double rx, double ry, int steps = 16) const {
    std::vector<Vec2> points;
    for (int i = 0; i < steps; ++i) {
      const double angle = 2.0 * kPi * i / steps;
      points.push_back(at(x + rx * det::cos(angle), y + ry * det::sin(angle), 0.02));
    }
    return points;
  }

 private:
  const Eye& eye_;
  const RaftScene& scene_;
  double sin_;
  double cos_;
  double bob_;
};

void logs(DrawList& out, const DeckPen& pen, double k) {
  constexpr int kLogs = 7;
  constexpr std::array<Color, 3> kBark{rgb(0xC08A6A), rgb(0xB17C5F), rgb(0xCB9877)};
  const double half = 0.5 * kDeck.x;
  const double along = 0.5 * kDeck.y;
  const double wide = kDeck.x / kLogs;
  for (int i = 0; i < kLogs; ++i) {
    const double left = -half + i * wide;
    const double right = left + wide - 0.012;
    // Uneven ends, as if cut by hand.
    const double bow = along + 0.05 * det::sin(2.3 * i);
    const double stern = -along + 0.04 * det::sin(1.7 * i + 1.0);
    const Color bark = kBark[static_cast<std::size_t>(i) % kBark.size()];
    Strip top;
    for (const auto& [x, shade] :
         {std::pair{left, 0.32}, std::pair{left + 0.35 * wide, -0.22}, std::pair{right, 0.38}}) {
      const Color color = shade < 0.0 ? mix(bark, kCream, -shade) : mix(bark, rgb(0x4A2B30), shade);
      top.vertices.push_back({pen.at(x, bow), color});
      top.vertices.push_back({pen.at(x, stern), color});
    }
    out.add(top);
    const Vec2 end = pen.at(0.5 * (left + right), stern, -0.07);
    const Vec2 size{0.5 * wide * k * 1.2, 0.105 * k * 1.2};
    out.add(Ellipse{end, size, rgb(0xE8C39C), rgb(0xA9785C)});
    out.add(Ellipse{end, 0.45 * size, rgb(0xC89A78), rgb(0xE0B892)});
  }
  for (const double y : {-0.78, 0.82}) {
    out.add(Line{{pen.at(-half - 0.03, y, 0.03), pen.at(half + 0.03, y, 0.03)}, 0.10 * k, rgb(0x7A4C46)});
    out.add(Line{{pen.at(-half - 0.03, y, 0.05), pen.at(half + 0.03, y, 0.05)}, 0.03 * k, rgb(0xA9785C)});
    for (int i = 1; i < kLogs; i += 2) {
      const double x = -half + (i + 0.5) * wide;
      out.add(Line{{pen.at(x, y - 0.07, 0.05), pen.at(x, y + 0.07, 0.05)}, 0.05 * k, kSand});
    }
  }
}

/// The board on the deck: soles that light up on the side with more load, a dot for the person, a ring to lean towards.
void boardOnDeck(DrawList& out, const DeckPen& pen, const RaftScene& scene, double k) {
  Polygon plate{{}, rgb(0x24305E, 0.92), 0.03 * k, rgb(0xFFE9C4, 0.35)};
  for (const Vec2 corner : {Vec2{-0.70, -0.56}, {0.70, -0.56}, {0.70, 0.60}, {-0.70, 0.60}}) {
    plate.points.push_back(pen.at(corner.x, corner.y, 0.02));
  }
  out.add(plate);
  for (const double side : {-1.0, 1.0}) {
    const Color lit = faded(kCream, 0.32 + 0.5 * clamp01(0.25 + side * scene.tilt.x));
    out.add(Polygon{pen.oval(side * 0.30, -0.26, 0.105, 0.17), lit});
    out.add(Polygon{pen.oval(side * 0.31, 0.0, 0.09, 0.22), lit});
    out.add(Polygon{pen.oval(side * 0.30, 0.22, 0.14, 0.17), lit});
    for (int i = 0; i < 4; ++i) {
      out.add(Polygon{pen.oval(side * (0.20 + 0.085 * i), 0.46 - 0.035 * i, 0.046 - 0.005 * i, 0.06, 9), lit});
    }
  }
  if (scene.asks > 0.01) {
    std::vector<Vec2> ring = pen.oval(kDotReach * scene.target.x, 0.02, 0.17, 0.25, 26);
    ring.push_back(ring.front());
    amber(out, std::move(ring), 0.04 * k, scene.asks);
  }
  const Vec2 dot = pen.at(kDotReach * scene.tilt.x, 0.02 + 0.35 * scene.tilt.y, 0.05);
  out.add(Ellipse{dot, {0.105 * k, 0.095 * k}, mix(kAmber, kWhite, 0.35), kAmber, 0.0, 6.0, kInk});
}

/// Mast and lantern at the bow. Returns the position of the lantern.
Vec2 mast(DrawList& out, const DeckPen& pen, const RaftScene& scene, const Light& light, double k) {
  constexpr double kY = 0.92;
  const double full = clamp01(static_cast<double>(scene.fireflies.size()) / 45.0);
  const Vec2 top = pen.at(0.0, kY, kMastHigh);
  const Vec2 hook = pen.at(0.26, kY, kMastHigh - 0.06);
  out.add(Line{{pen.at(0.0, kY), pen.at(0.0, kY, 0.9), top, pen.at(0.16, kY, kMastHigh + 0.03), hook},
               0.075 * k,
               rgb(0x7A4C46)});
  const Vec2 down{det::sin(scene.swing), det::cos(scene.swing)};
  const Vec2 lamp = hook + 0.36 * k * down;
  out.add(Line{{hook, lamp}, 0.02 * k, kSand});
  const double pulse = 1.0 + 0.05 * det::sin(1.6 * scene.timeS) + 0.35 * scene.triumph;
  const double far = (0.45 + 0.75 * full) * k * pulse;
  out.add(Ellipse{lamp, {far, far}, faded(light.sun, 0.30 + 0.55 * full), faded(light.glow, 0.0)});
  const double angle = -scene.swing;
  const Color glass = mix(mix(light.ridges[3], light.glow, 0.45), light.sun, 0.15 + 0.85 * full);
  out.add(Box{lamp, {0.27 * k, 0.34 * k}, 0.09 * k, glass, mix(glass, kAmber, 0.25), angle, 0.025 * k, rgb(0x5A3438)});
  out.add(Box{lamp - 0.2 * k * down, {0.30 * k, 0.07 * k}, 0.02 * k, rgb(0x7A4C46), rgb(0x5A3438), angle});
  out.add(Box{lamp + 0.19 * k * down, {0.30 * k, 0.06 * k}, 0.02 * k, rgb(0x7A4C46), rgb(0x5A3438), angle});
  return lamp;
}

void fireflies(DrawList& out, const Eye& eye, const RaftScene& scene, Vec2 lamp, double k) {
  const auto count = static_cast<int>(scene.fireflies.size());
  for (int i = std::max(0, count - kMostFireflies); i < count; ++i) {
    const SceneFirefly& one = scene.fireflies[static_cast<std::size_t>(i)];
    const double turn = (0.5 + 0.02 * (i % 9)) * scene.timeS + one.phase;
    // The first eight stay inside the lantern; the others circle round it.
    const double wide = i < 8 ? 0.07 : 0.24 + 0.028 * (i % 16);
    const Vec2 home = lamp + k * Vec2{wide * det::cos(turn), 0.75 * wide * det::sin(1.3 * turn + i)};
    const Vec2 born = eye.at(scene.raft.at + one.from, 0.35);
    const double u = smooth(one.way);
    const Vec2 arc = k * Vec2{0.22 * det::sin(5.0 * u + one.phase), -0.55 * u * (1.0 - u)};
    const Vec2 at = born + u * (home - born) + (1.0 - u) * u * 4.0 * arc;
    const double alive = smooth(8.0 * one.way) * (0.72 + 0.28 * det::sin(2.1 * scene.timeS + one.phase));
    const double far = (0.13 - 0.05 * u) * k;
    out.add(Ellipse{at, {far, far}, rgb(0xFFF3B8, 0.55 * alive), rgb(0xFFE08A, 0.0)});
    out.add(disc(at, (0.032 - 0.008 * u) * k, rgb(0xFFFBE0, alive)));
  }
}

void ripples(DrawList& out, const Eye& eye, const RaftScene& scene) {
  const Vec2 at = scene.raft.at;
  out.add(lying(eye, at + Vec2{0.0, -0.15}, 1.5, faded(kInk, 0.45), faded(kInk, 0.0)));
  for (int i = 0; i < 3 && scene.calm > 0.01; ++i) {
    const double age = 0.22 * scene.timeS + i / 3.0;
    const double u = age - std::floor(age);
    Line ring{{}, 3.0, faded(kCream, 0.35 * scene.calm * (1.0 - u) * smooth(5.0 * u))};
    for (int j = 0; j <= 30; ++j) {
      const double angle = 2.0 * kPi * j / 30.0;
      ring.points.push_back(eye.at(at + (1.3 + 1.5 * u) * Vec2{det::cos(angle), det::sin(angle)}));
    }
    out.add(ring);
  }
  for (const double side : {-1.0, 1.0}) {
    Strip wake;
    for (int i = 0; i <= 8; ++i) {
      const double u = i / 8.0;
      const Vec2 on =
          at + Vec2{side * (0.72 + 0.55 * u) + 0.05 * det::sin(7.0 * u - 2.0 * scene.timeS), -1.0 - 2.6 * u};
      wake.vertices.push_back({eye.at(on), faded(kCream, 0.26 * (1.0 - u))});
      wake.vertices.push_back({eye.at(on + Vec2{side * 0.16, 0.0}), faded(kCream, 0.0)});
    }
    out.add(wake);
  }
}

/// Arrows beside the raft while more lean is needed.
void arrows(DrawList& out, const DeckPen& pen, const RaftScene& scene, double k) {
  const double side = scene.wants < 0.0 ? -1.0 : 1.0;
  const double shown = smooth(std::fabs(scene.wants));
  if (shown < 0.02) {
    return;
  }
  const double beat = 9.0 * det::sin(2.6 * scene.timeS);
  for (const double off : {1.28, 1.68}) {
    const Vec2 at = pen.at(side * off, 0.0, 0.15) + Vec2{side * beat, 0.0};
    amber(out,
          {at + Vec2{-side * 0.11 * k, -0.20 * k}, at + Vec2{side * 0.09 * k, 0.0},
           at + Vec2{-side * 0.11 * k, 0.20 * k}},
          0.085 * k, shown);
  }
}

void raft(DrawList& out, const Eye& eye, const RaftScene& scene, const Light& light) {
  const double k = eye.scale(scene.raft.at.y);
  const DeckPen pen(eye, scene);
  ripples(out, eye, scene);
  logs(out, pen, k);
  const Vec2 lamp = mast(out, pen, scene, light, k);
  boardOnDeck(out, pen, scene, k);
  arrows(out, pen, scene, k);
  fireflies(out, eye, scene, lamp, k);
}

void particle(DrawList& out, const Eye& eye, const RaftScene& scene, const Particle& one) {
  const double age = one.ageS / one.lifeS;
  const double k = eye.scale(scene.raft.at.y);
  const Vec2 at = eye.at({one.at.x, scene.raft.at.y + 0.3}, one.at.y);
  const Color color = faded(one.kind == ParticleKind::Spark ? rgb(0xFFF3B8) : rgb(0xDCEBFF), 0.9 * (1.0 - age));
  out.add(disc(at, k * one.size * (1.0 - 0.5 * age), color));
}

/// Everything that stands on the water, from far to near.
void things(DrawList& out, const Eye& eye, const RaftScene& scene, const Light& light) {
  enum class Kind : std::uint8_t { Islet, Gate, Raft };
  struct Item {
    double y;
    Kind kind;
    std::size_t index;
  };
  std::vector<Item> items{{scene.raft.at.y - 0.5, Kind::Raft, 0}};
  for (std::size_t i = 0; i < scene.islets.size(); ++i) {
    if (eye.sees(scene.islets[i].at, 1.2 * scene.islets[i].half.x)) {
      items.push_back({scene.islets[i].at.y, Kind::Islet, i});
    }
  }
  for (std::size_t i = 0; i < scene.gates.size(); ++i) {
    if (eye.sees(scene.gates[i].left, 4.0) && eye.away(scene.gates[i].left.y) > 2.9) {
      items.push_back({scene.gates[i].left.y, Kind::Gate, i});
    }
  }
  std::ranges::stable_sort(items, [](const Item& a, const Item& b) { return a.y > b.y; });
  for (const Item& item : items) {
    switch (item.kind) {
      case Kind::Islet:
        islet(out, eye, scene.islets[item.index], scene.timeS, light);
        folk(out, eye, scene.islets[item.index], scene, light);
        break;
      case Kind::Gate:
        gateAt(out, eye, scene.gates[item.index], scene, light);
        break;
      case Kind::Raft:
        raft(out, eye, scene, light);
        break;
    }
  }
}

}  // namespace

void drawRaft(DrawList& out, const Canvas& canvas, const RaftScene& scene) {
  const Eye eye(canvas, scene.raft.at.y);
  const Light& light = lightOf(scene.dayTime);
  drawBay(out, canvas, scene.dayTime, scene.timeS,
          {.horizonY = eye.horizonY(),
           .sun = {0.5 * canvas.width + 0.26 * std::min(canvas.width, 1500.0), eye.horizonY() - 74.0},
           .lighthouseX = 0.5 * canvas.width - 0.30 * std::min(canvas.width, 1700.0),
           .swell = std::max(scene.triumph, 0.6 * scene.breath),
           .townX = 0.44 * canvas.width,
           .townScale = 0.8,
           .place = scene.place});
  glints(out, eye, scene, light);
  for (auto one = scene.pads.rbegin(); one != scene.pads.rend(); ++one) {
    if (eye.sees(one->at, one->radius)) {
      pad(out, eye, *one, light);
    }
  }
  things(out, eye, scene, light);
  for (const Particle& one : scene.particles) {
    particle(out, eye, scene, one);
  }
}

}  // namespace surefoot
