// SPDX-License-Identifier: MIT
// The project's own random numbers: the same with every compiler and on every machine. Draw once per statement: the
// order in which a compiler evaluates two draws in one expression is not defined.
#pragma once

#include <cstdint>

#include "base/math.hpp"

namespace surefoot {

/// PCG32 (O'Neill 2014, "PCG: A Family of Simple Fast Space-Efficient Statistically Good Algorithms", XSH-RR 64/32).
class Random {
 public:
  explicit Random(std::uint64_t seed, std::uint64_t stream = 1) : increment_((stream << 1U) | 1U) {
    next();
    state_ += seed;
    next();
  }

  /// Uniform over all 32-bit values.
  std::uint32_t next() {
    const std::uint64_t old = state_;
    state_ = old * 6364136223846793005ULL + increment_;
    const auto xorshifted = static_cast<std::uint32_t>(((old >> 18U) ^ old) >> 27U);
    const auto rotation = static_cast<std::uint32_t>(old >> 59U);
    return (xorshifted >> rotation) | (xorshifted << ((32U - rotation) & 31U));
  }

  /// What the next draw will be, without drawing it: for digests.
  std::uint64_t ahead() const {
    Random copy = *this;
    return copy.next();
  }

  /// Uniform in [0, 1).
  double uniform() { return next() * (1.0 / 4294967296.0); }

  /// Uniform in [low, high).
  double uniform(double low, double high) { return low + (high - low) * uniform(); }

  /// Normal with mean 0 and standard deviation 1 (Box and Muller 1958).
  double normal() {
    const double u = (next() + 1.0) * (1.0 / 4294967296.0);
    const double angle = 2.0 * kPi * uniform();
    return std::sqrt(-2.0 * det::log(u)) * det::cos(angle);
  }

 private:
  std::uint64_t state_ = 0;
  std::uint64_t increment_;
};

}  // namespace surefoot
