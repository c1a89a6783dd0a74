// SPDX-License-Identifier: MIT
// The calibration in a board's memory, as the commands write it: with a copy of the old one kept on this computer.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/options.hpp"
#include "board/sample_source.hpp"

namespace surefoot {

struct NewCalibration {
  std::vector<CellCalibration> calibration;
  std::vector<Cell> cells;
};

/// Where copies of calibrations, and the placements of one that is not finished, are kept.
std::filesystem::path copiesDirectory(const Program& program);

/// A copy that this computer keeps, or any file of that kind. Throws Error.
Board readBoard(const std::filesystem::path& file);

/// The board's calibration before the last change made by this computer. Throws Error if there is none.
Board newestCopy(const Program& program, const std::string& serial);

/// Keeps the old calibration, writes the new one and prints both. Throws Error, with what is in the board's memory now,
/// if it could not be written.
void writeCalibration(const Program& program, SampleSource& source, const NewCalibration& fresh, bool json);

/// On stderr: which cells are not calibrated yet.
void printWhatIsLeft(const Board& board);

/// Zeros of the empty board; throws Error when it does not become empty in time.
std::vector<CellCalibration> measureZero(SampleSource& source);

}  // namespace surefoot
