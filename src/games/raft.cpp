// SPDX-License-Identifier: MIT
// The rules. Steer leads to a gate, Calm is the quiet time after it, Rest lies between two tides. The river flows at
// its own pace and waits before a gate until the raft is in line, so slow people miss nothing.
#include "games/raft.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "games/free_score.hpp"
#include "games/lean_answer.hpp"
#include "games/raft_scene.hpp"
#include "games/raft_world.hpp"
#include "games/staged.hpp"
#include "play/easing.hpp"

namespace surefoot {

namespace {

enum class Stage : std::uint8_t { Steer, Calm, Rest, Over };

// Leaning, in shares of foot length.
constexpr double kReach = 0.32;         ///< Sideways, standing, for most people; adapted during play.
constexpr double kShareOfReach = 0.60;  ///< The share of the reach that steers fully.
constexpr double kSeatedReach = 0.28;   ///< A seated person moves only the weight of the legs.
constexpr double kFullForward = 0.08;
constexpr double kFaster = 0.35;  ///< Increase of speed at a full forward lean; not leaning forward slows nothing down.
/// The full lean shrinks after a gate that was attempted and missed, and grows when the person leans beyond it.
constexpr double kShrink = 0.80;
constexpr double kGrow = 1.04;
constexpr double kLeastShare = 0.40;
constexpr double kMostShare = 1.6;
/// A lean is intended, rather than sway, if it is this many times the person's mean sway,
constexpr double kMeant = 5.0;
constexpr double kLeastMeant = 0.2;  ///< and at least this share of the usual full lean.
/// From this share of the full lean on, the person leans to a side; below it they are upright.
constexpr double kLeaned = 0.3;
/// While the river waits during an intended lean, the full lean shrinks by this share per second.
constexpr double kGives = 0.10;

// Seconds.
constexpr double kGateS = 10.0;  ///< Of a tide, for each gate.
constexpr double kCalmS = 4.0;
constexpr double kWaitsS = 7.0;     ///< Longest time that the river waits before a gate.
constexpr double kSettlesS = 1.5;   ///< The movement into a lean is not judged, only the hold after it.
constexpr double kFireflyS = 0.55;  ///< Full stillness needed for each firefly.
constexpr double kWobbleS = 0.5;
constexpr double kOverS = 3.5;
constexpr int kMostGates = 60;

// The river: metres, m/s.
constexpr double kFlow = 0.85;
constexpr double kWaitingFlow = 0.10;
constexpr double kWaitsBefore = 1.5;  ///< A gate.
constexpr double kPauseS = 0.5;       ///< Readings further apart than this had a pause between them.
constexpr double kBackS = 2.5;        ///< Time to find the lean again after a pause.

constexpr Prompt kPromptLeft{"raft.left"};
constexpr Prompt kPromptRight{"raft.right"};
constexpr Prompt kPromptThere{"raft.there", false};
constexpr Prompt kPromptStill{"raft.still"};
constexpr Prompt kPromptStillSeated{"raft.still_seated"};
constexpr Prompt kPromptRest{"raft.rest"};
constexpr Prompt kPromptOver{"raft.over"};

/// NaN counts as 0.
double leanOf(double shift, double full) {
  return shift == shift ? bounded(shift / full, -1.15, 1.15) : 0.0;
}

class Raft final : public StagedGame<Stage> {
 public:
  explicit Raft(const BoutSetup& setup);

  void draw(DrawList& out, const Canvas& canvas) const override { drawRaft(out, canvas, scene()); }
  HudState hud() const override;
  int done() const override { return finished() ? setup_.repetitions : 0; }
  Cue cue() const override;
  ScoreSheet score() const override { return freeScore(leans_, static_cast<int>(gates())); }
  void digest(Digest& digest) const override;

 private:
  void play(const TickInput& input) override;
  const Prompt& prompt() const override;

