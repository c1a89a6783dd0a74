// SPDX-License-Identifier: MIT
// Quiet stance: how the centre of pressure wanders and trembles, and how the load fluctuates, step by step.
#pragma once

#include "base/random.hpp"
#include "base/vec2.hpp"

namespace surefoot {

/// Step length of the body; values between two steps are interpolated.
inline constexpr double kBodyStepS = 1.0 / 120.0;

/// A stationary first-order Gaussian process through a first-order low-pass: slow wandering at finite speed.
class Wander {
 public:
  /// `sd`: standard deviation of the output; `timeS`, `smoothS`: time constants of the process and of the low-pass.
  Wander(double sd, double timeS, double smoothS);
  double step(Random& random);

 private:
  double keep_;
  double kick_;
  double follow_;
  double raw_ = 0.0;
  double value_ = 0.0;
};

/// A mass on a spring and a damper.
class Spring {
 public:
  /// `damping`: ratio, 1 is critical.
  Spring(double frequencyHz, double damping);
  void kick(double speed) { speed_ += speed; }
  /// One step towards `rest`; returns the new position.
  double step(double rest);
  /// In the last step, per s².
  double acceleration() const { return acceleration_; }

 private:
  double stiffness_;
  double friction_;
  double value_ = 0.0;
  double speed_ = 0.0;
  double acceleration_ = 0.0;
};

/// A spring driven by white noise: trembling about its rest position.
class Tremble {
 public:
  /// `sd`: standard deviation of the output.
  Tremble(double sd, double frequencyHz, double damping);
  double step(Random& random);

 private:
  Spring spring_;
  double kick_;
};

/// Amplitudes of a person's sway. Standard deviations in mm, AP; ML is `mlShare` of AP.
struct SwaySetup {
  double wanderMm = 0.0;
  double trembleMm = 0.0;
  double trembleHz = 0.9;
  double mlShare = 0.6;
};

/// Sway of a healthy person of that age on that surface, drawn around the medians of Santos & Duarte 2016
/// (10.7717/peerj.2648). A shaky person sways more than the older people there, but still stands.
SwaySetup swayOf(bool older, bool foam, bool shaky, Random& random);

/// The effect of surface, eyes and feet on a person's sway: factors on the amplitudes of SwaySetup.
struct SwayGain {
  double wander = 1.0;
  double tremble = 1.0;
  double side = 1.0;  ///< For both, sideways only, in addition to the other two.
};

/// The conditions under which a person stands.
struct SwayPlace {
  bool foam = false;
  bool eyesClosed = false;
  bool oneLeg = false;

  friend bool operator==(const SwayPlace&, const SwayPlace&) = default;
};

/// For a person whose setup was drawn for `drawnForFoam`. Closed eyes: ratios of the median velocities of Santos &
/// Duarte 2016. One leg: a starting value, four times the quick sway on two feet.
SwayGain swayGain(bool older, bool shaky, bool drawnForFoam, const SwayPlace& place);

/// The point about which the body balances wanders ("rambling"), and the centre of pressure trembles about it
/// ("trembling"): Zatsiorsky & Duarte 1999, Motor Control 3(1):28-38.
class Sway {
 public:
  explicit Sway(const SwaySetup& setup);

  /// One step of kBodyStepS.
  void step(Random& random);

  /// Slow part and quick part of the shift of the centre of pressure, in mm.
  Vec2 wanderMm() const { return wander_; }
  Vec2 trembleMm() const { return tremble_; }
  /// Change of the load in shares of body weight; SD 0.09 %.
  double loadShare() const { return load_; }

 private:
  Wander wanderX_;
  Wander wanderY_;
  Tremble trembleX_;
  Tremble trembleY_;
  Tremble heave_;
  Vec2 wander_;
  Vec2 tremble_;
  double load_ = 0.0;
};

}  // namespace surefoot
