// SPDX-License-Identifier: MIT
// Shapes cover the correct area and stay within their bounds, and translucent ones do not overlap themselves.
#include "view/tessellate.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include <gtest/gtest.h>

namespace surefoot::test {
namespace {

constexpr double kPi = std::numbers::pi;
const Color kWhite = rgb(0xFFFFFF);
const Color kGone = rgb(0xFFFFFF, 0.0);
const Color kHalf = rgb(0xFFFFFF, 0.5);

std::vector<PaintVertex> cut(const Shape& shape, double scale = 1.0) {
  std::vector<PaintVertex> triangles;
  tessellate(shape, scale, triangles);
  EXPECT_EQ(triangles.size() % 3, 0U);
  return triangles;
}

/// What the triangles paint at one point.
struct Painted {
  double top = 0.0;  ///< Opacity of the topmost triangle.
  double sum = 0.0;  ///< Sum over all triangles.
  int count = 0;     ///< Number of triangles that cover the point.
};

/// The opacity that the disc leaves of the triangle at `v`, at the point with barycentric weights `w`; one pixel
/// further the weights change by `dx` and `dy`.
double inDisc(const PaintVertex* v, const std::array<double, 3>& w, const std::array<double, 3>& dx,
              const std::array<double, 3>& dy) {
  const auto disc = [&](const std::array<double, 3>& weights) {
    Vec2 at;
    for (std::size_t i = 0; i < 3; ++i) {
      at += weights[i] * Vec2{v[i].discX, v[i].discY};
    }
    return at;
  };
  const Vec2 at = disc(w);
  const double r = length(at);
  if (v->glow) {
    return std::pow(std::max(0.0, 1.0 - r * r), 2);
  }
  const Vec2 right = disc(dx);
  const Vec2 down = disc(dy);
  const double slope = length({at.x * right.x + at.y * right.y, at.x * down.x + at.y * down.y});
  return slope > 1e-12 ? std::clamp(0.5 + (1.0 - r) * r / slope, 0.0, 1.0) : 1.0;
}

Painted at(const std::vector<PaintVertex>& v, double x, double y) {
  Painted painted;
  for (std::size_t i = 0; i + 2 < v.size(); i += 3) {
    const double twice = (v[i + 1].x - v[i].x) * (v[i + 2].y - v[i].y) - (v[i + 2].x - v[i].x) * (v[i + 1].y - v[i].y);
    std::array<double, 3> w{};
    std::array<double, 3> dx{};
    std::array<double, 3> dy{};
    for (std::size_t corner = 0; corner < 3; ++corner) {
      const PaintVertex& a = v[i + (corner + 1) % 3];
      const PaintVertex& b = v[i + (corner + 2) % 3];
      w[corner] = ((b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x)) / twice;
      dx[corner] = -(b.y - a.y) / twice;
      dy[corner] = (b.x - a.x) / twice;
    }
    if (twice != 0.0 && w[0] > 0.0 && w[1] > 0.0 && w[2] > 0.0) {
      const double share = inDisc(&v[i], w, dx, dy);
      painted.top = share * (w[0] * v[i].color.a + w[1] * v[i + 1].color.a + w[2] * v[i + 2].color.a) / 255.0;
      painted.sum += painted.top;
      painted.count += share > 0.0 ? 1 : 0;
    }
  }
  return painted;
}

/// Area weighted by opacity: a fading edge counts half, so this is the area of the shape itself, counted as often as it
/// is covered.
double coveredArea(const std::vector<PaintVertex>& v) {
  constexpr double kStep = 0.25;
  double sum = 0.0;
  const auto [left, right] = std::minmax_element(v.begin(), v.end(), [](auto& a, auto& b) { return a.x < b.x; });
  const auto [top, bottom] = std::minmax_element(v.begin(), v.end(), [](auto& a, auto& b) { return a.y < b.y; });
  for (double x = left->x + 0.0137; x < right->x; x += kStep) {
    for (double y = top->y + 0.0171; y < bottom->y; y += kStep) {
      sum += at(v, x, y).sum;
    }
  }
  return sum * kStep * kStep;
}

TEST(Tessellate, AnyShape_CoversItsArea) {
  EXPECT_NEAR(coveredArea(cut(Ellipse{.centre = {50, 50}, .radius = {40, 20}, .middle = kWhite, .rim = kWhite})),
              kPi * 40 * 20, 40.0);
  EXPECT_NEAR(coveredArea(cut(Box{
                  .centre = {50, 50}, .size = {60, 40}, .corner = 10, .top = kWhite, .bottom = kWhite, .angle = 0.3})),
              60 * 40 - (4 - kPi) * 100, 10.0);
  EXPECT_NEAR(coveredArea(cut(Polygon{{{0, 0}, {60, 0}, {0, 80}}, kWhite})), 2400.0, 5.0);
  EXPECT_NEAR(coveredArea(cut(Arc{{50, 50}, 30, 10, 0.0, 0.5, kWhite})), kPi * 30 * 10 + kPi * 25, 15.0);
  EXPECT_NEAR(coveredArea(cut(Arc{{50, 50}, 30, 10, 0.3, 1.0, kWhite})), 2 * kPi * 30 * 10, 25.0);
  EXPECT_NEAR(coveredArea(cut(Line{{{10, 10}, {110, 10}}, 8, kWhite})), 100 * 8 + kPi * 16, 3.0);
}

TEST(Tessellate, RoundShapes_CostFewTriangles) {
  const Ellipse disc{.centre = {50, 50}, .radius = {30, 20}, .middle = kWhite, .rim = kWhite};
  EXPECT_EQ(cut(disc).size(), 3U * 2);
  EXPECT_EQ(cut(disc, 10.0).size(), 3U * 6) << "cut closer around";
  EXPECT_EQ(cut(Line{{{10, 10}, {110, 10}}, 8, kWhite}).size(), 3U * 6);
  EXPECT_EQ(cut(Box{.size = {60, 40}, .corner = 10, .top = kWhite, .bottom = kWhite}).size(), 3U * 14);
  EXPECT_EQ(cut(Box{.size = {60, 40}, .corner = 20, .top = kWhite, .bottom = kWhite}).size(), 3U * 6);
  EXPECT_EQ(cut(Box{.size = {60, 40}, .top = kWhite, .bottom = kWhite}).size(), 3U * 6) << "no corners to round";
  EXPECT_EQ(cut(Line{{{10, 10}, {110, 10}}, 3, kWhite}).size(), 3U * 2) << "too thin to have round ends";
  EXPECT_EQ(cut(Ellipse{.radius = {30, 20}, .middle = kGone, .rim = kGone}).size(), 0U) << "cannot be seen";
}

TEST(Tessellate, TurnedEllipse_IsExact) {
  const Vec2 radius{40, 9};
  constexpr double kAngle = 0.7;
  for (const Color rim : {kWhite, rgb(0xFFFFFE)}) {
    const auto ellipse =
        cut(Ellipse{.centre = {50, 50}, .radius = radius, .middle = kWhite, .rim = rim, .angle = kAngle});
    for (double t = 0.013; t < 2 * kPi; t += 0.1) {
      const Vec2 on{radius.x * std::cos(t), radius.y * std::sin(t)};
      const Vec2 out = Vec2{on.x / (radius.x * radius.x), on.y / (radius.y * radius.y)};
      for (const double beyond : {-0.75, -0.25, 0.0, 0.25}) {
        const Vec2 p = on + out * (beyond / length(out));
        const Painted there = at(ellipse, 50 + p.x * std::cos(kAngle) - p.y * std::sin(kAngle),
                                 50 + p.x * std::sin(kAngle) + p.y * std::cos(kAngle));
        EXPECT_NEAR(there.top, std::clamp(0.5 - beyond, 0.0, 1.0), 0.12) << t << ", " << beyond;
        EXPECT_EQ(there.count, 1);
      }
    }
  }
}

TEST(Tessellate, ThickLineOfShortPieces_KeepsItsThickness) {
  Line curve{.thickness = 28, .color = kWhite};
  for (int i = 0; i <= 60; ++i) {
    curve.points.push_back({100 - 80 * std::cos(kPi * i / 60), 100 - 80 * std::sin(kPi * i / 60)});
  }
  const auto bow = cut(curve);
  for (double t = 0.31; t < 2.8; t += 0.02) {
    for (const double r : {80 - 13.0, 80.0, 80 + 13.0}) {
      EXPECT_NEAR(at(bow, 100 - r * std::cos(t), 100 - r * std::sin(t)).sum, 1.0, 0.01) << t << ", " << r;
    }
  }
}

TEST(Tessellate, PixelScale_ScalesAreaAndTriangles) {
  const Shape disc = Ellipse{.centre = {50, 50}, .radius = {40, 40}, .middle = kWhite, .rim = kWhite};
  EXPECT_NEAR(coveredArea(cut(disc, 0.5)), 0.25 * kPi * 1600, 20.0);
  EXPECT_GT(cut(disc, 4.0).size(), cut(disc, 0.5).size());
}

TEST(Tessellate, QuarterArc_RunsClockwiseFromTheTop) {
  const auto quarter = cut(Arc{{0, 0}, 30, 10, 0.0, 0.25, kWhite});
  EXPECT_EQ(at(quarter, 21.3, -21.1).count, 1);
  EXPECT_EQ(at(quarter, -21.3, -21.1).count, 0);
  EXPECT_EQ(at(quarter, 21.3, 21.1).count, 0);
  EXPECT_GE(at(quarter, -3.1, -30.2).count, 1) << "round end before the start";
  EXPECT_GE(at(quarter, 30.2, 3.1).count, 1) << "round end after the end";
}

TEST(Tessellate, TranslucentLine_DoesNotCoverItselfTwice) {
  const auto bent = cut(Line{{{20, 100}, {100, 20}, {180, 100}, {260, 90}}, 24, kHalf});
  int covered = 0;
  for (double x = 0.37; x < 280.0; x += 1.0) {
    for (double y = 0.41; y < 130.0; y += 1.0) {
      const int count = at(bent, x, y).count;
      EXPECT_LE(count, 1) << x << ", " << y;
      covered += count;
    }
  }
  EXPECT_GT(covered, 24 * 250);
}

TEST(Tessellate, EdgeOfABox_FadesOverAPixel) {
  const auto box = cut(Box{.centre = {50, 50}, .size = {60, 40}, .top = kWhite, .bottom = kWhite});
  EXPECT_NEAR(at(box, 50.3, 30.6).top, 1.0, 0.01);
  EXPECT_NEAR(at(box, 50.3, 30.0).top, 0.5, 0.01);
  EXPECT_EQ(at(box, 50.3, 29.4).count, 0);
}

TEST(Tessellate, BoxOfTwoColours_RunsFromTopToBottom) {
  for (const PaintVertex& v :
       cut(Box{.centre = {50, 50}, .size = {60, 40}, .top = rgb(0x000000), .bottom = rgb(0xFFFFFF)})) {
    EXPECT_NEAR(v.color.r, std::clamp((v.y - 30.0) / 40.0, 0.0, 1.0) * 255.0, 5.0);
  }
}

TEST(Tessellate, Glow_FadesToNothing) {
  const auto glow = cut(Ellipse{.centre = {0, 0}, .radius = {100, 100}, .middle = kWhite, .rim = rgb(0xFFFFFF, 0.0)});
  EXPECT_GT(at(glow, 1.3, 0.7).top, 0.95);
  EXPECT_NEAR(at(glow, 50.2, 0.3).top, 0.5625, 0.03);
  EXPECT_LT(at(glow, 97.0, 0.3).top, 0.02);
}

TEST(Tessellate, ThinShapes_GetFainterNotWider) {
  EXPECT_NEAR(coveredArea(cut(Line{{{0, 0}, {100, 0}}, 0.5, kWhite})), 50.0, 3.0);
  EXPECT_NEAR(coveredArea(cut(Ellipse{.radius = {40, 0.25}, .middle = kWhite, .rim = kWhite})), kPi * 10, 4.0);
  EXPECT_NEAR(coveredArea(cut(Box{.size = {100, 0.5}, .top = kWhite, .bottom = kWhite})), 50.0, 1.0);
}

TEST(Tessellate, LevelEdgesOfStrips_StayHard) {
  const auto sky = cut(Strip{{{{0, 0}, kWhite}, {{100, 0}, kWhite}, {{0, 50}, kWhite}, {{100, 50}, kWhite}}});
  EXPECT_EQ(sky.size(), 6U);
  const auto ridge = cut(Strip{{{{0, 10}, kWhite}, {{0, 50}, kWhite}, {{100, 20}, kWhite}, {{100, 50}, kWhite}}});
  EXPECT_EQ(ridge.size(), 12U);
  EXPECT_NEAR(at(ridge, 50.0, 14.5).top, 0.5, 0.02);
}

TEST(Tessellate, StripThatEndsInPoints_FadesThereToo) {
  const auto leaf = cut(Strip{{{{0, 50}, kWhite},
                               {{0, 50}, kWhite},
                               {{50, 30}, kWhite},
                               {{50, 70}, kWhite},
                               {{100, 50}, kWhite},
                               {{100, 50}, kWhite}}});
  for (const double x : {25.0, 75.0}) {
    for (const double y : {40.0 - 0.56, 60.0 + 0.56}) {
      EXPECT_NEAR(at(leaf, x, y).top, 0.5, 0.02) << x << ", " << y;
    }
  }
}

TEST(Tessellate, DegenerateShapes_StayFinite) {
  for (const Shape& shape : std::initializer_list<Shape>{
           Strip{}, Polygon{}, Polygon{{{1, 1}, {1, 1}, {1, 1}}, kWhite, 2.0, kWhite},
           Ellipse{.middle = kWhite, .rim = kWhite}, Arc{}, Arc{{0, 0}, 0, 4, 0.0, 0.5, kWhite},
           Box{.top = kWhite, .outline = 3, .outlineColor = kWhite}, Line{}, Line{{{5, 5}}, 4, kWhite},
           Line{{{5, 5}, {9, 5}, {5, 5}}, 4, kWhite}, Label{}}) {
    for (const PaintVertex& v : cut(shape)) {
      EXPECT_TRUE(std::isfinite(v.x) && std::isfinite(v.y));
    }
  }
}

}  // namespace
}  // namespace surefoot::test
