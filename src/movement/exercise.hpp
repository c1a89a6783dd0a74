// SPDX-License-Identifier: MIT
// The exercises, in the order of the article they come from, and the foot that does them.
#pragma once

#include <array>
#include <cassert>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/enum_table.hpp"

namespace surefoot {

enum class Exercise : std::uint8_t {
  ToePress,     ///< Press the toes down and hold; standing on a classic board: a forward press, or guided.
  Tiptoe,       ///< On tiptoe: hold, or walk in place.
  AnkleCircle,  ///< Circles of the foot (seated) or of the whole body's CoP (standing).
  Free,         ///< Leaning at ease within the person's own reach.
};

/// For ankle circles while seated: the sole that is on the board. All other exercises use both.
enum class Foot : std::uint8_t { Both, Left, Right };

struct ExerciseWord {
  Exercise exercise;
  std::string_view word;  ///< For the command line, the database and exports.
};

inline constexpr std::array<ExerciseWord, 4> kExercises{{{Exercise::ToePress, "toe-press"},
                                                         {Exercise::Tiptoe, "tiptoe"},
                                                         {Exercise::AnkleCircle, "ankle-circle"},
                                                         {Exercise::Free, "free"}}};

static_assert(kExercises.size() == countOf<Exercise>());

constexpr std::string_view wordOf(Exercise exercise) {
  const ExerciseWord& known = kExercises[indexOf(exercise)];
  assert(known.exercise == exercise);
  return known.word;
}

constexpr std::optional<Exercise> exerciseOf(std::string_view word) {
  for (const ExerciseWord& known : kExercises) {
    if (known.word == word) {
      return known.exercise;
    }
  }
  return std::nullopt;
}

}  // namespace surefoot
