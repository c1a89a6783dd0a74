// SPDX-License-Identifier: MIT
// A person's stored bouts. Days are calendar days at the place where the session was played.
#pragma once

#include <string>
#include <vector>

#include "programme/history.hpp"
#include "records/database.hpp"

namespace surefoot {

/// All finished bouts of that person, oldest first. None for a guest (`personId` empty).
std::vector<DatedBout> allBouts(Database& db, const std::string& personId);

/// The same, of that day.
std::vector<BoutDone> boutsToday(Database& db, const std::string& personId, DayNumber day);

/// The same, of the 60 days before that day.
std::vector<BoutDone> boutsBefore(Database& db, const std::string& personId, DayNumber day);

/// Median of all tiptoe holds in the last 14 days, in seconds; 0 if there are none.
double comfortableHoldS(Database& db, const std::string& personId);

}  // namespace surefoot
