// SPDX-License-Identifier: MIT
#include "measures/entropy.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace surefoot {
namespace {

/// For each sample its place in the order of size, and for each place the places of the samples within r of it.
struct Ranks {
  std::vector<std::int32_t> rankOf;
  std::vector<std::int32_t> first;
  std::vector<std::int32_t> last;
};

double toleranceOf(std::span<const double> samples) {
  const auto n = static_cast<double>(samples.size());
  const double mean = std::accumulate(samples.begin(), samples.end(), 0.0) / n;
  double squares = 0.0;
  for (const double sample : samples) {
    squares += (sample - mean) * (sample - mean);
  }
  return kEntropyTolerance * std::sqrt(squares / n);
}

Ranks ranksOf(std::span<const double> samples, double r) {
  const auto n = static_cast<std::int32_t>(samples.size());
  std::vector<std::pair<double, std::int32_t>> sorted(samples.size());
  for (std::int32_t i = 0; i < n; ++i) {
    sorted[i] = {samples[i], i};
  }
  std::ranges::sort(sorted);
  Ranks ranks{.rankOf = std::vector<std::int32_t>(n), .first = std::vector<std::int32_t>(n), .last = {}};
  ranks.last = ranks.first;
  std::int32_t first = 0;
  std::int32_t last = 0;
  for (std::int32_t rank = 0; rank < n; ++rank) {
    const double value = sorted[rank].first;
    while (value - sorted[first].first > r) {
      ++first;
    }
    while (last + 1 < n && sorted[last + 1].first - value <= r) {
      ++last;
    }
    ranks.rankOf[sorted[rank].second] = rank;
    ranks.first[rank] = first;
    ranks.last[rank] = last;
  }
  return ranks;
}

}  // namespace

/// Stretches are sorted by their first sample, so that those that may match one lie side by side; whether they do is
/// told by comparing whole-numbered places, which the compiler does several at a time.
EntropyCount countMatches(std::span<const double> samples) {
  EntropyCount count;
  if (samples.size() <= static_cast<std::size_t>(kEntropyLength)) {
    return count;
  }
  count.r = toleranceOf(samples);
  const Ranks ranks = ranksOf(samples, count.r);
  const auto n = static_cast<std::int32_t>(samples.size());
  std::vector<std::int32_t> startOf(n, -1);
  for (std::int32_t i = 0; i + kEntropyLength < n; ++i) {
    startOf[ranks.rankOf[i]] = i;
  }
  std::vector<std::int32_t> one;
  std::vector<std::int32_t> two;
  std::vector<std::int32_t> three;
  for (const std::int32_t start : startOf) {
    if (start >= 0) {
      one.push_back(ranks.rankOf[start]);
      two.push_back(ranks.rankOf[start + 1]);
      three.push_back(ranks.rankOf[start + 2]);
    }
  }
  std::size_t end = 0;
  for (std::size_t p = 0; p < one.size(); ++p) {
    while (end < one.size() && one[end] <= ranks.last[one[p]]) {
      ++end;
    }
    const std::int32_t from2 = ranks.first[two[p]];
    const std::int32_t to2 = ranks.last[two[p]];
    const std::int32_t from3 = ranks.first[three[p]];
    const std::int32_t to3 = ranks.last[three[p]];
    std::uint32_t shorter = 0;
    std::uint32_t longer = 0;
    for (std::size_t q = p + 1; q < end; ++q) {
      const std::uint32_t second =
          static_cast<std::uint32_t>(two[q] >= from2) & static_cast<std::uint32_t>(two[q] <= to2);
      const std::uint32_t third =
          static_cast<std::uint32_t>(three[q] >= from3) & static_cast<std::uint32_t>(three[q] <= to3);
      shorter += second;
      longer += second & third;
    }
    count.shorter += shorter;
    count.longer += longer;
  }
  return count;
}

}  // namespace surefoot
