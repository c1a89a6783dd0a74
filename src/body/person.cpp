// SPDX-License-Identifier: MIT
// Cues or a script become an intent, the intent becomes movements, the movements become forces.
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
// Balance is lost within half a second, and the load shakes.
constexpr double kToppleShare = 0.3;
constexpr double kToppleS = 0.5;
constexpr double kToppleJolt = 1.2;
// A person who comes back stands elsewhere.
constexpr double kStepBackMm = 6.0;
constexpr double kOffMiddleMm = 25.0;
constexpr double kPressCorrectS = 0.5;
constexpr double kLeanCorrectS = 0.9;
// The person feels other ground, or closed eyes, within a second.
constexpr double kPlaceFeltS = 1.0;
constexpr double kLiftS = 0.7;
constexpr double kPutDownS = 0.3;
constexpr double kSitS = 1.5;
// A body that sinks as it leans: heavily damped.
constexpr double kSinkHz = 0.7;
constexpr double kSinkDamping = 0.9;
constexpr double kKneesMm = 60.0;
constexpr double kKneesS = 0.55;
// An unsure person stands this far back on the heels at first, and takes so long to come forward.
constexpr double kUnsureShare = 0.08;
constexpr double kUnsureForS = 3.5;
constexpr double kTouchShare = 0.025;

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

PressWatch toeWatchOf(const BodySetup& setup) {
  const double startN = std::max(5.0, 0.2 * setup.bestToeN);
  return {PressKind::Toe, startN, 0.5 * startN};
}

PressWatch leanWatchOf(const BodySetup& setup) {
  const double startMm = setup.forwardStartShare * setup.footLengthMm;
  return {PressKind::Forward, startMm, std::min(0.7 * startMm, 0.05 * setup.footLengthMm)};
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
      script_(setup.behaviour),
      habit_(setup.behaviour, setup.seed),
      landing_(2.0, 0.35),
      calm_(1.0),
      wanderGain_(1.0),
      trembleGain_(1.0),
      sideGain_(1.0),
      toeTremor_(traits_.pressTremor, 4.0, 0.4),
      tiptoe_(traits_.tiptoe, setup.footLengthMm, setup.seed),
      circling_(traits_.circling, setup.seed),
      legs_(traits_.legShare),
      railWander_(0.1, 3.0, 0.5),
      touch_(setup.touching ? kTouchShare : 0.0, 2.0, 0.3),
      sink_(kSinkHz, kSinkDamping),
      unsureMm_(setup.unsure ? -kUnsureShare * setup.footLengthMm : 0.0),
      toeWatch_(toeWatchOf(setup)),
      leanWatch_(leanWatchOf(setup)) {
  for (const BodyAction& action : setup.actions) {
    turnsS_.push_back(action.startS);
    turnsS_.push_back(action.startS + action.lengthS);
  }
  std::sort(turnsS_.begin(), turnsS_.end());
  regripS_ = kNeverS;
  downAtS_ = kNeverS;
  scriptAtS_ = listens(setup.behaviour) ? kNeverS : 3.6;
}

void PersonSimulator::hear(const Cue& cue) {
  if (listens(setup_.behaviour) && cue != heard_) {
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
    const ScriptLine line = script_.next(traits_, seated_, cueRandom_);
    expect(line.cue, nowS());
    scriptAtS_ = nowS() + line.waitS;
    lapsToDo_ = line.laps;
  }
  if (expecting_ && nowS() >= actAtS_) {
    expecting_ = false;
    follow(expected_);
  }
  if (nowS() >= habit_.turnsAtS()) {
    turnHabit();
  }
  if (nextTurn_ < turnsS_.size() && nowS() >= turnsS_[nextTurn_]) {
    ++nextTurn_;
    pursue(withActions(asked_, setup_.actions, nowS()));
  }
  move();
}

/// A newer cue replaces one that the person has not acted on yet. The same kind again (a target that moves) starts no
/// new reaction.
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
  if (habit_.answers(cue)) {
    turnHabit();
    return;
  }
  switch (cue.kind) {
    case CueKind::LeanTo:
      asked_.leanShare =
          (cue.farthest ? farthestShare(traits_, cue.targetShare) : cue.targetShare) * (seated_ ? kSeatedReach : 1.0);
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
  pursue(withActions(asked_, setup_.actions, nowS()));
}

void PersonSimulator::turnHabit() {
  asked_.leanShare = {};
  asked_.knees = 0.0;
  habit_.turn(nowS(), traits_, asked_);
  pursue(withActions(asked_, setup_.actions, nowS()));
}

/// The same person on or off a chair. A person who came seated stays seated.
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

/// A seated person may have one foot beside the board, or only the toes on it; a standing one has both feet on it.
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
    const double way = wanted.circling == 0.0 ? 0.0 : wanted.circling > 0.0 ? 1.0 : -1.0;
    circling_.go(way, std::fabs(wanted.circling), wanted.eight);
  }
  if (wanted.knees != was.knees) {
    knees_.to(-kKneesMm * wanted.knees, kKneesS);
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
  // The sway was drawn for standing or sitting, as the person came.
  const double chair = seated_ && !setup_.seated ? kSeatedSway : 1.0;
  wanderGain_.to(gain.wander * chair, kPlaceFeltS);
  trembleGain_.to(gain.tremble * chair, kPlaceFeltS);
  sideGain_.to(gain.side, kPlaceFeltS);
}

/// The share of the load on the board that a foot bears in its place.
double PersonSimulator::weightOn(std::size_t foot) const {
  const Foot other = foot == 0 ? Foot::Right : Foot::Left;
  return intent_.onBoard && intent_.foot != other ? 0.5 : 0.0;
}

/// Lifts a foot for as long as the person can, or puts it down again.
void PersonSimulator::standOnOne() {
  if (intent_.onOne == Foot::Both) {
    putFootDown();
    return;
  }
  const std::size_t stays = intent_.onOne == Foot::Left ? 0 : 1;
  const double liftS = kLiftS * traits_.pace;
  feet_[stays].to(1.0, liftS);
  feet_[1 - stays].to(0.0, liftS);
  downAtS_ = nowS() + liftS + traits_.oneLegS * det::exp(traits_.oneLegSpread * balanceRandom_.normal());
}

void PersonSimulator::putFootDown() {
  downAtS_ = kNeverS;
  feet_[0].to(weightOn(0), kPutDownS);
  feet_[1].to(weightOn(1), kPutDownS);
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
  if (intent_.onBoard && setup_.unsure) {
    unsureMm_ = Glide(-kUnsureShare * setup_.footLengthMm);
    unsureUntilS_ = nowS() + kUnsureForS;
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

/// The person tips to one side, onto that foot, and off the board.
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

}  // namespace surefoot
