// SPDX-License-Identifier: MIT
// The empty-board zero: mean counts of a still, empty board.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "posture/board.hpp"

namespace surefoot {

/// Collects samples until the board has been empty and still for `kSpanS`. A person on it, movement, a fault or a gap
/// starts again. Empty: at most 50 N on all cells together by the stored zero; a load far below 0 is a wrong zero, not
/// a person, and is tared away. On a board that was never calibrated (`Board::calibrated` false) the stored zero means
/// nothing, so only stillness counts: nobody can stand that still. Still: the means over quarters of a second stay
/// within 1 N on every cell. A count far from the median of its quarter (over 0.5 N and ten times the scaled median
/// absolute deviation) is left out of its mean; if a quarter has more than one in four of them, it was not still.
/// Single wrong readings must not be given to it (WrongReadingWatch).
class Tare {
 public:
  static constexpr double kSpanS = 2.0;

  explicit Tare(const Board& board);

  void step(const Sample& sample);

  /// 0 to 1: how much of the span has been collected.
  double progress() const;
  /// A person or an object is on the board (more than 50 N by the stored zero, or movement).
  bool occupied() const { return occupied_; }
  /// Newtons on all cells by the stored zero in the newest sample, if they are what it waits for; else 0.
  double loadN() const { return loadN_; }
  /// Cells that were not still when it last began again: bit i for cell i.
  std::uint8_t restlessCells() const { return restless_; }
  /// The new zeros with the old counts per newton once the tare is done, before that nullopt. They do not change
  /// afterwards.
  const std::optional<std::vector<CellCalibration>>& result() const { return result_; }

 private:
  static constexpr std::size_t kBlocks = 8;

  using PerCell = std::array<double, kMaxCells>;

  double heavyN(const Sample& sample) const;
  void restart();
  void clearBlock();
  void closeBlock();
  bool addCell(std::size_t cell);
  bool still(std::size_t cell) const;
  void finish();

  std::vector<CellCalibration> stored_;
  bool zeroKnown_ = true;
  bool started_ = false;
  bool occupied_ = false;
  double loadN_ = 0.0;
  std::uint8_t restless_ = 0;
  std::uint64_t lastUs_ = 0;
  std::uint64_t blockSinceUs_ = 0;
  std::array<std::vector<double>, kMaxCells> block_;  ///< The counts of each cell in this quarter of a second.
  std::array<PerCell, kBlocks> means_{};
  std::size_t blocks_ = 0;
  PerCell totalSum_{};
  PerCell totalCount_{};
  std::optional<std::vector<CellCalibration>> result_;
};

}  // namespace surefoot
