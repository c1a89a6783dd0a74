// SPDX-License-Identifier: MIT
// Tiptoe holds as flights of a balloon: rising onto the toes lights the flame, lowering the heels lets the balloon
// sink, wobble swings basket and cargo. In the rests it lands, unloads and chooses where to fly next; the cargo never
// affects the score.
#pragma once

#include <memory>

#include "play/game.hpp"

namespace surefoot {

std::unique_ptr<Game> makeBalloon(const BoutSetup& setup);

}  // namespace surefoot
