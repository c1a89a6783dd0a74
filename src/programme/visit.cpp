// SPDX-License-Identifier: MIT
#include "programme/visit.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "base/text.hpp"

namespace surefoot {
namespace {

/// One tile each, in this order.
constexpr EnumTable<Answer, const char*> kAnswers{
    {"visit.answer.fine", "visit.answer.hard", "visit.answer.pain", "visit.answer.dizzy", "visit.answer.nearly_fell"}};

/// Share of the weight at the last visit.
constexpr double kOtherWeightShare = 0.05;

/// Message id of the tile that offers a bout: the exercise, and the foot if there is one.
std::string offerId(const BoutRequest& bout) {
  switch (bout.exercise) {
    case Exercise::ToePress:
      return "visit.do.toe_press";
    case Exercise::Tiptoe:
      return "visit.do.tiptoe";
    case Exercise::AnkleCircle:
      return bout.foot == Foot::Both   ? "visit.do.circle"
             : bout.foot == Foot::Left ? "visit.do.circle.left"
                                       : "visit.do.circle.right";
    case Exercise::Free:
      return "visit.do.free";
  }
  return {};
}

std::vector<std::string> offerArguments(const BoutRequest& bout) {
  if (bout.exercise == Exercise::Free) {
    return {};
  }
  return {std::to_string(bout.repetitions), numberText(bout.holdS)};
}

bool sameTask(const BoutRequest& bout, const BoutDone& done) {
  return bout.exercise == done.exercise && bout.foot == done.foot;
}

bool toldOfTrouble(Answer answer) {
  return answer == Answer::Pain || answer == Answer::Dizzy || answer == Answer::NearlyFell;
}

}  // namespace

VisitGuide::VisitGuide(VisitStart start) : start_(std::move(start)) {
  if (start_.seated) {
    for (PlanItem& item : start_.plan.items) {
      item.form = Form::Seated;
    }
  }
  sits_ = start_.seated;
  learnToday();
  showFirst();
}

void VisitGuide::weighed(double weightN) {
  const bool first = step_.page == VisitPage::Safety || step_.page == VisitPage::Support;
  // When sitting, only the weight of the legs is on the board.
  if (first && !start_.seated && start_.lastWeightN &&
      std::fabs(weightN - *start_.lastWeightN) > kOtherWeightShare * *start_.lastWeightN) {
    showSame();
  }
}

void VisitGuide::show(VisitPage page, const char* headingId) {
  step_ = {};
  step_.page = page;
  step_.headingId = headingId;
  meanings_.clear();
}

void VisitGuide::add(Tile meaning, std::string id, std::vector<std::string> arguments) {
  meanings_.push_back(meaning);
  step_.tiles.push_back({std::move(id), std::move(arguments), {}});
  step_.suggested = 0;
}

void VisitGuide::showFirst() {
  if (start_.safetySeen) {
    showSupport();
    return;
  }
  show(VisitPage::Safety, "visit.safety");
  step_.lineIds = {"visit.safety.place", "visit.safety.feet", "visit.safety.company", "visit.safety.stop"};
  add(Tile::Ready, "visit.safety.ready");
}

void VisitGuide::showSame() {
  show(VisitPage::Same, "visit.same");
  step_.lineIds = {"visit.same.why"};
  add(Tile::Same, "visit.same.yes", {start_.name});
  add(Tile::Other, "visit.same.no");
}

void VisitGuide::showSupport() {
  if (start_.seated) {
    // Nobody who sits holds the rail to stand.
    afterSupport();
    return;
  }
  show(VisitPage::Support, "visit.support");
  add(Tile::Free, "visit.support.free");
  add(Tile::Touching, "visit.support.touching");
  add(Tile::Holding, "visit.support.holding");
}

void VisitGuide::afterSupport() {
  offers_ = offersNow();
  start_.wished ? showBout(offerOf(*start_.wished), false) : showChoose(false);
}

void VisitGuide::showChoose(bool wantsOn) {
  wantsOn = wantsOn || suggestion().has_value();
  show(VisitPage::Choose, wantsOn ? "visit.choose" : today_.complete ? "visit.choose.all" : "visit.choose.now");
  current_ = offers_.empty() ? std::nullopt : std::optional(offers_[offer_]);
  if (current_) {
    add(Tile::Play, offerId(*current_), offerArguments(*current_));
    step_.tiles.back().exercise = current_->exercise;
    if (offers_.size() > 1) {
      add(Tile::Another, "visit.another");
    }
    add(Tile::How, "visit.how");
  }
  add(Tile::Finish, "visit.finish");
  step_.suggested = wantsOn && current_ ? 0 : static_cast<int>(step_.tiles.size()) - 1;
  step_.bout = current_;
}

void VisitGuide::showBout(const BoutRequest& bout, bool tutorialAsked) {
  const bool first = std::ranges::find(start_.tutorialsSeen, bout.exercise) == start_.tutorialsSeen.end();
  current_ = bout;
  if (first || tutorialAsked) {
    show(VisitPage::Tutorial, "");
  } else if ((bout.form == Form::Seated) != sits_) {
    showSeat();
    return;
  } else {
    show(VisitPage::Bout, "");
  }
  step_.headingId = offerId(bout);
  step_.bout = bout;
}

/// Asks a standing person to sit down before a seated bout, and a sitting person to stand up before a standing one.
void VisitGuide::showSeat() {
  if (sits_) {
    show(VisitPage::StandUp, "visit.stand");
    step_.lineIds = {"visit.stand.rail", "visit.stand.slowly"};
    add(Tile::Ready, "visit.stand.ready");
  } else {
    show(VisitPage::Sit, "visit.sit");
    step_.lineIds = {"visit.sit.chair", "visit.sit.feet"};
    add(Tile::Ready, "visit.sit.ready");
  }
  step_.bout = current_;
}

void VisitGuide::showResult() {
  const std::optional<BoutRequest> next = suggestion();
  show(VisitPage::Result, today_.complete ? "visit.result.all" : next ? "visit.result" : "visit.result.now");
  if (tired(current_->exercise)) {
    step_.lineIds = {"visit.result.tired"};
  }
  if (next) {
    add(Tile::Next, "visit.next");
    step_.tiles.back().exercise = next->exercise;
  }
  add(Tile::Again, "visit.again");
  step_.tiles.back().exercise = current_->exercise;
  if (!next) {
    add(Tile::Another, "visit.another");
  }
  add(Tile::Finish, "visit.finish");
  step_.suggested = next && !start_.wished ? 0 : static_cast<int>(step_.tiles.size()) - 1;
  step_.bout = current_;
}

void VisitGuide::showRest() {
  show(VisitPage::Rest, "visit.rest");
  step_.restS = restAfterS(tired(current_->exercise));
  add(Tile::Ready, "visit.rest.ready");
}

void VisitGuide::showQuestion() {
  show(VisitPage::Question, "visit.question");
  for (const char* id : kAnswers) {
    add(Tile::Answer, id);
  }
}

void VisitGuide::showWho() {
  whoAsked_ = true;
  show(VisitPage::Who, "visit.who");
  step_.lineIds = {"visit.who.why"};
  for (const std::string& name : start_.household) {
    add(Tile::Who, "visit.who.name", {name});
  }
  add(Tile::Who, "visit.who.nobody");
  step_.suggested = static_cast<int>(start_.household.size());
}

void VisitGuide::showGoodbye() {
  if (!whoAsked_ && !played_.empty() && !start_.household.empty()) {
    showWho();
    return;
  }
  show(VisitPage::Goodbye, "visit.goodbye");
  if (answer_ && toldOfTrouble(*answer_)) {
    step_.lineIds = {"visit.goodbye.care"};
  } else if (today_.complete) {
    step_.lineIds = {"visit.goodbye.all"};
  }
}

void VisitGuide::choose(int tile) {
  if (tile < 0 || tile >= static_cast<int>(meanings_.size())) {
    return;
  }
  switch (meanings_[static_cast<std::size_t>(tile)]) {
    case Tile::Same:
      showFirst();
      return;
    case Tile::Other:
      somebodyElse_ = true;
      showGoodbye();
      return;
    case Tile::Ready:
      ready();
      return;
    case Tile::Free:
      support_ = HandSupport::Free;
      afterSupport();
      return;
    case Tile::Touching:
      support_ = HandSupport::Touching;
      afterSupport();
      return;
    case Tile::Holding:
      support_ = HandSupport::Holding;
      afterSupport();
      return;
    case Tile::Play:
      showBout(*current_, false);
      return;
    case Tile::How:
      showBout(*current_, true);
      return;
    case Tile::Another:
      if (step_.page == VisitPage::Result) {
        showRest();
        return;
      }
      offer_ = (offer_ + 1) % offers_.size();
      showChoose(true);
      return;
    case Tile::Again:
      afterRest_ = again();
      showRest();
      return;
    case Tile::Next:
      showRest();
      return;
    case Tile::Finish:
      finish();
      return;
    case Tile::Who:
      if (static_cast<std::size_t>(tile) < start_.household.size()) {
        who_ = static_cast<std::size_t>(tile);
      }
      showGoodbye();
      return;
    case Tile::Answer:
      answer_ = enumAt<Answer>(static_cast<std::size_t>(tile));
      showGoodbye();
      return;
  }
}

void VisitGuide::ready() {
  if (step_.page == VisitPage::Safety) {
    showSupport();
  } else if (step_.page == VisitPage::Rest) {
    restDone();
  } else {
    sits_ = !sits_;
    showBout(*current_, false);
  }
}

void VisitGuide::tutorialDone() {
  if (step_.page == VisitPage::Tutorial) {
    start_.tutorialsSeen.push_back(current_->exercise);
    showBout(*current_, false);
  }
}

void VisitGuide::restDone() {
  if (step_.page != VisitPage::Rest) {
    return;
  }
  if (const std::optional<BoutRequest> bout = std::exchange(afterRest_, std::nullopt)) {
    showBout(*bout, false);
    return;
  }
  offer_ = 0;
  offers_ = offersNow();
  showChoose(true);
}

void VisitGuide::boutDone(const BoutOutcome& outcome) {
  if (step_.page != VisitPage::Bout) {
    return;
  }
  played_.push_back(outcome.done);
  std::vector<Effort>& efforts = efforts_[outcome.done.exercise];
  efforts.insert(efforts.end(), outcome.efforts.begin(), outcome.efforts.end());
  learnToday();
  showResult();
}

void VisitGuide::finish() {
  if (over()) {
    return;
  }
  const bool asked = step_.page == VisitPage::Question || step_.page == VisitPage::Who;
  played_.empty() || asked ? showGoodbye() : showQuestion();
}

bool VisitGuide::isPlayable(Exercise exercise) const {
  return std::ranges::find(start_.playable, exercise) != start_.playable.end();
}

void VisitGuide::learnToday() {
  std::vector<BoutDone> bouts = start_.today;
  bouts.insert(bouts.end(), played_.begin(), played_.end());
  today_ = todayOf(start_.plan, bouts);
  for (TodayLine& line : today_.lines) {
    const BoutRequest request = requestFor(start_.plan.items[line.item], &line, line.foot);
    const auto last =
        std::find_if(played_.rbegin(), played_.rend(), [&](const BoutDone& bout) { return sameTask(request, bout); });
    // What went badly or was stopped is not suggested again in this visit; it can still be chosen.
    line.setAside = !isPlayable(request.exercise) ||
                    (last != played_.rend() &&
                     (last->stopped || 2 * last->done < repetitionsAsked(last->exercise, last->repetitions)));
  }
}

std::optional<BoutRequest> VisitGuide::suggestion() const {
  const auto line = nextLine(start_.plan, today_, start_.wholeDay ? DayTime::Evening : start_.dayTime);
  if (!line) {
    return std::nullopt;
  }
  const TodayLine& next = today_.lines[*line];
  return requestFor(start_.plan.items[next.item], &next, next.foot);
}

std::vector<BoutRequest> VisitGuide::offersNow() const {
  std::vector<BoutRequest> offers;
  const auto add = [&](const BoutRequest& bout) {
    const auto same = [&](const BoutRequest& offer) {
      return offer.exercise == bout.exercise && offer.foot == bout.foot;
    };
    if (isPlayable(bout.exercise) && std::ranges::none_of(offers, same)) {
      offers.push_back(bout);
    }
  };
  if (const auto next = suggestion()) {
    add(*next);
  }
  for (const bool open : {true, false}) {
    for (const TodayLine& line : today_.lines) {
      if (line.complete() != open) {
        add(requestFor(start_.plan.items[line.item], &line, line.foot));
      }
    }
  }
  for (const ExerciseWord& known : kExercises) {
    PlanItem item = articleItem(known.exercise);
    item.form = start_.seated ? Form::Seated : item.form;
    if (itemOf(start_.plan, known.exercise) == nullptr) {
      const bool oneFoot = item.exercise == Exercise::AnkleCircle && start_.seated;
      add(requestFor(item, nullptr, oneFoot ? Foot::Left : Foot::Both));
    }
  }
  return offers;
}

BoutRequest VisitGuide::requestFor(const PlanItem& item, const TodayLine* line, Foot foot) const {
  const Form form = formFor(item.exercise, item.form, start_.boardSeesToes);
  std::vector<BoutDone> past;
  for (const std::vector<BoutDone>* bouts : {&start_.past, &start_.today, &played_}) {
    std::ranges::copy_if(*bouts, std::back_inserter(past),
                         [&](const BoutDone& bout) { return bout.exercise == item.exercise && bout.form == form; });
  }
  const bool planned = line != nullptr && !line->complete();
  const int openDone = planned ? line->openDone : 0;
  const int perRepetition = repetitionsAsked(item.exercise, 1);
  return {.exercise = item.exercise,
          .form = form,
          .foot = foot,
          .repetitions = item.repetitions - openDone / perRepetition,
          .holdS = nextHoldS(item, past, start_.comfortableHoldS),
          .restS = restBetweenS(item, tired(item.exercise)),
          .difficulty = nextDifficulty(item, past),
          .planned = planned};
}

BoutRequest VisitGuide::offerOf(Exercise exercise) const {
  const std::vector<BoutRequest> offers = offersNow();
  const auto found = std::ranges::find(offers, exercise, &BoutRequest::exercise);
  return found != offers.end() ? *found : requestFor(articleItem(exercise), nullptr, Foot::Both);
}

BoutRequest VisitGuide::again() const {
  for (const BoutRequest& offer : offersNow()) {
    if (offer.exercise == current_->exercise && offer.foot == current_->foot) {
      return offer;
    }
  }
  return *current_;
}

bool VisitGuide::tired(Exercise exercise) const {
  return isTired(efforts_[exercise]);
}

}  // namespace surefoot
