// SPDX-License-Identifier: MIT
#include "play/folk.hpp"

#include <algorithm>
#include <cmath>

#include "base/math.hpp"
#include "play/easing.hpp"

namespace surefoot {
namespace {

constexpr Color kSkin = rgb(0xF0C4A0);
constexpr Color kCoat = rgb(0x3D5F8F);
constexpr Color kTrousers = rgb(0x2B3556);
constexpr Color kBeard = rgb(0xF4EFE6);
constexpr Color kHair = rgb(0x6B4034);
constexpr Color kFur = rgb(0xD9A46B);
constexpr Color kFurDark = rgb(0x7A4A34);

/// Where somebody is on their walk to and fro, and how fast they go: out, a rest, back, a rest.
struct Step {
  double x = 0.0;      ///< In shares of the walk, 0 to 1.
  double going = 0.0;  ///< 0 standing to 1 walking.
  double facing = 1.0;
};

Step stepAt(double timeS, double phase) {
  constexpr double kWalksS = 6.0;
  constexpr double kRestsS = 5.0;
  constexpr double kRoundS = 2.0 * (kWalksS + kRestsS);
  const double t = timeS + 7.3 * phase - kRoundS * std::floor((timeS + 7.3 * phase) / kRoundS);
  const bool back = t >= 0.5 * kRoundS;
  const double way = clamp01((t - (back ? 0.5 * kRoundS : 0.0)) / kWalksS);
  const double going = smooth(way / 0.12) * smooth((1.0 - way) / 0.12);
  return {.x = back ? 1.0 - smooth(way) : smooth(way), .going = going, .facing = back ? -1.0 : 1.0};
}

class Body {
 public:
  Body(DrawList& out, const Folk& folk, const Light& light, double share)
      : out_(out), unit_(share * folk.high), light_(light), timeS_(folk.timeS + 1.7 * folk.phase) {
    const Step step = folk.walk > 0.0 ? stepAt(folk.timeS, folk.phase) : Step{};
    // Who watches or is glad stands still.
    going_ = step.going * (1.0 - std::max(folk.watch, folk.cheer));
    facing_ = folk.walk > 0.0 && going_ > 0.1 ? step.facing : folk.facing;
    foot_ = folk.foot + Vec2{folk.walk * (step.x - 0.5), 0.0};
  }

  Vec2 at(double x, double up) const { return foot_ + unit_ * Vec2{facing_ * x, -(up + lift_)}; }
  /// Distance takes a little of every colour, so that the players' own things stay the warmest.
  Color tone(Color color) const { return mix(color, light_.ridges[2], 0.14); }
  double unit() const { return unit_; }
  double timeS() const { return timeS_; }
  double going() const { return going_; }
  void lift(double up) { lift_ = up; }

  void limb(Vec2 from, Vec2 bend, Vec2 to, double thick, Color color) const {
    out_.add(Line{{at(from.x, from.y), at(bend.x, bend.y), at(to.x, to.y)}, thick * unit_, tone(color)});
  }
  void oval(Vec2 centre, Vec2 radius, Color color, double angle = 0.0) const {
    out_.add(Ellipse{at(centre.x, centre.y), unit_ * radius, tone(color), tone(color), facing_ * angle});
  }
  void shape(std::initializer_list<Vec2> points, Color color) const {
    Polygon polygon{{}, tone(color)};
    for (const Vec2 point : points) {
      polygon.points.push_back(at(point.x, point.y));
    }
    out_.add(polygon);
  }
  void shadow(double half) const {
    out_.add(Ellipse{foot_ + Vec2{0.0, 2.0}, {half * unit_, 0.04 * unit_}, faded(kInk, 0.35), faded(kInk, 0.0)});
  }

