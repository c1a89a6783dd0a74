// SPDX-License-Identifier: MIT
// One person: the page, facts, plan, notes, tests by hand, all bouts, report and deletion.
#include <algorithm>

#include "base/error.hpp"
#include "base/text.hpp"
#include "clinic/balance.hpp"
#include "clinic/forms.hpp"
#include "clinic/pages.hpp"
#include "clinic/person_form.hpp"
#include "clinic/person_parts.hpp"
#include "clinic/plan_form.hpp"
#include "programme/hand_test.hpp"
#include "records/latest.hpp"
#include "records/notes.hpp"
#include "records/plans.hpp"
#include "records/stamp.hpp"

namespace surefoot {
namespace {

constexpr int kWeeks = 12;
constexpr int kBoutsOnPage = 10;
constexpr int kTestsOnPage = 10;
constexpr int kBoutsAPage = 50;

Html actions(const std::string& base, bool hasName) {
  Html items;
  const auto item = [&](const char* address, const char* words) { items += el("li", {}, link(base + address, words)); };
  item("/plan", "Edit plan");
  item("/facts", "Edit facts");
  item("/compare", "Compare two sessions");
  item("/report.html", hasName ? "Save as a report with the name" : "Save as a report");
  if (hasName) {
    item("/report.html?name=no", "Save as a report without the name");
  }
  item("/export", "Export data");
  items += el("li", {}, link("/audit?person=" + base.substr(8), "Access log of this person"));
  item("/erase", "Erase");
  return el("nav", {{"aria-label", "This person"}}, el("ul", {{"class", "actions"}}, items));
}

Html noteForm(const PageVisit& visit, const std::string& base) {
  return postForm(visit, base + "/notes",
                  el("label", {{"class", "field"}, {"for", "f-text"}}, el("span", {}, "A new note"),
                     el("textarea", {{"id", "f-text"}, {"name", "text"}, Attribute::flagIf("required", true)})) +
                      submitButton("Save the note"));
}

Html handTestForm(const PageVisit& visit, const std::string& base) {
  Choices kinds;
  Html how;
  for (const HandTestKind& kind : handTestKinds()) {
    kinds.emplace_back(kind.word, std::string(kind.title) + ", " + unitOf(kind));
    how += el("dt", {}, kind.title) + el("dd", {}, kind.how, " ", kind.ranges, " ", kind.source);
  }
  const Html fields =
      selectField("kind", "Test", kinds, "tug") +
      inputField({.name = "value", .label = "Result", .type = "number", .required = true, .isShort = true}) +
      inputField({.name = "day", .label = "Day", .value = dayText(today()), .type = "date", .required = true}) +
      inputField({.name = "remark", .label = "Remark"}) + submitButton("Save the result");
  return postForm(visit, base + "/hand-tests", el("div", {{"class", "row"}}, fields)) +
         el("details", {}, el("summary", {}, "How these tests are done, and their ranges"),
            el("dl", {{"class", "facts"}}, how));
}

Reply planPage(const PageVisit& visit, const Person& person, const FormValues& values, const std::string& trouble) {
  const std::string base = "/people/" + person.id;
  Html main = trouble.empty() ? Html() : el("p", {{"class", "warning"}, {"role", "alert"}}, trouble);
  main += el("p", {}, link(base, "Back to the person"));
  main += el("p", {},
             "Places give the order of the exercises in a day. If the level is empty, it adapts to the person. Guided "
             "presses are counted, not measured.");
  main += postForm(visit, base + "/plan", planFields(values) + submitButton("Save the plan"));
  if (hasOwnPlan(visit.db, person.id)) {
    main += postForm(visit, base + "/plan/usual", el("button", {{"type", "submit"}}, "Back to the usual plan"));
  }
  return pageOf(visit, "Plan of " + titleOf(person), main, trouble.empty() ? 200 : 400);
}

}  // namespace

Reply showPerson(PageVisit& visit) {
  const Person person = personOf(visit);
  const std::string base = "/people/" + person.id;
  Database& db = visit.db;
  const TrainingFacts training = trainingOf(db, person.id);
  Html main = el("p", {{"class", "small print-only"}}, "Surefoot, as of ", shownTime(nowText()));
  main += (person.demonstration ? demonstrationNote() : Html()) + factsLine(person) +
          actions(base, !person.name.empty()) + glancePart(db, person, training);
  main += section("balance", "Balance", balancePart(db, person, true));
  main += section("tests", "Balance tests", testsPart(db, person, kTestsOnPage, true));
  main += el("div", {{"class", "columns"}}, section("adherence", "Days of training", adherencePart(training, kWeeks)),
             section("answers", "Answers after visits", answersPart(db, person)));
  main += section("plan", "Plan", planPart(training));
  main += section("bouts", "Training",
                  boutsPart(db, person, kBoutsOnPage, {}) +
                      el("p", {{"class", "screen-only"}}, link(base + "/bouts", "All bouts")));
  main += demonstrationsPart(db, person, kBoutsOnPage);
  main += section("hand-tests", "Tests by hand", handTestsPart(db, person) + handTestForm(visit, base));
  main += section("notes", "Notes", notesPart(db, person) + noteForm(visit, base));
  return pageOf(visit, titleOf(person), el("div", {{"class", "sheet"}}, main));
}

Reply showFacts(PageVisit& visit) {
  const Person person = personOf(visit);
  const std::string base = "/people/" + person.id;
  const Html form = postForm(visit, base + "/facts", personFields(person) + submitButton("Save"));
  return pageOf(visit, "Facts of " + titleOf(person),
                el("p", {}, link(base, "Back to the person")) + el("div", {{"class", "card"}}, form));
}

Reply setFacts(PageVisit& visit) {
  const Person person = personOf(visit);
  updatePerson(visit.db, personFrom(visit, person));
  visit.done = true;
  return redirectTo("/people/" + person.id);
}

Reply showPlan(PageVisit& visit) {
  const Person person = personOf(visit);
  return planPage(visit, person, planValues(planOf(visit.db, person.id)), "");
}

Reply setPlan(PageVisit& visit) {
  const Person person = personOf(visit);
  try {
    savePlan(visit.db, person.id, planFrom(visit.request.form));
  } catch (const Error& error) {
    return planPage(visit, person, visit.request.form, std::string("The plan was not saved: ") + error.what() + '.');
  }
  visit.done = true;
  return redirectTo("/people/" + person.id + "#plan");
}

Reply backToUsualPlan(PageVisit& visit) {
  const Person person = personOf(visit);
  resetPlan(visit.db, person.id);
  visit.done = true;
  return redirectTo("/people/" + person.id + "#plan");
}

Reply writeNote(PageVisit& visit) {
  const Person person = personOf(visit);
  addNote(visit.db, person.id, visit.user.userName, visit.field("text"));
  visit.done = true;
  return redirectTo("/people/" + person.id + "#notes");
}

Reply writeHandTest(PageVisit& visit) {
  const Person person = personOf(visit);
  const auto value = parseNumber(visit.field("value"));
  if (!value) {
    throw Error("the result must be a number with a decimal point, such as 9.8");
  }
  addHandTest(visit.db, person.id,
              {.user = visit.user.userName,
               .doneAt = visit.field("day"),
               .kind = visit.field("kind"),
               .value = *value,
               .note = visit.field("remark")});
  visit.done = true;
  return redirectTo("/people/" + person.id + "#hand-tests");
}

Reply showBouts(PageVisit& visit) {
  const Person person = personOf(visit);
  const std::string base = "/people/" + person.id;
  const int page = std::clamp(parseInteger<int>(visit.query("page")).value_or(1), 1, 1'000'000);
  const int all = countBouts(visit.db, person.id);
  const int last = std::max(1, (all + kBoutsAPage - 1) / kBoutsAPage);
  const PersonPartsChoice choice{.boutsFrom = (page - 1) * kBoutsAPage};
  Html main = el("p", {}, link(base, "Back to the person")) +
              el("div", {{"class", "card"}}, boutsPart(visit.db, person, kBoutsAPage, choice));
  Html items = el("li", {}, "Page " + std::to_string(page) + " of " + std::to_string(last));
  if (page > 1) {
    items += el("li", {}, link(base + "/bouts?page=" + std::to_string(page - 1), "Previous page"));
  }
  if (page < last) {
    items += el("li", {}, link(base + "/bouts?page=" + std::to_string(page + 1), "Next page"));
  }
  main += el("nav", {{"aria-label", "Pages of the list"}}, el("ul", {{"class", "actions"}}, items));
  return pageOf(visit, "Bouts of " + titleOf(person), main);
}

Reply sendReport(PageVisit& visit) {
  const Person person = personOf(visit);
  return {.body = reportFile(visit.db, person, {.links = false, .named = visit.query("name") != "no"}),
          .downloadName = "surefoot-" + person.pseudonym + ".html"};
}

Reply showErase(PageVisit& visit) {
  const Person person = personOf(visit);
  const std::string base = "/people/" + person.id;
  Html inside = el("p", {}, "This erases ", titleOf(person), " for good: facts, name, ",
                   std::to_string(countBouts(visit.db, person.id)),
                   " bouts, all tests, notes and answers, from the database, its log and the copies kept by updates. "
                   "Exports and backups outside are not erased. The access log records that it was done, and by whom.");
  inside += el("p", {}, link(base + "/export", "Export the data first"));
  inside +=
      postForm(visit, base + "/erase",
               inputField({.name = "pseudonym", .label = "To confirm, type " + person.pseudonym, .required = true}) +
                   submitButton("Erase for good", "danger"));
  return pageOf(visit, "Erase " + titleOf(person),
                el("p", {}, link(base, "Back to the person")) + el("div", {{"class", "card"}}, inside));
}

Reply erase(PageVisit& visit) {
  const Person person = personOf(visit);
  if (visit.field("pseudonym") != person.pseudonym) {
    return refusal(visit, 400, "Nothing was erased", "The text you typed is not " + person.pseudonym + ".",
                   "/people/" + person.id + "/erase");
  }
  erasePerson(visit.db, person.id);
  visit.done = true;
  return redirectTo("/people");
}

}  // namespace surefoot
