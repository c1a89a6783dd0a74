// SPDX-License-Identifier: MIT
// The evaluation of trials: which ones count, why others do not, and which measures are stored.
#include "programme/trial_quality.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace surefoot::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// A person whose CoP moves along an ellipse, from 0 s on.
std::vector<Reading> sway(double lengthS, double rateHz = 100.0) {
  std::vector<Reading> readings;
  for (int i = 0; i < static_cast<int>(lengthS * rateHz + 0.5); ++i) {
    Reading reading;
    reading.tS = i / rateHz;
    reading.whole = {
        .mm = {4.0 * std::sin(2.0 * reading.tS), 6.0 * std::cos(2.0 * reading.tS)}, .loadN = 700.0, .valid = true};
    reading.left = {.mm = {-100.0, 0.0}, .loadN = 315.0, .valid = true};
    reading.right = {.mm = {100.0, 0.0}, .loadN = 385.0, .valid = true};
    readings.push_back(reading);
  }
  return readings;
}

TrialFacts trialOf(const char* condition, double endS, TrialEnd end = TrialEnd::Complete) {
  return {.request = {.condition = conditionNamed(condition), .number = 2, .round = 1, .plannedS = 60.0},
          .report = {.end = end, .began = true, .startS = 2.0, .endS = endS, .feetSeen = true},
          .readings = sway(64.0),
          .noiseMm = 0.03};
}

std::optional<double> valueOf(const JudgedTrial& judged, std::string_view key, std::string_view condition = {}) {
  for (const KeptMeasure& measure : judged.measures) {
    if (measure.key == key && measure.condition == condition) {
      return measure.value;
    }
  }
  return std::nullopt;
}

TEST(TrialQuality, WholeQuietTrial_CountsAndHasItsMeasures) {
  const JudgedTrial judged = judge(trialOf("eyes-open-firm", 62.0));
  EXPECT_EQ(judged.result.outcome, TrialOutcome::Complete);
  EXPECT_TRUE(judged.result.counts);
  EXPECT_THAT(judged.result.reasons, IsEmpty());
  EXPECT_EQ(judged.result.startS, 2.0);
  EXPECT_EQ(judged.result.noiseMm, 0.03);
  // Mean speed along an ellipse of 6 x 4 mm at 2 rad/s.
  EXPECT_NEAR(valueOf(judged, "mean_velocity_mm_s").value(), 10.1, 0.1);
  EXPECT_FALSE(valueOf(judged, "load_share_left_percent"));
  for (const KeptMeasure& measure : judged.measures) {
    EXPECT_TRUE(measure.value || !measure.reason.empty()) << measure.key;
    EXPECT_FALSE(measure.definition.empty());
    EXPECT_NEAR(measure.durationS.value(), 60.0, 0.01);
    EXPECT_NEAR(measure.rateHz.value(), 100.0, 0.01);
  }
}

// A clock that varies by 0.12 ms lies near the border of "regular": the trial does as the earlier ones did.
TEST(TrialQuality, UnevenClock_IsTreatedAsOnTheDaysBefore) {
  TrialFacts facts = trialOf("eyes-open-firm", 62.0);
  for (std::size_t i = 0; i < facts.readings.size(); ++i) {
    facts.readings[i].tS += (i % 3 == 0 ? 0.12e-3 : 0.0) + 1e-7 * static_cast<double>(i % 7);
  }
  const auto idOf = [](const JudgedTrial& judged) {
    const auto found = std::ranges::find(judged.measures, "mean_velocity_mm_s", &KeptMeasure::key);
    return found->definition;
  };
  EXPECT_EQ(idOf(judge(facts)), "mean-velocity/1+swarii");
  facts.resampledBefore = false;
  EXPECT_EQ(idOf(judge(facts)), "mean-velocity/1");
  facts.resampledBefore = true;
  EXPECT_EQ(idOf(judge(facts)), "mean-velocity/1+swarii");
}

