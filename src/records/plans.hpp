// SPDX-License-Identifier: MIT
// A person's plan, the tutorials and safety page they have seen, and their answers after visits.
#pragma once

#include <string>
#include <vector>

#include "programme/visit.hpp"
#include "programme/week.hpp"
#include "records/database.hpp"

namespace surefoot {

/// The person's own plan, otherwise the article's. `personId` empty: a guest.
Plan planOf(Database& db, const std::string& personId);
/// The person has a plan of their own.
bool hasOwnPlan(Database& db, const std::string& personId);
/// Throws Error if the plan cannot be done (whatIsWrongWith).
void savePlan(Database& db, const std::string& personId, const Plan& plan);
/// Returns to the article's plan.
void resetPlan(Database& db, const std::string& personId);

/// The answer after a visit; `personId` empty: a guest. `visitId` as in SessionStart.
void saveAnswer(Database& db, const std::string& personId, const std::string& visitId, Answer answer);

/// Nothing is stored for guests: they see tutorials and the safety page each time.
std::vector<Exercise> tutorialsSeen(Database& db, const std::string& personId);
void markTutorialSeen(Database& db, const std::string& personId, Exercise exercise);
/// The safety page was seen, and the person was never away for more than four weeks since.
bool safetySeen(Database& db, const std::string& personId, DayNumber today);
void markSafetySeen(Database& db, const std::string& personId);

}  // namespace surefoot
