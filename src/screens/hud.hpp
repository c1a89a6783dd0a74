// SPDX-License-Identifier: MIT
// What is drawn over every game in the same way: prompt, count ring, pips, live feet. Knows no game and no window.
#pragma once

#include <optional>
#include <string_view>

#include "movement/exercise.hpp"
#include "play/draw_list.hpp"
#include "play/game.hpp"
#include "posture/board.hpp"
#include "posture/reading.hpp"

namespace surefoot {

/// The plate at the top: what the feet should do now.
void drawPrompt(DrawList& out, const Canvas& canvas, std::string_view id);

/// A ring that fills from the top, clockwise or backward, optionally with a number inside.
void drawRing(DrawList& out, Vec2 centre, double radius, double filled, std::string_view text, bool backward = false);

/// Load under the feet, and which feet are on the board.
struct FeetView {
  const Board& board;
  const Reading& reading;
  double bodyWeightN = 0.0;
  Foot foot = Foot::Both;
  std::optional<Vec2> quietMm;  ///< The resting CoP, once it is known.
};

/// The feet as the board measures them: heel, ball and toes of each on a split board, the CoP under both on a classic
/// one.
void drawFeet(DrawList& out, const Canvas& canvas, const FeetView& feet);

/// All of the above.
void drawHud(DrawList& out, const Canvas& canvas, const HudState& hud, const FeetView& feet);

}  // namespace surefoot
