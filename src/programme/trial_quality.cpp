// SPDX-License-Identifier: MIT
#include "programme/trial_quality.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "measures/sway.hpp"
#include "measures/tasks.hpp"

namespace surefoot {
namespace {

constexpr double kBeforeCueS = 1.0;

std::string text(const char* format, double first, double second = 0.0) {
  std::array<char, 160> buffer{};
  // The format is one of the literals in this file.
  const int length = std::snprintf(buffer.data(), buffer.size(), format, first, second);
  return {buffer.data(), static_cast<std::size_t>(std::max(0, length))};
}

TrialOutcome outcomeOf(const TrialFacts& facts) {
  switch (facts.report.end) {
    case TrialEnd::Complete:
      return TrialOutcome::Complete;
    case TrialEnd::SteppedOff:
      return TrialOutcome::SteppedOff;
    case TrialEnd::Stepped:
      return TrialOutcome::Stepped;
    case TrialEnd::FootDown:
      return TrialOutcome::FootDown;
    case TrialEnd::NotLifted:
      return TrialOutcome::NotLifted;
    case TrialEnd::Broken:
      return TrialOutcome::Board;
    case TrialEnd::None:
      break;
  }
  return facts.stopped ? TrialOutcome::Stopped : TrialOutcome::Interrupted;
}

const char* wordsFor(TrialOutcome outcome) {
  switch (outcome) {
    case TrialOutcome::SteppedOff:
      return "stopped at %.0f s: stepped off";
    case TrialOutcome::Stepped:
      return "stopped at %.0f s: stepped";
    case TrialOutcome::FootDown:
      return "foot down at %.1f s";
    case TrialOutcome::NotLifted:
      return "the foot was not lifted";
    case TrialOutcome::Stopped:
      return "stopped at %.0f s by the person or a helper";
    case TrialOutcome::Board:
      return "broken off at %.0f s: the board was silent or paused";
    case TrialOutcome::Interrupted:
      return "broken off at %.0f s: the program ended";
    case TrialOutcome::Complete:
      break;
  }
  return nullptr;
}

std::vector<Reading> within(const std::vector<Reading>& readings, double fromS, double toS) {
  std::vector<Reading> part;
  std::ranges::copy_if(readings, std::back_inserter(part),
                       [&](const Reading& r) { return r.tS >= fromS && r.tS < toS; });
  return part;
}

/// Collects the reasons why a trial does not count.
class Verdict {
 public:
  explicit Verdict(TrialResult& result) : result_(result) {}

  void against(std::string reason) {
    result_.reasons.push_back(std::move(reason));
    result_.counts = false;
  }
  void beside(std::string reason) { result_.reasons.push_back(std::move(reason)); }

