// SPDX-License-Identifier: MIT
// Keeps ticks to the wall clock.
#pragma once

#include <chrono>
#include <thread>

#include "base/time.hpp"

namespace surefoot {

/// Sleeps so that ticks pass at `speed` times real time from when it was made; 0 never sleeps.
class Pace {
 public:
  explicit Pace(double speed) : speed_(speed) {}

  void wait(Tick tick) const {
    if (speed_ > 0.0) {
      const std::chrono::duration<double> due(static_cast<double>(tick) * kTickS / speed_);
      std::this_thread::sleep_until(start_ + std::chrono::duration_cast<Clock::duration>(due));
    }
  }

 private:
  using Clock = std::chrono::steady_clock;
  double speed_;
  Clock::time_point start_ = Clock::now();
};

}  // namespace surefoot
