// SPDX-License-Identifier: MIT
#include "measures/change.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <numeric>

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include "base/text.hpp"
#include "measures/definition.hpp"
#include "measures/mean_sd.hpp"
#include "measures/three_digits.hpp"

namespace surefoot {
namespace {

constexpr std::string_view kVelocity = "mean_velocity_mm_s";
/// Falsely told changes of all comparisons of a round together.
constexpr double kFalseAlarms = 0.05;
/// The published SD weighs as much as a person's own with this many degrees of freedom.
constexpr double kPublishedFreedom = 2.0;
constexpr double kSameRate = 0.1;
/// Half of the last decimal shown of a time on one leg.
constexpr double kSameTime = 0.05;
/// Ratios are shown with two decimals.
constexpr double kLeastRatio = 0.01;

/// One unit of the last decimal that is shown.
double resolutionOf(std::string_view measure) {
  const Definition* definition = findDefinition(measure);
  return definition == nullptr ? 0.0 : std::pow(10.0, -definition->decimals);
}

bool usable(const TestDay& day, bool ratio) {
  return day.trials() >= kTrialsOfADay && std::ranges::all_of(day.values, [ratio](double value) {
           return std::isfinite(value) && (!ratio || value > 0.0);
         });
}

/// On the scale on which chance is alike everywhere: ln of a ratio, a difference as it is.
double scaled(double value, bool ratio) {
  return ratio ? std::log(value) : value;
}

/// Pooled variance of the trials within their days, divided by the trials of a day: the least that a day's mean varies.
double varianceWithin(std::span<const TestDay* const> days, bool ratio) {
  double squares = 0.0;
  double freedom = 0.0;
  for (const TestDay* day : days) {
    std::vector<double> values;
    std::ranges::transform(day->values, std::back_inserter(values),
                           [ratio](double value) { return scaled(value, ratio); });
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
    for (const double value : values) {
      squares += (value - mean) * (value - mean);
    }
    freedom += static_cast<double>(values.size()) - 1.0;
  }
  return squares / freedom / kTrialsOfADay;
}

struct Limit {
  double size = 0.0;  ///< On the scale of scaled(); 0: not known.
  bool own = false;
  std::string method;
};

constexpr std::string_view kPublishedText =
    "SEM 23.6 % of medial-lateral velocity, over 65 years, narrow or own stance, 45 s (Riemann & Piersol 2016, "
    "10.1007/s40520-016-0687-2)";

/// The person's own spread, drawn towards the published one and never giving a wider limit than that.
Limit limitFrom(std::span<const TestDay* const> days, const ChangeQuestion& question) {
  const bool ratio = hasRatio(question.measure);
  const bool published = question.measure == kVelocity;
  const double tail = 1.0 - 0.5 * kFalseAlarms / std::max(1, question.comparisons);
  std::vector<double> means;
  for (const TestDay* day : days) {
    means.push_back(scaled(day->mean(), ratio));
  }
  Limit limit;
  if (published) {
    const double z = boost::math::quantile(boost::math::normal_distribution<double>(), tail);
    limit = {
        .size = z * std::sqrt(2.0) * publishedSpread(),
        .own = false,
        .method = "published " + std::string(kPublishedText) + "; provisional until the fifth comparable test day"};
  }
  if (const auto own = ownSpread(means)) {
    const double prior = published ? kPublishedFreedom : 0.0;
    const double freedom = own->freedom + prior;
    double variance = (prior * publishedSpread() * publishedSpread() + own->freedom * own->sd * own->sd) / freedom;
    variance = std::max(variance, varianceWithin(days, ratio));
    const double t = boost::math::quantile(boost::math::students_t_distribution<double>(freedom), tail);
    const double size = t * std::sqrt(2.0 * variance);
    std::string method = "the person's own spread over " + std::to_string(days.size()) +
                         " comparable test days, without the largest step between two: SD" + (ratio ? " of ln " : " ") +
                         threeDigits(own->sd);
    method += published ? ", drawn towards the published one to " + threeDigits(std::sqrt(variance)) +
                              (size < limit.size ? "" : "; the limit is the published one, which is narrower") + " (" +
                              std::string(kPublishedText) + ")"
                        : "";
    limit = {.size = published ? std::min(size, limit.size) : size, .own = true, .method = std::move(method)};
  }
  if (limit.size > 0.0 && question.comparisons > 1) {
    limit.method += "; " + std::to_string(question.comparisons) +
                    " conditions are judged at once, so each is judged more strictly (" +
                    threeDigits(100.0 * kFalseAlarms / question.comparisons) + " %, Bonferroni)";
  }
  return limit;
}

/// A difference that the display or the measure cannot show is no change.
double flooredLimit(double size, double then, std::string_view measure) {
  const double resolution = resolutionOf(measure);
  return std::max(size, hasRatio(measure) ? std::log1p(std::max(resolution / then, kLeastRatio)) : resolution);
}

std::string dayCount(std::size_t days) {
  return std::to_string(days) + (days == 1 ? " earlier test day is" : " earlier test days are");
}

std::string joinedWith(const std::vector<std::string>& parts) {
  std::string all;
  for (const std::string& part : parts) {
    all += (all.empty() ? "" : ", ") + part;
  }
  return all;
}

/// Indices of the days that can be compared with the last one, which is among them. The others get a note.
std::vector<std::size_t> comparableDays(std::span<const TestDay> days, std::string_view measure, Change& change) {
  const TestDay& now = days.back();
  std::vector<std::size_t> kept;
  std::map<std::string, std::size_t> left;
  for (std::size_t i = 0; i < days.size(); ++i) {
    const auto differences = differencesBetween(days[i].how, now.how);
    if (!differences.empty()) {
      ++left[joinedWith(differences)];
    } else if (!usable(days[i], hasRatio(measure))) {
      ++left["fewer than three counted trials with a value"];
    } else {
      kept.push_back(i);
    }
  }
  for (const auto& [why, count] : left) {
    change.notes.push_back(dayCount(count) + " not compared: " + why);
  }
  return kept;
}

void noteUnknown(const Circumstances& how, Change& change) {
  std::vector<std::string> unknown;
  for (const auto& [name, value] : {std::pair("footwear", &how.footwear),
                                    {"stance", &how.stance},
                                    {"hands", &how.hands},
                                    {"aid", &how.aid},
                                    {"foam", &how.foam}}) {
    if (*value == "unknown" || value->empty()) {
      unknown.emplace_back(name);
    }
  }
  if (!unknown.empty()) {
    change.notes.push_back("Not recorded, taken as the same each time: " + joinedWith(unknown));
  }
}

/// True if nothing more is to be said: the latest day is at the ceiling.
bool answersCeiling(const TestDay& then, const TestDay& now, const ChangeQuestion& question, Change& change) {
  const auto atCeiling = [&](double value) { return question.ceiling > 0.0 && value >= question.ceiling - kSameTime; };
  const auto all = [&](const TestDay& day) { return std::ranges::all_of(day.values, atCeiling); };
  if (all(now)) {
    change.atCeiling = true;
    change.words = "at the ceiling";
    change.notes.push_back("Longer than " + threeDigits(question.ceiling) +
                           " s is not measured: a difference would not say how much better it is");
    return true;
  }
  if (std::ranges::any_of(then.values, atCeiling) || std::ranges::any_of(now.values, atCeiling)) {
    change.notes.emplace_back("Some trials reached the ceiling, so the true difference may be another");
  }
  return false;
}

}  // namespace

double TestDay::mean() const {
  return meanSdOf(values).value_or(MeanSd{}).mean;
}

std::optional<double> TestDay::sd() const {
  return meanSdOf(values).value_or(MeanSd{}).sd;
}

bool hasRatio(std::string_view measure) {
  const Definition* definition = findDefinition(measure);
  return measure != "single_leg_time_s" && (definition == nullptr || definition->unit != "%");
}

double publishedSpread() {
  return std::sqrt(std::log1p(kPublishedSem * kPublishedSem));
}

std::vector<std::string> differencesBetween(const Circumstances& then, const Circumstances& now) {
  std::vector<std::string> found;
  const auto compare = [&found](const char* what, const std::string& before, const std::string& after) {
    if (before != after) {
      const auto shown = [](const std::string& word) {
        return word.empty() || word == "unknown" ? "not recorded" : word;
      };
      found.push_back(std::string(what) + ' ' + shown(before) + " then, " + shown(after) + " now");
    }
  };
  compare("footwear", then.footwear, now.footwear);
  compare("stance", then.stance, now.stance);
  compare("hands", then.hands, now.hands);
  compare("walking aid", then.aid, now.aid);
  compare("foam", then.foam, now.foam);
  compare("board", then.board, now.board);
  compare("filter", then.filter, now.filter);
  compare("definition", then.definition, now.definition);
  if (std::abs(then.rateHz - now.rateHz) > kSameRate * std::max(then.rateHz, now.rateHz)) {
    compare("samples a second", then.rateHz > 0.0 ? threeDigits(then.rateHz) : "",
            now.rateHz > 0.0 ? threeDigits(now.rateHz) : "");
  }
  return found;
}

/// Half the mean square of successive differences (von Neumann 1941): unlike a plain SD, a slow trend over months does
/// not widen it. Leaving out the largest of n makes it too small: the factor and the degrees of freedom were fitted to
/// simulated normal values (4 <= n <= 19, within 2 %).
std::optional<OwnSpread> ownSpread(std::span<const double> days) {
  if (days.size() < kOwnDays) {
    return std::nullopt;
  }
  std::vector<double> squares;
  for (std::size_t i = 1; i < days.size(); ++i) {
    squares.push_back((days[i] - days[i - 1]) * (days[i] - days[i - 1]));
  }
  const auto n = static_cast<double>(squares.size());
  squares.erase(std::ranges::max_element(squares));
  const double mean = std::accumulate(squares.begin(), squares.end(), 0.0) / (n - 1.0);
  const double factor = 1.0 + (1.36 + 1.15 * std::log(n)) / n;
  return OwnSpread{.sd = std::sqrt(0.5 * factor * mean), .freedom = 2.0 / 3.0 * (n - 1.0)};
}

Change changeSinceFirst(std::span<const TestDay> days, const ChangeQuestion& question) {
  Change change;
  change.caution = question.caution;
  const bool ratio = hasRatio(question.measure);
  if (days.size() < 2) {
    change.reason = "one test day so far";
    return change;
  }
  const TestDay& now = days.back();
  if (now.how.hands == "holding") {
    change.reason = "not compared: the hands held on";
    return change;
  }
  if (!usable(now, ratio)) {
    change.reason = "the latest test day has fewer than three counted trials with a value";
    return change;
  }
  const std::vector<std::size_t> kept = comparableDays(days, question.measure, change);
  if (kept.size() < 2) {
    change.reason = "no earlier test day can be compared";
    return change;
  }
  change.then = kept.front();
  const TestDay& then = days[change.then];
  noteUnknown(now.how, change);
  if (!change.caution.empty()) {
    change.notes.push_back(change.caution);
  }
  if (answersCeiling(then, now, question, change)) {
    return change;
  }
  std::vector<const TestDay*> compared;
  for (const std::size_t i : kept) {
    compared.push_back(&days[i]);
  }
  const double step = scaled(now.mean(), ratio) - scaled(then.mean(), ratio);
  const double before = compared[compared.size() - 2]->mean();
  (ratio ? change.ratio : change.difference) = ratio ? now.mean() / then.mean() : step;
  change.sincePrevious = ratio ? now.mean() / before : now.mean() - before;
  change.notes.emplace_back("The first test day holds learning: a part of a change since then may be practice");
  Limit limit = limitFrom(compared, question);
  change.method = std::move(limit.method);
  if (limit.size <= 0.0) {
    change.words = "MDC not known yet";
    change.method = "nothing is published for this measure; known from the fifth comparable test day";
    return change;
  }
  limit.size = flooredLimit(limit.size, then.mean(), question.measure);
  change.provisional = !limit.own;
  change.lowest = ratio ? std::exp(-limit.size) : -limit.size;
  change.highest = ratio ? std::exp(limit.size) : limit.size;
  change.beyond = std::abs(step) > limit.size;
  change.words = change.beyond ? "beyond the MDC" : "within the MDC";
  return change;
}

std::string shownChange(double value, bool ratio, std::string_view measure) {
  if (ratio) {
    return "× " + fixedText(value, 2);
  }
  const Definition* definition = findDefinition(measure);
  const std::string unit = definition == nullptr     ? ""
                           : definition->unit == "%" ? " percentage points"
                                                     : ' ' + std::string(definition->unit);
  return (value < 0.0 ? "" : "+") + fixedText(value, definition == nullptr ? 2 : definition->decimals) + unit;
}

std::string sentenceFor(const Change& change, std::string_view measure) {
  if (change.atCeiling) {
    return "at the ceiling";
  }
  if (!change.ratio && !change.difference) {
    return change.reason;
  }
  const bool ratio = change.ratio.has_value();
  const auto shown = [&](double value) { return shownChange(value, ratio, measure); };
  std::string sentence = shown(ratio ? *change.ratio : *change.difference) + ", " + change.words;
  if (change.judged()) {
    sentence += " (" + shown(change.lowest) + " to " + shown(change.highest) +
                (change.provisional ? ", provisional" : "") + ")";
  }
  return sentence;
}

}  // namespace surefoot
