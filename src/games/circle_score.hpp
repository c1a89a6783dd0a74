// SPDX-License-Identifier: MIT
// The score of ankle circles, from measured laps alone. Formulas are explained in src/games/README.md.
#pragma once

#include <cstdint>
#include <span>

#include "movement/event.hpp"
#include "play/game.hpp"

namespace surefoot {

inline constexpr std::uint8_t kAllBells = 0xFF;
/// Faster than this a lap is no lap, seconds.
inline constexpr double kLeastLapS = 1.5;

/// A repetition: complete, or complete but for having taken long. Slowness never costs anything.
bool lapCounts(const CircleLap& lap);

/// Sheet "ankle-circle/1" of a bout that asked for so many laps each way. Laps that do not count and laps over the
/// number asked of their way are in none of its parts; `laps` in their order.
ScoreSheet circleScore(std::span<const CircleLap> laps, int eachWay);

/// Sheet "guided-circle/1": the dose alone, not measured. `done` of both ways together.
ScoreSheet guidedCircleScore(int done, int eachWay);

}  // namespace surefoot
