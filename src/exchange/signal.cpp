// SPDX-License-Identifier: MIT
#include "exchange/signal.hpp"

#include <algorithm>
#include <array>
#include <functional>

#include "base/median.hpp"
#include "base/text.hpp"
#include "measures/processing.hpp"
#include "measures/three_digits.hpp"

namespace surefoot {
namespace {

constexpr double kFrozenS = 2.0;      // of both axes
constexpr double kAxisFrozenS = 5.0;  // of one
constexpr double kLongerThanUsual = 10.0;
constexpr double kDeadAxisMm = 0.5;  // public recordings: at least 2.3 mm in any 5 s
constexpr double kMovingMm = 4.0;
constexpr double kRoundedMm = 0.5;
constexpr double kCoarseMm = 2.0;
constexpr double kShareCutOff = 0.02;  // public recordings: at most 0.0008 of the samples are the largest
constexpr std::size_t kCutOffInARow = 5;
constexpr double kJumpMm = 100.0;
constexpr double kJumpMmPerS = 3000.0;  // public recordings: at most 992
constexpr double kWindowS = 1.0;
constexpr double kMostWindows = 240.0;  // each pair of neighbours is tried as the border
constexpr double kOtherUnit = 8.0;
constexpr double kQuiteAnotherUnit = 50.0;
constexpr double kWidestSwayMm = 400.0;
constexpr double kWideSwayMm = 200.0;

struct Axis {
  const char* name;
  const std::vector<double>& mm;
};

using Axes = std::array<Axis, 2>;

Axes axesOf(const Places& places) {
  return {{{"cop_x_mm", places.xMm}, {"cop_y_mm", places.yMm}}};
}

std::string timeText(double tS) {
  return numberText(std::round(tS * 100.0) / 100.0);
}

/// Samples that follow each other and have one value.
struct Run {
  std::size_t first = 0;
  std::size_t last = 0;

