// SPDX-License-Identifier: MIT
// How a trial went, in words.
#pragma once

#include <string>

#include "records/trials.hpp"

namespace surefoot {

/// "complete", "stopped at 12 s: stepped".
std::string outcomeWords(const KeptTrial& trial);
/// Why it does not count and what else to know; "nothing" when all was well.
std::string reasonWords(const KeptTrial& trial);

}  // namespace surefoot
