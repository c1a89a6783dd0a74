// SPDX-License-Identifier: MIT
// The harbour that toe presses build: piece by piece on the far shore, never taken away. Knows no rules.
#pragma once

#include "play/bay.hpp"

namespace surefoot {

/// Pieces of the harbour after so many presses: the first comes with the fifth, each needs a few more than the one
/// before. At 30 presses a day something is new each day for ten days, then every other day; all of it stands after a
/// month.
int harbourPieces(int presses);

/// From `left` over `width` canvas units along the water's far edge at `left.y`; all else scales with the width.
void drawHarbour(DrawList& out, Vec2 left, double width, int presses, double timeS, const Light& light);

}  // namespace surefoot
