// SPDX-License-Identifier: MIT
// The harbour grows for a month of days and never shrinks.
#include "games/harbour.hpp"

#include <gtest/gtest.h>

namespace surefoot {
namespace {

TEST(Harbour, GrowsEveryDayForTenDaysAndGoesOnForAMonth) {
  EXPECT_EQ(harbourPieces(0), 0);
  EXPECT_EQ(harbourPieces(10), 1);
  for (int day = 1; day <= 10; ++day) {
    EXPECT_GT(harbourPieces(30 * day), harbourPieces(30 * (day - 1))) << day;
  }
  EXPECT_GT(harbourPieces(900), harbourPieces(600));
}

TEST(Harbour, EveryPieceIsSeen) {
  std::size_t before = 0;
  int pieces = 0;
  for (int presses = 0; presses <= 1000; ++presses) {
    DrawList list;
    drawHarbour(list, {100.0, 500.0}, 700.0, presses, 1.0, lightOf(DayTime::Evening));
    if (harbourPieces(presses) > pieces) {
      EXPECT_GT(list.shapes.size(), before) << presses;
      pieces = harbourPieces(presses);
    }
    before = list.shapes.size();
  }
  EXPECT_EQ(pieces, 30);
}

}  // namespace
}  // namespace surefoot
