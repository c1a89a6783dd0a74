// SPDX-License-Identifier: MIT
// The person at work: cues or a script become an intent, the intent becomes movements, the movements become forces.
#include "body/person.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/error.hpp"

namespace surefoot {
namespace {

constexpr double kNeverS = std::numeric_limits<double>::infinity();
constexpr double kGravityMmS2 = 9806.65;
// Of a body swaying as one stiff rod about the ankles: g / h, h = 0.93 m to the centre of mass (Winter 1995, Gait &
// Posture 3:193-214: the centre of pressure leads the centre of mass by its acceleration over this).
constexpr double kPendulumPerS2 = 10.5;

constexpr double kHeelsMm = 40.0;
constexpr double kTiptoeShare = 0.20;
constexpr double kCircleMm = 20.0;
constexpr double kSeatedCircleMm = 11.0;
constexpr double kLapS = 3.0;
// A sitting person's feet move the centre of pressure by the weight of the legs alone.
constexpr double kSeatedReach = 0.3;
constexpr double kSeatedPressForwardMm = 10.0;
constexpr double kSeatedPush = 0.5;
// A hand on the rail steadies as much as it can from this share of the weight on.
constexpr double kSteadyingShare = 0.05;
// Toes carry more when the body sways forward: both feet together 0.6 % of the weight for a tenth of the foot.
constexpr double kToesPerLean = 0.06;
constexpr double kToesOnTiptoe = 0.10;

// Nobody presses much harder than their best.
constexpr double kHardest = 1.15;

constexpr double kPressCorrectS = 0.5;
constexpr double kLeanCorrectS = 0.9;
constexpr double kRegripS = 1.2;

void requireWithin(const char* what, double value, double low, double high) {
  if (!(value >= low && value <= high)) {
    throw Error(std::string("the simulated person's ") + what + " is " + std::to_string(value) + ": give " +
                std::to_string(low) + " to " + std::to_string(high));
  }
}

const BodySetup& checked(const BodySetup& setup) {
  requireWithin("weight in newtons", setup.weightN, 350.0, 1500.0);
  requireWithin("foot length in millimetres", setup.footLengthMm, 190.0, 330.0);
  requireWithin("best toe force in newtons", setup.bestToeN, 1.0, setup.weightN);
  return setup;
}

const Board& checked(const Board& board) {
  const std::string wrong = whatIsWrongWith(board);
  if (!wrong.empty()) {
    throw Error("nobody can stand on this board: " + wrong);
  }
  return board;
}

bool bearsToesOnly(const Board& board) {
  return std::all_of(board.cells.begin(), board.cells.end(), [](const Cell& c) { return c.zone == Zone::Plate; });
}

}  // namespace

PersonSimulator::PersonSimulator(const BodySetup& setup, const Board& board)
    : setup_(checked(setup)),
      traits_(traitsOf(setup, bearsToesOnly(checked(board)))),
      footing_(board, setup.footLengthMm, traits_.offsetMm),
      swayRandom_(setup.seed, 1),
      actRandom_(setup.seed, 2),
      cueRandom_(setup.seed, 4),
      sway_(traits_.sway),
      landing_(2.0, 0.35),
      calm_(1.0),
      toeTremor_(traits_.pressTremor, 4.0, 0.4),
      railWander_(0.1, 3.0, 0.5) {
  const double startN = std::max(5.0, 0.2 * setup.bestToeN);
  toeWatch_ = {startN, startN, 0.5 * startN, false, {}};
  const double foot = setup.footLengthMm;
  leanWatch_ = {0.10 * foot, 0.07 * foot, 0.05 * foot, false, {}};
  leanWatch_.press.kind = PressKind::Forward;
  for (const BodyAction& action : setup.actions) {
    turnsS_.push_back(action.startS);
    turnsS_.push_back(action.startS + action.lengthS);
  }
  std::sort(turnsS_.begin(), turnsS_.end());
  circleAngle_ = 0.5 * kPi;
  nextMarchS_ = kNeverS;
  regripS_ = kNeverS;
  scriptAtS_ = setup.behaviour == Behaviour::Player ? kNeverS : 3.6;
}

void PersonSimulator::hear(const Cue& cue) {
  if (setup_.behaviour == Behaviour::Player && cue != heard_) {
    heard_ = cue;
    expect(cue, askedS_);
  }
}

std::array<double, kMaxCells> PersonSimulator::forcesAt(double tS) {
  askedS_ = std::max(askedS_, tS);
  while (nowS() < tS) {
    before_ = after_;
    step();
    after_ = footing_.forces(stance());
  }
  const double share = std::clamp((tS - nowS()) / kBodyStepS + 1.0, 0.0, 1.0);
  CellForces forces{};
  for (std::size_t i = 0; i < kMaxCells; ++i) {
    forces[i] = before_[i] + (after_[i] - before_[i]) * share;
  }
  return forces;
}

void PersonSimulator::step() {
  ++steps_;
  if (nowS() >= scriptAtS_) {
    followScript();
  }
  if (expecting_ && nowS() >= actAtS_) {
    expecting_ = false;
    follow(expected_);
  }
  if (nextTurn_ < turnsS_.size() && nowS() >= turnsS_[nextTurn_]) {
    ++nextTurn_;
    applyActions();
  }
  move();
}

/// A newer cue takes the place of one that is not acted on yet; the same kind again (a target that moves) starts no new
/// reaction.
void PersonSimulator::expect(const Cue& cue, double heardS) {
  if (!expecting_ || cue.kind != expected_.kind) {
    actAtS_ = heardS + traits_.reactionS.draw(cueRandom_);
  }
  expected_ = cue;
  expecting_ = true;
}

void PersonSimulator::follow(const Cue& cue) {
  const bool wasOn = asked_.onBoard;
  asked_ = {};
  const bool atEase = cue.kind == CueKind::None || cue.kind == CueKind::Rest;
  asked_.onBoard = atEase ? wasOn : cue.kind != CueKind::StepOff;
  const bool handsOff = cue.kind == CueKind::StepOn || cue.kind == CueKind::StandStill || cue.kind == CueKind::StepOff;
  asked_.railShare = handsOff ? 0.0 : traits_.railShare;
  switch (cue.kind) {
    case CueKind::LeanTo:
      asked_.leanShare = cue.targetShare * (setup_.seated ? kSeatedReach : 1.0);
      asked_.attentive = true;
      break;
    case CueKind::Press:
      asked_.effort = cue.effort;
      asked_.attentive = true;
      break;
    case CueKind::Rise:
    case CueKind::March:
      asked_.heelsUp = true;
      asked_.marching = cue.kind == CueKind::March;
      break;
    case CueKind::Circle:
      asked_.circling = cue.clockwise ? -1.0 : 1.0;
      break;
    default:
      break;
  }
  applyActions();
}

/// Each behaviour is a coach of its own: cues at set times.
void PersonSimulator::followScript() {
  const auto say = [this](const Cue& cue, double waitS) {
    expect(cue, nowS());
    scriptAtS_ = nowS() + waitS;
  };
  const int line = scriptLine_++;
  if (line == 0) {
    say({CueKind::StepOn, {}, 0.0, true}, 2.0 * traits_.pace);
    return;
  }
  if (line == 1) {
    say({CueKind::StandStill, {}, 0.0, true}, 8.0);
    return;
  }
  if (line == 2 || setup_.behaviour == Behaviour::Quiet) {
    say({CueKind::Rest, {}, 0.0, true}, setup_.behaviour == Behaviour::Quiet ? kNeverS : 1.0);
    return;
  }
  const int turn = (line - 3) / 3;
  const double share = cueRandom_.uniform();
  switch ((line - 3) % 3) {
    case 0:
      if (setup_.behaviour == Behaviour::ToePress) {
        say({CueKind::Press, {}, 0.5 + 0.4 * share, true}, 0.5 * (traits_.riseS.low + traits_.riseS.high) + 3.6);
      } else if (setup_.behaviour == Behaviour::Tiptoe) {
        say({CueKind::Rise, {}, 0.0, true}, 10.0 + 10.0 * share);
      } else {
        say({CueKind::Circle, {}, 0.0, turn % 2 == 0}, 10.5 * kLapS * traits_.pace);
      }
      break;
    case 1:
      say({setup_.behaviour == Behaviour::ToePress ? CueKind::Release : CueKind::Lower, {}, 0.0, true}, 2.0);
      break;
    default:
      say({CueKind::Rest, {}, 0.0, true}, setup_.behaviour == Behaviour::ToePress ? 3.0 + share : 8.0 + 2.0 * share);
      break;
  }
}

void PersonSimulator::applyActions() {
  Intent wanted = asked_;
  for (const BodyAction& action : setup_.actions) {
    if (nowS() < action.startS || nowS() >= action.startS + action.lengthS) {
      continue;
    }
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
    }
  }
  pursue(wanted);
}

