// SPDX-License-Identifier: MIT
// det::sin and the others against the C library over wide ranges, with the errors that base/math.hpp promises.
#include "base/math.hpp"

#include <limits>

#include <gtest/gtest.h>

#include "base/random.hpp"

namespace surefoot::test {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

TEST(Math, AnglesUpToAMillion_SinAndCosMatchTheCLibrary) {
  Random random(1);
  for (int i = 0; i < 200000; ++i) {
    const double scale = std::pow(10.0, random.uniform(-9.0, 6.0));
    const double angle = scale * random.uniform(-1.0, 1.0);
    ASSERT_NEAR(det::sin(angle), std::sin(angle), 1e-12) << angle;
    ASSERT_NEAR(det::cos(angle), std::cos(angle), 1e-12) << angle;
  }
  EXPECT_EQ(det::sin(0.0), 0.0);
  EXPECT_EQ(det::cos(0.0), 1.0);
}

TEST(Math, NearMultiplesOfPi_SinAndCosKeepTheirDigits) {
  for (int k = -300000; k <= 300000; k += 997) {
    const double angle = k * kPi;
    ASSERT_NEAR(det::sin(angle), std::sin(angle), 1e-12) << k;
    ASSERT_NEAR(det::cos(angle + kPi / 2.0), std::cos(angle + kPi / 2.0), 1e-12) << k;
  }
}

TEST(Math, OutsideTheRange_SinAndCosAreNotANumber) {
  EXPECT_TRUE(std::isnan(det::sin(1.1e6)));
  EXPECT_TRUE(std::isnan(det::cos(kInfinity)));
  EXPECT_TRUE(std::isnan(det::cos(std::numeric_limits<double>::quiet_NaN())));
}

TEST(Math, AllDirections_Atan2MatchesTheCLibrary) {
  Random random(2);
  for (int i = 0; i < 200000; ++i) {
    const double y = std::pow(10.0, random.uniform(-6.0, 6.0)) * (random.uniform() < 0.5 ? -1.0 : 1.0);
    const double x = std::pow(10.0, random.uniform(-6.0, 6.0)) * (random.uniform() < 0.5 ? -1.0 : 1.0);
    ASSERT_NEAR(det::atan2(y, x), std::atan2(y, x), 1e-12) << y << " " << x;
  }
}

TEST(Math, OnTheAxesAndTheDiagonal_Atan2IsExact) {
  EXPECT_EQ(det::atan2(0.0, 0.0), 0.0);
  EXPECT_EQ(det::atan2(0.0, 1.0), 0.0);
  EXPECT_DOUBLE_EQ(det::atan2(1.0, 0.0), kPi / 2.0);
  EXPECT_DOUBLE_EQ(det::atan2(-1.0, 0.0), -kPi / 2.0);
  EXPECT_DOUBLE_EQ(det::atan2(0.0, -1.0), kPi);
  EXPECT_DOUBLE_EQ(det::atan2(-0.0, -1.0), kPi) << "the range is (-pi, pi]";
  EXPECT_DOUBLE_EQ(det::atan2(3.0, 3.0), kPi / 4.0);
}

TEST(Math, WholeRange_ExpMatchesTheCLibrary) {
  Random random(3);
  for (int i = 0; i < 200000; ++i) {
    const double x = random.uniform(-700.0, 700.0) * (i % 2 == 0 ? 1.0 : 1e-3);
    ASSERT_NEAR(det::exp(x) / std::exp(x), 1.0, 1e-12) << x;
  }
  EXPECT_EQ(det::exp(0.0), 1.0);
  EXPECT_EQ(det::exp(-701.0), 0.0);
  EXPECT_EQ(det::exp(701.0), kInfinity);
  EXPECT_TRUE(std::isnan(det::exp(std::numeric_limits<double>::quiet_NaN())));
}

TEST(Math, AllPositiveNumbers_LogMatchesTheCLibrary) {
  Random random(4);
  for (int i = 0; i < 200000; ++i) {
    const double x = std::pow(10.0, random.uniform(-320.0, 308.0));
    ASSERT_NEAR(det::log(x) / std::log(x), 1.0, 1e-12) << x;
  }
  for (int i = 0; i < 200000; ++i) {
    const double x = random.uniform(0.5, 2.0);
    ASSERT_NEAR(det::log(x), std::log(x), 1e-15) << x;
  }
  EXPECT_EQ(det::log(1.0), 0.0);
  EXPECT_EQ(det::log(kInfinity), kInfinity);
  EXPECT_TRUE(std::isnan(det::log(0.0)));
  EXPECT_TRUE(std::isnan(det::log(-1.0)));
}

}  // namespace
}  // namespace surefoot::test
