// SPDX-License-Identifier: MIT
// The edge of the own zone: how far out the extrapolated centre of mass is, of somebody who stands. Knows no game.
#pragma once

#include "base/vec2.hpp"

namespace surefoot {

/// The extrapolated centre of mass (Hof, Gazendam and Sinke 2005, 10.1016/j.jbiomech.2004.03.025) of an inverted
/// pendulum is the mean of the CoP that is to come, weighted by exp(-w0 t); to first order CoP + speed / w0. The zone
/// is an ellipse in shares of foot length about neutral, with another half forward than backward: a starting value, not
/// a norm.
class Edge {
 public:
  /// w0 = sqrt(g / l) of a pendulum of 1 m.
  static constexpr double kOmega0 = 3.13;
  static constexpr double kForward = 0.60;
  static constexpr double kBackward = 0.32;
  static constexpr double kSideways = 0.55;

  /// `shift` of the smoothed CoP from neutral in shares of foot length, `perS` its speed.
  void step(double tS, Vec2 shift, Vec2 perS);
  /// Out of the zone for a tenth of a second; until it was well inside for a second.
  bool near() const { return near_; }

 private:
  bool near_ = false;
  bool crossing_ = false;
  double crossedS_ = 0.0;
};

}  // namespace surefoot
