// SPDX-License-Identifier: MIT
// Feeds the detectors in turn, and keeps the person's quiet values, which they share.
#include "movement/tracker.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

namespace surefoot {

namespace {

constexpr double kNeverS = std::numeric_limits<double>::infinity();
constexpr double kGapS = 0.5;
constexpr double kSettleS = 3.0;
/// The neutral CoP is the mean of the quiet time so far, up to this long: the sway of an unsteady person is slow.
constexpr double kDriftS = 20.0;
/// Shorter, so that drift during a press affects a weak press little.
constexpr double kToeDriftS = 4.0;
/// Shorter, so that a hand on the rail soon becomes part of the quiet load.
constexpr double kLoadDriftS = 4.0;
constexpr double kCopPullShare = 0.04;
constexpr double kLoadPullShare = 0.05;

constexpr double kLeastToeN = 5.0;
constexpr double kToeStartShare = 0.20;
/// Sway moves load to the toes and back. A press must exceed it, but nobody has to press harder than kMostToeSwayN for
/// that.
constexpr double kToeSds = 3.0;
constexpr double kMostToeSwayN = 10.0;
constexpr double kToeEndOfStart = 0.5;
constexpr double kSwayOfSds = 2.0;
constexpr double kSwayMoreMm = 1.0;
constexpr double kLeanShare = 0.06;
constexpr double kLeanShareOfShaky = 0.08;
/// A dip shorter than this does not end a press. For toes, which a game follows: two samples of a 40 Hz board. For the
/// body: a sway forward and back.
constexpr double kToeEndLastsS = 0.05;
constexpr double kForwardEndLastsS = 0.5;

/// A forward press must exceed the sway, but nobody has to lean further than this for that.
constexpr double kMostForwardSwayShare = 0.14;
constexpr double kForwardHoldOfStart = 0.7;
/// For a weak press too: with an end closer to neutral the press would continue through the sway of the rest after it.
constexpr double kForwardEndShare = 0.05;
constexpr double kSidewaysShare = 0.10;
constexpr double kForwardLoadShare = 0.05;
/// A forward press of this many times its start is full effort: 15 % of foot length.
constexpr double kForwardFullOfStart = 1.5;

constexpr double kTiptoeShare = 0.15;
/// If the person's usual rise is known, a rise starts below it, but never this close to neutral.
constexpr double kStartOfOwn = 0.75;
constexpr double kLeastTiptoeShare = 0.10;
constexpr double kTiptoeEndOfStart = 2.0 / 3.0;
/// A hold this long updates the usual rise by this share.
constexpr double kOwnFromS = 1.5;
constexpr double kOwnPull = 0.3;
/// With heels 10 cm apart and feet turned out by 20 degrees, the middle of a foot is about this far from the midline.
constexpr double kHalfStanceShare = 0.35;

constexpr double kRadiusMm = 15.0;
constexpr double kSeatedRadiusMm = 8.0;
constexpr double kRadiusOfReach = 0.3;

constexpr double kSideShare = 0.12;
constexpr double kSideShareOfShaky = 0.16;
constexpr double kSeatedSideShare = 0.04;
constexpr double kSideEndOfStart = 0.6;
/// A person who leans for longer is standing that way.
constexpr double kLongestLeanS = 20.0;
constexpr double kLongestToeLeanS = 7.0;

constexpr double kGlideS = 0.15;
constexpr double kSpeedS = 1.0;
constexpr double kQuietMmS = 15.0;
constexpr double kRestlessMmS = 60.0;

double shareOf(double dtS, double tauS) {
  return dtS / (tauS + dtS);
}

}  // namespace

MovementTracker::MovementTracker(const TrackerSetup& setup)
    : setup_(setup),
      onBoard_(setup.form == Form::Seated),
      press_(setup.toes ? PressDetector(PressKind::Toe, kToeEndLastsS)
                        : PressDetector(PressKind::Forward, kForwardEndLastsS)),
      usualShare_(setup.person.tiptoeShare),
      bestToeN_(setup.person.bestToeN),
      leansSinceS_(kNeverS) {}

void MovementTracker::measureStance() {
  stance_.start();
}

void MovementTracker::step(const Reading& reading, std::vector<MovementEvent>& events) {
  if (reading.faulty || (running_ && reading.tS == lastS_)) {
    return;
  }
  if (running_ && (reading.tS < lastS_ || reading.tS - lastS_ > kGapS)) {
    interrupt(events);
  }
  stepOnBoard(reading, events);
  if (!state_.onBoard || !reading.whole.valid) {
    state_.shiftShare = {};
    running_ = running_ && state_.onBoard;
    return;
  }
  const double dtS = running_ ? reading.tS - lastS_ : 0.0;
  running_ = true;
  lastS_ = reading.tS;
  const QuietValues now = valuesOf(reading);
  stepStillness(dtS, now.copMm);
  stepStance(reading.tS, now, events);
  stepSupport(reading.tS, now.loadN, events);
  if (quietKnown_) {
    stepExercise(reading, now, events);
    stepLean(reading.tS, now, events);
    stepDrift(dtS, now);
  }
  state_.neutralMm = state_.neutralKnown ? quiet_.copMm : Vec2{};
  stepEdge(reading.tS);
  state_.shiftShare = state_.neutralKnown ? (now.copMm - quiet_.copMm) * (1.0 / setup_.person.footLengthMm) : Vec2{};
}

void MovementTracker::finish(std::vector<MovementEvent>& events) {
  interrupt(events);
}

QuietValues MovementTracker::valuesOf(const Reading& reading) const {
  QuietValues values{reading.whole.mm, reading.whole.loadN, reading.toeLeftN, reading.toeRightN};
  if (seated() && !reading.hasToes) {
    // Only the toes are on the board: the whole load is theirs, and the feet cannot be told apart.
    values.toeLeftN = 0.5 * reading.whole.loadN;
    values.toeRightN = values.toeLeftN;
  }
  return values;
}

void MovementTracker::interrupt(std::vector<MovementEvent>& events) {
  press_.interrupt(events);
  tiptoe_.interrupt(events);
  circle_.interrupt(events);
  lean_.interrupt(events);
  onBoard_.interrupt();
  stance_.interrupt();
  support_.interrupt();
  edge_ = {};
  state_.nearEdge = false;
  if (!quietKnown_) {
    settling_.clear();
  }
  state_.press = {};
  state_.tiptoe = {};
  state_.circle = {};
  state_.lean = {};
  running_ = false;
  gliding_ = false;
}

void MovementTracker::stepOnBoard(const Reading& reading, std::vector<MovementEvent>& events) {
  if (!onBoard_.step(reading.tS, reading.whole.loadN, seated() ? 0.0 : state_.bodyWeightN)) {
    return;
  }
  state_.onBoard = onBoard_.on();
  if (!state_.onBoard) {
    interrupt(events);
    support_ = {};
    state_.supported = false;
    state_.supportShare = 0.0;
    state_.stillness = 0.0;
  }
  quietKnown_ = false;
  settling_.clear();
  const EventKind kind = state_.onBoard ? EventKind::SteppedOn : EventKind::SteppedOff;
  events.push_back({.kind = kind, .tS = onBoard_.changedS(), .value = reading.whole.loadN, .at = {}, .press = {}});
}

void MovementTracker::stepStance(double tS, const QuietValues& now, std::vector<MovementEvent>& events) {
  if (const auto measured = stance_.step(tS, now, setup_.person.footLengthMm)) {
    quiet_ = *measured;
    quietKnown_ = true;
    spread_ = stance_.spread();
    quietS_ = StillStance::kSpanS;
    state_.bodyWeightN = measured->loadN;
    state_.neutralKnown = true;
    support_ = {};
    events.push_back(
        {.kind = EventKind::WeightMeasured, .tS = tS, .value = measured->loadN, .at = measured->copMm, .press = {}});
    events.push_back({.kind = EventKind::NeutralSet, .tS = tS, .value = 0.0, .at = measured->copMm, .press = {}});
  }
  if (!quietKnown_) {
    settling_.add(tS, now);
    if (settling_.spanS() >= kSettleS) {
      quiet_ = settling_.median();
      quietKnown_ = true;
      spread_ = settling_.spread();
      quietS_ = kSettleS;
      settling_.clear();
    }
  }
}

void MovementTracker::stepStillness(double dtS, Vec2 copMm) {
  if (!gliding_) {
    gliding_ = true;
    glideMm_ = copMm;
    glideMmS_ = {};
    speedMmS_ = kRestlessMmS;
    return;
  }
  const Vec2 step = (copMm - glideMm_) * shareOf(dtS, kGlideS);
  glideMm_ += step;
  glideMmS_ = step * (1.0 / dtS);
  speedMmS_ += shareOf(dtS, kSpeedS) * (length(step) / dtS - speedMmS_);
  state_.stillness = std::clamp((kRestlessMmS - speedMmS_) / (kRestlessMmS - kQuietMmS), 0.0, 1.0);
}

void MovementTracker::stepEdge(double tS) {
  // On tiptoe the CoP goes that far and that fast on purpose.
  if (!seated() && state_.neutralKnown && setup_.exercise != Exercise::Tiptoe) {
    const double perFoot = 1.0 / setup_.person.footLengthMm;
    edge_.step(tS, (glideMm_ - quiet_.copMm) * perFoot, glideMmS_ * perFoot);
    state_.nearEdge = edge_.near();
  }
}

void MovementTracker::stepSupport(double tS, double loadN, std::vector<MovementEvent>& events) {
  if (seated() || state_.bodyWeightN <= 0.0) {
    return;
  }
  if (support_.step(tS, loadN, state_.bodyWeightN)) {
    const EventKind kind = support_.supported() ? EventKind::SupportStart : EventKind::SupportEnd;
    events.push_back({.kind = kind, .tS = support_.changedS(), .value = support_.share(), .at = {}, .press = {}});
  }
  state_.supported = support_.supported();
  state_.supportShare = support_.share();
}

QuietValues MovementTracker::ofQuiet(const QuietValues& now) const {
  return {now.copMm - quiet_.copMm, now.loadN - quiet_.loadN, now.toeLeftN - quiet_.toeLeftN,
          now.toeRightN - quiet_.toeRightN};
}

/// A sitting person's toes bear nothing by leaning.
QuietValues MovementTracker::withLean(const QuietValues& values, double byMm) const {
  return seated() ? values : spread_.toeFollow.without(values, -byMm);
}

QuietValues MovementTracker::netOfLean(const QuietValues& now) const {
  const QuietValues values = ofQuiet(now);
  return withLean(values, -values.copMm.y);
}

PressLevels MovementTracker::pressLevels() const {
  if (toePress()) {
    const double swayN = std::min(kToeSds * spread_.toeN, kMostToeSwayN);
    const double start = ease_ * std::max({kLeastToeN, kToeStartShare * bestToeN_, swayN});
    return {start, kToeEndOfStart * start, kToeEndOfStart * start};
  }
  const double mostSway = kMostForwardSwayShare * setup_.person.footLengthMm;
  const double own = setup_.forwardStartShare * setup_.person.footLengthMm;
  const double start = ease_ * std::max(own, std::min(mostSway, kSwaySds * spread_.apMm));
  const double hold = kForwardHoldOfStart * start;
  return {start, hold, std::min(hold, ease_ * kForwardEndShare * setup_.person.footLengthMm)};
}

double MovementTracker::leanLimitMm() const {
  const double footMm = setup_.person.footLengthMm;
  return std::clamp(kSwaySds * spread_.apMm, kLeanShare * footMm, kLeanShareOfShaky * footMm);
}

PressSignal MovementTracker::signalOf(double tS, const QuietValues& now) const {
  const double footMm = setup_.person.footLengthMm;
  const Vec2 shiftMm = now.copMm - quiet_.copMm;
  if (toePress()) {
    const QuietValues net = netOfLean(now);
    const double leftN = net.toeLeftN;
    const double rightN = net.toeRightN;
    const double lean = seated() ? 0.0 : shiftMm.y / leanLimitMm();
    return {.tS = tS, .force = leftN + rightN, .leftN = leftN, .lean = lean, .astray = false};
  }
  const bool sideways = std::fabs(shiftMm.x) > kSidewaysShare * footMm;
  const bool loadChanges = std::fabs(now.loadN - quiet_.loadN) > kForwardLoadShare * quiet_.loadN;
  return {.tS = tS, .force = shiftMm.y, .leftN = 0.5 * shiftMm.y, .lean = 0.0, .astray = sideways || loadChanges};
}

TiptoeLevels MovementTracker::tiptoeLevels() const {
  const double own =
      usualShare_ > 0.0 ? std::clamp(kStartOfOwn * usualShare_, kLeastTiptoeShare, kTiptoeShare) : kTiptoeShare;
  const double start = ease_ * own;
  return {.start = start, .end = kTiptoeEndOfStart * start, .own = usualShare_, .needsNoEvidence = seated()};
}

double MovementTracker::neededRadiusMm() const {
  return ease_ * std::max(seated() ? kSeatedRadiusMm : kRadiusMm, kRadiusOfReach * setup_.person.reachMm);
}

LeanLevels MovementTracker::leanLevels() const {
  if (seated()) {
    return {.start = kSeatedSideShare, .end = kSideEndOfStart * kSeatedSideShare};
  }
  const double sway = kSwaySds * spread_.mlMm / setup_.person.footLengthMm;
  const double start = std::clamp(sway, kSideShare, kSideShareOfShaky);
  return {.start = start, .end = kSideEndOfStart * start};
}

void MovementTracker::stepExercise(const Reading& reading, const QuietValues& now, std::vector<MovementEvent>& events) {
  switch (setup_.exercise) {
    case Exercise::ToePress:
      if (setup_.form != Form::Guided) {
        detectPress(signalOf(reading.tS, now), events);
      }
      break;
    case Exercise::Tiptoe:
      stepTiptoe(reading, now, events);
      break;
    case Exercise::AnkleCircle:
      circle_.step(reading.tS, now.copMm, quiet_.copMm, neededRadiusMm(), events);
      state_.circle = circle_.state();
      break;
    case Exercise::Free:
      break;
  }
}

void MovementTracker::stepTiptoe(const Reading& reading, const QuietValues& now, std::vector<MovementEvent>& events) {
  const double footMm = setup_.person.footLengthMm;
  const Vec2 shiftMm = now.copMm - quiet_.copMm;
  const double across = shiftMm.x / (kHalfStanceShare * footMm);
  const std::size_t before = events.size();
  tiptoe_.step({.tS = reading.tS,
                .shift = shiftMm * (1.0 / footMm),
                .across = across,
                .load = quiet_.loadN > 0.0 ? now.loadN / quiet_.loadN : 1.0,
                .loadKnown = setup_.loadKnown,
                .handsBear = state_.supported},
               tiptoeLevels(), events);
  for (std::size_t i = before; i < events.size(); ++i) {
    const TiptoeHold& hold = events[i].hold;
    if (events[i].kind == EventKind::HoldEnd && hold.measured && hold.heldS >= kOwnFromS) {
      usualShare_ += (hold.rise - usualShare_) * (usualShare_ > 0.0 ? kOwnPull : 1.0);
    }
  }
  if (tiptoe_.tooLong()) {
    tiptoe_.interrupt(events);
    quietKnown_ = false;
  }
  state_.tiptoe = tiptoe_.state();
}

void MovementTracker::stepLean(double tS, const QuietValues& now, std::vector<MovementEvent>& events) {
  if (tiptoe_.active() || circle_.state().circling) {
    lean_.interrupt(events);
  } else {
    lean_.step(tS, (now.copMm.x - quiet_.copMm.x) / setup_.person.footLengthMm, leanLevels(), events);
  }
  state_.lean = lean_.state();
}

void MovementTracker::stepDrift(double dtS, const QuietValues& now) {
  if (press_.active() || tiptoe_.active() || circle_.state().circling) {
    return;
  }
  const Vec2 beforeMm = quiet_.copMm;
  quietS_ += dtS;
  // Beyond the sway something begins: a press with a lean must not teach that toes follow the lean.
  if (std::fabs(now.copMm.y - quiet_.copMm.y) < kSwayOfSds * spread_.apMm + kSwayMoreMm) {
    spread_.toeFollow.add(dtS, ofQuiet(now));
  }
  const QuietValues net = netOfLean(now);
  const QuietValues target{now.copMm, now.loadN, quiet_.toeLeftN + net.toeLeftN, quiet_.toeRightN + net.toeRightN};
  followDrift(quiet_, target, dtS,
              {.copMm = {std::min(quietS_, kDriftS), kCopPullShare * setup_.person.footLengthMm},
               .loadN = {kLoadDriftS, kLoadPullShare * quiet_.loadN},
               .toeN = {kToeDriftS, pressLevels().end}});
  if (lean_.state().side != 0 && lean_.state().dwellS < kLongestLeanS) {
    quiet_.copMm.x = beforeMm.x;
  }
  // Toes bear more where the person stands now.
  quiet_ = withLean(quiet_, quiet_.copMm.y - beforeMm.y);
}

void MovementTracker::detectPress(const PressSignal& signal, std::vector<MovementEvent>& events) {
  const std::size_t before = events.size();
  press_.step(signal, pressLevels(), events);
  for (std::size_t i = before; i < events.size(); ++i) {
    const Press& press = events[i].press;
    if (events[i].kind == EventKind::PressEnd && press.kind == PressKind::Toe && press.complete && !press.withLean) {
      bestToeN_ = std::max(bestToeN_, press.mean);
    }
  }
  // Whoever leans for so long stands that way: what is quiet is measured anew.
  leansSinceS_ = std::fabs(signal.lean) > 1.0 ? std::min(leansSinceS_, signal.tS) : kNeverS;
  if (press_.tooLong() || signal.tS - leansSinceS_ > kLongestToeLeanS) {
    press_.interrupt(events);
    quietKnown_ = false;
    leansSinceS_ = kNeverS;
  }
  updatePressState(signal);
}

void MovementTracker::updatePressState(const PressSignal& signal) {
  PressState& press = state_.press;
  press.kind = toePress() ? PressKind::Toe : PressKind::Forward;
  press.force = std::max(0.0, signal.force);
  press.leftN = toePress() ? std::max(0.0, signal.leftN) : 0.0;
  press.rightN = toePress() ? std::max(0.0, signal.force - signal.leftN) : 0.0;
  press.startLevel = pressLevels().start;
  const double full =
      toePress() ? (bestToeN_ > 0.0 ? std::max(bestToeN_, press.startLevel) : press.startLevel / kToeStartShare)
                 : kForwardFullOfStart * press.startLevel;
  press.effort = press.force / full;
  press.active = press_.active();
  press.heldS = press.active ? press_.press().heldS : 0.0;
  press.variation = press.active ? press_.press().variation : 0.0;
  press.withLean = press.active && press_.press().withLean;
}

}  // namespace surefoot