  double usualFull() const { return kReach * kShareOfReach * (seated() ? kSeatedReach : 1.0); }
  std::size_t gates() const { return world_.gates().size(); }
  const GatePlan& next() const { return world_.gates()[std::min(next_, gates() - 1)]; }
  int side() const { return next().at.x < 0.0 ? -1 : 1; }
  bool meant(double lean) const { return lean * full_ > std::max(kMeant * sway_, kLeastMeant * usualFull()); }
  double leastLean() const { return std::max(kLeaned, kLeastMeant * usualFull() / full_); }
  bool inLine() const { return std::fabs(world_.raft().x - next().at.x) < next().half - 0.15; }
  double waitShare() const;
  double targetLean() const;

  void enter(Stage stage);
  void watch(const MovementState& movement);
  void stepSteer();
  void stepCalm(double stillness);
  void judgeGate();
  void followReach(bool passed);
  double wantedFlow() const;
  void ease();
  RaftScene scene() const;

  std::size_t gatesATide_ = 1;  ///< Declared before the world, which is built from it.
  RaftWorld world_;
  std::vector<FreeLean> leans_;
  LeanAnswer answer_;

  std::size_t next_ = 0;
  Tick waited_ = 0;  ///< Time waited before this gate; below 0: still waiting for a person who is back from a pause.
  double lastS_ = 0.0;

  // The person.
  Vec2 lean_;           ///< In shares of the full one.
  double full_ = 0.1;   ///< Full lean sideways, in shares of foot length.
  double sway_ = 0.01;  ///< Mean sideways sway in quiet times, in shares of foot length.
  Vec2 shift_;
  Vec2 slowShift_;
  double furthest_ = 0.0;        ///< Furthest lean towards this gate so far, in shares of the full lean.
  std::vector<double> wobbles_;  ///< During this lean, ten per second.
  double calmNow_ = 0.0;         ///< Stillness, eased.
  double gathered_ = 0.0;        ///< Stillness gathered for the next firefly.

