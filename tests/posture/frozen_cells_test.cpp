// SPDX-License-Identifier: MIT
#include "posture/frozen_cells.hpp"

#include <gtest/gtest.h>

namespace surefoot::test {
namespace {

/// Samples of four cells at 80 a second, of which those of the mask `still` never change.
std::uint8_t foundAfter(double spanS, unsigned still) {
  FrozenCells frozen(4);
  for (int k = 0; k < static_cast<int>(spanS * 80.0); ++k) {
    Sample sample{.boardTimeUs = static_cast<std::uint64_t>(k) * 12500U};
    for (std::size_t i = 0; i < 4; ++i) {
      sample.counts[i] = (still >> i & 1U) != 0 ? 77 : static_cast<std::int32_t>(k % 7 * 10);
    }
    frozen.take(sample);
  }
  return frozen.found();
}

TEST(FrozenCells, CellThatNeverChanges_IsFoundAfterASecond) {
  EXPECT_EQ(foundAfter(0.9, 4U), 0U);
  EXPECT_EQ(foundAfter(1.2, 4U), 4U);
  EXPECT_EQ(foundAfter(3.0, 5U), 5U);
}

TEST(FrozenCells, BoardWithoutAnyNoise_HasNone) {
  EXPECT_EQ(foundAfter(3.0, 15U), 0U) << "a made-up board: nothing tells its cells apart";
  EXPECT_EQ(foundAfter(3.0, 0U), 0U);
}

}  // namespace
}  // namespace surefoot::test
