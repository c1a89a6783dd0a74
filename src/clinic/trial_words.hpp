// SPDX-License-Identifier: MIT
// The outcome of a trial in words.
#pragma once

#include <string>

#include "records/trials.hpp"

namespace surefoot {

/// "complete", "stopped at 12 s: stepped".
std::string outcomeWords(const KeptTrial& trial);
/// Why the trial did not count; empty if it counted.
std::string exclusionWords(const KeptTrial& trial);
/// Other remarks; empty if there are none.
std::string remarkWords(const KeptTrial& trial);
/// Both of these, with labels; "nothing" if all was well.
std::string reasonWords(const KeptTrial& trial);

}  // namespace surefoot
