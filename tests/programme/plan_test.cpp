// SPDX-License-Identifier: MIT
// Which plans can be done, and what the message says about the others.
#include "programme/plan.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace surefoot::test {
namespace {

using testing::HasSubstr;

/// The article's plan with one item changed.
template <typename Change>
std::string wrongAfter(std::size_t item, Change change) {
  Plan plan = articlePlan();
  change(plan.items[item]);
  return whatIsWrongWith(plan);
}

TEST(Plan, ArticlesPlan_HasItsOrderAndDoses) {
  const Plan plan = articlePlan();
  EXPECT_EQ(whatIsWrongWith(plan), "");
  ASSERT_EQ(plan.items.size(), 3U);
  EXPECT_EQ(plan.items[0].exercise, Exercise::ToePress);
  EXPECT_EQ(plan.items[0].perDay * plan.items[0].repetitions, 30);
  EXPECT_EQ(plan.items[1].exercise, Exercise::Tiptoe);
  EXPECT_EQ(plan.items[1].perDay * plan.items[1].repetitions, 12);
  EXPECT_EQ(plan.items[1].holdS, 20.0);
  EXPECT_GE(plan.items[1].restS, 10.0);
  EXPECT_EQ(plan.items[2].exercise, Exercise::AnkleCircle);
  EXPECT_EQ(repetitionsAsked(Exercise::AnkleCircle, plan.items[2].repetitions), 20);
  EXPECT_EQ(whatIsWrongWith(Plan{{articleItem(Exercise::Free)}}), "");
}

TEST(Plan, WrongItem_SaysWhatIsWrongAndWhatIsAllowed) {
  EXPECT_THAT(wrongAfter(0, [](PlanItem& item) { item.perDay = 7; }),
              HasSubstr("toe-press: rounds a day must be from 1 to 6, not 7"));
  EXPECT_THAT(wrongAfter(1, [](PlanItem& item) { item.repetitions = 0; }), HasSubstr("tiptoe: repetitions"));
  EXPECT_THAT(wrongAfter(0, [](PlanItem& item) { item.holdS = 2.0; }), HasSubstr("from 3 to 10, not 2"));
  EXPECT_THAT(wrongAfter(2, [](PlanItem& item) { item.holdS = 2.0; }),
              HasSubstr("the hold in seconds must be 0, not 2"));
  EXPECT_THAT(wrongAfter(1, [](PlanItem& item) { item.restS = 121.0; }), HasSubstr("the rest"));
  EXPECT_THAT(wrongAfter(1, [](PlanItem& item) { item.difficulty = 1.5; }), HasSubstr("the difficulty"));
  EXPECT_THAT(wrongAfter(1, [](PlanItem& item) { item.form = Form::Guided; }), HasSubstr("can be guided"));
  EXPECT_THAT(wrongAfter(2, [](PlanItem& item) { item.foot = Foot::Left; }), HasSubstr("only seated circles can"));
  EXPECT_THAT(wrongAfter(0, [](PlanItem& item) { item.ownHold = true; }), HasSubstr("only a tiptoe hold can"));
  EXPECT_THAT(wrongAfter(1, [](PlanItem& item) { item.exercise = Exercise::ToePress; }), HasSubstr("once"));
  EXPECT_THAT(whatIsWrongWith(Plan{}), HasSubstr("at least one exercise"));
}

TEST(Plan, StandingPressWithoutToeBars_IsGuided) {
  EXPECT_EQ(formFor(Exercise::ToePress, Form::Standing, false), Form::Guided);
  EXPECT_EQ(formFor(Exercise::ToePress, Form::Standing, true), Form::Standing);
  EXPECT_EQ(formFor(Exercise::ToePress, Form::Seated, false), Form::Seated);
  EXPECT_EQ(formFor(Exercise::Tiptoe, Form::Standing, false), Form::Standing);
}

}  // namespace
}  // namespace surefoot::test