TEST(TrialQuality, BoardWithTwoPlates_GivesTheSwayOfEachFoot) {
  TrialFacts facts = trialOf("eyes-open-firm", 62.0);
  for (Reading& reading : facts.readings) {
    reading.left.mm.y = 3.0 * std::sin(2.0 * reading.tS);
  }
  const JudgedTrial judged = judge(facts);
  EXPECT_NEAR(valueOf(judged, "foot_velocity_left_mm_s").value(), 6.0 * 2.0 / std::numbers::pi, 0.05);
  EXPECT_FALSE(valueOf(judged, "foot_velocity_right_mm_s")) << "it never moves";
  facts.report.feetSeen = false;
  EXPECT_TRUE(std::ranges::none_of(judge(facts).measures,
                                   [](const KeptMeasure& m) { return m.key.starts_with("foot_velocity"); }));
}

/// Marks every `every`th reading of the trial as a wrong one of cell 2.
TrialFacts trialWithWrongReadings(std::size_t every) {
  TrialFacts facts = trialOf("eyes-open-firm", 62.0);
  for (std::size_t i = 500; i < facts.readings.size(); i += every) {
    markWrong(facts.readings[i], 1U << 1U);
  }
  return facts;
}

TEST(TrialQuality, FewWrongReadings_AreLeftOutAndTold) {
  const JudgedTrial judged = judge(trialWithWrongReadings(1000));
  EXPECT_TRUE(judged.result.counts);
  EXPECT_THAT(judged.result.reasons, ElementsAre("6 single wrong readings (cell 2: 6) left out"));
  EXPECT_NEAR(valueOf(judged, "mean_velocity_mm_s").value(), 10.1, 0.1);
}

TEST(TrialQuality, MoreThanOneInAHundredWrong_DoesNotCountAndHasNoMeasures) {
  const JudgedTrial judged = judge(trialWithWrongReadings(90));
  EXPECT_FALSE(judged.result.counts);
  EXPECT_TRUE(judged.repeat);
  EXPECT_THAT(judged.result.reasons, ElementsAre("64 single wrong readings (cell 2: 64), more than 1 %"));
  EXPECT_FALSE(valueOf(judged, "mean_velocity_mm_s"));
}

TEST(TrialQuality, StoppedTrial_IsAResultThatDoesNotCount) {
  const JudgedTrial judged = judge(trialOf("eyes-closed-foam", 14.0, TrialEnd::SteppedOff));
  EXPECT_EQ(judged.result.outcome, TrialOutcome::SteppedOff);
  EXPECT_FALSE(judged.result.counts);
  EXPECT_FALSE(judged.repeat);
  EXPECT_THAT(judged.result.reasons, ElementsAre("stopped at 12 s: stepped off", "12 s, shorter than 25"));
  EXPECT_TRUE(valueOf(judged, "mean_velocity_mm_s"));
}

TEST(TrialQuality, PracticeSupportOrNoise_IsGivenAsTheReason) {
  TrialFacts facts = trialOf("eyes-open-firm", 62.0);
  facts.request.round = 0;
  EXPECT_THAT(judge(facts).result.reasons, ElementsAre("practice"));
  facts = trialOf("eyes-open-firm", 62.0);
  facts.supports = {{0.0, 3.5}, {10.0, 11.0}};
  EXPECT_THAT(judge(facts).result.reasons, ElementsAre("hand support seen for 2.5 s"));
  EXPECT_FALSE(judge(facts).result.counts);
  facts.supports = {{0.0, 1.5}};
  EXPECT_TRUE(judge(facts).result.counts) << "before the trial";
  facts = trialOf("eyes-open-firm", 62.0);
  facts.noiseMm = 0.25;
  EXPECT_THAT(judge(facts).result.reasons, ElementsAre("noise of 0.25 mm at this load, more than 0.2"));
}

TEST(TrialQuality, GapOfTheBoard_AsksForAnotherTrial) {
  TrialFacts facts = trialOf("eyes-open-firm", 62.0);
  std::erase_if(facts.readings, [](const Reading& r) { return r.tS > 30.0 && r.tS < 30.4; });
  const JudgedTrial judged = judge(facts);
  EXPECT_FALSE(judged.result.counts);
  EXPECT_TRUE(judged.repeat);
  ASSERT_EQ(judged.result.reasons.size(), 1U);
  EXPECT_TRUE(judged.result.reasons[0].starts_with("a gap of 0.4"));
  EXPECT_TRUE(judge(trialOf("eyes-open-firm", 20.0, TrialEnd::Broken)).repeat);
}

