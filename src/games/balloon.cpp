// SPDX-License-Identifier: MIT
// The rules. A flight has the stages Ready, Fly, Lower and Rest; its length is time on tiptoe, in one hold or several.
#include "games/balloon.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/random.hpp"
#include "games/balloon_route.hpp"
#include "games/balloon_scene.hpp"
#include "games/balloon_world.hpp"
#include "games/staged.hpp"
#include "games/tiptoe_flights.hpp"
#include "games/tiptoe_score.hpp"
#include "play/easing.hpp"

namespace surefoot {

namespace {

using namespace balloon;

enum class Stage : std::uint8_t { Ready, Fly, Lower, Rest, Over };

// Seconds.
constexpr double kReadyS = 3.5;
constexpr double kGuidedRiseS = 1.5;
constexpr double kGuidedLowerS = 3.0;
constexpr double kAgainS = 10.0;  ///< After the heels have been down this long within a flight, it lands.
constexpr double kWaitS = 20.0;   ///< After this long without a rise there is a rest, then the next flight.
constexpr double kDownS = 0.25;   ///< The heels have been down this long after "lower": down for good.
constexpr double kLongestLowerS = 12.0;
constexpr double kLeastRestS = 10.0;
constexpr double kPraiseS = 2.5;
constexpr double kUnloadAfterS = 0.5;
constexpr double kChooseAfterS = 1.6;  ///< Both are counted from touching down.
constexpr double kChooseS = 6.0;
constexpr double kLongestChooseS = 20.0;
constexpr double kOverS = 4.0;
constexpr double kRailS = 2.5;
constexpr double kSlowerS = 4.0;
constexpr double kSettledS = 3.0;  ///< Time on tiptoe after which sway is judged: before that, it is the rise itself.
constexpr double kBeatS = 1.2;     ///< 50 steps a minute (at most 60).
constexpr double kHurryS = 0.85;   ///< Three steps in a row closer than this are asked to be slower.
/// In any case a bout ends after this long for each flight asked for, in addition to their length and rest.
constexpr double kLongestBesideS = 60.0;

constexpr double kShortestFlightS = 3.0;
constexpr double kLongestFlightS = 60.0;

constexpr double kClimbedAt = 0.75;  ///< Share of the flight's length after which it is at the top.
constexpr double kFarOut = 0.22;     ///< Sway in shares of foot length that counts as near the edge.
constexpr double kAskedLean = 0.16;  ///< Shares of foot length: well past the detection threshold for a side.

/// The prompts, and whether they are also spoken (not where the voice counts).
constexpr Prompt kPromptReady{"balloon.ready", false};
constexpr Prompt kPromptRise{"balloon.rise"};
constexpr Prompt kPromptHeels{"balloon.heels"};
constexpr Prompt kPromptMarch{"balloon.march"};
constexpr Prompt kPromptHold{"balloon.hold", false};
constexpr Prompt kPromptKeep{"balloon.keep", false};
constexpr Prompt kPromptSlower{"balloon.slower"};
constexpr Prompt kPromptRail{"balloon.rail"};
constexpr Prompt kPromptAgain{"balloon.again"};
constexpr Prompt kPromptLower{"balloon.lower"};
constexpr Prompt kPromptSoft{"balloon.soft"};
constexpr Prompt kPromptWell{"balloon.well", false};
constexpr Prompt kPromptRest{"balloon.rest"};
constexpr Prompt kPromptChoose{"balloon.choose"};
constexpr Prompt kPromptOver{"balloon.over"};

constexpr std::array<std::string_view, 4> kCounts{"", "count1", "count2", "count3"};

/// The part of the sway that is wobble: walking in place causes sideways sway by itself.
Vec2 swayOf(const TiptoeState& tiptoe) {
  const double sideways = tiptoe.steps > 0 ? 0.2 : 1.0;
  return {sideways * bounded(tiptoe.sway.x, -1.0, 1.0), bounded(tiptoe.sway.y, -1.0, 1.0)};
}

class Balloon final : public StagedGame<Stage> {
 public:
  explicit Balloon(const BoutSetup& setup);

  void draw(DrawList& out, const Canvas& canvas) const override { drawBalloon(out, canvas, scene()); }
  HudState hud() const override;
  int done() const override { return done_; }
  Cue cue() const override;
  ScoreSheet score() const override;
  void digest(Digest& digest) const override;

 private:
  void play(const TickInput& input) override;
  const Prompt& prompt() const override;

  double share() const { return clamp01(flights_.now().heldS / setup_.holdS); }
  bool last() const { return flights_.count() >= setup_.repetitions; }
  int secondsLeft() const;
  bool flown() const { return world_.landS() > 0.0; }
  bool landed() const { return flown() && stageS() >= world_.landS(); }
  double landedS() const { return stageS() - world_.landS(); }
  bool choosing() const;
  bool marching() const;

