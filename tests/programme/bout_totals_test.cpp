// SPDX-License-Identifier: MIT
#include "programme/bout_totals.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace surefoot::test {
namespace {

TEST(BoutTotals, LeanWithTheHeelsDown_IsNoTimeOnTiptoe) {
  BoutTotals totals;
  totals.add({.kind = EventKind::HoldEnd, .hold = {.heldS = 8.0, .measured = true}});
  totals.add({.kind = EventKind::HoldEnd, .hold = {.heldS = 6.0, .measured = false}});
  totals.add({.kind = EventKind::HoldEnd, .hold = {.heldS = 20.0, .measured = false, .astray = true}});
  for (const BoutMeasure& measure : totals.measuresOf(Exercise::Tiptoe)) {
    if (measure.key == "tiptoe_count") {
      EXPECT_EQ(measure.value, 2.0);
    } else if (measure.key == "tiptoe_longest_s") {
      EXPECT_EQ(measure.value, 8.0);
    }
  }
}

TEST(BoutTotals, LeanWithTheHeelsDown_IsMarkedInTheEvents) {
  for (const bool astray : {false, true}) {
    const std::vector<EventCell> cells = cellsOf({.kind = EventKind::HoldEnd, .hold = {.astray = astray}});
    const auto found = std::ranges::find(cells, "astray", &EventCell::column);
    ASSERT_NE(found, cells.end());
    EXPECT_EQ(found->value, astray ? 1.0 : 0.0);
  }
}

}  // namespace
}  // namespace surefoot::test
