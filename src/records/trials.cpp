// SPDX-License-Identifier: MIT
#include "records/trials.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/text.hpp"
#include "measures/sway.hpp"
#include "records/certificates.hpp"
#include "records/sql.hpp"
#include "records/stamp.hpp"
#include "records/words.hpp"

namespace surefoot {
namespace {

std::string joined(const std::vector<std::string>& reasons) {
  std::string text;
  for (const std::string& reason : reasons) {
    text += (text.empty() ? "" : "; ") + reason;
  }
  return text;
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> reasons;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find("; ", at), text.size());
    reasons.push_back(text.substr(at, end - at));
    at = end + 2;
  }
  return reasons;
}

std::optional<double> numberIn(const soci::row& row, std::size_t i) {
  return row.get_indicator(i) == soci::i_null ? std::nullopt : std::optional(row.get<double>(i));
}

std::string textIn(const soci::row& row, std::size_t i) {
  return row.get_indicator(i) == soci::i_null ? std::string() : row.get<std::string>(i);
}

/// From the columns that testDays asks for. On the firm floor it does not matter which foam the test has.
Circumstances circumstancesIn(const soci::row& row) {
  const TrialCondition* condition = conditionNamed(row.get<std::string>(11));
  return {.footwear = row.get<std::string>(2),
          .stance = row.get<std::string>(3),
          .hands = row.get<std::string>(4),
          .aid = row.get<std::string>(5),
          .foam = condition != nullptr && condition->foam ? row.get<std::string>(6) : "none",
          .board = row.get<std::string>(7),
          .filter = row.get<std::string>(8),
          .definition = row.get<std::string>(9),
          .rateHz = numberIn(row, 10).value_or(0.0)};
}

void writeMeasure(Database& db, const std::string& sessionId, const std::string& trialId, const std::string& condition,
                  const std::optional<double>& noiseMm, const KeptMeasure& measure) {
  Nullable<double> value(measure.value);
  Nullable<double> duration(measure.durationS);
  Nullable<double> rate(measure.rateHz);
  Nullable<double> noise(noiseMm);
  Nullable<std::string> reason(measure.value ? std::nullopt : std::optional(measure.reason));
  const std::string& under = measure.condition.empty() ? condition : measure.condition;
  db.sql() << "insert into measures (session_id, measure, value, unit, definition_version, filter, duration_s, rate_hz,"
              " noise_mm, trial, condition, reason) values (:session, :measure, :value, :unit, :definition, :filter,"
              " :duration, :rate, :noise, :trial, :condition, :reason)",
      soci::use(sessionId), soci::use(measure.key), soci::use(value.value, value.indicator), soci::use(measure.unit),
      soci::use(measure.definition), soci::use(measure.filter), soci::use(duration.value, duration.indicator),
      soci::use(rate.value, rate.indicator), soci::use(noise.value, noise.indicator), soci::use(trialId),
      soci::use(under), soci::use(reason.value, reason.indicator);
}

std::vector<KeptTrial> trialsIn(Database& db, const std::string& testId) {
  const soci::rowset<soci::row> rows =
      (db.sql().prepare << "select id, session_id, number, condition, practice, planned_s, start_s, end_s, outcome,"
                           " counts, reasons, noise_mm from trials where test_id = :test order by number",
       soci::use(testId));
  std::vector<KeptTrial> trials;
  for (const soci::row& row : rows) {
    trials.push_back(
        {.id = row.get<std::string>(0),
         .sessionId = row.get<std::string>(1),
         .number = row.get<int>(2),
         .condition = row.get<std::string>(3),
         .practice = row.get<int>(4) != 0,
         .plannedS = row.get<double>(5),
         .result = {.outcome = valueOf<TrialOutcome>(row.get<std::string>(8)).value_or(TrialOutcome::Interrupted),
                    .counts = row.get<int>(9) != 0,
                    .reasons = split(row.get<std::string>(10)),
                    .startS = numberIn(row, 6),
                    .endS = numberIn(row, 7),
                    .noiseMm = numberIn(row, 11)},
         .measures = {}});
  }
  return trials;
}

std::vector<KeptMeasure> measuresOf(Database& db, const KeptTrial& trial) {
  const soci::rowset<soci::row> rows =
      (db.sql().prepare << "select measure, value, unit, definition_version, filter, duration_s, rate_hz, reason,"
                           " condition from measures where session_id = :session and trial = :trial order by rowid",
       soci::use(trial.sessionId), soci::use(trial.id));
  std::vector<KeptMeasure> measures;
  for (const soci::row& row : rows) {
    measures.push_back({.key = row.get<std::string>(0),
                        .value = numberIn(row, 1),
                        .unit = row.get<std::string>(2),
                        .definition = row.get<std::string>(3),
                        .filter = row.get<std::string>(4),
                        .durationS = numberIn(row, 5),
                        .rateHz = numberIn(row, 6),
                        .reason = textIn(row, 7),
                        .condition = textIn(row, 8)});
  }
  return measures;
}

}  // namespace

