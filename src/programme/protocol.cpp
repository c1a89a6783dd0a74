// SPDX-License-Identifier: MIT
// The table of tests, and the guide through a test.
#include "programme/protocol.hpp"

#include <algorithm>
#include <array>
#include <cassert>

#include "base/error.hpp"

namespace surefoot {
namespace {

/// Places of tiles on their pages.
constexpr int kAsLastTimeTile = 0;
constexpr int kLeaveOutTile = 1;

constexpr double kRestS = 20.0;
constexpr double kLongRestS = 40.0;

constexpr TrialCondition kEyesOpenFirm{
    .id = "eyes-open-firm", .titleId = "assess.condition.eyes_open_firm", .howId = "assess.how.eyes_open"};
constexpr TrialCondition kEyesClosedFirm{.id = "eyes-closed-firm",
                                         .titleId = "assess.condition.eyes_closed_firm",
                                         .howId = "assess.how.eyes_closed",
                                         .eyesClosed = true};
constexpr std::array kQuiet{kEyesOpenFirm, kEyesClosedFirm};
constexpr std::array kMctsib{kEyesOpenFirm, kEyesClosedFirm,
                             TrialCondition{.id = "eyes-open-foam",
                                            .titleId = "assess.condition.eyes_open_foam",
                                            .howId = "assess.how.eyes_open",
                                            .foam = true},
                             TrialCondition{.id = "eyes-closed-foam",
                                            .titleId = "assess.condition.eyes_closed_foam",
                                            .howId = "assess.how.eyes_closed",
                                            .eyesClosed = true,
                                            .foam = true}};
constexpr std::array kLimits{TrialCondition{
    .id = "limits", .titleId = "assess.condition.limits", .howId = "assess.how.limits", .task = TrialTask::Reach}};
constexpr std::array kSingleLeg{TrialCondition{.id = "single-leg-left",
                                               .titleId = "assess.condition.single_leg_left",
                                               .howId = "assess.how.single_leg",
                                               .task = TrialTask::OneLeg,
                                               .foot = Foot::Left},
                                TrialCondition{.id = "single-leg-right",
                                               .titleId = "assess.condition.single_leg_right",
                                               .howId = "assess.how.single_leg",
                                               .task = TrialTask::OneLeg,
                                               .foot = Foot::Right}};
constexpr std::array kSymmetry{
    TrialCondition{.id = "symmetry", .titleId = "assess.condition.symmetry", .howId = "assess.how.symmetry"}};

constexpr std::array kProtocols{
    Protocol{.id = "quiet", .titleId = "assess.test.quiet", .conditions = kQuiet},
    Protocol{.id = "mctsib", .titleId = "assess.test.mctsib", .conditions = kMctsib},
    Protocol{.id = "limits",
             .titleId = "assess.test.limits",
             .conditions = kLimits,
             .trialS = 8.0,
             .practiceS = 8.0,
             .choosable = false},
    Protocol{.id = "single-leg",
             .titleId = "assess.test.single_leg",
             .conditions = kSingleLeg,
             .trialS = 30.0,
             .practiceS = 10.0,
             .choosable = false},
    Protocol{.id = "symmetry", .titleId = "assess.test.symmetry", .conditions = kSymmetry, .trialS = 30.0}};

constexpr std::array<ConditionAnswer, 3> kFootwear{
    {{"barefoot", "assess.footwear.barefoot"}, {"socks", "assess.footwear.socks"}, {"shoes", "assess.footwear.shoes"}}};
constexpr std::array<ConditionAnswer, 3> kAid{
    {{"none", "assess.aid.none"}, {"stick", "assess.aid.stick"}, {"frame", "assess.aid.frame"}}};
constexpr std::array<ConditionAnswer, 3> kHands{
    {{"sides", "assess.hands.sides"}, {"hips", "assess.hands.hips"}, {"holding", "assess.hands.holding"}}};
constexpr std::array<ConditionAnswer, 3> kStance{
    {{"marked", "assess.stance.marked"}, {"together", "assess.stance.together"}, {"own", "assess.stance.own"}}};
constexpr std::array<ConditionAnswer, 2> kHelper{{{"near", "assess.helper.near"}, {"nobody", "assess.helper.nobody"}}};

const std::array<ConditionQuestion, 5> kQuestions{
    {{"footwear", "assess.prompt.footwear", &TestConditions::footwear, kFootwear},
     {"aid", "assess.prompt.aid", &TestConditions::aid, kAid},
     {"hands", "assess.prompt.hands", &TestConditions::hands, kHands},
     {"stance", "assess.prompt.stance", &TestConditions::stance, kStance},
     {"helper", "assess.prompt.helper", &TestConditions::helper, kHelper}}};

}  // namespace

std::span<const Protocol> protocols() {
  return kProtocols;
}

const Protocol& protocolNamed(std::string_view id) {
  std::string known;
  for (const Protocol& protocol : kProtocols) {
    if (protocol.id == id) {
      return protocol;
    }
    known += (known.empty() ? "" : ", ") + std::string(protocol.id);
  }
  throw Error("there is no test \"" + std::string(id) + "\": choose one of " + known);
}

const TrialCondition* conditionNamed(std::string_view id) {
  for (const Protocol& protocol : kProtocols) {
    for (const TrialCondition& condition : protocol.conditions) {
      if (condition.id == id) {
        return &condition;
      }
    }
  }
  return nullptr;
}

std::span<const ConditionQuestion> conditionQuestions() {
  return kQuestions;
}

AssessGuide::AssessGuide(AssessStart start) : start_(std::move(start)) {
  if (start_.protocol == nullptr) {
    showChoose();
  } else {
    begin();
  }
}

double AssessGuide::trialS() const {
  return start_.protocol->choosable && start_.seconds > 0.0 ? start_.seconds : start_.protocol->trialS;
}

void AssessGuide::show(AssessPage page, std::string_view headingId) {
  step_ = {};
  step_.page = page;
  step_.headingId = headingId;
}

void AssessGuide::showChoose() {
  show(AssessPage::Choose, "assess.prompt.choose");
  for (const Protocol& protocol : kProtocols) {
    add(protocol.titleId);
  }
}

/// Open questions first, then safety, then the first condition.
void AssessGuide::begin() {
  const bool foam = std::ranges::any_of(start_.protocol->conditions, [](const TrialCondition& c) { return c.foam; });
  if (!foam) {
    start_.conditions.foam = "none";
  } else if (start_.conditions.foam == "unknown" && start_.last && start_.last->foam != "none") {
    start_.conditions.foam = start_.last->foam;
  }
  if (!start_.pages) {
    showCondition();
  } else if (withLastAnswers() != start_.conditions) {
    showSame();
  } else {
    showQuestion();
  }
}

/// Fills unknown conditions with the answers of the last test.
TestConditions AssessGuide::withLastAnswers() const {
  TestConditions conditions = start_.conditions;
  for (const ConditionQuestion& question : kQuestions) {
    if (start_.last && conditions.*question.field == "unknown") {
      conditions.*question.field = *start_.last.*question.field;
    }
  }
  return conditions;
}

void AssessGuide::showSame() {
  show(AssessPage::Same, "assess.prompt.same");
  const TestConditions conditions = withLastAnswers();
  for (const ConditionQuestion& question : kQuestions) {
    for (const ConditionAnswer& answer : question.answers) {
      if (answer.word == conditions.*question.field) {
        step_.lineIds.emplace_back(answer.tileId);
      }
    }
  }
  add("assess.same.yes");
  add("assess.same.change");
}

/// Shows the next question that has no answer yet.
void AssessGuide::showQuestion() {
  while (question_ < kQuestions.size() && start_.conditions.*kQuestions[question_].field != "unknown") {
    ++question_;
  }
  if (question_ == kQuestions.size()) {
    showSafety();
    return;
  }
  const ConditionQuestion& question = kQuestions[question_];
  show(AssessPage::Question, question.headingId);
  if (question.id == "stance") {
    step_.lineIds = {"assess.stance.what"};
  }
  for (const ConditionAnswer& answer : question.answers) {
    add(answer.tileId);
  }
}

void AssessGuide::showSafety() {
  show(AssessPage::Safety, "assess.prompt.safety");
  step_.lineIds = {"assess.safety.chair", "assess.safety.stop", "assess.safety.voice"};
  add("assess.ready");
}

TrialRequest AssessGuide::request() const {
  return {.condition = &condition(),
          .number = done_ + 1,
          .round = round_,
          .plannedS = round_ == 0 ? start_.protocol->practiceS : trialS()};
}

void AssessGuide::showCondition() {
  const bool nobodyNear = condition().needsHelper() && start_.conditions.helper != "near";
  if (!start_.pages) {
    if (nobodyNear) {
      leaveOut();
    } else {
      showTrial();
    }
    return;
  }
  show(AssessPage::Condition, condition().titleId);
  const bool foamComes = condition().foam && (condition_ == 0 || !start_.protocol->conditions[condition_ - 1].foam);
  step_.trial = request();
  step_.lineIds.emplace_back(condition().howId);
  if (foamComes) {
    step_.lineIds.emplace_back("assess.how.foam");
  }
  if (condition().needsHelper()) {
    step_.lineIds.emplace_back("assess.how.near");
    add("assess.near.yes");
    add("assess.near.leave_out");
    assert(step_.tiles.size() == kLeaveOutTile + 1U);
    step_.suggested = nobodyNear ? kLeaveOutTile : 0;
  } else {
    add("assess.ready");
  }
}

void AssessGuide::showTrial() {
  show(AssessPage::Trial, condition().titleId);
  step_.trial = request();
}

void AssessGuide::showRest(double restS) {
  show(AssessPage::Rest, "assess.prompt.rest");
  step_.trial = request();
  step_.restS = restS;
  add("assess.ready");
}

void AssessGuide::showResult() {
  show(AssessPage::Result, "");
  if (start_.pages) {
    add("assess.finish");
  } else {
    step_.page = AssessPage::Over;
  }
}

/// Returns false after the last condition.
bool AssessGuide::toNextCondition() {
  round_ = 0;
  repeats_ = 0;
  const bool more = condition_ + 1 < start_.protocol->conditions.size();
  condition_ += more ? 1 : 0;
  return more;
}

void AssessGuide::leaveOut() {
  leftOut_.push_back(&condition());
  if (toNextCondition()) {
    showCondition();
  } else {
    showResult();
  }
}

void AssessGuide::choose(int tile) {
  if (tile < 0 || tile >= static_cast<int>(step_.tiles.size())) {
    return;
  }
  switch (step_.page) {
    case AssessPage::Choose:
      start_.protocol = &kProtocols[static_cast<std::size_t>(tile)];
      begin();
      break;
    case AssessPage::Same:
      if (tile == kAsLastTimeTile) {
        start_.conditions = withLastAnswers();
      }
      showQuestion();
      break;
    case AssessPage::Question:
      start_.conditions.*kQuestions[question_].field =
          kQuestions[question_].answers[static_cast<std::size_t>(tile)].word;
      showQuestion();
      break;
    case AssessPage::Safety:
      showCondition();
      break;
    case AssessPage::Condition:
      if (condition().needsHelper() && tile == kLeaveOutTile) {
        leaveOut();
      } else {
        showTrial();
      }
      break;
    case AssessPage::Rest:
      restDone();
      break;
    case AssessPage::Result:
      show(AssessPage::Over, "");
      break;
    case AssessPage::Trial:
    case AssessPage::Over:
      break;
  }
}

void AssessGuide::restDone() {
  if (step_.page != AssessPage::Rest) {
    return;
  }
  if (round_ == 0) {
    showCondition();
  } else {
    showTrial();
  }
}

void AssessGuide::trialDone(bool repeat) {
  if (step_.page != AssessPage::Trial) {
    return;
  }
  ++done_;
  if (repeat && repeats_ < kMostRepeats) {
    ++repeats_;
    showRest(kRestS);
  } else if (++round_ <= kCountedTrials) {
    showRest(kRestS);
  } else if (toNextCondition()) {
    showRest(kLongRestS);
  } else {
    showResult();
  }
}

void AssessGuide::finish() {
  if (done_ > 0 && step_.page != AssessPage::Result) {
    showResult();
  } else {
    show(AssessPage::Over, "");
  }
}

}  // namespace surefoot
