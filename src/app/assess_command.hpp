// SPDX-License-Identifier: MIT
// A balance test with a window and without one.
#pragma once

#include "app/assess.hpp"

namespace surefoot {

int assessHeadless(const AssessOptions& options);
int assessInWindow(const AssessOptions& options);

/// WHERE of a test: somebody who stands quietly by themself (sim:quiet) does what the test says, as the player does.
std::string boardForTest(const std::string& where);

/// Prints what was measured, with the ids of the definitions; JSON with all of it.
void printAssess(const Assess& assess, const std::string& source, const std::string& data, bool json);

}  // namespace surefoot
