// SPDX-License-Identifier: MIT
// The traits of a simulated person: the numbers behind steady, shaky, older and seated, drawn once from the seed.
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
  Vec2 offsetMm;            ///< Distance from the middle at which the person stands: up to 25 mm.
  Span reactionS;           ///< From a cue to the first movement.
  double pace = 1.0;        ///< Duration of longer movements: 1 is that of a steady adult.
  double calm = 0.35;       ///< Share of the slow sway that remains while aiming or pressing.
  double leanError = 0.0;   ///< In shares of foot length.
  double pressLean = 0.0;   ///< Forward shift during a press, in shares of foot length.
  double pressError = 0.0;  ///< In shares of the press.
  double pressTremor = 0.0;
  Span riseS;  ///< Rise and release of a press.
  Span releaseS;
  double letGoChance = 0.0;  ///< Probability of losing a press early.
  double leftShare = 0.5;    ///< Left share of the toe force.
  double toeRestN = 0.0;     ///< Force on each toe bar at ease.
  double toesNPerMm = 0.0;   ///< More force on both toe bars together for each mm that the body is further forward.
  double leanSinkMm = 0.0;   ///< How far the body sinks in the farthest forward lean.
  TiptoeTraits tiptoe;
  double tiptoeSway = 0.5;  ///< Additional sway on tiptoe, in shares of the sway at ease.
  CirclingTraits circling;
  double oneLegS = 60.0;       ///< Usual time on one leg.
  double oneLegSpread = 0.35;  ///< SD of its logarithm from one attempt to the next.
  double forwardShare = 0.25;  ///< How far the person leans before they would have to step, in shares of foot length.
  double backShare = 0.15;
  double sideShare = 0.30;
  double railShare = 0.0;  ///< Share of body weight that a hand on the rail takes.
  double legShare = 1.0;   ///< Share of body weight that is on the board: less than 1 seated.
  /// The same with both soles on a board that otherwise carries only the toes of a seated person.
  double soleShare = 1.0;
};

/// Share of the sway that remains when seated.
inline constexpr double kSeatedSway = 0.3;

/// Draws the person. `toesOnly`: seated at a board that bears only the toes.
Traits traitsOf(const BodySetup& setup, bool toesOnly);

/// How far the person can lean in direction `way`, in shares of foot length: a point on the ellipse of their limits of
/// stability, which reaches further forward than back.
Vec2 farthestShare(const Traits& traits, Vec2 way);

}  // namespace surefoot
