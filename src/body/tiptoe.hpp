// SPDX-License-Identifier: MIT
// How the simulated person rises onto the toes, holds, walks in place and lowers the heels: the heels, the shift before
// they rise, and the strike when they land.
#pragma once

#include <vector>

#include "base/random.hpp"
#include "body/glide.hpp"
#include "body/span.hpp"
#include "body/sway.hpp"

namespace surefoot {

/// A tiptoe hold as it was really done, with the heels off the ground.
struct TrueHold {
  double startS = 0.0;  ///< The person's own AP shift crossed 15 % of foot length on the way up.
  double endS = 0.0;    ///< It fell below 10 %, or the heels landed.
  int steps = 0;        ///< When walking in place.
};

struct TiptoeTraits {
  double forwardShare = 0.26;  ///< The person's own forward shift on tiptoe, in shares of foot length.
  double forwardError = 0.0;   ///< Error of that shift; the next is that of the height.
  double heightError = 0.0;
  Span riseS;  ///< From the heels leaving the ground to full height.
  Span lowerS;
  double strikeMm = 2.0;    ///< Height from which they let the heels fall.
  double dropChance = 0.0;  ///< Probability of coming down early, once per rise.
  Span stepS{1.05, 1.25};   ///< From foot to foot.
  double stepError = 0.0;   ///< Error of how far over a foot they step.
};

class Tiptoe {
 public:
  Tiptoe(const TiptoeTraits& traits, double footLengthMm, std::uint64_t seed);

  /// Rise to `height` (1 is full height) in `lengthS`; 0 leaves the duration to the person.
  void rise(double height, double lengthS);
  void lower();
  /// Lose the hold: heels down at once. No effect if they are down.
  void drop();
  /// Walk in place once up, or stop.
  void march(bool on);
  /// One step of kBodyStepS, ending at `nowS`.
  void step(double nowS);

  /// 0 with the heels down, 1 at full height.
  double up() const;
  bool heelsOff() const { return heels_.value() > kTouchMm; }
  /// Change of the load in shares of body weight: push-off, dip, heel strike, steps.
  double loadShare() const { return load_; }
  /// The person's own forward shift of the CoP, mm.
  double forwardMm() const;
  /// Walking in place: from -1 (all on the left foot) to 1 (all on the right).
  double side() const { return side_.value(); }
  /// A forward CoP shift, mm, limited to what is possible with the heels off, when the forefoot alone carries the body.
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
