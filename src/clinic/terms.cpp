// SPDX-License-Identifier: MIT
#include "clinic/terms.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "clinic/forms.hpp"
#include "measures/definition.hpp"
#include "measures/measure.hpp"

namespace surefoot {
namespace {

/// A number of training: score, its parts, presses, times on tiptoe, circles.
struct TrainingTerm {
  std::string_view key;
  std::string_view group;
  std::string_view name;
  std::string_view unit;
  std::string_view what;
};

constexpr std::array<TrainingTerm, 29> kTraining{{
    {"score", "Score of a bout", "Score", "of 100",
     "100 times the sum of weight and part, the weights as its formula has them. It is of the game, relative to the "
     "person's "
     "own calibration; it is no measure of balance and enters none."},
    {"score.dose", "Score of a bout", "Part: dose", "", "Share of the repetitions asked that were done."},
    {"score.hold", "Score of a bout", "Part: hold", "",
     "Share of the time asked that was held. Presses: mean of min(1, held / 3 s); tiptoe: mean of min(1, held / "
     "length)."},
    {"score.steadiness", "Score of a bout", "Part: steadiness", "",
     "How even it was. Presses: (0.25 - cv) / 0.23 with cv = SD / mean of the force; tiptoe: (0.10 - wobble) / 0.08; "
     "leaning: "
     "(0.036 - w) / 0.028, w and wobble in shares of foot length; all kept within 0 and 1."},
    {"score.symmetry", "Score of a bout", "Part: symmetry", "",
     "1 - (|left share - 0.5| - 0.10) / 0.40, kept within 0 and 1: whether both feet pressed."},
    {"score.lowering", "Score of a bout", "Part: lowering", "",
     "(lowering time - 0.05 s) / 0.15 s, kept within 0 and 1: how slowly the heels came down."},
    {"score.roundness", "Score of a bout", "Part: roundness", "", "(roundness - 0.45) / 0.45, kept within 0 and 1."},
    {"score.evenness", "Score of a bout", "Part: evenness", "", "(evenness - 0.25) / 0.55, kept within 0 and 1."},
    {"score.both_ways", "Score of a bout", "Part: both ways", "",
     "Laps of the way with fewer, divided by the laps asked each way."},
    {"score.stillness", "Score of a bout", "Part: stillness", "",
     "min(1, s / 0.9), s the calmest half second of the four seconds after each gate."},
    {"score.sides", "Score of a bout", "Part: sides", "",
     "Dose times (share of gates done on the weaker side / share on the stronger one)."},
    {"press_count", "Presses", "Presses, any length", "",
     "Presses that the board felt, whether held to the end or not."},
    {"press_complete_count", "Presses", "Complete presses", "",
     "Presses held for 3.0 s or longer at or over half of their starting threshold."},
    {"toe_press_held_s", "Presses", "Time held, mean", "s", "Mean time of the complete toe presses without a lean."},
    {"toe_press_variation", "Presses", "Variation of force", "",
     "SD / mean of the force during the hold, mean over the complete toe presses without a lean."},
    {"toe_press_left_share", "Presses", "Share of the left foot", "",
     "Share of the toe force that the left foot gave, mean over the complete toe presses without a lean."},
    {"toe_press_best_n", "Presses", "Firmest press", "N",
     "Largest toe force over the person's own quiet toe force, both feet together. The person is asked for firm, not "
     "hardest: "
     "it is no test of strength. Presses with a lean (forward shift over 6 % of foot length) are kept out."},
    {"tiptoe_count", "Tiptoe", "Times on tiptoe", "",
     "Rises that the board told from a lean, or credited where it could not."},
    {"tiptoe_step_count", "Tiptoe", "Steps on tiptoe", "", "Changes of side past half of the half stance width."},
    {"tiptoe_held_s", "Tiptoe", "Time on tiptoe, median", "s", "Median of the times on tiptoe."},
    {"tiptoe_longest_s", "Tiptoe", "Longest time on tiptoe", "s", "The longest of the times on tiptoe."},
    {"tiptoe_rise", "Tiptoe", "Forward shift", "of foot length",
     "Median forward shift of the centre of pressure while on tiptoe, in shares of foot length."},
    {"tiptoe_wobble", "Tiptoe", "Wobble", "of foot length",
     "Median RMS of the centre of pressure about its own slow path while on tiptoe, in shares of foot length."},
    {"tiptoe_lowering_s", "Tiptoe", "Lowering time", "s",
     "Median time from the hold's own height to the end of the hold."},
    {"circle_clockwise_count", "Circles", "Laps clockwise", "", "Complete laps clockwise, seen from above."},
    {"circle_counter_clockwise_count", "Circles", "Laps counter-clockwise", "",
     "Complete laps counter-clockwise, seen from above."},
    {"circle_radius_mm", "Circles", "Radius, median", "mm",
     "Median distance of the centre of pressure from the lap's own middle, over the complete laps."},
    {"circle_roundness", "Circles", "Roundness", "",
     "1 - SD / mean of the distance from the lap's own middle, by sector."},
    {"circle_evenness", "Circles", "Evenness", "", "1 - SD / mean of the speed round the circle, by sector."},
}};

constexpr std::string_view kTrainingSource =
    "Surefoot's own formula, printed with its version beside each value. Not "
    "compared with other people.";

const TrainingTerm* findTerm(std::string_view key) {
  const auto found = std::ranges::find(kTraining, key, &TrainingTerm::key);
  return found == kTraining.end() ? nullptr : &*found;
}

std::string address(std::string_view key) {
  return "/definitions/" + urlPart(key);
}

}  // namespace

std::string termName(std::string_view key) {
  if (const Definition* definition = findDefinition(key)) {
    return titleOf(*definition);
  }
  const TrainingTerm* term = findTerm(key);
  return std::string(term == nullptr ? key : term->name);
}

Html termLink(std::string_view key) {
  const bool known = findDefinition(key) != nullptr || findTerm(key) != nullptr;
  return known ? link(address(key), termName(key)) : text(termName(key));
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
  for (const Definition& definition : definitions()) {
    if (wordsFor(definition.group) != group) {
      flush();
      group = wordsFor(definition.group);
    }
    items += el("li", {}, link(address(definition.key), titleOf(definition)), " ", shownUnit(definition.unit));
  }
  for (const TrainingTerm& term : kTraining) {
    if (term.group != group) {
      flush();
      group = term.group;
    }
    items += el("li", {}, link(address(term.key), term.name));
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
        {"Formula", el("span", {{"class", "code"}}, definition->formula)},
        {"Unit", text(definition->unit == "1" ? "none" : shownUnit(definition->unit))},
        {"Who says so", text(definition->source)}};
    if (!definition->settings.empty()) {
      facts.emplace_back("Settings", text(definition->settings));
    }
    facts.emplace_back("Needs, else not given", text(definition->needs));
    facts.emplace_back("In exports", el("span", {{"class", "code"}}, definition->key, ", definition ", definition->id));
    return factList(facts);
  }
  const TrainingTerm* term = findTerm(key);
  return term == nullptr ? Html()
                         : factList({{"What it is", text(term->what)},
                                     {"Who says so", text(kTrainingSource)},
                                     {"In exports", el("span", {{"class", "code"}}, term->key)}});
}

}  // namespace surefoot
