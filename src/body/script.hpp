// SPDX-License-Identifier: MIT
// The coach of a behaviour that needs none: cues at set times. Moves nothing.
#pragma once

#include <cstdint>

#include "base/random.hpp"
#include "body/traits.hpp"
#include "movement/cue.hpp"

namespace surefoot {

enum class Behaviour : std::uint8_t {
  Player,       ///< Follows the cues.
  Quiet,        ///< Steps on and stands quietly.
  ToePress,     ///< Steps on, stands still, then presses without cues at a calm pace.
  Tiptoe,       ///< The same with tiptoe holds.
  AnkleCircle,  ///< The same with circles.
  // They follow the cues, but do something else instead of the exercise (habit.hpp).
  Leaner,      ///< Leans forward as far as possible, heels down.
  KneeBender,  ///< Bends the knees and gets up again.
  Bouncer,     ///< Leans forward and bounces once with the knees.
  Shifter,     ///< Shifts weight from side to side.
  Eights,      ///< Draws figures of eight.
  Swayer       ///< Sways to and fro from the first quiet stance on, whatever is asked.
};

/// Whether the person hears cues. The others have a script.
constexpr bool listens(Behaviour behaviour) {
  return behaviour == Behaviour::Player || behaviour >= Behaviour::Leaner;
}

struct ScriptLine {
  Cue cue;
  double waitS = 0.0;  ///< Until the next line.
  int laps = 0;        ///< Above 0: the next line comes as soon as so many laps are done.
};

/// Of any behaviour that does not listen.
class Script {
 public:
  explicit Script(Behaviour behaviour) : behaviour_(behaviour) {}

  ScriptLine next(const Traits& traits, bool seated, Random& random);

 private:
  Behaviour behaviour_;
  int line_ = 0;
};

}  // namespace surefoot
