// SPDX-License-Identifier: MIT
// What the movement of one bout adds up to, and the cells of an event's row. Knows no database.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "movement/event.hpp"
#include "movement/exercise.hpp"

namespace surefoot {

/// A measure of a bout. Without a value there is a reason.
struct BoutMeasure {
  std::string_view key;
  std::optional<double> value;
  std::string_view unit;  ///< UCUM.
  std::string_view definition;
  std::string_view reason;
};

class BoutTotals {
 public:
  void add(const MovementEvent& event);

  /// Measures of this exercise; of Free there are none.
  std::vector<BoutMeasure> measuresOf(Exercise exercise) const;
  /// As last measured.
  std::optional<double> bodyWeightN() const { return bodyWeightN_; }

 private:
  std::vector<BoutMeasure> ofPresses() const;
  std::vector<BoutMeasure> ofHolds() const;
  std::vector<BoutMeasure> ofLaps() const;

  std::optional<double> bodyWeightN_;
  std::vector<Press> presses_;  ///< Without those that went astray.
  std::vector<TiptoeHold> holds_;
  std::vector<CircleLap> laps_;
};

/// A column of the table of events that this event has something to say in. Flags are 0 or 1.
struct EventCell {
  std::string_view column;
  double value = 0.0;
};

std::vector<EventCell> cellsOf(const MovementEvent& event);

}  // namespace surefoot
