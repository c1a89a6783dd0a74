// SPDX-License-Identifier: MIT
// The starting values of a person. Where no source is named they are the project's own and only need to look plausible.
#include "body/traits.hpp"

#include "body/person.hpp"

namespace surefoot {
namespace {

constexpr double kOffMiddleMm = 25.0;
// Toes carry more when the body sways forward: both feet together 0.6 % of the weight for a tenth of the foot.
constexpr double kToesPerLean = 0.06;
constexpr double kToesGiveMm = 8.0;

void makeSteady(Traits& traits) {
  // Simple reaction time of standing adults to a spoken or visible cue: 0.25 to 0.4 s.
  traits.reactionS = {0.25, 0.42};
  traits.leanError = 0.006;
  traits.pressLean = 0.003;
  traits.pressError = 0.03;
  traits.pressTremor = 0.02;
  traits.riseS = {0.4, 0.8};
  traits.releaseS = {0.5, 0.9};
  traits.tiptoe.forwardError = 0.006;
  traits.tiptoe.heightError = 0.015;
  traits.tiptoe.riseS = {0.8, 1.3};
  traits.tiptoe.lowerS = {1.1, 1.7};
  traits.circling.radiusError = 0.05;
  traits.circling.unevenness = 0.06;
}

void makeShaky(Traits& traits) {
  traits.reactionS = {0.38, 0.6};
  traits.pace = 1.25;
  traits.calm = 0.6;
  traits.leanError = 0.03;
  traits.pressLean = 0.02;
  traits.pressError = 0.17;
  traits.pressTremor = 0.08;
  traits.riseS = {0.8, 1.2};
  traits.releaseS = {0.15, 0.25};
  traits.letGoChance = 0.12;
  traits.tiptoe.forwardError = 0.02;
  traits.tiptoe.heightError = 0.07;
  traits.tiptoe.lowerS = {0.4, 0.6};
  traits.tiptoe.strikeMm = 3.0;
  traits.tiptoe.dropChance = 0.25;
  traits.tiptoe.stepS = {1.1, 1.7};
  traits.tiptoe.stepError = 0.12;
  traits.tiptoeSway = 0.9;
  traits.circling.radiusError = 0.18;
  traits.circling.narrow = 0.85;
  traits.circling.unevenness = 0.35;
  traits.circling.gapChance = 0.12;
  traits.circling.pauseChance = 0.08;
}

void makeOlder(Traits& traits) {
  traits.reactionS = {traits.reactionS.low + 0.08, 0.6};
  traits.pace *= 1.3;
  traits.riseS.low *= 1.2;
  traits.riseS.high *= 1.2;
}

/// Drawn separately, so that presses do not change when heels or circles do.
void drawFeet(const BodySetup& setup, Traits& traits) {
  Random random(setup.seed, 7);
  traits.tiptoe.forwardShare = random.uniform(0.23, 0.29);
  traits.circling.lapS = random.uniform(2.6, 3.4) * traits.pace;
  const double reachShare = random.uniform(0.10, 0.13);
  const double soleMm = random.uniform(13.0, 16.0);
  traits.circling.radiusMm = setup.seated ? soleMm : reachShare * setup.footLengthMm;
  traits.circling.needMm = setup.seated ? 8.0 : 15.0;
  for (Span* span : {&traits.tiptoe.riseS, &traits.tiptoe.lowerS, &traits.tiptoe.stepS}) {
    const double slower = setup.older ? 1.3 : 1.0;
    span->low *= slower;
    span->high *= slower;
  }
}

/// How far and for how long the person keeps their balance. One leg: for older people close to the means of 27.0 s (60
/// to 69 years) and 17.2 s (70 to 79), for young people longer than a minute; the other values are the project's own.
void drawBalance(const BodySetup& setup, Traits& traits) {
  Random random(setup.seed, 9);
  const double part = (setup.older ? 0.8 : 1.0) * (setup.shaky ? 0.7 : 1.0);
  traits.forwardShare = part * random.uniform(0.22, 0.28);
  traits.backShare = part * random.uniform(0.13, 0.18);
  traits.sideShare = part * random.uniform(0.28, 0.36);
  const double differs = random.normal();
  traits.oneLegS = (setup.older ? 18.0 : 60.0) * (setup.shaky ? 0.35 : 1.0) * det::exp(0.3 * differs);
}

/// What leaning does to toes and load. In the vertical force of 29 people who leaned forward as far as possible (force
/// plate, 100 Hz), the weight falls first, by 1.5 to 4.3 %, and never exceeds itself by more than 1.7 %.
void drawLeaning(const BodySetup& setup, Traits& traits) {
  Random random(setup.seed, 11);
  traits.leanSinkMm = random.uniform(8.0, 21.0);
  const double follow = random.uniform(1.0, 3.0);
  traits.toesNPerMm = setup.toeLeaner ? follow : kToesPerLean * setup.weightN / setup.footLengthMm;
  // Toes that give way so much when the body sways back bear more at ease.
  traits.toeRestN += setup.toeLeaner ? 0.5 * follow * kToesGiveMm : 0.0;
}

}  // namespace

Traits traitsOf(const BodySetup& setup, bool toesOnly) {
  Random random(setup.seed, 3);
  Traits traits;
  traits.sway = swayOf(setup.older, setup.foam, setup.shaky, random);
  const double offMiddle = kOffMiddleMm * std::sqrt(random.uniform());
  const double way = random.uniform(0.0, 2.0 * kPi);
  traits.offsetMm = {offMiddle * det::cos(way), offMiddle * det::sin(way)};
  makeSteady(traits);
  if (setup.shaky) {
    makeShaky(traits);
  }
  if (setup.older) {
    makeOlder(traits);
  }
  drawFeet(setup, traits);
  drawBalance(setup, traits);
  traits.leftShare = 0.5 + 0.03 * random.normal();
  traits.toeRestN = setup.weightN * random.uniform(0.006, 0.012);
  const double rail = random.uniform(0.055, 0.095);
  drawLeaning(setup, traits);
  traits.railShare = setup.supported ? rail : 0.0;
  const double legs = random.uniform();
  if (setup.seated) {
    // Lower legs, feet and part of the thighs. With the heels on a block beside the board, only the part that the toes
    // carry.
    traits.soleShare = 0.15 + 0.10 * legs;
    traits.legShare = toesOnly ? 0.10 + 0.04 * legs : traits.soleShare;
    traits.toeRestN *= 0.3;
    traits.sway.wanderMm *= kSeatedSway;
    traits.sway.trembleMm *= kSeatedSway;
  }
  return traits;
}

Vec2 farthestShare(const Traits& traits, Vec2 way) {
  const double far = length(way);
  if (far <= 0.0) {
    return {};
  }
  const Vec2 unit = way * (1.0 / far);
  const double x = unit.x / traits.sideShare;
  const double y = unit.y / (unit.y > 0.0 ? traits.forwardShare : traits.backShare);
  return unit * (1.0 / std::sqrt(x * x + y * y));
}

}  // namespace surefoot
