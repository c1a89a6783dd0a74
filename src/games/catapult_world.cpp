// SPDX-License-Identifier: MIT
#include "games/catapult_world.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "play/easing.hpp"

namespace surefoot {

namespace {

using namespace catapult;

constexpr double kFadeS = 0.8;
constexpr double kStoneStaysS = 5.0;
constexpr double kStoodS = 10.0;
constexpr double kPartX = 0.75;  ///< Distance between the parts of a tower, metres.
/// Height of the target in the column aimed at: high enough to topple it, low enough to push it.
constexpr double kTargetHeight = 0.62;
constexpr double kStandingShare = 0.45;  ///< If a smaller share of the blocks stands, a new tower is due.
constexpr double kHardHit = 1.2;         ///< N s: harder hits are seen and heard.
constexpr double kHardestHit = 9.0;
constexpr double kRings = 0.5;  ///< N s at which a bell rings.
constexpr Matter kStone{8.0, 0.5, 0.15};

constexpr std::array<Vec2, 6> kGround{Vec2{-6.0, 0.0}, {1.9, 0.0}, {2.4, -0.4}, {2.7, -1.4}, {2.7, -3.0}, {5.4, -3.0}};
constexpr std::array<Vec2, 7> kIslet{Vec2{5.4, -3.0}, {5.9, -1.0},  {6.35, -0.2}, {6.65, 0.0},
                                     {9.35, 0.0},     {9.65, -0.2}, {10.4, -1.2}};

}  // namespace

CatapultWorld::CatapultWorld(std::uint64_t seed) : random_(seed, 11), particles_(seed) {
  world_.addGround(kGround);
  world_.addGround(kIslet);
  firstDesign_ = static_cast<int>(random_.next() % static_cast<std::uint32_t>(kTowerDesigns));
  build();
  // The first tower is there from the beginning, so that the first picture has something to aim at.
  for (Block& block : blocks_) {
    block.since = -ticksOf(kStoodS);
  }
}

void CatapultWorld::build() {
  const std::vector<BlockPlan> plan = towerPlan((firstDesign_ + towers_) % kTowerDesigns, random_);
  ++towers_;
  planned_ = plan.size();
  for (const BlockPlan& block : plan) {
    const Pose pose{block.at + Vec2{kTowerX, 0.0}, 0.0};
    blocks_.push_back({world_.addBox(pose, block.size, matterOf(block.stuff)), block, tick_, {}, {}});
  }
  blocks_.back().top = true;
}

void CatapultWorld::step(Sounds& sounds) {
  world_.step();
  stepImpacts(sounds);
  sweep();
  particles_.step();
  flagShown_ = eased(flagShown_, flagBlock() != nullptr ? 1.0 : 0.0, 0.3);
  ++tick_;
}

int CatapultWorld::addStone(Vec2 muzzle) {
  const int body = world_.addBall(muzzle, kStoneRadius, kStone);
  stones_.push_back({body, {{}, {2.0 * kStoneRadius, 2.0 * kStoneRadius}, Stuff::Sandstone, 0}, tick_, {}, {}});
  return body;
}

void CatapultWorld::throwStone(Vec2 muzzle, double x, Sounds& sounds) {
  const int body = addStone(muzzle);
  world_.launch(body, throwVelocity(muzzle, targetAt(x)), -4.0);
  sounds.say("throw", 0.9, -0.5);
  particles_.burst(ParticleKind::Dust, {0.2, 0.1}, 5, 0.8, 0.16);
}

void CatapultWorld::dropStone(Vec2 muzzle) {
  world_.launch(addStone(muzzle), {1.5, 0.3}, -1.0);
}

void CatapultWorld::stepImpacts(Sounds& sounds) {
  int heard = 0;
  bool rung = false;
  for (const Impact& impact : world_.impacts()) {
    const Block* struck = blockOf(impact.a) != nullptr ? blockOf(impact.a) : blockOf(impact.b);
    if (struck != nullptr && struck->plan.stuff == Stuff::Bell && impact.impulse > kRings && !rung) {
      rung = true;
      sounds.say("bell", std::min(0.9, 0.3 + impact.impulse / kHardestHit), 0.5);
    }
    // A blow shakes the whole tower: dust rises only where the stone hits or a block falls hard.
    const double least = isStone(impact.a) || isStone(impact.b) ? kHardHit : 3.0 * kHardHit;
    if (impact.impulse < least || impact.at.y < kWaterY) {
      continue;
    }
    const double force = std::min(1.0, impact.impulse / kHardestHit);
    particles_.burst(ParticleKind::Dust, impact.at, 1 + static_cast<int>(6.0 * force), 0.6 + force, 0.24);
    if (force > 0.4) {
      particles_.burst(ParticleKind::Spark, impact.at, 9, 4.0, 0.06);
    }
    if (heard++ == 0) {
      // Stone on stone sounds different from stone on turf.
      sounds.say(struck != nullptr ? "thud" : "step", 0.3 + 0.7 * force, impact.at.x > 4.0 ? 0.5 : -0.4);
    }
  }
}

void CatapultWorld::fade(Block& thing) {
  if (!thing.fadingSince) {
    thing.fadingSince = tick_;
    thing.last = world_.pose(thing.body);
    world_.remove(thing.body);
  }
}

void CatapultWorld::sweep() {
  for (std::vector<Block>* things : {&blocks_, &stones_}) {
    for (Block& thing : *things) {
      const Vec2 at = poseOf(thing).at;
      if (!thing.fadingSince && at.y < kWaterY) {
        particles_.burst(ParticleKind::Drop, {at.x, kWaterY}, 10, 3.0, 0.09);
        fade(thing);
      }
    }
  }
  for (Block& stone : stones_) {
    if (sinceS(stone.since) > kStoneStaysS) {
      fade(stone);
    }
  }
  const auto gone = [this](const Block& thing) { return thing.fadingSince && sinceS(*thing.fadingSince) > kFadeS; };
  std::erase_if(stones_, gone);
  std::erase_if(blocks_, gone);
  if (blocks_.empty()) {
    build();
  }
}

const CatapultWorld::Block* CatapultWorld::blockOf(int body) const {
  const auto found =
      std::ranges::find_if(blocks_, [body](const Block& block) { return block.body == body && !block.fadingSince; });
  return found == blocks_.end() ? nullptr : &*found;
}

bool CatapultWorld::isStone(int body) const {
  return std::ranges::any_of(stones_, [body](const Block& stone) { return stone.body == body; });
}

bool CatapultWorld::standing(const Block& block) const {
  return !block.fadingSince && length(world_.pose(block.body).at - block.plan.at - Vec2{kTowerX, 0.0}) < 0.3;
}

bool CatapultWorld::towerDown() const {
  const auto up = std::ranges::count_if(blocks_, [this](const Block& block) { return standing(block); });
  return static_cast<double>(up) < kStandingShare * static_cast<double>(planned_);
}

void CatapultWorld::clearTower() {
  for (Block& block : blocks_) {
    fade(block);
  }
}

/// The flag stands on the block that was laid last, the top of the tower.
const CatapultWorld::Block* CatapultWorld::flagBlock() const {
  const bool there = !blocks_.empty() && blocks_.back().top && !blocks_.back().fadingSince;
  return there ? &blocks_.back() : nullptr;
}

int CatapultWorld::fullestPart() const {
  std::array<int, 3> left{};
  for (const Block& block : blocks_) {
    if (standing(block)) {
      const int part = block.plan.at.x < -kPartX / 2.0 ? 0 : (block.plan.at.x > kPartX / 2.0 ? 2 : 1);
      left[static_cast<std::size_t>(part)] += 1;
    }
  }
  return static_cast<int>(std::max_element(left.begin(), left.end()) - left.begin()) - 1;
}

Vec2 CatapultWorld::targetOf(int part) const {
  return targetAt(kTowerX + part * kPartX);
}

/// The position on a block that is nearest to `x`; `x` itself if no block is left.
double CatapultWorld::nearestTo(double x) const {
  std::optional<double> nearest;
  for (const Block& block : blocks_) {
    if (!block.fadingSince) {
      const Vec2 at = world_.pose(block.body).at;
      const double half = 0.4 * block.plan.size.x;
      const double there = std::clamp(x, at.x - half, at.x + half);
      if (at.y > 0.0 && (!nearest || std::fabs(there - x) < std::fabs(*nearest - x))) {
        nearest = there;
      }
    }
  }
  return nearest.value_or(x);
}

/// Never beside the tower, so that every stone hits something.
Vec2 CatapultWorld::targetAt(double x) const {
  x = nearestTo(x);
  double top = 0.2;
  for (const Block& block : blocks_) {
    if (!block.fadingSince) {
      const Vec2 at = world_.pose(block.body).at;
      const double half = block.plan.size.x / 2.0;
      if (at.x - half < x + 0.1 && at.x + half > x - 0.1) {
        top = std::max(top, at.y);
      }
    }
  }
  return {x, std::max(0.2, kTargetHeight * top)};
}

SceneBlock CatapultWorld::shown(const Block& thing, double appeared) const {
  const double shown = thing.fadingSince ? 1.0 - smooth(sinceS(*thing.fadingSince) / kFadeS) : appeared;
  return {poseOf(thing), thing.plan.size, thing.plan.stuff, thing.plan.tint, shown};
}

void CatapultWorld::show(CatapultScene& scene) const {
  double delayS = 0.0;
  for (const Block& block : blocks_) {
    scene.blocks.push_back(shown(block, overshoot((sinceS(block.since) - delayS) / 0.35)));
    delayS += 0.045;
  }
  for (const Block& stone : stones_) {
    scene.stones.push_back(shown(stone, 1.0));
  }
  if (const Block* under = flagBlock()) {
    const Pose pose = world_.pose(under->body);
    const double half = under->plan.size.y / 2.0;
    scene.flag = {pose.at + half * Vec2{-det::sin(pose.angle), det::cos(pose.angle)}, pose.angle};
  }
  scene.flagShown = flagShown_;
  scene.particles = particles_.all();
}

void CatapultWorld::digest(Digest& digest) const {
  for (const std::vector<Block>* things : {&blocks_, &stones_}) {
    for (const Block& thing : *things) {
      digest.add(thing.since);
      digest.add(thing.fadingSince.value_or(-1));
    }
  }
  digest.add(random_.ahead());
  world_.digest(digest);
}

}  // namespace surefoot
