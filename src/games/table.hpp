// SPDX-License-Identifier: MIT
// All mini-games there are. A new game is a file of its own and a line in table.cpp.
#pragma once

#include <span>
#include <string_view>

#include "play/game.hpp"

namespace surefoot {

std::span<const GameEntry> games();

/// The game of this exercise. Throws Error where there is none.
const GameEntry& gameOf(Exercise exercise);

/// The game with this id, or the one of this exercise as the command line names it. Throws Error with the names there
/// are.
const GameEntry& gameNamed(std::string_view idOrExercise);

}  // namespace surefoot
