// SPDX-License-Identifier: MIT
// What a board keeps in its memory, as plain data. Knows no wire.
#pragma once

#include <vector>

#include "posture/board.hpp"

namespace surefoot {

struct StoredCalibration {
  bool calibrated = false;  ///< False: the board found nothing valid and runs on its built-in fallback.
  unsigned writes = 0;      ///< How often it was written, wraps after 65535.
  std::vector<Cell> cells;
  std::vector<CellCalibration> calibration;
  std::vector<double> previousZeroCounts;  ///< Before the last change, for each cell.
};

}  // namespace surefoot
