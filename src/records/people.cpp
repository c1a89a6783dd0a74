// SPDX-License-Identifier: MIT
#include "records/people.hpp"

#include <algorithm>
#include <cmath>

#include "base/error.hpp"
#include "base/median.hpp"
#include "base/plain_signs.hpp"
#include "base/text.hpp"
#include "records/sql.hpp"
#include "records/stamp.hpp"

namespace surefoot {
namespace {

constexpr std::chrono::hours kLatelySpan{14 * 24};

void checkRange(const std::optional<double>& value, double least, double most, const char* what) {
  if (value && !(*value >= least && *value <= most)) {
    throw Error(std::string(what) + " must be from " + numberText(least) + " to " + numberText(most));
  }
}

void checkSigns(const std::string& text, Lines lines, const char* what) {
  if (const std::string fault = faultInSigns(text, lines); !fault.empty()) {
    throw Error(std::string(what) + " cannot be kept: " + fault);
  }
}

void check(const Person& person) {
  checkSigns(person.name, Lines::One, "the name");
  checkSigns(person.note, Lines::Many, "the remark");
  checkRange(person.birthYear ? std::optional<double>(*person.birthYear) : std::nullopt, 1900, thisYear(),
             "the birth year");
  checkRange(person.heightMm, 1000, 2300, "the height in mm");
  checkRange(person.footLengthMm, kLeastFootMm, kMostFootMm, "the foot length in mm");
  const std::vector<std::string> sexes = sexWords();
  if (!person.sex.empty() && std::ranges::find(sexes, person.sex) == sexes.end()) {
    throw Error("the sex must be female, male or other, or left out");
  }
}

/// True if it is the name or pseudonym of anybody except `id`.
bool isTaken(soci::session& sql, const std::string& name, const std::string& id) {
  int taken = 0;
  sql << "select (select count(*) from names where name = :name collate nocase and person_id <> :id)"
         " + (select count(*) from people where pseudonym = :name collate nocase and id <> :id)",
      soci::use(name, "name"), soci::use(id, "id"), soci::into(taken);
  return taken > 0;
}

void checkNameIsFree(soci::session& sql, const Person& person) {
  if (isTaken(sql, person.name, person.id)) {
    throw Error("there is already a person named \"" + person.name + "\": choose another name");
  }
}

void writeFacts(soci::session& sql, const Person& person) {
  Nullable<int> birthYear(person.birthYear);
  Nullable<double> height(person.heightMm);
  Nullable<double> foot(person.footLengthMm);
  Nullable<double> weight(person.weightN);
  sql << "update people set birth_year = :birth, sex = :sex, height_mm = :height, foot_length_mm = :foot,"
         " weight_n = :weight, note = :note where id = :id",
      soci::use(birthYear.value, birthYear.indicator), soci::use(person.sex), soci::use(height.value, height.indicator),
      soci::use(foot.value, foot.indicator), soci::use(weight.value, weight.indicator), soci::use(person.note),
      soci::use(person.id);
  sql << "delete from names where person_id = :id", soci::use(person.id);
  if (!person.name.empty()) {
    checkNameIsFree(sql, person);
    sql << "insert into names (person_id, name) values (:id, :name)", soci::use(person.id), soci::use(person.name);
  }
}

/// `condition` refers to the tables p (people) and n (names) and the value :who.
std::vector<Person> select(soci::session& sql, const std::string& condition, const std::string& who) {
  Person person;
  Nullable<int> birthYear;
  Nullable<double> height;
  Nullable<double> foot;
  Nullable<double> weight;
  int demonstration = 0;
  soci::statement statement =
      (sql.prepare << "select p.id, p.pseudonym, coalesce(n.name, ''), p.birth_year, p.sex, "
                      "p.height_mm, p.foot_length_mm, p.weight_n, p.note, p.demonstration"
                      " from people p left join names n on n.person_id = p.id where "
                   << condition << " order by p.id desc",
       soci::use(who, "who"), soci::into(person.id), soci::into(person.pseudonym), soci::into(person.name),
       soci::into(birthYear.value, birthYear.indicator), soci::into(person.sex),
       soci::into(height.value, height.indicator), soci::into(foot.value, foot.indicator),
       soci::into(weight.value, weight.indicator), soci::into(person.note), soci::into(demonstration));
  statement.execute();
  std::vector<Person> found;
  while (statement.fetch()) {
    found.push_back(person);
    found.back().birthYear = birthYear.get();
    found.back().heightMm = height.get();
    found.back().footLengthMm = foot.get();
    found.back().weightN = weight.get();
    found.back().demonstration = demonstration != 0;
  }
  return found;
}

/// Median over the standing bouts of the last 14 days; 0 if there are none.
double medianOfEvents(soci::session& sql, const std::string& column, const std::string& which,
                      const std::string& personId) {
  const std::string since = idsSince(kLatelySpan);
  const soci::rowset<double> rows =
      (sql.prepare << "select " << column
                   << " from events e join sessions s on s.id = e.session_id join bouts b on b.session_id = s.id"
                      " where s.person_id = :person and s.id >= :since and b.form = 'standing' and "
                   << which,
       soci::use(personId), soci::use(since));
  return medianOf({rows.begin(), rows.end()}).value_or(0.0);
}

}  // namespace

Person addPerson(Database& db, Person facts) {
  check(facts);
  return guarded(db.file(), [&] {
    Transaction transaction(db.sql());
    facts.id = newId();
    facts.pseudonym = freePseudonym([&](const std::string& name) { return isTaken(db.sql(), name, facts.id); });
    const std::string created = nowText();
    const int demonstration = facts.demonstration ? 1 : 0;
    db.sql() << "insert into people (id, pseudonym, sex, note, created_at, demonstration) values (:id, :pseudonym, '',"
                " '', :created, :demonstration)",
        soci::use(facts.id), soci::use(facts.pseudonym), soci::use(created), soci::use(demonstration);
    writeFacts(db.sql(), facts);
    transaction.commit();
    return facts;
  });
}

std::vector<Person> listPeople(Database& db) {
  return guarded(db.file(), [&] { return select(db.sql(), "p.id <> :who", ""); });
}

std::vector<Person> lastTrained(Database& db, int most) {
  return guarded(db.file(), [&] {
    const soci::rowset<std::string> rows =
        (db.sql().prepare << "select r.person_id from roster r join people p on p.id = r.person_id where"
                             " p.demonstration = 0 order by r.trained_at is null, r.trained_at desc limit :most",
         soci::use(most));
    std::vector<Person> people;
    for (const std::string& id : std::vector<std::string>(rows.begin(), rows.end())) {
      people.push_back(select(db.sql(), "p.id = :who", id).front());
    }
    return people;
  });
}

void giveVisitTo(Database& db, const std::string& personId, const std::string& visitId) {
  guarded(db.file(), [&] {
    soci::session& sql = db.sql();
    Transaction transaction(sql);
    const auto run = [&](const std::string& text) {
      sql << text, soci::use(personId, "person"), soci::use(visitId, "visit");
    };
    run("update sessions set person_id = :person, age_years = (select cast(substr(started_at, 1, 4) as integer)"
        " - birth_year from people where id = :person) where visit_id = :visit and person_id is null"
        " and demonstration = 0");
    run("update answers set person_id = :person where visit_id = :visit and person_id is null");
    run("update people set weight_n = coalesce((select s.body_weight_n from sessions s where s.person_id = :person and"
        " s.visit_id = :visit and s.body_weight_n is not null order by s.id desc limit 1), weight_n)"
        " where id = :person");
    run("update roster set trained_at = max(coalesce(trained_at, ''), coalesce((select max(s.started_at) from sessions "
        "s"
        " where s.person_id = :person and s.visit_id = :visit), '')) where person_id = :person");
    run("update roster set (trouble, trouble_at) = (select a.answer, a.answered_at from answers a where a.person_id ="
        " :person and a.visit_id = :visit order by a.id desc limit 1) where person_id = :person and exists (select 1 "
        "from"
        " answers a where a.person_id = :person and a.visit_id = :visit and a.answer in ('pain', 'dizzy',"
        " 'nearly-fell'))");
    transaction.commit();
  });
}

Person findPerson(Database& db, const std::string& who) {
  const auto found = guarded(db.file(), [&] {
    return select(db.sql(), "p.id = :who or p.pseudonym = :who collate nocase or n.name = :who collate nocase", who);
  });
  if (found.empty()) {
    throw Error("there is no person called \"" + who +
                "\": see `surefoot person list`, or add them with `surefoot person add`");
  }
  return found.front();
}

std::optional<Person> personWithId(Database& db, const std::string& id) {
  const auto found = guarded(db.file(), [&] { return select(db.sql(), "p.id = :who", id); });
  return found.empty() ? std::nullopt : std::optional(found.front());
}

void updatePerson(Database& db, const Person& person) {
  check(person);
  guarded(db.file(), [&] {
    Transaction transaction(db.sql());
    writeFacts(db.sql(), person);
    transaction.commit();
  });
}

PersonFacts factsFor(Database& db, const std::string& personId) {
  return guarded(db.file(), [&] {
    PersonFacts facts;
    const auto found = select(db.sql(), "p.id = :who", personId);
    if (!found.empty()) {
      facts.footLengthMm = found.front().footLengthMm.value_or(facts.footLengthMm);
    }
    const std::string since = idsSince(kLatelySpan);
    db.sql() << "select coalesce(max(m.value), 0.0) from measures m join sessions s on s.id = m.session_id"
                " where s.person_id = :person and s.id >= :since and m.measure = 'toe_press_best_n'",
        soci::use(personId), soci::use(since), soci::into(facts.bestToeN);
    // Seated circles are only as wide as the foot can draw them; they say nothing about how far the whole body leans.
    facts.reachMm = medianOfEvents(db.sql(), "e.radius_mm", "e.kind = 'lap-end' and e.complete = 1", personId);
    facts.tiptoeShare = medianOfEvents(db.sql(), "e.rise", "e.kind = 'hold-end' and e.measured = 1", personId);
    return facts;
  });
}

}  // namespace surefoot
