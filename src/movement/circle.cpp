// SPDX-License-Identifier: MIT
// Unwrapped angle, laps and sets of laps.
#include "movement/circle.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <utility>

#include "base/math.hpp"

namespace surefoot {

namespace {

constexpr double kCentreS = 4.0;
constexpr double kSmoothS = 0.06;
/// Nearer to the centre than these shares of the needed radius an angle says nothing, a sector is not visited, and
/// nobody has begun.
constexpr double kInside = 0.35;
constexpr double kVisited = 0.5;
constexpr double kBegin = 0.95;
constexpr double kWayTold = 0.25 * kPi;
constexpr double kBackTurn = 0.5 * kPi;
constexpr double kLongestInsideS = 1.0;
constexpr double kLongestPauseS = 2.5;
/// Who has not gone far yet and lingers this long without getting on by an eighth of a turn has not begun.
constexpr double kFirstPauseS = 1.7;
constexpr double kOnwards = 0.25 * kPi;
constexpr double kGoneFar = 0.9 * kPi;
/// A lap unlike the ones before it in both is swaying on after the last one.
constexpr double kLikeRadius = 0.75;
constexpr double kLikeEvenness = 0.5;
/// A first lap that was hardly a turning at all.
constexpr double kLeastEvenness = 0.1;
/// The lap in which the circling stops is as good as round from here on.
constexpr double kNearlyRound = 2.0 * kPi * 0.8;
constexpr double kLeastRound = 0.4;

int sectorOf(double angle) {
  const double turns = angle / (2.0 * kPi) + 1.0 / 16.0;
  return static_cast<int>((turns - std::floor(turns)) * CircleDetector::kSectors) % CircleDetector::kSectors;
}

double wrapped(double angle) {
  return angle - 2.0 * kPi * std::floor(angle / (2.0 * kPi) + 0.5);
}

double angleOf(Vec2 v) {
  return det::atan2(v.y, v.x);
}

/// 1 - SD / mean, not under 0.
double evennessOf(const std::array<double, CircleDetector::kSectors>& values) {
  double mean = 0.0;
  double squares = 0.0;
  for (const double value : values) {
    mean += value / CircleDetector::kSectors;
  }
  for (const double value : values) {
    squares += (value - mean) * (value - mean) / CircleDetector::kSectors;
  }
  return mean > 0.0 ? std::max(0.0, 1.0 - std::sqrt(squares) / mean) : 0.0;
}

}  // namespace

void CircleDetector::step(double tS, Vec2 copMm, Vec2 quietMm, double neededMm, std::vector<MovementEvent>& events) {
  const double dtS = running_ ? tS - lastS_ : 0.0;
  if (!running_) {
    centreMm_ = quietMm;
    smoothMm_ = copMm;
  }
  running_ = true;
  lastS_ = tS;
  neededMm_ = neededMm;
  centreMm_ += (copMm - centreMm_) * (dtS / (kCentreS + dtS));
  smoothMm_ += (copMm - smoothMm_) * (dtS / (kSmoothS + dtS));
  const Vec2 armMm = smoothMm_ - centreMm_;
  const double outMm = length(armMm);
  state_.handle = armMm * (1.0 / neededMm);
  if (!turning_) {
    if (outMm >= kBegin * neededMm) {
      beginSet(tS, smoothMm_, angleOf(armMm));
    }
    return;
  }
  insideS_ = outMm < kInside * neededMm ? insideS_ + dtS : 0.0;
  if (insideS_ == 0.0) {
    turn(tS, armMm, events);
  }
  if (turning_ && !told_ && furthest_ < kGoneFar) {
    if (furthest_ >= milestone_ + kOnwards) {
      milestone_ = furthest_;
      milestoneS_ = tS;
    } else if (tS - milestoneS_ > kFirstPauseS) {
      endSet(events);
    }
  }
  if (turning_ &&
      (insideS_ > kLongestInsideS || tS - furthestS_ > kLongestPauseS || tS - lap_.front().tS > 2.0 * kLongestS)) {
    endSet(events);
  }
}

void CircleDetector::interrupt(std::vector<MovementEvent>& events) {
  endSet(events);
  running_ = false;
  state_ = {};
}

void CircleDetector::beginSet(double tS, Vec2 mm, double angle) {
  turning_ = true;
  way_ = 0;
  beganAngle_ = angle;
  lastAngle_ = angle;
  turned_ = 0.0;
  furthest_ = 0.0;
  furthestS_ = tS;
  milestone_ = 0.0;
  milestoneS_ = tS;
  insideS_ = 0.0;
  told_ = false;
  usualMm_ = 0.0;
  lap_.assign(1, {tS, mm, 0.0});
  state_.angle = angle;
  state_.sectors = 0;
  state_.laps = 0;
}

void CircleDetector::turn(double tS, Vec2 armMm, std::vector<MovementEvent>& events) {
  const double angle = angleOf(armMm);
  const double by = wrapped(angle - lastAngle_);
  lastAngle_ = angle;
  turned_ += by;
  state_.angle += by;
  if (way_ == 0 && std::fabs(turned_) >= kWayTold) {
    way_ = turned_ > 0.0 ? 1 : -1;
  }
  const double ahead = way_ == 0 ? std::fabs(turned_) : way_ * turned_;
  lap_.push_back({tS, smoothMm_, turned_});
  if (length(armMm) >= kVisited * neededMm_) {
    state_.sectors = static_cast<std::uint8_t>(state_.sectors | 1U << static_cast<unsigned>(sectorOf(angle)));
  }
  if (ahead > furthest_) {
    furthest_ = ahead;
    furthestS_ = tS;
  }
  if (ahead < furthest_ - kBackTurn) {
    turnBack(tS, events);
    return;
  }
  state_.circling = way_ != 0;
  state_.clockwise = way_ < 0;
  state_.lapShare = std::clamp(furthest_ / (2.0 * kPi), 0.0, 1.0);
  if (ahead >= 2.0 * kPi) {
    closeLap(tS, events);
  }
}

void CircleDetector::closeLap(double endS, std::vector<MovementEvent>& events) {
  const CircleLap lap = lapOf(endS);
  if (lap.complete) {
    ++state_.laps;
    usualMm_ = usualMm_ > 0.0 ? 0.7 * usualMm_ + 0.3 * lap.radiusMm : lap.radiusMm;
  }
  told_ = true;
  events.push_back({.kind = EventKind::LapEnd, .tS = endS, .value = lap.radiusMm, .lap = lap});
  turned_ -= way_ * 2.0 * kPi;
  furthest_ = std::max(0.0, way_ * turned_);
  furthestS_ = endS;
  const Point last = lap_.back();
  lap_.assign(1, {last.tS, last.mm, turned_});
  state_.sectors = static_cast<std::uint8_t>(1U << static_cast<unsigned>(sectorOf(lastAngle_)));
  state_.lapShare = 0.0;
}

/// The other way began where the furthest point was, not where it became sure.
void CircleDetector::turnBack(double tS, std::vector<MovementEvent>& events) {
  std::vector<Point> back;
  std::copy_if(lap_.begin(), lap_.end(), std::back_inserter(back),
               [this](const Point& point) { return point.tS >= furthestS_; });
  const int way = -way_;
  const double angle = lastAngle_;
  trimToFurthest();
  endSet(events);
  beginSet(back.front().tS, back.front().mm, angle);
  const double from = back.front().turned;
  for (Point& point : back) {
    point.turned -= from;
  }
  turned_ = back.back().turned;
  way_ = way;
  furthest_ = way * turned_;
  furthestS_ = tS;
  milestone_ = furthest_;
  milestoneS_ = tS;
  lap_ = std::move(back);
  state_.circling = true;
  state_.clockwise = way < 0;
}

/// What was turned back is no part of the lap.
void CircleDetector::trimToFurthest() {
  while (lap_.size() > 1 && lap_.back().tS > furthestS_) {
    lap_.pop_back();
  }
}

void CircleDetector::endSet(std::vector<MovementEvent>& events) {
  if (turning_ && furthest_ >= kNearlyRound) {
    trimToFurthest();
    if (lapOf(furthestS_).complete) {
      closeLap(furthestS_, events);
    }
  }
  if (told_) {
    const double laps = state_.laps;
    events.push_back({.kind = EventKind::CircleEnd, .tS = furthestS_, .value = way_ < 0 ? -laps : laps});
  }
  turning_ = false;
  told_ = false;
  lap_.clear();
  const Vec2 handle = state_.handle;
  state_ = {};
  state_.handle = handle;
}

CircleLap CircleDetector::lapOf(double endS) const {
  CircleLap lap;
  lap.startS = lap_.front().tS;
  lap.endS = endS;
  lap.clockwise = way_ < 0;
  // Means by sector, so that where one lingers weighs no more than the rest.
  std::array<Vec2, kSectors> middle{};
  std::array<double, kSectors> count{};
  std::array<double, kSectors> lastsS{};
  for (std::size_t i = 1; i < lap_.size(); ++i) {
    const double share = way_ * lap_[i].turned / (2.0 * kPi);
    const auto part =
        static_cast<std::size_t>(std::clamp(static_cast<int>(std::floor(share * kSectors)), 0, kSectors - 1));
    middle[part] += lap_[i].mm;
    count[part] += 1.0;
    lastsS[part] += lap_[i].tS - lap_[i - 1].tS;
  }
  Vec2 centre;
  double parts = 0.0;
  for (std::size_t part = 0; part < kSectors; ++part) {
    if (count[part] > 0.0) {
      centre += middle[part] * (1.0 / count[part]);
      parts += 1.0;
    }
  }
  centre = parts > 0.0 ? centre * (1.0 / parts) : lap_.front().mm;
  std::array<double, kSectors> radius{};
  std::array<double, kSectors> seen{};
  for (const Point& point : lap_) {
    const Vec2 armMm = point.mm - centre;
    const auto sector = static_cast<std::size_t>(sectorOf(angleOf(armMm)));
    radius[sector] += length(armMm);
    seen[sector] += 1.0;
  }
  std::array<double, kSectors> speed{};
  for (std::size_t i = 0; i < kSectors; ++i) {
    radius[i] = seen[i] > 0.0 ? radius[i] / seen[i] : 0.0;
    lap.radiusMm += radius[i] / kSectors;
    speed[i] = lastsS[i] > 0.0 ? 1.0 / lastsS[i] : 0.0;
    if (radius[i] >= kVisited * neededMm_) {
      lap.sectors = static_cast<std::uint8_t>(lap.sectors | 1U << i);
    }
  }
  lap.roundness = evennessOf(radius);
  lap.evenness = evennessOf(speed);
  const double timeS = endS - lap.startS;
  const bool alike = usualMm_ > 0.0 ? lap.radiusMm >= kLikeRadius * usualMm_ || lap.evenness >= kLikeEvenness
                                    : lap.evenness >= kLeastEvenness;
  lap.complete = lap.radiusMm >= neededMm_ && timeS >= kShortestS && timeS <= kLongestS && lap.sectors == kAllSectors &&
                 lap.roundness >= kLeastRound && alike;
  return lap;
}

}  // namespace surefoot
