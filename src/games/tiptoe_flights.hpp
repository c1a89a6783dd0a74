// SPDX-License-Identifier: MIT
// From holds to flights: what of each time on tiptoe counts toward which flight of a bout. Knows no stages, no world
// and no picture.
#pragma once

#include <vector>

#include "base/digest.hpp"
#include "base/time.hpp"
#include "games/tiptoe_score.hpp"

namespace surefoot {

/// A hold may begin before its flight does, and may go on after it. The last flight is the one that goes on.
class TiptoeFlights {
 public:
  /// The next flight; nothing counts toward it yet.
  void begin();
  /// A hold that goes on already counts from now on.
  void countFromNow();
  /// One tick. `heldS` is the time of the hold that goes on, `counts` whether one that begins now counts. True where a
  /// hold begins.
  bool follow(bool up, double heldS, bool counts);
  /// The tracker reports the end of a hold. False where the hold turned out to be a lean with the heels down: then all
  /// that it gave to its flights is taken back.
  bool close(const TiptoeHold& hold);

  const std::vector<Flight>& all() const { return flights_; }
  const Flight& now() const { return flights_.back(); }
  int count() const { return static_cast<int>(flights_.size()); }
  /// Flights of at least so many seconds on tiptoe.
  int whole(double holdS) const;

  bool up() const { return up_; }
  /// A hold goes on, or its end was not reported yet.
  bool open() const { return open_; }
  /// It counts toward the flight.
  bool counts() const { return counts_; }
  double downS() const { return static_cast<double>(downTicks_) * kTickS; }
  Tick downTicks() const { return downTicks_; }
  double heldS() const { return heldS_; }
  double fromS() const { return fromS_; }
  double closedS() const { return closedS_; }
  /// Of all flights.
  void digest(Digest& digest) const;

 private:
  void end(const TiptoeHold& hold);
  void takeBack();

  std::vector<Flight> flights_;
  bool up_ = false;
  bool open_ = false;
  bool counts_ = false;
  double heldS_ = 0.0;
  double fromS_ = 0.0;          ///< What of it was before the flight.
  double closedS_ = 0.0;        ///< Of the flight's holds before it.
  std::size_t holdFlight_ = 0;  ///< The flight in which it began, and the time of that flight's holds before it.
  double holdClosedS_ = 0.0;
  Tick downTicks_ = 0;
};

}  // namespace surefoot
