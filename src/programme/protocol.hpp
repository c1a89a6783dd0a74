// SPDX-License-Identifier: MIT
// Balance tests as plain data: which conditions, how long and how often, what is asked before, and the way through a
// test from the first page to the result. Knows no clock, board, screen or database.
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
  Stand,   ///< Standing still for the whole time.
  OneLeg,  ///< On one leg for as long as possible.
  Reach,   ///< Leaning as far as is safe, in one direction after another.
};

/// How the person stands in a trial. Closed eyes on foam need a helper nearby.
struct TrialCondition {
  std::string_view id;       ///< Stored with every trial and measure: "eyes-open-firm".
  std::string_view titleId;  ///< Message id.
  std::string_view howId;    ///< Message id of one sentence that says what to do.
  TrialTask task = TrialTask::Stand;
  bool eyesClosed = false;
  bool foam = false;
  Foot foot = Foot::Both;  ///< OneLeg: the standing foot.

  bool needsHelper() const { return eyesClosed && foam; }
};

struct Protocol {
  std::string_view id;  ///< Used on the command line, in the database and in exports: "mctsib".
  std::string_view titleId;
  std::span<const TrialCondition> conditions;
  double trialS = 60.0;     ///< Usual length of a trial; for OneLeg the longest; for Reach, of each direction.
  double practiceS = 15.0;  ///< The same for the practice.
  bool choosable = true;    ///< The length can be set to 30 or 60 s. Reference ranges are for 60 s.
};

/// Counted trials in each condition, after one practice trial (README.md).
inline constexpr int kCountedTrials = 3;
/// Settling time before the recording of a trial starts, including the count (seconds).
inline constexpr double kSettleS = 5.0;
/// Directions of Reach: eight in a trial, four in the practice.
inline constexpr int kWays = 8;
inline constexpr int kPracticeWays = 4;
/// In the marked stance (heels 10 cm apart, toes turned out by 20 degrees): from the middle of the stance to the middle
/// of a foot.
inline constexpr double kHalfStanceMm = 85.0;
/// How many times a trial is repeated that failed because of the board.
inline constexpr int kMostRepeats = 2;

std::span<const Protocol> protocols();
/// Throws Error, listing the known names.
const Protocol& protocolNamed(std::string_view id);
/// Searches all protocols; null if there is no condition with that id.
const TrialCondition* conditionNamed(std::string_view id);

/// Recorded with a test: words of conditionQuestions(), or "unknown". `foam` is free text, "none" if there is no foam.
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
  std::string_view id;  ///< Name of the command-line option and of the column: "footwear".
  std::string_view headingId;
  std::string TestConditions::*field;
  std::span<const ConditionAnswer> answers;  ///< The first answer is the one for which the reference ranges hold.
};

std::span<const ConditionQuestion> conditionQuestions();

/// A trial to be done.
struct TrialRequest {
  const TrialCondition* condition = nullptr;
  int number = 1;         ///< Within the test, from 1, including practice and repeats.
  int round = 0;          ///< 0 for practice, then 1 to kCountedTrials; a repeat keeps its number.
  double plannedS = 0.0;  ///< See Protocol::trialS.

  bool practice() const { return round == 0; }
};

enum class TrialEnd : std::uint8_t {
  None,        ///< Not over, or stopped from outside.
  Complete,    ///< Lasted the whole planned time.
  SteppedOff,  ///< The person left the board.
  Stepped,     ///< A foot was lifted that should have stayed. Detected only on a board that measures each foot.
  FootDown,    ///< OneLeg: the lifted foot came down.
  NotLifted,   ///< OneLeg: the foot was not lifted in time.
  Broken,      ///< The board fell silent or faulty, or somebody paused.
};

/// One direction of Reach.
struct TrialWay {
  Vec2 way;           ///< Unit vector, x to the right, y forward.
  double cueS = 0.0;  ///< Board time at which the direction was asked for.
  double endS = 0.0;  ///< Board time at which its time was over; equal to cueS if that never happened.
};

/// All times are board time in seconds.
struct TrialReport {
  TrialEnd end = TrialEnd::None;
  bool began = false;
  double startS = 0.0;
  double endS = 0.0;      ///< End of what was done; startS if nothing was.
  Vec2 middleMm;          ///< Reach: the neutral position from which the directions start.
  bool feetSeen = false;  ///< The board measures each foot.
  std::vector<TrialWay> ways;
};

enum class AssessPage : std::uint8_t {
  Choose,     ///< Choose a test.
  Same,       ///< Are the conditions the same as last time?
  Question,   ///< One of conditionQuestions().
  Safety,     ///< Safety advice before the first trial.
  Condition,  ///< What comes next, and how to do it.
  Trial,      ///< `trial` is to be done; continues with trialDone().
  Rest,       ///< Lasts `restS`; continues with restDone() or by its tile.
  Result,     ///< All trials are done; the tile ends the test.
  Over,
};

struct AssessStep : PageStep {
  AssessPage page = AssessPage::Choose;
  std::optional<TrialRequest> trial;  ///< The current trial on page Trial; the next one on pages Condition and Rest.
};

struct AssessStart {
  const Protocol* protocol = nullptr;  ///< Null: the first page asks.
  double seconds = 0.0;                ///< Length of a trial, where it can be chosen; 0: the protocol's.
  TestConditions conditions;           ///< Answers that are known already.
  std::optional<TestConditions> last;  ///< Conditions of the person's last test.
  bool pages = true;                   ///< False: no pages, one trial after another (headless).
};

/// Following the suggested tiles leads through the whole test.
class AssessGuide {
 public:
  explicit AssessGuide(AssessStart start);

  const AssessStep& step() const { return step_; }
  bool over() const { return step_.page == AssessPage::Over; }
  /// Null until it is chosen.
  const Protocol* protocol() const { return start_.protocol; }
  const TestConditions& conditions() const { return start_.conditions; }
  /// Conditions left out because no helper was nearby.
  const std::vector<const TrialCondition*>& leftOut() const { return leftOut_; }
  /// Length of a trial in seconds.
  double trialS() const;

  /// A tile of the page was chosen; an index without a tile changes nothing.
  void choose(int tile);
  void restDone();
  /// `repeat`: the trial failed because of the board, not the person.
  void trialDone(bool repeat);
  /// The person ends the test, on any page: shows the result if a trial was done, otherwise the test is over.
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
  TestConditions withLastAnswers() const;
  TrialRequest request() const;
  const TrialCondition& condition() const { return start_.protocol->conditions[condition_]; }

  AssessStart start_;
  AssessStep step_;
  std::size_t question_ = 0;
  std::size_t condition_ = 0;
  int round_ = 0;
  int repeats_ = 0;  ///< Repeats in this condition.
  int done_ = 0;     ///< Trials done, of any kind.
  std::vector<const TrialCondition*> leftOut_;
};

}  // namespace surefoot
