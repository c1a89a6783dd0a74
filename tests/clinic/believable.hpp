// SPDX-License-Identifier: MIT
// Realistic clinic data for looking at pages: people made for demonstration, with simulated trials over weeks, daily
// training, answers and notes, and many more with facts only. Dates are moved back directly in the database.
#pragma once

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include <sqlite3.h>

#include "board/simulated_source.hpp"
#include "measures/sway.hpp"
#include "records/bout.hpp"
#include "records/notes.hpp"
#include "records/people.hpp"
#include "records/plans.hpp"
#include "records/readings.hpp"
#include "records/stamp.hpp"
#include "records/trials.hpp"

namespace surefoot::test {

/// Runs SQL that no part of the program offers.
class BareDatabase {
 public:
  explicit BareDatabase(const std::filesystem::path& dir) { sqlite3_open((dir / "surefoot.db").c_str(), &db_); }
  ~BareDatabase() { sqlite3_close(db_); }
  BareDatabase(const BareDatabase&) = delete;
  BareDatabase& operator=(const BareDatabase&) = delete;

  void run(const std::string& sql) {
    char* trouble = nullptr;
    if (sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, &trouble) != SQLITE_OK) {
      throw std::runtime_error(sql + ": " + (trouble == nullptr ? "" : trouble));
    }
  }

 private:
  sqlite3* db_ = nullptr;
};

inline std::string dayAgo(int days, const char* time = "T09:30:00+00:00") {
  return dayText(today() - days) + time;
}

/// In this trial a hand was on the rail. Trial 1 is practice.
inline constexpr int kBadTrial = 5;

/// Simulates a trial of `seconds`, measures it and stores it.
inline void keepTrial(Database& db, const std::string& testId, const std::string& personId, int number,
                      const char* condition, const std::string& body, double seconds, std::uint64_t seed) {
  BodySetup setup = bodyFromText(body);
  setup.seed = seed;
  SimulatedSource source(setup, BoardModel::Split);
  SessionStart start = startOf(
      {.board = source.board(), .person = {.footLengthMm = 244.0}, .game = "balance-test", .bout = {.repetitions = 1}},
      personId);
  start.exercise = "balance-test";
  start.source = "a simulated person";
  WaitingWriter writer(db, start);
  const std::string trial = beginTrial(db, {.testId = testId,
                                            .sessionId = writer.sessionId(),
                                            .number = number,
                                            .condition = condition,
                                            .practice = number == 1,
                                            .plannedS = seconds});
  const double fromS = 8.0;
  std::vector<Reading> readings;
  double firstS = -1.0;
  for (Tick tick = 0; tick < ticksOf(fromS + seconds + 1.0); ++tick) {
    TickCommand command;
    source.poll(tick, command.samples);
    for (const Sample& sample : command.samples) {
      readings.push_back(readingOf(source.board(), sample, {}));
      readings.back().tS = static_cast<double>(sample.boardTimeUs) / 1e6;
      firstS = firstS < 0.0 ? readings.back().tS : firstS;
    }
    writer.append(
        command,
        {.tick = tick, .phase = tick < ticksOf(fromS) ? Phase::StandStill : Phase::Play, .zeroed = &source.board()});
  }
  writer.finish({});
  const MeasureSet set =
      swayMeasures(partOf(traceOf(readings), firstS + fromS, firstS + fromS + seconds), {.sampleEntropy = false});
  std::vector<KeptMeasure> measures;
  for (const Measure& measure : set.measures) {
    measures.push_back({.key = std::string(measure.definition->key),
                        .value = measure.value,
                        .unit = std::string(measure.definition->unit),
                        .definition = std::string(measure.definition->id),
                        .filter = std::string(wordOf(set.filter)),
                        .durationS = set.durationS,
                        .rateHz = set.rateHz,
                        .reason = measure.reason});
  }
  TrialResult result{.outcome = TrialOutcome::Complete,
                     .counts = number != 1,
                     .startS = firstS + fromS,
                     .endS = firstS + fromS + seconds,
                     .noiseMm = 0.06};
  if (number == kBadTrial) {
    result.counts = false;
    result.reasons = {"hand support seen for 3.0 s", "12 readings of a faulty cell left out"};
  }
  endTrial(db, trial, result, measures);
}

struct TestDayPlan {
  int daysAgo;
  const char* body;
};

