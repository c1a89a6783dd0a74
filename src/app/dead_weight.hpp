// SPDX-License-Identifier: MIT
// Records the board empty or under a weight that lies still, as `board prove` needs it.
#pragma once

#include <string>
#include <vector>

#include "board/sample_source.hpp"

namespace surefoot {

/// Good samples over `seconds` after the load has been still. `knownN` 0: of the empty board. An interruption is said,
/// and the part begins again. Throws Error as forEachSample does, or if nothing still comes for two minutes.
std::vector<Sample> recordStill(SampleSource& source, double knownN, double seconds, const std::string& what);

/// The load in newtons of a weight of about `knownN` that lies still.
double stillLoadN(SampleSource& source, double knownN);

}  // namespace surefoot
