// SPDX-License-Identifier: MIT
#include "records/merge.hpp"

#include <utility>

#include "base/error.hpp"
#include "records/sql.hpp"
#include "records/stamp.hpp"

namespace surefoot {
namespace {

namespace fs = std::filesystem;

/// Attaches the staged database to the main one during the lifetime of this object.
class Attached {
 public:
  Attached(soci::session& sql, const fs::path& file) : sql_(sql) {
    const std::string name = file.string();
    sql_ << "attach database :file as staged", soci::use(name);
  }
  ~Attached() {
    try {
      sql_ << "detach database staged";
    } catch (const soci::soci_error&) {
      // The connection is broken anyway; SQLite detaches when it closes.
    }
  }
  Attached(const Attached&) = delete;
  Attached& operator=(const Attached&) = delete;

 private:
  soci::session& sql_;
};

/// Runs a statement and returns how many rows it changed.
std::uint64_t change(soci::session& sql, const std::string& text) {
  soci::statement statement = (sql.prepare << text);
  statement.execute(true);
  return static_cast<std::uint64_t>(statement.get_affected_rows());
}

std::string columnsOf(soci::session& sql, const std::string& table) {
  const soci::rowset<std::string> names =
      (sql.prepare << "select name from pragma_table_info(:table)", soci::use(table));
  std::string list;
  for (const std::string& name : names) {
    list += (list.empty() ? "" : ", ") + name;
  }
  return list;
}

/// Copies the staged rows for which `condition` holds.
std::uint64_t take(soci::session& sql, const std::string& table, const std::string& condition) {
  const std::string columns = columnsOf(sql, table);
  return change(sql, "insert into main." + table + " (" + columns + ") select " + columns + " from staged." + table +
                         " g where " + condition + " order by g.rowid");
}

std::vector<std::string> listOf(soci::session& sql, const std::string& query) {
  const soci::rowset<std::string> rows = (sql.prepare << query);
  return {rows.begin(), rows.end()};
}

/// One transaction that copies from the staged database into the main one.
class Merge {
 public:
  explicit Merge(soci::session& sql) : sql_(sql) {}

  MergeSummary run() {
    Transaction transaction(sql_);
    refuseOtherSessions();
    takePeople();
    takeSessions();
    takeTrials();
    takeMeasures();
    summary_.answers = take(sql_, "answers", "g.id not in (select id from main.answers)");
    takePlans();
    summary_.handTests = take(sql_, "hand_tests", "g.id not in (select id from main.hand_tests)");
    summary_.notes = take(sql_, "clinic_notes", "g.id not in (select id from main.clinic_notes)");
    transaction.commit();
    return std::move(summary_);
  }

 private:
  void refuseOtherSessions() const {
    const auto others =
        listOf(sql_,
               "select g.id from staged.sessions g join main.sessions s on s.id = g.id where s.status <> "
               "'running' and (s.tick_count <> g.tick_count or s.sample_count <> g.sample_count"
               " or coalesce(s.digest, '') <> coalesce(g.digest, ''))");
    if (!others.empty()) {
      throw Error(
          "session " + others.front() +
          " is already here with a different ending: the export was changed or is damaged; nothing was imported");
    }
  }

  void takePeople() {
    renameNamesakes();
    tellOtherFacts();
    const auto newcomers =
        listOf(sql_, "select pseudonym from staged.people where id not in (select id from main.people) order by id");
    for (const char* fact : {"birth_year", "height_mm", "foot_length_mm"}) {
      change(sql_, std::string("update main.people set ") + fact + " = (select g." + fact +
                       " from staged.people g where g.id = people.id) where " + fact +
                       " is null and id in (select id from staged.people)");
    }
    change(sql_,
           "update main.people set sex = (select g.sex from staged.people g where g.id = people.id)"
           " where sex = '' and id in (select id from staged.people)");
    summary_.people = take(sql_, "people", "g.id not in (select id from main.people)");
    if (!newcomers.empty()) {
      summary_.remarks.push_back("Names are never exported, so the new people have none: `surefoot person edit " +
                                 newcomers.front() + " --name NAME` adds one.");
    }
  }

  // Two installations may have drawn the same pseudonym for different people.
  void renameNamesakes() {
    const char* taken =
        "exists (select 1 from main.people p where p.pseudonym = g.pseudonym collate nocase and p.id <> g.id)"
        " or exists (select 1 from main.names n where n.name = g.pseudonym collate nocase and n.person_id <> g.id)";
    const auto namesakes =
        listOf(sql_, std::string("select g.pseudonym from staged.people g where g.id not in (select id "
                                 "from main.people) and (") +
                         taken + ") order by g.id");
    for (const std::string& old : namesakes) {
      const std::string pseudonym = freePseudonym([this](const std::string& one) { return isTaken(one); });
      sql_ << "update staged.people set pseudonym = :new where pseudonym = :old", soci::use(pseudonym), soci::use(old);
      summary_.remarks.push_back("Another person here is already called " + old +
                                 ", so the imported person is now called " + pseudonym + ".");
    }
  }

