// SPDX-License-Identifier: MIT
#include "measures/entropy.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <type_traits>
#include <vector>

namespace surefoot {
namespace {

/// The rank of each sample by size, and for each rank the first and last rank of the samples within r of it.
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

/// The templates, sorted by their first sample, as the ranks of their three samples. `Rank` must hold the number of
/// samples; the narrower it is, the more comparisons the compiler does at once.
template <class Rank>
void countInto(EntropyCount& count, const Ranks& ranks) {
  const auto n = static_cast<std::int32_t>(ranks.rankOf.size());
  std::vector<std::int32_t> startOf(n, -1);
  for (std::int32_t i = 0; i + kEntropyLength < n; ++i) {
    startOf[ranks.rankOf[i]] = i;
  }
  std::vector<std::int32_t> one;
  std::vector<Rank> two;
  std::vector<Rank> three;
  for (const std::int32_t start : startOf) {
    if (start >= 0) {
      one.push_back(ranks.rankOf[start]);
      two.push_back(static_cast<Rank>(ranks.rankOf[start + 1]));
      three.push_back(static_cast<Rank>(ranks.rankOf[start + 2]));
    }
  }
  using Counter = std::make_unsigned_t<Rank>;
  std::size_t end = 0;
  for (std::size_t p = 0; p < one.size(); ++p) {
    while (end < one.size() && one[end] <= ranks.last[one[p]]) {
      ++end;
    }
    const auto from2 = static_cast<Rank>(ranks.first[two[p]]);
    const auto to2 = static_cast<Rank>(ranks.last[two[p]]);
    const auto from3 = static_cast<Rank>(ranks.first[three[p]]);
    const auto to3 = static_cast<Rank>(ranks.last[three[p]]);
    Counter shorter = 0;
    Counter longer = 0;
    for (std::size_t q = p + 1; q < end; ++q) {
      const auto second = static_cast<Counter>(two[q] >= from2) & static_cast<Counter>(two[q] <= to2);
      const auto third = static_cast<Counter>(three[q] >= from3) & static_cast<Counter>(three[q] <= to3);
      shorter = static_cast<Counter>(shorter + second);
      longer = static_cast<Counter>(longer + (second & third));
    }
    count.shorter += shorter;
    count.longer += longer;
  }
}

}  // namespace

/// Templates are sorted by their first sample, so that possible matches are adjacent. Integer ranks are compared, which
/// the compiler vectorises.
EntropyCount countMatches(std::span<const double> samples) {
  EntropyCount count;
  if (samples.size() <= static_cast<std::size_t>(kEntropyLength)) {
    return count;
  }
  count.r = toleranceOf(samples);
  const Ranks ranks = ranksOf(samples, count.r);
  if (samples.size() <= static_cast<std::size_t>(std::numeric_limits<std::int16_t>::max())) {
    countInto<std::int16_t>(count, ranks);
  } else {
    countInto<std::int32_t>(count, ranks);
  }
  return count;
}

}  // namespace surefoot
