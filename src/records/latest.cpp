// SPDX-License-Identifier: MIT
#include "records/latest.hpp"

#include "movement/exercise.hpp"
#include "programme/plan.hpp"
#include "records/sql.hpp"

namespace surefoot {
namespace {

const char* const kJoined =
    " from sessions s join bouts b on b.session_id = s.id left join trials t on t.session_id = s.id";

/// Sessions of the person :key.
std::string sessionsOfKind(SessionKind kind) {
  if (kind == SessionKind::Demonstrations) {
    return std::string(kJoined) + " where s.demonstration_of = :key";
  }
  return std::string(kJoined) + " where s.person_id = :key and " +
         (kind == SessionKind::Trials ? "t.id is not null" : kIsTraining);
}

std::vector<BoutLine> linesOf(Database& db, const std::string& from, const std::string& key, int most, int offset) {
  BoutLine line;
  Nullable<int> done;
  Nullable<double> score;
  Nullable<int> measured;
  int practice = 0;
  int counts = 0;
  int demonstration = 0;
  soci::statement statement =
      (db.sql().prepare << "select s.id, s.started_at, s.status, b.exercise, b.game, b.repetitions, b.done, b.score,"
                           " b.measured, b.difficulty, coalesce(t.condition, ''), coalesce(t.number, 0),"
                           " coalesce(t.practice, 0), coalesce(t.counts, 0), s.demonstration"
                        << from << " order by s.id desc limit :most offset :offset",
       soci::use(key), soci::use(most), soci::use(offset), soci::into(line.sessionId), soci::into(line.startedAt),
       soci::into(line.status), soci::into(line.exercise), soci::into(line.game), soci::into(line.asked),
       soci::into(done.value, done.indicator), soci::into(score.value, score.indicator),
       soci::into(measured.value, measured.indicator), soci::into(line.difficulty), soci::into(line.condition),
       soci::into(line.trial), soci::into(practice), soci::into(counts), soci::into(demonstration));
  statement.execute();
  std::vector<BoutLine> lines;
  while (statement.fetch()) {
    lines.push_back(line);
    BoutLine& kept = lines.back();
    kept.done = done.get().value_or(0);
    kept.notMeasured = measured.get() == 0;
    kept.score = score.get();
    kept.practice = practice != 0;
    kept.counts = counts != 0;
    kept.demonstration = demonstration != 0;
    kept.asked = repetitionsAsked(exerciseOf(kept.exercise).value_or(Exercise::Free), kept.asked);
  }
  return lines;
}

}  // namespace

std::vector<AnswerLine> latestAnswers(Database& db, const std::string& personId, int most) {
  return guarded(db.file(), [&] {
    AnswerLine line;
    soci::statement statement =
        (db.sql().prepare << "select answered_at, answer from answers where person_id = :person order by id desc limit"
                             " :most",
         soci::use(personId), soci::use(most), soci::into(line.answeredAt), soci::into(line.answer));
    statement.execute();
    std::vector<AnswerLine> lines;
    while (statement.fetch()) {
      lines.push_back(line);
    }
    return lines;
  });
}

int countAnswers(Database& db, const std::string& personId) {
  return guarded(db.file(), [&] {
    int count = 0;
    db.sql() << "select count(*) from answers where person_id = :person", soci::use(personId), soci::into(count);
    return count;
  });
}

std::vector<BoutLine> latestBouts(Database& db, const std::string& personId, int most, int offset, SessionKind kind) {
  return guarded(db.file(), [&] { return linesOf(db, sessionsOfKind(kind), personId, most, offset); });
}

BoutLine lineOfSession(Database& db, const std::string& sessionId) {
  const auto lines =
      guarded(db.file(), [&] { return linesOf(db, std::string(kJoined) + " where s.id = :key", sessionId, 1, 0); });
  return lines.empty() ? BoutLine{} : lines.front();
}

std::string personOfSession(Database& db, const std::string& sessionId) {
  return guarded(db.file(), [&] {
    std::string person;
    db.sql() << "select coalesce(person_id, demonstration_of, '') from sessions where id = :id", soci::use(sessionId),
        soci::into(person);
    return person;
  });
}

int countBouts(Database& db, const std::string& personId) {
  return guarded(db.file(), [&] {
    int count = 0;
    db.sql() << "select count(*)" + sessionsOfKind(SessionKind::Training), soci::use(personId), soci::into(count);
    return count;
  });
}

std::vector<TestLine> latestTests(Database& db, const std::string& personId, int most) {
  return guarded(db.file(), [&] {
    TestLine line;
    soci::statement statement =
        (db.sql().prepare
             << "select x.id, x.started_at, x.protocol, x.status,"
                " (select count(*) from trials t where t.test_id = x.id and t.practice = 0),"
                " (select count(*) from trials t where t.test_id = x.id and t.practice = 0 and t.counts = 1)"
                " from tests x where x.person_id = :person order by x.id desc limit :most",
         soci::use(personId), soci::use(most), soci::into(line.testId), soci::into(line.startedAt),
         soci::into(line.protocol), soci::into(line.status), soci::into(line.trials), soci::into(line.counted));
    statement.execute();
    std::vector<TestLine> lines;
    while (statement.fetch()) {
      lines.push_back(line);
    }
    return lines;
  });
}

std::vector<SessionMeasure> measuresOfSession(Database& db, const std::string& sessionId) {
  return guarded(db.file(), [&] {
    SessionMeasure line;
    Nullable<double> value;
    Nullable<double> duration;
    Nullable<double> rate;
    soci::statement statement =
        (db.sql().prepare << "select measure, value, unit, definition_version, filter, coalesce(reason, ''),"
                             " coalesce(condition, ''), duration_s, rate_hz from measures"
                             " where session_id = :id order by rowid",
         soci::use(sessionId), soci::into(line.key), soci::into(value.value, value.indicator), soci::into(line.unit),
         soci::into(line.definition), soci::into(line.filter), soci::into(line.reason), soci::into(line.condition),
         soci::into(duration.value, duration.indicator), soci::into(rate.value, rate.indicator));
    statement.execute();
    std::vector<SessionMeasure> measures;
    while (statement.fetch()) {
      measures.push_back(line);
      measures.back().value = value.get();
      measures.back().durationS = duration.get();
      measures.back().rateHz = rate.get();
    }
    return measures;
  });
}

}  // namespace surefoot