void PersonSimulator::pursue(const Intent& wanted) {
  const Intent was = intent_;
  intent_ = wanted;
  if (wanted.onBoard != was.onBoard) {
    stepOnOrOff();
  }
  if (wanted.leanShare != was.leanShare || (wanted.effort > 0.0) != (was.effort > 0.0)) {
    lean();
  }
  if (wanted.effort != was.effort) {
    grip(wanted.effort);
    regripS_ = kNeverS;
    const double lost = actRandom_.uniform();
    if (wanted.effort > 0.0 && lost < traits_.letGoChance) {
      regripS_ = nowS() + actRandom_.uniform(2.0, 3.4);
    }
  }
  if (wanted.heelsUp != was.heelsUp || wanted.marching != was.marching) {
    heels();
  }
  if (wanted.circling != was.circling) {
    const double radius = wanted.circling == 0.0 ? 0.0 : setup_.seated ? kSeatedCircleMm : kCircleMm;
    circle_.to(radius, 0.8 * traits_.pace, traits_.circleError * radius, 1.0, actRandom_);
  }
  if (wanted.railShare != was.railShare) {
    rail_.to(wanted.railShare, wanted.railShare > 0.0 ? 1.2 : 0.6);
  }
  if (wanted.attentive != was.attentive) {
    calm_.to(wanted.attentive ? traits_.calm : 1.0, 1.0);
  }
}

