// SPDX-License-Identifier: MIT
// The pages of a balance test, chosen from by leaning as everywhere.
#pragma once

#include "programme/protocol.hpp"
#include "screens/lean_menu.hpp"

namespace surefoot {

/// Of every page but the result's, whose background is drawn by drawAssessResult.
MenuSetup assessMenu(const AssessStep& step, DayTime dayTime);

}  // namespace surefoot
