// SPDX-License-Identifier: MIT
// A person's latest bouts, trials, tests and answers, a few lines at a time, for the clinic's pages.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "records/database.hpp"

namespace surefoot {

struct AnswerLine {
  std::string answeredAt;  ///< ISO 8601 with offset.
  std::string answer;      ///< Word of Answer.
};

/// The latest first.
std::vector<AnswerLine> latestAnswers(Database& db, const std::string& personId, int most);

struct BoutLine {
  std::string sessionId;
  std::string startedAt;
  std::string status;    ///< Word of SessionStatus.
  std::string exercise;  ///< Word of Exercise.
  std::string game;
  int asked = 0;  ///< Repetitions, as in PlanItem.
  int done = 0;
  std::optional<double> score;
  bool notMeasured = false;  ///< It ended, and was counted only.
  double difficulty = 0.0;
  std::string condition;  ///< For a trial of a balance test; empty for a training bout.
  int trial = 0;          ///< Its number within the test.
  bool practice = false;  ///< For a trial.
  bool counts = false;    ///< For a trial.
  bool demonstration = false;
};

enum class SessionKind : std::uint8_t { Training, Trials, Demonstrations };

/// Training bouts, trials of balance tests, or demonstrations to a person in whose record they are not; the latest
/// first, starting with number `offset`.
std::vector<BoutLine> latestBouts(Database& db, const std::string& personId, int most, int offset,
                                  SessionKind kind = SessionKind::Training);
/// One bout or trial; empty if there is none.
BoutLine lineOfSession(Database& db, const std::string& sessionId);
/// Whose it is, or for whom it was a demonstration; empty for a guest's session.
std::string personOfSession(Database& db, const std::string& sessionId);
int countAnswers(Database& db, const std::string& personId);
/// Training bouts.
int countBouts(Database& db, const std::string& personId);

struct TestLine {
  std::string testId;
  std::string startedAt;
  std::string protocol;
  std::string status;  ///< Word of TestStatus.
  int trials = 0;      ///< Without practice.
  int counted = 0;     ///< How many of them counted.
};
/// Balance tests, the latest first.
std::vector<TestLine> latestTests(Database& db, const std::string& personId, int most);

struct SessionMeasure {
  std::string key;
  std::optional<double> value;
  std::string unit;        ///< UCUM.
  std::string definition;  ///< Id and version.
  std::string filter;
  std::optional<double> durationS;
  std::optional<double> rateHz;
  std::string reason;     ///< Why there is no value.
  std::string condition;  ///< For a trial: its condition, or the direction of a lean.
};
/// In the order in which they were stored.
std::vector<SessionMeasure> measuresOfSession(Database& db, const std::string& sessionId);

}  // namespace surefoot
