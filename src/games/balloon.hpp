// SPDX-License-Identifier: MIT
// Time on tiptoe as flights of a balloon: heels up is flame on, heels down a gentle sinking, wobble swings basket and
// cargo. The rests land, unload and choose the way; where the cargo rolls never touches the score.
#pragma once

#include <memory>

#include "play/game.hpp"

namespace surefoot {

std::unique_ptr<Game> makeBalloon(const BoutSetup& setup);

}  // namespace surefoot
