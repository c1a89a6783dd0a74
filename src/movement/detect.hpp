// SPDX-License-Identifier: MIT
// Presses, tiptoe holds and circles of a whole recording, in the terms of `surefoot detect` (README.md).
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
/// Neutral is the median of the first 3 s on the board and follows slow drift between events. Left out are: what lasted
/// under 0.3 s, forward presses that went sideways, and incomplete forward presses that do not stand out of the
/// person's own sway (4 SD of AP outside the presses; on foam many reach 10 % of foot length). Where fewer than two
/// forward presses from 10 % of foot length on are complete, they are looked for again from 6 % on (never under 4 SD of
/// the quiet AP sway) and believed if then at least two are complete.
std::vector<Press> detectPresses(std::span<const Reading> readings, const DetectSetup& setup);

/// Tiptoe holds in order of time, only measured ones: leans with the heels down are left out, and short holds that do
/// not stand out of the person's own sway. The own zone is that of the recording itself: the median rise of its
/// measured holds, or of all where the load tells nothing or there is none.
std::vector<TiptoeHold> detectHolds(std::span<const Reading> readings, const DetectSetup& setup);

/// Laps of one way without a stop.
struct CircleSet {
  double startS = 0.0;
  double endS = 0.0;
  int laps = 0;  ///< Complete ones.
  bool clockwise = false;
};

/// Sets of at least one complete lap, in order of time.
std::vector<CircleSet> detectCircles(std::span<const Reading> readings, const DetectSetup& setup);

}  // namespace surefoot
