// SPDX-License-Identifier: MIT
#include "posture/live_filter.hpp"

#include <cmath>
#include <functional>
#include <vector>

#include <gtest/gtest.h>

#include "base/math.hpp"
#include "base/random.hpp"

namespace surefoot::test {
namespace {

Reading readingAt(double tS, double value) {
  Reading reading;
  reading.tS = tS;
  reading.whole = {{value, -value}, 700.0, true};
  reading.toeLeftN = value;
  return reading;
}

/// Phase delay in seconds and gain of a sine through the filter, at irregular intervals, by least squares over the last
/// 8 s of 10.
struct Response {
  double delayS;
  double gain;
};
Response respond(double frequencyHz, double rateHz) {
  LiveFilter filter;
  Random random(3);
  const double omega = 2.0 * kPi * frequencyHz;
  double ss = 0.0;
  double cc = 0.0;
  double sc = 0.0;
  double ys = 0.0;
  double yc = 0.0;
  double tS = 0.0;
  while (tS < 10.0) {
    const double y = filter.step(readingAt(tS, std::sin(omega * tS))).whole.mm.x;
    if (tS > 2.0) {
      const double s = std::sin(omega * tS);
      const double c = std::cos(omega * tS);
      ss += s * s;
      cc += c * c;
      sc += s * c;
      ys += y * s;
      yc += y * c;
    }
    tS += random.uniform(0.6, 1.4) / rateHz;
  }
  const double det = ss * cc - sc * sc;
  const double a = (ys * cc - yc * sc) / det;
  const double b = (yc * ss - ys * sc) / det;
  return {-std::atan2(b, a) / omega, std::hypot(a, b)};
}

TEST(LiveFilterTest, SlowMovementAtEveryRate_IsDelayedAsStated) {
  for (const double rate : {40.0, 80.0, 120.0}) {
    EXPECT_NEAR(respond(0.3, rate).delayS, LiveFilter::kDelayS, 0.001) << rate;
    EXPECT_NEAR(respond(0.3, rate).gain, 1.0, 0.002) << rate;
  }
}

TEST(LiveFilterTest, CutOffFrequency_HasHalfThePower) {
  EXPECT_NEAR(respond(LiveFilter::kCutOffHz, 500.0).gain, std::sqrt(0.5), 0.01);
  EXPECT_LT(respond(4.0 * LiveFilter::kCutOffHz, 500.0).gain, 0.07);
}

TEST(LiveFilterTest, SamplesBetweenTheCornersOfALine_ChangeNothing) {
  const std::vector<double> corners{0.0, 3.0, -2.0, 8.0, 8.0, 1.0};
  LiveFilter coarse;
  LiveFilter fine;
  Random random(5);
  double tS = 0.0;
  coarse.step(readingAt(0.0, corners[0]));
  fine.step(readingAt(0.0, corners[0]));
  for (std::size_t i = 1; i < corners.size(); ++i) {
    const double dtS = random.uniform(0.01, 0.1);
    double part = 0.0;
    while ((part += random.uniform(0.05, 0.3)) < 1.0) {
      fine.step(readingAt(tS + part * dtS, corners[i - 1] + part * (corners[i] - corners[i - 1])));
    }
    tS += dtS;
    const Reading a = coarse.step(readingAt(tS, corners[i]));
    const Reading b = fine.step(readingAt(tS, corners[i]));
    EXPECT_NEAR(a.whole.mm.x, b.whole.mm.x, 1e-9);
    EXPECT_NEAR(a.toeLeftN, b.toeLeftN, 1e-9);
  }
}

TEST(LiveFilterTest, InvalidCop_ResetsOnlyTheCop) {
  LiveFilter filter;
  for (int i = 0; i < 100; ++i) {
    filter.step(readingAt(i * 0.01, 10.0));
  }
  Reading off = readingAt(1.0, 0.0);
  off.whole = {{}, 0.0, false};
  const Reading during = filter.step(off);
  EXPECT_FALSE(during.whole.valid);
  EXPECT_EQ(during.whole.mm, Vec2{});
  EXPECT_GT(during.whole.loadN, 500.0);
  const Reading after = filter.step(readingAt(1.01, 50.0));
  EXPECT_EQ(after.whole.mm.x, 50.0);
  EXPECT_LT(after.toeLeftN, 15.0);
}

TEST(LiveFilterTest, FaultGapOrTimeGoingBack_ResetsTheFilter) {
  for (const double nextS : {2.0, 0.5, 1.0}) {
    LiveFilter filter;
    filter.step(readingAt(1.0, 10.0));
    if (nextS == 1.0) {
      Reading faulty = readingAt(1.01, 99.0);
      faulty.faulty = true;
      EXPECT_EQ(filter.step(faulty).toeLeftN, 99.0);
    }
    EXPECT_EQ(filter.step(readingAt(nextS + 0.02, 70.0)).toeLeftN, 70.0) << nextS;
  }
}

}  // namespace
}  // namespace surefoot::test
