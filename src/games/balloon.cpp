// SPDX-License-Identifier: MIT
// The rules. A flight is Ready, Fly, Lower, Rest; its length is time on tiptoe, in one hold or in several.
#include "games/balloon.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "base/random.hpp"
#include "games/balloon_rig.hpp"
#include "games/balloon_scene.hpp"
#include "games/particles.hpp"
#include "games/staged.hpp"
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
constexpr double kAgainS = 10.0;  ///< Heels down within a flight for so long: it lands.
constexpr double kWaitS = 20.0;   ///< Heels never up: a rest, then the next flight.
constexpr double kDownS = 0.25;   ///< Heels down for so long after "lower": down for good.
constexpr double kLongestLowerS = 12.0;
constexpr double kLateS = 1.0;  ///< A hold that ended without being told of counts as not measured after this.
constexpr double kLeastRestS = 10.0;
constexpr double kPraiseS = 2.5;
constexpr double kLeastLandS = 3.5;
constexpr double kLandingPace = 2.0;  ///< m/s along the route at most, on average.
constexpr double kUnloadAfterS = 0.5;
constexpr double kChooseAfterS = 1.6;  ///< Both after touching down.
constexpr double kChooseS = 6.0;
constexpr double kLongestChooseS = 20.0;
constexpr double kDwellS = 1.5;
constexpr double kOverS = 4.0;
constexpr double kRailS = 2.5;
constexpr double kSlowerS = 4.0;
constexpr double kSettledS = 3.0;  ///< On tiptoe: before, the sway is the rise itself.
constexpr double kBeatS = 1.2;     ///< 50 steps a minute (at most 60).
constexpr double kHurryS = 0.85;   ///< Steps that follow so soon, three in a row, are asked to be slower.
/// A bout ends after so long for each flight asked, beside their length and rest, whatever happens.
constexpr double kLongestBesideS = 60.0;

constexpr double kShortestFlightS = 3.0;
constexpr double kLongestFlightS = 60.0;
constexpr double kLongestCountedS = 600.0;

// Motion of the balloon, metres.
constexpr double kClimb = 2.75;
constexpr double kRiseLift = 0.32;     ///< What the body's rise adds at once, one to one.
constexpr double kClimbedAt = 0.75;    ///< Share of the flight's length after which it is right up.
constexpr double kSinkS = 14.0;        ///< From right up to the lowest glide.
constexpr double kLowestGlide = 0.14;  ///< Over water it never comes down further.
constexpr double kSwayLift = 5.0;      ///< Metres aside for a sway of one foot length.
constexpr double kMostAside = 0.55;
constexpr double kPuffLift = 0.45;    ///< m/s that a step of a march gives.
constexpr double kWindPerSway = 7.0;  ///< Full wind at a sway of one seventh of foot length.
constexpr double kWindPush = 1.6;     ///< m/s² of full wind.
constexpr double kFarOut = 0.22;      ///< Sway in shares of foot length: near the edge.
constexpr double kAskedLean = 0.16;   ///< Shares of foot length: well past the side's threshold.
constexpr double kHardKnock = 1.5;    ///< N s: from here cargo is heard.

/// What is written, and whether it is spoken too: not where counts are.
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

constexpr std::array<std::string_view, kLanterns> kLanternNotes{"lantern1", "lantern2", "lantern3", "lantern4",
                                                                "lantern5", "lantern6", "lantern7", "lantern8",
                                                                "lantern9", "lantern10"};
constexpr std::array<std::string_view, 4> kCounts{"", "count1", "count2", "count3"};

/// What of the sway is wobble: a march goes from side to side by itself.
Vec2 swayOf(const TiptoeState& tiptoe) {
  const double sideways = tiptoe.steps > 0 ? 0.2 : 1.0;
  return {sideways * bounded(tiptoe.sway.x, -1.0, 1.0), bounded(tiptoe.sway.y, -1.0, 1.0)};
}

int lanternsFor(double share) {
  return std::min(kLanterns, static_cast<int>(share * kLanterns + 1e-9));
}

struct Leg {
  int lit = 0;
  PlaceKind to{};
  bool reached = false;
};

class Balloon final : public StagedGame<Stage> {
 public:
  explicit Balloon(const BoutSetup& setup);

  void draw(DrawList& out, const Canvas& canvas) const override { drawBalloon(out, canvas, scene()); }
  HudState hud() const override;
  Cue cue() const override;
  ScoreSheet score() const override;
  void digest(Digest& digest) const override;

