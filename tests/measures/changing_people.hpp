// SPDX-License-Identifier: MIT
// Simulated people with a true level of sway and chance from day to day, and how often a change is told of them.
#pragma once

#include <cmath>
#include <numeric>
#include <vector>

#include "base/random.hpp"
#include "measures/change.hpp"

namespace surefoot::test {

/// What is true of the people, of all conditions alike. Chance is independent between conditions, the hardest case.
struct Truth {
  double spread = 0.159;  ///< SD of ln of a day's mean: chance of the day and of its three trials.
  double step = 0.0;      ///< 0.4: from `stepDay` on, sway is 40 % less.
  int stepDay = 5;        ///< The first test day has number 1.
  double trend = 0.0;     ///< 0.01: 1 % less each day.
  int conditions = 1;
};

/// Counts of rounds with so many test days, over all people.
struct Rounds {
  std::vector<int> told;           ///< Index: number of the day; in any condition.
  std::vector<int> publishedTold;  ///< By the published limit alone, for one condition: × 1.91.
  int people = 0;
  int toldAgain = 0;   ///< Told on a day and on the day before, both from the step on.
  int couldAgain = 0;  ///< Told on the day before.

  double share(int day) const { return static_cast<double>(told[static_cast<std::size_t>(day)]) / people; }
  double publishedShare(int day) const {
    return static_cast<double>(publishedTold[static_cast<std::size_t>(day)]) / people;
  }
  /// Mean and greatest share of rounds from the second day on.
  double mean(const std::vector<int>& of) const {
    return std::accumulate(of.begin(), of.end(), 0.0) / people / static_cast<double>(of.size() - 2);
  }
  double most() const {
    int greatest = 0;
    for (const int count : told) {
      greatest = std::max(greatest, count);
    }
    return static_cast<double>(greatest) / people;
  }
  double stays() const { return couldAgain == 0 ? 0.0 : static_cast<double>(toldAgain) / couldAgain; }
};

inline std::vector<TestDay> simulatedDays(Random& random, const Truth& truth, int days) {
  const double withinSd = std::min(0.1, truth.spread);
  const double daySd = std::sqrt(truth.spread * truth.spread - withinSd * withinSd / kTrialsOfADay);
  std::vector<TestDay> all;
  for (int number = 1; number <= days; ++number) {
    TestDay day{.day = number, .values = {}, .how = {}};
    double level = std::log(10.0) + daySd * random.normal() + (number - 1) * std::log1p(-truth.trend);
    level += number >= truth.stepDay ? std::log1p(-truth.step) : 0.0;
    for (int trial = 0; trial < kTrialsOfADay; ++trial) {
      day.values.push_back(std::exp(level + withinSd * random.normal()));
    }
    all.push_back(std::move(day));
  }
  return all;
}

inline Rounds roundsOf(const Truth& truth, int people, int days, std::uint64_t seed) {
  Random random(seed);
  const auto size = static_cast<std::size_t>(days) + 1;
  Rounds rounds{.told = std::vector<int>(size), .publishedTold = std::vector<int>(size), .people = people};
  const double published = 1.959964 * std::sqrt(2.0) * publishedSpread();
  for (int person = 0; person < people; ++person) {
    std::vector<bool> told(size);
    std::vector<bool> publishedTold(size);
    for (int condition = 0; condition < truth.conditions; ++condition) {
      const auto all = simulatedDays(random, truth, days);
      for (std::size_t day = 2; day < size; ++day) {
        const Change change = changeSinceFirst(std::span(all).first(day),
                                               {.measure = "mean_velocity_mm_s", .comparisons = truth.conditions});
        told[day] = told[day] || change.beyond;
        publishedTold[day] = publishedTold[day] || std::abs(std::log(*change.ratio)) > published;
      }
    }
    for (std::size_t day = 2; day < size; ++day) {
      rounds.told[day] += told[day] ? 1 : 0;
      rounds.publishedTold[day] += publishedTold[day] ? 1 : 0;
      if (static_cast<int>(day) > truth.stepDay && told[day - 1]) {
        ++rounds.couldAgain;
        rounds.toldAgain += told[day] ? 1 : 0;
      }
    }
  }
  return rounds;
}

}  // namespace surefoot::test
