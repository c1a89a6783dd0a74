// SPDX-License-Identifier: MIT
// The balloon's world: how it climbs, drifts, lands and swings, its cargo, dust and sparks. Knows no rules and no
// person; the cargo never affects the score.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "games/balloon_rig.hpp"
#include "games/balloon_scene.hpp"
#include "games/particles.hpp"
#include "games/sounds.hpp"
#include "play/easing.hpp"

namespace surefoot {

/// What moves the balloon in one tick.
struct BalloonMotion {
  bool burning = false;   ///< The burner follows the rise of the body.
  double rise = 0.0;      ///< 0 flat to 1, at most 1.25.
  double heat = 1.0;      ///< Heat of the burner at full rise.
  double topS = 0.0;      ///< Climbs, and needs this many seconds from the ground to the top; 0: does not climb.
  bool sinks = false;     ///< Glides down slowly.
  bool grounded = false;  ///< The flight is over.
  std::optional<double> landing;  ///< Share of the landing, 0 to 1; absent: does not land.
  double goal = 0.0;              ///< Target along the route, metres.
  bool aloft = false;             ///< Sway moves the balloon sideways.
  bool windy = false;             ///< Sway causes wind, and there are gusts.
  double sway = 0.0;              ///< To the right, in shares of foot length.
  double gust = 0.0;              ///< m/s²
  bool silent = false;            ///< Knocks of the cargo make no sound.
};

/// In metres, as in BalloonScene.
class BalloonWorld {
 public:
  explicit BalloonWorld(std::uint64_t seed) : particles_(seed) {}

  void step(const BalloonMotion& motion, Sounds& sounds);

  bool needsLoad() const;
  void load(Cargo left, Cargo right);
  /// Cargo on the ground stays behind along the route.
  void leaveBehind();
  /// A step in place is a puff of air. `side`: under 0 the left foot.
  void puff(double side, Sounds& sounds);
  /// Begins the descent to a landing place. `place`: its number along the route, from 1.
  void startLanding(int place);
  /// There is no landing.
  void endLanding() { landS_ = 0.0; }
  /// Duration of the landing; 0: there is none.
  double landS() const { return landS_; }
  void touchDown(Sounds& sounds);
  /// Drops the cargo; `soft`: with sparks for a slow lowering.
  void unload(bool soft, Sounds& sounds);

  double lastPuff() const { return puff_; }
  /// Adds balloon, cargo, wind and particles.
  void show(BalloonScene& scene) const;
  /// Height, route and landing.
  void digestMotion(Digest& digest) const;
  void digestRig(Digest& digest) const { rig_.digest(digest); }

 private:
  void stepHeight(const BalloonMotion& motion);
  void stepAside(const BalloonMotion& motion, Sounds& sounds);
  void hearKnocks(Sounds& sounds);

  BalloonRig rig_;
  Particles particles_;
  std::vector<SceneCargo> delivered_;
  Tick loadedTicks_ = 0;
  double climbed_ = 0.0;
  Spring height_;
  double lift_ = 0.0;
  double route_ = 0.0;
  double aside_ = 0.0;
  double wind_ = 0.0;
  double landS_ = 0.0;
  double landFromRoute_ = 0.0;
  double landFromHeight_ = 0.0;
  double flame_ = 0.0;
  double puff_ = 0.0;
};

}  // namespace surefoot
