// SPDX-License-Identifier: MIT
#include "records/plans.hpp"

#include "base/error.hpp"
#include "records/rows.hpp"
#include "records/sql.hpp"
#include "records/stamp.hpp"

namespace surefoot {
namespace {

constexpr DayNumber kAwayDays = 28;
const std::string kSafety = "safety";
const std::string kTutorial = "tutorial-";

PlanItem itemFrom(const Row& row) {
  return {.exercise = row.word<Exercise>("exercise"),
          .form = row.word<Form>("form"),
          .foot = row.word<Foot>("foot"),
          .perDay = row.integer<int>("per_day"),
          .repetitions = row.integer<int>("repetitions"),
          .holdS = row.number("hold_s"),
          .ownHold = row.flag("own_hold"),
          .restS = row.number("rest_s"),
          .difficulty = row.numberIfAny("difficulty")};
}

void insertItem(soci::session& sql, const std::string& personId, int number, const PlanItem& item) {
  const std::string exercise = wordFor(item.exercise);
  const std::string form = wordFor(item.form);
  const std::string foot = wordFor(item.foot);
  const int ownHold = item.ownHold ? 1 : 0;
  Nullable<double> difficulty(item.difficulty);
  sql << "insert into plans (person_id, number, exercise, form, foot, per_day, repetitions, hold_s, own_hold, rest_s,"
         " difficulty) values (:person, :number, :exercise, :form, :foot, :day, :repetitions, :hold, :own, :rest,"
         " :difficulty)",
      soci::use(personId), soci::use(number), soci::use(exercise), soci::use(form), soci::use(foot),
      soci::use(item.perDay), soci::use(item.repetitions), soci::use(item.holdS), soci::use(ownHold),
      soci::use(item.restS), soci::use(difficulty.value, difficulty.indicator);
}

void mark(Database& db, const std::string& personId, const std::string& what) {
  if (personId.empty()) {
    return;
  }
  const std::string now = nowText();
  guarded(db.file(), [&] {
    db.sql() << "insert or replace into seen (person_id, what, seen_at) values (:person, :what, :now)",
        soci::use(personId), soci::use(what), soci::use(now);
  });
}

}  // namespace

Plan planOf(Database& db, const std::string& personId) {
  return guarded(db.file(), [&] {
    Plan plan;
    for (const Row& row : rowsOf(db, planTable(), {Choice::Of::Person, {personId}})) {
      plan.items.push_back(itemFrom(row));
    }
    return plan.items.empty() ? articlePlan() : plan;
  });
}

bool hasOwnPlan(Database& db, const std::string& personId) {
  return guarded(db.file(), [&] { return !rowsOf(db, planTable(), {Choice::Of::Person, {personId}}).empty(); });
}

void savePlan(Database& db, const std::string& personId, const Plan& plan) {
  if (const std::string wrong = whatIsWrongWith(plan); !wrong.empty()) {
    throw Error(wrong);
  }
  guarded(db.file(), [&] {
    Transaction transaction(db.sql());
    db.sql() << "delete from plans where person_id = :id", soci::use(personId);
    for (std::size_t i = 0; i < plan.items.size(); ++i) {
      insertItem(db.sql(), personId, static_cast<int>(i) + 1, plan.items[i]);
    }
    transaction.commit();
  });
}

void resetPlan(Database& db, const std::string& personId) {
  guarded(db.file(), [&] { db.sql() << "delete from plans where person_id = :id", soci::use(personId); });
}

void saveAnswer(Database& db, const std::string& personId, const std::string& visitId, Answer answer) {
  const std::string id = newId();
  const std::string now = nowText();
  const std::string word = wordFor(answer);
  Nullable<std::string> person(personId.empty() ? std::nullopt : std::optional(personId));
  guarded(db.file(), [&] {
    db.sql() << "insert into answers (id, person_id, visit_id, question, answer, answered_at) values (:id, :person,"
                " :visit, 'how-was-it', :answer, :now)",
        soci::use(id), soci::use(person.value, person.indicator), soci::use(visitId), soci::use(word), soci::use(now);
  });
}

std::vector<Exercise> tutorialsSeen(Database& db, const std::string& personId) {
  return guarded(db.file(), [&] {
    const soci::rowset<std::string> rows =
        (db.sql().prepare << "select what from seen where person_id = :id order by what", soci::use(personId));
    std::vector<Exercise> seen;
    for (const std::string& what : rows) {
      if (what.starts_with(kTutorial)) {
        if (const auto exercise = exerciseOf(what.substr(kTutorial.size()))) {
          seen.push_back(*exercise);
        }
      }
    }
    return seen;
  });
}

void markTutorialSeen(Database& db, const std::string& personId, Exercise exercise) {
  mark(db, personId, kTutorial + std::string(wordOf(exercise)));
}

bool safetySeen(Database& db, const std::string& personId, DayNumber today) {
  const std::string since = dayText(today - kAwayDays);
  int lately = 0;
  guarded(db.file(), [&] {
    db.sql() << "select count(*) from seen m where m.person_id = :id and m.what = :what and (substr(m.seen_at, 1, 10)"
                " >= :since or exists (select 1 from sessions s where s.person_id = :id and substr(s.started_at, 1, 10)"
                " >= :since))",
        soci::use(personId, "id"), soci::use(kSafety, "what"), soci::use(since, "since"), soci::into(lately);
  });
  return lately > 0;
}

void markSafetySeen(Database& db, const std::string& personId) {
  mark(db, personId, kSafety);
}

}  // namespace surefoot
