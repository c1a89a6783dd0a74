// SPDX-License-Identifier: MIT
// The movements of the simulated person step by step, and the load and centre of pressure that follow from them.
#include <algorithm>
#include <cmath>
#include <limits>

#include "body/pendulum.hpp"
#include "body/person.hpp"

namespace surefoot {
namespace {

constexpr double kNeverS = std::numeric_limits<double>::infinity();
constexpr double kSeatedPressForwardMm = 10.0;
constexpr double kSeatedPush = 0.5;
// A hand on the rail steadies as much as it can from this share of the weight on.
constexpr double kSteadyingShare = 0.05;
constexpr double kToesOnTiptoe = 0.10;
// Nobody presses much harder than their best.
constexpr double kHardest = 1.15;
constexpr double kRegripS = 1.2;
constexpr double kComeForwardS = 3.0;

}  // namespace

void PersonSimulator::moveFeet() {
  if (nextFootS_ > 0.0 && nowS() >= nextFootS_) {
    nextFootS_ = 0.0;
    feet_[0].to(weightOn(0), 0.45 * traits_.pace);
    feet_[1].to(weightOn(1), 0.45 * traits_.pace);
  }
  if (nowS() >= downAtS_) {
    // The cue still asks for one leg, but the person is on both, and sways accordingly.
    putFootDown();
    asked_.place.oneLeg = false;
    intent_.place.oneLeg = false;
    feelPlace();
  }
  feet_[0].step();
  feet_[1].step();
  arrivalMm_.step();
}

void PersonSimulator::moveToes() {
  if (nowS() >= regripS_) {
    const bool lost = toes_.goal() > 0.0;
    grip(lost ? 0.0 : intent_.effort);
    regripS_ = lost ? nowS() + kRegripS : kNeverS;
  }
  toes_.step(actRandom_);
  const double meantN = toes_.value();
  toeN_ =
      meantN > 0.0 ? std::clamp(meantN * (1.0 + toeTremor_.step(actRandom_)), 0.0, kHardest * setup_.bestToeN) : 0.0;
}

void PersonSimulator::move() {
  sway_.step(swayRandom_);
  moveFeet();
  moveToes();
  tiptoe_.step(nowS());
  circling_.step(nowS());
  legs_.step();
  leanX_.step(actRandom_);
  leanY_.step(actRandom_);
  calm_.step();
  wanderGain_.step();
  trembleGain_.step();
  sideGain_.step();
  rail_.step();
  moveHeight();
  loadShare_ = landing_.step(feet_[0].value() + feet_[1].value());
  toeWatch_.step(nowS(), toeN_, forwardMm_, presses_);
  leanWatch_.step(nowS(), leanY_.value(), forwardMm_, presses_);
}

void PersonSimulator::moveHeight() {
  const double forward = std::max(0.0, leanY_.goal()) / (traits_.forwardShare * setup_.footLengthMm);
  sink_.step(-traits_.leanSinkMm * std::min(1.0, forward));
  knees_.step();
  if (nowS() >= unsureUntilS_) {
    unsureUntilS_ = kNeverS;
    unsureMm_.to(0.0, kComeForwardS);
  }
  unsureMm_.step();
}

Stance PersonSimulator::stance() {
  const double onFeet = feet_[0].value() + feet_[1].value();
  if (onFeet <= 1e-6) {
    return {};
  }
  const double contact = std::min(1.0, onFeet);
  const double up = tiptoe_.up();
  const double held = rail_.value() > 0.0 ? rail_.value() * (1.0 + railWander_.step(actRandom_)) : 0.0;
  const double rail = held + (setup_.touching ? std::max(0.0, touch_.step(placeRandom_)) : 0.0);
  const double bodyN = setup_.weightN * legs_.value();

  const double steadied = std::min(1.0, rail / kSteadyingShare);
  const double swaySize = contact * (1.0 + traits_.tiptoeSway * up) * (1.0 - 0.25 * steadied);
  Vec2 sway =
      (sway_.wanderMm() * (calm_.value() * wanderGain_.value()) + sway_.trembleMm() * trembleGain_.value()) * swaySize;
  sway.x *= sideGain_.value();
  const Vec2 lean{leanX_.value() - leanX_.acceleration() / kPendulumPerS2,
                  leanY_.value() - leanY_.acceleration() / kPendulumPerS2};
  const double side = (feet_[1].value() - feet_[0].value()) / onFeet + tiptoe_.side();
  Vec2 shift = sway + lean + Vec2{0.0, tiptoe_.forwardMm() + arrivalMm_.value() + unsureMm_.value()} + circling_.atMm();
  shift.y = tiptoe_.onForefootMm(shift.y);
  forwardMm_ = shift.y;

  Stance stance;
  const double felt = std::max(0.0, loadShare_) * std::min(1.0, 4.0 * onFeet);
  const double height = seated_ ? 0.0 : (sink_.acceleration() + knees_.acceleration()) / kGravityMmS2;
  stance.loadN = bodyN * (felt * (1.0 - rail + sway_.loadShare()) + (tiptoe_.loadShare() + height) * contact);
  if (seated_) {
    // Load that a seated person takes off one foot does not go to the other.
    stance.loadN /= 1.0 + std::fabs(tiptoe_.side());
    const bool alone = intent_.foot != Foot::Both && std::min(feet_[0].value(), feet_[1].value()) <= 0.0;
    stance.only = !alone ? Foot::Both : feet_[0].value() > 0.0 ? Foot::Left : Foot::Right;
  }
  if (intent_.onOne != Foot::Both && std::min(feet_[0].value(), feet_[1].value()) <= 0.0) {
    stance.only = intent_.onOne;
  }
  stance.loadN = std::max(0.0, stance.loadN);
  stance.copMm = footing_.standingMm(side) + shift;

  const double restN =
      traits_.toeRestN + 0.5 * traits_.toesNPerMm * legs_.value() * shift.y + kToesOnTiptoe * bodyN * up;
  stance.toeLeftN = contact * (std::max(0.0, restN) + toeN_ * traits_.leftShare);
  stance.toeRightN = contact * (std::max(0.0, restN) + toeN_ * (1.0 - traits_.leftShare));
  if (seated_) {
    // A seated leg pushes down as the toes press. If only the toes are on the board, the whole press adds load, a
    // little in front of where they rest.
    const double moreN = contact * toeN_ * (footing_.hasToes() ? kSeatedPush : 1.0);
    const double forwardMm = footing_.hasToes() ? 0.0 : kSeatedPressForwardMm;
    stance.loadN += moreN;
    stance.copMm.y += forwardMm * moreN / std::max(1.0, stance.loadN);
  }
  return stance;
}

}  // namespace surefoot
