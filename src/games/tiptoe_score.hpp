// SPDX-License-Identifier: MIT
// The score of time on tiptoe, from measured holds. Formulas are explained in src/games/README.md.
#pragma once

#include <span>

#include "movement/event.hpp"
#include "play/game.hpp"

namespace surefoot {

/// From here a lowering is praised (seconds, as in TiptoeHold).
inline constexpr double kSoftLoweringS = 0.2;

/// A flight shorter than this pays nothing, a longer one in proportion (seconds on tiptoe).
inline constexpr double kLeastFlownS = 2.0;

/// All times on tiptoe of one flight: coming down and going up again is a pause and costs nothing.
struct Flight {
  double heldS = 0.0;      ///< Sum over its holds, measured or not.
  double measuredS = 0.0;  ///< Sum over the measured ones.
  double wobble = 0.0;     ///< Mean over the measured ones by time, as in TiptoeHold.
  double loweringS = 0.0;  ///< The slowest lowering of the measured ones.
};

/// `heldS` of a flight is left to the caller, who knows it already while the hold goes on.
void addMeasures(Flight& flight, const TiptoeHold& hold);

/// Sheet "tiptoe/1" of a bout that asked for so many flights of `holdS` seconds each; the dose alone where nothing was
/// measured.
ScoreSheet tiptoeScore(std::span<const Flight> flights, int asked, double holdS);

/// Sheet "guided-tiptoe/1": the dose alone, not measured.
ScoreSheet guidedTiptoeScore(int done, int asked);

}  // namespace surefoot
