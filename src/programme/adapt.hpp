// SPDX-License-Identifier: MIT
// How difficulty, hold and rest adapt to the person from bout to bout, and when a rest is advisable. These are
// suggestions only: nothing here lowers a score.
#pragma once

#include <span>
#include <vector>

#include "movement/event.hpp"
#include "programme/plan.hpp"
#include "programme/today.hpp"

namespace surefoot {

enum class BoutVerdict : std::uint8_t {
  Success,  ///< Everything done, and a score of 80 or better.
  Failure,  ///< Measured, but less than half done or a score below 50.
  Neither,  ///< In between, or not measured.
};

BoutVerdict verdictOf(const BoutDone& bout);

/// `past` has the bouts of this exercise and form, oldest first. A tenth up after a success, a tenth down after two
/// failures in a row at the same level, 0 at first. If the item fixes a difficulty, it stays there.
double nextDifficulty(const PlanItem& item, std::span<const BoutDone> past);

inline constexpr double kFirstHoldS = 8.0;
inline constexpr double kLeastHoldS = 4.0;
inline constexpr double kComfortableShare = 0.6;

/// The hold to ask for, at most the item's. With `ownHold` it begins at 60 % of the comfortable hold (8 s if
/// `comfortableS` is 0, unknown), grows by 2 s after a success, shrinks by 2 s after two failures in a row, and is at
/// least 4 s.
double nextHoldS(const PlanItem& item, std::span<const BoutDone> past, double comfortableS = 0.0);

/// One repetition, as evidence of fatigue.
struct Effort {
  double heldS = 0.0;   ///< Seconds; for laps, their size.
  double wobble = 0.0;  ///< Sway or variation, in the unit of the exercise; compared within one exercise only.
};

/// The complete laps of a bout in pairs, because a single lap says little. Fatigue shows as smaller laps (`heldS`) and
/// as more uneven ones (`wobble`). Both are shares of the first four laps in the same direction, because nobody circles
/// equally well in both. A direction with fewer than six laps gives none.
std::vector<Effort> effortsOf(std::span<const CircleLap> laps);

/// From the first two to the last two, holds have shortened to under 70 % or wobble has grown to over 1.5 times. Needs
/// at least five of one exercise.
bool isTired(std::span<const Effort> efforts);

/// Pause between the repetitions of a round: the item's, half as long again when tired.
double restBetweenS(const PlanItem& item, bool tired);

/// Rest between two rounds: 20 s, or 60 s when tired.
double restAfterS(bool tired);

}  // namespace surefoot
