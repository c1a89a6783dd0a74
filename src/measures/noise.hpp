// SPDX-License-Identifier: MIT
// The board's own noise, from a dead weight lying on it, and what of it a person's trial has.
#pragma once

#include <optional>
#include <string>

#include "measures/trace.hpp"

namespace surefoot {

/// Noise of the centre of pressure under a weight that does not move.
struct DeadWeightNoise {
  double noiseMm = 0.0;        ///< SD of an axis (root mean square of AP and ML) about a straight line.
  double driftMmPerMin = 0.0;  ///< Slope of that line, of the faster axis.
  double loadN = 0.0;
  std::string trouble;  ///< Why it says nothing; empty when it does.
};

/// `trace`: unfiltered, at least 5 s; `loadN`: the mean load, over 0.
DeadWeightNoise noiseOf(const Trace& deadWeight, double loadN);

/// At a person's load: noise of the cells is the same newtons under any load, so that of the place goes with 1 / load.
/// Nothing without a load or with a trouble.
std::optional<double> noiseAt(const DeadWeightNoise& noise, double personLoadN);

}  // namespace surefoot
