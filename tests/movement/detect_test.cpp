// SPDX-License-Identifier: MIT
#include "movement/detect.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "movement/synthetic.hpp"

namespace surefoot::test {
namespace {

/// Sway as three slow sines: about 4 mm SD.
double sway(double tS) {
  return 4.0 * std::sin(1.1 * tS) + 3.0 * std::sin(2.9 * tS + 1.0) + 1.5 * std::sin(6.7 * tS + 2.0);
}

/// Ten trapezoids, eight seconds apart, from 10 s on.
double tenTimes(double tS, double lastsS) {
  double sum = 0.0;
  for (int i = 0; i < 10; ++i) {
    sum += trapezoid(tS, 10.0 + 8.0 * i, 10.0 + 8.0 * i + lastsS, 0.6, 0.6);
  }
  return sum;
}

std::ptrdiff_t completeOf(const std::vector<Press>& presses) {
  return std::count_if(presses.begin(), presses.end(), [](const Press& press) { return press.complete; });
}

TEST(DetectTest, CopAlone_ForwardPressesAreFound) {
  Synthetic person;
  person.toes = false;
  person.rateHz = 40.0;
  person.jitter = 0.45;
  person.copXMm = [](double tS) { return 25.0 + 0.5 * sway(tS + 50.0); };
  person.copYMm = [](double tS) { return -25.0 + 0.05 * tS + 0.5 * sway(tS) + 36.0 * tenTimes(tS, 4.6); };
  std::vector<Reading> readings = person.readings(95.0);
  for (Reading& reading : readings) {
    reading.whole.loadN = 0.0;
    reading.whole.valid = false;
  }
  const auto presses = detectPresses(readings, {.person = {}, .form = Form::Standing, .loadKnown = false});
  EXPECT_EQ(presses.size(), 10U);
  EXPECT_EQ(completeOf(presses), 10);
  for (std::size_t i = 0; i < presses.size(); ++i) {
    EXPECT_EQ(presses[i].kind, PressKind::Forward);
    EXPECT_NEAR(presses[i].startS, 10.4 + 8.0 * static_cast<double>(i), 0.2);
  }
}

TEST(DetectTest, NoStrongForwardPresses_WeakOnesAreFound) {
  Synthetic person;
  person.toes = false;
  person.copYMm = [](double tS) { return 0.3 * sway(tS) + 0.075 * 240.0 * tenTimes(tS, 4.6); };
  const auto presses = detectPresses(person.readings(95.0), {});
  EXPECT_EQ(completeOf(presses), 10);
}

TEST(DetectTest, WeakOneSidedPresses_AreFoundAndLeansAndShortOnesMarked) {
  Synthetic person;
  person.forceNoiseN = 0.15;
  person.toeLeftN = [](double tS) {
    return 8.0 + 6.0 * tenTimes(tS, 4.4) + 4.0 * trapezoid(tS, 100.0, 105.0, 1.0, 1.0);
  };
  person.toeRightN = [](double tS) {
    return 8.0 + 20.0 * trapezoid(tS, 92.0, 94.0) + 4.0 * trapezoid(tS, 100.0, 105.0, 1.0, 1.0);
  };
  person.copYMm = [](double tS) { return 0.3 * sway(tS) + 30.0 * trapezoid(tS, 100.0, 105.0, 1.0, 1.0); };
  const auto presses = detectPresses(person.readings(110.0), {});
  ASSERT_EQ(presses.size(), 12U);
  for (std::size_t i = 0; i < 10; ++i) {
    EXPECT_TRUE(presses[i].complete);
    EXPECT_FALSE(presses[i].withLean);
    EXPECT_NEAR(presses[i].leftShare, 1.0, 0.05);
  }
  EXPECT_FALSE(presses[10].complete);
  EXPECT_NEAR(presses[10].heldS, 1.4, 0.1);
  EXPECT_TRUE(presses[11].withLean);
}

TEST(DetectTest, SteppingOnFirst_DoesNotHideWeakPresses) {
  Synthetic person;
  person.forceNoiseN = 0.15;
  person.loadN = [](double tS) { return 700.0 * trapezoid(tS, 3.0, 200.0, 0.8); };
  person.copYMm = [](double tS) { return 0.3 * sway(tS) - 30.0 * (1.0 - trapezoid(tS, 3.0, 200.0, 1.2)); };
  person.toeLeftN = [](double tS) { return 12.0 * trapezoid(tS, 3.0, 200.0, 1.2) + 6.0 * tenTimes(tS, 4.8); };
  person.toeRightN = [](double tS) { return 12.0 * trapezoid(tS, 3.0, 200.0, 1.2); };
  const auto presses = detectPresses(person.readings(95.0), {});
  EXPECT_EQ(presses.size(), 10U);
  EXPECT_EQ(completeOf(presses), 10);
}

TEST(DetectTest, PressHeldAtTheEnd_IsReported) {
  Synthetic person;
  person.toeLeftN = [](double tS) { return 8.0 + 20.0 * trapezoid(tS, 10.0, 30.0); };
  const auto presses = detectPresses(person.readings(15.0), {});
  ASSERT_EQ(presses.size(), 1U);
  EXPECT_NEAR(presses[0].endS, 15.0, 0.05);
  EXPECT_TRUE(presses[0].complete);
}

TEST(DetectTest, NoReadingsOrOneQuietSecond_GiveNoPresses) {
  EXPECT_TRUE(detectPresses({}, {}).empty());
  EXPECT_TRUE(detectPresses(Synthetic{}.readings(1.0), {}).empty());
}

/// Five rises and a lean to another height; if `loads`, with the load of a body that rises.
Synthetic fiveRises(bool loads) {
  Synthetic person;
  person.toes = false;
  person.rateHz = 40.0;
  person.jitter = 0.45;
  const auto up = [](double tS) {
    double sum = 0.0;
    for (int i = 0; i < 5; ++i) {
      sum += trapezoid(tS, 10.0 + 12.0 * i, 18.0 + 12.0 * i, 0.8, 0.8);
    }
    return sum;
  };
  person.copXMm = [](double tS) { return 25.0 + 0.5 * sway(tS + 50.0); };
  person.copYMm = [up](double tS) {
    return -20.0 + 0.05 * tS + 0.5 * sway(tS) + 62.0 * up(tS) + 40.0 * trapezoid(tS, 72.0, 76.0, 0.8, 0.8);
  };
  person.loadN = [loads](double tS) {
    double push = 0.0;
    for (int i = 0; loads && i < 5; ++i) {
      const double s = (tS - 10.0 - 12.0 * i) / 0.8;
      push += s > 0.0 && s < 1.0 ? 0.04 * std::sin(2.0 * 3.14159265 * s) : 0.0;
    }
    return 640.0 * (1.0 + push);
  };
  return person;
}

TEST(DetectTest, LoadKnownOrNot_HoldsAreFoundButNoLean) {
  for (const bool loads : {true, false}) {
    auto readings = fiveRises(loads).readings(85.0);
    if (!loads) {
      for (Reading& reading : readings) {
        reading.whole.loadN = 0.0;
        reading.whole.valid = false;
      }
    }
    const auto holds = detectHolds(readings, {.person = {}, .form = Form::Standing, .loadKnown = loads});
    ASSERT_EQ(holds.size(), 5U) << loads;
    for (std::size_t i = 0; i < holds.size(); ++i) {
      EXPECT_NEAR(holds[i].startS, 10.45 + 12.0 * static_cast<double>(i), 0.2);
      EXPECT_NEAR(holds[i].endS, 17.7 + 12.0 * static_cast<double>(i), 0.2);
      EXPECT_EQ(holds[i].steps, 0);
    }
  }
}

TEST(DetectTest, CirclesBothWays_AreFoundInSets) {
  Synthetic person;
  person.toes = false;
  person.rateHz = 40.0;
  person.jitter = 0.45;
  const auto angle = [](double tS) {
    return 2.0 * 3.14159265 / 3.0 * (std::clamp(tS - 10.0, 0.0, 30.0) - std::clamp(tS - 50.0, 0.0, 15.0));
  };
  const auto radius = [](double tS) {
    return 22.0 * (trapezoid(tS, 9.4, 40.6, 0.6, 0.6) + trapezoid(tS, 49.4, 65.6, 0.6, 0.6));
  };
  person.copXMm = [=](double tS) { return 15.0 + 0.4 * sway(tS) + radius(tS) * std::cos(angle(tS)); };
  person.copYMm = [=](double tS) { return 0.1 * tS + 0.4 * sway(tS + 30.0) + radius(tS) * std::sin(angle(tS)); };
  const auto sets = detectCircles(person.readings(75.0), {});
  ASSERT_EQ(sets.size(), 2U);
  EXPECT_EQ(sets[0].laps, 10);
  EXPECT_FALSE(sets[0].clockwise);
  EXPECT_NEAR(sets[0].startS, 10.0, 0.7);
  EXPECT_NEAR(sets[0].endS, 40.0, 0.7);
  EXPECT_EQ(sets[1].laps, 5);
  EXPECT_TRUE(sets[1].clockwise);
}

}  // namespace
}  // namespace surefoot::test