 private:
  void play(const TickInput& input) override;
  const Prompt& prompt() const override;

  bool guided() const { return setup_.form == Form::Guided; }
  bool seated() const { return setup_.form == Form::Seated; }
  double share() const { return clamp01(flights_.back().heldS / setup_.holdS); }
  int secondsLeft() const;
  bool flown() const { return landS_ > 0.0; }
  bool landed() const { return flown() && stageS() >= landS_; }
  double landedS() const { return stageS() - landS_; }
  bool choosing() const;
  bool marching() const;

  void enter(Stage stage);
  void beginFlight();
  void beginRest();
  void hear(const MovementEvent& event);
  void follow(const MovementState& movement);
  void closeHold(const TiptoeHold& hold);
  void takeBack();
  void stepTaken(double side);
  void stepFly();
  void stepLower();
  void stepRest(const LeanState& lean);
  void stepChoice(const LeanState& lean);
  void offerChoice();
  void lightLanterns();
  void countDown();
  void stepHeight(const TiptoeState& tiptoe);
  void stepWorld(Vec2 sway);
  void hearKnocks();
  BalloonScene scene() const;

  Random random_;
  BalloonRig rig_;
  Particles particles_;
  std::vector<Flight> flights_;  ///< The last one goes on.
  std::vector<Leg> legs_;        ///< As many as were flown, and the one ahead.
  std::vector<SceneCargo> delivered_;
  PlaceKind home_{};

  int done_ = 0;

  // The hold that goes on, or that is over and not yet told of.
  bool up_ = false;
  bool open_ = false;
  bool counts_ = false;  ///< Began while the flight was on.
  double heldS_ = 0.0;
  double fromS_ = 0.0;          ///< What of it was before the flight.
  double closedS_ = 0.0;        ///< Of the flight's holds before it.
  std::size_t holdFlight_ = 0;  ///< The flight in which it began, and the time of that one's holds before it.
  double holdClosedS_ = 0.0;
  Tick downTicks_ = 0;
  int told_ = 0;  ///< Seconds left that were last spoken.
  Tick sinceStep_ = 0;
  int hurried_ = 0;
  Tick slowerTicks_ = 0;
  Tick railTicks_ = 0;
  Tick beatTicks_ = 0;

  // Where the balloon is.
  int place_ = 0;  ///< Landing places reached.
  double climbed_ = 0.0;
  Spring height_;
  double lift_ = 0.0;
  double route_ = 0.0;
  double aside_ = 0.0;
  double wind_ = 0.0;
  double landS_ = 0.0;  ///< How long this landing takes; 0: nothing to land from.
  double landFromRoute_ = 0.0;
  double landFromHeight_ = 0.0;
  bool touched_ = false;
  bool unloaded_ = false;
  Tick loadedTicks_ = 0;

  // The way to choose.
  std::array<PlaceKind, 2> offered_{};
  bool offering_ = false;
  int chosen_ = 0;
  bool decided_ = false;
  double dwell_ = 0.0;

  // What only eases on the screen.
  double flame_ = 0.0;
  double puff_ = 0.0;
  double newest_ = 1.0;
  double choiceShown_ = 0.0;
  double breath_ = 0.0;
  double triumph_ = 0.0;
};

