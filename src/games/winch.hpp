// SPDX-License-Identifier: MIT
// Ankle circles as a winch: the CoP is its handle seen from above, eight bells on its rim ring as it passes. One way
// round raises a lighthouse, the other way turns its beam to the boats. Points come from the laps alone.
#pragma once

#include <memory>

#include "play/game.hpp"

namespace surefoot {

std::unique_ptr<Game> makeWinch(const BoutSetup& setup);

}  // namespace surefoot
