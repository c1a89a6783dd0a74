// SPDX-License-Identifier: MIT
// The exercises there are, in the article's order, and which foot does them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace surefoot {

enum class Exercise : std::uint8_t {
  ToePress,     ///< Toes press down and hold; on a classic board, standing, a forward press or led and counted.
  Tiptoe,       ///< Up on tiptoe: held, or marched on the spot.
  AnkleCircle,  ///< Circles of the foot (seated) or of the whole body's CoP (standing).
  Free,         ///< Leaning at ease within one's own reach.
};

/// Of ankle circles while seated: one sole is on the board. Everything else is done with both.
enum class Foot : std::uint8_t { Both, Left, Right };

struct ExerciseWord {
  Exercise exercise;
  std::string_view word;  ///< On the command line, in the database and in exports.
};

inline constexpr std::array<ExerciseWord, 4> kExercises{{{Exercise::ToePress, "toe-press"},
                                                         {Exercise::Tiptoe, "tiptoe"},
                                                         {Exercise::AnkleCircle, "ankle-circle"},
                                                         {Exercise::Free, "free"}}};

constexpr std::string_view wordOf(Exercise exercise) {
  return kExercises[static_cast<std::size_t>(exercise)].word;
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
