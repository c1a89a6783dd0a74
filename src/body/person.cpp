// SPDX-License-Identifier: MIT
// The person at work: cues or a script become an intent, the intent becomes movements, the movements become forces.
#include "body/person.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/error.hpp"
#include "body/pendulum.hpp"

namespace surefoot {
namespace {

constexpr double kNeverS = std::numeric_limits<double>::infinity();
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

// Balance is lost within half a second, and the load shakes.
constexpr double kToppleShare = 0.3;
constexpr double kToppleS = 0.5;
constexpr double kToppleJolt = 1.2;
// Who comes back stands elsewhere.
constexpr double kStepBackMm = 6.0;
constexpr double kOffMiddleMm = 25.0;

constexpr double kPressCorrectS = 0.5;
constexpr double kLeanCorrectS = 0.9;
constexpr double kRegripS = 1.2;
// Another ground, or closed eyes, are felt within a second.
constexpr double kPlaceFeltS = 1.0;
constexpr double kLiftS = 0.7;
constexpr double kPutDownS = 0.3;
constexpr double kSitS = 1.5;

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
      seated_(setup.seated),
      traits_(traitsOf(setup, bearsToesOnly(checked(board)))),
      board_(board),
      footing_(board, setup.footLengthMm, traits_.offsetMm),
      swayRandom_(setup.seed, 1),
      actRandom_(setup.seed, 2),
      cueRandom_(setup.seed, 4),
      placeRandom_(setup.seed, 8),
      balanceRandom_(setup.seed, 10),
      sway_(traits_.sway),
      landing_(2.0, 0.35),
      calm_(1.0),
      wanderGain_(1.0),
      trembleGain_(1.0),
      sideGain_(1.0),
      toeTremor_(traits_.pressTremor, 4.0, 0.4),
      tiptoe_(traits_.tiptoe, setup.footLengthMm, setup.seed),
      circling_(traits_.circling, setup.seed),
      legs_(traits_.legShare),
      railWander_(0.1, 3.0, 0.5) {
  const double startN = std::max(5.0, 0.2 * setup.bestToeN);
  toeWatch_ = {startN, startN, 0.5 * startN, false, {}};
  const double startMm = setup.forwardStartShare * setup.footLengthMm;
  const double holdMm = 0.7 * startMm;
  leanWatch_ = {startMm, holdMm, std::min(holdMm, 0.05 * setup.footLengthMm), false, {}};
  leanWatch_.press.kind = PressKind::Forward;
  for (const BodyAction& action : setup.actions) {
    turnsS_.push_back(action.startS);
    turnsS_.push_back(action.startS + action.lengthS);
  }
  std::sort(turnsS_.begin(), turnsS_.end());
  regripS_ = kNeverS;
  downAtS_ = kNeverS;
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
  if (nowS() >= scriptAtS_ || (lapsToDo_ > 0 && circling_.counted() >= lapsToDo_)) {
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
  const Foot foot = asked_.foot;
  const bool soles = asked_.soles;
  const bool foam = asked_.place.foam;
  asked_ = {};
  if (cue.kind == CueKind::Sit || cue.kind == CueKind::StandUp) {
    sit(cue.kind == CueKind::Sit);
  }
  placeFeet(cue, foot, soles);
  const bool atEase = cue.kind == CueKind::None || cue.kind == CueKind::Rest;
  asked_.onBoard = atEase ? wasOn : cue.kind != CueKind::StepOff;
  const bool handsOff = cue.kind == CueKind::StepOn || cue.kind == CueKind::StandStill || cue.kind == CueKind::StepOff;
  // Foam is put on and taken off the board while nobody stands on it.
  asked_.place = {.foam = cue.foam || (foam && wasOn && asked_.onBoard), .eyesClosed = cue.eyesClosed};
  asked_.railShare = handsOff ? 0.0 : traits_.railShare;
  switch (cue.kind) {
    case CueKind::LeanTo:
      asked_.leanShare =
          (cue.farthest ? farthestShare(cue.targetShare) : cue.targetShare) * (seated_ ? kSeatedReach : 1.0);
      asked_.attentive = true;
      break;
    case CueKind::Press:
      asked_.effort = cue.effort;
      asked_.attentive = true;
      break;
    case CueKind::Rise:
    case CueKind::March:
      asked_.heelsUp = 1.0;
      asked_.marching = cue.kind == CueKind::March;
      break;
    case CueKind::Circle:
      asked_.circling = cue.clockwise ? -1.0 : 1.0;
      asked_.attentive = true;
      break;
    case CueKind::StandOnOne:
      asked_.onOne = seated_ ? Foot::Both : cue.foot;
      asked_.place.oneLeg = asked_.onOne != Foot::Both;
      break;
    default:
      break;
  }
  applyActions();
}

/// The same person on or off a chair. Whoever came sitting stays so.
void PersonSimulator::sit(bool down) {
  if (setup_.seated || down == seated_) {
    return;
  }
  seated_ = down;
  BodySetup body = setup_;
  body.seated = down;
  traits_ = traitsOf(body, bearsToesOnly(board_));
  circling_.become(traits_.circling);
  legs_.to(traits_.legShare, kSitS);
  feelPlace();
}

/// Who sits may have one foot beside the board, or only the toes on it; who stands has a place for both.
void PersonSimulator::placeFeet(const Cue& cue, Foot foot, bool soles) {
  if (!seated_) {
    return;
  }
  const bool placed = cue.kind == CueKind::StepOn || cue.kind == CueKind::Sit;
  const bool told = placed || (cue.kind == CueKind::Circle && cue.foot != Foot::Both);
  const bool needsSoles = cue.kind == CueKind::Rise || cue.kind == CueKind::March || cue.kind == CueKind::Circle;
  asked_.foot = told ? cue.foot : foot;
  asked_.soles = placed ? cue.exercise != Exercise::ToePress : soles || needsSoles;
}

void PersonSimulator::say(const Cue& cue, double waitS) {
  expect(cue, nowS());
  scriptAtS_ = nowS() + waitS;
}

/// Each behaviour is a coach of its own: cues at set times.
void PersonSimulator::followScript() {
  lapsToDo_ = 0;
  const int line = scriptLine_++;
  const Behaviour behaviour = setup_.behaviour;
  if (line == 0) {
    const bool circles = behaviour == Behaviour::AnkleCircle;
    const Exercise exercise = circles                          ? Exercise::AnkleCircle
                              : behaviour == Behaviour::Tiptoe ? Exercise::Tiptoe
                                                               : Exercise::ToePress;
    const Foot foot = circles && seated_ ? Foot::Left : Foot::Both;
    say({.kind = CueKind::StepOn, .foot = foot, .exercise = exercise}, 2.0 * traits_.pace);
  } else if (line == 1) {
    say({.kind = CueKind::StandStill}, 8.0);
  } else if (line == 2 || behaviour == Behaviour::Quiet) {
    say({.kind = CueKind::Rest}, behaviour == Behaviour::Quiet ? kNeverS : 1.0);
  } else if (behaviour == Behaviour::ToePress) {
    scriptPresses(line - 3);
  } else if (behaviour == Behaviour::Tiptoe) {
    scriptTiptoe(line - 3);
  } else {
    scriptCircles(line - 3);
  }
}

void PersonSimulator::scriptPresses(int line) {
  const double share = cueRandom_.uniform();
  switch (line % 3) {
    case 0:
      say({.kind = CueKind::Press, .effort = 0.5 + 0.4 * share}, 0.5 * (traits_.riseS.low + traits_.riseS.high) + 3.6);
      break;
    case 1:
      say({.kind = CueKind::Release}, 2.0);
      break;
    default:
      say({.kind = CueKind::Rest}, 3.0 + share);
      break;
  }
}

/// The article's six times 20 s, every other one stepping on the spot, with 10 to 15 s of rest, over and over.
void PersonSimulator::scriptTiptoe(int line) {
  constexpr double kUpS = 20.0;
  constexpr double kBetweenSetsS = 40.0;
  const double share = cueRandom_.uniform();
  const int bout = line / 3;
  switch (line % 3) {
    case 0:
      say({.kind = bout % 2 == 0 ? CueKind::Rise : CueKind::March}, kUpS + 2.0 * traits_.pace);
      break;
    case 1:
      say({.kind = CueKind::Lower}, 2.0);
      break;
    default:
      say({.kind = CueKind::Rest}, bout % 6 == 5 ? kBetweenSetsS : 8.0 + 5.0 * share);
      break;
  }
}

/// Ten one way, ten the other; then, sitting, the same with the other foot.
void PersonSimulator::scriptCircles(int line) {
  constexpr int kLaps = 10;
  constexpr double kLongestS = 150.0;
  const int set = line / 6;
  const Foot foot = !seated_ ? Foot::Both : set % 2 == 0 ? Foot::Left : Foot::Right;
  const double share = cueRandom_.uniform();
  switch (line % 6) {
    case 0:
    case 2:
      say({.kind = CueKind::Circle, .clockwise = line % 6 == 0, .foot = foot}, kLongestS);
      lapsToDo_ = kLaps;
      break;
    case 4: {
      const Foot next = foot == Foot::Both ? Foot::Both : foot == Foot::Left ? Foot::Right : Foot::Left;
      say({.kind = CueKind::StepOn, .foot = next, .exercise = Exercise::AnkleCircle}, 3.0);
      break;
    }
    case 5:
      say({.kind = CueKind::StandStill}, 6.0);
      break;
    default:
      say({.kind = CueKind::Rest}, 4.0 + 2.0 * share);
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
        wanted.circling = action.size;
        wanted.attentive = true;
        break;
    }
  }
  if (!wanted.onBoard) {
    wanted.heelsUp = 0.0;
    wanted.marching = false;
    wanted.circling = 0.0;
    wanted.onOne = Foot::Both;
    wanted.place.oneLeg = false;
  }
  pursue(wanted);
}

void PersonSimulator::pursue(const Intent& wanted) {
  const Intent was = intent_;
  intent_ = wanted;
  if (wanted.onBoard != was.onBoard) {
    stepOnOrOff();
  } else if (wanted.onBoard && wanted.foot != was.foot) {
    swapFeet();
  } else if (wanted.onBoard && wanted.onOne != was.onOne) {
    standOnOne();
  }
  if (wanted.place != was.place) {
    feelPlace();
  }
  if (wanted.soles != was.soles) {
    legs_.to(wanted.soles ? traits_.soleShare : traits_.legShare, 0.5);
  }
  if (wanted.leanShare != was.leanShare || wanted.stumble != was.stumble ||
      (wanted.effort > 0.0) != (was.effort > 0.0)) {
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
  heels(was);
  if (wanted.circling != was.circling) {
    circling_.go(wanted.circling == 0.0 ? 0.0 : wanted.circling > 0.0 ? 1.0 : -1.0, std::fabs(wanted.circling));
  }
  if (wanted.railShare != was.railShare) {
    rail_.to(wanted.railShare, wanted.railShare > 0.0 ? 1.2 : 0.6);
  }
  if (wanted.attentive != was.attentive) {
    calm_.to(wanted.attentive ? traits_.calm : 1.0, 1.0);
  }
  if (wanted.stumble != 0.0 && was.stumble == 0.0) {
    topple();
  }
}

void PersonSimulator::feelPlace() {
  const SwayGain gain = swayGain(setup_.older, setup_.shaky, setup_.foam, intent_.place);
  // The sway was drawn for how they came.
  const double chair = seated_ && !setup_.seated ? kSeatedSway : 1.0;
  wanderGain_.to(gain.wander * chair, kPlaceFeltS);
  trembleGain_.to(gain.tremble * chair, kPlaceFeltS);
  sideGain_.to(gain.side, kPlaceFeltS);
}

/// What a foot bears where it belongs, in shares of what the board bears of the person.
double PersonSimulator::weightOn(std::size_t foot) const {
  const Foot other = foot == 0 ? Foot::Right : Foot::Left;
  return intent_.onBoard && intent_.foot != other ? 0.5 : 0.0;
}

/// The way's point on the ellipse of own limits, longer forward than back.
Vec2 PersonSimulator::farthestShare(Vec2 way) const {
  const double far = length(way);
  if (far <= 0.0) {
    return {};
  }
  const Vec2 unit = way * (1.0 / far);
  const double x = unit.x / traits_.sideShare;
  const double y = unit.y / (unit.y > 0.0 ? traits_.forwardShare : traits_.backShare);
  return unit * (1.0 / std::sqrt(x * x + y * y));
}

/// Onto one foot, for as long as they can; or the other foot down again.
void PersonSimulator::standOnOne() {
  if (intent_.onOne == Foot::Both) {
    downAtS_ = kNeverS;
    feet_[0].to(weightOn(0), kPutDownS);
    feet_[1].to(weightOn(1), kPutDownS);
    return;
  }
  const std::size_t stays = intent_.onOne == Foot::Left ? 0 : 1;
  const double liftS = kLiftS * traits_.pace;
  feet_[stays].to(1.0, liftS);
  feet_[1 - stays].to(0.0, liftS);
  downAtS_ = nowS() + liftS + traits_.oneLegS * det::exp(traits_.oneLegSpread * balanceRandom_.normal());
}

void PersonSimulator::stepOnOrOff() {
  downAtS_ = kNeverS;
  const double stepS = 0.45 * traits_.pace;
  const bool leftFirst = actRandom_.uniform() < 0.5;
  const std::size_t stays = leftFirst ? 0 : 1;
  feet_[stays].to(1.0, stepS);
  feet_[1 - stays].to(0.0, stepS);
  nextFootS_ = nowS() + stepS * actRandom_.uniform(1.1, 1.4);
  if (intent_.onBoard && beenOn_) {
    const Vec2 back{kStepBackMm * placeRandom_.normal(), kStepBackMm * placeRandom_.normal()};
    const Vec2 off = traits_.offsetMm + back;
    footing_ = Footing(board_, setup_.footLengthMm, off * std::min(1.0, kOffMiddleMm / std::max(1.0, length(off))));
  }
  beenOn_ = true;
  if (intent_.foot != Foot::Both) {
    feet_[stays].to(weightOn(stays), stepS);
    feet_[1 - stays].to(weightOn(1 - stays), stepS);
  }
  if (intent_.onBoard) {
    // The heel comes first.
    arrivalMm_ = Glide(-0.12 * setup_.footLengthMm);
    arrivalMm_.to(0.0, 3.0 * stepS);
  }
}

/// Sitting: both feet up, then the right one down.
void PersonSimulator::swapFeet() {
  for (Glide& foot : feet_) {
    foot.to(0.0, 0.45 * traits_.pace);
  }
  nextFootS_ = nowS() + 1.2 * traits_.pace;
}

/// Over to one side, onto that foot, and off.
void PersonSimulator::topple() {
  tiptoe_.drop();
  const std::size_t stays = intent_.stumble < 0.0 ? 0 : 1;
  leanX_.to(intent_.stumble * kToppleShare * setup_.footLengthMm, kToppleS, 0.0, kLeanCorrectS, actRandom_);
  feet_[stays].to(1.0, kToppleS);
  feet_[1 - stays].to(0.0, kToppleS);
  landing_.kick(kToppleJolt);
  nextFootS_ = nowS() + 1.1 * kToppleS;
}

void PersonSimulator::lean() {
  const double foot = setup_.footLengthMm;
  const bool pressing = intent_.effort > 0.0 && !seated_;
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

void PersonSimulator::heels(const Intent& was) {
  if (intent_.heelsUp != was.heelsUp) {
    if (intent_.heelsUp > 0.0) {
      tiptoe_.rise(intent_.heelsUp, intent_.riseS);
    } else {
      tiptoe_.lower();
    }
  }
  if (intent_.marching != was.marching) {
    tiptoe_.march(intent_.marching);
  }
}

void PersonSimulator::moveFeet() {
  if (nextFootS_ > 0.0 && nowS() >= nextFootS_) {
    nextFootS_ = 0.0;
    feet_[0].to(weightOn(0), 0.45 * traits_.pace);
    feet_[1].to(weightOn(1), 0.45 * traits_.pace);
  }
  if (nowS() >= downAtS_) {
    // Still asked for one leg, but on both: they sway like that.
    downAtS_ = kNeverS;
    feet_[0].to(weightOn(0), kPutDownS);
    feet_[1].to(weightOn(1), kPutDownS);
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
  const double up = tiptoe_.up();
  const double rail = rail_.value() > 0.0 ? rail_.value() * (1.0 + railWander_.step(actRandom_)) : 0.0;
  const double bodyN = setup_.weightN * legs_.value();

  const double held = std::min(1.0, rail / kSteadyingShare);
  const double swaySize = contact * (1.0 + traits_.tiptoeSway * up) * (1.0 - 0.25 * held);
  Vec2 sway =
      (sway_.wanderMm() * (calm_.value() * wanderGain_.value()) + sway_.trembleMm() * trembleGain_.value()) * swaySize;
  sway.x *= sideGain_.value();
  const Vec2 lean{leanX_.value() - leanX_.acceleration() / kPendulumPerS2,
                  leanY_.value() - leanY_.acceleration() / kPendulumPerS2};
  const double side = (feet_[1].value() - feet_[0].value()) / onFeet + tiptoe_.side();
  Vec2 shift = sway + lean + Vec2{0.0, tiptoe_.forwardMm() + arrivalMm_.value()} + circling_.atMm();
  shift.y = tiptoe_.onForefootMm(shift.y);
  forwardMm_ = shift.y;

  Stance stance;
  const double felt = std::max(0.0, loadShare_) * std::min(1.0, 4.0 * onFeet);
  stance.loadN = bodyN * (felt * (1.0 - rail + sway_.loadShare()) + tiptoe_.loadShare() * contact);
  if (seated_) {
    // What a sitting person takes off one foot does not go to the other.
    stance.loadN /= 1.0 + std::fabs(tiptoe_.side());
    const bool alone = intent_.foot != Foot::Both && std::min(feet_[0].value(), feet_[1].value()) <= 0.0;
    stance.only = !alone ? Foot::Both : feet_[0].value() > 0.0 ? Foot::Left : Foot::Right;
  }
  if (intent_.onOne != Foot::Both && std::min(feet_[0].value(), feet_[1].value()) <= 0.0) {
    stance.only = intent_.onOne;
  }
  stance.loadN = std::max(0.0, stance.loadN);
  stance.copMm = footing_.standingMm(side) + shift;

  const double restN = traits_.toeRestN + 0.5 * kToesPerLean * bodyN * (shift.y / foot) + kToesOnTiptoe * bodyN * up;
  stance.toeLeftN = contact * (std::max(0.0, restN) + toeN_ * traits_.leftShare);
  stance.toeRightN = contact * (std::max(0.0, restN) + toeN_ * (1.0 - traits_.leftShare));
  if (seated_) {
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
    press = {.kind = press.kind, .startS = nowS()};
  }
  press.peak = std::max(press.peak, value);
  if (value >= watched.holdLevel) {
    press.heldS += kBodyStepS;
    press.leanMm += kBodyStepS * forwardMm_;
  }
  if (value < watched.endLevel) {
    watched.active = false;
    press.endS = nowS();
    press.leanMm /= std::max(kBodyStepS, press.heldS);
    press.complete = press.heldS >= 3.0;
    presses_.push_back(press);
  }
}

}  // namespace surefoot
