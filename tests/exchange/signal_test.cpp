// SPDX-License-Identifier: MIT
// Signals that no board under a person gives: each is named, and a person's own is not.
#include "exchange/signal.hpp"

#include <cmath>
#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "exchange/recording.hpp"
#include "posture/columns.hpp"

namespace surefoot::test {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

double swayMm(double tS) {
  return 4.0 * std::sin(1.7 * tS) + 3.0 * std::sin(0.6 * tS + 1.0) + 0.3 * std::sin(11.3 * tS);
}

using OfPlace = std::function<Vec2(double tS, Vec2 mm)>;

/// A minute of quiet standing at 100 samples a second, changed on its way into the file.
Places standing(const OfPlace& change = [](double, Vec2 mm) { return mm; }) {
  Places places;
  for (int i = 0; i < 6000; ++i) {
    const double tS = i / 100.0;
    const Vec2 mm = change(tS, {0.5 * swayMm(tS + 9.0), swayMm(tS)});
    places.tS.push_back(tS);
    places.xMm.push_back(mm.x);
    places.yMm.push_back(mm.y);
  }
  return places;
}

std::string faultOf(const OfPlace& change) {
  return faultOfSignal(standing(change));
}

/// Named as a fault or as a doubt.
std::string saidOf(const OfPlace& change) {
  const Places places = standing(change);
  std::string said = faultOfSignal(places);
  for (const std::string& doubt : doubtsOfSignal(places)) {
    said += said.empty() ? doubt : " | " + doubt;
  }
  return said;
}

double steppedTo(double stepMm, double mm) {
  return stepMm * std::round(mm / stepMm);
}

TEST(Signal, PersonWhoStands_IsTakenAsTheyAre) {
  EXPECT_EQ(faultOfSignal(standing()), "");
  EXPECT_THAT(doubtsOfSignal(standing()), IsEmpty());
}

TEST(Signal, RealRecordings_AreTakenAsTheyAre) {
  if (referenceDir().empty()) {
    GTEST_SKIP() << "no reference data";
  }
  int seen = 0;
  for (const auto& entry : std::filesystem::directory_iterator(referenceDir() + "/recordings")) {
    if (entry.path().extension() == ".csv") {
      const Places places = placesOf(readRecording(entry.path()).readings);
      EXPECT_EQ(faultOfSignal(places), "") << entry.path();
      // In the two of a Wii board somebody shifts their weight by 27 cm.
      EXPECT_TRUE(doubtsOfSignal(places).empty() || entry.path().stem().string().starts_with("WBB")) << entry.path();
      ++seen;
    }
  }
  EXPECT_GT(seen, 10);
}

TEST(Signal, FrozenPart_IsNamedWithThePartThatIsLeft) {
  const auto frozen = [](double fromS, double toS) {
    return faultOf([=](double tS, Vec2 mm) {
      const double atS = fromS;
      return tS >= fromS && tS < toS ? Vec2{0.5 * swayMm(atS + 9.0), swayMm(atS)} : mm;
    });
  };
  EXPECT_THAT(frozen(20.0, 60.0), StartsWith("the centre of pressure does not change from 20 to 59.99 s"));
  EXPECT_THAT(frozen(20.0, 60.0), HasSubstr("(--to 20)"));
  EXPECT_THAT(frozen(10.0, 13.0), HasSubstr("(--from 12.99)"));
  EXPECT_EQ(frozen(10.0, 11.0), "") << "a short stop of the transmission";
  const auto oneAxis = [](double tS, Vec2 mm) { return Vec2{mm.x, tS < 40.0 ? mm.y : swayMm(40.0)}; };
  EXPECT_THAT(faultOf(oneAxis), StartsWith("cop_y_mm does not change from 40 to 59.99 s"));
}

TEST(Signal, AxisThatDoesNotMoveBesideTheOther_IsNamed) {
  EXPECT_THAT(faultOf([](double, Vec2 mm) {
                return Vec2{mm.x, 0.0};
              }),
              StartsWith("cop_y_mm never changes, while cop_x_mm moves over"));
  EXPECT_THAT(faultOf([](double, Vec2 mm) {
                return Vec2{0.001 * mm.x, mm.y};
              }),
              HasSubstr("is it in metres or centimetres"));
}

TEST(Signal, HeldValues_AreNamedWithTheirTrueRate) {
  const auto held = [](double everyS) {
    return saidOf([=](double tS, Vec2) {
      const double atS = everyS * std::floor(tS / everyS + 1e-9);
      return Vec2{0.5 * swayMm(atS + 9.0), swayMm(atS)};
    });
  };
  EXPECT_EQ(held(0.5),
            "each place is written 50 times in a row, so the sensor gave 2 a second, not 100: at least 20 are needed");
  EXPECT_EQ(held(0.02), "each place is written 2 times in a row, so the sensor gave 50 a second, not 100");
}

TEST(Signal, RoundedPlaces_AreNamedWithTheirStep) {
  const auto rounded = [](double stepMm) {
    return saidOf([=](double, Vec2 mm) { return Vec2{steppedTo(stepMm, mm.x), steppedTo(stepMm, mm.y)}; });
  };
  EXPECT_THAT(rounded(5.0), StartsWith("the centre of pressure is written in steps of 5 mm, too coarse for a sway"));
  EXPECT_THAT(rounded(1.0), HasSubstr("in steps of 1 mm, which adds to velocity and path"));
  EXPECT_EQ(rounded(0.1), "") << "as good as any board";
}

TEST(Signal, CutOffValues_AreNamedWithTheirLimit) {
  EXPECT_THAT(faultOf([](double, Vec2 mm) {
                return Vec2{mm.x, std::min(mm.y, 4.0)};
              }),
              StartsWith("cop_y_mm stays at exactly 4 mm, its largest value, for"));
  EXPECT_THAT(faultOf([](double, Vec2 mm) {
                return Vec2{std::max(mm.x, -2.0), mm.y};
              }),
              HasSubstr("-2 mm, its smallest value"));
  EXPECT_EQ(faultOf([](double, Vec2 mm) { return Vec2{mm.x, std::min(mm.y, 6.99)}; }), "") << "a few samples";
}

TEST(Signal, JumpThatStays_IsTwoRecordings) {
  EXPECT_THAT(faultOf([](double tS, Vec2 mm) {
                return Vec2{mm.x + (tS < 30.0 ? 0.0 : 300.0), mm.y};
              }),
              testing::AllOf(StartsWith("the centre of pressure jumps by 300 mm at 30 s"), HasSubstr("--from 30")));
  EXPECT_EQ(faultOf([](double tS, Vec2 mm) {
              return Vec2{mm.x + 90.0 / (1.0 + std::exp(-(tS - 30.0) / 0.02)), mm.y};
            }),
            "")
      << "a quick step to the side";
}

TEST(Signal, UnitThatChangesOnTheWay_IsAsked) {
  const auto scaled = [](double by) { return saidOf([=](double tS, Vec2 mm) { return tS < 30.0 ? mm : by * mm; }); };
  EXPECT_THAT(scaled(0.001), HasSubstr("from about 30 s on the centre of pressure moves about 1"));
  EXPECT_THAT(scaled(0.1), HasSubstr("times less than before: is one of the two parts in centimetres"));
  EXPECT_THAT(scaled(25.4), HasSubstr("times more than before"));
  EXPECT_EQ(scaled(3.0), "") << "who tires sways more";
}

TEST(Signal, SwayThatNoBoardIsLargeEnoughFor_IsAsked) {
  EXPECT_THAT(faultOf([](double, Vec2 mm) { return 50.0 * mm; }), HasSubstr("nobody sways as far"));
  EXPECT_THAT(saidOf([](double, Vec2 mm) { return 25.4 * mm; }), HasSubstr("far for somebody who stands"));
}

}  // namespace
}  // namespace surefoot::test
