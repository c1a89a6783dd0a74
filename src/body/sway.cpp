// SPDX-License-Identifier: MIT
// Sway as two noise-driven filters for each axis, with amplitudes fitted to published velocities and areas.
#include "body/sway.hpp"

namespace surefoot {
namespace {

constexpr double kWanderTimeS = 2.6;
constexpr double kWanderSmoothS = 0.45;
constexpr double kTrembleDamping = 0.45;
// Heartbeat and breathing shake the load about once a second.
constexpr double kHeaveShare = 0.0009;
constexpr double kHeaveHz = 1.2;
constexpr double kHeaveDamping = 0.5;
constexpr double kOneLegWander = 1.2;
constexpr double kOneLegTremble = 4.0;
constexpr double kOneLegSide = 1.3;

/// The mean person, before individual variation.
SwaySetup usualSway(bool older, bool foam, bool shaky) {
  SwaySetup setup;
  setup.wanderMm = foam ? (older ? 11.2 : 9.3) : (older ? 4.6 : 4.6);
  setup.trembleMm = foam ? (older ? 5.4 : 3.1) : (older ? 1.6 : 1.2);
  setup.mlShare = foam ? 0.8 : 0.6;
  if (shaky) {
    setup.wanderMm *= foam ? 1.2 : 1.7;
    setup.trembleMm *= foam ? 1.5 : 2.6;
  }
  return setup;
}

}  // namespace

Wander::Wander(double sd, double timeS, double smoothS)
    : keep_(1.0 - kBodyStepS / timeS), follow_(kBodyStepS / smoothS) {
  // The low-pass keeps timeS / (timeS + smoothS) of the variance.
  kick_ = sd * std::sqrt((1.0 - keep_ * keep_) * (timeS + smoothS) / timeS);
}

double Wander::step(Random& random) {
  raw_ = keep_ * raw_ + kick_ * random.normal();
  value_ += follow_ * (raw_ - value_);
  return value_;
}

Spring::Spring(double frequencyHz, double damping) {
  const double omega = 2.0 * kPi * frequencyHz;
  stiffness_ = omega * omega;
  friction_ = 2.0 * damping * omega;
}

double Spring::step(double rest) {
  acceleration_ = stiffness_ * (rest - value_) - friction_ * speed_;
  speed_ += kBodyStepS * acceleration_;
  value_ += kBodyStepS * speed_;
  return value_;
}

Tremble::Tremble(double sd, double frequencyHz, double damping) : spring_(frequencyHz, damping) {
  const double omega = 2.0 * kPi * frequencyHz;
  // The variance of the oscillator under white noise of density s is s / (4 damping omega^3).
  kick_ = sd * std::sqrt(4.0 * damping * omega * omega * omega * kBodyStepS);
}

double Tremble::step(Random& random) {
  spring_.kick(kick_ * random.normal());
  return spring_.step(0.0);
}

SwaySetup swayOf(bool older, bool foam, bool shaky, Random& random) {
  SwaySetup setup = usualSway(older, foam, shaky);
  // People differ by about a tenth in each amplitude.
  setup.wanderMm *= det::exp(0.10 * random.normal());
  setup.trembleMm *= det::exp(0.10 * random.normal());
  return setup;
}

SwayGain swayGain(bool older, bool shaky, bool drawnForFoam, const SwayPlace& place) {
  const bool foam = drawnForFoam || place.foam;
  const SwaySetup drawn = usualSway(older, drawnForFoam, shaky);
  const SwaySetup here = usualSway(older, foam, shaky);
  const double blind = !place.eyesClosed ? 1.0 : foam ? (older ? 1.20 : 1.34) : (older ? 1.10 : 1.01);
  SwayGain gain{here.wanderMm / drawn.wanderMm * blind, here.trembleMm / drawn.trembleMm * blind,
                here.mlShare / drawn.mlShare};
  if (place.oneLeg) {
    gain.wander *= kOneLegWander;
    gain.tremble *= kOneLegTremble;
    gain.side *= kOneLegSide;
  }
  return gain;
}

Sway::Sway(const SwaySetup& setup)
    : wanderX_(setup.wanderMm * setup.mlShare, kWanderTimeS, kWanderSmoothS),
      wanderY_(setup.wanderMm, kWanderTimeS, kWanderSmoothS),
      trembleX_(setup.trembleMm * setup.mlShare, setup.trembleHz, kTrembleDamping),
      trembleY_(setup.trembleMm, setup.trembleHz, kTrembleDamping),
      heave_(kHeaveShare, kHeaveHz, kHeaveDamping) {}

void Sway::step(Random& random) {
  wander_.x = wanderX_.step(random);
  wander_.y = wanderY_.step(random);
  tremble_.x = trembleX_.step(random);
  tremble_.y = trembleY_.step(random);
  load_ = heave_.step(random);
}

}  // namespace surefoot
