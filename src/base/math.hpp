// SPDX-License-Identifier: MIT
// sin, cos, atan2, exp and log from + - * / and sqrt alone, so that they give the same last bit with every compiler,
// optimisation level and C library. For everything that a replay must repeat (src/README.md, "Determinism").
#pragma once

#include <cmath>

namespace surefoot {

inline constexpr double kPi = 3.14159265358979323846;

namespace det {

/// Sine of an angle in radians; |angle| up to 1e6, absolute error under 1e-12.
double sin(double angle);
/// Cosine of an angle in radians; range and error as for sin.
double cos(double angle);
/// Angle of (x, y) in (-pi, pi]; 0 for (0, 0). Absolute error under 1e-12.
double atan2(double y, double x);
/// e to the power x; relative error under 1e-12 for |x| <= 700, 0 below and infinity above.
double exp(double x);
/// Natural logarithm of x > 0; relative error under 1e-12 away from 1. Quiet NaN for x <= 0.
double log(double x);

}  // namespace det
}  // namespace surefoot
