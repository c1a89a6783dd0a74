// SPDX-License-Identifier: MIT
// Power spectra of sway, for measures and for drawing.
#pragma once

#include <span>
#include <vector>

namespace surefoot {

inline constexpr double kSegmentS = 20.48;
inline constexpr double kBandFromHz = 0.15;
inline constexpr double kBandToHz = 5.0;

/// One-sided power density at stepHz * k, up to the end of the band.
struct Spectrum {
  double stepHz = 0.0;
  std::vector<double> densityMm2PerHz;
};

/// Welch 1967 with Hann windows of 20.48 s (or all samples if there are fewer), half overlapped, the mean of each
/// segment removed; the result is that of scipy.signal.welch(samples, fs=rateHz, nperseg=round(20.48 fs)). Empty below
/// three samples.
Spectrum welch(std::span<const double> samples, double rateHz);

/// Moments of the density over the band 0.15 to 5 Hz (Prieto et al. 1996).
struct SpectrumShape {
  double powerMm2 = 0.0;  ///< mu_0; if it is 0, the other fields mean nothing.
  double f50Hz = 0.0;
  double f95Hz = 0.0;
  double centroidHz = 0.0;
  double dispersion = 0.0;
};

SpectrumShape shapeOf(const Spectrum& spectrum);

}  // namespace surefoot
