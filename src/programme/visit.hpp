// SPDX-License-Identifier: MIT
// A whole visit without hands, from the first page to goodbye: which page is shown, which tiles it has, and which bout
// is next. A state machine that receives choices and outcomes; knows no clock, board, screen or database.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/enum_table.hpp"
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
  Same,      ///< Is this still the same person? The weight differs from the last visit.
  Safety,    ///< Floor, chair, footwear, helper. One tile.
  Support,   ///< Standing free, touching or holding the rail?
  Choose,    ///< What to do next.
  Tutorial,  ///< `bout` says for which exercise; continues with tutorialDone().
  Sit,  ///< Asks a standing person to take a seat for `bout`. Continues by its tile, or once the person is detected as
        ///< sitting.
  StandUp,   ///< Asks a sitting person to stand up for `bout`. Continues likewise.
  Bout,      ///< `bout` is to be played; continues with boutDone().
  Result,    ///< The result of `bout`, which has just been played.
  Rest,      ///< Breathing for `restS`; continues with restDone() or by its tile.
  Question,  ///< How was the visit?
  Who,       ///< Who of the household was the guest? Comes once, after a visit in which something was played.
  Goodbye,   ///< The visit is over.
};

/// A bout to be played.
struct BoutRequest {
  Exercise exercise = Exercise::ToePress;
  Form form = Form::Standing;
  Foot foot = Foot::Both;
  int repetitions = 10;  ///< As in PlanItem.
  double holdS = 3.0;    ///< 0 for circles.
  double restS = 3.0;
  double difficulty = 0.0;
  bool planned = true;  ///< One of today's bouts; false: done in addition to the plan.

  friend bool operator==(const BoutRequest&, const BoutRequest&) = default;
};

/// How a bout went.
struct BoutOutcome {
  BoutDone done;                ///< `startedH` may stay 0.
  std::vector<Effort> efforts;  ///< One for each repetition, in order; may be empty.
};

struct VisitStep : PageStep {
  VisitPage page = VisitPage::Safety;
  /// Choose: the bout of the suggested tile. Tutorial, Sit, StandUp, Bout, Result: the bout in question.
  std::optional<BoutRequest> bout;
};

/// What is known about the person when they step on.
struct VisitStart {
  std::string name;                         ///< The name shown on the screen; empty for a guest.
  std::vector<std::string> household = {};  ///< For a guest: the names of up to five people whom they may be.
  std::optional<double> lastWeightN;        ///< Body weight at the last visit.
  Plan plan = articlePlan();
  std::vector<BoutDone> today;  ///< Bouts of earlier visits on this day.
  std::vector<BoutDone> past;   ///< Bouts of the days before, oldest first; levels are derived from them. May be empty.
  double comfortableHoldS = 0.0;  ///< On tiptoe; 0 if unknown.
  std::vector<Exercise> tutorialsSeen;
  bool safetySeen = false;  ///< The safety page was seen less than four weeks ago.
  bool boardSeesToes = false;
  bool seated = false;  ///< Do every exercise seated that has a seated form, whatever the plan says.
  DayTime dayTime = DayTime::Morning;
  bool wholeDay = false;            ///< Suggest until the whole day's plan is done, not only what is due by now.
  std::optional<Exercise> wished;   ///< Comes first, instead of a choice; after it the visit may end.
  std::vector<Exercise> playable =  ///< Exercises for which there is a game.
      {Exercise::ToePress, Exercise::Tiptoe, Exercise::AnkleCircle, Exercise::Free};
};

/// The suggested tiles lead through everything that is due, with rests, and then to goodbye.
class VisitGuide {
 public:
  explicit VisitGuide(VisitStart start);

  const VisitStep& step() const { return step_; }
  bool over() const { return step_.page == VisitPage::Goodbye; }

  /// Body weight, measured before the first page. If it differs by more than 5 % from the last visit, the guide asks
  /// whether this is still the same person.
  void weighed(double weightN);
  /// The answer was no: nothing of this visit belongs to the person it began with.
  bool somebodyElse() const { return somebodyElse_; }

  /// A tile of the page was chosen; an index without a tile changes nothing.
  void choose(int tile);
  void tutorialDone();
  void restDone();
  void boutDone(const BoutOutcome& outcome);
  /// The person ends the visit, on any page: the final question if something was played, otherwise goodbye.
  void finish();

  /// The bout of this exercise that is offered now, with the person's dose, form and level.
  BoutRequest offerOf(Exercise exercise) const;

  HandSupport support() const { return support_; }
  std::optional<Answer> answer() const { return answer_; }
  /// The guest said who they are: an index into VisitStart::household.
  std::optional<std::size_t> who() const { return who_; }
  /// The plan with everything done so far.
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
    Answer,
    Who
  };

  void show(VisitPage page, const char* headingId);
  void add(Tile meaning, std::string id, std::vector<std::string> arguments = {});
  void showFirst();
  void showSame();
  void showSupport();
  void afterSupport();
  /// `wantsOn`: the person asked to continue, so a bout is suggested even if nothing is due.
  void showChoose(bool wantsOn);
  void showBout(const BoutRequest& bout, bool tutorialAsked);
  void showSeat();
  void showResult();
  void showRest();
  void showQuestion();
  void showWho();
  void showGoodbye();
  void ready();

  bool isPlayable(Exercise exercise) const;
  std::optional<BoutRequest> suggestion() const;
  std::vector<BoutRequest> offersNow() const;
  BoutRequest requestFor(const PlanItem& item, const TodayLine* line, Foot foot) const;
  /// The last bout's exercise and foot again.
  BoutRequest again() const;
  bool tired(Exercise exercise) const;
  void learnToday();

  VisitStart start_;
  Today today_;
  VisitStep step_;
  std::vector<Tile> meanings_;          ///< One for each tile.
  std::vector<BoutRequest> offers_;     ///< For page Choose; what is due comes first.
  std::size_t offer_ = 0;               ///< Index of the one on the tile.
  std::optional<BoutRequest> current_;  ///< The bout that is shown, played, or has just been played.
  std::optional<BoutRequest> afterRest_;
  std::vector<BoutDone> played_;
  EnumTable<Exercise, std::vector<Effort>> efforts_;  ///< Efforts in this visit.
  bool sits_ = false;                                 ///< The person sits on the chair.
  bool somebodyElse_ = false;
  HandSupport support_ = HandSupport::Unknown;
  std::optional<Answer> answer_;
  bool whoAsked_ = false;
  std::optional<std::size_t> who_;
};

}  // namespace surefoot
