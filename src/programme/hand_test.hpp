// SPDX-License-Identifier: MIT
// Tests that are timed or asked in person, without a board: what they are, and which values are usual.
#pragma once

#include <array>
#include <string_view>

namespace surefoot {

/// A test that needs no board.
struct HandTestKind {
  std::string_view word;  ///< Word in the database.
  std::string_view title;
  std::string_view unit;  ///< UCUM; "{score}" for a sum.
  double least;           ///< Accepted range, inclusive.
  double most;
  bool whole;  ///< Whole numbers only.
  std::string_view how;
  std::string_view ranges;  ///< Published ranges in plain words.
  std::string_view source;
};

/// Timed up and go, five times sit to stand, FES-I.
const std::array<HandTestKind, 3>& handTestKinds();
/// Throws Error if there is no such kind.
const HandTestKind& handTestKind(std::string_view word);

}  // namespace surefoot
