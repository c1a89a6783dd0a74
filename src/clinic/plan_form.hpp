// SPDX-License-Identifier: MIT
// A plan as a form, and back. Whether the plan can be done is checked by whoever saves it.
#pragma once

#include <map>
#include <string>

#include "clinic/html.hpp"
#include "programme/plan.hpp"

namespace surefoot {

using FormValues = std::map<std::string, std::string>;

/// The fields' values of a plan; exercises that it leaves out have the article's dose and are not ticked.
FormValues planValues(const Plan& plan);
Html planFields(const FormValues& values);
/// Throws Error on a number that is none or a word that is unknown.
Plan planFrom(const FormValues& values);

}  // namespace surefoot
