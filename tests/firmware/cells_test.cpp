// SPDX-License-Identifier: MIT
// Reading up to eight HX711s on one clock: when, what, and the faults of each.
#include "cells.h"

#include <algorithm>
#include <cstdlib>

#include <gtest/gtest.h>

#include "base/random.hpp"
#include "firmware/fake_hal.hpp"
#include "hal.h"

namespace surefoot::test {
namespace {

class CellsTest : public testing::Test {
 protected:
  void start(int count = 8) {
    machine.onLevels = [this](std::uint8_t levels, std::uint32_t nowUs) { cells_note_levels(&cells, levels, nowUs); };
    cells_init(&cells, static_cast<std::uint8_t>(count));
  }

  wire_sample next() {
    const double startUs = machine.nowUs;
    while (!cells_due(&cells)) {
      hal_idle();
      if (machine.nowUs - startUs > 2e6) {
        ADD_FAILURE() << "no sample within 2 s";
        break;
      }
    }
    wire_sample sample{};
    cells_read(&cells, &sample);
    return sample;
  }

  void settle() {
    for (int i = 0; i < 200 && !cells_settled(&cells); ++i) {
      next();
    }
    ASSERT_TRUE(cells_settled(&cells));
  }

  FakeCell& cell(std::size_t i) { return machine.cells[i]; }