std::string beginTest(Database& db, const std::string& personId, std::string_view protocol,
                      const TestConditions& conditions, const std::string& id) {
  return guarded(db.file(), [&] {
    const std::string name(protocol);
    const std::string status = wordFor(TestStatus::Interrupted);
    const std::string now = nowText();
    const std::string note;
    Nullable<std::string> person(personId.empty() ? std::nullopt : std::optional(personId));
    db.sql() << "insert into tests (id, person_id, protocol, status, started_at, footwear, aid, hands, stance, foam,"
                " helper, note) values (:id, :person, :protocol, :status, :started, :footwear, :aid, :hands, :stance,"
                " :foam, :helper, :note)",
        soci::use(id), soci::use(person.value, person.indicator), soci::use(name), soci::use(status), soci::use(now),
        soci::use(conditions.footwear), soci::use(conditions.aid), soci::use(conditions.hands),
        soci::use(conditions.stance), soci::use(conditions.foam), soci::use(conditions.helper), soci::use(note);
    return id;
  });
}

void endTest(Database& db, const std::string& testId, TestStatus status, const std::string& note) {
  guarded(db.file(), [&] {
    const std::string word = wordFor(status);
    const std::string now = nowText();
    db.sql() << "update tests set status = :status, ended_at = :ended, note = :note where id = :id", soci::use(word),
        soci::use(now), soci::use(note), soci::use(testId);
  });
}

std::string beginTrial(Database& db, const TrialStart& trial, const std::string& id) {
  return guarded(db.file(), [&] {
    const std::string outcome = wordFor(TrialOutcome::Interrupted);
    const int practice = trial.practice ? 1 : 0;
    db.sql() << "insert into trials (id, test_id, session_id, number, condition, practice, planned_s, outcome, counts,"
                " reasons) values (:id, :test, :session, :number, :condition, :practice, :planned, :outcome, 0, '')",
        soci::use(id), soci::use(trial.testId), soci::use(trial.sessionId), soci::use(trial.number),
        soci::use(trial.condition), soci::use(practice), soci::use(trial.plannedS), soci::use(outcome);
    return id;
  });
}

void endTrial(Database& db, const std::string& trialId, const TrialResult& result,
              std::span<const KeptMeasure> measures) {
  guarded(db.file(), [&] {
    const std::string outcome = wordFor(result.outcome);
    const std::string reasons = joined(result.reasons);
    const int counts = result.counts ? 1 : 0;
    Nullable<double> start(result.startS);
    Nullable<double> end(result.endS);
    Nullable<double> noise(result.noiseMm);
    std::string sessionId;
    std::string condition;
    Transaction transaction(db.sql());
    db.sql() << "update trials set outcome = :outcome, counts = :counts, reasons = :reasons, start_s = :start,"
                " end_s = :end, noise_mm = :noise where id = :id",
        soci::use(outcome), soci::use(counts), soci::use(reasons), soci::use(start.value, start.indicator),
        soci::use(end.value, end.indicator), soci::use(noise.value, noise.indicator), soci::use(trialId);
    db.sql() << "select session_id, condition from trials where id = :id", soci::use(trialId), soci::into(sessionId),
        soci::into(condition);
    for (const KeptMeasure& measure : measures) {
      writeMeasure(db, sessionId, trialId, condition, result.noiseMm, measure);
    }
    transaction.commit();
  });
}

KeptTest loadTest(Database& db, const std::string& testId) {
  return guarded(db.file(), [&] {
    KeptTest test;
    std::string status;
    Nullable<std::string> person;
    TestConditions& c = test.conditions;
    db.sql() << "select id, person_id, protocol, status, started_at, footwear, aid, hands, stance, foam, helper, note"
                " from tests where id = :id",
        soci::use(testId), soci::into(test.id), soci::into(person.value, person.indicator), soci::into(test.protocol),
        soci::into(status), soci::into(test.startedAt), soci::into(c.footwear), soci::into(c.aid), soci::into(c.hands),
        soci::into(c.stance), soci::into(c.foam), soci::into(c.helper), soci::into(test.note);
    if (!db.sql().got_data()) {
      throw Error("there is no test " + testId);
    }
    test.personId = person.get().value_or("");
    test.status = valueOf<TestStatus>(status).value_or(TestStatus::Interrupted);
    test.trials = trialsIn(db, testId);
    for (KeptTrial& trial : test.trials) {
      trial.measures = measuresOf(db, trial);
    }
    return test;
  });
}

std::vector<std::string> testsOf(Database& db, const std::string& personId, std::string_view protocol) {
  return guarded(db.file(), [&] {
    const std::string name(protocol);
    const soci::rowset<std::string> rows =
        (db.sql().prepare << "select id from tests where person_id = :person and (:protocol = '' or protocol ="
                             " :protocol) order by id desc",
         soci::use(personId, "person"), soci::use(name, "protocol"));
    return std::vector<std::string>(rows.begin(), rows.end());
  });
}

std::optional<TestConditions> lastConditions(Database& db, const std::string& personId) {
  const std::vector<std::string> tests = testsOf(db, personId);
  return tests.empty() ? std::nullopt : std::optional(loadTest(db, tests.front()).conditions);
}

