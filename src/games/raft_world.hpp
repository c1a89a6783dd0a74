// SPDX-License-Identifier: MIT
// The raft's world: the river and its stream, the raft, reed posts that give way, lily pads, fireflies. Knows no rules
// and no person.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/random.hpp"
#include "games/particles.hpp"
#include "games/raft_scene.hpp"
#include "games/river.hpp"
#include "games/sounds.hpp"
#include "play/easing.hpp"
#include "play/physics.hpp"

namespace surefoot {

/// What moves the raft in one tick.
struct RaftSteering {
  Vec2 lean;                         ///< In shares of the full lean, to the right and forward.
  double flow = 0.0;                 ///< Speed that the stream changes to, m/s.
  std::optional<std::size_t> asked;  ///< The gate to steer through now.
};

/// In metres, as in River.
class RaftWorld {
 public:
  /// `difficulty` as in planRiver.
  RaftWorld(std::uint64_t seed, int gates, double difficulty);

  void step(const RaftSteering& steering, Sounds& sounds);
  /// Sets the speed of the stream immediately, m/s.
  void setFlow(double flow) { flow_ = flow; }
  /// Lights a gate that the raft has passed.
  void light(std::size_t gate);
  /// A firefly appears beside the raft and flies into the lantern.
  void bringFirefly(Sounds& sounds);

  const std::vector<GatePlan>& gates() const { return river_.gates; }
  Vec2 raft() const { return world_.pose(raft_).at; }
  double flow() const { return flow_; }

  /// Adds raft, lantern, gates, pads, fireflies, islets and particles.
  void show(RaftScene& scene) const;
  void digest(Digest& digest) const;

 private:
  struct Posts {
    int left = -1;
    int right = -1;
    bool passed = false;
    double lit = 0.0;
    double asked = 0.0;
  };
  struct Firefly {
    Vec2 from;
    double phase = 0.0;
    Tick since = 0;
  };

  int addPost(const GatePlan& gate, double side);
  void moveRaft(const RaftSteering& steering);
  void movePosts();
  void hearBumps(Sounds& sounds);

  Random random_;
  River river_;
  PhysicsWorld world_{0.0};
  int raft_ = -1;
  std::vector<Posts> posts_;  ///< Indexed by gate.
  std::vector<int> pads_;
  std::vector<Firefly> fireflies_;
  Particles particles_;
  Spring lantern_;
  double flow_ = 0.0;
  Tick tick_ = 0;
};

}  // namespace surefoot
