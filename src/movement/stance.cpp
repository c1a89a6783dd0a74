// SPDX-License-Identifier: MIT
// Three still seconds, with limits wide enough for a foam pad and an unsteady person.
#include "movement/stance.hpp"

#include <algorithm>
#include <cmath>

namespace surefoot {

namespace {

constexpr double kLoadShare = 0.05;
constexpr double kLoadN = 5.0;
constexpr double kCopShare = 0.10;
/// Foam makes the load swing by 14 %, but fast: the smoothed load shows only lasting changes.
constexpr double kSmoothS = 0.25;
/// The mean of a shorter time is not used yet.
constexpr double kLeastS = 0.25;

}  // namespace

void StillStance::start() {
  measuring_ = true;
  measured_ = false;
  window_.clear();
}

double StillStance::progress() const {
  return measured_ ? 1.0 : std::min(1.0, window_.spanS() / kSpanS);
}

std::optional<QuietValues> StillStance::step(double tS, const QuietValues& now, double footLengthMm) {
  if (!measuring_) {
    return std::nullopt;
  }
  const double dtS = tS - lastS_;
  lastS_ = tS;
  if (window_.empty()) {
    smoothLoadN_ = now.loadN;
  } else {
    smoothLoadN_ += dtS / (kSmoothS + dtS) * (now.loadN - smoothLoadN_);
  }
  if (window_.spanS() >= kLeastS) {
    const QuietValues mean = window_.mean();
    const bool loadMoves = std::fabs(smoothLoadN_ - mean.loadN) > std::max(kLoadN, kLoadShare * mean.loadN);
    if (loadMoves || length(now.copMm - mean.copMm) > kCopShare * footLengthMm) {
      window_.clear();
      smoothLoadN_ = now.loadN;
    }
  }
  window_.add(tS, now);
  if (window_.spanS() < kSpanS) {
    return std::nullopt;
  }
  measuring_ = false;
  measured_ = true;
  spread_ = window_.spread();
  const QuietValues median = window_.median();
  window_.clear();
  return median;
}

}  // namespace surefoot
