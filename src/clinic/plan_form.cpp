// SPDX-License-Identifier: MIT
#include "clinic/plan_form.hpp"

#include <algorithm>
#include <vector>

#include "base/error.hpp"
#include "base/text.hpp"
#include "clinic/forms.hpp"
#include "records/words.hpp"

namespace surefoot {
namespace {

std::string valueIn(const FormValues& values, const std::string& name) {
  const auto found = values.find(name);
  return found == values.end() ? "" : found->second;
}

double numberIn(const FormValues& values, const std::string& name, const std::string& what) {
  const auto value = parseNumber(valueIn(values, name));
  if (!value) {
    throw Error(what + " must be a number");
  }
  return *value;
}

int wholeIn(const FormValues& values, const std::string& name, const std::string& what) {
  const auto value = parseInteger<int>(valueIn(values, name));
  if (!value) {
    throw Error(what + " must be a whole number");
  }
  return *value;
}

void addValues(FormValues& values, const PlanItem& item, int place) {
  const std::string name(wordOf(item.exercise));
  values[name + ".in"] = place > 0 ? "yes" : "";
  values[name + ".place"] = std::to_string(place > 0 ? place : static_cast<int>(item.exercise) + 1);
  values[name + ".per_day"] = std::to_string(item.perDay);
  values[name + ".repetitions"] = std::to_string(item.repetitions);
  values[name + ".hold_s"] = numberText(item.holdS);
  values[name + ".own"] = item.ownHold ? "yes" : "";
  values[name + ".rest_s"] = numberText(item.restS);
  values[name + ".form"] = wordFor(item.form);
  values[name + ".foot"] = wordFor(item.foot);
  values[name + ".level"] = item.difficulty ? numberText(*item.difficulty) : "";
}

Html numberField(const FormValues& values, const std::string& name, const char* label, const char* hint = "") {
  return inputField(
      {.name = name, .label = label, .value = valueIn(values, name), .type = "number", .hint = hint, .isShort = true});
}

Html tickField(const FormValues& values, const std::string& name, const std::string& label) {
  const std::string id = "f-" + name;
  return el("label", {{"class", "field"}, {"for", id}},
            el("input", {{"type", "checkbox"},
                         {"id", id},
                         {"name", name},
                         {"value", "yes"},
                         Attribute::flagIf("checked", valueIn(values, name) == "yes")}),
            " ", label);
}

Choices formsOf(Exercise exercise) {
  Choices choices{{"standing", "standing"}, {"seated", "seated"}};
  if (exercise == Exercise::ToePress) {
    choices.emplace_back("guided", "guided, not measured");
  }
  return choices;
}

Html fieldsOf(const FormValues& values, Exercise exercise) {
  const std::string name(wordOf(exercise));
  Html row = numberField(values, name + ".place", "Place", "in the order");
  row += numberField(values, name + ".per_day", "Rounds a day", "1 to 6");
  row += numberField(values, name + ".repetitions", "Repetitions", "1 to 30");
  if (exercise != Exercise::AnkleCircle) {
    row += numberField(values, name + ".hold_s", "Hold", "s");
  }
  row += numberField(values, name + ".rest_s", "Rest", "s, 0 to 120");
  row += selectField(name + ".form", "Form", formsOf(exercise), valueIn(values, name + ".form"));
  if (exercise == Exercise::AnkleCircle) {
    row += selectField(name + ".foot", "Foot, seated", {{"both", "each in turn"}, {"left", "left"}, {"right", "right"}},
                       valueIn(values, name + ".foot"));
  }
  row += numberField(values, name + ".level", "Level", "0 to 1, or empty");
  Html inside = tickField(values, name + ".in", "In the plan");
  if (exercise == Exercise::Tiptoe) {
    inside += tickField(values, name + ".own", "Begin with a comfortable hold and increase it up to this one");
  }
  return el("fieldset", {}, el("legend", {}, shownExercise(name)), inside, el("div", {{"class", "row"}}, row));
}

PlanItem itemFrom(const FormValues& values, Exercise exercise) {
  const std::string name(wordOf(exercise));
  const std::string title = shownExercise(name);
  PlanItem item = articleItem(exercise);
  item.perDay = wholeIn(values, name + ".per_day", title + ": rounds a day");
  item.repetitions = wholeIn(values, name + ".repetitions", title + ": repetitions");
  if (exercise != Exercise::AnkleCircle) {
    item.holdS = numberIn(values, name + ".hold_s", title + ": the hold");
  }
  item.ownHold = exercise == Exercise::Tiptoe && valueIn(values, name + ".own") == "yes";
  item.restS = numberIn(values, name + ".rest_s", title + ": the rest");
  const auto form = valueOf<Form>(valueIn(values, name + ".form"));
  const auto foot =
      exercise == Exercise::AnkleCircle ? valueOf<Foot>(valueIn(values, name + ".foot")) : std::optional(Foot::Both);
  if (!form || !foot) {
    throw Error(title + ": form and foot must be chosen from the list");
  }
  item.form = *form;
  item.foot = *foot;
  item.difficulty.reset();
  if (!valueIn(values, name + ".level").empty()) {
    item.difficulty = numberIn(values, name + ".level", title + ": the level");
  }
  return item;
}

}  // namespace

FormValues planValues(const Plan& plan) {
  FormValues values;
  for (const ExerciseWord& known : kExercises) {
    const auto found = std::ranges::find(plan.items, known.exercise, &PlanItem::exercise);
    const bool in = found != plan.items.end();
    addValues(values, in ? *found : articleItem(known.exercise),
              in ? static_cast<int>(found - plan.items.begin()) + 1 : 0);
  }
  return values;
}

Html planFields(const FormValues& values) {
  Html fields;
  for (const ExerciseWord& known : kExercises) {
    fields += fieldsOf(values, known.exercise);
  }
  return fields;
}

Plan planFrom(const FormValues& values) {
  std::vector<std::pair<int, PlanItem>> placed;
  for (const ExerciseWord& known : kExercises) {
    const std::string name(known.word);
    if (valueIn(values, name + ".in") == "yes") {
      placed.emplace_back(wholeIn(values, name + ".place", shownExercise(name) + ": the place"),
                          itemFrom(values, known.exercise));
    }
  }
  std::ranges::stable_sort(placed, {}, &std::pair<int, PlanItem>::first);
  Plan plan;
  for (const auto& [place, item] : placed) {
    plan.items.push_back(item);
  }
  return plan;
}

}  // namespace surefoot
