// SPDX-License-Identifier: MIT
// Plans typed by a helper.
#include "programme/plan_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"

namespace surefoot::test {
namespace {

using testing::HasSubstr;

std::string refusal(std::string_view text) {
  Plan plan = articlePlan();
  try {
    changePlan(plan, text);
  } catch (const Error& error) {
    EXPECT_EQ(plan, articlePlan());
    return error.what();
  }
  return "accepted";
}

TEST(PlanText, WrittenPlan_ReadsBackTheSame) {
  Plan plan = articlePlan();
  plan.items[1].difficulty = 0.1 + 0.2;
  plan.items[2].form = Form::Seated;
  plan.items[2].foot = Foot::Left;
  Plan again;
  for (const PlanItem& item : plan.items) {
    changePlan(again, textOf(item));
  }
  EXPECT_EQ(again, plan);
  EXPECT_EQ(textOf(articlePlan().items[1]), "tiptoe=2x6,hold=own:20,rest=10,form=standing,level=follow");
  EXPECT_EQ(textOf(plan.items[2]), "ankle-circle=1x10,rest=5,form=seated,foot=left,level=follow");
}

TEST(PlanText, NamedFields_AreAllThatChanges) {
  Plan plan = articlePlan();
  changePlan(plan, "tiptoe,hold=12,level=0.4");
  Plan expected = articlePlan();
  expected.items[1].holdS = 12.0;
  expected.items[1].ownHold = false;
  expected.items[1].difficulty = 0.4;
  EXPECT_EQ(plan, expected);
  changePlan(plan, "tiptoe,hold=own,level=follow");
  EXPECT_EQ(plan, articlePlan());
  changePlan(plan, "free=2x1");
  ASSERT_EQ(plan.items.size(), 4U);
  EXPECT_EQ(plan.items[3].perDay, 2);
  dropFromPlan(plan, "free");
  EXPECT_EQ(plan, articlePlan());
}

TEST(PlanText, WrongText_IsRefusedWithTheReason) {
  EXPECT_THAT(refusal("jumping=3x10"), HasSubstr("choose one of toe-press, tiptoe, ankle-circle, free"));
  EXPECT_THAT(refusal("tiptoe=3"), HasSubstr("such as 3x10, not \"3\""));
  EXPECT_THAT(refusal("tiptoe,hold=long"), HasSubstr("hold must be a number, not \"long\""));
  EXPECT_THAT(refusal("tiptoe,form=lying"), HasSubstr("form must be one of standing, seated, guided"));
  EXPECT_THAT(refusal("tiptoe,colour=red"), HasSubstr("but no \"colour\""));
  EXPECT_THAT(refusal("tiptoe=9x6"), HasSubstr("rounds a day must be from 1 to 6"));
  Plan plan{{articleItem(Exercise::Free)}};
  EXPECT_THROW(dropFromPlan(plan, "free"), Error);
  EXPECT_THROW(dropFromPlan(plan, "tiptoe"), Error);
  EXPECT_EQ(plan.items.size(), 1U);
}

}  // namespace
}  // namespace surefoot::test
