// SPDX-License-Identifier: MIT
// Where a person stands among those of a reference table, the composite of mCTSIB and the ratios between its
// conditions. No verdict: less sway is not always better.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "measures/measure.hpp"
#include "measures/reference.hpp"

namespace surefoot {

/// What a person did in one condition and how it was measured; words as the tests write them down.
struct Performance {
  std::string measure = "mean_velocity_mm_s";  ///< Key.
  std::string condition;                       ///< "eyes-open-firm".
  double value = 0.0;                          ///< Mean of the trials that count, in the measure's unit.
  int trials = 0;
  double durationS = 0.0;  ///< T of a trial.
  double rateHz = 0.0;     ///< Of the samples that were measured on (MeasureSet::rateHz).
  Filter filter = Filter::Butterworth;
  std::optional<double> noiseMm;  ///< The board's at this person's load.
  std::optional<int> ageYears;
  std::string footwear = "unknown";
  std::string stance = "unknown";
  std::string aid = "unknown";
  std::string hands = "unknown";
};

/// Place in one age band.
struct BandScore {
  ReferenceRow row;
  double z = 0.0;           ///< (ln value - ln_mean) / ln_sd; above 0 is more sway than usual.
  double percentile = 0.0;  ///< 100 Phi(-z): of 100 people of the band, so many sway more. Higher is steadier.
  double low = 0.0;         ///< 95 % interval of the percentile: the band was estimated from `row.people` people
  double high = 0.0;        ///< (Crawford & Garthwaite 2002, 10.1016/s0028-3932(01)00224-x).
};

/// One band, or two from 45 to 65 years, where hardly anyone was measured; none with the reasons.
struct BalanceScore {
  std::vector<BandScore> bands;
  std::vector<std::string> reasons;  ///< Why there is no percentile. Empty when there is one.
  std::vector<std::string> notes;    ///< What must stand beside it.
};

inline constexpr int kBothBandsFromAge = 45;
inline constexpr int kBothBandsToAge = 65;

BalanceScore scoreOf(const Performance& performance, const ReferenceTable& table);

/// "steadier than 26 of 100 people aged 18-59 (95 % interval 18 to 36; 83 people, hbedb/1)".
std::string wordsFor(const BandScore& score);

/// The score as a measure (balance_percentile) with interval and number of people beside it. Only of mean velocity.
Measure percentileOf(const BandScore& score);

/// Mean of the z of the four conditions of mCTSIB in one band; absent if one is.
Measure compositeOf(std::span<const BalanceScore> conditions, std::string_view band);

/// Mean velocities of the conditions of mCTSIB; absent ones are empty.
struct ConditionMeans {
  std::optional<double> openFirm;
  std::optional<double> closedFirm;
  std::optional<double> openFoam;
  std::optional<double> closedFoam;
};

/// Romberg and sensory ratios of mean velocity. They need no reference table.
std::vector<Measure> sensoryRatios(const ConditionMeans& means);

/// Mean time on one leg with open eyes of people of this age, 60 to 99; nothing for others. Bohannon 2006 (Top Geriatr
/// Rehabil 22:70-77, meta-analysis of 22 studies): 27.0 s (60-69), 17.2 s (70-79), 8.5 s (80-99).
std::optional<double> publishedSingleLegMeanS(int ageYears);

}  // namespace surefoot
