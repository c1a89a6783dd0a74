// SPDX-License-Identifier: MIT
// How a virtual board leaves its factory: each cell a little different, and an EEPROM that knows it. Knows no
// simulation.
#pragma once

#include <cstdint>
#include <vector>

#include "wire/messages.h"

namespace surefoot {

/// Places as built; zeros up to 200,000 counts and gains up to 3 % off, by the seed.
std::vector<wire_cell> trueCells(wire_model model, std::uint64_t seed);

/// The EEPROM's 1024 bytes with these cells as calibration and a serial number made of model and seed.
std::vector<std::uint8_t> calibratedEeprom(wire_model model, std::uint64_t seed, const std::vector<wire_cell>& cells);

}  // namespace surefoot
