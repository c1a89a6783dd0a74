// SPDX-License-Identifier: MIT
// A person's percentile in a reference table, the composite of mCTSIB and the ratios between its conditions. No
// verdict: less sway is not always better.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "measures/measure.hpp"
#include "measures/reference.hpp"

namespace surefoot {

/// A person's result in one condition and how it was measured, in the words that the tests store.
struct Performance {
  std::string measure = "mean_velocity_mm_s";  ///< Key.
  std::string condition;                       ///< "eyes-open-firm".
  double value = 0.0;                          ///< Mean of the trials that counted, in the measure's unit.
  int trials = 0;
  double durationS = 0.0;  ///< Duration T of a trial.
  double rateHz = 0.0;     ///< Rate of the samples measured (MeasureSet::rateHz).
  Filter filter = Filter::Butterworth;
  std::optional<double> noiseMm;  ///< Noise of the board at this person's load.
  std::optional<int> ageYears;
  std::string sex;                 ///< "female" or "male"; anything else is not known.
  std::optional<double> heightMm;  ///< Of the person.
  std::string footwear = "unknown";
  std::string stance = "unknown";
  std::string aid = "unknown";
  std::string hands = "unknown";
  std::string boardWords;      ///< "certified 2026-11-29, noise 0.021 mm at 60 kg"; empty: there is nothing to name.
  std::string boardObjection;  ///< Why the board is not fit for reference ranges (posture/certificate); empty: it is.
};

/// The stance of the people in the built-in table (heels 10 cm apart, toes out by 20 degrees) is read from other papers
/// of its authors. Until somebody has confirmed it in the source, every percentile says that it is provisional.
inline constexpr bool kSourceStanceConfirmed = false;

/// Result beside people of the same age, sex and height, or of an age band.
struct BandScore {
  ReferenceRow row;
  std::string band;         ///< "60-85"; "71 years, female, 160 cm": what is not known is left out.
  std::string people;       ///< In a sentence: "people aged 60-85", "women of 71 years and 160 cm".
  double expectedLn = 0.0;  ///< ln of the value that the regression expects of such people.
  double z = 0.0;           ///< Normal score of ln value among them; above 0 is more sway than usual.
  double percentile = 0.0;  ///< 100 Phi(-z): about this many of 100 of them sway more. Higher is steadier.
  double low = 0.0;         ///< 95 % interval of the percentile of the person's usual sway: with the person's own error
  double high = 0.0;        ///< from trial to trial and day to day, and that of the reference.
  bool provisional = false;  ///< See kSourceStanceConfirmed.
};

/// One score; two from 45 to 65 years if the table has age bands. Without a percentile there are reasons instead.
struct BalanceScore {
  std::vector<BandScore> bands;
  std::vector<std::string> reasons;  ///< Why there is no percentile. Empty if there is one.
  std::vector<std::string> notes;    ///< What must be shown with it.
};

inline constexpr int kBothBandsFromAge = 45;
inline constexpr int kBothBandsToAge = 65;

BalanceScore scoreOf(const Performance& performance, const ReferenceTable& table);

/// "steadier than about 26 of 100 women of 71 years and 160 cm (95 % interval 6 to 60, ...".
std::string wordsFor(const BandScore& score);

/// The score as a measure (balance_percentile), with its interval and the number of people beside it. Only for mean
/// velocity.
Measure percentileOf(const BandScore& score);

/// Mean z of the four conditions of mCTSIB in one band; absent if one of them is.
Measure compositeOf(std::span<const BalanceScore> conditions, std::string_view band);

/// Mean velocities in the conditions of mCTSIB; nullopt if absent.
struct ConditionMeans {
  std::optional<double> openFirm;
  std::optional<double> closedFirm;
  std::optional<double> openFoam;
  std::optional<double> closedFoam;
};

/// Romberg and sensory ratios of mean velocity. They do not use a reference table.
std::vector<Measure> sensoryRatios(const ConditionMeans& means);

/// Published mean time on one leg with open eyes for ages 60 to 99; nullopt for others. Bohannon 2006 (Top Geriatr
/// Rehabil 22:70-77, meta-analysis of 22 studies): 27.0 s (60-69), 17.2 s (70-79), 8.5 s (80-99).
std::optional<double> publishedSingleLegMeanS(int ageYears);

}  // namespace surefoot
