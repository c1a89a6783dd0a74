// SPDX-License-Identifier: MIT
#include "posture/reading.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace surefoot::test {
namespace {

constexpr ValidityGate kGate{100.0};

/// A sample of `board` with these forces in newtons on its cells.
Sample sampleOf(const Board& board, const std::array<double, kMaxCells>& newtons) {
  Sample sample;
  sample.boardTimeUs = 1'500'000;
  for (std::size_t i = 0; i < board.cells.size(); ++i) {
    const CellCalibration& calibration = board.calibration[i];
    sample.counts[i] =
        static_cast<std::int32_t>(std::lround(calibration.zeroCounts + newtons[i] * calibration.countsPerN));
  }
  return sample;
}

TEST(ReadingTest, ClassicBoard_GivesForcesAndOneCop) {
  Board board = classicBoard();
  board.calibration[1] = {-50000.0, -1000.0};  // reversed polarity
  board.calibration[2].zeroCounts = 123456.0;
  const Reading reading = readingOf(board, sampleOf(board, {100, 200, 100, 200}), kGate);
  EXPECT_EQ(reading.tS, 1.5);
  EXPECT_NEAR(reading.cellN[1], 200.0, 1e-3);
  EXPECT_NEAR(reading.whole.loadN, 600.0, 1e-2);
  ASSERT_TRUE(reading.whole.valid);
  EXPECT_NEAR(reading.whole.mm.x, 230.0 / 3.0, 1e-2);
  EXPECT_NEAR(reading.whole.mm.y, 0.0, 1e-2);
  EXPECT_FALSE(reading.left.valid);
  EXPECT_FALSE(reading.right.valid);
  EXPECT_FALSE(reading.hasToes);
}

TEST(ReadingTest, SplitBoard_GivesFeetAndToes) {
  const Board board = splitBoard();
  const Reading reading = readingOf(board, sampleOf(board, {100, 100, 100, 50, 50, 50, 60, 20}), kGate);
  EXPECT_TRUE(reading.hasToes);
  EXPECT_NEAR(reading.toeLeftN, 60.0, 1e-3);
  EXPECT_NEAR(reading.toeRightN, 20.0, 1e-3);
  EXPECT_NEAR(reading.left.loadN, 300.0, 1e-2) << "the plate bears the toes too";
  EXPECT_NEAR(reading.left.mm.x, -295.0 / 3.0, 1e-2);
  EXPECT_NEAR(reading.left.mm.y, (145.0 * 200.0 - 160.0 * 100.0) / 300.0, 1e-2);
  EXPECT_NEAR(reading.right.loadN, 150.0, 1e-2);
  EXPECT_NEAR(reading.whole.loadN, 450.0, 1e-2);
  EXPECT_NEAR(reading.whole.mm.x, 295.0 / 3.0 * (150.0 - 300.0) / 450.0, 1e-2);
}

// Boards and recordings of wire version 1: toe bars on the base bear a part of the load.
TEST(ReadingTest, ToeBarsOnTheBase_AreAddedToTheLoad) {
  Board board = splitBoard();
  board.cells[6].zone = Zone::LeftToes;
  board.cells[7].zone = Zone::RightToes;
  const Reading reading = readingOf(board, sampleOf(board, {100, 100, 100, 50, 50, 50, 60, 20}), kGate);
  EXPECT_TRUE(reading.hasToes);
  EXPECT_NEAR(reading.toeLeftN, 60.0, 1e-3);
  EXPECT_NEAR(reading.left.loadN, 360.0, 1e-2);
  EXPECT_NEAR(reading.left.mm.y, (145.0 * 200.0 - 160.0 * 100.0 + 125.0 * 60.0) / 360.0, 1e-2);
  EXPECT_NEAR(reading.whole.loadN, 530.0, 1e-2);
}

TEST(ReadingTest, LoadAboveTheGate_CopIsValidAndForAFootAboveAQuarterOfIt) {
  const Board board = splitBoard();
  const Reading light = readingOf(board, sampleOf(board, {10, 10, 10, 20, 20, 20, 0, 0}), kGate);
  EXPECT_FALSE(light.whole.valid);
  EXPECT_EQ(light.whole.mm, Vec2{});
  EXPECT_NEAR(light.whole.loadN, 90.0, 1e-2);
  EXPECT_TRUE(light.left.valid);
  const Reading oneFoot = readingOf(board, sampleOf(board, {5, 5, 5, 100, 100, 100, 0, 0}), kGate);
  EXPECT_TRUE(oneFoot.whole.valid);
  EXPECT_FALSE(oneFoot.left.valid);
  EXPECT_TRUE(oneFoot.right.valid);
}

TEST(ReadingTest, FaultyCell_MakesTheReadingInvalidButStraddlingDoesNot) {
  const Board board = classicBoard();
  Sample sample = sampleOf(board, {100, 200, 100, 200});
  for (const std::uint32_t fault : {kFaultDead << 3U, kFaultSaturated, kFaultOutOfStep << 1U}) {
    sample.faults = fault;
    const Reading reading = readingOf(board, sample, kGate);
    EXPECT_TRUE(reading.faulty);
    EXPECT_FALSE(reading.whole.valid);
    EXPECT_EQ(reading.whole.mm, Vec2{});
  }
  // Cell 5 does not exist, and a straddled reading is only slightly uncertain.
  sample.faults = kFaultStraddles | (kFaultDead << 4U);
  EXPECT_FALSE(readingOf(board, sample, kGate).faulty);
  EXPECT_TRUE(readingOf(board, sample, kGate).whole.valid);
}

TEST(ReadingTest, BodyWeightAndSitting_SetTheGate) {
  EXPECT_EQ(gateFor(0.0, false).leastLoadN, 100.0);
  EXPECT_EQ(gateFor(350.0, false).leastLoadN, 100.0);
  EXPECT_EQ(gateFor(1500.0, false).leastLoadN, 300.0);
  EXPECT_EQ(gateFor(1500.0, true).leastLoadN, 20.0);
}

}  // namespace
}  // namespace surefoot::test
