// SPDX-License-Identifier: MIT
#include "records/session_log.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "records/log_rows.hpp"
#include "records/session_rows.hpp"
#include "records/sql.hpp"

namespace surefoot {

const TickCommand& SessionLog::at(Tick tick) const {
  static const TickCommand kNothing;
  const auto found = std::lower_bound(ticks.begin(), ticks.end(), tick,
                                      [](const LoggedTick& logged, Tick wanted) { return logged.tick < wanted; });
  return found != ticks.end() && found->tick == tick ? found->command : kNothing;
}

std::vector<SessionSummary> listSessions(Database& db, const std::string& personId) {
  return guarded(db.file(), [&] {
    SessionSummary line;
    std::string status;
    Nullable<double> score;
    long long ticks = 0;
    int demonstration = 0;
    soci::statement statement =
        (db.sql().prepare
             << "select s.id, coalesce(s.person_id, s.demonstration_of, ''), s.demonstration, s.started_at, s.status, "
                "b.exercise, b.game,"
                " b.difficulty, b.score, s.tick_count from sessions s join bouts b on b.session_id = s.id where "
             << (personId.empty() ? "s.id <> :id" : "coalesce(s.person_id, s.demonstration_of) = :id")
             << " order by s.id desc",
         soci::use(personId), soci::into(line.id), soci::into(line.personId), soci::into(demonstration),
         soci::into(line.startedAt), soci::into(status), soci::into(line.exercise), soci::into(line.game),
         soci::into(line.difficulty), soci::into(score.value, score.indicator), soci::into(ticks));
    statement.execute();
    std::vector<SessionSummary> list;
    while (statement.fetch()) {
      line.status = valueOf<SessionStatus>(status).value_or(SessionStatus::Interrupted);
      line.score = score.get();
      line.tickCount = ticks;
      line.demonstration = demonstration != 0;
      list.push_back(line);
    }
    return list;
  });
}

SessionRows rowsOfSession(Database& db, const std::string& id) {
  const Choice choice{Choice::Of::Session, {id}};
  auto session = rowsOf(db, sessionsTable(), choice);
  auto bouts = rowsOf(db, boutsTable(), choice);
  if (session.empty() || bouts.empty()) {
    throw Error("there is no session " + id);
  }
  return {std::move(session.front()), std::move(bouts.front()), rowsOf(db, calibrationsTable(), choice),
          rowsOf(db, eventsTable(), choice), rowsOf(db, digestsTable(), choice)};
}

void forEachChunk(Database& db, const std::string& id,
                  const std::function<void(const std::vector<LoggedSample>&)>& take) {
  soci::blob data(db.sql());
  soci::statement statement = (db.sql().prepare << "select data from chunks where session_id = :id order by number",
                               soci::use(id), soci::into(data));
  statement.execute();
  std::string bytes;
  while (statement.fetch()) {
    bytes.resize(data.get_len());
    data.read(0, bytes.data(), bytes.size());
    take(unpackChunk(bytes));
  }
}

bool hasSession(Database& db, const std::string& id) {
  return guarded(db.file(), [&] {
    int known = 0;
    db.sql() << "select count(*) from sessions where id = :id", soci::use(id), soci::into(known);
    return known > 0;
  });
}

SessionLog loadSession(Database& db, const std::string& id) {
  return guarded(db.file(), [&] {
    std::vector<LoggedSample> samples;
    forEachChunk(db, id, [&](const std::vector<LoggedSample>& chunk) {
      samples.insert(samples.end(), chunk.begin(), chunk.end());
    });
    return logFrom(rowsOfSession(db, id), samples);
  });
}

}  // namespace surefoot
