// SPDX-License-Identifier: MIT
// Samples tick by tick for the commands that are no game: in real time from a real board, at once from any other.
#pragma once

#include <functional>
#include <span>

#include "board/sample_source.hpp"

namespace surefoot {

/// Calls `each` with the samples of every tick until it returns false, the source is at its end or Ctrl-C was pressed.
void forEachTick(SampleSource& source, const std::function<bool(Tick, std::span<const Sample>)>& each);

}  // namespace surefoot
