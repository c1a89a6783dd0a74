// SPDX-License-Identifier: MIT
// Rise, hold and landing on tiptoe (README.md). Crossings are interpolated between samples.
#include "movement/tiptoe.hpp"

#include <algorithm>
#include <cmath>

namespace surefoot {

namespace {

/// A dip of the AP shift shorter than this is a wobble and does not end the hold.
constexpr double kEndLastsS = 0.12;
/// The upward speed and the lift of a rise, and those under which it was certainly none. In 29 people who leaned as far
/// as possible the largest upward speed was 1, 4 and 14 mm/s (5th, 50th, 95th percentile); heels that rise by 40 mm
/// within 2 s reach 37 mm/s. Heels rise by 30 to 60 mm.
constexpr double kUpMmS = 25.0;
constexpr double kLiftMm = 15.0;
constexpr double kShortestS = 1.5;
constexpr double kNotUpMmS = 15.0;
constexpr double kHardlyUpMmS = 10.0;
constexpr double kSankMmS = 5.0;
constexpr double kUnsureMm = 60.0;
constexpr double kNoLiftMm = 5.0;
/// The speed of a rise stands out from the restlessness before it, and from a fall before it, by these factors.
constexpr double kOverRestless = 1.5;
constexpr double kOverSink = 2.0;
constexpr double kOnsetOfStart = 0.3;
constexpr double kZoneS = 1.0;
/// The tiptoe range in shares of the person's usual rise: the ball of the foot is no wider.
constexpr double kZoneLow = 0.88;
constexpr double kZoneHigh = 1.25;
constexpr double kLandingS = 0.5;
/// After a slower lowering, what the load does not show may have happened all the same.
constexpr double kQuickLoweringS = 1.0;
/// Heels that strike: a jump of the load, around the landing.
constexpr double kStrike = 0.02;
constexpr double kStrikeBeforeS = 0.6;
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
  trace_.add(now.tS, now.load, now.shift.y);
  if (active() && now.tS - hold_.startS <= LoadTrace::kAfterS) {
    wholeLoad_ = wholeLoad_ && now.loadKnown && !now.handsBear;
  }
  if (phase_ == Phase::Landing) {
    if (now.tS - hold_.endS >= kLandingS || now.shift.y >= levels_.start) {
      judgeLanding();
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
  state_ = {};
}

void TiptoeDetector::begin(double startS, const TiptoeSignal& now) {
  phase_ = Phase::Rising;
  hold_ = {};
  hold_.startS = startS;
  hold_.heldS = now.tS - startS;
  hold_.measured = levels_.needsNoEvidence;
  zoneS_ = 0.0;
  wholeLoad_ = now.loadKnown && !now.handsBear;
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
  judgeRise();
  if (hold_.measured) {
    reportHold(events);
  }
}

/// Up is measured only where the load shows it; without load, by the place of the CoP alone. Where hands bear part of
/// the load, or the rise is too slow to tell, the hold is neither measured nor astray.
void TiptoeDetector::judgeRise() {
  if (levels_.needsNoEvidence) {
    return;
  }
  hold_.astray = hold_.heldS < kShortestS;
  if (!last_.loadKnown) {
    hold_.measured = zoneS_ >= kZoneS;
    return;
  }
  const double onset = kOnsetOfStart * levels_.start;
  const double untilS = falling_.weight > 0.0 ? fallingSinceS_ : hold_.endS;
  const auto rise = wholeLoad_ ? trace_.riseAt(hold_.startS, onset, hold_.rise, untilS) : std::nullopt;
  if (!rise) {
    return;
  }
  const double restless = kOverRestless * trace_.restlessMmS(hold_.startS, onset);
  const double needed = std::max({kUpMmS, restless, kOverSink * rise->sinkMmS});
  const bool sure = std::fabs(rise->plainLiftMm - rise->liftMm) < kUnsureMm;
  hold_.measured = sure && rise->upMmS >= needed && rise->liftMm >= kLiftMm && rise->plainLiftMm > 0.0;
  const bool sankOnly = rise->downMmS >= kSankMmS && rise->upMmS < kHardlyUpMmS;
  hold_.astray = hold_.astray ||
                 (restless < kUpMmS && sure && rise->liftMm < kNoLiftMm && (rise->mostUpMmS < kNotUpMmS || sankOnly));
}

/// A body that came down had been up.
void TiptoeDetector::judgeLanding() {
  if (!last_.loadKnown || last_.handsBear) {
    return;
  }
  const double loweringS = falling_.weight > 0.0 ? fallingSinceS_ : hold_.endS;
  const auto landing = trace_.landingAt(loweringS, hold_.endS, hold_.rise);
  if (!landing || std::fabs(landing->plainLiftMm - landing->liftMm) > kUnsureMm) {
    return;
  }
  const bool down = landing->downMmS >= std::max(kUpMmS, kOverSink * landing->upMmS) && landing->liftMm <= -kLiftMm;
  hold_.measured = down && trace_.strikeBetween(hold_.endS - kStrikeBeforeS, hold_.endS + kLandingS) >= kStrike;
  const bool stayedUp = landing->mostDownMmS < kNotUpMmS && landing->liftMm > -kNoLiftMm;
  hold_.astray = hold_.astray || (stayedUp && hold_.loweringS < kQuickLoweringS);
}

void TiptoeDetector::reportHold(std::vector<MovementEvent>& events) {
  phase_ = Phase::Down;
  hold_.astray = hold_.astray && !hold_.measured;
  trace_.clear();
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
