// SPDX-License-Identifier: MIT
// The catapult's world: the tower on its islet, the stones that fly at it, dust and drops. Knows no rules and no
// person; what the stones hit never affects the score.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/random.hpp"
#include "games/catapult_scene.hpp"
#include "games/particles.hpp"
#include "games/sounds.hpp"
#include "games/towers.hpp"
#include "play/physics.hpp"

namespace surefoot {

/// In metres, as in CatapultScene. A tower has three parts: -1 left, 0 middle, 1 right.
class CatapultWorld {
 public:
  explicit CatapultWorld(std::uint64_t seed);

  /// One tick: hits are heard and seen, what fell into the water fades, and a new tower replaces one that is gone.
  void step(Sounds& sounds);
  /// Throws a stone from `muzzle` at the block nearest to `x`.
  void throwStone(Vec2 muzzle, double x, Sounds& sounds);
  /// Lets a stone roll out of the spoon without flying.
  void dropStone(Vec2 muzzle);
  /// Where in the fan the next stone lands, -1 to 1; a new value for each call.
  double nextMiss() { return random_.uniform(-1.0, 1.0); }

  /// So few blocks stand that it is time for a new tower.
  bool towerDown() const;
  /// Fades the tower; the next one follows automatically.
  void clearTower();
  /// The old tower is fading.
  bool clearing() const { return !blocks_.empty() && blocks_.front().fadingSince.has_value(); }

  /// Number of towers built so far.
  int towers() const { return towers_; }

  /// The part with most blocks standing.
  int fullestPart() const;
  /// The point to hit in a part.
  Vec2 targetOf(int part) const;

  /// Adds tower, flag, stones and particles.
  void show(CatapultScene& scene) const;
  void digest(Digest& digest) const;

 private:
  struct Block {
    int body = -1;
    BlockPlan plan;
    Tick since = 0;
    std::optional<Tick> fadingSince;
    Pose last;         ///< Its pose when it began to fade.
    bool top = false;  ///< Carries the flag.
  };

  void build();
  void stepImpacts(Sounds& sounds);
  void sweep();
  void fade(Block& thing);
  double sinceS(Tick tick) const { return static_cast<double>(tick_ - tick) * kTickS; }
  int addStone(Vec2 muzzle);
  Pose poseOf(const Block& thing) const { return thing.fadingSince ? thing.last : world_.pose(thing.body); }
  SceneBlock shown(const Block& thing, double appeared) const;
  const Block* blockOf(int body) const;
  bool isStone(int body) const;
  bool standing(const Block& block) const;
  const Block* flagBlock() const;
  Vec2 targetAt(double x) const;
  double nearestTo(double x) const;

  Random random_;
  PhysicsWorld world_;
  Particles particles_;
  std::vector<Block> blocks_;
  std::vector<Block> stones_;
  Tick tick_ = 0;
  int towers_ = 0;
  std::size_t planned_ = 0;  ///< Blocks of the tower when it was built.
  int firstDesign_ = 0;
  double flagShown_ = 1.0;
};

}  // namespace surefoot
