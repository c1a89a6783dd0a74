// SPDX-License-Identifier: MIT
// What a person is to do, has been shown and has said: plan, tutorials and safety page, answers after a visit.
#pragma once

#include <string>
#include <vector>

#include "programme/visit.hpp"
#include "programme/week.hpp"
#include "records/database.hpp"

namespace surefoot {

/// The person's own plan, else the article's. `personId` empty: a guest.
Plan planOf(Database& db, const std::string& personId);
/// The person has a plan of their own.
bool hasOwnPlan(Database& db, const std::string& personId);
/// Throws Error when the plan cannot be done (whatIsWrongWith).
void savePlan(Database& db, const std::string& personId, const Plan& plan);
/// Back to the article's plan.
void resetPlan(Database& db, const std::string& personId);

/// What the person said after a visit; `personId` empty: a guest. `visitId` as in SessionStart.
void saveAnswer(Database& db, const std::string& personId, const std::string& visitId, Answer answer);

/// Nothing is kept of guests: they see tutorials and the safety page each time.
std::vector<Exercise> tutorialsSeen(Database& db, const std::string& personId);
void markTutorialSeen(Database& db, const std::string& personId, Exercise exercise);
/// The safety page was seen, and since then the person was never away for more than four weeks.
bool safetySeen(Database& db, const std::string& personId, DayNumber today);
void markSafetySeen(Database& db, const std::string& personId);

}  // namespace surefoot
