// SPDX-License-Identifier: MIT
// The rules. A bout is ten laps in one direction, a rest, and ten laps in the other; a lap that begins early counts,
// because people may keep their own timing.
#include "games/winch.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/enum_table.hpp"
#include "base/random.hpp"
#include "games/circle_score.hpp"
#include "games/staged.hpp"
#include "games/winch_scene.hpp"
#include "games/winch_world.hpp"
#include "movement/winding.hpp"
#include "play/easing.hpp"

namespace surefoot {

namespace {

enum class Stage : std::uint8_t { Ready, Tower, Rest, Beam, Over };
enum class Hint : std::uint8_t { None, OtherWay, EveryBell, Slowly, Wider };

// Seconds.
constexpr double kReadyS = 3.5;
constexpr double kHintS = 5.0;
constexpr double kOverS = 4.5;
constexpr double kFinishS = 12.0;
constexpr double kGuidedLapS = 5.0;
/// In any case a direction ends after this long for each lap asked for.
constexpr double kLongestPerLapS = 28.0;
/// After this share of a lap in the wrong direction, a hint says so.
constexpr double kWrongWay = 0.4;

// Bells: how near the handle must pass, how far out, and how they swing.
constexpr double kPassing = 0.3;  ///< rad
constexpr double kRings = 0.5;    ///< In shares of the needed radius, as for the sectors of the detector.
constexpr double kRingsNearer = 0.25;
constexpr double kSwingS = 0.35;  ///< Swing in rad caused by a strike.
constexpr double kFurthest = 6.0;

// The roundness that the game asks for, and how far off the middle a less round lap lays its stone.
constexpr double kGentlest = 0.55;
constexpr double kHardest = 0.90;
constexpr double kMostOffM = 0.10;
constexpr double kRoughness = 0.35;

constexpr std::size_t kTrail = 150;  ///< Ticks.
constexpr double kOwnRadius = 1.5;   ///< Before the first lap, in shares of the needed radius.

/// The prompts, and whether they are also spoken.
using ForFoot = EnumTable<Foot, Prompt>;
constexpr ForFoot kPromptReady{{{"winch.ready", false}, {"winch.sole_left"}, {"winch.sole_right"}}};
constexpr ForFoot kPromptTower{{{"winch.round"}, {"winch.left"}, {"winch.right"}}};
constexpr ForFoot kPromptBeam{{{"winch.back"}, {"winch.left_back"}, {"winch.right_back"}}};
constexpr ForFoot kPromptRest{{{"winch.rest_both"}, {"winch.rest"}, {"winch.rest"}}};
constexpr Prompt kPromptLast{"winch.last"};
constexpr Prompt kPromptOver{"winch.over"};
constexpr Prompt kPromptEnd{"winch.end"};
constexpr EnumTable<Hint, Prompt> kHints{
    {{"", false}, {"winch.other_way"}, {"winch.every_bell"}, {"winch.slowly"}, {"winch.wider"}}};

constexpr std::array<std::string_view, 11> kCounts{"",       "count1", "count2", "count3", "count4", "count5",
                                                   "count6", "count7", "count8", "count9", "count10"};
/// From the bell at the top, clockwise, so that the notes rise in one direction and fall in the other.
constexpr std::array<std::string_view, kBells> kLow{"low1", "low2", "low3", "low4", "low5", "low6", "low7", "low8"};
constexpr std::array<std::string_view, kBells> kHigh{"high1", "high2", "high3", "high4",
                                                     "high5", "high6", "high7", "high8"};

Vec2 withinWheel(Vec2 v) {
  const bool sane = std::fabs(v.x) < 1e3 && std::fabs(v.y) < 1e3;
  const double size = sane ? length(v) : 0.0;
  return size > 0.0 ? std::min(1.0, kFurthest / size) * v : Vec2{};
}

int bellAt(double angle) {
  const double turns = angle / (2.0 * kPi) + 0.5 / kBells;
  return static_cast<int>((turns - std::floor(turns)) * kBells) % kBells;
}

struct Bell {
  Spring swing;
  double sound = 0.0;
  double rung = 0.0;
  double missed = 0.0;
};

class Winch final : public StagedGame<Stage> {
 public:
  explicit Winch(const BoutSetup& setup);

