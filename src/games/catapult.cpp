// SPDX-License-Identifier: MIT
// The rules. One repetition is Aim, Press, Rest; a press in any of them is the person's own timing and is welcome.
#include "games/catapult.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "base/random.hpp"
#include "games/catapult_scene.hpp"
#include "games/particles.hpp"
#include "games/press_score.hpp"
#include "games/staged.hpp"
#include "games/towers.hpp"
#include "play/easing.hpp"
#include "play/physics.hpp"

namespace surefoot {

namespace {

using namespace catapult;

enum class Stage : std::uint8_t { Aim, Press, Rest, Over };

// Seconds.
constexpr double kAimS = 4.0;
constexpr double kAimWithoutLeanS = 1.5;
constexpr double kDwellS = 1.0;
constexpr double kLetGoAfterS = 0.5;  ///< "Let go" comes so long after "three".
constexpr double kGuidedS = kFullHoldS + kLetGoAfterS;
constexpr double kPraiseS = 1.8;
constexpr double kOverS = 3.5;
constexpr double kFadeS = 0.8;
constexpr double kStoneStaysS = 5.0;
/// A bout ends after so long for each repetition asked, whatever happens.
constexpr double kLongestPerRepetitionS = 36.0;
constexpr int kTriesPerRepetition = 3;

// Aim, in shares of foot length to the side.
constexpr double kFullLean = 0.08;
constexpr double kAskedLean = 0.06;
constexpr double kLeaned = 0.35;  ///< Of full lean: from here the lean chooses, below the game proposes.
constexpr double kPartX = 0.75;   ///< Parts of a tower are so far apart, metres.

// Arm and stone.
constexpr double kLeaves = 0.3;  ///< The stone leaves the spoon when the arm has come up to here.
constexpr double kWidestFan = 0.9;
constexpr double kNarrowestFan = 0.08;
constexpr double kTargetHeight = 0.62;   ///< Of the column that is aimed at: high enough to topple, low enough to push.
constexpr double kStandingShare = 0.45;  ///< Fewer blocks standing: a new tower.
constexpr double kHardHit = 1.2;         ///< N s: from here a hit is seen and heard.
constexpr double kHardestHit = 9.0;
constexpr double kRings = 0.5;  ///< N s on a bell.
constexpr double kStoodS = 10.0;
constexpr Matter kStone{8.0, 0.5, 0.15};

constexpr std::array<Vec2, 6> kGround{Vec2{-6.0, 0.0}, {1.9, 0.0}, {2.4, -0.4}, {2.7, -1.4}, {2.7, -3.0}, {5.4, -3.0}};
constexpr std::array<Vec2, 7> kIslet{Vec2{5.4, -3.0}, {5.9, -1.0},  {6.35, -0.2}, {6.65, 0.0},
                                     {9.35, 0.0},     {9.65, -0.2}, {10.4, -1.2}};

/// What is written, and whether it is spoken too: not where counts are.
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

constexpr std::array<std::string_view, 4> kCounts{"", "count1", "count2", "count3"};
constexpr std::array<std::string_view, 4> kNotes{"", "note1", "note2", "note3"};

struct Block {
  int body = -1;
  BlockPlan plan;
  Tick since = 0;
  std::optional<Tick> fadingSince;
  Pose last;         ///< Where it was when it began to fade.
  bool top = false;  ///< Carries the flag.
};

class Catapult final : public StagedGame<Stage> {
 public:
  explicit Catapult(const BoutSetup& setup);

  void draw(DrawList& out, const Canvas& canvas) const override { drawCatapult(out, canvas, scene()); }
  HudState hud() const override;
  Cue cue() const override;
  ScoreSheet score() const override;
  void digest(Digest& digest) const override;

 private:
  void play(const TickInput& input) override;
  const Prompt& prompt() const override;

  bool guided() const { return setup_.form == Form::Guided; }
  double heldS() const { return guided() ? std::min(stageS(), kFullHoldS) : heldS_; }
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
  void stepWorld();
  void stepImpacts();
  void sweepBlocks();
  void fade(Block& thing);
  void build();
  const Block* blockOf(int body) const;
  bool standing(const Block& block) const;
  bool towerDown() const;
  const Block* flagBlock() const;
  int proposedPart() const;
  Vec2 targetAt(double x) const;
  Vec2 targetOf(int part) const { return targetAt(kTowerX + part * kPartX); }
  double fan() const;
  CatapultScene scene() const;

  Random random_;
  PhysicsWorld world_;
  std::vector<Block> blocks_;
  std::vector<Block> stones_;
  Particles particles_;
  std::vector<Press> presses_;

  int done_ = 0;
  int tries_ = 0;
  int towers_ = 0;
  int firstDesign_ = 0;

