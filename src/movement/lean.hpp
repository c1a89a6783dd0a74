// SPDX-License-Identifier: MIT
// Leaning sideways: weight over to one side and staying there. Knows shares of foot length, not what is chosen by it.
#pragma once

#include <vector>

#include "movement/event.hpp"

namespace surefoot {

/// Leaning sideways: how menus are chosen and rafts are steered.
struct LeanState {
  int side = 0;         ///< -1 left, 0 upright, 1 right; with hysteresis.
  double dwellS = 0.0;  ///< How long it has been there.
};

/// Thresholds on the ML shift in shares of foot length: start > end > 0.
struct LeanLevels {
  double start = 0.0;
  double end = 0.0;
};

/// Steps over the ML shift in order of time. A lean starts and ends when the shift has been past its threshold for
/// 0.15 s; told are the crossings. Over to the other side within 2 s is a shift of weight as well.
class LeanDetector {
 public:
  static constexpr double kLastsS = 0.15;
  static constexpr double kShiftWithinS = 2.0;

  /// `shift`: in shares of foot length, to the right. Appends LeanStart, LeanEnd, ShiftedTo.
  void step(double tS, double shift, const LeanLevels& levels, std::vector<MovementEvent>& events);
  /// Samples stopped, the person left or does something else: a running lean ends with the last sample.
  void interrupt(std::vector<MovementEvent>& events);

  const LeanState& state() const { return state_; }

 private:
  void change(int side, double atS, std::vector<MovementEvent>& events);

  LeanState state_;
  int next_ = 0;  ///< Where the shift has been since nextS_.
  double nextS_ = 0.0;
  double sinceS_ = 0.0;
  double lastS_ = 0.0;
  int leftSide_ = 0;  ///< The side that was left last, and when.
  double leftS_ = 0.0;
};

}  // namespace surefoot
