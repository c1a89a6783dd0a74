// SPDX-License-Identifier: MIT
// Each shape as SVG text, and the words in it.
#include "play/svg.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace surefoot::test {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string drawn(Shape shape) {
  DrawList list;
  list.add(std::move(shape));
  return svgOf(list, {1920.0, 1080.0}, [](std::string_view id, std::span<const std::string> arguments) {
    return "words of " + std::string(id) + (arguments.empty() ? "" : " " + arguments[0]);
  });
}

TEST(Svg, AnyPicture_HasTheSizeOfTheCanvas) {
  EXPECT_THAT(drawn(Line{}), HasSubstr("viewBox=\"0 0 1920 1080\""));
}

TEST(Svg, Polygon_HasItsPointsAndFill) {
  EXPECT_THAT(drawn(Polygon{{{0.0, 0.0}, {10.0, 0.0}, {10.0, 5.5}}, rgb(0x102030, 0.5)}),
              HasSubstr("<polygon points=\"0,0 10,0 10,5.5\" fill=\"#102030\" fill-opacity=\"0.50\"/>"));
}

TEST(Svg, TurnedBox_IsRotatedClockwise) {
  const std::string text =
      drawn(Box{{50.0, 40.0}, {20.0, 10.0}, 3.0, rgb(0xFF0000), rgb(0xFF0000), 3.14159265358979 / 2.0});
  EXPECT_THAT(text, HasSubstr("<rect x=\"40\" y=\"35\" width=\"20\" height=\"10\" rx=\"3\" fill=\"#ff0000\""));
  EXPECT_THAT(text, HasSubstr("rotate(90 50 40)"));
}

TEST(Svg, GlowingEllipse_FadesToTheRim) {
  const std::string text = drawn(Ellipse{{5.0, 5.0}, {4.0, 4.0}, rgb(0xFFFFFF), rgb(0xFFFFFF, 0.0)});
  EXPECT_THAT(text, HasSubstr("<radialGradient"));
  EXPECT_THAT(text, HasSubstr("stop-opacity=\"0.00\""));
}

TEST(Svg, StripsAcrossAndAlong_HaveTheirGradientAndOutline) {
  const Color top = rgb(0x000000);
  const Color foot = rgb(0xFFFFFF);
  const Strip rows{{{{0.0, 0.0}, top}, {{10.0, 0.0}, top}, {{0.0, 20.0}, foot}, {{10.0, 20.0}, foot}}};
  EXPECT_THAT(drawn(rows), HasSubstr("x1=\"5\" y1=\"0\" x2=\"5\" y2=\"20\""));
  const Strip ridge{{{{0.0, 4.0}, top}, {{0.0, 20.0}, foot}, {{10.0, 2.0}, top}, {{10.0, 20.0}, foot}}};
  EXPECT_THAT(drawn(ridge), HasSubstr("points=\"0,4 10,2 10,20 0,20\""));
}

TEST(Svg, QuarterArc_RunsClockwiseFromTheTop) {
  EXPECT_THAT(drawn(Arc{{100.0, 100.0}, 50.0, 10.0, 0.0, 0.25, rgb(0xFFC857)}),
              AllOf(HasSubstr("points=\"100,50 "), HasSubstr(" 150,100\"")));
}

TEST(Svg, LabelWithIdOrLiteral_ShowsItsWords) {
  EXPECT_THAT(drawn(Label{.id = "hello", .arguments = {"7"}, .at = {0.0, 0.0}}), HasSubstr(">words of hello 7<"));
  EXPECT_THAT(drawn(Label{.id = "=3 < 4 & 5", .at = {0.0, 0.0}}),
              AllOf(HasSubstr(">3 &lt; 4 &amp; 5<"), Not(HasSubstr("words of"))));
}

TEST(Svg, LongLabel_WrapsOrElseShrinks) {
  const std::string wrapped =
      drawn(Label{.id = "=one two three four", .at = {0.0, 0.0}, .size = 50.0, .maxWidth = 300.0, .maxLines = 2});
  EXPECT_THAT(wrapped, AllOf(HasSubstr(">one two<"), HasSubstr(">three four<")));
  const std::string shrunk =
      drawn(Label{.id = "=one two three four", .at = {0.0, 0.0}, .size = 50.0, .maxWidth = 400.0});
  EXPECT_THAT(shrunk, AllOf(HasSubstr(">one two three four<"), Not(HasSubstr("font-size=\"50\""))));
}

}  // namespace
}  // namespace surefoot::test