  FakeMachine machine;
  ::cells cells{};
};

TEST_F(CellsTest, EightCells_CountsAreRead) {
  const std::array<std::int32_t, 8> counts{0, 1, -1, 0x123456, -0x123456, 0x7FFFFE, -0x7FFFFF, 42};
  for (std::size_t i = 0; i < 8; ++i) {
    cell(i).counts = [&, i] { return counts[i]; };
  }
  start();
  for (int n = 0; n < 20; ++n) {
    const wire_sample sample = next();
    EXPECT_EQ(sample.cell_count, 8);
    EXPECT_TRUE(std::equal(counts.begin(), counts.end(), sample.counts));
    EXPECT_EQ(sample.dead | sample.saturated | sample.out_of_step, 0);
  }
}

TEST_F(CellsTest, InStepWithTheClock_SampleAtTheirRateAndNeverStraddle) {
  start();
  settle();
  const std::uint32_t firstUs = next().time_us;
  for (int n = 1; n <= 1000; ++n) {
    const wire_sample sample = next();
    ASSERT_FALSE(sample.straddles) << n;
    ASSERT_LT(sample.skew_4us, 50) << n;
    ASSERT_NEAR(sample.time_us - firstUs, n * 1e6 / 115.7, 50.0) << n;
  }
}

TEST_F(CellsTest, WrapOfTheClock_IsSurvived) {
  machine.pass(4294967296.0 - 1e6);
  start();
  settle();
  for (int n = 0; n < 300; ++n) {
    const wire_sample sample = next();
    ASSERT_EQ(sample.dead, 0) << n;
    ASSERT_FALSE(sample.straddles) << n;
  }
}

TEST_F(CellsTest, UnequalRates_WaitForTheSlowestAndReportTheSkew) {
  cell(3).periodUs = 13'000.0;
  cell(5).periodUs = 10'700.0;
  start();
  settle();
  std::uint32_t lastUs = next().time_us;
  std::uint16_t most = 0;
  for (int n = 0; n < 400; ++n) {
    const wire_sample sample = next();
    ASSERT_NEAR(sample.time_us - lastUs, 13'000.0, 60.0);
    lastUs = sample.time_us;
    most = std::max(most, sample.skew_4us);
  }
  EXPECT_GT(most * 4, 10'000);
  EXPECT_LT(most * 4, 10'800);
}

// The conversions alternate between all zeros and all ones, so that any mixture of two shows.
TEST_F(CellsTest, MixtureOfTwoConversions_IsFlagged) {
  Random random(5);
  for (std::size_t i = 0; i < 8; ++i) {
    cell(i).periodUs = 12'500.0 * random.uniform(0.96, 1.04);
    cell(i).counts = [value = 0]() mutable { return value = -1 - value; };
  }
  start();
  settle();
  int mixtures = 0;
  int flagged = 0;
  const int samples = 12'000;
  for (int n = 0; n < samples; ++n) {
    const wire_sample sample = next();
    const bool isMixed = std::any_of(sample.counts, sample.counts + 8, [](int c) { return c != 0 && c != -1; });
    ASSERT_TRUE(sample.straddles || !isMixed) << n;
    ASSERT_EQ(sample.dead | sample.out_of_step, 0) << n;
    mixtures += isMixed ? 1 : 0;
    flagged += sample.straddles ? 1 : 0;
  }
  EXPECT_GT(mixtures, 100);
  EXPECT_LT(flagged, samples / 5);
  RecordProperty("mixtures", mixtures);
  std::printf("own oscillators: %d of %d reads mixed two conversions, %d were flagged\n", mixtures, samples, flagged);
}

TEST_F(CellsTest, OneDeadFromTheStart_DoesNotStopTheOthers) {
  cell(2).chip.dead = true;
  start();
  const double startUs = machine.nowUs;
  wire_sample sample = next();
  EXPECT_LT(machine.nowUs - startUs, 700e3);
  const double secondUs = machine.nowUs;
  for (int n = 0; n < 100; ++n) {
    sample = next();
    ASSERT_EQ(sample.dead, 0x04);
    ASSERT_EQ(sample.counts[2], 0);
  }
  EXPECT_NEAR(machine.nowUs - secondUs, 100e6 / 115.7, 1e4);
  EXPECT_TRUE(cells_settled(&cells));
}

TEST_F(CellsTest, OneThatDies_IsFlaggedInTheNextSampleUntilItIsBack) {
  start();
  settle();
  next();
  cell(6).chip.dead = true;
  const double diedUs = machine.nowUs;
  EXPECT_EQ(next().dead, 0x40);
  EXPECT_LT(machine.nowUs - diedUs, 4.5 * 8643.0);
  for (int n = 0; n < 50; ++n) {
    ASSERT_EQ(next().dead, 0x40);
  }
  cell(6).chip.dead = false;
  next();
  for (int n = 0; n < 50; ++n) {
    ASSERT_EQ(next().dead, 0);
  }
}

TEST_F(CellsTest, AllDead_ReportItTenTimesASecond) {
  start();
  settle();
  for (FakeCell& each : machine.cells) {
    each.chip.dead = true;
  }
  next();
  const double firstUs = machine.nowUs;
  for (int n = 0; n < 10; ++n) {
    ASSERT_EQ(next().dead, 0xFF);
  }
  EXPECT_NEAR(machine.nowUs - firstUs, 1e6, 0.05e6);
}

TEST_F(CellsTest, Saturation_IsFlaggedAtBothEndsAndOnlyThere) {
  cell(0).counts = [] { return 0x7FFFFF; };
  cell(1).counts = [] { return -0x800000; };
  cell(2).counts = [] { return 0x7FFFFE; };
  cell(3).counts = [] { return -0x7FFFFF; };
  start(4);
  EXPECT_EQ(next().saturated, 0x03);
  cell(0).counts = [] { return 0; };
  EXPECT_EQ(next().saturated, 0x02);
}

TEST_F(CellsTest, OneOutOfStep_IsFlaggedUntilItRecovers) {
  for (FakeCell& each : machine.cells) {
    each.counts = [random = Random(9)]() mutable { return static_cast<std::int32_t>(random.next() % 4000); };
  }
  start();
  settle();
  cell(4).chip.missesPulse = true;
  for (int n = 0; n < 5; ++n) {
    next();
  }
  int flagged = 0;
  for (int n = 0; n < 1000; ++n) {
    const wire_sample sample = next();
    ASSERT_EQ(sample.out_of_step & 0xEF, 0);
    flagged += sample.out_of_step == 0x10 ? 1 : 0;
  }
  // By chance the last bit is 1 in half of the readings, and in eight in a row once in 256.
  EXPECT_GT(flagged, 980);
  cell(4).chip.missesPulse = false;
  for (int n = 0; n < 8; ++n) {
    next();
  }
  for (int n = 0; n < 100; ++n) {
    ASSERT_EQ(next().out_of_step, 0);
  }
}

TEST_F(CellsTest, OneShortedToGround_IsOutOfStepAndDelaysNoOther) {
  start();
  settle();
  for (int n = 0; n < 20; ++n) {
    next();
  }
  machine.shorted = 0x08;
  next();
  next();
  const double startUs = machine.nowUs;
  for (int n = 0; n < 100; ++n) {
    const wire_sample sample = next();
    ASSERT_EQ(sample.out_of_step, 0x08) << n;
    ASSERT_FALSE(sample.straddles) << n;
  }
  EXPECT_NEAR(machine.nowUs - startUs, 100e6 / 115.7, 2e4);
}

TEST_F(CellsTest, ResetInMidRead_SamplesAreWholeAfterIt) {
  for (FakeCell& each : machine.cells) {
    each.counts = [] { return 0x00F0F0; };
  }
  start();
  settle();
  while (!cells_due(&cells)) {
    hal_idle();
  }
  for (int pulse = 0; pulse < 7; ++pulse) {
    hal_cells_pulse();
  }
  start();
  for (int n = 0; n < 20; ++n) {
    const wire_sample sample = next();
    ASSERT_EQ(sample.out_of_step, 0) << n;
    ASSERT_TRUE(std::all_of(sample.counts, sample.counts + 8, [](int counts) { return counts == 0x00F0F0; })) << n;
  }
}

TEST_F(CellsTest, OnOneClock_ConvertTogetherFromTheStart) {
  for (std::size_t i = 0; i < 8; ++i) {
    cell(i).nextUs = 1000.0 * static_cast<double>(i);
  }
  start();
  settle();
  EXPECT_LT(next().skew_4us, 50);
}

TEST_F(CellsTest, MeasuredRate_GivesTheKindOfModule) {
  const auto kindOf = [this](double rateHz) {
    machine.setPeriod(1e6 / rateHz);
    start();
    settle();
    return cells_nominal_rate_tenth_hz(&cells);
  };
  EXPECT_EQ(kindOf(115.7), 1157);
  EXPECT_EQ(kindOf(93.0), 800);
  EXPECT_EQ(kindOf(74.0), 800);
  EXPECT_EQ(kindOf(10.0), 100);
  EXPECT_EQ(kindOf(9.2), 100);
}

TEST_F(CellsTest, DeadBoard_HasNoKindOfModule) {
  for (FakeCell& each : machine.cells) {
    each.chip.dead = true;
  }
  start();
  settle();
  EXPECT_EQ(cells_nominal_rate_tenth_hz(&cells), 0);
}

TEST_F(CellsTest, ChangeOfRate_IsFollowed) {
  start();
  settle();
  machine.setPeriod(100e3);
  for (int n = 0; n < 10; ++n) {
    next();
  }
  for (int n = 0; n < 10; ++n) {
    EXPECT_EQ(next().dead, 0);
  }
  machine.setPeriod(12.5e3);
  for (int n = 0; n < 10; ++n) {
    next();
  }
  cell(1).chip.dead = true;
  const double diedUs = machine.nowUs;
  EXPECT_EQ(next().dead, 0x02);
  EXPECT_LT(machine.nowUs - diedUs, 60e3);
}

}  // namespace
}  // namespace surefoot::test