void PersonSimulator::stepOnOrOff() {
  const double stepS = 0.45 * traits_.pace;
  const bool leftFirst = actRandom_.uniform() < 0.5;
  const std::size_t stays = leftFirst ? 0 : 1;
  feet_[stays].to(1.0, stepS);
  feet_[1 - stays].to(0.0, stepS);
  nextFootS_ = nowS() + stepS * actRandom_.uniform(1.1, 1.4);
  if (intent_.onBoard) {
    // The heel comes first.
    arrivalMm_ = Glide(-0.12 * setup_.footLengthMm);
    arrivalMm_.to(0.0, 3.0 * stepS);
  }
}

void PersonSimulator::lean() {
  const double foot = setup_.footLengthMm;
  const bool pressing = intent_.effort > 0.0 && !setup_.seated;
  const Vec2 goal = intent_.leanShare * foot + Vec2{0.0, pressing ? traits_.pressLean * foot : 0.0};
  const double way = length(goal - Vec2{leanX_.value(), leanY_.value()}) / foot;
  const double lengthS = (1.1 + 2.0 * way) * traits_.pace;
  const double error = intent_.leanShare == Vec2{} ? 0.0 : traits_.leanError * foot;
  leanX_.to(goal.x, lengthS, error, kLeanCorrectS, actRandom_);
  leanY_.to(goal.y, lengthS, error, kLeanCorrectS, actRandom_);
}

void PersonSimulator::grip(double effort) {
  const double goalN = effort * setup_.bestToeN;
  const double lengthS = (goalN > toes_.goal() ? traits_.riseS : traits_.releaseS).draw(actRandom_);
  toes_.to(goalN, lengthS, traits_.pressError * goalN, kPressCorrectS, actRandom_);
}

void PersonSimulator::heels() {
  const bool up = intent_.heelsUp;
  const double lengthS = up ? 0.9 * traits_.pace : traits_.lowerS;
  heelsMm_.to(up ? kHeelsMm : 0.0, lengthS, up ? traits_.circleError * 0.3 * kHeelsMm : 0.0, 0.7, actRandom_);
  const double shareMm = up ? kTiptoeShare * setup_.footLengthMm : 0.0;
  tiptoeMm_.to(shareMm, lengthS, up ? traits_.leanError * setup_.footLengthMm : 0.0, kLeanCorrectS, actRandom_);
  nextMarchS_ = intent_.marching ? nowS() + lengthS + 0.5 : kNeverS;
  if (!intent_.marching) {
    side_.to(0.0, 0.6);
  }
}

