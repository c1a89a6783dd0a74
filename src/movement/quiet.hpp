// SPDX-License-Identifier: MIT
// The person's own quiet values: what the board shows while nothing happens. Everything else is measured from there.
#pragma once

#include <cstddef>
#include <vector>

#include "base/vec2.hpp"

namespace surefoot {

/// What the detectors look at in one reading, or its quiet value.
struct QuietValues {
  Vec2 copMm;
  double loadN = 0.0;
  double toeLeftN = 0.0;  ///< Seated on a board without toe bars: half of the load, as the feet cannot be told apart.
  double toeRightN = 0.0;
};

/// What is told apart from sway stands out by this many SD of the own quiet AP sway (README.md, "Forward press").
inline constexpr double kSwaySds = 4.0;

/// How much the quiet values vary by themselves: standard deviations, robust against a step or a glitch in the window.
struct QuietSpread {
  double apMm = 0.0;
  double mlMm = 0.0;
  double loadN = 0.0;
  double toeN = 0.0;  ///< Both feet together.
};

/// Gathers readings and gives their medians.
class QuietWindow {
 public:
  void clear();
  void add(double tS, const QuietValues& values);
  bool empty() const { return values_.empty(); }
  /// Seconds from the first to the last reading, 0 when there are fewer than two.
  double spanS() const;
  /// Mean of what is gathered; not empty.
  QuietValues mean() const;
  /// Medians of what is gathered; not empty.
  QuietValues median() const;
  /// Spread of what is gathered; not empty.
  QuietSpread spread() const;

 private:
  double firstS_ = 0.0;
  double lastS_ = 0.0;
  QuietValues sum_;
  std::vector<QuietValues> values_;
};

/// How a quiet value follows: with this time constant, but what is further away than `limit` pulls no harder. That
/// keeps it near the median.
struct Pull {
  double tauS = 10.0;
  double limit = 0.0;
};

struct Pulls {
  Pull copMm;
  Pull loadN;
  Pull toeN;
};

/// Lets `quiet` follow slow drift; to be called while nothing happens.
void followDrift(QuietValues& quiet, const QuietValues& now, double dtS, const Pulls& pulls);

}  // namespace surefoot