  void enter(Stage stage);
  void beginFlight();
  void beginRest();
  void hear(const MovementEvent& event);
  void follow(const MovementState& movement);
  void closeHold(const TiptoeHold& hold);
  void stepTaken(double side);
  void stepFly();
  void stepLower();
  void stepRest(const LeanState& lean);
  void countDown();
  BalloonMotion motion(const TiptoeState& tiptoe) const;
  void stepEyes();
  BalloonScene scene() const;

  Random random_;
  BalloonWorld world_;
  TiptoeFlights flights_;
  BalloonRoute route_;

  int done_ = 0;

  int told_ = 0;  ///< The last number of seconds left that was spoken.
  Tick sinceStep_ = 0;
  int hurried_ = 0;
  Tick slowerTicks_ = 0;
  Tick railTicks_ = 0;
  Tick beatTicks_ = 0;

  // Landing.
  bool touched_ = false;
  bool unloaded_ = false;

  // Eased values for the screen.
  double breath_ = 0.0;
  double triumph_ = 0.0;
};

Balloon::Balloon(const BoutSetup& setup)
    : StagedGame(setup, kOverS), random_(setup.seed, 12), world_(setup.seed), route_(random_) {
  setup_.holdS = bounded(setup_.holdS, kShortestFlightS, kLongestFlightS);
  setup_.restS = std::max(kLeastRestS, setup_.restS);
  beginFlight();
}

void Balloon::play(const TickInput& input) {
  const double longestS = (kLongestBesideS + setup_.holdS + setup_.restS) * setup_.repetitions;
  if (stage_ != Stage::Over && nowS() > longestS) {
    enter(Stage::Over);
  }
  if (!guided()) {
    for (const MovementEvent& event : input.events) {
      hear(event);
    }
  }
  follow(input.movement);
  switch (stage_) {
    case Stage::Ready:
      if ((flights_.up() && flights_.counts()) || stageS() >= kReadyS) {
        enter(Stage::Fly);
      }
      break;
    case Stage::Fly:
      stepFly();
      break;
    case Stage::Lower:
      stepLower();
      break;
    case Stage::Rest:
      stepRest(input.movement.lean);
      break;
    case Stage::Over:
      break;
  }
  world_.step(motion(input.movement.tiptoe), sounds_);
  stepEyes();
}

void Balloon::enter(Stage stage) {
  if (stage == Stage::Fly) {
    world_.leaveBehind();
    flights_.countFromNow();
  }
  begin(stage);
}

void Balloon::beginFlight() {
  flights_.begin();
  told_ = 0;
  world_.endLanding();
  hurried_ = 0;
  if (world_.needsLoad()) {
    const auto left = static_cast<Cargo>(random_.next() % static_cast<std::uint32_t>(kCargoKinds));
    const auto right = static_cast<Cargo>(random_.next() % static_cast<std::uint32_t>(kCargoKinds));
    world_.load(left, right);
  }
  enter(Stage::Ready);
}

/// Heels down: the balloon glides to the next landing place, however much was flown.
void Balloon::beginRest() {
  world_.endLanding();
  touched_ = false;
  unloaded_ = false;
  route_.closeChoice();
  if (flights_.now().heldS >= kLeastFlownS) {
    world_.startLanding(route_.places() + 1);
  }
  enter(Stage::Rest);
}

void Balloon::hear(const MovementEvent& event) {
  if (event.kind == EventKind::HoldEnd) {
    closeHold(event.hold);
  } else if (event.kind == EventKind::StepTaken && (stage_ == Stage::Fly || stage_ == Stage::Lower)) {
    stepTaken(event.value);
  } else if (event.kind == EventKind::RiseStart && stage_ == Stage::Rest && choosing()) {
    // People may keep their own timing once the feet have rested a little.
    beginFlight();
  }
}

void Balloon::follow(const MovementState& movement) {
  const bool flying = stage_ == Stage::Ready || stage_ == Stage::Fly;
  const bool ledUp = stage_ == Stage::Fly ? stageS() >= kGuidedRiseS
                                          : stage_ == Stage::Lower && flights_.up() && stageS() < kGuidedLowerS;
  const bool up = guided() ? ledUp : movement.tiptoe.up;
  const double heldS = guided() ? stageS() - kGuidedRiseS : movement.tiptoe.heldS;
  if (flights_.follow(up, heldS, flying) && flying) {
    say("flame", 0.6);
  }
  const bool settled = up && flights_.heldS() > kSettledS && movement.tiptoe.steps == 0;
  const bool edge = settled && !seated() && !guided() && length(swayOf(movement.tiptoe)) > kFarOut;
  railTicks_ = edge ? ticksOf(kRailS) : std::max<Tick>(0, railTicks_ - 1);
  slowerTicks_ = std::max<Tick>(0, slowerTicks_ - 1);
  ++sinceStep_;
}

void Balloon::closeHold(const TiptoeHold& hold) {
  if (!flights_.close(hold)) {
    route_.dim(share());
    done_ = flights_.whole(setup_.holdS);
  }
}

void Balloon::stepTaken(double side) {
  const bool soon = static_cast<double>(sinceStep_) * kTickS < kHurryS;
  hurried_ = soon ? hurried_ + 1 : 0;
  if (hurried_ >= 3) {
    slowerTicks_ = ticksOf(kSlowerS);
    hurried_ = 0;
  }
  sinceStep_ = 0;
  world_.puff(side, sounds_);
}

/// Holds are the gentler form: at the lowest difficulty every second flight is a march, at the highest all but the
/// first.
bool Balloon::marching() const {
  if (seated() || guided()) {
    return false;
  }
  const int flight = flights_.count();
  const int holdEvery = setup_.difficulty < 1.0 / 3.0 ? 2 : (setup_.difficulty < 2.0 / 3.0 ? 3 : setup_.repetitions);
  return flight % holdEvery != 1 % holdEvery;
}

int Balloon::secondsLeft() const {
  return static_cast<int>(std::ceil(setup_.holdS * (1.0 - share()) - 1e-9));
}

void Balloon::stepFly() {
  route_.light(share(), sounds_);
  if (flights_.up()) {
    countDown();
    if (marching() && ++beatTicks_ >= ticksOf(kBeatS)) {
      beatTicks_ = 0;
      say("tick", 0.3);
    }
  }
  if (share() >= 1.0) {
    ++done_;
    triumph_ = 1.0;
    say("bell", 0.8);
    enter(Stage::Lower);
    return;
  }
  const double patienceS = flights_.now().heldS > 0.0 ? kAgainS : kWaitS;
  if (!flights_.up() && flights_.downS() >= patienceS) {
    beginRest();
  }
}

void Balloon::stepLower() {
  // Whether it was a flight is known only once the tracker reports the hold.
  const bool down = !flights_.up() && !flights_.open() && flights_.downS() >= kDownS;
  if (down || stageS() >= kLongestLowerS) {
    beginRest();
  }
}

void Balloon::stepRest(const LeanState& lean) {
  if (landed() && !touched_) {
    touched_ = true;
    route_.arrive(random_);
    world_.touchDown(sounds_);
  }
  if (touched_ && !unloaded_ && landedS() >= kUnloadAfterS) {
    unloaded_ = true;
    world_.unload(flights_.now().soft, sounds_);
  }
  if (last()) {
    if (!flown() || (landed() && landedS() >= kPraiseS)) {
      enter(Stage::Over);
    }
    return;
  }
  if (choosing()) {
    route_.choose(lean, landedS() - kChooseAfterS, sounds_);
  }
  const double chosenByS = flown() ? world_.landS() + kChooseAfterS + kChooseS : 0.0;
  const bool leaning =
      route_.offering() && !route_.decided() && lean.side != 0 && stageS() < chosenByS + kLongestChooseS;
  if (stageS() >= std::max(setup_.restS, route_.decided() ? 0.0 : chosenByS) && !leaning) {
    beginFlight();
  }
}

bool Balloon::choosing() const {
  return stage_ == Stage::Rest && !last() && landed() && landedS() >= kChooseAfterS;
}

/// The voice counts down what the ring shows: at half way, then three, two, one.
void Balloon::countDown() {
  const int left = secondsLeft();
  if (left == told_) {
    return;
  }
  told_ = left;
  if (left >= 1 && left <= 3) {
    say(kCounts[static_cast<std::size_t>(left)]);
  } else if (setup_.holdS >= 10.0 && left == static_cast<int>(0.5 * setup_.holdS)) {
    say("balloon.halfway");
  }
}

BalloonMotion Balloon::motion(const TiptoeState& tiptoe) const {
  const bool up = flights_.up();
  const bool flying = stage_ == Stage::Ready || stage_ == Stage::Fly || stage_ == Stage::Lower;
  const double along = flying && flights_.now().heldS > 0.0 ? kFlownShare * kRouteLeg * share() : 0.0;
  BalloonMotion motion{.burning = flying,
                       .rise = guided() ? (up ? 1.0 : 0.0) : bounded(tiptoe.rise, 0.0, 1.25),
                       .heat = marching() ? 0.65 : 1.0,
                       .topS = stage_ == Stage::Fly && up ? kClimbedAt * setup_.holdS : 0.0,
                       .sinks = stage_ == Stage::Fly && !up,
                       .grounded = !flying,
                       .goal = route_.places() * kRouteLeg + along,
                       .aloft = up && stage_ != Stage::Rest,
                       .sway = swayOf(tiptoe).x,
                       // Harder flights are gustier, which changes only the picture.
                       .gust = (0.15 + 0.35 * setup_.difficulty) * det::sin(0.9 * nowS()),
                       .silent = stage_ == Stage::Ready};
  if (stage_ == Stage::Rest && flown()) {
    motion.landing = stageS() / world_.landS();
    motion.goal = (route_.places() + (touched_ ? 0 : 1)) * kRouteLeg;
  }
  // There is no wind while the game sends the person to the rail.
  motion.windy = motion.aloft && railTicks_ == 0;
  return motion;
}

void Balloon::stepEyes() {
  route_.step(choosing());
  breath_ = eased(breath_, stage_ == Stage::Rest ? 1.0 : 0.0, 0.8);
  triumph_ = eased(triumph_, 0.0, 1.2);
}

const Prompt& Balloon::prompt() const {
  switch (stage_) {
    case Stage::Ready:
      return kPromptReady;
    case Stage::Fly:
      if (railTicks_ > 0) {
        return kPromptRail;
      }
      if (flights_.up()) {
        return slowerTicks_ > 0 ? kPromptSlower : (marching() ? kPromptKeep : kPromptHold);
      }
      if (flights_.now().heldS > 0.0) {
        return kPromptAgain;
      }
      return seated() ? kPromptHeels : (marching() ? kPromptMarch : kPromptRise);
    case Stage::Lower:
      return kPromptLower;
    case Stage::Rest:
      if (flown() && stageS() < kPraiseS) {
        return flights_.now().soft ? kPromptSoft : kPromptWell;
      }
      return choosing() && !route_.decided() && !seated() ? kPromptChoose : kPromptRest;
    case Stage::Over:
      break;
  }
  return done_ > 0 ? kPromptOver : kPromptRest;
}

HudState Balloon::hud() const {
  HudState hud{.promptId = std::string(prompt().id), .done = done_, .total = setup_.repetitions};
  if (stage_ == Stage::Fly) {
    hud.ring = share();
    hud.ringText = std::to_string(secondsLeft());
  }
  return hud;
}

Cue Balloon::cue() const {
  switch (stage_) {
    case Stage::Fly:
      return {.kind = marching() ? CueKind::March : CueKind::Rise};
    case Stage::Lower:
      return {.kind = CueKind::Lower};
    case Stage::Rest:
      if (choosing() && !route_.decided() && !seated()) {
        return {.kind = CueKind::LeanTo, .targetShare = {route_.chosen() == 0 ? -kAskedLean : kAskedLean, 0.0}};
      }
      break;
    case Stage::Ready:
    case Stage::Over:
      break;
  }
  return {.kind = CueKind::Rest};
}

ScoreSheet Balloon::score() const {
  return guided() ? ScoreSheet{.formula = "guided-tiptoe/2", .parts = {}}
                  : tiptoeScore(flights_.all(), setup_.repetitions, setup_.holdS);
}

void Balloon::digest(Digest& digest) const {
  for (const Tick ticks :
       {tick_, stageTicks_, flights_.downTicks(), sinceStep_, slowerTicks_, railTicks_, beatTicks_}) {
    digest.add(ticks);
  }
  for (const int number : {static_cast<int>(stage_), done_, told_, hurried_}) {
    digest.add(number);
  }
  route_.digestOffer(digest);
  for (const bool flag :
       {flights_.up(), flights_.open(), flights_.counts(), touched_, unloaded_, route_.offering(), route_.decided()}) {
    digest.add(flag);
  }
  for (const double number : {flights_.heldS(), flights_.fromS(), flights_.closedS()}) {
    digest.add(number);
  }
  world_.digestMotion(digest);
  digest.add(route_.dwell());
  digest.add(world_.lastPuff());
  flights_.digest(digest);
  route_.digestLegs(digest);
  digest.add(random_.ahead());
  world_.digestRig(digest);
}

BalloonScene Balloon::scene() const {
  const double done = static_cast<double>(done_) / setup_.repetitions;
  BalloonScene scene{.dayTime = setup_.dayTime,
                     .timeS = nowS(),
                     .breath = breath_,
                     .triumph = triumph_,
                     .choice = {.byLean = !seated()},
                     .place = withBout(setup_.place, Exercise::Tiptoe, done)};
  route_.show(scene);
  world_.show(scene);
  return scene;
}

}  // namespace

std::unique_ptr<Game> makeBalloon(const BoutSetup& setup) {
  return std::make_unique<Balloon>(setup);
}

}  // namespace surefoot
