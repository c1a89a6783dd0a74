// SPDX-License-Identifier: MIT
#include "firmware/fake_hal.hpp"

#include <algorithm>

#include "hal.h"

namespace surefoot::test {
namespace {

FakeMachine* machine = nullptr;

constexpr double kEepromWriteUs = 3400.0;
constexpr double kTickUs = 4096.0;

Hx711::Cycle cycle(double us) {
  return static_cast<Hx711::Cycle>(us * 16.0);
}

}  // namespace

FakeMachine::FakeMachine() {
  machine = this;
  for (FakeCell& cell : cells) {
    cell.chip.powerUp();
    cell.nextUs = cell.periodUs;
  }
}

FakeMachine::~FakeMachine() {
  machine = nullptr;
}

void FakeMachine::setPeriod(double periodUs) {
  for (FakeCell& cell : cells) {
    cell.periodUs = periodUs;
    cell.nextUs = nowUs + periodUs;
  }
}

std::uint8_t FakeMachine::levels() const {
  unsigned bits = 0;
  for (unsigned i = 0; i < cells.size(); ++i) {
    bits |= (cells[i].chip.dout() ? 1U : 0U) << i;
  }
  return static_cast<std::uint8_t>(bits & ~unsigned{shorted});
}

void FakeMachine::tellLevels() {
  if (levelsChanged && listening && !locked && onLevels) {
    levelsChanged = false;
    onLevels(levels(), static_cast<std::uint32_t>(static_cast<std::uint64_t>(nowUs)));
  }
}

void FakeMachine::pass(double us) {
  const double endUs = nowUs + us;
  for (;;) {
    FakeCell& next =
        *std::min_element(cells.begin(), cells.end(), [](const auto& a, const auto& b) { return a.nextUs < b.nextUs; });
    if (next.nextUs > endUs) {
      break;
    }
    nowUs = next.nextUs;
    next.nextUs += next.periodUs;
    next.chip.convert(cycle(nowUs), next.counts());
    levelsChanged = levelsChanged || listening;
    tellLevels();
  }
  nowUs = endUs;
}

void FakeMachine::clockPulse(double highUs) {
  for (FakeCell& cell : cells) {
    cell.chip.clockRises(cycle(nowUs));
  }
  pass(highUs);
}

}  // namespace surefoot::test

using surefoot::test::machine;

std::uint32_t hal_micros() {
  machine->pass(0.5);
  return static_cast<std::uint32_t>(static_cast<std::uint64_t>(machine->nowUs));
}

void hal_lock() {
  machine->locked = true;
}

void hal_unlock() {
  machine->locked = false;
  machine->tellLevels();
}

void hal_cells_listen(bool on) {
  machine->listening = on;
  machine->levelsChanged = false;
}

std::uint8_t hal_cells_levels() {
  return machine->levels();
}

std::uint8_t hal_cells_pulse() {
  machine->clockPulse(1.5);
  const std::uint8_t levels = machine->levels();
  for (auto& cell : machine->cells) {
    cell.chip.clockFalls(surefoot::test::cycle(machine->nowUs));
  }
  machine->pass(1.0);
  return levels;
}

void hal_cells_restart() {
  machine->clockPulse(100.0);
  for (auto& cell : machine->cells) {
    cell.chip.clockFalls(surefoot::test::cycle(machine->nowUs));
    cell.nextUs = machine->nowUs + cell.periodUs;
  }
}

bool hal_send(const std::uint8_t* bytes, std::uint8_t length) {
  machine->sent.insert(machine->sent.end(), bytes, bytes + length);
  return true;
}

bool hal_receive(std::uint8_t* byte) {
  if (machine->received.empty()) {
    return false;
  }
  *byte = machine->received.front();
  machine->received.pop_front();
  return true;
}

bool hal_eeprom_ready() {
  machine->pass(20.0);
  return machine->nowUs >= machine->eepromReadyUs;
}

std::uint8_t hal_eeprom_read(std::uint16_t address) {
  return machine->eeprom.at(address);
}

void hal_eeprom_write(std::uint16_t address, std::uint8_t value) {
  if (++machine->eepromWrites > machine->eepromWritesUntilPowerFails) {
    return;
  }
  machine->eepromReadyUs = machine->nowUs + surefoot::test::kEepromWriteUs;
  machine->eeprom.at(address) = address == machine->wornOutAddress ? static_cast<std::uint8_t>(value ^ 1U) : value;
}

std::uint16_t hal_supply_mv(void) {
  return 5006;
}

void hal_led(bool on) {
  machine->led = on;
}

void hal_idle() {
  const double wakeUs = machine->nowUs + surefoot::test::kTickUs;
  while (machine->nowUs < wakeUs && machine->received.empty()) {
    const std::uint8_t before = machine->levels();
    machine->pass(10.0);
    if (machine->levels() != before) {
      return;
    }
  }
}

void hal_watchdog_reset() {
  machine->longestWatchdogUs = std::max(machine->longestWatchdogUs, machine->nowUs - machine->watchdogUs);
  machine->watchdogUs = machine->nowUs;
}

void hal_levels_changed(std::uint8_t levels, std::uint32_t now_us) {
  machine->onLevels(levels, now_us);
}
