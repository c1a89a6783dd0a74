// SPDX-License-Identifier: MIT
// What the person wants to do: what they are asked, changed by actions of their own. Plain data; moves nothing.
#pragma once

#include <cstdint>
#include <span>

#include "base/vec2.hpp"
#include "body/sway.hpp"
#include "movement/exercise.hpp"

namespace surefoot {

/// Something the person does besides what they are asked: what a detector must, or must not, take for an exercise.
enum class ActionKind : std::uint8_t {
  Lean,      ///< Forward with the heels down; `size` in shares of foot length, negative is backward.
  Shift,     ///< Sideways; `size` in shares of foot length, to the right.
  ToePress,  ///< `size` in shares of bestToeN.
  Rail,      ///< A hand on the rail; `size` in shares of body weight.
  StepOff,   ///< Off the board, and on again at the end; `size` is not used.
  Stumble,   ///< Loses balance to the left (`size` -1) or right (1) and steps off; on again at the end.
  Rise,      ///< On tiptoe; `size`: height, 1 is full height.
  March,     ///< On tiptoe, walking in place; `size` as for Rise.
  Circle,    ///< Circles, counter-clockwise or, if `size` is negative, clockwise; `size` in shares of the person's own
             ///< radius.
  Eight,     ///< Figures of eight; `size` as for Circle.
  KneeBend   ///< Knees bent; `size` 1 lowers the body by 60 mm.
};

/// Begins at `startS` and ends `lengthS` later, without reaction time. The person must be on the board by then.
struct BodyAction {
  double startS = 0.0;
  ActionKind kind{};
  double size = 0.0;
  double lengthS = 0.0;
  double riseS = 0.0;  ///< For Rise and March: duration of the rise; 0 leaves it to the person.
};

/// What the person intends to do now: a cue or the script, changed by actions.
struct Intent {
  bool onBoard = false;
  Vec2 leanShare;
  double effort = 0.0;
  double heelsUp = 0.0;  ///< Height, 1 is full height.
  double riseS = 0.0;
  bool marching = false;
  double circling = 0.0;  ///< In shares of the person's own radius; positive is counter-clockwise, negative clockwise.
  bool eight = false;     ///< Instead of a circle.
  double knees = 0.0;     ///< How far the knees are bent, 0 to 1.
  double stumble = 0.0;   ///< -1 to the left, 1 to the right.
  bool soles = false;     ///< Seated: the whole sole is on the board, on any board.
  Foot foot = Foot::Both;
  Foot onOne = Foot::Both;  ///< Standing on this foot alone.
  SwayPlace place;
  double railShare = 0.0;
  bool attentive = false;  ///< Aiming or holding: the slow sway is smaller.
};
/// What the person wants at `nowS`: what they are asked, and the actions that go on.
Intent withActions(Intent asked, std::span<const BodyAction> actions, double nowS);

}  // namespace surefoot
