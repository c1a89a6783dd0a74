// SPDX-License-Identifier: MIT
// Finds the presses, tiptoe holds and circles in a whole recording, for `surefoot detect` (README.md).
#pragma once

#include <span>
#include <vector>

#include "movement/tracker.hpp"
#include "posture/reading.hpp"

namespace surefoot {

/// What is known besides the readings.
struct DetectSetup {
  PersonFacts person;
  Form form = Form::Standing;
  /// False: the recording has no load. The person then counts as on the board all the time and `whole` as valid.
  bool loadKnown = true;
};

/// Presses in order of time. Readings with toes (`hasToes`) or a seated form give toe presses, others forward presses.
/// Neutral is the median of the first 3 s on the board and follows slow drift between events. Presses under 0.3 s are
/// left out, and so are forward presses that went sideways and incomplete ones that do not exceed the person's own sway
/// (4 SD of AP outside the presses; on foam, sway often reaches 10 % of foot length). If fewer than two forward presses
/// with a start of 10 % of foot length are complete, the search is repeated with 6 % (never under 4 SD of the quiet AP
/// sway); its result is used if at least two are then complete.
std::vector<Press> detectPresses(std::span<const Reading> readings, const DetectSetup& setup);

/// Measured tiptoe holds in order of time. Leans with the heels down are left out, and so are short holds that do not
/// exceed the person's own sway. The person's usual rise comes from the recording itself: the median rise of its
/// measured holds, or of all holds if the load gives no evidence or is missing.
std::vector<TiptoeHold> detectHolds(std::span<const Reading> readings, const DetectSetup& setup);

/// Laps in one direction without a stop.
struct CircleSet {
  double startS = 0.0;
  double endS = 0.0;
  int laps = 0;  ///< Complete laps.
  bool clockwise = false;
};

/// Sets of at least one complete lap, in order of time.
std::vector<CircleSet> detectCircles(std::span<const Reading> readings, const DetectSetup& setup);

}  // namespace surefoot
