// SPDX-License-Identifier: MIT
// How far the body was lifted, from the load alone: this tells a rise on tiptoe from a lean with the heels down.
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
  /// `load` in shares of the quiet load, `rise`: the AP shift in shares of foot length. Keeps at least the last
  /// kBeforeS.
  void add(double tS, double load, double rise);
  /// As add, but keeps everything: called for kAfterS from the crossing on.
  void extend(double tS, double load, double rise) { points_.push_back({tS, load, rise}); }

  /// Lift of the centre of mass in mm in a rise that crossed its threshold at `crossedS`, started from `fromRise` or
  /// less and reached `heldRise`; what came after `untilS` is ignored. nullopt if the start of the rise is not in the
  /// trace.
  ///
  /// The acceleration (g times the load over the quiet load), integrated twice from a moment before the start of the
  /// rise to one after the crossing. The body rests at both, so a constant error of the load cancels. An error that
  /// follows the shift, as when cells disagree, is taken from the load during the hold.
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
