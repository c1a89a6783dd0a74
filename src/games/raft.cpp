// SPDX-License-Identifier: MIT
// The rules. Steer leads to a gate, Calm is the quiet behind it, Rest lies between two tides. The river flows at its
// own pace and waits before a gate until the raft is in line, so slow people miss nothing.
#include "games/raft.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "base/random.hpp"
#include "games/free_score.hpp"
#include "games/particles.hpp"
#include "games/raft_scene.hpp"
#include "games/river.hpp"
#include "games/staged.hpp"
#include "play/easing.hpp"
#include "play/physics.hpp"

namespace surefoot {

namespace {

enum class Stage : std::uint8_t { Steer, Calm, Rest, Over };

// Leaning, in shares of foot length.
constexpr double kReach = 0.32;         ///< Sideways, of most people, standing; their own is found while they play.
constexpr double kShareOfReach = 0.60;  ///< So much of it steers fully.
constexpr double kSeatedReach = 0.28;   ///< Sitting moves the weight of the legs alone.
constexpr double kFullForward = 0.08;
constexpr double kFaster = 0.35;  ///< So much faster with a full lean forward; nothing is slower with none.
/// The full lean shrinks after a gate that was tried and missed, and grows when they lean further than it.
constexpr double kShrink = 0.80;
constexpr double kGrow = 1.04;
constexpr double kLeastShare = 0.40;
constexpr double kMostShare = 1.6;
/// A lean is meant, not sway, when it is this many times the own mean sway.
constexpr double kMeant = 5.0;
constexpr double kLeastMeant = 0.2;  ///< And this share of the usual full lean.
/// While the river waits for a lean that is meant, the full lean shrinks by this share a second.
constexpr double kGives = 0.10;

// Seconds.
constexpr double kGateS = 10.0;  ///< Of a tide for each gate.
constexpr double kCalmS = 4.0;
constexpr double kWaitsS = 7.0;     ///< The river waits so long before a gate.
constexpr double kSettlesS = 1.5;   ///< The way to a lean is not judged, only its hold.
constexpr double kFireflyS = 0.55;  ///< Of full stillness for each.
constexpr double kFlightS = 1.8;    ///< Of a firefly to the lantern.
constexpr double kWobbleS = 0.5;
constexpr double kOverS = 3.5;
constexpr int kMostGates = 60;

// The river: metres, m/s.
constexpr double kFlow = 0.85;
constexpr double kWaitingFlow = 0.10;
constexpr double kWaitsBefore = 1.5;  ///< A gate.
constexpr double kPauseS = 0.5;       ///< Readings so far apart had a pause between them.
constexpr double kBackS = 2.5;        ///< To find one's lean again after it.
constexpr double kSteerHz = 0.42;     ///< How fast the raft follows a lean.
constexpr double kSteerDamping = 0.9;
constexpr double kNearPosts = 9.0;

constexpr Matter kLogs{30.0, 0.2, 0.1};
constexpr Matter kReed{60.0, 0.2, 0.2};
constexpr Matter kPad{1.5, 0.1, 0.2};
constexpr double kPostRadius = 0.16;
constexpr double kSoftBump = 4.0;  ///< N s: from here a bump is heard.

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

struct Gate {
  GatePlan plan;
  int left = -1;  ///< Bodies of its posts.
  int right = -1;
  bool passed = false;
  double lit = 0.0;
  double asked = 0.0;
};

class Raft final : public StagedGame<Stage> {
 public:
  explicit Raft(const BoutSetup& setup);

  void draw(DrawList& out, const Canvas& canvas) const override { drawRaft(out, canvas, scene()); }
  HudState hud() const override;
  Cue cue() const override;
  ScoreSheet score() const override { return freeScore(leans_, static_cast<int>(gates_.size())); }
  void digest(Digest& digest) const override;

 private:
  void play(const TickInput& input) override;
  const Prompt& prompt() const override;

  bool seated() const { return setup_.form == Form::Seated; }
  double usualFull() const { return kReach * kShareOfReach * (seated() ? kSeatedReach : 1.0); }
  const Gate& next() const { return gates_[std::min(next_, gates_.size() - 1)]; }
  int side() const { return next().plan.at.x < 0.0 ? -1 : 1; }
  bool meant(double lean) const { return lean * full_ > std::max(kMeant * sway_, kLeastMeant * usualFull()); }
  bool inLine() const { return std::fabs(at_.x - next().plan.at.x) < next().plan.half - 0.15; }
  double waitShare() const;
  double targetLean() const;

  void enter(Stage stage);
  void watch(const MovementState& movement);
  void stepSteer();
  void stepCalm(double stillness);
  void judgeGate();
  void followReach(bool passed);
  void moveRaft(bool nearEdge);
  void movePosts();
  void hearBumps();
  void ease();
  RaftScene scene() const;

