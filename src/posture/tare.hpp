// SPDX-License-Identifier: MIT
// The empty-board zero: mean counts of a still, empty board.
#pragma once

#include <optional>

#include "posture/board.hpp"

namespace surefoot {

/// Gathers samples until the board has been empty and still for `kSpanS`. Somebody on it, movement or a fault starts it again.
class Tare {
 public:
  static constexpr double kSpanS = 2.0;

  explicit Tare(const Board& board);

  void step(const Sample& sample);

  /// 0 to 1: how much of the span is gathered.
  double progress() const;
  /// Somebody or something is on the board (more than 50 N by the stored zero, or moving).
  bool occupied() const;
  /// The new zeros, when done; otherwise nothing.
  std::optional<std::vector<CellCalibration>> result() const;

 private:
  // The posture folder decides.
};

}  // namespace surefoot
