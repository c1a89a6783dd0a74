// SPDX-License-Identifier: MIT
// Whether a person is on the board, from the load alone.
#pragma once

namespace surefoot {

/// Standing: on above 100 N (and 25 % of body weight once it is known), off below 20 % of body weight (50 N before).
/// Seated: on above 20 N, off below 10 N. Each must last 150 ms.
class OnBoard {
 public:
  static constexpr double kLastsS = 0.15;

  explicit OnBoard(bool seated) : seated_(seated) {}

  /// True if the answer has changed; `changedS` is then the time at which the load crossed.
  bool step(double tS, double loadN, double bodyWeightN);
  /// Samples were missing: a change that was under way starts again.
  void interrupt() { crossing_ = false; }

  bool on() const { return on_; }
  double changedS() const { return crossedS_; }

 private:
  bool crossed(double loadN, double bodyWeightN) const;

  bool seated_;
  bool on_ = false;
  bool crossing_ = false;
  double crossedS_ = 0.0;
};

}  // namespace surefoot
