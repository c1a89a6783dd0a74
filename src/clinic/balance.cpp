// SPDX-License-Identifier: MIT
#include "clinic/balance.hpp"

#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "base/text.hpp"
#include "clinic/chart.hpp"
#include "clinic/forms.hpp"
#include "clinic/terms.hpp"
#include "measures/measure.hpp"
#include "measures/score.hpp"
#include "measures/sway.hpp"
#include "records/roster.hpp"
#include "records/stamp.hpp"

namespace surefoot {
namespace {

const std::string kVelocity = "mean_velocity_mm_s";
/// The main measures of the tests other than quiet standing, each in its own conditions.
constexpr std::array<const char*, 3> kOthers{"limits_max_excursion_mm", "single_leg_time_s", "load_share_left_percent"};

std::vector<DayMean> meansOf(const std::vector<TestDay>& days) {
  std::vector<DayMean> means;
  for (const TestDay& day : days) {
    means.push_back({day.mean, day.trials});
  }
  return means;
}

std::string timesText(double ratio) {
  return "× " + fixedText(ratio, 2);
}

/// What to consider before relying on a change; empty if nothing.
std::string reservation(const BalanceTrend& trend) {
  std::string words = trend.sinceFirst.provisional ? "provisional" : "";
  if (trend.measure == kVelocity && trend.series.plannedS < kComparableS) {
    words += (words.empty() ? "" : "; ") + std::string("trials shorter than ") + numberText(kComparableS) +
             " s are too short to compare";
  }
  return words.empty() ? words : " (" + words + ")";
}

Html changeWords(const BalanceTrend& trend, const Change& change) {
  if (!change.ratio) {
    return text(change.reason);
  }
  Html html = text(timesText(*change.ratio) + " ");
  html += el("span", {{"class", change.beyond ? "mark" : "within"}}, change.words);
  return html + text(reservation(trend));
}

/// The latest test day of a series, in the form that the reference table takes.
Performance performanceOf(Database& db, const Person& person, const BalanceTrend& trend) {
  const KeptTest test = loadTest(db, trend.series.lastTestId);
  Performance performance{.measure = kVelocity,
                          .condition = trend.series.condition,
                          .value = trend.days.back().mean,
                          .trials = trend.days.back().trials,
                          .footwear = test.conditions.footwear,
                          .stance = test.conditions.stance,
                          .aid = test.conditions.aid,
                          .hands = test.conditions.hands};
  const std::string year = test.startedAt.substr(0, 4);
  if (person.birthYear) {
    performance.ageYears = parseInteger<int>(year).value_or(thisYear()) - *person.birthYear;
  }
  for (const KeptTrial& trial : test.trials) {
    const auto kept = std::ranges::find(trial.measures, kVelocity, &KeptMeasure::key);
    if (trial.condition != trend.series.condition || !trial.result.counts || kept == trial.measures.end()) {
      continue;
    }
    performance.durationS = kept->durationS.value_or(0.0);
    performance.rateHz = kept->rateHz.value_or(0.0);
    performance.filter = filterOf(kept->filter).value_or(Filter::None);
    performance.noiseMm = trial.result.noiseMm;
  }
  return performance;
}

Html scoreWords(const BalanceScore& score, std::vector<std::string>& notes) {
  Html lines;
  for (const BandScore& band : score.bands) {
    lines += el("li", {}, wordsFor(band));
  }
  for (const std::string& reason : score.reasons) {
    lines += el("li", {}, "No percentile: ", reason);
  }
  for (const std::string& note : score.notes) {
    if (std::ranges::find(notes, note) == notes.end()) {
      notes.push_back(note);
    }
  }
  return lines.empty() ? Html() : el("ul", {{"class", "small"}}, lines);
}

std::string titleOf(const BalanceTrend& trend) {
  return shownCondition(trend.series.condition) + ", " + numberText(trend.series.plannedS) + " s";
}

Html chartOf(const BalanceTrend& trend) {
  TrendChart chart{.title = "Mean velocity of sway: " + titleOf(trend), .unit = "mm/s"};
  for (const TestDay& day : trend.days) {
    chart.points.push_back(
        {.day = day.day,
         .value = day.mean,
         .note = "mean of " + std::to_string(day.trials) + (day.trials == 1 ? " trial" : " trials")});
  }
  const TestDay& first = trend.days.front();
  const TestDay& last = trend.days.back();
  chart.summary = "From " + fixedText(first.mean, 1) + " mm/s on " + shownDay(dayText(first.day)) + " to " +
                  fixedText(last.mean, 1) + " mm/s on " + shownDay(dayText(last.day)) +
                  ". Less is steadier, but not always better.";
  if (trend.sinceFirst.ratio && trend.sinceFirst.highest > 0.0) {
    chart.bandLow = first.mean * trend.sinceFirst.lowest;
    chart.bandHigh = first.mean * trend.sinceFirst.highest;
    chart.bandWords = "Within the MDC of the first test day";
    chart.summary += " Shaded: within the minimal detectable change (MDC) of the first day.";
  }
  return trendChart(chart);
}

void addRow(HtmlTable& table, const std::string& name, const BalanceTrend& trend) {
  const auto valueOn = [&](const TestDay& day) { return text(shown(measured(trend.measure, day.mean))); };
  table.row({text(name), text(std::to_string(trend.days.size())), valueOn(trend.days.front()),
             valueOn(trend.days.back()), changeWords(trend, trend.sinceFirst), changeWords(trend, trend.sinceLast)});
}

Html tableOf(const std::vector<BalanceTrend>& trends) {
  HtmlTable table(
      "Mean velocity of sway: the mean of each test day's counted trials. Within the minimal detectable change (MDC) a "
      "difference may be chance.",
      {"Condition", "Days#", "First#", "Latest#", "Since the first", "Since the previous"});
  for (const BalanceTrend& trend : trends) {
    addRow(table, titleOf(trend), trend);
  }
  return table.empty() ? Html() : table.html();
}

/// For these measures more is better, or neither direction is, so the table does not call a change better or worse.
Html othersOf(Database& db, const std::string& personId) {
  HtmlTable table("The same for leaning, standing on one leg and weight on both feet.",
                  {"Measure", "Days#", "First#", "Latest#", "Since the first", "Since the previous"});
  for (const char* measure : kOthers) {
    for (const BalanceTrend& trend : balanceTrends(db, personId, measure)) {
      addRow(table, termName(measure) + ": " + shownCondition(trend.series.condition), trend);
    }
  }
  return table.empty() ? Html() : table.html();
}

Html ratiosOf(const std::vector<BalanceTrend>& trends, bool links) {
  ConditionMeans means;
  double seconds = 0.0;
  const auto latest = [&](const char* condition) -> std::optional<double> {
    const auto found = std::ranges::find_if(trends, [&](const BalanceTrend& trend) {
      return trend.series.condition == condition && (seconds == 0.0 || trend.series.plannedS == seconds);
    });
    if (found == trends.end()) {
      return std::nullopt;
    }
    seconds = found->series.plannedS;
    return found->days.back().mean;
  };
  means.openFirm = latest("eyes-open-firm");
  means.closedFirm = latest("eyes-closed-firm");
  means.openFoam = latest("eyes-open-foam");
  means.closedFoam = latest("eyes-closed-foam");
  std::vector<std::pair<std::string, Html>> facts;
  for (const Measure& measure : sensoryRatios(means)) {
    if (measure.value) {
      facts.emplace_back(titleOf(*measure.definition),
                         text(shown(measure)) +
                             (links ? el("span", {{"class", "screen-only"}}, " · ",
                                         link("/definitions/" + std::string(measure.definition->key), "what it means"))
                                    : Html()));
    }
  }
  return facts.empty() ? Html() : el("h3", {}, "Ratios on the latest test days") + factList(facts);
}

}  // namespace

std::vector<BalanceTrend> balanceTrends(Database& db, const std::string& personId, const std::string& measure) {
  std::vector<BalanceTrend> trends;
  for (const TestSeries& series : testSeriesOf(db, personId, measure)) {
    BalanceTrend trend{.measure = measure,
                       .series = series,
                       .days = testDays(db, personId, series.condition, measure, series.plannedS, series.definition)};
    if (trend.days.empty()) {
      continue;
    }
    const std::vector<DayMean> means = meansOf(trend.days);
    const std::span<const DayMean> earlier(means.data(), means.size() - 1);
    if (earlier.empty()) {
      trend.sinceFirst.reason = trend.sinceLast.reason = "one test day so far";
    } else {
      trend.sinceFirst = changeBetween(means.front(), means.back(), earlier, measure);
      trend.sinceLast = changeBetween(earlier.back(), means.back(), earlier, measure);
    }
    trends.push_back(std::move(trend));
  }
  return trends;
}

Html balancePart(Database& db, const Person& person, bool links) {
  const auto trends = balanceTrends(db, person.id, kVelocity);
  Html others = othersOf(db, person.id);
  if (trends.empty() && !others.empty()) {
    return others;
  }
  if (trends.empty()) {
    return el("p", {{"class", "none"}},
              "No balance test has been done yet. Start one with \"Balance test\" on the player's screen or with the "
              "command surefoot assess.");
  }
  Html html = tableOf(trends);
  Html charts;
  std::vector<std::string> notes;
  const ReferenceTable reference = referenceIn(db.directory());
  for (const BalanceTrend& trend : trends) {
    charts += el("div", {{"class", "trend"}}, chartOf(trend),
                 scoreWords(scoreOf(performanceOf(db, person, trend), reference), notes));
  }
  html += el("div", {{"class", "columns trends"}}, charts) + ratiosOf(trends, links) + others;
  const Change& change = trends.front().sinceFirst;
  std::string small;
  if (!change.method.empty()) {
    small = "MDC: " + change.method + ". From " + timesText(change.lowest) + " to " + timesText(change.highest) +
            " is within it: shaded in the charts. ";
  }
  for (const std::string& note : notes) {
    small += note + (note.ends_with('.') ? " " : ". ");
  }
  html += small.empty() ? Html() : el("p", {{"class", "small wide"}}, small);
  // On paper and in a report file there is nothing to click.
  html += el("p", {{"class", links ? "small wide print-only" : "small wide"}},
             termInWords(kVelocity) + " " + termInWords("romberg_ratio_firm"));
  if (links) {
    html +=
        el("p", {{"class", "screen-only"}}, link("/definitions/" + kVelocity, "What mean velocity is, and its source"),
           " · ", link("/definitions/measurement_error", "What the minimal detectable change is"), " · ",
           link("/definitions/change_ratio", "What × means"));
  }
  return html;
}

Html testsPart(Database& db, const Person& person, int most, bool links) {
  HtmlTable table("The latest first, without practice. A stopped trial is a result too.",
                  {"When", "Test", "Counted trials", "How it ended"});
  table.shortOnPaper(static_cast<int>(testsOf(db, person.id).size()));
  for (const TestLine& line : latestTests(db, person.id, most)) {
    const std::string when = shownTime(line.startedAt);
    table.row({links ? link("/tests/" + line.testId, when) : text(when), text(shownProtocol(line.protocol)),
               text(std::to_string(line.counted) + " of " + std::to_string(line.trials)),
               text(shownWord(line.status))});
  }
  return table.empty() ? el("p", {{"class", "none"}}, "No balance tests yet.") : table.html();
}

ChangeVerdict changeVerdict(const std::vector<BalanceTrend>& trends) {
  ChangeVerdict verdict;
  for (const BalanceTrend& trend : trends) {
    const Change& change = trend.sinceFirst;
    if (!change.ratio || change.highest <= 0.0) {
      continue;
    }
    const bool more = *change.ratio > 1.0;
    if (change.beyond && verdict.word != "less-steady" && (more || verdict.word != "steadier")) {
      verdict = {more ? "less-steady" : "steadier", timesText(*change.ratio) + ", " + titleOf(trend) + ", since " +
                                                        shownDay(dayText(trend.days.front().day)) + reservation(trend)};
    } else if (verdict.word.empty()) {
      verdict.word = "within";
    }
  }
  return verdict;
}

void compareChanged(Database& db, int atMost) {
  std::vector<RosterChange> changes;
  for (const std::string& id : peopleToCompare(db, atMost)) {
    const ChangeVerdict verdict = changeVerdict(balanceTrends(db, id, kVelocity));
    changes.push_back({id, verdict.word, verdict.detail});
  }
  if (!changes.empty()) {
    keepChanges(db, changes);
  }
}

}  // namespace surefoot
