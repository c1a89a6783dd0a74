// SPDX-License-Identifier: MIT
// Hand support with hysteresis and a minimum duration.
#include "movement/support.hpp"

#include <algorithm>

namespace surefoot {

namespace {

constexpr double kBackShare = 0.02;
constexpr double kBackLastsS = 0.5;
constexpr double kSmoothS = 0.5;

}  // namespace

bool Support::step(double tS, double loadN, double bodyWeightN) {
  const double missing = 1.0 - loadN / bodyWeightN;
  const double dtS = started_ ? tS - lastS_ : 0.0;
  share_ = started_ ? share_ + dtS / (kSmoothS + dtS) * (std::max(0.0, missing) - share_) : std::max(0.0, missing);
  started_ = true;
  lastS_ = tS;
  const bool beyond = supported_ ? missing < kBackShare : missing > kMissingShare;
  if (!beyond) {
    crossing_ = false;
    return false;
  }
  if (!crossing_) {
    crossing_ = true;
    crossedS_ = tS;
  }
  if (tS - crossedS_ <= (supported_ ? kBackLastsS : kLastsS)) {
    return false;
  }
  supported_ = !supported_;
  crossing_ = false;
  return true;
}

}  // namespace surefoot
