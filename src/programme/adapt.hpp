// SPDX-License-Identifier: MIT
// How difficulty, hold and rest follow the person from bout to bout, and when a rest is a good idea. A suggestion only:
// nothing here lowers a score.
#pragma once

#include <span>
#include <vector>

#include "movement/event.hpp"
#include "programme/plan.hpp"
#include "programme/today.hpp"

namespace surefoot {

enum class BoutVerdict : std::uint8_t {
  Success,  ///< All done, and a score of 80 or better.
  Failure,  ///< Measured, and under half done or a score under 50.
  Neither,  ///< In between, or not measured.
};

BoutVerdict verdictOf(const BoutDone& bout);

/// From the bouts of this exercise and form, the oldest first: a tenth up after a success, a tenth down after two
/// failures in a row at the same level, 0 at first. A locked item stays where it is locked.
double nextDifficulty(const PlanItem& item, std::span<const BoutDone> past);

inline constexpr double kFirstHoldS = 8.0;
inline constexpr double kLeastHoldS = 4.0;
inline constexpr double kComfortableShare = 0.6;

/// Hold to ask for, never over the item's. With `ownHold` it begins at 60 % of the comfortable hold (8 s when
/// `comfortableS` is 0, unknown), 2 s up after a success, 2 s down after two failures in a row, at least 4 s.
double nextHoldS(const PlanItem& item, std::span<const BoutDone> past, double comfortableS = 0.0);

/// One repetition, for what it says of fatigue.
struct Effort {
  double heldS = 0.0;   ///< Seconds; of laps, their size.
  double wobble = 0.0;  ///< Sway or variation, in whatever unit the exercise has; always the same one.
};

/// Complete laps of a bout, two and two, since one alone says little: they shorten by getting smaller, and their sway
/// is how uneven they are. Both as shares of the first four laps the same way, since nobody circles alike both ways.
/// None of a way with fewer than six laps.
std::vector<Effort> effortsOf(std::span<const CircleLap> laps);

/// Holds have shortened to under 70 %, or the wobble has grown to over 1.5 times, from the first two to the last two.
/// Needs five of one exercise.
bool isTired(std::span<const Effort> efforts);

/// Pause between the repetitions of a round: the item's, half as long again when tired.
double restBetweenS(const PlanItem& item, bool tired);

/// Breathing room between two rounds: 20 s, 60 s when tired.
double restAfterS(bool tired);

}  // namespace surefoot
