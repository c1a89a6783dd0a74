// SPDX-License-Identifier: MIT
#include "board/least_squares.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/error.hpp"

namespace surefoot {

void LeastSquares::add(std::span<const double> row, double value, double sd) {
  const double weight = 1.0 / (sd * sd);
  for (std::size_t i = 0; i < right_.size(); ++i) {
    for (std::size_t j = 0; j < right_.size(); ++j) {
      matrix_[i][j] += weight * row[i] * row[j];
    }
    right_[i] += weight * row[i] * value;
  }
}

void LeastSquares::addPrior(std::size_t unknown, double value, double sd) {
  std::vector<double> row(right_.size());
  row[unknown] = 1.0;
  add(row, value, sd);
}

// Gauss and Jordan with the unit matrix beside it. With its priors a system of ours is positive definite, and scaling
// by the diagonal makes the pivots comparable.
LeastSquares::Solution LeastSquares::solve() const {
  const std::size_t n = right_.size();
  std::vector<double> scale(n);
  SmallMatrix left = matrix_;
  SmallMatrix inverse(n, std::vector<double>(n));
  for (std::size_t i = 0; i < n; ++i) {
    scale[i] = std::sqrt(matrix_[i][i]);
    inverse[i][i] = 1.0;
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      left[i][j] /= scale[i] * scale[j];
    }
  }
  for (std::size_t column = 0; column < n; ++column) {
    const double pivot = left[column][column];
    if (!(pivot > 1e-12)) {
      throw Error("these placements do not determine the calibration");
    }
    for (std::size_t j = 0; j < n; ++j) {
      left[column][j] /= pivot;
      inverse[column][j] /= pivot;
    }
    for (std::size_t i = 0; i < n; ++i) {
      const double factor = i == column ? 0.0 : left[i][column];
      for (std::size_t j = 0; j < n; ++j) {
        left[i][j] -= factor * left[column][j];
        inverse[i][j] -= factor * inverse[column][j];
      }
    }
  }
  Solution solution{std::vector<double>(n), std::move(inverse)};
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      solution.covariance[i][j] /= scale[i] * scale[j];
      solution.values[i] += solution.covariance[i][j] * right_[j];
    }
  }
  return solution;
}

double quadraticForm(const SmallMatrix& matrix, std::span<const double> row) {
  double sum = 0.0;
  for (std::size_t i = 0; i < row.size(); ++i) {
    for (std::size_t j = 0; j < row.size(); ++j) {
      sum += row[i] * matrix[i][j] * row[j];
    }
  }
  return sum;
}

std::vector<double> eigenvaluesOf(SmallMatrix a) {
  const std::size_t n = a.size();
  constexpr int kSweeps = 30;
  for (int sweep = 0; sweep < kSweeps; ++sweep) {
    for (std::size_t p = 0; p < n; ++p) {
      for (std::size_t q = p + 1; q < n; ++q) {
        if (std::fabs(a[p][q]) < 1e-300) {
          continue;
        }
        const double theta = 0.5 * (a[q][q] - a[p][p]) / a[p][q];
        const double t = (theta >= 0.0 ? 1.0 : -1.0) / (std::fabs(theta) + std::sqrt(theta * theta + 1.0));
        const double c = 1.0 / std::sqrt(t * t + 1.0);
        const double s = t * c;
        for (std::size_t k = 0; k < n; ++k) {
          const double kp = a[k][p];
          a[k][p] = c * kp - s * a[k][q];
          a[k][q] = s * kp + c * a[k][q];
        }
        for (std::size_t k = 0; k < n; ++k) {
          const double pk = a[p][k];
          a[p][k] = c * pk - s * a[q][k];
          a[q][k] = s * pk + c * a[q][k];
        }
      }
    }
  }
  std::vector<double> values;
  for (std::size_t i = 0; i < n; ++i) {
    values.push_back(a[i][i]);
  }
  std::sort(values.begin(), values.end());
  return values;
}

}  // namespace surefoot
