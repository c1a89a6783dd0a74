// SPDX-License-Identifier: MIT
// The marked points of a board's deck on which a weight is set down, as in hardware/board/marks.csv.
#pragma once

#include <vector>

#include "posture/board.hpp"

namespace surefoot {

struct Mark {
  Vec2 placeMm;
  Zone zone = Zone::Plate;  ///< Which plate or toe bar it is on.
};

/// Numbered from 1 in this order on the template.
std::vector<Mark> marksOf(BoardModel model);

/// Where the weight is set down: mark (from 0), and whether the tool's arrow points back.
struct PlannedPlacement {
  std::size_t mark = 0;
  bool turned = false;
};

/// Every mark both ways, one after the other; on a toe bar one way. `quick`: of nine marks only corners and middle.
std::vector<PlannedPlacement> placementsFor(BoardModel model, bool quick);

/// Five places between the marks, for checking: no weight stood there during the calibration.
std::vector<Mark> checkMarksOf(BoardModel model);

}  // namespace surefoot
