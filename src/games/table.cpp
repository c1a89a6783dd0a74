// SPDX-License-Identifier: MIT
// An explicit table, because a linker drops static initialisers from a static library.
#include "games/table.hpp"

#include <array>
#include <string>

#include "base/error.hpp"
#include "games/balloon.hpp"
#include "games/catapult.hpp"
#include "games/raft.hpp"
#include "games/winch.hpp"

namespace surefoot {

namespace {

constexpr std::array kGames{
    GameEntry{.id = "catapult", .exercise = Exercise::ToePress, .usual = {}, .make = makeCatapult},
    GameEntry{.id = "balloon",
              .exercise = Exercise::Tiptoe,
              .usual = {.repetitions = 6, .holdS = 20.0, .restS = 10.0},
              .make = makeBalloon},
    GameEntry{.id = "raft",
              .exercise = Exercise::Free,
              .usual = {.repetitions = 1, .holdS = 120.0, .restS = 10.0},
              .make = makeRaft},
    GameEntry{.id = "winch", .exercise = Exercise::AnkleCircle, .usual = {.restS = 10.0}, .make = makeWinch},
};

}  // namespace

std::span<const GameEntry> games() {
  return kGames;
}

const GameEntry& gameOf(Exercise exercise) {
  return gameNamed(wordOf(exercise));
}

const GameEntry& gameNamed(std::string_view idOrExercise) {
  std::string known;
  for (const GameEntry& entry : kGames) {
    if (entry.id == idOrExercise || wordOf(entry.exercise) == idOrExercise) {
      return entry;
    }
    known += (known.empty() ? "" : ", ") + std::string(wordOf(entry.exercise));
  }
  throw Error("there is no exercise \"" + std::string(idOrExercise) + "\": choose one of " + known);
}

}  // namespace surefoot
