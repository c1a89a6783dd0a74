// SPDX-License-Identifier: MIT
#include "games/raft_world.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace surefoot {

namespace {

constexpr double kSteerHz = 0.42;  ///< How fast the raft follows a lean.
constexpr double kSteerDamping = 0.9;
constexpr double kNearPosts = 9.0;
constexpr double kPostRadius = 0.16;
constexpr double kSoftBump = 4.0;  ///< N s: harder bumps are heard.
constexpr double kFlightS = 1.8;   ///< Flight time of a firefly to the lantern.

constexpr Matter kLogs{30.0, 0.2, 0.1};
constexpr Matter kReed{60.0, 0.2, 0.2};
constexpr Matter kPad{1.5, 0.1, 0.2};

/// `side`: -1 for the left post, 1 for the right one.
Vec2 homeOf(const GatePlan& gate, double side) {
  return gate.at + Vec2{side * (gate.half + 0.35), 0.0};
}

}  // namespace

RaftWorld::RaftWorld(std::uint64_t seed, int gates, double difficulty) : random_(seed, 21), particles_(seed) {
  river_ = planRiver(gates, clamp01(difficulty), random_);
  raft_ = world_.addBox({{0.0, 0.0}, 0.0}, kDeck, kLogs);
  world_.drag(raft_, 0.0, 2.0);
  for (const GatePlan& gate : river_.gates) {
    const int left = addPost(gate, -1.0);
    posts_.push_back({left, addPost(gate, 1.0)});
  }
  for (const PadPlan& pad : river_.pads) {
    pads_.push_back(world_.addBall(pad.at, pad.radius, kPad));
    world_.drag(pads_.back(), 1.6, 1.0);
  }
}

int RaftWorld::addPost(const GatePlan& gate, double side) {
  const int body = world_.addBall(homeOf(gate, side), kPostRadius, kReed);
  world_.drag(body, 3.0, 1.0);
  return body;
}

void RaftWorld::step(const RaftSteering& steering, Sounds& sounds) {
  moveRaft(steering);
  movePosts();
  world_.step();
  hearBumps(sounds);
  particles_.step();
  lantern_.step(-0.35 * steering.lean.x, 0.8, 0.18);
  for (std::size_t i = 0; i < posts_.size(); ++i) {
    posts_[i].asked = eased(posts_[i].asked, i == steering.asked ? 1.0 : 0.0, 0.25);
    posts_[i].lit = eased(posts_[i].lit, posts_[i].passed ? 1.0 : 0.0, 0.3);
  }
  ++tick_;
}

void RaftWorld::moveRaft(const RaftSteering& steering) {
  flow_ = eased(flow_, steering.flow, 0.8);
  const Pose pose = world_.pose(raft_);
  const Vec2 speed = world_.velocity(raft_);
  const double mass = kLogs.density * kDeck.x * kDeck.y;
  const double omega = 2.0 * kPi * kSteerHz;
  const double goal = std::clamp(steering.lean.x, -1.1, 1.1) * kStreamHalf;
  const double across = omega * omega * (goal - pose.at.x) - 2.0 * kSteerDamping * omega * speed.x;
  const double along = 4.0 * (flow_ - speed.y);
  const double inertia = mass * (kDeck.x * kDeck.x + kDeck.y * kDeck.y) / 12.0;
  const double heading = -0.09 * std::clamp(speed.x, -1.5, 1.5);
  world_.push(raft_, mass * Vec2{across, along}, 5.0 * inertia * (heading - pose.angle));
}

void RaftWorld::movePosts() {
  const double mass = kReed.density * kPi * kPostRadius * kPostRadius;
  for (std::size_t i = 0; i < posts_.size(); ++i) {
    const GatePlan& gate = river_.gates[i];
    if (std::fabs(gate.at.y - raft().y) > kNearPosts) {
      continue;
    }
    for (const auto& [body, side] : {std::pair{posts_[i].left, -1.0}, std::pair{posts_[i].right, 1.0}}) {
      const Vec2 off = homeOf(gate, side) - world_.pose(body).at;
      // Reeds straighten up again.
      if (length(off) > 0.01) {
        world_.push(body, 12.0 * mass * off);
      }
    }
  }
}

void RaftWorld::hearBumps(Sounds& sounds) {
  for (const Impact& impact : world_.impacts()) {
    if (impact.impulse > kSoftBump) {
      sounds.say("step", std::min(0.6, 0.1 + impact.impulse / 60.0), impact.at.x > raft().x ? 0.4 : -0.4);
      particles_.burst(ParticleKind::Drop, {impact.at.x, 0.1}, 6, 1.2, 0.05);
      return;
    }
  }
}

void RaftWorld::light(std::size_t gate) {
  posts_[gate].passed = true;
  particles_.burst(ParticleKind::Spark, {river_.gates[gate].at.x, 1.6}, 12, 2.2, 0.05);
}

void RaftWorld::bringFirefly(Sounds& sounds) {
  const double angle = random_.uniform(0.0, 2.0 * kPi);
  const double far = random_.uniform(1.6, 3.0);
  const double phase = random_.uniform(0.0, 6.3);
  fireflies_.push_back({{far * det::cos(angle), 0.6 * far * det::sin(angle) + 0.8}, phase, tick_});
  sounds.say("firefly", 0.5, 0.5 * det::cos(angle));
}

void RaftWorld::show(RaftScene& scene) const {
  scene.raft = world_.pose(raft_);
  scene.swing = lantern_.value;
  scene.islets = river_.islets;
  scene.particles = particles_.all();
  for (const Posts& posts : posts_) {
    scene.gates.push_back({world_.pose(posts.left).at, world_.pose(posts.right).at, posts.asked, posts.lit});
  }
  for (std::size_t i = 0; i < pads_.size(); ++i) {
    scene.pads.push_back({world_.pose(pads_[i]).at, river_.pads[i].radius, river_.pads[i].flower});
  }
  for (const Firefly& one : fireflies_) {
    const double flownS = static_cast<double>(tick_ - one.since) * kTickS;
    scene.fireflies.push_back({one.from, clamp01(flownS / kFlightS), one.phase});
  }
}

void RaftWorld::digest(Digest& digest) const {
  for (const GatePlan& gate : river_.gates) {
    digest.add(gate.at.x);
  }
  digest.add(random_.ahead());
  world_.digest(digest);
}

}  // namespace surefoot
