// SPDX-License-Identifier: MIT
#include "base/text.hpp"

#include <bit>
#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "base/random.hpp"

namespace surefoot::test {
namespace {

TEST(Text, Number_IsWrittenAsTheShortestThatReadsBack) {
  EXPECT_EQ(numberText(0.1), "0.1");
  EXPECT_EQ(numberText(-3.0), "-3");
  EXPECT_EQ(numberText(1e21), "1e+21");
  EXPECT_EQ(numberText(0.1 + 0.2), "0.30000000000000004");
}

TEST(Text, WrittenNumber_ReadsBackToTheSameBits) {
  Random random(7);
  for (int i = 0; i < 100'000; ++i) {
    const std::uint64_t high = random.next();
    const std::uint64_t low = random.next();
    const auto value = std::bit_cast<double>(high << 32U | low);
    if (std::isfinite(value)) {
      const auto back = parseNumber(numberText(value));
      ASSERT_TRUE(back.has_value()) << numberText(value);
      ASSERT_EQ(std::bit_cast<std::uint64_t>(*back), std::bit_cast<std::uint64_t>(value)) << numberText(value);
    }
  }
}

TEST(Text, TextWithoutAFiniteNumber_IsRefused) {
  for (const char* text :
       {"", " ", " 1", "1 ", "1,5", "1.5.2", "nan", "NaN", "inf", "-inf", "1x", "0x10", "1e999", "--1", "+1"}) {
    EXPECT_FALSE(parseNumber(text)) << text;
  }
  EXPECT_EQ(parseNumber("-1.5e-3"), -0.0015);
}

TEST(Text, HexadecimalNumber_HasAllSixteenDigits) {
  EXPECT_EQ(hexText(0x0123456789ABCDEFULL), "0123456789abcdef");
}

TEST(Text, OutOfRangeOrNotAnInteger_IsRefused) {
  EXPECT_EQ(parseInteger<std::uint64_t>("18446744073709551615"), std::numeric_limits<std::uint64_t>::max());
  EXPECT_FALSE(parseInteger<std::uint64_t>("18446744073709551616"));
  EXPECT_FALSE(parseInteger<std::uint32_t>("-1"));
  EXPECT_FALSE(parseInteger<int>("1.0"));
  EXPECT_FALSE(parseInteger<int>(""));
}

}  // namespace
}  // namespace surefoot::test
