// SPDX-License-Identifier: MIT
// Leaning at ease as a raft: the deck is the board. Leaning to either side steers it through gates of reeds, and
// standing still between them gathers fireflies into its lantern. The river waits for everybody.
#pragma once

#include <memory>

#include "play/game.hpp"

namespace surefoot {

std::unique_ptr<Game> makeRaft(const BoutSetup& setup);

}  // namespace surefoot
