// SPDX-License-Identifier: MIT
// Animation on the screen: springs for actors, easing for everything else. Stepped by ticks, without a clock.
#pragma once

#include <algorithm>

#include "base/math.hpp"
#include "base/time.hpp"

namespace surefoot {

/// NaN counts as 0.
constexpr double clamp01(double t) {
  return t > 0.0 ? (t < 1.0 ? t : 1.0) : 0.0;
}

constexpr double lerp(double from, double to, double t) {
  return from + (to - from) * t;
}

/// 0 to 1 with zero speed at both ends.
constexpr double smooth(double t) {
  const double u = clamp01(t);
  return u * u * (3.0 - 2.0 * u);
}

/// 0 to 1, fast at first, slightly past the end and back: how actors appear.
constexpr double overshoot(double t) {
  const double u = clamp01(t) - 1.0;
  return 1.0 + 2.70158 * u * u * u + 1.70158 * u * u;
}

/// One tick nearer to `target`; about two thirds of the way is covered after `timeS`.
constexpr double eased(double value, double target, double timeS) {
  return value + (target - value) * std::min(1.0, kTickS / timeS);
}

/// A damped spring, semi-implicit Euler at the tick. Stable for frequencies well under 20 Hz.
struct Spring {
  double value = 0.0;
  double velocity = 0.0;

  /// `damping` 1: no overshoot; 0.2: several oscillations.
  void step(double target, double frequencyHz, double damping) {
    const double omega = 2.0 * kPi * frequencyHz;
    velocity += kTickS * (omega * omega * (target - value) - 2.0 * damping * omega * velocity);
    value += kTickS * velocity;
  }
};

}  // namespace surefoot