  void draw(DrawList& out, const Canvas& canvas) const override { drawWinch(out, canvas, scene()); }
  HudState hud() const override;
  int done() const override { return std::min(done_[0], setup_.repetitions) + std::min(done_[1], setup_.repetitions); }
  Cue cue() const override;
  ScoreSheet score() const override;
  void digest(Digest& digest) const override;

 private:
  void play(const TickInput& input) override;
  const Prompt& prompt() const override;

  bool turns() const { return stage_ == Stage::Tower || stage_ == Stage::Beam; }
  /// The direction that the game asks for, or asked for last.
  bool clockwise() const { return stage_ != Stage::Beam && stage_ != Stage::Over; }
  double asked() const { return nearEdge() ? kGentlest : lerp(kGentlest, kHardest, clamp01(setup_.difficulty)); }
  /// The circle that the game asks for: the person's own, and near the edge of the base of support no more than a lap
  /// needs.
  double askedRadius() const { return nearEdge() ? std::min(1.0, ownRadius_) : ownRadius_; }

  void enter(Stage stage);
  void follow(const CircleState& circle);
  void lead();
  void stepStage();
  void endLap(const CircleLap& lap);
  void refuse(const CircleLap& lap);
  void count(double roundness);
  void hint(Hint hint);
  void pass();
  void strike(int bell);
  void stepWorld();
  void stepEyes();
  WinchScene scene() const;

  Random random_;
  WinchWorld world_;
  std::vector<CircleLap> laps_;  ///< The laps that count.

  std::array<int, 2> done_{};  ///< Clockwise, counter-clockwise.
  Hint hint_ = Hint::None;
  Tick hintTicks_ = 0;

  // The handle.
  Vec2 handle_;
  double angle_ = 0.5 * kPi;  ///< Angle of the handle when it was last far enough out, rad.
  bool circling_ = false;
  bool rightWay_ = true;
  double lapShare_ = 0.0;
  double out_ = 0.0;  ///< Sum of the handle's distance over the current lap, for the person's own radius.
  Tick outTicks_ = 0;
  double ownRadius_ = kOwnRadius;
  int lastBell_ = -1;
  std::uint8_t rung_ = 0;    ///< Bells that rang in the current lap.
  std::uint8_t missed_ = 0;  ///< Bells missed in the lap before.

