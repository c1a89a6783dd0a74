// SPDX-License-Identifier: MIT
// The coach of a behaviour that needs none: cues at set times. Moves nothing.
#pragma once

#include <cstdint>

#include "base/random.hpp"
#include "body/traits.hpp"
#include "movement/cue.hpp"

namespace surefoot {

enum class Behaviour : std::uint8_t {
  Player,      ///< Follows the cues.
  Quiet,       ///< Steps on and stands quietly.
  ToePress,    ///< Steps on, stands still, then presses without cues at a calm pace.
  Tiptoe,      ///< The same with tiptoe holds.
  AnkleCircle  ///< The same with circles.
};

struct ScriptLine {
  Cue cue;
  double waitS = 0.0;  ///< Until the next line.
  int laps = 0;        ///< Above 0: the next line comes as soon as so many laps are done.
};

/// Of any behaviour but Player.
class Script {
 public:
  explicit Script(Behaviour behaviour) : behaviour_(behaviour) {}

  ScriptLine next(const Traits& traits, bool seated, Random& random);

 private:
  Behaviour behaviour_;
  int line_ = 0;
};

}  // namespace surefoot
