// SPDX-License-Identifier: MIT
#include <algorithm>
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "believable.hpp"
#include "browser.hpp"
#include "clinic_fixture.hpp"
#include "records/bout.hpp"
#include "records/notes.hpp"
#include "records/plans.hpp"
#include "records/sql.hpp"
#include "records/stamp.hpp"
#include "records/trials.hpp"

namespace surefoot::test {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST_F(ClinicTest, LookAndNote_AreLoggedAndEveryFormHasAnAction) {
  browser.makeFirstUser(clinic);
  browser.get("/people/" + person.id);
  browser.post("/people/" + person.id + "/notes", {{"text", "walks well"}}, "/people/" + person.id);
  const auto lines = auditEntries(db, {.personId = person.id});
  ASSERT_GE(lines.size(), 2U);
  EXPECT_EQ(lines[0].action, "wrote a note");
  EXPECT_EQ(lines[1].action, "looked at a person's page");
  EXPECT_EQ(lines[0].user, "Ada");
  EXPECT_THAT(browser.get("/audit")->body, HasSubstr("wrote a note"));
  for (const Route& route : routes()) {
    if (route.method == "POST") {
      EXPECT_FALSE(route.action.empty()) << route.pattern;
    }
  }
}

TEST_F(ClinicTest, PageThatShowsAPerson_IsLogged) {
  browser.makeFirstUser(clinic);
  keepVisit(db, person.id);
  testId = beginTest(db, person.id, "quiet", {});
  int shown = 0;
  for (const Route& route : routes()) {
    if (route.method != "GET") {
      continue;
    }
    const std::string address = addressOf(route);
    const std::string before = auditEntries(db, {.limit = 1}).at(0).id;
    const auto reply = browser.get(address);
    const bool names =
        reply->body.find(person.pseudonym) != std::string::npos || reply->body.find("Secret") != std::string::npos;
    if (!names && address.find(person.id) == std::string::npos && address.find(sessionId) == std::string::npos &&
        address.find(testId) == std::string::npos) {
      continue;
    }
    ++shown;
    ASSERT_EQ(reply->status, 200) << address;
    const AuditEntry line = auditEntries(db, {.limit = 1}).at(0);
    EXPECT_NE(line.id, before) << address << " left no line";
    EXPECT_EQ(line.action, route.action) << address;
    if (route.pattern.find(":id") != std::string_view::npos) {
      EXPECT_EQ(line.personId, person.id) << address;
    }
  }
  EXPECT_GE(shown, 11);
}

TEST_F(ClinicTest, LogLineAfterErasing_HasNoPersonId) {
  keepAudit(db, {.user = "Ada", .action = "looked", .personId = person.id});
  EXPECT_EQ(auditEntries(db, {.limit = 1}).at(0).personId, person.id);
  erasePerson(db, person.id);
  keepAudit(db, {.user = "Ada", .action = "looked again", .personId = person.id});
  EXPECT_EQ(auditEntries(db, {.limit = 1}).at(0).action, "looked again");
  EXPECT_EQ(auditEntries(db, {.limit = 1}).at(0).personId, "");
}

TEST_F(ClinicTest, MarkupInNamesOrNotes_IsNotSentAsMarkup) {
  browser.makeFirstUser(clinic);
  const Person odd = addPerson(db, {.name = "<script>alert(1)</script>"});
  for (const std::string& page : {std::string("/people?q=%3Cscript%3E"), "/people/" + odd.id, "/people/" + person.id}) {
    const std::string body = browser.get(page)->body;
    EXPECT_THAT(body, Not(HasSubstr("<script>alert"))) << page;
    EXPECT_THAT(body, Not(HasSubstr("<b>tea"))) << page;
  }
}

TEST_F(ClinicTest, LongList_IsSearchedAndSplitIntoPages) {
  browser.makeFirstUser(clinic);
  for (int i = 0; i < 60; ++i) {
    addPerson(db, {.name = "Person " + std::to_string(100 + i)});
  }
  const std::string first = browser.get("/people")->body;
  EXPECT_THAT(first, HasSubstr("Everybody (61)"));
  EXPECT_THAT(first, HasSubstr("Page 1 of 2"));
  EXPECT_THAT(first, Not(HasSubstr("Person 159")));
  EXPECT_THAT(browser.get("/people?page=2")->body, HasSubstr("Person 159"));
  const std::string found = browser.get("/people?q=son%20142")->body;
  EXPECT_THAT(found, HasSubstr("Everybody (1)"));
  EXPECT_THAT(found, HasSubstr("Person 142"));
  EXPECT_THAT(browser.get("/people?q=100%25")->body, HasSubstr("Everybody (0)"));
}

TEST_F(ClinicTest, PersonWithReportedTrouble_IsListed) {
  browser.makeFirstUser(clinic);
  addPerson(db, {.name = "Bo Quiet"});
  saveAnswer(db, person.id, "visit", Answer::Fine);
  EXPECT_THAT(browser.get("/people")->body, HasSubstr("Reported trouble (0)"));
  saveAnswer(db, person.id, "visit", Answer::NearlyFell);
  const std::string page = browser.get("/people?view=trouble")->body;
  EXPECT_THAT(page, HasSubstr("Reported trouble (1)"));
  EXPECT_THAT(page, HasSubstr("nearly fell"));
  EXPECT_THAT(page, HasSubstr("Anna Secret"));
  EXPECT_THAT(page, Not(HasSubstr("Bo Quiet")));
  const std::string due = browser.get("/people?view=due")->body;
  EXPECT_THAT(due, HasSubstr("Due (2)"));
}

TEST_F(ClinicTest, PeopleNotComparedYet_AreCountedInTheList) {
  browser.makeFirstUser(clinic);
  EXPECT_THAT(browser.get("/people?view=changed")->body, Not(HasSubstr("not been compared yet")));
  for (int i = 0; i < 23; ++i) {
    const Person other = addPerson(db, {.name = "Person " + std::to_string(i)});
    db.sql() << "update roster set change_stale = 1 where person_id = '" << other.id << "'";
  }
  EXPECT_THAT(browser.get("/people?view=changed")->body, HasSubstr("3 people have a newer balance test"));
  EXPECT_THAT(browser.get("/people?view=changed")->body, Not(HasSubstr("not been compared yet")));
}

TEST_F(ClinicTest, PlanForm_ChangesThePlanAndRefusesWhatIsOutOfRange) {
  browser.makeFirstUser(clinic);
  const std::string page = "/people/" + person.id + "/plan";
  httplib::Params fields{{"toe-press.in", "yes"},         {"toe-press.place", "1"},  {"toe-press.per_day", "2"},
                         {"toe-press.repetitions", "12"}, {"toe-press.hold_s", "5"}, {"toe-press.rest_s", "4"},
                         {"toe-press.form", "seated"},    {"toe-press.level", "0.5"}};
  EXPECT_EQ(browser.post(page, fields)->status, 303);
  const Plan plan = planOf(db, person.id);
  ASSERT_EQ(plan.items.size(), 1U);
  EXPECT_EQ(plan.items[0].repetitions, 12);
  EXPECT_EQ(plan.items[0].form, Form::Seated);
  EXPECT_EQ(plan.items[0].difficulty, 0.5);
  fields.erase("toe-press.repetitions");
  fields.emplace("toe-press.repetitions", "900");
  const auto refused = browser.post(page, fields);
  EXPECT_EQ(refused->status, 400);
  EXPECT_THAT(refused->body, HasSubstr("value=\"900\"")) << "what was typed stays";
  EXPECT_EQ(planOf(db, person.id), plan);
  EXPECT_EQ(browser.post(page + "/usual", {}, page)->status, 303);
  EXPECT_FALSE(hasOwnPlan(db, person.id));
}

TEST_F(ClinicTest, HandTest_IsKeptOnlyWithinItsRange) {
  browser.makeFirstUser(clinic);
  const std::string page = "/people/" + person.id;
  EXPECT_EQ(
      browser.post(page + "/hand-tests", {{"kind", "tug"}, {"value", "9.8"}, {"day", dayText(today())}}, page)->status,
      303);
  EXPECT_THAT(browser.get(page)->body, HasSubstr("9.8 s"));
  EXPECT_THAT(browser.get(page)->body, HasSubstr("Bohannon 2006"));
  for (const auto& [kind, value] :
       {std::pair("fes-i", "15"), {"fes-i", "20.5"}, {"tug", "nan"}, {"tug", "1"}, {"x", "9"}}) {
    EXPECT_EQ(
        browser.post(page + "/hand-tests", {{"kind", kind}, {"value", value}, {"day", dayText(today())}}, page)->status,
        400)
        << kind << value;
  }
  EXPECT_EQ(handTestsOf(db, person.id).size(), 1U);
}

TEST_F(ClinicTest, ErasingAPerson_NeedsThePseudonymAndLeavesNoTrace) {
  browser.makeFirstUser(clinic);
  const std::string page = "/people/" + person.id + "/erase";
  EXPECT_EQ(browser.post(page, {{"pseudonym", "heron-1"}})->status, 400);
  EXPECT_EQ(findPerson(db, person.id).id, person.id);
  EXPECT_EQ(browser.post(page, {{"pseudonym", person.pseudonym}})->status, 303);
  EXPECT_THROW(findPerson(db, person.id), Error);
  EXPECT_EQ(browser.get("/people/" + person.id)->status, 404);
  EXPECT_THAT(browser.get("/audit")->body, HasSubstr("erased a person"));
  for (const auto& entry : std::filesystem::recursive_directory_iterator(dir / "data")) {
    if (entry.is_regular_file()) {
      const std::string bytes = contentOf(entry.path());
      for (const std::string& word : {person.id, person.pseudonym, std::string("Anna Secret")}) {
        EXPECT_EQ(bytes.find(word), std::string::npos) << word << " in " << entry.path();
      }
    }
  }
}

TEST_F(ClinicTest, WholeOrPartOfARecording_IsDrawnAndMeasured) {
  const std::string session = keepVisit(db, person.id);
  browser.makeFirstUser(clinic);
  const std::string whole = browser.get("/sessions/" + session)->body;
  EXPECT_THAT(whole, HasSubstr("95 % prediction ellipse"));
  EXPECT_THAT(whole, HasSubstr("Spectrum"));
  EXPECT_THAT(whole, HasSubstr("/definitions/toe_press_best_n"));
  const std::string part = browser.get("/sessions/" + session + "?from=10&to=20")->body;
  EXPECT_THAT(part, HasSubstr("Half a window forward"));
  EXPECT_NE(whole, part);
  for (const char* odd :
       {"?from=-1&to=1", "?from=5&to=4", "?from=nan&to=inf", "?from=1e300&to=2e300", "?from=900&to=901"}) {
    EXPECT_EQ(browser.get("/sessions/" + session + odd)->status, 200) << odd;
  }
  EXPECT_THAT(browser.get("/definitions/toe_press_best_n")->body, HasSubstr("not a test of strength"));
  EXPECT_EQ(browser.get("/definitions/none")->status, 404);
  EXPECT_THAT(browser.get("/people/" + person.id + "/compare")->body, HasSubstr("Ratio"));
}

TEST_F(ClinicTest, TrialThatDidNotCount_IsMarkedWithTheReason) {
  const Person demo = addPerson(db, {.demonstration = true});
  browser.makeFirstUser(clinic);
  testId = beginTest(db, demo.id, "quiet", {.hands = "sides"});
  for (const int number : {kBadTrial - 1, kBadTrial}) {
    keepTrial(db, testId, demo.id, number, "eyes-open-firm", "quiet", 12.0, 7);
  }
  endTest(db, testId, TestStatus::Finished);
  const KeptTest test = loadTest(db, testId);
  const std::string good = browser.get("/sessions/" + test.trials[0].sessionId)->body;
  const std::string bad = browser.get("/sessions/" + test.trials[1].sessionId)->body;
  EXPECT_THAT(good, Not(HasSubstr("id not count")));
  EXPECT_THAT(bad, HasSubstr("Did not count: hand support seen for 3.0 s."));
  EXPECT_THAT(bad, HasSubstr("Also noted</dt>\n<dd>12 readings of a faulty cell left out</dd>"));
  EXPECT_THAT(bad, HasSubstr("mm/s)</span>"));
  for (const std::string& page : {good, bad}) {
    EXPECT_THAT(page, HasSubstr("Butterworth, low-pass 10 Hz"));
    EXPECT_THAT(page, HasSubstr("12.0 s at"));
    EXPECT_THAT(page, Not(HasSubstr("not asked for")));
    EXPECT_THAT(page, Not(HasSubstr("reported by the person")));
  }
  const std::string both = browser.get("/tests/" + testId)->body;
  EXPECT_THAT(both, HasSubstr("1 of 2 trials counted (without practice)"));
  EXPECT_THAT(both, HasSubstr("class=\"number\"><a href=\"/definitions/mean_velocity_mm_s\">Mean velocity</a>"));
  EXPECT_THAT(browser.get("/people/" + demo.id + "/compare")->body,
              HasSubstr("Eyes open, firm floor, trial 5 (did not count)</option>"));
}

TEST_F(ClinicTest, Demonstration_IsMarkedOnEveryPageAndEntersNoRecord) {
  browser.makeFirstUser(clinic);
  SessionStart start = startOf(testSetup(), person.id);
  start.setup.board.firmware = kSimulatedFirmware;
  start.exercise = "tiptoe";
  WaitingWriter writer(db, start);
  writer.append({}, {.tick = 0, .phase = Phase::Play});
  writer.finish({.done = 6});
  const std::string page = browser.get("/people/" + person.id)->body;
  EXPECT_THAT(page, HasSubstr("Demonstrations"));
  EXPECT_THAT(page, HasSubstr("/sessions/" + writer.sessionId()));
  EXPECT_THAT(page, Not(HasSubstr("A demonstration: "))) << "the person is a real one";
  EXPECT_THAT(browser.get("/people/" + person.id + "/bouts")->body, Not(HasSubstr(writer.sessionId())));
  EXPECT_THAT(browser.get("/sessions/" + writer.sessionId())->body, HasSubstr("A demonstration: "));
  EXPECT_THAT(browser.get("/sessions/" + sessionId)->body, Not(HasSubstr("A demonstration: ")));

  const Person demo = addPerson(db, {.name = "Demo", .demonstration = true});
  EXPECT_THAT(browser.get("/people/" + demo.id)->body, HasSubstr("A demonstration: "));
  EXPECT_THAT(browser.get("/people/" + demo.id + "/report.html")->body, HasSubstr("made for demonstration"));
  EXPECT_THAT(browser.get("/people")->body, HasSubstr("demonstration</span>"));
}

TEST_F(ClinicTest, RecordingOfPlay_IsNotCalledSway) {
  const std::string session = keepVisit(db, person.id);
  browser.makeFirstUser(clinic);
  const std::string page = browser.get("/sessions/" + session)->body;
  EXPECT_THAT(page, HasSubstr("Path of the centre of pressure during play"));
  EXPECT_THAT(page, HasSubstr("it is not sway and not a measure of balance"));
  EXPECT_THAT(page, Not(HasSubstr("the sway")));
  EXPECT_THAT(page, Not(HasSubstr("measuring sway")));
}

TEST_F(ClinicTest, TermsOnPages_AreDefinedWithASource) {
  browser.makeFirstUser(clinic);
  const std::string list = browser.get("/definitions")->body;
  for (const char* key : {"measurement_error", "change_ratio", "noise", "tug", "five-times-sit-to-stand", "fes-i"}) {
    EXPECT_THAT(list, HasSubstr("/definitions/" + std::string(key) + "\""));
    EXPECT_THAT(browser.get("/definitions/" + std::string(key))->body, HasSubstr("Source")) << key;
  }
  EXPECT_THAT(browser.get("/definitions/mean_velocity_mm_s")->body, HasSubstr("low-pass at 10 Hz"));
}

TEST_F(ClinicTest, ReportWithoutTheName_HasOnlyThePseudonym) {
  browser.makeFirstUser(clinic);
  const std::string page = "/people/" + person.id;
  addNote(db, person.id, "Ada", "Anna came with her sister");
  EXPECT_THAT(browser.get(page)->body, HasSubstr("Save as a report with the name"));
  EXPECT_THAT(browser.get(page + "/report.html")->body, HasSubstr("Anna Secret"));
  const std::string bare = browser.get(page + "/report.html?name=no")->body;
  EXPECT_THAT(bare, HasSubstr(person.pseudonym));
  EXPECT_THAT(bare, Not(HasSubstr("Anna")));
  EXPECT_THAT(bare, Not(HasSubstr("tea")));
}

TEST_F(ClinicTest, MoreRowsThanPrinted_SaysHowManyArePrinted) {
  browser.makeFirstUser(clinic);
  const std::string page = "/people/" + person.id;
  for (int i = 0; i < 3; ++i) {
    saveAnswer(db, person.id, "visit", Answer::Fine);
  }
  EXPECT_THAT(browser.get(page)->body, Not(HasSubstr("In print: the latest")));
  saveAnswer(db, person.id, "visit", Answer::Fine);
  EXPECT_THAT(browser.get(page)->body, HasSubstr("In print: the latest 3 of 4."));
}

TEST_F(ClinicTest, HeightInTheForm_IsInCentimetres) {
  browser.makeFirstUser(clinic);
  const std::string page = "/people/" + person.id + "/facts";
  EXPECT_EQ(browser.post(page, {{"name", "Anna Secret"}, {"height_cm", "162.5"}})->status, 303);
  EXPECT_EQ(findPerson(db, person.id).heightMm, 1625.0);
  EXPECT_THAT(browser.get(page)->body, HasSubstr("value=\"162.5\""));
  const auto refused = browser.post(page, {{"name", "Anna Secret"}, {"height_cm", "1625"}}, page);
  EXPECT_EQ(refused->status, 400);
  EXPECT_THAT(refused->body, HasSubstr("height in cm must be from 100 to 230"));
}

TEST_F(ClinicTest, SessionInTheLog_IsLinkedByWordsNotById) {
  browser.makeFirstUser(clinic);
  const std::string session = keepVisit(db, person.id);
  browser.get("/sessions/" + session);
  const std::string log = browser.get("/audit")->body;
  EXPECT_THAT(log, HasSubstr("<a href=\"/sessions/" + session + "\">the recording</a>"));
  EXPECT_THAT(log, Not(HasSubstr(">" + session)));
}

TEST_F(ClinicTest, DueList_SaysHowLongAndStartsWithTheLongest) {
  browser.makeFirstUser(clinic);
  const Person late = addPerson(db, {.name = "Zoe Late"});
  db.sql() << "update roster set trained_at = '" << dayAgo(40) << "', tested_at = '" << dayAgo(30)
           << "' where person_id = '" << late.id << "'";
  const std::string page = browser.get("/people?view=due")->body;
  EXPECT_THAT(page, HasSubstr("37 days overdue"));
  EXPECT_THAT(page, HasSubstr("2 days overdue"));
  EXPECT_LT(page.find("Zoe Late"), page.find("Anna Secret"));
  const std::string byName = browser.get("/people?view=due&sort=name")->body;
  EXPECT_GT(byName.find("Zoe Late"), byName.find("Anna Secret"));
}

TEST_F(ClinicTest, ChangeWhoseLineCannotBeWritten_IsUndone) {
  browser.makeFirstUser(clinic);
  BareDatabase(dir / "data")
      .run(
          "create trigger t before insert on audit when new.action = 'wrote a note' begin select raise(abort, 'full'); "
          "end");
  const std::string page = "/people/" + person.id;
  EXPECT_NE(browser.post(page + "/notes", {{"text", "walks well"}}, page)->status, 303);
  EXPECT_TRUE(notesOf(db, person.id).empty());
}

TEST_F(ClinicTest, RefusedForm_IsLogged) {
  browser.makeFirstUser(clinic);
  browser.postBare("/people/" + person.id + "/notes", {{"text", "x"}, {"token", std::string(64, '0')}});
  browser.post("/users", {{"name", "Bo"}, {"password", "1234567890"}, {"again", "1234567890"}});
  Browser stranger(clinic);
  stranger.postBare("/people/" + person.id + "/notes", {{"text", "x"}, {"token", "x"}});
  const auto lines = auditEntries(db, {.user = "Ada"});
  const auto has = [&lines](const std::string& action) {
    return std::ranges::any_of(lines, [&action](const AuditEntry& entry) { return entry.action == action; });
  };
  EXPECT_TRUE(has("sent a form that was out of date"));
  EXPECT_TRUE(has("could not do: added a user"));
  EXPECT_EQ(listUsers(db).size(), 1U);
}

TEST_F(ClinicTest, TextWithSignsThatAreNotSeen_IsRefused) {
  browser.makeFirstUser(clinic);
  const std::string page = "/people/" + person.id;
  for (const std::string& text :
       {std::string("walks\0well", 10), std::string("\x1B[2J"), std::string("\xE2\x80\xAEgnp")}) {
    EXPECT_EQ(browser.post(page + "/notes", {{"text", text}}, page)->status, 400) << text;
    EXPECT_EQ(browser.post("/people/new", {{"name", "Bo" + text}})->status, 400) << text;
  }
  EXPECT_TRUE(notesOf(db, person.id).empty());
}

}  // namespace
}  // namespace surefoot::test
