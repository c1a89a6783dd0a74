// SPDX-License-Identifier: MIT
#include "programme/plan_text.hpp"

#include <array>
#include <utility>

#include "base/error.hpp"
#include "base/text.hpp"

namespace surefoot {
namespace {

constexpr std::array<std::pair<std::string_view, Form>, 3> kForms{
    {{"standing", Form::Standing}, {"seated", Form::Seated}, {"guided", Form::Guided}}};
constexpr std::array<std::pair<std::string_view, Foot>, 3> kFeet{
    {{"both", Foot::Both}, {"left", Foot::Left}, {"right", Foot::Right}}};

template <typename Words, typename Value>
std::string wordIn(const Words& words, Value value) {
  for (const auto& [word, known] : words) {
    if (known == value) {
      return std::string(word);
    }
  }
  return {};
}

template <typename Words, typename Value>
void setWord(const Words& words, std::string_view text, std::string_view what, Value& value) {
  std::string known;
  for (const auto& [word, meaning] : words) {
    if (word == text) {
      value = meaning;
      return;
    }
    known += (known.empty() ? "" : ", ") + std::string(word);
  }
  throw Error(std::string(what) + " must be one of " + known + ", not \"" + std::string(text) + "\"");
}

double number(std::string_view text, std::string_view what) {
  const auto value = parseNumber(text);
  if (!value) {
    throw Error(std::string(what) + " must be a number, not \"" + std::string(text) + "\"");
  }
  return *value;
}

/// The text up to `mark`, which is dropped from `text` with it; all of the text if there is no mark.
std::string_view takeUpTo(std::string_view& text, char mark) {
  const std::size_t at = text.find(mark);
  const std::string_view taken = text.substr(0, at);
  text = at == std::string_view::npos ? std::string_view{} : text.substr(at + 1);
  return taken;
}

Exercise exerciseNamed(std::string_view word) {
  if (const auto exercise = exerciseOf(word)) {
    return *exercise;
  }
  std::string known;
  for (const ExerciseWord& one : kExercises) {
    known += (known.empty() ? "" : ", ") + std::string(one.word);
  }
  throw Error("there is no exercise \"" + std::string(word) + "\": choose one of " + known);
}

void setDose(PlanItem& item, std::string_view text) {
  const std::string whole(text);
  const auto rounds = parseInteger<int>(takeUpTo(text, 'x'));
  const auto repetitions = parseInteger<int>(text);
  if (!rounds || !repetitions) {
    throw Error("the dose must be rounds a day x repetitions, such as 3x10, not \"" + whole + "\"");
  }
  item.perDay = *rounds;
  item.repetitions = *repetitions;
}

void setHold(PlanItem& item, std::string_view text) {
  item.ownHold = text == "own" || text.starts_with("own:");
  if (text == "own") {
    item.holdS = articleItem(item.exercise).holdS;
  } else {
    item.holdS = number(item.ownHold ? text.substr(4) : text, "hold");
  }
}

void setOne(PlanItem& item, std::string_view name, std::string_view value) {
  if (name == "hold") {
    setHold(item, value);
  } else if (name == "rest") {
    item.restS = number(value, name);
  } else if (name == "form") {
    setWord(kForms, value, name, item.form);
  } else if (name == "foot") {
    setWord(kFeet, value, name, item.foot);
  } else if (name == "level" && value == "follow") {
    item.difficulty.reset();
  } else if (name == "level") {
    item.difficulty = number(value, name);
  } else {
    throw Error("an exercise has hold, rest, form, foot and level, but no \"" + std::string(name) + "\"");
  }
}

void accept(Plan& plan, const Plan& changed) {
  if (const std::string wrong = whatIsWrongWith(changed); !wrong.empty()) {
    throw Error(wrong);
  }
  plan = changed;
}

}  // namespace

std::string textOf(const PlanItem& item) {
  std::string text =
      std::string(wordOf(item.exercise)) + '=' + std::to_string(item.perDay) + 'x' + std::to_string(item.repetitions);
  if (item.holdS > 0.0) {
    text += std::string(",hold=") + (item.ownHold ? "own:" : "") + numberText(item.holdS);
  }
  text += ",rest=" + numberText(item.restS) + ",form=" + wordIn(kForms, item.form);
  if (item.foot != Foot::Both) {
    text += ",foot=" + wordIn(kFeet, item.foot);
  }
  return text + ",level=" + (item.difficulty ? numberText(*item.difficulty) : "follow");
}

void changePlan(Plan& plan, std::string_view text) {
  std::string_view first = takeUpTo(text, ',');
  const Exercise exercise = exerciseNamed(takeUpTo(first, '='));
  Plan changed = plan;
  if (itemOf(changed, exercise) == nullptr) {
    changed.items.push_back(articleItem(exercise));
  }
  for (PlanItem& item : changed.items) {
    if (item.exercise != exercise) {
      continue;
    }
    if (!first.empty()) {
      setDose(item, first);
    }
    while (!text.empty()) {
      std::string_view value = takeUpTo(text, ',');
      const std::string_view name = takeUpTo(value, '=');
      setOne(item, name, value);
    }
  }
  accept(plan, changed);
}

void dropFromPlan(Plan& plan, std::string_view exercise) {
  const Exercise which = exerciseNamed(exercise);
  Plan changed = plan;
  if (std::erase_if(changed.items, [which](const PlanItem& item) { return item.exercise == which; }) == 0) {
    throw Error(std::string(exercise) + " is not in the plan");
  }
  accept(plan, changed);
}

}  // namespace surefoot
