// SPDX-License-Identifier: MIT
// Whether a recording can be judged at all: the one place that asks about units, signs, clock and who stands on the
// board, for every command that reads recordings.
#pragma once

#include <string>
#include <vector>

#include "exchange/recording.hpp"

namespace surefoot {

enum class Purpose : unsigned char {
  Sway,      ///< To be measured.
  Movement,  ///< To have exercises found in it, by the CoP.
  ToeForce,  ///< To have presses found in it, by the force of the toes.
  Replay,    ///< To be played, as if it came from a board.
};

/// Why nothing can be measured or found in this recording, with advice, in one line; "" if something could be. Asked
/// are: a load that a person has (`seated`: 20 N are enough), the rate of the samples, two recordings in one, and
/// places where a person can be. What only a unit could get wrong is not asked of raw counts of a known board.
std::string whyNotJudged(const Recording& recording, Purpose purpose, bool seated = false);

/// What is possible but strange, each in one sentence with a question: a person of 10 kg, a sway of 2 mm, more sway to
/// the sides than forward and back.
std::vector<std::string> doubtsAbout(const Recording& recording, Purpose purpose);

/// The greater width of all places, in x or in y, in mm.
double widthMm(const Recording& recording);

}  // namespace surefoot
