// SPDX-License-Identifier: MIT
// Shapes cover the area they should, stay within their bounds, and translucent ones do not cover themselves twice.
#include "view/tessellate.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <gtest/gtest.h>

namespace surefoot {
namespace {

constexpr double kPi = std::numbers::pi;
const Color kWhite = rgb(0xFFFFFF);
const Color kHalf = rgb(0xFFFFFF, 0.5);

std::vector<PaintVertex> cut(const Shape& shape, double scale = 1.0) {
  std::vector<PaintVertex> triangles;
  tessellate(shape, scale, triangles);
  EXPECT_EQ(triangles.size() % 3, 0U);
  return triangles;
}

/// Area weighted with opacity: a fringe counts half, so this is the area of the shape itself, counted as often as it is
/// covered.
double coveredArea(const std::vector<PaintVertex>& v) {
  double sum = 0.0;
  for (std::size_t i = 0; i + 2 < v.size(); i += 3) {
    const double area = 0.5 * std::fabs(static_cast<double>((v[i + 1].x - v[i].x) * (v[i + 2].y - v[i].y) -
                                                            (v[i + 2].x - v[i].x) * (v[i + 1].y - v[i].y)));
    sum += area * (v[i].color.a + v[i + 1].color.a + v[i + 2].color.a) / 3.0 / 255.0;
  }
  return sum;
}

/// Opacity of the topmost triangle at a point and how many cover it.
std::pair<double, int> at(const std::vector<PaintVertex>& v, double x, double y) {
  double alpha = 0.0;
  int count = 0;
  for (std::size_t i = 0; i + 2 < v.size(); i += 3) {
    const auto side = [&](const PaintVertex& a, const PaintVertex& b) {
      return (static_cast<double>(b.x) - a.x) * (y - a.y) - (static_cast<double>(b.y) - a.y) * (x - a.x);
    };
    const double w0 = side(v[i + 1], v[i + 2]);
    const double w1 = side(v[i + 2], v[i]);
    const double w2 = side(v[i], v[i + 1]);
    if ((w0 > 0 && w1 > 0 && w2 > 0) || (w0 < 0 && w1 < 0 && w2 < 0)) {
      alpha = (w0 * v[i].color.a + w1 * v[i + 1].color.a + w2 * v[i + 2].color.a) / (w0 + w1 + w2) / 255.0;
      ++count;
    }
  }
  return {alpha, count};
}

TEST(Tessellate, AreasAreThoseOfTheShapes) {
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

TEST(Tessellate, ScalesWithThePixels) {
  const Shape disc = Ellipse{.centre = {50, 50}, .radius = {40, 40}, .middle = kWhite, .rim = kWhite};
  EXPECT_NEAR(coveredArea(cut(disc, 0.5)), 0.25 * kPi * 1600, 20.0);
  EXPECT_GT(cut(disc, 4.0).size(), cut(disc, 0.5).size());
}

TEST(Tessellate, ArcRunsClockwiseFromTheTop) {
  const auto quarter = cut(Arc{{0, 0}, 30, 10, 0.0, 0.25, kWhite});
  EXPECT_EQ(at(quarter, 21.3, -21.1).second, 1);
  EXPECT_EQ(at(quarter, -21.3, -21.1).second, 0);
  EXPECT_EQ(at(quarter, 21.3, 21.1).second, 0);
  EXPECT_GE(at(quarter, -3.1, -30.2).second, 1) << "round end before the start";
  EXPECT_GE(at(quarter, 30.2, 3.1).second, 1) << "round end after the end";
}

TEST(Tessellate, TranslucentLinesDoNotCoverThemselvesTwice) {
  const auto bent = cut(Line{{{20, 100}, {100, 20}, {180, 100}, {260, 90}}, 24, kHalf});
  int covered = 0;
  for (double x = 0.37; x < 280.0; x += 1.0) {
    for (double y = 0.41; y < 130.0; y += 1.0) {
      const int count = at(bent, x, y).second;
      EXPECT_LE(count, 1) << x << ", " << y;
      covered += count;
    }
  }
  EXPECT_GT(covered, 24 * 250);
}

TEST(Tessellate, EdgesFadeOverAPixel) {
  const auto box = cut(Box{.centre = {50, 50}, .size = {60, 40}, .top = kWhite, .bottom = kWhite});
  EXPECT_NEAR(at(box, 50.3, 30.6).first, 1.0, 0.01);
  EXPECT_NEAR(at(box, 50.3, 30.0).first, 0.5, 0.01);
  EXPECT_EQ(at(box, 50.3, 29.4).second, 0);
}

TEST(Tessellate, BoxRunsFromTopToBottom) {
  for (const PaintVertex& v :
       cut(Box{.centre = {50, 50}, .size = {60, 40}, .top = rgb(0x000000), .bottom = rgb(0xFFFFFF)})) {
    EXPECT_NEAR(v.color.r, std::clamp((v.y - 30.0) / 40.0, 0.0, 1.0) * 255.0, 5.0);
  }
}

TEST(Tessellate, GlowFadesToNothing) {
  const auto glow = cut(Ellipse{.centre = {0, 0}, .radius = {100, 100}, .middle = kWhite, .rim = rgb(0xFFFFFF, 0.0)});
  EXPECT_GT(at(glow, 1.3, 0.7).first, 0.95);
  EXPECT_NEAR(at(glow, 50.2, 0.3).first, 0.5625, 0.03);
  EXPECT_LT(at(glow, 97.0, 0.3).first, 0.02);
}

TEST(Tessellate, ThinLinesGetFainterNotWider) {
  EXPECT_NEAR(coveredArea(cut(Line{{{0, 0}, {100, 0}}, 0.5, kWhite})), 50.0, 3.0);
}

TEST(Tessellate, LevelEdgesOfStripsStayHard) {
  const auto sky = cut(Strip{{{{0, 0}, kWhite}, {{100, 0}, kWhite}, {{0, 50}, kWhite}, {{100, 50}, kWhite}}});
  EXPECT_EQ(sky.size(), 6U);
  const auto ridge = cut(Strip{{{{0, 10}, kWhite}, {{0, 50}, kWhite}, {{100, 20}, kWhite}, {{100, 50}, kWhite}}});
  EXPECT_EQ(ridge.size(), 12U);
  EXPECT_NEAR(at(ridge, 50.0, 14.5).first, 0.5, 0.02);
}

TEST(Tessellate, SurvivesTheDegenerate) {
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
}  // namespace surefoot
