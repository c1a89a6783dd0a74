// SPDX-License-Identifier: MIT
#include "play/day_picture.hpp"

#include <algorithm>
#include <cmath>

#include "base/enum_table.hpp"
#include "base/math.hpp"
#include "base/random.hpp"
#include "play/easing.hpp"

namespace surefoot {
namespace {

constexpr Color kSnow = rgb(0xEEF3FA);
constexpr Color kBlossom = rgb(0x9CC97A);
constexpr Color kLeaves = rgb(0xC78547);

double wrapped(double x, double span) {
  return x - span * std::floor(x / span);
}

/// Where something is that crosses the bay again and again, from left to right.
double crossing(const Canvas& canvas, double timeS, double speed, double from) {
  const double span = canvas.width + 240.0;
  return wrapped(from * span + speed * timeS, span) - 120.0;
}

/// A thin slanted bar of two triangles: cheaper than a line with round ends.
void streak(DrawList& out, Vec2 from, Vec2 to, double half, Color top, Color bottom) {
  const Vec2 side{half, 0.0};
  out.add(Strip{{{from - side, top}, {from + side, top}, {to - side, bottom}, {to + side, bottom}}});
}

void sail(DrawList& out, Vec2 at, double size, Color cloth, const Light& light, double timeS) {
  const double lean = 0.08 * det::sin(0.8 * timeS + at.x);
  const auto point = [&](double x, double up) { return at + size * Vec2{x + lean * up, -up}; };
  out.add(Polygon{{point(0.04, 0.16), point(0.04, 1.15), point(0.52, 0.2)}, cloth});
  out.add(Polygon{{point(-0.04, 0.16), point(-0.04, 0.95), point(-0.36, 0.2)}, mix(cloth, kWhite, 0.35)});
  out.add(Polygon{{point(-0.55, 0.12), point(0.6, 0.12), point(0.4, -0.12), point(-0.4, -0.12)}, light.ridges[3]});
}

void regatta(DrawList& out, const Canvas& canvas, const BayView& view, double timeS, const Light& light) {
  constexpr std::array<Color, 6> kCloths{kCream, kCoral, kWhite, kApricot, kSand, kVermilion};
  for (std::size_t i = 0; i < kCloths.size(); ++i) {
    const double x = crossing(canvas, timeS, 9.0 + 1.3 * static_cast<double>(i % 3), 0.13 * static_cast<double>(i));
    const double down = 16.0 + 9.0 * static_cast<double>((i * 2) % 5);
    sail(out, {x, view.horizonY + down + 1.5 * det::sin(timeS + static_cast<double>(i))}, 34.0 + 0.5 * down,
         mix(kCloths[i], light.ridges[0], 0.12), light, timeS);
  }
}

/// Bunting and awnings before the town.
void market(DrawList& out, const BayView& view, double timeS) {
  const auto at = [&](double x, double up) {
    return Vec2{view.townX + view.townScale * x, view.horizonY - view.townScale * up};
  };
  for (int i = -3; i <= 3; ++i) {
    const double x = 62.0 * i;
    const Color cloth = i % 2 == 0 ? kVermilion : kCream;
    out.add(Polygon{{at(x - 20, 15), at(x + 20, 15), at(x + 15, 27), at(x - 15, 27)}, cloth});
    streak(out, at(x - 17, 16), at(x - 17, 0), 1.5, kWood, kWood);
    streak(out, at(x + 17, 16), at(x + 17, 0), 1.5, kWood, kWood);
  }
  constexpr int kFlags = 16;
  for (int i = 0; i < kFlags; ++i) {
    const double u = (i + 0.5) / kFlags;
    const double x = -210.0 + 420.0 * u;
    const double up = 54.0 - 14.0 * (1.0 - std::fabs(wrapped(4.0 * u, 1.0) - 0.5) * 2.0);
    const double wave = 1.5 * det::sin(2.2 * timeS + i);
    const Color cloth = i % 3 == 0 ? kCoral : i % 3 == 1 ? kCream : kApricot;
    out.add(Polygon{{at(x - 5, up), at(x + 5, up), at(x + wave, up - 11)}, cloth});
  }
}

/// A back rises, blows and sinks, then the flukes.
void whale(DrawList& out, const Canvas& canvas, const BayView& view, double timeS, const Light& light) {
  constexpr double kEveryS = 24.0;
  const double t = wrapped(timeS, kEveryS);
  const double round = std::floor(timeS / kEveryS);
  const double x = canvas.width * (0.30 + 0.4 * wrapped(0.618 * round, 1.0)) + 9.0 * t;
  const double y = view.horizonY + 52.0;
  const Color skin = mix(light.ridges[2], light.deep, 0.35);
  const double up = smooth(t / 2.0) * smooth((9.0 - t) / 2.5);
  if (up > 0.01) {
    Strip back;
    for (int i = 0; i <= 12; ++i) {
      const double u = i / 12.0;
      const double high =
          34.0 * up * std::sqrt(std::max(0.0, 1.0 - (2.0 * u - 1.0) * (2.0 * u - 1.0))) * (0.75 + 0.5 * u);
      back.vertices.push_back({{x - 74.0 + 148.0 * u, y - high}, skin});
      back.vertices.push_back({{x - 74.0 + 148.0 * u, y + 1.0}, skin});
    }
    out.add(back);
  }
  const double blow = smooth((t - 2.0) / 0.8) * smooth((5.5 - t) / 2.0);
  for (int i = -2; i <= 2 && blow > 0.01; ++i) {
    streak(out, {x + 52.0 + 9.0 * i, y - 44.0 - 54.0 * blow + 7.0 * i * i}, {x + 48.0 + 2.0 * i, y - 34.0}, 2.5,
           faded(kWhite, 0.0), faded(kWhite, 0.75 * blow));
  }
  const double flukes = smooth((t - 9.0) / 1.2) * smooth((13.5 - t) / 1.5);
  if (flukes > 0.01) {
    const Vec2 foot{x - 30.0, y};
    const double high = 58.0 * flukes;
    out.add(Polygon{{foot + Vec2{-7, 0}, foot + Vec2{-4, -high}, foot + Vec2{4, -high}, foot + Vec2{7, 0}}, skin});
    out.add(Polygon{{foot + Vec2{0, -high + 10}, foot + Vec2{-36, -high - 14}, foot + Vec2{-6, -high - 6}}, skin});
    out.add(Polygon{{foot + Vec2{0, -high + 10}, foot + Vec2{36, -high - 14}, foot + Vec2{6, -high - 6}}, skin});
  }
}

void dolphins(DrawList& out, const Canvas& canvas, const BayView& view, double timeS, const Light& light) {
  const Color skin = mix(light.ridges[1], light.deep, 0.45);
  for (int i = 0; i < 3; ++i) {
    const double t = wrapped(timeS + 0.7 * i, 6.5);
    const double jump = t / 1.7;
    if (jump > 1.0) {
      continue;
    }
    const double round = std::floor((timeS + 0.7 * i) / 6.5);
    const double x = canvas.width * (0.26 + 0.42 * wrapped(0.618 * round, 1.0)) + 110.0 * jump + 46.0 * i;
    const double y = view.horizonY + 58.0 - 80.0 * jump * (1.0 - jump) + 5.0 * i;
    const double angle = 1.0 * (2.0 * jump - 1.0);
    out.add(Ellipse{{x, y}, {25.0, 8.0}, skin, skin, angle});
    const Vec2 along{det::cos(angle), det::sin(angle)};
    const Vec2 across{along.y, -along.x};
    const Vec2 at{x, y};
    out.add(Polygon{
        {at - 3.0 * along + 5.0 * across, at - 14.0 * along + 17.0 * across, at + 7.0 * along + 6.0 * across}, skin});
    out.add(Polygon{{at - 20.0 * along, at - 38.0 * along + 11.0 * across, at - 37.0 * along - 9.0 * across}, skin});
  }
}

void kites(DrawList& out, const BayView& view, double timeS, const Light& light) {
  constexpr std::array<Color, 3> kCloths{kVermilion, kCream, kCoral};
  for (std::size_t i = 0; i < kCloths.size(); ++i) {
    const double k = static_cast<double>(i);
    const Vec2 hand{view.townX + (150.0 * k - 150.0) * view.townScale, view.horizonY - 60.0};
    const Vec2 at = hand + Vec2{90.0 + 24.0 * det::sin(0.7 * timeS + 2.0 * k),
                                -130.0 - 34.0 * k + 16.0 * det::sin(1.1 * timeS + k)};
    out.add(Line{{hand, 0.5 * (hand + at) + Vec2{0.0, 22.0}, at}, 1.5, faded(light.sun, 0.5)});
    const double turn = 0.2 * det::sin(1.3 * timeS + k);
    const Vec2 up{turn, -1.0};
    const Vec2 right{1.0, turn};
    out.add(Polygon{{at + 24.0 * up, at + 16.0 * right, at - 30.0 * up, at - 16.0 * right}, kCloths[i]});
    for (int j = 1; j <= 3; ++j) {
      const Vec2 bow = at - (30.0 + 13.0 * j) * up + Vec2{6.0 * det::sin(2.0 * timeS - 1.2 * j + k), 0.0};
      out.add(
          Polygon{{bow + Vec2{-6, -4}, bow + Vec2{6, 4}, bow + Vec2{6, -4}, bow + Vec2{-6, 4}}, kCloths[(i + 1) % 3]});
    }
  }
}

/// A small striped balloon with a letter bag.
void airMail(DrawList& out, const Canvas& canvas, const BayView& view, double timeS, const Light& light) {
  const Vec2 at{crossing(canvas, timeS, 14.0, 0.2), 0.36 * view.horizonY + 14.0 * det::sin(0.5 * timeS)};
  const Color cloth = mix(kVermilion, light.ridges[0], 0.2);
  out.add(Ellipse{at, {34.0, 38.0}, cloth, cloth});
  out.add(Ellipse{at, {15.0, 38.0}, mix(kCream, light.ridges[0], 0.15), mix(kCream, light.ridges[0], 0.15)});
  out.add(Line{{at + Vec2{-14, 34}, at + Vec2{-7, 54}}, 2.0, kWood});
  out.add(Line{{at + Vec2{14, 34}, at + Vec2{7, 54}}, 2.0, kWood});
  out.add(Box{at + Vec2{0, 60}, {20.0, 14.0}, 3.0, kWood, kWood});
  out.add(Box{at + Vec2{0, 82}, {22.0, 15.0}, 2.0, kCream, kCream});
  out.add(Line{{at + Vec2{0, 67}, at + Vec2{0, 75}}, 1.5, kWood});
  out.add(Line{{at + Vec2{-11, 75}, at + Vec2{0, 83}, at + Vec2{11, 75}}, 1.5, kBrick});
}

void tallShip(DrawList& out, const Canvas& canvas, const BayView& view, double timeS, const Light& light) {
  const Vec2 at{crossing(canvas, timeS, 5.0, 0.42), view.horizonY + 26.0 + 1.5 * det::sin(0.7 * timeS)};
  const Color hull = light.ridges[3];
  const Color cloth = mix(kCream, light.ridges[0], 0.14);
  const auto point = [&](double x, double up) { return at + Vec2{x, -up}; };
  out.add(Polygon{{point(-96, 18), point(104, 18), point(80, -10), point(-78, -10)}, hull});
  out.add(Line{{point(100, 18), point(150, 42)}, 4.0, hull});
  constexpr std::array<Vec2, 3> kMasts{Vec2{-56, 120}, {6, 146}, {62, 126}};
  for (const Vec2 mast : kMasts) {
    out.add(Line{{point(mast.x, 14), point(mast.x, mast.y)}, 4.0, hull});
    for (int i = 0; i < 3; ++i) {
      const double up = 30.0 + 0.25 * (mast.y - 30.0) * (1.05 * i);
      const double half = 26.0 - 4.0 * i;
      const double high = 0.23 * (mast.y - 30.0);
      out.add(Polygon{{point(mast.x - half, up), point(mast.x + half + 6, up), point(mast.x + half, up + high),
                       point(mast.x - half + 3, up + high)},
                      cloth});
    }
    const double wave = 3.0 * det::sin(2.0 * timeS + mast.x);
    out.add(Polygon{{point(mast.x, mast.y), point(mast.x - 20, mast.y - 5 + wave), point(mast.x, mast.y - 10)},
                    kVermilion});
  }
  out.add(Polygon{{point(70, 108), point(142, 40), point(72, 34)}, mix(cloth, kWhite, 0.3)});
}

/// Lanterns that were let go over the water.
void lanternFeast(DrawList& out, const Canvas& canvas, const BayView& view, double timeS) {
  Random random(31);
  for (int i = 0; i < 22; ++i) {
    const double across = random.uniform();
    const double phase = random.uniform();
    const double t = wrapped(timeS / 46.0 + phase, 1.0);
    const double shown = smooth(t / 0.1) * smooth((1.0 - t) / 0.25);
    const Vec2 at{canvas.width * across + 22.0 * det::sin(0.3 * timeS + 9.0 * phase),
                  view.horizonY + 34.0 - t * 0.78 * view.horizonY};
    const double size = 11.0 + 8.0 * phase;
    out.add(Ellipse{at, {3.4 * size, 3.4 * size}, faded(rgb(0xFFB066), 0.42 * shown), faded(rgb(0xFFB066), 0.0)});
    out.add(Polygon{{at + Vec2{-0.8 * size, -size}, at + Vec2{0.8 * size, -size}, at + Vec2{0.6 * size, size},
                     at + Vec2{-0.6 * size, size}},
                    faded(rgb(0xFFD9A0), 0.95 * shown)});
  }
}

void rainbow(DrawList& out, const Canvas& canvas, const BayView& view) {
  constexpr std::array<Color, 6> kBands{rgb(0xE46A5E), rgb(0xF0A35C), rgb(0xF4D774),
                                        rgb(0x86BF7A), rgb(0x6BA6D6), rgb(0x8E7CC3)};
  // Opposite the sun.
  const double x = view.sun.x > 0.5 * canvas.width ? 0.26 * canvas.width : 0.74 * canvas.width;
  for (std::size_t i = 0; i < kBands.size(); ++i) {
    out.add(Arc{
        {x, view.horizonY + 60.0}, 470.0 - 13.0 * static_cast<double>(i), 14.0, -0.25, 0.5, faded(kBands[i], 0.26)});
  }
}

void shootingStar(DrawList& out, const Canvas& canvas, const BayView& view, double timeS) {
  constexpr double kEveryS = 9.0;
  const double t = wrapped(timeS, kEveryS) / 1.1;
  if (t > 1.0) {
    return;
  }
  const double round = std::floor(timeS / kEveryS);
  const Vec2 from{canvas.width * (0.15 + 0.6 * wrapped(0.618 * round, 1.0)),
                  view.horizonY * (0.08 + 0.2 * wrapped(0.387 * round, 1.0))};
  const Vec2 at = from + t * Vec2{230.0, 92.0};
  const Color light = faded(rgb(0xFFF6E0), smooth(t / 0.2) * smooth((1.0 - t) / 0.5));
  out.add(Strip{
      {{at - Vec2{110.0, 44.0}, faded(light, 0.0)}, {at + Vec2{1.0, -2.5}, light}, {at + Vec2{-1.0, 2.5}, light}}});
}

void mist(DrawList& out, const Canvas& canvas, const BayView& view, double timeS, const Light& light) {
  for (int i = 0; i < 4; ++i) {
    const double y = view.horizonY - 70.0 + 46.0 * i + 6.0 * det::sin(0.2 * timeS + i);
    const double half = 34.0 + 8.0 * i;
    const Color dense = faded(mix(light.sky[3], kWhite, 0.25), 0.34 + 0.06 * det::sin(0.16 * timeS + 2.0 * i));
    const Color none = faded(dense, 0.0);
    out.add(Strip{{{{0.0, y - half}, none},
                   {{canvas.width, y - half}, none},
                   {{0.0, y}, dense},
                   {{canvas.width, y}, dense},
                   {{0.0, y + half}, none},
                   {{canvas.width, y + half}, none}}});
  }
}

void rain(DrawList& out, const Canvas& canvas, const BayView& view, double timeS, const Light& light) {
  Random random(41);
  const Color drop = mix(light.sky[3], kWhite, 0.4);
  const double high = view.horizonY + 90.0;
  for (int i = 0; i < 56; ++i) {
    const double across = random.uniform(0.0, canvas.width + 200.0);
    const double phase = random.uniform();
    const double y = wrapped(phase * high + 520.0 * timeS, high);
    const Vec2 at{across - 0.16 * y, y};
    streak(out, at, at + Vec2{-7.0, 44.0}, 1.3, faded(drop, 0.0), faded(drop, 0.38));
  }
}

void snow(DrawList& out, const Canvas& canvas, double timeS) {
  Random random(43);
  for (int i = 0; i < 70; ++i) {
    const double across = random.uniform();
    const double phase = random.uniform();
    const double size = random.uniform(2.5, 6.0);
    const double high = canvas.height + 20.0;
    const double y = wrapped(phase * high + (26.0 + 7.0 * size) * timeS, high) - 10.0;
    const Vec2 at{
        wrapped(across * canvas.width + 24.0 * det::sin(0.5 * timeS + 7.0 * phase) + 6.0 * timeS, canvas.width), y};
    const Color flake = faded(kWhite, 0.35 + 0.07 * size);
    out.add(Strip{{{at + Vec2{-size, 0}, flake},
                   {at + Vec2{0, -size}, flake},
                   {at + Vec2{0, size}, flake},
                   {at + Vec2{size, 0}, flake}}});
  }
}

/// Whitecaps that come and go.
void wind(DrawList& out, const Canvas& canvas, const BayView& view, double timeS) {
  Random random(47);
  for (int i = 0; i < 26; ++i) {
    const double across = random.uniform();
    const double depth = random.uniform();
    const double phase = random.uniform(0.0, 6.3);
    const double shown = smooth(det::sin(1.3 * timeS + phase));
    if (shown < 0.02) {
      continue;
    }
    const double y = view.horizonY + 14.0 + depth * depth * 0.7 * (canvas.height - view.horizonY);
    const double half = 10.0 + 26.0 * depth;
    const Vec2 at{wrapped(across * canvas.width + 16.0 * timeS, canvas.width), y};
    const Color foam = faded(kWhite, 0.5 * shown);
    out.add(Strip{{{at + Vec2{-half, 2.0}, faded(foam, 0.0)},
                   {at + Vec2{-0.3 * half, -3.0 - 3.0 * depth}, foam},
                   {at + Vec2{0.2 * half, 2.0}, foam},
                   {at + Vec2{half, 1.0}, faded(foam, 0.0)}}});
  }
}

}  // namespace

Light lightOfDay(const Light& light, const DayScene& day) {
  struct Tint {
    Color color;
    double far;
    double near;
  };
  constexpr EnumTable<Season, Tint> kTints{
      {Tint{kBlossom, 0.22, 0.26}, Tint{kBlossom, 0.0, 0.0}, Tint{kLeaves, 0.26, 0.32}, Tint{kSnow, 0.55, 0.40}}};
  const Tint& tint = kTints[day.season];
  Light changed = light;
  changed.ridges[0] = mix(light.ridges[0], tint.color, tint.far);
  changed.ridges[1] = mix(light.ridges[1], tint.color, tint.near);
  const bool dull = day.weather == Weather::Cloudy || day.weather == Weather::Showers || day.weather == Weather::Snow;
  if (dull) {
    changed.sky[0] = mix(light.sky[0], light.ridges[1], 0.30);
    changed.sky[1] = mix(light.sky[1], light.ridges[0], 0.35);
    changed.sky[2] = mix(light.sky[2], light.ridges[0], 0.20);
    changed.glow = mix(light.glow, light.ridges[0], 0.25);
  }
  return changed;
}

CloudCover cloudsOf(Weather weather) {
  constexpr EnumTable<Weather, CloudCover> kCovers{{CloudCover{0.25, 0.7}, CloudCover{1.0, 1.0}, CloudCover{2.1, 1.2},
                                                    CloudCover{1.3, 4.5}, CloudCover{0.7, 0.5}, CloudCover{2.3, 1.8},
                                                    CloudCover{1.9, 0.8}}};
  return kCovers[weather];
}

void drawSky(DrawList& out, const Canvas& canvas, const BayView& view, const DayScene& day, double timeS,
             DayTime dayTime) {
  if (day.weather == Weather::Showers && dayTime != DayTime::Evening) {
    rainbow(out, canvas, view);
  }
  if (day.weather == Weather::Clear && dayTime == DayTime::Evening) {
    shootingStar(out, canvas, view, timeS);
  }
}

void drawEvent(DrawList& out, const Canvas& canvas, const BayView& view, const DayScene& day, double timeS,
               const Light& light) {
  switch (day.event) {
    case Event::None:
      break;
    case Event::Regatta:
      regatta(out, canvas, view, timeS, light);
      break;
    case Event::Market:
      market(out, view, timeS);
      break;
    case Event::Whale:
      whale(out, canvas, view, timeS, light);
      break;
    case Event::Kites:
      kites(out, view, timeS, light);
      break;
    case Event::AirMail:
      airMail(out, canvas, view, timeS, light);
      break;
    case Event::Dolphins:
      dolphins(out, canvas, view, timeS, light);
      break;
    case Event::TallShip:
      tallShip(out, canvas, view, timeS, light);
      break;
    case Event::LanternFeast:
      lanternFeast(out, canvas, view, timeS);
      break;
  }
}

void drawWeather(DrawList& out, const Canvas& canvas, const BayView& view, const DayScene& day, double timeS,
                 const Light& light) {
  switch (day.weather) {
    case Weather::Misty:
      mist(out, canvas, view, timeS, light);
      break;
    case Weather::Showers:
      rain(out, canvas, view, timeS, light);
      break;
    case Weather::Snow:
      snow(out, canvas, timeS);
      break;
    case Weather::Windy:
      wind(out, canvas, view, timeS);
      break;
    case Weather::Clear:
    case Weather::Fair:
    case Weather::Cloudy:
      break;
  }
}

}  // namespace surefoot
