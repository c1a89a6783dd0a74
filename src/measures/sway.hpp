// SPDX-License-Identifier: MIT
// All measures of quiet standing from one recording.
#pragma once

#include <string_view>

#include "measures/measure.hpp"

namespace surefoot {

/// The reason for measures that the settings leave out.
inline constexpr std::string_view kNotAskedFor = "not asked for";

struct MeasureSettings {
  Filter filter = Filter::Butterworth;
  bool sampleEntropy = true;                 ///< Takes most of the time; if false, it is absent with that reason.
  std::optional<bool> resampledBefore = {};  ///< As in PrepareSettings.
};

/// Every measure of the groups Distance to Diffusion, each present or absent with its reason. Never throws, whatever
/// the trace contains.
MeasureSet swayMeasures(const Trace& trace, const MeasureSettings& settings = {});

/// The same for samples that are already prepared.
MeasureSet swayMeasures(const Prepared& prepared, const MeasureSettings& settings = {});

/// Below these, sway is measured but should not be compared (ISPGR: Scoppa et al. 2013, Gait Posture 37:290-292).
inline constexpr double kComparableS = 25.0;
inline constexpr double kComparableRateHz = 50.0;

}  // namespace surefoot
