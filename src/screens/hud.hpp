// SPDX-License-Identifier: MIT
// What is drawn over every game in the same way: prompt, count ring, pips, live feet. Knows no game and no window.
#pragma once

#include <string_view>

#include "play/draw_list.hpp"
#include "play/game.hpp"
#include "screens/feet.hpp"

namespace surefoot {

/// The plate at the top: what the feet should do now.
void drawPrompt(DrawList& out, const Canvas& canvas, std::string_view id);

/// A ring that fills from the top, clockwise or backward, optionally with a number inside.
void drawRing(DrawList& out, Vec2 centre, double radius, double filled, std::string_view text, bool backward = false);

/// All of the above, and the feet.
void drawHud(DrawList& out, const Canvas& canvas, const HudState& hud, const FeetView& feet);

}  // namespace surefoot
