// SPDX-License-Identifier: MIT
// Measures of the tests beyond quiet standing: leaning to a limit, standing on one leg, sharing the weight. The caller
// says when and where things happened.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/vec2.hpp"
#include "measures/measure.hpp"
#include "posture/reading.hpp"

namespace surefoot {

/// A lean towards one target of the limits-of-stability test.
struct LeanTrial {
  Trace trace;                               ///< The whole trial, from before the signal on.
  double cueS = 0;                           ///< Time of the signal to go, in the trace's time.
  Vec2 neutralMm;                            ///< Centre of pressure while standing at ease.
  Vec2 towards;                              ///< From the neutral point to the target; its length does not matter.
  std::optional<double> supportMm = {};      ///< From supportTowards, if the stance is known.
  std::optional<bool> resampledBefore = {};  ///< As in PrepareSettings.
};

/// From the middle of the base of support to its edge, in mm: a rectangle as long as the feet and as wide as two feet
/// side by side, their middles 2 halfStanceMm apart, each 0.38 of its length broad (mean of adults: Gordon et al. 2014,
/// ANSUR II, NATICK/TR-15/007). `towards` must not be 0.
double supportTowards(Vec2 towards, double footLengthMm, double halfStanceMm);

/// The measures of the group Limits, in the order of definitions().
std::vector<Measure> limitsMeasures(const LeanTrial& trial);

/// A trial on one leg.
struct SingleLegTrial {
  Trace trace;
  double startS = 0;                         ///< When the foot was lifted.
  double endS = 0;                           ///< When it touched down, the other foot moved, or time was up.
  std::optional<bool> resampledBefore = {};  ///< As in PrepareSettings.
};

std::vector<Measure> singleLegMeasures(const SingleLegTrial& trial, Filter filter = Filter::Butterworth);

/// The group Feet: sway of each foot's own centre of pressure, on a board with a plate for each foot.
std::vector<Measure> footMeasures(std::span<const Reading> readings, const PrepareSettings& settings = {});

/// Share of load on a board with a plate for each foot. Readings that are faulty or without a person are left out.
std::vector<Measure> loadShareOfPlates(std::span<const Reading> readings);

/// Share of load on one plate, from the centre of pressure and the middles of the feet (x to the right).
std::vector<Measure> loadShareOfPlaces(const Trace& trace, double leftFootXMm, double rightFootXMm);

/// The mean of one measure over trials. Absent if `trials` is empty, or if one is absent, with its reason.
Measure meanOf(std::span<const Measure* const> trials, std::string_view key);

}  // namespace surefoot
