// SPDX-License-Identifier: MIT
// How far the body was lifted, from the load alone: what a rise on tiptoe has and a lean with the heels down has not.
#pragma once

#include <optional>
#include <vector>

namespace surefoot {

/// The last seconds of load and AP shift around the start of a rise.
class LoadTrace {
 public:
  static constexpr double kBeforeS = 5.0;
  static constexpr double kAfterS = 3.5;

  void clear() { points_.clear(); }
  /// `load` in shares of the quiet load, `rise` the AP shift in shares of foot length. Keeps kBeforeS.
  void add(double tS, double load, double rise);
  /// Likewise, and keeps all: called for kAfterS from the crossing on.
  void extend(double tS, double load, double rise) { points_.push_back({tS, load, rise}); }

  /// Lift of the centre of mass in mm by a rise that crossed its threshold at `crossedS`, came from `fromRise` or less
  /// and reached `heldRise`; what came after `untilS` is left out. Nothing when the onset is not in the trace.
  ///
  /// Twice the integral of the acceleration, g times the load over the quiet one, from a moment before the onset to one
  /// after the crossing, at rest at both: so a constant error of the load falls out. One that goes with the shift, as
  /// of cells that do not agree, is taken from the load while held.
  std::optional<double> liftMm(double crossedS, double fromRise, double heldRise, double untilS) const;

 private:
  struct Point {
    double tS;
    double load;
    double rise;
  };
  double meanLoad(double fromS, double toS, double otherwise) const;

  std::vector<Point> points_;
};

}  // namespace surefoot
