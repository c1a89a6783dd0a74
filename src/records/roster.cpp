// SPDX-License-Identifier: MIT
#include "records/roster.hpp"

#include "records/sql.hpp"
#include "records/stamp.hpp"

namespace surefoot {
namespace {

struct Days {
  std::string trained;  ///< On this day or later: not due.
  std::string tested;
  std::string trouble;  ///< On this day or later: shown.
};

Days daysOf(DayNumber today) {
  return {dayText(today - kDueAfterDays + 1), dayText(today - kTestDueAfterDays + 1),
          dayText(today - kTroubleDays + 1)};
}

const char* const kIsDue = "(coalesce(r.trained_at, '') < :trained or coalesce(r.tested_at, '') < :tested)";
const char* const kHasTrouble = "(coalesce(r.trouble_at, '') >= :trouble)";
const char* const kHasChanged = "(r.change in ('steadier', 'less-steady'))";
const char* const kFrom =
    " from people p left join roster r on r.person_id = p.id left join names n on n.person_id = p.id";

/// % and _ stand for themselves.
std::string pattern(const std::string& search) {
  std::string text = "%";
  for (const char c : search) {
    if (c == '%' || c == '_' || c == '\\') {
      text += '\\';
    }
    text += c;
  }
  return text + '%';
}

std::string searched(const RosterChoice& choice) {
  return choice.search.empty() ? " where :like = '%%'"
                               : " where (p.pseudonym like :like escape '\\' or n.name like :like escape '\\')";
}

std::string orderOf(const RosterChoice& choice) {
  const std::string way = choice.descending ? " desc" : " asc";
  const auto last = [&way](const std::string& column) {
    return column + " is null, " + column + way + ", p.pseudonym";
  };
  switch (choice.order) {
    case RosterOrder::Pseudonym:
      return "p.pseudonym" + way;
    case RosterOrder::Trained:
      return last("r.trained_at");
    case RosterOrder::Tested:
      return last("r.tested_at");
    case RosterOrder::Trouble:
      return last("r.trouble_at");
    case RosterOrder::Name:
      break;
  }
  return "n.name is null, n.name collate nocase" + way + ", p.pseudonym" + way;
}

std::string condition(RosterView view) {
  switch (view) {
    case RosterView::Due:
      return std::string(" and ") + kIsDue;
    case RosterView::Trouble:
      return std::string(" and ") + kHasTrouble;
    case RosterView::Changed:
      return std::string(" and ") + kHasChanged;
    case RosterView::Everybody:
      break;
  }
  return "";
}

void count(Database& db, const RosterChoice& choice, const Days& days, RosterPage& page) {
  const std::string like = pattern(choice.search);
  db.sql() << std::string("select count(*), coalesce(sum") + kIsDue + ", 0), coalesce(sum" + kHasTrouble +
                  ", 0), coalesce(sum" + kHasChanged + ", 0)" + kFrom + searched(choice),
      soci::use(days.trained, "trained"), soci::use(days.tested, "tested"), soci::use(days.trouble, "trouble"),
      soci::use(like, "like"), soci::into(page.everybody), soci::into(page.due), soci::into(page.trouble),
      soci::into(page.changed);
  page.total = choice.view == RosterView::Due       ? page.due
               : choice.view == RosterView::Trouble ? page.trouble
               : choice.view == RosterView::Changed ? page.changed
                                                    : page.everybody;
}

/// The lines that `rest` leads to: conditions, order and limit; its values are bound by `bind`.
template <typename Bind>
std::vector<RosterLine> linesOf(Database& db, const std::string& rest, const Days& days, Bind&& bind) {
  RosterLine line;
  Nullable<int> birthYear;
  soci::statement statement(db.sql());
  bind(statement);
  statement.exchange(soci::into(line.personId));
  statement.exchange(soci::into(line.pseudonym));
  statement.exchange(soci::into(line.name));
  statement.exchange(soci::into(birthYear.value, birthYear.indicator));
  for (std::string* text :
       {&line.trainedAt, &line.testedAt, &line.trouble, &line.troubleAt, &line.change, &line.changeDetail}) {
    statement.exchange(soci::into(*text));
  }
  statement.alloc();
  statement.prepare(
      "select p.id, p.pseudonym, coalesce(n.name, ''), p.birth_year, coalesce(r.trained_at, ''),"
      " coalesce(r.tested_at, ''), coalesce(r.trouble, ''), coalesce(r.trouble_at, ''),"
      " coalesce(r.change, ''), coalesce(r.change_detail, '')" +
      std::string(kFrom) + rest);
  statement.define_and_bind();
  statement.execute();
  std::vector<RosterLine> lines;
  while (statement.fetch()) {
    lines.push_back(line);
    lines.back().birthYear = birthYear.get();
    if (line.troubleAt < days.trouble) {
      lines.back().trouble.clear();
      lines.back().troubleAt.clear();
    }
  }
  return lines;
}

void fetch(Database& db, const RosterChoice& choice, const Days& days, RosterPage& page) {
  const std::string like = pattern(choice.search);
  // Every value is named once, whether this view asks for it or not.
  const std::string all = " and :trained <> '' and :tested <> '' and :trouble <> ''";
  page.lines = linesOf(
      db,
      searched(choice) + condition(choice.view) + all + " order by " + orderOf(choice) + " limit :limit offset :offset",
      days, [&](soci::statement& statement) {
        statement.exchange(soci::use(like, "like"));
        statement.exchange(soci::use(days.trained, "trained"));
        statement.exchange(soci::use(days.tested, "tested"));
        statement.exchange(soci::use(days.trouble, "trouble"));
        statement.exchange(soci::use(choice.limit, "limit"));
        statement.exchange(soci::use(choice.offset, "offset"));
      });
}

}  // namespace

bool isTrainingDue(const RosterLine& line, DayNumber today) {
  return line.trainedAt < daysOf(today).trained;
}

bool isTestDue(const RosterLine& line, DayNumber today) {
  return line.testedAt < daysOf(today).tested;
}

RosterLine rosterLineOf(Database& db, const std::string& personId, DayNumber today) {
  const auto lines = guarded(db.file(), [&] {
    return linesOf(db, " where p.id = :id", daysOf(today),
                   [&](soci::statement& statement) { statement.exchange(soci::use(personId, "id")); });
  });
  return lines.empty() ? RosterLine{.personId = personId} : lines.front();
}

RosterPage rosterOf(Database& db, const RosterChoice& choice, DayNumber today) {
  const Days days = daysOf(today);
  RosterPage page;
  guarded(db.file(), [&] {
    const Snapshot snapshot(db.sql());
    count(db, choice, days, page);
    fetch(db, choice, days, page);
  });
  return page;
}

std::vector<std::string> peopleToCompare(Database& db, int atMost) {
  return guarded(db.file(), [&] {
    const soci::rowset<std::string> rows =
        (db.sql().prepare << "select person_id from roster where change_stale = 1 limit :most", soci::use(atMost));
    return std::vector<std::string>(rows.begin(), rows.end());
  });
}

int countToCompare(Database& db) {
  return guarded(db.file(), [&] {
    int count = 0;
    db.sql() << "select count(*) from roster where change_stale = 1", soci::into(count);
    return count;
  });
}

void keepChange(Database& db, const std::string& personId, const std::string& change, const std::string& detail) {
  guarded(db.file(), [&] {
    db.sql() << "update roster set change = :change, change_detail = :detail, change_stale = 0 where person_id = :id",
        soci::use(change), soci::use(detail), soci::use(personId);
  });
}

}  // namespace surefoot
