// SPDX-License-Identifier: MIT
// A whole visit without hands, from the first page to goodbye: which page is up, which tiles it has and what the next
// bout is. A state machine that hears choices and outcomes; knows no clock, board, screen or database.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/time.hpp"
#include "programme/adapt.hpp"
#include "programme/page.hpp"
#include "programme/plan.hpp"
#include "programme/today.hpp"

namespace surefoot {

enum class HandSupport : std::uint8_t { Unknown, Free, Touching, Holding };
inline bool saysTheyHoldOn(HandSupport support) {
  return support == HandSupport::Touching || support == HandSupport::Holding;
}

enum class Answer : std::uint8_t { Fine, Hard, Pain, Dizzy, NearlyFell };

enum class VisitPage : std::uint8_t {
  Same,      ///< Still the same person? The weight is another one than at the last visit.
  Safety,    ///< Floor, chair, footwear, somebody near. One tile.
  Support,   ///< Free, touching, holding?
  Choose,    ///< What to do next.
  Tutorial,  ///< `bout` says of which exercise; goes on with tutorialDone().
  Sit,       ///< Take a seat for `bout`: whoever stood so far. Its tile, or being seen to sit, goes on.
  StandUp,   ///< Stand up for `bout`: whoever sat so far; likewise.
  Bout,      ///< `bout` is to be played; goes on with boutDone().
  Result,    ///< Of `bout`, which has just been played.
  Rest,      ///< Breathing for `restS`; goes on with restDone(), or by its tile.
  Question,  ///< How was it?
  Goodbye,   ///< The visit is over.
};

/// A bout to be played.
struct BoutRequest {
  Exercise exercise = Exercise::ToePress;
  Form form = Form::Standing;
  Foot foot = Foot::Both;
  int repetitions = 10;  ///< As in PlanItem.
  double holdS = 3.0;    ///< 0 of circles.
  double restS = 3.0;
  double difficulty = 0.0;
  bool planned = true;  ///< It is one of today's; false: done for the joy of it.

  friend bool operator==(const BoutRequest&, const BoutRequest&) = default;
};

/// How a bout went.
struct BoutOutcome {
  BoutDone done;                ///< `startedH` may stay 0.
  std::vector<Effort> efforts;  ///< One a repetition, in order; may be empty.
};

struct VisitStep : PageStep {
  VisitPage page = VisitPage::Safety;
  /// Choose: of the suggested tile; Tutorial, Sit, StandUp, Bout, Result: the one it is about.
  std::optional<BoutRequest> bout;
};

/// What is known of the person when they step on.
struct VisitStart {
  std::string name;                   ///< As they are called on the screen; empty: a guest.
  std::optional<double> lastWeightN;  ///< Body weight at the last visit.
  Plan plan = articlePlan();
  std::vector<BoutDone> today;    ///< Of earlier visits of this day.
  std::vector<BoutDone> past;     ///< Of the days before, the oldest first: levels follow from them. May be empty.
  double comfortableHoldS = 0.0;  ///< On tiptoe; 0 when unknown.
  std::vector<Exercise> tutorialsSeen;
  bool safetySeen = false;  ///< And not longer ago than four weeks.
  bool boardSeesToes = false;
  bool seated = false;  ///< Everything that has a seated form takes it, whatever the plan says.
  DayTime dayTime = DayTime::Morning;
  bool wholeDay = false;            ///< Suggest until the whole day's plan is done, not only what is due by now.
  std::optional<Exercise> wished;   ///< Comes first, instead of a choice; then the visit may end.
  std::vector<Exercise> playable =  ///< Exercises that have a game.
      {Exercise::ToePress, Exercise::Tiptoe, Exercise::AnkleCircle, Exercise::Free};
};

/// The suggested tiles lead through everything that is due, with rests, and then to goodbye.
class VisitGuide {
 public:
  explicit VisitGuide(VisitStart start);

  const VisitStep& step() const { return step_; }
  bool over() const { return step_.page == VisitPage::Goodbye; }

  /// Body weight, measured before the first page: 5 % off the last visit's asks whether it is still
  /// the same person.
  void weighed(double weightN);
  /// They said that it is not: nothing of this visit belongs to the person it began with.
  bool somebodyElse() const { return somebodyElse_; }

  /// A tile of the page was chosen; an index that is none of its tiles changes nothing.
  void choose(int tile);
  void tutorialDone();
  void restDone();
  void boutDone(const BoutOutcome& outcome);
  /// The person ends the visit, wherever it is: the question if something was played, else goodbye.
  void finish();

  /// The bout of this exercise that is offered now, in the person's dose, form and level.
  BoutRequest offerOf(Exercise exercise) const;

  HandSupport support() const { return support_; }
  std::optional<Answer> answer() const { return answer_; }
  /// The plan with all that was done until now.
  const Today& today() const { return today_; }
  /// Bouts of this visit.
  const std::vector<BoutDone>& played() const { return played_; }

 private:
  enum class Tile : std::uint8_t {
    Same,
    Other,
    Ready,
    Free,
    Touching,
    Holding,
    Play,
    Another,
    How,
    Next,
    Again,
    Finish,
    Answer
  };

  void show(VisitPage page, const char* headingId);
  void add(Tile meaning, std::string id, std::vector<std::string> arguments = {});
  void showFirst();
  void showSame();
  void showSupport();
  /// `wantsOn`: the person asked to go on, so playing is suggested even when nothing is due.
  void showChoose(bool wantsOn);
  void showBout(const BoutRequest& bout, bool tutorialAsked);
  void showSeat();
  void showResult();
  void showRest();
  void showQuestion();
  void showGoodbye();
  void ready();

  bool isPlayable(Exercise exercise) const;
  std::optional<BoutRequest> suggestion() const;
  std::vector<BoutRequest> offersNow() const;
  BoutRequest requestFor(const PlanItem& item, const TodayLine* line, Foot foot) const;
  /// The last bout's exercise and foot once more.
  BoutRequest again() const;
  bool tired(Exercise exercise) const;
  void learnToday();

  VisitStart start_;
  Today today_;
  VisitStep step_;
  std::vector<Tile> meanings_;          ///< One a tile.
  std::vector<BoutRequest> offers_;     ///< Of Choose; what is due comes first.
  std::size_t offer_ = 0;               ///< The one on the tile.
  std::optional<BoutRequest> current_;  ///< Shown, played, or just played.
  std::optional<BoutRequest> afterRest_;
  std::vector<BoutDone> played_;
  std::array<std::vector<Effort>, kExercises.size()> efforts_;  ///< Of this visit.
  bool sits_ = false;                                           ///< They sit on the chair.
  bool somebodyElse_ = false;
  HandSupport support_ = HandSupport::Unknown;
  std::optional<Answer> answer_;
};

}  // namespace surefoot
