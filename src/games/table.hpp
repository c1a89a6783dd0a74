// SPDX-License-Identifier: MIT
// The table of all mini-games. A new game adds a line to table.cpp.
#pragma once

#include <span>
#include <string_view>

#include "play/game.hpp"

namespace surefoot {

std::span<const GameEntry> games();

/// The game of this exercise. Throws Error if there is none.
const GameEntry& gameOf(Exercise exercise);

/// The game with this id, or the game of the exercise with this name on the command line. Throws Error, listing the
/// known names.
const GameEntry& gameNamed(std::string_view idOrExercise);

}  // namespace surefoot
