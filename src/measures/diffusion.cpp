// SPDX-License-Identifier: MIT
#include "measures/diffusion.hpp"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numeric>

#include "measures/fft.hpp"

namespace surefoot {
namespace {

/// Prefix sums over points 0 to i - 1: the line through any range of points comes from two entries.
struct Sums {
  std::vector<double> x{0.0};
  std::vector<double> y{0.0};
  std::vector<double> xx{0.0};
  std::vector<double> xy{0.0};
  std::vector<double> yy{0.0};

  void add(double px, double py) {
    x.push_back(x.back() + px);
    y.push_back(y.back() + py);
    xx.push_back(xx.back() + px * px);
    xy.push_back(xy.back() + px * py);
    yy.push_back(yy.back() + py * py);
  }
};

struct Line {
  double slope = 0.0;
  double offset = 0.0;
  double squares = 0.0;  ///< Sum of the squared residuals.

  double at(double x) const { return offset + slope * x; }
};

struct TwoLines {
  Line early;
  Line late;

  double crossing() const { return (late.offset - early.offset) / (early.slope - late.slope); }
  double squares() const { return early.squares + late.squares; }
};

Line lineThrough(const Sums& sums, std::size_t from, std::size_t to) {
  const auto over = [&](const std::vector<double>& sum) { return sum[to] - sum[from]; };
  const auto n = static_cast<double>(to - from);
  const double xx = over(sums.xx) - over(sums.x) * over(sums.x) / n;
  const double xy = over(sums.xy) - over(sums.x) * over(sums.y) / n;
  const double yy = over(sums.yy) - over(sums.y) * over(sums.y) / n;
  const double slope = xy / xx;
  return {.slope = slope, .offset = (over(sums.y) - slope * over(sums.x)) / n, .squares = yy - slope * xy};
}

/// Point i is the lag of i + 1 samples. nullopt if none of the lags at which the lines may join leaves enough points.
std::optional<TwoLines> twoLines(const Sums& sums, double rateHz) {
  constexpr std::size_t kLeastPoints = 3;
  const std::size_t points = sums.x.size() - 1;
  std::optional<TwoLines> best;
  for (std::size_t join = kLeastPoints; join + kLeastPoints <= points + 1; ++join) {
    const double joinS = static_cast<double>(join) / rateHz;
    if (joinS < kCrossingFromS || joinS > kCrossingToS) {
      continue;
    }
    const TwoLines lines{lineThrough(sums, 0, join), lineThrough(sums, join - 1, points)};
    if (!best || lines.squares() < best->squares()) {
      best = lines;
    }
  }
  return best;
}

double meanOf(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

}  // namespace

/// From the autocorrelation (Wiener & Khinchin): direct sums take ten times as long.
std::vector<double> meanSquareDisplacement(std::span<const double> apMm, std::span<const double> mlMm) {
  const std::size_t n = apMm.size();
  const std::size_t lags = n / 3;
  if (lags == 0) {
    return {};
  }
  const std::size_t length = quickLength(n + lags);
  // One complex signal for both axes: the real part of its autocorrelation is the sum of theirs.
  std::vector<std::complex<double>> place(length);
  const double meanAp = meanOf(apMm);
  const double meanMl = meanOf(mlMm);
  double ends = 0.0;
  for (std::size_t i = 0; i < n; ++i) {
    place[i] = {apMm[i] - meanAp, mlMm[i] - meanMl};
    ends += 2.0 * std::norm(place[i]);
  }
  const auto bins = complexFft(place);
  std::vector<double> power(length);
  for (std::size_t k = 0; k < length; ++k) {
    power[k] = 0.5 * (std::norm(bins[k]) + std::norm(bins[k == 0 ? 0 : length - k]));
  }
  const auto correlation = realFft(power);
  std::vector<double> msd(lags);
  for (std::size_t lag = 1; lag <= lags; ++lag) {
    ends -= std::norm(place[lag - 1]) + std::norm(place[n - lag]);
    msd[lag - 1] = (ends - 2.0 * correlation[lag].real() / static_cast<double>(length)) / static_cast<double>(n - lag);
  }
  return msd;
}

std::optional<Diffusion> diffusionOf(std::span<const double> msdMm2, double rateHz) {
  Sums sums;
  for (std::size_t i = 0; i < msdMm2.size(); ++i) {
    if (!(msdMm2[i] > 0.0)) {
      return std::nullopt;
    }
    sums.add(std::log(static_cast<double>(i + 1) / rateHz), std::log(msdMm2[i]));
  }
  const auto lines = twoLines(sums, rateHz);
  if (!lines) {
    return std::nullopt;
  }
  return Diffusion{.hurstShort = 0.5 * lines->early.slope,
                   .hurstLong = 0.5 * lines->late.slope,
                   .criticalS = std::exp(lines->crossing()),
                   .criticalMsdMm2 = std::exp(lines->early.at(lines->crossing()))};
}

std::optional<LinearDiffusion> linearDiffusionOf(std::span<const double> msdMm2, double rateHz) {
  const auto most = static_cast<std::size_t>(kLongestLinearLagS * rateHz);
  Sums sums;
  for (std::size_t i = 0; i < std::min(msdMm2.size(), most); ++i) {
    sums.add(static_cast<double>(i + 1) / rateHz, msdMm2[i]);
  }
  const auto lines = twoLines(sums, rateHz);
  if (!lines) {
    return std::nullopt;
  }
  return LinearDiffusion{.shortMm2PerS = 0.5 * lines->early.slope,
                         .longMm2PerS = 0.5 * lines->late.slope,
                         .criticalS = lines->crossing(),
                         .criticalMsdMm2 = lines->early.at(lines->crossing())};
}

}  // namespace surefoot
