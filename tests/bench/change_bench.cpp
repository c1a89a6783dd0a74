// SPDX-License-Identifier: MIT
// How often is a change told of people who do not change, and of people who do? Beside it, in brackets, the published
// limit alone (x 1.91 for each condition). `change_bench PEOPLE` simulates that many people a line (2,000).
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

#include "measures/changing_people.hpp"

namespace surefoot::test {
namespace {

constexpr int kDays = 20;
constexpr std::array kSpreads{0.06, 0.09, 0.12, 0.159, 0.2, 0.24};
constexpr std::array kConditions{1, 2, 4};

double percent(double share) {
  return 100.0 * share;
}

void falseAlarms(int people) {
  std::printf("No change: rounds in which a change is told, in %% (test days 2 to %d; aim: at most 5)\n", kDays);
  std::printf("  conditions  SD of ln    all days    worst day  day 2  day 5  day 10  day 20   published alone\n");
  for (const int conditions : kConditions) {
    double sum = 0.0;
    for (const double spread : kSpreads) {
      const Rounds rounds = roundsOf({.spread = spread, .conditions = conditions}, people, kDays, 11);
      sum += rounds.mean(rounds.told);
      std::printf("  %10d  %8.3f  %10.2f  %11.2f  %5.2f  %5.2f  %6.2f  %6.2f  %16.2f\n", conditions, spread,
                  percent(rounds.mean(rounds.told)), percent(rounds.most()), percent(rounds.share(2)),
                  percent(rounds.share(5)), percent(rounds.share(10)), percent(rounds.share(20)),
                  percent(rounds.mean(rounds.publishedTold)));
    }
    std::printf("  %10d       all  %10.2f\n", conditions, percent(sum / kSpreads.size()));
  }
}

void hits(int people) {
  std::printf("\nA step on day 5, in every condition: rounds in which it is told, in %% (published alone)\n");
  std::printf("  step  conditions  SD of ln         day 5         day 6        day 10        day 20   told again\n");
  for (const double step : {0.2, 0.4, 0.6}) {
    for (const int conditions : kConditions) {
      for (const double spread : kSpreads) {
        const Rounds rounds = roundsOf({.spread = spread, .step = step, .conditions = conditions}, people, kDays, 12);
        std::printf("  %3.0f%%  %10d  %8.3f", percent(step), conditions, spread);
        for (const int day : {5, 6, 10, 20}) {
          std::printf("  %5.1f (%4.1f)", percent(rounds.share(day)), percent(rounds.publishedShare(day)));
        }
        std::printf("  %9.1f\n", percent(rounds.stays()));
      }
    }
  }
}

void trends(int people) {
  std::printf("\nA slow trend, one condition: rounds in which it is told, in %% (published alone)\n");
  std::printf("  a day  SD of ln         day 5        day 10        day 15        day 20\n");
  for (const double trend : {0.01, 0.02, 0.04}) {
    for (const double spread : kSpreads) {
      const Rounds rounds = roundsOf({.spread = spread, .trend = trend}, people, kDays, 13);
      std::printf("  %4.0f%%  %8.3f", percent(trend), spread);
      for (const int day : {5, 10, 15, 20}) {
        std::printf("  %5.1f (%4.1f)", percent(rounds.share(day)), percent(rounds.publishedShare(day)));
      }
      std::printf("\n");
    }
  }
}

}  // namespace
}  // namespace surefoot::test

int main(int argc, char** argv) {
  const int people = argc > 1 ? std::max(1, std::atoi(argv[1])) : 2000;
  surefoot::test::falseAlarms(people);
  surefoot::test::hits(people);
  surefoot::test::trends(people);
}