Balloon::Balloon(const BoutSetup& setup) : StagedGame(setup, kOverS), random_(setup.seed, 12), particles_(setup.seed) {
  setup_.holdS = bounded(setup_.holdS, kShortestFlightS, kLongestFlightS);
  setup_.restS = std::max(kLeastRestS, setup_.restS);
  home_ = static_cast<PlaceKind>(random_.next() % static_cast<std::uint32_t>(kPlaceKinds));
  offerChoice();
  legs_.push_back({.to = offered_[0]});
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
      if ((up_ && counts_) || stageS() >= kReadyS) {
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
  stepHeight(input.movement.tiptoe);
  stepWorld(swayOf(input.movement.tiptoe));
}

void Balloon::enter(Stage stage) {
  if (stage == Stage::Fly) {
    for (SceneCargo& left : rig_.leaveBehind()) {
      left.pose.at.x += route_;
      delivered_.push_back(left);
    }
    downTicks_ = 0;
    if (up_ && !counts_) {
      // Still, or too early, on tiptoe: it counts from now on.
      counts_ = true;
      open_ = true;
      fromS_ = heldS_;
    }
  }
  begin(stage);
}

void Balloon::beginFlight() {
  flights_.emplace_back();
  counts_ = false;
  closedS_ = 0.0;
  told_ = 0;
  landS_ = 0.0;
  hurried_ = 0;
  const bool needsLoad =
      std::none_of(rig_.loads().begin(), rig_.loads().end(), [](const auto& load) { return !load.loose; });
  if (needsLoad) {
    const auto left = static_cast<Cargo>(random_.next() % static_cast<std::uint32_t>(kCargoKinds));
    const auto right = static_cast<Cargo>(random_.next() % static_cast<std::uint32_t>(kCargoKinds));
    rig_.load(left, right);
    loadedTicks_ = 0;
  }
  enter(Stage::Ready);
}

/// Heels down: what was flown glides to the next landing place, whatever its length.
void Balloon::beginRest() {
  landS_ = 0.0;
  touched_ = false;
  unloaded_ = false;
  offering_ = false;
  decided_ = false;
  dwell_ = 0.0;
  if (flights_.back().heldS >= kLeastFlownS) {
    const double wayM = (place_ + 1) * kRouteLeg - route_;
    landS_ = std::max(kLeastLandS, wayM / kLandingPace);
    landFromRoute_ = route_;
    landFromHeight_ = height_.value;
  }
  enter(Stage::Rest);
}

void Balloon::hear(const MovementEvent& event) {
  if (event.kind == EventKind::HoldEnd && open_) {
    closeHold(event.hold);
  } else if (event.kind == EventKind::StepTaken && (stage_ == Stage::Fly || stage_ == Stage::Lower)) {
    stepTaken(event.value);
  } else if (event.kind == EventKind::RiseStart && stage_ == Stage::Rest && choosing()) {
    // Own timing is welcome once the feet have rested a little.
    beginFlight();
  }
}

void Balloon::follow(const MovementState& movement) {
  const bool flying = stage_ == Stage::Ready || stage_ == Stage::Fly;
  const bool ledUp =
      stage_ == Stage::Fly ? stageS() >= kGuidedRiseS : stage_ == Stage::Lower && up_ && stageS() < kGuidedLowerS;
  const bool up = guided() ? ledUp : movement.tiptoe.up;
  if (up && !up_) {
    if (open_) {
      closeHold({.heldS = heldS_, .measured = false});
    }
    open_ = true;
    counts_ = flying;
    heldS_ = 0.0;
    fromS_ = 0.0;
    holdFlight_ = flights_.size() - 1;
    holdClosedS_ = flights_.back().heldS;
    if (flying) {
      say("flame", 0.6);
    }
  }
  up_ = up;
  downTicks_ = up ? 0 : downTicks_ + 1;
  if (up) {
    const double heldS = guided() ? stageS() - kGuidedRiseS : movement.tiptoe.heldS;
    heldS_ = std::max(heldS_, bounded(heldS, 0.0, kLongestCountedS));
  } else if (open_ && static_cast<double>(downTicks_) * kTickS > kLateS) {
    closeHold({.heldS = heldS_, .measured = false});
  }
  if (counts_ && open_) {
    flights_.back().heldS = std::max(flights_.back().heldS, closedS_ + heldS_ - fromS_);
  }
  const bool settled = up && heldS_ > kSettledS && movement.tiptoe.steps == 0;
  const bool edge = settled && !seated() && !guided() && length(swayOf(movement.tiptoe)) > kFarOut;
  railTicks_ = edge ? ticksOf(kRailS) : std::max<Tick>(0, railTicks_ - 1);
  slowerTicks_ = std::max<Tick>(0, slowerTicks_ - 1);
  ++sinceStep_;
}

void Balloon::closeHold(const TiptoeHold& hold) {
  if (hold.astray) {
    takeBack();
  } else if (counts_) {
    closedS_ += std::max(heldS_, bounded(hold.heldS, 0.0, kLongestCountedS)) - fromS_;
    flights_.back().heldS = std::max(flights_.back().heldS, closedS_);
    addMeasures(flights_.back(), hold);
  }
  open_ = false;
  counts_ = false;
  heldS_ = 0.0;
  fromS_ = 0.0;
}

/// The hold that ends was a lean with the heels down: what it gave to its flights, it never gave.
void Balloon::takeBack() {
  flights_[holdFlight_].heldS = holdClosedS_;
  for (std::size_t i = holdFlight_ + 1; i < flights_.size(); ++i) {
    flights_[i].heldS = 0.0;
  }
  closedS_ = flights_.back().heldS;
  legs_.back().lit = std::min(legs_.back().lit, lanternsFor(share()));
  const auto whole = [this](const Flight& flight) { return flight.heldS >= setup_.holdS; };
  done_ = static_cast<int>(std::count_if(flights_.begin(), flights_.end(), whole));
}

void Balloon::stepTaken(double side) {
  const bool soon = static_cast<double>(sinceStep_) * kTickS < kHurryS;
  hurried_ = soon ? hurried_ + 1 : 0;
  if (hurried_ >= 3) {
    slowerTicks_ = ticksOf(kSlowerS);
    hurried_ = 0;
  }
  sinceStep_ = 0;
  puff_ = 1.0;
  height_.velocity += kPuffLift;
  say("puff", 0.7, side < 0.0 ? -0.35 : 0.35);
}

/// Holds are the gentler form: at the gentlest every second flight is a march, further on only the first is none.
bool Balloon::marching() const {
  if (seated() || guided()) {
    return false;
  }
  const auto flight = static_cast<int>(flights_.size());
  const int holdEvery = setup_.difficulty < 1.0 / 3.0 ? 2 : (setup_.difficulty < 2.0 / 3.0 ? 3 : setup_.repetitions);
  return flight % holdEvery != 1 % holdEvery;
}

int Balloon::secondsLeft() const {
  return static_cast<int>(std::ceil(setup_.holdS * (1.0 - share()) - 1e-9));
}

void Balloon::stepFly() {
  lightLanterns();
  if (up_) {
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
  const double patienceS = flights_.back().heldS > 0.0 ? kAgainS : kWaitS;
  if (!up_ && static_cast<double>(downTicks_) * kTickS >= patienceS) {
    beginRest();
  }
}

void Balloon::stepLower() {
  // Whether it was a flight is known when the hold is told of.
  const bool down = !up_ && !open_ && static_cast<double>(downTicks_) * kTickS >= kDownS;
  if (down || stageS() >= kLongestLowerS) {
    beginRest();
  }
}

void Balloon::stepRest(const LeanState& lean) {
  if (landed() && !touched_) {
    touched_ = true;
    legs_[static_cast<std::size_t>(place_)].reached = true;
    ++place_;
    offerChoice();
    legs_.push_back({.to = offered_[static_cast<std::size_t>(chosen_)]});
    say("step", 0.8);
    particles_.burst(ParticleKind::Dust, {-0.3, 0.05}, 5, 0.7, 0.2);
    particles_.burst(ParticleKind::Dust, {0.3, 0.05}, 5, 0.7, 0.2);
  }
  if (touched_ && !unloaded_ && landedS() >= kUnloadAfterS) {
    unloaded_ = true;
    rig_.unload();
    say("thud", 0.5);
    if (flights_.back().loweringS >= kSoftLoweringS) {
      particles_.burst(ParticleKind::Spark, {0.0, 0.3}, 24, 3.0, 0.06);
    }
  }
  const bool last = static_cast<int>(flights_.size()) >= setup_.repetitions;
  if (last) {
    if (!flown() || (landed() && landedS() >= kPraiseS)) {
      enter(Stage::Over);
    }
    return;
  }
  if (choosing()) {
    stepChoice(lean);
  }
  const double chosenByS = flown() ? landS_ + kChooseAfterS + kChooseS : 0.0;
  const bool leaning = offering_ && !decided_ && lean.side != 0 && stageS() < chosenByS + kLongestChooseS;
  if (stageS() >= std::max(setup_.restS, decided_ ? 0.0 : chosenByS) && !leaning) {
    beginFlight();
  }
}

bool Balloon::choosing() const {
  const bool last = static_cast<int>(flights_.size()) >= setup_.repetitions;
  return stage_ == Stage::Rest && !last && landed() && landedS() >= kChooseAfterS;
}

void Balloon::offerChoice() {
  const PlaceKind here = place_ == 0 ? home_ : legs_[static_cast<std::size_t>(place_ - 1)].to;
  const auto after = [](PlaceKind kind, std::uint32_t by) {
    return static_cast<PlaceKind>((static_cast<std::uint32_t>(kind) + by) % kPlaceKinds);
  };
  const std::uint32_t first = 1U + random_.next() % 5U;
  const std::uint32_t further = 1U + random_.next() % 4U;
  const std::uint32_t second = 1U + (first - 1U + further) % 5U;
  offered_ = {after(here, first), after(here, second)};
  chosen_ = static_cast<int>(random_.next() % 2U);
}

void Balloon::stepChoice(const LeanState& lean) {
  offering_ = true;
  if (decided_) {
    return;
  }
  const double dwellS = bounded(lean.dwellS, 0.0, 60.0);
  if (lean.side == 0) {
    dwell_ = 0.0;
    return;
  }
  const int chosen = lean.side < 0 ? 0 : 1;
  if (chosen != chosen_) {
    chosen_ = chosen;
    say("tick", 0.6, chosen == 0 ? -0.5 : 0.5);
  }
  legs_.back().to = offered_[static_cast<std::size_t>(chosen_)];
  dwell_ = std::min(clamp01(dwellS / kDwellS), clamp01((landedS() - kChooseAfterS) / kDwellS));
  if (dwell_ >= 1.0) {
    decided_ = true;
    say("note2", 0.8);
  }
}

void Balloon::lightLanterns() {
  Leg& leg = legs_.back();
  const int lit = lanternsFor(share());
  if (lit > leg.lit) {
    leg.lit = lit;
    newest_ = 0.0;
    say(kLanternNotes[static_cast<std::size_t>(lit - 1)], 0.7);
  }
}

/// The voice counts what the ring shows: half way, then three, two, one.
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

void Balloon::stepHeight(const TiptoeState& tiptoe) {
  const bool flying = stage_ == Stage::Ready || stage_ == Stage::Fly || stage_ == Stage::Lower;
  const double rise = guided() ? (up_ ? 1.0 : 0.0) : bounded(tiptoe.rise, 0.0, 1.25);
  lift_ = eased(lift_, flying ? rise : 0.0, flying ? 0.05 : 0.4);
  const double heat = lift_ * (marching() ? 0.65 : 1.0);
  flame_ = eased(flame_, flying ? heat + 0.5 * puff_ : 0.0, 0.05);
  puff_ = eased(puff_, 0.0, 0.25);
  if (stage_ == Stage::Fly && up_) {
    climbed_ = std::min(1.0, climbed_ + kTickS / (kClimbedAt * setup_.holdS));
  } else if (stage_ == Stage::Fly && climbed_ > kLowestGlide) {
    climbed_ = std::max(kLowestGlide, climbed_ - kTickS / kSinkS);
  }
  if (stage_ == Stage::Rest || stage_ == Stage::Over) {
    const double way = flown() ? smooth(stageS() / landS_) : 1.0;
    climbed_ = 0.0;
    if (stage_ == Stage::Rest && flown()) {
      height_ = {lerp(landFromHeight_, 0.0, way), 0.0};
      route_ = lerp(landFromRoute_, (place_ + (touched_ ? 0 : 1)) * kRouteLeg, way);
      return;
    }
  }
  height_.step(kClimb * climbed_, 0.8, 1.0);
  const double along = flying && flights_.back().heldS > 0.0 ? kFlownShare * kRouteLeg * share() : 0.0;
  route_ = eased(route_, place_ * kRouteLeg + along, 0.5);
}

void Balloon::stepWorld(Vec2 sway) {
  const bool aloft = up_ && stage_ != Stage::Rest;
  const double aside = aloft ? std::clamp(kSwayLift * sway.x, -kMostAside, kMostAside) : 0.0;
  aside_ = eased(aside_, aside, aloft ? 0.1 : 0.8);
  // Nothing blows on somebody who is sent to the rail.
  const bool blows = aloft && railTicks_ == 0;
  const double wind = blows ? std::clamp(kWindPerSway * sway.x, -1.0, 1.0) : 0.0;
  wind_ = eased(wind_, wind, 0.6);
  // Harder flights are gustier: more to see, nothing to lose.
  const double gust = blows ? (0.15 + 0.35 * setup_.difficulty) * det::sin(0.9 * nowS()) : 0.0;
  rig_.blow(-kWindPush * wind_ + gust);
  rig_.moveTo({aside_, kLandedY + height_.value + kRiseLift * lift_}, -0.22 * aside_);
  rig_.step();
  hearKnocks();
  if (aloft) {
    say("wind", 0.10 + 0.6 * std::fabs(wind_), wind_);
  }
  particles_.step();
  newest_ = eased(newest_, 1.0, 0.5);
  choiceShown_ = eased(choiceShown_, choosing() ? 1.0 : 0.0, 0.2);
  breath_ = eased(breath_, stage_ == Stage::Rest ? 1.0 : 0.0, 0.8);
  triumph_ = eased(triumph_, 0.0, 1.2);
  ++loadedTicks_;
}

void Balloon::hearKnocks() {
  for (const Impact& impact : rig_.impacts()) {
    if (impact.impulse > kHardKnock && stage_ != Stage::Ready) {
      say("step", std::min(0.5, 0.06 * impact.impulse), impact.at.x < 0.0 ? -0.4 : 0.4);
      return;
    }
  }
}

const Prompt& Balloon::prompt() const {
  switch (stage_) {
    case Stage::Ready:
      return kPromptReady;
    case Stage::Fly:
      if (railTicks_ > 0) {
        return kPromptRail;
      }
      if (up_) {
        return slowerTicks_ > 0 ? kPromptSlower : (marching() ? kPromptKeep : kPromptHold);
      }
      if (flights_.back().heldS > 0.0) {
        return kPromptAgain;
      }
      return seated() ? kPromptHeels : (marching() ? kPromptMarch : kPromptRise);
    case Stage::Lower:
      return kPromptLower;
    case Stage::Rest:
      if (flown() && stageS() < kPraiseS) {
        return flights_.back().loweringS >= kSoftLoweringS ? kPromptSoft : kPromptWell;
      }
      return choosing() && !decided_ && !seated() ? kPromptChoose : kPromptRest;
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
      if (choosing() && !decided_ && !seated()) {
        return {.kind = CueKind::LeanTo, .targetShare = {chosen_ == 0 ? -kAskedLean : kAskedLean, 0.0}};
      }
      break;
    case Stage::Ready:
    case Stage::Over:
      break;
  }
  return {.kind = CueKind::Rest};
}

ScoreSheet Balloon::score() const {
  return guided() ? guidedTiptoeScore(done_, setup_.repetitions)
                  : tiptoeScore(flights_, setup_.repetitions, setup_.holdS);
}

void Balloon::digest(Digest& digest) const {
  for (const Tick ticks : {tick_, stageTicks_, downTicks_, sinceStep_, slowerTicks_, railTicks_, beatTicks_}) {
    digest.add(ticks);
  }
  for (const int number : {static_cast<int>(stage_), done_, told_, hurried_, place_, chosen_, static_cast<int>(home_),
                           static_cast<int>(offered_[0]), static_cast<int>(offered_[1])}) {
    digest.add(number);
  }
  for (const bool flag : {up_, open_, counts_, touched_, unloaded_, offering_, decided_}) {
    digest.add(flag);
  }
  for (const double number : {heldS_, fromS_, closedS_, climbed_, height_.value, height_.velocity, lift_, route_,
                              aside_, wind_, landS_, landFromRoute_, landFromHeight_, dwell_, puff_}) {
    digest.add(number);
  }
  for (const Flight& flight : flights_) {
    for (const double number : {flight.heldS, flight.measuredS, flight.wobble, flight.loweringS}) {
      digest.add(number);
    }
  }
  for (const Leg& leg : legs_) {
    digest.add(leg.lit);
    digest.add(static_cast<int>(leg.to));
    digest.add(leg.reached);
  }
  Random ahead = random_;
  digest.add(static_cast<std::uint64_t>(ahead.next()));
  rig_.digest(digest);
}

BalloonScene Balloon::scene() const {
  BalloonScene scene{.dayTime = setup_.dayTime,
                     .timeS = nowS(),
                     .route = route_,
                     .hub = rig_.hub(),
                     .basket = rig_.basket(),
                     .flame = flame_,
                     .wind = wind_,
                     .breath = breath_,
                     .triumph = triumph_,
                     .home = home_,
                     .delivered = delivered_,
                     .choice = {.shown = choiceShown_,
                                .byLean = !seated(),
                                .places = offered_,
                                .chosen = chosen_,
                                .dwell = decided_ ? 1.0 : dwell_},
                     .place = withBout(setup_.place, Exercise::Tiptoe, static_cast<double>(done_) / setup_.repetitions),
                     .particles = particles_.all()};
  for (const Leg& leg : legs_) {
    const bool last = &leg == &legs_.back();
    scene.legs.push_back({leg.lit, last ? newest_ : 1.0, leg.to, leg.reached});
  }
  for (const BalloonRig::Load& load : rig_.loads()) {
    const double appeared = load.loose ? 1.0 : overshoot(static_cast<double>(loadedTicks_) * kTickS / 0.5);
    scene.cargo.push_back({rig_.pose(load), load.cargo, appeared, load.loose ? 0.0 : load.side});
  }
  return scene;
}

}  // namespace

std::unique_ptr<Game> makeBalloon(const BoutSetup& setup) {
  return std::make_unique<Balloon>(setup);
}

}  // namespace surefoot
