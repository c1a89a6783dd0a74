// SPDX-License-Identifier: MIT
// A form for a plan, and its evaluation. The caller checks whether the plan can be done before saving it.
#pragma once

#include <map>
#include <string>

#include "clinic/html.hpp"
#include "programme/plan.hpp"

namespace surefoot {

using FormValues = std::map<std::string, std::string>;

/// The field values for a plan; exercises that it leaves out have the article's dose and are not ticked.
FormValues planValues(const Plan& plan);
Html planFields(const FormValues& values);
/// Throws Error if a value cannot be read as a number or a word is unknown.
Plan planFrom(const FormValues& values);

}  // namespace surefoot
