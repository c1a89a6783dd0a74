// SPDX-License-Identifier: MIT
// The events of movement as plain data: presses, tiptoe holds, laps and others.
#pragma once

#include <cstdint>

#include "base/vec2.hpp"

namespace surefoot {

enum class PressKind : std::uint8_t { Toe, Forward };

enum class EventKind : std::uint8_t {
  SteppedOn,       ///< The load rose and stayed. `tS` is when it rose.
  SteppedOff,      ///< Load under 20 % of body weight for 150 ms. `tS` is when it fell.
  WeightMeasured,  ///< `value`: body weight in newtons (seated: the load of the feet at rest).
  NeutralSet,      ///< `at`: neutral CoP in mm.
  PressStart,      ///< Toe or forward press began. `value`: its force (N) or shift (mm).
  PressComplete,   ///< The held time reached 3.0 s; reported at that sample.
  PressEnd,        ///< `press` has the complete press.
  SupportStart,    ///< Load more than 3 % under body weight for over 1 s. `value`: the share of body weight carried
                   ///< elsewhere.
  SupportEnd,
  RiseStart,  ///< Certainly on tiptoe: the rise has lasted 0.5 s. `tS` is when it crossed the start threshold.
  StepTaken,  ///< A step of walking in place on tiptoe. `value`: -1 onto the left foot, 1 onto the right.
  HoldEnd,    ///< Heels down again: `hold` has the complete hold.
  LapEnd,     ///< `lap` has the complete lap, also one that missed sectors.
  CircleEnd,  ///< The circling stopped. `value`: complete laps in a row, negative when clockwise.
  LeanStart,  ///< Leaning left (`value` -1) or right (1), past the side's threshold.
  LeanEnd,    ///< Upright again. `value` as for LeanStart.
  ShiftedTo,  ///< Weight shifted from one side to the other. `value`: -1 now left, 1 now right.
};

/// One press from start to end. Its hold lies between the end of the rise (no new peak for 0.15 s, at most 1 s after
/// the start) and the last time the signal was at 80 % of the hold's own mean, so that neither a slow rise nor a slow
/// release counts as unsteady.
struct Press {
  PressKind kind = PressKind::Toe;
  double startS = 0.0;     ///< Crossing of the start threshold.
  double endS = 0.0;       ///< Crossing of the end threshold.
  double heldS = 0.0;      ///< Time at or above the hold threshold since the start.
  double peak = 0.0;       ///< Largest toe force over the quiet median in N, or AP shift in mm.
  double mean = 0.0;       ///< Mean of the hold; of the whole press if that was too short to have a hold.
  double variation = 0.0;  ///< Coefficient of variation of the hold (SD / mean): 0 is perfectly steady.
  double leftShare = 0.5;  ///< Left share of the toe force in the hold, 0 to 1; 0.5 if it cannot be measured.
  double releaseS = 0.0;   ///< From the end of the hold to the end of the press: short if the person lets go suddenly.
  bool complete = false;   ///< Held for 3.0 s or longer.
  bool withLean = false;   ///< Mean AP shift of the hold over 6 to 8 % of foot length: kept out of toe results.
  /// A forward press that went sideways or changed the load before it was complete: does not count.
  bool astray = false;
};

/// One tiptoe hold, from the crossing of the start threshold to that of the end threshold.
struct TiptoeHold {
  double startS = 0.0;
  double endS = 0.0;
  double heldS = 0.0;      ///< Time at or above the start threshold.
  int steps = 0;           ///< When walking in place; 0 in a quiet hold.
  double cadence = 0.0;    ///< Steps a minute while walking in place; 0 without steps.
  double leftShare = 0.5;  ///< Share of the walking time on the left foot; 0.5 without steps.
  double rise = 0.0;       ///< Mean AP shift of the hold, in shares of foot length.
  double wobble = 0.0;  ///< RMS of the CoP about its own slow mean in the hold, in shares of foot length; AP alone if
                        ///< there are steps.
  double loweringS = 0.0;  ///< From the last time at the hold's usual height to the end: short if the heels drop.
  /// False: this may have been a lean with the heels down; the dose is credited, but no value given.
  bool measured = true;
  bool astray = false;  ///< Certainly a lean with the heels down: not a hold.
};

/// One turn of the CoP about its centre: 2 pi of unwrapped angle.
struct CircleLap {
  double startS = 0.0;
  double endS = 0.0;
  bool clockwise = false;    ///< Seen from above.
  double radiusMm = 0.0;     ///< Mean distance from the centre.
  double roundness = 0.0;    ///< 1 - SD / mean of the distance by angle, 0 to 1: 1 is a perfect circle.
  double evenness = 0.0;     ///< 1 - SD / mean of the speed along the circle by sector, 0 to 1.
  std::uint8_t sectors = 0;  ///< Bit i: sector i was visited; 0 is to the right, then counter-clockwise.
  bool complete = false;     ///< Far enough out, in 1.5 to 12 s, and all eight sectors visited.
};

struct MovementEvent {
  EventKind kind{};
  double tS = 0.0;  ///< Board time.
  double value = 0.0;
  Vec2 at;
  Press press;
  TiptoeHold hold;
  CircleLap lap;
};

}  // namespace surefoot
