// SPDX-License-Identifier: MIT
#include "clinic/balance.hpp"

#include <algorithm>
#include <span>

#include "base/error.hpp"
#include "base/text.hpp"
#include "clinic/chart.hpp"
#include "clinic/forms.hpp"
#include "clinic/terms.hpp"
#include "measures/measure.hpp"
#include "measures/score.hpp"
#include "measures/sway.hpp"
#include "records/latest.hpp"
#include "records/roster.hpp"
#include "records/stamp.hpp"

namespace surefoot {
namespace {

const std::string kVelocity(kComparedMeasures.front());

/// What to consider before relying on a change; empty if nothing.
std::string reservation(const Change& change) {
  std::string words = change.provisional ? "provisional" : "";
  words += words.empty() || change.caution.empty() ? change.caution : "; " + change.caution;
  return words.empty() ? words : " (" + words + ")";
}

std::string valueOf(const TestSeries& series, const TestDay& day) {
  const Measure mean = measured(series.measure, day.mean());
  const int decimals = mean.definition->decimals;
  return shown(mean) + (day.sd() ? " (SD " + fixedText(*day.sd(), decimals) + ")" : "");
}

Html changeWords(const TestSeries& series) {
  const std::string sentence = sentenceFor(series.change, series.measure);
  const std::string& words = series.change.words;
  const std::size_t at = series.change.beyond ? sentence.find(words) : std::string::npos;
  if (at == std::string::npos) {
    return text(sentence);
  }
  return text(sentence.substr(0, at)) + el("span", {{"class", "mark"}}, words) +
         text(sentence.substr(at + words.size()));
}

/// Not judged: a change that lasts would be told once only.
std::string previousWords(const TestSeries& series) {
  const Change& change = series.change;
  return change.sincePrevious ? shownChange(*change.sincePrevious, change.ratio.has_value(), series.measure) : "–";
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

std::string titleOf(const TestSeries& series) {
  return shownCondition(series.condition) + ", " + numberText(series.plannedS) + " s";
}

Html chartOf(const TestSeries& series) {
  const Change& change = series.change;
  TrendChart chart{.title = "Mean velocity of sway: " + titleOf(series), .unit = "mm/s"};
  for (const TestDay& day : series.days) {
    const auto differences = differencesBetween(day.how, series.days.back().how);
    chart.points.push_back({.day = day.day,
                            .value = day.mean(),
                            .note = "mean of " + std::to_string(day.trials()) +
                                    (day.trials() == 1 ? " trial" : " trials") +
                                    (day.sd() ? ", SD " + fixedText(*day.sd(), 2) + " mm/s" : "") +
                                    (differences.empty() ? "" : "; not compared: " + differences.front())});
  }
  const TestDay& first = series.days[change.then];
  const TestDay& last = series.days.back();
  const auto valueOn = [](const TestDay& day) {
    return fixedText(day.mean(), 1) + " mm/s on " + shownDay(dayText(day.day));
  };
  chart.summary = (first.day == last.day ? valueOn(last) : "From " + valueOn(first) + " to " + valueOn(last)) +
                  ". Less is steadier, but not always better.";
  if (change.ratio && change.judged()) {
    chart.bandLow = first.mean() * change.lowest;
    chart.bandHigh = first.mean() * change.highest;
    chart.bandWords = "Within the MDC of the first test day";
    chart.summary += " Shaded: within the minimal detectable change (MDC) of the first day.";
  }
  return trendChart(chart);
}

void addRow(HtmlTable& table, const std::string& name, const TestSeries& series) {
  table.row({text(name), text(std::to_string(series.days.size())),
             text(valueOf(series, series.days[series.change.then])), text(valueOf(series, series.days.back())),
             changeWords(series), text(previousWords(series))});
}

Html tableOf(const std::vector<TestSeries>& all) {
  HtmlTable table(
      "Mean velocity of sway: the mean and SD of each test day's counted trials. Within the minimal detectable change "
      "(MDC) a difference may be chance. Only days that were done alike are compared; the previous day has no verdict.",
      {"Condition", "Days#", "First#", "Latest#", "Since the first", "Since the previous"});
  for (const TestSeries& series : all) {
    addRow(table, titleOf(series), series);
  }
  return table.empty() ? Html() : table.html();
}

/// Method and notes of all series, each once, with the series it belongs to unless it belongs to all.
std::string remarksOf(const std::vector<TestSeries>& all) {
  struct Remark {
    std::string text;
    std::string names;
    std::size_t count = 0;
  };
  std::vector<Remark> remarks;
  for (const TestSeries& series : all) {
    std::vector<std::string> own = series.change.notes;
    if (!series.change.method.empty()) {
      own.insert(own.begin(), "MDC: " + series.change.method);
    }
    for (std::string& text : own) {
      auto known = std::ranges::find(remarks, text, &Remark::text);
      if (known == remarks.end()) {
        known = remarks.insert(known, {.text = std::move(text), .names = ""});
      }
      known->names += (known->count++ == 0 ? "" : "; ") + shownCondition(series.condition);
    }
  }
  std::string words;
  for (const Remark& remark : remarks) {
    words += remark.text + (remark.count < all.size() ? " (" + remark.names + "). " : ". ");
  }
  return words;
}

Html smallPrint(const std::string& words) {
  return words.empty() ? Html() : el("p", {{"class", "small wide"}}, words);
}

/// For these measures more is better, or neither direction is, so the table does not call a change better or worse.
Html othersOf(Database& db, const std::string& personId) {
  HtmlTable table("The same for leaning, standing on one leg and weight on both feet.",
                  {"Measure", "Days#", "First#", "Latest#", "Since the first", "Since the previous"});
  std::vector<TestSeries> all;
  for (const std::string_view measure : std::span(kComparedMeasures).subspan(1)) {
    for (const TestSeries& series : testSeriesOf(db, personId, std::string(measure))) {
      addRow(table, termName(measure) + ": " + shownCondition(series.condition), series);
      all.push_back(series);
    }
  }
  return table.empty() ? Html() : table.html() + smallPrint(remarksOf(all));
}

Html ratiosOf(const std::vector<TestSeries>& all, bool links) {
  ConditionMeans means;
  double seconds = 0.0;
  const auto latest = [&](const char* condition) -> std::optional<double> {
    const auto found = std::ranges::find_if(all, [&](const TestSeries& series) {
      return series.condition == condition && (seconds == 0.0 || series.plannedS == seconds);
    });
    if (found == all.end()) {
      return std::nullopt;
    }
    seconds = found->plannedS;
    return found->days.back().mean();
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

Html balancePart(Database& db, const Person& person, bool links) {
  const auto all = testSeriesOf(db, person.id, kVelocity);
  Html others = othersOf(db, person.id);
  if (all.empty() && !others.empty()) {
    return others;
  }
  if (all.empty()) {
    return el("p", {{"class", "none"}},
              "No balance test has been done yet. Start one with \"Balance test\" on the player's screen or with the "
              "command surefoot assess.");
  }
  Html html = tableOf(all);
  Html charts;
  std::vector<std::string> notes;
  const ReferenceTable reference = referenceIn(db.directory());
  for (const TestSeries& series : all) {
    charts += el("div", {{"class", "trend"}}, chartOf(series),
                 scoreWords(scoreOf(performanceOf(db, person, series), reference), notes));
  }
  html += el("div", {{"class", "columns trends"}}, charts) + ratiosOf(all, links) + others;
  std::string small = remarksOf(all);
  for (const std::string& note : notes) {
    small += note + (note.ends_with('.') ? " " : ". ");
  }
  html += smallPrint(small);
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

ChangeVerdict changeVerdict(const std::vector<TestSeries>& all) {
  ChangeVerdict verdict;
  for (const TestSeries& series : all) {
    const Change& change = series.change;
    if (!change.ratio || !change.judged()) {
      continue;
    }
    const bool more = *change.ratio > 1.0;
    if (change.beyond && verdict.word != "less-steady" && (more || verdict.word != "steadier")) {
      verdict = {more ? "less-steady" : "steadier",
                 shownChange(*change.ratio, true, series.measure) + ", " + titleOf(series) + ", since " +
                     shownDay(dayText(series.days[change.then].day)) + reservation(change)};
    } else if (verdict.word.empty()) {
      verdict.word = "within";
    }
  }
  return verdict;
}

void compareChanged(Database& db, int atMost) {
  std::vector<RosterChange> changes;
  for (const std::string& id : peopleToCompare(db, atMost)) {
    const ChangeVerdict verdict = changeVerdict(testSeriesOf(db, id, kVelocity));
    changes.push_back({id, verdict.word, verdict.detail});
  }
  if (!changes.empty()) {
    keepChanges(db, changes);
  }
}

}  // namespace surefoot
