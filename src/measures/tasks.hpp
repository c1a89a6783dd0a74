// SPDX-License-Identifier: MIT
// Measures of the tests that are more than quiet standing: leaning to a limit, standing on one leg, sharing the weight.
// Whoever runs the test says when and where things happened; here is what that comes to.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/vec2.hpp"
#include "measures/measure.hpp"
#include "posture/reading.hpp"

namespace surefoot {

/// A lean towards one target of the limits of stability.
struct LeanTrial {
  Trace trace;      ///< The whole trial, from before the signal on.
  double cueS = 0;  ///< When the signal to go was given, in the trace's time.
  Vec2 neutralMm;   ///< Where the centre of pressure is when standing at ease.
  Vec2 towards;     ///< From the neutral point to the target; its length does not matter.
};

/// The five measures of the group Limits, in the order of definitions().
std::vector<Measure> limitsMeasures(const LeanTrial& trial);

/// A trial on one leg.
struct SingleLegTrial {
  Trace trace;
  double startS = 0;  ///< When the foot was lifted,
  double endS = 0;    ///< and when it touched down, the other moved or time was up.
};

std::vector<Measure> singleLegMeasures(const SingleLegTrial& trial, Filter filter = Filter::Butterworth);

/// Share of load on a board with a plate for each foot. Faulty readings and those with nobody on are left out.
std::vector<Measure> loadShareOfPlates(std::span<const Reading> readings);

/// Share of load on one plate, from the centre of pressure and where the middles of the feet are (x to the right).
std::vector<Measure> loadShareOfPlaces(const Trace& trace, double leftFootXMm, double rightFootXMm);

/// The mean of one measure over trials, or absent: with `trials` empty or one of them absent, with its reason.
Measure meanOf(std::span<const Measure* const> trials, std::string_view key);

}  // namespace surefoot