inline void keepTest(Database& db, BareDatabase& bare, const Person& person, const TestDayPlan& plan, double seconds,
                     int trials, std::uint64_t seed) {
  TestConditions conditions{
      .footwear = "barefoot", .aid = "none", .hands = "sides", .stance = "marked", .foam = "none", .helper = "near"};
  const std::string test = beginTest(db, person.id, "quiet", conditions);
  int number = 1;
  for (const char* condition : {"eyes-open-firm", "eyes-closed-firm"}) {
    for (int i = 0; i < trials; ++i, ++number) {
      keepTrial(db, test, person.id, number, condition, plan.body, seconds,
                seed * 100 + static_cast<std::uint64_t>(number));
    }
  }
  endTest(db, test, TestStatus::Finished);
  const std::string at = dayAgo(plan.daysAgo);
  bare.run("update tests set started_at = '" + at + "' where id = '" + test + "'");
  bare.run("update sessions set started_at = '" + at +
           "' where id in (select session_id from trials where test_id = '" + test + "')");
  bare.run("update roster set tested_at = '" + at + "' where person_id = '" + person.id + "'");
}

inline void keepDays(Database& db, BareDatabase& bare, const Person& person, int days, int every, int offset) {
  for (int ago = days; ago >= offset; --ago) {
    if (ago % every == 0) {
      continue;
    }
    std::string ids;
    for (const auto& [exercise, done, times] : {std::tuple(Exercise::ToePress, 10, 3),
                                                {Exercise::Tiptoe, 6, 1 + ago % 2},
                                                {Exercise::AnkleCircle, 20, ago % 3}}) {
      for (int i = 0; i < times; ++i) {
        const std::string id =
            keepBout(db, person.id, {.exercise = exercise, .done = done, .score = 70.0 + (ago * 7 + i * 5) % 25});
        ids += (ids.empty() ? "'" : ",'") + id + "'";
      }
    }
    bare.run("update sessions set started_at = '" + dayAgo(ago) + "' where id in (" + ids + ")");
  }
  bare.run(
      "update roster set trained_at = (select max(started_at) from sessions where person_id = roster.person_id) where "
      "person_id = '" +
      person.id + "'");
}

/// Stores three people in detail and `more` with facts only. Returns the first of the three, Anna Berg.
inline Person fillClinic(const std::filesystem::path& dir, int more, double trialS, int trials = 5) {
  Database db(dir);
  BareDatabase bare(dir);
  const Person anna = addPerson(db, {.name = "Anna Berg",
                                     .birthYear = 1948,
                                     .sex = "female",
                                     .heightMm = 1620.0,
                                     .footLengthMm = 238.0,
                                     .weightN = 640.0,
                                     .note = "Left hip replaced in 2024.",
                                     .demonstration = true});
  const Person bo = addPerson(
      db, {.name = "Bo Lind", .birthYear = 1955, .sex = "male", .footLengthMm = 265.0, .demonstration = true});
  const Person carla = addPerson(db, {.name = "Carla Moor", .birthYear = 1961, .sex = "female", .demonstration = true});
  const std::vector<TestDayPlan> annas{
      {42, "quiet+older+shaky"}, {28, "quiet+older+shaky"}, {14, "quiet+older"}, {1, "quiet"}};
  for (std::size_t i = 0; i < annas.size(); ++i) {
    keepTest(db, bare, anna, annas[i], trialS, trials, i + 1);
  }
  keepTest(db, bare, bo, {35, "quiet+older"}, trialS, 4, 11);
  keepTest(db, bare, bo, {30, "quiet+older"}, trialS, 4, 12);
  keepDays(db, bare, anna, 40, 6, 0);
  keepDays(db, bare, bo, 30, 2, 9);
  keepVisit(db, anna.id);
  saveAnswer(db, anna.id, "a", Answer::Fine);
  saveAnswer(db, anna.id, "b", Answer::Hard);
  saveAnswer(db, bo.id, "c", Answer::NearlyFell);
  saveAnswer(db, carla.id, "d", Answer::Dizzy);
  addNote(db, anna.id, "Ada", "Walks to the shop again. Wants to keep the evening round short.");
  addHandTest(db, anna.id, {.user = "Ada", .doneAt = dayText(today() - 42), .kind = "tug", .value = 11.8});
  addHandTest(db, anna.id, {.user = "Ada", .doneAt = dayText(today() - 1), .kind = "tug", .value = 10.4});
  addHandTest(db, anna.id, {.user = "Ada", .doneAt = dayText(today() - 1), .kind = "fes-i", .value = 23});
  bare.run("begin");
  for (int i = 0; i < more; ++i) {
    char id[40];
    std::snprintf(id, sizeof id, "01900000-0000-7000-8000-%012d", i);
    const std::string number = std::to_string(100000 + i).substr(1);
    bare.run("insert into people (id, pseudonym, birth_year, sex, note, created_at) values ('" + std::string(id) +
             "', 'gull-" + number + "', " + std::to_string(1930 + i % 60) + ", '', '', '" + dayAgo(100) + "')");
    bare.run("insert into names (person_id, name) values ('" + std::string(id) + "', 'Patient " + number + "')");
  }
  bare.run("commit");
  return anna;
}

}  // namespace surefoot::test
