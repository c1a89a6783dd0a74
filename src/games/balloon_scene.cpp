// SPDX-License-Identifier: MIT
// How the balloon's world is placed on a canvas and what it looks like. The balloon keeps its place across the screen
// while the route drifts by below; horizon and hills do not move.
#include "games/balloon_scene.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "base/math.hpp"
#include "games/balloon_rig.hpp"
#include "play/bay.hpp"
#include "play/easing.hpp"
#include "play/folk.hpp"

namespace surefoot {

using namespace balloon;

namespace {

constexpr Color kRopeColor = rgb(0x5A3438);
constexpr Color kWicker = rgb(0xB98255);
constexpr Color kWickerDark = rgb(0x8A5A3C);
constexpr Color kLamp = rgb(0xFFE3A8);
constexpr Color kPaper = rgb(0xE9A178);

/// Metres to canvas units. The count ring has the middle of the screen; the balloon flies to its right.
struct Lens {
  double scale;
  Vec2 origin;  ///< The landed balloon's place on the deck.
  double horizonY;

  explicit Lens(const Canvas& canvas) {
    const bool tall = canvas.portrait();
    scale = tall ? 86.0 : canvas.height / 13.4;
    origin = {(tall ? 0.81 : 0.70) * canvas.width, tall ? 1275.0 : 0.805 * canvas.height};
    horizonY = origin.y - (tall ? 150.0 : 0.14 * canvas.height);
  }
  Vec2 at(Vec2 world) const { return origin + scale * Vec2{world.x, -world.y}; }
};

Ellipse disc(Vec2 centre, double radius, Color color) {
  return {centre, {radius, radius}, color, color};
}

Ellipse glow(Vec2 centre, double radius, Color color) {
  return {centre, {radius, radius}, color, faded(color, 0.0)};
}

/// A low rock with a flat deck; the deck spans from `left` to `right` of the place where the balloon lands.
void islet(DrawList& out, const Lens& lens, double x, double timeS, const Light& light) {
  constexpr std::array<Vec2, 11> kShape{Vec2{-3.95, -0.55}, {-3.75, -0.3}, {-3.5, -0.1}, {-3.2, 0.0},
                                        {-1.5, 0.0},        {0.0, 0.0},    {1.5, 0.0},   {1.75, -0.06},
                                        {2.0, -0.2},        {2.2, -0.36},  {2.4, -0.55}};
  const double footY = lens.at({0.0, -0.55}).y;
  for (int i = 0; i < 3; ++i) {
    const double breath = 0.5 + 0.5 * det::sin(0.9 * timeS + 2.1 * i);
    const Vec2 at = lens.at({x - 0.75 + 0.1 * i, kWaterY - 0.02 - 0.12 * i});
    const Color color = faded(i == 0 ? light.rim : light.stage, i == 0 ? 0.30 + 0.15 * breath : 0.36 - 0.1 * i);
    out.add(Box{at, {(6.9 - 0.8 * i) * lens.scale, i == 0 ? 6.0 : 0.1 * lens.scale}, 3.0, color, color});
  }
  Strip body;
  Line edge{{}, 4.0, faded(light.rim, 0.55)};
  for (const Vec2 point : kShape) {
    const Vec2 at = lens.at({x + point.x, point.y});
    body.vertices.push_back({at, mix(light.stage, light.rim, 0.2)});
    body.vertices.push_back({{at.x, footY}, light.stage});
    edge.points.push_back(at);
  }
  out.add(body);
  out.add(edge);
}

/// A mast at the right end of the landing place; its flag goes up once the balloon has arrived.
void mast(DrawList& out, const Lens& lens, double x, bool reached, double timeS) {
  const Vec2 foot{x + 1.62, 0.0};
  out.add(Line{{lens.at(foot), lens.at(foot + Vec2{0.0, 1.5})}, 6.0, rgb(0xFFF4E2)});
  if (!reached) {
    return;
  }
  Strip cloth;
  for (int i = 0; i <= 6; ++i) {
    const double u = i / 6.0;
    const double wave = 0.05 * u * det::sin(2.4 * timeS - 5.0 * u);
    cloth.vertices.push_back({lens.at(foot + Vec2{0.6 * u, 1.48 + wave}), kVermilion});
    cloth.vertices.push_back({lens.at(foot + Vec2{0.6 * u, 1.48 + wave - 0.36 * (1.0 - 0.5 * u)}), kBrick});
  }
  out.add(cloth);
}

/// A paper lantern on a float. `burns`: 0 dark to 1 bright.
void lantern(DrawList& out, const Lens& lens, double x, double burns, double timeS, const Light& light) {
  const double k = lens.scale;
  const double bob = 0.02 * det::sin(1.1 * timeS + 1.7 * x);
  const Vec2 foot = lens.at({x, kWaterY - 0.46 + bob});
  const Vec2 heart = foot + Vec2{0.0, -0.40 * k};
  if (burns > 0.01) {
    out.add(Ellipse{foot + Vec2{0.0, 0.16 * k}, {0.46 * k, 0.1 * k}, faded(kLamp, 0.55 * burns), faded(kLamp, 0.0)});
    out.add(glow(heart, 0.98 * k, faded(light.glow, 0.7 * burns)));
  }
  out.add(Box{foot, {0.56 * k, 0.12 * k}, 0.06 * k, kWickerDark, rgb(0x4A2F30)});
  const Color dark = mix(light.stage, rgb(0xD3D8E6), 0.55);
  const Color top = mix(dark, rgb(0xFFF6DC), burns);
  const Color bottom = mix(mix(dark, light.stage, 0.4), kPaper, burns);
  out.add(Box{heart, {0.46 * k, 0.62 * k}, 0.16 * k, top, bottom});
  const Color frame = mix(mix(light.stage, rgb(0xD3D8E6), 0.2), kBrick, burns);
  for (const double y : {-0.31, 0.31}) {
    out.add(Box{heart + Vec2{0.0, y * k}, {0.34 * k, 0.09 * k}, 0.04 * k, frame, frame});
  }
}

struct Span {
  double from, to;
};

/// Who waits on the quay at `x`: they look up at the balloon and greet it where it has landed.
void folk(DrawList& out, const Lens& lens, const BalloonScene& scene, double x, bool reached, const Light& light) {
  const double far = std::fabs(x);
  const auto one = [&](Inhabitant who, double at, double phase) {
    draw(out,
         {.who = who,
          .foot = lens.at({x + at, 0.0}),
          .high = 0.92 * lens.scale,
          .facing = x + at > 0.0 ? -1.0 : 1.0,
          .timeS = scene.timeS,
          .phase = phase + at,
          .cheer = reached && far < 2.5 ? scene.triumph : 0.0,
          .watch = smooth((9.0 - far) / 3.0),
          .walk = who == Inhabitant::Keeper ? 0.7 * lens.scale : 0.0},
         light);
  };
  one(Inhabitant::Keeper, -2.5, 0.4);
  one(Inhabitant::Child, -1.35, 1.1);
  one(Inhabitant::Dog, -1.75, 0.1);
}

void route(DrawList& out, const Canvas& canvas, const Lens& lens, const BalloonScene& scene, const Light& light) {
  const Span seen{-lens.origin.x / lens.scale - 4.5, (canvas.width - lens.origin.x) / lens.scale + 4.5};
  const auto visible = [&seen](double x) { return x > seen.from && x < seen.to; };
  const auto place = [&](double x, PlaceKind kind, bool reached) {
    if (visible(x)) {
      drawPlace(out, kind, lens.at({x - 2.35, -0.02}), lens.scale, light, 0.14, scene.timeS);
      mast(out, lens, x, reached, scene.timeS);
      islet(out, lens, x, scene.timeS, light);
      folk(out, lens, scene, x, reached, light);
    }
  };
  place(-scene.route, scene.home, true);
  for (std::size_t i = 0; i < scene.legs.size(); ++i) {
    place((static_cast<double>(i) + 1.0) * kRouteLeg - scene.route, scene.legs[i].to, scene.legs[i].reached);
  }
}

void lanterns(DrawList& out, const Canvas& canvas, const Lens& lens, const BalloonScene& scene, const Light& light) {
  const Span seen{-lens.origin.x / lens.scale - 1.0, (canvas.width - lens.origin.x) / lens.scale + 1.0};
  for (std::size_t leg = 0; leg < scene.legs.size(); ++leg) {
    const SceneLeg& here = scene.legs[leg];
    for (int i = 0; i < kLanterns; ++i) {
      const double along = (static_cast<double>(leg) + kFlownShare * (i + 1) / kLanterns) * kRouteLeg;
      const double x = along - scene.route;
      if (x > seen.from && x < seen.to) {
        const double burns = i < here.lit ? (i + 1 == here.lit ? smooth(here.newest) : 1.0) : 0.0;
        lantern(out, lens, x, burns, scene.timeS, light);
      }
    }
  }
}

/// Half the width of the envelope at height `v`: 0 at the mouth, 1 at the top; both as shares.
double bulge(double v) {
  constexpr double kWidest = 0.60;
  if (v >= kWidest) {
    const double d = (v - kWidest) / (1.0 - kWidest);
    return std::sqrt(std::max(0.0, 1.0 - d * d));
  }
  const double t = v / kWidest;
  return 0.20 + 0.80 * (0.6 * t * (2.0 - t) + 0.4 * smooth(t));
}

constexpr double kEnvelopeHalf = 1.62;
constexpr double kEnvelopeHigh = 3.15;
constexpr double kSkirt = 0.16;  ///< Gap between mouth and fabric, where the flame burns.

void envelope(DrawList& out, const Lens& lens, const BalloonScene& scene) {
  constexpr int kGores = 16;
  constexpr int kRows = 16;
  constexpr std::array<Color, 4> kColors{kVermilion, rgb(0xFFF1DC), kVermilion, kApricot};
  const double lit = clamp01(scene.flame);
  const double turn = 0.03 * scene.timeS + 0.04 * scene.route;
  const double step = 2.0 * kPi / kGores;
  const double first = turn - step * std::floor((turn + kPi / 2.0) / step) - step;
  const auto point = [&](double v, double u) {
    return lens.at(pointOf(scene.hub, {kEnvelopeHalf * bulge(v) * u, kSkirt + kEnvelopeHigh * v}));
  };
  const auto shaded = [&](Color color, double v, double u) {
    // Light falls from the left and from the flame inside.
    const Color dark = mix(color, rgb(0x5B1F3A), std::max(0.0, 0.20 + 0.30 * u) + 0.10 * (1.0 - v));
    const double within = 0.36 * lit * std::max(0.0, 1.0 - 1.3 * v) * (1.0 - 0.6 * u * u);
    return mix(dark, rgb(0xFFE0A0), std::min(1.0, within + 0.12 * std::max(0.0, -u)));
  };
  for (int gore = 0; gore <= kGores / 2 + 1; ++gore) {
    const double a = std::clamp(first + gore * step, -kPi / 2.0, kPi / 2.0);
    const double b = std::clamp(first + (gore + 1) * step, -kPi / 2.0, kPi / 2.0);
    if (b - a < 0.004) {
      continue;
    }
    const auto around = static_cast<int>(std::floor((first + gore * step - turn) / step + 0.5));
    const Color color = kColors[static_cast<std::size_t>(((around % 4) + 4) % 4)];
    Strip strip;
    for (int row = 0; row <= kRows; ++row) {
      const double v = static_cast<double>(row) / kRows;
      for (const double u : {det::sin(a), det::sin(b)}) {
        strip.vertices.push_back({point(v, u), shaded(color, v, u)});
      }
    }
    out.add(strip);
  }
  // A band round the widest part.
  Strip band;
  for (int i = 0; i <= 16; ++i) {
    const double u = det::sin((i / 16.0 - 0.5) * kPi);
    const double sag = 0.028 * (1.0 - u * u);
    band.vertices.push_back({point(0.515 - sag, u), shaded(kBrick, 0.5, u)});
    band.vertices.push_back({point(0.565 - sag, u), shaded(kBrick, 0.5, u)});
  }
  out.add(band);
}

void flame(DrawList& out, const Lens& lens, const BalloonScene& scene) {
  // Pulsates slowly like a fire; it never flickers.
  const double breath = 1.0 + 0.06 * det::sin(5.0 * scene.timeS);
  const double high = (0.10 + 0.62 * std::min(1.3, scene.flame)) * breath;
  const double half = 0.05 + 0.13 * std::min(1.2, scene.flame);
  const auto tongue = [&](double k, Color low, Color top) {
    Strip strip;
    for (int i = 0; i <= 8; ++i) {
      const double v = i / 8.0;
      const double w = k * half * (v < 0.3 ? 0.55 + 1.5 * v : 1.0 - (v - 0.3) * (v - 0.3) / 0.49);
      const double bend = 0.05 * v * v * det::sin(3.1 * scene.timeS);
      const Color color = mix(low, top, v);
      strip.vertices.push_back({lens.at(pointOf(scene.hub, {bend - w, -0.12 + k * high * v})), color});
      strip.vertices.push_back({lens.at(pointOf(scene.hub, {bend + w, -0.12 + k * high * v})), color});
    }
    out.add(strip);
  };
  const Vec2 heart = lens.at(pointOf(scene.hub, {0.0, 0.1}));
  out.add(glow(heart, lens.scale * (0.35 + 0.9 * std::min(1.2, scene.flame)),
               rgb(0xFFD9A0, 0.30 + 0.3 * clamp01(scene.flame))));
  tongue(1.0, rgb(0xFF9A4D), rgb(0xE4572E, 0.85));
  tongue(0.6, kWhite, rgb(0xFFE9C4));
}

void goods(DrawList& out, const Lens& lens, const Pose& pose, Cargo cargo, double shown) {
  const double k = lens.scale * std::max(0.0, shown);
  const double sine = det::sin(-pose.angle);
  const double cosine = det::cos(-pose.angle);
  const Vec2 middle = lens.at(pose.at);
  const auto at = [&](double x, double y) { return middle + k * Vec2{x * cosine + y * sine, x * sine - y * cosine}; };
  const auto box = [&](double x, double y, Vec2 size, double corner, Color top, Color bottom) {
    out.add(Box{at(x, y), k * size, k * corner, top, bottom, -pose.angle});
  };
  const auto line = [&](Vec2 from, Vec2 to, double thick, Color color) {
    out.add(Line{{at(from.x, from.y), at(to.x, to.y)}, k * thick, color});
  };
  const double w = kCrate.x;
  const double h = kCrate.y;
  switch (cargo) {
    case Cargo::Crate:
      box(0.0, 0.0, kCrate, 0.05, kSand, kApricot);
      line({-0.4 * w, -0.36 * h}, {0.4 * w, 0.36 * h}, 0.07, kWood);
      for (const double y : {-0.42, 0.42}) {
        line({-0.42 * w, y * h}, {0.42 * w, y * h}, 0.08, kWood);
      }
      break;
    case Cargo::Barrel:
      box(0.0, 0.0, {0.86 * w, h}, 0.17, kCoral, kBrick);
      for (const double y : {-0.22, 0.22}) {
        line({-0.42 * w, y * h}, {0.42 * w, y * h}, 0.06, rgb(0xFFF1DC));
      }
      break;
    case Cargo::Hay:
      box(0.0, 0.0, kCrate, 0.16, rgb(0xF3DC8E), rgb(0xD9A94F));
      for (const double x : {-0.2, 0.2}) {
        line({x * w, -0.46 * h}, {x * w, 0.46 * h}, 0.06, kWood);
      }
      break;
  }
}

void shadow(DrawList& out, const Lens& lens, Vec2 at, double half) {
  out.add(Ellipse{lens.at(at), {half * lens.scale, 0.06 * lens.scale}, faded(kInk, 0.5), faded(kInk, 0.0)});
}

/// The pilot, looking out over the rim.
void aeronaut(DrawList& out, const Lens& lens, const Pose& basket) {
  const double k = lens.scale;
  const auto at = [&](double x, double y) { return lens.at(pointOf(basket, {x, kBasket.y / 2.0 + y})); };
  out.add(Ellipse{at(0.0, 0.02), {0.17 * k, 0.24 * k}, rgb(0x3D4C86), rgb(0x2B386B), -basket.angle});
  out.add(Line{{at(-0.13, 0.2), at(0.14, 0.2)}, 0.09 * k, kBrick});
  out.add(disc(at(0.0, 0.38), 0.155 * k, rgb(0xF6D7B0)));
  out.add(Ellipse{at(0.0, 0.47), {0.165 * k, 0.1 * k}, kVermilion, kVermilion, -basket.angle});
  out.add(disc(at(0.0, 0.58), 0.045 * k, kWhite));
  out.add(disc(at(0.06, 0.38), 0.02 * k, kInk));
}

void basket(DrawList& out, const Lens& lens, const BalloonScene& scene) {
  const double k = lens.scale;
  const auto at = [&](double x, double y) { return lens.at(pointOf(scene.basket, {x, y})); };
  const double top = kBasket.y / 2.0;
  const auto rope = [&](Vec2 from, Vec2 to) { out.add(Line{{from, to}, 0.035 * k, kRopeColor}); };
  for (const double side : {-1.0, 1.0}) {
    rope(lens.at(pointOf(scene.hub, {side * 0.30, 0.1})), at(side * 0.42, top));
    rope(lens.at(pointOf(scene.hub, {side * 0.14, 0.0})), at(side * 0.2, top));
  }
  aeronaut(out, lens, scene.basket);
  out.add(Line{{at(-kYard, top), at(kYard, top)}, 0.07 * k, kWood});
  const double half = kBasket.x / 2.0;
  out.add(Polygon{{at(-half, top), at(half, top), at(0.78 * half, -top), at(-0.78 * half, -top)}, kWicker});
  for (const double y : {0.12, -0.08}) {
    out.add(
        Line{{at(-0.9 * half + 0.05 * (0.2 - y), y), at(0.9 * half - 0.05 * (0.2 - y), y)}, 0.035 * k, kWickerDark});
  }
  for (const double x : {-0.5, 0.0, 0.5}) {
    out.add(Line{{at(x * half, top - 0.1), at(0.82 * x * half, 0.05 - top)}, 0.03 * k, faded(kWickerDark, 0.8)});
  }
  out.add(Line{{at(-half, top), at(half, top)}, 0.12 * k, kWickerDark});
  out.add(Line{{at(-half, top + 0.02), at(half, top + 0.02)}, 0.045 * k, rgb(0xD9A878)});
}

void cargo(DrawList& out, const Lens& lens, const BalloonScene& scene) {
  for (const SceneCargo& load : scene.cargo) {
    if (load.side != 0.0) {
      const Vec2 yard = pointOf(scene.basket, {load.side * kYard, kBasket.y / 2.0});
      const Vec2 knot = pointOf(load.pose, {0.0, kCrate.y / 2.0});
      const double slack = std::max(0.0, kCargoRope - length(knot - yard));
      const Vec2 middle = 0.5 * (yard + knot) + Vec2{0.5 * load.side * slack, -0.3 * slack};
      out.add(Line{{lens.at(yard), lens.at(middle), lens.at(knot)}, 0.04 * lens.scale, kRopeColor});
    } else if (load.pose.at.y < 0.4) {
      shadow(out, lens, {load.pose.at.x, 0.0}, 0.4);
    }
    goods(out, lens, load.pose, load.cargo, load.shown);
  }
}

/// Streaks of wind from the side to which the person sways.
void windStreaks(DrawList& out, const Lens& lens, const BalloonScene& scene) {
  const double force = std::fabs(scene.wind);
  if (force < 0.08) {
    return;
  }
  const double side = scene.wind > 0.0 ? 1.0 : -1.0;
  for (int i = 0; i < 5; ++i) {
    const double cycle = 0.45 * scene.timeS + 0.37 * i;
    const double t = cycle - std::floor(cycle);
    const double x = side * (3.4 - 1.9 * t);
    const double y = scene.hub.at.y + 2.6 - 0.95 * i + 0.12 * det::sin(7.0 * t);
    Line streak{{}, 7.0, faded(kWhite, 0.75 * smooth((force - 0.08) / 0.5) * det::sin(kPi * t))};
    for (int j = 0; j <= 8; ++j) {
      const double u = j / 8.0;
      streak.points.push_back(lens.at({x + side * 0.9 * u, y + 0.09 * det::sin(5.0 * u + 3.0 * t)}));
    }
    out.add(streak);
  }
}

void particle(DrawList& out, const Lens& lens, const Particle& one) {
  const double age = one.ageS / one.lifeS;
  const Vec2 at = lens.at(one.at);
  if (one.kind == ParticleKind::Dust) {
    out.add(dust(one, at, lens.scale));
    return;
  }
  const Vec2 tail = 0.03 * lens.scale * Vec2{one.velocity.x, -one.velocity.y};
  out.add(Line{{at - tail, at}, lens.scale * one.size * (1.0 - 0.6 * age), faded(kCream, 0.95 * (1.0 - age))});
}

constexpr double kCardCorner = 40.0;

struct Card {
  Vec2 centre;
  Vec2 size;
};

Card cardOf(const Canvas& canvas, int side) {
  const double away = side == 0 ? -1.0 : 1.0;
  if (canvas.portrait()) {
    return {{(0.5 + 0.235 * away) * canvas.width, 560.0}, {440.0, 400.0}};
  }
  return {{0.5 * canvas.width + away * 250.0, 354.0}, {450.0, 236.0}};
}

/// A line along the edge of a card, clockwise from the middle of its top; `filled` is the share of the lean's dwell
/// time.
void cardRing(DrawList& out, const Card& card, double filled, double opacity) {
  constexpr int kPerCorner = 6;
  const Vec2 inner = 0.5 * card.size - Vec2{kCardCorner, kCardCorner};
  std::vector<Vec2> edge{{0.0, -0.5 * card.size.y}};
  for (int corner = 0; corner < 4; ++corner) {
    const Vec2 middle{corner < 2 ? inner.x : -inner.x, corner == 0 || corner == 3 ? -inner.y : inner.y};
    for (int i = 0; i <= kPerCorner; ++i) {
      const double angle = 0.5 * kPi * (corner - 1 + static_cast<double>(i) / kPerCorner);
      edge.push_back(middle + kCardCorner * Vec2{det::cos(angle), det::sin(angle)});
    }
  }
  edge.push_back(edge.front());
  double whole = 0.0;
  for (std::size_t i = 1; i < edge.size(); ++i) {
    whole += length(edge[i] - edge[i - 1]);
  }
  double left = filled * whole;
  Line line{{card.centre + edge[0]}, 14.0, faded(kAmber, opacity)};
  for (std::size_t i = 1; i < edge.size() && left > 0.0; ++i) {
    const Vec2 way = edge[i] - edge[i - 1];
    line.points.push_back(card.centre + edge[i - 1] + std::min(1.0, left / length(way)) * way);
    left -= length(way);
  }
  out.add(line);
}

void choice(DrawList& out, const Canvas& canvas, const SceneChoice& choice, const Light& light, double timeS) {
  const double shown = choice.shown;
  for (int side = 0; side < 2; ++side) {
    Card card = cardOf(canvas, side);
    card.centre.y += 24.0 * (1.0 - smooth(shown));
    const double way = side == 0 ? -1.0 : 1.0;
    const bool chosen = choice.chosen == side;
    const Color panel = faded(rgb(0x0E1530, 0.90), shown);
    out.add(Box{card.centre, card.size, kCardCorner, panel, panel, 0.0, chosen ? 7.0 : 3.0,
                faded(chosen ? kAmber : rgb(0xFFE9C4, 0.3), shown)});
    const double footY = card.centre.y + 0.5 * card.size.y - 94.0;
    const double scale = canvas.portrait() ? 96.0 : 58.0;
    if (shown > 0.6) {
      drawPlace(out, choice.places[static_cast<std::size_t>(side)], {card.centre.x, footY}, scale, light, 0.0, timeS);
      out.add(Line{{{card.centre.x - 130.0, footY}, {card.centre.x + 130.0, footY}}, 6.0, rgb(0xFFE9C4, 0.6)});
      out.add(Label{.id = std::string(nameOf(choice.places[static_cast<std::size_t>(side)])),
                    .at = {card.centre.x, card.centre.y + 0.5 * card.size.y - 46.0},
                    .size = 60.0,
                    .maxWidth = card.size.x - 60.0});
    }
    if (chosen && choice.dwell > 0.01) {
      cardRing(out, card, choice.dwell, shown);
    }
    if (choice.byLean) {
      const double beat = 8.0 * det::sin(2.2 * timeS);
      const Vec2 tip{card.centre.x + way * (0.5 * card.size.x - 42.0 + 0.4 * beat), card.centre.y - 0.12 * card.size.y};
      out.add(Line{{tip + Vec2{-way * 24.0, -34.0}, tip, tip + Vec2{-way * 24.0, 34.0}},
                   13.0,
                   faded(kAmber, (chosen ? 1.0 : 0.75) * shown)});
    }
  }
}

}  // namespace

void drawBalloon(DrawList& out, const Canvas& canvas, const BalloonScene& scene) {
  const Lens lens(canvas);
  const Light& light = lightOf(scene.dayTime);
  const double up = scene.dayTime == DayTime::Midday ? 380.0 : 150.0;
  drawBay(out, canvas, scene.dayTime, scene.timeS,
          {.horizonY = lens.horizonY,
           .sun = {(canvas.portrait() ? 0.30 : 0.24) * canvas.width, lens.horizonY - up},
           .lighthouseX = 0.10 * canvas.width,
           .swell = std::max(scene.triumph, 0.6 * scene.breath),
           .townX = (canvas.portrait() ? 0.50 : 0.64) * canvas.width,
           .townScale = canvas.portrait() ? 0.85 : 0.95,
           .place = scene.place});
  route(out, canvas, lens, scene, light);
  for (const SceneCargo& left : scene.delivered) {
    Pose pose = left.pose;
    pose.at.x -= scene.route;
    if (std::fabs(pose.at.x) < 20.0) {
      shadow(out, lens, {pose.at.x, 0.0}, 0.4);
      goods(out, lens, pose, left.cargo, 1.0);
    }
  }
  if (scene.basket.at.y < 0.9) {
    shadow(out, lens, {scene.basket.at.x, 0.0}, 0.7);
  }
  lanterns(out, canvas, lens, scene, light);
  envelope(out, lens, scene);
  flame(out, lens, scene);
  basket(out, lens, scene);
  cargo(out, lens, scene);
  windStreaks(out, lens, scene);
  for (const Particle& one : scene.particles) {
    particle(out, lens, one);
  }
  if (scene.choice.shown > 0.01) {
    choice(out, canvas, scene.choice, light, scene.timeS);
  }
}

}  // namespace surefoot
