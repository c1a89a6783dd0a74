// SPDX-License-Identifier: MIT
#include "clinic/person_parts.hpp"

#include <cmath>

#include "base/text.hpp"
#include "clinic/balance.hpp"
#include "clinic/chart.hpp"
#include "clinic/forms.hpp"
#include "clinic/style.hpp"
#include "programme/hand_test.hpp"
#include "programme/week.hpp"
#include "records/latest.hpp"
#include "records/notes.hpp"
#include "records/plans.hpp"
#include "records/progress.hpp"
#include "records/roster.hpp"
#include "records/session_log.hpp"
#include "records/stamp.hpp"
#include "records/words.hpp"

namespace surefoot {
namespace {

Html card(const char* what, const Html& is, bool warn = false) {
  return el("li", {Attribute::valueIf("class", "warn", warn)}, el("span", {{"class", "what"}}, what),
            el("span", {{"class", "is"}}, is));
}

Html agoText(const std::string& at, DayNumber now) {
  if (at.empty()) {
    return text("never");
  }
  const int days = now - dayOf(at);
  return text(shownDay(at) + (days == 0   ? ", today"
                              : days == 1 ? ", yesterday"
                                          : ", " + std::to_string(days) + " days ago"));
}

/// A missing answer must not be taken for good news.
bool answeredLately(Database& db, const Person& person, DayNumber now) {
  const auto latest = latestAnswers(db, person.id, 1);
  return !latest.empty() && now - dayOf(latest.front().answeredAt) < kTroubleDays;
}

std::string holdText(const PlanItem& item) {
  if (item.holdS <= 0.0) {
    return "–";
  }
  return (item.ownHold ? "adapts, up to " : "") + numberText(item.holdS) + " s";
}

std::string levelText(const PlanItem& item) {
  return item.difficulty ? "fixed at " + numberText(*item.difficulty) : "adapts to the person";
}

std::string repetitionsText(const PlanItem& item) {
  const char* what = item.exercise == Exercise::AnkleCircle ? " circles each way"
                     : item.exercise == Exercise::Free      ? " tides"
                     : item.exercise == Exercise::Tiptoe    ? " times"
                                                            : " presses";
  return std::to_string(item.perDay) + " × " + std::to_string(item.repetitions) + what;
}

std::string formText(const PlanItem& item) {
  return wordFor(item.form) + (item.foot == Foot::Both ? "" : ", " + wordFor(item.foot) + " foot");
}

std::string doneText(const Today& today, std::size_t item) {
  std::string words;
  for (const TodayLine& line : today.lines) {
    if (line.item == item) {
      words += (words.empty() ? "" : ", ") + (line.foot == Foot::Both ? "" : wordFor(line.foot) + " ") +
               std::to_string(line.roundsDone) + " of " + std::to_string(line.rounds);
    }
  }
  return words;
}

}  // namespace

std::string titleOf(const Person& person) {
  return (person.name.empty() ? person.pseudonym : person.name + " (" + person.pseudonym + ")") +
         (person.demonstration ? ", made for demonstration" : "");
}

Html factsLine(const Person& person) {
  std::string words;
  const auto add = [&words](const std::string& fact) { words += (words.empty() ? "" : " · ") + fact; };
  if (person.birthYear) {
    const int age = thisYear() - *person.birthYear;
    add("born " + std::to_string(*person.birthYear) + " (" + std::to_string(age - 1) + " or " + std::to_string(age) +
        ")");
  }
  if (!person.sex.empty()) {
    add(person.sex);
  }
  if (person.heightMm) {
    add(fixedText(*person.heightMm / 10.0, 0) + " cm");
  }
  if (person.footLengthMm) {
    add("foot " + fixedText(*person.footLengthMm, 0) + " mm");
  }
  if (person.weightN) {
    add(fixedText(*person.weightN / 9.80665, 0) + " kg when last weighed");
  }
  Html html = el("p", {{"class", "facts-line"}}, words.empty() ? "No facts are known yet." : words);
  return person.note.empty() ? html : html + el("p", {}, person.note);
}

TrainingFacts trainingOf(Database& db, const std::string& personId) {
  TrainingFacts facts{
      .today = today(), .plan = planOf(db, personId), .ownPlan = hasOwnPlan(db, personId), .days = {}, .done = {}};
  facts.days = daysDone(allBouts(db, personId), facts.plan, facts.today);
  facts.done = todayOf(facts.plan, boutsToday(db, personId, facts.today));
  return facts;
}

Html glancePart(Database& db, const Person& person, const TrainingFacts& training) {
  const DayNumber now = training.today;
  const RosterLine line = rosterLineOf(db, person.id, now);
  const Week week = weekOf(training.days, now);
  Html cards =
      card("Last training", agoText(line.trainedAt, now) + (isTrainingDue(line, now) ? text(". Due.") : Html()),
           isTrainingDue(line, now));
  cards += card("Last seven days", text(std::to_string(week.keptDays) + " of 7 with training"));
  cards += card("Last balance test", agoText(line.testedAt, now) + (isTestDue(line, now) ? text(". Due.") : Html()),
                isTestDue(line, now));
  cards += card("Reported after a visit, last four weeks",
                !line.trouble.empty() ? text("⚠ " + shownWord(line.trouble) + ", " + shownDay(line.troubleAt))
                : answeredLately(db, person, now) ? text("no pain, dizziness or near fall")
                                                  : text("no answer in that time"),
                !line.trouble.empty());
  return el("ul", {{"class", "glance"}, {"aria-label", "At a glance"}}, cards);
}

Html planPart(const TrainingFacts& training) {
  const Plan& plan = training.plan;
  HtmlTable table(training.ownPlan ? "The person's own plan" : "The usual plan",
                  {"Exercise", "A day", "Hold", "Rest", "How", "Level", "Done today"});
  for (std::size_t i = 0; i < plan.items.size(); ++i) {
    const PlanItem& item = plan.items[i];
    table.row({text(shownExercise(wordOf(item.exercise))), text(repetitionsText(item)), text(holdText(item)),
               text(numberText(item.restS) + " s"), text(formText(item)), text(levelText(item)),
               text(doneText(training.done, i))});
  }
  return table.html();
}

Html adherencePart(const TrainingFacts& training, int weeks) {
  const DayNumber now = training.today;
  const std::vector<DayDone>& days = training.days;
  HtmlTable table("Days with training, the latest first", {"Day", "Share of the plan#"});
  for (auto day = days.rbegin(); day != days.rend() && now - day->day < weeks * 7; ++day) {
    table.row({text(shownDay(dayText(day->day))), text(fixedText(day->share * 100.0, 0) + " %")});
  }
  Html html = calendarChart(days, now, weeks);
  if (!table.empty()) {
    html += el("details", {}, el("summary", {}, "The same as a table"), table.html());
  }
  return html;
}

Html boutsPart(Database& db, const Person& person, int most, const PersonPartsChoice& choice) {
  HtmlTable table("The latest first. A score rates the game, never the person's balance.",
                  {"When", "Exercise", "Score#", "Done", "How it ended"});
  table.shortOnPaper(countBouts(db, person.id));
  for (const BoutLine& bout : latestBouts(db, person.id, most, choice.boutsFrom)) {
    const std::string when = shownTime(bout.startedAt);
    const std::string score = bout.notMeasured ? "done, not measured" : bout.score ? fixedText(*bout.score, 0) : "–";
    table.row({choice.links ? link("/sessions/" + bout.sessionId, when) : text(when),
               text(shownExercise(bout.exercise)), text(score),
               text(std::to_string(bout.done) + " of " + std::to_string(bout.asked)), text(shownWord(bout.status))});
  }
  return table.empty() ? el("p", {{"class", "none"}}, "No training yet.") : table.html();
}

Html demonstrationNote() {
  return el("p", {{"class", "warning"}},
            "A demonstration: a simulated person did this, or it belongs to a person made for demonstration. It enters "
            "the record of no real person.");
}

Html demonstrationsPart(Database& db, const Person& person, int most) {
  HtmlTable table("Shown to this person by a simulated one, the latest first. They count nowhere.", {"When", "What"});
  for (const BoutLine& bout : latestBouts(db, person.id, most, 0, SessionKind::Demonstrations)) {
    table.row({link("/sessions/" + bout.sessionId, shownTime(bout.startedAt)),
               text(bout.condition.empty() ? shownExercise(bout.exercise) : shownCondition(bout.condition))});
  }
  return table.empty() ? Html() : section("demonstrations", "Demonstrations", table.html());
}

Html answersPart(Database& db, const Person& person) {
  const auto answers = latestAnswers(db, person.id, 10);
  HtmlTable table("\"How was it?\", asked after each visit; the latest ten.", {"When", "Answer"});
  table.shortOnPaper(countAnswers(db, person.id));
  for (const AnswerLine& line : answers) {
    const bool trouble = line.answer != "fine" && line.answer != "hard";
    table.row({text(shownTime(line.answeredAt)), el("span", {Attribute::valueIf("class", "mark warn", trouble)},
                                                    trouble ? "⚠ " : "", shownWord(line.answer))});
  }
  return table.empty() ? el("p", {{"class", "none"}}, "No answers yet.") : table.html();
}

Html notesPart(Database& db, const Person& person) {
  Html html;
  const auto notes = notesOf(db, person.id);
  if (static_cast<int>(notes.size()) > kRowsOnPaper) {
    html += el("p", {{"class", "small print-only"}}, "In print: the latest ", std::to_string(kRowsOnPaper), " of ",
               std::to_string(notes.size()), ".");
  }
  for (const ClinicNote& note : notes) {
    html += el("article", {}, el("p", {{"class", "small"}}, shownTime(note.createdAt), ", ", note.user),
               el("p", {}, note.text));
  }
  return html.empty() ? el("p", {{"class", "none"}}, "No notes yet.") : html;
}

std::string unitOf(const HandTestKind& kind) {
  return kind.unit == "s" ? "s" : "of " + numberText(kind.most);
}

Html handTestsPart(Database& db, const Person& person) {
  HtmlTable table("Timed or asked in person, the latest first", {"Day", "Test", "Result#", "By", "Remark"});
  std::string kinds;
  const auto tests = handTestsOf(db, person.id);
  table.shortOnPaper(static_cast<int>(tests.size()));
  for (const HandTest& test : tests) {
    const HandTestKind& kind = handTestKind(test.kind);
    table.row({text(shownDay(test.doneAt)), text(kind.title), text(numberText(test.value) + ' ' + unitOf(kind)),
               text(test.user), text(test.note)});
    kinds += kinds.find(kind.word) == std::string::npos ? std::string(kind.word) + ';' : "";
  }
  if (table.empty()) {
    return el("p", {{"class", "none"}}, "None yet.");
  }
  Html html = table.html();
  for (const HandTestKind& kind : handTestKinds()) {
    if (kinds.find(kind.word) != std::string::npos) {
      html += el("p", {{"class", "small"}}, kind.title, ". ", kind.ranges, " ", kind.source);
    }
  }
  return html;
}

Html reportParts(Database& db, const Person& person, const PersonPartsChoice& choice) {
  constexpr int kWeeks = 12;
  constexpr int kBouts = 8;
  constexpr int kTests = 6;
  const TrainingFacts training = trainingOf(db, person.id);
  Html html = person.demonstration ? demonstrationNote() : Html();
  html += factsLine(person) + glancePart(db, person, training);
  html += el("div", {{"class", "columns"}}, section("adherence", "Days of training", adherencePart(training, kWeeks)),
             section("plan", "Plan", planPart(training)));
  html += section("balance", "Balance", balancePart(db, person, choice.links));
  html += section("tests", "Balance tests", testsPart(db, person, kTests, choice.links));
  html += section("bouts", "Training", boutsPart(db, person, kBouts, choice));
  html += section("answers", "Answers after visits", answersPart(db, person));
  html += section("hand-tests", "Tests by hand", handTestsPart(db, person));
  if (choice.named) {
    html += section("notes", "Notes", notesPart(db, person));
  }
  return el("div", {{"class", "sheet"}}, html);
}

std::string reportFile(Database& db, Person person, const PersonPartsChoice& choice) {
  if (!choice.named) {
    person.name.clear();
    person.note.clear();
  }
  const std::string who = titleOf(person);
  const Html head = el("head", {}, el("meta", {{"charset", "utf-8"}}),
                       el("meta", {{"http-equiv", "Content-Security-Policy"},
                                   {"content", "default-src 'none'; style-src 'unsafe-inline'"}}),
                       el("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}),
                       el("title", {}, who, " · Surefoot report"), styleElement(styleSheet()));
  const Html body =
      el("main", {{"id", "main"}}, el("h1", {}, who),
         el("p", {{"class", "small"}}, "Surefoot report of ", shownTime(nowText())), reportParts(db, person, choice),
         el("p", {{"class", "small"}}, "Training, education and research. No diagnosis, and no verdict about falls."));
  return document(el("html", {{"lang", "en"}}, head, el("body", {}, body))).markup();
}

}  // namespace surefoot
