// SPDX-License-Identifier: GPL-3.0-or-later
// The complete virtual board: microcontroller, loads, faults, port and EEPROM file, driven by board time.
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
  double oscillatorPercent = 0.0;  ///< Each cell's rate is up to this off, drawn from the seed.
  double supplyV = 5.0;
  bool blank = false;  ///< Never calibrated, no serial number.
  std::uint64_t seed = 1;
  std::string link;
  std::string eepromFile;
  std::optional<BodySetup> person;
  double gainPercent = 0.0;  ///< True gains and places are up to this off those in the EEPROM.
  double placeMm = 0.0;
  std::vector<std::string> faults;
};

class VirtualBoard {
 public:
  /// Throws Error if there is no ELF or no pseudo-terminal, a fault is invalid, or the EEPROM file has the wrong size.
  explicit VirtualBoard(const VirtualBoardSetup& setup);
  ~VirtualBoard();

  /// Advances to this board time, and moves bytes between port and UART.
  void runUntil(double tS);

  /// Executes one line from standard input; returns the answer. Throws Error with what is wrong.
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
  bool takeLine(const std::string& line);
  void cutPower();

  VirtualBoardSetup setup_;
  std::vector<wire_cell> toldCells_;  ///< As the EEPROM leaves the factory.
  std::vector<wire_cell> cells_;      ///< As built.
  Loads loads_;
  double rateHz_;
  SimulatedMcu mcu_;
  Port port_;
  std::vector<Fault> faults_;
  FaultState state_;
  bool hostIsThere_ = false;
  std::vector<std::uint8_t> savedEeprom_;
  std::vector<std::uint8_t> unpluggedEeprom_;  ///< Its memory when the cable was last pulled out.
  std::size_t cutAfterBytes_ = 0;  ///< The power fails once so many bytes of the memory have changed; 0: never.
  std::vector<std::uint8_t> beforeCut_;
  Random flips_;
  std::array<std::uint8_t, WIRE_FRAME_MAX> hostBuffer_{};
  wire_receiver hostFrames_{};
};

}  // namespace surefoot