void PersonSimulator::moveFeet() {
  if (nextFootS_ > 0.0 && nowS() >= nextFootS_) {
    nextFootS_ = 0.0;
    for (Glide& foot : feet_) {
      foot.to(intent_.onBoard ? 0.5 : 0.0, 0.45 * traits_.pace);
    }
  }
  feet_[0].step();
  feet_[1].step();
  arrivalMm_.step();
  // At most 60 steps a minute on tiptoe.
  if (nowS() >= nextMarchS_) {
    side_.to(side_.value() < 0.0 ? 0.85 : -0.85, 0.5);
    nextMarchS_ = nowS() + traits_.pace * actRandom_.uniform(1.05, 1.25);
  }
  side_.step();
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

void PersonSimulator::moveHeels() {
  const bool wasMoving = heelsMm_.moving();
  heelsMm_.step(actRandom_);
  tiptoeMm_.step(actRandom_);
  if (wasMoving && !heelsMm_.moving() && !intent_.heelsUp) {
    // The heels strike: harder, the quicker they came down (about 3 % of the weight from a slow lowering).
    landing_.kick(0.7 / traits_.lowerS);
  }
}

void PersonSimulator::move() {
  sway_.step(swayRandom_);
  moveFeet();
  moveToes();
  moveHeels();
  leanX_.step(actRandom_);
  leanY_.step(actRandom_);
  calm_.step();
  rail_.step();
  circle_.step(actRandom_);
  circleAngle_ += intent_.circling * 2.0 * kPi * kBodyStepS / (kLapS * traits_.pace);
  loadShare_ = landing_.step(feet_[0].value() + feet_[1].value());
  watch(toeWatch_, toeN_);
  watch(leanWatch_, leanY_.value());
}

Stance PersonSimulator::stance() {
  const double onFeet = feet_[0].value() + feet_[1].value();
  if (onFeet <= 1e-6) {
    return {};
  }
  const double contact = std::min(1.0, onFeet);
  const double foot = setup_.footLengthMm;
  const double up = heelsMm_.value() / kHeelsMm;
  const double rail = rail_.value() > 0.0 ? rail_.value() * (1.0 + railWander_.step(actRandom_)) : 0.0;
  const double bodyN = setup_.weightN * traits_.legShare;

  const double held = std::min(1.0, rail / kSteadyingShare);
  const double swaySize = contact * (1.0 + 0.5 * up) * (1.0 - 0.25 * held);
  const Vec2 sway = (sway_.wanderMm() * calm_.value() + sway_.trembleMm()) * swaySize;
  const Vec2 lean{leanX_.value() - leanX_.acceleration() / kPendulumPerS2,
                  leanY_.value() - leanY_.acceleration() / kPendulumPerS2};
  const double side = (feet_[1].value() - feet_[0].value()) / onFeet + side_.value();
  Vec2 shift = sway + lean + Vec2{0.0, tiptoeMm_.value() + arrivalMm_.value()};
  if (circle_.value() > 0.0) {
    shift += Vec2{det::cos(circleAngle_), det::sin(circleAngle_)} * circle_.value();
  }

  Stance stance;
  const double felt = std::max(0.0, loadShare_) * std::min(1.0, 4.0 * onFeet);
  stance.loadN = bodyN * (felt * (1.0 - rail + sway_.loadShare()) + heelsMm_.acceleration() / kGravityMmS2 * contact);
  stance.loadN = std::max(0.0, stance.loadN);
  stance.copMm = footing_.standingMm(side) + shift;

  const double restN = traits_.toeRestN + 0.5 * kToesPerLean * bodyN * (shift.y / foot) + kToesOnTiptoe * bodyN * up;
  stance.toeLeftN = contact * (std::max(0.0, restN) + toeN_ * traits_.leftShare);
  stance.toeRightN = contact * (std::max(0.0, restN) + toeN_ * (1.0 - traits_.leftShare));
  if (setup_.seated) {
    // A sitting leg pushes down as the toes press. Where only the toes are on the board, all of the press is more load,
    // a little before where they rest.
    const double moreN = contact * toeN_ * (footing_.hasToes() ? kSeatedPush : 1.0);
    const double forwardMm = footing_.hasToes() ? 0.0 : kSeatedPressForwardMm;
    stance.loadN += moreN;
    stance.copMm.y += forwardMm * moreN / std::max(1.0, stance.loadN);
  }
  return stance;
}

void PersonSimulator::watch(PressWatch& watched, double value) {
  TruePress& press = watched.press;
  if (!watched.active) {
    if (value < watched.startLevel) {
      return;
    }
    watched.active = true;
    press = {press.kind, nowS(), 0.0, 0.0, 0.0, false};
  }
  press.peak = std::max(press.peak, value);
  if (value >= watched.holdLevel) {
    press.heldS += kBodyStepS;
  }
  if (value < watched.endLevel) {
    watched.active = false;
    press.endS = nowS();
    press.complete = press.heldS >= 3.0;
    presses_.push_back(press);
  }
}

}  // namespace surefoot
