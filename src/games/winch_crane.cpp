// SPDX-License-Identifier: MIT
// The hook is moved along a path; the swing of the load and how it comes to rest are left to the physics.
#include "games/winch_crane.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/math.hpp"

namespace surefoot {

namespace {

constexpr double kSling = 0.62;     ///< Height of the hook above the top of the stone.
constexpr double kClearance = 0.4;  ///< Gap between the tower and a stone that passes over it.
constexpr double kReady = 0.9;      ///< How far along the path the share of a lap alone can bring a stone.
constexpr double kCorner = 1.2;     ///< Radius of the corner in the hook's path.
constexpr double kFastest = 3.0;    ///< m/s
constexpr double kBraked = 0.25;
constexpr double kSudden = 3.6;  ///< m/s²
constexpr double kFetchS = 0.6;
constexpr double kLowerMPerS = 1.3;
constexpr double kSteadyM = 0.07;  ///< A stone that swings less than this may be lowered.
constexpr double kSteadyMPerS = 0.15;
constexpr double kLongestSwingS = 3.0;
constexpr double kLongestLowerS = 3.0;
constexpr double kFootWidth = 1.75;
constexpr double kTopWidth = 1.15;
constexpr Matter kStone{1.6, 0.9, 0.0};
constexpr Vec2 kHookSize{0.1, 0.1};
constexpr std::array<Vec2, 4> kGround{Vec2{-1.9, -2.0}, {-1.9, 0.0}, {1.9, 0.0}, {1.9, -2.0}};

}  // namespace

Crane::Crane(int courses)
    : courseCount_(std::clamp(courses, 1, kMostCourses)),
      courseHeight_(std::min(0.8, 5.0 / courseCount_)),
      hook_{kBargeX, kDeckY + 2.0},
      from_(hook_) {
  world_.addGround(kGround);
}

void Crane::step(double lift, bool braked) {
  landed_.reset();
  fastest_ = braked ? kBraked * kFastest : kFastest;
  ++workTicks_;
  ++hangTicks_;
  switch (work_) {
    case Work::Fetch:
      fetch();
      break;
    case Work::Lift:
      liftTo(lift);
      break;
    case Work::Lower:
      lower();
      break;
    case Work::Done:
      break;
  }
  world_.step();
}

void Crane::lay(double off, bool window) {
  orders_.push_back({off, window});
}

void Crane::crown() {
  wantsCrown_ = true;
}

Vec2 Crane::sizeOfNext() const {
  if (lantern_) {
    return kLantern;
  }
  const double up = courseCount_ > 1 ? static_cast<double>(laid_) / (courseCount_ - 1) : 0.0;
  return {lerp(kFootWidth, kTopWidth, up), courseHeight_};
}

double Crane::topY() const {
  double top = 0.0;
  for (const Course& course : courses_) {
    if (!hangs() || &course != &courses_.back()) {
      top = std::max(top, world_.pose(course.body).at.y + 0.5 * course.size.y);
    }
  }
  return top;
}

/// Height at which the hook carries the next stone over the tower.
double Crane::highY() const {
  return std::max(lowY() + kCorner, topY() + kClearance + sizeOfNext().y + kSling);
}

double Crane::lowY() const {
  return kDeckY + sizeOfNext().y + kSling;
}

double Crane::pathLength() const {
  return highY() - lowY() + (off_ - kBargeX) - kCorner * (2.0 - 0.5 * kPi);
}

/// The point `m` metres along the hook's path: up, round a corner, across.
Vec2 Crane::onPath(double m) const {
  const double up = highY() - lowY() - kCorner;
  const double round = 0.5 * kPi * kCorner;
  if (m <= up) {
    return {kBargeX, lowY() + m};
  }
  if (m >= up + round) {
    return {std::min(off_, kBargeX + kCorner + m - up - round), highY()};
  }
  const double turn = (m - up) / kCorner;
  return {kBargeX + kCorner * (1.0 - det::cos(turn)), highY() - kCorner * (1.0 - det::sin(turn))};
}

/// Moves the load towards `target` metres along the path, with limits on speed and acceleration that suit a stone on a
/// rope.
void Crane::move(double target) {
  const double left = target - pathM_;
  const double fastest = std::min(fastest_, std::sqrt(2.0 * kSudden * std::fabs(left)));
  const double wanted = left > 0.0 ? fastest : -fastest;
  speed_ += std::clamp(wanted - speed_, -1.5 * kSudden * kTickS, 1.5 * kSudden * kTickS);
  pathM_ = std::max(0.0, pathM_ + kTickS * speed_);
  hook_ = onPath(pathM_);
  world_.moveTo(hookBody_, {hook_, 0.0});
}

void Crane::fetch() {
  const bool more = laid_ < courseCount_;
  if (wantsCrown_ && nextOrder_ == orders_.size()) {
    lantern_ = true;
  } else if (!more) {
    workTicks_ = 0;
    from_ = hook_;
    return;
  }
  off_ = 0.0;
  const double there = smooth(static_cast<double>(workTicks_) * kTickS / kFetchS);
  hook_ = from_ + there * (onPath(0.0) - from_);
  if (there >= 1.0) {
    hang(sizeOfNext());
  }
}

void Crane::hang(Vec2 size) {
  const Vec2 middle = hook_ - Vec2{0.0, kSling + 0.5 * size.y};
  hookBody_ = world_.addMover({hook_, 0.0}, kHookSize);
  const int stone = world_.addBox({middle, 0.0}, size, kStone);
  world_.drag(stone, 2.0, 3.0);
  for (const double side : {-0.38, 0.38}) {
    const Vec2 corner = middle + Vec2{side * size.x, 0.5 * size.y};
    world_.rope(hookBody_, stone, hook_, corner, length(corner - hook_));
  }
  courses_.push_back({stone, size, false});
  pathM_ = 0.0;
  speed_ = 0.0;
  hangTicks_ = 0;
  workTicks_ = 0;
  work_ = Work::Lift;
}

void Crane::liftTo(double lift) {
  const bool ordered = lantern_ || nextOrder_ < orders_.size();
  if (!ordered && wantsCrown_) {
    putBack();
    return;
  }
  if (ordered && !lantern_) {
    off_ = eased(off_, orders_[nextOrder_].off, 0.2);
  }
  const double whole = pathLength();
  move(ordered ? whole : kReady * clamp01(lift) * whole);
  if (!ordered || whole - pathM_ > 0.02) {
    workTicks_ = 0;
    return;
  }
  world_.drag(courses_.back().body, 4.0, 4.0);
  const int stone = courses_.back().body;
  const bool steady =
      std::fabs(world_.pose(stone).at.x - off_) < kSteadyM && std::fabs(world_.velocity(stone).x) < kSteadyMPerS;
  if (steady || static_cast<double>(workTicks_) * kTickS > kLongestSwingS) {
    lowered_ = 0.0;
    workTicks_ = 0;
    work_ = Work::Lower;
  }
}

void Crane::lower() {
  const double s = static_cast<double>(workTicks_) * kTickS;
  lowered_ += kTickS * kLowerMPerS * smooth(s / 0.3);
  hook_ = Vec2{off_, highY()} - Vec2{0.0, lowered_};
  world_.moveTo(hookBody_, {hook_, 0.0});
  // The ropes have a little slack, so the stone lies on the tower.
  if (lowered_ > kClearance + 0.06 || s > kLongestLowerS) {
    release();
  }
}

void Crane::release() {
  Course& stone = courses_.back();
  world_.remove(hookBody_);
  hookBody_ = -1;
  world_.drag(stone.body, 0.5, 0.5);
  landed_ = world_.pose(stone.body).at - Vec2{0.0, 0.5 * stone.size.y};
  from_ = hook_;
  workTicks_ = 0;
  if (lantern_) {
    crowned_ = true;
    work_ = Work::Done;
    return;
  }
  stone.window = orders_[nextOrder_].window;
  ++nextOrder_;
  ++laid_;
  work_ = Work::Fetch;
}

/// The lap for this stone will not come: the stone stays on the barge and the lantern is lifted instead.
void Crane::putBack() {
  move(0.0);
  if (pathM_ < 0.03) {
    world_.remove(hookBody_);
    hookBody_ = -1;
    world_.remove(courses_.back().body);
    courses_.pop_back();
    from_ = hook_;
    workTicks_ = 0;
    work_ = Work::Fetch;
  }
}

void Crane::digest(Digest& digest) const {
  for (const int number : {laid_, static_cast<int>(work_), hookBody_, static_cast<int>(courses_.size())}) {
    digest.add(number);
  }
  for (const bool flag : {lantern_, wantsCrown_, crowned_}) {
    digest.add(flag);
  }
  for (const double number : {hook_.x, hook_.y, from_.x, from_.y, pathM_, speed_, lowered_, off_}) {
    digest.add(number);
  }
  digest.add(workTicks_);
  digest.add(static_cast<std::uint64_t>(nextOrder_));
  for (const Order& order : orders_) {
    digest.add(order.off);
    digest.add(order.window);
  }
  world_.digest(digest);
}

}  // namespace surefoot
