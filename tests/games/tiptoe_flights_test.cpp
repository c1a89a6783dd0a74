// SPDX-License-Identifier: MIT
// Holds that begin before a flight, continue after it, end without a report, or turn out not to be holds.
#include "games/tiptoe_flights.hpp"

#include <gtest/gtest.h>

namespace surefoot::test {
namespace {

/// Up for `heldS` seconds, then heels down for half a second; the tracker has not reported the hold yet.
void hold(TiptoeFlights& flights, double heldS, bool counts = true) {
  for (Tick tick = 1; tick <= ticksOf(heldS); ++tick) {
    flights.follow(true, static_cast<double>(tick) * kTickS, counts);
  }
  for (Tick tick = 0; tick < ticksOf(0.5); ++tick) {
    flights.follow(false, 0.0, counts);
  }
}

TiptoeFlights begun() {
  TiptoeFlights flights;
  flights.begin();
  return flights;
}

TEST(TiptoeFlights_Follow, TwoHolds_AddUp) {
  TiptoeFlights flights = begun();
  hold(flights, 3.0);
  EXPECT_TRUE(flights.close({.heldS = 3.0, .measured = true}));
  hold(flights, 2.0);
  EXPECT_NEAR(flights.now().heldS, 5.0, 0.02);
  EXPECT_EQ(flights.whole(4.9), 1);
  EXPECT_EQ(flights.whole(5.1), 0);
}

TEST(TiptoeFlights_Follow, BeganBeforeTheFlight_CountsFromThere) {
  TiptoeFlights flights = begun();
  for (Tick tick = 1; tick <= ticksOf(4.0); ++tick) {
    flights.follow(true, static_cast<double>(tick) * kTickS, false);
    if (tick == ticksOf(1.0)) {
      EXPECT_EQ(flights.now().heldS, 0.0);
      flights.countFromNow();
    }
  }
  EXPECT_NEAR(flights.now().heldS, 3.0, 0.02);
}

TEST(TiptoeFlights_Follow, EndNotReported_CountsAsNotMeasured) {
  TiptoeFlights flights = begun();
  hold(flights, 3.0);
  EXPECT_TRUE(flights.open());
  for (Tick tick = 0; tick < ticksOf(1.0); ++tick) {
    flights.follow(false, 0.0, true);
  }
  EXPECT_FALSE(flights.open());
  EXPECT_NEAR(flights.now().heldS, 3.0, 0.02);
  EXPECT_EQ(flights.now().measuredS, 0.0);
}

TEST(TiptoeFlights_Close, Astray_TakesBackFromEveryFlight) {
  TiptoeFlights flights = begun();
  hold(flights, 2.0);
  flights.close({.heldS = 2.0, .measured = true});
  for (Tick tick = 1; tick <= ticksOf(3.0); ++tick) {
    flights.follow(true, static_cast<double>(tick) * kTickS, true);
  }
  flights.begin();
  flights.countFromNow();
  for (Tick tick = 1; tick <= ticksOf(2.0); ++tick) {
    flights.follow(true, 3.0 + static_cast<double>(tick) * kTickS, true);
  }
  EXPECT_NEAR(flights.all()[0].heldS, 5.0, 0.02);
  EXPECT_NEAR(flights.now().heldS, 2.0, 0.02);
  EXPECT_FALSE(flights.close({.heldS = 5.0, .astray = true}));
  EXPECT_NEAR(flights.all()[0].heldS, 2.0, 0.02);
  EXPECT_EQ(flights.now().heldS, 0.0);
}

TEST(TiptoeFlights_Close, WithoutAHold_ChangesNothing) {
  TiptoeFlights flights = begun();
  EXPECT_TRUE(flights.close({.heldS = 9.0, .measured = true, .astray = true}));
  EXPECT_EQ(flights.now().heldS, 0.0);
}

}  // namespace
}  // namespace surefoot::test
