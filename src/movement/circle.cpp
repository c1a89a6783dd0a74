// SPDX-License-Identifier: MIT
// Unwrapped angle, laps and sets of laps.
#include "movement/circle.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <utility>

#include "base/math.hpp"
#include "base/median.hpp"

namespace surefoot {

namespace {

constexpr double kCentreS = 4.0;
constexpr double kSmoothS = 0.06;
constexpr double kShownS = 0.5;
/// Longer than the longest lap.
constexpr double kTrailS = 15.0;
/// Closer to the centre than this share of the needed radius, and of the person's own radius, an angle means nothing. A
/// sector counts as visited from kVisited of the needed radius on; turning can begin from kBegin on.
constexpr double kInside = 0.5;
constexpr double kInsideOfUsual = 0.5;
constexpr double kVisited = 0.5;
constexpr double kBegin = 0.95;
/// Share of the person's own radius: a path this far out belongs to the turning, unless the last such point was too
/// long ago.
constexpr double kBeganOfUsual = 0.4;
/// A first turn that is less even than this may be half sway: it is checked again a quarter turn later, up to
/// kLongestDoubt.
constexpr double kSureEvenness = 0.5;
constexpr double kLongestDoubt = 3.5 * kPi;
/// Below this share of the usual pace the turning has not begun.
constexpr double kPaceOfUsual = 0.25;
constexpr double kBackTurn = 0.5 * kPi;
constexpr double kLongestInsideS = 1.3;
/// Before the first lap is certain, a path that gains no eighth of a turn for this long has not begun a circle; after
/// that, a pause on the way may last a little longer.
constexpr double kLongestPauseS = 3.0;
constexpr double kLongestPauseInSetS = 4.0;
constexpr double kOnwards = 0.25 * kPi;
/// From here on the lap in which the circling stops counts as a whole one.
constexpr double kNearlyRound = 2.0 * kPi * 0.8;
constexpr double kLeastRound = 0.4;
/// A lap encloses this share of the area of its ring. A figure of eight turns both ways and encloses nothing.
constexpr double kLeastArea = 0.5;
/// Roundness plus evenness, until one lap of the set has counted. On foam people sway in circles too, but in jumps;
/// nearly everyone who circles on purpose does better in the first lap.
constexpr double kLeastOfFirst = 1.0;

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
  assert(neededMm > 0.0);
  const double dtS = running_ ? tS - lastS_ : 0.0;
  if (!running_) {
    shownMm_ = quietMm;
    smoothMm_ = copMm;
  }
  running_ = true;
  lastS_ = tS;
  neededMm_ = neededMm;
  smoothMm_ += (copMm - smoothMm_) * (dtS / (kSmoothS + dtS));
  path_.push_back({.tS = tS, .mm = smoothMm_});
  if (!anchored_ && path_.front().tS < tS - 2.0 * kTrailS) {
    dropBefore(tS - kTrailS);
  }
  if (!turning_) {
    winding_.centreMm = quietMm;
  } else if (!anchored_) {
    winding_.centreMm += (copMm - winding_.centreMm) * (dtS / (kCentreS + dtS));
  }
  shownMm_ += (winding_.centreMm - shownMm_) * (dtS / (kShownS + dtS));
  state_.handle = (smoothMm_ - shownMm_) * (1.0 / neededMm);
  if (turning_) {
    advance(dtS, events);
  } else if (length(smoothMm_ - quietMm) >= kBegin * neededMm) {
    begin(tS);
  }
}

void CircleDetector::interrupt(std::vector<MovementEvent>& events) {
  end(events);
  running_ = false;
  path_.clear();
  state_ = {};
}

void CircleDetector::begin(double tS) {
  const Vec2 centreMm = winding_.centreMm;
  winding_ = {.centreMm = centreMm, .outMm = kInside * neededMm_, .doubted = true};
  turning_ = true;
  beganS_ = tS;
  enough_ = 2.0 * kPi;
  milestone_ = 0.0;
  milestoneS_ = tS;
  insideS_ = 0.0;
  winding_.follow(path_.back());
  state_.angle = winding_.angle;
}

void CircleDetector::advance(double dtS, std::vector<MovementEvent>& events) {
  const double before = winding_.turned;
  winding_.follow(path_.back());
  state_.angle += winding_.turned - before;
  insideS_ = path_.back().out ? 0.0 : insideS_ + dtS;
  if (insideS_ == 0.0) {
    turn(events);
  }
  if (winding_.furthest >= milestone_ + kOnwards) {
    milestone_ = winding_.furthest;
    milestoneS_ = lastS_;
  }
  const double pauseS = anchored_ ? kLongestPauseInSetS : kLongestPauseS;
  if (turning_ && (insideS_ > kLongestInsideS || lastS_ - milestoneS_ > pauseS)) {
    end(events);
  }
}

void CircleDetector::turn(std::vector<MovementEvent>& events) {
  if (length(state_.handle) >= kVisited) {
    state_.sectors = static_cast<std::uint8_t>(state_.sectors | 1U << sectorOf(winding_.angle));
  }
  if (winding_.ahead() < winding_.furthest - kBackTurn) {
    turnBack(events);
    return;
  }
  state_.circling = winding_.way != 0;
  state_.clockwise = winding_.way < 0;
  if (!anchored_ && winding_.furthest >= enough_) {
    anchor();
  }
  while (anchored_ && winding_.furthest >= 2.0 * kPi) {
    closeLap(events);
  }
  state_.lapShare = std::clamp(winding_.furthest / (2.0 * kPi), 0.0, 1.0);
}

/// The last turn gives the middle. Sway before the turning began is not part of the lap, and without it there may be
/// less than a lap. A turn that does not look like one yet gets a little longer.
void CircleDetector::anchor() {
  const auto inTurn = [this](const WindingPoint& point) {
    return point.tS >= beganS_ && winding_.way * point.turned >= winding_.furthest - 2.0 * kPi;
  };
  const std::span<const WindingPoint> turn(std::find_if(path_.begin(), path_.end(), inTurn), path_.end());
  assert(!turn.empty() && "the furthest point is on the path");
  if (enough_ < kLongestDoubt && lapOf(turn).evenness < kSureEvenness) {
    enough_ += 0.5 * kPi;
    return;
  }
  const Ring ring = ringOf(turn, winding_.way);
  recentre(ring);
  path_.erase(path_.begin(), path_.begin() + beginning(ring, turnTimeS(turn)));
  retrace(0.0);
  beganS_ = path_.front().tS;
  anchored_ = winding_.furthest >= 2.0 * kPi;
  enough_ = 2.0 * kPi;
}

void CircleDetector::recentre(const Ring& ring) {
  winding_.centreMm = ring.middleMm;
  winding_.outMm = std::max(kInside * neededMm_, kInsideOfUsual * ring.radiusMm);
}

/// Where the turning began: from there on the path turned faster than kPaceOfUsual of the turn's own pace, and what
/// came before was too slow to be part of it. Near the middle, turning counts for less, by the area it sweeps.
std::ptrdiff_t CircleDetector::beginning(const Ring& ring, double turnS) const {
  assert(!path_.empty());
  std::size_t first = path_.size() - 1;
  std::size_t out = first;
  double ahead = 0.0;
  double best = 0.0;
  for (std::size_t i = first; i-- > 0 && path_[out].tS - path_[i].tS <= kLongestInsideS;) {
    const Vec2 armMm = path_[i].mm - ring.middleMm;
    const Vec2 nextMm = path_[i + 1].mm - ring.middleMm;
    const double farMm = std::max(length(armMm), ring.radiusMm);
    const double swept = winding_.way * (armMm.x * nextMm.y - armMm.y * nextMm.x) / (farMm * farMm);
    ahead += swept * turnS - kPaceOfUsual * 2.0 * kPi * (path_[i + 1].tS - path_[i].tS);
    if (length(armMm) >= kBeganOfUsual * ring.radiusMm) {
      out = i;
      if (ahead > best) {
        best = ahead;
        first = i;
      }
    }
  }
  return static_cast<std::ptrdiff_t>(first);
}

/// The duration of the turn at its usual pace: eight times the median time of an eighth.
double CircleDetector::turnTimeS(std::span<const WindingPoint> turn) const {
  std::vector<double> lastsS(kSectors);
  for (std::size_t i = 1; i < turn.size(); ++i) {
    lastsS[partOf(winding_.way * turn[i].turned)] += turn[i].tS - turn[i - 1].tS;
  }
  return kSectors * medianOf(std::move(lastsS)).value_or(0.0);
}

/// Follows the path of the current lap again with the present centre; it began at `turned`.
void CircleDetector::retrace(double turned) {
  assert(!path_.empty());
  const Winding before = winding_;
  winding_ = {.centreMm = before.centreMm, .outMm = before.outMm, .way = before.way, .turned = turned};
  winding_.furthest = std::max(0.0, winding_.ahead());
  winding_.furthestS = path_.front().tS;
  for (WindingPoint& point : path_) {
    winding_.follow(point);
  }
  milestone_ = winding_.furthest;
  milestoneS_ = lastS_;
}

void CircleDetector::dropBefore(double tS) {
  path_.erase(path_.begin(),
              std::find_if(path_.begin(), path_.end(), [tS](const WindingPoint& point) { return point.tS >= tS; }));
}

/// The lap ends where the path came round, which may be some way back if the lap has just been anchored.
void CircleDetector::closeLap(std::vector<MovementEvent>& events) {
  const auto round = std::find_if(path_.begin(), path_.end(), [this](const WindingPoint& point) {
    return winding_.way * point.turned >= 2.0 * kPi;
  });
  assert(round != path_.end() && "a lap is closed where the path came round");
  const std::span<const WindingPoint> path(path_.begin(), round + 1);
  const CircleLap lap = lapOf(path);
  if (lap.complete) {
    const Ring ring = ringOf(path, winding_.way);
    usualMm_ = usualMm_ > 0.0 ? 0.7 * usualMm_ + 0.3 * lap.radiusMm : lap.radiusMm;
    recentre({.middleMm = (winding_.centreMm + ring.middleMm) * 0.5, .radiusMm = usualMm_});
  }
  report(lap, events);
  path_.erase(path_.begin(), round);
  beganS_ = lap.endS;
  // Until two laps have fixed the centre, each lap begins where the last one ended; then all begin on one line.
  const double angle = angleOf(path_.front().mm - winding_.centreMm);
  lineAngle_ = state_.laps > 2 ? lineAngle_ : angle;
  retrace(wrapped(angle - lineAngle_));
  // Until one lap was complete, the shape of the circle is not known.
  anchored_ = state_.laps > 0;
  state_.sectors = static_cast<std::uint8_t>(1U << sectorOf(winding_.angle));
}

void CircleDetector::report(const CircleLap& lap, std::vector<MovementEvent>& events) {
  state_.laps += lap.complete ? 1 : 0;
  reported_ = true;
  events.push_back({.kind = EventKind::LapEnd, .tS = lap.endS, .value = lap.radiusMm, .lap = lap});
}

/// The new direction began at the furthest point, not where the change became certain.
void CircleDetector::turnBack(std::vector<MovementEvent>& events) {
  const Winding before = winding_;
  end(events);
  begin(before.furthestS);
  dropBefore(before.furthestS);
  winding_.centreMm = before.centreMm;
  winding_.way = -before.way;
  retrace(0.0);
  state_.circling = true;
  state_.clockwise = winding_.way < 0;
}

void CircleDetector::end(std::vector<MovementEvent>& events) {
  if (turning_ && !anchored_ && winding_.furthest >= kNearlyRound) {
    anchor();
  }
  while (anchored_ && winding_.furthest >= 2.0 * kPi) {
    closeLap(events);
  }
  const double furthestS = winding_.furthestS;
  if ((anchored_ || reported_) && winding_.furthest >= kNearlyRound) {
    const auto back = std::find_if(path_.begin(), path_.end(),
                                   [furthestS](const WindingPoint& point) { return point.tS > furthestS; });
    const CircleLap lap = lapOf({path_.begin(), back});
    if (lap.complete) {
      report(lap, events);
    }
  }
  if (reported_) {
    const double laps = state_.laps;
    events.push_back({.kind = EventKind::CircleEnd, .tS = furthestS, .value = winding_.way < 0 ? -laps : laps});
    dropBefore(furthestS);
  }
  turning_ = false;
  anchored_ = false;
  reported_ = false;
  usualMm_ = 0.0;
  const Vec2 handle = state_.handle;
  state_ = {};
  state_.handle = handle;
}

CircleLap CircleDetector::lapOf(std::span<const WindingPoint> path) const {
  assert(!path.empty());
  const int way = winding_.way;
  CircleLap lap;
  lap.startS = path.front().tS;
  lap.endS = path.back().tS;
  lap.clockwise = way < 0;
  const Ring ring = ringOf(path, way);
  std::array<double, kSectors> radius{};
  std::array<double, kSectors> farthest{};
  std::array<double, kSectors> seen{};
  std::array<double, kSectors> lastsS{};
  for (std::size_t i = 0; i < path.size(); ++i) {
    lastsS[partOf(way * path[i].turned)] += i > 0 ? path[i].tS - path[i - 1].tS : 0.0;
    const Vec2 handleMm = path[i].mm - winding_.centreMm;
    double& far = farthest[sectorOf(angleOf(handleMm))];
    far = std::max(far, length(handleMm));
    if (path[i].out) {
      const Vec2 armMm = path[i].mm - ring.middleMm;
      const std::size_t sector = sectorOf(angleOf(armMm));
      radius[sector] += length(armMm);
      seen[sector] += 1.0;
    }
  }
  std::array<double, kSectors> speed{};
  for (std::size_t i = 0; i < kSectors; ++i) {
    radius[i] = seen[i] > 0.0 ? radius[i] / seen[i] : 0.0;
    lap.radiusMm += radius[i] / kSectors;
    speed[i] = lastsS[i] > 0.0 ? 1.0 / lastsS[i] : 0.0;
    if (farthest[i] >= kVisited * neededMm_) {
      lap.sectors = static_cast<std::uint8_t>(lap.sectors | 1U << i);
    }
  }
  lap.roundness = evennessOf(radius);
  lap.evenness = evennessOf(speed);
  const double timeS = lap.endS - lap.startS;
  const double roundMm2 = kPi * lap.radiusMm * lap.radiusMm;
  lap.complete = way * areaOf(path) >= kLeastArea * roundMm2 && lap.radiusMm >= neededMm_ && timeS >= kShortestS &&
                 timeS <= kLongestS && lap.sectors == kAllSectors && lap.roundness >= kLeastRound &&
                 (state_.laps > 0 || lap.roundness + lap.evenness >= kLeastOfFirst);
  return lap;
}

}  // namespace surefoot
