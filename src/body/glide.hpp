// SPDX-License-Identifier: MIT
// How a person moves one quantity: smoothly to a goal, and then never completely still.
#pragma once

#include <array>

#include "base/random.hpp"

namespace surefoot {

/// A minimum-jerk movement: a quintic in time that ends at rest (Flash & Hogan 1985, J Neurosci 5(7):1688-1703). A new
/// goal starts from the current position, speed and acceleration.
class Glide {
 public:
  explicit Glide(double value = 0.0) : c_{value} {}

  /// Reach `goal`, at rest, `lengthS` > 0 from now.
  void to(double goal, double lengthS);
  /// One step of kBodyStepS.
  void step();

  double value() const { return value_[0]; }
  double acceleration() const { return value_[2]; }
  bool moving() const { return share_ < 1.0; }

 private:
  std::array<double, 6> c_{};  ///< Coefficients of the polynomial in the share of the time that has passed.
  double goal_ = 0.0;
  double lengthS_ = 1.0;
  double share_ = 1.0;
  std::array<double, 3> value_{c_[0], 0.0, 0.0};  ///< Position and its first two derivatives in time.
};

/// A Glide that misses and corrects: after each movement it aims at the goal again with a new error.
class Aim {
 public:
  /// Go to `goal` within `lengthS`. Errors have a standard deviation of `error`, in the unit of the goal, are limited
  /// to twice that, and are corrected every `correctS`. An error of 0 stays exactly on the goal.
  void to(double goal, double lengthS, double error, double correctS, Random& random);
  void step(Random& random);

  double value() const { return glide_.value(); }
  double acceleration() const { return glide_.acceleration(); }
  double goal() const { return goal_; }
  bool moving() const { return glide_.moving(); }

 private:
  double miss(Random& random) const;

  Glide glide_;
  double goal_ = 0.0;
  double error_ = 0.0;
  double correctS_ = 1.0;
  double waitS_ = 0.0;
};

}  // namespace surefoot
