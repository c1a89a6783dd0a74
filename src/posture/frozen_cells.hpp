// SPDX-License-Identifier: MIT
// Load cells that are not connected: their count never changes, while noise changes every other cell's.
#pragma once

#include <array>
#include <cstdint>

#include "posture/board.hpp"

namespace surefoot {

class FrozenCells {
 public:
  /// A cell that shows the same count for so long, while another one changes, is frozen.
  static constexpr double kFrozenS = 1.0;

  explicit FrozenCells(std::size_t cells) : cells_(cells) {}

  void take(const Sample& sample);

  /// Bit i: cell i is frozen.
  std::uint8_t found() const { return found_; }

 private:
  std::size_t cells_;
  bool any_ = false;
  std::array<std::int32_t, kMaxCells> counts_{};
  std::array<std::uint64_t, kMaxCells> changedUs_{};
  std::uint8_t found_ = 0;
};

}  // namespace surefoot
