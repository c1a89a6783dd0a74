// SPDX-License-Identifier: MIT
// How well a board does: everything counted, everything measured, nothing assumed.
#pragma once

#include <array>
#include <cstdint>

#include "posture/board.hpp"

namespace surefoot {

struct CellHealth {
  double noiseCounts = 0.0;  ///< SD of the counts over the last second of an empty or still board.
  double meanCounts = 0.0;
  std::uint64_t dead = 0;  ///< Samples in which it did not answer, and so on.
  std::uint64_t saturated = 0;
  std::uint64_t outOfStep = 0;
};

struct BoardHealth {
  std::uint64_t samples = 0;
  std::uint64_t bytes = 0;
  std::uint64_t badFrames = 0;  ///< Dropped: checksum, length, version or framing.
  std::uint64_t lostSamples = 0;  ///< From jumps of the sequence number.
  std::uint64_t gaps = 0;         ///< How many such jumps.
  std::uint64_t overflowed = 0;   ///< Samples dropped because nobody took them in time.
  std::uint64_t straddled = 0;
  std::uint64_t reconnects = 0;
  double rateHz = 0.0;      ///< Measured by board time over the last 5 s, 0 when unknown.
  double jitterMs = 0.0;    ///< SD of the intervals by board time.
  double skewMs = 0.0;      ///< Cells on their own oscillators: up to one period; 0 in step.
  bool connected = true;
  std::array<CellHealth, kMaxCells> cells{};
};

}  // namespace surefoot
