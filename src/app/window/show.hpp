// SPDX-License-Identifier: MIT
// A visit, a test or a replay on the stage, from its first tick to its last. A closed window stops it in good order.
#pragma once

#include "app/assess.hpp"
#include "app/replay.hpp"
#include "app/visit.hpp"
#include "app/window/stage.hpp"

namespace surefoot {

/// `speed`: times real time, for simulated and recorded boards; 0: real time.
void show(Stage& stage, Visit& visit, SampleSource& source, double speed);
void show(Stage& stage, Assess& assess, SampleSource& source, double speed);
/// Shows the result page too.
void show(Stage& stage, Replay& replay, double speed);

}  // namespace surefoot
