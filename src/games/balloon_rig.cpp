// SPDX-License-Identifier: MIT
#include "games/balloon_rig.hpp"

#include <algorithm>
#include <array>

#include "base/math.hpp"

namespace surefoot {

using namespace balloon;

namespace {

constexpr Matter kWicker{60.0, 0.8, 0.0};
constexpr Matter kGoods{45.0, 0.3, 0.05};
constexpr double kMouth = 0.22;  ///< Distance of the ropes' upper ends from the middle of the mouth.
constexpr double kRim = 0.42;    ///< Distance of their lower ends from the middle of the basket.
constexpr double kAside = 2.4;   ///< m/s: a load that is cut off slides far enough away to make room for the next one.

double massOf(Vec2 size, const Matter& matter) {
  return size.x * size.y * matter.density;
}

}  // namespace

BalloonRig::BalloonRig() {
  world_.addGround(std::array{Vec2{-30.0, 0.0}, Vec2{30.0, 0.0}});
  const Vec2 mouth{0.0, kLandedY};
  const Vec2 rim = mouth - Vec2{0.0, kRopes};
  hub_ = world_.addMover({mouth, 0.0}, {0.6, 0.08});
  basket_ = world_.addBox({rim - Vec2{0.0, kBasket.y / 2.0}, 0.0}, kBasket, kWicker);
  world_.drag(basket_, 0.25, 1.2);
  for (const double side : {-1.0, 1.0}) {
    const Vec2 from = mouth + Vec2{side * kMouth, 0.0};
    const Vec2 to = rim + Vec2{side * kRim, 0.0};
    world_.rope(hub_, basket_, from, to, length(to - from));
  }
}

void BalloonRig::blow(double acceleration) {
  world_.push(basket_, {acceleration * massOf(kBasket, kWicker), 0.0});
  for (const Load& load : loads_) {
    if (!load.loose) {
      world_.push(load.body, {acceleration * massOf(kCrate, kGoods), 0.0});
    }
  }
}

int BalloonRig::addLoad(const Pose& pose) {
  const int body = world_.addBox(pose, kCrate, kGoods);
  world_.drag(body, 0.3, 0.9);
  return body;
}

void BalloonRig::load(Cargo left, Cargo right) {
  const Pose basket = world_.pose(basket_);
  for (const double side : {-1.0, 1.0}) {
    const Vec2 end = pointOf(basket, {side * kYard, kBasket.y / 2.0});
    // When it is on the ground, the rope is slack.
    const double y = std::max(end.y - kCargoRope, kCrate.y + 0.01);
    const int body = addLoad({{end.x, y - kCrate.y / 2.0}, 0.0});
    world_.rope(basket_, body, end, {end.x, y}, kCargoRope);
    loads_.push_back({body, side < 0.0 ? left : right, side, false});
  }
}

void BalloonRig::unload() {
  for (Load& load : loads_) {
    if (!load.loose) {
      const Pose pose = world_.pose(load.body);
      world_.remove(load.body);
      load.body = addLoad(pose);
      load.loose = true;
      world_.launch(load.body, {load.side * kAside, 0.0}, 0.0);
    }
  }
}

std::vector<SceneCargo> BalloonRig::leaveBehind() {
  std::vector<SceneCargo> left;
  for (const Load& load : loads_) {
    if (load.loose) {
      left.push_back({.pose = world_.pose(load.body), .cargo = load.cargo});
      world_.remove(load.body);
    }
  }
  std::erase_if(loads_, [](const Load& load) { return load.loose; });
  return left;
}

void BalloonRig::digest(Digest& digest) const {
  world_.digest(digest);
  for (const Load& load : loads_) {
    digest.add(load.body);
    digest.add(static_cast<int>(load.cargo));
    digest.add(load.side);
    digest.add(load.loose);
  }
}

Vec2 pointOf(const Pose& pose, Vec2 beside) {
  const double sine = det::sin(pose.angle);
  const double cosine = det::cos(pose.angle);
  return pose.at + Vec2{beside.x * cosine - beside.y * sine, beside.x * sine + beside.y * cosine};
}

}  // namespace surefoot
