// SPDX-License-Identifier: MIT
#include "measures/change.hpp"

#include <array>
#include <cmath>
#include <cstdio>
#include <vector>

#include <boost/math/distributions/students_t.hpp>

namespace surefoot {
namespace {

struct Limit {
  double factor = 1.0;
  std::string method;
};

/// Half the mean square of successive differences (von Neumann 1941): unlike a plain SD, a slow trend over months does
/// not widen it. It has two thirds of the degrees of freedom.
std::optional<Limit> ownLimit(std::span<const DayMean> earlier) {
  std::vector<double> logs;
  for (const DayMean& day : earlier) {
    if (day.trials >= kTrialsOfADay && day.mean > 0.0) {
      logs.push_back(std::log(day.mean));
    }
  }
  if (logs.size() < kOwnDays) {
    return std::nullopt;
  }
  double squares = 0.0;
  for (std::size_t i = 1; i < logs.size(); ++i) {
    squares += (logs[i] - logs[i - 1]) * (logs[i] - logs[i - 1]);
  }
  const auto steps = static_cast<double>(logs.size() - 1);
  const double sd = std::sqrt(0.5 * squares / steps);
  const boost::math::students_t_distribution<double> student(2.0 / 3.0 * steps);
  const double t = boost::math::quantile(student, 0.975);
  std::array<char, 160> text{};
  std::snprintf(text.data(), text.size(),
                "the person's own spread over %zu test days: SD of ln %.3f from successive differences, t = %.2f",
                logs.size(), sd, t);
  return Limit{.factor = std::exp(t * std::sqrt(2.0) * sd), .method = text.data()};
}

}  // namespace

Change changeBetween(const DayMean& then, const DayMean& now, std::span<const DayMean> earlier,
                     std::string_view measure) {
  Change change;
  if (then.trials < kTrialsOfADay || now.trials < kTrialsOfADay) {
    change.reason = "a test day has fewer than three counted trials";
    return change;
  }
  if (!(then.mean > 0.0) || !(now.mean > 0.0) || !std::isfinite(now.mean / then.mean)) {
    change.reason = "no value on one of the days";
    return change;
  }
  change.ratio = now.mean / then.mean;
  auto limit = ownLimit(earlier);
  change.provisional = !limit;
  if (!limit && measure == "mean_velocity_mm_s") {
    limit = Limit{.factor = 1.0 + kPublishedMdc,
                  .method =
                      "published MDC of mean velocity between days, 65 % (Riemann 2016); provisional until the person "
                      "has five earlier test days"};
  }
  if (!limit) {
    change.words = "MDC not known yet";
    change.method = "nothing is published for this measure; known once the person has five earlier test days";
    return change;
  }
  change.highest = limit->factor;
  change.lowest = 1.0 / limit->factor;
  change.method = limit->method;
  change.beyond = *change.ratio > change.highest || *change.ratio < change.lowest;
  change.words = change.beyond ? "beyond the MDC" : "within the MDC";
  return change;
}

}  // namespace surefoot