std::vector<TestDay> testDays(Database& db, const std::string& personId, std::string_view condition,
                              std::string_view measure, double plannedS) {
  return guarded(db.file(), [&] {
    const std::string conditionText(condition);
    const std::string measureText(measure);
    const soci::rowset<soci::row> rows =
        (db.sql().prepare
             << "select x.started_at, m.value, x.footwear, x.stance, x.hands, x.aid, x.foam, s.board_model,"
                " m.filter, m.definition_version, m.rate_hz, t.condition from tests x"
                " join trials t on t.test_id = x.id join sessions s on s.id = t.session_id"
                " join measures m on m.session_id = t.session_id and m.trial = t.id"
                " where x.person_id = :person and t.counts = 1 and t.practice = 0 and m.condition ="
                " :condition and t.planned_s = :planned and m.measure = :measure and"
                " m.value is not null order by x.id, t.number",
         soci::use(personId), soci::use(conditionText), soci::use(plannedS), soci::use(measureText));
    std::vector<TestDay> days;
    for (const soci::row& row : rows) {
      const DayNumber number = dayOf(row.get<std::string>(0));
      const Circumstances how = circumstancesIn(row);
      const auto same = std::ranges::find_if(
          days, [&](const TestDay& day) { return day.day == number && differencesBetween(day.how, how).empty(); });
      TestDay& day = same == days.end() ? days.emplace_back(TestDay{.day = number, .values = {}, .how = how}) : *same;
      day.values.push_back(row.get<double>(1));
    }
    std::ranges::stable_sort(days, {}, &TestDay::day);
    return days;
  });
}

std::vector<TestSeries> testSeriesOf(Database& db, const std::string& personId, const std::string& measure) {
  std::vector<TestSeries> all = guarded(db.file(), [&] {
    TestSeries series{.measure = measure};
    soci::statement statement =
        (db.sql().prepare << "select m.condition, t.planned_s, max(x.id) from tests x"
                             " join trials t on t.test_id = x.id"
                             " join measures m on m.session_id = t.session_id and m.measure = :measure and m.trial ="
                             " t.id where x.person_id = :person and t.counts = 1 and t.practice = 0 and m.value is not"
                             " null group by m.condition, t.planned_s order by m.condition desc, t.planned_s desc",
         soci::use(measure, "measure"), soci::use(personId, "person"), soci::into(series.condition),
         soci::into(series.plannedS), soci::into(series.lastTestId));
    statement.execute();
    std::vector<TestSeries> found;
    while (statement.fetch()) {
      found.push_back(series);
    }
    return found;
  });
  for (TestSeries& series : all) {
    series.days = testDays(db, personId, series.condition, measure, series.plannedS);
  }
  for (TestSeries& series : all) {
    const auto together = std::ranges::count_if(all, [&](const TestSeries& other) {
      return other.days.size() > 1 && other.days.back().day == series.days.back().day;
    });
    const TrialCondition* condition = conditionNamed(series.condition);
    const bool timed = condition != nullptr && condition->task == TrialTask::OneLeg && measure == "single_leg_time_s";
    const bool tooShort = measure == kComparedMeasures.front() && series.plannedS < kComparableS;
    series.change =
        changeSinceFirst(series.days, {.measure = measure,
                                       .comparisons = static_cast<int>(together),
                                       .ceiling = timed ? series.plannedS : 0.0,
                                       .caution = tooShort ? "trials under 25 s are too short to compare" : ""});
  }
  return all;
}

Performance performanceOf(Database& db, const Person& person, const TestSeries& series) {
  const KeptTest test = loadTest(db, series.lastTestId);
  Performance performance{.measure = series.measure,
                          .condition = series.condition,
                          .value = series.days.back().mean(),
                          .trials = series.days.back().trials(),
                          .sex = person.sex,
                          .heightMm = person.heightMm,
                          .footwear = test.conditions.footwear,
                          .stance = test.conditions.stance,
                          .aid = test.conditions.aid,
                          .hands = test.conditions.hands};
  const std::string year = test.startedAt.substr(0, 4);
  if (person.birthYear) {
    performance.ageYears = parseInteger<int>(year).value_or(thisYear()) - *person.birthYear;
  }
  for (const KeptTrial& trial : test.trials) {
    const auto kept = std::ranges::find(trial.measures, series.measure, &KeptMeasure::key);
    if (trial.condition != series.condition || !trial.result.counts || kept == trial.measures.end()) {
      continue;
    }
    performance.durationS = kept->durationS.value_or(0.0);
    performance.rateHz = kept->rateHz.value_or(0.0);
    performance.filter = filterOf(kept->filter).value_or(Filter::None);
    performance.noiseMm = trial.result.noiseMm;
    const std::optional<BoardStanding> standing = keptStanding(db, trial.sessionId);
    performance.boardWords = standing ? namedIn(*standing) : "";
    performance.boardObjection = standing ? standing->objection : "";
  }
  return performance;
}

}  // namespace surefoot
