// SPDX-License-Identifier: MIT
#include "games/tiptoe_flights.hpp"

#include <algorithm>

#include "games/staged.hpp"

namespace surefoot {

namespace {

constexpr double kLateS = 1.0;  ///< A hold whose end is not reported within this time counts as not measured.
constexpr double kLongestCountedS = 600.0;

}  // namespace

void TiptoeFlights::begin() {
  flights_.emplace_back();
  counts_ = false;
  closedS_ = 0.0;
}

void TiptoeFlights::countFromNow() {
  downTicks_ = 0;
  if (up_ && !counts_) {
    counts_ = true;
    open_ = true;
    fromS_ = heldS_;
  }
}

bool TiptoeFlights::follow(bool up, double heldS, bool counts) {
  const bool begins = up && !up_;
  if (begins) {
    if (open_) {
      end({.heldS = heldS_, .measured = false});
    }
    open_ = true;
    counts_ = counts;
    heldS_ = 0.0;
    fromS_ = 0.0;
    holdFlight_ = flights_.size() - 1;
    holdClosedS_ = flights_.back().heldS;
  }
  up_ = up;
  downTicks_ = up ? 0 : downTicks_ + 1;
  if (up) {
    heldS_ = std::max(heldS_, bounded(heldS, 0.0, kLongestCountedS));
  } else if (open_ && downS() > kLateS) {
    end({.heldS = heldS_, .measured = false});
  }
  if (counts_ && open_) {
    flights_.back().heldS = std::max(flights_.back().heldS, closedS_ + heldS_ - fromS_);
  }
  return begins;
}

bool TiptoeFlights::close(const TiptoeHold& hold) {
  if (!open_) {
    return true;
  }
  end(hold);
  return !hold.astray;
}

void TiptoeFlights::end(const TiptoeHold& hold) {
  if (hold.astray) {
    takeBack();
  } else if (counts_) {
    closedS_ += std::max(heldS_, bounded(hold.heldS, 0.0, kLongestCountedS)) - fromS_;
    flights_.back().heldS = std::max(flights_.back().heldS, closedS_);
    addMeasures(flights_.back(), hold);
  }
  open_ = false;
  counts_ = false;
  heldS_ = 0.0;
  fromS_ = 0.0;
}

void TiptoeFlights::takeBack() {
  flights_[holdFlight_].heldS = holdClosedS_;
  for (std::size_t i = holdFlight_ + 1; i < flights_.size(); ++i) {
    flights_[i].heldS = 0.0;
  }
  closedS_ = flights_.back().heldS;
}

int TiptoeFlights::whole(double holdS) const {
  return static_cast<int>(
      std::ranges::count_if(flights_, [holdS](const Flight& flight) { return flight.heldS >= holdS; }));
}

void TiptoeFlights::digest(Digest& digest) const {
  for (const Flight& flight : flights_) {
    for (const double number : {flight.heldS, flight.measuredS, flight.wobble, flight.loweringS}) {
      digest.add(number);
    }
    digest.add(flight.soft);
  }
}

}  // namespace surefoot
