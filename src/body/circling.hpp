// SPDX-License-Identifier: MIT
// How the simulated person circles with a foot or the whole body: evenly, or with gaps, stops and cut corners.
#pragma once

#include <array>
#include <vector>

#include "base/random.hpp"
#include "base/vec2.hpp"
#include "body/glide.hpp"
#include "body/span.hpp"
#include "body/sway.hpp"

namespace surefoot {

/// A turn as it was really done: the foot's or body's own path about its centre, without sway.
struct TrueLap {
  double startS = 0.0;
  double endS = 0.0;
  bool clockwise = false;
  bool complete = false;  ///< All the way round, with a mean radius of 15 mm (seated: 8 mm) and at least half of that
                          ///< in each eighth.
  double radiusMm = 0.0;  ///< Mean over the angle; 0 if the turn was broken off.
  double leastMm = 0.0;   ///< Largest distance in the eighth where it was smallest; 0 if the turn was broken off.
};

struct CirclingTraits {
  double radiusMm = 30.0;
  double radiusError = 0.0;  ///< In shares of the radius.
  double narrow = 1.0;       ///< The radius sideways is this share of the radius.
  double lapS = 3.0;
  double unevenness = 0.0;   ///< Variation of the speed along the circle, in shares.
  double gapChance = 0.0;    ///< Probability of a cut corner in a lap.
  double pauseChance = 0.0;  ///< Probability of a stop in a lap.
  double needMm = 15.0;      ///< Radius from which a lap counts.
};

class Circling {
 public:
  Circling(const CirclingTraits& traits, std::uint64_t seed);

  /// Uses these traits from the next `go` on, after the person sat down or stood up.
  void become(const CirclingTraits& traits) { traits_ = traits; }
  /// Turns counter-clockwise (1) or clockwise (-1), or stops (0); `size` in shares of the person's own radius.
  /// `eight`: a lying figure of eight, which is no lap.
  void go(double way, double size, bool eight = false);
  /// One step of kBodyStepS, ending at `nowS`.
  void step(double nowS);

  Vec2 atMm() const { return at_; }
  const std::vector<TrueLap>& laps() const { return laps_; }
  /// Turns in a row since the last `go` as the person counts them, including those with gaps.
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
  bool eight_ = false;
  double angle_;
  Glide speed_;
  Aim radius_;
  Wander hurry_;
  double phase_;
  double gapAngle_ = 0.0;
  double gapDepth_ = 0.0;
  double reach_ = 1.0;  ///< Share of the radius: less within a cut corner.
  double pauseAngle_ = 0.0;
  double pauseUntilS_ = 0.0;
  bool pausing_ = false;
  Vec2 at_;
  bool turning_ = false;
  double turned_ = 0.0;  ///< Angle turned in the current lap, 0 to 2 pi.
  TrueLap lap_;
  std::array<double, 8> farthest_{};
  double sumMm_ = 0.0;  ///< Integral of the radius over the angle.
  int counted_ = 0;
  std::vector<TrueLap> laps_;
};

}  // namespace surefoot
