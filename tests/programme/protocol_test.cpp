// SPDX-License-Identifier: MIT
// Balance tests: what they consist of, and the way through them by tiles, trials and rests.
#include "programme/protocol.hpp"

#include <set>

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace surefoot::test {
namespace {

/// Follows the suggested tiles to the end; returns every trial that was asked for.
std::vector<TrialRequest> walk(AssessGuide& guide) {
  std::vector<TrialRequest> trials;
  for (int steps = 0; steps < 200 && !guide.over(); ++steps) {
    const AssessStep step = guide.step();
    if (step.page == AssessPage::Trial) {
      trials.push_back(*step.trial);
      guide.trialDone(false);
    } else if (step.page == AssessPage::Rest) {
      EXPECT_GE(step.restS, 20.0);
      guide.restDone();
    } else {
      guide.choose(step.suggested);
    }
  }
  EXPECT_TRUE(guide.over());
  return trials;
}

AssessStart startOf(const char* protocol) {
  return {.protocol = &protocolNamed(protocol)};
}

TEST(Protocol, EveryTest_PractisesThenCountsThreeTrialsOfEachCondition) {
  for (const Protocol& protocol : protocols()) {
    AssessGuide guide({.protocol = &protocol});
    const auto trials = walk(guide);
    ASSERT_EQ(trials.size(), protocol.conditions.size() * 4) << protocol.id;
    for (std::size_t i = 0; i < trials.size(); ++i) {
      EXPECT_EQ(trials[i].number, static_cast<int>(i) + 1);
      EXPECT_EQ(trials[i].round, static_cast<int>(i % 4));
      EXPECT_EQ(trials[i].condition, &protocol.conditions[i / 4]);
      EXPECT_EQ(trials[i].plannedS, i % 4 == 0 ? protocol.practiceS : protocol.trialS);
    }
  }
}

TEST(Protocol, Mctsib_IsOpenAndClosedEyesOnFirmGroundThenOnFoam) {
  std::vector<std::string> ids;
  for (const TrialCondition& condition : protocolNamed("mctsib").conditions) {
    ids.emplace_back(condition.id);
  }
  EXPECT_EQ(ids,
            (std::vector<std::string>{"eyes-open-firm", "eyes-closed-firm", "eyes-open-foam", "eyes-closed-foam"}));
  EXPECT_THROW(protocolNamed("tandem"), Error);
  EXPECT_EQ(conditionNamed("single-leg-right")->foot, Foot::Right);
  EXPECT_EQ(conditionNamed("tandem"), nullptr);
}

TEST(Protocol, SecondsAsked_ShortenATrialButNeverLengthenIt) {
  AssessStart start = startOf("quiet");
  start.seconds = 30.0;
  AssessGuide guide(start);
  EXPECT_EQ(walk(guide)[1].plannedS, 30.0);
  start = startOf("single-leg");
  start.seconds = 60.0;
  AssessGuide single(start);
  EXPECT_EQ(walk(single)[1].plannedS, 30.0);
}

TEST(Protocol, UnknownConditions_AreAskedAndTheAnswersKept) {
  AssessGuide guide(startOf("quiet"));
  for (const ConditionQuestion& question : conditionQuestions()) {
    ASSERT_EQ(guide.step().page, AssessPage::Question);
    EXPECT_EQ(guide.step().headingId, question.headingId);
    guide.choose(1);
  }
  EXPECT_EQ(guide.step().page, AssessPage::Safety);
  EXPECT_EQ(guide.conditions(), (TestConditions{.footwear = "socks",
                                                .aid = "stick",
                                                .hands = "hips",
                                                .stance = "together",
                                                .foam = "none",
                                                .helper = "nobody"}));
}

TEST(Protocol, KnownOrRememberedConditions_AreNotAskedAgain) {
  AssessStart start = startOf("quiet");
  start.conditions.footwear = "shoes";
  AssessGuide known(start);
  EXPECT_EQ(known.step().headingId, "assess.prompt.aid");

  start = startOf("mctsib");
  start.last = TestConditions{"barefoot", "none", "sides", "marked", "pad, 6 cm", "near"};
  AssessGuide same(start);
  ASSERT_EQ(same.step().page, AssessPage::Same);
  EXPECT_EQ(same.step().lineIds.size(), 5U);
  same.choose(0);
  EXPECT_EQ(same.step().page, AssessPage::Safety);
  EXPECT_EQ(same.conditions(), *start.last);
  AssessGuide change(start);
  change.choose(1);
  EXPECT_EQ(change.step().page, AssessPage::Question);
}

TEST(Protocol, GivenConditions_OverrideThoseOfTheLastTest) {
  AssessStart start = startOf("quiet");
  start.conditions.footwear = "shoes";
  start.last = TestConditions{"barefoot", "none", "unknown", "marked", "pad, 6 cm", "near"};
  AssessGuide guide(start);
  ASSERT_EQ(guide.step().page, AssessPage::Same);
  EXPECT_EQ(guide.step().lineIds.front(), "assess.footwear.shoes");
  guide.choose(0);
  ASSERT_EQ(guide.step().page, AssessPage::Question);
  EXPECT_EQ(guide.step().headingId, "assess.prompt.hands");
  guide.choose(0);
  EXPECT_EQ(guide.step().page, AssessPage::Safety);
  EXPECT_EQ(guide.conditions(), (TestConditions{"shoes", "none", "sides", "marked", "none", "near"}));

  start.conditions = {"shoes", "none", "sides", "own", "none", "near"};
  EXPECT_EQ(AssessGuide(start).step().page, AssessPage::Safety);
}

TEST(Protocol, ClosedEyesOnFoam_NeedSomebodyNear) {
  AssessStart start = startOf("mctsib");
  start.pages = false;
  AssessGuide alone(start);
  EXPECT_EQ(walk(alone).size(), 12U);
  ASSERT_EQ(alone.leftOut().size(), 1U);
  EXPECT_EQ(alone.leftOut().front()->id, "eyes-closed-foam");

  start.conditions.helper = "near";
  AssessGuide helped(start);
  EXPECT_EQ(walk(helped).size(), 16U);
  EXPECT_TRUE(helped.leftOut().empty());

  start.conditions = {"barefoot", "none", "sides", "marked", "pad", "nobody"};
  start.pages = true;
  AssessGuide asked(start);
  EXPECT_EQ(walk(asked).size(), 12U);
}

TEST(Protocol, FailureOfTheBoard_IsRepeatedTwiceAtMost) {
  AssessStart start = startOf("symmetry");
  start.pages = false;
  AssessGuide guide(start);
  int trials = 0;
  while (!guide.over()) {
    if (guide.step().page == AssessPage::Trial) {
      ++trials;
      guide.trialDone(true);
    } else {
      guide.restDone();
    }
  }
  EXPECT_EQ(trials, 4 + kMostRepeats);
}

TEST(Protocol, FinishBeforeOrAfterATrial_EndsAtOnceOrWithTheResult) {
  AssessGuide early(startOf("quiet"));
  early.finish();
  EXPECT_TRUE(early.over());

  AssessStart start = startOf("quiet");
  start.conditions = {"barefoot", "none", "sides", "marked", "none", "near"};
  AssessGuide later(start);
  later.choose(0);
  later.choose(0);
  ASSERT_EQ(later.step().page, AssessPage::Trial);
  later.trialDone(false);
  later.finish();
  EXPECT_EQ(later.step().page, AssessPage::Result);
  later.choose(0);
  EXPECT_TRUE(later.over());
}

TEST(Protocol, ChosenTile_DecidesTheTest) {
  AssessGuide guide({});
  ASSERT_EQ(guide.step().page, AssessPage::Choose);
  EXPECT_EQ(guide.step().tiles.size(), protocols().size());
  guide.choose(9);
  EXPECT_EQ(guide.step().page, AssessPage::Choose);
  guide.choose(2);
  EXPECT_EQ(guide.protocol()->id, "limits");
}

}  // namespace
}  // namespace surefoot::test
