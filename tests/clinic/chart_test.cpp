// SPDX-License-Identifier: MIT
// Series that are empty, constant or absurd: a chart or a sentence, and always an end.
#include "clinic/chart.hpp"

#include <cmath>
#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace surefoot::test {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

std::string lineOf(std::vector<double> x, std::vector<double> y) {
  return lineChart({.title = "Load", .x = std::move(x), .series = {{.name = "left", .values = std::move(y)}}}).markup();
}

std::string trendOf(std::vector<TrendPoint> points) {
  return trendChart({.title = "Score", .points = std::move(points)}).markup();
}

std::string pathOf(std::vector<Vec2> points) {
  return pathChart({.title = "Path", .points = std::move(points)}).markup();
}

TEST(LineChart, WithoutValues_SaysSo) {
  EXPECT_THAT(lineOf({0.0, 1.0}, {}), HasSubstr("too little was recorded"));
  EXPECT_THAT(lineOf({0.0, 1.0}, {kNan, kNan}), HasSubstr("too little was recorded"));
  EXPECT_THAT(lineOf({}, {}), HasSubstr("too little was recorded"));
}

TEST(LineChart, AbsurdValues_StillEnds) {
  EXPECT_THAT(lineOf({0.0, 1.0, 2.0}, {kInfinity, 1.0, kNan}), HasSubstr("<svg"));
  EXPECT_THAT(lineOf({0.0, 1.0}, {5e-324, 1e-323}), HasSubstr("<svg"));
  EXPECT_THAT(lineOf({0.0, 1.0}, {1e300, 1e300}), HasSubstr("<svg"));
  EXPECT_THAT(lineOf({5.0, 5.0}, {1.0, 2.0}), HasSubstr("<svg"));
}

TEST(TrendChart, EmptyOrNotFinite_SaysSoOrIsStillDrawn) {
  EXPECT_THAT(trendOf({}), HasSubstr("nothing measured yet"));
  EXPECT_THAT(trendOf({{.day = 20000, .value = kNan}}), HasSubstr("<svg"));
  EXPECT_THAT(trendOf({{.day = 20000, .value = kInfinity}, {.day = 20001, .value = 3.0}}), HasSubstr("<svg"));
}

TEST(PathChart, FarOutsideAnyBoard_SaysSo) {
  EXPECT_THAT(pathOf({{0.0, 0.0}, {kInfinity, 0.0}}), HasSubstr("far outside any board"));
  EXPECT_THAT(pathOf({{1e17, 0.0}, {1e17, 1.0}}), HasSubstr("far outside any board"));
  EXPECT_THAT(pathOf({{kNan, 0.0}}), HasSubstr("far outside any board"));
  EXPECT_THAT(pathOf({{3.0, 4.0}}), Not(HasSubstr("far outside any board")));
}

}  // namespace
}  // namespace surefoot::test
