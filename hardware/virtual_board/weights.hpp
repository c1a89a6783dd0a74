// SPDX-License-Identifier: MIT
// A weight that stands on the deck: what each cell bears of it.
#pragma once

#include <array>
#include <vector>

#include "base/vec2.hpp"
#include "posture/board.hpp"
#include "wire/messages.h"

namespace surefoot {

using CellForces = std::array<double, kMaxCells>;

/// How a weight is set down and how the deck passes it on.
struct SettingDown {
  Vec2 toolMm;             ///< Centre of the calibration tool, off from its weight; turned with the tool.
  double markErrorMm = 0;  ///< SD of marks and setting down, each axis, drawn anew for each weight.
  double twist = 1.0;      ///< 0: a deck that cannot twist, affine shares; 1: a soft one, bilinear shares.
};

/// Newtons on each cell of a weight at `atMm`. A plate on three balls leaves no choice; one on four shares as
/// `twist` says, and force and moment are right in any case. On a toe bar (split board, the bars as drawn in
/// hardware/enclosure) its own cell bears the weight too, which the plate carries.
CellForces sharesOf(const std::vector<wire_cell>& cells, Vec2 atMm, double newtons, double twist);

/// True if this place is on a toe bar of the split board.
bool isOnBar(Vec2 atMm);

}  // namespace surefoot
