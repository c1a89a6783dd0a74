// SPDX-License-Identifier: MIT
// How the body moved up and down, from the load alone: this tells a rise on tiptoe from a lean with the heels down.
#pragma once

#include <optional>
#include <vector>

namespace surefoot {

/// Vertical movement of the centre of mass between two moments at which the body rests.
///
/// The load over the weight is the acceleration: integrated once it gives the speed, twice the way. Both are given as
/// integrated ("plain"), and less the line that brings the speed back to 0 at the end ("closed"). A constant error of
/// the load spoils the plain values and cancels in the closed ones; a body that still moves at the end spoils the
/// closed ones. What is in both has happened.
struct BodyMove {
  double upMmS = 0.0;      ///< Largest upward speed, the lesser of plain and closed.
  double mostUpMmS = 0.0;  ///< The greater of the two.
  double sinkMmS = 0.0;    ///< Largest downward speed before that of `upMmS`, closed; not below 0.
  double downMmS = 0.0;    ///< Largest downward speed, the lesser of plain and closed; not below 0.
  double mostDownMmS = 0.0;
  double liftMm = 0.0;  ///< Way upwards at the end, closed; negative when the body came down.
  double plainLiftMm = 0.0;
};

/// The last seconds of load and AP shift.
class LoadTrace {
 public:
  static constexpr double kKeptS = 10.0;
  /// The rise is known this long after the crossing of its threshold.
  static constexpr double kAfterS = 3.5;

  void clear() { points_.clear(); }
  /// `load` in shares of the quiet load, `rise`: the AP shift in shares of foot length.
  void add(double tS, double load, double rise);

  /// The rise that crossed its threshold at `crossedS`, started from `fromRise` or less and reached `heldRise`; what
  /// came after `untilS` is ignored. nullopt if the start of the rise is not in the trace.
  std::optional<BodyMove> riseAt(double crossedS, double fromRise, double heldRise, double untilS) const;
  /// The landing at `landedS` of a lowering that began at `loweringS`.
  std::optional<BodyMove> landingAt(double loweringS, double landedS, double heldRise) const;
  /// Largest increase of the load within kStrikeS, in shares of the quiet load, between two times: heels that strike.
  double strikeBetween(double fromS, double toS) const;
  /// Largest speed up or down, closed, in the seconds before a rise that crossed its threshold at `crossedS`: what the
  /// speed of the rise has to stand out from. 0 if there is too little of them.
  double restlessMmS(double crossedS, double fromRise) const;

 private:
  struct Point {
    double tS;
    double load;
    double rise;
  };
  std::optional<double> onsetS(double crossedS, double fromRise) const;
  double restingLoad(double fromS, double toS, double otherwise) const;
  BodyMove move(double fromS, double toS, double low, double high, double highRise) const;

  std::vector<Point> points_;
};

}  // namespace surefoot
