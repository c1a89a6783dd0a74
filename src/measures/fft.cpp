// SPDX-License-Identifier: MIT
#include "measures/fft.hpp"

#include <cmath>
#include <map>
#include <memory>
#include <numbers>

#include <kissfft/kissfft.hh>

namespace surefoot {
namespace {

/// The tables of a plan take longer to compute than a transform; each thread keeps those of its last few lengths.
const kissfft<double>& planOf(std::size_t n) {
  constexpr std::size_t kKept = 8;
  thread_local std::map<std::size_t, std::unique_ptr<kissfft<double>>> plans;
  if (plans.size() >= kKept && !plans.contains(n)) {
    plans.clear();
  }
  auto& plan = plans[n];
  if (!plan) {
    plan = std::make_unique<kissfft<double>>(n, false);
  }
  return *plan;
}

}  // namespace

bool isQuickLength(std::size_t n) {
  if (n < 2 || n % 2 != 0) {
    return false;
  }
  n /= 2;
  for (const std::size_t factor : {2U, 3U, 5U, 7U}) {
    while (n % factor == 0) {
      n /= factor;
    }
  }
  return n == 1;
}

std::size_t quickLength(std::size_t n) {
  while (!isQuickLength(n)) {
    ++n;
  }
  return n;
}

std::vector<std::complex<double>> realFft(std::span<const double> samples) {
  const std::size_t half = samples.size() / 2;
  std::vector<std::complex<double>> bins(half + 1);
  planOf(half).transform_real(samples.data(), bins.data());
  // The library packs the last bin, which is real, into the imaginary part of the first.
  bins[half] = bins[0].imag();
  bins[0] = bins[0].real();
  return bins;
}

std::vector<std::complex<double>> complexFft(std::span<const std::complex<double>> samples) {
  std::vector<std::complex<double>> bins(samples.size());
  planOf(samples.size()).transform(samples.data(), bins.data());
  return bins;
}

std::vector<std::complex<double>> firstBins(std::span<const double> samples, std::size_t bins) {
  const std::size_t n = samples.size();
  std::vector<std::complex<double>> circle(n);
  for (std::size_t i = 0; i < n; ++i) {
    circle[i] = std::polar(1.0, -2.0 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(n));
  }
  std::vector<std::complex<double>> result(bins);
  for (std::size_t k = 0; k < bins; ++k) {
    std::size_t at = 0;
    for (const double sample : samples) {
      result[k] += sample * circle[at];
      at += k;
      at -= at >= n ? n : 0;
    }
  }
  return result;
}

}  // namespace surefoot
