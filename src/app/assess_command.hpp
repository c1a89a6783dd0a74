// SPDX-License-Identifier: MIT
// A balance test with a window and without one.
#pragma once

#include "app/assess.hpp"
#include "app/sources.hpp"

namespace surefoot {

int assessHeadless(const Program& program, const AssessOptions& options);
int assessInWindow(const Program& program, const AssessOptions& options);

/// The board of a test, live or simulated. Throws WrongUsage for a recording and for a simulated person who sits.
OpenedBoard openForTest(Where where);

/// Prints what was measured, with the ids of the definitions; as JSON, everything.
void printAssess(Assess& assess, const std::string& source, const std::string& data, bool json);

}  // namespace surefoot
