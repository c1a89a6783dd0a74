// SPDX-License-Identifier: MIT
// The game clock, which counts 120 ticks a second and never reads the time; and the parts of a day.
#pragma once

#include <cstdint>

namespace surefoot {

using Tick = std::int64_t;

inline constexpr int kTicksPerSecond = 120;
inline constexpr double kTickS = 1.0 / kTicksPerSecond;

/// The number of ticks nearest to a time in seconds (0 or more).
constexpr Tick ticksOf(double seconds) {
  return static_cast<Tick>(seconds * kTicksPerSecond + 0.5);
}

enum class DayTime : std::uint8_t { Morning, Midday, Evening };

}  // namespace surefoot
