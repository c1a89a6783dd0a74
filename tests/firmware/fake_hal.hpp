// SPDX-License-Identifier: MIT
// A machine for the portable firmware on the host: hal.h on HX711 models, an EEPROM and two byte queues, in simulated
// time.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <functional>

#include "cells.h"
#include "hx711.hpp"
#include "wire/vectors.hpp"

namespace surefoot::test {

struct FakeCell {
  Hx711 chip;
  double periodUs = 1e6 / 115.7;
  double nextUs = 0.0;
  std::function<std::int32_t()> counts = [] { return 0; };
};

struct FakeMachine {
  double nowUs = 0.0;
  std::array<FakeCell, 8> cells;
  std::function<void(std::uint8_t levels, std::uint32_t nowUs)> onLevels;
  bool listening = false;
  bool locked = false;
  bool levelsChanged = false;
  std::uint8_t shorted = 0;  ///< Bit i: DOUT of cell i is stuck low.

  Bytes eeprom = Bytes(1024, 0xFF);
  int eepromWrites = 0;
  int eepromWritesUntilPowerFails = 1 << 30;
  int wornOutAddress = -1;
  double eepromReadyUs = 0.0;

  std::deque<std::uint8_t> received;
  Bytes sent;
  bool led = false;
  double longestWatchdogUs = 0.0;
  double watchdogUs = 0.0;

  FakeMachine();
  ~FakeMachine();
  FakeMachine(const FakeMachine&) = delete;
  FakeMachine& operator=(const FakeMachine&) = delete;

  /// Advances time: conversions end and interrupts come.
  void pass(double us);
  std::uint8_t levels() const;
  void clockPulse(double highUs);
  void tellLevels();
  void setPeriod(double periodUs);
};

}  // namespace surefoot::test
