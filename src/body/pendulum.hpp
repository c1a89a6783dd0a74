// SPDX-License-Identifier: MIT
// The mechanics of the body in two constants.
#pragma once

namespace surefoot {

inline constexpr double kGravityMmS2 = 9806.65;
/// g / h for a body that sways about the ankles as one stiff rod, h = 0.93 m to the centre of mass (Winter 1995, Gait &
/// Posture 3:193-214: the centre of pressure leads the centre of mass by its acceleration over this).
inline constexpr double kPendulumPerS2 = 10.5;

}  // namespace surefoot
