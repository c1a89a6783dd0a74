// SPDX-License-Identifier: MIT
// One HX711 as seen at its two pins, by the Avia data sheet, with its possible faults. Times are in cycles of a 16 MHz
// clock.
#pragma once

#include <cstdint>

namespace surefoot {

inline constexpr std::uint64_t kClockHz = 16'000'000;

class Hx711 {
 public:
  using Cycle = std::uint64_t;

  /// A conversion ends with this result for channel A at gain 128; clipped to 24 bits.
  void convert(Cycle now, std::int32_t counts);

  void clockRises(Cycle now);

  /// Returns true if this pulse had powered the chip down (high for over 60 us) and the chip restarts: its conversions
  /// begin here.
  bool clockFalls(Cycle now);

  void powerUp();

  /// The level of DOUT; a dead chip leaves it to the pull-up.
  bool dout() const { return dead || dout_; }

  bool dead = false;         ///< Not connected.
  bool saturated = false;    ///< Every result is the largest value.
  bool missesPulse = false;  ///< The chip misses one pulse of each read.

 private:
  bool isReading(Cycle now) const;

  std::uint32_t data_ = 0;
  int pulses_ = 0;
  int gain_ = 128;
  int settling_ = 0;  ///< Conversions left until the first result.
  bool dout_ = true;
  bool clock_ = false;
  bool missed_ = false;
  Cycle lastRise_ = 0;
};

}  // namespace surefoot
