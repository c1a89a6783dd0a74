// SPDX-License-Identifier: MIT
// The balloon's route: from landing place to landing place, lanterns on the way, and which of two places comes next.
// Knows no flights and no physics; nothing here touches the score.
#pragma once

#include <array>
#include <vector>

#include "base/random.hpp"
#include "games/balloon_scene.hpp"
#include "games/sounds.hpp"
#include "movement/tracker.hpp"

namespace surefoot {

class BalloonRoute {
 public:
  explicit BalloonRoute(Random& random);

  /// A rest begins: nothing is offered yet.
  void closeChoice();
  /// The balloon has landed: the leg ends, and two places are offered for the next.
  void arrive(Random& random);
  /// One tick in which a lean chooses. It has been possible for `openS` seconds.
  void choose(const LeanState& lean, double openS, Sounds& sounds);
  /// Lights the lanterns of a leg that is flown to this share, 0 to 1.
  void light(double share, Sounds& sounds);
  /// The same backward, where a part of the flight is taken back.
  void dim(double share);
  void step(bool choosing);

  /// Landing places reached.
  int places() const { return place_; }
  /// 0 left, 1 right.
  int chosen() const { return chosen_; }
  /// A lean may choose, or could.
  bool offering() const { return offering_; }
  /// The choice is final.
  bool decided() const { return decided_; }
  double dwell() const { return dwell_; }

  /// Adds legs and choice.
  void show(BalloonScene& scene) const;
  void digestOffer(Digest& digest) const;
  void digestLegs(Digest& digest) const;

 private:
  struct Leg {
    int lit = 0;
    PlaceKind to{};
    bool reached = false;
  };

  void offer(Random& random);

  std::vector<Leg> legs_;  ///< As many as were flown, and the one ahead.
  PlaceKind home_{};
  int place_ = 0;
  std::array<PlaceKind, 2> offered_{};
  bool offering_ = false;
  int chosen_ = 0;
  bool decided_ = false;
  double dwell_ = 0.0;
  double newest_ = 1.0;
  double choiceShown_ = 0.0;
};

}  // namespace surefoot
