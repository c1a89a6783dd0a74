// SPDX-License-Identifier: MIT
// What a tick and a picture of each game cost, over whole simulated bouts: median and p99 in microseconds of CPU.
#include <algorithm>
#include <cstdio>
#include <vector>

#include "bench/times.hpp"
#include "games/simulated_visit.hpp"
#include "play/draw_list.hpp"
#include "screens/session_screens.hpp"

namespace surefoot::test {

namespace {

void bench(const GameEntry& entry, const Canvas& canvas) {
  Times steps;
  Times pictures;
  std::vector<std::size_t> sizes;
  BoutSetup bout = entry.usual;
  bout.seed = 3;
  SimulatedVisit visit("sim:player,seed=3", bout, entry.id);
  std::unique_ptr<Game> game = entry.make(bout);
  Tick tick = 0;
  while (visit.session().phase() != Phase::Result) {
    visit.tick();
    const Session& session = visit.session();
    if (session.phase() != Phase::Play) {
      continue;
    }
    const std::vector<MovementEvent> events(session.newEvents().begin(), session.newEvents().end());
    const TickInput input{tick++, session.reading(), session.movement(), events};
    steps.measure([&] { game->step(input); });
    if (tick % 4 == 0) {
      DrawList list;
      pictures.measure([&] { drawSession(list, canvas, session, {}); });
      sizes.push_back(list.shapes.size());
    }
  }
  std::sort(sizes.begin(), sizes.end());
  std::printf("%s, %.0f x %.0f, %.1f s of play\n", std::string(entry.id).c_str(), canvas.width, canvas.height,
              static_cast<double>(tick) * kTickS);
  steps.print("tick");
  pictures.print("draw list with HUD");
  std::printf("  %-28s median %8zu      most %8zu\n", "shapes in it", sizes[sizes.size() / 2], sizes.back());
}

}  // namespace

}  // namespace surefoot::test

int main() {
  for (const surefoot::GameEntry& entry : surefoot::games()) {
    surefoot::test::bench(entry, {1920.0, 1080.0});
    surefoot::test::bench(entry, {1080.0, 1920.0});
  }
  return 0;
}
