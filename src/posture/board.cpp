// SPDX-License-Identifier: MIT
// The two boards of hardware/firmware/README.md as data, and the check that a board's data is usable.
#include "posture/board.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "base/units.hpp"

namespace surefoot {

namespace {

// HX711, gain 128, 5 V excitation: 20 mV is 2^23 counts (data sheet). Cells of 2 mV/V give 10 mV at their rated load.
constexpr double kCountsAtRating = 4194304.0;

CellCalibration builtInCalibration(double ratingKg) {
  return {0.0, std::round(kCountsAtRating / (ratingKg * kNewtonsPerKg))};
}

constexpr double kPlateCellKg = 200.0;
constexpr double kToeCellKg = 50.0;

CellCalibration builtInCalibration(Zone zone) {
  return builtInCalibration(isToes(zone) ? kToeCellKg : kPlateCellKg);
}

bool allInOneLine(const std::vector<Cell>& cells) {
  constexpr double kLeastAreaMm2 = 1.0;
  const Vec2 origin = cells.front().placeMm;
  for (const Cell& first : cells) {
    for (const Cell& second : cells) {
      const Vec2 a = first.placeMm - origin;
      const Vec2 b = second.placeMm - origin;
      if (std::fabs(a.x * b.y - a.y * b.x) > kLeastAreaMm2) {
        return false;
      }
    }
  }
  return true;
}

}  // namespace

bool isToes(Zone zone) {
  return zone == Zone::LeftToes || zone == Zone::RightToes || isCarried(zone);
}

bool isCarried(Zone zone) {
  return zone == Zone::CarriedLeftToes || zone == Zone::CarriedRightToes;
}

bool isLeft(Zone zone) {
  return zone == Zone::LeftFoot || zone == Zone::LeftToes || zone == Zone::CarriedLeftToes;
}

bool isSimulated(const Board& board) {
  return board.firmware == kSimulatedFirmware || board.serial.starts_with(kVirtualSerial);
}

std::uint8_t faultyCellsOf(const Sample& sample, std::size_t cells) {
  const std::uint32_t faults =
      sample.faults / kFaultDead | sample.faults / kFaultSaturated | sample.faults / kFaultOutOfStep;
  return static_cast<std::uint8_t>(faults & ((1U << cells) - 1U));
}

Board classicBoard() {
  Board board;
  board.model = BoardModel::Classic;
  board.nominalRateHz = 80.0;
  board.cells = {{{-230.0, 140.0}, Zone::Plate},
                 {{230.0, 140.0}, Zone::Plate},
                 {{-230.0, -140.0}, Zone::Plate},
                 {{230.0, -140.0}, Zone::Plate}};
  board.calibration.assign(board.cells.size(), builtInCalibration(Zone::Plate));
  return board;
}

Board splitBoard() {
  Board board;
  board.model = BoardModel::Split;
  board.nominalRateHz = 80.0;
  board.cells = {{{-185.0, 145.0}, Zone::LeftFoot},        {{-25.0, 145.0}, Zone::LeftFoot},
                 {{-85.0, -160.0}, Zone::LeftFoot},        {{25.0, 145.0}, Zone::RightFoot},
                 {{185.0, 145.0}, Zone::RightFoot},        {{85.0, -160.0}, Zone::RightFoot},
                 {{-105.0, 125.0}, Zone::CarriedLeftToes}, {{105.0, 125.0}, Zone::CarriedRightToes}};
  for (const Cell& cell : board.cells) {
    board.calibration.push_back(builtInCalibration(cell.zone));
  }
  return board;
}

std::vector<int> uncalibratedCells(const Board& board) {
  std::vector<int> cells;
  for (std::size_t i = 0; i < board.cells.size() && !board.calibrated; ++i) {
    if (board.calibration[i].countsPerN == builtInCalibration(board.cells[i].zone).countsPerN) {
      cells.push_back(static_cast<int>(i) + 1);
    }
  }
  return cells;
}

std::string whatIsWrongWith(const Board& board) {
  if (board.cells.empty()) {
    return "the board reports no load cells";
  }
  if (board.cells.size() > kMaxCells) {
    return "the board reports " + std::to_string(board.cells.size()) + " load cells, more than " +
           std::to_string(kMaxCells);
  }
  if (board.calibration.size() != board.cells.size()) {
    return "the board has " + std::to_string(board.cells.size()) + " load cells but " +
           std::to_string(board.calibration.size()) + " calibrations";
  }
  for (std::size_t i = 0; i < board.cells.size(); ++i) {
    const std::string name = "load cell " + std::to_string(i + 1);
    const CellCalibration& calibration = board.calibration[i];
    if (!std::isfinite(calibration.countsPerN) || calibration.countsPerN == 0.0) {
      return name + " has no usable counts per newton: calibrate it";
    }
    if (!std::isfinite(calibration.zeroCounts)) {
      return name + " has no usable zero: tare the board";
    }
    if (!std::isfinite(board.cells[i].placeMm.x) || !std::isfinite(board.cells[i].placeMm.y)) {
      return name + " has no valid place";
    }
  }
  const auto hasToes = [&board](bool left) {
    return std::ranges::any_of(board.cells, [left](const Cell& c) { return isToes(c.zone) && isLeft(c.zone) == left; });
  };
  if (board.model == BoardModel::Split && !(hasToes(true) && hasToes(false))) {
    return "it is a split board, but does not have a toe cell for each foot";
  }
  if (allInOneLine(board.cells)) {
    return "all load cells are in one line, so there is no centre of pressure: check their places";
  }
  return "";
}

}  // namespace surefoot
