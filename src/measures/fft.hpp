// SPDX-License-Identifier: MIT
// The discrete Fourier transform.
#pragma once

#include <complex>
#include <cstddef>
#include <span>
#include <vector>

namespace surefoot {

/// Lengths that realFft accepts and that are fast: even, with half the length a product of 2, 3, 5 and 7 only.
bool isQuickLength(std::size_t n);
/// The smallest such length that is at least n.
std::size_t quickLength(std::size_t n);

/// Bins 0 to n/2 of the transform of n samples; isQuickLength(n) must hold.
std::vector<std::complex<double>> realFft(std::span<const double> samples);

/// All n bins of the transform of n samples.
std::vector<std::complex<double>> complexFft(std::span<const std::complex<double>> samples);

/// The first `bins` bins, for any length, in time n * bins.
std::vector<std::complex<double>> firstBins(std::span<const double> samples, std::size_t bins);

}  // namespace surefoot
