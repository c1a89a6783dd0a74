// SPDX-License-Identifier: MIT
// Stored balance tests: their conditions, and for each trial outcome, quality and measures; and the person's history of
// test days. A trial's samples are those of its session.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "measures/change.hpp"
#include "measures/score.hpp"
#include "programme/person.hpp"
#include "programme/protocol.hpp"
#include "programme/trial_quality.hpp"
#include "programme/week.hpp"
#include "records/database.hpp"
#include "records/stamp.hpp"

namespace surefoot {

/// Sessions of trials have this word instead of an exercise. They are not training and do not count for a plan.
inline constexpr std::string_view kTrialExercise = "balance-test";

enum class TestStatus : std::uint8_t {
  Finished,
  Stopped,      ///< Stopped by the person before everything was done.
  Interrupted,  ///< The program ended unexpectedly; also while the test is running.
};

/// Stores the start of a test, as interrupted until endTest. `personId` empty: a guest. Returns its id.
std::string beginTest(Database& db, const std::string& personId, std::string_view protocol,
                      const TestConditions& conditions, const std::string& id = newId());
void endTest(Database& db, const std::string& testId, TestStatus status, const std::string& note = {});

struct TrialStart {
  std::string testId;
  std::string sessionId;
  int number = 1;  ///< Within the test, including practice.
  std::string condition;
  bool practice = false;
  double plannedS = 0.0;
};

/// Stores the start of a trial, as interrupted until endTrial. Returns its id.
std::string beginTrial(Database& db, const TrialStart& trial, const std::string& id = newId());

void endTrial(Database& db, const std::string& trialId, const TrialResult& result,
              std::span<const KeptMeasure> measures);

struct KeptTrial {
  std::string id;
  std::string sessionId;
  int number = 0;
  std::string condition;
  bool practice = false;
  double plannedS = 0.0;
  TrialResult result;
  std::vector<KeptMeasure> measures;
};

struct KeptTest {
  std::string id;
  std::string personId;
  std::string protocol;
  TestStatus status = TestStatus::Interrupted;
  std::string startedAt;
  TestConditions conditions;
  std::string note;
  std::vector<KeptTrial> trials;  ///< In order.
};

/// Throws Error if there is no such test.
KeptTest loadTest(Database& db, const std::string& testId);

/// Ids of a person's tests, the latest first; `protocol` empty: all protocols.
std::vector<std::string> testsOf(Database& db, const std::string& personId, std::string_view protocol = {});

/// Conditions of the person's last test; absent for a guest.
std::optional<TestConditions> lastConditions(Database& db, const std::string& personId);

/// A measure in one condition and length on each test day: the counted trials, oldest first, including today. Trials of
/// one day that were not done alike (two tests, other shoes) are two test days. Game data are never included.
std::vector<TestDay> testDays(Database& db, const std::string& personId, std::string_view condition,
                              std::string_view measure, double plannedS);

/// A measure in one condition and length over all test days.
struct TestSeries {
  std::string measure;
  std::string condition;  ///< The measure's own condition if it has one: "limits-forward".
  double plannedS = 0.0;
  std::string lastTestId;
  std::vector<TestDay> days;  ///< Oldest first, never empty.
  Change change;              ///< Of the latest day, judged together with all series that have that day.
};

/// The measures that are compared between test days; the first is that of quiet standing.
inline constexpr std::array<std::string_view, 4> kComparedMeasures{"mean_velocity_mm_s", "limits_max_excursion_mm",
                                                                   "single_leg_time_s", "load_share_left_percent"};

/// The series in which the person has a counted value of this measure, ordered by condition. The one place where
/// changes are computed: result, pages, reports and exports read it.
std::vector<TestSeries> testSeriesOf(Database& db, const std::string& personId, const std::string& measure);

/// The latest test day of a series, in the form that the reference table takes.
Performance performanceOf(Database& db, const Person& person, const TestSeries& series);

}  // namespace surefoot
