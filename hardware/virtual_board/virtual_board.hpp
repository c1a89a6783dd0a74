// SPDX-License-Identifier: GPL-3.0-or-later
// The virtual board put together: microcontroller, loads, faults, port and EEPROM file, moved on by board time. Knows
// no wall clock.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/random.hpp"
#include "factory.hpp"
#include "faults.hpp"
#include "loads.hpp"
#include "port.hpp"
#include "simulated_mcu.hpp"
#include "wire/messages.h"

namespace surefoot {

struct VirtualBoardSetup {
  wire_model model = WIRE_SPLIT;
  std::string elf;
  double rateHz = 115.7;
  bool ownOscillators = false;
  bool blank = false;  ///< Never calibrated, no serial number.
  std::uint64_t seed = 1;
  std::string link;
  std::string eepromFile;
  std::optional<BodySetup> person;
  std::vector<std::string> faults;
};

class VirtualBoard {
 public:
  /// Throws Error: no ELF, a fault that is none, no pseudo-terminal, an EEPROM file of another size.
  explicit VirtualBoard(const VirtualBoardSetup& setup);
  ~VirtualBoard();

  /// Moves on to this board time, and bytes between port and UART.
  void runUntil(double tS);

  /// One line of the standard input; what to answer. Throws Error naming what is wrong.
  std::string obey(const std::string& line);

  const std::string& portName() const { return port_.name(); }
  int cellCount() const { return static_cast<int>(cells_.size()); }

 private:
  void followFaults();
  void followPort();
  void followHost(const std::string& bytes);
  std::string corrupted(std::string bytes);
  void loadEeprom();
  void saveEeprom();
  std::string clear(const std::string& what);

  VirtualBoardSetup setup_;
  std::vector<wire_cell> cells_;
  Loads loads_;
  double rateHz_;
  SimulatedMcu mcu_;
  Port port_;
  std::vector<Fault> faults_;
  FaultState state_;
  bool hostIsThere_ = false;
  std::vector<std::uint8_t> savedEeprom_;
  Random flips_;
  std::array<std::uint8_t, WIRE_FRAME_MAX> hostBuffer_{};
  wire_receiver hostFrames_{};
};

}  // namespace surefoot
