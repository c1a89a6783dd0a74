// SPDX-License-Identifier: MIT
// Walks through visits page by page.
#include "programme/visit.hpp"

#include <functional>
#include <string>

#include <gtest/gtest.h>

#include "bouts.hpp"

namespace surefoot::test {
namespace {

/// A bout with everything done.
BoutOutcome wellDone(const BoutRequest& bout) {
  return {.done = {.exercise = bout.exercise,
                   .form = bout.form,
                   .foot = bout.foot,
                   .repetitions = bout.repetitions,
                   .done = repetitionsAsked(bout.exercise, bout.repetitions),
                   .score = bout.form == Form::Guided ? std::nullopt : std::optional(90.0),
                   .difficulty = bout.difficulty,
                   .holdS = bout.holdS},
          .efforts = {}};
}

using Player = std::function<BoutOutcome(const BoutRequest&)>;

/// Follows the suggestions until goodbye; one letter for each page: = (same person) S(afety) U (support) C(hoose)
/// T(utorial) v (sit down) ^ (stand up), the bouts as p t a f, R(esult) r(est) Q(uestion) W(ho) G(oodbye).
std::string walk(VisitGuide& guide, const Player& play = wellDone) {
  std::string course;
  for (int i = 0; i < 200; ++i) {
    const VisitStep step = guide.step();
    switch (step.page) {
      case VisitPage::Tutorial:
        course += 'T';
        guide.tutorialDone();
        break;
      case VisitPage::Bout:
        course += "ptaf"[static_cast<int>(step.bout->exercise)];
        guide.boutDone(play(*step.bout));
        break;
      case VisitPage::Goodbye:
        return course + 'G';
      default:
        course += "=SUC.v^.RrQW"[static_cast<int>(step.page)];
        EXPECT_GE(step.suggested, 0);
        EXPECT_FALSE(step.headingId.empty());
        guide.choose(step.suggested);
    }
  }
  return course + "...";
}

VisitStart known() {
  VisitStart start;
  start.safetySeen = true;
  start.boardSeesToes = true;
  start.tutorialsSeen = {Exercise::ToePress, Exercise::Tiptoe, Exercise::AnkleCircle, Exercise::Free};
  return start;
}

/// Index of the tile with this id, -1 if the page has none.
int tileOf(const VisitStep& step, const std::string& id) {
  for (std::size_t i = 0; i < step.tiles.size(); ++i) {
    if (step.tiles[i].id == id) {
      return static_cast<int>(i);
    }
  }
  return -1;
}

TEST(Visit, FirstMorning_GoesFromSafetyToGoodbye) {
  VisitGuide guide({});
  EXPECT_EQ(walk(guide), "SUCTpRrCTtRQG");
  EXPECT_EQ(guide.support(), HandSupport::Free);
  EXPECT_EQ(guide.answer(), Answer::Fine);
  EXPECT_FALSE(guide.today().complete);
  EXPECT_EQ(guide.played().front().form, Form::Guided) << "a board without toe bars";
}

TEST(Visit, WholeDay_IsDoneInOneVisit) {
  VisitStart start = known();
  start.wholeDay = true;
  VisitGuide guide(start);
  EXPECT_EQ(walk(guide), "UCpRrCtRrCpRrCaRrCpRrCtRQG");
  EXPECT_TRUE(guide.today().complete);
  EXPECT_EQ(guide.step().lineIds, std::vector<std::string>{"visit.goodbye.all"});
}

TEST(Visit, WishedExercise_FollowsTheFirstPagesInThePersonsDose) {
  VisitStart start;
  start.wished = Exercise::Tiptoe;
  start.plan.items[1].repetitions = 4;
  start.plan.items[1].holdS = 9.0;
  start.plan.items[1].ownHold = false;
  VisitGuide guide(start);
  std::vector<BoutRequest> played;
  EXPECT_EQ(walk(guide,
                 [&](const BoutRequest& bout) {
                   played.push_back(bout);
                   return wellDone(bout);
                 }),
            "SUTtRQG");
  ASSERT_EQ(played.size(), 1U);
  EXPECT_EQ(played[0].repetitions, 4);
  EXPECT_EQ(played[0].holdS, 9.0);
}

TEST(Visit, ExerciseNotInThePlan_IsOfferedAsUsual) {
  VisitStart start = known();
  start.plan.items.clear();
  const BoutRequest offer = VisitGuide(start).offerOf(Exercise::ToePress);
  EXPECT_EQ(offer.repetitions, 10);
  EXPECT_EQ(offer.holdS, 3.0);
}

TEST(Visit, SeatedPerson_CirclesLeftThenRight) {
  VisitStart start = known();
  start.wholeDay = true;
  start.seated = true;
  std::vector<Foot> feet;
  VisitGuide guide(start);
  const std::string course = walk(guide, [&](const BoutRequest& bout) {
    EXPECT_EQ(bout.form, Form::Seated);
    if (bout.exercise == Exercise::AnkleCircle) {
      feet.push_back(bout.foot);
    }
    return wellDone(bout);
  });
  EXPECT_EQ(course, "CpRrCtRrCpRrCaRrCaRrCpRrCtRQG") << "nobody who sits is asked how they stand";
  EXPECT_EQ(feet, (std::vector{Foot::Left, Foot::Right}));
}

TEST(Visit, SeatedExerciseAmongStandingOnes_AsksToSitAndStandUpAgain) {
  VisitStart start = known();
  start.wholeDay = true;
  start.plan.items[1].form = Form::Seated;
  start.tutorialsSeen.erase(start.tutorialsSeen.begin() + 1);
  VisitGuide guide(start);
  EXPECT_EQ(walk(guide), "UCpRrCTvtRrC^pRrCaRrCpRrCvtRQG");
  start.plan.items[2].form = Form::Seated;
  VisitGuide both(start);
  EXPECT_EQ(walk(both), "UCpRrCTvtRrC^pRrCvaRrCaRrC^pRrCvtRQG") << "seated already for the second foot";
}

TEST(Visit, AnotherWeight_AsksWhetherItIsTheSamePerson) {
  VisitStart start = known();
  start.name = "Anna";
  start.lastWeightN = 700.0;
  for (const double same : {666.0, 700.0, 734.0}) {
    VisitGuide guide(start);
    guide.weighed(same);
    EXPECT_EQ(guide.step().page, VisitPage::Support) << same;
  }
  for (const double other : {660.0, 740.0}) {
    VisitGuide guide(start);
    guide.weighed(other);
    ASSERT_EQ(guide.step().page, VisitPage::Same) << other;
    EXPECT_EQ(guide.step().tiles[0].arguments, std::vector<std::string>{"Anna"});
    EXPECT_EQ(guide.step().suggested, 0);
    guide.choose(0);
    EXPECT_EQ(guide.step().page, VisitPage::Support);
    EXPECT_FALSE(guide.somebodyElse());
  }
}

TEST(Visit, SomebodyElse_EndsTheVisitBeforeItBegins) {
  VisitStart start = known();
  start.lastWeightN = 700.0;
  start.safetySeen = false;
  VisitGuide guide(start);
  EXPECT_EQ(guide.step().page, VisitPage::Safety);
  guide.weighed(600.0);
  guide.choose(1);
  EXPECT_TRUE(guide.somebodyElse());
  EXPECT_TRUE(guide.over());
  EXPECT_TRUE(guide.played().empty());
}

TEST(Visit, GuestOrSeatedPerson_IsNotAskedWhoTheyAre) {
  VisitGuide guest(known());
  guest.weighed(500.0);
  EXPECT_EQ(guest.step().page, VisitPage::Support);
  VisitStart start = known();
  start.lastWeightN = 700.0;
  start.seated = true;
  VisitGuide seated(start);
  seated.weighed(110.0);
  EXPECT_EQ(seated.step().page, VisitPage::Choose);
}

TEST(Visit, ExerciseThatWentBadly_IsNotAskedForAgain) {
  VisitStart start = known();
  start.wholeDay = true;
  VisitGuide guide(start);
  EXPECT_EQ(walk(guide,
                 [](const BoutRequest& bout) {
                   BoutOutcome outcome = wellDone(bout);
                   if (bout.exercise == Exercise::Tiptoe) {
                     outcome.done.done = 1;
                   }
                   return outcome;
                 }),
            "UCpRrCtRrCpRrCaRrCpRQG");
  EXPECT_FALSE(guide.today().complete);
}

TEST(Visit, UnfinishedRound_GoesOnWithTheRest) {
  VisitStart start = known();
  BoutDone stopped = presses(6);
  stopped.stopped = true;
  start.today = {stopped};
  VisitGuide guide(start);
  guide.choose(0);
  ASSERT_EQ(guide.step().page, VisitPage::Choose);
  EXPECT_EQ(guide.step().tiles[0].id, "visit.do.toe_press");
  EXPECT_EQ(guide.step().tiles[0].arguments[0], "4");
  EXPECT_EQ(guide.step().tiles[0].exercise, Exercise::ToePress);
  EXPECT_EQ(guide.step().bout->repetitions, 4);
}

TEST(Visit, AnotherExercise_GoesRoundAllThatCanBePlayed) {
  VisitGuide guide(known());
  guide.choose(1);
  EXPECT_EQ(guide.support(), HandSupport::Touching);
  std::string seen;
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(guide.step().suggested, 0);
    seen += "ptaf"[static_cast<int>(guide.step().bout->exercise)];
    guide.choose(tileOf(guide.step(), "visit.another"));
  }
  EXPECT_EQ(seen, "ptafp");
  EXPECT_EQ(guide.step().bout->exercise, Exercise::Tiptoe);
  guide.choose(0);
  EXPECT_EQ(guide.step().page, VisitPage::Bout);
  EXPECT_EQ(guide.step().bout->exercise, Exercise::Tiptoe);
}

TEST(Visit, TutorialOnRequest_ComesBeforeTheBout) {
  VisitGuide guide(known());
  guide.choose(0);
  guide.choose(tileOf(guide.step(), "visit.how"));
  EXPECT_EQ(guide.step().page, VisitPage::Tutorial);
  guide.tutorialDone();
  EXPECT_EQ(guide.step().page, VisitPage::Bout);
}

TEST(Visit, DayDone_SuggestsToFinishAndStillPlays) {
  VisitStart start = known();
  start.today = {presses(10), presses(10), presses(10), tiptoe(6), tiptoe(6), circles(20)};
  start.dayTime = DayTime::Evening;
  VisitGuide guide(start);
  guide.choose(0);
  EXPECT_EQ(guide.step().headingId, "visit.choose.all");
  EXPECT_EQ(guide.step().suggested, tileOf(guide.step(), "visit.finish"));
  guide.choose(0);
  ASSERT_EQ(guide.step().page, VisitPage::Bout);
  EXPECT_FALSE(guide.step().bout->planned);
  EXPECT_EQ(guide.step().bout->repetitions, 10);
  guide.boutDone(wellDone(*guide.step().bout));
  guide.choose(tileOf(guide.step(), "visit.another"));
  guide.restDone();
  EXPECT_EQ(guide.step().page, VisitPage::Choose);
  EXPECT_EQ(guide.step().suggested, 0) << "the person asked to go on";
}

TEST(Visit, OnceAgain_PlaysTheSameAtTheNextLevelAfterARest) {
  VisitGuide guide(known());
  guide.choose(0);
  guide.choose(0);
  guide.boutDone(wellDone(*guide.step().bout));
  guide.choose(tileOf(guide.step(), "visit.again"));
  ASSERT_EQ(guide.step().page, VisitPage::Rest);
  EXPECT_EQ(guide.step().restS, 20.0);
  guide.restDone();
  ASSERT_EQ(guide.step().page, VisitPage::Bout);
  EXPECT_EQ(guide.step().bout->exercise, Exercise::ToePress);
  EXPECT_EQ(guide.step().bout->difficulty, 0.1);
}

TEST(Visit, Fatigue_SuggestsALongerRest) {
  VisitGuide guide(known());
  guide.choose(0);
  guide.choose(0);
  BoutOutcome outcome = wellDone(*guide.step().bout);
  outcome.efforts = {{4.0, 0.1}, {4.0, 0.1}, {3.5, 0.1}, {3.0, 0.1}, {2.5, 0.1}, {2.0, 0.1}};
  guide.boutDone(outcome);
  EXPECT_EQ(guide.step().lineIds, std::vector<std::string>{"visit.result.tired"});
  guide.choose(0);
  EXPECT_EQ(guide.step().restS, 60.0);
}

TEST(Visit, HoldsOfEarlierDays_SetTheNext) {
  VisitStart start = known();
  start.past = {tiptoe(6, 90.0, 12.0)};
  start.today = {presses(10)};
  VisitGuide guide(start);
  guide.choose(0);
  EXPECT_EQ(guide.step().bout->exercise, Exercise::Tiptoe);
  EXPECT_EQ(guide.step().bout->holdS, 14.0);
}

TEST(Visit, GuestOfAHousehold_IsAskedOnceWhoTheyAre) {
  VisitStart start = known();
  start.household = {"Ann", "Bob"};
  const auto played = [&] {
    VisitGuide guide(start);
    guide.choose(0);
    guide.choose(0);
    guide.boutDone(wellDone(*guide.step().bout));
    guide.finish();
    guide.choose(0);
    EXPECT_EQ(guide.step().page, VisitPage::Who);
    EXPECT_EQ(guide.step().tiles.size(), 3U);
    EXPECT_EQ(guide.step().suggested, 2) << "nobody";
    return guide;
  };
  VisitGuide bob = played();
  bob.choose(1);
  EXPECT_TRUE(bob.over());
  EXPECT_EQ(bob.who(), 1U);
  VisitGuide nobody = played();
  nobody.choose(2);
  EXPECT_TRUE(nobody.over());
  EXPECT_FALSE(nobody.who());
  VisitGuide gone = played();
  gone.finish();
  EXPECT_TRUE(gone.over());
  VisitGuide idle(start);
  idle.finish();
  EXPECT_TRUE(idle.over()) << "nothing was played";
}

TEST(Visit, FinishBeforeOrAfterABout_EndsAtOnceOrAfterTheQuestion) {
  VisitGuide before(known());
  before.finish();
  EXPECT_TRUE(before.over()) << "nothing was played, so nothing is asked";
  VisitGuide after(known());
  after.choose(0);
  after.choose(0);
  after.boutDone(wellDone(*after.step().bout));
  after.finish();
  EXPECT_EQ(after.step().page, VisitPage::Question);
  after.choose(4);
  EXPECT_EQ(after.answer(), Answer::NearlyFell);
  EXPECT_EQ(after.step().lineIds, std::vector<std::string>{"visit.goodbye.care"});
  after.finish();
  EXPECT_TRUE(after.over());
}

TEST(Visit, InputOfAnotherPage_ChangesNothing) {
  VisitGuide guide({});
  guide.choose(7);
  guide.choose(-1);
  guide.restDone();
  guide.tutorialDone();
  guide.boutDone({});
  EXPECT_EQ(guide.step().page, VisitPage::Safety);
  EXPECT_TRUE(guide.played().empty());
}

TEST(Visit, OneExercisePlayable_IsTheOnlyOneOffered) {
  VisitStart start = known();
  start.playable = {Exercise::ToePress};
  start.wholeDay = true;
  VisitGuide guide(start);
  EXPECT_EQ(walk(guide), "UCpRrCpRrCpRQG");
}

}  // namespace
}  // namespace surefoot::test
