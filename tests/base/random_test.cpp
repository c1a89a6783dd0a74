// SPDX-License-Identifier: MIT
// The random numbers: the published sequence, and that the distributions are uniform and normal.
#include "base/random.hpp"

#include <array>

#include <gtest/gtest.h>

namespace surefoot::test {
namespace {

TEST(Random, PublishedSeed_GivesThePublishedSequence) {
  // pcg32-demo of the PCG C library (O'Neill, pcg-random.org), pcg32_srandom(42, 54).
  Random random(42, 54);
  for (const std::uint32_t expected : {0xa15c02b7U, 0x7b47f409U, 0xba1d3330U, 0x83d2f293U, 0xbfa4784bU, 0xcbed606eU}) {
    EXPECT_EQ(random.next(), expected);
  }
}

TEST(Random, SameSeed_RepeatsAndAnotherStreamDiffers) {
  Random first(7);
  Random second(7);
  Random other(7, 2);
  int equal = 0;
  for (int i = 0; i < 1000; ++i) {
    const std::uint32_t value = first.next();
    EXPECT_EQ(value, second.next());
    equal += value == other.next() ? 1 : 0;
  }
  EXPECT_LT(equal, 3);
}

TEST(Random, ManyUniformNumbers_FillTheRangeEvenly) {
  Random random(1);
  std::array<int, 10> tenths{};
  for (int i = 0; i < 100000; ++i) {
    const double value = random.uniform(-2.0, 3.0);
    ASSERT_GE(value, -2.0);
    ASSERT_LT(value, 3.0);
    ++tenths[static_cast<std::size_t>((value + 2.0) * 2.0)];
  }
  for (const int count : tenths) {
    EXPECT_NEAR(count, 10000, 500);
  }
}

TEST(Random, ManyNormalNumbers_HaveNormalMoments) {
  Random random(2);
  constexpr int kCount = 200000;
  double sum = 0.0;
  double squares = 0.0;
  double cubes = 0.0;
  int beyondTwo = 0;
  for (int i = 0; i < kCount; ++i) {
    const double value = random.normal();
    sum += value;
    squares += value * value;
    cubes += value * value * value;
    beyondTwo += std::fabs(value) > 1.959964 ? 1 : 0;
  }
  EXPECT_NEAR(sum / kCount, 0.0, 0.01);
  EXPECT_NEAR(squares / kCount, 1.0, 0.015);
  EXPECT_NEAR(cubes / kCount, 0.0, 0.05);
  EXPECT_NEAR(beyondTwo / static_cast<double>(kCount), 0.05, 0.003);
}

}  // namespace
}  // namespace surefoot::test
