// SPDX-License-Identifier: MIT
// Reference table, percentile, composite and ratios.
#include "measures/score.hpp"

#include <cmath>
#include <fstream>
#include <map>
#include <sstream>

#include <boost/math/distributions/non_central_t.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "base/csv.hpp"
#include "base/error.hpp"
#include "paths.hpp"
#include "posture/columns.hpp"
#include "temp_dir.hpp"

namespace surefoot::test {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

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

std::string builtInText() {
  std::ifstream in(SUREFOOT_SOURCE_DIR "/assets/reference/hbedb.csv");
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

/// The built-in table with the one occurrence of a text replaced.
std::string changed(const std::string& from, const std::string& to) {
  std::string text = builtInText();
  return text.replace(text.find(from), from.size(), to);
}

TEST(ReferenceTable, BuiltIn_HasSixteenConsistentRows) {
  const ReferenceTable& table = builtInReference();
  ASSERT_EQ(table.rows.size(), 16U);
  const ReferenceRow& older = table.rows[1];
  EXPECT_EQ(older.table, "hbedb/1");
  EXPECT_EQ(older.band, "60-85");
  EXPECT_EQ(older.people, 64);
  EXPECT_EQ(older.women, 52);
  EXPECT_EQ(older.p5, 6.89);
  EXPECT_EQ(older.p95, 19.64);
  EXPECT_THAT(older.source, HasSubstr("CC BY 4.0"));
  for (const ReferenceRow& row : table.rows) {
    // The data are log-normal or nearly so: the published median is close to that of the fit.
    EXPECT_NEAR(std::exp(row.lnMean) / row.p50, 1.0, 0.13) << row.condition << row.band << row.measure;
  }
}

TEST(ReferenceTable, BadTable_IsRefusedWithItsLine) {
  EXPECT_EQ(refusal(builtInText()), "");
  EXPECT_THAT(refusal(""), HasSubstr("the first line must name the columns"));
  EXPECT_THAT(refusal("table,band\n"), HasSubstr("own.csv, line 1: column `age_from` is missing"));
  EXPECT_THAT(refusal(changed("ln_mean", "ln_mode")), HasSubstr("line 1: a reference table has no column `ln_mode`"));
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
  EXPECT_THAT(refusal(builtInText() + "a,b\n"), HasSubstr("line 18: 2 cells, but the header has 25"));
  EXPECT_THAT(refusal(builtInText().substr(0, builtInText().find('\n') + 1)), HasSubstr("no rows"));
}

TEST(ReferenceTable, ClinicsTable_ReplacesTheBuiltIn) {
  const TempDir temporary;
  const std::filesystem::path& dir = temporary.path();
  EXPECT_EQ(referenceIn(dir).rows.size(), 16U);
  std::ofstream(dir / "reference.csv") << changed("hbedb/1", "clinic/2");
  EXPECT_EQ(referenceIn(dir).rows.front().table, "clinic/2");
  std::ofstream(dir / "reference.csv") << "nonsense\n";
  EXPECT_THROW(referenceIn(dir), Error);
}

// The source's own numbers (cm/s and cm2) against the converted ones.
TEST(ReferenceTable, BuiltIn_HasTheNumbersOfTheSource) {
  const std::string reference = referenceDir();
  if (reference.empty()) {
    GTEST_SKIP() << "skipped: no reference data";
  }
  std::ifstream in(reference + "/hbedb_norms.csv");
  CsvReader csv(in, "hbedb_norms.csv");
  std::vector<std::string> names;
  std::vector<std::string> cells;
  csv.next(cells);  // a remark
  csv.next(names);
  int compared = 0;
  while (csv.next(cells)) {
    std::map<std::string, std::string> row;
    for (std::size_t i = 0; i < names.size(); ++i) {
      row[names[i]] = cells[i];
    }
    if (row["sex"] != "all" || row["measure"] == "COPmfreq") {
      continue;
    }
    const bool velocity = row["measure"] == "COPvelo";
    const double unit = velocity ? 10.0 : 100.0;
    const std::string condition = std::string(row["vision"] == "Open" ? "eyes-open" : "eyes-closed") +
                                  (row["surface"] == "Firm" ? "-firm" : "-foam");
    for (const ReferenceRow& ours : builtInReference().rows) {
      if (ours.condition == condition && (ours.measure == "mean_velocity_mm_s") == velocity &&
          (ours.band == "18-59") == (row["age_group"] == "Young")) {
        EXPECT_EQ(ours.people, std::stoi(row["n"]));
        EXPECT_NEAR(ours.lnMean, std::stod(row["ln_mean"]) + std::log(unit), 1e-4);
        EXPECT_EQ(ours.lnSd, std::stod(row["ln_sd"]));
        EXPECT_NEAR(ours.p50, std::stod(row["p50"]) * unit, 1e-9);
        ++compared;
      }
    }
  }
  EXPECT_EQ(compared, 16);
}

TEST(Score, TrialLikeTheSources_GivesThePercentileOfTheFormula) {
  const BalanceScore score = scoreOf(asTheSource(10.2), builtInReference());
  EXPECT_THAT(score.reasons, IsEmpty());
  ASSERT_EQ(score.bands.size(), 1U);
  const BandScore& band = score.bands[0];
  const double z = (std::log(10.2) - 2.3741) / 0.306;
  EXPECT_NEAR(band.z, z, 1e-12);
  EXPECT_NEAR(band.percentile, 50.0 * std::erfc(z / std::sqrt(2.0)), 1e-9);
  EXPECT_LT(band.low, band.percentile);
  EXPECT_GT(band.high, band.percentile);
  EXPECT_THAT(score.notes, Contains(HasSubstr("52 were women")));
  EXPECT_THAT(score.notes, Contains(HasSubstr("not always better")));
  EXPECT_THAT(wordsFor(band), HasSubstr("aged 60-85"));
  EXPECT_THAT(wordsFor(band), HasSubstr("64 people, hbedb/1"));
  const Measure measure = percentileOf(band);
  EXPECT_EQ(measure.value, band.percentile);
  EXPECT_EQ(measure.beside.size(), 4U);
}

// At z = 0 a non-central t is below 0 with probability Phi(-d), so the interval is Phi(-+1.96 / sqrt(n)).
TEST(Score, MeanOrHighVelocity_IntervalIsThatOfCrawfordAndGarthwaite) {
  const BandScore middle = scoreOf(asTheSource(std::exp(2.3741)), builtInReference()).bands[0];
  EXPECT_NEAR(middle.low, 50.0 * std::erfc(1.959963985 / 8.0 / std::sqrt(2.0)), 1e-6);
  EXPECT_NEAR(middle.high, 50.0 * std::erfc(-1.959963985 / 8.0 / std::sqrt(2.0)), 1e-6);
  const BandScore swaying = scoreOf(asTheSource(std::exp(2.3741 + 1.5 * 0.306)), builtInReference()).bands[0];
  const auto below = [](double percentile) {
    double d = 0.0;
    for (double low = -10.0, high = 10.0; high - low > 1e-12;) {  // d with Phi(-d) = percentile
      d = 0.5 * (low + high);
      (50.0 * std::erfc(d / std::sqrt(2.0)) > percentile ? low : high) = d;
    }
    return boost::math::cdf(boost::math::non_central_t_distribution<double>(63.0, 8.0 * d), 8.0 * 1.5);
  };
  EXPECT_NEAR(below(swaying.low), 0.025, 1e-6);
  EXPECT_NEAR(below(swaying.high), 0.975, 1e-6);
  EXPECT_NEAR(swaying.percentile, 6.68, 0.01);
}

TEST(Score, ExtremeVelocity_StaysInBounds) {
  for (const double velocity : {1e-6, 0.1, 5.0, 100.0, 1e9}) {
    const BandScore band = scoreOf(asTheSource(velocity), builtInReference()).bands.at(0);
    EXPECT_TRUE(0.0 <= band.low && band.low <= band.percentile && band.percentile <= band.high && band.high <= 100.0)
        << velocity << ": " << band.low << " " << band.percentile << " " << band.high;
  }
  EXPECT_THAT(wordsFor(scoreOf(asTheSource(1e9), builtInReference()).bands[0]), HasSubstr("fewer than 1 of 100"));
}

TEST(Score, AgeBetweenTheBands_GivesBoth) {
  const auto bandsAt = [](int age) {
    std::vector<std::string> bands;
    for (const BandScore& band : scoreOf(asTheSource(10.0, age), builtInReference()).bands) {
      bands.push_back(band.row.band);
    }
    return bands;
  };
  EXPECT_THAT(bandsAt(44), ElementsAre("18-59"));
  for (int age = 45; age <= 65; ++age) {
    EXPECT_THAT(bandsAt(age), ElementsAre("18-59", "60-85")) << age;
  }
  EXPECT_THAT(bandsAt(66), ElementsAre("60-85"));
  EXPECT_THAT(scoreOf(asTheSource(10.0, 60), builtInReference()).notes, Contains(HasSubstr("both bands")));
  EXPECT_THAT(scoreOf(asTheSource(10.0, 86), builtInReference()).reasons,
              ElementsAre("the reference has nobody aged 86"));
  EXPECT_THAT(bandsAt(17), IsEmpty());
}

TEST(Score, TrialUnlikeTheSources_GivesReasonsAndNoScore) {
  const auto reasons = [](auto change) {
    Performance performance = asTheSource();
    change(performance);
    const BalanceScore score = scoreOf(performance, builtInReference());
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
    scores.push_back(scoreOf(performance, builtInReference()));
    sum += scores.back().bands.at(0).z;
  }
  EXPECT_NEAR(compositeOf(scores, "60-85").value.value(), sum / 4.0, 1e-12);
  EXPECT_FALSE(compositeOf(scores, "18-59").value);
  scores[2] = scoreOf({.condition = "eyes-open-foam"}, builtInReference());
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
