// SPDX-License-Identifier: MIT
#include "measures/spectrum.hpp"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>
#include <numeric>

#include "measures/fft.hpp"

namespace surefoot {
namespace {

/// A bin on the border of the band belongs to it despite rounding.
constexpr double kBorder = 1e-9;

/// A thread keeps its last window: AP, ML and RD use the same.
const std::vector<double>& hannOf(std::size_t n) {
  thread_local std::vector<double> window;
  if (window.size() == n) {
    return window;
  }
  window.resize(n);
  for (std::size_t i = 0; i < n; ++i) {
    window[i] = 0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(n));
  }
  return window;
}

std::vector<std::complex<double>> windowed(std::span<const double> segment, const std::vector<double>& window,
                                           std::size_t bins) {
  const double mean = std::accumulate(segment.begin(), segment.end(), 0.0) / static_cast<double>(segment.size());
  std::vector<double> shaped(segment.size());
  for (std::size_t i = 0; i < segment.size(); ++i) {
    shaped[i] = (segment[i] - mean) * window[i];
  }
  return isQuickLength(shaped.size()) ? realFft(shaped) : firstBins(shaped, bins);
}

}  // namespace

Spectrum welch(std::span<const double> samples, double rateHz) {
  const double wanted = std::round(kSegmentS * rateHz);
  if (samples.size() < 3 || !(wanted >= 3.0)) {
    return {};
  }
  const auto length = std::min(samples.size(), static_cast<std::size_t>(std::min(wanted, 1e15)));
  return welch(samples, rateHz, length, kBandToHz);
}

Spectrum welch(std::span<const double> samples, double rateHz, std::size_t length, double toHz) {
  Spectrum spectrum;
  spectrum.stepHz = rateHz / static_cast<double>(length);
  const auto inBand = static_cast<std::size_t>(toHz * (1.0 + kBorder) / spectrum.stepHz);
  const std::size_t bins = std::min(inBand, length / 2) + 1;
  const std::vector<double>& window = hannOf(length);
  spectrum.densityMm2PerHz.assign(bins, 0.0);
  std::size_t segments = 0;
  for (std::size_t at = 0; at + length <= samples.size(); at += length - length / 2) {
    const auto transform = windowed(samples.subspan(at, length), window, bins);
    for (std::size_t k = 0; k < bins; ++k) {
      spectrum.densityMm2PerHz[k] += std::norm(transform[k]);
    }
    ++segments;
  }
  const double squares = std::inner_product(window.begin(), window.end(), window.begin(), 0.0);
  for (std::size_t k = 0; k < bins; ++k) {
    const bool alone = k == 0 || 2 * k == length;
    spectrum.densityMm2PerHz[k] *= (alone ? 1.0 : 2.0) / (rateHz * squares * static_cast<double>(segments));
  }
  return spectrum;
}

SpectrumShape shapeOf(const Spectrum& spectrum) {
  double mu0 = 0.0;
  double mu1 = 0.0;
  double mu2 = 0.0;
  std::vector<std::pair<double, double>> upTo;
  for (std::size_t k = 0; k < spectrum.densityMm2PerHz.size(); ++k) {
    const double f = static_cast<double>(k) * spectrum.stepHz;
    if (f < kBandFromHz * (1.0 - kBorder) || f > kBandToHz * (1.0 + kBorder)) {
      continue;
    }
    const double power = spectrum.densityMm2PerHz[k] * spectrum.stepHz;
    mu0 += power;
    mu1 += f * power;
    mu2 += f * f * power;
    upTo.emplace_back(f, mu0);
  }
  if (!(mu0 > 0.0)) {
    return {};
  }
  const auto below = [&](double share) {
    return std::ranges::find_if(upTo, [&](const auto& bin) { return bin.second >= share * mu0; })->first;
  };
  return {.powerMm2 = mu0,
          .f50Hz = below(0.5),
          .f95Hz = below(0.95),
          .centroidHz = std::sqrt(mu2 / mu0),
          .dispersion = std::sqrt(std::max(0.0, 1.0 - mu1 * mu1 / (mu0 * mu2)))};
}

SpectralMean spectralMean(std::span<const double> samples, double rateHz) {
  constexpr std::size_t kShortest = 4;
  std::size_t length = samples.size() / 2;
  while (length >= kShortest && !isQuickLength(length)) {
    --length;
  }
  if (length < kShortest) {
    return {};
  }
  const std::vector<double> density = welch(samples, rateHz, length, 0.5 * rateHz).densityMm2PerHz;
  const double stepHz = rateHz / static_cast<double>(length);
  // By trapezoids: the first and the last bin count half.
  const double ends = 0.5 * (density.front() + density.back());
  const double sum = std::accumulate(density.begin(), density.end(), 0.0);
  double moment = -0.5 * static_cast<double>(density.size() - 1) * density.back();
  for (std::size_t k = 0; k < density.size(); ++k) {
    moment += static_cast<double>(k) * density[k];
  }
  return {.hz = stepHz * moment / (sum - ends), .weight = sum};
}

}  // namespace surefoot
