// SPDX-License-Identifier: MIT
// Double integration between two moments of rest.
#include "movement/load_trace.hpp"

#include <algorithm>
#include <cstddef>

namespace surefoot {

namespace {

constexpr double kGravityMmS2 = 9806.65;
constexpr double kOnsetBeforeS = 0.4;
constexpr double kQuietS = 1.0;
/// A person who took longer to come forward was leaning already, and by then the errors of the load have grown.
constexpr double kLongestRiseS = 2.5;
constexpr double kEarliestS = 0.3;
constexpr double kLatestS = 2.2;
/// From here on the load is that of the hold.
constexpr double kHoldFromS = 1.5;

}  // namespace

void LoadTrace::add(double tS, double load, double rise) {
  points_.push_back({tS, load, rise});
  if (points_.front().tS < tS - 2.0 * kBeforeS) {
    const auto keep =
        std::find_if(points_.begin(), points_.end(), [tS](const Point& p) { return p.tS >= tS - kBeforeS; });
    points_.erase(points_.begin(), keep);
  }
}

double LoadTrace::meanLoad(double fromS, double toS, double otherwise) const {
  double sum = 0.0;
  double count = 0.0;
  for (const Point& point : points_) {
    if (point.tS >= fromS && point.tS <= toS) {
      sum += point.load;
      count += 1.0;
    }
  }
  return toS - fromS >= 0.5 && count > 0.0 ? sum / count : otherwise;
}

std::optional<double> LoadTrace::liftMm(double crossedS, double fromRise, double heldRise, double untilS) const {
  std::size_t onset = points_.size();
  for (std::size_t i = 0; i < points_.size() && points_[i].tS < crossedS; ++i) {
    onset = points_[i].rise <= fromRise && points_[i].tS >= crossedS - kLongestRiseS ? i : onset;
  }
  if (onset == points_.size()) {
    return std::nullopt;
  }
  const double startS = points_[onset].tS - kOnsetBeforeS;
  while (onset > 0 && points_[onset].tS > startS) {
    --onset;
  }
  const double before = meanLoad(startS - kQuietS, startS, 1.0);
  const double held = meanLoad(crossedS + kHoldFromS, std::min(untilS, crossedS + kAfterS), before);
  double speed = 0.0;
  double way = 0.0;
  double most = 0.0;
  for (std::size_t i = onset + 1; i < points_.size() && points_[i].tS <= std::min(untilS, crossedS + kLatestS); ++i) {
    const double dtS = points_[i].tS - points_[i - 1].tS;
    const double load = 0.5 * (points_[i].load + points_[i - 1].load);
    const double still = before + (held - before) * std::clamp(points_[i].rise / heldRise, 0.0, 1.0);
    const double next = speed + kGravityMmS2 * (load - still) * dtS;
    way += 0.5 * (speed + next) * dtS;
    speed = next;
    if (points_[i].tS >= crossedS + kEarliestS) {
      most = std::max(most, way - 0.5 * speed * (points_[i].tS - points_[onset].tS));
    }
  }
  return most;
}

}  // namespace surefoot
