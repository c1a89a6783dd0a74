// SPDX-License-Identifier: MIT
// Body weight and neutral: three seconds in which the person stands still.
#pragma once

#include <optional>

#include "movement/quiet.hpp"

namespace surefoot {

/// Still: the load stays within 5 % (at least 5 N) and the CoP within 10 % of foot length of their means so far. Larger
/// movement starts again.
class StillStance {
 public:
  static constexpr double kSpanS = 3.0;

  void start();
  bool measuring() const { return measuring_; }
  /// 0 to 1; 1 once measured.
  double progress() const;
  /// The medians, at the sample that completes the three seconds.
  std::optional<QuietValues> step(double tS, const QuietValues& now, double footLengthMm);
  /// The person left, or samples were missing.
  void interrupt() { window_.clear(); }
  /// Spread in the last measurement.
  const QuietSpread& spread() const { return spread_; }

 private:
  bool measuring_ = false;
  bool measured_ = false;
  double lastS_ = 0.0;
  double smoothLoadN_ = 0.0;
  QuietSpread spread_;
  QuietWindow window_;
};

}  // namespace surefoot
