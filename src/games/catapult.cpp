// SPDX-License-Identifier: MIT
// The rules. One repetition has the stages Aim, Press and Rest; a press in any of them counts, because people may keep
// their own timing.
#include "games/catapult.hpp"

#include <algorithm>
#include <array>

#include "games/catapult_scene.hpp"
#include "games/catapult_world.hpp"
#include "games/press_score.hpp"
#include "games/staged.hpp"
#include "play/easing.hpp"

namespace surefoot {

namespace {

using namespace catapult;

enum class Stage : std::uint8_t { Aim, Press, Rest, Over };

// Seconds.
constexpr double kAimS = 4.0;
constexpr double kAimWithoutLeanS = 1.5;
constexpr double kDwellS = 1.0;
constexpr double kLetGoAfterS = 0.5;  ///< "Let go" follows this long after "three".
constexpr double kGuidedS = PressDetector::kCompleteS + kLetGoAfterS;
constexpr double kPraiseS = 1.8;
constexpr double kOverS = 3.5;
/// In any case a bout ends after this long for each repetition asked for.
constexpr double kLongestPerRepetitionS = 36.0;
constexpr int kTriesPerRepetition = 3;

// Aim, in shares of foot length to the side.
constexpr double kFullLean = 0.08;
constexpr double kAskedLean = 0.06;
/// Share of the full lean from which the lean chooses; below it the game suggests a target.
constexpr double kLeaned = 0.35;

// Arm and stone.
constexpr double kLeaves = 0.3;  ///< The stone leaves the spoon when the arm has swung up to here.
constexpr double kWidestFan = 0.9;
constexpr double kNarrowestFan = 0.08;

/// The prompts, and whether they are also spoken (not where the voice counts).
constexpr Prompt kPromptReady{"catapult.ready", false};
constexpr Prompt kPromptAim{"catapult.aim"};
constexpr Prompt kPromptPress{"catapult.press"};
constexpr Prompt kPromptUntil{"catapult.until"};
constexpr Prompt kPromptTall{"catapult.tall"};
constexpr Prompt kPromptHold{"catapult.hold", false};
constexpr Prompt kPromptRelease{"catapult.release"};
constexpr Prompt kPromptWell{"catapult.well", false};
constexpr Prompt kPromptRest{"catapult.rest"};
constexpr Prompt kPromptOver{"catapult.over"};

/// A press is counted in seconds until it is complete.
constexpr int kLastCount = static_cast<int>(PressDetector::kCompleteS);
constexpr std::array<std::string_view, kLastCount + 1> kCounts{"", "count1", "count2", "count3"};
constexpr std::array<std::string_view, kLastCount + 1> kNotes{"", "note1", "note2", "note3"};

class Catapult final : public StagedGame<Stage> {
 public:
  explicit Catapult(const BoutSetup& setup);

  void draw(DrawList& out, const Canvas& canvas) const override { drawCatapult(out, canvas, scene()); }
  HudState hud() const override;
  int done() const override { return done_; }
  Cue cue() const override;
  ScoreSheet score() const override;
  void digest(Digest& digest) const override;

 private:
  void play(const TickInput& input) override;
  const Prompt& prompt() const override;

  double heldS() const { return guided() ? std::min(stageS(), PressDetector::kCompleteS) : heldS_; }
  bool holding() const { return stage_ == Stage::Press && (guided() || pressing_); }

  void enter(Stage stage);
  void stepAim(const MovementState& movement);
  void stepPress(const MovementState& movement);
  void stepGuidedPress();
  void stepRest();
  void endPress(const Press& press);
  void count();
  void release(bool flies);
  void moveArm();
  void letStoneFly();
  void stepEyes();
  double fan() const;
  CatapultScene scene() const;

  CatapultWorld world_;
  std::vector<Press> presses_;

  int done_ = 0;
  int tries_ = 0;

  // Aim.
  int proposed_ = 0;
  int part_ = 0;
  bool hasLeaned_ = false;  ///< Until then the suggestion holds.
  double lean_ = 0.0;
  Tick dwellTicks_ = 0;

