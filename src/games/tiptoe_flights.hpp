// SPDX-License-Identifier: MIT
// From holds to flights: which part of each tiptoe hold counts towards which flight of a bout. Knows no stages, no
// world and no picture.
#pragma once

#include <vector>

#include "base/digest.hpp"
#include "base/time.hpp"
#include "games/tiptoe_score.hpp"

namespace surefoot {

/// A hold may begin before its flight and continue after it. The last flight is the current one.
class TiptoeFlights {
 public:
  /// Begins the next flight; nothing counts towards it yet.
  void begin();
  /// A current hold counts from now on.
  void countFromNow();
  /// One tick. `heldS` is the time of the current hold, `counts` whether a hold that begins now counts. Returns true if
  /// a hold begins.
  bool follow(bool up, double heldS, bool counts);
  /// The tracker reports the end of a hold. Returns false if it turned out to be a lean with the heels down: everything
  /// that it added to its flights is then taken back.
  bool close(const TiptoeHold& hold);

  const std::vector<Flight>& all() const { return flights_; }
  const Flight& now() const { return flights_.back(); }
  int count() const { return static_cast<int>(flights_.size()); }
  /// Number of flights with at least `holdS` seconds on tiptoe.
  int whole(double holdS) const;

  bool up() const { return up_; }
  /// A hold is running, or its end has not been reported yet.
  bool open() const { return open_; }
  /// The current hold counts towards the flight.
  bool counts() const { return counts_; }
  double downS() const { return static_cast<double>(downTicks_) * kTickS; }
  Tick downTicks() const { return downTicks_; }
  double heldS() const { return heldS_; }
  double fromS() const { return fromS_; }
  double closedS() const { return closedS_; }
  /// Digests all flights.
  void digest(Digest& digest) const;

 private:
  void end(const TiptoeHold& hold);
  void takeBack();

  std::vector<Flight> flights_;
  bool up_ = false;
  bool open_ = false;
  bool counts_ = false;
  double heldS_ = 0.0;
  double fromS_ = 0.0;          ///< Its time before the flight.
  double closedS_ = 0.0;        ///< Time of the flight's earlier holds.
  std::size_t holdFlight_ = 0;  ///< The flight in which it began, and the time of that flight's earlier holds.
  double holdClosedS_ = 0.0;
  Tick downTicks_ = 0;
};

}  // namespace surefoot
