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
/// within 1 N on every cell.
class Tare {
 public:
  static constexpr double kSpanS = 2.0;

  explicit Tare(const Board& board);

  void step(const Sample& sample);

  /// 0 to 1: how much of the span has been collected.
  double progress() const;
  /// A person or an object is on the board (more than 50 N by the stored zero, or movement).
  bool occupied() const { return occupied_; }
  /// The new zeros with the old counts per newton once the tare is done, before that nullopt. They do not change
  /// afterwards.
  const std::optional<std::vector<CellCalibration>>& result() const { return result_; }

 private:
  static constexpr std::size_t kBlocks = 8;

  using PerCell = std::array<double, kMaxCells>;

  bool heavy(const Sample& sample) const;
  void restart();
  void closeBlock();
  bool still() const;
  void finish();

  std::vector<CellCalibration> stored_;
  bool zeroKnown_ = true;
  bool started_ = false;
  bool occupied_ = false;
  std::uint64_t lastUs_ = 0;
  std::uint64_t blockSinceUs_ = 0;
  PerCell blockSum_{};
  double blockCount_ = 0.0;
  std::array<PerCell, kBlocks> means_{};
  std::size_t blocks_ = 0;
  PerCell totalSum_{};
  double totalCount_ = 0.0;
  std::optional<std::vector<CellCalibration>> result_;
};

}  // namespace surefoot
