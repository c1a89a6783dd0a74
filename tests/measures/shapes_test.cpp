// SPDX-License-Identifier: MIT
// Hull, greatest distance and ellipse.
#include <cmath>
#include <numbers>

#include <boost/math/distributions/fisher_f.hpp>
#include <gtest/gtest.h>

#include "base/random.hpp"
#include "measures/geometry.hpp"

namespace surefoot::test {
namespace {

struct Cloud {
  std::vector<double> x;
  std::vector<double> y;
};

double slowGreatestDistance(const Cloud& cloud) {
  double greatest = 0.0;
  for (std::size_t i = 0; i < cloud.x.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      greatest = std::max(greatest, std::hypot(cloud.x[i] - cloud.x[j], cloud.y[i] - cloud.y[j]));
    }
  }
  return greatest;
}

TEST(ConvexHull, SquareWithPointsOnAndInIt_HasFourCorners) {
  const Cloud cloud{{0, 1, 2, 2, 2, 1, 0, 0, 1, 0.5}, {0, 0, 0, 1, 2, 2, 2, 1, 1, 0.5}};
  const auto hull = convexHull(cloud.x, cloud.y);
  EXPECT_EQ(hull, (std::vector<Vec2>{{0, 0}, {2, 0}, {2, 2}, {0, 2}}));
  EXPECT_EQ(polygonArea(hull), 4.0);
  EXPECT_NEAR(greatestDistance(hull), std::sqrt(8.0), 1e-15);
}

TEST(ConvexHull, DegenerateCloud_HasAtMostTwoCorners) {
  EXPECT_TRUE(convexHull({}, {}).empty());
  const Cloud line{{0, 1, 2, 3}, {0, 1, 2, 3}};
  const auto hull = convexHull(line.x, line.y);
  EXPECT_EQ(hull.size(), 2U);
  EXPECT_EQ(polygonArea(hull), 0.0);
  EXPECT_NEAR(greatestDistance(hull), std::sqrt(18.0), 1e-15);
  const Cloud point{{3, 3, 3}, {4, 4, 4}};
  EXPECT_EQ(convexHull(point.x, point.y).size(), 1U);
  EXPECT_EQ(greatestDistance(convexHull(point.x, point.y)), 0.0);
}

// Circles, grids, noisy lines and near duplicates: the cases in which corners are hard to distinguish.
TEST(ConvexHull, DifficultClouds_HullHoldsAllPointsAndTheirGreatestDistance) {
  Random random(11);
  for (int round = 0; round < 300; ++round) {
    Cloud cloud;
    const int kind = round % 5;
    const int n = 3 + static_cast<int>(random.uniform() * 150.0);
    for (int i = 0; i < n; ++i) {
      const double a = 2.0 * std::numbers::pi * random.uniform();
      const double u = random.uniform();
      const double w = random.uniform();
      cloud.x.push_back(kind == 0   ? u
                        : kind == 1 ? std::cos(a)
                        : kind == 2 ? std::floor(u * 5.0)
                        : kind == 3 ? u
                                    : std::cos(2.0 * std::numbers::pi * (i % 12) / 12.0) + 1e-15 * w);
      cloud.y.push_back(kind == 0   ? w
                        : kind == 1 ? std::sin(a)
                        : kind == 2 ? std::floor(w * 5.0)
                        : kind == 3 ? 3.0 * u + 1e-13 * w
                                    : std::sin(2.0 * std::numbers::pi * (i % 12) / 12.0));
    }
    const auto hull = convexHull(cloud.x, cloud.y);
    const double slow = slowGreatestDistance(cloud);
    ASSERT_NEAR(greatestDistance(hull), slow, 1e-10 * std::max(slow, 1e-300)) << "round " << round;
    for (std::size_t p = 0; p < cloud.x.size() && hull.size() > 2; ++p) {
      for (std::size_t i = 0; i < hull.size(); ++i) {
        const Vec2 a = hull[i];
        const Vec2 b = hull[(i + 1) % hull.size()];
        const double side = (b.x - a.x) * (cloud.y[p] - a.y) - (b.y - a.y) * (cloud.x[p] - a.x);
        ASSERT_GE(side, -1e-10) << "round " << round;
      }
    }
  }
}

// The closed form of the F quantile against Boost's general one.
TEST(PredictionEllipse, CloudOnAnEllipse_GivesItsCentreAxesAndAngle) {
  Cloud cloud;
  for (int i = 0; i < 1000; ++i) {
    const double a = 2.0 * std::numbers::pi * i / 1000.0;
    // Semi-axes 6 and 2, turned by 30 degrees.
    const double u = 6.0 * std::cos(a);
    const double v = 2.0 * std::sin(a);
    const double c = std::cos(std::numbers::pi / 6.0);
    const double s = std::sin(std::numbers::pi / 6.0);
    cloud.x.push_back(100.0 + c * u - s * v);
    cloud.y.push_back(-40.0 + s * u + c * v);
  }
  const double n = 1000.0;
  const double f = quantile(boost::math::fisher_f_distribution<double>(2.0, n - 2.0), 0.95);
  const double k = f * 2.0 * (n - 1.0) * (n + 1.0) / (n * (n - 2.0));
  const auto ellipse = predictionEllipse(cloud.x, cloud.y);
  ASSERT_TRUE(ellipse);
  EXPECT_NEAR(ellipse->centreMm.x, 100.0, 1e-9);
  EXPECT_NEAR(ellipse->centreMm.y, -40.0, 1e-9);
  EXPECT_NEAR(ellipse->angleDeg, 30.0, 1e-9);
  EXPECT_NEAR(ellipse->majorMm, std::sqrt(k * 18.0 * n / (n - 1.0)), 1e-9);
  EXPECT_NEAR(ellipse->minorMm, std::sqrt(k * 2.0 * n / (n - 1.0)), 1e-9);
  EXPECT_FALSE(predictionEllipse(std::vector<double>{1, 2}, std::vector<double>{1, 2}));
}

TEST(PredictionEllipse, NormalCloud_HoldsNinetyFiveOfAHundred) {
  Random random(5);
  Cloud cloud;
  for (int i = 0; i < 20000; ++i) {
    const double u = random.normal();
    const double v = random.normal();
    cloud.x.push_back(3.0 * u);
    cloud.y.push_back(2.0 * v);
  }
  const Ellipse ellipse = *predictionEllipse(cloud.x, cloud.y);
  int inside = 0;
  const double turn = ellipse.angleDeg * std::numbers::pi / 180.0;
  for (std::size_t i = 0; i < cloud.x.size(); ++i) {
    const double dx = cloud.x[i] - ellipse.centreMm.x;
    const double dy = cloud.y[i] - ellipse.centreMm.y;
    const double u = (dx * std::cos(turn) + dy * std::sin(turn)) / ellipse.majorMm;
    const double v = (dy * std::cos(turn) - dx * std::sin(turn)) / ellipse.minorMm;
    inside += u * u + v * v <= 1.0 ? 1 : 0;
  }
  EXPECT_NEAR(inside / 20000.0, 0.95, 0.006);
}

}  // namespace
}  // namespace surefoot::test
