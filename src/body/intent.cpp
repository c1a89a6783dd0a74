// SPDX-License-Identifier: MIT
#include "body/intent.hpp"

namespace surefoot {

namespace {

void add(const BodyAction& action, Intent& wanted) {
  switch (action.kind) {
    case ActionKind::Lean:
      wanted.leanShare.y += action.size;
      break;
    case ActionKind::Shift:
      wanted.leanShare.x += action.size;
      break;
    case ActionKind::ToePress:
      wanted.effort = action.size;
      break;
    case ActionKind::Rail:
      wanted.railShare = action.size;
      break;
    case ActionKind::StepOff:
      wanted.onBoard = false;
      break;
    case ActionKind::Stumble:
      wanted.onBoard = false;
      wanted.stumble = action.size;
      break;
    case ActionKind::Rise:
    case ActionKind::March:
      wanted.heelsUp = action.size;
      wanted.riseS = action.riseS;
      wanted.marching = action.kind == ActionKind::March;
      break;
    case ActionKind::Circle:
    case ActionKind::Eight:
      wanted.circling = action.size;
      wanted.eight = action.kind == ActionKind::Eight;
      wanted.attentive = true;
      break;
    case ActionKind::KneeBend:
      wanted.knees = action.size;
      break;
  }
}

}  // namespace

Intent withActions(Intent asked, std::span<const BodyAction> actions, double nowS) {
  Intent wanted = asked;
  for (const BodyAction& action : actions) {
    if (nowS >= action.startS && nowS < action.startS + action.lengthS) {
      add(action, wanted);
    }
  }
  if (!wanted.onBoard) {
    wanted.heelsUp = 0.0;
    wanted.marching = false;
    wanted.circling = 0.0;
    wanted.knees = 0.0;
    wanted.onOne = Foot::Both;
    wanted.place.oneLeg = false;
  }
  return wanted;
}

}  // namespace surefoot