  // Eased values for the screen.
  std::array<Bell, kBells> bells_;
  std::vector<Vec2> trail_;
  double ownShown_ = kOwnRadius;
  double wayShown_ = 1.0;
  double fog_ = 0.0;
  double breath_ = 0.0;
  double triumph_ = 0.0;
};

Winch::Winch(const BoutSetup& setup)
    : StagedGame(setup, kOverS), random_(setup.seed, 41), world_(setup.seed, setup_.repetitions) {
  enter(Stage::Ready);
}

void Winch::play(const TickInput& input) {
  if (guided()) {
    lead();
  } else {
    for (const MovementEvent& event : input.events) {
      if (event.kind == EventKind::LapEnd) {
        endLap(event.lap);
      }
    }
    follow(input.movement.circle);
  }
  pass();
  stepStage();
  stepWorld();
  stepEyes();
  ++hintTicks_;
}

void Winch::enter(Stage stage) {
  begin(stage);
  hint_ = Hint::None;
  lapShare_ = 0.0;
  rung_ = 0;
  missed_ = 0;
  if (stage == Stage::Rest) {
    world_.crown();
  } else if (stage == Stage::Beam) {
    world_.bringBoat();
  } else if (stage == Stage::Over && done_[1] > 0) {
    say("welldone", 0.8);
  }
}

void Winch::follow(const CircleState& circle) {
  handle_ = withinWheel(circle.handle);
  circling_ = circle.circling;
  rightWay_ = circle.clockwise == clockwise();
  if (circling_) {
    angle_ = det::atan2(handle_.y, handle_.x);
    out_ += length(handle_);
    ++outTicks_;
    // A person who begins early needs no further instruction.
    if (stage_ == Stage::Ready && rightWay_) {
      enter(Stage::Tower);
    }
  }
  const double share = bounded(circle.lapShare, 0.0, 1.0);
  lapShare_ = circling_ && rightWay_ && turns() ? share : 0.0;
  if (circling_ && !rightWay_ && turns() && share > kWrongWay) {
    hint(Hint::OtherWay);
  }
}

/// Nothing can be measured: the handle goes round by itself at an easy pace, and the person follows it.
void Winch::lead() {
  circling_ = turns();
  rightWay_ = true;
  if (!circling_) {
    handle_ = {};
    return;
  }
  if (nearEdge()) {
    return;
  }
  const double way = clockwise() ? -1.0 : 1.0;
  angle_ = wrapped(angle_ + way * 2.0 * kPi * kTickS / kGuidedLapS);
  handle_ = kOwnRadius * Vec2{det::cos(angle_), det::sin(angle_)};
  lapShare_ += kTickS / kGuidedLapS;
  if (lapShare_ >= 1.0) {
    count(1.0);
  }
}

void Winch::stepStage() {
  const int laps = setup_.repetitions;
  const bool tooLong = turns() && stageS() > kLongestPerLapS * laps;
  switch (stage_) {
    case Stage::Ready:
      if (stageS() >= kReadyS) {
        enter(Stage::Tower);
      }
      break;
    case Stage::Tower:
      if (done_[0] >= laps || tooLong) {
        enter(Stage::Rest);
      }
      break;
    case Stage::Rest:
      // The crane lags behind fast laps: it may finish its tower.
      if (const double over = stageS() - std::max(2.0, bounded(setup_.restS, 0.0, 120.0));
          over >= (world_.crowned() ? 0.0 : kFinishS)) {
        enter(Stage::Beam);
      }
      break;
    case Stage::Beam:
      if (done_[1] >= laps || tooLong) {
        enter(Stage::Over);
      }
      break;
    case Stage::Over:
      break;
  }
}

void Winch::endLap(const CircleLap& lap) {
  const double radius = outTicks_ > 0 ? out_ / static_cast<double>(outTicks_) : kOwnRadius;
  out_ = 0.0;
  outTicks_ = 0;
  rung_ = 0;
  const bool early = (stage_ == Stage::Ready && lap.clockwise) || (stage_ == Stage::Rest && !lap.clockwise);
  if (early && lapCounts(lap)) {
    enter(stage_ == Stage::Ready ? Stage::Tower : Stage::Beam);
  }
  if (!turns()) {
    return;
  }
  if (lap.clockwise != clockwise()) {
    hint(Hint::OtherWay);
  } else if (lapCounts(lap)) {
    ownRadius_ = lerp(ownRadius_, bounded(radius, 0.7, kFurthest), 0.5);
    laps_.push_back(lap);
    laps_.back().roundness = bounded(lap.roundness, 0.0, 1.0);
    laps_.back().evenness = bounded(lap.evenness, 0.0, 1.0);
    count(laps_.back().roundness);
  } else {
    refuse(lap);
  }
}

/// Not a complete lap: the hint says what is missing.
void Winch::refuse(const CircleLap& lap) {
  missed_ = static_cast<std::uint8_t>(~lap.sectors);
  if (missed_ != 0) {
    hint(Hint::EveryBell);
  } else {
    hint(lap.endS - lap.startS < kLeastLapS ? Hint::Slowly : Hint::Wider);
  }
}

void Winch::count(double roundness) {
  int& done = done_[clockwise() ? 0 : 1];
  ++done;
  lapShare_ = 0.0;
  rung_ = 0;
  missed_ = 0;
  hint_ = Hint::None;
  triumph_ = 1.0;
  say("bell", 0.55);
  if (static_cast<std::size_t>(done) < kCounts.size()) {
    say(kCounts[static_cast<std::size_t>(done)]);
  }
  if (!clockwise()) {
    world_.sendBoatHome();
    if (done < setup_.repetitions) {
      world_.bringBoat();
    }
    return;
  }
  const double side = random_.uniform() < 0.5 ? -1.0 : 1.0;
  const double rough = clamp01((asked() - roundness) / kRoughness);
  world_.layFor(done, side * kMostOffM * rough, roundness >= asked());
}

void Winch::hint(Hint hint) {
  if (hint_ != hint) {
    hint_ = hint;
    hintTicks_ = 0;
  }
}

/// A bell rings once each time the handle passes it.
void Winch::pass() {
  if (!circling_ || length(handle_) < (nearEdge() ? kRingsNearer : kRings)) {
    return;
  }
  const int bell = bellAt(angle_);
  if (bell != lastBell_ && std::fabs(wrapped(angle_ - bell * 2.0 * kPi / kBells)) < kPassing) {
    lastBell_ = bell;
    strike(bell);
  }
}

void Winch::strike(int bell) {
  const auto at = static_cast<std::size_t>(bell);
  rung_ = static_cast<std::uint8_t>(rung_ | 1U << at);
  bells_[at].sound = 1.0;
  bells_[at].swing.velocity += (clockwise() ? 1.0 : -1.0) * kSwingS * 2.0 * kPi * 1.6;
  const std::size_t note = (10U - at) % kBells;
  const double pan = 0.6 * det::cos(bell * 2.0 * kPi / kBells);
  // Each foot has its own voice; both feet together have both.
  if (setup_.foot != Foot::Right) {
    say(kLow[note], setup_.foot == Foot::Both ? 0.6 : 0.8, pan);
  }
  if (setup_.foot != Foot::Left) {
    say(kHigh[note], setup_.foot == Foot::Both ? 0.35 : 0.7, pan);
  }
}

void Winch::stepWorld() {
  world_.step({.tower = stage_ == Stage::Tower ? lapShare_ : 0.0,
               .boats = stage_ == Stage::Beam ? lapShare_ : 0.0,
               .braked = nearEdge(),
               .beamOut = stage_ == Stage::Beam || stage_ == Stage::Over,
               .steers = turns() && !clockwise() && circling_,
               .handleAngle = angle_},
              sounds_);
}

void Winch::stepEyes() {
  for (std::size_t i = 0; i < bells_.size(); ++i) {
    Bell& bell = bells_[i];
    const unsigned bit = 1U << i;
    bell.swing.step(0.0, 1.6, 0.12);
    bell.sound = eased(bell.sound, 0.0, 0.5);
    bell.rung = eased(bell.rung, (rung_ & bit) != 0 ? 1.0 : 0.0, 0.12);
    bell.missed = eased(bell.missed, (missed_ & bit) != 0 && (rung_ & bit) == 0 ? 1.0 : 0.0, 0.2);
  }
  if (tick_ % 2 == 0) {
    trail_.push_back(handle_);
    if (trail_.size() > kTrail / 2) {
      trail_.erase(trail_.begin());
    }
  }
  ownShown_ = eased(ownShown_, askedRadius(), nearEdge() ? 0.4 : 1.5);
  const bool needsWay = stage_ == Stage::Ready || (turns() && !(circling_ && rightWay_));
  wayShown_ = eased(wayShown_, needsWay ? 1.0 : (turns() ? 0.45 : 0.0), 0.3);
  fog_ = eased(fog_, stage_ == Stage::Beam ? 1.0 : 0.0, 2.0);
  breath_ = eased(breath_, stage_ == Stage::Rest ? 1.0 : 0.0, 0.8);
  triumph_ = eased(triumph_, 0.0, 0.9);
}

const Prompt& Winch::prompt() const {
  const Foot foot = setup_.foot;
  switch (stage_) {
    case Stage::Ready:
      return kPromptReady[foot];
    case Stage::Rest:
      return kPromptRest[foot];
    case Stage::Over:
      return done_[1] >= setup_.repetitions ? kPromptOver : kPromptEnd;
    default:
      break;
  }
  if (hint_ != Hint::None && static_cast<double>(hintTicks_) * kTickS < kHintS) {
    return kHints[hint_];
  }
  const int done = done_[clockwise() ? 0 : 1];
  if (done > 0 && done == setup_.repetitions - 1) {
    return kPromptLast;
  }
  return clockwise() ? kPromptTower[foot] : kPromptBeam[foot];
}

HudState Winch::hud() const {
  const bool second = stage_ == Stage::Beam || stage_ == Stage::Over;
  const int done = std::min(done_[second ? 1 : 0], setup_.repetitions);
  HudState hud{.promptId = std::string(prompt().id), .done = done, .total = setup_.repetitions};
  hud.ringAside = true;
  hud.ringBackward = second;
  if (turns()) {
    hud.ring = clamp01(lapShare_);
    hud.ringText = std::to_string(done);
  }
  return hud;
}

Cue Winch::cue() const {
  if (!turns()) {
    return {.kind = CueKind::Rest, .foot = setup_.foot};
  }
  return {.kind = CueKind::Circle, .clockwise = clockwise(), .foot = setup_.foot};
}

ScoreSheet Winch::score() const {
  return guided() ? ScoreSheet{.formula = "guided-circle/2", .parts = {}} : circleScore(laps_, setup_.repetitions);
}

void Winch::digest(Digest& digest) const {
  digest.add(tick_);
  digest.add(static_cast<int>(stage_));
  digest.add(stageTicks_);
  digest.add(static_cast<int>(hint_));
  digest.add(hintTicks_);
  digest.add(outTicks_);
  for (const int number : {done_[0], done_[1], lastBell_, static_cast<int>(rung_), static_cast<int>(missed_)}) {
    digest.add(number);
  }
  for (const bool flag : {circling_, rightWay_}) {
    digest.add(flag);
  }
  for (const double number :
       {handle_.x, handle_.y, angle_, lapShare_, out_, ownRadius_, world_.beamAngle(), world_.beam()}) {
    digest.add(number);
  }
  for (const CircleLap& lap : laps_) {
    digest.add(lap.clockwise);
    digest.add(lap.roundness);
    digest.add(lap.evenness);
  }
  digest.add(random_.ahead());
  world_.digest(digest);
}

WinchScene Winch::scene() const {
  const double done = (done_[0] + done_[1]) / (2.0 * setup_.repetitions);
  WinchScene scene{.dayTime = setup_.dayTime,
                   .timeS = nowS(),
                   .handle = handle_,
                   .ownRadius = ownShown_,
                   .rim = 1.0 - clamp01(setup_.difficulty),
                   .wheelAngle = angle_,
                   .clockwise = clockwise() && stage_ != Stage::Rest,
                   .wayShown = wayShown_,
                   .trail = trail_,
                   .fog = fog_,
                   .place = withBout(setup_.place, Exercise::AnkleCircle, done),
                   .breath = breath_,
                   .triumph = triumph_};
  for (std::size_t i = 0; i < bells_.size(); ++i) {
    const Bell& bell = bells_[i];
    scene.bells[i] = {bell.swing.value, bell.rung, bell.sound, bell.missed};
  }
  world_.show(scene);
  return scene;
}

}  // namespace

std::unique_ptr<Game> makeWinch(const BoutSetup& setup) {
  return std::make_unique<Winch>(setup);
}

}  // namespace surefoot