  // Eased values for the screen.
  double asks_ = 0.0;
  double wants_ = 0.0;
  double calm_ = 0.0;
  double breath_ = 0.0;
  double triumph_ = 0.0;
  Vec2 shownTarget_;
};

Raft::Raft(const BoutSetup& setup)
    : StagedGame(setup, kOverS),
      gatesATide_(static_cast<std::size_t>(std::clamp(static_cast<int>(setup_.holdS / kGateS + 0.5), 1, kMostGates))),
      world_(setup.seed, setup_.repetitions * static_cast<int>(gatesATide_), setup_.difficulty) {
  full_ = usualFull();
  sway_ = 0.1 * full_;
  enter(Stage::Steer);
}

void Raft::play(const TickInput& input) {
  if (stage_ == Stage::Steer && tick_ > 0 && input.now.tS - lastS_ > kPauseS) {
    waited_ = -ticksOf(kBackS);
    world_.setFlow(kWaitingFlow);
    begin(Stage::Steer);
  }
  lastS_ = input.now.tS;
  watch(input.movement);
  switch (stage_) {
    case Stage::Steer:
      stepSteer();
      break;
    case Stage::Calm:
      stepCalm(clamp01(input.movement.stillness));
      break;
    case Stage::Rest:
      if (stageS() >= setup_.restS) {
        enter(Stage::Steer);
      }
      break;
    case Stage::Over:
      break;
  }
  world_.step(
      {.lean = lean_, .flow = wantedFlow(), .asked = stage_ == Stage::Steer ? std::optional(next_) : std::nullopt},
      sounds_);
  ease();
}

void Raft::enter(Stage stage) {
  if (stage == Stage::Steer) {
    furthest_ = 0.0;
    answer_.ask(side(), lean_.x);
    waited_ = 0;
    wobbles_.clear();
  }
  if (stage == Stage::Calm) {
    calmNow_ = 0.0;
    gathered_ = 0.0;
  }
  begin(stage);
}

void Raft::watch(const MovementState& movement) {
  const Vec2 seen = movement.neutralKnown ? movement.shiftShare : Vec2{};
  shift_ = {seen.x == seen.x ? bounded(seen.x, -1.0, 1.0) : 0.0, seen.y == seen.y ? bounded(seen.y, -1.0, 1.0) : 0.0};
  slowShift_ = {eased(slowShift_.x, shift_.x, kWobbleS), eased(slowShift_.y, shift_.y, kWobbleS)};
  const Vec2 wanted{leanOf(shift_.x, full_), std::max(-0.3, leanOf(shift_.y, kFullForward))};
  lean_ = {eased(lean_.x, wanted.x, 0.06), eased(lean_.y, wanted.y, 0.06)};
}

void Raft::stepSteer() {
  answer_.approach(lean_.x, leastLean());
  furthest_ = std::max(furthest_, static_cast<double>(side()) * lean_.x);
  if (stageS() >= kSettlesS && stageTicks_ % (kTicksPerSecond / 10) == 0) {
    wobbles_.push_back(length(shift_ - slowShift_));
  }
  if (waited_ < 0) {
    ++waited_;
  } else if (next().at.y - world_.raft().y < kWaitsBefore && !inLine()) {
    ++waited_;
    if (meant(static_cast<double>(side()) * lean_.x)) {
      full_ = std::max(kLeastShare * usualFull(), full_ * (1.0 - kGives * kTickS));
    }
  }
  if (world_.raft().y >= next().at.y) {
    judgeGate();
  }
}

void Raft::judgeGate() {
  const bool passed = std::fabs(world_.raft().x - next().at.x) <= next().half;
  answer_.pass(lean_.x, passed);
  FreeLean lean{.side = side(), .against = answer_.against()};
  if (!wobbles_.empty()) {
    const auto middle = wobbles_.begin() + static_cast<std::ptrdiff_t>(wobbles_.size() / 2);
    std::nth_element(wobbles_.begin(), middle, wobbles_.end());
    lean.wobble = *middle;
  }
  leans_.push_back(lean);
  followReach(passed);
  if (answer_.answered()) {
    triumph_ = 1.0;
    say("bell", 0.7, 0.4 * side());
    world_.light(next_);
  }
  ++next_;
  enter(Stage::Calm);
}

/// Adapts the full lean to the person: smaller if an intended lean did not get there, larger if theirs is wider.
void Raft::followReach(bool passed) {
  if (!passed && meant(furthest_)) {
    full_ *= kShrink;
  } else if (passed && furthest_ > 1.05) {
    full_ *= kGrow;
  }
  full_ = std::clamp(full_, kLeastShare * usualFull(), kMostShare * usualFull());
}

void Raft::stepCalm(double stillness) {
  answer_.comeBack(lean_.x, leastLean(), stageS() >= kCalmS);
  calmNow_ = eased(calmNow_, stillness, 0.5);
  FreeLean& lean = leans_.back();
  lean.done = answer_.done();
  lean.stillness = std::max(lean.stillness, calmNow_);
  if (stageS() > 1.0) {
    sway_ = eased(sway_, std::fabs(shift_.x - slowShift_.x), 4.0);
    gathered_ += kTickS * calmNow_ / kFireflyS;
  }
  if (gathered_ >= 1.0) {
    gathered_ -= 1.0;
    world_.bringFirefly(sounds_);
  }
  if (stageS() < kCalmS) {
    return;
  }
  if (next_ >= gates()) {
    enter(Stage::Over);
    triumph_ = 1.0;
  } else {
    enter(next_ % gatesATide_ == 0 ? Stage::Rest : Stage::Steer);
  }
}

/// 0 while the river still waits for the raft to come in line or for the person to lean again, 1 while it flows.
double Raft::waitShare() const {
  const bool before = next().at.y - world_.raft().y < kWaitsBefore && !inLine() && waited_ < ticksOf(kWaitsS);
  return stage_ == Stage::Steer && (waited_ < 0 || before) ? 0.0 : 1.0;
}

double Raft::targetLean() const {
  return stage_ == Stage::Steer ? next().at.x / kStreamHalf : 0.0;
}

double Raft::wantedFlow() const {
  const bool resting = stage_ == Stage::Rest || stage_ == Stage::Over;
  // The river waits for anyone near the edge of the base of support.
  if (resting || nearEdge()) {
    return 0.25 * kFlow;
  }
  const double faster = 1.0 + kFaster * clamp01(lean_.y);
  return lerp(kWaitingFlow, kFlow * faster, waitShare());
}

void Raft::ease() {
  const bool steering = stage_ == Stage::Steer;
  asks_ = eased(asks_, steering || stage_ == Stage::Calm ? 1.0 : 0.0, 0.2);
  const double lacking = targetLean() - lean_.x;
  wants_ = eased(wants_, steering && std::fabs(lacking) > 0.3 ? (lacking > 0.0 ? 1.0 : -1.0) : 0.0, 0.15);
  shownTarget_.x = eased(shownTarget_.x, targetLean(), 0.25);
  calm_ = eased(calm_, stage_ == Stage::Calm ? 1.0 : 0.0, 0.4);
  breath_ = eased(breath_, stage_ == Stage::Rest || stage_ == Stage::Calm ? 1.0 : 0.0, 1.2);
  triumph_ = eased(triumph_, 0.0, 0.9);
}

const Prompt& Raft::prompt() const {
  switch (stage_) {
    case Stage::Steer:
      if (inLine()) {
        return kPromptThere;
      }
      return side() < 0 ? kPromptLeft : kPromptRight;
    case Stage::Calm:
      return seated() ? kPromptStillSeated : kPromptStill;
    case Stage::Rest:
      return kPromptRest;
    case Stage::Over:
      break;
  }
  return kPromptOver;
}

HudState Raft::hud() const {
  HudState hud{.promptId = std::string(prompt().id)};
  const bool few = gates() <= 15;
  const std::size_t tide = leans_.empty() ? 0 : (leans_.size() - 1) / gatesATide_;
  const std::size_t from = few ? 0 : tide * gatesATide_;
  hud.total = static_cast<int>(few ? gates() : gatesATide_);
  hud.done = static_cast<int>(std::count_if(leans_.begin() + static_cast<std::ptrdiff_t>(from), leans_.end(),
                                            [](const FreeLean& l) { return l.done; }));
  // The share of this tide that is done, shown in the corner: nothing to hurry for.
  const double tideM = static_cast<double>(gatesATide_) * kGateEvery;
  const auto sailed =
      static_cast<double>((next_ - (stage_ == Stage::Calm || stage_ == Stage::Over ? 1 : 0)) / gatesATide_);
  hud.ring = clamp01((world_.raft().y - world_.gates().front().at.y + kGateEvery) / tideM - sailed);
  hud.ringAside = true;
  return hud;
}

Cue Raft::cue() const {
  switch (stage_) {
    case Stage::Steer:
      return {.kind = CueKind::LeanTo, .targetShare = {targetLean() * kReach * kShareOfReach, 0.0}};
    case Stage::Calm:
      // Stand upright; a hand may stay on the rail.
      return {.kind = CueKind::LeanTo};
    case Stage::Rest:
    case Stage::Over:
      break;
  }
  return {.kind = CueKind::Rest};
}

void Raft::digest(Digest& digest) const {
  digest.add(tick_);
  digest.add(static_cast<int>(stage_));
  digest.add(stageTicks_);
  digest.add(waited_);
  digest.add(static_cast<int>(next_));
  for (const double number : {world_.flow(), lean_.x, lean_.y, full_, sway_, shift_.x, shift_.y, slowShift_.x,
                              slowShift_.y, furthest_, calmNow_, gathered_}) {
    digest.add(number);
  }
  answer_.digest(digest);
  for (const double wobble : wobbles_) {
    digest.add(wobble);
  }
  for (const FreeLean& lean : leans_) {
    digest.add(lean.side);
    digest.add(lean.done);
    digest.add(lean.against);
    digest.add(lean.wobble);
    digest.add(lean.stillness);
  }
  world_.digest(digest);
}

RaftScene Raft::scene() const {
  RaftScene scene{.dayTime = setup_.dayTime,
                  .timeS = nowS(),
                  .tilt = lean_,
                  .target = shownTarget_,
                  .asks = asks_,
                  .wants = wants_,
                  .calm = calm_,
                  .breath = breath_,
                  .triumph = triumph_,
                  .place = setup_.place};
  world_.show(scene);
  return scene;
}

}  // namespace

std::unique_ptr<Game> makeRaft(const BoutSetup& setup) {
  return std::make_unique<Raft>(setup);
}

}  // namespace surefoot
