// SPDX-License-Identifier: MIT
// How somebody goes up on tiptoe, stays, steps on the spot and comes down again: heels, the shift that goes before
// them, the strike that ends them. Knows no board and no cues.
#pragma once

#include <vector>

#include "base/random.hpp"
#include "body/glide.hpp"
#include "body/span.hpp"
#include "body/sway.hpp"

namespace surefoot {

/// A time on tiptoe as it was truly done: heels off the ground.
struct TrueHold {
  double startS = 0.0;  ///< Own AP shift crossed 15 % of foot length, going up.
  double endS = 0.0;    ///< It fell below 10 %, or the heels struck.
  int steps = 0;        ///< Of a march.
};

struct TiptoeTraits {
  double forwardShare = 0.26;  ///< Own shift forward on tiptoe, in shares of foot length.
  double forwardError = 0.0;   ///< Likewise, and of the height.
  double heightError = 0.0;
  Span riseS;  ///< From the heels leaving the ground to full height.
  Span lowerS;
  double strikeMm = 2.0;    ///< How far over the ground they let the heels fall.
  double dropChance = 0.0;  ///< Of coming down early, once a rise.
  Span stepS{1.05, 1.25};   ///< From foot to foot.
  double stepError = 0.0;   ///< Of how far over a foot they step.
};

class Tiptoe {
 public:
  Tiptoe(const TiptoeTraits& traits, double footLengthMm, std::uint64_t seed);

  /// Go up to `height` (1 is all of it) in `lengthS`; 0 leaves it to the person.
  void rise(double height, double lengthS);
  void lower();
  /// Lose it: heels down at once. Nothing when they are down.
  void drop();
  /// Step from foot to foot once up, or stop stepping.
  void march(bool on);
  /// One step of kBodyStepS, which ends at `nowS`.
  void step(double nowS);

  /// 0 with the heels down, 1 at full height.
  double up() const;
  bool heelsOff() const { return heels_.value() > kTouchMm; }
  /// Change of the load in shares of body weight: push-off, dip, heel strike, steps.
  double loadShare() const { return load_; }
  /// Own shift of the CoP forward, mm.
  double forwardMm() const;
  /// Marching: -1 all on the left foot to 1 all on the right.
  double side() const { return side_.value(); }
  /// A CoP shift forward, mm, as it can be with the heels off: the forefoot alone bears the body.
  double onForefootMm(double shiftMm) const;

  const std::vector<TrueHold>& holds() const { return holds_; }

 private:
  static constexpr double kTouchMm = 0.5;

  void goUp();
  void goDown(double lengthS);
  void moveHeels();
  void moveSideways();
  void watch();

  TiptoeTraits traits_;
  double footMm_;
  Random random_;
  double nowS_ = 0.0;
  bool wanted_ = false;
  bool marching_ = false;
  double height_ = 1.0;
  double riseS_ = 0.0;
  double dropS_;  ///< When a rise is lost, or tried again.
  Aim body_;      ///< The body's own shift; the CoP leads it.
  Aim heels_;
  double bodyAtS_;   ///< When the body moves back.
  double heelsAtS_;  ///< When the heels leave the ground.
  Spring strike_;
  double load_ = 0.0;
  Glide side_;
  double stepAtS_;
  double towards_ = 1.0;
  bool holding_ = false;
  TrueHold hold_;
  std::vector<TrueHold> holds_;
};

}  // namespace surefoot
