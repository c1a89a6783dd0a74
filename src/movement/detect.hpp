// SPDX-License-Identifier: MIT
// Presses of a whole recording, in the terms of `surefoot detect` (domain.md, section 3).
#pragma once

#include <span>
#include <vector>

#include "movement/tracker.hpp"
#include "posture/reading.hpp"

namespace surefoot {

/// What is known beside the readings.
struct DetectSetup {
  PersonFacts person;
  Form form = Form::Standing;
  /// False: the recording has no load; somebody stands on the board all the time and `whole` is taken as valid.
  bool loadKnown = true;
};

/// Presses in order of time. Readings with toes (`hasToes`) or a seated form give toe presses, others forward presses.
/// Neutral is the median of the first 3 s on the board and follows slow drift between events. What lasted under 0.3 s
/// is left out, and so are forward presses that went sideways. When nobody reaches 10 % of foot length twice for 3 s,
/// forward presses are looked for again from 6 % on (never under 4 SD of the quiet AP sway) and believed if at least
/// two of them are complete.
std::vector<Press> detectPresses(std::span<const Reading> readings, const DetectSetup& setup);

}  // namespace surefoot
