// SPDX-License-Identifier: MIT
#include "posture/frozen_cells.hpp"

#include <algorithm>

namespace surefoot {

void FrozenCells::take(const Sample& sample) {
  constexpr auto kFrozenUs = static_cast<std::uint64_t>(kFrozenS * 1e6);
  std::uint64_t newestUs = 0;
  for (std::size_t i = 0; i < cells_; ++i) {
    if (!any_ || sample.counts[i] != counts_[i] || sample.boardTimeUs < changedUs_[i]) {
      counts_[i] = sample.counts[i];
      changedUs_[i] = sample.boardTimeUs;
    }
    newestUs = std::max(newestUs, changedUs_[i]);
  }
  any_ = true;
  found_ = 0;
  for (std::size_t i = 0; i < cells_; ++i) {
    if (newestUs - changedUs_[i] >= kFrozenUs) {
      found_ |= static_cast<std::uint8_t>(1U << i);
    }
  }
}

}  // namespace surefoot
