// SPDX-License-Identifier: MIT
// Measures of the tests beyond quiet standing: leaning to a limit, standing on one leg, sharing the weight. The caller
// says when and where things happened.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/vec2.hpp"
#include "measures/measure.hpp"
#include "posture/reading.hpp"

namespace surefoot {

/// A lean towards one target of the limits-of-stability test.
struct LeanTrial {
  Trace trace;      ///< The whole trial, from before the signal on.
  double cueS = 0;  ///< Time of the signal to go, in the trace's time.
  Vec2 neutralMm;   ///< Centre of pressure while standing at ease.
  Vec2 towards;     ///< From the neutral point to the target; its length does not matter.
};

/// The five measures of the group Limits, in the order of definitions().
std::vector<Measure> limitsMeasures(const LeanTrial& trial);

/// A trial on one leg.
struct SingleLegTrial {
  Trace trace;
  double startS = 0;  ///< When the foot was lifted.
  double endS = 0;    ///< When it touched down, the other foot moved, or time was up.
};

std::vector<Measure> singleLegMeasures(const SingleLegTrial& trial, Filter filter = Filter::Butterworth);

/// Share of load on a board with a plate for each foot. Readings that are faulty or without a person are left out.
std::vector<Measure> loadShareOfPlates(std::span<const Reading> readings);

/// Share of load on one plate, from the centre of pressure and the middles of the feet (x to the right).
std::vector<Measure> loadShareOfPlaces(const Trace& trace, double leftFootXMm, double rightFootXMm);

/// The mean of one measure over trials. Absent if `trials` is empty, or if one is absent, with its reason.
Measure meanOf(std::span<const Measure* const> trials, std::string_view key);

}  // namespace surefoot
