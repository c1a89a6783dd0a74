// SPDX-License-Identifier: MIT
#include "measures/score.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include <boost/math/distributions/normal.hpp>

#include "measures/three_digits.hpp"

namespace surefoot {
namespace {

constexpr double kSameDuration = 0.01;
constexpr std::size_t kMctsibConditions = 4;

double phi(double z) {
  return 0.5 * std::erfc(-z / std::sqrt(2.0));
}

constexpr double kTwoSided95 = 1.959964;
/// Fewer people than this within five years of age are "hardly anyone".
constexpr double kFewPeople = 5.0;
constexpr int kFirstAge = 15;
constexpr int kAgeStep = 5;

bool knowsSex(const Performance& performance) {
  return performance.sex == "female" || performance.sex == "male";
}

bool knowsHeight(const Performance& performance, const ReferenceRow& row) {
  return performance.heightMm && *performance.heightMm >= 10.0 * row.heightFromCm &&
         *performance.heightMm <= 10.0 * row.heightToCm;
}

/// The terms of the regression for this person.
std::array<double, 5> termsFor(const Performance& performance, const ReferenceRow& row) {
  const double age = (performance.ageYears.value_or(50) - 50.0) / 10.0;
  return {1.0, age, age * age, row.usesSex && performance.sex == "male" ? 1.0 : 0.0,
          row.usesHeight ? (performance.heightMm.value_or(1650.0) - 1650.0) / 100.0 : 0.0};
}

/// Normal score of a rest: straight lines between the quantiles of the reference, and on beyond them.
double scoreOfRest(double rest, const ReferenceRow& row) {
  static const std::vector<double> kScores = [] {
    std::vector<double> scores;
    for (const double level : kQuantileLevels) {
      scores.push_back(boost::math::quantile(boost::math::normal_distribution<double>(), level));
    }
    return scores;
  }();
  const auto above = std::ranges::upper_bound(row.quantiles, rest) - row.quantiles.begin();
  const auto i = static_cast<std::size_t>(
      std::clamp<std::ptrdiff_t>(above, 1, static_cast<std::ptrdiff_t>(row.quantiles.size()) - 1));
  const double share = (rest - row.quantiles[i - 1]) / (row.quantiles[i] - row.quantiles[i - 1]);
  return kScores[i - 1] + share * (kScores[i] - kScores[i - 1]);
}

/// Variance of ln value about the person's usual one, and of what the reference expects.
double errorVariance(const Performance& performance, const ReferenceRow& row, double z) {
  const std::array<double, 5> terms = termsFor(performance, row);
  double leverage = 0.0;
  std::size_t at = 0;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    for (std::size_t j = i; j < terms.size(); ++j) {
      leverage += (i == j ? 1.0 : 2.0) * row.covariance[at++] * terms[i] * terms[j];
    }
  }
  const double reference = row.sd * row.sd * (leverage + z * z / (2.0 * row.freedom));
  return row.trialSd * row.trialSd / std::max(1, performance.trials) + row.daySd * row.daySd + reference;
}

void nameGroup(const Performance& performance, BandScore& score) {
  const ReferenceRow& row = score.row;
  if (!row.band.empty()) {
    score.band = row.band;
    score.people = "people aged " + row.band;
    return;
  }
  const std::string age = std::to_string(performance.ageYears.value_or(0)) + " years";
  score.band = age + (row.usesSex ? ", " + performance.sex : "");
  score.people = (!row.usesSex ? "people of " : performance.sex == "male" ? "men of " : "women of ") + age;
  if (row.usesHeight) {
    const std::string height = std::to_string(std::lround(*performance.heightMm / 10.0)) + " cm";
    score.band += ", " + height;
    score.people += " and " + height;
  }
}

BandScore bandScore(const Performance& performance, const ReferenceRow& row) {
  BandScore score{.row = row, .band = "", .people = ""};
  nameGroup(performance, score);
  const std::array<double, 5> terms = termsFor(performance, row);
  score.expectedLn = std::inner_product(terms.begin(), terms.end(), row.coefficients.begin(), 0.0);
  const double rest = std::log(performance.value) - score.expectedLn;
  score.z = scoreOfRest(rest, row);
  score.percentile = 100.0 * phi(-score.z);
  const double reach = kTwoSided95 * std::sqrt(errorVariance(performance, row, std::clamp(score.z, -6.0, 6.0)));
  score.low = 100.0 * phi(-scoreOfRest(rest + reach, row));
  score.high = 100.0 * phi(-scoreOfRest(rest - reach, row));
  score.provisional = !kSourceStanceConfirmed && row.table == builtInReference().rows.front().table;
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
  unless(trial.boardObjection.empty(), trial.boardObjection);
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

/// The regression that uses most of what is known of the person.
const ReferenceRow* regressionFor(const std::vector<ReferenceRow>& rows, const Performance& performance) {
  const ReferenceRow* best = nullptr;
  const auto used = [](const ReferenceRow& row) { return (row.usesSex ? 1 : 0) + (row.usesHeight ? 1 : 0); };
  for (const ReferenceRow& row : rows) {
    const bool fits = row.band.empty() && (!row.usesSex || knowsSex(performance)) &&
                      (!row.usesHeight || knowsHeight(performance, row)) && row.ageFrom <= *performance.ageYears &&
                      row.ageTo >= *performance.ageYears;
    if (fits && (best == nullptr || used(row) > used(*best))) {
      best = &row;
    }
  }
  return best;
}

/// The rows for the person: the regression, or else the age band. From 45 to 65 years, all bands that reach into that
/// range.
std::vector<ReferenceRow> bandsFor(const std::vector<ReferenceRow>& rows, const Performance& performance) {
  if (const ReferenceRow* regression = regressionFor(rows, performance)) {
    return {*regression};
  }
  const int age = *performance.ageYears;
  const bool between = age >= kBothBandsFromAge && age <= kBothBandsToAge;
  std::vector<ReferenceRow> bands;
  std::ranges::copy_if(rows, std::back_inserter(bands), [&](const ReferenceRow& row) {
    return row.band.empty() ? false
           : between        ? row.ageFrom <= kBothBandsToAge && row.ageTo >= kBothBandsFromAge
                            : row.ageFrom <= age && row.ageTo >= age;
  });
  return bands;
}

/// What of the person is not used, and how few people of that age there were.
void noteLimits(const Performance& performance, const BandScore& score, std::vector<std::string>& notes) {
  const ReferenceRow& row = score.row;
  if (!row.band.empty()) {
    return;
  }
  if (!row.usesSex) {
    notes.push_back("Sex is not known as female or male, so women and men are taken together, " +
                    std::to_string(row.women) + " of " + std::to_string(row.people) +
                    " of them women: men sway more than women here, so a man's percentile is too low.");
  }
  if (!row.usesHeight) {
    notes.push_back("Height is not known, or outside " + threeDigits(row.heightFromCm) + " to " +
                    threeDigits(row.heightToCm) +
                    " cm, so it is left out: taller people sway more here, so a tall person's percentile is too low.");
  }
  const int from = *performance.ageYears - (*performance.ageYears - kFirstAge) % kAgeStep;
  const auto step = static_cast<std::size_t>(std::max(0, from - kFirstAge) / kAgeStep);
  const double near = step < row.peopleByAge.size() ? row.peopleByAge[step] : 0.0;
  if (near < kFewPeople) {
    notes.push_back("Hardly anyone of that age was measured: " + threeDigits(near) + " of " +
                    std::to_string(row.people) + " people were " + std::to_string(from) + " to " +
                    std::to_string(from + kAgeStep - 1) + " years old. The curve between the others stands in.");
  }
}

std::vector<std::string> notesFor(const Performance& performance, const std::vector<BandScore>& bands) {
  std::vector<std::string> notes{"Less sway is not always better: stiffness and fear reduce it too."};
  if (bands.size() > 1) {
    notes.emplace_back("From 45 to 65 years both bands are shown: people of that age are few in most tables.");
  }
  for (const BandScore& score : bands) {
    const ReferenceRow& row = score.row;
    noteLimits(performance, score, notes);
    notes.push_back("Of " + std::to_string(row.people) + " people aged " + std::to_string(row.ageFrom) + "-" +
                    std::to_string(row.ageTo) + ", " + std::to_string(row.women) + " were women; measured on a " +
                    row.device + ". " + row.source);
  }
  if (!bands.empty()) {
    notes.emplace_back(
        "The interval holds a person's own variation from trial to trial and day to day: one session says little.");
  }
  if (!bands.empty() && !performance.boardWords.empty()) {
    notes.push_back("Board: " + performance.boardWords + ".");
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
  const std::vector<ReferenceRow> bands = bandsFor(rows, performance);
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
  const auto edge = [&](double percent) {
    return percent < 1.0 ? std::string("under 1") : percent > 99.0 ? std::string("over 99") : hundredth(percent);
  };
  const std::string of = score.percentile < 1.0    ? "fewer than 1"
                         : score.percentile > 99.0 ? "more than 99"
                                                   : "about " + hundredth(score.percentile);
  return "steadier than " + of + " of 100 " + score.people + " (95 % interval " + edge(score.low) + " to " +
         edge(score.high) + " with the person's own error; from " + std::to_string(score.row.people) + " people, " +
         score.row.table + (score.provisional ? "; provisional: stance of the source unconfirmed)" : ")");
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
        std::ranges::find_if(condition.bands, [band](const BandScore& score) { return score.band == band; });
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
