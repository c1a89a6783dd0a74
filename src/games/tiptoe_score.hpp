// SPDX-License-Identifier: MIT
// The score of tiptoe holds, from measured holds. The formulas are explained in src/games/README.md.
#pragma once

#include <span>

#include "movement/event.hpp"
#include "play/game.hpp"

namespace surefoot {

/// From here on a lowering is praised (seconds, as in TiptoeHold).
inline constexpr double kSoftLoweringS = 0.2;

/// A shorter flight does not pay; a longer one pays in proportion (seconds on tiptoe).
inline constexpr double kLeastFlownS = 2.0;

/// All holds on tiptoe in one flight: lowering the heels and rising again is a pause and costs nothing.
struct Flight {
  double heldS = 0.0;      ///< Sum over its holds, measured or not.
  double measuredS = 0.0;  ///< Sum over the measured ones.
  double wobble = 0.0;     ///< Time-weighted mean over the measured ones, as in TiptoeHold.
  double loweringS = 0.0;  ///< The slowest lowering among the measured ones.
  bool soft = false;       ///< A lowering was slow enough to be praised, measured or not.
};

/// Adds what a hold showed; of one that was not measured only `soft`. Leaves `heldS` to the caller, who already counts
/// it while the hold lasts.
void addMeasures(Flight& flight, const TiptoeHold& hold);

/// Sheet "tiptoe/2" of a bout that asked for `asked` flights of `holdS` seconds each. It has no parts if there were
/// flights and none was measured; without any flight they are all 0.
ScoreSheet tiptoeScore(std::span<const Flight> flights, int asked, double holdS);

}  // namespace surefoot
