// SPDX-License-Identifier: MIT
#include "app/replay.hpp"

#include <utility>

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
  compare();
}

void Replay::compare() {
  const std::vector<SecondDigests>& recorded = log_.digests;
  if (!comparable() || divergence_ || compared_ == recorded.size() ||
      session_.now() != recorded[compared_].second * kTicksPerSecond) {
    return;
  }
  const auto& [second, then] = recorded[compared_++];
  const SessionDigests now = digestsOf(session_);
  if (now == then) {
    return;
  }
  divergence_ = Divergence{.second = second, .parts = {}};
  for (const auto& [part, differs] :
       {std::pair("game", now.game != then.game), std::pair("movement", now.movement != then.movement),
        std::pair("clock", now.clock != then.clock)}) {
    if (differs) {
      divergence_->parts.emplace_back(part);
    }
  }
}

std::optional<bool> Replay::matches() const {
  if (!over() || !comparable()) {
    return std::nullopt;
  }
  const bool sameScore = !log_.score || *log_.score == session_.score().score();
  return !divergence_ && sameScore && (log_.digest.empty() || log_.digest == hexOf(session_.digest()));
}

}  // namespace surefoot
