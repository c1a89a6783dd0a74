// SPDX-License-Identifier: MIT
#include "measures/noise.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "measures/processing.hpp"

namespace surefoot {
namespace {

struct Fit {
  double slope = 0.0;
  double variance = 0.0;  ///< About the line.
};

Fit lineThrough(const std::vector<double>& x, const std::vector<double>& y) {
  const auto n = static_cast<double>(x.size());
  const double meanX = std::accumulate(x.begin(), x.end(), 0.0) / n;
  const double meanY = std::accumulate(y.begin(), y.end(), 0.0) / n;
  double xx = 0.0;
  double xy = 0.0;
  double yy = 0.0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    xx += (x[i] - meanX) * (x[i] - meanX);
    xy += (x[i] - meanX) * (y[i] - meanY);
    yy += (y[i] - meanY) * (y[i] - meanY);
  }
  return {.slope = xy / xx, .variance = std::max(0.0, yy - xy * xy / xx) / n};
}

}  // namespace

DeadWeightNoise noiseOf(const Trace& deadWeight, double loadN) {
  DeadWeightNoise noise{.loadN = loadN};
  noise.trouble = whatIsWrongWith(deadWeight, timingOf(deadWeight), kLeastS);
  if (noise.trouble.empty() && !(loadN > 0.0)) {
    noise.trouble = "no load";
  }
  if (!noise.trouble.empty()) {
    return noise;
  }
  const Fit ap = lineThrough(deadWeight.tS, deadWeight.apMm);
  const Fit ml = lineThrough(deadWeight.tS, deadWeight.mlMm);
  noise.noiseMm = std::sqrt(0.5 * (ap.variance + ml.variance));
  noise.driftMmPerMin = 60.0 * std::max(std::abs(ap.slope), std::abs(ml.slope));
  return noise;
}

std::optional<double> noiseAt(const DeadWeightNoise& noise, double personLoadN) {
  if (!noise.trouble.empty() || !(personLoadN > 0.0)) {
    return std::nullopt;
  }
  return noise.noiseMm * noise.loadN / personLoadN;
}

}  // namespace surefoot
