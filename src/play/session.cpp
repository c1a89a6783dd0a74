// SPDX-License-Identifier: MIT
#include "play/session.hpp"

#include <algorithm>
#include <cmath>

#include "base/error.hpp"

namespace surefoot {
namespace {

constexpr double kSilenceS = 0.150;  // silent after max(150 ms, three sample periods)
constexpr double kZeroStuckS = 6.0;  // three times what a zero takes
constexpr double kBurstShare = 0.5;  // of the samples of the silence
constexpr double kBurstMemoryS = 3.0;
constexpr double kResumeWaitS = 1.0;   // time to find a stable stance before the clock runs again
constexpr double kPeriodMemory = 0.1;  // weight of each new interval in the running mean period
constexpr double kLongestPeriodS = 0.2;
constexpr double kLeastRateHz = 30.0;

// Hand support, in shares of body weight.
constexpr double kRailShare = 0.10;
constexpr double kRailS = 3.0;
constexpr double kLetGoShare = 0.05;
constexpr double kAskedLean = 0.16;  // in shares of foot length
/// In shares of foot length: less is neither asked for nor meant, in a game that is steered by leaning.
constexpr double kLeastLean = 0.02;

Board usable(const Board& board) {
  if (const std::string wrong = whatIsWrongWith(board); !wrong.empty()) {
    throw Error("the board cannot be used: " + wrong);
  }
  return board;
}

TrackerSetup trackerFor(const SessionSetup& setup, Exercise exercise) {
  const bool toes = setup.board.model == BoardModel::Split || setup.bout.form == Form::Seated;
  return {.person = setup.person, .exercise = exercise, .form = setup.bout.form, .toes = toes};
}

}  // namespace

Session::Session(SessionSetup setup, const GameEntry& entry) : Session(setup, entry.exercise, entry.make(setup.bout)) {
  isBout_ = true;
}

Session::Session(SessionSetup setup, Exercise exercise, std::unique_ptr<Game> game)
    : setup_(std::move(setup)),
      board_(usable(setup_.board)),
      zeroKnown_(setup_.zeroed),
      game_(std::move(game)),
      sieve_(board_),
      frozen_(board_.cells.size()),
      tare_(board_),
      exercise_(exercise),
      tracker_(trackerFor(setup_, exercise)),
      phase_(setup_.zeroed ? Phase::StepOn : Phase::Zero) {}

Session::Session(const Session& before, std::unique_ptr<Game> page)
    : setup_(before.setup_),
      board_(before.board_),
      zeroKnown_(before.zeroKnown_),
      game_(std::move(page)),
      sieve_(before.sieve_),
      frozen_(before.frozen_),
      tare_(before.tare_),
      exercise_(before.exercise_),
      tracker_(before.tracker_),
      filter_(before.filter_),
      live_(before.live_),
      phase_(Phase::Play),
      lastBoardTimeUs_(before.lastBoardTimeUs_),
      periodS_(before.periodS_) {
  setup_.bout.foot = Foot::Both;  // a page does not prescribe which foot to use
}

void Session::tick(const TickCommand& command) {
  readings_.clear();
  events_.clear();
  sounds_.clear();
  watchBursts(command.samples.size());
  for (const Sample& sample : command.samples) {
    take(sample);
  }
  for (const Key key : command.keys) {
    press(key);
  }
  watchRail();
  watchQuestion();
  findPause();
  stepPhase(command);
  ++tick_;
}

/// A burst brings at once what should have come during the silence before it.
void Session::watchBursts(std::size_t samples) {
  const double silentS = static_cast<double>(tick_ - lastSampleTick_) * kTickS;
  if (tick_ - lastSampleTick_ > silenceTicks() && static_cast<double>(samples) * periodS_ > kBurstShare * silentS) {
    bursts_ = tick_ - burstTick_ < ticksOf(kBurstMemoryS) ? bursts_ + 1 : 1;
    burstTick_ = tick_;
  } else if (tick_ - burstTick_ >= ticksOf(kBurstMemoryS)) {
    bursts_ = 0;
  }
}

void Session::take(const Sample& sample) {
  if (lastBoardTimeUs_ != 0 && sample.boardTimeUs > lastBoardTimeUs_) {
    const double intervalS = static_cast<double>(sample.boardTimeUs - lastBoardTimeUs_) * 1e-6;
    if (intervalS < kLongestPeriodS) {
      periodS_ = periodS_ == 0.0 ? intervalS : periodS_ + kPeriodMemory * (intervalS - periodS_);
    }
  }
  lastBoardTimeUs_ = sample.boardTimeUs;
  lastSampleTick_ = tick_;
  sieve_.take(sample, [this](const Sample& decided, std::uint8_t wrongCells) { use(decided, wrongCells); });
}

/// Nothing but the list of readings sees a single wrong one.
void Session::use(const Sample& sample, std::uint8_t wrongCells) {
  Reading reading = readingOf(board_, sample, gate());
  if (wrongCells != 0) {
    markWrong(reading, wrongCells);
  } else if (phase_ == Phase::Zero) {
    tare_.step(sample);
    frozen_.take(sample);
    live_ = reading;
  }
  if (phase_ == Phase::Zero) {
    return;
  }
  readings_.push_back(reading);
  if (reading.wrong) {
    return;
  }
  live_ = filter_.step(reading);
  const std::size_t before = events_.size();
  tracker_.step(reading, events_);
  for (std::size_t i = before; i < events_.size(); ++i) {
    log_.push_back({tick_, events_[i]});
    // An event that ends during a pause must still reach the game; one that begins during a pause does not count.
    const EventKind kind = events_[i].kind;
    const bool ends = kind == EventKind::PressEnd || kind == EventKind::HoldEnd ||
                      (kind == EventKind::LapEnd && events_[i].lap.startS < pausedS_);
    if (pause_ == PauseReason::None || ends) {
      gameEvents_.push_back(events_[i]);
    }
  }
}

ValidityGate Session::gate() const {
  return gateFor(tracker_.state().bodyWeightN, setup_.bout.form == Form::Seated);
}

void Session::press(Key key) {
  if (key == Key::Stop && phase_ != Phase::Result) {
    stopped_ = true;
    enter(Phase::Result);
  } else if (key == Key::Pause && phase_ == Phase::Play) {
    keyPause_ = !keyPause_;
  }
}

std::uint8_t Session::faultyCells() const {
  return live_.faultyCells | (phase_ == Phase::Zero ? frozen_.found() : std::uint8_t{0});
}

std::optional<ZeroTrouble> Session::zeroTrouble() const {
  if (phase_ != Phase::Zero || tick_ < zeroSince_ + ticksOf(kZeroStuckS) ||
      (tare_.loadN() == 0.0 && tare_.restlessCells() == 0)) {
    return std::nullopt;
  }
  return ZeroTrouble{.loadN = tare_.loadN(), .cells = tare_.restlessCells()};
}

Tick Session::silenceTicks() const {
  return ticksOf(std::max(kSilenceS, 3.0 * periodS_));
}

PauseReason Session::reasonToPause() const {
  if (tick_ - lastSampleTick_ > silenceTicks()) {
    return PauseReason::BoardSilent;
  }
  if (periodS_ * kLeastRateHz > 1.0) {
    return PauseReason::TooSlow;
  }
  if (phase_ == Phase::Result) {
    return PauseReason::None;
  }
  if (keyPause_ && phase_ == Phase::Play) {
    return PauseReason::Key;
  }
  if (faultyCells() != 0) {
    return PauseReason::Faulty;
  }
  if (phase_ != Phase::Play) {
    return PauseReason::None;
  }
  if (!tracker_.state().onBoard && !game_->waitsForPerson()) {
    return PauseReason::SteppedOff;
  }
  const bool away = pause_ == PauseReason::SteppedOff || pause_ == PauseReason::Settling;
  if (away && tracker_.stanceProgress() < 1.0) {
    return PauseReason::Settling;
  }
  if (helper_.asks() || helper_.rests()) {
    return helper_.asks() ? PauseReason::Asked : PauseReason::Resting;
  }
  return leansOnRail() ? PauseReason::OnRail : PauseReason::None;
}

/// The exercise is under way. Pages and trials ask for none.
bool Session::isMoving() const {
  const MovementState& movement = tracker_.state();
  switch (exercise_) {
    case Exercise::ToePress:
      return movement.press.active;
    case Exercise::Tiptoe:
      return movement.tiptoe.up;
    case Exercise::AnkleCircle:
      return movement.circle.circling;
    case Exercise::Free:
      break;
  }
  const double asked = game_->cue().targetShare.x;
  return movement.shiftShare.x * (asked < 0.0 ? -1.0 : 1.0) > kLeastLean;
}

/// True while the game waits for the person. A guided game leads and waits for nothing.
bool Session::asksForRepetition() const {
  const Cue cue = game_->cue();
  switch (cue.kind) {
    case CueKind::Press:
    case CueKind::Rise:
    case CueKind::March:
    case CueKind::Circle:
      return setup_.bout.form != Form::Guided;
    case CueKind::LeanTo:
      return exercise_ == Exercise::Free && std::fabs(cue.targetShare.x) > kLeastLean;
    default:
      return false;
  }
}

void Session::watchQuestion() {
  const bool open =
      (pause_ == PauseReason::Asked && helper_.asks()) || (pause_ == PauseReason::Resting && helper_.rests());
  if (!open) {
    return;
  }
  helper_.wait(isMoving(), tracker_.state().lean.side, leanInPauseS());
  if (helper_.skipped()) {
    press(Key::Stop);
  }
}

bool Session::leansOnRail() const {
  return railTicks_ >= ticksOf(kRailS) && !continuesOnRail_;
}

/// Offers a rest to a person who leans on the rail, until they let go. Leaning to one side and staying there continues
/// the bout with hand support.
void Session::watchRail() {
  if (!isBout_ || setup_.holdsOn || phase_ != Phase::Play) {
    return;
  }
  const double share = tracker_.state().supportShare;
  if (share < kLetGoShare) {
    railTicks_ = 0;
    continuesOnRail_ = false;
  } else if (pause_ == PauseReason::OnRail) {
    continuesOnRail_ = continuesOnRail_ || leanInPauseS() >= kStayS;
  } else {
    railTicks_ = share >= kRailShare ? railTicks_ + 1 : 0;
  }
}

/// How long the lean has lasted if it began in this pause: holding the rail may itself look like a lean.
double Session::leanInPauseS() const {
  const LeanState& lean = tracker_.state().lean;
  return lean.side != 0 && live_.tS - lean.dwellS > pausedS_ ? lean.dwellS : 0.0;
}

void Session::findPause() {
  if (pause_ == PauseReason::SteppedOff && tracker_.state().onBoard) {
    tracker_.measureStance();
  }
  const PauseReason reason = reasonToPause();
  if (reason != PauseReason::None) {
    zeroSince_ = tick_;
    resumeAt_ = tick_ + (phase_ == Phase::Play ? ticksOf(kResumeWaitS) : 0);
    if (reason != pause_) {
      closePause();
      pause_ = reason;
      pauses_.push_back({reason, tick_, tick_});
      pausedS_ = live_.tS;
    }
  } else if (pause_ != PauseReason::None && tick_ >= resumeAt_) {
    closePause();
    pause_ = PauseReason::None;
  }
}

void Session::closePause() {
  if (pause_ != PauseReason::None) {
    pauses_.back().to = tick_;
  }
}

void Session::stepPhase(const TickCommand& command) {
  if (pause_ != PauseReason::None) {
    return;
  }
  const MovementState& movement = tracker_.state();
  switch (phase_) {
    case Phase::Zero:
      if (const auto zeros = tare_.result()) {
        board_.calibration = *zeros;
        zeroKnown_ = true;
        enter(Phase::StepOn);
      }
      break;
    case Phase::StepOn:
      if (movement.onBoard) {
        tracker_.measureStance();
        enter(Phase::StandStill);
      }
      break;
    case Phase::StandStill:
      if (!movement.onBoard) {
        enter(Phase::StepOn);
      } else if (tracker_.stanceProgress() >= 1.0) {
        gameEvents_.clear();
        enter(Phase::Play);
      }
      break;
    case Phase::Play:
      stepGame(command);
      break;
    case Phase::Result:
      break;
  }
}

void Session::stepGame(const TickCommand& command) {
  game_->step(
      {.tick = gameTick_++, .now = live_, .movement = tracker_.state(), .events = gameEvents_, .keys = command.keys});
  gameEvents_.clear();
  const auto made = game_->sounds();
  sounds_.assign(made.begin(), made.end());
  if (game_->finished()) {
    enter(Phase::Result);
    return;
  }
  if (isBout_ && !tracker_.state().nearEdge) {
    helper_.play(asksForRepetition(), isMoving());
    if (helper_.eases()) {
      tracker_.ease(kEase);
    }
  }
}

void Session::enter(Phase phase) {
  closePause();
  pause_ = PauseReason::None;
  phase_ = phase;
}

double Session::progress() const {
  if (pause_ == PauseReason::Settling) {
    return tracker_.stanceProgress();
  }
  if (helper_.asks() || helper_.rests() || (pause_ == PauseReason::OnRail && leansOnRail())) {
    return std::min(1.0, leanInPauseS() / kStayS);
  }
  if (pause_ != PauseReason::None) {
    const double left = static_cast<double>(resumeAt_ - tick_) / static_cast<double>(ticksOf(kResumeWaitS));
    return reasonToPause() != PauseReason::None ? 0.0 : std::clamp(1.0 - left, 0.0, 1.0);
  }
  switch (phase_) {
    case Phase::Zero:
      return tare_.progress();
    case Phase::StandStill:
      return tracker_.stanceProgress();
    default:
      return 0.0;
  }
}

Cue Session::stepOn() const {
  return {.kind = CueKind::StepOn, .foot = setup_.bout.foot, .exercise = exercise_};
}

Cue Session::playCue() const {
  switch (pause_) {
    case PauseReason::None:
      return game_->cue();
    case PauseReason::SteppedOff:
      return stepOn();
    case PauseReason::Settling:
      return {.kind = CueKind::StandStill};
    case PauseReason::OnRail:
      // A person who lets go needs no cue; one who keeps holding on can continue by leaning, once they are upright.
      return leansOnRail() && (tracker_.state().lean.side == 0 || leanInPauseS() > 0.0)
                 ? Cue{.kind = CueKind::LeanTo, .targetShare = {kAskedLean, 0.0}}
                 : Cue{.kind = CueKind::Rest};
    default:
      return {.kind = CueKind::Rest};
  }
}

Cue Session::cue() const {
  switch (phase_) {
    case Phase::Zero:
      return {.kind = CueKind::StepOff};
    case Phase::StepOn:
      return stepOn();
    case Phase::StandStill:
      return {.kind = CueKind::StandStill};
    case Phase::Play:
      return playCue();
    case Phase::Result:
      return {.kind = CueKind::Rest};
  }
  return {};
}

std::uint64_t Session::digest() const {
  Digest digest;
  digest.add(tick_);
  digest.add(static_cast<int>(phase_));
  digest.add(gameTick_);
  digest.add(tracker_.state().bodyWeightN);
  digest.add(tracker_.state().neutralMm.x);
  digest.add(tracker_.state().neutralMm.y);
  for (const LoggedEvent& logged : log_) {
    digest.add(logged.tick);
    digest.add(static_cast<int>(logged.event.kind));
    digest.add(logged.event.tS);
    digest.add(logged.event.value);
  }
  for (const PauseSpan& span : pauses_) {
    digest.add(static_cast<int>(span.reason));
    digest.add(span.from);
    digest.add(span.to);
  }
  if (helper_.eased() > 0) {
    digest.add(helper_.eased());
  }
  game_->digest(digest);
  return digest.value();
}

}  // namespace surefoot
