// SPDX-License-Identifier: MIT
#include "app/visit.hpp"

#include <array>
#include <chrono>
#include <random>
#include <string_view>
#include <utility>

#include "app/play.hpp"
#include "app/sources.hpp"
#include "app/tutorial.hpp"
#include "base/error.hpp"
#include "base/median.hpp"
#include "games/table.hpp"
#include "play/day_scene.hpp"
#include "records/plans.hpp"
#include "records/progress.hpp"
#include "records/stamp.hpp"
#include "screens/lean_menu.hpp"
#include "screens/page_menu.hpp"
#include "screens/seat_page.hpp"

namespace surefoot {
namespace {

constexpr double kGoodbyeS = 8.0;

/// A simulated session is the same each time; a real one gets a new world.
std::uint64_t seedFor(const PlayOptions& options, const SampleSource& source) {
  if (options.seed) {
    return *options.seed;
  }
  if (!source.isLive()) {
    return options.board.body.seed;
  }
  std::random_device device;
  return device();
}

std::vector<Effort> effortsOf(const Session& session) {
  std::vector<Effort> efforts;
  std::vector<CircleLap> laps;
  for (const auto& [tick, event] : session.log()) {
    if (event.kind == EventKind::PressEnd && !event.press.astray) {
      efforts.push_back({event.press.heldS, event.press.variation});
    } else if (event.kind == EventKind::HoldEnd && !event.hold.astray) {
      efforts.push_back({event.hold.heldS, event.hold.wobble});
    } else if (event.kind == EventKind::LapEnd) {
      laps.push_back(event.lap);
    }
  }
  return laps.empty() ? efforts : effortsOf(laps);
}

/// 0 if there were none.
double medianHeldS(const std::vector<Effort>& efforts) {
  std::vector<double> held;
  for (const Effort& effort : efforts) {
    held.push_back(effort.heldS);
  }
  return medianOf(std::move(held)).value_or(0.0);
}

}  // namespace

std::vector<DatedBout> boutsOf(Database& db, const std::optional<Person>& person, std::span<const DatedBout> guest) {
  return person ? allBouts(db, person->id) : std::vector<DatedBout>(guest.begin(), guest.end());
}

std::vector<Person> householdOf(Database& db, const SampleSource& source, const std::optional<Person>& person) {
  constexpr int kMostNames = 5;  // with "nobody" as many tiles as a page has
  return person || isSimulated(source.board()) ? std::vector<Person>() : lastTrained(db, kMostNames);
}

VisitStart visitStart(Database& db, const PlayOptions& options, const SampleSource& source,
                      const std::optional<Person>& person, std::span<const DatedBout> guest) {
  const std::string who = idOf(person);
  VisitStart start{.plan = planOf(db, who),
                   .today = boutsToday(db, who, today()),
                   .past = boutsBefore(db, who, today()),
                   .comfortableHoldS = comfortableHoldS(db, who),
                   .tutorialsSeen = tutorialsSeen(db, who),
                   .safetySeen = safetySeen(db, who, today())};
  if (const std::optional<Person> known = personWithId(db, who)) {
    start.name = calledOf(*known);
    start.lastWeightN = known->weightN;
  }
  if (!person) {
    for (const DatedBout& one : guest) {
      (one.day == today() ? start.today : start.past).push_back(one.bout);
    }
  }
  for (const Person& one : householdOf(db, source, person)) {
    start.household.push_back(calledOf(one));
  }
  start.boardSeesToes = source.board().model == BoardModel::Split;
  start.seated = options.seated || source.isSeated();
  start.dayTime = dayTimeNow();
  start.wholeDay = options.programme;
  start.wished = options.exercise;
  return start;
}

ProgressView progressView(Database& db, const std::optional<Person>& person, std::span<const DatedBout> guest) {
  const std::vector<DatedBout> bouts = boutsOf(db, person, guest);
  ProgressView view{.dayTime = dayTimeNow(),
                    .place = placeToday(bouts),
                    .week = weekOf(daysDone(bouts, planOf(db, idOf(person)), today()), today())};
  for (std::size_t i = 0; i < view.exercises.size(); ++i) {
    view.exercises[i] = historyOf(bouts, kExercises[i].exercise);
  }
  return view;
}

KnownOfPerson knownOf(Database& db, const std::string& personId) {
  return {.facts = factsFor(db, personId),
          .bouts = personId.empty() ? std::vector<DatedBout>() : allBouts(db, personId)};
}

Visit::Visit(Database& db, Keeper& keeper, const PlayOptions& options, SampleSource& source,
             const std::optional<Person>& person, std::span<const DatedBout> guest)
    : keeper_(keeper),
      options_(options),
      source_(source),
      named_(idOf(person)),
      person_(keptFor(person, source)),
      seed_(seedFor(options, source)),
      visitId_(newId()),
      household_(person ? std::vector<Person>() : householdOf(db, source, person_)),
      guide_(visitStart(db, options, source, person_, guest)),
      known_(knownOf(db, idOf(person_))),
      first_(placeToday(person_ ? std::span<const DatedBout>(known_.bouts) : guest)),
      single_(options.headless && options.exercise) {
  single_ ? beginBout(guide_.offerOf(*options_.exercise)) : go();
}

Visit::~Visit() = default;

SessionSetup Visit::setupFor(const BoutRequest& request) const {
  const GameEntry& entry = gameOf(request.exercise);
  SessionSetup setup;
  setup.board = zeroed() ? before().board() : source_.board();
  setup.zeroed = zeroed();
  setup.person = known_.facts;
  setup.game = entry.id;
  setup.bout = {.seed = seed_ + bouts_.size(),
                .form = request.form,
                .repetitions = request.repetitions,
                .holdS = request.holdS,
                .restS = request.restS,
                .foot = request.foot,
                .difficulty = request.difficulty,
                .dayTime = dayTimeNow(),
                .place = place()};
  setup.holdsOn = saysTheyHoldOn(guide_.support());
  return setup;
}

/// What has been earned so far, before this visit and in it.
Place Visit::place() const {
  Place place = first_;
  for (const BoutDone& bout : guide_.played()) {
    place = withBout(place, bout);
  }
  return place;
}

/// On pages with time to look: the bay with what is new, and words for it if the page says nothing else.
void Visit::showNew(MenuSetup& menu, const Place& before) const {
  menu.before = before;
  const std::string_view piece = newPiece(standingOf(before), standingOf(menu.place));
  if (menu.lines.empty() && !piece.empty()) {
    menu.lines.emplace_back(piece);
  }
  const std::string_view event = nameOf(dayScene(menu.place.day).event);
  if (menu.lines.empty() && !event.empty()) {
    menu.lines.emplace_back(event);
  }
}

void Visit::beginBout(const BoutRequest& request) {
  const GameEntry& entry = gameOf(request.exercise);
  request_ = request;
  if (options_.exercise == request.exercise) {
    request_.repetitions = options_.repetitions.value_or(request.repetitions);
  }
  page_ = VisitPage::Bout;
  trace_ = {};
  learn();
  history_ = person_ ? std::optional(historyOf(known_.bouts, request.exercise)) : std::nullopt;
  SessionSetup setup = setupFor(request_);
  session_ = std::make_unique<Session>(std::move(setup), entry);
  writer_ = std::make_unique<SessionWriter>(keeper_, SessionStart{.personId = named_,
                                                                  .exercise = std::string(wordOf(entry.exercise)),
                                                                  .source = source_.describe(),
                                                                  .programVersion = SUREFOOT_VERSION,
                                                                  .setup = session_->setup(),
                                                                  .visitId = visitId_,
                                                                  .support = guide_.support()});
}

/// The first page waits for the empty board and the person, as a bout does; later pages go on from the one before.
void Visit::beginPage(std::unique_ptr<Game> page) {
  if (zeroed()) {
    session_ = std::make_unique<Session>(before(), std::move(page));
    return;
  }
  SessionSetup setup;
  setup.board = source_.board();
  setup.person = known_.facts;
  setup.bout.form = options_.seated || source_.isSeated() ? Form::Seated : Form::Standing;
  setup.bout.dayTime = dayTimeNow();
  setup.bout.place = place();
  session_ = std::make_unique<Session>(std::move(setup), Exercise::Free, std::move(page));
}

/// Takes over what the last bout showed, if it is known by now.
void Visit::learn() {
  if (options_.headless) {
    keeper_.settle();
  }
  if (!newer_.valid() || newer_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) {
    return;
  }
  try {
    known_ = newer_.get();
  } catch (const Error&) {
    // The visit goes on with what was known; keeper_ says what is wrong.
  }
}

const Session& Visit::before() const {
  return session_ ? *session_ : *last_;
}

void Visit::tick(const std::vector<Key>& keys) {
  command_.samples.clear();
  command_.keys = keys;
  source_.poll(tick_++, command_.samples);
  session_->tick(command_);
  if (writer_) {
    writer_->append(command_, recordOf(*session_));
    trace_.tick(*session_);
  }
  weigh();
  source_.hear(session_->cue());
  if (session_->phase() == Phase::Result) {
    if (writer_) {
      finishBout();
    } else {
      finishPage();
    }
  }
}

/// Before the first page is shown, so that nothing is kept if it is somebody else.
void Visit::weigh() {
  if (standingN_ > 0.0 || session_->phase() != Phase::Play || session_->setup().bout.form == Form::Seated) {
    return;
  }
  standingN_ = session_->movement().bodyWeightN;
  guide_.weighed(standingN_);
  if (single_) {
    doubtPerson();
  } else if (guide_.step().page != page_) {
    go();
  }
}

/// In a single bout nobody can be asked: it is played on, and enters nobody's record.
void Visit::doubtPerson() {
  if (guide_.step().page == VisitPage::Same && !options_.samePerson && !isSimulated(source_.board())) {
    anotherWeight_ = true;
    person_.reset();
    history_.reset();
    writer_->giveToGuest();
  }
}

void Visit::finishBout() {
  const ScoreSheet sheet = session_->score();
  const int done = session_->game().done();
  writer_->finish({.stopped = session_->stopped(), .score = sheet, .digest = session_->digest(), .done = done});
  newer_ = keeper_.read<KnownOfPerson>([who = idOf(person_)](Database& db) { return knownOf(db, who); });
  bouts_.push_back({.id = writer_->sessionId(),
                    .request = request_,
                    .stopped = session_->stopped(),
                    .score = sheet,
                    .done = done,
                    .eased = session_->helper().eased(),
                    .seed = session_->setup().bout.seed,
                    .ticks = session_->now(),
                    .digest = session_->digest()});
  writer_.reset();
  last_ = std::move(session_);
  if (single_) {
    over_ = true;
    return;
  }
  const std::vector<Effort> efforts = effortsOf(*last_);
  guide_.boutDone({.done = {.exercise = request_.exercise,
                            .form = request_.form,
                            .foot = request_.foot,
                            .repetitions = request_.repetitions,
                            .done = done,
                            .score = sheet.score(),
                            .stopped = last_->stopped(),
                            .difficulty = request_.difficulty,
                            .holdS = request_.holdS,
                            .heldS = request_.holdS > 0.0 ? medianHeldS(efforts) : 0.0},
                   .efforts = efforts});
  go();
}

/// Keeps what a page learned for later visits. Of a guest only the answer is kept.
void Visit::keepPage() {
  const std::string who = idOf(person_);
  if (page_ == VisitPage::Safety && person_) {
    keeper_.write("that the safety page was read", [who](Database& db) { markSafetySeen(db, who); });
  } else if (page_ == VisitPage::Tutorial && person_) {
    keeper_.write("that the tutorial was seen",
                  [who, shown = exercise()](Database& db) { markTutorialSeen(db, who, shown); });
  } else if (page_ == VisitPage::Question) {
    const auto answer = static_cast<Answer>(session_->game().choice());
    keeper_.write("the answer", [who, visit = visitId_, answer](Database& db) { saveAnswer(db, who, visit, answer); });
  }
}

void Visit::finishPage() {
  if (!session_->stopped()) {
    keepPage();
  }
  if (page_ == VisitPage::Goodbye || (session_->stopped() && !zeroed())) {
    over_ = true;
    return;
  }
  if (session_->stopped()) {
    guide_.finish();
  } else if (page_ == VisitPage::Tutorial) {
    guide_.tutorialDone();
  } else if (page_ == VisitPage::Rest) {
    guide_.restDone();
  } else {
    guide_.choose(session_->game().choice());
  }
  if (page_ == VisitPage::Who && guide_.who()) {
    claimedBy_ = household_[*guide_.who()];
    keeper_.write("whose visit it was",
                  [who = claimedBy_->id, visit = visitId_](Database& db) { giveVisitTo(db, who, visit); });
  }
  over_ = guide_.somebodyElse();
  if (!over_) {
    go();
  }
}

void Visit::go() {
  const VisitStep& step = guide_.step();
  page_ = step.page;
  switch (step.page) {
    case VisitPage::Bout:
      beginBout(*step.bout);
      break;
    case VisitPage::Tutorial:
      beginPage(
          std::make_unique<Tutorial>(gameOf(step.bout->exercise), setupFor(*step.bout).bout, source_.board().model));
      break;
    case VisitPage::Goodbye: {
      MenuSetup goodbye = pageMenu(step, dayTimeNow());
      goodbye.place = place();
      showNew(goodbye, first_);
      goodbye.tiles = {{.id = "visit.finish", .icon = TileIcon::Done}};
      goodbye.rests = kGoodbyeS;
      goodbye.low = true;
      beginPage(std::make_unique<LeanMenu>(std::move(goodbye)));
      break;
    }
    case VisitPage::Sit:
    case VisitPage::StandUp:
      beginPage(std::make_unique<LeanMenu>(seatMenu(step, standingN_, dayTimeNow(), place())));
      break;
    default:
      beginPage(menuFor(step));
      break;
  }
}

std::unique_ptr<Game> Visit::menuFor(const VisitStep& step) const {
  MenuSetup menu = pageMenu(step, dayTimeNow());
  menu.place = place();
  if (step.page == VisitPage::Rest) {
    showNew(menu, last_->setup().bout.place);
  }
  if (step.page == VisitPage::Result) {
    // The finished bout is drawn behind, with the most important sentence.
    SessionView view{.trace = &trace_, .history = history_ ? &*history_ : nullptr};
    view.note = !step.lineIds.empty() ? step.lineIds.front() : guide_.today().complete ? step.headingId : std::string();
    menu.promptId.clear();
    menu.lines = spokenOf(*last_, view);
    menu.low = true;
    menu.behind = [this, view](DrawList& out, const Canvas& canvas) mutable {
      view.timeS = static_cast<double>(tick_) * kTickS;
      drawBout(out, canvas, *last_, view);
    };
  }
  return std::make_unique<LeanMenu>(std::move(menu));
}

void Visit::stop() {
  while (!over_) {
    tick({Key::Stop});
  }
}

}  // namespace surefoot
