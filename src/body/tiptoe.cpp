// SPDX-License-Identifier: MIT
// Heels as minimum-jerk movements of the whole body's weight; push-off, dip and heel strike follow from that.
#include "body/tiptoe.hpp"

#include <algorithm>
#include <limits>

#include "body/pendulum.hpp"

namespace surefoot {
namespace {

constexpr double kNeverS = std::numeric_limits<double>::infinity();

constexpr double kHeelsMm = 40.0;
// The heels leave the ground when the CoP passes the body on its way forward: half way through the body's own shift.
constexpr double kHeelsLeaveAt = 0.5;
constexpr double kQuickestShiftS = 1.0;
// With the heels off the ground, the CoP lies between the heads of the metatarsals and the tips of the toes, at about
// 0.62 and 0.93 of the foot length; at ease it lies at 0.45.
constexpr double kForefootShare = 0.17;
constexpr double kToeTipShare = 0.48;
constexpr double kGive = 0.15;

constexpr double kHoldStartShare = 0.15;
constexpr double kHoldEndShare = 0.10;

// Stiffness of a heel pad on the ground.
constexpr double kStrikeHz = 8.0;
constexpr double kStrikeDamping = 0.45;
constexpr double kDropS = 0.35;
constexpr Span kDropAfterS{2.5, 9.0};
constexpr Span kUpAgainAfterS{1.6, 2.6};
constexpr double kCorrectS = 0.9;

constexpr double kStepOver = 0.88;
constexpr double kFootToFootS = 0.5;
// Landing on the other foot changes the load by about 3 % of the weight.
constexpr double kStepMmS = 12.0;

double strikeOf(double speedMmS) {
  constexpr double kOmega = 2.0 * kPi * kStrikeHz;
  return speedMmS / kGravityMmS2 * kOmega * kOmega;
}

}  // namespace

Tiptoe::Tiptoe(const TiptoeTraits& traits, double footLengthMm, std::uint64_t seed)
    : traits_(traits),
      footMm_(footLengthMm),
      random_(seed, 5),
      dropS_(kNeverS),
      bodyAtS_(kNeverS),
      heelsAtS_(kNeverS),
      strike_(kStrikeHz, kStrikeDamping),
      stepAtS_(kNeverS) {}

void Tiptoe::rise(double height, double lengthS) {
  wanted_ = true;
  height_ = height;
  riseS_ = lengthS;
  const double lost = random_.uniform();
  goUp();
  dropS_ = lost < traits_.dropChance ? nowS_ + kQuickestShiftS + kDropAfterS.draw(random_) : kNeverS;
}

void Tiptoe::lower() {
  wanted_ = false;
  dropS_ = kNeverS;
  goDown(traits_.lowerS.draw(random_));
}

void Tiptoe::drop() {
  wanted_ = false;
  dropS_ = kNeverS;
  if (heelsOff()) {
    goDown(kDropS);
  }
}

void Tiptoe::march(bool on) {
  marching_ = on;
  stepAtS_ = on && heelsOff() ? nowS_ + kFootToFootS : kNeverS;
  if (!on) {
    side_.to(0.0, 0.6);
  }
}

void Tiptoe::goUp() {
  const double riseS = riseS_ > 0.0 ? riseS_ : traits_.riseS.draw(random_);
  riseS_ = riseS;
  const double shiftS = std::max(kQuickestShiftS, riseS);
  const double error = traits_.forwardError * footMm_;
  body_.to(traits_.forwardShare * footMm_, shiftS, error, kCorrectS, random_);
  heelsAtS_ = nowS_ + kHeelsLeaveAt * shiftS;
  bodyAtS_ = kNeverS;
}

void Tiptoe::goDown(double lengthS) {
  heelsAtS_ = kNeverS;
  if (heelsOff()) {
    heels_.to(-traits_.strikeMm, lengthS, 0.0, kCorrectS, random_);
    const double shiftS = std::max(kQuickestShiftS, lengthS);
    bodyAtS_ = nowS_ + std::max(0.0, lengthS - kHeelsLeaveAt * shiftS);
    riseS_ = shiftS;
  } else {
    body_.to(0.0, kQuickestShiftS, 0.0, kCorrectS, random_);
  }
  stepAtS_ = kNeverS;
  side_.to(0.0, std::min(0.6, lengthS));
}

void Tiptoe::step(double nowS) {
  nowS_ = nowS;
  if (nowS_ >= dropS_) {
    const bool up = heelsOff();
    dropS_ = up ? nowS_ + kUpAgainAfterS.draw(random_) : kNeverS;
    if (up) {
      goDown(kDropS);
    } else {
      riseS_ = 0.0;
      goUp();
    }
  }
  if (nowS_ >= heelsAtS_) {
    heelsAtS_ = kNeverS;
    heels_.to(height_ * kHeelsMm, riseS_, traits_.heightError * kHeelsMm, kCorrectS, random_);
    stepAtS_ = nowS_ + riseS_ + 0.5;
  }
  if (nowS_ >= bodyAtS_) {
    bodyAtS_ = kNeverS;
    body_.to(0.0, riseS_, 0.0, kCorrectS, random_);
  }
  moveHeels();
  body_.step(random_);
  moveSideways();
  watch();
}

void Tiptoe::moveHeels() {
  const double beforeMm = heels_.value();
  heels_.step(random_);
  load_ = heels_.acceleration() / kGravityMmS2;
  if (heels_.goal() < 0.0 && heels_.value() <= 0.0) {
    strike_.kick(strikeOf((beforeMm - heels_.value()) / kBodyStepS));
    heels_ = Aim();
    load_ = 0.0;
  }
  load_ += strike_.step(0.0);
}

void Tiptoe::moveSideways() {
  if (marching_ && nowS_ >= stepAtS_) {
    towards_ = -towards_;
    const double over = kStepOver * (1.0 + traits_.stepError * std::clamp(random_.normal(), -1.5, 1.0));
    side_.to(towards_ * over, kFootToFootS);
    strike_.kick(strikeOf(kStepMmS));
    stepAtS_ = nowS_ + traits_.stepS.draw(random_);
    ++hold_.steps;
  }
  side_.step();
}

double Tiptoe::up() const {
  return std::clamp(heels_.value() / kHeelsMm, 0.0, 1.0);
}

double Tiptoe::forwardMm() const {
  return onForefootMm(body_.value() - body_.acceleration() / kPendulumPerS2);
}

double Tiptoe::onForefootMm(double shiftMm) const {
  const double tipMm = kToeTipShare * footMm_;
  if (shiftMm > tipMm) {
    return tipMm + kGive * (shiftMm - tipMm);
  }
  const double ballMm = kForefootShare * footMm_;
  return heelsOff() && shiftMm < ballMm ? ballMm + kGive * (shiftMm - ballMm) : shiftMm;
}

void Tiptoe::watch() {
  const double share = forwardMm() / footMm_;
  if (!holding_ && heelsOff() && share >= kHoldStartShare) {
    holding_ = true;
    hold_ = {nowS_, 0.0, 0};
  } else if (holding_ && (!heelsOff() || share < kHoldEndShare)) {
    holding_ = false;
    hold_.endS = nowS_;
    holds_.push_back(hold_);
  }
}

}  // namespace surefoot
