// SPDX-License-Identifier: MIT
// Counts per newton and zero of one load cell from known weights. Knows no wire and no file.
#pragma once

#include <span>

#include "posture/board.hpp"

namespace surefoot {

/// A straight line through known weights, with how well they lie on it.
struct CalibrationFit {
  CellCalibration calibration;
  double residualN = 0.0;  ///< Root mean square of what the line leaves, in newtons.
  double worstN = 0.0;     ///< The largest of it.
};

/// Least squares of newtons on counts, the inverse of which is (zeroCounts, countsPerN). Two points give a line, more
/// give also a residual. Throws Error when there are fewer than two points, the lengths differ, or counts or newtons do
/// not change: the cell does not answer to load.
CalibrationFit fitCalibration(std::span<const double> counts, std::span<const double> newtons);

}  // namespace surefoot
