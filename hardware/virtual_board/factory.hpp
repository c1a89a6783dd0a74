// SPDX-License-Identifier: MIT
// How a virtual board leaves the factory: each cell slightly different, and an EEPROM with its calibration.
#pragma once

#include <cstdint>
#include <vector>

#include "wire/messages.h"

namespace surefoot {

/// Places as built; zeros up to 200,000 counts and gains up to 3 % off, drawn from the seed.
std::vector<wire_cell> trueCells(wire_model model, std::uint64_t seed);

/// The same board built differently from what its EEPROM says: gains up to `gainPercent` and places up to `placeMm`
/// off, drawn from the seed.
std::vector<wire_cell> apartFrom(std::vector<wire_cell> cells, double gainPercent, double placeMm, std::uint64_t seed);

/// The 1024 bytes of the EEPROM, with these cells as calibration and a serial number that follows from model and seed.
std::vector<std::uint8_t> calibratedEeprom(wire_model model, std::uint64_t seed, const std::vector<wire_cell>& cells);

}  // namespace surefoot
