// SPDX-License-Identifier: MIT
// The cost of a frame of each game on the screen, over whole simulated bouts: CPU time of the drawing thread (making
// the draw list and handing it over), and frames a second. A software renderer paints in threads of its own, which
// affect only the frames a second.
#include <cstdio>
#include <string>
#include <utility>

#include "bench/times.hpp"
#include "games/simulated_visit.hpp"
#include "screens/session_screens.hpp"
#include "view/display.hpp"
#include "view/share.hpp"
#include "view/window.hpp"

namespace surefoot::test {
namespace {

constexpr Tick kTicksBetween = 24;

void bench(const GameEntry& entry, Window& window) {
  Times lists;
  Times submissions;
  Times both;
  BoutSetup bout = entry.usual;
  bout.seed = 3;
  // After a month of the article's plan.
  bout.place = {.harbour = 90.0, .route = 60.0, .tower = 30.0, .boats = 3.0};
  SimulatedVisit visit("sim:player,seed=3", bout, entry.id);
  for (Tick tick = 0; visit.session().phase() != Phase::Result; ++tick) {
    visit.tick();
    if (visit.session().phase() != Phase::Play || tick % kTicksBetween != 0) {
      continue;
    }
    window.poll();
    DrawList list;
    const double begin = threadCpuUs();
    drawSession(list, window.canvas(), visit.session(), {.timeS = static_cast<double>(tick) * kTickS});
    const double drawn = threadCpuUs();
    window.present(list);
    const double end = threadCpuUs();
    lists.add(drawn - begin);
    submissions.add(end - drawn);
    both.add(end - begin);
  }
  std::printf("%s\n", std::string(entry.id).c_str());
  lists.print("draw list with HUD");
  submissions.print("submission");
  both.print("both");
}

}  // namespace
}  // namespace surefoot::test

int main() {
  if (!surefoot::displayAvailable()) {
    std::puts("no display: nothing measured");
    return 0;
  }
  const surefoot::Words words(surefoot::shareDirectory() / "locale", "en");
  for (const auto& [width, height] : {std::pair{1280U, 720U}, std::pair{1920U, 1080U}}) {
    surefoot::Window window({.widthPx = width, .heightPx = height, .frameCap = 0}, words);
    std::printf("== %u x %u\n", width, height);
    for (const surefoot::GameEntry& entry : surefoot::games()) {
      surefoot::test::bench(entry, window);
    }
    const surefoot::FrameTimes times = window.frameTimes();
    std::printf("the last frames: median %.2f ms, p99 %.2f ms by the clock; %.1f frames a second\n",
                times.paintMedianMs, times.paintP99Ms, times.framesPerSecond);
  }
}
