// SPDX-License-Identifier: MIT
// The one loop: ticks of 1/120 s by the wall clock or as fast as possible, with a window and without one.
#pragma once

#include <functional>
#include <span>

#include "board/sample_source.hpp"

namespace surefoot {

struct TickLoop {
  double speed = 0.0;                ///< Times real time; 0: as fast as possible.
  std::function<bool()> tick;        ///< Makes one tick. False: it was the last one.
  std::function<bool()> frame = {};  ///< Shows what the ticks have led to and waits for the screen. False: end.
};

/// Runs until `tick` or `frame` returns false or the program is asked to stop. What the last tick led to is shown too.
/// With `frame` a slow frame drops the ticks that are overdue, so that it does not make the next one slower still;
/// without it none is dropped.
void runTicks(const TickLoop& loop);

/// Calls `each` with the samples of every tick until it returns false, the source is at its end or Ctrl-C was pressed:
/// in real time from a real board, at once from any other.
void forEachTick(SampleSource& source, const std::function<bool(Tick, std::span<const Sample>)>& each);

/// Plays a Visit or an Assess without a window, to its end. `told` is called after every tick. When the samples end or
/// the program is asked to stop, it is stopped in good order.
template <typename Played, typename Told>
void playThrough(Played& played, const SampleSource& source, double speed, Told told) {
  runTicks({.speed = source.isLive() ? 1.0 : speed, .tick = [&] {
              if (source.atEnd()) {
                return false;
              }
              played.tick();
              told(played);
              return !played.over();
            }});
  played.stop();
}

}  // namespace surefoot
