// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulated_mcu.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdarg>
#include <cstdio>
#include <deque>
#include <utility>

#include <avr_eeprom.h>
#include <avr_ioport.h>
#include <avr_uart.h>
#include <sim_avr.h>
#include <sim_elf.h>

#include "base/error.hpp"
#include "base/random.hpp"
#include "pins.h"

namespace surefoot {
namespace {

constexpr int kMostCells = PIN_DOUT_PORTD_COUNT + PIN_DOUT_PORTC_COUNT;

void logErrors(avr_t* /*avr*/, const int level, const char* format, std::va_list arguments) {
  if (level == LOG_ERROR) {
    std::vfprintf(stderr, format, arguments);
  }
}

}  // namespace

struct SimulatedMcu::Impl {
  struct Cell {
    Impl* owner = nullptr;
    int index = 0;
    Hx711 chip;
    avr_irq_t* dout = nullptr;
    double oscillator = 1.0;
  };

  avr_t* avr = nullptr;
  std::function<std::int32_t(int, double)> counts;
  double rateHz = 0.0;
  std::array<Cell, kMostCells> cells;
  int cellCount = 0;
  bool clockIsHigh = false;
  avr_irq_t* uartInput = nullptr;
  bool uartIsFull = false;
  std::deque<char> toReceive;
  std::string sent;

  avr_cycle_count_t period(const Cell& cell) const {
    return static_cast<avr_cycle_count_t>(static_cast<double>(kClockHz) / (rateHz * cell.oscillator));
  }

  static void showDout(Cell& cell) {
    const unsigned level = cell.chip.dout() ? 1 : 0;
    if (cell.dout->value != level) {
      avr_raise_irq(cell.dout, level);
    }
  }

  static avr_cycle_count_t onConversion(avr_t* avr, avr_cycle_count_t when, void* param) {
    Cell& cell = *static_cast<Cell*>(param);
    Impl& self = *cell.owner;
    const double tS = static_cast<double>(when) / static_cast<double>(kClockHz);
    cell.chip.convert(avr->cycle, self.counts(cell.index, tS));
    showDout(cell);
    return when + self.period(cell);
  }

  void startConversions(Cell& cell) {
    avr_cycle_timer_cancel(avr, onConversion, &cell);
    avr_cycle_timer_register(avr, period(cell), onConversion, &cell);
  }

  static void onClock(avr_irq_t* /*irq*/, std::uint32_t value, void* param) {
    Impl& self = *static_cast<Impl*>(param);
    if ((value != 0) == self.clockIsHigh) {
      return;
    }
    self.clockIsHigh = value != 0;
    for (int i = 0; i < self.cellCount; ++i) {
      Cell& cell = self.cells[static_cast<std::size_t>(i)];
      if (self.clockIsHigh) {
        cell.chip.clockRises(self.avr->cycle);
      } else if (cell.chip.clockFalls(self.avr->cycle)) {
        self.startConversions(cell);
      }
      showDout(cell);
    }
  }

  static void onUartOutput(avr_irq_t* /*irq*/, std::uint32_t value, void* param) {
    static_cast<Impl*>(param)->sent.push_back(static_cast<char>(value));
  }

  static void onUartRoom(avr_irq_t* /*irq*/, std::uint32_t /*value*/, void* param) {
    static_cast<Impl*>(param)->uartIsFull = false;
  }

  static void onUartFull(avr_irq_t* /*irq*/, std::uint32_t /*value*/, void* param) {
    static_cast<Impl*>(param)->uartIsFull = true;
  }

  void connectUart() {
    std::uint32_t flags = 0;
    avr_ioctl(avr, AVR_IOCTL_UART_SET_FLAGS('0'), &flags);
    uartInput = avr_io_getirq(avr, AVR_IOCTL_UART_GETIRQ('0'), UART_IRQ_INPUT);
    avr_irq_register_notify(avr_io_getirq(avr, AVR_IOCTL_UART_GETIRQ('0'), UART_IRQ_OUTPUT), onUartOutput, this);
    avr_irq_register_notify(avr_io_getirq(avr, AVR_IOCTL_UART_GETIRQ('0'), UART_IRQ_OUT_XON), onUartRoom, this);
    avr_irq_register_notify(avr_io_getirq(avr, AVR_IOCTL_UART_GETIRQ('0'), UART_IRQ_OUT_XOFF), onUartFull, this);
  }

  // simavr loses its timers and pin levels when the MCU is reset; the HX711s keep theirs.
  void reset() {
    avr_reset(avr);
    uartIsFull = false;
    toReceive.clear();
    clockIsHigh = false;
    for (int i = 0; i < cellCount; ++i) {
      Cell& cell = cells[static_cast<std::size_t>(i)];
      const unsigned level = cell.chip.dout() ? 1 : 0;
      avr_raise_irq(cell.dout, 1 - level);  // simavr passes on only changes
      avr_raise_irq(cell.dout, level);
      startConversions(cell);
    }
  }

