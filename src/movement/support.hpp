// SPDX-License-Identifier: MIT
// Hand support: load that is missing from the board for longer than a movement takes. A light touch cannot be measured.
#pragma once

namespace surefoot {

/// Load more than 3 % under body weight for over 1 s (README.md). Ends when it has been back within 2 % for half a
/// second.
class Support {
 public:
  static constexpr double kMissingShare = 0.03;
  static constexpr double kLastsS = 1.0;

  /// True if the answer has changed. Must not be called before body weight is known.
  bool step(double tS, double loadN, double bodyWeightN);
  /// Samples were missing: a change that was under way starts again.
  void interrupt() {
    crossing_ = false;
    started_ = false;
  }

  bool supported() const { return supported_; }
  /// The time at which the load crossed, for the last change.
  double changedS() const { return crossedS_; }
  /// Share of body weight carried elsewhere, smoothed over half a second; 0 while there is no support.
  double share() const { return supported_ ? share_ : 0.0; }

 private:
  bool supported_ = false;
  bool crossing_ = false;
  double crossedS_ = 0.0;
  bool started_ = false;
  double lastS_ = 0.0;
  double share_ = 0.0;
};

}  // namespace surefoot
