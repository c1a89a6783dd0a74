// SPDX-License-Identifier: MIT
#include "records/staging.hpp"

#include <deque>

#include "base/text.hpp"
#include "posture/board.hpp"
#include "records/sql.hpp"

namespace surefoot {

struct BulkLoad::Impl {
  explicit Impl(Database& into) : db(into), transaction(into.sql()) {}

  Database& db;
  Transaction transaction;
};

BulkLoad::BulkLoad(Database& db) {
  guarded(db.file(), [&] {
    db.sql() << "pragma synchronous = off";
    impl_ = std::make_unique<Impl>(db);
  });
}

BulkLoad::~BulkLoad() = default;

void BulkLoad::commit() {
  guarded(impl_->db.file(), [&] { impl_->transaction.commit(); });
}

/// Cells are bound as the column of the database wants them.
struct RowInserter::Impl {
  struct Cell {
    std::string type;
    bool notNull = false;
    std::string text;
    double number = 0.0;
    long long integer = 0;
    soci::indicator indicator = soci::i_ok;
  };

  explicit Impl(soci::session& sql) : statement(sql) {}

  void bind(Cell& cell) {
    if (cell.type == "real") {
      statement.exchange(soci::use(cell.number, cell.indicator));
    } else if (cell.type == "text") {
      statement.exchange(soci::use(cell.text, cell.indicator));
    } else {
      statement.exchange(soci::use(cell.integer, cell.indicator));
    }
  }

  soci::statement statement;
  std::deque<Cell> cells;  ///< They do not move: the statement points to them.
};

RowInserter::RowInserter(Database& db, const std::string& table, const std::vector<std::string>& columns, bool repeats)
    : impl_(std::make_unique<Impl>(db.sql())) {
  guarded(db.file(), [&] {
    std::string names;
    std::string values;
    for (const std::string& column : columns) {
      Impl::Cell& cell = impl_->cells.emplace_back();
      int notNull = 0;
      db.sql() << "select lower(type), \"notnull\" from pragma_table_info(:table) where name = :column",
          soci::use(table), soci::use(column), soci::into(cell.type), soci::into(notNull);
      cell.notNull = notNull != 0;
      names += (names.empty() ? "" : ", ") + column;
      values += (values.empty() ? ":" : ", :") + column;
      impl_->bind(cell);
    }
    impl_->statement.alloc();
    impl_->statement.prepare(std::string(repeats ? "insert or ignore into " : "insert into ") + table + " (" + names +
                             ") values (" + values + ")");
    impl_->statement.define_and_bind();
  });
}

RowInserter::~RowInserter() = default;

void RowInserter::set(std::size_t column, const std::string& text) {
  Impl::Cell& cell = impl_->cells[column];
  cell.indicator = text.empty() && !(cell.notNull && cell.type == "text") ? soci::i_null : soci::i_ok;
  cell.text = text;
  if (cell.type == "real") {
    cell.number = parseNumber(text).value_or(0.0);
  } else if (cell.type != "text") {
    cell.integer = text == "true" ? 1 : text == "false" ? 0 : parseInteger<long long>(text).value_or(0);
  }
}

std::string RowInserter::insert() {
  try {
    impl_->statement.execute(true);
    return {};
  } catch (const soci::soci_error& error) {
    // "sqlite3_statement_backend::loadOne: NOT NULL constraint failed: sessions.status"
    const std::string what = error.get_error_message();
    const std::size_t by = what.find("::loadOne: ");
    return by == std::string::npos ? what : what.substr(by + 11);
  }
}

void insertChunk(Database& db, const std::string& sessionId, long long number, const std::string& samples) {
  guarded(db.file(), [&] { insertChunk(db.sql(), sessionId, number, samples); });
}

void setAge(Database& db, const std::string& sessionId, int years) {
  guarded(db.file(), [&] {
    db.sql() << "update sessions set age_years = :age where id = :id", soci::use(years), soci::use(sessionId);
  });
}

void deriveBirthYears(Database& db) {
  guarded(db.file(), [&] {
    db.sql()
        << "update people set birth_year = (select cast(substr(s.started_at, 1, 4) as integer) - s.age_years"
           " from sessions s where s.person_id = people.id and s.age_years is not null order by s.id desc limit 1)";
  });
}

void derivePeopleOfTests(Database& db) {
  guarded(db.file(), [&] {
    db.sql() << "update tests set person_id = (select s.person_id from sessions s join trials t on t.session_id = s.id"
                " where t.test_id = tests.id)";
  });
}

void dropScoresNotMeasured(Database& db) {
  guarded(db.file(), [&] {
    const std::string ofBouts = " and bout_id in (select b.id from bouts b where b.measured = 0)";
    db.sql() << "update bouts set score = null where measured = 0";
    db.sql() << "update measures set value = null, reason = 'counted, not measured' where measure = 'score'" + ofBouts;
    db.sql() << "delete from measures where weight is not null" + ofBouts;
  });
}

void setDemonstrationsApart(Database& db) {
  const std::string serials = std::string(kVirtualSerial) + '%';
  const std::string firmware(kSimulatedFirmware);
  guarded(db.file(), [&] {
    db.sql() << "update sessions set demonstration = 1 where firmware = :firmware or board_serial like :serials",
        soci::use(firmware), soci::use(serials);
    const std::string real = " and person_id in (select id from people where demonstration = 0)";
    db.sql() << "update sessions set demonstration_of = person_id, person_id = null, age_years = null"
                " where demonstration = 1" +
                    real;
    db.sql() << "update tests set person_id = null where id in (select t.test_id from trials t join sessions s"
                " on s.id = t.session_id where s.demonstration = 1)" +
                    real;
    db.sql() << "update answers set person_id = null where visit_id in (select s.visit_id from sessions s"
                " where s.demonstration = 1 and s.visit_id <> '')" +
                    real;
  });
}

}  // namespace surefoot
