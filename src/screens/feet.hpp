// SPDX-License-Identifier: MIT
// The feet from above: as the board measures them, or as a ghost that shows a movement.
#pragma once

#include <optional>

#include "movement/cue.hpp"
#include "play/draw_list.hpp"
#include "posture/board.hpp"
#include "posture/reading.hpp"

namespace surefoot {

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

/// The movement that a ghost shows.
struct Ghost {
  CueKind movement = CueKind::Press;  ///< Press, Rise, March, Circle or LeanTo.
  bool clockwise = true;              ///< Of a circle.
  double side = 1.0;                  ///< Of a lean: -1 left, 1 right.
  Foot foot = Foot::Both;             ///< Which soles are on the board.
};

/// Large, where the measured feet are otherwise, over and over.
void drawGhost(DrawList& out, const Canvas& canvas, const Ghost& ghost, double timeS);

}  // namespace surefoot
