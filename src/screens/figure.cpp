// SPDX-License-Identifier: MIT
// Limbs are thick lines with round ends; the body part that works is amber.
#include "screens/figure.hpp"

#include <algorithm>
#include <vector>

#include "base/math.hpp"
#include "play/bay.hpp"
#include "play/easing.hpp"

namespace surefoot {

namespace {

constexpr Color kSkin = kSand;
constexpr Color kShirt = kCoral;
constexpr Color kFarShirt = kBrick;
constexpr Color kTrousers = rgb(0x6C7FB8);
constexpr Color kFarTrousers = rgb(0x4B5A90);

struct Pen {
  DrawList& out;
  Vec2 ground;
  double scale;

  Vec2 at(Vec2 p) const { return ground + Vec2{p.x, -p.y} * scale; }
  void line(std::vector<Vec2> points, double thick, Color color) const {
    for (Vec2& point : points) {
      point = at(point);
    }
    out.add(Line{std::move(points), thick * scale, color});
  }
  void oval(Vec2 centre, Vec2 radius, Color color) const { out.add(Ellipse{at(centre), radius * scale, color, color}); }
  void box(Vec2 centre, Vec2 size, double corner, Color color) const {
    out.add(Box{at(centre), size * scale, corner * scale, mix(color, kWhite, 0.12), color});
  }
  void arrowDown(Vec2 tip) const {
    out.add(Polygon{{at(tip), at(tip + Vec2{-24.0, 38.0}), at(tip + Vec2{24.0, 38.0})}, kAmber, 5.0 * scale, kInk});
    line({tip + Vec2{0.0, 40.0}, tip + Vec2{0.0, 74.0}}, 16.0, kAmber);
  }
};

/// A foot whose heel is `lift` above the ground; returns the ankle. The ball of the foot stays in place.
Vec2 foot(const Pen& pen, double x, double lift, double toes, Color skin, bool works) {
  const Vec2 ball{x + 62.0, 16.0};
  const Vec2 heel{x - 36.0 + 10.0 * lift, 16.0 + 92.0 * lift};
  const Vec2 ankle = heel + Vec2{16.0, 46.0};
  pen.line({ankle, heel, ball}, 34.0, skin);
  pen.line({ankle, ball}, 34.0, skin);
  pen.line({ball, {x + 104.0, 11.0 - 5.0 * toes}}, 24.0, works ? kAmber : skin);
  return ankle;
}

void dial(const Pen& pen, const FigurePose& pose) {
  const Vec2 centre{250.0, 190.0};
  constexpr double kRadius = 84.0;
  pen.out.add(Ellipse{pen.at(centre), Vec2{kRadius + 22.0, kRadius + 22.0} * pen.scale, kPanel, kPanel});
  pen.out.add(Arc{pen.at(centre), kRadius * pen.scale, 10.0 * pen.scale, 0.0, 1.0, rgb(0xFFFFFF, 0.35)});
  pen.oval(centre + Vec2{pose.lean.x, pose.lean.y} * kRadius, {20.0, 20.0}, kAmber);
}

void standing(const Pen& pen, const FigurePose& pose) {
  const double up = 92.0 * pose.heels;
  const double forward = 46.0 * pose.lean.y + 18.0 * pose.heels;
  const auto lifted = [&pose](int side) { return pose.steppingSide == -side ? 0.35 : 0.0; };
  const Vec2 farAnkle =
      foot(pen, 26.0, pose.heels, pose.toes, mix(kSkin, kInk, 0.25), false) + Vec2{0.0, 90.0 * lifted(-1)};
  const Vec2 hip{14.0 + forward, 372.0 + 0.92 * up};
  const Vec2 shoulder{20.0 + 1.5 * forward, 592.0 + 0.92 * up};
  const Vec2 farKnee = (farAnkle + hip) * 0.5 + Vec2{16.0 + 90.0 * lifted(-1), 0.0};
  pen.line({farAnkle, farKnee, hip}, 50.0, kFarTrousers);
  pen.line({shoulder, shoulder + Vec2{-30.0, -110.0}, shoulder + Vec2{8.0, -196.0}}, 30.0, kFarShirt);
  const Vec2 ankle =
      foot(pen, 0.0, pose.heels, pose.toes, kSkin, pose.toes > 0.2 || pose.heels > 0.3) + Vec2{0.0, 90.0 * lifted(1)};
  const Vec2 knee = (ankle + hip) * 0.5 + Vec2{18.0 + 90.0 * lifted(1), 0.0};
  pen.line({ankle, knee, hip}, 54.0, kTrousers);
  pen.line({hip, shoulder}, 92.0, kShirt);
  pen.line({shoulder, shoulder + Vec2{26.0, -112.0}, shoulder + Vec2{58.0, -198.0}}, 32.0, mix(kShirt, kWhite, 0.18));
  const Vec2 head = shoulder + Vec2{16.0, 118.0};
  pen.line({shoulder + Vec2{4.0, 20.0}, head}, 34.0, kSkin);
  pen.oval(head, {58.0, 66.0}, kSkin);
  pen.oval(head + Vec2{-16.0, 34.0}, {58.0, 44.0}, kWood);
}

void chair(const Pen& pen) {
  pen.box({-190.0, 120.0}, {190.0, 24.0}, 10.0, kWood);
  pen.line({{-268.0, 110.0}, {-268.0, 4.0}}, 18.0, kWood);
  pen.line({{-112.0, 110.0}, {-112.0, 4.0}}, 18.0, kWood);
  pen.line({{-274.0, 120.0}, {-286.0, 372.0}}, 18.0, kWood);
}

void seated(const Pen& pen, const FigurePose& pose) {
  const Vec2 ankle = foot(pen, 0.0, pose.heels, pose.toes, kSkin, pose.toes > 0.2 || pose.heels > 0.3 || pose.circling);
  const Vec2 hip{-204.0, 188.0};
  const Vec2 knee{2.0 + 12.0 * pose.heels, 236.0 + 50.0 * pose.heels};
  const Vec2 shoulder{-214.0 + 14.0 * pose.lean.y, 400.0};
  pen.line({hip, knee, ankle}, 56.0, kTrousers);
  pen.line({hip, shoulder}, 92.0, kShirt);
  pen.line({shoulder, shoulder + Vec2{24.0, -108.0}, {-86.0, 262.0}}, 32.0, mix(kShirt, kWhite, 0.18));
  const Vec2 head = shoulder + Vec2{16.0, 112.0};
  pen.line({shoulder + Vec2{4.0, 20.0}, head}, 34.0, kSkin);
  pen.oval(head, {58.0, 66.0}, kSkin);
  pen.oval(head + Vec2{-16.0, 34.0}, {58.0, 44.0}, kWood);
}

}  // namespace

void drawFigure(DrawList& out, Vec2 ground, double scale, const FigurePose& given) {
  FigurePose pose = given;
  pose.heels = clamp01(pose.heels);
  pose.toes = clamp01(pose.toes);
  pose.lean = {std::clamp(pose.lean.x, -1.0, 1.0), std::clamp(pose.lean.y, -1.0, 1.0)};
  const Pen pen{out, ground, scale};
  pen.box({24.0, -18.0}, {420.0, 36.0}, 14.0, rgb(0x3D4C86));
  if (pose.chair || pose.seated) {
    chair(pen);
  }
  (pose.seated ? seated : standing)(pen, pose);
  if (pose.toes > 0.2) {
    pen.arrowDown({104.0, 44.0 + 30.0 * (1.0 - pose.toes)});
  }
  if (pose.circling) {
    dial(pen, pose);
  }
}

}  // namespace surefoot