  // The current press.
  bool pressing_ = false;
  bool withLean_ = false;
  double heldS_ = 0.0;
  double variation_ = 0.0;
  double effort_ = 0.0;
  int counted_ = 0;
  Tick completeTicks_ = 0;  ///< Since "three"; 0 before.
  bool wasShort_ = false;
  bool wasWithLean_ = false;
  bool wasComplete_ = false;

  // Arm and stone.
  Spring arm_;
  double latch_ = 0.0;  ///< The ratchet keeps the arm drawn at least this far.
  bool released_ = false;
  bool flies_ = false;
  bool loaded_ = true;
  double missX_ = 0.0;  ///< Where in the fan this stone lands, -1 to 1.

  // Eased values for the screen.
  Spring targetX_{kTowerX, 0.0};
  Spring targetY_{1.0, 0.0};
  double strain_ = 0.0;
  double aimShown_ = 0.0;
  double aimLocked_ = 0.0;
  double fanShown_ = 0.0;
  double fanEased_ = kWidestFan;
  double breath_ = 0.0;
  double triumph_ = 0.0;
};

Catapult::Catapult(const BoutSetup& setup) : StagedGame(setup, kOverS), world_(setup.seed) {
  const Vec2 target = world_.targetOf(world_.fullestPart());
  targetX_.value = target.x;
  targetY_.value = target.y;
  aimShown_ = 1.0;
  enter(Stage::Aim);
}

void Catapult::play(const TickInput& input) {
  if (stage_ != Stage::Over && !holding() && askedS() > kLongestPerRepetitionS * setup_.repetitions) {
    enter(Stage::Over);
  }
  for (const MovementEvent& event : input.events) {
    if (event.kind == EventKind::PressEnd && event.press.kind == PressKind::Toe && !guided()) {
      endPress(event.press);
    }
  }
  const PressState& press = input.movement.press;
  pressing_ = press.active && press.kind == PressKind::Toe && !guided();
  if (pressing_ && stage_ != Stage::Press && stage_ != Stage::Over) {
    enter(Stage::Press);
  }
  const double shift = input.movement.neutralKnown && !nearEdge() ? input.movement.shiftShare.x : 0.0;
  lean_ = eased(lean_, bounded(shift / kFullLean, -1.0, 1.0), 0.12);
  effort_ = guided() ? (holding() ? smooth(stageS()) : 0.0)
                     : (press.kind == PressKind::Toe ? bounded(press.effort, 0.0, 1.2) : 0.0);
  switch (stage_) {
    case Stage::Aim:
      stepAim(input.movement);
      break;
    case Stage::Press:
      guided() ? stepGuidedPress() : stepPress(input.movement);
      break;
    case Stage::Rest:
      stepRest();
      break;
    case Stage::Over:
      break;
  }
  moveArm();
  world_.step(sounds_);
  stepEyes();
}

void Catapult::enter(Stage stage) {
  if (stage == Stage::Press) {
    if (released_ && loaded_) {
      // The next press begins before the arm is up: the stone that the last one paid for flies now.
      letStoneFly();
    }
    heldS_ = 0.0;
    counted_ = 0;
    completeTicks_ = 0;
    withLean_ = false;
    released_ = false;
    loaded_ = true;
    latch_ = 0.0;
    missX_ = world_.nextMiss();
  }
  if (stage == Stage::Aim) {
    proposed_ = world_.fullestPart();
    part_ = proposed_;
    hasLeaned_ = false;
    dwellTicks_ = 0;
    // A new stone lies in a spoon that is down: nothing flies before the next press pays for it.
    released_ = false;
    loaded_ = true;
  }
  begin(stage);
}

void Catapult::stepAim(const MovementState& movement) {
  if (nearEdge()) {
    // The game asks for no lean near the edge of the base of support: the aim returns to the suggestion and waits.
    hasLeaned_ = false;
    dwellTicks_ = 0;
    part_ = proposed_;
    return;
  }
  const bool mayLean = !seated() && movement.neutralKnown;
  const int leaned = lean_ > kLeaned ? 1 : (lean_ < -kLeaned ? -1 : 0);
  hasLeaned_ = mayLean && (hasLeaned_ || leaned != 0);
  if (hasLeaned_) {
    dwellTicks_ = leaned == part_ ? dwellTicks_ + 1 : 0;
    part_ = leaned;
  }
  const bool chosen = static_cast<double>(dwellTicks_) * kTickS >= kDwellS;
  if (chosen || stageS() >= (mayLean ? kAimS : kAimWithoutLeanS)) {
    say("tick");
    enter(Stage::Press);
  }
}

void Catapult::stepPress(const MovementState& movement) {
  if (!pressing_) {
    return;
  }
  const PressState& press = movement.press;
  if (heldS_ == 0.0 && press.heldS > 0.0) {
    say("stretch", 0.7, -0.6);
  }
  heldS_ = bounded(press.heldS, 0.0, 60.0);
  variation_ = bounded(press.variation, 0.0, 1.0);
  withLean_ = press.withLean;
  if (heldS_ >= kLeastPaidS) {
    latch_ = std::max(latch_, std::min(effort_, 1.0));
  }
  count();
}

void Catapult::stepGuidedPress() {
  variation_ = 0.0;
  latch_ = std::max(latch_, effort_);
  count();
  if (stageS() >= kGuidedS) {
    ++done_;
    ++tries_;
    wasComplete_ = true;
    release(true);
  }
}

void Catapult::count() {
  const int whole = std::min(kLastCount, static_cast<int>(heldS()));
  if (whole > counted_) {
    counted_ = whole;
    say(kCounts[static_cast<std::size_t>(whole)]);
    say(kNotes[static_cast<std::size_t>(whole)], 0.8);
  }
  if (counted_ == kLastCount) {
    ++completeTicks_;
  }
}

void Catapult::endPress(const Press& press) {
  if (stage_ == Stage::Over) {
    return;
  }
  presses_.push_back(press);
  ++tries_;
  wasWithLean_ = press.withLean;
  wasComplete_ = counted(press);
  wasShort_ = !wasComplete_ && !press.withLean;
  done_ += wasComplete_ ? 1 : 0;
  variation_ = bounded(press.variation, 0.0, 1.0);
  release(paid(press));
}

void Catapult::release(bool flies) {
  released_ = true;
  flies_ = flies;
  latch_ = 0.0;
  if (wasComplete_) {
    triumph_ = 1.0;
  }
  const bool over = done_ >= setup_.repetitions || tries_ >= kTriesPerRepetition * setup_.repetitions;
  enter(over ? Stage::Over : Stage::Rest);
}

void Catapult::stepRest() {
  if (stageS() < std::max(setup_.restS, kPraiseS + 0.7) || world_.clearing() || loaded_) {
    return;
  }
  if (world_.towerDown()) {
    world_.clearTower();
  } else {
    enter(Stage::Aim);
  }
}

void Catapult::moveArm() {
  if (released_) {
    // For a throw the arm snaps up. A stone that was not held long enough is set down gently, and nothing snaps near
    // the edge.
    const bool snaps = flies_ && !nearEdge();
    arm_.step(0.0, snaps ? 3.4 : 1.1, snaps ? 0.32 : 0.9);
    if (loaded_ && arm_.value <= kLeaves) {
      letStoneFly();
    }
  } else {
    arm_.value = std::max(latch_, std::min(effort_, 1.05));
    arm_.velocity = 0.0;
  }
}

void Catapult::letStoneFly() {
  loaded_ = false;
  const Vec2 muzzle = armTip(arm_.value);
  if (flies_) {
    world_.throwStone(muzzle, world_.targetOf(part_).x + missX_ * fan(), sounds_);
  } else {
    world_.dropStone(muzzle);
  }
}

void Catapult::stepEyes() {
  const Vec2 target = world_.targetOf(part_);
  const double sway = stage_ == Stage::Aim ? 0.12 * lean_ : 0.0;
  targetX_.step(target.x + sway, 2.6, 0.85);
  targetY_.step(target.y, 2.6, 0.85);
  strain_ = released_ ? eased(strain_, 0.0, 0.1) : std::min(effort_, 1.0);
  const bool aiming = stage_ == Stage::Aim || stage_ == Stage::Press;
  aimShown_ = eased(aimShown_, aiming ? 1.0 : 0.0, 0.12);
  aimLocked_ = eased(aimLocked_, stage_ == Stage::Press ? 1.0 : 0.0, 0.12);
  fanShown_ = eased(fanShown_, holding() ? 1.0 : 0.0, 0.15);
  fanEased_ = eased(fanEased_, fan(), 0.25);
  breath_ = eased(breath_, stage_ == Stage::Rest ? 1.0 : 0.0, 0.8);
  triumph_ = eased(triumph_, 0.0, 0.9);
}

double Catapult::fan() const {
  const double shaky = clamp01(variation_ / 0.3);
  const double settled = guided() ? 1.0 : smooth(heldS_ / 1.5);
  return lerp(kWidestFan, lerp(kNarrowestFan, kWidestFan * 0.7, shaky), settled);
}

const Prompt& Catapult::prompt() const {
  switch (stage_) {
    case Stage::Aim:
      return seated() ? kPromptReady : kPromptAim;
    case Stage::Press:
      if (withLean_ && pressing_) {
        return kPromptTall;
      }
      if (static_cast<double>(completeTicks_) * kTickS > kLetGoAfterS) {
        return kPromptRelease;
      }
      if (holding()) {
        return kPromptHold;
      }
      return wasWithLean_ ? kPromptTall : (wasShort_ ? kPromptUntil : kPromptPress);
    case Stage::Rest:
      return stageS() < kPraiseS && wasComplete_ ? kPromptWell : kPromptRest;
    case Stage::Over:
      break;
  }
  return done_ > 0 ? kPromptOver : kPromptRest;
}

HudState Catapult::hud() const {
  HudState hud{.promptId = std::string(prompt().id), .done = done_, .total = setup_.repetitions};
  if (holding()) {
    hud.ring = clamp01(heldS() / PressDetector::kCompleteS);
    hud.ringText = counted_ > 0 ? std::to_string(counted_) : "";
  }
  return hud;
}

Cue Catapult::cue() const {
  switch (stage_) {
    case Stage::Aim:
      if (seated()) {
        return {.kind = CueKind::Rest};
      }
      return {.kind = CueKind::LeanTo, .targetShare = {nearEdge() ? 0.0 : kAskedLean * proposed_, 0.0}};
    case Stage::Press:
      if (static_cast<double>(completeTicks_) * kTickS > kLetGoAfterS) {
        return {.kind = CueKind::Release};
      }
      return {.kind = CueKind::Press};
    case Stage::Rest:
    case Stage::Over:
      break;
  }
  return {.kind = CueKind::Rest};
}

ScoreSheet Catapult::score() const {
  return guided() ? ScoreSheet{.formula = "guided-press/2", .parts = {}} : pressScore(presses_, setup_.repetitions);
}

void Catapult::digest(Digest& digest) const {
  digest.add(tick_);
  digest.add(static_cast<int>(stage_));
  digest.add(stageTicks_);
  digest.add(dwellTicks_);
  digest.add(completeTicks_);
  for (const int number : {done_, tries_, world_.towers(), proposed_, part_, counted_}) {
    digest.add(number);
  }
  for (const bool flag : {hasLeaned_, withLean_, released_, flies_, loaded_, wasShort_, wasWithLean_, wasComplete_}) {
    digest.add(flag);
  }
  for (const double number : {lean_, heldS_, variation_, effort_, latch_, missX_, arm_.value, arm_.velocity}) {
    digest.add(number);
  }
  for (const Press& press : presses_) {
    digest.add(press.heldS);
    digest.add(press.variation);
    digest.add(press.leftShare);
  }
  world_.digest(digest);
}

CatapultScene Catapult::scene() const {
  const double done = static_cast<double>(done_) / setup_.repetitions;
  CatapultScene scene{.dayTime = setup_.dayTime,
                      .timeS = nowS(),
                      .place = withBout(setup_.place, Exercise::ToePress, done),
                      .draw = arm_.value,
                      .strain = strain_,
                      .loaded = loaded_,
                      .breath = breath_,
                      .triumph = triumph_,
                      .target = {targetX_.value, targetY_.value},
                      .aimShown = aimShown_,
                      .aimLocked = aimLocked_,
                      .byLean = !seated(),
                      .fanShown = fanShown_,
                      .fan = fanEased_};
  world_.show(scene);
  return scene;
}

}  // namespace

std::unique_ptr<Game> makeCatapult(const BoutSetup& setup) {
  return std::make_unique<Catapult>(setup);
}

}  // namespace surefoot
