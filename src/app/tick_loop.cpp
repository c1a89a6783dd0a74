// SPDX-License-Identifier: MIT
#include "app/tick_loop.hpp"

#include <algorithm>
#include <chrono>
#include <limits>
#include <thread>
#include <vector>

#include "app/stop.hpp"

namespace surefoot {
namespace {

constexpr int kTicksAFrame = 8;  // at real time

/// How many ticks are due by the wall clock.
class TickClock {
 public:
  /// `most`: ticks at once; more are dropped.
  TickClock(double speed, double most) : ticksPerS_(kTicksPerSecond * speed), most_(most) {}

  int due() {
    if (ticksPerS_ == 0.0) {
      return 1;
    }
    const Clock::time_point now = Clock::now();
    owed_ += std::chrono::duration<double>(now - last_).count() * ticksPerS_;
    last_ = now;
    const int ticks = static_cast<int>(std::min(owed_, most_));
    owed_ = owed_ > most_ ? std::min(owed_ - ticks, 1.0) : owed_ - ticks;
    return ticks;
  }

  void sleepUntilNext() const {
    if (ticksPerS_ > 0.0) {
      const std::chrono::duration<double> left((1.0 - owed_) / ticksPerS_);
      std::this_thread::sleep_until(last_ + std::chrono::duration_cast<Clock::duration>(left));
    }
  }

 private:
  using Clock = std::chrono::steady_clock;
  double ticksPerS_;
  double most_;
  double owed_ = 0.0;
  Clock::time_point last_ = Clock::now();
};

}  // namespace

void runTicks(const TickLoop& loop) {
  const double most =
      loop.frame ? kTicksAFrame * std::max(1.0, loop.speed) : static_cast<double>(std::numeric_limits<int>::max());
  TickClock clock(loop.speed, most);
  for (bool going = true; going && stopAsked == 0;) {
    for (int due = clock.due(); due > 0 && going && stopAsked == 0; --due) {
      going = loop.tick();
    }
    if (!loop.frame) {
      clock.sleepUntilNext();
    } else if (!loop.frame()) {
      return;
    }
  }
}

void forEachTick(SampleSource& source, const std::function<bool(Tick, std::span<const Sample>)>& each) {
  listenForStop();
  std::vector<Sample> samples;
  Tick tick = 0;
  runTicks({.speed = source.isLive() ? 1.0 : 0.0, .tick = [&] {
              if (source.atEnd()) {
                return false;
              }
              samples.clear();
              source.poll(tick, samples);
              return each(tick++, samples);
            }});
}

}  // namespace surefoot
