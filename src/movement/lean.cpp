// SPDX-License-Identifier: MIT
// Left, upright, right, with hysteresis and a minimum duration.
#include "movement/lean.hpp"

namespace surefoot {

namespace {

int sideOf(double shift, int side, const LeanLevels& levels) {
  if (shift * side >= levels.end && side != 0) {
    return side;
  }
  return shift >= levels.start ? 1 : shift <= -levels.start ? -1 : 0;
}

}  // namespace

void LeanDetector::step(double tS, double shift, const LeanLevels& levels, std::vector<MovementEvent>& events) {
  lastS_ = tS;
  const int side = sideOf(shift, state_.side, levels);
  if (side == state_.side) {
    next_ = side;
  } else if (side != next_) {
    next_ = side;
    nextS_ = tS;
  } else if (tS - nextS_ >= kLastsS) {
    change(side, nextS_, events);
  }
  state_.dwellS = state_.side != 0 ? tS - sinceS_ : 0.0;
}

void LeanDetector::interrupt(std::vector<MovementEvent>& events) {
  if (state_.side != 0) {
    change(0, lastS_, events);
  }
  leftSide_ = 0;
  next_ = 0;
  state_ = {};
}

void LeanDetector::change(int side, double atS, std::vector<MovementEvent>& events) {
  if (state_.side != 0) {
    events.push_back({.kind = EventKind::LeanEnd, .tS = atS, .value = static_cast<double>(state_.side)});
    leftSide_ = state_.side;
    leftS_ = atS;
  }
  if (side != 0) {
    events.push_back({.kind = EventKind::LeanStart, .tS = atS, .value = static_cast<double>(side)});
    if (leftSide_ == -side && atS - leftS_ <= kShiftWithinS) {
      events.push_back({.kind = EventKind::ShiftedTo, .tS = atS, .value = static_cast<double>(side)});
    }
  }
  state_.side = side;
  sinceS_ = atS;
}

}  // namespace surefoot
