// SPDX-License-Identifier: MIT
#include "clinic/terms.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "clinic/forms.hpp"
#include "measures/definition.hpp"
#include "measures/measure.hpp"
#include "programme/hand_test.hpp"

namespace surefoot {
namespace {

/// A number from training: score, its parts, presses, tiptoe holds, circles.
struct TrainingTerm {
  std::string_view key;
  std::string_view group;
  std::string_view name;
  std::string_view unit;
  std::string_view what;
};

constexpr std::array<TrainingTerm, 29> kTraining{{
    {"score", "Score of a bout", "Score", "of 100",
     "100 times the weighted sum of its parts, with the weights of its formula. It rates the game, relative to the "
     "person's own calibration; it is not a measure of balance and enters none."},
    {"score.dose", "Score of a bout", "Part: dose", "of 1", "Share of the planned repetitions that were done."},
    {"score.hold", "Score of a bout", "Part: hold", "of 1",
     "Share of the planned time that was held. Presses: mean of min(1, held / 3 s); tiptoe: mean of min(1, held / "
     "length)."},
    {"score.steadiness", "Score of a bout", "Part: steadiness", "of 1",
     "How steady it was. Presses: (0.25 - cv) / 0.23 with cv = SD / mean of the force; tiptoe: (0.10 - wobble) / 0.08; "
     "leaning: (0.036 - w) / 0.028, w and wobble in shares of foot length; all kept within 0 and 1."},
    {"score.symmetry", "Score of a bout", "Part: symmetry", "of 1",
     "1 - (|left share - 0.5| - 0.10) / 0.40, kept within 0 and 1: how equally both feet pressed."},
    {"score.lowering", "Score of a bout", "Part: lowering", "of 1",
     "(lowering time - 0.05 s) / 0.15 s, kept within 0 and 1: how slowly the heels were lowered."},
    {"score.roundness", "Score of a bout", "Part: roundness", "of 1",
     "(roundness - 0.45) / 0.45, kept within 0 and 1."},
    {"score.evenness", "Score of a bout", "Part: evenness", "of 1", "(evenness - 0.25) / 0.55, kept within 0 and 1."},
    {"score.both_ways", "Score of a bout", "Part: both ways", "of 1",
     "Laps in the direction with fewer laps, divided by the laps planned in each direction."},
    {"score.stillness", "Score of a bout", "Part: stillness", "of 1",
     "min(1, s / 0.9), s the calmest half second of the four seconds after each gate."},
    {"score.sides", "Score of a bout", "Part: sides", "of 1",
     "Dose times (share of gates done on the weaker side / share on the stronger one)."},
    {"press_count", "Presses", "Presses, any length", "presses",
     "Presses that the board detected, whether held to the end or not."},
    {"press_complete_count", "Presses", "Complete presses", "presses",
     "Presses held for 3.0 s or longer at or over half of their starting threshold."},
    {"toe_press_held_s", "Presses", "Time held, mean", "s", "Mean time of the complete toe presses without a lean."},
    {"toe_press_variation", "Presses", "Variation of force", "of the mean",
     "SD / mean of the force during the hold, mean over the complete toe presses without a lean."},
    {"toe_press_left_share", "Presses", "Share of the left foot", "of both feet",
     "Left foot's share of the toe force, mean over the complete toe presses without a lean."},
    {"toe_press_best_n", "Presses", "Firmest press", "N",
     "Largest toe force above the person's own resting toe force, both feet together. The person is asked to press "
     "firmly, not as hard as possible: it is not a test of strength. Presses with a lean (forward shift over 6 % of "
     "foot length) are excluded."},
    {"tiptoe_count", "Tiptoe", "Tiptoe holds", "holds",
     "Rises that the board could distinguish from a lean, and those credited although it could not."},
    {"tiptoe_step_count", "Tiptoe", "Steps on tiptoe", "steps",
     "Changes of side, counted beyond half of the half stance width."},
    {"tiptoe_held_s", "Tiptoe", "Time on tiptoe, median", "s", "Median duration of the tiptoe holds."},
    {"tiptoe_longest_s", "Tiptoe", "Longest time on tiptoe", "s", "Duration of the longest tiptoe hold."},
    {"tiptoe_rise", "Tiptoe", "Forward shift", "of foot length",
     "Median forward shift of the centre of pressure while on tiptoe, in shares of foot length."},
    {"tiptoe_wobble", "Tiptoe", "Wobble", "of foot length",
     "Median RMS of the centre of pressure about its own slow path while on tiptoe, in shares of foot length."},
    {"tiptoe_lowering_s", "Tiptoe", "Lowering time", "s",
     "Median time from the height of the hold to the end of the hold."},
    {"circle_clockwise_count", "Circles", "Laps clockwise", "laps", "Complete laps clockwise, seen from above."},
    {"circle_counter_clockwise_count", "Circles", "Laps counter-clockwise", "laps",
     "Complete laps counter-clockwise, seen from above."},
    {"circle_radius_mm", "Circles", "Radius, median", "mm",
     "Median distance of the centre of pressure from the lap's own centre, over the complete laps."},
    {"circle_roundness", "Circles", "Roundness", "of 1",
     "1 - SD / mean of the distance from the lap's own centre, by sector."},
    {"circle_evenness", "Circles", "Evenness", "of 1", "1 - SD / mean of the speed along the circle, by sector."},
}};

/// Other terms used on the pages.
struct ClinicTerm {
  std::string_view key;
  std::string_view name;
  std::string_view what;
  std::string_view source;
};

constexpr std::array<ClinicTerm, 2> kClinic{{
    {"measurement_error", "Minimal detectable change (MDC)",
     "The smallest change between two test days of one person that chance alone does not explain: it is passed by "
     "chance "
     "in at most about one round in twenty, over all conditions of the round. From the fifth comparable test day it "
     "comes from the person's own spread, drawn towards the published one and never wider; the largest step, which may "
     "be "
     "the change itself, is left out, so a change stays told while it lasts. Before, the published spread of velocity "
     "is "
     "used (× 1.91 up or down for one condition, more for several) and the result is marked provisional. For other "
     "measures it is not known before. A test day is the mean of three counted trials. It is no measure of what "
     "matters "
     "to the person.",
     "Riemann & Piersol 2016 (10.1007/s40520-016-0687-2): standard error of measurement (SEM) 15.9 to 23.6 % between "
     "days, "
     "of medial-lateral velocity, over 65 years, narrow or own stance, 45 s; the upper end is used. 2.77 × SEM is 65 "
     "%; as "
     "a ratio that is × 1.91, since the SD of ln is √ln(1 + SEM²)."},
    {"noise", "Noise of the board",
     "How much the measured centre of pressure would wander if the person did not move at all: SD on one axis in mm at "
     "this person's load, computed from the noise of the unloaded cells. It inflates velocity, most in people "
     "who sway little: at 80 samples a second 0.1 mm by about 2 % (in eight trials by 1 to 4 %), 0.2 mm by 6 % (3 to "
     "16 %), 0.3 mm by 13 % (7 to 33 %); areas are hardly affected. A trial with more than 0.2 mm does not "
     "count; a percentile requires 0.1 mm or less.",
     "Surefoot's own computation: noise of every cell times its distance from the centre of pressure, over the load; "
     "the inflation was computed on public recordings of quiet standing."},
}};

const ClinicTerm* findClinicTerm(std::string_view key) {
  const auto found = std::ranges::find(kClinic, key, &ClinicTerm::key);
  return found == kClinic.end() ? nullptr : &*found;
}

const HandTestKind* findHandTest(std::string_view key) {
  const auto found = std::ranges::find(handTestKinds(), key, &HandTestKind::word);
  return found == handTestKinds().end() ? nullptr : &*found;
}

/// Applies to all measures of sway, which are computed from the same signal.
constexpr std::string_view kProcessing =
    "The centre of pressure is first filtered: Butterworth, low-pass at 10 Hz, second order forward and backward "
    "(total order 4, no lag). Uneven samples are first averaged over windows of 80 ms, 25 a second. Filter \"none\" "
    "uses the samples unchanged. Filter, duration and rate are shown beside each value.";

bool isOfSway(const Definition& definition) {
  return definition.group <= MeasureGroup::Diffusion;
}

constexpr std::string_view kTrainingSource =
    "Surefoot's own formula; its version is shown beside each value. Not compared with other people.";

const TrainingTerm* findTerm(std::string_view key) {
  const auto found = std::ranges::find(kTraining, key, &TrainingTerm::key);
  return found == kTraining.end() ? nullptr : &*found;
}

}  // namespace

std::string termAddress(std::string_view key) {
  return "/definitions/" + urlPart(key);
}

std::string termName(std::string_view key) {
  if (const Definition* definition = findDefinition(key)) {
    return titleOf(*definition);
  }
  if (const ClinicTerm* term = findClinicTerm(key)) {
    return std::string(term->name);
  }
  if (const HandTestKind* kind = findHandTest(key)) {
    return std::string(kind->title);
  }
  const TrainingTerm* term = findTerm(key);
  return std::string(term == nullptr ? key : term->name);
}

Html termLink(std::string_view key) {
  const bool known = !definitionBody(key).empty();
  return known ? link(termAddress(key), termName(key)) : text(termName(key));
}

std::string termValue(std::string_view key, double value, std::string_view unit) {
  if (findDefinition(key) != nullptr) {
    return shown(measured(key, value));
  }
  const bool whole = key.ends_with("_count") || key == "score" || key.ends_with("_n");
  const TrainingTerm* term = findTerm(key);
  const std::string words(term != nullptr ? term->unit : unit == "1" ? "" : unit);
  return fixedText(value, whole ? 0 : 2) + (words.empty() ? "" : " ") + words;
}

Html definitionsList() {
  Html html;
  Html items;
  std::string_view group;
  const auto flush = [&] {
    if (!items.empty()) {
      html += section("group-" + std::to_string(html.markup().size()), group, el("ul", {}, items));
    }
    items = Html();
  };
  for (const ClinicTerm& term : kClinic) {
    group = "Change and its error";
    items += el("li", {}, link(termAddress(term.key), term.name));
  }
  for (const Definition& definition : definitions()) {
    if (wordsFor(definition.group) != group) {
      flush();
      group = wordsFor(definition.group);
    }
    items += el("li", {}, link(termAddress(definition.key), titleOf(definition)), " ", shownUnit(definition.unit));
  }
  flush();
  group = "Tests by hand";
  for (const HandTestKind& kind : handTestKinds()) {
    items += el("li", {}, link(termAddress(kind.word), kind.title));
  }
  for (const TrainingTerm& term : kTraining) {
    if (term.group != group) {
      flush();
      group = term.group;
    }
    items += el("li", {}, link(termAddress(term.key), term.name));
  }
  flush();
  return el("div", {{"class", "columns"}}, html);
}

std::string termInWords(std::string_view key) {
  const Definition* definition = findDefinition(key);
  return definition == nullptr ? std::string()
                               : termName(key) + ": " + std::string(definition->what) + " " +
                                     std::string(definition->formula) + ". " + std::string(definition->source) + ".";
}

Html definitionBody(std::string_view key) {
  if (const Definition* definition = findDefinition(key)) {
    std::vector<std::pair<std::string, Html>> facts{
        {"What it is", text(definition->what)},
        {"What it is not", text(definition->isNot)},
        {"Formula", el("span", {{"class", "code"}}, definition->formula)},
        {"Unit", text(definition->unit == "1" ? "none" : shownUnit(definition->unit))},
        {"Source", text(definition->source)}};
    if (isOfSway(*definition)) {
      facts.emplace_back("Processing", text(kProcessing));
    }
    if (!definition->settings.empty()) {
      facts.emplace_back("Settings", text(definition->settings));
    }
    facts.emplace_back("Requirements, else withheld", text(definition->needs));
    facts.emplace_back("In exports", el("span", {{"class", "code"}}, definition->key, ", definition ", definition->id));
    return factList(facts);
  }
  if (const ClinicTerm* term = findClinicTerm(key)) {
    return factList({{"What it is", text(term->what)}, {"Source", text(term->source)}});
  }
  if (const HandTestKind* kind = findHandTest(key)) {
    return factList(
        {{"How it is done", text(kind->how)}, {"Ranges", text(kind->ranges)}, {"Source", text(kind->source)}});
  }
  const TrainingTerm* term = findTerm(key);
  return term == nullptr ? Html()
                         : factList({{"What it is", text(term->what)},
                                     {"Source", text(kTrainingSource)},
                                     {"In exports", el("span", {{"class", "code"}}, term->key)}});
}

}  // namespace surefoot
