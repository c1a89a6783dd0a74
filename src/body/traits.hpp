// SPDX-License-Identifier: MIT
// Who the simulated person is: the numbers behind steady, shaky, older and seated, drawn once from the seed.
#pragma once

#include "base/random.hpp"
#include "base/vec2.hpp"
#include "body/circling.hpp"
#include "body/span.hpp"
#include "body/sway.hpp"
#include "body/tiptoe.hpp"

namespace surefoot {

struct BodySetup;

/// Times in seconds, errors as standard deviations.
struct Traits {
  SwaySetup sway;
  Vec2 offsetMm;            ///< Where they stand, off the middle: up to 25 mm.
  Span reactionS;           ///< From a cue to the first movement.
  double pace = 1.0;        ///< Longer movements: 1 is a steady adult's.
  double calm = 0.35;       ///< What is left of the slow sway while aiming or pressing.
  double leanError = 0.0;   ///< In shares of foot length.
  double pressLean = 0.0;   ///< Shift forward with a press, in shares of foot length.
  double pressError = 0.0;  ///< In shares of the press.
  double pressTremor = 0.0;
  Span riseS;  ///< Rise and release of a press.
  Span releaseS;
  double letGoChance = 0.0;  ///< Of losing a press early.
  double leftShare = 0.5;    ///< Of the toe force.
  double toeRestN = 0.0;     ///< On each toe bar, at ease.
  TiptoeTraits tiptoe;
  double tiptoeSway = 0.5;  ///< How much more they sway on tiptoe, in shares of the sway at ease.
  CirclingTraits circling;
  double oneLegS = 60.0;       ///< How long they usually stand on one leg.
  double oneLegSpread = 0.35;  ///< SD of its logarithm from one try to the next.
  double forwardShare = 0.25;  ///< How far they lean before they would have to step, in shares of foot length.
  double backShare = 0.15;
  double sideShare = 0.30;
  double railShare = 0.0;  ///< Of body weight that a hand on the rail takes.
  double legShare = 1.0;   ///< Of body weight that is on the board: less than 1 sitting.
  double soleShare = 1.0;  ///< Likewise with both soles on a board that otherwise bears the toes of a sitting person.
};

/// What is left of somebody's sway on a chair.
inline constexpr double kSeatedSway = 0.3;

/// Draws the person. `toesOnly`: seated at a board that bears only the toes.
Traits traitsOf(const BodySetup& setup, bool toesOnly);

}  // namespace surefoot