 private:
  TrialResult& result_;
};

void judgeSupport(const TrialFacts& facts, Verdict& verdict) {
  double sumS = 0.0;
  for (const TimeSpan& span : facts.supports) {
    sumS += std::max(0.0, std::min(span.toS, facts.report.endS) - std::max(span.fromS, facts.report.startS));
  }
  if (sumS > 0.0) {
    verdict.against(text("hand support seen for %.1f s", sumS));
  }
}

/// Checks gaps, rate, wrong readings, faults and noise. Returns true if the board spoiled the trial.
bool judgeBoard(const TrialFacts& facts, const std::vector<Reading>& readings, Verdict& verdict) {
  const Timing timing = timingOf(traceOf(readings));
  const auto faulty = std::ranges::count_if(readings, [](const Reading& r) { return r.faulty && !r.wrong; });
  bool broke = false;
  if (timing.samples < 2) {
    verdict.against("no samples");
    return true;
  }
  if (timing.longestGapS > longestGapAllowedS(timing)) {
    verdict.against(text("a gap of %.2f s", timing.longestGapS));
    broke = true;
  }
  if (!reaches(timing.rateHz, kComparableRateHz)) {
    verdict.against(text("%.0f samples a second, fewer than %.0f", timing.rateHz, kComparableRateHz));
  }
  if (timing.wrong.tooMany(timing.samples)) {
    verdict.against(wordsFor(timing.wrong) + ", more than 1 %");
    broke = true;
  } else if (timing.wrong.total > 0) {
    verdict.beside(wordsFor(timing.wrong) + " left out");
  }
  if (faulty > 0) {
    verdict.beside(text("%.0f readings of a faulty cell left out", static_cast<double>(faulty)));
  }
  if (facts.noiseMm && *facts.noiseMm > kMostNoiseMm) {
    verdict.against(text("noise of %.2f mm at this load, more than %.1f", *facts.noiseMm, kMostNoiseMm));
  }
  return broke;
}

KeptMeasure kept(const Measure& measure) {
  return {.key = std::string(measure.definition->key),
          .value = measure.value,
          .unit = std::string(measure.definition->unit),
          .definition = measure.definitionId(),
          .reason = measure.reason};
}

void add(std::vector<KeptMeasure>& measures, const std::vector<Measure>& more, const KeptMeasure& facts) {
  for (const Measure& measure : more) {
    KeptMeasure row = kept(measure);
    row.filter = facts.filter;
    row.durationS = facts.durationS;
    row.rateHz = facts.rateHz;
    row.condition = facts.condition;
    measures.push_back(std::move(row));
  }
}

/// Duration and rate of the measured signal, as recorded.
KeptMeasure factsOf(const std::vector<Reading>& readings, double durationS, std::string filter) {
  KeptMeasure facts{.filter = std::move(filter), .durationS = durationS};
  const double rateHz = timingOf(traceOf(readings)).rateHz;
  facts.rateHz = rateHz > 0.0 ? std::optional(rateHz) : std::nullopt;
  return facts;
}

std::vector<KeptMeasure> standMeasures(const TrialFacts& facts, const std::vector<Reading>& readings) {
  std::vector<KeptMeasure> measures;
  const MeasureSet set = swayMeasures(traceOf(readings), {.resampledBefore = facts.resampledBefore});
  KeptMeasure how{.filter = std::string(wordOf(set.filter)), .durationS = set.durationS};
  how.rateHz = set.rateHz > 0.0 ? std::optional(set.rateHz) : std::nullopt;
  add(measures, set.measures, how);
  if (facts.report.feetSeen) {
    add(measures, footMeasures(readings, {.resampledBefore = facts.resampledBefore}), how);
  }
  if (facts.request.condition->id == "symmetry") {
    const bool plates = facts.report.feetSeen;
    const Vec2 feet = facts.feetXMm.value_or(Vec2{});
    add(measures,
        plates || !facts.feetXMm ? loadShareOfPlates(readings) : loadShareOfPlaces(traceOf(readings), feet.x, feet.y),
        factsOf(readings, facts.report.endS - facts.report.startS, "none"));
  }
  return measures;
}

std::vector<KeptMeasure> oneLegMeasures(const TrialFacts& facts, const std::vector<Reading>& readings) {
  std::vector<KeptMeasure> measures;
  const TrialReport& report = facts.report;
  add(measures,
      singleLegMeasures({.trace = traceOf(facts.readings),
                         .startS = report.startS,
                         .endS = report.endS,
                         .resampledBefore = facts.resampledBefore}),
      factsOf(readings, report.endS - report.startS, "butterworth"));
  return measures;
}

std::vector<KeptMeasure> reachMeasures(const TrialFacts& facts) {
  std::vector<KeptMeasure> measures;
  for (const TrialWay& way : facts.report.ways) {
    const std::vector<Reading> part = within(facts.readings, way.cueS - kBeforeCueS, way.endS);
    KeptMeasure how = factsOf(part, way.endS - way.cueS, "butterworth");
    how.condition = std::string(facts.request.condition->id) + "-" + std::string(wordOfWay(way.way));
    add(measures,
        limitsMeasures({.trace = traceOf(part),
                        .cueS = way.cueS,
                        .neutralMm = facts.report.middleMm,
                        .towards = way.way,
                        .supportMm = facts.footLengthMm
                                         ? std::optional(supportTowards(way.way, *facts.footLengthMm, kHalfStanceMm))
                                         : std::nullopt,
                        .resampledBefore = facts.resampledBefore}),
        how);
  }
  return measures;
}

}  // namespace

std::string_view wordOfWay(Vec2 way) {
  static constexpr std::array<std::array<std::string_view, 3>, 3> kWords{
      {{"back-left", "back", "back-right"}, {"left", "middle", "right"}, {"forward-left", "forward", "forward-right"}}};
  const auto third = [](double share) { return share < -0.5 ? 0U : share > 0.5 ? 2U : 1U; };
  return kWords[third(way.y)][third(way.x)];
}

std::optional<double> noiseAtLoad(const Board& board, std::span<const double> noiseCounts, Vec2 copMm, double loadN) {
  if (!(loadN > 0.0) || noiseCounts.size() < board.cells.size()) {
    return std::nullopt;
  }
  double sum = 0.0;
  for (std::size_t i = 0; i < board.cells.size(); ++i) {
    if (isCarried(board.cells[i].zone)) {
      continue;
    }
    if (!(noiseCounts[i] > 0.0)) {
      return std::nullopt;
    }
    const double noiseN = noiseCounts[i] / board.calibration[i].countsPerN;
    const Vec2 arm = board.cells[i].placeMm - copMm;
    sum += noiseN * noiseN * (arm.x * arm.x + arm.y * arm.y);
  }
  return std::sqrt(0.5 * sum) / loadN;
}

JudgedTrial judge(const TrialFacts& facts) {
  JudgedTrial judged;
  TrialResult& result = judged.result;
  const TrialReport& report = facts.report;
  const TrialTask task = facts.request.condition->task;
  Verdict verdict(result);
  result.outcome = outcomeOf(facts);
  result.noiseMm = facts.noiseMm;
  result.counts = true;
  judged.repeat = result.outcome == TrialOutcome::Board;
  const double durationS = report.endS - report.startS;
  if (facts.request.practice()) {
    verdict.against("practice");
  }
  if (const char* words = wordsFor(result.outcome)) {
    // The duration of a one-leg stance is its result; other trials must last the whole time.
    const bool isResult = task == TrialTask::OneLeg && result.outcome != TrialOutcome::Stopped && !judged.repeat &&
                          result.outcome != TrialOutcome::Interrupted;
    if (isResult) {
      verdict.beside(text(words, durationS));
    } else {
      verdict.against(text(words, durationS));
    }
  }
  if (!report.began) {
    result.counts = result.counts && result.outcome == TrialOutcome::NotLifted;
    return judged;
  }
  result.startS = report.startS;
  result.endS = report.endS;
  const std::vector<Reading> readings = within(facts.readings, report.startS, report.endS);
  judgeSupport(facts, verdict);
  // Stepping off also causes a gap, but is reported as stepping off.
  if (judgeBoard(facts, readings, verdict) && result.outcome == TrialOutcome::Complete) {
    judged.repeat = true;
  }
  if (task == TrialTask::Stand) {
    if (!reaches(durationS, kComparableS) && !facts.request.practice()) {
      verdict.against(text("%.0f s, shorter than %.0f", durationS, kComparableS));
    }
    judged.measures = standMeasures(facts, readings);
  } else if (task == TrialTask::OneLeg) {
    judged.measures = oneLegMeasures(facts, readings);
  } else {
    judged.measures = reachMeasures(facts);
  }
  return judged;
}

}  // namespace surefoot