  std::size_t size() const { return last - first + 1; }
};

std::vector<Run> runsOf(std::size_t size, const std::function<bool(std::size_t, std::size_t)>& same) {
  std::vector<Run> runs;
  for (std::size_t i = 0; i < size; ++i) {
    if (!runs.empty() && same(i - 1, i)) {
      runs.back().last = i;
    } else {
      runs.push_back({i, i});
    }
  }
  return runs;
}

std::vector<Run> runsOf(const std::vector<double>& mm) {
  return runsOf(mm.size(), [&](std::size_t i, std::size_t j) { return mm[i] == mm[j]; });
}

std::vector<Run> runsOf(const Places& places) {
  return runsOf(places.size(), [&](std::size_t i, std::size_t j) { return places.between(i, j) == 0.0; });
}

std::size_t medianSize(const std::vector<Run>& runs) {
  std::vector<double> sizes;
  for (const Run& run : runs) {
    sizes.push_back(static_cast<double>(run.size()));
  }
  return static_cast<std::size_t>(medianOf(std::move(sizes)).value_or(1.0));
}

/// Where a signal stands still for a time that is unusual in it, too.
std::string frozen(const char* what, const std::vector<Run>& runs, const std::vector<double>& tS, double leastS) {
  const auto longest = std::ranges::max_element(runs, {}, &Run::size);
  const double fromS = tS[longest->first];
  const double toS = tS[longest->last];
  if (toS - fromS < leastS || runs.size() < 3 ||
      static_cast<double>(longest->size()) < kLongerThanUsual * static_cast<double>(medianSize(runs))) {
    return "";
  }
  const double beforeS = fromS - tS.front();
  const double afterS = tS.back() - toS;
  return std::string(what) + " does not change from " + timeText(fromS) + " to " + timeText(toS) +
         " s, so nothing was recorded there: use only the part " +
         (beforeS >= afterS ? "before it (--to " + timeText(fromS) + ")" : "after it (--from " + timeText(toS) + ")");
}

std::string frozen(const Places& places) {
  std::string fault = frozen("the centre of pressure", runsOf(places), places.tS, kFrozenS);
  for (const Axis& axis : axesOf(places)) {
    fault = fault.empty() ? frozen(axis.name, runsOf(axis.mm), places.tS, kAxisFrozenS) : fault;
  }
  return fault;
}

std::string deadAxis(const Places& places) {
  const Axes axes = axesOf(places);
  for (std::size_t i = 0; i < axes.size(); ++i) {
    const double mm = rangeOf(axes[i].mm).width();
    const double otherMm = rangeOf(axes[1 - i].mm).width();
    if (mm < kDeadAxisMm && otherMm > kMovingMm && places.lastsS() >= kLeastS) {
      return (mm == 0.0 ? std::string(axes[i].name) + " never changes"
                        : std::string(axes[i].name) + " stays within " + threeDigits(mm) + " mm") +
             ", while " + axes[1 - i].name + " moves over " + threeDigits(otherMm) +
             (mm == 0.0 ? " mm: both directions are needed"
                        : " mm: is it in metres or centimetres (multiply by 1000 or 10)?");
    }
  }
  return "";
}

/// The step of which all values are multiples; 0 if there is none, or fewer than 100 values.
double roundingOf(const std::vector<double>& mm) {
  constexpr double kExact = 1e-6;
  if (mm.size() < 100) {
    return 0.0;
  }
  std::vector<double> values = mm;
  std::ranges::sort(values);
  double stepMm = HUGE_VAL;
  for (std::size_t i = 1; i < values.size(); ++i) {
    const double gapMm = values[i] - values[i - 1];
    stepMm = gapMm > kExact ? std::min(stepMm, gapMm) : stepMm;
  }
  const bool all = stepMm < HUGE_VAL && std::ranges::all_of(values, [&](double value) {
                     const double steps = (value - values.front()) / stepMm;
                     return std::abs(steps - std::round(steps)) < 1e-3;
                   });
  return all ? stepMm : 0.0;
}

double roundingOf(const Places& places) {
  return std::max(roundingOf(places.xMm), roundingOf(places.yMm));
}

/// How many times in a row each place is written; 1 if the values are only rounded.
std::size_t timesHeld(const Places& places) {
  return roundingOf(places) >= kRoundedMm ? 1 : medianSize(runsOf(places));
}

double rateOf(const Places& places) {
  std::vector<double> steps;
  for (std::size_t i = 0; i + 1 < places.size(); ++i) {
    steps.push_back(places.tS[i + 1] - places.tS[i]);
  }
  const double stepS = medianOf(std::move(steps)).value_or(0.0);
  return stepS > 0.0 ? 1.0 / stepS : 0.0;
}

/// The rate of what is written, and of what the sensor gave.
std::string held(const Places& places, bool tooFew) {
  const std::size_t times = timesHeld(places);
  const double trueHz = rateOf(places) / static_cast<double>(times);
  if (times == 1 || tooFew == reaches(trueHz, kLeastRateHz)) {
    return "";
  }
  return "each place is written " + std::to_string(times) + " times in a row, so the sensor gave " +
         threeDigits(trueHz) + " a second, not " + threeDigits(rateOf(places)) +
         (tooFew ? ": at least " + numberText(kLeastRateHz) + " are needed" : "");
}

std::string cutOff(const Places& places) {
  for (const Axis& axis : axesOf(places)) {
    if (roundingOf(axis.mm) >= kRoundedMm || timesHeld(places) > 1) {
      continue;
    }
    const Range range = rangeOf(axis.mm);
    for (const double end : {range.least, range.most}) {
      std::size_t there = 0;
      for (const Run& run : runsOf(axis.mm)) {
        there += axis.mm[run.first] == end && run.size() >= kCutOffInARow ? run.size() : 0;
      }
      const double share = static_cast<double>(there) / static_cast<double>(axis.mm.size());
      if (share >= kShareCutOff && range.width() > 0.0) {
        return std::string(axis.name) + " stays at exactly " + threeDigits(end) + " mm, its " +
               (end == range.most ? "largest" : "smallest") + " value, for " + threeDigits(100.0 * share) +
               "% of the samples: the sensor or the export cuts it off there, so record or export it again";
      }
    }
  }
  return "";
}

/// To a place that is not left at once: a single wrong reading is left out elsewhere.
std::string jump(const Places& places) {
  for (std::size_t i = 0; i + 1 < places.size(); ++i) {
    const double mm = places.between(i, i + 1);
    const double stepS = places.tS[i + 1] - places.tS[i];
    if (mm > kJumpMm && stepS > 0.0 && mm / stepS > kJumpMmPerS) {
      return "the centre of pressure jumps by " + threeDigits(mm) + " mm at " + timeText(places.tS[i + 1]) +
             " s, within one sample: if two recordings were joined there, measure each by itself (--to " +
             timeText(places.tS[i + 1]) + ", --from " + timeText(places.tS[i + 1]) + ")";
    }
  }
  return "";
}

struct Change {
  double atS = 0.0;
  double times = 1.0;  ///< Of the steps after it, by the steps before.
};

/// Typical steps from sample to sample, in each window of a second, or longer ones in a long recording.
std::vector<std::pair<double, double>> windowsOf(const Places& places) {
  const double windowS = std::max(kWindowS, places.lastsS() / kMostWindows);
  std::vector<std::pair<double, double>> windows;
  std::vector<double> steps;
  double fromS = places.tS.front();
  for (std::size_t i = 0; i + 1 < places.size(); ++i) {
    steps.push_back(places.between(i, i + 1));
    if (places.tS[i + 1] - fromS >= windowS) {
      windows.emplace_back(fromS, medianOf(std::move(steps)).value_or(0.0));
      steps.clear();
      fromS = places.tS[i + 1];
    }
  }
  return windows;
}

/// The moment that divides the windows into large and small steps, with no large one among the small ones.
Change changeOfScale(const Places& places) {
  Change found;
  const auto windows = windowsOf(places);
  const auto typical = [&](std::size_t from, std::size_t to) {
    std::vector<double> steps;
    for (std::size_t i = from; i < to; ++i) {
      steps.push_back(windows[i].second);
    }
    const Range range = rangeOf(steps);
    return std::pair{medianOf(steps).value_or(0.0), range};
  };
  for (std::size_t split = 3; split + 3 <= windows.size(); ++split) {
    const auto [before, beforeRange] = typical(0, split);
    const auto [after, afterRange] = typical(split, windows.size());
    const bool apart = beforeRange.most < afterRange.least || afterRange.most < beforeRange.least;
    if (!apart || before <= 0.0 || after <= 0.0) {
      continue;
    }
    const double times = after / before;
    if (std::abs(std::log(times)) > std::abs(std::log(found.times))) {
      found = {.atS = windows[split].first, .times = times};
    }
  }
  return found;
}

std::string otherUnit(const Places& places, double leastTimes, double mostTimes) {
  const Change change = changeOfScale(places);
  const double times = std::max(change.times, 1.0 / change.times);
  return times < leastTimes || times >= mostTimes
             ? ""
             : "from about " + fixedText(change.atS, 0) + " s on the centre of pressure moves about " +
                   fixedText(times, 0) + " times " + (change.times > 1.0 ? "more" : "less") +
                   " than before: is one of the two parts in centimetres or metres?";
}

double widthOfSway(const Places& places) {
  return std::max(middleOf(places.xMm), middleOf(places.yMm));
}

}  // namespace

std::string faultOfSignal(const Places& places) {
  if (places.size() < 3) {
    return "";
  }
  if (const double stepMm = roundingOf(places); stepMm >= kCoarseMm) {
    return "the centre of pressure is written in steps of " + threeDigits(stepMm) +
           " mm, too coarse for a sway: export it with two decimals";
  }
  if (const double mm = widthOfSway(places); mm > kWidestSwayMm) {
    return "the centre of pressure moves over " + threeDigits(mm) +
           " mm, and nobody sways as far: are cop_x_mm and cop_y_mm in tenths of a millimetre (divide by 10)?";
  }
  for (const auto& fault : {deadAxis(places), frozen(places), held(places, true), cutOff(places), jump(places),
                            otherUnit(places, kQuiteAnotherUnit, HUGE_VAL)}) {
    if (!fault.empty()) {
      return fault;
    }
  }
  return "";
}

std::vector<std::string> doubtsOfSignal(const Places& places) {
  std::vector<std::string> doubts;
  if (places.size() < 3) {
    return doubts;
  }
  if (const double stepMm = roundingOf(places); stepMm >= kRoundedMm) {
    doubts.push_back("the centre of pressure is written in steps of " + threeDigits(stepMm) +
                     " mm, which adds to velocity and path: export it with two decimals");
  }
  if (const double mm = widthOfSway(places); mm > kWideSwayMm) {
    doubts.push_back("the centre of pressure moves over " + threeDigits(mm) +
                     " mm, far for somebody who stands: are cop_x_mm and cop_y_mm in tenths of a millimetre?");
  }
  for (std::string doubt : {held(places, false), otherUnit(places, kOtherUnit, kQuiteAnotherUnit)}) {
    if (!doubt.empty()) {
      doubts.push_back(std::move(doubt));
    }
  }
  return doubts;
}

}  // namespace surefoot
