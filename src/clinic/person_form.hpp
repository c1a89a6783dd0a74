// SPDX-License-Identifier: MIT
// The facts of a person as a form, and back.
#pragma once

#include "clinic/site.hpp"

namespace surefoot {

Html personFields(const Person& person);
/// `before` with what the form says. Throws Error on a number that is none.
Person personFrom(const PageVisit& visit, Person before);

}  // namespace surefoot