TEST(TrialQuality, SlowBoard_IsGivenAsTheReason) {
  TrialFacts facts = trialOf("eyes-open-firm", 62.0);
  facts.readings = sway(64.0, 40.0);
  EXPECT_THAT(judge(facts).result.reasons, ElementsAre("40 samples a second, fewer than 50"));
}

TEST(TrialQuality, OneLegTrial_CountsHoweverItEnds) {
  TrialFacts facts = trialOf("single-leg-left", 9.5, TrialEnd::FootDown);
  facts.request.plannedS = 30.0;
  const JudgedTrial judged = judge(facts);
  EXPECT_TRUE(judged.result.counts);
  EXPECT_THAT(judged.result.reasons, ElementsAre("foot down at 7.5 s"));
  EXPECT_DOUBLE_EQ(valueOf(judged, "single_leg_time_s").value(), 7.5);
  facts.report = {.end = TrialEnd::NotLifted, .began = false};
  EXPECT_TRUE(judge(facts).result.counts);
  EXPECT_FALSE(judge(facts).result.startS);
  EXPECT_THAT(judge(facts).measures, IsEmpty());
}

TEST(TrialQuality, SymmetryTrial_MeasuresTheShareOfTheLeftFoot) {
  EXPECT_NEAR(valueOf(judge(trialOf("symmetry", 62.0)), "load_share_left_percent").value(), 45.0, 1e-6);
  TrialFacts facts = trialOf("symmetry", 62.0);
  facts.report.feetSeen = false;
  facts.feetXMm = Vec2{-85.0, 85.0};
  EXPECT_NEAR(valueOf(judge(facts), "load_share_left_percent").value(), 50.0, 1.0);
}

TEST(TrialQuality, ReachTrial_MeasuresEachWayOnItsOwn) {
  TrialFacts facts = trialOf("limits", 40.0);
  facts.request.plannedS = 8.0;
  facts.readings = sway(0.0);
  for (int i = 0; i < 4000; ++i) {
    Reading reading;
    reading.tS = i / 100.0;
    // Leans 70 mm forward from 10 s on, and comes back from 16 s on.
    const double out =
        std::clamp((reading.tS - 10.6) / 1.5, 0.0, 1.0) - std::clamp((reading.tS - 16.0) / 1.0, 0.0, 1.0);
    reading.whole = {.mm = {3.0 * out, 70.0 * out}, .loadN = 700.0, .valid = true};
    facts.readings.push_back(reading);
  }
  facts.report.ways = {{{0.0, 1.0}, 10.0, 18.0}, {{-1.0, 0.0}, 22.0, 30.0}};
  const JudgedTrial judged = judge(facts);
  EXPECT_TRUE(judged.result.counts);
  EXPECT_NEAR(valueOf(judged, "limits_max_excursion_mm", "limits-forward").value(), 70.0, 1.0);
  EXPECT_NEAR(valueOf(judged, "limits_reaction_time_s", "limits-forward").value(), 0.75, 0.2);
  EXPECT_FALSE(valueOf(judged, "limits_max_excursion_mm", "limits-left"));
}

TEST(TrialQuality, HalfTheLoad_DoublesTheNoise) {
  const Board board = classicBoard();
  const std::vector<double> counts(board.cells.size(), 45.0);
  const double at700 = noiseAtLoad(board, counts, {}, 700.0).value();
  EXPECT_NEAR(noiseAtLoad(board, counts, {}, 350.0).value(), 2.0 * at700, 1e-12);
  // Four cells: each cell's newtons times its arm.
  double sum = 0.0;
  for (std::size_t i = 0; i < board.cells.size(); ++i) {
    const double noiseN = 45.0 / board.calibration[i].countsPerN;
    sum += noiseN * noiseN * std::pow(length(board.cells[i].placeMm), 2.0);
  }
  EXPECT_NEAR(at700, std::sqrt(sum / 2.0) / 700.0, 1e-12);
  EXPECT_FALSE(noiseAtLoad(board, counts, {}, 0.0));
  EXPECT_FALSE(noiseAtLoad(board, {}, {}, 700.0));
}

}  // namespace
}  // namespace surefoot::test
