// SPDX-License-Identifier: MIT
#include "app/replay.hpp"

#include "base/digest.hpp"
#include "games/table.hpp"
#include "screens/assess_trial.hpp"

namespace surefoot {
namespace {

/// Trials of balance tests are in no table of games.
Session sessionOf(const SessionSetup& setup) {
  return isTrial(setup.game) ? Session(setup, Exercise::Free, makeTrial(setup.game, setup.bout))
                             : Session(setup, gameNamed(setup.game));
}

}  // namespace

Replay::Replay(SessionLog log) : log_(std::move(log)), session_(sessionOf(log_.setup)) {}

void Replay::tick() {
  session_.tick(log_.at(session_.now()));
}

bool Replay::matches() const {
  const bool sameScore = !log_.score || *log_.score == session_.score().score();
  return sameScore && (log_.digest.empty() || log_.digest == hexOf(session_.digest()));
}

}  // namespace surefoot
