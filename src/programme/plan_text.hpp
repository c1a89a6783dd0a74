// SPDX-License-Identifier: MIT
// The items of a plan as text that a helper can type and read: "tiptoe=2x6,hold=own:20,rest=10,form=standing".
#pragma once

#include <string>
#include <string_view>

#include "programme/plan.hpp"

namespace surefoot {

/// The item in the format that changePlan reads.
std::string textOf(const PlanItem& item);

/// EXERCISE[=ROUNDSxREPETITIONS][,hold=S|own|own:S][,rest=S][,form=…][,foot=…][,level=0 to 1|follow]. Whatever is not
/// named stays unchanged; an exercise that is not in the plan is added with the article's dose. Throws Error, with the
/// plan unchanged, if the text cannot be read or the plan could not be done.
void changePlan(Plan& plan, std::string_view text);

/// Removes an exercise. Throws Error, with the plan unchanged, if it is not in the plan or is the last one.
void dropFromPlan(Plan& plan, std::string_view exercise);

}  // namespace surefoot
