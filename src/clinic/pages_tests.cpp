// SPDX-License-Identifier: MIT
// One balance test: its conditions, and for each trial whether it counted and what was wrong.
#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "base/text.hpp"
#include "clinic/chart.hpp"
#include "clinic/forms.hpp"
#include "clinic/pages.hpp"
#include "clinic/person_parts.hpp"
#include "clinic/terms.hpp"
#include "clinic/trial_words.hpp"
#include "records/latest.hpp"
#include "records/words.hpp"

namespace surefoot {
namespace {

constexpr std::size_t kFirstMeasure = 4;
constexpr std::array<std::string_view, 3> kMain{"mean_velocity_mm_s", "ellipse_area_mm2", "rms_distance_mm"};

KeptTest testNamed(Database& db, const std::string& id) {
  try {
    return loadTest(db, id);
  } catch (const Error&) {
    throw NotFound("There is no such test: perhaps its person was erased.");
  }
}

/// In brackets if the trial did not count.
Html valueIn(const KeptTrial& trial, std::string_view key) {
  const auto found = std::ranges::find(trial.measures, key, &KeptMeasure::key);
  if (found == trial.measures.end() || !found->value) {
    return text("–");
  }
  const std::string value = termValue(key, *found->value, found->unit);
  return trial.result.counts ? text(value) : el("span", {{"class", "uncounted"}}, "(", value, ")");
}

/// A stored reason that does not exclude the trial: readings that were left out, or the end of a one-leg stance, which
/// is the result and not a fault.
bool isRemark(const KeptTrial& trial, std::string_view reason) {
  const bool oneLeg = trial.condition.starts_with("single-leg");
  return reason.ends_with(" left out") ||
         (oneLeg && (reason.starts_with("foot down") || reason == "the foot was not lifted" ||
                     reason.ends_with(": stepped off") || reason.ends_with(": stepped")));
}

std::string wordsOf(const KeptTrial& trial, bool remarks) {
  std::string words;
  for (const std::string& reason : trial.result.reasons) {
    if ((trial.result.counts || isRemark(trial, reason)) == remarks) {
      words += (words.empty() ? "" : "; ") + reason;
    }
  }
  return words;
}

/// The measures shown as columns: those of sway, or all if a trial has only a few.
std::vector<std::string> keysOf(const KeptTest& test) {
  std::vector<std::string> keys;
  for (const KeptTrial& trial : test.trials) {
    for (const KeptMeasure& measure : trial.measures) {
      const bool main = std::ranges::find(kMain, measure.key) != kMain.end();
      if ((main || trial.measures.size() <= 4) && std::ranges::find(keys, measure.key) == keys.end()) {
        keys.push_back(measure.key);
      }
    }
  }
  return keys;
}

Html trialTable(const KeptTest& test) {
  const std::vector<std::string> keys = keysOf(test);
  std::vector<std::string> columns{"Trial", "Condition", "How it ended", "Counted"};
  for (const std::string& key : keys) {
    columns.push_back(termName(key) + '#');
  }
  columns.emplace_back("What was wrong, and remarks");
  HtmlTable table(
      "In the order in which they were done. Practice is never counted. Numbers in brackets belong to trials that did "
      "not count: they enter no mean.",
      columns);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    table.link(kFirstMeasure + i, termAddress(keys[i]));
  }
  for (const KeptTrial& trial : test.trials) {
    std::vector<Html> cells{link("/sessions/" + trial.sessionId, std::to_string(trial.number)),
                            text(shownCondition(trial.condition)), text(outcomeWords(trial)),
                            trial.practice        ? text("practice")
                            : trial.result.counts ? el("span", {{"class", "mark"}}, "yes")
                                                  : el("span", {{"class", "mark warn"}}, "no")};
    for (const std::string& key : keys) {
      cells.push_back(valueIn(trial, key));
    }
    cells.push_back(text(reasonWords(trial)));
    table.row(cells);
  }
  return table.html();
}

Html conditionFacts(const TestConditions& conditions) {
  std::vector<std::pair<std::string, Html>> facts;
  for (const ConditionQuestion& question : conditionQuestions()) {
    std::string name(question.id);
    name[0] = static_cast<char>(name[0] - 'a' + 'A');
    facts.emplace_back(name, text(shownWord(conditions.*question.field)));
  }
  facts.emplace_back("Foam", text(conditions.foam));
  return factList(facts);
}

}  // namespace

std::string outcomeWords(const KeptTrial& trial) {
  std::string word = shownWord(wordFor(trial.result.outcome));
  const auto& [start, end] = std::pair(trial.result.startS, trial.result.endS);
  if (trial.result.outcome == TrialOutcome::Complete || !start || !end) {
    return word;
  }
  return "stopped at " + fixedText(*end - *start, 0) + " s: " + word;
}

std::string exclusionWords(const KeptTrial& trial) {
  if (trial.result.counts) {
    return "";
  }
  const std::string words = wordsOf(trial, false);
  return words.empty() ? trial.practice ? "practice" : outcomeWords(trial) : words;
}

std::string remarkWords(const KeptTrial& trial) {
  return wordsOf(trial, true);
}

std::string reasonWords(const KeptTrial& trial) {
  const std::string exclusion = exclusionWords(trial);
  const std::string remark = remarkWords(trial);
  if (exclusion.empty()) {
    return remark.empty() ? "nothing" : "noted: " + remark;
  }
  return "did not count: " + exclusion + (remark.empty() ? "" : ". Also noted: " + remark);
}

Reply showTest(PageVisit& visit) {
  const KeptTest test = testNamed(visit.db, visit.params[0]);
  visit.audit.personId = test.personId;
  visit.audit.detail = test.id;
  const auto counted = std::ranges::count_if(test.trials, [](const KeptTrial& trial) { return trial.result.counts; });
  const auto real = std::ranges::count_if(test.trials, [](const KeptTrial& trial) { return !trial.practice; });
  Html main;
  if (!test.personId.empty()) {
    main += el("p", {}, link("/people/" + test.personId, "Back to the person"));
  }
  if (!test.trials.empty() && lineOfSession(visit.db, test.trials.front().sessionId).demonstration) {
    main += demonstrationNote();
  }
  main += el("p", {}, std::to_string(counted), " of ", std::to_string(real),
             " trials counted (without practice). The test was ", shownWord(wordFor(test.status)), ". ", test.note);
  main += section("trials", "Trials", trialTable(test));
  main += section("conditions", "Conditions", conditionFacts(test.conditions));
  return pageOf(visit, shownProtocol(test.protocol) + ", " + shownTime(test.startedAt), main);
}

}  // namespace surefoot
