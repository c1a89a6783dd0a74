// SPDX-License-Identifier: MIT
// The page between a standing and a seated bout: take a seat, or stand up. Knows only how much of the body weight is on
// the board.
#pragma once

#include "programme/visit.hpp"
#include "screens/lean_menu.hpp"

namespace surefoot {

/// A sitting person has less of their body weight on the board than this; a standing person has more, even with a hand
/// on the rail.
inline constexpr double kSeatedShare = 0.5;

/// The menu for the guide's pages Sit and StandUp; continues by itself once the load shows it. `standingN`: body weight
/// measured when standing, above 0.
MenuSetup seatMenu(const VisitStep& step, double standingN, DayTime dayTime, const Place& place);

}  // namespace surefoot
