// SPDX-License-Identifier: MIT
// Balance tests as plain data: which conditions, how long, how often; what is asked before; and the way through a test
// from the first page to the result. Knows no clock, board, screen or database.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/vec2.hpp"
#include "movement/exercise.hpp"
#include "programme/page.hpp"

namespace surefoot {

enum class TrialTask : std::uint8_t {
  Stand,   ///< Quietly, for all of the time.
  OneLeg,  ///< On one leg, for as long as it goes.
  Reach,   ///< Leaning as far as is safe, one way after the other.
};

/// One way to stand. Closed eyes on foam need somebody near.
struct TrialCondition {
  std::string_view id;       ///< Kept with every trial and measure: "eyes-open-firm".
  std::string_view titleId;  ///< Message id.
  std::string_view howId;    ///< One sentence on what to do.
  TrialTask task = TrialTask::Stand;
  bool eyesClosed = false;
  bool foam = false;
  Foot foot = Foot::Both;  ///< Of OneLeg: the foot that stays.

  bool needsHelper() const { return eyesClosed && foam; }
};

struct Protocol {
  std::string_view id;  ///< As on the command line, in the database and in exports: "mctsib".
  std::string_view titleId;
  std::span<const TrialCondition> conditions;
  double trialS = 60.0;     ///< Usual length of a trial; the longest of OneLeg; of each way of Reach.
  double practiceS = 15.0;  ///< Likewise of the practice.
  bool choosable = true;    ///< 30 and 60 s can be chosen. Reference ranges are for 60 s.
};

/// Trials that count of each condition, after one of practice (README.md).
inline constexpr int kCountedTrials = 3;
/// Ways of Reach: eight in a trial, four in practice.
inline constexpr int kWays = 8;
inline constexpr int kPracticeWays = 4;
/// Of the marked stance (heels 10 cm apart, toes 20 degrees out): from its middle to the middle of a foot.
inline constexpr double kHalfStanceMm = 85.0;
/// A trial that failed for the board's sake is asked for again, so often.
inline constexpr int kMostRepeats = 2;

std::span<const Protocol> protocols();
/// Throws Error with the names there are.
const Protocol& protocolNamed(std::string_view id);
/// Of any protocol; null where there is none of that id.
const TrialCondition* conditionNamed(std::string_view id);

/// What is written down with a test: words of conditionQuestions(), or "unknown". `foam` is free text, "none" where
/// there is no foam.
struct TestConditions {
  std::string footwear = "unknown";
  std::string aid = "unknown";
  std::string hands = "unknown";
  std::string stance = "unknown";
  std::string foam = "unknown";
  std::string helper = "unknown";

  friend bool operator==(const TestConditions&, const TestConditions&) = default;
};

struct ConditionAnswer {
  std::string_view word;
  std::string_view tileId;
};

struct ConditionQuestion {
  std::string_view id;  ///< Of the option on the command line and of the column: "footwear".
  std::string_view headingId;
  std::string TestConditions::*field;
  std::span<const ConditionAnswer> answers;  ///< The first is what the reference ranges were made with.
};

std::span<const ConditionQuestion> conditionQuestions();

/// One trial to be done.
struct TrialRequest {
  const TrialCondition* condition = nullptr;
  int number = 1;         ///< Within the test, practice and repeats with it, from 1.
  int round = 0;          ///< 0 practice, then 1 to kCountedTrials; a repeat has the same.
  double plannedS = 0.0;  ///< As Protocol::trialS.

  bool practice() const { return round == 0; }
};

enum class TrialEnd : std::uint8_t {
  None,        ///< Not over, or stopped from outside.
  Complete,    ///< All of the planned time.
  SteppedOff,  ///< Off the board.
  Stepped,     ///< A foot was lifted that should stay. Only a board that tells the feet apart can see it.
  FootDown,    ///< OneLeg: the lifted foot came down.
  NotLifted,   ///< OneLeg: the foot was not lifted in time.
  Broken,      ///< The board fell silent or faulty, or somebody paused.
};

/// One way of Reach.
struct TrialWay {
  Vec2 way;           ///< Unit vector, x to the right, y forward.
  double cueS = 0.0;  ///< Board time at which it was asked for.
  double endS = 0.0;  ///< When its time was over; equal to cueS when it never was.
};

/// Times are the board's, in seconds.
struct TrialReport {
  TrialEnd end = TrialEnd::None;
  bool began = false;
  double startS = 0.0;
  double endS = 0.0;      ///< Of what was done; startS while nothing was.
  Vec2 middleMm;          ///< Reach: neutral from which the ways go.
  bool feetSeen = false;  ///< The board tells the feet apart.
  std::vector<TrialWay> ways;
};

enum class AssessPage : std::uint8_t {
  Choose,     ///< Which test.
  Same,       ///< All as the last time?
  Question,   ///< One of conditionQuestions().
  Safety,     ///< Before the first trial.
  Condition,  ///< What comes now, and how.
  Trial,      ///< `trial` is to be done; goes on with trialDone().
  Rest,       ///< For `restS`; goes on with restDone(), or by its tile.
  Result,     ///< All is done; its tile ends the test.
  Over,
};

struct AssessStep : PageStep {
  AssessPage page = AssessPage::Choose;
  std::optional<TrialRequest> trial;  ///< Of Trial; of Condition and Rest the one to come.
};

struct AssessStart {
  const Protocol* protocol = nullptr;  ///< Null: asked for.
  double seconds = 0.0;                ///< Of a trial, where that can be chosen; 0: the protocol's.
  TestConditions conditions;           ///< What is known already.
  std::optional<TestConditions> last;  ///< Of the person's last test.
  bool pages = true;                   ///< False: nothing is asked, trial follows trial (headless).
};

/// The suggested tiles lead through the whole test.
class AssessGuide {
 public:
  explicit AssessGuide(AssessStart start);

  const AssessStep& step() const { return step_; }
  bool over() const { return step_.page == AssessPage::Over; }
  /// Null until it is chosen.
  const Protocol* protocol() const { return start_.protocol; }
  const TestConditions& conditions() const { return start_.conditions; }
  /// Conditions that were left out because nobody stood near.
  const std::vector<const TrialCondition*>& leftOut() const { return leftOut_; }
  /// Seconds of a trial.
  double trialS() const;

  /// A tile of the page was chosen; an index that is none of its tiles changes nothing.
  void choose(int tile);
  void restDone();
  /// `repeat`: it failed for the board's sake, not the person's.
  void trialDone(bool repeat);
  /// The person ends it, wherever it is: the result if a trial was done, else over.
  void finish();

 private:
  void show(AssessPage page, std::string_view headingId);
  void add(std::string_view tileId) {
    step_.tiles.push_back({.id = std::string(tileId), .arguments = {}, .exercise = {}});
    step_.suggested = 0;
  }
  void showChoose();
  void showSame();
  void showQuestion();
  void showSafety();
  void showCondition();
  void showTrial();
  void showRest(double restS);
  void showResult();
  void begin();
  bool toNextCondition();
  void leaveOut();
  TestConditions asLastTime() const;
  TrialRequest request() const;
  const TrialCondition& condition() const { return start_.protocol->conditions[condition_]; }

  AssessStart start_;
  AssessStep step_;
  std::size_t question_ = 0;
  std::size_t condition_ = 0;
  int round_ = 0;
  int repeats_ = 0;  ///< Of this condition.
  int done_ = 0;     ///< Trials of any kind.
  std::vector<const TrialCondition*> leftOut_;
};

}  // namespace surefoot
