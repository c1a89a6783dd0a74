// SPDX-License-Identifier: MIT
#include "clinic/forms.hpp"

#include <array>
#include <span>

#include "base/text.hpp"

namespace surefoot {

Html inputField(const Field& field) {
  const std::string id = "f-" + field.name;
  Html label =
      el("span", {}, field.label, field.hint.empty() ? Html() : el("span", {{"class", "hint"}}, " ", field.hint));
  return el("label", {{"class", "field"}, {"for", id}}, label,
            el("input", {{"id", id},
                         {"name", field.name},
                         {"type", field.type},
                         Attribute::valueIf("value", field.value, !field.value.empty()),
                         Attribute::valueIf("step", "any", field.type == "number"),
                         Attribute::valueIf("class", "short", field.isShort),
                         {"autocomplete", field.autocomplete},
                         Attribute::flagIf("required", field.required)}));
}

namespace {

Html optionsOf(const Choices& choices, std::string_view chosen) {
  Html options;
  for (const auto& [value, words] : choices) {
    options += el("option", {{"value", value}, Attribute::flagIf("selected", value == chosen)}, words);
  }
  return options;
}

Html selectOf(std::string_view name, std::string_view label, const Html& options) {
  const std::string id = "f-" + std::string(name);
  return el("label", {{"class", "field"}, {"for", id}}, el("span", {}, label),
            el("select", {{"id", id}, {"name", name}}, options));
}

}  // namespace

Html selectField(std::string_view name, std::string_view label, const Choices& choices, std::string_view chosen) {
  return selectOf(name, label, optionsOf(choices, chosen));
}

Html selectField(std::string_view name, std::string_view label,
                 const std::vector<std::pair<std::string, Choices>>& groups, std::string_view chosen) {
  Html options;
  for (const auto& [heading, choices] : groups) {
    options += el("optgroup", {{"label", heading}}, optionsOf(choices, chosen));
  }
  return selectOf(name, label, options);
}

Html submitButton(std::string_view words, std::string_view look) {
  return el("button", {{"class", look}, {"type", "submit"}}, words);
}

Html section(std::string_view id, std::string_view heading, const Html& inside) {
  const std::string headingId = std::string(id) + "-heading";
  return el("section", {{"class", "card"}, {"id", id}, {"aria-labelledby", headingId}, {"tabindex", "-1"}},
            el("h2", {{"id", headingId}}, heading), inside);
}

HtmlTable::HtmlTable(std::string_view caption, std::vector<std::string> columns)
    : caption_(caption), columns_(std::move(columns)) {}

void HtmlTable::row(const std::vector<Html>& cells) {
  Html line;
  for (std::size_t i = 0; i < cells.size() && i < columns_.size(); ++i) {
    const bool number = columns_[i].ends_with('#');
    const std::string_view look = number ? "number" : "";
    line += i == 0 ? el("th", {{"scope", "row"}, Attribute::valueIf("class", look, number)}, cells[i])
                   : el("td", {Attribute::valueIf("class", look, number)}, cells[i]);
  }
  body_ += el("tr", {}, line);
  ++rows_;
}

void HtmlTable::shortOnPaper(int all) {
  if (all > kRowsOnPaper) {
    onPaper_ = " In print: the latest " + std::to_string(kRowsOnPaper) + " of " + std::to_string(all) + ".";
  }
}

Html HtmlTable::html() const {
  Html head;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const bool number = columns_[i].ends_with('#');
    const std::string words = number ? columns_[i].substr(0, columns_[i].size() - 1) : columns_[i];
    const auto address = addresses_.find(i);
    head += el("th", {{"scope", "col"}, Attribute::valueIf("class", "number", number)},
               address == addresses_.end() ? text(words) : surefoot::link(address->second, words));
  }
  const Html onPaper = onPaper_.empty() ? Html() : el("span", {{"class", "print-only"}}, onPaper_);
  return el("table", {}, caption_.empty() ? Html() : el("caption", {}, caption_, onPaper),
            el("thead", {}, el("tr", {}, head)), el("tbody", {}, body_));
}

Html factList(const std::vector<std::pair<std::string, Html>>& facts) {
  Html list;
  for (const auto& [name, value] : facts) {
    list += el("dt", {}, name) + el("dd", {}, value);
  }
  return el("dl", {{"class", "facts"}}, list);
}

Html link(std::string_view address, std::string_view words) {
  return el("a", {{"href", address}}, words);
}

std::string_view monthName(std::string_view iso) {
  constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto month = iso.size() < 10 ? std::nullopt : parseInteger<unsigned>(iso.substr(5, 2));
  return month && *month >= 1 && *month <= 12 ? kMonths[*month - 1] : "";
}

std::string shownDay(std::string_view iso) {
  const std::string_view month = monthName(iso);
  const auto day = month.empty() ? std::nullopt : parseInteger<unsigned>(iso.substr(8, 2));
  if (!day) {
    return std::string(iso);
  }
  return std::to_string(*day) + ' ' + std::string(month) + ' ' + std::string(iso.substr(0, 4));
}

std::string shownTime(std::string_view iso) {
  return iso.size() < 16 ? shownDay(iso) : shownDay(iso) + ", " + std::string(iso.substr(11, 5));
}

std::string shownWord(std::string_view word) {
  std::string words(word);
  for (char& c : words) {
    c = c == '-' ? ' ' : c;
  }
  return words;
}

namespace {

using Names = std::span<const std::pair<std::string_view, std::string_view>>;

std::string nameIn(Names names, std::string_view word) {
  for (const auto& [known, name] : names) {
    if (known == word) {
      return std::string(name);
    }
  }
  return shownWord(word);
}

}  // namespace

std::string shownCondition(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kNames{
      {{"eyes-open-firm", "Eyes open, firm floor"},
       {"eyes-closed-firm", "Eyes closed, firm floor"},
       {"eyes-open-foam", "Eyes open, on foam"},
       {"eyes-closed-foam", "Eyes closed, on foam"},
       {"limits", "Limits of stability"},
       {"single-leg-left", "On the left leg"},
       {"single-leg-right", "On the right leg"},
       {"symmetry", "Weight on both feet"}}};
  constexpr std::string_view kWay = "limits-";
  return word.starts_with(kWay) ? "Leaning " + shownWord(word.substr(kWay.size())) : nameIn(kNames, word);
}

std::string shownProtocol(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kNames{
      {{"quiet", "Quiet standing"},
       {"mctsib", "mCTSIB: eyes open and closed, firm and foam"},
       {"limits", "Limits of stability"},
       {"single-leg", "Standing on one leg"},
       {"symmetry", "Weight on both feet"}}};
  return nameIn(kNames, word);
}

std::string shownExercise(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kNames{{{"toe-press", "Toe presses"},
                                                                                 {"tiptoe", "Tiptoe"},
                                                                                 {"ankle-circle", "Ankle circles"},
                                                                                 {"free", "Leaning freely"},
                                                                                 {"balance-test", "Balance test"}}};
  return nameIn(kNames, word);
}

}  // namespace surefoot
