// SPDX-License-Identifier: MIT
// What the person is asked to do now. Games and sessions publish a cue; the voice, the tutorial and the simulated
// person follow the same cue.
#pragma once

#include <cstdint>

#include "base/vec2.hpp"
#include "movement/exercise.hpp"

namespace surefoot {

enum class CueKind : std::uint8_t {
  None,        ///< Nothing is asked: stand at ease.
  StepOff,     ///< Leave the board.
  StepOn,      ///< Step on and stand.
  StandStill,  ///< Quiet stance, hands off the rail.
  LeanTo,      ///< Shift the CoP to `targetShare`, heels down.
  Press,       ///< Press the toes down and hold.
  Release,     ///< Let go, slowly.
  Rise,        ///< Rise onto the toes and hold.
  March,       ///< Walk in place on tiptoe.
  Lower,       ///< Lower the heels slowly.
  Circle,      ///< Circle in the direction that `clockwise` gives.
  Rest,        ///< Stand or sit at ease; movement is not judged.
  StandOnOne,  ///< Lift the other foot and stand on `foot`; put it down when needed.
  Sit,         ///< Sit down on the chair behind you, then as StepOn while seated.
  StandUp,     ///< Get up from the chair, both feet on the board.
};

struct Cue {
  CueKind kind = CueKind::None;
  Vec2 targetShare;       ///< For LeanTo: CoP shift in shares of foot length, x to the right, y forward.
  double effort = 0.6;    ///< For Press: share of the person's comfortable best, 0 to 1.
  bool clockwise = true;  ///< For Circle, seen from above.
  /// For Sit, and for StepOn and Circle while seated: which sole is on the board. For StandOnOne: the foot that stays
  /// down.
  Foot foot = Foot::Both;
  /// For Sit, and for StepOn while seated: for presses the heels are on a block and the toes on the board; for
  /// everything else the soles are on it.
  Exercise exercise = Exercise::ToePress;
  bool farthest = false;  ///< For LeanTo: as far as is safe; `targetShare` then gives only the direction.
  bool eyesClosed = false;
  bool foam = false;  ///< Foam lies on the board until the person steps off.

  friend bool operator==(const Cue&, const Cue&) = default;
};

}  // namespace surefoot
