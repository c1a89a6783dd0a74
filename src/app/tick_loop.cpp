// SPDX-License-Identifier: MIT
#include "app/tick_loop.hpp"

#include <chrono>
#include <thread>
#include <vector>

#include "app/stop.hpp"

namespace surefoot {

void forEachTick(SampleSource& source, const std::function<bool(Tick, std::span<const Sample>)>& each) {
  listenForStop();
  const auto start = std::chrono::steady_clock::now();
  std::vector<Sample> samples;
  for (Tick tick = 0; !stopAsked && !source.atEnd(); ++tick) {
    samples.clear();
    source.poll(tick, samples);
    if (!each(tick, samples)) {
      return;
    }
    if (source.isLive()) {
      std::this_thread::sleep_until(start + std::chrono::duration<double>(static_cast<double>(tick + 1) * kTickS));
    }
  }
}

}  // namespace surefoot
