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
/// The same with segments of `length` samples (at most all), up to `toHz`.
Spectrum welch(std::span<const double> samples, double rateHz, std::size_t length, double toHz);

/// Moments of the density over the band 0.15 to 5 Hz (Prieto et al. 1996).
struct SpectrumShape {
  double powerMm2 = 0.0;  ///< mu_0; if it is 0, the other fields mean nothing.
  double f50Hz = 0.0;
  double f95Hz = 0.0;
  double centroidHz = 0.0;
  double dispersion = 0.0;
};

SpectrumShape shapeOf(const Spectrum& spectrum);

/// The mean frequency of the whole spectrum weighted by power, as Santos & Duarte 2016 (10.7717/peerj.2648) have it for
/// their published trials.
struct SpectralMean {
  double hz = 0.0;      ///< Integral of f G over integral of G, by trapezoids.
  double weight = 0.0;  ///< Sum of G: the mean over both axes weighs them by it. If it is 0, hz means nothing.
};

/// Of segments of half the samples: the longest quick length (fft.hpp) up to that.
SpectralMean spectralMean(std::span<const double> samples, double rateHz);

}  // namespace surefoot
