// SPDX-License-Identifier: MIT
// One HX711 as its two pins show it, by the Avia data sheet, and what can go wrong with it. Times in cycles of a 16 MHz
// clock. Knows no microcontroller and no load.
#pragma once

#include <cstdint>

namespace surefoot {

inline constexpr std::uint64_t kClockHz = 16'000'000;

class Hx711 {
 public:
  using Cycle = std::uint64_t;

  /// A conversion ends with this result, as it would be on channel A at gain 128; clipped to 24 bits.
  void convert(Cycle now, std::int32_t counts);

  void clockRises(Cycle now);

  /// True when the chip had been powered down by this pulse (high for over 60 us) and starts anew: its conversions
  /// begin here.
  bool clockFalls(Cycle now);

  void powerUp();

  /// The level of DOUT; a dead chip leaves it to the pull-up.
  bool dout() const { return dead || dout_; }

  bool dead = false;         ///< Not connected.
  bool saturated = false;    ///< Every result is the largest.
  bool missesPulse = false;  ///< One pulse of each read does not reach it.

 private:
  bool isReading(Cycle now) const;

  std::uint32_t data_ = 0;
  int pulses_ = 0;
  int gain_ = 128;
  int settling_ = 0;  ///< Conversions until the first result.
  bool dout_ = true;
  bool clock_ = false;
  bool missed_ = false;
  Cycle lastRise_ = 0;
};

}  // namespace surefoot
