// SPDX-License-Identifier: MIT
#include "games/balloon_world.hpp"

#include <algorithm>
#include <cmath>

namespace surefoot {

namespace {

using namespace balloon;

constexpr double kLeastLandS = 3.5;
constexpr double kLandingPace = 2.0;  ///< Highest average speed along the route in a landing, m/s.
constexpr double kClimb = 2.75;
constexpr double kRiseLift = 0.32;     ///< Lift that follows the rise of the body one to one, metres.
constexpr double kSinkS = 14.0;        ///< Time from the top to the lowest glide.
constexpr double kLowestGlide = 0.14;  ///< Over water it never sinks below this.
constexpr double kSwayLift = 5.0;      ///< Metres sideways for a sway of one foot length.
constexpr double kMostAside = 0.55;
constexpr double kPuffLift = 0.45;    ///< Upward speed from a step in place, m/s.
constexpr double kWindPerSway = 7.0;  ///< Full wind at a sway of one seventh of foot length.
constexpr double kWindPush = 1.6;     ///< m/s² of full wind.
constexpr double kHardKnock = 1.5;    ///< N s: harder knocks of the cargo are heard.

}  // namespace

void BalloonWorld::step(const BalloonMotion& motion, Sounds& sounds) {
  stepHeight(motion);
  stepAside(motion, sounds);
  particles_.step();
  ++loadedTicks_;
}

void BalloonWorld::stepHeight(const BalloonMotion& motion) {
  lift_ = eased(lift_, motion.burning ? motion.rise : 0.0, motion.burning ? 0.05 : 0.4);
  const double heat = lift_ * motion.heat;
  flame_ = eased(flame_, motion.burning ? heat + 0.5 * puff_ : 0.0, 0.05);
  puff_ = eased(puff_, 0.0, 0.25);
  if (motion.topS > 0.0) {
    climbed_ = std::min(1.0, climbed_ + kTickS / motion.topS);
  } else if (motion.sinks && climbed_ > kLowestGlide) {
    climbed_ = std::max(kLowestGlide, climbed_ - kTickS / kSinkS);
  } else if (motion.grounded) {
    climbed_ = 0.0;
  }
  if (motion.landing) {
    const double way = smooth(*motion.landing);
    height_ = {lerp(landFromHeight_, 0.0, way), 0.0};
    route_ = lerp(landFromRoute_, motion.goal, way);
    return;
  }
  height_.step(kClimb * climbed_, 0.8, 1.0);
  route_ = eased(route_, motion.goal, 0.5);
}

void BalloonWorld::stepAside(const BalloonMotion& motion, Sounds& sounds) {
  const double aside = motion.aloft ? std::clamp(kSwayLift * motion.sway, -kMostAside, kMostAside) : 0.0;
  aside_ = eased(aside_, aside, motion.aloft ? 0.1 : 0.8);
  const double wind = motion.windy ? std::clamp(kWindPerSway * motion.sway, -1.0, 1.0) : 0.0;
  wind_ = eased(wind_, wind, 0.6);
  rig_.blow(-kWindPush * wind_ + (motion.windy ? motion.gust : 0.0));
  rig_.moveTo({aside_, kLandedY + height_.value + kRiseLift * lift_}, -0.22 * aside_);
  rig_.step();
  if (!motion.silent) {
    hearKnocks(sounds);
  }
  if (motion.aloft) {
    sounds.say("wind", 0.10 + 0.6 * std::fabs(wind_), wind_);
  }
}

void BalloonWorld::hearKnocks(Sounds& sounds) {
  for (const Impact& impact : rig_.impacts()) {
    if (impact.impulse > kHardKnock) {
      sounds.say("step", std::min(0.5, 0.06 * impact.impulse), impact.at.x < 0.0 ? -0.4 : 0.4);
      return;
    }
  }
}

bool BalloonWorld::needsLoad() const {
  return std::ranges::all_of(rig_.loads(), [](const BalloonRig::Load& load) { return load.loose; });
}

void BalloonWorld::load(Cargo left, Cargo right) {
  rig_.load(left, right);
  loadedTicks_ = 0;
}

void BalloonWorld::leaveBehind() {
  for (SceneCargo& left : rig_.leaveBehind()) {
    left.pose.at.x += route_;
    delivered_.push_back(left);
  }
}

void BalloonWorld::puff(double side, Sounds& sounds) {
  puff_ = 1.0;
  height_.velocity += kPuffLift;
  sounds.say("puff", 0.7, side < 0.0 ? -0.35 : 0.35);
}

void BalloonWorld::startLanding(int place) {
  const double wayM = place * kRouteLeg - route_;
  landS_ = std::max(kLeastLandS, wayM / kLandingPace);
  landFromRoute_ = route_;
  landFromHeight_ = height_.value;
}

void BalloonWorld::touchDown(Sounds& sounds) {
  sounds.say("step", 0.8);
  particles_.burst(ParticleKind::Dust, {-0.3, 0.05}, 5, 0.7, 0.2);
  particles_.burst(ParticleKind::Dust, {0.3, 0.05}, 5, 0.7, 0.2);
}

void BalloonWorld::unload(bool soft, Sounds& sounds) {
  rig_.unload();
  sounds.say("thud", 0.5);
  if (soft) {
    particles_.burst(ParticleKind::Spark, {0.0, 0.3}, 24, 3.0, 0.06);
  }
}

void BalloonWorld::show(BalloonScene& scene) const {
  scene.route = route_;
  scene.hub = rig_.hub();
  scene.basket = rig_.basket();
  scene.flame = flame_;
  scene.wind = wind_;
  scene.delivered = delivered_;
  scene.particles = particles_.all();
  for (const BalloonRig::Load& load : rig_.loads()) {
    const double appeared = load.loose ? 1.0 : overshoot(static_cast<double>(loadedTicks_) * kTickS / 0.5);
    scene.cargo.push_back({rig_.pose(load), load.cargo, appeared, load.loose ? 0.0 : load.side});
  }
}

void BalloonWorld::digestMotion(Digest& digest) const {
  for (const double number : {climbed_, height_.value, height_.velocity, lift_, route_, aside_, wind_, landS_,
                              landFromRoute_, landFromHeight_}) {
    digest.add(number);
  }
}

}  // namespace surefoot
