// SPDX-License-Identifier: MIT
// How somebody turns a foot or the whole body round and round: evenly, or with gaps, stops and corners. Knows no board
// and no cues.
#pragma once

#include <array>
#include <vector>

#include "base/random.hpp"
#include "base/vec2.hpp"
#include "body/glide.hpp"
#include "body/span.hpp"
#include "body/sway.hpp"

namespace surefoot {

/// A turn as it was truly done: the foot's or body's own path round its centre, without sway.
struct TrueLap {
  double startS = 0.0;
  double endS = 0.0;
  bool clockwise = false;
  bool complete = false;  ///< All the way round, 15 mm out in the mean (seated: 8 mm) and half of that in each eighth.
  double radiusMm = 0.0;  ///< Mean over the angle; 0 when it was broken off.
  double leastMm = 0.0;   ///< Farthest out in the eighth where that was least; 0 likewise.
};

struct CirclingTraits {
  double radiusMm = 30.0;
  double radiusError = 0.0;  ///< In shares of the radius.
  double narrow = 1.0;       ///< Sideways the radius is this share of it.
  double lapS = 3.0;
  double unevenness = 0.0;   ///< Of the speed round the circle, in shares.
  double gapChance = 0.0;    ///< Once a lap: a corner is cut.
  double pauseChance = 0.0;  ///< Once a lap: a stop on the way.
  double needMm = 15.0;      ///< Where a lap counts.
};

class Circling {
 public:
  Circling(const CirclingTraits& traits, std::uint64_t seed);

  /// Circle from the next `go` on as whoever sat down or stood up.
  void become(const CirclingTraits& traits) { traits_ = traits; }
  /// Turn this way: 1 counter-clockwise, -1 clockwise, 0 stop; `size` in shares of the own radius.
  void go(double way, double size);
  /// One step of kBodyStepS, which ends at `nowS`.
  void step(double nowS);

  Vec2 atMm() const { return at_; }
  const std::vector<TrueLap>& laps() const { return laps_; }
  /// Turns in a row since the last `go`, counted as the person counts them: gaps and all.
  int counted() const { return counted_; }

 private:
  double gapAt(double angle) const;
  void newLap();
  void endLap(bool broken);
  void watch();

  CirclingTraits traits_;
  Random random_;
  double nowS_ = 0.0;
  double way_ = 0.0;
  double angle_;
  Glide speed_;
  Aim radius_;
  Wander hurry_;
  double phase_;
  double gapAngle_ = 0.0;
  double gapDepth_ = 0.0;
  double reach_ = 1.0;  ///< Of the radius: less within a cut corner.
  double pauseAngle_ = 0.0;
  double pauseUntilS_ = 0.0;
  bool pausing_ = false;
  Vec2 at_;
  bool turning_ = false;
  double turned_ = 0.0;  ///< Of the running lap, 0 to 2 pi.
  TrueLap lap_;
  std::array<double, 8> farthest_{};
  double sumMm_ = 0.0;  ///< Of the radius over the angle.
  int counted_ = 0;
  std::vector<TrueLap> laps_;
};

}  // namespace surefoot
