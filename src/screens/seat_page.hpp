// SPDX-License-Identifier: MIT
// Between a bout that is done standing and one that is done sitting: take a seat, or stand up. Knows only how much of
// the body weight lies on the board.
#pragma once

#include "programme/visit.hpp"
#include "screens/lean_menu.hpp"

namespace surefoot {

/// A sitting person's feet bear less of the body weight, a standing person's more, a hand on the rail and all.
inline constexpr double kSeatedShare = 0.5;

/// Of the guide's pages Sit and StandUp; goes on by itself when the load says so. `standingN`: body weight as it was
/// measured standing, over 0.
MenuSetup seatMenu(const VisitStep& step, double standingN, DayTime dayTime, const Place& place);

}  // namespace surefoot
