// SPDX-License-Identifier: MIT
// The balloon's route: landing places, lanterns on the way, and the choice between two next places. Knows no flights
// and no physics; nothing here affects the score.
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

  /// A rest begins: no choice is offered yet.
  void closeChoice();
  /// The balloon has landed: the leg ends, and two places are offered for the next one.
  void arrive(Random& random);
  /// One tick of choosing by leaning, which has been possible for `openS` seconds.
  void choose(const LeanState& lean, double openS, Sounds& sounds);
  /// Lights the lanterns of the current leg up to this share of it, 0 to 1.
  void light(double share, Sounds& sounds);
  /// Puts lanterns out again, if part of the flight is taken back.
  void dim(double share);
  void step(bool choosing);

  /// Number of landing places reached.
  int places() const { return place_; }
  /// 0 left, 1 right.
  int chosen() const { return chosen_; }
  /// A choice is, or was, offered.
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

  std::vector<Leg> legs_;  ///< Those flown, and the one ahead.
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
