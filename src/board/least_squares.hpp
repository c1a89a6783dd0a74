// SPDX-License-Identifier: MIT
// Least squares with a handful of unknowns by normal equations.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace surefoot {

/// A square matrix of a few rows, row by row.
using SmallMatrix = std::vector<std::vector<double>>;

class LeastSquares {
 public:
  explicit LeastSquares(std::size_t unknowns) : matrix_(unknowns, std::vector<double>(unknowns)), right_(unknowns) {}

  /// One equation: row * unknowns = value, known to a standard deviation of `sd`.
  void add(std::span<const double> row, double value, double sd);
  /// One unknown is near `value`.
  void addPrior(std::size_t unknown, double value, double sd);

  struct Solution {
    std::vector<double> values;
    SmallMatrix covariance;  ///< By the given standard deviations.
  };
  /// Throws Error if the equations do not determine every unknown.
  Solution solve() const;

 private:
  SmallMatrix matrix_;
  std::vector<double> right_;
};

/// row * matrix * row.
double quadraticForm(const SmallMatrix& matrix, std::span<const double> row);

/// Eigenvalues of a symmetric matrix, smallest first (Jacobi's rotations).
std::vector<double> eigenvaluesOf(SmallMatrix symmetric);

}  // namespace surefoot
