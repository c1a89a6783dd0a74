// SPDX-License-Identifier: MIT
// Double integration between two moments of rest.
#include "movement/load_trace.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "base/median.hpp"

namespace surefoot {

namespace {

constexpr double kGravityMmS2 = 9806.65;
constexpr double kOnsetBeforeS = 1.0;
constexpr double kQuietS = 2.0;
/// A person who took longer to come forward was leaning already, and by then the errors of the load have grown.
constexpr double kLongestRiseS = 2.5;
constexpr double kRisenS = 2.2;
/// From here on the load is that of the hold.
constexpr double kHoldFromS = 1.5;
constexpr double kRestlessS = 3.0;
constexpr double kLoweringBeforeS = 2.5;
constexpr double kLandedAfterS = 0.5;
constexpr double kStrikeS = 0.15;
/// Less of it says nothing.
constexpr double kLeastRestS = 0.5;

}  // namespace

void LoadTrace::add(double tS, double load, double rise) {
  points_.push_back({tS, load, rise});
  if (points_.front().tS < tS - 2.0 * kKeptS) {
    const auto keep =
        std::find_if(points_.begin(), points_.end(), [tS](const Point& p) { return p.tS >= tS - kKeptS; });
    points_.erase(points_.begin(), keep);
  }
}

/// The median: a movement that has already begun does not spoil it.
double LoadTrace::restingLoad(double fromS, double toS, double otherwise) const {
  std::vector<double> loads;
  for (const Point& point : points_) {
    if (point.tS >= fromS && point.tS <= toS) {
      loads.push_back(point.load);
    }
  }
  return toS - fromS >= kLeastRestS ? medianOf(std::move(loads)).value_or(otherwise) : otherwise;
}

std::optional<double> LoadTrace::onsetS(double crossedS, double fromRise) const {
  std::optional<double> onset;
  for (const Point& point : points_) {
    if (point.tS < crossedS && point.tS >= crossedS - kLongestRiseS && point.rise <= fromRise) {
      onset = point.tS - kOnsetBeforeS;
    }
  }
  return onset;
}

/// The load at rest is `low` at a rise of 0 and `high` at `highRise`: cells that disagree make an error of the load
/// that follows the shift.
BodyMove LoadTrace::move(double fromS, double toS, double low, double high, double highRise) const {
  struct Step {
    double tS;
    double dtS;
    double speed;
  };
  std::vector<Step> steps;
  double speed = 0.0;
  const Point* last = nullptr;
  for (const Point& point : points_) {
    if (point.tS < fromS || point.tS > toS) {
      continue;
    }
    if (last != nullptr) {
      const double dtS = point.tS - last->tS;
      const double still = low + (high - low) * std::clamp(point.rise / highRise, 0.0, 1.0);
      speed += kGravityMmS2 * (0.5 * (point.load + last->load) - still) * dtS;
      steps.push_back({point.tS, dtS, speed});
    }
    last = &point;
  }
  BodyMove found;
  double closedUp = 0.0;
  double plainUp = 0.0;
  double closedDown = 0.0;
  double plainDown = 0.0;
  for (const Step& step : steps) {
    const double closed = step.speed - speed * (step.tS - fromS) / (toS - fromS);
    if (closed > closedUp) {
      closedUp = closed;
      found.sinkMmS = closedDown;
    }
    plainUp = std::max(plainUp, step.speed);
    closedDown = std::max(closedDown, -closed);
    plainDown = std::max(plainDown, -step.speed);
    found.liftMm += closed * step.dtS;
    found.plainLiftMm += step.speed * step.dtS;
  }
  found.upMmS = std::min(closedUp, plainUp);
  found.mostUpMmS = std::max(closedUp, plainUp);
  found.downMmS = std::min(closedDown, plainDown);
  found.mostDownMmS = std::max(closedDown, plainDown);
  return found;
}

std::optional<BodyMove> LoadTrace::riseAt(double crossedS, double fromRise, double heldRise, double untilS) const {
  const auto onset = onsetS(crossedS, fromRise);
  if (!onset) {
    return std::nullopt;
  }
  const double before = restingLoad(*onset - kQuietS, *onset, 1.0);
  const double held = restingLoad(crossedS + kHoldFromS, std::min(untilS, crossedS + kAfterS), before);
  return move(*onset, std::min(untilS, crossedS + kRisenS), before, held, heldRise);
}

std::optional<BodyMove> LoadTrace::landingAt(double loweringS, double landedS, double heldRise) const {
  const double fromS = loweringS - kLoweringBeforeS;
  if (points_.empty() || points_.front().tS > fromS) {
    return std::nullopt;
  }
  const double held = restingLoad(fromS - kQuietS, fromS, 1.0);
  return move(fromS, landedS + kLandedAfterS, 1.0, held, heldRise);
}

double LoadTrace::strikeBetween(double fromS, double toS) const {
  double most = 0.0;
  for (std::size_t i = 0; i < points_.size(); ++i) {
    for (std::size_t j = i; j-- > 0 && points_[i].tS - points_[j].tS <= kStrikeS;) {
      const bool within = points_[j].tS >= fromS && points_[i].tS <= toS;
      most = within ? std::max(most, points_[i].load - points_[j].load) : most;
    }
  }
  return most;
}

double LoadTrace::restlessMmS(double crossedS, double fromRise) const {
  const auto onset = onsetS(crossedS, fromRise);
  if (!onset || points_.empty()) {
    return 0.0;
  }
  const double fromS = std::max(points_.front().tS, *onset - kRestlessS);
  const double rest = restingLoad(fromS, *onset, 0.0);
  if (rest <= 0.0) {
    return 0.0;
  }
  const BodyMove before = move(fromS, *onset, rest, rest, 1.0);
  return std::max(before.upMmS, before.downMmS);
}

}  // namespace surefoot
