// SPDX-License-Identifier: MIT
// How much faster than real time a simulated visit runs without a window: with each game, and with one that does
// nothing. A plain program: prints the figures and the peak memory.
#include <chrono>
#include <cstdio>

#include <sys/resource.h>

#include "board/sample_source.hpp"
#include "games/table.hpp"
#include "play/session.hpp"

namespace surefoot::test {
namespace {

constexpr double kVisitS = 180.0;

class IdleGame final : public Game {
 public:
  void step(const TickInput&) override {}
  void draw(DrawList&, const Canvas&) const override {}
  HudState hud() const override { return {}; }
  Cue cue() const override { return {.kind = CueKind::Rest}; }
  std::span<const SoundCue> sounds() const override { return {}; }
  bool finished() const override { return false; }
  ScoreSheet score() const override { return {}; }
  void digest(Digest&) const override {}
};

void measure(const GameEntry& entry, int visits) {
  Tick ticks = 0;
  const auto start = std::chrono::steady_clock::now();
  for (int visit = 0; visit < visits; ++visit) {
    const auto source = openSource("sim:player,seed=" + std::to_string(visit + 1));
    Session session({.board = source->board(), .game = std::string(entry.id)}, entry);
    TickCommand command;
    while (session.phase() != Phase::Result && session.now() < ticksOf(kVisitS)) {
      command.samples.clear();
      source->poll(session.now(), command.samples);
      session.tick(command);
      source->hear(session.cue());
    }
    ticks += session.now();
  }
  const double wallS = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  std::printf("%-12.*s %8.0f times real time (%.1f s of play in %.3f s)\n", static_cast<int>(entry.id.size()),
              entry.id.data(), static_cast<double>(ticks) * kTickS / wallS, static_cast<double>(ticks) * kTickS, wallS);
}

}  // namespace
}  // namespace surefoot::test

int main() {
  using namespace surefoot;
  using namespace surefoot::test;
  for (const GameEntry& entry : games()) {
    measure(entry, 20);
  }
  measure({"no game",
           Exercise::Free,
           {},
           [](const BoutSetup&) -> std::unique_ptr<Game> { return std::make_unique<IdleGame>(); }},
          20);
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  std::printf("peak memory %ld MiB\n", used.ru_maxrss / 1024);
}