  Random random_;
  River river_;
  PhysicsWorld world_{0.0};
  int raft_ = -1;
  std::vector<Gate> gates_;
  std::vector<int> pads_;
  Particles particles_;
  std::vector<FreeLean> leans_;

  std::size_t gatesATide_ = 1;
  std::size_t next_ = 0;
  Tick waited_ = 0;  ///< Before this gate; under 0: so long it still waits for somebody back from a pause.
  double lastS_ = 0.0;
  Vec2 at_;
  double flow_ = 0.0;  ///< The stream now, m/s.

  // The person.
  Vec2 lean_;           ///< In shares of the full one.
  double full_ = 0.1;   ///< Full lean sideways, shares of foot length.
  double sway_ = 0.01;  ///< Mean sideways sway in quiet, in shares of foot length.
  Vec2 shift_;
  Vec2 slowShift_;
  double furthest_ = 0.0;        ///< Lean toward this gate so far, shares of the full one.
  std::vector<double> wobbles_;  ///< Of this lean, ten a second.
  double calmNow_ = 0.0;         ///< Stillness, eased.
  double gathered_ = 0.0;        ///< Of the next firefly.

  // For the eye.
  struct Firefly {
    Vec2 from;
    double phase = 0.0;
    Tick since = 0;
  };
  std::vector<Firefly> fireflies_;
  Spring lantern_;
  double asks_ = 0.0;
  double wants_ = 0.0;
  double calm_ = 0.0;
  double breath_ = 0.0;
  double triumph_ = 0.0;
  Vec2 shownTarget_;
};

Raft::Raft(const BoutSetup& setup) : StagedGame(setup, kOverS), random_(setup.seed, 21), particles_(setup.seed) {
  gatesATide_ = static_cast<std::size_t>(std::clamp(static_cast<int>(setup_.holdS / kGateS + 0.5), 1, kMostGates));
  river_ = planRiver(setup_.repetitions * static_cast<int>(gatesATide_), clamp01(setup_.difficulty), random_);
  raft_ = world_.addBox({{0.0, 0.0}, 0.0}, kDeck, kLogs);
  world_.drag(raft_, 0.0, 2.0);
  for (const GatePlan& plan : river_.gates) {
    const auto post = [&](double side) {
      const int body = world_.addBall(plan.at + Vec2{side * (plan.half + 0.35), 0.0}, kPostRadius, kReed);
      world_.drag(body, 3.0, 1.0);
      return body;
    };
    const int left = post(-1.0);
    gates_.push_back({plan, left, post(1.0), false, 0.0, 0.0});
  }
  for (const PadPlan& pad : river_.pads) {
    pads_.push_back(world_.addBall(pad.at, pad.radius, kPad));
    world_.drag(pads_.back(), 1.6, 1.0);
  }
  full_ = usualFull();
  sway_ = 0.1 * full_;
}

void Raft::play(const TickInput& input) {
  if (stage_ == Stage::Steer && tick_ > 0 && input.now.tS - lastS_ > kPauseS) {
    waited_ = -ticksOf(kBackS);
    flow_ = kWaitingFlow;
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
  moveRaft(input.movement.nearEdge);
  movePosts();
  world_.step();
  at_ = world_.pose(raft_).at;
  hearBumps();
  ease();
}

void Raft::enter(Stage stage) {
  if (stage == Stage::Steer) {
    furthest_ = 0.0;
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
  furthest_ = std::max(furthest_, static_cast<double>(side()) * lean_.x);
  if (stageS() >= kSettlesS && stageTicks_ % (kTicksPerSecond / 10) == 0) {
    wobbles_.push_back(length(shift_ - slowShift_));
  }
  if (waited_ < 0) {
    ++waited_;
  } else if (next().plan.at.y - at_.y < kWaitsBefore && !inLine()) {
    ++waited_;
    if (meant(static_cast<double>(side()) * lean_.x)) {
      full_ = std::max(kLeastShare * usualFull(), full_ * (1.0 - kGives * kTickS));
    }
  }
  if (at_.y >= next().plan.at.y) {
    judgeGate();
  }
}

void Raft::judgeGate() {
  Gate& gate = gates_[next_];
  gate.passed = std::fabs(at_.x - gate.plan.at.x) <= gate.plan.half;
  FreeLean lean{.side = side(), .done = gate.passed};
  if (!wobbles_.empty()) {
    const auto middle = wobbles_.begin() + static_cast<std::ptrdiff_t>(wobbles_.size() / 2);
    std::nth_element(wobbles_.begin(), middle, wobbles_.end());
    lean.wobble = *middle;
  }
  leans_.push_back(lean);
  followReach(gate.passed);
  if (gate.passed) {
    triumph_ = 1.0;
    say("bell", 0.7, 0.4 * side());
    particles_.burst(ParticleKind::Spark, {gate.plan.at.x, 1.6}, 12, 2.2, 0.05);
  }
  ++next_;
  enter(Stage::Calm);
}

/// The full lean follows the person: smaller when a lean that was meant did not get there, larger when theirs is wider.
void Raft::followReach(bool passed) {
  if (!passed && meant(furthest_)) {
    full_ *= kShrink;
  } else if (passed && furthest_ > 1.05) {
    full_ *= kGrow;
  }
  full_ = std::clamp(full_, kLeastShare * usualFull(), kMostShare * usualFull());
}

void Raft::stepCalm(double stillness) {
  calmNow_ = eased(calmNow_, stillness, 0.5);
  FreeLean& lean = leans_.back();
  lean.stillness = std::max(lean.stillness, calmNow_);
  if (stageS() > 1.0) {
    sway_ = eased(sway_, std::fabs(shift_.x - slowShift_.x), 4.0);
    gathered_ += kTickS * calmNow_ / kFireflyS;
  }
  if (gathered_ >= 1.0) {
    gathered_ -= 1.0;
    const double angle = random_.uniform(0.0, 2.0 * kPi);
    const double far = random_.uniform(1.6, 3.0);
    const double phase = random_.uniform(0.0, 6.3);
    fireflies_.push_back({{far * det::cos(angle), 0.6 * far * det::sin(angle) + 0.8}, phase, tick_});
    say("firefly", 0.5, 0.5 * det::cos(angle));
  }
  if (stageS() < kCalmS) {
    return;
  }
  if (next_ >= gates_.size()) {
    enter(Stage::Over);
    triumph_ = 1.0;
  } else {
    enter(next_ % gatesATide_ == 0 ? Stage::Rest : Stage::Steer);
  }
}

/// 0 while the river still waits for the raft to come in line or for the person to lean again, 1 when it flows.
double Raft::waitShare() const {
  const bool before = next().plan.at.y - at_.y < kWaitsBefore && !inLine() && waited_ < ticksOf(kWaitsS);
  return stage_ == Stage::Steer && (waited_ < 0 || before) ? 0.0 : 1.0;
}

double Raft::targetLean() const {
  return stage_ == Stage::Steer ? next().plan.at.x / kStreamHalf : 0.0;
}

void Raft::moveRaft(bool nearEdge) {
  const double faster = 1.0 + kFaster * clamp01(lean_.y);
  const bool resting = stage_ == Stage::Rest || stage_ == Stage::Over;
  // The river waits for somebody near the edge of their own zone.
  const double wanted = resting || nearEdge ? 0.25 * kFlow : lerp(kWaitingFlow, kFlow * faster, waitShare());
  flow_ = eased(flow_, wanted, 0.8);
  const Pose pose = world_.pose(raft_);
  const Vec2 speed = world_.velocity(raft_);
  const double mass = kLogs.density * kDeck.x * kDeck.y;
  const double omega = 2.0 * kPi * kSteerHz;
  const double goal = std::clamp(lean_.x, -1.1, 1.1) * kStreamHalf;
  const double across = omega * omega * (goal - pose.at.x) - 2.0 * kSteerDamping * omega * speed.x;
  const double along = 4.0 * (flow_ - speed.y);
  const double inertia = mass * (kDeck.x * kDeck.x + kDeck.y * kDeck.y) / 12.0;
  const double heading = -0.09 * std::clamp(speed.x, -1.5, 1.5);
  world_.push(raft_, mass * Vec2{across, along}, 5.0 * inertia * (heading - pose.angle));
}

void Raft::movePosts() {
  const double mass = kReed.density * kPi * kPostRadius * kPostRadius;
  for (const Gate& gate : gates_) {
    if (std::fabs(gate.plan.at.y - at_.y) > kNearPosts) {
      continue;
    }
    for (const auto& [body, side] : {std::pair{gate.left, -1.0}, std::pair{gate.right, 1.0}}) {
      const Vec2 home = gate.plan.at + Vec2{side * (gate.plan.half + 0.35), 0.0};
      const Vec2 off = home - world_.pose(body).at;
      // Reeds stand up again.
      if (length(off) > 0.01) {
        world_.push(body, 12.0 * mass * off);
      }
    }
  }
}

void Raft::hearBumps() {
  for (const Impact& impact : world_.impacts()) {
    if (impact.impulse > kSoftBump) {
      say("step", std::min(0.6, 0.1 + impact.impulse / 60.0), impact.at.x > at_.x ? 0.4 : -0.4);
      particles_.burst(ParticleKind::Drop, {impact.at.x, 0.1}, 6, 1.2, 0.05);
      return;
    }
  }
}

void Raft::ease() {
  particles_.step();
  const bool steering = stage_ == Stage::Steer;
  asks_ = eased(asks_, steering || stage_ == Stage::Calm ? 1.0 : 0.0, 0.2);
  const double lacking = targetLean() - lean_.x;
  wants_ = eased(wants_, steering && std::fabs(lacking) > 0.3 ? (lacking > 0.0 ? 1.0 : -1.0) : 0.0, 0.15);
  shownTarget_.x = eased(shownTarget_.x, targetLean(), 0.25);
  calm_ = eased(calm_, stage_ == Stage::Calm ? 1.0 : 0.0, 0.4);
  breath_ = eased(breath_, stage_ == Stage::Rest || stage_ == Stage::Calm ? 1.0 : 0.0, 1.2);
  triumph_ = eased(triumph_, 0.0, 0.9);
  lantern_.step(-0.35 * lean_.x, 0.8, 0.18);
  for (std::size_t i = 0; i < gates_.size(); ++i) {
    gates_[i].asked = eased(gates_[i].asked, i == next_ && steering ? 1.0 : 0.0, 0.25);
    gates_[i].lit = eased(gates_[i].lit, gates_[i].passed ? 1.0 : 0.0, 0.3);
  }
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
  const bool few = gates_.size() <= 15;
  const std::size_t tide = leans_.empty() ? 0 : (leans_.size() - 1) / gatesATide_;
  const std::size_t from = few ? 0 : tide * gatesATide_;
  hud.total = static_cast<int>(few ? gates_.size() : gatesATide_);
  hud.done = static_cast<int>(std::count_if(leans_.begin() + static_cast<std::ptrdiff_t>(from), leans_.end(),
                                            [](const FreeLean& l) { return l.done; }));
  // The share of this tide's way, in the corner: nothing to hurry for.
  const double tideM = static_cast<double>(gatesATide_) * kGateEvery;
  const auto sailed =
      static_cast<double>((next_ - (stage_ == Stage::Calm || stage_ == Stage::Over ? 1 : 0)) / gatesATide_);
  hud.ring = clamp01((at_.y - river_.gates.front().at.y + kGateEvery) / tideM - sailed);
  hud.ringAside = true;
  return hud;
}

Cue Raft::cue() const {
  switch (stage_) {
    case Stage::Steer:
      return {.kind = CueKind::LeanTo, .targetShare = {targetLean() * kReach * kShareOfReach, 0.0}};
    case Stage::Calm:
      // Upright; a hand may stay on the rail.
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
  for (const double number : {flow_, lean_.x, lean_.y, full_, sway_, shift_.x, shift_.y, slowShift_.x, slowShift_.y,
                              furthest_, calmNow_, gathered_}) {
    digest.add(number);
  }
  for (const double wobble : wobbles_) {
    digest.add(wobble);
  }
  for (const FreeLean& lean : leans_) {
    digest.add(lean.side);
    digest.add(lean.done);
    digest.add(lean.wobble);
    digest.add(lean.stillness);
  }
  for (const GatePlan& plan : river_.gates) {
    digest.add(plan.at.x);
  }
  Random ahead = random_;
  digest.add(static_cast<std::uint64_t>(ahead.next()));
  world_.digest(digest);
}

RaftScene Raft::scene() const {
  RaftScene scene{.dayTime = setup_.dayTime,
                  .timeS = static_cast<double>(tick_) * kTickS,
                  .raft = world_.pose(raft_),
                  .tilt = lean_,
                  .target = shownTarget_,
                  .asks = asks_,
                  .wants = wants_,
                  .swing = lantern_.value,
                  .calm = calm_,
                  .breath = breath_,
                  .triumph = triumph_,
                  .islets = river_.islets,
                  .place = setup_.place,
                  .particles = particles_.all()};
  for (const Gate& gate : gates_) {
    scene.gates.push_back({world_.pose(gate.left).at, world_.pose(gate.right).at, gate.asked, gate.lit});
  }
  for (std::size_t i = 0; i < pads_.size(); ++i) {
    scene.pads.push_back({world_.pose(pads_[i]).at, river_.pads[i].radius, river_.pads[i].flower});
  }
  for (const Firefly& one : fireflies_) {
    scene.fireflies.push_back(
        {one.from, clamp01(static_cast<double>(tick_ - one.since) * kTickS / kFlightS), one.phase});
  }
  return scene;
}

}  // namespace

std::unique_ptr<Game> makeRaft(const BoutSetup& setup) {
  return std::make_unique<Raft>(setup);
}

}  // namespace surefoot
