// SPDX-License-Identifier: MIT
#include "posture/board.hpp"

#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace surefoot::test {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(BoardTest, BuiltInBoards_AreUsable) {
  EXPECT_THAT(whatIsWrongWith(classicBoard()), IsEmpty());
  EXPECT_THAT(whatIsWrongWith(splitBoard()), IsEmpty());
  EXPECT_EQ(classicBoard().cells.size(), 4U);
  EXPECT_EQ(splitBoard().cells.size(), 8U);
}

TEST(BoardTest, BuiltInBoards_AreSymmetric) {
  for (const Board& board : {classicBoard(), splitBoard()}) {
    Vec2 sum;
    for (const Cell& cell : board.cells) {
      sum += cell.placeMm;
      EXPECT_EQ(isLeft(cell.zone), cell.zone != Zone::Plate && cell.placeMm.x < 0);
    }
    EXPECT_EQ(sum.x, 0.0);
  }
}

TEST(BoardTest, ToesOnTheBar_HeelsOfAllFeetAreBetweenTheCells) {
  constexpr double kBallMm = 100.0;          // the bar's back edge, in its middle
  constexpr double kToesShare = 0.21;        // in front of the crease between ball and toes
  constexpr double kHeelMiddleShare = 0.12;  // the heel takes the load this far from the back of the foot
  const Board board = splitBoard();
  for (const double foot : {190.0, 240.0, 330.0}) {
    EXPECT_LE(kBallMm + kToesShare * foot, 175.0);
    EXPECT_GE(kBallMm - (1.0 - kToesShare) * foot, -175.0);
    EXPECT_GT(kBallMm - (1.0 - kToesShare - kHeelMiddleShare) * foot, board.cells[2].placeMm.y);
  }
}

TEST(BoardTest, UnusableBoard_SaysWhatIsWrong) {
  Board board = splitBoard();
  board.calibration.pop_back();
  EXPECT_THAT(whatIsWrongWith(board), HasSubstr("8 load cells but 7 calibrations"));

  board = splitBoard();
  board.calibration[2].countsPerN = 0.0;
  EXPECT_THAT(whatIsWrongWith(board), HasSubstr("load cell 3 has no usable counts per newton"));
  board.calibration[2].countsPerN = std::numeric_limits<double>::quiet_NaN();
  EXPECT_THAT(whatIsWrongWith(board), HasSubstr("load cell 3"));

  board = splitBoard();
  board.calibration[7].zeroCounts = std::numeric_limits<double>::infinity();
  EXPECT_THAT(whatIsWrongWith(board), HasSubstr("load cell 8 has no usable zero"));

  board = splitBoard();
  for (Cell& cell : board.cells) {
    cell.placeMm.y = 0.5 * cell.placeMm.x;
  }
  EXPECT_THAT(whatIsWrongWith(board), HasSubstr("in one line"));

  board.cells.clear();
  EXPECT_THAT(whatIsWrongWith(board), HasSubstr("no load cells"));
  board.cells.resize(kMaxCells + 1);
  EXPECT_THAT(whatIsWrongWith(board), HasSubstr("9 load cells"));
}

TEST(Board, UncalibratedBoard_NamesTheCellsWithTheirBuiltInGain) {
  Board board = splitBoard();
  EXPECT_THAT(uncalibratedCells(board), testing::IsEmpty()) << "the board is marked as calibrated";
  board.calibrated = false;
  EXPECT_THAT(uncalibratedCells(board), testing::ElementsAre(1, 2, 3, 4, 5, 6, 7, 8));
  board.calibration[2].countsPerN = 2100.25;
  board.calibration[6].countsPerN = -8554.0;
  board.calibration[0].zeroCounts = 1234.0;
  EXPECT_THAT(uncalibratedCells(board), testing::ElementsAre(1, 2, 4, 5, 6, 8));
}

}  // namespace
}  // namespace surefoot::test
