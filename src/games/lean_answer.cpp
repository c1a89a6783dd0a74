// SPDX-License-Identifier: MIT
#include "games/lean_answer.hpp"

#include <algorithm>
#include <cmath>

namespace surefoot {

namespace {

constexpr double kStaysS = 1.5;    ///< Time on one side from which it answers a gate or is against it.
constexpr double kUprightS = 1.0;  ///< After a gate, without a break.
/// A lean that grows by less than this is on its way back: slow people may still come from the other side.
constexpr double kGrows = 0.15;
constexpr double kComesBack = 0.2;  ///< By so much at least, if there is no time to be upright.

}  // namespace

void LeanAnswer::ask(int side, double lean) {
  *this = {};
  side_ = side;
  wrong_ = std::max(0.0, -side * lean);
}

void LeanAnswer::approach(double lean, double least) {
  const double wrong = std::max(0.0, -side_ * lean);
  wrong_ = std::min(wrong_, wrong);
  withTicks_ += side_ * lean > least ? 1 : 0;
  againstTicks_ += wrong > least && wrong > wrong_ + kGrows ? 1 : 0;
}

void LeanAnswer::pass(double lean, bool between) {
  answered_ = between && withTicks_ - againstTicks_ >= ticksOf(kStaysS);
  passedAt_ = std::fabs(lean);
  nearest_ = passedAt_;
}

void LeanAnswer::comeBack(double lean, double least, bool last) {
  const double off = std::fabs(lean);
  nearest_ = std::min(nearest_, off);
  uprightTicks_ = off > least ? 0 : uprightTicks_ + 1;
  const bool onTheWay = last && off <= nearest_ + kGrows && passedAt_ - off >= kComesBack;
  done_ = done_ || (answered_ && (onTheWay || uprightTicks_ >= ticksOf(kUprightS)));
}

bool LeanAnswer::against() const {
  return againstTicks_ >= ticksOf(kStaysS);
}

void LeanAnswer::digest(Digest& digest) const {
  for (const Tick ticks : {withTicks_, againstTicks_, uprightTicks_}) {
    digest.add(ticks);
  }
  for (const double number : {wrong_, passedAt_, nearest_}) {
    digest.add(number);
  }
  digest.add(answered_);
  digest.add(done_);
}

}  // namespace surefoot
