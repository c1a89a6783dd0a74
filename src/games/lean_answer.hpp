// SPDX-License-Identifier: MIT
// Whether a person leaned to the side that a gate asked for, and came back from there. Anyone who sways whatever is
// asked passes half of the gates, so it is the movement that answers. Knows no river.
#pragma once

#include "base/digest.hpp"
#include "base/time.hpp"

namespace surefoot {

/// Of one gate after the other. Leans are in shares of the full one, positive to the right; `least` is the share from
/// which they are a lean and not sway.
class LeanAnswer {
 public:
  /// A gate on this side (-1 left, 1 right) is asked for.
  void ask(int side, double lean);
  /// One tick on the way to the gate.
  void approach(double lean, double least);
  /// The gate is reached. `between`: between its posts.
  void pass(double lean, bool between);
  /// One tick of the quiet time after it; `last`: its last one.
  void comeBack(double lean, double least, bool last);

  /// The last gate was passed after a lean to its side.
  bool answered() const { return answered_; }
  /// The person came back from that lean as well.
  bool done() const { return done_; }
  /// They leaned to the other side.
  bool against() const;
  void digest(Digest& digest) const;

 private:
  int side_ = 1;
  Tick withTicks_ = 0;     ///< Time leaned to the gate's side,
  Tick againstTicks_ = 0;  ///< and to the other one without coming back from there.
  Tick uprightTicks_ = 0;  ///< Upright since, after the gate.
  double wrong_ = 0.0;     ///< Least lean to the other side since the gate was asked for.
  double passedAt_ = 0.0;  ///< The lean at the gate, to either side,
  double nearest_ = 0.0;   ///< and the least since then.
  bool answered_ = false;
  bool done_ = false;
};

}  // namespace surefoot
