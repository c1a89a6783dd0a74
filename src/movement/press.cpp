// SPDX-License-Identifier: MIT
// Rise, hold and fall of a press. Crossings are interpolated between samples, so that a slow board gives the same times
// as a fast one.
#include "movement/press.hpp"

#include <algorithm>
#include <cmath>

namespace surefoot {

namespace {

constexpr double kAstrayLastsS = 1.0;
constexpr double kRiseQuietS = 0.15;
constexpr double kLongestRiseS = 1.0;
constexpr double kHoldShare = 0.8;
/// Held is the time from the first of these shares of the hold's mean to the last time at the second. A dip under the
/// third is not held.
constexpr double kRisenShare = 0.9;
constexpr double kHeldShare = 0.85;
constexpr double kDipShare = 0.5;
/// For sums of intervals: 300 times 10 ms must not miss 3 s by the last bit.
constexpr double kRounding = 1e-9;

/// The time at which the line from `a` to `b` crosses `level`.
double crossingS(const PressSignal& a, const PressSignal& b, double level) {
  return b.force == a.force ? b.tS
                            : a.tS + (b.tS - a.tS) * std::clamp((level - a.force) / (b.force - a.force), 0.0, 1.0);
}

}  // namespace

void HoldStats::add(const PressSignal& signal, double by) {
  if (by <= 0.0) {
    return;
  }
  weight += by;
  const double delta = signal.force - mean;
  mean += delta * by / weight;
  squares += by * delta * (signal.force - mean);
  left += by * signal.leftN;
  lean += by * signal.lean;
}

void HoldStats::join(const HoldStats& other) {
  const double sum = weight + other.weight;
  if (sum <= 0.0) {
    return;
  }
  const double delta = other.mean - mean;
  squares += other.squares + delta * delta * weight * other.weight / sum;
  mean += delta * other.weight / sum;
  left += other.left;
  lean += other.lean;
  weight = sum;
}

double HoldStats::variation() const {
  return weight > 0.0 && mean > 0.0 ? std::sqrt(squares / weight) / mean : 0.0;
}

double HoldStats::leftShare() const {
  return weight > 0.0 && mean > 0.0 ? std::clamp(left / (weight * mean), 0.0, 1.0) : 0.5;
}

bool HoldStats::leans() const {
  return std::fabs(lean) > weight;
}

void PressDetector::step(const PressSignal& now, const PressLevels& levels, std::vector<MovementEvent>& events) {
  const PressSignal from = last_;
  last_ = now;
  if (!active_) {
    levels_ = levels;
    const bool crossed = running_ && from.force < levels.start && now.force >= levels.start;
    running_ = true;
    blocked_ = blocked_ && now.force >= levels.end;
    if (crossed && !blocked_) {
      PressSignal start = now;
      start.tS = crossingS(from, now, levels.start);
      start.force = levels.start;
      begin(start, events);
      advance(start, now, events);
    }
    return;
  }
  advance(from, now, events);
  if (isOver(from, now)) {
    finish(belowSinceS_, false, events);
  } else if (astrayS_ > kAstrayLastsS) {
    finish(now.tS, !press_.complete, events);
  }
}

void PressDetector::interrupt(std::vector<MovementEvent>& events) {
  if (active_) {
    finish(belowSinceS_ >= 0.0 ? belowSinceS_ : last_.tS, false, events);
  }
  running_ = false;
}

void PressDetector::begin(const PressSignal& now, std::vector<MovementEvent>& events) {
  active_ = true;
  press_ = {};
  press_.kind = kind_;
  press_.startS = now.tS;
  press_.endS = now.tS;
  rising_ = true;
  rise_.clear();
  notHeldS_ = 0.0;
  surelyHeldS_ = 0.0;
  peakS_ = now.tS;
  all_ = {};
  hold_ = {};
  falling_ = {};
  belowSinceS_ = -1.0;
  astrayS_ = 0.0;
  events.push_back({.kind = EventKind::PressStart, .tS = now.tS, .value = now.force, .at = {}, .press = press_});
}

void PressDetector::advance(const PressSignal& from, const PressSignal& now, std::vector<MovementEvent>& events) {
  const double dtS = now.tS - from.tS;
  astrayS_ = now.astray ? astrayS_ + dtS : 0.0;
  press_.endS = now.tS;
  gather(now, dtS);
  press_.heldS = heldS();
  if (!press_.complete && press_.heldS >= kCompleteS - kRounding) {
    press_.complete = true;
    events.push_back({.kind = EventKind::PressComplete, .tS = now.tS, .value = now.force, .at = {}, .press = press_});
  }
}

void PressDetector::gather(const PressSignal& now, double dtS) {
  all_.add(now, dtS);
  if (now.force > press_.peak) {
    press_.peak = now.force;
    peakS_ = now.tS;
  }
  if (rising_) {
    rise_.push_back({now.force, now.astray ? 0.0 : dtS});
    rising_ = now.tS - peakS_ < kRiseQuietS && now.tS - press_.startS < kLongestRiseS;
  } else if (hold_.weight > 0.0 && now.force < kHoldShare * hold_.mean) {
    if (falling_.weight == 0.0) {
      fallingSinceS_ = now.tS - dtS;
      fallingLeast_ = now.force;
    }
    fallingLeast_ = std::min(fallingLeast_, now.force);
    falling_.add(now, dtS);
  } else {
    notHeldS_ += fallingLeast_ < kDipShare * hold_.mean ? falling_.weight : 0.0;
    hold_.join(falling_);
    falling_ = {};
    hold_.add(now, dtS);
    notHeldS_ += now.astray ? dtS : 0.0;
    surelyHeldS_ = now.force >= kHeldShare * hold_.mean ? hold_.weight - notHeldS_ : surelyHeldS_;
  }
  const HoldStats& best = hold_.weight > 0.0 ? hold_ : all_;
  press_.mean = best.mean;
  press_.variation = hold_.variation();
  press_.leftShare = best.leftShare();
  press_.withLean = best.leans();
}

/// The time of the plateau: neither the way up nor the way down counts, however slow they are.
double PressDetector::heldS() const {
  const double level = std::max(levels_.hold, kRisenShare * (hold_.weight > 0.0 ? hold_.mean : press_.peak));
  double risenS = 0.0;
  for (const Risen& risen : rise_) {
    risenS += risen.force >= level ? risen.dtS : 0.0;
  }
  return risenS + surelyHeldS_;
}

bool PressDetector::isOver(const PressSignal& from, const PressSignal& now) {
  if (now.force >= levels_.end) {
    belowSinceS_ = -1.0;
    return false;
  }
  if (belowSinceS_ < 0.0) {
    belowSinceS_ = crossingS(from, now, levels_.end);
  }
  return now.tS - belowSinceS_ >= endLastsS_;
}

void PressDetector::finish(double endS, bool astray, std::vector<MovementEvent>& events) {
  active_ = false;
  blocked_ = last_.force >= levels_.end;
  press_.endS = endS;
  press_.astray = astray;
  press_.releaseS = std::max(0.0, endS - (falling_.weight > 0.0 ? fallingSinceS_ : peakS_));
  events.push_back({.kind = EventKind::PressEnd, .tS = endS, .value = press_.mean, .at = {}, .press = press_});
}

}  // namespace surefoot
