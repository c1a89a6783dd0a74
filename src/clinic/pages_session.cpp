// SPDX-License-Identifier: MIT
// One recording: what was done, its pictures, quality and numbers; two recordings side by side; what the numbers mean.
#include <algorithm>
#include <map>

#include "base/error.hpp"
#include "base/text.hpp"
#include "clinic/chart.hpp"
#include "clinic/forms.hpp"
#include "clinic/pages.hpp"
#include "clinic/person_parts.hpp"
#include "clinic/recording_view.hpp"
#include "clinic/terms.hpp"
#include "clinic/trial_words.hpp"
#include "measures/processing.hpp"
#include "measures/sway.hpp"
#include "records/certificates.hpp"
#include "records/latest.hpp"
#include "records/session_rows.hpp"
#include "records/stamp.hpp"

namespace surefoot {
namespace {

constexpr int kChoices = 100;
constexpr double kLeastWindowS = 0.5;

SessionRows rowsFor(Database& db, const std::string& id) {
  try {
    return rowsOfSession(db, id);
  } catch (const Error&) {
    throw NotFound("There is no such recording: perhaps its person was erased.");
  }
}

std::string whatOf(const BoutLine& line) {
  return line.condition.empty() ? shownExercise(line.exercise)
                                : shownCondition(line.condition) + ", trial " + std::to_string(line.trial);
}

/// Empty if there is nothing to mark: a trial that counted, or a training bout.
std::string markOf(const BoutLine& line) {
  return line.condition.empty() || line.counts ? "" : line.practice ? " (practice)" : " (did not count)";
}

std::string titleOf(const BoutLine& line) {
  return whatOf(line) + ", " + shownTime(line.startedAt);
}

/// The latest day first; within a day trials before training, in the order of `lines`.
std::vector<std::pair<std::string, Choices>> choicesByDay(std::vector<BoutLine> lines) {
  std::ranges::stable_sort(lines, std::ranges::greater{}, [](const BoutLine& line) { return dayOf(line.startedAt); });
  std::vector<std::pair<std::string, Choices>> days;
  for (const BoutLine& line : lines) {
    const std::string day = shownDay(line.startedAt);
    if (days.empty() || days.back().first != day) {
      days.emplace_back(day, Choices());
    }
    days.back().second.emplace_back(
        line.sessionId, shownTime(line.startedAt).substr(day.size() + 2) + " " + whatOf(line) + markOf(line));
  }
  return days;
}

TimeWindow windowFrom(const PageVisit& visit, double endS, std::optional<TimeSpan> measured) {
  const auto from = parseNumber(visit.query("from"));
  const auto to = parseNumber(visit.query("to"));
  if (!from || !to || *to - *from < kLeastWindowS || *from < 0.0 || *from > endS) {
    return measured ? TimeWindow{measured->fromS, measured->toS, false} : TimeWindow{0.0, endS + 1.0, true};
  }
  return {*from, *to, *from <= 0.0 && *to >= endS};
}

/// False for a measure that no trial of this kind is meant to give: its absence says nothing about this trial.
bool isAskedFor(const SessionMeasure& measure) {
  return measure.reason != kNotAskedFor;
}

/// In brackets if the trial did not count.
Html valueOf(const SessionMeasure& measure, bool counts = true) {
  if (!measure.value) {
    return el("span", {{"class", "none"}}, "not given: ", measure.reason);
  }
  const std::string value = termValue(measure.key, *measure.value, measure.unit);
  return counts ? text(value) : el("span", {{"class", "uncounted"}}, "(", value, ")");
}

std::string filterWords(const std::string& filter) {
  return filter == wordOf(Filter::Butterworth) ? "Butterworth, low-pass 10 Hz" : filter;
}

std::string durationWords(const SessionMeasure& measure) {
  return !measure.durationS ? "–"
                            : fixedText(*measure.durationS, 1) + " s" +
                                  (measure.rateHz ? " at " + fixedText(*measure.rateHz, 0) + " Hz" : "");
}

/// Includes the direction of the lean, if there is one.
Html nameOf(const SessionMeasure& measure) {
  const Html name = termLink(measure.key);
  return measure.condition.starts_with("limits-") ? name + text(": " + shownCondition(measure.condition)) : name;
}

/// `exclusion`: why the trial did not count; empty if it counted, or if it is no trial.
Html measureTable(const std::vector<SessionMeasure>& measures, const std::string& exclusion) {
  HtmlTable table(exclusion.empty()
                      ? "Each name links to what the number means and its source."
                      : "In brackets: this trial did not count, so its numbers enter no mean. Each name links "
                        "to what the number means and its source.",
                  {"Measure", "Value#", "Measured over", "Filter", "Definition"});
  for (const SessionMeasure& measure : measures) {
    if (isAskedFor(measure)) {
      table.row({nameOf(measure), valueOf(measure, exclusion.empty()), text(durationWords(measure)),
                 text(filterWords(measure.filter)), text(measure.definition)});
    }
  }
  const Html warning = exclusion.empty() ? Html() : el("p", {{"class", "warning"}}, "Did not count: ", exclusion, ".");
  return table.empty() ? el("p", {{"class", "none"}}, "No numbers were stored.") : warning + table.html();
}

/// For a trial, hand support is listed with the conditions of the test instead.
Html boardFacts(const SessionRows& rows, bool isTrial) {
  const Row& session = rows.session;
  const std::string serial = session.text("board_serial");
  std::vector<std::pair<std::string, Html>> facts{
      {"Board", text(session.text("board_model") + (serial.empty() ? "" : ", serial " + serial))},
      {"Calibrated with known weights", text(session.flag("board_calibrated") ? "yes" : "no: forces are nominal")},
      {"Source", text(session.text("source"))},
      {"Program", text(session.text("program_version") + ", rules " + session.text("rules"))}};
  const std::string certified = session.text("certified_on");
  const std::string objection = session.text("board_objection");
  if (!certified.empty() || !objection.empty()) {
    facts.emplace_back("Certificate of the board",
                       text(wordsFor(BoardStanding{certified, session.numberIfAny("certified_noise_mm"),
                                                   session.numberIfAny("certified_for_kg").value_or(0.0), objection}) +
                            (objection.empty() ? "" : ". No percentiles: " + objection)));
  }
  if (!isTrial) {
    facts.emplace_back("Hand support, reported by the person", text(session.text("support")));
  }
  return factList(facts);
}

std::string thresholdWords(int lowered) {
  return lowered == 0 ? "as usual"
                      : "lowered by a fifth " + std::string(lowered == 1 ? "once" : "twice") +
                            ", because no movement was detected for 15 s";
}

Html boutFacts(const SessionRows& rows) {
  const Row& bout = rows.bout;
  return factList({{"Form", text(shownWord(bout.text("form")))},
                   {"Planned", text(bout.text("repetitions") + " repetitions, hold " + bout.text("hold_s") + " s")},
                   {"Level", text(fixedText(parseNumber(bout.text("difficulty")).value_or(0.0), 2))},
                   {"Game", text(bout.text("game"))},
                   {"Threshold of the detector", text(thresholdWords(bout.integer<int>("threshold_lowered")))}});
}

/// The trial that a session belongs to, with its test.
struct TrialOfTest {
  KeptTest test;
  KeptTrial trial;
};

std::optional<TrialOfTest> trialOf(Database& db, const std::string& sessionId) {
  const auto testId = testOfSession(db, sessionId);
  if (!testId) {
    return std::nullopt;
  }
  TrialOfTest found{.test = loadTest(db, *testId), .trial = {}};
  found.trial = *std::ranges::find(found.test.trials, sessionId, &KeptTrial::sessionId);
  return found;
}

std::optional<TimeSpan> measuredSpan(const std::optional<TrialOfTest>& trial, const SessionReadings& readings) {
  if (!trial || !trial->trial.result.startS || !trial->trial.result.endS) {
    return std::nullopt;
  }
  return TimeSpan{*trial->trial.result.startS - readings.firstBoardS, *trial->trial.result.endS - readings.firstBoardS};
}

Html trialFacts(const TrialOfTest& found) {
  const KeptTrial& trial = found.trial;
  const std::string noise =
      trial.result.noiseMm ? fixedText(*trial.result.noiseMm, 2) + " mm at this load" : "not known";
  return factList({{"Test", link("/tests/" + found.test.id, shownProtocol(found.test.protocol))},
                   {"Condition", text(shownCondition(trial.condition) + (trial.practice ? ", practice" : ""))},
                   {"How it ended", text(outcomeWords(trial))},
                   {"Counted", trial.result.counts
                                   ? el("span", {{"class", "mark"}}, "yes")
                                   : el("span", {{"class", "mark warn"}}, "no") + text(" " + exclusionWords(trial))},
                   {"Also noted", text(remarkWords(trial).empty() ? "nothing" : remarkWords(trial))},
                   {"Noise of the board", text(noise + " · ") + link(termAddress("noise"), "what it means")},
                   {"Footwear, aid, hands", text(found.test.conditions.footwear + ", " + found.test.conditions.aid +
                                                 ", " + found.test.conditions.hands)},
                   {"Stance, foam, helper", text(found.test.conditions.stance + ", " + found.test.conditions.foam +
                                                 ", " + found.test.conditions.helper)}});
}

RecordingOf kindOf(const BoutLine& line) {
  return line.condition.empty() ? RecordingOf::Bout : RecordingOf::Trial;
}

/// One side of a comparison: the measured part of a trial, or a whole bout.
struct Compared {
  BoutLine line;
  SessionReadings readings;
  Trace trace;
};

Compared comparedOf(Database& db, const BoutLine& line) {
  Compared one{.line = line, .readings = readingsOf(db, line.sessionId), .trace = {}};
  const auto measured = measuredSpan(trialOf(db, line.sessionId), one.readings);
  const Trace all = traceOf(one.readings.readings);
  one.trace = measured ? partOf(all, measured->fromS, measured->toS) : all;
  return one;
}

Html compareColumns(Database& db, const std::vector<BoutLine>& lines) {
  std::vector<Compared> all;
  std::vector<Trace> traces;
  std::vector<RecordingOf> kinds;
  for (const BoutLine& line : lines) {
    all.push_back(comparedOf(db, line));
    traces.push_back(all.back().trace);
    kinds.push_back(kindOf(line));
  }
  const std::vector<Html> paths = pathsOf(traces, kinds);
  Html columns;
  for (std::size_t i = 0; i < all.size(); ++i) {
    columns += section("s-" + all[i].line.sessionId, titleOf(all[i].line) + markOf(all[i].line),
                       paths[i] + recordingQuality(all[i].readings, all[i].trace, kinds[i]) +
                           el("p", {}, link("/sessions/" + all[i].line.sessionId, "The whole recording")));
  }
  return el("div", {{"class", "columns"}}, columns);
}

Html compareTable(Database& db, const BoutLine& a, const BoutLine& b) {
  std::map<std::string, SessionMeasure> second;
  for (const SessionMeasure& measure : measuresOfSession(db, b.sessionId)) {
    second[measure.key + ' ' + measure.condition] = measure;
  }
  HtmlTable table(
      "The ratio is the first value divided by the second. Between two single trials, velocities can differ by a third "
      "or more without any change in the person: compare test days on the person's page. In brackets: the trial did "
      "not count.",
      {"Measure", "First#", "Second#", "Ratio#"});
  for (const SessionMeasure& measure : measuresOfSession(db, a.sessionId)) {
    const auto other = second.find(measure.key + ' ' + measure.condition);
    if (other == second.end() || !isAskedFor(measure)) {
      continue;
    }
    const SessionMeasure& b2 = other->second;
    const bool alike = measure.definition == b2.definition && measure.filter == b2.filter;
    const bool ratio = alike && measure.value && b2.value && *b2.value > 0.0;
    table.row({nameOf(measure), valueOf(measure, markOf(a).empty()), valueOf(b2, markOf(b).empty()),
               ratio ? text("× " + fixedText(*measure.value / *b2.value, 2))
                     : text(alike ? "–" : "different definition or filter")});
  }
  return table.empty() ? el("p", {{"class", "none"}}, "These two recordings have no measure in common.") : table.html();
}

}  // namespace

Reply showSession(PageVisit& visit) {
  Database& db = visit.db;
  const std::string& id = visit.params[0];
  const SessionRows rows = rowsFor(db, id);
  const std::string personId = personOfSession(db, id);
  visit.audit.personId = personId;
  visit.audit.detail = id;
  const auto line = lineOfSession(db, id);
  const SessionReadings readings = readingsOf(db, id);
  const Trace trace = traceOf(readings.readings);
  const double endS = trace.size() == 0 ? 0.0 : trace.tS.back();
  const auto trial = trialOf(db, id);
  const auto measured = measuredSpan(trial, readings);
  const TimeWindow window = windowFrom(visit, endS, measured);
  Html main;
  if (!personId.empty()) {
    main += el("p", {}, link("/people/" + personId, "Back to the person"));
  }
  if (line.demonstration) {
    main += demonstrationNote();
  }
  if (trial) {
    main += section("trial", "The trial", trialFacts(*trial));
  }
  main += section(
      "recording", "Recording",
      windowLinks("/sessions/" + id, window, endS, measured) + recordingCharts(trace, window, measured, kindOf(line)));
  main +=
      section("numbers", "Numbers", measureTable(measuresOfSession(db, id), trial ? exclusionWords(trial->trial) : ""));
  const Html how = trial ? boardFacts(rows, true) : boutFacts(rows) + boardFacts(rows, false);
  main += el("div", {{"class", "columns"}},
             section("quality", "Quality of the recording", recordingQuality(readings, trace, kindOf(line))),
             section("how", "How it was done", how));
  return pageOf(visit, titleOf(line), main);
}

Reply showCompare(PageVisit& visit) {
  const Person person = personOf(visit);
  const std::string base = "/people/" + person.id;
  auto lines = latestBouts(visit.db, person.id, kChoices, 0, SessionKind::Trials);
  const auto bouts = latestBouts(visit.db, person.id, kChoices, 0);
  lines.insert(lines.end(), bouts.begin(), bouts.end());
  Html main = el("p", {}, link(base, "Back to the person"));
  if (lines.size() < 2) {
    return pageOf(visit, "Compare two sessions", main + el("p", {}, "Two recordings are needed for a comparison."));
  }
  const auto chosen = [&](const char* name, std::size_t otherwise) -> const BoutLine& {
    const auto found = std::ranges::find(lines, visit.query(name), &BoutLine::sessionId);
    return found == lines.end() ? lines[otherwise] : *found;
  };
  const BoutLine& a = chosen("a", 0);
  const BoutLine& b = chosen("b", 1);
  visit.audit.detail = a.sessionId + ' ' + b.sessionId;
  const auto choices = choicesByDay(lines);
  main += el("form", {{"class", "row"}, {"method", "get"}, {"action", base + "/compare"}},
             selectField("a", "First", choices, a.sessionId), selectField("b", "Second", choices, b.sessionId),
             submitButton("Compare"));
  main += compareColumns(visit.db, a.sessionId == b.sessionId ? std::vector{a} : std::vector{a, b});
  main += section("numbers", "Numbers", compareTable(visit.db, a, b));
  return pageOf(visit, "Compare two sessions of " + person.pseudonym, main);
}

Reply showDefinitions(PageVisit& visit) {
  return pageOf(visit, "What the numbers mean", definitionsList());
}

Reply showDefinition(PageVisit& visit) {
  const std::string& key = visit.params[0];
  const Html body = definitionBody(key);
  if (body.empty()) {
    throw NotFound("There is no definition of \"" + key + "\".");
  }
  return pageOf(visit, termName(key),
                el("p", {}, link("/definitions", "All definitions")) + el("div", {{"class", "card"}}, body));
}

}  // namespace surefoot
