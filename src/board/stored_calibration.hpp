// SPDX-License-Identifier: MIT
// The calibration in a board's memory, as plain data.
#pragma once

#include <vector>

#include "posture/board.hpp"

namespace surefoot {

struct StoredCalibration {
  bool calibrated = false;  ///< False: at least one cell still has its built-in gain.
  unsigned writes = 0;      ///< Number of writes, wraps after 65535.
  std::vector<Cell> cells;
  std::vector<CellCalibration> calibration;
  std::vector<double> previousZeroCounts;  ///< Before the last change, for each cell.
};

}  // namespace surefoot