  void feedUart() {
    while (!toReceive.empty() && !uartIsFull) {
      avr_raise_irq(uartInput, static_cast<std::uint8_t>(toReceive.front()));
      toReceive.pop_front();
    }
  }
};

SimulatedMcu::SimulatedMcu(const McuSetup& setup, std::function<std::int32_t(int cell, double tS)> counts)
    : impl_(std::make_unique<Impl>()) {
  avr_global_logger_set(logErrors);
  elf_firmware_t firmware{};
  if (elf_read_firmware(setup.elf.c_str(), &firmware) != 0) {
    throw Error("cannot read the firmware " + setup.elf + ": build the target 'firmware', or name it with --elf");
  }
  impl_->avr = avr_make_mcu_by_name("atmega328p");
  avr_init(impl_->avr);
  impl_->avr->frequency = static_cast<std::uint32_t>(kClockHz);
  avr_load_firmware(impl_->avr, &firmware);
  impl_->avr->vcc = impl_->avr->avcc = impl_->avr->aref =
      static_cast<std::uint32_t>(std::lround(1000.0 * setup.supplyV));
  impl_->avr->frequency = static_cast<std::uint32_t>(kClockHz);
  // simavr's own sleep waits for real time, which is the caller's task here.
  impl_->avr->sleep = [](avr_t*, avr_cycle_count_t) {};
  impl_->counts = std::move(counts);
  impl_->rateHz = setup.rateHz;
  impl_->cellCount = setup.cellCount;
  Random random(setup.seed);
  for (int i = 0; i < setup.cellCount; ++i) {
    Impl::Cell& cell = impl_->cells[static_cast<std::size_t>(i)];
    cell.owner = impl_.get();
    cell.index = i;
    const bool onPortD = i < PIN_DOUT_PORTD_COUNT;
    const int pin = onPortD ? PIN_DOUT_PORTD_FIRST + i : PIN_DOUT_PORTC_FIRST + i - PIN_DOUT_PORTD_COUNT;
    cell.dout = avr_io_getirq(impl_->avr, AVR_IOCTL_IOPORT_GETIRQ(onPortD ? 'D' : 'C'), pin);
    cell.oscillator = 1.0 + random.uniform(-setup.oscillatorPercent, setup.oscillatorPercent) / 100.0;
  }
  avr_irq_register_notify(avr_io_getirq(impl_->avr, AVR_IOCTL_IOPORT_GETIRQ('B'), PIN_SCK_PORTB), Impl::onClock,
                          impl_.get());
  impl_->connectUart();
  powerUp();
}

SimulatedMcu::~SimulatedMcu() {
  if (impl_->avr != nullptr) {
    avr_terminate(impl_->avr);
  }
}

void SimulatedMcu::reset() {
  impl_->reset();
}

void SimulatedMcu::powerUp() {
  for (Impl::Cell& cell : impl_->cells) {
    cell.chip.powerUp();
  }
  impl_->reset();
}

void SimulatedMcu::runUntil(double tS) {
  const auto end = static_cast<avr_cycle_count_t>(tS * static_cast<double>(kClockHz));
  while (impl_->avr->cycle < end) {
    impl_->feedUart();
    const auto sliceEnd = std::min<avr_cycle_count_t>(end, impl_->avr->cycle + kClockHz / 1000);
    while (impl_->avr->cycle < sliceEnd) {
      const int state = avr_run(impl_->avr);
      if (state == cpu_Done || state == cpu_Crashed) {
        throw Error("the simulated microcontroller has crashed: this is a bug of the firmware or of simavr");
      }
    }
  }
}

double SimulatedMcu::timeS() const {
  return static_cast<double>(impl_->avr->cycle) / static_cast<double>(kClockHz);
}

void SimulatedMcu::receive(const std::string& bytes) {
  impl_->toReceive.insert(impl_->toReceive.end(), bytes.begin(), bytes.end());
}

std::string SimulatedMcu::takeSent() {
  return std::exchange(impl_->sent, {});
}

std::vector<std::uint8_t> SimulatedMcu::eeprom() const {
  avr_eeprom_desc_t memory{nullptr, 0, static_cast<std::uint32_t>(kEepromBytes)};
  avr_ioctl(impl_->avr, AVR_IOCTL_EEPROM_GET, &memory);
  return {memory.ee, memory.ee + kEepromBytes};
}

void SimulatedMcu::setEeprom(std::vector<std::uint8_t> bytes) {
  bytes.resize(kEepromBytes, 0xFF);
  avr_eeprom_desc_t memory{bytes.data(), 0, static_cast<std::uint32_t>(kEepromBytes)};
  avr_ioctl(impl_->avr, AVR_IOCTL_EEPROM_SET, &memory);
}

Hx711& SimulatedMcu::chip(int cell) {
  return impl_->cells[static_cast<std::size_t>(cell)].chip;
}

void SimulatedMcu::setRate(double rateHz) {
  impl_->rateHz = rateHz;
}

}  // namespace surefoot
