// SPDX-License-Identifier: MIT
#include "measures/processing.hpp"

#include <cmath>
#include <numbers>

#include <gtest/gtest.h>

#include "base/random.hpp"

namespace surefoot::test {
namespace {

Trace even(std::size_t n, double rateHz) {
  Trace trace;
  for (std::size_t i = 0; i < n; ++i) {
    const double t = static_cast<double>(i) / rateHz;
    trace.tS.push_back(t);
    trace.apMm.push_back(5.0 * std::sin(2.0 * std::numbers::pi * 0.4 * t));
    trace.mlMm.push_back(3.0 * std::cos(2.0 * std::numbers::pi * 0.3 * t));
  }
  return trace;
}

TEST(ZeroLagLowPass, StraightLine_IsKeptWithItsEnds) {
  std::vector<double> line;
  for (int i = 0; i < 500; ++i) {
    line.push_back(7.0 + 0.25 * i);
  }
  const auto filtered = zeroLagLowPass(line, 100.0);
  for (std::size_t i = 0; i < line.size(); ++i) {
    ASSERT_NEAR(filtered[i], line[i], 0.02 * 0.25) << i;
  }
  EXPECT_NEAR(filtered[250], line[250], 1e-9);
}

// The bilinear transform is exact at the prewarped cut-off: -3 dB in each pass, so half the amplitude after two, and no
// lag.
TEST(ZeroLagLowPass, CutOffFrequency_IsHalvedWithoutLag) {
  std::vector<double> tone;
  for (int i = 0; i < 4000; ++i) {
    tone.push_back(std::sin(2.0 * std::numbers::pi * 10.0 * i / 100.0));
  }
  const auto filtered = zeroLagLowPass(tone, 100.0);
  for (std::size_t i = 1000; i < 3000; ++i) {
    ASSERT_NEAR(filtered[i], 0.5 * tone[i], 1e-9);
  }
}

TEST(ZeroLagLowPass, TooShortOrTooSlow_IsReturnedUnchanged) {
  const std::vector<double> nine(9, 1.5);
  EXPECT_EQ(zeroLagLowPass(nine, 100.0), nine);
  const std::vector<double> slow{1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1, 0};
  EXPECT_EQ(zeroLagLowPass(slow, 20.0), slow) << "a cut-off of 10 Hz is impossible at 20 samples a second";
}

// Window of 80 ms around 0.04 s: samples at 0.01, 0.03, 0.07; borders at 0 (the first sample's), 0.02, 0.05 and 0.08.
TEST(Swarii, UnevenSamples_WeighHalfTheDistanceToTheirNeighbours) {
  const Trace trace{.tS = {0.0, 0.01, 0.03, 0.07, 0.09, 0.2},
                    .apMm = {1.0, 2.0, 4.0, 8.0, 16.0, 32.0},
                    .mlMm = {0.0, 0.0, 0.0, 0.0, 0.0, 0.0}};
  const Trace resampled = swarii(trace);
  ASSERT_GE(resampled.size(), 2U);
  EXPECT_NEAR(resampled.tS[1], 0.04, 1e-15);
  // 0.0 lies outside the window by less than half a microsecond, so 0.01 counts from the window's start.
  EXPECT_NEAR(resampled.apMm[1], (2.0 * 0.02 + 4.0 * 0.03 + 8.0 * 0.03) / 0.08, 1e-4);
}

TEST(Prepare, IrregularFilteredSamplesOnly_AreAveraged) {
  Trace trace = even(4000, 80.0);
  EXPECT_FALSE(prepare(trace).resampled);
  EXPECT_NEAR(prepare(trace).rateHz, 80.0, 1e-9);
  Random random(7);
  for (double& t : trace.tS) {
    t += 0.004 * (random.uniform() - 0.5);
  }
  const Prepared averaged = prepare(trace);
  EXPECT_TRUE(averaged.resampled);
  EXPECT_EQ(averaged.rateHz, 25.0);
  EXPECT_NEAR(averaged.durationS(), 50.0, 0.1);
  const Prepared asIs = prepare(trace, {.filter = Filter::None});
  EXPECT_FALSE(asIs.resampled);
  EXPECT_EQ(asIs.apMm, trace.apMm);
}

// Losing one sample in a hundred does not make the timing irregular.
TEST(Prepare, LostSample_DoesNotCauseResampling) {
  Trace trace = even(6000, 100.0);
  for (std::size_t i : {100U, 2000U, 4000U}) {
    trace.tS.erase(trace.tS.begin() + i);
    trace.apMm.erase(trace.apMm.begin() + i);
    trace.mlMm.erase(trace.mlMm.begin() + i);
  }
  EXPECT_TRUE(prepare(trace).recorded.regular);
  EXPECT_FALSE(prepare(trace).resampled);
  EXPECT_NEAR(prepare(trace).recorded.longestGapS, 0.02, 1e-9);
}

Trace rounded(Trace trace, double stepS) {
  for (double& t : trace.tS) {
    t = std::round(t / stepS) * stepS;
  }
  return trace;
}

// 60 a second in whole milliseconds: intervals of 16 and 17 ms, 6 % apart.
TEST(Prepare, TimesRoundedToMilliseconds_AreRegular) {
  const Prepared exact = prepare(even(1800, 60.0));
  const Prepared whole = prepare(rounded(even(1800, 60.0), 0.001));
  EXPECT_FALSE(whole.resampled);
  EXPECT_EQ(whole.recorded.resolutionS, 0.001);
  EXPECT_NEAR(whole.rateHz, exact.rateHz, 0.01);
  EXPECT_EQ(whole.apMm.size(), exact.apMm.size());
  // Twice the resolution is more than rounding can do.
  Trace uneven = rounded(even(1800, 60.0), 0.001);
  for (std::size_t i = 0; i < uneven.size(); i += 7) {
    uneven.tS[i] += 0.002;
  }
  EXPECT_TRUE(prepare(uneven).resampled);
}

TEST(Prepare, JitterNearTheBorder_StaysWithWhatWasDoneBefore) {
  Trace trace = even(3000, 100.0);
  Random random(11);
  for (double& t : trace.tS) {
    t += 0.00024 * (random.uniform() - 0.5);
  }
  const Prepared alone = prepare(trace);
  const Prepared asSampled = prepare(trace, {.resampledBefore = false});
  const Prepared averaged = prepare(even(3000, 100.0), {.resampledBefore = true});
  EXPECT_TRUE(alone.resampled);
  EXPECT_FALSE(asSampled.resampled);
  EXPECT_TRUE(averaged.resampled) << "so that both can be compared";
  EXPECT_EQ(pipelineOf(alone), "+swarii");
  EXPECT_EQ(pipelineOf(averaged), "+swarii");
  EXPECT_EQ(pipelineOf(asSampled), "");
  EXPECT_EQ(pipelineOf(prepare(trace, {.filter = Filter::None})), "+unfiltered");
}

// Bunches of five samples, as a serial adapter may deliver them, cannot be taken as evenly spaced.
TEST(Prepare, BunchedSamples_AreAveragedWhateverWasBefore) {
  Trace trace = even(3000, 100.0);
  for (std::size_t i = 0; i < trace.size(); ++i) {
    trace.tS[i] = 0.05 * static_cast<double>(i / 5) + 0.001 * static_cast<double>(i % 5);
  }
  EXPECT_TRUE(prepare(trace, {.resampledBefore = false}).resampled);
}

TEST(Prepare, BadTrace_SaysWhatIsWrong) {
  const auto trouble = [](const Trace& trace) { return prepare(trace).trouble; };
  EXPECT_EQ(trouble({}), "no valid sample");
  EXPECT_EQ(trouble(even(1, 100.0)), "a single sample");
  EXPECT_EQ(trouble(even(600, 10.0)), "10 samples a second: at least 20 are needed");
  EXPECT_EQ(trouble(even(300, 100.0)), "3 s is too short: at least 5 s are needed");
  Trace gap = even(3000, 100.0);
  for (std::size_t i = 1000; i < gap.size(); ++i) {
    gap.tS[i] += 0.4;
  }
  EXPECT_EQ(trouble(gap), "a gap of 0.41 s at 9.99 s");
  Trace back = even(3000, 100.0);
  std::swap(back.tS[10], back.tS[11]);
  EXPECT_EQ(trouble(back), "time goes back in sample 12");
  Trace metres = even(3000, 100.0);
  metres.mlMm[5] = 1e9;
  EXPECT_NE(trouble(metres).find("in sample 6"), std::string::npos);
  Trace still = even(3000, 100.0);
  still.tS.assign(3000, 1.0);
  EXPECT_EQ(trouble(still), "all samples have the same time");
}

}  // namespace
}  // namespace surefoot::test
