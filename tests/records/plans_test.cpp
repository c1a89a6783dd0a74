// SPDX-License-Identifier: MIT
// Plans, tutorials, the safety page and answers, stored and exported.
#include "records/plans.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "bout.hpp"
#include "exchange/export.hpp"
#include "play/rules.hpp"
#include "records/people.hpp"
#include "records/stamp.hpp"
#include "records/words.hpp"

namespace surefoot::test {
namespace {

using testing::HasSubstr;

Plan changedPlan() {
  Plan plan = articlePlan();
  plan.items.erase(plan.items.begin());
  plan.items[0].difficulty = 0.1 + 0.2;
  plan.items[1].form = Form::Seated;
  plan.items[1].foot = Foot::Right;
  plan.items.push_back(articleItem(Exercise::Free));
  return plan;
}

TEST(Plans, OwnPlan_IsKeptUntilReset) {
  const TempDir dir;
  Database db(dir / "data");
  const std::string anna = addPerson(db, {}).id;
  EXPECT_EQ(planOf(db, anna), articlePlan());
  EXPECT_FALSE(hasOwnPlan(db, anna));
  savePlan(db, anna, changedPlan());
  EXPECT_EQ(planOf(db, anna), changedPlan());
  EXPECT_TRUE(hasOwnPlan(db, anna));
  EXPECT_EQ(planOf(db, ""), articlePlan());
  Plan wrong = changedPlan();
  wrong.items[0].perDay = 0;
  EXPECT_THROW(savePlan(db, anna, wrong), Error);
  EXPECT_EQ(planOf(db, anna), changedPlan());
  resetPlan(db, anna);
  EXPECT_EQ(planOf(db, anna), articlePlan());
}

TEST(Plans, SeenPage_IsRememberedForPeopleNotGuests) {
  const TempDir dir;
  Database db(dir / "data");
  const std::string anna = addPerson(db, {}).id;
  EXPECT_TRUE(tutorialsSeen(db, anna).empty());
  markTutorialSeen(db, anna, Exercise::Tiptoe);
  markTutorialSeen(db, anna, Exercise::Tiptoe);
  markTutorialSeen(db, "", Exercise::Free);
  markSafetySeen(db, "");
  EXPECT_EQ(tutorialsSeen(db, anna), std::vector{Exercise::Tiptoe});
  EXPECT_FALSE(safetySeen(db, anna, today()));
  markSafetySeen(db, anna);
  EXPECT_TRUE(safetySeen(db, anna, today()));
  EXPECT_TRUE(safetySeen(db, anna, today() + 28));
  EXPECT_FALSE(safetySeen(db, anna, today() + 29)) << "after a long absence it is shown again";
  EXPECT_FALSE(safetySeen(db, "", today()));
}

TEST(Plans, PlanAndAnswers_AreExportedAndErasedWithThePerson) {
  const TempDir dir;
  Database db(dir / "data");
  const Person anna = addPerson(db, {.name = "Anna Secret"});
  savePlan(db, anna.id, changedPlan());
  const std::string session = keepBout(db, anna.id, {.done = 10, .events = {hold(8.0, 0.2), lap(true, 40.0)}});
  saveAnswer(db, anna.id, "visit", Answer::NearlyFell);
  saveAnswer(db, "", "elsewhere", Answer::Fine);
  exportData(db, dir / "out", {.sessionIds = {session}});
  EXPECT_THAT(contentOf(dir / "out" / "answers.csv"), HasSubstr("," + anna.id + ",how-was-it,nearly-fell,"));
  EXPECT_THAT(contentOf(dir / "out" / "answers.csv"), testing::Not(HasSubstr("elsewhere")));
  EXPECT_THAT(contentOf(dir / "out" / "plan.csv"),
              HasSubstr(anna.id + ",2,ankle-circle,seated,right,1,10,0,false,5,\n"));
  EXPECT_THAT(contentOf(dir / "out" / "sessions.csv"),
              HasSubstr(",visit,touching,false,61.9,0.173,,false," + std::to_string(kRules) + ",,,,"));
  EXPECT_THAT(contentOf(dir / "out" / "bouts.csv"), HasSubstr(",both,10,0\n"));
  EXPECT_THAT(contentOf(dir / "out" / "events.csv"), HasSubstr(",4,48,0.2,0.02,0.7,true,,,,,\n"));
  EXPECT_THAT(contentOf(dir / "out" / "events.csv"), HasSubstr(",true,40,0.9,0.8,255\n"));
  exportData(db, dir / "all", {.replace = true});
  EXPECT_THAT(contentOf(dir / "all" / "answers.csv"), HasSubstr("elsewhere"));
  erasePerson(db, anna.id);
  exportData(db, dir / "all", {.replace = true});
  EXPECT_THAT(contentOf(dir / "all" / "answers.csv"), testing::Not(HasSubstr("nearly-fell")));
  EXPECT_THAT(contentOf(dir / "all" / "plan.csv"), testing::Not(HasSubstr("ankle-circle")));
}

TEST(Plans, EveryEventKind_IsReadBackFromItsWord) {
  for (int i = 0; i <= static_cast<int>(EventKind::ShiftedTo); ++i) {
    const auto kind = static_cast<EventKind>(i);
    EXPECT_EQ(valueOf<EventKind>(wordFor(kind)), kind) << i;
  }
}

}  // namespace
}  // namespace surefoot::test
