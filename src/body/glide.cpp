// SPDX-License-Identifier: MIT
// Minimum-jerk movement and its corrections.
#include "body/glide.hpp"

#include <algorithm>

#include "body/sway.hpp"

namespace surefoot {
namespace {

constexpr double kWorstMiss = 2.0;

}  // namespace

void Glide::to(double goal, double lengthS) {
  const double speed = value_[1] * lengthS;
  const double pull = 0.5 * value_[2] * lengthS * lengthS;
  const double way = goal - value_[0];
  c_ = {value_[0],
        speed,
        pull,
        10.0 * way - 6.0 * speed - 3.0 * pull,
        -15.0 * way + 8.0 * speed + 3.0 * pull,
        6.0 * way - 3.0 * speed - pull};
  goal_ = goal;
  lengthS_ = lengthS;
  share_ = 0.0;
}

void Glide::step() {
  if (share_ >= 1.0) {
    return;
  }
  share_ += kBodyStepS / lengthS_;
  if (share_ >= 1.0) {
    value_ = {goal_, 0.0, 0.0};
    return;
  }
  const double s = share_;
  value_[0] = c_[0] + s * (c_[1] + s * (c_[2] + s * (c_[3] + s * (c_[4] + s * c_[5]))));
  value_[1] = (c_[1] + s * (2.0 * c_[2] + s * (3.0 * c_[3] + s * (4.0 * c_[4] + s * 5.0 * c_[5])))) / lengthS_;
  value_[2] = (2.0 * c_[2] + s * (6.0 * c_[3] + s * (12.0 * c_[4] + s * 20.0 * c_[5]))) / (lengthS_ * lengthS_);
}

void Aim::to(double goal, double lengthS, double error, double correctS, Random& random) {
  goal_ = goal;
  error_ = error;
  correctS_ = correctS;
  waitS_ = lengthS;
  glide_.to(goal + miss(random), lengthS);
}

double Aim::miss(Random& random) const {
  return error_ > 0.0 ? error_ * std::clamp(random.normal(), -kWorstMiss, kWorstMiss) : 0.0;
}

void Aim::step(Random& random) {
  glide_.step();
  waitS_ -= kBodyStepS;
  if (error_ > 0.0 && waitS_ <= 0.0) {
    glide_.to(goal_ + miss(random), correctS_);
    waitS_ = correctS_;
  }
}

}  // namespace surefoot
