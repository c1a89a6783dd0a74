// SPDX-License-Identifier: MIT
// The pages of a visit and of a balance test, chosen from by leaning.
#pragma once

#include "movement/exercise.hpp"
#include "programme/page.hpp"
#include "screens/lean_menu.hpp"

namespace surefoot {

/// The picture of an exercise's game.
TileIcon iconOf(Exercise exercise);

/// Of every page; what lies behind a result's is for the caller to draw.
MenuSetup pageMenu(const PageStep& step, DayTime dayTime);

}  // namespace surefoot
