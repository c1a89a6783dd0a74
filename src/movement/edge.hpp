// SPDX-License-Identifier: MIT
// The edge of the base of support: how far out the extrapolated centre of mass of a standing person is.
#pragma once

#include "base/vec2.hpp"

namespace surefoot {

/// The extrapolated centre of mass (Hof, Gazendam and Sinke 2005, 10.1016/j.jbiomech.2004.03.025) of an inverted
/// pendulum is the mean of the future CoP, weighted by exp(-w0 t); to first order it is CoP + speed / w0. The edge is
/// an ellipse about neutral in shares of foot length, with different halves forward and backward: a starting value, not
/// a norm.
class Edge {
 public:
  /// w0 = sqrt(g / l) of a pendulum of 1 m.
  static constexpr double kOmega0 = 3.13;
  static constexpr double kForward = 0.60;
  static constexpr double kBackward = 0.32;
  static constexpr double kSideways = 0.55;

  /// `shift`: the smoothed CoP from neutral in shares of foot length. `perS`: its speed.
  void step(double tS, Vec2 shift, Vec2 perS);
  /// Outside the ellipse for a tenth of a second; stays true until well inside for a second.
  bool near() const { return near_; }

 private:
  bool near_ = false;
  bool crossing_ = false;
  double crossedS_ = 0.0;
};

}  // namespace surefoot
