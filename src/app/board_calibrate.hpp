// SPDX-License-Identifier: MIT
// The whole board's calibration, mark after mark.
#pragma once

#include <string>
#include <vector>

#include "app/options.hpp"
#include "board/calibration_fit.hpp"
#include "board/sample_source.hpp"

namespace surefoot {

/// Guides through all placements, fits, prints, draws and writes. Throws Error; the board then keeps what it had.
void calibrateByMarks(const Program& program, SampleSource& source, const BoardCalibrateOptions& options);

/// Table and picture of the residuals as one HTML page.
std::string calibrationPage(const Board& board, const std::vector<Placement>& placements, const BoardCalibration& fit);

}  // namespace surefoot
