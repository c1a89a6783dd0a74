// SPDX-License-Identifier: MIT
#include "body/press_watch.hpp"

#include <algorithm>

#include "body/sway.hpp"

namespace surefoot {

void PressWatch::step(double nowS, double value, double forwardMm, std::vector<TruePress>& ended) {
  if (!active_) {
    if (value < startLevel_) {
      return;
    }
    active_ = true;
    press_ = {.kind = press_.kind, .startS = nowS};
  }
  press_.peak = std::max(press_.peak, value);
  if (value >= holdLevel_) {
    press_.heldS += kBodyStepS;
    press_.leanMm += kBodyStepS * forwardMm;
  }
  if (value < endLevel_) {
    active_ = false;
    press_.endS = nowS;
    press_.leanMm /= std::max(kBodyStepS, press_.heldS);
    press_.complete = press_.heldS >= 3.0;
    ended.push_back(press_);
  }
}

}  // namespace surefoot
