// SPDX-License-Identifier: MIT
// Reference table, percentile, composite and ratios.
#include "measures/score.hpp"

#include <cmath>
#include <fstream>
#include <map>
#include <numeric>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "base/csv.hpp"
#include "base/error.hpp"
#include "measures/fitted_reference.hpp"
#include "measures/measured_people.hpp"
#include "paths.hpp"
#include "posture/columns.hpp"
#include "temp_dir.hpp"

namespace surefoot::test {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

Performance asTheSource(double velocity = 10.2, int age = 71) {
  return {.condition = "eyes-open-firm",
          .value = velocity,
          .trials = 3,
          .durationS = 60.0,
          .rateHz = 93.0,
          .noiseMm = 0.05,
          .ageYears = age,
          .footwear = "barefoot",
          .stance = "marked",
          .aid = "none",
          .hands = "sides"};
}

/// A woman of 1.60 m, as most people of the source.
Performance asAWoman(double velocity, int age) {
  Performance performance = asTheSource(velocity, age);
  performance.sex = "female";
  performance.heightMm = 1600.0;
  return performance;
}

/// A table of age bands, as a clinic may have one.
std::string bandText() {
  std::ifstream in(SUREFOOT_SOURCE_DIR "/tests/measures/band_table.csv");
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string refusal(const std::string& csv) {
  std::istringstream in(csv);
  try {
    readReferenceTable(in, "own.csv");
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

const ReferenceTable& bandTable() {
  static const ReferenceTable kTable = [] {
    std::istringstream in(bandText());
    return readReferenceTable(in, "bands.csv");
  }();
  return kTable;
}

/// The table of bands with the one occurrence of a text replaced.
std::string changed(const std::string& from, const std::string& to) {
  std::string text = bandText();
  return text.replace(text.find(from), from.size(), to);
}

TEST(ReferenceTable, BuiltIn_HasFourRegressionsOfEachConditionAndMeasure) {
  const ReferenceTable& table = builtInReference();
  ASSERT_EQ(table.rows.size(), 32U);
  const ReferenceRow& row = table.rows[0];
  EXPECT_EQ(row.table, "hbedb/2");
  EXPECT_EQ(row.band, "");
  EXPECT_TRUE(row.usesSex && row.usesHeight);
  EXPECT_EQ(row.people, 147);
  EXPECT_EQ(row.women, 105);
  EXPECT_EQ(std::accumulate(row.peopleByAge.begin(), row.peopleByAge.end(), 0.0), 147.0);
  EXPECT_THAT(row.source, HasSubstr("CC BY 4.0"));
  for (const ReferenceRow& other : table.rows) {
    EXPECT_NEAR(other.quantiles[6], 0.0, 0.2 * other.sd) << other.condition << other.measure;
    EXPECT_GT(other.quantiles.back(), -other.quantiles.front()) << "ln of sway is skewed to the right";
  }
}

TEST(ReferenceTable, Bands_AreReadAsTheyWere) {
  ASSERT_EQ(bandTable().rows.size(), 16U);
  const ReferenceRow& older = bandTable().rows[1];
  EXPECT_EQ(older.band, "60-85");
  EXPECT_EQ(older.people, 64);
  EXPECT_EQ(older.coefficients[0], 2.3741);
  EXPECT_EQ(older.sd, 0.306);
  EXPECT_NEAR(older.quantiles.back(), 1.959964 * 0.306, 1e-6);
}

TEST(ReferenceTable, BadRegression_IsRefusedWithItsLine) {
  std::ifstream in(SUREFOOT_SOURCE_DIR "/assets/reference/hbedb.csv");
  std::ostringstream text;
  text << in.rdbuf();
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string csv = text.str();
    return refusal(csv.replace(csv.find(from), from.size(), to));
  };
  EXPECT_EQ(refusal(text.str()), "");
  EXPECT_THAT(with("age+sex+height", "shoe"), HasSubstr("line 2: `shoe` is not valid for predictors"));
  EXPECT_THAT(with(",147,105", ",147,148"), HasSubstr("line 2: more women than people"));
  EXPECT_THAT(with("0.64614", "0.1"), HasSubstr("line 2: the quantiles are not in increasing order"));
  EXPECT_THAT(with(" 0.64614", ""), HasSubstr("is not valid for quantiles"));
  EXPECT_THAT(with("predictors", "regressors"), HasSubstr("age bands has no column `regressors`"));
  EXPECT_THAT(with("trial_sd", "trial"), HasSubstr("regressions has no column `trial`: assets/reference/README.md"));
  EXPECT_THAT(with("hbedb/2,age+sex,", "hbedb/2,age+sex+height,"),
              HasSubstr("line 3: mean_velocity_mm_s, eyes-open-firm occurs twice"));
}

TEST(ReferenceTable, BadTable_IsRefusedWithItsLine) {
  EXPECT_EQ(refusal(bandText()), "");
  EXPECT_THAT(refusal(""), HasSubstr("the first line must name the columns"));
  EXPECT_THAT(refusal("table,band\n"), HasSubstr("own.csv, line 1: column `age_from` is missing"));
  EXPECT_THAT(refusal(changed("ln_mean", "ln_mode")),
              HasSubstr("line 1: a reference table of age bands has no column `ln_mode`"));
  EXPECT_THAT(refusal(changed("p50", "p5")), HasSubstr("line 1: column `p5` occurs twice"));
  EXPECT_THAT(refusal(changed("0.3166", "0")), HasSubstr("line 2: `0` is not valid for ln_sd"));
  EXPECT_THAT(refusal(changed("2.3741", "NaN")), HasSubstr("line 3: `NaN` is not valid for ln_mean"));
  EXPECT_THAT(refusal(changed(",83,53", ",83,84")), HasSubstr("line 2: more women than people"));
  EXPECT_THAT(refusal(changed(",83,53", ",4,3")), HasSubstr("line 2: `4` is not valid for people"));
  EXPECT_THAT(refusal(changed("mean_velocity_mm_s", "speed")), HasSubstr("line 2: there is no measure `speed`"));
  EXPECT_THAT(refusal(changed("mm/s", "cm/s")), HasSubstr("not as mean-velocity/1 in cm/s"));
  EXPECT_THAT(refusal(changed("8.12", "80.12")), HasSubstr("line 2: p5, p50 and p95 are not in increasing order"));
  EXPECT_THAT(refusal(changed("18,59", "60,59")), HasSubstr("line 2: age_from is greater"));
  EXPECT_THAT(refusal(changed("butterworth", "bessel")), HasSubstr("line 2: `bessel` is not valid for filter"));
  EXPECT_THAT(refusal(changed("60-85", "18-59")), HasSubstr("line 3: mean_velocity_mm_s, eyes-open-firm, 18-59"));
  EXPECT_THAT(refusal(bandText() + "a,b\n"), HasSubstr("line 18: 2 cells, but the header has 25"));
  EXPECT_THAT(refusal(bandText().substr(0, bandText().find('\n') + 1)), HasSubstr("no rows"));
}

TEST(ReferenceTable, ClinicsTable_ReplacesTheBuiltIn) {
  const TempDir temporary;
  const std::filesystem::path& dir = temporary.path();
  EXPECT_EQ(referenceIn(dir).rows.size(), 32U);
  std::ofstream(dir / "reference.csv") << changed("hbedb/1", "clinic/2");
  EXPECT_EQ(referenceIn(dir).rows.front().table, "clinic/2");
  std::ofstream(dir / "reference.csv") << "nonsense\n";
  EXPECT_THROW(referenceIn(dir), Error);
}

// The script that made the table, and an independent fit to the same people.
TEST(ReferenceTable, BuiltIn_IsTheRegressionOnThePublishedPeople) {
  const std::string reference = referenceDir();
  if (reference.empty()) {
    GTEST_SKIP() << "skipped: no reference data";
  }
  std::ifstream in(reference + "/hbedb_people.csv");
  CsvReader csv(in, "hbedb_people.csv");
  std::vector<std::string> names;
  std::vector<std::string> cells;
  csv.next(cells);  // a remark
  csv.next(names);
  std::map<std::string, std::map<std::string, std::pair<MeasuredPerson, std::vector<double>>>> conditions;
  while (csv.next(cells)) {
    std::map<std::string, std::string> row;
    for (std::size_t i = 0; i < names.size(); ++i) {
      row[names[i]] = cells[i];
    }
    if (row["disability"] != "No") {
      continue;
    }
    const std::string condition = std::string(row["vision"] == "Open" ? "eyes-open" : "eyes-closed") +
                                  (row["surface"] == "Firm" ? "-firm" : "-foam");
    auto& [person, values] = conditions[condition][row["subject"]];
    person = {.age = std::stod(row["age_years"]), .male = row["sex"] == "M", .heightCm = std::stod(row["height_cm"])};
    values.push_back(10.0 * std::stod(row["velocity_cm_s"]));
  }
  int compared = 0;
  for (const ReferenceRow& ours : builtInReference().rows) {
    if (ours.measure != "mean_velocity_mm_s") {
      continue;
    }
    std::vector<MeasuredPerson> people;
    for (auto& [subject, measured] : conditions[ours.condition]) {
      const auto& values = measured.second;
      measured.first.ln =
          std::log(std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size()));
      people.push_back(measured.first);
    }
    const ReferenceRow fitted = fittedTo(people, ours.usesSex, ours.usesHeight, ours);
    EXPECT_EQ(ours.people, static_cast<int>(people.size()));
    EXPECT_NEAR(ours.sd, fitted.sd, 1e-5);
    const auto near = [](const std::vector<double>& a, const std::vector<double>& b) {
      for (std::size_t i = 0; i < a.size(); ++i) {
        EXPECT_NEAR(a[i], b[i], 1e-5 + 1e-4 * std::abs(b[i])) << i;
      }
    };
    near(ours.coefficients, fitted.coefficients);
    near(ours.covariance, fitted.covariance);
    near(ours.quantiles, fitted.quantiles);
    ++compared;
  }
  EXPECT_EQ(compared, 16);
}

TEST(Score, TrialLikeTheSources_GivesThePercentileOfTheRegression) {
  const ReferenceRow& row = builtInReference().rows[0];
  const double a = 2.1;  // 71 years
  const double expected =
      row.coefficients[0] + row.coefficients[1] * a + row.coefficients[2] * a * a - 0.5 * row.coefficients[4];
  // At the reference's median of such women.
  const BalanceScore score = scoreOf(asAWoman(std::exp(expected + row.quantiles[6]), 71), builtInReference());
  EXPECT_THAT(score.reasons, IsEmpty());
  ASSERT_EQ(score.bands.size(), 1U);
  const BandScore& band = score.bands[0];
  EXPECT_NEAR(band.expectedLn, expected, 1e-12);
  EXPECT_NEAR(band.percentile, 50.0, 1e-6);
  EXPECT_NEAR(scoreOf(asAWoman(std::exp(expected + row.quantiles[10]), 71), builtInReference()).bands[0].percentile,
              10.0, 1e-6);
  EXPECT_EQ(band.band, "71 years, female, 160 cm");
  EXPECT_THAT(score.notes, Contains(HasSubstr("105 were women")));
  EXPECT_THAT(score.notes, Contains(HasSubstr("not always better")));
  EXPECT_THAT(wordsFor(band), HasSubstr("steadier than about 50 of 100 women of 71 years and 160 cm (95 % interval "));
  EXPECT_THAT(wordsFor(band), HasSubstr("with the person's own error; from 147 people, hbedb/2"));
  EXPECT_THAT(wordsFor(band), HasSubstr("provisional: stance of the source unconfirmed"));
  const Measure measure = percentileOf(band);
  EXPECT_EQ(measure.value, band.percentile);
  EXPECT_EQ(measure.definition->id, "balance-percentile/2");
  EXPECT_EQ(shown(measure), "50") << "no percent sign: it is a rank";
  EXPECT_EQ(measure.beside.size(), 4U);
}

// Somebody truly at P50 is measured from P25 to P75 in one session: the interval once was P40 to P60.
TEST(Score, Interval_HoldsThePersonsOwnError) {
  const BandScore three = scoreOf(asAWoman(10.0, 71), builtInReference()).bands[0];
  Performance once = asAWoman(10.0, 71);
  once.trials = 1;
  const BandScore one = scoreOf(once, builtInReference()).bands[0];
  EXPECT_LT(three.low, 25.0);
  EXPECT_GT(three.high, 75.0);
  EXPECT_LT(one.low, three.low) << "one trial is less certain than three";
  EXPECT_GT(one.high, three.high);
}

// Typical young men were told P27 to 36, women P58 to 63: sway grows with height.
TEST(Score, SexAndHeight_AreUsedWhereKnown) {
  Performance man = asTheSource(9.0, 25);
  man.sex = "male";
  man.heightMm = 1800.0;
  Performance withoutHeight = man;
  withoutHeight.heightMm.reset();
  Performance unknown = withoutHeight;
  unknown.sex = "other";
  Performance giant = man;
  giant.heightMm = 2100.0;
  const auto score = [](const Performance& performance) { return scoreOf(performance, builtInReference()); };
  EXPECT_EQ(score(man).bands[0].band, "25 years, male, 180 cm");
  EXPECT_EQ(score(withoutHeight).bands[0].band, "25 years, male");
  EXPECT_EQ(score(giant).bands[0].band, "25 years, male") << "nobody of the source is that tall";
  EXPECT_EQ(score(unknown).bands[0].band, "25 years");
  EXPECT_GT(score(man).bands[0].percentile, score(unknown).bands[0].percentile + 10.0);
  EXPECT_THAT(score(unknown).notes, Contains(HasSubstr("Sex is not known as female or male")));
  EXPECT_THAT(score(unknown).notes, Contains(HasSubstr("Height is not known, or outside 140 to 190 cm")));
}

TEST(Score, AgeOfWhichFewWereMeasured_IsSaid) {
  for (const int age : {36, 40, 44, 47, 52, 57}) {
    EXPECT_THAT(scoreOf(asAWoman(9.0, age), builtInReference()).notes, Contains(HasSubstr("Hardly anyone"))) << age;
  }
  for (const int age : {22, 33, 61, 71, 82}) {
    EXPECT_THAT(scoreOf(asAWoman(9.0, age), builtInReference()).notes, Not(Contains(HasSubstr("Hardly anyone"))))
        << age;
  }
}

TEST(Score, ExtremeVelocity_StaysInBounds) {
  for (const double velocity : {1e-6, 0.1, 5.0, 100.0, 1e9}) {
    for (const ReferenceTable* table : {&builtInReference(), &bandTable()}) {
      const BandScore band = scoreOf(asAWoman(velocity, 71), *table).bands.at(0);
      EXPECT_TRUE(0.0 <= band.low && band.low <= band.percentile && band.percentile <= band.high && band.high <= 100.0)
          << velocity << ": " << band.low << " " << band.percentile << " " << band.high;
    }
  }
  EXPECT_THAT(wordsFor(scoreOf(asAWoman(1e9, 71), builtInReference()).bands[0]), HasSubstr("fewer than 1 of 100"));
}

TEST(Score, ClinicsBands_GiveTheNormalPercentile) {
  const BandScore band = scoreOf(asTheSource(10.2), bandTable()).bands.at(0);
  const double z = (std::log(10.2) - 2.3741) / 0.306;
  EXPECT_NEAR(band.z, z, 1e-3);
  EXPECT_EQ(band.people, "people aged 60-85");
  EXPECT_FALSE(band.provisional) << "nothing is known of the clinic's source";
}

// A short form of percentile_bench.
TEST(PercentileSimulation, Interval_HoldsTheTruthOfNineteenInTwenty) {
  const Coverage coverage = coverageOf({}, 2000, 5, [](const MeasuredPerson&, double) { return true; });
  EXPECT_NEAR(coverage.share(), 0.95, 0.02);
  EXPECT_LT(coverage.shareWithoutError(), 0.5) << "without the person's own error";
}

TEST(Score, AgeBetweenTheBands_GivesBoth) {
  const auto bandsAt = [](int age) {
    std::vector<std::string> bands;
    for (const BandScore& band : scoreOf(asTheSource(10.0, age), bandTable()).bands) {
      bands.push_back(band.row.band);
    }
    return bands;
  };
  EXPECT_THAT(bandsAt(44), ElementsAre("18-59"));
  for (int age = 45; age <= 65; ++age) {
    EXPECT_THAT(bandsAt(age), ElementsAre("18-59", "60-85")) << age;
  }
  EXPECT_THAT(bandsAt(66), ElementsAre("60-85"));
  EXPECT_THAT(scoreOf(asTheSource(10.0, 60), bandTable()).notes, Contains(HasSubstr("both bands")));
  EXPECT_THAT(scoreOf(asTheSource(10.0, 86), bandTable()).reasons, ElementsAre("the reference has nobody aged 86"));
  EXPECT_THAT(bandsAt(17), IsEmpty());
}

TEST(Score, TrialUnlikeTheSources_GivesReasonsAndNoScore) {
  const auto reasons = [](auto change) {
    Performance performance = asTheSource();
    change(performance);
    const BalanceScore score = scoreOf(performance, bandTable());
    EXPECT_TRUE(score.bands.empty());
    return score.reasons;
  };
  EXPECT_THAT(reasons([](Performance& p) { p.durationS = 30.0; }),
              ElementsAre("trials of 30 s; the reference has 60 s"));
  EXPECT_THAT(reasons([](Performance& p) { p.rateHz = 25.0; }),
              ElementsAre("25 samples a second; the reference needs 50"));
  EXPECT_THAT(reasons([](Performance& p) { p.filter = Filter::None; }),
              ElementsAre("filter none; the reference has butterworth"));
  EXPECT_THAT(reasons([](Performance& p) { p.footwear = "shoes"; }), ElementsAre(HasSubstr("footwear shoes")));
  EXPECT_THAT(reasons([](Performance& p) { p.stance = "own"; }), ElementsAre(HasSubstr("feet as the person likes")));
  EXPECT_THAT(reasons([](Performance& p) { p.aid = "stick"; }), ElementsAre("with a walking aid"));
  EXPECT_THAT(reasons([](Performance& p) { p.aid = "unknown"; }), ElementsAre("walking aid not recorded"));
  EXPECT_THAT(reasons([](Performance& p) { p.hands = "holding"; }), ElementsAre("hand support"));
  EXPECT_THAT(reasons([](Performance& p) { p.hands = "unknown"; }), ElementsAre("position of the hands not recorded"));
  EXPECT_THAT(reasons([](Performance& p) { p.noiseMm = 0.2; }), ElementsAre(HasSubstr("0.2 mm; at most 0.1 mm")));
  EXPECT_THAT(reasons([](Performance& p) { p.noiseMm.reset(); }), ElementsAre(HasSubstr("on the empty board")));
  EXPECT_THAT(reasons([](Performance& p) { p.ageYears.reset(); }), ElementsAre("age unknown"));
  EXPECT_THAT(reasons([](Performance& p) { p.trials = 0; }), ElementsAre("no trial counted"));
  EXPECT_THAT(reasons([](Performance& p) { p.condition = "single-leg-left"; }),
              ElementsAre(HasSubstr("no reference for mean_velocity_mm_s")));
  EXPECT_EQ(reasons([](Performance& p) {
              p.durationS = 20.0;
              p.footwear = "socks";
              p.ageYears = 50;
            }).size(),
            2U)
      << "each reason is given once, even if both bands have it";
}

TEST(Score, FourConditions_CompositeIsTheirMean) {
  std::vector<BalanceScore> scores;
  double sum = 0.0;
  for (const char* condition : {"eyes-open-firm", "eyes-closed-firm", "eyes-open-foam", "eyes-closed-foam"}) {
    Performance performance = asTheSource(20.0);
    performance.condition = condition;
    scores.push_back(scoreOf(performance, bandTable()));
    sum += scores.back().bands.at(0).z;
  }
  EXPECT_NEAR(compositeOf(scores, "60-85").value.value(), sum / 4.0, 1e-12);
  EXPECT_FALSE(compositeOf(scores, "18-59").value);
  scores[2] = scoreOf({.condition = "eyes-open-foam"}, bandTable());
  EXPECT_THAT(compositeOf(scores, "60-85").reason, HasSubstr("no trial counted"));
  scores.pop_back();
  EXPECT_THAT(compositeOf(scores, "60-85").reason, HasSubstr("four conditions"));
}

TEST(Score, ThreeConditions_GiveOnlyTheirRatios) {
  const auto ratios = sensoryRatios({.openFirm = 10.0, .closedFirm = 12.0, .openFoam = 25.0, .closedFoam = {}});
  ASSERT_EQ(ratios.size(), 4U);
  EXPECT_NEAR(ratios[0].value.value(), 1.2, 1e-12);
  EXPECT_FALSE(ratios[1].value);
  EXPECT_NEAR(ratios[2].value.value(), 2.5, 1e-12);
  EXPECT_FALSE(ratios[3].reason.empty());
}

TEST(Score, AgeFrom60_HasTheSingleLegMeanOfBohannon) {
  EXPECT_FALSE(publishedSingleLegMeanS(59));
  EXPECT_EQ(publishedSingleLegMeanS(60), 27.0);
  EXPECT_EQ(publishedSingleLegMeanS(79), 17.2);
  EXPECT_EQ(publishedSingleLegMeanS(80), 8.5);
}

}  // namespace
}  // namespace surefoot::test
