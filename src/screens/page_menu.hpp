// SPDX-License-Identifier: MIT
// The menus for the pages of a visit and of a balance test.
#pragma once

#include "movement/exercise.hpp"
#include "programme/page.hpp"
#include "screens/lean_menu.hpp"

namespace surefoot {

/// The picture of an exercise's game.
TileIcon iconOf(Exercise exercise);

/// The menu of any page; behind a result page the caller draws the result.
MenuSetup pageMenu(const PageStep& step, DayTime dayTime);

}  // namespace surefoot
