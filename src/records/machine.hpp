// SPDX-License-Identifier: MIT
// What can be wrong with the computer on which data is kept: its clock, its free space.
#pragma once

#include <string>

#include "programme/week.hpp"
#include "records/database.hpp"

namespace surefoot {

/// One line if a clock that shows `now` cannot be right: the program was built or the last session kept on a later day.
/// Empty if it may be right. `last` is 0 if there is none; a day of difference may be a journey.
std::string clockTroubleOn(DayNumber now, DayNumber built, DayNumber last);

/// The same for this computer's clock. An age that it gives is wrong.
std::string clockTrouble(Database& db);

/// One line if the free space where the database is may not hold a session, else empty.
std::string spaceTrouble(const Database& db);

}  // namespace surefoot
