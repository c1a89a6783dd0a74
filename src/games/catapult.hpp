// SPDX-License-Identifier: MIT
// Toe presses as a catapult: aim, hold a press through the count of three, let go, and a stone flies at a tower. The
// press draws the arm one to one; what the stones hit never affects the score.
#pragma once

#include <memory>

#include "play/game.hpp"

namespace surefoot {

std::unique_ptr<Game> makeCatapult(const BoutSetup& setup);

}  // namespace surefoot
