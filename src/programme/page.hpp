// SPDX-License-Identifier: MIT
// What the guide of a visit and that of a balance test have in common: a page of sentences and tiles.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "movement/exercise.hpp"

namespace surefoot {

struct PageTile {
  std::string id;                      ///< Message id.
  std::vector<std::string> arguments;  ///< Numbers that fill {0}, {1} …
  std::optional<Exercise> exercise;    ///< What it leads to, for its picture.
};

struct PageStep {
  std::string headingId;
  std::vector<std::string> lineIds;  ///< Smaller lines under it, may be empty.
  std::vector<PageTile> tiles;       ///< From left to right; none where something is played.
  int suggested = -1;                ///< Index of a tile; -1 without tiles.
  double restS = 0.0;                ///< Of a rest only.
};

}  // namespace surefoot
