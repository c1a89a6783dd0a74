// SPDX-License-Identifier: MIT
// The HX711 model against its data sheet: the basis of the firmware's tests and of the virtual board.
#include "hx711.hpp"

#include <gtest/gtest.h>

namespace surefoot::test {
namespace {

constexpr Hx711::Cycle kUs = 16;

class Hx711Test : public testing::Test {
 protected:
  void SetUp() override {
    chip.powerUp();
    for (int i = 0; i < 4; ++i) {
      convert(0);
    }
    read(25);
  }

  void convert(std::int32_t counts) {
    now += 8640 * kUs;
    chip.convert(now, counts);
  }

  std::uint32_t read(int pulses) {
    std::uint32_t bits = 0;
    for (int i = 0; i < pulses; ++i) {
      now += kUs;
      chip.clockRises(now);
      bits = (bits << 1U) | (chip.dout() ? 1U : 0U);
      now += kUs;
      chip.clockFalls(now);
    }
    return bits;
  }

  Hx711 chip;
  Hx711::Cycle now = 0;
};

TEST_F(Hx711Test, Conversion_GivesTwentyFourBitsMostSignificantFirstThenHigh) {
  for (const std::int32_t counts : {0, 1, -1, 0x123456, -0x800000, 0x7FFFFF}) {
    EXPECT_TRUE(chip.dout());
    convert(counts);
    EXPECT_FALSE(chip.dout());
    EXPECT_EQ(read(25), ((static_cast<std::uint32_t>(counts) & 0xFFFFFFU) << 1U) | 1U) << counts;
  }
}

TEST_F(Hx711Test, CountsOutOfRange_AreClippedToTwentyFourBits) {
  convert(20'000'000);
  EXPECT_EQ(read(24), 0x7FFFFFU);
  convert(-20'000'000);
  EXPECT_EQ(read(24), 0x800000U);
}

TEST_F(Hx711Test, PowerUp_SettlesForFourConversions) {
  chip.powerUp();
  for (int i = 0; i < 3; ++i) {
    convert(5);
    EXPECT_TRUE(chip.dout());
  }
  convert(5);
  EXPECT_FALSE(chip.dout());
}

TEST_F(Hx711Test, ClockStaysHigh_PowersDown) {
  chip.clockRises(now);
  EXPECT_FALSE(chip.clockFalls(now + 59 * kUs));
  chip.clockRises(now);
  now += 61 * kUs;
  EXPECT_TRUE(chip.clockFalls(now));
  convert(5);
  EXPECT_TRUE(chip.dout());
}

TEST_F(Hx711Test, TwentySevenPulses_HalveTheGainAfterSettling) {
  convert(1000);
  read(27);
  for (int i = 0; i < 4; ++i) {
    convert(1000);
  }
  EXPECT_EQ(read(24), 500U);
}

TEST_F(Hx711Test, MissedPulse_LeavesTheLastBitStanding) {
  chip.missesPulse = true;
  convert(2);
  EXPECT_EQ(read(25) & 1U, 0U);
  chip.missesPulse = false;
  convert(2);
  EXPECT_EQ(read(25), (2U << 1U) | 1U);
}

TEST_F(Hx711Test, ConversionDuringARead_MixesTwoResults) {
  convert(0);
  const std::uint32_t first = read(12);
  chip.convert(now, -1);
  EXPECT_EQ((first << 12U) | read(12), 0x000FFFU);
  EXPECT_EQ(read(1), 1U);
}

}  // namespace
}  // namespace surefoot::test
