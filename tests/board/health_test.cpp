// SPDX-License-Identifier: MIT
// The meter on streams whose rate, jitter, gaps and noise are known.
#include "board/health.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "base/random.hpp"

namespace surefoot::test {
namespace {

Sample at(std::uint32_t sequence, std::uint64_t timeUs) {
  Sample sample;
  sample.sequence = sequence;
  sample.boardTimeUs = timeUs;
  return sample;
}

TEST(HealthMeter, FewerThanTwoSamples_HaveNoRate) {
  HealthMeter meter(splitBoard());
  EXPECT_EQ(meter.read().rateHz, 0.0);
  meter.take(at(0, 0));
  EXPECT_EQ(meter.read().rateHz, 0.0);
  EXPECT_EQ(meter.read().samples, 1U);
}

TEST(HealthMeter, RateThatChanges_IsThatOfTheLastFiveSeconds) {
  HealthMeter meter(splitBoard());
  std::uint32_t sequence = 0;
  std::uint64_t timeUs = 0;
  for (; timeUs < 6000000; timeUs += 100000) {
    meter.take(at(sequence++, timeUs));
  }
  EXPECT_NEAR(meter.read().rateHz, 10.0, 1e-9);
  EXPECT_NEAR(meter.read().jitterMs, 0.0, 1e-9);
  for (const std::uint64_t end = timeUs + 6000000; timeUs < end; timeUs += 8640) {
    meter.take(at(sequence++, timeUs));
  }
  EXPECT_NEAR(meter.read().rateHz, 115.7407, 1e-3);
}

TEST(HealthMeter, UnevenSamples_GiveJitterAndSkew) {
  HealthMeter meter(splitBoard());
  for (std::uint32_t i = 0; i < 401; ++i) {
    meter.take(at(i, 12500ULL * i + (i % 2 == 0 ? 0U : 1000U)), 3.5);
  }
  EXPECT_NEAR(meter.read().rateHz, 80.0, 0.01);
  EXPECT_NEAR(meter.read().jitterMs, 1.0, 0.01);
  EXPECT_DOUBLE_EQ(meter.read().skewMs, 3.5);
}

TEST(HealthMeter, Gaps_AreCountedButNotAsJitter) {
  HealthMeter meter(splitBoard());
  for (std::uint32_t i = 0; i < 400; ++i) {
    if (i % 100 != 50 && i != 51) {
      meter.take(at(i, 8640ULL * i));
    }
  }
  const BoardHealth health = meter.read();
  EXPECT_EQ(health.gaps, 4U);
  EXPECT_EQ(health.lostSamples, 5U);
  EXPECT_EQ(health.samples, 395U);
  EXPECT_NEAR(health.rateHz, 115.7407, 1e-3);
  EXPECT_NEAR(health.jitterMs, 0.0, 1e-9);
}

TEST(HealthMeter, ResetOfTheBoard_IsNotMeasuredAcross) {
  HealthMeter meter(splitBoard());
  for (std::uint32_t i = 0; i < 300; ++i) {
    meter.take(at(i, 8640ULL * i));
  }
  const std::uint64_t later = 300 * 8640ULL + 2000000;
  for (std::uint32_t i = 0; i < 50; ++i) {
    meter.take(at(300 + i, later + 8640ULL * i), 0.0, i == 0);
  }
  EXPECT_NEAR(meter.read().rateHz, 115.7407, 1e-3);
  EXPECT_NEAR(meter.read().jitterMs, 0.0, 1e-9);
  EXPECT_EQ(meter.read().gaps, 1U) << "but it is told";
  EXPECT_NEAR(meter.read().silentS, 2.0, 0.02);
  EXPECT_EQ(meter.read().lostSamples, 0U);
  EXPECT_EQ(meter.read().samples, 350U);
}

TEST(HealthMeter, SwayingPerson_NoiseIsStillSeen) {
  HealthMeter meter(splitBoard());
  Random random(5);
  for (std::uint32_t i = 0; i < 120; ++i) {
    Sample sample = at(i, 8640ULL * i);
    const double swayCounts = 20000.0 * std::sin(2.0 * kPi * 0.5 * i * 0.00864);
    const double noise = 45.0 * random.normal();
    sample.counts[0] = static_cast<std::int32_t>(800000.0 + swayCounts + noise);
    sample.counts[1] = 7;
    meter.take(sample);
  }
  const BoardHealth health = meter.read();
  EXPECT_NEAR(health.cells[0].noiseCounts, 45.0, 15.0);
  EXPECT_EQ(health.cells[1].noiseCounts, 0.0);
  EXPECT_DOUBLE_EQ(health.cells[1].meanCounts, 7.0);
}

TEST(HealthMeter, FaultsOfEachCell_AreCounted) {
  HealthMeter meter(splitBoard());
  Sample sample = at(0, 0);
  sample.faults = kFaultDead << 3U | kFaultSaturated << 0U | kFaultOutOfStep << 7U | kFaultStraddles;
  meter.take(sample);
  meter.take(at(1, 8640));
  const BoardHealth health = meter.read();
  EXPECT_EQ(health.cells[3].dead, 1U);
  EXPECT_EQ(health.cells[0].saturated, 1U);
  EXPECT_EQ(health.cells[7].outOfStep, 1U);
  EXPECT_EQ(health.straddled, 1U);
  EXPECT_EQ(health.cells[3].saturated, 0U);
}

TEST(HealthMeter_Take, TimeOrSequenceGoesBack_BeginsAnew) {
  HealthMeter meter(splitBoard());
  meter.take(at(100, 5000000));
  meter.take(at(101, 4000000));
  meter.take(at(102, 4010000));
  EXPECT_EQ(meter.read().lostSamples, 0U);
  EXPECT_NEAR(meter.read().rateHz, 100.0, 1e-9);
  meter.take(at(7, 4020000));
  EXPECT_EQ(meter.read().lostSamples, 0U);
  EXPECT_EQ(meter.read().rateHz, 0.0);
}

TEST(HealthMeter_Read, SamplesAtOneMoment_HaveNoRate) {
  HealthMeter meter(splitBoard());
  meter.take(at(1, 1000));
  meter.take(at(1, 1000));
  meter.take(at(2, 1000));
  EXPECT_EQ(meter.read().rateHz, 0.0);
  EXPECT_EQ(meter.read().lostSamples, 0U);
}

}  // namespace
}  // namespace surefoot::test
