// SPDX-License-Identifier: MIT
// Sheet "tiptoe/1": proportion, fairness towards what cannot be measured, invalid input.
#include "games/tiptoe_score.hpp"

#include <limits>
#include <vector>

#include <gtest/gtest.h>

namespace surefoot::test {
namespace {

Flight flightOf(double heldS, double wobble = 0.015, double loweringS = 1.5, bool measured = true) {
  Flight flight{.heldS = heldS};
  addMeasures(flight, {.heldS = heldS, .wobble = wobble, .loweringS = loweringS, .measured = measured});
  return flight;
}

double scoreOf(const std::vector<Flight>& flights, int asked = 6, double holdS = 20.0) {
  return tiptoeScore(flights, asked, holdS).score().value();
}

TEST(TiptoeScore, SixWholeSteadyFlights_ScoreAHundred) {
  EXPECT_NEAR(scoreOf(std::vector(6, flightOf(20.0))), 100.0, 1e-9);
  EXPECT_NEAR(scoreOf(std::vector(6, flightOf(8.0)), 6, 8.0), 100.0, 1e-9);
}

TEST(TiptoeScore, AnyFlights_WeightsAddUpToOne) {
  for (const auto& flights : {std::vector<Flight>{}, std::vector(3, flightOf(20.0))}) {
    double sum = 0.0;
    for (const ScorePart& part : tiptoeScore(flights, 6, 20.0).parts) {
      sum += part.weight;
    }
    EXPECT_NEAR(sum, 1.0, 1e-12);
  }
}

TEST(TiptoeScore, HoldFromTwoSeconds_PaysInProportion) {
  const auto hold = [](double heldS) { return tiptoeScore(std::vector(6, flightOf(heldS)), 6, 20.0).parts[1].value; };
  EXPECT_EQ(scoreOf(std::vector(6, flightOf(1.9))), 0.0);
  EXPECT_NEAR(hold(5.0), 0.25, 1e-12);
  EXPECT_NEAR(hold(10.0), 0.5, 1e-12);
  EXPECT_NEAR(hold(30.0), 1.0, 1e-12);
}

TEST(TiptoeScore, MoreFlightsThanAsked_EarnNoMore) {
  EXPECT_NEAR(scoreOf(std::vector(9, flightOf(20.0))), 100.0, 1e-9);
}

TEST(TiptoeScore, UnmeasuredFlights_CostNothing) {
  std::vector<Flight> flights(6, flightOf(20.0, 0.05, 0.12));
  const double all = scoreOf(flights);
  flights[2] = flightOf(20.0, 0.5, 0.0, false);
  flights[4] = flightOf(20.0, 0.5, 0.0, false);
  EXPECT_NEAR(scoreOf(flights), all, 1e-9);
}

TEST(TiptoeScore, UnmeasuredFlightsOnly_HaveNoScore) {
  EXPECT_FALSE(tiptoeScore(std::vector(6, flightOf(20.0, 0.5, 0.0, false)), 6, 20.0).score());
  EXPECT_EQ(scoreOf({}), 0.0) << "nothing was done, and that is known";
}

TEST(TiptoeScore, SteadierOrSlowerLowering_ScoresMore) {
  EXPECT_GT(scoreOf(std::vector(6, flightOf(20.0, 0.03))), scoreOf(std::vector(6, flightOf(20.0, 0.06))));
  EXPECT_GT(scoreOf(std::vector(6, flightOf(20.0, 0.03, 0.18))), scoreOf(std::vector(6, flightOf(20.0, 0.03, 0.08))));
}

TEST(TiptoeScore, SeveralHoldsInAFlight_AverageTheWobbleAndKeepTheSlowestLowering) {
  Flight flight{.heldS = 20.0};
  addMeasures(flight, {.heldS = 15.0, .wobble = 0.02, .loweringS = 0.3});
  addMeasures(flight, {.heldS = 5.0, .wobble = 0.06, .loweringS = 1.1});
  EXPECT_NEAR(flight.wobble, 0.03, 1e-12);
  EXPECT_EQ(flight.loweringS, 1.1);
}

TEST(TiptoeScore, RubbishMeasures_StayWithinBounds) {
  constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  for (const double wild : {kNan, kInfinity, -kInfinity, 1e300, -1e300}) {
    Flight flight{.heldS = 20.0};
    addMeasures(flight, {.heldS = wild, .wobble = wild, .loweringS = wild});
    for (const ScorePart& part : tiptoeScore(std::vector{flight}, 6, 20.0).parts) {
      EXPECT_GE(part.value, 0.0);
      EXPECT_LE(part.value, 1.0);
    }
  }
}

}  // namespace
}  // namespace surefoot::test
