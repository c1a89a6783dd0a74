// SPDX-License-Identifier: MIT
// The list of people: search, who is due, who reported trouble, who changed; and adding a person.
#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "clinic/balance.hpp"
#include "clinic/changes.hpp"
#include "clinic/forms.hpp"
#include "clinic/pages.hpp"
#include "clinic/person_form.hpp"
#include "records/roster.hpp"
#include "records/stamp.hpp"

namespace surefoot {
namespace {

constexpr int kLinesAPage = 50;
constexpr int kComparedAtOnce = 20;

template <typename Enum>
struct Named {
  Enum value;
  std::string_view word;
};

constexpr std::array<Named<RosterView>, 4> kViews{{{RosterView::Everybody, "everybody"},
                                                   {RosterView::Due, "due"},
                                                   {RosterView::Trouble, "trouble"},
                                                   {RosterView::Changed, "changed"}}};
constexpr std::array<Named<RosterOrder>, 6> kOrders{{{RosterOrder::Name, "name"},
                                                     {RosterOrder::Pseudonym, "pseudonym"},
                                                     {RosterOrder::Trained, "trained"},
                                                     {RosterOrder::Tested, "tested"},
                                                     {RosterOrder::Trouble, "trouble"},
                                                     {RosterOrder::Overdue, "overdue"}}};

template <typename Enum, std::size_t count>
Enum named(const std::array<Named<Enum>, count>& names, std::string_view word) {
  const auto found = std::ranges::find(names, word, &Named<Enum>::word);
  return found == names.end() ? names[0].value : found->value;
}

template <typename Enum, std::size_t count>
std::string_view wordIn(const std::array<Named<Enum>, count>& names, Enum value) {
  return std::ranges::find(names, value, &Named<Enum>::value)->word;
}

/// The initial order of a view: the most relevant people first.
void sortAs(RosterChoice& choice, RosterView view) {
  choice.view = view;
  choice.order = view == RosterView::Due       ? RosterOrder::Overdue
                 : view == RosterView::Trouble ? RosterOrder::Trouble
                                               : RosterOrder::Name;
  choice.descending = view == RosterView::Trouble;
}

RosterChoice choiceFrom(const PageVisit& visit) {
  RosterChoice choice{.search = visit.query("q").substr(0, 100), .limit = kLinesAPage};
  sortAs(choice, named(kViews, visit.query("view")));
  if (!visit.query("sort").empty()) {
    choice.order = named(kOrders, visit.query("sort"));
    choice.descending = visit.query("way") == "down";
  }
  const int page = parseInteger<int>(visit.query("page")).value_or(1);
  choice.offset = (std::clamp(page, 1, 1'000'000) - 1) * kLinesAPage;
  return choice;
}

std::string addressOf(const RosterChoice& choice, int page = 1) {
  return "/people?q=" + urlPart(choice.search) + "&view=" + std::string(wordIn(kViews, choice.view)) +
         "&sort=" + std::string(wordIn(kOrders, choice.order)) + (choice.descending ? "&way=down" : "") +
         (page > 1 ? "&page=" + std::to_string(page) : "");
}

Html tabs(const RosterChoice& choice, const RosterPage& page) {
  const auto tab = [&choice](RosterView view, const char* words, int count) {
    RosterChoice other = choice;
    sortAs(other, view);
    return el("li", {},
              el("a", {{"href", addressOf(other)}, Attribute::valueIf("aria-current", "page", view == choice.view)},
                 words, " (" + std::to_string(count) + ")"));
  };
  return el("ul", {{"class", "tabs"}}, tab(RosterView::Everybody, "Everybody", page.everybody),
            tab(RosterView::Due, "Due", page.due), tab(RosterView::Trouble, "Reported trouble", page.trouble),
            tab(RosterView::Changed, "Changed beyond the MDC", page.changed));
}

std::string explanationOf(RosterView view) {
  switch (view) {
    case RosterView::Due:
      return "Due: no training for " + std::to_string(kDueAfterDays) + " days or more, or no balance test for " +
             std::to_string(kTestDueAfterDays) +
             " days or more. For people who never came, the days count from when they were added. Those who have been "
             "overdue the longest come first.";
    case RosterView::Trouble:
      return "Reported trouble: after a visit in the last " + std::to_string(kTroubleDays) +
             " days the answer was pain, dizzy or nearly fell.";
    case RosterView::Changed:
      return "Changed: in at least one condition the latest test day differs from the first by more than the minimal "
             "detectable change (MDC). If conditions disagree, the one with more sway is shown. Provisional: the "
             "person has fewer than five earlier test days, so the published MDC is used. What it means is for you to "
             "judge.";
    case RosterView::Everybody:
      break;
  }
  return "";
}

Html headCell(const RosterChoice& choice, RosterOrder order, const char* words) {
  RosterChoice other = choice;
  other.order = order;
  other.offset = 0;
  const bool current = choice.order == order;
  other.descending = current ? !choice.descending : order != RosterOrder::Name && order != RosterOrder::Pseudonym;
  return el(
      "th",
      {{"scope", "col"}, Attribute::valueIf("aria-sort", choice.descending ? "descending" : "ascending", current)},
      el("a", {{"href", addressOf(other)}}, words, current ? (choice.descending ? " ▼" : " ▲") : ""));
}

Html dated(const std::string& at, bool due, DayNumber overdueDays) {
  Html html = text(at.empty() ? "never" : shownDay(at));
  if (due) {
    const std::string days = std::to_string(overdueDays) + (overdueDays == 1 ? " day" : " days");
    html += text(" ") + el("span", {{"class", "mark plain"}}, overdueDays == 0 ? "due" : days + " overdue");
  }
  return html;
}

Html lineOf(const RosterLine& line, DayNumber now) {
  const std::string address = "/people/" + line.personId;
  Html trouble;
  if (!line.trouble.empty()) {
    trouble = el("span", {{"class", "mark warn"}}, "⚠ ", shownWord(line.trouble));
    trouble += text(" " + shownDay(line.troubleAt));
  }
  return el("tr", {},
            el("th", {{"scope", "row"}}, link(address, line.name.empty() ? line.pseudonym : line.name),
               line.demonstration ? text(" ") + el("span", {{"class", "mark plain"}}, "demonstration") : Html()),
            el("td", {}, line.pseudonym),
            el("td", {}, line.birthYear ? std::to_string(*line.birthYear) : std::string("–")),
            el("td", {}, dated(line.trainedAt, isTrainingDue(line, now), trainingOverdueDays(line, now))),
            el("td", {}, dated(line.testedAt, isTestDue(line, now), testOverdueDays(line, now))), el("td", {}, trouble),
            el("td", {}, changeMark(line.change), line.changeDetail.empty() ? "" : " ", line.changeDetail));
}

Html tableOf(const RosterChoice& choice, const RosterPage& page, DayNumber now) {
  Html body;
  for (const RosterLine& line : page.lines) {
    body += lineOf(line, now);
  }
  return el("table", {{"class", "list"}}, el("caption", {}, explanationOf(choice.view)),
            el("thead", {},
               el("tr", {}, headCell(choice, RosterOrder::Name, "Name"),
                  headCell(choice, RosterOrder::Pseudonym, "Pseudonym"), el("th", {{"scope", "col"}}, "Born"),
                  headCell(choice, RosterOrder::Trained, "Last trained"),
                  headCell(choice, RosterOrder::Tested, "Last balance test"),
                  headCell(choice, RosterOrder::Trouble, "Reported trouble"),
                  el("th", {{"scope", "col"}}, "Change of sway"))),
            el("tbody", {}, body));
}

/// Warns that the list is incomplete.
Html notComparedYet(int count, const std::string& again) {
  if (count == 0) {
    return {};
  }
  const std::string words = std::to_string(count) + (count == 1 ? " person has" : " people have") +
                            " a newer balance test that has not been compared yet. ";
  return el("p", {{"class", "warning"}, {"role", "status"}}, words, link(again, "Compare the next"));
}

Html pager(const RosterChoice& choice, const RosterPage& page) {
  const int here = choice.offset / kLinesAPage + 1;
  const int last = std::max(1, (page.total + kLinesAPage - 1) / kLinesAPage);
  Html items;
  const auto item = [&](int to, const char* words) { items += el("li", {}, link(addressOf(choice, to), words)); };
  if (here > 1) {
    item(1, "First");
    item(here - 1, "Previous page");
  }
  items += el("li", {}, "Page " + std::to_string(here) + " of " + std::to_string(last));
  if (here < last) {
    item(here + 1, "Next page");
    item(last, "Last");
  }
  return el("nav", {{"aria-label", "Pages of the list"}}, el("ul", {{"class", "actions"}}, items));
}

}  // namespace

Reply showStart(PageVisit&) {
  return redirectTo("/people");
}

Reply showPeople(PageVisit& visit) {
  compareChanged(visit.db, kComparedAtOnce);
  const RosterChoice choice = choiceFrom(visit);
  const DayNumber now = today();
  const RosterPage page = rosterOf(visit.db, choice, now);
  Html form = el("form", {{"class", "row"}, {"method", "get"}, {"action", "/people"}, {"role", "search"}},
                 inputField({.name = "q", .label = "Name or pseudonym", .value = choice.search, .type = "search"}),
                 el("input", {{"type", "hidden"}, {"name", "view"}, {"value", wordIn(kViews, choice.view)}}),
                 submitButton("Find"));
  Html main =
      el("ul", {{"class", "actions"}}, el("li", {}, link("/people/new", "Add a person"))) + form + tabs(choice, page);
  main += notComparedYet(countToCompare(visit.db), addressOf(choice));
  main += page.lines.empty() ? el("p", {{"class", "card"}}, "Nobody in this list.")
                             : el("div", {{"class", "card"}}, tableOf(choice, page, now));
  main += pager(choice, page);
  return pageOf(visit, "People", main);
}

Reply showNewPerson(PageVisit& visit) {
  const Html form = postForm(visit, "/people/new", personFields({}) + submitButton("Add"));
  return pageOf(visit, "Add a person", el("div", {{"class", "card"}}, form));
}

Reply makePerson(PageVisit& visit) {
  const Person person = addPerson(visit.db, personFrom(visit, {}));
  visit.audit.personId = person.id;
  visit.done = true;
  return redirectTo("/people/" + person.id);
}

}  // namespace surefoot
