// SPDX-License-Identifier: MIT
// The score of ankle circles, from measured laps alone. The formulas are explained in src/games/README.md.
#pragma once

#include <cstdint>
#include <span>

#include "movement/event.hpp"
#include "play/game.hpp"

namespace surefoot {

inline constexpr std::uint8_t kAllBells = 0xFF;
/// A faster lap is not valid, seconds.
inline constexpr double kLeastLapS = 1.5;

/// A repetition: complete, or complete except that it took too long. Slowness never costs anything.
bool lapCounts(const CircleLap& lap);

/// Sheet "ankle-circle/1" of a bout that asked for `eachWay` laps in each direction. Laps that do not count, and laps
/// beyond the number asked for in their direction, enter none of its parts; `laps` in chronological order.
ScoreSheet circleScore(std::span<const CircleLap> laps, int eachWay);

}  // namespace surefoot
