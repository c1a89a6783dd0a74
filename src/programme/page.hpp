// SPDX-License-Identifier: MIT
// A page of sentences and tiles: what the guides of a visit and of a balance test have in common.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "movement/exercise.hpp"

namespace surefoot {

struct PageTile {
  std::string id;                      ///< Message id.
  std::vector<std::string> arguments;  ///< Values for {0}, {1} …
  std::optional<Exercise> exercise;    ///< The exercise that the tile leads to, for its picture.
};

struct PageStep {
  std::string headingId;
  std::vector<std::string> lineIds;  ///< Smaller lines below the prompt; may be empty.
  std::vector<PageTile> tiles;       ///< From left to right; none while something is played.
  int suggested = -1;                ///< Index of a tile; -1 if there are no tiles.
  double restS = 0.0;                ///< On a rest page only.
};

}  // namespace surefoot
