// SPDX-License-Identifier: MIT
// Text wraps, shrinks and is cut short, in that order, and never overflows.
#include "view/text_fit.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace surefoot::test {
namespace {

using testing::ElementsAre;

/// Every character is half as wide as the type size.
double halfWide(std::u32string_view text, int sizePx) {
  return 0.5 * sizePx * static_cast<double>(text.size());
}

TEST(FitText, TextThatFits_KeepsOneLine) {
  const FittedText fitted = fitText(U"Hold the press", 40, 280.0, 2, halfWide);
  EXPECT_THAT(fitted.lines, ElementsAre(U"Hold the press"));
  EXPECT_EQ(fitted.sizePx, 40);
  EXPECT_DOUBLE_EQ(fitted.widthPx, 280.0);
}

TEST(FitText, NoLimit_IsOneLine) {
  EXPECT_THAT(fitText(U"a b c d", 40, 0.0, 3, halfWide).lines, ElementsAre(U"a b c d"));
}

TEST(FitText, TwoLinesAllowed_WrapsEvenlyBeforeItShrinks) {
  const FittedText fitted = fitText(U"one two three four", 40, 300.0, 2, halfWide);
  EXPECT_EQ(fitted.sizePx, 40);
  EXPECT_THAT(fitted.lines, ElementsAre(U"one two", U"three four"));
  EXPECT_THAT(fitted.widthsPx, ElementsAre(140.0, 200.0));
}

TEST(FitText, LongWord_ShrinksToTheLargestSizeThatFits) {
  const FittedText fitted = fitText(U"abcdefghij", 40, 150.0, 1, halfWide);
  EXPECT_EQ(fitted.sizePx, 30);
  EXPECT_DOUBLE_EQ(fitted.widthPx, 150.0);
}

TEST(FitText, TooLongAtSixtyPerCent_IsCutShort) {
  const FittedText fitted = fitText(U"abcdefghij klmnopqrst", 40, 100.0, 1, halfWide);
  EXPECT_EQ(fitted.sizePx, 24);
  EXPECT_THAT(fitted.lines, ElementsAre(U"abcdefg\u2026"));
  EXPECT_LE(fitted.widthPx, 100.0);
}

TEST(FitText, AnyWidth_TextNeverStandsOut) {
  for (int lines = 1; lines <= 3; ++lines) {
    for (double width = 30.0; width < 600.0; width += 7.0) {
      const FittedText fitted = fitText(U"Lean left or right to choose, incomprehensibly", 50, width, lines, halfWide);
      EXPECT_LE(fitted.widthPx, width);
      EXPECT_LE(static_cast<int>(fitted.lines.size()), lines);
      EXPECT_GE(fitted.sizePx, 30);
    }
  }
}

TEST(FitText, EmptyText_HasNoWidth) {
  EXPECT_DOUBLE_EQ(fitText(U"", 40, 100.0, 2, halfWide).widthPx, 0.0);
}

}  // namespace
}  // namespace surefoot::test
