// SPDX-License-Identifier: MIT
// Bouts and ticks for tests of all games.
#pragma once

#include "games/table.hpp"

namespace surefoot::test {

/// A synthetic tick in which nobody moves.
inline TickInput quiet(Tick tick) {
  TickInput input;
  input.tick = tick;
  input.movement.onBoard = true;
  input.movement.neutralKnown = true;
  input.movement.bodyWeightN = 700.0;
  return input;
}

/// A short bout, with just enough repetitions to distinguish steady from shaky people.
inline BoutSetup shortBout(const GameEntry& game, std::uint64_t seed) {
  BoutSetup bout = game.usual;
  bout.seed = seed;
  switch (game.exercise) {
    case Exercise::ToePress:
      bout.repetitions = 5;
      break;
    case Exercise::Tiptoe:
      bout.repetitions = 3;
      bout.holdS = 8.0;
      break;
    case Exercise::AnkleCircle:
      bout.repetitions = 4;
      break;
    case Exercise::Free:
      bout.repetitions = 1;
      bout.holdS = 40.0;
      break;
  }
  return bout;
}

}  // namespace surefoot::test
