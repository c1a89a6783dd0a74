// SPDX-License-Identifier: MIT
// Leaning sideways: weight shifted to one side and kept there. Works in shares of foot length.
#pragma once

#include <vector>

#include "movement/event.hpp"

namespace surefoot {

/// The lean now: it chooses from menus and steers the raft.
struct LeanState {
  int side = 0;         ///< -1 left, 0 upright, 1 right; with hysteresis.
  double dwellS = 0.0;  ///< How long the person has been leaning to this side; 0 while upright.
};

/// Thresholds on the ML shift in shares of foot length: start > end > 0.
struct LeanLevels {
  double start = 0.0;
  double end = 0.0;
};

/// Takes the ML shift sample by sample. A lean starts and ends when the shift has been past its threshold for 0.15 s;
/// the events carry the times of the crossings. A change to the other side within 2 s is also a shift of weight.
class LeanDetector {
 public:
  static constexpr double kLastsS = 0.15;
  static constexpr double kShiftWithinS = 2.0;

  /// `shift`: in shares of foot length, positive to the right. Appends LeanStart, LeanEnd, ShiftedTo.
  void step(double tS, double shift, const LeanLevels& levels, std::vector<MovementEvent>& events);
  /// Samples stopped, or the person left or does something else: a current lean ends with the last sample.
  void interrupt(std::vector<MovementEvent>& events);

  const LeanState& state() const { return state_; }

 private:
  void change(int side, double atS, std::vector<MovementEvent>& events);

  LeanState state_;
  int next_ = 0;  ///< The side the shift has been on since nextS_.
  double nextS_ = 0.0;
  double sinceS_ = 0.0;
  double lastS_ = 0.0;
  int leftSide_ = 0;  ///< The side of the last lean, and when it ended.
  double leftS_ = 0.0;
};

}  // namespace surefoot
