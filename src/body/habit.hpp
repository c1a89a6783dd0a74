// SPDX-License-Identifier: MIT
// What awkward people do instead of the exercise that they are asked for. Changes an intent; moves nothing.
#pragma once

#include "base/random.hpp"
#include "body/intent.hpp"
#include "body/script.hpp"
#include "body/traits.hpp"
#include "movement/cue.hpp"

namespace surefoot {

class Habit {
 public:
  Habit(Behaviour behaviour, std::uint64_t seed);

  /// A cue reached the person. True if the habit takes the place of what it asks for.
  bool answers(const Cue& cue);
  /// The habit changes what is done at this time; infinity while it does not rule.
  double turnsAtS() const { return turnsAtS_; }
  /// The next thing of the habit, into `wanted`; call it at the first moment and at each `turnsAtS`.
  void turn(double nowS, const Traits& traits, Intent& wanted);

 private:
  Behaviour behaviour_;
  Random random_;
  double turnsAtS_;
  bool stoodStill_ = false;
  int turns_ = 0;
};

}  // namespace surefoot
