// SPDX-License-Identifier: MIT
// Balance tests as they are kept: under which conditions, trial by trial, with outcome, quality and measures; and the
// person's own history of test days. A trial's samples are those of its session.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "programme/protocol.hpp"
#include "programme/week.hpp"
#include "records/database.hpp"

namespace surefoot {

/// What sessions of trials have for an exercise. They are no training and count for no plan.
inline constexpr std::string_view kTrialExercise = "balance-test";

enum class TestStatus : std::uint8_t {
  Finished,
  Stopped,      ///< Ended by the person before all was done.
  Interrupted,  ///< The program died; also while it runs.
};

/// How a trial ended. A trial that was stopped is a result too.
enum class TrialOutcome : std::uint8_t {
  Interrupted,  ///< The program died; also while it runs.
  Complete,
  SteppedOff,
  Stepped,    ///< A foot was lifted that should stay.
  FootDown,   ///< One leg: the foot came down before the time was over.
  NotLifted,  ///< One leg: the foot was never lifted.
  Stopped,    ///< By the person or a helper, before it was over.
  Board,      ///< The board fell silent or faulty, or somebody paused.
};

/// Keeps a test that begins, as interrupted until endTest. `personId` empty: a guest. Returns its id.
std::string beginTest(Database& db, const std::string& personId, std::string_view protocol,
                      const TestConditions& conditions);
void endTest(Database& db, const std::string& testId, TestStatus status, const std::string& note = {});

struct TrialStart {
  std::string testId;
  std::string sessionId;
  int number = 1;  ///< Within the test, practice with it.
  std::string condition;
  bool practice = false;
  double plannedS = 0.0;
};

/// Keeps a trial that begins, as interrupted until endTrial. Returns its id.
std::string beginTrial(Database& db, const TrialStart& trial);

/// A value with what it takes to read it; absent with its reason.
struct KeptMeasure {
  std::string key;
  std::optional<double> value;
  std::string unit;        ///< UCUM.
  std::string definition;  ///< Id and version.
  std::string filter = "none";
  std::optional<double> durationS;
  std::optional<double> rateHz;
  std::string reason;     ///< Why there is no value.
  std::string condition;  ///< Empty: the trial's.
};

struct TrialResult {
  TrialOutcome outcome = TrialOutcome::Interrupted;
  bool counts = false;
  std::vector<std::string> reasons;  ///< Why it does not count, and what else to know: words without a semicolon.
  std::optional<double> startS;      ///< Board time; absent when it never began.
  std::optional<double> endS;
  std::optional<double> noiseMm;  ///< Of the centre of pressure at this load, where it is known.
};

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

/// Throws Error when there is no such test.
KeptTest loadTest(Database& db, const std::string& testId);

/// Ids of a person's tests, the latest first; `protocol` empty: of all.
std::vector<std::string> testsOf(Database& db, const std::string& personId, std::string_view protocol = {});

/// Conditions of the person's last test; nothing for a guest.
std::optional<TestConditions> lastConditions(Database& db, const std::string& personId);

/// One day of a measure: the mean of the trials that count. Game data never enter.
struct TestDay {
  DayNumber day = 0;
  double mean = 0.0;
  int trials = 0;
};

/// The oldest first, today with it, of trials of that condition, length and definition.
std::vector<TestDay> testDays(Database& db, const std::string& personId, std::string_view condition,
                              std::string_view measure, double plannedS, std::string_view definition);

}  // namespace surefoot
