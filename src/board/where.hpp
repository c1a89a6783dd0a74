// SPDX-License-Identifier: MIT
// WHERE of the command line, as data. Opens nothing.
#pragma once

#include <cstdint>
#include <string>

#include "body/person.hpp"
#include "posture/board.hpp"

namespace surefoot {

struct Where {
  enum class Kind : std::uint8_t { Auto, Port, Replay, Simulated };

  Kind kind = Kind::Auto;
  std::string text = "auto";  ///< As it was given.
  std::string path;           ///< Of the port or the recording.
  BodySetup body;             ///< Includes the seed.
  BoardModel model = BoardModel::Split;
};

/// Parses auto | PORT | replay:FILE.csv | sim[:BODY][,board=split|classic][,seed=N]. Throws Error, one line, with the
/// wrong word and the words that are allowed.
Where parseWhere(const std::string& text);

}  // namespace surefoot
