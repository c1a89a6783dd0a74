// SPDX-License-Identifier: MIT
// Summary measures of the movement in one bout, and the cells of an event's row. Knows no database.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "movement/event.hpp"
#include "movement/exercise.hpp"

namespace surefoot {

/// A measure of a bout; if there is no value, there is a reason.
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

  /// The measures of this exercise; Free has none.
  std::vector<BoutMeasure> measuresOf(Exercise exercise) const;
  /// The latest measurement.
  std::optional<double> bodyWeightN() const { return bodyWeightN_; }

 private:
  std::vector<BoutMeasure> ofPresses() const;
  std::vector<BoutMeasure> ofHolds() const;
  std::vector<BoutMeasure> ofLaps() const;

  std::optional<double> bodyWeightN_;
  std::vector<Press> presses_;  ///< Without those that were withdrawn (astray).
  std::vector<TiptoeHold> holds_;
  std::vector<CircleLap> laps_;
};

/// A column of the table of events for which this event has a value. Flags are 0 or 1.
struct EventCell {
  std::string_view column;
  double value = 0.0;
};

std::vector<EventCell> cellsOf(const MovementEvent& event);

}  // namespace surefoot
