// SPDX-License-Identifier: MIT
#include "records/notes.hpp"

#include <cmath>

#include "base/error.hpp"
#include "base/plain_signs.hpp"
#include "base/text.hpp"
#include "programme/hand_test.hpp"
#include "records/sql.hpp"
#include "records/stamp.hpp"

namespace surefoot {
namespace {

constexpr std::size_t kLongestNote = 10'000;

void checkSigns(const std::string& text, const char* what) {
  if (const std::string fault = faultInSigns(text, Lines::Many); !fault.empty()) {
    throw Error(std::string(what) + " cannot be kept: " + fault);
  }
}

}  // namespace

void addNote(Database& db, const std::string& personId, const std::string& user, const std::string& text) {
  if (text.find_first_not_of(" \r\n\t") == std::string::npos || text.size() > kLongestNote) {
    throw Error("a note must have 1 to 10,000 characters");
  }
  checkSigns(text, "the note");
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
  checkSigns(test.note, "the remark");
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
