// SPDX-License-Identifier: MIT
#include "factory.hpp"

#include <algorithm>
#include <cmath>

#include "base/random.hpp"
#include "models.h"
#include "store.h"

namespace surefoot {
namespace {

constexpr double kZeroSpreadCounts = 200'000.0;
constexpr double kGainSpread = 0.03;
// A host knows a virtual board by it (hardware/protocol.md).
constexpr std::uint64_t kSerialBase = 0x5EED'0000'0000'0000;

}  // namespace

std::vector<wire_cell> trueCells(wire_model model, std::uint64_t seed) {
  Random random(seed, 3);
  std::vector<wire_cell> cells;
  for (std::uint8_t i = 0; i < model_cell_count(static_cast<std::uint8_t>(model)); ++i) {
    wire_cell cell = model_cell(static_cast<std::uint8_t>(model), i);
    cell.zero = static_cast<std::int32_t>(random.uniform(-kZeroSpreadCounts, kZeroSpreadCounts));
    cell.counts_per_newton *= static_cast<float>(random.uniform(1.0 - kGainSpread, 1.0 + kGainSpread));
    cells.push_back(cell);
  }
  return cells;
}

std::vector<wire_cell> apartFrom(std::vector<wire_cell> cells, double gainPercent, double placeMm, std::uint64_t seed) {
  Random random(seed, 6);
  for (wire_cell& cell : cells) {
    cell.counts_per_newton *= static_cast<float>(1.0 + random.uniform(-gainPercent, gainPercent) / 100.0);
    cell.x_tenth_mm =
        static_cast<std::int16_t>(std::lround(cell.x_tenth_mm + 10.0 * random.uniform(-placeMm, placeMm)));
    cell.y_tenth_mm =
        static_cast<std::int16_t>(std::lround(cell.y_tenth_mm + 10.0 * random.uniform(-placeMm, placeMm)));
  }
  return cells;
}

std::vector<std::uint8_t> calibratedEeprom(wire_model model, std::uint64_t seed, const std::vector<wire_cell>& cells) {
  std::vector<std::uint8_t> eeprom(STORE_EEPROM_BYTES, 0xFF);
  wire_calibration calibration{};
  calibration.calibrated = true;
  calibration.writes = 1;
  calibration.cell_count = static_cast<std::uint8_t>(cells.size());
  std::copy(cells.begin(), cells.end(), calibration.cells);
  std::uint8_t* copy = eeprom.data() + STORE_COPY_A;
  const std::uint8_t length = wire_put_calibration(&calibration, copy);
  wire_put_u16(copy + length, wire_crc16(copy, length));

  std::uint8_t* serial = eeprom.data() + STORE_SERIAL;
  wire_put_u64(serial, kSerialBase + (static_cast<std::uint64_t>(model) << 32U) + (seed & 0xFFFFFFFFU));
  wire_put_u16(serial + 8, wire_crc16(serial, 8));
  std::copy(serial, serial + STORE_SERIAL_BYTES, serial + STORE_SERIAL_BYTES);
  return eeprom;
}

}  // namespace surefoot
