// SPDX-License-Identifier: MIT
// Simulated people who are measured once beside a reference of other simulated people: how often does the interval of
// the percentile hold the true one?
#pragma once

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "base/random.hpp"
#include "measures/fitted_reference.hpp"
#include "measures/score.hpp"

namespace surefoot::test {

/// ln of usual sway is what the regression expects and a skewed rest; a session adds the person's own error.
struct Population {
  double errorSd = 0.158;  ///< Of one session: the program takes 0.158 on the firm floor.
  double restSd = 0.29;    ///< Of people measured once, alike in age, sex and height.
  double skewness = 0.5;   ///< Of the usual levels.
};

inline double usualRest(Random& random, const Population& population) {
  // A shifted lognormal of SD 1 has the wanted skewness at sigma = skewness / 3 (nearly).
  const double sigma = population.skewness / 3.0;
  const double spread = std::sqrt(population.restSd * population.restSd - population.errorSd * population.errorSd);
  const double mean = std::exp(0.5 * sigma * sigma);
  const double sd = mean * std::sqrt(std::expm1(sigma * sigma));
  return spread * (std::exp(sigma * random.normal()) - mean) / sd;
}

/// Ages as in the source: four in seven young, the others old, hardly anyone between.
inline MeasuredPerson drawnPerson(Random& random) {
  MeasuredPerson person;
  const double group = random.uniform();
  person.age = group < 0.52   ? random.uniform(18.0, 35.0)
               : group < 0.56 ? random.uniform(35.0, 60.0)
                              : random.uniform(60.0, 85.0);
  person.male = random.uniform() < 0.29;
  person.heightCm = (person.male ? 172.5 : 158.5) + 7.0 * random.normal();
  person.heightCm = std::clamp(person.heightCm, 141.0, 189.0);
  return person;
}

inline double expectedOf(const MeasuredPerson& person, const ReferenceRow& truth) {
  const auto terms = termsOf(person, true, true);
  return std::inner_product(terms.begin(), terms.end(), truth.coefficients.begin(), 0.0);
}

struct Coverage {
  int people = 0;
  int held = 0;                          ///< The interval held the true percentile.
  int heldWithoutError = 0;              ///< The same without the person's own error, as it was once computed.
  double width = 0.0;                    ///< Sum of high - low.
  std::vector<double> measuredOfMiddle;  ///< Percentiles measured of people truly from P48 to P52.

  double share() const { return static_cast<double>(held) / people; }
  double shareWithoutError() const { return static_cast<double>(heldWithoutError) / people; }
};

/// Each reference of 147 people is asked about 20 others; `choose` tells who of them counts.
template <typename Choose>
Coverage coverageOf(const Population& population, int people, std::uint64_t seed, Choose choose) {
  const ReferenceRow& truth = builtInReference().rows.front();  // eyes open, firm floor, with sex and height
  Random random(seed);
  std::vector<double> measuredOnce;  // what people alike show, to find the true percentile
  for (int i = 0; i < 100000; ++i) {
    const double usual = usualRest(random, population);
    measuredOnce.push_back(usual + population.errorSd * random.normal());
  }
  std::ranges::sort(measuredOnce);
  Coverage coverage;
  while (coverage.people < people) {
    std::vector<MeasuredPerson> measured;
    for (int i = 0; i < 147; ++i) {
      MeasuredPerson person = drawnPerson(random);
      const double usual = usualRest(random, population);
      person.ln = expectedOf(person, truth) + usual + population.errorSd * random.normal();
      measured.push_back(person);
    }
    ReferenceTable table;
    table.rows.push_back(fittedTo(measured, true, true, truth));
    ReferenceTable exact = table;
    exact.rows[0].trialSd = exact.rows[0].daySd = 1e-9;
    for (int i = 0; i < 20; ++i) {
      MeasuredPerson person = drawnPerson(random);
      person.age = std::floor(person.age);
      const double usual = usualRest(random, population);
      const double error = population.errorSd * random.normal();
      const auto above = measuredOnce.end() - std::ranges::upper_bound(measuredOnce, usual);
      const double percentile = 100.0 * static_cast<double>(above) / static_cast<double>(measuredOnce.size());
      if (!choose(person, percentile)) {
        continue;
      }
      const Performance performance{.condition = truth.condition,
                                    .value = std::exp(expectedOf(person, truth) + usual + error),
                                    .trials = 3,
                                    .durationS = 60.0,
                                    .rateHz = 100.0,
                                    .noiseMm = 0.05,
                                    .ageYears = static_cast<int>(person.age),
                                    .sex = person.male ? "male" : "female",
                                    .heightMm = 10.0 * person.heightCm,
                                    .footwear = "barefoot",
                                    .stance = "marked",
                                    .aid = "none",
                                    .hands = "sides"};
      const BandScore score = scoreOf(performance, table).bands.at(0);
      const BandScore without = scoreOf(performance, exact).bands.at(0);
      ++coverage.people;
      coverage.held += score.low <= percentile && percentile <= score.high ? 1 : 0;
      coverage.heldWithoutError += without.low <= percentile && percentile <= without.high ? 1 : 0;
      coverage.width += score.high - score.low;
      if (percentile > 48.0 && percentile < 52.0) {
        coverage.measuredOfMiddle.push_back(score.percentile);
      }
    }
  }
  std::ranges::sort(coverage.measuredOfMiddle);
  return coverage;
}

}  // namespace surefoot::test
