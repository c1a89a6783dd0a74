// SPDX-License-Identifier: MIT
// The person's quiet values: what the board measures while nothing happens. Everything else is measured from them.
#pragma once

#include <cstddef>
#include <vector>

#include "base/vec2.hpp"

namespace surefoot {

/// What the detectors use of one reading, or its quiet value.
struct QuietValues {
  Vec2 copMm;
  double loadN = 0.0;
  /// Seated on a board without toe bars: half of the load, since the feet cannot be told apart.
  double toeLeftN = 0.0;
  double toeRightN = 0.0;
};

/// A movement stands out from sway if it exceeds this many SD of the person's quiet sway (README.md, "Forward press").
inline constexpr double kSwaySds = 4.0;

/// What the toes bear by leaning, learnt while nothing else happens: the slope of each foot's toe force over the AP
/// shift (least squares, weighted by time; the last 20 s or so count).
class ToeFollow {
 public:
  /// `ofQuiet`: a reading less the quiet values, for the time `dtS`.
  void add(double dtS, const QuietValues& ofQuiet);
  /// Slopes in N/mm: 0 to 2.5 each.
  double leftNPerMm() const { return slope(yl_); }
  double rightNPerMm() const { return slope(yr_); }
  /// `values` less what the toes bear because the body is `shiftMm` further forward.
  QuietValues without(QuietValues values, double shiftMm) const;

 private:
  double slope(double product) const;

  double weightS_ = 0.0;
  double yy_ = 0.0;
  double yl_ = 0.0;
  double yr_ = 0.0;
};

/// Natural variation of the quiet values: standard deviations, robust against a step or a glitch in the window.
struct QuietSpread {
  double apMm = 0.0;
  double mlMm = 0.0;
  double loadN = 0.0;
  double toeN = 0.0;  ///< Both feet together, less what they bear by leaning.
  ToeFollow toeFollow;
};

/// Collects readings and gives their medians.
class QuietWindow {
 public:
  void clear();
  void add(double tS, const QuietValues& values);
  bool empty() const { return values_.empty(); }
  /// Seconds from the first to the last reading; 0 with fewer than two.
  double spanS() const;
  /// Mean of the readings; there must be at least one.
  QuietValues mean() const;
  /// Medians of the readings; there must be at least one.
  QuietValues median() const;
  /// Spread of the readings; there must be at least one.
  QuietSpread spread() const;

 private:
  ToeFollow toeFollow(double apSdMm) const;

  double firstS_ = 0.0;
  double lastS_ = 0.0;
  QuietValues sum_;
  std::vector<QuietValues> values_;
};

/// How a quiet value follows: with this time constant, where a difference over `limit` counts as `limit`. That keeps
/// the value near the median.
struct Pull {
  double tauS = 10.0;
  double limit = 0.0;
};

struct Pulls {
  Pull copMm;
  Pull loadN;
  Pull toeN;
};

/// Lets `quiet` follow slow drift; call it while nothing happens.
void followDrift(QuietValues& quiet, const QuietValues& now, double dtS, const Pulls& pulls);

}  // namespace surefoot
