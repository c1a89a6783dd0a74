// SPDX-License-Identifier: MIT
// The score of toe presses, from measured presses alone. Formulas are explained in src/games/README.md.
#pragma once

#include <span>

#include "movement/tracker.hpp"
#include "play/game.hpp"

namespace surefoot {

/// Under this a press pays nothing, from here in proportion (seconds held).
inline constexpr double kLeastPaidS = 2.0;
inline constexpr double kFullHoldS = 3.0;

/// Toe force alone counts: no forward press, none with a lean.
bool paid(const Press& press);
/// A repetition: paid and held through the count of three.
bool counted(const Press& press);

/// Sheet "toe-press/1" of a bout that asked for so many repetitions.
ScoreSheet pressScore(std::span<const Press> presses, int repetitions);

/// Sheet "guided-press/1": the dose alone, not measured.
ScoreSheet guidedScore(int done, int repetitions);

}  // namespace surefoot
