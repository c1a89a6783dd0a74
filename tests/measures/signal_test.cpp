// SPDX-License-Identifier: MIT
// Spectrum, sample entropy and diffusion against their plain, slow definitions.
#include <cmath>
#include <numbers>

#include <gtest/gtest.h>

#include "base/random.hpp"
#include "measures/diffusion.hpp"
#include "measures/entropy.hpp"
#include "measures/fft.hpp"
#include "measures/spectrum.hpp"

namespace surefoot::test {
namespace {

std::vector<double> walk(std::size_t n, std::uint64_t seed, double step = 0.0) {
  Random random(seed);
  std::vector<double> samples;
  double at = 0.0;
  for (std::size_t i = 0; i < n; ++i) {
    at = 0.98 * at + random.uniform() - 0.5;
    samples.push_back(step > 0.0 ? std::round(at / step) * step : at);
  }
  return samples;
}

TEST(Fft, QuickLengths_BothWaysAgree) {
  for (const std::size_t n : {2U, 6U, 40U, 98U, 750U, 2048U}) {
    ASSERT_TRUE(isQuickLength(n));
    const auto samples = walk(n, n);
    const auto quick = realFft(samples);
    const auto plain = firstBins(samples, n / 2 + 1);
    ASSERT_EQ(quick.size(), plain.size());
    for (std::size_t k = 0; k < quick.size(); ++k) {
      EXPECT_NEAR(std::abs(quick[k] - plain[k]), 0.0, 1e-9) << n << " " << k;
    }
  }
  EXPECT_FALSE(isQuickLength(819));
  EXPECT_FALSE(isQuickLength(2 * 11));
  EXPECT_EQ(quickLength(1015), 1024U);
}

// A tone on a bin has all its power, amplitude^2 / 2, for every algorithm that its length selects.
TEST(Welch, Tone_HasAllThePower) {
  for (const double rateHz : {100.0, 40.0, 93.7}) {
    const auto length = static_cast<double>(std::llround(kSegmentS * rateHz));
    const double f = 20.0 * rateHz / length;
    std::vector<double> tone;
    for (int i = 0; i < static_cast<int>(60.0 * rateHz); ++i) {
      tone.push_back(4.0 + 3.0 * std::sin(2.0 * std::numbers::pi * f * i / rateHz));
    }
    const SpectrumShape shape = shapeOf(welch(tone, rateHz));
    EXPECT_NEAR(shape.powerMm2, 4.5, 1e-9);
    EXPECT_NEAR(shape.f50Hz, f, 1e-12);
    EXPECT_NEAR(shape.centroidHz, f, 2e-3);
    EXPECT_LT(shape.dispersion, 0.05);
  }
}

TEST(Welch, TooFewOrConstantSamples_HaveNoPower) {
  EXPECT_TRUE(welch(std::vector<double>{1.0, 2.0}, 100.0).densityMm2PerHz.empty());
  EXPECT_EQ(shapeOf({}).powerMm2, 0.0);
  EXPECT_EQ(shapeOf(welch(std::vector<double>(3000, 2.5), 100.0)).powerMm2, 0.0);
}

EntropyCount slowCount(const std::vector<double>& samples, double r) {
  EntropyCount count{.r = r};
  const std::size_t n = samples.size();
  const auto alike = [&](std::size_t i, std::size_t j) { return std::abs(samples[i] - samples[j]) <= r; };
  for (std::size_t i = 0; i + 2 < n; ++i) {
    for (std::size_t j = i + 1; j + 2 < n; ++j) {
      if (alike(i, j) && alike(i + 1, j + 1)) {
        ++count.shorter;
        count.longer += alike(i + 2, j + 2) ? 1 : 0;
      }
    }
  }
  return count;
}

TEST(SampleEntropy, ShortSignals_CountLikeComparingEveryPair) {
  for (const std::size_t n : {3U, 4U, 17U, 200U, 1000U}) {
    for (const double step : {0.0, 0.25, 1.0}) {
      const auto samples = walk(n, n + static_cast<std::uint64_t>(8.0 * step), step);
      const EntropyCount quick = countMatches(samples);
      const EntropyCount slow = slowCount(samples, quick.r);
      EXPECT_EQ(quick.shorter, slow.shorter) << n << " " << step;
      EXPECT_EQ(quick.longer, slow.longer) << n << " " << step;
    }
  }
  EXPECT_EQ(countMatches(std::vector<double>{1.0, 2.0}).shorter, 0U);
}

// 40,000 samples need a wider Rank than 1,000. A repeating signal makes the count easy: with a period of 40 long steps,
// only corresponding templates match.
TEST(SampleEntropy, LongSignal_CountsLikeComparingEveryPair) {
  std::vector<double> steps;
  for (int i = 0; i < 40000; ++i) {
    steps.push_back(static_cast<double>((i % 40) * 37 % 40));
  }
  const EntropyCount count = countMatches(steps);
  ASSERT_LT(count.r, 2.4);
  EntropyCount slow;
  std::vector<std::uint64_t> stretches(40, 0);
  for (int i = 0; i + 2 < 40000; ++i) {
    ++stretches[static_cast<std::size_t>(i % 40)];
  }
  const auto alike = [&](int a, int b) { return std::abs(steps[a] - steps[b]) <= count.r; };
  for (int a = 0; a < 40; ++a) {
    for (int b = a; b < 40; ++b) {
      const std::uint64_t pairs = a == b ? stretches[a] * (stretches[a] - 1) / 2 : stretches[a] * stretches[b];
      const bool two = alike(a, b) && alike(a + 1, b + 1);
      slow.shorter += two ? pairs : 0;
      slow.longer += two && alike(a + 2, b + 2) ? pairs : 0;
    }
  }
  EXPECT_EQ(count.shorter, slow.shorter);
  EXPECT_EQ(count.longer, slow.longer);
}

// Differences of exactly r match. The population SD is 5, so r is exactly 1. If the limit were excluded, only one pair
// of two would match, and none of three.
TEST(SampleEntropy, DifferenceOfExactlyTheLimit_Matches) {
  const EntropyCount count = countMatches(std::vector<double>{7, 1, 4, 0, 4, 0, 1, 14, 5, 14});
  EXPECT_EQ(count.r, 1.0);
  EXPECT_EQ(count.shorter, 2U);
  EXPECT_EQ(count.longer, 1U);
}

TEST(Diffusion, RandomWalk_GivesTheMeanSquareDisplacement) {
  const auto ap = walk(400, 1);
  const auto ml = walk(400, 2);
  const auto msd = meanSquareDisplacement(ap, ml);
  ASSERT_EQ(msd.size(), 133U);
  for (const std::size_t lag : {1U, 2U, 50U, 133U}) {
    double sum = 0.0;
    for (std::size_t i = 0; i + lag < ap.size(); ++i) {
      sum += (ap[i + lag] - ap[i]) * (ap[i + lag] - ap[i]) + (ml[i + lag] - ml[i]) * (ml[i + lag] - ml[i]);
    }
    EXPECT_NEAR(msd[lag - 1], sum / static_cast<double>(ap.size() - lag), 1e-10);
  }
  EXPECT_TRUE(meanSquareDisplacement(std::vector<double>{1, 2}, std::vector<double>{1, 2}).empty());
}

// 40 t^1.6 up to 1.2 s, then t^0.4.
TEST(Diffusion, TwoPowerLaws_GiveTwoLinesAndWhereTheyCross) {
  std::vector<double> msd;
  const double height = 40.0 * std::pow(1.2, 1.6);
  for (int lag = 1; lag <= 2000; ++lag) {
    const double t = lag / 100.0;
    msd.push_back(t <= 1.2 ? 40.0 * std::pow(t, 1.6) : height * std::pow(t / 1.2, 0.4));
  }
  const auto found = diffusionOf(msd, 100.0);
  ASSERT_TRUE(found);
  EXPECT_NEAR(found->hurstShort, 0.8, 1e-9);
  EXPECT_NEAR(found->hurstLong, 0.2, 1e-9);
  EXPECT_NEAR(found->criticalS, 1.2, 1e-9);
  EXPECT_NEAR(found->criticalMsdMm2, height, 1e-7);
  msd[5] = 0.0;
  EXPECT_FALSE(diffusionOf(msd, 100.0));
  EXPECT_FALSE(diffusionOf({}, 100.0));
}

// Displacement 10 mm2/s x lag up to 1 s, 2 mm2/s x lag beyond: coefficients of 5 and 1, crossing at 1 s and 10 mm2.
TEST(Diffusion, TwoPlainLines_GiveCoefficientsAndWhereTheyCross) {
  std::vector<double> msd;
  for (int i = 1; i <= 2000; ++i) {
    const double lagS = i / 100.0;
    msd.push_back(lagS <= 1.0 ? 10.0 * lagS : lagS <= 10.0 ? 8.0 + 2.0 * lagS : 500.0);
  }
  const auto found = linearDiffusionOf(msd, 100.0);
  ASSERT_TRUE(found) << "lags over 10 s do not enter";
  EXPECT_NEAR(found->shortMm2PerS, 5.0, 1e-9);
  EXPECT_NEAR(found->longMm2PerS, 1.0, 1e-9);
  EXPECT_NEAR(found->criticalS, 1.0, 1e-9);
  EXPECT_NEAR(found->criticalMsdMm2, 10.0, 1e-9);
  EXPECT_FALSE(linearDiffusionOf(std::vector<double>(20, 1.0), 100.0));
}

TEST(SpectralMean, AnyLength_UsesHalfOfIt) {
  for (const std::size_t n : {2U, 7U, 8U, 801U, 4797U, 6000U}) {
    std::vector<double> tone;
    for (std::size_t i = 0; i < n; ++i) {
      tone.push_back(std::sin(2.0 * std::numbers::pi * 2.5 * static_cast<double>(i) / 100.0));
    }
    const SpectralMean mean = spectralMean(tone, 100.0);
    if (n < 800) {
      EXPECT_TRUE(n >= 8 || mean.weight == 0.0) << n;
    } else {
      EXPECT_NEAR(mean.hz, 2.5, 0.01) << n;
    }
  }
}

}  // namespace
}  // namespace surefoot::test