  // Aim.
  int proposed_ = 0;
  int part_ = 0;
  bool hasLeaned_ = false;  ///< Until then the proposal stands.
  double lean_ = 0.0;
  Tick dwellTicks_ = 0;

  // The press that goes on.
  bool pressing_ = false;
  bool withLean_ = false;
  double heldS_ = 0.0;
  double variation_ = 0.0;
  double effort_ = 0.0;
  int counted_ = 0;
  Tick completeTicks_ = 0;  ///< Since "three"; 0: not yet.
  bool wasShort_ = false;
  bool wasWithLean_ = false;
  bool wasComplete_ = false;

  // Arm and stone.
  Spring arm_;
  double latch_ = 0.0;  ///< The ratchet holds the arm at least this far back.
  bool released_ = false;
  bool flies_ = false;
  bool loaded_ = true;
  double missX_ = 0.0;  ///< Where in the fan this stone goes, -1 to 1.

  // What only eases on the screen.
  Spring targetX_{kTowerX, 0.0};
  Spring targetY_{1.0, 0.0};
  double strain_ = 0.0;
  double aimShown_ = 0.0;
  double aimLocked_ = 0.0;
  double fanShown_ = 0.0;
  double fanEased_ = kWidestFan;
  double breath_ = 0.0;
  double triumph_ = 0.0;
  double flagShown_ = 0.0;
};

Catapult::Catapult(const BoutSetup& setup)
    : StagedGame(setup, kOverS), random_(setup.seed, 11), particles_(setup.seed) {
  world_.addGround(kGround);
  world_.addGround(kIslet);
  firstDesign_ = static_cast<int>(random_.next() % static_cast<std::uint32_t>(kTowerDesigns));
  build();
  // The first tower stood there before anybody came: there is something to aim at from the first picture on.
  for (Block& block : blocks_) {
    block.since = -ticksOf(kStoodS);
  }
  flagShown_ = 1.0;
  targetX_.value = targetOf(proposedPart()).x;
  targetY_.value = targetOf(proposedPart()).y;
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
  stepWorld();
}

void Catapult::enter(Stage stage) {
  if (stage == Stage::Press) {
    heldS_ = 0.0;
    counted_ = 0;
    completeTicks_ = 0;
    withLean_ = false;
    released_ = false;
    loaded_ = true;
    latch_ = 0.0;
    missX_ = random_.uniform(-1.0, 1.0);
  }
  if (stage == Stage::Aim) {
    proposed_ = proposedPart();
    part_ = proposed_;
    hasLeaned_ = false;
    dwellTicks_ = 0;
    loaded_ = true;
  }
  begin(stage);
}

void Catapult::stepAim(const MovementState& movement) {
  if (nearEdge()) {
    // No lean is asked of somebody who leans too far already: the aim goes back and waits.
    hasLeaned_ = false;
    dwellTicks_ = 0;
    part_ = proposed_;
    return;
  }
  const bool mayLean = setup_.form != Form::Seated && movement.neutralKnown;
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
  const int whole = std::min(3, static_cast<int>(heldS()));
  if (whole > counted_) {
    counted_ = whole;
    say(kCounts[static_cast<std::size_t>(whole)]);
    say(kNotes[static_cast<std::size_t>(whole)], 0.8);
  }
  if (counted_ == 3) {
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
  const bool building = !blocks_.empty() && blocks_.front().fadingSince.has_value();
  if (stageS() >= std::max(setup_.restS, kPraiseS + 0.7) && !building && !loaded_) {
    if (towerDown()) {
      std::for_each(blocks_.begin(), blocks_.end(), [this](Block& block) { fade(block); });
    } else {
      enter(Stage::Aim);
    }
  }
}

void Catapult::moveArm() {
  if (released_) {
    // A throw snaps up; a stone that was not held long enough is set down gently, and nothing snaps near the edge.
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
  const int body = world_.addBall(muzzle, kStoneRadius, kStone);
  stones_.push_back({body, {{}, {2.0 * kStoneRadius, 2.0 * kStoneRadius}, Stuff::Sandstone, 0}, tick_, {}, {}});
  if (flies_) {
    const Vec2 target = targetAt(targetOf(part_).x + missX_ * fan());
    world_.launch(body, throwVelocity(muzzle, target), -4.0);
    say("throw", 0.9, -0.5);
    particles_.burst(ParticleKind::Dust, {0.2, 0.1}, 5, 0.8, 0.16);
  } else {
    world_.launch(body, {1.5, 0.3}, -1.0);
  }
}

void Catapult::stepWorld() {
  world_.step();
  stepImpacts();
  sweepBlocks();
  particles_.step();
  const Vec2 target = targetOf(part_);
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
  flagShown_ = eased(flagShown_, flagBlock() != nullptr ? 1.0 : 0.0, 0.3);
}

void Catapult::stepImpacts() {
  int heard = 0;
  bool rung = false;
  for (const Impact& impact : world_.impacts()) {
    const auto isStone = [this](int body) {
      return std::any_of(stones_.begin(), stones_.end(), [body](const Block& stone) { return stone.body == body; });
    };
    const Block* struck = blockOf(impact.a) != nullptr ? blockOf(impact.a) : blockOf(impact.b);
    if (struck != nullptr && struck->plan.stuff == Stuff::Bell && impact.impulse > kRings && !rung) {
      rung = true;
      say("bell", std::min(0.9, 0.3 + impact.impulse / kHardestHit), 0.5);
    }
    // A blow runs through the whole tower: only where the stone hits or a block falls hard there is dust.
    const double least = isStone(impact.a) || isStone(impact.b) ? kHardHit : 3.0 * kHardHit;
    if (impact.impulse < least || impact.at.y < kWaterY) {
      continue;
    }
    const double force = std::min(1.0, impact.impulse / kHardestHit);
    particles_.burst(ParticleKind::Dust, impact.at, 1 + static_cast<int>(6.0 * force), 0.6 + force, 0.24);
    if (force > 0.4) {
      particles_.burst(ParticleKind::Spark, impact.at, 9, 4.0, 0.06);
    }
    if (heard++ == 0) {
      // Stone on stone is heard otherwise than stone on turf.
      say(struck != nullptr ? "thud" : "step", 0.3 + 0.7 * force, impact.at.x > 4.0 ? 0.5 : -0.4);
    }
  }
}

void Catapult::fade(Block& thing) {
  if (!thing.fadingSince) {
    thing.fadingSince = tick_;
    thing.last = world_.pose(thing.body);
    world_.remove(thing.body);
  }
}

void Catapult::sweepBlocks() {
  for (std::vector<Block>* things : {&blocks_, &stones_}) {
    for (Block& thing : *things) {
      const Vec2 at = thing.fadingSince ? thing.last.at : world_.pose(thing.body).at;
      if (!thing.fadingSince && at.y < kWaterY) {
        particles_.burst(ParticleKind::Drop, {at.x, kWaterY}, 10, 3.0, 0.09);
        fade(thing);
      }
    }
  }
  for (Block& stone : stones_) {
    if (static_cast<double>(tick_ - stone.since) * kTickS > kStoneStaysS) {
      fade(stone);
    }
  }
  const auto gone = [this](const Block& thing) {
    return thing.fadingSince && static_cast<double>(tick_ - *thing.fadingSince) * kTickS > kFadeS;
  };
  std::erase_if(stones_, gone);
  std::erase_if(blocks_, gone);
  if (blocks_.empty()) {
    build();
  }
}

void Catapult::build() {
  const std::vector<BlockPlan> plan = towerPlan((firstDesign_ + towers_) % kTowerDesigns, random_);
  ++towers_;
  for (const BlockPlan& block : plan) {
    const Pose pose{block.at + Vec2{kTowerX, 0.0}, 0.0};
    blocks_.push_back({world_.addBox(pose, block.size, matterOf(block.stuff)), block, tick_, {}, {}});
  }
  blocks_.back().top = true;
}

const Block* Catapult::blockOf(int body) const {
  const auto found =
      std::ranges::find_if(blocks_, [body](const Block& block) { return block.body == body && !block.fadingSince; });
  return found == blocks_.end() ? nullptr : &*found;
}

bool Catapult::standing(const Block& block) const {
  if (block.fadingSince) {
    return false;
  }
  const Pose pose = world_.pose(block.body);
  return length(pose.at - block.plan.at - Vec2{kTowerX, 0.0}) < 0.3;
}

bool Catapult::towerDown() const {
  const auto up = std::count_if(blocks_.begin(), blocks_.end(), [this](const Block& b) { return standing(b); });
  return static_cast<double>(up) < kStandingShare * static_cast<double>(blocks_.size());
}

/// The flag stands on the block that was laid last, the tower's top.
const Block* Catapult::flagBlock() const {
  const bool there = !blocks_.empty() && blocks_.back().top && !blocks_.back().fadingSince;
  return there ? &blocks_.back() : nullptr;
}

int Catapult::proposedPart() const {
  std::array<int, 3> left{};
  for (const Block& block : blocks_) {
    if (standing(block)) {
      const int part = block.plan.at.x < -kPartX / 2.0 ? 0 : (block.plan.at.x > kPartX / 2.0 ? 2 : 1);
      left[static_cast<std::size_t>(part)] += 1;
    }
  }
  return static_cast<int>(std::max_element(left.begin(), left.end()) - left.begin()) - 1;
}

/// The nearest there is to hit at `x`: never beside the tower, so every stone meets something.
Vec2 Catapult::targetAt(double x) const {
  std::optional<double> nearest;
  for (const Block& block : blocks_) {
    if (!block.fadingSince) {
      const Vec2 at = world_.pose(block.body).at;
      const double half = 0.4 * block.plan.size.x;
      const double there = std::clamp(x, at.x - half, at.x + half);
      if (at.y > 0.0 && (!nearest || std::fabs(there - x) < std::fabs(*nearest - x))) {
        nearest = there;
      }
    }
  }
  x = nearest.value_or(x);
  double top = 0.2;
  for (const Block& block : blocks_) {
    if (!block.fadingSince) {
      const Vec2 at = world_.pose(block.body).at;
      const double half = block.plan.size.x / 2.0;
      if (at.x - half < x + 0.1 && at.x + half > x - 0.1) {
        top = std::max(top, at.y);
      }
    }
  }
  return {x, std::max(0.2, kTargetHeight * top)};
}

double Catapult::fan() const {
  const double shaky = clamp01(variation_ / 0.3);
  const double settled = guided() ? 1.0 : smooth(heldS_ / 1.5);
  return lerp(kWidestFan, lerp(kNarrowestFan, kWidestFan * 0.7, shaky), settled);
}

const Prompt& Catapult::prompt() const {
  switch (stage_) {
    case Stage::Aim:
      return setup_.form == Form::Seated ? kPromptReady : kPromptAim;
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
    hud.ring = clamp01(heldS() / kFullHoldS);
    hud.ringText = counted_ > 0 ? std::to_string(counted_) : "";
  }
  return hud;
}

Cue Catapult::cue() const {
  switch (stage_) {
    case Stage::Aim:
      if (setup_.form == Form::Seated) {
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
  return guided() ? guidedScore(done_, setup_.repetitions) : pressScore(presses_, setup_.repetitions);
}

void Catapult::digest(Digest& digest) const {
  digest.add(tick_);
  digest.add(static_cast<int>(stage_));
  digest.add(stageTicks_);
  digest.add(dwellTicks_);
  digest.add(completeTicks_);
  for (const int number : {done_, tries_, towers_, proposed_, part_, counted_}) {
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
  for (const std::vector<Block>* things : {&blocks_, &stones_}) {
    for (const Block& thing : *things) {
      digest.add(thing.since);
      digest.add(thing.fadingSince.value_or(-1));
    }
  }
  Random ahead = random_;
  digest.add(static_cast<std::uint64_t>(ahead.next()));
  world_.digest(digest);
}

CatapultScene Catapult::scene() const {
  const double done = static_cast<double>(done_) / setup_.repetitions;
  CatapultScene scene{.dayTime = setup_.dayTime,
                      .timeS = static_cast<double>(tick_) * kTickS,
                      .place = withBout(setup_.place, Exercise::ToePress, done),
                      .draw = arm_.value,
                      .strain = strain_,
                      .loaded = loaded_,
                      .breath = breath_,
                      .triumph = triumph_,
                      .flagShown = flagShown_,
                      .target = {targetX_.value, targetY_.value},
                      .aimShown = aimShown_,
                      .aimLocked = aimLocked_,
                      .byLean = setup_.form != Form::Seated,
                      .fanShown = fanShown_,
                      .fan = fanEased_,
                      .particles = particles_.all()};
  const auto shownOf = [this](const Block& thing, double appearS) {
    if (thing.fadingSince) {
      return 1.0 - smooth(static_cast<double>(tick_ - *thing.fadingSince) * kTickS / kFadeS);
    }
    return appearS;
  };
  double delayS = 0.0;
  for (const Block& block : blocks_) {
    const double appeared = overshoot((static_cast<double>(tick_ - block.since) * kTickS - delayS) / 0.35);
    const Pose pose = block.fadingSince ? block.last : world_.pose(block.body);
    scene.blocks.push_back({pose, block.plan.size, block.plan.stuff, block.plan.tint, shownOf(block, appeared)});
    delayS += 0.045;
  }
  if (const Block* under = flagBlock()) {
    const Pose pose = world_.pose(under->body);
    const double half = under->plan.size.y / 2.0;
    scene.flag = {pose.at + half * Vec2{-det::sin(pose.angle), det::cos(pose.angle)}, pose.angle};
  }
  for (const Block& stone : stones_) {
    const Pose pose = stone.fadingSince ? stone.last : world_.pose(stone.body);
    scene.stones.push_back({pose, stone.plan.size, stone.plan.stuff, 0, shownOf(stone, 1.0)});
  }
  return scene;
}

}  // namespace

std::unique_ptr<Game> makeCatapult(const BoutSetup& setup) {
  return std::make_unique<Catapult>(setup);
}

}  // namespace surefoot
