// SPDX-License-Identifier: MIT
#include "measures/score.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <boost/math/distributions/non_central_t.hpp>
#include <boost/math/distributions/normal.hpp>

#include "measures/three_digits.hpp"

namespace surefoot {
namespace {

constexpr double kSameDuration = 0.01;
constexpr std::size_t kMctsibConditions = 4;

double phi(double z) {
  return 0.5 * std::erfc(-z / std::sqrt(2.0));
}

/// The non-centrality at which a non-central t with n - 1 degrees of freedom is below t with this probability. That
/// probability falls as the non-centrality grows, so bisection finds it.
double nonCentrality(double t, double freedom, double probability) {
  double low = t - 40.0;
  double high = t + 40.0;
  for (int i = 0; i < 60; ++i) {
    const double middle = 0.5 * (low + high);
    const boost::math::non_central_t_distribution<double> distribution(freedom, middle);
    (boost::math::cdf(distribution, t) > probability ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

BandScore bandScore(const Performance& performance, const ReferenceRow& row) {
  BandScore score{.row = row};
  score.z = (std::log(performance.value) - row.lnMean) / row.lnSd;
  score.percentile = 100.0 * phi(-score.z);
  const double root = std::sqrt(static_cast<double>(row.people));
  const double freedom = row.people - 1.0;
  // Beyond six SD no reference table is valid, and the search would only find rounding errors.
  const double t = std::clamp(score.z, -6.0, 6.0) * root;
  score.low = 100.0 * phi(-nonCentrality(t, freedom, 0.025) / root);
  score.high = 100.0 * phi(-nonCentrality(t, freedom, 0.975) / root);
  score.low = std::min(score.low, score.percentile);
  score.high = std::max(score.high, score.percentile);
  return score;
}

std::string wordsForStance(const std::string& stance) {
  return stance == "marked" ? "on the marks (heels 10 cm apart, toes 20 degrees out)"
         : stance == "own"  ? "as the person likes"
                            : stance;
}

/// Differences between the conditions of the trial and of the source.
std::vector<std::string> differences(const Performance& trial, const ReferenceRow& row) {
  std::vector<std::string> found;
  const auto unless = [&found](bool same, std::string why) {
    if (!same) {
      found.push_back(std::move(why));
    }
  };
  unless(std::abs(trial.durationS - row.durationS) <= kSameDuration * row.durationS,
         "trials of " + threeDigits(trial.durationS) + " s; the reference has " + threeDigits(row.durationS) + " s");
  unless(trial.rateHz >= row.leastRateHz * (1.0 - kSameDuration),
         threeDigits(trial.rateHz) + " samples a second; the reference needs " + threeDigits(row.leastRateHz));
  unless(trial.filter == row.filter,
         "filter " + std::string(wordOf(trial.filter)) + "; the reference has " + std::string(wordOf(row.filter)));
  unless(trial.footwear == row.footwear, trial.footwear == "unknown"
                                             ? "footwear not recorded; the reference stood " + row.footwear
                                             : "footwear " + trial.footwear + "; the reference stood " + row.footwear);
  unless(trial.stance == row.stance,
         trial.stance == "unknown"
             ? "stance not recorded; the reference stood " + wordsForStance(row.stance)
             : "feet " + wordsForStance(trial.stance) + "; the reference stood " + wordsForStance(row.stance));
  unless(trial.aid == "none", trial.aid == "unknown" ? "walking aid not recorded" : "with a walking aid");
  unless(trial.hands == "sides" || trial.hands == "hips",
         trial.hands == "holding" ? "hand support" : "position of the hands not recorded");
  if (!trial.noiseMm) {
    found.emplace_back(
        "the board's noise at this load is not known: it is measured on the empty board before the test");
  } else {
    unless(*trial.noiseMm <= row.mostNoiseMm, "the board's noise at this load is " + threeDigits(*trial.noiseMm) +
                                                  " mm; at most " + threeDigits(row.mostNoiseMm) + " mm is allowed");
  }
  return found;
}

/// The rows for the person's age. From 45 to 65 years, all rows that reach into that range.
std::vector<ReferenceRow> bandsFor(const std::vector<ReferenceRow>& rows, int age) {
  const bool between = age >= kBothBandsFromAge && age <= kBothBandsToAge;
  std::vector<ReferenceRow> bands;
  std::ranges::copy_if(rows, std::back_inserter(bands), [&](const ReferenceRow& row) {
    return between ? row.ageFrom <= kBothBandsToAge && row.ageTo >= kBothBandsFromAge
                   : row.ageFrom <= age && row.ageTo >= age;
  });
  return bands;
}

std::vector<std::string> notesFor(const Performance& performance, const std::vector<BandScore>& bands) {
  std::vector<std::string> notes{"Less sway is not always better: stiffness and fear reduce it too."};
  if (bands.size() > 1) {
    notes.emplace_back("From 45 to 65 years both bands are shown: hardly anyone of that age was measured.");
  }
  for (const BandScore& band : bands) {
    notes.push_back("Of " + std::to_string(band.row.people) + " people aged " + band.row.band + ", " +
                    std::to_string(band.row.women) + " were women; measured on a " + band.row.device + ". " +
                    band.row.source);
  }
  if (!bands.empty() && performance.trials < bands.front().row.trials) {
    notes.push_back("Mean of " + std::to_string(performance.trials) + " of " +
                    std::to_string(bands.front().row.trials) + " trials: less certain.");
  }
  return notes;
}

Measure ratioOf(std::string_view key, std::optional<double> over, std::optional<double> under) {
  return over && under && *under > 0.0 ? measured(key, *over / *under)
                                       : absent(key, "one of its two conditions was not measured");
}

}  // namespace

BalanceScore scoreOf(const Performance& performance, const ReferenceTable& table) {
  std::vector<ReferenceRow> rows;
  std::ranges::copy_if(table.rows, std::back_inserter(rows), [&](const ReferenceRow& row) {
    return row.measure == performance.measure && row.condition == performance.condition;
  });
  if (rows.empty()) {
    return {.bands = {}, .reasons = {"no reference for " + performance.measure + ", " + performance.condition}};
  }
  if (performance.trials < 1 || !(performance.value > 0.0) || !std::isfinite(performance.value)) {
    return {.bands = {}, .reasons = {"no trial counted"}};
  }
  if (!performance.ageYears) {
    return {.bands = {}, .reasons = {"age unknown"}};
  }
  const std::vector<ReferenceRow> bands = bandsFor(rows, *performance.ageYears);
  BalanceScore score;
  if (bands.empty()) {
    score.reasons.push_back("the reference has nobody aged " + std::to_string(*performance.ageYears));
  }
  for (const ReferenceRow& row : bands) {
    for (std::string& difference : differences(performance, row)) {
      if (std::ranges::find(score.reasons, difference) == score.reasons.end()) {
        score.reasons.push_back(std::move(difference));
      }
    }
  }
  if (!score.reasons.empty()) {
    return score;
  }
  for (const ReferenceRow& row : bands) {
    score.bands.push_back(bandScore(performance, row));
  }
  score.notes = notesFor(performance, score.bands);
  return score;
}

std::string wordsFor(const BandScore& score) {
  const auto hundredth = [](double percent) {
    return std::to_string(static_cast<int>(std::clamp(std::round(percent), 1.0, 99.0)));
  };
  const std::string of = score.percentile < 1.0    ? "fewer than 1"
                         : score.percentile > 99.0 ? "more than 99"
                                                   : hundredth(score.percentile);
  return "steadier than " + of + " of 100 people aged " + score.row.band + " (95 % interval " + hundredth(score.low) +
         " to " + hundredth(score.high) + "; " + std::to_string(score.row.people) + " people, " + score.row.table + ")";
}

Measure percentileOf(const BandScore& score) {
  Measure measure = measured("balance_percentile", score.percentile);
  measure.beside = {{"low", score.low}, {"high", score.high}, {"people", score.row.people}, {"z", score.z}};
  return measure;
}

Measure compositeOf(std::span<const BalanceScore> conditions, std::string_view band) {
  constexpr std::string_view kKey = "mctsib_composite_z";
  if (conditions.size() != kMctsibConditions) {
    return absent(kKey, "it needs the four conditions of mCTSIB");
  }
  double sum = 0.0;
  for (const BalanceScore& condition : conditions) {
    const auto found =
        std::ranges::find_if(condition.bands, [band](const BandScore& score) { return score.row.band == band; });
    if (found == condition.bands.end()) {
      return absent(kKey, condition.reasons.empty() ? "one of the conditions has no score in this band"
                                                    : "one of the conditions has no score: " + condition.reasons[0]);
    }
    sum += found->z;
  }
  return measured(kKey, sum / static_cast<double>(kMctsibConditions));
}

std::vector<Measure> sensoryRatios(const ConditionMeans& means) {
  return {ratioOf("romberg_ratio_firm", means.closedFirm, means.openFirm),
          ratioOf("romberg_ratio_foam", means.closedFoam, means.openFoam),
          ratioOf("sensory_ratio_visual", means.openFoam, means.openFirm),
          ratioOf("sensory_ratio_vestibular", means.closedFoam, means.openFirm)};
}

std::optional<double> publishedSingleLegMeanS(int ageYears) {
  if (ageYears < 60 || ageYears > 99) {
    return std::nullopt;
  }
  return ageYears < 70 ? 27.0 : ageYears < 80 ? 17.2 : 8.5;
}

}  // namespace surefoot
