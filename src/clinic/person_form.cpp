// SPDX-License-Identifier: MIT
#include "clinic/person_form.hpp"

#include <cmath>

#include "base/error.hpp"
#include "base/text.hpp"
#include "clinic/forms.hpp"

namespace surefoot {
namespace {

constexpr double kMmPerCm = 10.0;
constexpr double kLeastHeightCm = 100.0;
constexpr double kMostHeightCm = 230.0;

std::string numberOr(const std::optional<double>& value) {
  return value ? numberText(*value) : "";
}

std::optional<double> numberIn(const PageVisit& visit, const char* name, const char* what) {
  const std::string& given = visit.field(name);
  if (given.empty()) {
    return std::nullopt;
  }
  const auto value = parseNumber(given);
  if (!value) {
    throw Error(std::string(what) + " is a number");
  }
  return value;
}

}  // namespace

Html personFields(const Person& person) {
  const std::string born = person.birthYear ? std::to_string(*person.birthYear) : "";
  Html fields = inputField({.name = "name",
                            .label = "Name",
                            .value = person.name,
                            .hint = "optional; stored apart from the data and never exported"});
  fields +=
      inputField({.name = "birth_year", .label = "Year of birth", .value = born, .type = "number", .isShort = true});
  fields += selectField("sex", "Sex", {{"", "not said"}, {"female", "female"}, {"male", "male"}, {"other", "other"}},
                        person.sex);
  fields += inputField({.name = "height_cm",
                        .label = "Height in cm",
                        .value = numberOr(person.heightMm ? std::optional(*person.heightMm / kMmPerCm) : std::nullopt),
                        .type = "number",
                        .hint = "100 to 230",
                        .isShort = true});
  fields += inputField({.name = "foot_length_mm",
                        .label = "Foot length in mm",
                        .value = numberOr(person.footLengthMm),
                        .type = "number",
                        .hint = "190 to 330",
                        .isShort = true});
  fields += el("label", {{"class", "field"}, {"for", "f-note"}}, el("span", {}, "Remark"),
               el("textarea", {{"id", "f-note"}, {"name", "note"}}, person.note));
  return fields;
}

Person personFrom(const PageVisit& visit, Person before) {
  before.name = visit.field("name");
  before.sex = visit.field("sex");
  before.note = visit.field("note");
  const auto born = numberIn(visit, "birth_year", "the year of birth");
  if (born && *born != std::floor(*born)) {
    throw Error("the year of birth must be a whole number");
  }
  before.birthYear = born ? std::optional<int>(static_cast<int>(std::fmin(std::fmax(*born, -1.0), 1e6))) : std::nullopt;
  const auto heightCm = numberIn(visit, "height_cm", "the height");
  if (heightCm && !(*heightCm >= kLeastHeightCm && *heightCm <= kMostHeightCm)) {
    throw Error("the height in cm must be from " + numberText(kLeastHeightCm) + " to " + numberText(kMostHeightCm));
  }
  before.heightMm = heightCm ? std::optional(*heightCm * kMmPerCm) : std::nullopt;
  before.footLengthMm = numberIn(visit, "foot_length_mm", "the foot length");
  return before;
}

}  // namespace surefoot
