// SPDX-License-Identifier: MIT
// Nobody has to rise fast or without a hand: the flights of simulated people who do neither are the same flights.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "board/simulated_source.hpp"
#include "games/short_bout.hpp"
#include "games/simulated_visit.hpp"

namespace surefoot::test {
namespace {

/// What a bout of three flights gave, by its sounds.
struct Flown {
  int lanterns = 0;
  int bells = 0;
  int done = 0;

  friend bool operator==(const Flown&, const Flown&) = default;
};

Flown flownBy(const BodySetup& body) {
  SimulatedVisit visit(std::make_unique<SimulatedSource>(body, BoardModel::Classic),
                       shortBout(gameNamed("balloon"), body.seed), "balloon");
  Flown flown;
  visit.run(
      [&flown](const Session& session) {
        if (session.phase() == Phase::Play && session.pause() == PauseReason::None) {
          for (const SoundCue& sound : session.game().sounds()) {
            flown.lanterns += sound.name.starts_with("lantern") ? 1 : 0;
            flown.bells += sound.name == "bell" ? 1 : 0;
          }
        }
        return session.phase() == Phase::Result;
      },
      300.0);
  flown.done = visit.session().game().done();
  return flown;
}

/// Rises three times for the whole length of a flight, in `riseS` each time.
BodySetup rising(double riseS, double railShare) {
  BodySetup body;
  body.behaviour = Behaviour::Quiet;
  body.supported = railShare > 0.0;
  for (const double atS : {18.0, 48.0, 78.0}) {
    body.actions.push_back({atS, ActionKind::Rise, 1.0, 9.0 + riseS, riseS});
  }
  return body;
}

constexpr Flown kWhole{.lanterns = 30, .bells = 3, .done = 3};

TEST(BalloonPeople, SlowRise_IsTheSameFlight) {
  for (const double riseS : {0.7, 1.2, 1.8, 2.5}) {
    EXPECT_EQ(flownBy(rising(riseS, 0.0)), kWhole) << riseS;
  }
}

TEST(BalloonPeople, HandOnTheRail_IsTheSameFlight) {
  for (const double riseS : {0.7, 1.8, 2.5}) {
    EXPECT_EQ(flownBy(rising(riseS, 0.1)), kWhole) << riseS;
  }
}

}  // namespace
}  // namespace surefoot::test
