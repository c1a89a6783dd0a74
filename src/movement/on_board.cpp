// SPDX-License-Identifier: MIT
// On and off with hysteresis and a minimum duration.
#include "movement/on_board.hpp"

#include <algorithm>

namespace surefoot {

namespace {

constexpr double kOnN = 100.0;
constexpr double kOffN = 50.0;
constexpr double kOnShare = 0.25;
constexpr double kOffShare = 0.20;
constexpr double kSeatedOnN = 20.0;
constexpr double kSeatedOffN = 10.0;

}  // namespace

bool OnBoard::crossed(double loadN, double bodyWeightN) const {
  if (seated_) {
    return on_ ? loadN < kSeatedOffN : loadN > kSeatedOnN;
  }
  if (on_) {
    return loadN < (bodyWeightN > 0.0 ? kOffShare * bodyWeightN : kOffN);
  }
  return loadN > std::max(kOnN, kOnShare * bodyWeightN);
}

bool OnBoard::step(double tS, double loadN, double bodyWeightN) {
  if (!crossed(loadN, bodyWeightN)) {
    crossing_ = false;
    return false;
  }
  if (!crossing_ || tS < crossedS_) {
    crossing_ = true;
    crossedS_ = tS;
  }
  if (tS - crossedS_ < kLastsS) {
    return false;
  }
  on_ = !on_;
  crossing_ = false;
  return true;
}

}  // namespace surefoot
