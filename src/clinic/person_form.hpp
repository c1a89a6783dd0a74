// SPDX-License-Identifier: MIT
// A form for the facts about a person, and its evaluation.
#pragma once

#include "clinic/site.hpp"

namespace surefoot {

Html personFields(const Person& person);
/// `before`, changed by the values of the form. Throws Error if a value cannot be read as a number.
Person personFrom(const PageVisit& visit, Person before);

}  // namespace surefoot