  bool isTaken(const std::string& pseudonym) const {
    int taken = 0;
    sql_ << "select (select count(*) from main.people where pseudonym = :p) + (select count(*) from staged.people"
            " where pseudonym = :p) + (select count(*) from main.names where name = :p)",
        soci::use(pseudonym, "p"), soci::into(taken);
    return taken > 0;
  }

  void tellOtherFacts() {
    const auto others = listOf(sql_,
                               "select p.pseudonym from main.people p join staged.people g on g.id = p.id"
                               " where p.birth_year <> g.birth_year or p.height_mm <> g.height_mm"
                               " or p.foot_length_mm <> g.foot_length_mm or (p.sex <> g.sex and p.sex <> '' and g.sex "
                               "<> '') order by p.id");
    for (const std::string& pseudonym : others) {
      summary_.remarks.push_back(
          "Birth year, sex, height or foot length of " + pseudonym +
          " differ in the import: the values here are kept (`surefoot person edit` changes them).");
    }
  }

  void takeSessions() {
    change(sql_,
           "create temp table fresh as select id from staged.sessions where id not in (select id from main.sessions)");
    const std::string isFresh = "g.session_id in (select id from temp.fresh)";
    summary_.sessions = take(sql_, "sessions", "g.id in (select id from temp.fresh)");
    for (const char* table : {"calibrations", "bouts", "chunks", "events", "digests"}) {
      take(sql_, table, isFresh);
    }
    change(
        sql_,
        "update main.people set weight_n = coalesce((select s.body_weight_n from main.sessions s where s.person_id = "
        "people.id and s.body_weight_n is not null order by s.id desc limit 1), weight_n) where id in (select "
        "s.person_id from main.sessions s join temp.fresh f on f.id = s.id)");
    long long known = 0;
    sql_ << "select count(*) from staged.sessions", soci::into(known);
    summary_.knownSessions = static_cast<std::uint64_t>(known) - summary_.sessions;
    change(sql_, "drop table temp.fresh");
  }

  void takeTrials() {
    take(sql_, "tests", "g.id not in (select id from main.tests)");
    // It may have been exported before it was over.
    change(sql_,
           "update main.tests set (status, ended_at) = (select g.status, g.ended_at from staged.tests g where g.id = "
           "tests.id) where status = 'interrupted' and id in (select id from staged.tests)");
    take(sql_, "trials", "g.id not in (select id from main.trials)");
  }

  // Measures have no id: one with the same measure, definition and object is considered the same.
  void takeMeasures() {
    summary_.measures = take(sql_, "measures",
                             "not exists (select 1 from main.measures m where m.session_id = g.session_id"
                             " and m.measure = g.measure and m.definition_version = g.definition_version"
                             " and m.filter = g.filter and coalesce(m.bout_id, '') = coalesce(g.bout_id, '')"
                             " and coalesce(m.trial, '') = coalesce(g.trial, '')"
                             " and coalesce(m.condition, '') = coalesce(g.condition, ''))");
  }

  void takePlans() {
    const std::string columns = columnsOf(sql_, "plans");
    const std::string differ = "(select " + columns + " from staged.plans where person_id = p.id except select " +
                               columns + " from main.plans where person_id = p.id)";
    const auto others =
        listOf(sql_,
               "select p.pseudonym from main.people p where exists (select 1 from main.plans l where l.person_id = "
               "p.id) and exists " +
                   differ + " order by p.id");
    for (const std::string& pseudonym : others) {
      summary_.remarks.push_back("The plan of " + pseudonym + " differs in the import: the plan here is kept.");
    }
    change(sql_, "create temp table planned as select distinct person_id from main.plans");
    long long people = 0;
    sql_ << "select count(distinct person_id) from staged.plans where person_id not in (select person_id from "
            "temp.planned)",
        soci::into(people);
    summary_.plans = static_cast<std::uint64_t>(people);
    take(sql_, "plans", "g.person_id not in (select person_id from temp.planned)");
    change(sql_, "drop table temp.planned");
  }

  soci::session& sql_;
  MergeSummary summary_;
};

}  // namespace

MergeSummary mergeFrom(Database& db, const fs::path& staged) {
  return guarded(db.file(), [&] {
    const Attached attached(db.sql(), staged);
    return Merge(db.sql()).run();
  });
}

}  // namespace surefoot
