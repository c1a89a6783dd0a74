// SPDX-License-Identifier: MIT
#include "app/assess.hpp"

#include <algorithm>
#include <chrono>
#include <limits>
#include <utility>

#include "app/play.hpp"
#include "app/sources.hpp"
#include "base/error.hpp"
#include "measures/definition.hpp"
#include "records/stamp.hpp"
#include "records/trials.hpp"
#include "records/words.hpp"
#include "screens/assess_trial.hpp"
#include "screens/lean_menu.hpp"
#include "screens/page_menu.hpp"

namespace surefoot {
namespace {

constexpr std::string_view kVelocity = "mean_velocity_mm_s";

AssessStart startFor(Database& db, const AssessOptions& options, const std::optional<Person>& person) {
  return {.protocol = options.test,
          .seconds = options.seconds,
          .conditions = options.conditions,
          .last = lastConditions(db, idOf(person)),
          .pages = !options.headless};
}

}  // namespace

Assess::Assess(Database& db, Keeper& keeper, const AssessOptions& options, SampleSource& source,
               const std::optional<Person>& person)
    : keeper_(keeper),
      options_(options),
      source_(source),
      named_(idOf(person)),
      person_(keptFor(person, source)),
      reference_(referenceIn(db.directory())),
      visitId_(newId()),
      guide_(startFor(db, options, person_)),
      known_{.facts = factsFor(db, idOf(person_)), .series = testSeriesOf(db, idOf(person_), std::string(kVelocity))} {
  go();
}

Assess::~Assess() = default;

void Assess::go() {
  switch (guide_.step().page) {
    case AssessPage::Trial:
      beginTrial(*guide_.step().trial);
      break;
    case AssessPage::Over:
      if (!testId_.empty()) {
        std::string note;
        for (const TrialCondition* condition : guide_.leftOut()) {
          note += (note.empty() ? "" : "; ") + std::string(condition->id) + " left out: nobody near";
        }
        const TestStatus status = early_ ? TestStatus::Stopped : TestStatus::Finished;
        keeper_.write("test " + testId_,
                      [test = testId_, status, note](Database& db) { endTest(db, test, status, note); });
      }
      over_ = true;
      break;
    default:
      beginPage(menu());
      break;
  }
}

/// Foam is laid and removed while nobody is on the board, so the zero is taken again.
void Assess::beginTrial(const TrialRequest& request) {
  if (testId_.empty()) {
    testId_ = newId();
    keeper_.write("test " + testId_,
                  [who = idOf(person_), protocol = guide_.protocol()->id, conditions = guide_.conditions(),
                   test = testId_](Database& db) { beginTest(db, who, protocol, conditions, test); });
  }
  learn();
  zeroed_ = zeroed_ && request.condition->foam == onFoam_;
  onFoam_ = request.condition->foam;
  SessionSetup setup;
  setup.board = zeroed_ ? session_->board() : source_.board();
  setup.zeroed = zeroed_;
  setup.person = known_.facts;
  setup.game = gameOfTrial(*request.condition);
  setup.bout = boutOfTrial(request, dayTimeNow());
  readings_.clear();
  session_ = std::make_unique<Session>(setup, Exercise::Free, makeTrial(setup.game, setup.bout));
  writer_ = std::make_unique<SessionWriter>(keeper_, SessionStart{.personId = named_,
                                                                  .exercise = std::string(kTrialExercise),
                                                                  .source = source_.describe(),
                                                                  .programVersion = SUREFOOT_VERSION,
                                                                  .setup = session_->setup(),
                                                                  .visitId = visitId_});
  trialId_ = newId();
  const TrialStart trial{.testId = testId_,
                         .sessionId = writer_->sessionId(),
                         .number = request.number,
                         .condition = std::string(request.condition->id),
                         .practice = request.practice(),
                         .plannedS = request.plannedS};
  keeper_.write("trial " + trialId_, [trial, id = trialId_](Database& db) { surefoot::beginTrial(db, trial, id); });
}

/// The first page waits for the empty board and the person, as a trial does; later pages go on from the one before.
void Assess::beginPage(std::unique_ptr<Game> page) {
  if (zeroed_) {
    session_ = std::make_unique<Session>(*session_, std::move(page));
    return;
  }
  SessionSetup setup;
  setup.board = source_.board();
  setup.person = known_.facts;
  setup.bout.dayTime = dayTimeNow();
  session_ = std::make_unique<Session>(std::move(setup), Exercise::Free, std::move(page));
}

std::unique_ptr<Game> Assess::menu() {
  MenuSetup menu = pageMenu(guide_.step(), dayTimeNow());
  if (page() == AssessPage::Result) {
    menu.low = true;
    shown_ = view();
    menu.behind = [this](DrawList& out, const Canvas& canvas) {
      if (learn()) {
        shown_ = view();
      }
      drawAssessResult(out, canvas, shown_);
    };
  }
  return std::make_unique<LeanMenu>(std::move(menu));
}

void Assess::tick(const std::vector<Key>& keys) {
  command_.samples.clear();
  command_.keys = keys;
  source_.poll(tick_++, command_.samples);
  session_->tick(command_);
  if (!zeroed_ && session_->zeroKnown()) {
    zeroed_ = true;
    hearBoard();
  }
  if (writer_) {
    writer_->append(command_, recordOf(*session_));
    if (session_->phase() == Phase::Play) {
      readings_.insert(readings_.end(), session_->newReadings().begin(), session_->newReadings().end());
    }
  }
  source_.hear(session_->cue());
  if (session_->phase() == Phase::Result) {
    if (writer_) {
      finishTrial();
    } else {
      finishPage();
    }
  }
}

namespace {

/// Null if it has no value.
const KeptMeasure* measureOf(const JudgedTrial& judged, std::string_view key, std::string_view condition = {}) {
  for (const KeptMeasure& measure : judged.measures) {
    if (measure.key == key && measure.value && (condition.empty() || measure.condition == condition)) {
      return &measure;
    }
  }
  return nullptr;
}

/// The sway that the result page draws of a trial; empty if it draws something else.
SwayTrace drawnSwayOf(const TrialFacts& facts, const JudgedTrial& judged) {
  const KeptMeasure* major = measureOf(judged, "ellipse_major_mm");
  const KeptMeasure* minor = measureOf(judged, "ellipse_minor_mm");
  const KeptMeasure* angle = measureOf(judged, "ellipse_angle_deg");
  const bool drawn = !facts.request.practice() && facts.request.condition->task == TrialTask::Stand;
  if (!drawn || major == nullptr || minor == nullptr || angle == nullptr) {
    return {};
  }
  return {.pathMm = swayPathOf(facts.readings, facts.report.startS, facts.report.endS),
          .majorMm = *major->value,
          .minorMm = *minor->value,
          .angleDeg = *angle->value};
}

}  // namespace

/// Measures the noise of the cells while they are empty.
void Assess::hearBoard() {
  const BoardHealth health = source_.health();
  noiseCounts_.clear();
  for (std::size_t i = 0; i < session_->board().cells.size(); ++i) {
    noiseCounts_.push_back(health.cells[i].noiseCounts);
  }
}

/// Of the latest trial of this test, else of the person's last test day on a board of this model.
std::optional<bool> Assess::resampledBefore() const {
  for (auto trial = trials_.rbegin(); trial != trials_.rend(); ++trial) {
    if (const KeptMeasure* velocity = measureOf(trial->judged, kVelocity)) {
      return isResampled(velocity->definition);
    }
  }
  std::optional<bool> before;
  DayNumber latest = std::numeric_limits<DayNumber>::min();
  for (const TestSeries& series : known_.series) {
    for (const TestDay& day : series.days) {
      if (day.how.board == wordFor(source_.board().model) && day.day >= latest) {
        latest = day.day;
        before = isResampled(day.how.definition);
      }
    }
  }
  return before;
}

TrialFacts Assess::factsOf(const Session& session) const {
  TrialFacts facts{.request = *guide_.step().trial,
                   .report = dynamic_cast<const TrialGame&>(session.game()).report(),
                   .stopped = session.stopped(),
                   .readings = readings_,
                   .supports = {},
                   .noiseMm = {},
                   .footLengthMm = {},
                   .resampledBefore = {},
                   .feetXMm = {}};
  for (const LoggedEvent& logged : session.log()) {
    if (logged.event.kind == EventKind::SupportStart) {
      facts.supports.push_back({logged.event.tS, facts.report.endS});
    } else if (logged.event.kind == EventKind::SupportEnd && !facts.supports.empty()) {
      facts.supports.back().toS = logged.event.tS;
    }
  }
  const MovementState& movement = session.movement();
  facts.noiseMm = noiseAtLoad(session.board(), noiseCounts_, movement.neutralMm, movement.bodyWeightN);
  // The feet are known only if the protocol places them: heels 10 cm apart, the neutral in the middle of the board.
  if (guide_.conditions().stance == "marked") {
    facts.footLengthMm = person_ ? person_->footLengthMm : std::nullopt;
    facts.feetXMm = facts.report.feetSeen ? std::nullopt : std::optional(Vec2{-kHalfStanceMm, kHalfStanceMm});
  }
  facts.resampledBefore = resampledBefore();
  return facts;
}

/// The answer comes once everything queued so far is in the database.
void Assess::askWhatIsKnown() {
  newer_ = keeper_.read<KnownForTest>([who = idOf(person_), board = source_.board()](Database& db) {
    return KnownForTest{.facts = factsFor(db, who),
                        .series = testSeriesOf(db, who, std::string(kVelocity)),
                        .board = standingOf(db, board)};
  });
}

/// Takes over what is known by now. True: something is new.
bool Assess::learn() {
  if (options_.headless) {
    keeper_.settle();
  }
  if (!newer_.valid() || newer_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) {
    return false;
  }
  try {
    known_ = newer_.get();
    return true;
  } catch (const Error&) {
    return false;  // The test goes on with what was known; keeper_ says what is wrong.
  }
}

void Assess::finishTrial() {
  const Session& session = *session_;
  const TrialFacts facts = factsOf(session);
  const JudgedTrial judged = judge(facts);
  writer_->finish({.stopped = session.stopped(), .score = session.score(), .digest = session.digest(), .done = 0});
  keeper_.write("trial " + trialId_, [id = trialId_, result = judged.result, measures = judged.measures](Database& db) {
    endTrial(db, id, result, measures);
  });
  askWhatIsKnown();
  trials_.push_back({.request = facts.request,
                     .judged = judged,
                     .sessionId = writer_->sessionId(),
                     .sway = drawnSwayOf(facts, judged)});
  writer_.reset();
  guide_.trialDone(judged.repeat && !session.stopped());
  go();
}

void Assess::finishPage() {
  if (session_->stopped()) {
    early_ = early_ || guide_.step().page != AssessPage::Result;
    guide_.finish();
  } else if (guide_.step().page == AssessPage::Rest) {
    guide_.restDone();
  } else {
    guide_.choose(session_->game().choice());
  }
  go();
}

void Assess::stop() {
  while (!over_) {
    tick({Key::Stop});
  }
}

namespace {

/// Of the trials that count; a trial that has the measure in several directions enters with their mean.
std::optional<MeanSd> meanSdOf(const std::vector<const DoneTrial*>& counted, std::string_view key,
                               std::string_view condition = {}) {
  std::vector<double> values;
  for (const DoneTrial* trial : counted) {
    std::vector<double> own;
    for (const KeptMeasure& measure : trial->judged.measures) {
      if (measure.key == key && measure.value && (condition.empty() || measure.condition == condition)) {
        own.push_back(*measure.value);
      }
    }
    if (const auto mean = surefoot::meanSdOf(own)) {
      values.push_back(mean->mean);
    }
  }
  return surefoot::meanSdOf(values);
}

std::optional<double> meanOf(const std::optional<MeanSd>& found) {
  return found ? std::optional(found->mean) : std::nullopt;
}

/// Message for a trial that was not completed or did not count.
std::optional<TrialLine> lineFor(const DoneTrial& trial) {
  const TrialResult& result = trial.judged.result;
  const std::vector<std::string> arguments{
      std::to_string(trial.request.round),
      std::to_string(static_cast<int>(result.endS.value_or(0.0) - result.startS.value_or(0.0)))};
  const auto line = [&](const char* id) { return std::optional(TrialLine{id, arguments}); };
  switch (result.outcome) {
    case TrialOutcome::SteppedOff:
      return line("assess.outcome.stepped_off");
    case TrialOutcome::Stepped:
      return line("assess.outcome.stepped");
    case TrialOutcome::FootDown:
      return line("assess.outcome.foot_down");
    case TrialOutcome::NotLifted:
      return line("assess.outcome.not_lifted");
    case TrialOutcome::Stopped:
    case TrialOutcome::Interrupted:
      return line("assess.outcome.stopped");
    case TrialOutcome::Board:
      return line("assess.outcome.board");
    case TrialOutcome::Complete:
      break;
  }
  return result.counts ? std::nullopt : line("assess.outcome.not_counted");
}

}  // namespace

/// With other people of that age, and with the person's own last test day.
void Assess::compare(ConditionResult& result, const std::vector<const DoneTrial*>& counted) const {
  const KeptMeasure* one = counted.empty() ? nullptr : measureOf(counted.front()->judged, kVelocity);
  if (one == nullptr || !result.velocityMmS) {
    return;
  }
  const TestConditions& conditions = guide_.conditions();
  Performance performance{.measure = std::string(kVelocity),
                          .condition = std::string(result.condition->id),
                          .value = result.velocityMmS->mean,
                          .trials = static_cast<int>(counted.size()),
                          .durationS = one->durationS.value_or(0.0),
                          .rateHz = one->rateHz.value_or(0.0),
                          .filter = filterOf(one->filter).value_or(Filter::None),
                          .noiseMm = counted.front()->judged.result.noiseMm,
                          .ageYears = {},
                          .sex = person_ ? person_->sex : "",
                          .heightMm = person_ ? person_->heightMm : std::nullopt,
                          .footwear = conditions.footwear,
                          .stance = conditions.stance,
                          .aid = conditions.aid,
                          .hands = conditions.hands,
                          .boardWords = namedIn(known_.board),
                          .boardObjection = known_.board.objection};
  if (person_ && person_->birthYear) {
    performance.ageYears = thisYear() - *person_->birthYear;
  }
  result.score = scoreOf(performance, reference_);
  if (!person_) {
    return;
  }
  const auto series = std::ranges::find_if(known_.series, [&](const TestSeries& kept) {
    return kept.condition == result.condition->id && kept.plannedS == guide_.trialS();
  });
  if (series != known_.series.end() && series->days.back().day == today() && series->days.size() > 1) {
    result.firstVelocityMmS = series->days[series->change.then].mean();
    result.change = series->change;
  }
}

ConditionResult Assess::resultOf(const TrialCondition& condition) const {
  ConditionResult result{.condition = &condition};
  std::vector<const DoneTrial*> counted;
  for (const DoneTrial& trial : trials_) {
    if (trial.request.condition->id != condition.id || trial.request.practice()) {
      continue;
    }
    if (trial.judged.result.counts) {
      counted.push_back(&trial);
    }
    if (!trial.sway.pathMm.empty()) {
      result.sway = trial.sway;
    }
    if (const auto line = lineFor(trial)) {
      result.line = line;
    }
    if (const KeptMeasure* time = measureOf(trial.judged, "single_leg_time_s");
        time != nullptr && trial.judged.result.counts) {
      result.secondsS.push_back(*time->value);
    }
    result.failures += trial.judged.result.counts && trial.judged.result.outcome != TrialOutcome::Complete ? 1 : 0;
  }
  result.counted = static_cast<int>(counted.size());
  result.velocityMmS = meanSdOf(counted, kVelocity);
  result.leftPercent = meanOf(meanSdOf(counted, "load_share_left_percent"));
  if (condition.task == TrialTask::Reach) {
    for (std::size_t i = 0; i < kWays; ++i) {
      result.reachMm[i] = meanOf(meanSdOf(counted, "limits_max_excursion_mm",
                                          std::string(condition.id) + "-" + std::string(wordOfWay(wayOfReach(i)))));
    }
    result.controlPercent = meanSdOf(counted, "limits_directional_control_percent");
  }
  if (condition.task == TrialTask::Stand && !result.leftPercent) {
    compare(result, counted);
  }
  return result;
}

AssessView Assess::view() {
  learn();
  AssessView view{.dayTime = dayTimeNow(), .protocol = guide_.protocol(), .named = person_.has_value()};
  if (view.protocol == nullptr) {
    return view;
  }
  view.trialS = guide_.trialS();
  view.boardUnproven = !known_.board.objection.empty();
  for (const TrialCondition& condition : view.protocol->conditions) {
    view.conditions.push_back(resultOf(condition));
  }
  if (person_ && person_->birthYear) {
    view.publishedSingleLegS = publishedSingleLegMeanS(thisYear() - *person_->birthYear);
  }
  return view;
}

}  // namespace surefoot
