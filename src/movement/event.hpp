// SPDX-License-Identifier: MIT
// What movement tells of: presses and the other events, as plain data.
#pragma once

#include <cstdint>

#include "base/vec2.hpp"

namespace surefoot {

enum class PressKind : std::uint8_t { Toe, Forward };

enum class EventKind : std::uint8_t {
  SteppedOn,       ///< Load came up and stayed. `tS` is when it came up.
  SteppedOff,      ///< Load under 20 % of body weight for 150 ms. `tS` is when it fell.
  WeightMeasured,  ///< `value`: body weight in newtons (seated: the load of the feet at rest).
  NeutralSet,      ///< `at`: neutral CoP in mm.
  PressStart,      ///< Toe or forward press began. `value`: its force (N) or shift (mm).
  PressComplete,   ///< Its held time reached 3.0 s, told at that very sample.
  PressEnd,        ///< `press` holds the whole of it.
  SupportStart,    ///< Load more than 3 % under body weight for over 1 s. `value`: share of body weight carried
                   ///< elsewhere.
  SupportEnd,
};

/// One press from start to end. Its hold is what lies between the end of the rise (no new peak for 0.15 s, at most 1 s
/// after the start) and the last time it was at 80 % of the hold's own mean: so neither a slow rise nor a slow release
/// counts as unsteady.
struct Press {
  PressKind kind = PressKind::Toe;
  double startS = 0.0;     ///< Crossing of the start threshold.
  double endS = 0.0;       ///< Crossing of the end threshold.
  double heldS = 0.0;      ///< Time at or above the hold threshold since the start.
  double peak = 0.0;       ///< Toe force over the quiet median in N, or AP shift in mm.
  double mean = 0.0;       ///< Mean of the hold; of the whole press when it was too short to have one.
  double variation = 0.0;  ///< Coefficient of variation of the hold (SD / mean): 0 is perfectly steady.
  double leftShare = 0.5;  ///< Left share of the toe force in the hold, 0 to 1; 0.5 where it cannot be told.
  double releaseS = 0.0;   ///< From the end of the hold to the end: a snap is short.
  bool complete = false;   ///< Held for 3.0 s or longer.
  bool withLean = false;   ///< Mean AP shift of the hold over 6 % of foot length: kept out of toe results.
  bool astray =
      false;  ///< A forward press that went sideways or changed the load before it was complete: none after all.
};

struct MovementEvent {
  EventKind kind{};
  double tS = 0.0;  ///< Board time.
  double value = 0.0;
  Vec2 at;
  Press press;
};

}  // namespace surefoot
