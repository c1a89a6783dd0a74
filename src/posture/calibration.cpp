// SPDX-License-Identifier: MIT
// Least squares for one load cell, computed about the means so that large offsets cost no digits.
#include "posture/calibration.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

#include "base/error.hpp"

namespace surefoot {

namespace {

double meanOf(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

}  // namespace

CalibrationFit fitCalibration(std::span<const double> counts, std::span<const double> newtons) {
  if (counts.size() != newtons.size() || counts.size() < 2) {
    throw Error("calibration needs the counts of at least two known loads: the empty board and one weight");
  }
  const double meanCounts = meanOf(counts);
  const double meanN = meanOf(newtons);
  double squares = 0.0;
  double products = 0.0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    squares += (counts[i] - meanCounts) * (counts[i] - meanCounts);
    products += (counts[i] - meanCounts) * (newtons[i] - meanN);
  }
  const double newtonsPerCount = products / squares;
  if (!std::isfinite(newtonsPerCount) || newtonsPerCount == 0.0) {
    throw Error("the load cell's counts do not follow the weight: check its wiring, then calibrate again");
  }
  CalibrationFit fit;
  fit.calibration = {meanCounts - meanN / newtonsPerCount, 1.0 / newtonsPerCount};
  double left = 0.0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const double error = newtons[i] - (meanN + newtonsPerCount * (counts[i] - meanCounts));
    left += error * error;
    fit.worstN = std::max(fit.worstN, std::fabs(error));
  }
  fit.residualN = std::sqrt(left / static_cast<double>(counts.size()));
  return fit;
}

}  // namespace surefoot
