// SPDX-License-Identifier: MIT
// Each boat is pulled along by a point ahead of it; water slows it, and other boats and the shore push it.
#include "games/winch_fleet.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/math.hpp"
#include "movement/winding.hpp"
#include "play/easing.hpp"

namespace surefoot {

namespace {

constexpr double kPull = 3.0;       ///< 1/s²
constexpr double kStrongest = 6.0;  ///< m/s²
constexpr double kWater = 2.2;      ///< 1/s
/// How far along its way a lap brings a boat; it sails the rest once the lap is done.
constexpr double kHalfWay = 0.55;
constexpr double kAlongside = 0.45;
constexpr double kBeamHalf = 0.35;  ///< rad
constexpr Matter kHull{1.0, 0.1, 0.2};
constexpr double kHullMass = kPi * Fleet::kBoatRadius * Fleet::kBoatRadius * kHull.density;
/// Nearest row first, so that no moored boat is in the way; in each row, the berth by the tower first.
constexpr std::array<double, 4> kRows{0.8, 2.4, 4.0, 5.6};
constexpr std::array<double, 3> kColumns{-2.75, -4.0, -5.25};
constexpr std::array<Vec2, 4> kIslet{Vec2{-2.1, 1.2}, {2.1, 1.2}, {2.1, 4.2}, {-2.1, 4.2}};

Vec2 berthOf(int number) {
  const auto at = static_cast<std::size_t>(number % Fleet::kBerths);
  return {kColumns[at % kColumns.size()], kRows[at / kColumns.size()]};
}

}  // namespace

Fleet::Fleet(std::uint64_t seed) : random_(seed, 31) {
  for (std::size_t i = 0; i < kIslet.size(); ++i) {
    const std::array<Vec2, 2> side{kIslet[(i + 1) % kIslet.size()], kIslet[i]};
    world_.addGround(side);
  }
}

void Fleet::appear() {
  const Vec2 berth = berthOf(count_);
  // If the harbour is full, the boat that arrived first makes room.
  const auto old = std::find_if(boats_.begin(), boats_.end(), [&](const Boat& boat) { return boat.berth == berth; });
  if (old != boats_.end()) {
    world_.remove(old->body);
    boats_.erase(old);
  }
  const double side = random_.uniform(-9.0, 5.0);
  const double far = random_.uniform(19.0, 24.0);
  const int body = world_.addBall({side, far}, kBoatRadius, kHull);
  world_.drag(body, kWater, kWater);
  boats_.push_back(
      {.body = body, .start = {side, far}, .berth = berth, .heading = side > -4.0 ? -1.0 : 1.0, .since = ticks_});
  share_ = 0.0;
  ++count_;
}

void Fleet::sendHome() {
  if (coming()) {
    boats_.back().home = true;
  }
}

void Fleet::step(double share, bool beam, double beamAngle) {
  ++ticks_;
  arrived_ = false;
  share_ = std::max(share_, eased(share_, clamp01(share), 0.3));
  for (Boat& boat : boats_) {
    const Vec2 at = world_.pose(boat.body).at;
    const Vec2 ahead = boat.home ? boat.berth : boat.start + (kHalfWay * share_) * (boat.berth - boat.start);
    Vec2 pull = kPull * (ahead - at);
    const double strength = length(pull);
    if (strength > kStrongest) {
      pull *= kStrongest / strength;
    }
    world_.push(boat.body, kHullMass * pull);
    const Vec2 velocity = world_.velocity(boat.body);
    if (std::fabs(velocity.x) > 0.25) {
      boat.heading = eased(boat.heading, velocity.x > 0.0 ? 1.0 : -1.0, 0.5);
    }
    const double way = det::atan2(at.y - kTowerY, at.x) - beamAngle;
    const double off = std::fabs(wrapped(way));
    boat.lit = eased(boat.lit, beam ? 1.0 - smooth(off / kBeamHalf) : 0.0, 0.15);
    if (boat.home && !boat.there && length(boat.berth - at) < kAlongside) {
      boat.there = true;
      arrived_ = true;
    }
  }
  world_.step();
}

void Fleet::digest(Digest& digest) const {
  digest.add(ticks_);
  digest.add(count_);
  digest.add(share_);
  for (const Boat& boat : boats_) {
    digest.add(boat.body);
    digest.add(boat.home);
    digest.add(boat.there);
    digest.add(boat.start.x);
    digest.add(boat.start.y);
  }
  Random ahead = random_;
  digest.add(static_cast<std::uint64_t>(ahead.next()));
  world_.digest(digest);
}

}  // namespace surefoot
