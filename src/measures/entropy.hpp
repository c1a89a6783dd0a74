// SPDX-License-Identifier: MIT
// Sample entropy: how irregular a signal is.
#pragma once

#include <cstdint>
#include <span>

namespace surefoot {

inline constexpr int kEntropyLength = 2;
inline constexpr double kEntropyTolerance = 0.2;

/// Pairs of matching templates, each pair counted once (Richman & Moorman 2000, 10.1152/ajpheart.2000.278.6.H2039).
struct EntropyCount {
  std::uint64_t longer = 0;   ///< A: three samples match.
  std::uint64_t shorter = 0;  ///< B: two samples match, among the first n - 2 templates.
  double r = 0.0;             ///< Largest difference between matching samples: 0.2 population standard deviations.
};

/// Exact counts, as from comparing every pair, in a small fraction of the time. Sample entropy is -ln(A / B).
EntropyCount countMatches(std::span<const double> samples);

}  // namespace surefoot
