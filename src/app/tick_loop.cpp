// SPDX-License-Identifier: MIT
#include "app/tick_loop.hpp"

#include <vector>

#include "app/pace.hpp"
#include "app/stop.hpp"

namespace surefoot {

void forEachTick(SampleSource& source, const std::function<bool(Tick, std::span<const Sample>)>& each) {
  listenForStop();
  const Pace pace(source.isLive() ? 1.0 : 0.0);
  std::vector<Sample> samples;
  for (Tick tick = 0; !stopAsked && !source.atEnd(); ++tick) {
    samples.clear();
    source.poll(tick, samples);
    if (!each(tick, samples)) {
      return;
    }
    pace.wait(tick + 1);
  }
}

}  // namespace surefoot
