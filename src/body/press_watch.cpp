// SPDX-License-Identifier: MIT
#include "body/press_watch.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/median.hpp"
#include "body/sway.hpp"

namespace surefoot {

void PressWatch::step(double nowS, double value, double forwardMm, std::vector<TruePress>& ended) {
  if (!active_) {
    if (value < startLevel_) {
      return;
    }
    active_ = true;
    press_ = {.kind = press_.kind, .startS = nowS};
    values_.clear();
    forwardMm_.clear();
  }
  press_.peak = std::max(press_.peak, value);
  values_.push_back(value);
  forwardMm_.push_back(forwardMm);
  if (value < endLevel_) {
    active_ = false;
    press_.endS = nowS;
    measurePlateau();
    press_.complete = press_.heldS >= 3.0;
    ended.push_back(press_);
  }
}

void PressWatch::measurePlateau() {
  constexpr double kPlateau = 0.85;
  constexpr double kDip = 0.5;
  std::vector<double> high;
  std::copy_if(values_.begin(), values_.end(), std::back_inserter(high),
               [&](double v) { return v >= kDip * press_.peak; });
  const double level = kPlateau * medianOf(std::move(high)).value_or(0.0);
  const auto reaches = [level](double value) { return value >= level; };
  const auto from = std::find_if(values_.begin(), values_.end(), reaches);
  const auto to = std::find_if(values_.rbegin(), values_.rend(), reaches).base();
  for (auto value = from; value < to; ++value) {
    const bool held = *value >= kDip / kPlateau * level;
    press_.heldS += held ? kBodyStepS : 0.0;
    press_.leanMm += held ? kBodyStepS * forwardMm_[static_cast<std::size_t>(value - values_.begin())] : 0.0;
  }
  press_.leanMm /= std::max(kBodyStepS, press_.heldS);
}

}  // namespace surefoot
