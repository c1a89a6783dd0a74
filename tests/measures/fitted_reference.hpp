// SPDX-License-Identifier: MIT
// A reference row fitted to people, as assets/reference/make_reference.py does it: written apart from it, so that each
// checks the other.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "measures/reference.hpp"

namespace surefoot::test {

struct MeasuredPerson {
  double age = 0.0;
  bool male = false;
  double heightCm = 0.0;
  double ln = 0.0;  ///< Of the mean of their trials.
};

inline std::array<double, 5> termsOf(const MeasuredPerson& person, bool sex, bool height) {
  const double age = (person.age - 50.0) / 10.0;
  return {1.0, age, age * age, sex && person.male ? 1.0 : 0.0, height ? (person.heightCm - 165.0) / 10.0 : 0.0};
}

/// Inverse of a symmetric matrix by sweeping; rows and columns that are 0 stay 0.
inline std::array<std::array<double, 5>, 5> sweptInverse(std::array<std::array<double, 5>, 5> a) {
  for (std::size_t k = 0; k < 5; ++k) {
    if (a[k][k] == 0.0) {
      continue;
    }
    const double pivot = a[k][k];
    const auto column = a;
    for (std::size_t i = 0; i < 5; ++i) {
      for (std::size_t j = 0; j < 5; ++j) {
        if (i == k && j == k) {
          a[i][j] = -1.0 / pivot;
        } else if (i == k || j == k) {
          a[i][j] = column[i][j] / pivot;
        } else {
          a[i][j] = column[i][j] - column[i][k] * column[k][j] / pivot;
        }
      }
    }
  }
  for (auto& row : a) {
    for (double& value : row) {
      value = -value;
    }
  }
  return a;
}

/// With conditions as `like` has them.
inline ReferenceRow fittedTo(const std::vector<MeasuredPerson>& people, bool sex, bool height,
                             const ReferenceRow& like) {
  std::array<std::array<double, 5>, 5> products{};
  std::array<double, 5> xy{};
  for (const MeasuredPerson& person : people) {
    const auto terms = termsOf(person, sex, height);
    for (std::size_t i = 0; i < 5; ++i) {
      xy[i] += terms[i] * person.ln;
      for (std::size_t j = 0; j < 5; ++j) {
        products[i][j] += terms[i] * terms[j];
      }
    }
  }
  const auto inverse = sweptInverse(products);
  ReferenceRow row = like;
  row.usesSex = sex;
  row.usesHeight = height;
  row.coefficients.assign(5, 0.0);
  row.covariance.clear();
  for (std::size_t i = 0; i < 5; ++i) {
    for (std::size_t j = 0; j < 5; ++j) {
      row.coefficients[i] += inverse[i][j] * xy[j];
      if (j >= i) {
        row.covariance.push_back(inverse[i][j]);
      }
    }
  }
  const auto n = static_cast<double>(people.size());
  row.freedom = n - 3.0 - (sex ? 1.0 : 0.0) - (height ? 1.0 : 0.0);
  std::vector<double> rest;
  double squares = 0.0;
  for (const MeasuredPerson& person : people) {
    const auto terms = termsOf(person, sex, height);
    double expected = 0.0;
    for (std::size_t i = 0; i < 5; ++i) {
      expected += terms[i] * row.coefficients[i];
    }
    rest.push_back((person.ln - expected) * std::sqrt(n / row.freedom));
    squares += (person.ln - expected) * (person.ln - expected);
  }
  row.sd = std::sqrt(squares / row.freedom);
  std::ranges::sort(rest);
  row.quantiles.clear();
  for (const double level : kQuantileLevels) {
    const double place = level * n - 0.5;
    const auto i = static_cast<std::size_t>(std::clamp(std::floor(place), 0.0, n - 2.0));
    row.quantiles.push_back(rest[i] + (place - static_cast<double>(i)) * (rest[i + 1] - rest[i]));
  }
  return row;
}

}  // namespace surefoot::test
