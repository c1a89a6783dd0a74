// SPDX-License-Identifier: GPL-3.0-or-later
// The firmware's ELF in simavr, with HX711s on the pins of hardware/firmware/avr/pins.h. The caller provides the counts
// and the pace. (GPL because it is linked with simavr.)
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "hx711.hpp"

namespace surefoot {

struct McuSetup {
  std::string elf;
  int cellCount = 8;
  double rateHz = 115.7;
  double oscillatorPercent = 0.0;  ///< Each cell up to this off, by the seed; 0: all in step with the MCU.
  std::uint64_t seed = 1;
  double supplyV = 5.0;
};

inline constexpr std::size_t kEepromBytes = 1024;

class SimulatedMcu {
 public:
  /// `counts(cell, tS)` returns the result of a conversion that ends `tS` seconds after the first power-up; times never
  /// go back. Throws Error if the ELF cannot be read.
  SimulatedMcu(const McuSetup& setup, std::function<std::int32_t(int cell, double tS)> counts);
  ~SimulatedMcu();
  SimulatedMcu(const SimulatedMcu&) = delete;
  SimulatedMcu& operator=(const SimulatedMcu&) = delete;

  /// Reset by the DTR line: the MCU restarts, the HX711s continue.
  void reset();
  /// Plugged in again: MCU and HX711s restart.
  void powerUp();

  void runUntil(double tS);
  double timeS() const;

  /// Bytes for the UART's receiver, which arrive at 115200 baud.
  void receive(const std::string& bytes);
  /// What the UART has sent since the last call.
  std::string takeSent();

  std::vector<std::uint8_t> eeprom() const;
  void setEeprom(std::vector<std::uint8_t> bytes);

  Hx711& chip(int cell);
  void setRate(double rateHz);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace surefoot
