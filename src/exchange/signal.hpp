// SPDX-License-Identifier: MIT
// What no board under a person gives: a centre of pressure that stands still, is held, cut off, rounded, or changes its
// unit on the way.
#pragma once

#include <string>
#include <vector>

#include "exchange/places.hpp"

namespace surefoot {

/// What makes every measure of sway wrong, with advice, in one line; "" if nothing does. Asked are: a stretch without
/// any change, an axis that does not move beside the other, values held so long that fewer than 20 a second are left,
/// steps of 2 mm or more, values cut off at their largest or smallest, a jump within one sample, a change of unit on
/// the way, and a sway that no board is large enough for.
std::string faultOfSignal(const Places& places);

/// What falsifies some measures a little, each in one sentence.
std::vector<std::string> doubtsOfSignal(const Places& places);

}  // namespace surefoot
