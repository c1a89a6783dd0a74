// SPDX-License-Identifier: MIT
#include "play/help.hpp"

#include "play/game.hpp"

namespace surefoot {
namespace {

constexpr double kShownS = 6.0;
constexpr double kEasedS = 15.0;
constexpr double kAskedS = 30.0;
/// Without an answer the bout goes on, so that it ends by itself.
constexpr double kAnswerS = 20.0;
/// Any lower, and sway would be taken for a movement.
constexpr int kMostEased = 2;

}  // namespace

void Helper::begin(State state) {
  state_ = state;
  help_ = Help::None;
  ticks_ = 0;
}

void Helper::play(bool asked, bool moving) {
  eases_ = false;
  if (!asked || moving) {
    begin(State::Watches);
    return;
  }
  ++ticks_;
  if (ticks_ == ticksOf(kShownS)) {
    help_ = Help::Shown;
  } else if (ticks_ == ticksOf(kEasedS) && eased_ < kMostEased) {
    help_ = Help::Eased;
    eases_ = true;
    ++eased_;
  } else if (ticks_ == ticksOf(kAskedS)) {
    begin(State::Asks);
  }
}

void Helper::wait(bool moving, int side, double leanedS) {
  ++ticks_;
  const bool chosen = side != 0 && leanedS >= kStayS;
  if (moving || (asks() && ticks_ >= ticksOf(kAnswerS)) || (rests() && chosen)) {
    begin(State::Watches);
  } else if (asks() && chosen) {
    begin(side < 0 ? State::Skipped : State::Rests);
  }
}

}  // namespace surefoot
