// SPDX-License-Identifier: MIT
// A simulated person on a simulated board who goes through a whole session; shared by tests, benches and pictures.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "board/sample_source.hpp"
#include "games/table.hpp"
#include "play/session.hpp"

namespace surefoot::test {

class SimulatedVisit {
 public:
  SimulatedVisit(const std::string& where, const BoutSetup& bout, std::string_view game = "catapult")
      : SimulatedVisit(openSource(where), bout, game) {}
  SimulatedVisit(std::unique_ptr<SampleSource> source, const BoutSetup& bout, std::string_view game)
      : source_(std::move(source)),
        session_({.board = source_->board(), .person = {}, .game = std::string(game), .bout = bout}, gameNamed(game)) {}

  void tick() {
    command_.samples.clear();
    source_->hear(session_.cue());
    source_->poll(session_.now(), command_.samples);
    session_.tick(command_);
  }

  /// Ticks until `reached(session)` returns true, at most `limitS` seconds more. Returns false if it never did.
  template <class Reached>
  bool run(const Reached& reached, double limitS) {
    for (Tick left = ticksOf(limitS); left > 0; --left) {
      if (reached(session_)) {
        return true;
      }
      tick();
    }
    return reached(session_);
  }

  bool runToEnd() {
    return run([](const Session& session) { return session.phase() == Phase::Result; }, 900.0);
  }

  const Session& session() const { return session_; }
  Session& session() { return session_; }

 private:
  std::unique_ptr<SampleSource> source_;
  Session session_;
  TickCommand command_;
};

}  // namespace surefoot::test
