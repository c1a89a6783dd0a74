// SPDX-License-Identifier: MIT
// All measures of quiet standing, of one recording.
#pragma once

#include <string_view>

#include "measures/measure.hpp"

namespace surefoot {

/// The reason of a measure that the settings leave out.
inline constexpr std::string_view kNotAskedFor = "not asked for";

struct MeasureSettings {
  Filter filter = Filter::Butterworth;
  bool sampleEntropy = true;  ///< Most of the time goes there; without it, it is absent with that reason.
};

/// Every measure of the groups Distance to Diffusion, present or absent with its reason. Never throws, whatever the
/// trace holds.
MeasureSet swayMeasures(const Trace& trace, const MeasureSettings& settings = {});

/// The same of samples that are prepared already.
MeasureSet swayMeasures(const Prepared& prepared, const MeasureSettings& settings = {});

/// Below this, sway is measured but should not be compared (ISPGR: Scoppa et al. 2013, Gait Posture 37:290-292).
inline constexpr double kComparableS = 25.0;
inline constexpr double kComparableRateHz = 50.0;

}  // namespace surefoot
