// SPDX-License-Identifier: MIT
// The score of toe presses, from measured presses alone. The formulas are explained in src/games/README.md.
#pragma once

#include <span>

#include "movement/tracker.hpp"
#include "play/game.hpp"

namespace surefoot {

/// A shorter press does not pay; from here on it pays in proportion, up to a complete one (seconds held).
inline constexpr double kLeastPaidS = 2.0;

/// Only toe force pays: no forward press, and no press with a lean.
bool paid(const Press& press);
/// A repetition: it pays and was held through the count of three.
bool counted(const Press& press);

/// Sheet "toe-press/1" of a bout that asked for `repetitions`.
ScoreSheet pressScore(std::span<const Press> presses, int repetitions);

}  // namespace surefoot