 private:
  DrawList& out_;
  double unit_;
  const Light& light_;
  double timeS_;
  Vec2 foot_;
  double facing_ = 1.0;
  double going_ = 0.0;
  double lift_ = 0.0;
};

/// Legs under a body whose hip is at `hip`.
void legs(const Body& body, double hip, double apart, double thick, Color color) {
  const double swing = 0.10 * body.going() * det::sin(6.0 * body.timeS());
  for (const double side : {-1.0, 1.0}) {
    const double foot = side * apart + side * swing;
    body.limb({0.6 * side * apart, hip}, {0.8 * side * apart + 0.6 * side * swing, 0.5 * hip}, {foot, 0.035}, thick,
              color);
    body.limb({foot, 0.03}, {foot + 0.02, 0.03}, {foot + 0.05, 0.03}, 0.8 * thick, kTrousers);
  }
}

/// An arm from the shoulder: hanging, swinging with the walk, or up and waving.
void arm(const Body& body, Vec2 shoulder, double side, double up, double thick, Color sleeve) {
  const double swing = -0.08 * side * body.going() * det::sin(6.0 * body.timeS());
  const double wave = 0.07 * up * det::sin(7.0 * body.timeS());
  const Vec2 elbow{shoulder.x + side * lerp(0.05, 0.11, up) + 0.5 * swing, shoulder.y + lerp(-0.14, 0.02, up)};
  const Vec2 hand{shoulder.x + side * lerp(0.06, 0.12, up) + swing + wave, shoulder.y + lerp(-0.28, 0.19, up)};
  body.limb(shoulder, elbow, hand, thick, sleeve);
  body.oval(hand, {0.036, 0.036}, kSkin);
}

/// A greeting now and then, also when nothing happens.
double greeting(double timeS, double everyS) {
  const double t = timeS - everyS * std::floor(timeS / everyS);
  return smooth(t / 0.4) * smooth((2.4 - t) / 0.4);
}

void keeper(Body& body, const Folk& folk) {
  const double breath = 0.006 * det::sin(1.5 * body.timeS());
  const double cheer = smooth(folk.cheer);
  const double right = std::max({cheer, 0.9 * greeting(body.timeS(), 23.0) * (1.0 - folk.watch)});
  body.shadow(0.22);
  legs(body, 0.40, 0.075, 0.085, kTrousers);
  arm(body, {-0.11, 0.735 + breath}, -1.0, cheer, 0.07, kCoat);
  body.shape({{-0.17, 0.34}, {0.17, 0.34}, {0.125, 0.77 + breath}, {-0.125, 0.77 + breath}}, kCoat);
  body.oval({0.0, 0.765 + breath}, {0.125, 0.045}, kCoat);
  body.shape({{-0.09, 0.80 + breath}, {0.09, 0.80 + breath}, {0.075, 0.74 + breath}, {-0.075, 0.74 + breath}}, kBrick);
  const double look = 0.012 * folk.watch;
  body.oval({0.015 + look, 0.885 + breath}, {0.082, 0.088}, kSkin);
  body.oval({0.035 + look, 0.845 + breath}, {0.070, 0.055}, kBeard);
  body.shape({{-0.085, 0.925 + breath}, {0.105, 0.925 + breath}, {0.085, 0.995 + breath}, {-0.075, 0.995 + breath}},
             kTrousers);
  body.limb({0.06, 0.925 + breath}, {0.10, 0.92 + breath}, {0.14, 0.915 + breath}, 0.028, kInk);
  arm(body, {0.11, 0.735 + breath}, 1.0, right, 0.07, kCoat);
}

void child(Body& body, const Folk& folk) {
  const double cheer = smooth(folk.cheer);
  const double hop = std::fabs(det::sin(6.5 * body.timeS()));
  body.shadow(0.22);
  body.lift(0.14 * cheer * hop + 0.005 * det::sin(1.9 * body.timeS()));
  legs(body, 0.36, 0.08, 0.10, kCoat);
  const double up = std::max(cheer, 0.9 * greeting(body.timeS() + 8.0, 19.0) * (1.0 - folk.watch));
  arm(body, {-0.12, 0.64}, -1.0, cheer, 0.085, kCoral);
  body.shape({{-0.16, 0.32}, {0.16, 0.32}, {0.12, 0.68}, {-0.12, 0.68}}, kCoral);
  body.oval({0.0, 0.675}, {0.12, 0.045}, kCoral);
  body.oval({0.0, 0.82}, {0.125, 0.125}, kHair);
  body.oval({0.03 + 0.02 * folk.watch, 0.805}, {0.105, 0.11}, kSkin);
  body.shape({{-0.125, 0.86}, {0.13, 0.86}, {0.085, 0.96}, {-0.08, 0.96}}, kVermilion);
  body.oval({0.0, 0.985}, {0.045, 0.045}, kCream);
  arm(body, {0.12, 0.64}, 1.0, up, 0.085, kCoral);
}

/// Sits while somebody works, runs its tail when it is glad.
void dog(Body& body, const Folk& folk) {
  const double sits = smooth(folk.watch) * (1.0 - folk.cheer);
  const double hop = 0.22 * folk.cheer * std::fabs(det::sin(8.0 * body.timeS()));
  const double wag = (0.25 + 0.75 * folk.cheer) * det::sin((5.0 + 9.0 * folk.cheer) * body.timeS());
  body.shadow(0.42);
  body.lift(hop);
  const Vec2 rump{-0.26, lerp(0.42, 0.24, sits)};
  const Vec2 chest{0.20, lerp(0.46, 0.52, sits)};
  body.limb(rump, {rump.x - 0.16, rump.y + 0.16}, {rump.x - 0.20 + 0.10 * wag, rump.y + 0.34}, 0.10, kFur);
  const double step = 0.10 * body.going() * det::sin(8.0 * body.timeS());
  for (const double side : {-1.0, 1.0}) {
    body.limb({chest.x + 0.03 * side, 0.34}, {chest.x + 0.04 * side + 0.5 * step * side, 0.2},
              {chest.x + 0.05 * side + step * side, 0.05}, 0.10, side < 0.0 ? kFurDark : kFur);
    const double knee = rump.x + lerp(0.0, 0.12, sits);
    body.limb({rump.x + 0.03 * side, rump.y - 0.04}, {knee - 0.5 * step * side, 0.18},
              {knee - step * side + 0.05 * sits, 0.05}, 0.11, side < 0.0 ? kFurDark : kFur);
  }
  const Vec2 middle = 0.5 * (rump + chest);
  const Vec2 way = chest - rump;
  body.oval(middle, {0.5 * length(way) + 0.12, 0.165}, kFur, -det::atan2(way.y, way.x));
  const Vec2 head{chest.x + 0.20, chest.y + 0.32 + 0.03 * folk.watch};
  body.limb(chest, {chest.x + 0.08, chest.y + 0.14}, {head.x - 0.05, head.y - 0.04}, 0.17, kFur);
  body.oval(head, {0.16, 0.145}, kFur);
  body.oval({head.x + 0.15, head.y - 0.05}, {0.10, 0.07}, kFur);
  body.oval({head.x + 0.23, head.y - 0.03}, {0.035, 0.03}, kInk);
  body.oval({head.x + 0.05, head.y + 0.04}, {0.025, 0.028}, kInk);
  body.oval({head.x - 0.09, head.y - 0.02 + 0.04 * folk.cheer}, {0.06, 0.12}, kFurDark, 0.25);
  body.limb({chest.x + 0.03, chest.y + 0.05}, {chest.x + 0.11, chest.y + 0.09}, {chest.x + 0.16, chest.y + 0.15}, 0.05,
            kBrick);
}

}  // namespace

void draw(DrawList& out, const Folk& folk, const Light& light) {
  switch (folk.who) {
    case Inhabitant::Keeper: {
      Body body(out, folk, light, 1.0);
      keeper(body, folk);
      break;
    }
    case Inhabitant::Child: {
      Body body(out, folk, light, 0.66);
      child(body, folk);
      break;
    }
    case Inhabitant::Dog: {
      Body body(out, folk, light, 0.42);
      dog(body, folk);
      break;
    }
  }
}

}  // namespace surefoot
