// SPDX-License-Identifier: MIT
#include "body/habit.hpp"

#include <limits>

namespace surefoot {

namespace {

constexpr double kNeverS = std::numeric_limits<double>::infinity();

bool isExercise(CueKind kind) {
  return kind == CueKind::Press || kind == CueKind::Rise || kind == CueKind::March || kind == CueKind::Circle ||
         kind == CueKind::LeanTo;
}

bool isBoutOnly(CueKind kind) {
  return isExercise(kind) || kind == CueKind::Release || kind == CueKind::Lower || kind == CueKind::Rest;
}

}  // namespace

Habit::Habit(Behaviour behaviour, std::uint64_t seed) : behaviour_(behaviour), random_(seed, 12), turnsAtS_(kNeverS) {}

bool Habit::answers(const Cue& cue) {
  stoodStill_ = stoodStill_ || cue.kind == CueKind::StandStill;
  const bool instead = behaviour_ >= Behaviour::Leaner && isExercise(cue.kind);
  const bool always = behaviour_ == Behaviour::Swayer && stoodStill_ && isBoutOnly(cue.kind);
  if (!instead && !always) {
    turnsAtS_ = kNeverS;
  } else if (turnsAtS_ == kNeverS) {
    turns_ = 0;
  }
  return instead || always;
}

void Habit::turn(double nowS, const Traits& traits, Intent& wanted) {
  const bool odd = ++turns_ % 2 == 1;
  double lastsS = kNeverS;
  switch (behaviour_) {
    case Behaviour::Leaner:
      wanted.leanShare = {0.0, traits.forwardShare};
      break;
    case Behaviour::Bouncer:
      wanted.leanShare = {0.0, traits.forwardShare};
      wanted.knees = turns_ == 2 ? 1.0 : 0.0;
      lastsS = turns_ == 1 ? 0.6 : turns_ == 2 ? 0.45 : kNeverS;
      break;
    case Behaviour::KneeBender:
      wanted.knees = odd ? 1.0 : 0.0;
      lastsS = random_.uniform(1.2, 2.2);
      break;
    case Behaviour::Shifter:
    case Behaviour::Swayer: {
      const double size = behaviour_ == Behaviour::Shifter ? traits.sideShare : 0.6 * traits.sideShare;
      wanted.leanShare = {(odd ? size : -size) * random_.uniform(0.8, 1.0), 0.0};
      lastsS = behaviour_ == Behaviour::Shifter ? random_.uniform(2.0, 4.0) : random_.uniform(1.2, 1.8);
      break;
    }
    case Behaviour::Eights:
      wanted.circling = 1.0;
      wanted.eight = true;
      break;
    default:
      break;
  }
  turnsAtS_ = nowS + lastsS;
}

}  // namespace surefoot
