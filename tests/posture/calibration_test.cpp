// SPDX-License-Identifier: MIT
#include "posture/calibration.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "posture/columns.hpp"
#include "posture/reading.hpp"

namespace surefoot::test {
namespace {

TEST(CalibrationTest, TwoPoints_GiveZeroAndGain) {
  const CalibrationFit fit = fitCalibration(std::vector<double>{-81234.0, 118766.0}, std::vector<double>{0.0, 100.0});
  EXPECT_NEAR(fit.calibration.countsPerN, 2000.0, 1e-9);
  EXPECT_NEAR(fit.calibration.zeroCounts, -81234.0, 1e-6);
  EXPECT_NEAR(fit.residualN, 0.0, 1e-9);
}

TEST(CalibrationTest, FourPoints_GiveAResidual) {
  const CalibrationFit fit =
      fitCalibration(std::vector<double>{0, 1000, 2000, 3000}, std::vector<double>{1.0, 9.0, 19.0, 31.0});
  EXPECT_NEAR(fit.calibration.countsPerN, 100.0, 1e-9);
  EXPECT_NEAR(fit.calibration.zeroCounts, 0.0, 1e-9);
  EXPECT_NEAR(fit.residualN, 1.0, 1e-9);
  EXPECT_NEAR(fit.worstN, 1.0, 1e-9);
}

TEST(CalibrationTest, PointsWithoutALine_AreRefused) {
  const std::vector<double> same{5.0, 5.0};
  const std::vector<double> loads{0.0, 100.0};
  EXPECT_THROW(fitCalibration(same, loads), Error);
  EXPECT_THROW(fitCalibration(loads, same), Error);
  EXPECT_THROW(fitCalibration(std::vector<double>{1.0}, std::vector<double>{1.0}), Error);
  EXPECT_THROW(fitCalibration(std::vector<double>{1.0, 2.0, 3.0}, loads), Error);
}

TEST(CalibrationTest, FourCornersOfARealBoard_GiveTheCopThatItReported) {
  if (referenceDir().empty()) {
    GTEST_SKIP() << "no reference data";
  }
  const auto columns = columnsOf(referenceDir() + "/real_board/four_corners_181s.csv");
  Board board = classicBoard();
  const std::array<Vec2, 4> places{{{-216.5, 119.0}, {216.5, 119.0}, {-216.5, -119.0}, {216.5, -119.0}}};
  for (std::size_t i = 0; i < 4; ++i) {
    const std::string cell = std::to_string(i + 1);
    board.cells[i].placeMm = places[i];
    const CalibrationFit fit = fitCalibration(columns.at("raw_" + cell), columns.at("force_" + cell + "_n"));
    board.calibration[i] = fit.calibration;
    EXPECT_LT(fit.worstN, 0.001) << cell;
  }
  const auto& time = columns.at("time_s");
  int compared = 0;
  double worst = 0.0;
  for (std::size_t row = 0; row < time.size(); ++row) {
    Sample sample;
    sample.boardTimeUs = static_cast<std::uint64_t>(time[row] * 1e6);
    for (std::size_t i = 0; i < 4; ++i) {
      sample.counts[i] = static_cast<std::int32_t>(columns.at("raw_" + std::to_string(i + 1))[row]);
    }
    const Reading reading = readingOf(board, sample, {200.0});
    if (reading.whole.valid) {
      ++compared;
      worst = std::max({worst, std::fabs(reading.whole.mm.x - columns.at("cop_x_mm")[row]),
                        std::fabs(reading.whole.mm.y - columns.at("cop_y_mm")[row])});
    }
  }
  EXPECT_GT(compared, 6000);
  EXPECT_LT(worst, 0.01);
  RecordProperty("worst_mm", std::to_string(worst));
  std::cout << "samples over 200 N: " << compared << ", worst distance of the CoP: " << worst << " mm\n";
}

}  // namespace
}  // namespace surefoot::test
