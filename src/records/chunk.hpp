// SPDX-License-Identifier: MIT
// Raw samples with their ticks, packed into the bytes of a blob. Little-endian, version 1: u8 version, u8 cells, u16
// zero, u32 samples; then for each sample u32 tick, u32 sequence, u64 board time in us, u32 faults, and an i32 count
// for each cell: 52 bytes for eight cells.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "posture/board.hpp"

namespace surefoot {

struct LoggedSample {
  Tick tick = 0;  ///< 0 to 2^32 - 1: more than a year.
  Sample sample;
};

/// `cells` is 1 to kMaxCells.
std::string packChunk(const std::vector<LoggedSample>& samples, std::size_t cells);

/// Throws Error if the bytes are not a chunk of a known version.
std::vector<LoggedSample> unpackChunk(std::string_view bytes);

}  // namespace surefoot
