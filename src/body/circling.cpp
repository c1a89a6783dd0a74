// SPDX-License-Identifier: MIT
// Circles from an angle that advances and a radius that the person aims at.
#include "body/circling.hpp"

#include <algorithm>
#include <cmath>

#include "movement/winding.hpp"

namespace surefoot {
namespace {

constexpr double kTurn = 2.0 * kPi;
constexpr double kStartS = 0.8;
constexpr double kCorrectS = 1.0;
constexpr double kGapWidth = 1.1;
constexpr double kReachS = 0.1;
constexpr Span kPauseS{0.8, 1.8};

}  // namespace

Circling::Circling(const CirclingTraits& traits, std::uint64_t seed)
    : traits_(traits), random_(seed, 6), angle_(0.5 * kPi), hurry_(0.5 * traits.unevenness, 1.5, 0.3) {
  phase_ = random_.uniform(0.0, kTurn);
}

void Circling::go(double way, double size, bool eight) {
  if (turning_) {
    turning_ = false;
    endLap(true);
  }
  way_ = way;
  eight_ = eight && way != 0.0;
  counted_ = 0;
  const double goalMm = way == 0.0 ? 0.0 : size * traits_.radiusMm;
  const double startS = kStartS * traits_.lapS / 3.0;
  speed_.to(way * kTurn / traits_.lapS, startS);
  radius_.to(goalMm, startS, traits_.radiusError * goalMm, kCorrectS, random_);
  if (way != 0.0) {
    newLap();
  }
}

/// Draws what goes wrong in the next turn; it all happens within that turn.
void Circling::newLap() {
  pausing_ = false;
  const double cut = random_.uniform();
  const double where = random_.uniform(kGapWidth, kTurn - kGapWidth);
  const double stop = random_.uniform();
  const double stopWhere = random_.uniform(0.15 * kTurn, 0.85 * kTurn);
  gapDepth_ = cut < traits_.gapChance ? 0.85 : 0.0;
  gapAngle_ = angle_ + way_ * where;
  pauseAngle_ = stop < traits_.pauseChance ? stopWhere : 2.0 * kTurn;
}

/// 1 away from a cut corner, less within it.
double Circling::gapAt(double angle) const {
  const double off = wrapped(angle - gapAngle_);
  const double near = std::max(0.0, 1.0 - std::fabs(off) / kGapWidth);
  return 1.0 - gapDepth_ * std::min(1.0, 2.0 * near * near * (3.0 - 2.0 * near));
}

void Circling::step(double nowS) {
  nowS_ = nowS;
  speed_.step();
  radius_.step(random_);
  if (way_ != 0.0 && !pausing_ && turned_ >= pauseAngle_) {
    pausing_ = true;
    pauseAngle_ = 2.0 * kTurn;
    pauseUntilS_ = nowS_ + kPauseS.draw(random_);
    speed_.to(0.0, 0.3);
  }
  if (pausing_ && nowS_ >= pauseUntilS_) {
    pausing_ = false;
    speed_.to(way_ * kTurn / traits_.lapS, 0.4);
  }
  double rate = speed_.value();
  if (rate != 0.0 && traits_.unevenness > 0.0) {
    const double hurry = traits_.unevenness * det::sin(angle_ + phase_) + hurry_.step(random_);
    rate *= std::clamp(1.0 + hurry, 0.25, 1.9);
  }
  angle_ = wrapped(angle_ + rate * kBodyStepS);
  // A person who turns back within a cut corner does not jump out of it.
  reach_ += (gapAt(angle_) - reach_) * (kBodyStepS / kReachS);
  const double radius = std::max(0.0, radius_.value()) * reach_;
  at_ = Vec2{traits_.narrow * det::cos(angle_), det::sin(eight_ ? 2.0 * angle_ : angle_)} * radius;
  if (way_ != 0.0) {
    const double by = turning_ ? std::fabs(rate) * kBodyStepS : 0.0;
    turned_ += by;
    sumMm_ += by * length(at_);
    watch();
  }
}

void Circling::watch() {
  const double out = length(at_);
  if (!turning_) {
    if (out < traits_.needMm) {
      return;
    }
    turning_ = true;
    turned_ = 0.0;
    sumMm_ = 0.0;
    farthest_ = {};
    lap_ = {.startS = nowS_, .clockwise = way_ < 0.0};
  }
  double& farthest = farthest_[sectorOf(angleOf(at_))];
  farthest = std::max(farthest, out);
  if (turned_ >= kTurn) {
    turned_ -= kTurn;
    ++counted_;
    endLap(false);
    lap_ = {.startS = nowS_, .clockwise = way_ < 0.0};
    sumMm_ = 0.0;
    farthest_ = {};
    newLap();
  }
}

void Circling::endLap(bool broken) {
  lap_.endS = nowS_;
  lap_.leastMm = broken ? 0.0 : *std::min_element(farthest_.begin(), farthest_.end());
  lap_.radiusMm = broken ? 0.0 : sumMm_ / kTurn;
  lap_.complete = !eight_ && lap_.radiusMm >= traits_.needMm && lap_.leastMm >= 0.5 * traits_.needMm;
  laps_.push_back(lap_);
}

}  // namespace surefoot
