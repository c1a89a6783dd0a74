// SPDX-License-Identifier: MIT
// The inhabitants: small, few shapes, and different when they watch, cheer or walk.
#include "play/folk.hpp"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "play/day_picture.hpp"
#include "play/svg.hpp"

namespace surefoot::test {
namespace {

constexpr std::array kAll{Inhabitant::Keeper, Inhabitant::Child, Inhabitant::Dog};

DrawList pictureOf(const Folk& folk) {
  DrawList out;
  draw(out, folk, lightOf(DayTime::Morning));
  return out;
}

std::string textOf(const DrawList& list) {
  return svgOf(list, {}, [](std::string_view, std::span<const std::string>) { return std::string(); });
}

/// Of everything that has a place.
struct Extent {
  double top = HUGE_VAL;
  double bottom = -HUGE_VAL;
  double left = HUGE_VAL;
  double right = -HUGE_VAL;

  void take(Vec2 at) {
    top = std::min(top, at.y);
    bottom = std::max(bottom, at.y);
    left = std::min(left, at.x);
    right = std::max(right, at.x);
  }
};

Extent extentOf(const DrawList& list) {
  Extent extent;
  for (const Shape& shape : list.shapes) {
    if (const auto* line = std::get_if<Line>(&shape)) {
      std::ranges::for_each(line->points, [&](Vec2 at) { extent.take(at); });
    } else if (const auto* polygon = std::get_if<Polygon>(&shape)) {
      std::ranges::for_each(polygon->points, [&](Vec2 at) { extent.take(at); });
    } else if (const auto* oval = std::get_if<Ellipse>(&shape)) {
      extent.take(oval->centre);
    }
  }
  return extent;
}

TEST(Folk, EachOne_StandsOnTheGroundAndIsAsHighAsAsked) {
  for (const Inhabitant who : kAll) {
    for (double timeS = 0.0; timeS < 40.0; timeS += 0.7) {
      const Extent extent = extentOf(pictureOf({.who = who, .foot = {500, 800}, .high = 100.0, .timeS = timeS}));
      EXPECT_NEAR(extent.bottom, 800.0, 4.0);
      EXPECT_GT(extent.top, 800.0 - 112.0);
      EXPECT_GT(extent.left, 500.0 - 45.0);
      EXPECT_LT(extent.right, 500.0 + 45.0);
    }
  }
}

TEST(Folk, EachOne_IsFewShapes) {
  for (const Inhabitant who : kAll) {
    EXPECT_LT(pictureOf({.who = who}).shapes.size(), 24U);
  }
}

TEST(Folk, CheerWatchAndTime_ShowInThePicture) {
  for (const Inhabitant who : kAll) {
    const std::string still = textOf(pictureOf({.who = who, .foot = {500, 800}, .high = 300.0, .timeS = 5.0}));
    EXPECT_NE(textOf(pictureOf({.who = who, .foot = {500, 800}, .high = 300.0, .timeS = 5.0, .cheer = 1.0})), still);
    EXPECT_NE(textOf(pictureOf({.who = who, .foot = {500, 800}, .high = 300.0, .timeS = 5.0, .watch = 1.0})), still);
    EXPECT_NE(textOf(pictureOf({.who = who, .foot = {500, 800}, .high = 300.0, .timeS = 6.0})), still);
    EXPECT_EQ(textOf(pictureOf({.who = who, .foot = {500, 800}, .high = 300.0, .timeS = 5.0})), still);
  }
}

TEST(Folk, WhoCheers_HoldsTheirHandsUp) {
  const auto top = [](double cheer) {
    return extentOf(pictureOf({.who = Inhabitant::Keeper, .foot = {0, 0}, .timeS = 5.0, .cheer = cheer, .watch = 1.0}));
  };
  EXPECT_LT(top(1.0).left, top(0.0).left - 2.0);
}

TEST(Folk, Walk_GoesToAndFroAndStopsToWatch) {
  double least = HUGE_VAL;
  double most = -HUGE_VAL;
  const auto middle = [](double timeS) {
    const Extent extent =
        extentOf(pictureOf({.who = Inhabitant::Keeper, .foot = {500, 800}, .timeS = timeS, .walk = 200.0}));
    return 0.5 * (extent.left + extent.right);
  };
  for (double timeS = 0.0; timeS < 24.0; timeS += 0.25) {
    least = std::min(least, middle(timeS));
    most = std::max(most, middle(timeS));
    EXPECT_LT(std::fabs(middle(timeS + 0.05) - middle(timeS)), 8.0) << "no jump at " << timeS;
  }
  EXPECT_NEAR(most - least, 200.0, 30.0);
}

TEST(DayPicture, EveryDayOfTwoYears_DrawsSoundShapes) {
  for (int day = 20500; day < 20500 + 730; day += 3) {
    for (const double timeS : {0.0, 3.3, 11.7, 120.0}) {
      DrawList out;  // add() checks every shape
      Place place{40, 40, 40, 40};
      place.day = day;
      const Canvas canvas = day % 2 == 0 ? Canvas{} : Canvas{1080, 1920};
      drawBay(out, canvas, static_cast<DayTime>(day % 3), timeS, pageView(canvas, place));
      EXPECT_LT(out.shapes.size(), 420U) << day;
    }
  }
}

TEST(DayPicture, WeatherAndEvent_ChangeThePicture) {
  const auto bay = [](const DayScene& scene) {
    DrawList out;
    const BayView view = pageView({}, {});
    const Light light = lightOfDay(lightOf(DayTime::Midday), scene);
    for (double timeS = 0.0; timeS < 30.0; timeS += 0.5) {
      drawSky(out, {}, view, scene, timeS, DayTime::Midday);
      drawEvent(out, {}, view, scene, timeS, light);
      drawWeather(out, {}, view, scene, timeS, light);
    }
    return out.shapes.size();
  };
  EXPECT_EQ(bay({}), 0U);
  for (const Weather weather : {Weather::Windy, Weather::Misty, Weather::Showers, Weather::Snow}) {
    EXPECT_GT(bay({.weather = weather}), 3U);
  }
  for (int event = 1; event <= 8; ++event) {
    EXPECT_GT(bay({.event = static_cast<Event>(event)}), 0U) << event;
  }
}

}  // namespace
}  // namespace surefoot::test
