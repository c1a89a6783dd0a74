// SPDX-License-Identifier: MIT
#include "movement/edge.hpp"

namespace surefoot {
namespace {

constexpr double kOutLastsS = 0.1;
constexpr double kInside = 0.85;
constexpr double kInsideLastsS = 1.0;

}  // namespace

void Edge::step(double tS, Vec2 shift, Vec2 perS) {
  const Vec2 ahead = shift + perS * (1.0 / kOmega0);
  const Vec2 out{ahead.x / kSideways, ahead.y / (ahead.y > 0.0 ? kForward : kBackward)};
  const bool beyond = near_ ? length(out) < kInside : length(out) > 1.0;
  if (!beyond) {
    crossing_ = false;
    return;
  }
  if (!crossing_) {
    crossing_ = true;
    crossedS_ = tS;
  }
  if (tS - crossedS_ >= (near_ ? kInsideLastsS : kOutLastsS)) {
    near_ = !near_;
    crossing_ = false;
  }
}

}  // namespace surefoot
