// SPDX-License-Identifier: MIT
// How a trial went, in words.
#pragma once

#include <string>

#include "records/trials.hpp"

namespace surefoot {

/// "complete", "stopped at 12 s: stepped".
std::string outcomeWords(const KeptTrial& trial);
/// What cost the trial; empty when it counts.
std::string costWords(const KeptTrial& trial);
/// What else to know; empty when there is nothing.
std::string asideWords(const KeptTrial& trial);
/// Both, each told as what it is; "nothing" when all was well.
std::string reasonWords(const KeptTrial& trial);

}  // namespace surefoot
