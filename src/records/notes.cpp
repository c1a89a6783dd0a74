// SPDX-License-Identifier: MIT
#include "records/notes.hpp"

#include <cmath>

#include "base/error.hpp"
#include "base/text.hpp"
#include "records/sql.hpp"
#include "records/stamp.hpp"

namespace surefoot {
namespace {

constexpr std::size_t kLongestNote = 10'000;

}  // namespace

void addNote(Database& db, const std::string& personId, const std::string& user, const std::string& text) {
  if (text.find_first_not_of(" \r\n\t") == std::string::npos || text.size() > kLongestNote) {
    throw Error("a note must have 1 to 10,000 characters");
  }
  const std::string id = newId();
  const std::string now = nowText();
  guarded(db.file(), [&] {
    db.sql()
        << "insert into clinic_notes (id, person_id, user_name, created_at, text) values (:id, :person, :user, :at,"
           " :text)",
        soci::use(id), soci::use(personId), soci::use(user), soci::use(now), soci::use(text);
  });
}

std::vector<ClinicNote> notesOf(Database& db, const std::string& personId) {
  return guarded(db.file(), [&] {
    ClinicNote note;
    soci::statement statement = (db.sql().prepare << "select id, user_name, created_at, text from clinic_notes where"
                                                     " person_id = :person order by id desc",
                                 soci::use(personId), soci::into(note.id), soci::into(note.user),
                                 soci::into(note.createdAt), soci::into(note.text));
    statement.execute();
    std::vector<ClinicNote> notes;
    while (statement.fetch()) {
      notes.push_back(note);
    }
    return notes;
  });
}

const std::array<HandTestKind, 3>& handTestKinds() {
  static constexpr std::array<HandTestKind, 3> kKinds{{
      {"tug", "Timed up and go", "s", 3.0, 300.0, false,
       "Seconds from \"go\" until seated again: rise from an armchair, walk 3 m at the usual pace, turn, walk back, "
       "sit down.",
       "Mean (95 % interval): 60-69 years 8.1 s (7.1-9.0), 70-79 years 9.2 s (8.2-10.2), 80-99 years 11.3 s "
       "(10.0-12.7).",
       "Test: Podsiadlo & Richardson 1991. Means: Bohannon 2006, J Geriatr Phys Ther 29(2):64-68 (meta-analysis)."},
      {"five-times-sit-to-stand", "Five times sit to stand", "s", 3.0, 120.0, false,
       "Seconds for standing up from a chair and sitting down five times, arms crossed, from \"go\" to the fifth "
       "stand.",
       "Longer than 11.4 s (60-69 years), 12.6 s (70-79 years) or 14.8 s (80-89 years) is slower than average.",
       "Bohannon 2006, Percept Mot Skills 103(1):215-222 (meta-analysis)."},
      {"fes-i", "Falls Efficacy Scale International", "{score}", 16.0, 64.0, true,
       "Sum of the 16 questions about concern about falling, each from 1 (not at all) to 4 (very).",
       "Concern: 16-19 low, 20-27 moderate, 28-64 high.",
       "Scale: Yardley et al. 2005, Age Ageing 34(6):614-619. Ranges: Delbaere et al. 2010, Age Ageing 39(2):210-216."},
  }};
  return kKinds;
}

const HandTestKind& handTestKind(std::string_view word) {
  for (const HandTestKind& kind : handTestKinds()) {
    if (kind.word == word) {
      return kind;
    }
  }
  throw Error("there is no hand-timed test \"" + std::string(word) + "\"");
}

void addHandTest(Database& db, const std::string& personId, const HandTest& test) {
  const HandTestKind& kind = handTestKind(test.kind);
  if (!(test.value >= kind.least && test.value <= kind.most) || (kind.whole && test.value != std::floor(test.value))) {
    throw Error(std::string(kind.title) + ": enter a " + (kind.whole ? "whole number" : "number") + " from " +
                numberText(kind.least) + " to " + numberText(kind.most));
  }
  const DayNumber day = dayOf(test.doneAt);
  if (day <= 0 || day > today() || dayText(day) != test.doneAt) {
    throw Error("enter the day of the test as 2026-03-01; it cannot be in the future");
  }
  if (test.note.size() > kLongestNote) {
    throw Error("a remark can have at most 10,000 characters");
  }
  const std::string id = newId();
  guarded(db.file(), [&] {
    db.sql() << "insert into hand_tests (id, person_id, user_name, done_at, kind, value, note) values (:id, :person,"
                " :user, :at, :kind, :value, :note)",
        soci::use(id), soci::use(personId), soci::use(test.user), soci::use(test.doneAt), soci::use(test.kind),
        soci::use(test.value), soci::use(test.note);
  });
}

std::vector<HandTest> handTestsOf(Database& db, const std::string& personId) {
  return guarded(db.file(), [&] {
    HandTest test;
    soci::statement statement =
        (db.sql().prepare
             << "select id, user_name, done_at, kind, value, note from hand_tests where person_id = :person"
                " order by done_at desc, id desc",
         soci::use(personId), soci::into(test.id), soci::into(test.user), soci::into(test.doneAt),
         soci::into(test.kind), soci::into(test.value), soci::into(test.note));
    statement.execute();
    std::vector<HandTest> tests;
    while (statement.fetch()) {
      tests.push_back(test);
    }
    return tests;
  });
}

}  // namespace surefoot
