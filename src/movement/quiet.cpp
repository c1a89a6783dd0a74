// SPDX-License-Identifier: MIT
// Medians and slow followers of the person's quiet values.
#include "movement/quiet.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/median.hpp"

namespace surefoot {

namespace {

constexpr double kFollowS = 20.0;
constexpr double kLeastSwayMm = 0.5;
constexpr double kMostNPerMm = 2.5;

template <class Field>
double medianBy(const std::vector<QuietValues>& values, Field field) {
  std::vector<double> fields(values.size());
  std::transform(values.begin(), values.end(), fields.begin(), field);
  return medianOf(std::move(fields)).value_or(0.0);
}

}  // namespace

void ToeFollow::add(double dtS, const QuietValues& ofQuiet) {
  const double keep = std::max(0.0, 1.0 - dtS / kFollowS);
  const double yMm = ofQuiet.copMm.y;
  weightS_ = keep * weightS_ + dtS;
  yy_ = keep * yy_ + dtS * yMm * yMm;
  yl_ = keep * yl_ + dtS * yMm * ofQuiet.toeLeftN;
  yr_ = keep * yr_ + dtS * yMm * ofQuiet.toeRightN;
}

/// Sway under half a millimetre says nothing: the noise of the board would be taken for a slope.
double ToeFollow::slope(double product) const {
  return weightS_ > 0.0 ? std::clamp(product / (yy_ + kLeastSwayMm * kLeastSwayMm * weightS_), 0.0, kMostNPerMm) : 0.0;
}

QuietValues ToeFollow::without(QuietValues values, double shiftMm) const {
  values.toeLeftN -= leftNPerMm() * shiftMm;
  values.toeRightN -= rightNPerMm() * shiftMm;
  return values;
}

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
  return {{medianBy(values_, [](const QuietValues& v) { return v.copMm.x; }),
           medianBy(values_, [](const QuietValues& v) { return v.copMm.y; })},
          medianBy(values_, [](const QuietValues& v) { return v.loadN; }),
          medianBy(values_, [](const QuietValues& v) { return v.toeLeftN; }),
          medianBy(values_, [](const QuietValues& v) { return v.toeRightN; })};
}

/// What lies outside the sway, as a last step onto the board, teaches nothing.
ToeFollow QuietWindow::toeFollow(double apSdMm) const {
  constexpr double kWithinSds = 2.5;
  const QuietValues middle = median();
  ToeFollow follow;
  for (const QuietValues& v : values_) {
    if (std::fabs(v.copMm.y - middle.copMm.y) > kWithinSds * apSdMm) {
      continue;
    }
    follow.add(
        spanS() / static_cast<double>(values_.size()),
        {v.copMm - middle.copMm, v.loadN - middle.loadN, v.toeLeftN - middle.toeLeftN, v.toeRightN - middle.toeRightN});
  }
  return follow;
}

QuietSpread QuietWindow::spread() const {
  // In a normal distribution the standard deviation is 1.4826 median absolute deviations.
  constexpr double kSdPerMad = 1.4826;
  const auto spreadOf = [this](auto field) {
    const double middle = medianBy(values_, field);
    return kSdPerMad *
           medianBy(values_, [middle, field](const QuietValues& v) { return std::fabs(field(v) - middle); });
  };
  const double apMm = spreadOf([](const QuietValues& v) { return v.copMm.y; });
  const ToeFollow follow = toeFollow(apMm);
  return {apMm, spreadOf([](const QuietValues& v) { return v.copMm.x; }),
          spreadOf([](const QuietValues& v) { return v.loadN; }), spreadOf([&follow](const QuietValues& v) {
            const QuietValues rest = follow.without(v, v.copMm.y);
            return rest.toeLeftN + rest.toeRightN;
          }),
          follow};
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
