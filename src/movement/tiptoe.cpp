// SPDX-License-Identifier: MIT
// Rise, hold and landing on tiptoe (README.md). Crossings are interpolated between samples.
#include "movement/tiptoe.hpp"

#include <algorithm>
#include <cmath>

namespace surefoot {

namespace {

/// A dip of the AP shift shorter than this is a wobble and does not end the hold.
constexpr double kEndLastsS = 0.12;
constexpr double kDipOfPush = 1.0 / 3.0;
constexpr double kDipWithinS = 1.0;
constexpr double kPushBeforeS = 1.2;
constexpr double kPushAfterS = 0.7;
/// A lift over the first limit is a rise, over the second a rise if the CoP was in the person's tiptoe range, under the
/// third not a rise. Heels rise by 30 to 60 mm.
constexpr double kLiftMm = 15.0;
constexpr double kLiftInZoneMm = 10.0;
constexpr double kNoLiftMm = 5.0;
constexpr double kOnsetOfStart = 0.3;
constexpr double kZoneS = 1.0;
/// The tiptoe range in shares of the person's usual rise: the ball of the foot is no wider.
constexpr double kZoneLow = 0.88;
constexpr double kZoneHigh = 1.25;
/// A heel strike is a jump from the load just before.
constexpr double kStrikeOfPush = 2.0 / 3.0;
constexpr double kRecentS = 0.15;
constexpr double kStrikeBeforeS = 0.6;
constexpr double kStrikeAfterS = 0.5;
constexpr double kOwnHeight = 0.85;
constexpr double kStepAcross = 0.5;
constexpr double kPathFirstS = 0.1;
constexpr double kPathS = 1.0;

double crossingS(const TiptoeSignal& a, const TiptoeSignal& b, double level) {
  const double way = b.shift.y - a.shift.y;
  return way == 0.0 ? b.tS : a.tS + (b.tS - a.tS) * std::clamp((level - a.shift.y) / way, 0.0, 1.0);
}

}  // namespace

void TiptoeDetector::Sums::add(double height, Vec2 sway, double by) {
  weight += by;
  rise += by * height;
  squares += Vec2{sway.x * sway.x, sway.y * sway.y} * by;
}

void TiptoeDetector::Sums::join(const Sums& other) {
  weight += other.weight;
  rise += other.rise;
  squares += other.squares;
}

void TiptoeDetector::step(const TiptoeSignal& now, const TiptoeLevels& levels, std::vector<MovementEvent>& events) {
  const TiptoeSignal from = running_ ? last_ : now;
  running_ = true;
  last_ = now;
  if (!active()) {
    levels_ = levels;
  }
  watchLoad(from, now);
  if (!active()) {
    trace_.add(now.tS, now.load, now.shift.y);
  } else if (now.tS - hold_.startS <= LoadTrace::kAfterS) {
    trace_.extend(now.tS, now.load, now.shift.y);
    fullLoad_ = fullLoad_ && now.fullLoad;
  }
  if (phase_ == Phase::Landing) {
    judge(now.tS);
    if (hold_.measured || now.tS - hold_.endS >= kStrikeAfterS || now.shift.y >= levels_.start) {
      reportHold(events);
    }
  }
  if (phase_ == Phase::Down && from.shift.y < levels_.start && now.shift.y >= levels_.start) {
    begin(crossingS(from, now, levels_.start), now);
  } else if (active()) {
    advance(from, now, events);
  }
  updateState(now);
}

void TiptoeDetector::interrupt(std::vector<MovementEvent>& events) {
  if (phase_ == Phase::Up) {
    land(belowSinceS_ >= 0.0 ? belowSinceS_ : last_.tS, events);
  }
  if (phase_ == Phase::Landing) {
    reportHold(events);
  }
  phase_ = Phase::Down;
  running_ = false;
  trace_.clear();
  peakS_ = -1e9;
  pushOffS_ = -1e9;
  strikeS_ = -1e9;
  state_ = {};
}

void TiptoeDetector::watchLoad(const TiptoeSignal& from, const TiptoeSignal& now) {
  if (now.load >= 1.0 + levels_.push) {
    peakS_ = now.tS;
  } else if (now.load <= 1.0 - kDipOfPush * levels_.push && now.tS - peakS_ <= kDipWithinS) {
    pushOffS_ = now.tS;
  }
  // A hand takes load slowly, so a fast change is a heel strike.
  if (now.load - recentLoad_ >= kStrikeOfPush * levels_.push) {
    strikeS_ = now.tS;
  }
  const double dtS = now.tS - from.tS;
  recentLoad_ += (now.load - recentLoad_) * (dtS > 0.0 ? dtS / (kRecentS + dtS) : 1.0);
}

void TiptoeDetector::begin(double startS, const TiptoeSignal& now) {
  phase_ = Phase::Rising;
  hold_ = {};
  hold_.startS = startS;
  hold_.heldS = now.tS - startS;
  hold_.measured = levels_.needsNoEvidence;
  zoneS_ = 0.0;
  fullLoad_ = now.fullLoad;
  belowSinceS_ = -1.0;
  path_ = now.shift;
  sums_ = {};
  falling_ = {};
  fallingSinceS_ = now.tS;
  early_.clear();
  leftS_ = 0.0;
  state_ = {};
}

void TiptoeDetector::advance(const TiptoeSignal& from, const TiptoeSignal& now, std::vector<MovementEvent>& events) {
  const double dtS = now.tS - from.tS;
  if (now.shift.y >= levels_.start) {
    hold_.heldS += dtS;
  }
  const double sinceS = now.tS - hold_.startS;
  path_ += (now.shift - path_) * (dtS / (std::clamp(0.5 * sinceS, kPathFirstS, kPathS) + dtS));
  march(now, dtS, events);
  if (phase_ == Phase::Rising) {
    if (now.shift.y < 0.5 * (levels_.start + levels_.end)) {
      phase_ = Phase::Down;
    } else if (hold_.heldS >= kRiseReportedS) {
      phase_ = Phase::Up;
      events.push_back({.kind = EventKind::RiseStart, .tS = hold_.startS, .value = now.shift.y});
      events.insert(events.end(), early_.begin(), early_.end());
    }
    return;
  }
  gather(now, dtS);
  const bool inZone = now.shift.y >= kZoneLow * levels_.own && now.shift.y <= kZoneHigh * levels_.own;
  zoneS_ = zoneS_ >= kZoneS ? zoneS_ : levels_.own > 0.0 && inZone ? zoneS_ + dtS : 0.0;
  if (now.shift.y >= levels_.end) {
    belowSinceS_ = -1.0;
    return;
  }
  if (belowSinceS_ < 0.0) {
    belowSinceS_ = crossingS(from, now, levels_.end);
  }
  if (now.tS - belowSinceS_ >= kEndLastsS) {
    land(belowSinceS_, events);
  }
}

void TiptoeDetector::gather(const TiptoeSignal& now, double dtS) {
  state_.sway = now.shift - path_;
  const double mean = sums_.weight > 0.0 ? sums_.rise / sums_.weight : 0.0;
  if (now.shift.y < kOwnHeight * mean) {
    if (falling_.weight == 0.0) {
      fallingSinceS_ = now.tS - dtS;
    }
    falling_.add(now.shift.y, state_.sway, dtS);
    return;
  }
  sums_.join(falling_);
  falling_ = {};
  sums_.add(now.shift.y, state_.sway, dtS);
}

void TiptoeDetector::march(const TiptoeSignal& now, double dtS, std::vector<MovementEvent>& events) {
  leftS_ += state_.side < 0 ? dtS : 0.0;
  const int side = now.across >= kStepAcross ? 1 : now.across <= -kStepAcross ? -1 : state_.side;
  if (side == state_.side) {
    return;
  }
  state_.side = side;
  firstStepS_ = hold_.steps == 0 ? now.tS : firstStepS_;
  lastStepS_ = now.tS;
  ++hold_.steps;
  auto& reported = phase_ == Phase::Rising ? early_ : events;
  reported.push_back({.kind = EventKind::StepTaken, .tS = now.tS, .value = static_cast<double>(side)});
}

/// Push-off and heel strike are evidence by themselves; the tiptoe range counts only where the load gives no evidence.
void TiptoeDetector::judge(double tS) {
  const bool pushedOff = pushOffS_ >= hold_.startS - kPushBeforeS && pushOffS_ <= hold_.startS + kPushAfterS;
  const bool struck =
      phase_ == Phase::Landing && tS <= hold_.endS + kStrikeAfterS && strikeS_ >= hold_.endS - kStrikeBeforeS;
  const bool inZone = zoneS_ >= kZoneS && !fullLoad_;
  hold_.measured = hold_.measured || pushedOff || inZone || struck;
}

void TiptoeDetector::land(double endS, std::vector<MovementEvent>& events) {
  phase_ = Phase::Landing;
  hold_.endS = endS;
  const Sums& sums = sums_;
  if (sums.weight > 0.0) {
    hold_.rise = sums.rise / sums.weight;
    hold_.wobble = std::sqrt((sums.squares.y + (hold_.steps == 0 ? sums.squares.x : 0.0)) / sums.weight);
  }
  hold_.loweringS = std::max(0.0, endS - (falling_.weight > 0.0 ? fallingSinceS_ : endS));
  if (hold_.steps > 0) {
    const double marchedS = std::max(endS - firstStepS_, 1e-3);
    hold_.leftShare = std::clamp(leftS_ / marchedS, 0.0, 1.0);
    hold_.cadence = hold_.steps > 1 ? 60.0 * (hold_.steps - 1) / (lastStepS_ - firstStepS_) : 0.0;
  }
  measureLift();
  judge(last_.tS);
  if (hold_.measured) {
    reportHold(events);
  }
}

void TiptoeDetector::measureLift() {
  if (!fullLoad_ || levels_.needsNoEvidence) {
    return;
  }
  const double untilS = falling_.weight > 0.0 ? fallingSinceS_ : hold_.endS;
  const auto liftMm = trace_.liftMm(hold_.startS, kOnsetOfStart * levels_.start, hold_.rise, untilS);
  const double enoughMm = zoneS_ >= kZoneS ? kLiftInZoneMm : kLiftMm;
  hold_.measured = hold_.measured || (liftMm && *liftMm >= enoughMm);
  hold_.astray = liftMm && *liftMm < kNoLiftMm;
}

void TiptoeDetector::reportHold(std::vector<MovementEvent>& events) {
  phase_ = Phase::Down;
  hold_.astray = hold_.astray && !hold_.measured;
  events.push_back({.kind = EventKind::HoldEnd, .tS = hold_.endS, .value = hold_.heldS, .hold = hold_});
}

void TiptoeDetector::updateState(const TiptoeSignal& now) {
  state_.rise = std::max(0.0, now.shift.y / levels_.start);
  state_.up = phase_ == Phase::Up;
  if (!state_.up) {
    state_.heldS = 0.0;
    state_.steps = 0;
    state_.side = phase_ == Phase::Rising ? state_.side : 0;
    state_.sway = {};
    state_.wobble = 0.0;
    return;
  }
  state_.heldS = now.tS - hold_.startS;
  state_.steps = hold_.steps;
  state_.wobble = sums_.weight > 0.0
                      ? std::sqrt((sums_.squares.y + (hold_.steps == 0 ? sums_.squares.x : 0.0)) / sums_.weight)
                      : 0.0;
}

}  // namespace surefoot
