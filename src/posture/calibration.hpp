// SPDX-License-Identifier: MIT
// Counts per newton and zero of one load cell from known weights.
#pragma once

#include <span>

#include "posture/board.hpp"

namespace surefoot {

/// A straight line through known weights, and how well they fit it.
struct CalibrationFit {
  CellCalibration calibration;
  double residualN = 0.0;  ///< Root mean square of the residuals in newtons.
  double worstN = 0.0;     ///< Largest absolute residual in newtons.
};

/// Least squares of newtons on counts; its inverse gives (zeroCounts, countsPerN). Two points give a line, more points
/// give a residual too. Throws Error if there are fewer than two points, the lengths differ, or counts or newtons do
/// not change (the cell does not respond to load).
CalibrationFit fitCalibration(std::span<const double> counts, std::span<const double> newtons);

}  // namespace surefoot
