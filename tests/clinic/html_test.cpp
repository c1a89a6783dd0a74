// SPDX-License-Identifier: MIT
#include "clinic/html.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clinic/chart.hpp"

namespace surefoot::test {
namespace {

TEST(Html, TextAndAttributes_AreEscaped) {
  EXPECT_EQ(text("<b>\"Tom\" & 'Ann'</b>").markup(), "&lt;b&gt;&quot;Tom&quot; &amp; &#39;Ann&#39;&lt;/b&gt;");
  EXPECT_EQ(el("p", {{"title", "a\" onclick=\"x"}}, "<script>").markup(),
            "<p title=\"a&quot; onclick=&quot;x\">&lt;script&gt;</p>\n");
}

TEST(Html, NestedElement_IsNotEscapedAgain) {
  EXPECT_EQ(el("p", {}, el("b", {}, "1 < 2"), " & ", std::string("more")).markup(),
            "<p><b>1 &lt; 2</b>\n &amp; more</p>\n");
  EXPECT_EQ(el("br", {}).markup(), "<br>");
}

TEST(Html, UnsafeAddress_IsReplaced) {
  for (const char* bad : {"javascript:alert(1)", " javascript:alert(1)", "data:text/html,x", "//elsewhere.example",
                          "/\\elsewhere", "http://elsewhere.example"}) {
    EXPECT_EQ(el("a", {{"href", bad}}, "x").markup(), "<a href=\"#\">x</a>\n") << bad;
  }
  for (const char* good : {"/people?q=a", "?page=2", "#main", "https://doi.org/10.1109/10.532130"}) {
    EXPECT_THAT(el("a", {{"href", good}}, "x").markup(), testing::HasSubstr(std::string("href=\"") + good)) << good;
  }
}

TEST(Html, AttributeSwitchedOff_IsLeftOut) {
  EXPECT_EQ(el("input", {Attribute::flagIf("checked", false), Attribute::flagIf("required", true),
                         Attribute::valueIf("value", "x", false)})
                .markup(),
            "<input required>");
}

TEST(Html, AddressPart_IsPercentEncoded) {
  EXPECT_EQ(urlPart("Åsa & Co/1"), "%C3%85sa%20%26%20Co%2F1");
}

TEST(Chart, Calendar_SaysInWordsWhatItShows) {
  const std::vector<DayDone> days{{20000, 1.0}, {20002, 0.4}};
  const std::string markup = calendarChart(days, 20003, 2).markup();
  EXPECT_THAT(markup, testing::HasSubstr("Training on 2 of the last"));
  EXPECT_THAT(markup, testing::HasSubstr("the complete plan on 1."));
  EXPECT_THAT(markup, testing::HasSubstr("role=\"img\""));
}

TEST(Chart, EmptyOrConstantData_GivesNoNanOrInfinity) {
  EXPECT_THAT(trendChart({.title = "Sway"}).markup(), testing::HasSubstr("nothing measured yet"));
  EXPECT_THAT(pathChart({.title = "Way"}).markup(), testing::HasSubstr("no centre of pressure"));
  const LineChart flat{
      .title = "Flat", .xUnit = "s", .yUnit = "mm", .x = {0.0, 1.0, 2.0}, .series = {{"AP", {0.0, 0.0, 0.0}}}};
  for (const std::string& markup :
       {lineChart(flat).markup(), trendChart({.title = "One", .points = {{.day = 20000, .value = 5.0}}}).markup(),
        pathChart({.title = "Still", .points = {{1.0, 1.0}, {1.0, 1.0}}}).markup()}) {
    EXPECT_THAT(markup, testing::Not(testing::HasSubstr("nan")));
    EXPECT_THAT(markup, testing::Not(testing::HasSubstr("inf")));
    EXPECT_THAT(markup, testing::HasSubstr("<svg"));
  }
}

std::size_t countOf(const std::string& text, const std::string& word) {
  std::size_t count = 0;
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    ++count;
  }
  return count;
}

TEST(Chart, GapInTheRecording_StaysAGapAtAnyLength) {
  for (const int count : {600, 6000}) {
    for (int hole = count / 2; hole < count / 2 + 6; ++hole) {
      LineChart chart{.title = "t", .summary = "s", .xUnit = "s", .yUnit = "mm", .x = {}, .series = {{"a", {}}}};
      for (int i = 0; i < count; ++i) {
        chart.x.push_back(i * 0.01 + (i >= hole ? 3.0 : 0.0));
        chart.series[0].values.push_back(i < hole ? 1.0 : -1.0);
      }
      const std::string svg = lineChart(chart).markup();
      const std::size_t path = svg.find("<path d=\"M");
      ASSERT_NE(path, std::string::npos);
      const std::string curve = svg.substr(path, svg.find('"', path + 9) - path);
      EXPECT_EQ(countOf(curve, "M"), 2U) << count << ' ' << hole;
      // Both sides are level, so a line joining them would be drawn in between.
      EXPECT_EQ(countOf(curve, "M64.0 "), 1U);
    }
  }
}

}  // namespace
}  // namespace surefoot::test
