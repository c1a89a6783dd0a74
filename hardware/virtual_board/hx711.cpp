// SPDX-License-Identifier: MIT
#include "hx711.hpp"

#include <algorithm>

namespace surefoot {
namespace {

constexpr int kDataPulses = 24;
constexpr int kSettlingConversions = 4;  // 400 ms at 10, 50 ms at 80 samples a second
constexpr Hx711::Cycle kPowerDown = 60 * kClockHz / 1'000'000;
constexpr Hx711::Cycle kReadIsOver = 1000 * kClockHz / 1'000'000;
constexpr int kMissedPulse = 12;
constexpr std::int32_t kLargest = 0x7FFFFF;

// The number of pulses in a read selects channel and gain for the next conversion; nothing is connected to channel B.
int gainAfter(int pulses, int gain) {
  switch (pulses) {
    case 25:
      return 128;
    case 26:
      return 0;
    case 27:
      return 64;
    default:
      return gain;
  }
}

}  // namespace

void Hx711::powerUp() {
  data_ = 0;
  pulses_ = 0;
  gain_ = 128;
  settling_ = kSettlingConversions;
  dout_ = true;
  missed_ = false;
}

bool Hx711::isReading(Cycle now) const {
  return pulses_ > 0 && pulses_ <= kDataPulses && now - lastRise_ < kReadIsOver;
}

void Hx711::convert(Cycle now, std::int32_t counts) {
  if (clock_ && now - lastRise_ > kPowerDown) {
    return;
  }
  if (settling_ > 0 && --settling_ > 0) {
    return;
  }
  const int gain = gainAfter(pulses_, gain_);
  if (gain != gain_) {
    gain_ = gain;
    settling_ = kSettlingConversions;
  }
  const std::int32_t scaled = saturated ? kLargest : static_cast<std::int32_t>(std::int64_t{counts} * gain_ / 128);
  data_ = static_cast<std::uint32_t>(std::clamp(scaled, -kLargest - 1, kLargest)) & 0xFFFFFFU;
  // The data sheet does not say what happens if a conversion ends during a read. This assumes the worst: the remaining
  // bits are those of the new result.
  if (!isReading(now)) {
    pulses_ = 0;
    missed_ = false;
    dout_ = false;
  }
}

void Hx711::clockRises(Cycle now) {
  clock_ = true;
  lastRise_ = now;
  if (missesPulse && !missed_ && pulses_ == kMissedPulse) {
    missed_ = true;
    return;
  }
  if (pulses_ == 0 && dout_) {
    return;
  }
  ++pulses_;
  dout_ = pulses_ > kDataPulses || ((data_ >> static_cast<unsigned>(kDataPulses - pulses_)) & 1U) != 0;
}

bool Hx711::clockFalls(Cycle now) {
  clock_ = false;
  if (now - lastRise_ <= kPowerDown) {
    return false;
  }
  powerUp();
  return true;
}

}  // namespace surefoot
