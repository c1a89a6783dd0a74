// SPDX-License-Identifier: MIT
// A plan's items as a helper types and reads them: "tiptoe=2x6,hold=own:20,rest=10,form=standing".
#pragma once

#include <string>
#include <string_view>

#include "programme/plan.hpp"

namespace surefoot {

/// The item in the words that changePlan takes.
std::string textOf(const PlanItem& item);

/// EXERCISE[=ROUNDSxREPETITIONS][,hold=S|own|own:S][,rest=S][,form=…][,foot=…][,level=0 to 1|follow]. What is not named
/// stays as it is; an exercise that the plan leaves out joins it with the article's dose. Throws Error, with the plan
/// unchanged, when the text is not understood or the plan could not be done.
void changePlan(Plan& plan, std::string_view text);

/// Leaves an exercise out. Throws Error, with the plan unchanged, when it is not in the plan or the last one.
void dropFromPlan(Plan& plan, std::string_view exercise);

}  // namespace surefoot
