// SPDX-License-Identifier: MIT
// Constants between units.
#pragma once

namespace surefoot {

/// Standard gravity (3rd CGPM 1901): the weight of a kilogram in newtons.
inline constexpr double kNewtonsPerKg = 9.80665;

}  // namespace surefoot
