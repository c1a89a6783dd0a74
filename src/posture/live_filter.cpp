// SPDX-License-Identifier: MIT
// The live low-pass: y'' + 2 z w y' + w^2 y = w^2 u with z = sqrt(1/2), solved exactly for an input u that is a
// straight line over the interval.
#include "posture/live_filter.hpp"

#include "base/math.hpp"

namespace surefoot {

namespace {

constexpr double kGapS = 0.5;
constexpr double kOmega = 2.0 * kPi * LiveFilter::kCutOffHz;
constexpr double kSqrtHalf = 0.70710678118654752440;
/// Butterworth: the homogeneous solution decays and rings at the same rate, a = z w and b = w sqrt(1 - z^2).
constexpr double kA = kOmega * kSqrtHalf;
/// Lag of the output behind a ramp: 2 z / w.
constexpr double kLagS = 2.0 * kSqrtHalf / kOmega;

}  // namespace

double LiveFilter::Channel::step(double next, const Step& by) {
  if (!running) {
    running = true;
    value = next;
    slope = 0.0;
  } else {
    // The particular solution is the input line, kLagS late. The rest decays.
    const double ramp = (next - input) * by.perS;
    const double error = value - input + ramp * kLagS;
    const double errorSlope = slope - ramp;
    const double swing = errorSlope * (1.0 / kA) + error;
    value = next - ramp * kLagS + error * by.cosine + swing * by.sine;
    slope = ramp + kA * ((swing - error) * by.cosine - (swing + error) * by.sine);
  }
  input = next;
  return value;
}

void LiveFilter::CopChannels::step(Cop& cop, const Step& by) {
  cop.loadN = load.step(cop.loadN, by);
  if (cop.valid) {
    cop.mm = {x.step(cop.mm.x, by), y.step(cop.mm.y, by)};
  } else {
    x.running = false;
    y.running = false;
  }
}

Reading LiveFilter::step(const Reading& reading) {
  const double dtS = reading.tS - lastS_;
  if (!started_ || reading.faulty || dtS <= 0.0 || dtS > kGapS) {
    *this = LiveFilter();
  } else if (dtS != by_.dtS) {
    const double decay = det::exp(-kA * dtS);
    by_ = {dtS, 1.0 / dtS, decay * det::cos(kA * dtS), decay * det::sin(kA * dtS)};
  }
  lastS_ = reading.tS;
  started_ = !reading.faulty;
  Reading out = reading;
  if (reading.faulty) {
    return out;
  }
  for (std::size_t i = 0; i < kMaxCells; ++i) {
    out.cellN[i] = cells_[i].step(reading.cellN[i], by_);
  }
  whole_.step(out.whole, by_);
  left_.step(out.left, by_);
  right_.step(out.right, by_);
  out.toeLeftN = toeLeft_.step(reading.toeLeftN, by_);
  out.toeRightN = toeRight_.step(reading.toeRightN, by_);
  return out;
}

}  // namespace surefoot
