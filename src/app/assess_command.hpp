// SPDX-License-Identifier: MIT
// A balance test with a window and without one.
#pragma once

#include "app/assess.hpp"
#include "app/sources.hpp"

namespace surefoot {

int assessHeadless(const AssessOptions& options);
int assessInWindow(const AssessOptions& options);

/// The board of a test, live or simulated. Throws WrongUsage for a recording and for somebody who sits.
OpenedBoard openForTest(const std::string& where);

/// Prints what was measured, with the ids of the definitions; JSON with all of it.
void printAssess(const Assess& assess, const std::string& source, const std::string& data, bool json);

}  // namespace surefoot
