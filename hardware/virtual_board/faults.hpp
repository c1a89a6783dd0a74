// SPDX-License-Identifier: MIT
// Faults of the virtual board, and when they are active. Plain data.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace surefoot {

enum class FaultKind : std::uint8_t { Dead, Saturated, Step, Rate, Corrupt, Unplug };

struct Fault {
  FaultKind kind = FaultKind::Dead;
  int cell = 0;        ///< For Dead, Saturated and Step: 0 to 7 (in the text 1 to 8, as DOUT1 to DOUT8).
  double value = 0.0;  ///< Rate: samples a second. Corrupt: probability that a byte has one bit flipped.
  double startS = 0.0;
  double endS = std::numeric_limits<double>::infinity();
};

/// Parses `dead:CELL`, `saturated:CELL`, `step:CELL`, `rate:HZ`, `corrupt:PROBABILITY` or `unplug`, optionally followed
/// by `@START` and `+DURATION` in seconds of board time; without `@` it starts at `nowS`. Throws Error with what is
/// wrong.
Fault faultFromText(const std::string& text, double nowS, int cellCount);

/// The faults that are active at one moment.
struct FaultState {
  std::uint32_t dead = 0;  ///< Bit i: cell i.
  std::uint32_t saturated = 0;
  std::uint32_t step = 0;
  double rateHz = 0.0;  ///< 0: the rate at the start.
  double corrupt = 0.0;
  bool unplugged = false;
};

FaultState faultsAt(const std::vector<Fault>& faults, double tS);

}  // namespace surefoot
