// SPDX-License-Identifier: MIT
// A test without a window: progress in lines on stderr, the result at the end.
#include "app/assess_command.hpp"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <iostream>
#include <numeric>

#include <nlohmann/json.hpp>

#include "app/counted.hpp"
#include "app/play.hpp"
#include "app/sources.hpp"
#include "app/stop.hpp"
#include "app/tick_loop.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "board/where.hpp"
#include "measures/definition.hpp"
#include "records/trials.hpp"
#include "records/words.hpp"
#if SUREFOOT_VIEW
#include "view/display.hpp"
#endif

namespace surefoot {
namespace {

using Json = nlohmann::ordered_json;

/// The measures that are printed; --json has all of them.
constexpr std::array<std::string_view, 12> kPrinted{
    "mean_velocity_mm_s", "mean_velocity_ap_mm_s",    "mean_velocity_ml_mm_s",   "ellipse_area_mm2",
    "rms_distance_mm",    "limits_reaction_time_s",   "limits_max_excursion_mm", "limits_directional_control_percent",
    "single_leg_time_s",  "single_leg_velocity_mm_s", "load_share_left_percent", "load_share_right_percent"};

/// On stderr, for the person on the board: a line for each change.
void narrate(const Assess& assess, std::string& last) {
  const Session& session = assess.session();
  std::string line;
  if (assess.page() == AssessPage::Trial) {
    const TrialRequest& trial = *assess.guide().step().trial;
    const std::string which = std::string(trial.condition->id) +
                              (trial.practice() ? ", practice" : ", trial " + std::to_string(trial.round)) + ": ";
    if (session.pause() == PauseReason::SteppedOff) {
      line = which + "step back on when you are ready.";
    } else if (session.phase() == Phase::Zero) {
      line = which + (trial.condition->foam ? "step off; a helper lays the foam on the board once the zero is measured."
                                            : "step off for the board's zero.");
    } else if (session.phase() == Phase::StepOn) {
      line = which + "step on.";
    } else if (session.phase() == Phase::Play) {
      std::string prompt = session.game().hud().promptId.substr(std::string_view("assess.prompt.").size());
      std::ranges::replace(prompt, '_', ' ');
      line = which + prompt;
    }
  } else if (assess.page() == AssessPage::Rest) {
    line = "Rest.";
  }
  if (line != last && !line.empty()) {
    std::cerr << line << '\n';
  }
  last = line;
}

Json jsonOf(const KeptMeasure& measure) {
  Json out{{"measure", measure.key}, {"value", nullptr}, {"unit", measure.unit}, {"definition", measure.definition}};
  if (measure.value) {
    out["value"] = *measure.value;
  } else {
    out["reason"] = measure.reason;
  }
  out["filter"] = measure.filter;
  if (measure.durationS) {
    out["duration_s"] = *measure.durationS;
  }
  if (measure.rateHz) {
    out["rate_hz"] = *measure.rateHz;
  }
  if (!measure.condition.empty()) {
    out["condition"] = measure.condition;
  }
  return out;
}

Json jsonOf(const DoneTrial& trial) {
  const TrialResult& result = trial.judged.result;
  Json out{{"number", trial.request.number},
           {"condition", trial.request.condition->id},
           {"practice", trial.request.practice()},
           {"planned_s", trial.request.plannedS},
           {"session", trial.sessionId},
           {"outcome", wordFor(result.outcome)},
           {"counts", result.counts},
           {"reasons", result.reasons}};
  if (result.startS && result.endS) {
    out["start_s"] = *result.startS;
    out["end_s"] = *result.endS;
  }
  if (result.noiseMm) {
    out["noise_mm"] = *result.noiseMm;
  }
  out["measures"] = Json::array();
  for (const KeptMeasure& measure : trial.judged.measures) {
    out["measures"].push_back(jsonOf(measure));
  }
  return out;
}

Json jsonOf(const Change& change) {
  Json out{{"definition", findDefinition("change_ratio")->id}, {"sentence", sentenceFor(change, "mean_velocity_mm_s")}};
  if (change.ratio) {
    out["ratio"] = *change.ratio;
    out["words"] = change.words;
    out["lowest"] = change.lowest;
    out["highest"] = change.highest;
    out["provisional"] = change.provisional;
    out["method"] = change.method;
  }
  out["notes"] = change.notes;
  return out;
}

Json jsonOf(const ConditionResult& result) {
  Json out{{"condition", result.condition->id}, {"counted", result.counted}, {"failures", result.failures}};
  if (result.velocityMmS) {
    out["mean_velocity_mm_s"] = result.velocityMmS->mean;
    out["mean_velocity_sd_mm_s"] = result.velocityMmS->sd ? Json(*result.velocityMmS->sd) : Json();
  }
  for (const BandScore& band : result.score.bands) {
    out["percentiles"].push_back({{"band", band.band},
                                  {"definition", findDefinition("balance_percentile")->id},
                                  {"sentence", wordsFor(band)},
                                  {"provisional", band.provisional},
                                  {"percentile", band.percentile},
                                  {"low", band.low},
                                  {"high", band.high},
                                  {"people", band.row.people},
                                  {"women", band.row.women},
                                  {"table", band.row.table},
                                  {"source", band.row.source}});
  }
  if (!result.score.reasons.empty()) {
    out["no_percentile"] = result.score.reasons;
  }
  if (result.change) {
    out["change"] = jsonOf(*result.change);
  }
  return out;
}

/// Romberg and sensory ratios, and the mCTSIB composite for each band that all four conditions have.
std::vector<Measure> across(const AssessView& view) {
  ConditionMeans means;
  std::vector<BalanceScore> scores;
  for (const ConditionResult& result : view.conditions) {
    std::optional<double>& mean = result.condition->foam
                                      ? (result.condition->eyesClosed ? means.closedFoam : means.openFoam)
                                      : (result.condition->eyesClosed ? means.closedFirm : means.openFirm);
    mean = result.velocityMmS ? std::optional(result.velocityMmS->mean) : std::nullopt;
    scores.push_back(result.score);
  }
  std::vector<Measure> measures = sensoryRatios(means);
  if (view.conditions.size() == 4 && !scores.front().bands.empty()) {
    for (const BandScore& band : scores.front().bands) {
      measures.push_back(compositeOf(scores, band.band));
    }
  }
  return measures;
}

bool hasRatios(const Protocol& protocol) {
  return protocol.conditions.size() > 1 && protocol.conditions.front().task == TrialTask::Stand;
}

void printJson(const Assess& assess, const AssessView& view, const std::string& source, const std::string& data) {
  const TestConditions& conditions = assess.guide().conditions();
  Json out{{"test", assess.testId()}, {"protocol", view.protocol->id}, {"trial_s", view.trialS}};
  for (const ConditionQuestion& question : conditionQuestions()) {
    out["conditions"][std::string(question.id)] = conditions.*question.field;
  }
  out["conditions"]["foam"] = conditions.foam;
  out["trials"] = Json::array();
  for (const DoneTrial& trial : assess.trials()) {
    out["trials"].push_back(jsonOf(trial));
  }
  for (const ConditionResult& result : view.conditions) {
    out["results"].push_back(jsonOf(result));
  }
  if (hasRatios(*view.protocol)) {
    for (const Measure& measure : across(view)) {
      Json row{{"measure", measure.definition->key}, {"definition", measure.definitionId()}};
      measure.value ? row["value"] = *measure.value : row["reason"] = measure.reason;
      out["across"].push_back(std::move(row));
    }
  }
  for (const TrialCondition* condition : assess.guide().leftOut()) {
    out["left_out"].push_back({{"condition", condition->id}, {"reason", "no helper near: give --helper near"}});
  }
  out["source"] = source;
  if (assess.demonstration()) {
    out["demonstration"] = true;
  }
  out["data"] = data;
  if (const auto notKept = assess.notKept(); !notKept.empty()) {
    out["not_kept"] = notKept;
  }
  std::cout << out.dump(2) << '\n';
}

void printTrial(const DoneTrial& trial) {
  const TrialResult& result = trial.judged.result;
  std::cout << std::left << std::setw(18) << trial.request.condition->id << std::setw(10)
            << (trial.request.practice() ? "practice" : "trial " + std::to_string(trial.request.round)) << std::setw(12)
            << wordFor(result.outcome) << (result.counts ? "counts" : "does not count");
  for (const std::string& reason : result.reasons) {
    std::cout << "; " << reason;
  }
  std::cout << '\n';
  for (const KeptMeasure& measure : trial.judged.measures) {
    if (trial.request.practice() || std::ranges::find(kPrinted, measure.key) == kPrinted.end()) {
      continue;
    }
    std::cout << "    " << std::left << std::setw(36) << measure.key;
    if (measure.value) {
      std::cout << std::right << std::setw(9) << *measure.value << ' ' << std::left << std::setw(6) << measure.unit;
    } else {
      std::cout << "  none: " << measure.reason << "  ";
    }
    std::cout << "  " << measure.definition << (measure.condition.empty() ? "" : "  " + measure.condition) << '\n';
  }
}

/// " (SD 0.42, 3 trials)".
std::string sdWords(const MeanSd& found, const std::string& what = "trial") {
  const std::string count = std::to_string(found.n) + " " + what + "s";
  return found.sd ? " (SD " + fixedText(*found.sd, 2) + ", " + count + ")" : " (one " + what + ")";
}

/// Of the trials that count, for tests without a mean velocity: the mean of each measure, and the best of times and
/// distances. All directions of limits of stability together.
void printMeans(const Assess& assess, const TrialCondition& condition) {
  constexpr std::array<std::string_view, 5> kMeans{"limits_reaction_time_s", "limits_max_excursion_mm",
                                                   "limits_directional_control_percent", "single_leg_time_s",
                                                   "single_leg_velocity_mm_s"};
  constexpr std::array<std::string_view, 2> kBest{"limits_max_excursion_mm", "single_leg_time_s"};
  for (const std::string_view key : kMeans) {
    std::vector<double> values;
    for (const DoneTrial& trial : assess.trials()) {
      for (const KeptMeasure& measure : trial.judged.measures) {
        if (trial.request.condition == &condition && trial.judged.result.counts && measure.key == key &&
            measure.value) {
          values.push_back(*measure.value);
        }
      }
    }
    const std::optional<MeanSd> found = meanSdOf(values);
    if (!found) {
      continue;
    }
    const std::string unit = " " + std::string(findDefinition(key)->unit);
    std::cout << "    " << std::left << std::setw(36) << key << "mean " << found->mean << unit
              << sdWords(*found, condition.task == TrialTask::Reach ? "lean" : "trial");
    if (std::ranges::find(kBest, key) != kBest.end()) {
      std::cout << ", best " << std::ranges::max(values) << unit;
    }
    std::cout << '\n';
  }
}

/// What stands behind the percentiles, each once.
void printNotes(const AssessView& view) {
  std::vector<std::string> told;
  for (const ConditionResult& result : view.conditions) {
    for (const std::string& note : result.score.notes) {
      if (!result.score.bands.empty() && std::ranges::find(told, note) == told.end()) {
        std::cout << "note: " << note << '\n';
        told.push_back(note);
      }
    }
  }
}

/// Names the options that a percentile would have needed.
void printWhatHelps(const Assess& assess, const AssessView& view) {
  if (std::ranges::all_of(view.conditions, [](const ConditionResult& r) { return r.score.reasons.empty(); })) {
    return;
  }
  std::string options;
  for (const ConditionQuestion& question : conditionQuestions()) {
    if (assess.guide().conditions().*question.field == "unknown") {
      options += (options.empty() ? "--" : ", --") + std::string(question.id);
    }
  }
  if (!options.empty()) {
    std::cout << "    next time describe the test with " << options << " (`surefoot assess --help`)\n";
  }
}

void printChange(const Change& change) {
  std::cout << "    since the first test day: " << sentenceFor(change, "mean_velocity_mm_s") << '\n';
  if (!change.method.empty()) {
    std::cout << "      MDC: " << change.method << '\n';
  }
  for (const std::string& note : change.notes) {
    std::cout << "      " << note << '\n';
  }
}

}  // namespace

OpenedBoard openForTest(Where where) {
  if (where.kind == Where::Kind::Replay) {
    throw WrongUsage("a recording cannot do a test: `surefoot measure FILE` measures it");
  }
  // A simulated person who only stands would not follow the test; a player stands as quietly when asked to.
  if (where.body.behaviour == Behaviour::Quiet) {
    where.body.behaviour = Behaviour::Player;
  }
  OpenedBoard opened = openBoard(where);
  if (opened.source->isSeated()) {
    throw WrongUsage("balance tests are done standing: leave +seated out");
  }
  return opened;
}

void printAssess(Assess& assess, const std::string& source, const std::string& data, bool json) {
  const AssessView view = assess.view();
  if (json) {
    printJson(assess, view, source, data);
    return;
  }
  std::cout << std::fixed << std::setprecision(2);
  for (const DoneTrial& trial : assess.trials()) {
    printTrial(trial);
  }
  for (const ConditionResult& result : view.conditions) {
    std::cout << std::left << std::setw(18) << result.condition->id
              << counted(static_cast<std::uint64_t>(result.counted), "trial counts", "trials count");
    if (result.velocityMmS && result.condition->task == TrialTask::Stand) {
      std::cout << ", mean velocity " << result.velocityMmS->mean << " mm/s" << sdWords(*result.velocityMmS);
    }
    std::cout << '\n';
    printMeans(assess, *result.condition);
    for (const BandScore& band : result.score.bands) {
      std::cout << "    " << wordsFor(band) << '\n';
    }
    for (const std::string& reason : result.score.reasons) {
      std::cout << "    no percentile: " << reason << '\n';
    }
    if (result.change) {
      printChange(*result.change);
    }
  }
  printNotes(view);
  printWhatHelps(assess, view);
  if (hasRatios(*view.protocol)) {
    for (const Measure& measure : across(view)) {
      std::cout << "    " << std::left << std::setw(36) << measure.definition->key << shown(measure) << "  "
                << measure.definitionId() << '\n';
    }
  }
  for (const TrialCondition* condition : assess.guide().leftOut()) {
    std::cout << condition->id << " was left out: with eyes closed on foam a helper must be near (--helper near)\n";
  }
  std::cout << "Training and education; no diagnosis. "
            << keptText("Test " + assess.testId() + (assess.demonstration() ? ", a demonstration," : "") + " is", data,
                        assess.notKept());
}

int assessHeadless(const Program& program, const AssessOptions& asked) {
  AssessOptions options = asked;
  options.headless = true;
  if (options.test == nullptr) {
    options.test = &protocolNamed("quiet");
  }
  listenForStop();
  const OpenedBoard opened = openForTest(options.board);
  // A simulated person needs no helper.
  if (!opened.source->isLive() && options.conditions.helper == "unknown") {
    options.conditions.helper = "near";
  }
  Database db(program.data);
  tellOfMachine(db);
  const std::optional<Person> person = personNamed(db, options.person);
  tellDemonstration(person, *opened.source, options.board);
  const std::optional<Person> tested = keptFor(person, *opened.source);
  if (!options.json) {
    std::cerr << "Test " << options.test->id << " on " << opened.source->describe() << ", "
              << (tested ? tested->pseudonym : "a guest") << ".\n";
  }
  Keeper keeper(db);
  Assess assess(db, keeper, options, *opened.source, person);
  std::string last;
  playThrough(assess, *opened.source, options.speed, [&](const Assess& now) {
    if (!options.json) {
      narrate(now, last);
    }
  });
  keeper.settle();
  if (assess.trials().empty()) {
    throw Error("the test ended before its first trial");
  }
  printAssess(assess, opened.source->describe(), db.file().string(), options.json);
  return endWith(assess.trouble());
}

int runAssess(const Program& program, const AssessOptions& options) {
  if (options.test != nullptr && options.seconds > 0.0 && !options.test->choosable) {
    throw WrongUsage("--test " + std::string(options.test->id) + " has its own length: leave --seconds out");
  }
#if SUREFOOT_VIEW
  if (!options.headless && displayAvailable()) {
    return assessInWindow(program, options);
  }
#endif
  if (!options.window.screenshots.empty()) {
    throw Error("--screenshots needs a display, and there is none: try again under xvfb-run -a");
  }
  if (!options.headless && !options.json) {
    std::cerr << "There is no display, so the test runs headless.\n";
  }
  return assessHeadless(program, options);
}

}  // namespace surefoot
