// SPDX-License-Identifier: MIT
// Ankle circles as a winch: the CoP is its handle seen from above, and eight bells on its rim ring as it passes.
// Circles in one direction raise a lighthouse, circles in the other turn its beam towards the boats. Points come from
// the laps alone.
#pragma once

#include <memory>

#include "play/game.hpp"

namespace surefoot {

std::unique_ptr<Game> makeWinch(const BoutSetup& setup);

}  // namespace surefoot
