// SPDX-License-Identifier: MIT
// Medians and slow followers of the person's quiet values.
#include "movement/quiet.hpp"

#include <algorithm>
#include <cmath>

namespace surefoot {

namespace {

template <class Field>
double medianOf(const std::vector<QuietValues>& values, Field field) {
  std::vector<double> sorted(values.size());
  std::transform(values.begin(), values.end(), sorted.begin(), field);
  const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
  std::nth_element(sorted.begin(), middle, sorted.end());
  if (sorted.size() % 2 == 1) {
    return *middle;
  }
  return 0.5 * (*middle + *std::max_element(sorted.begin(), middle));
}

}  // namespace

void QuietWindow::clear() {
  values_.clear();
  sum_ = {};
}

void QuietWindow::add(double tS, const QuietValues& values) {
  if (values_.empty()) {
    firstS_ = tS;
  }
  lastS_ = tS;
  sum_.copMm += values.copMm;
  sum_.loadN += values.loadN;
  sum_.toeLeftN += values.toeLeftN;
  sum_.toeRightN += values.toeRightN;
  values_.push_back(values);
}

double QuietWindow::spanS() const {
  return values_.empty() ? 0.0 : lastS_ - firstS_;
}

QuietValues QuietWindow::mean() const {
  const double share = 1.0 / static_cast<double>(values_.size());
  return {sum_.copMm * share, sum_.loadN * share, sum_.toeLeftN * share, sum_.toeRightN * share};
}

QuietValues QuietWindow::median() const {
  return {{medianOf(values_, [](const QuietValues& v) { return v.copMm.x; }),
           medianOf(values_, [](const QuietValues& v) { return v.copMm.y; })},
          medianOf(values_, [](const QuietValues& v) { return v.loadN; }),
          medianOf(values_, [](const QuietValues& v) { return v.toeLeftN; }),
          medianOf(values_, [](const QuietValues& v) { return v.toeRightN; })};
}

QuietSpread QuietWindow::spread() const {
  // Of a normal distribution the standard deviation is 1.4826 median absolute deviations.
  constexpr double kSdPerMad = 1.4826;
  const auto spreadOf = [this](auto field) {
    const double middle = medianOf(values_, field);
    return kSdPerMad *
           medianOf(values_, [middle, field](const QuietValues& v) { return std::fabs(field(v) - middle); });
  };
  return {spreadOf([](const QuietValues& v) { return v.copMm.y; }),
          spreadOf([](const QuietValues& v) { return v.copMm.x; }),
          spreadOf([](const QuietValues& v) { return v.loadN; }),
          spreadOf([](const QuietValues& v) { return v.toeLeftN + v.toeRightN; })};
}

void followDrift(QuietValues& quiet, const QuietValues& now, double dtS, const Pulls& pulls) {
  const auto follow = [dtS](double& value, double target, const Pull& pull) {
    value += dtS / (pull.tauS + dtS) * std::clamp(target - value, -pull.limit, pull.limit);
  };
  follow(quiet.copMm.x, now.copMm.x, pulls.copMm);
  follow(quiet.copMm.y, now.copMm.y, pulls.copMm);
  follow(quiet.loadN, now.loadN, pulls.loadN);
  follow(quiet.toeLeftN, now.toeLeftN, pulls.toeN);
  follow(quiet.toeRightN, now.toeRightN, pulls.toeN);
}

}  // namespace surefoot
