// SPDX-License-Identifier: MIT
// The winch's world: the crane and its tower, the beam of the lamp, the boats, dust and sparks. Knows no rules and no
// person; points come from the laps alone.
#pragma once

#include <cstdint>

#include "games/particles.hpp"
#include "games/sounds.hpp"
#include "games/winch_crane.hpp"
#include "games/winch_fleet.hpp"
#include "games/winch_scene.hpp"

namespace surefoot {

/// What the handle does to the world in one tick.
struct WinchPull {
  double tower = 0.0;        ///< Share of the current lap while the tower is built, otherwise 0.
  double boats = 0.0;        ///< The same while the boats come home.
  bool braked = false;       ///< The crane moves at a quarter of its speed.
  bool beamOut = false;      ///< The lamp may show its beam.
  bool steers = false;       ///< The handle turns the beam; otherwise it turns slowly by itself.
  double handleAngle = 0.0;  ///< rad, counter-clockwise from the right.
};

class WinchWorld {
 public:
  /// For a bout of `laps` laps in each direction.
  WinchWorld(std::uint64_t seed, int laps);

  void step(const WinchPull& pull, Sounds& sounds);

  /// Lays a stone for lap number `done`, `off` metres from the middle. A tower has at most ten courses, so with more
  /// laps, some lay none. `window`: the lap was as round as the game asked for.
  void layFor(int done, double off, bool window);
  /// No more stones will come: lift the lantern.
  void crown() { crane_.crown(); }
  bool crowned() const { return crane_.crowned(); }
  /// A boat appears at the horizon.
  void bringBoat() { fleet_.appear(); }
  void sendBoatHome() { fleet_.sendHome(); }

  double beam() const { return beam_; }
  double beamAngle() const { return beamAngle_; }

  /// Adds tower, crane, lamp, beam, boats and particles.
  void show(WinchScene& scene) const;
  void digest(Digest& digest) const;

 private:
  void showTower(WinchScene& scene) const;
  void showBoats(WinchScene& scene) const;

  int laps_;
  Crane crane_;
  Fleet fleet_;
  Particles particles_;
  double beam_ = 0.0;
  double beamAngle_ = 0.5 * kPi;
  double craneShown_ = 1.0;
  double lamp_ = 0.0;
};

}  // namespace surefoot
