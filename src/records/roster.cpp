// SPDX-License-Identifier: MIT
#include "records/roster.hpp"

#include <algorithm>

#include "records/sql.hpp"
#include "records/stamp.hpp"

namespace surefoot {
namespace {

struct Days {
  std::string trained;  ///< Not due if trained on this day or later.
  std::string tested;
  std::string trouble;  ///< Shown if reported on this day or later.
};

Days daysOf(DayNumber today) {
  return {dayText(today - kDueAfterDays + 1), dayText(today - kTestDueAfterDays + 1),
          dayText(today - kTroubleDays + 1)};
}

/// A condition on the row r of the roster.
std::string conditionOf(RosterView view, const Days& days) {
  switch (view) {
    case RosterView::Due:
      return "(coalesce(r.trained_at, '') < '" + days.trained + "' or coalesce(r.tested_at, '') < '" + days.tested +
             "')";
    case RosterView::Trouble:
      return "(coalesce(r.trouble_at, '') >= '" + days.trouble + "')";
    case RosterView::Changed:
      return "(r.change in ('steadier', 'less-steady'))";
    case RosterView::Everybody:
      break;
  }
  return "true";
}

/// % and _ are taken literally.
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

/// Searches once for counts and page; the table exists only in the transaction.
void search(Database& db, const std::string& text) {
  const std::string like = pattern(text);
  db.sql() << "create temp table found (person_id text primary key) without rowid";
  db.sql() << "insert into found select person_id from names where name like :like escape '\\'", soci::use(like);
  db.sql() << "insert or ignore into found select id from people where pseudonym like :like escape '\\'",
      soci::use(like);
}

bool isWhole(const RosterChoice& choice) {
  return choice.view == RosterView::Everybody && choice.search.empty();
}

/// A condition on the row r of the roster.
std::string whereOf(const RosterChoice& choice, RosterView view, const Days& days) {
  return " where " + conditionOf(view, days) +
         (choice.search.empty() ? "" : " and r.person_id in (select person_id from found)");
}

void count(Database& db, const RosterChoice& choice, const Days& days, RosterPage& page) {
  const auto those = [&](RosterView view) { return ", count(*) filter (where " + conditionOf(view, days) + ")"; };
  db.sql() << "select count(*)" + those(RosterView::Due) + those(RosterView::Trouble) + those(RosterView::Changed) +
                  " from roster r" + whereOf(choice, RosterView::Everybody, days),
      soci::into(page.everybody), soci::into(page.due), soci::into(page.trouble), soci::into(page.changed);
  page.total = choice.view == RosterView::Due       ? page.due
               : choice.view == RosterView::Trouble ? page.trouble
               : choice.view == RosterView::Changed ? page.changed
                                                    : page.everybody;
}

std::vector<std::string> fetchIds(Database& db, const std::string& query, int limit, int offset) {
  const soci::rowset<std::string> rows =
      (db.sql().prepare << query + " limit " + std::to_string(limit) + " offset " + std::to_string(offset));
  return {rows.begin(), rows.end()};
}

/// People with a name first, then the others. The whole list walks the index of names; a part, which is often small,
/// begins with the roster.
std::vector<std::string> idsByName(Database& db, const RosterChoice& choice, const std::string& where,
                                   const std::string& way) {
  const std::string named =
      isWhole(choice) ? " from names n" : " from roster r cross join names n on n.person_id = r.person_id" + where;
  auto ids = fetchIds(db, "select n.person_id" + named + " order by n.name" + way, choice.limit, choice.offset);
  const int left = choice.limit - static_cast<int>(ids.size());
  if (left > 0) {
    int before = 0;
    db.sql() << "select count(*)" + named, soci::into(before);
    const auto more = fetchIds(db,
                               "select p.id from roster r cross join people p on p.id = r.person_id" + where +
                                   " and not exists (select 1 from names n where n.person_id = r.person_id)"
                                   " order by p.pseudonym" +
                                   way,
                               left, std::max(0, choice.offset - before));
    ids.insert(ids.end(), more.begin(), more.end());
  }
  return ids;
}

/// For people who never came, the days count from when they were added.
std::vector<std::string> idsByDueDay(Database& db, const RosterChoice& choice, const std::string& where,
                                     const std::string& way) {
  const auto dueDay = [](const std::string& column, DayNumber after) {
    return "julianday(substr(coalesce(" + column + ", p.created_at), 1, 10)) + " + std::to_string(after);
  };
  return fetchIds(db,
                  "select r.person_id from roster r left join people p on p.id = r.person_id and (r.trained_at is null"
                  " or r.tested_at is null)" +
                      where + " order by min(" + dueDay("r.trained_at", kDueAfterDays) + ", " +
                      dueDay("r.tested_at", kTestDueAfterDays) + ")" + way + ", r.person_id",
                  choice.limit, choice.offset);
}

/// Ids of the requested page, in order.
std::vector<std::string> idsOf(Database& db, const RosterChoice& choice, const Days& days) {
  const std::string way = choice.descending ? " desc" : " asc";
  const std::string where = whereOf(choice, choice.view, days);
  const auto inRoster = [&](const std::string& order) {
    return fetchIds(db, "select r.person_id from roster r" + where + " order by " + order + way + ", r.person_id",
                    choice.limit, choice.offset);
  };
  const auto byTime = [&](const std::string& column) { return inRoster(column + " is null, " + column); };
  switch (choice.order) {
    case RosterOrder::Pseudonym: {
      const std::string from =
          isWhole(choice) ? " from people p" : " from roster r cross join people p on p.id = r.person_id" + where;
      return fetchIds(db, "select p.id" + from + " order by p.pseudonym" + way, choice.limit, choice.offset);
    }
    case RosterOrder::Trained:
      return byTime("r.trained_at");
    case RosterOrder::Tested:
      return byTime("r.tested_at");
    case RosterOrder::Trouble:
      return byTime("r.trouble_at");
    case RosterOrder::Overdue:
      return idsByDueDay(db, choice, where, way);
    case RosterOrder::Name:
      break;
  }
  return idsByName(db, choice, where, way);
}

/// A line for each id that exists.
std::vector<RosterLine> linesOf(Database& db, const std::vector<std::string>& ids, const Days& days) {
  RosterLine line;
  Nullable<int> birthYear;
  int demonstration = 0;
  std::string id;
  soci::statement statement =
      (db.sql().prepare << "select p.id, p.pseudonym, coalesce(n.name, ''), p.birth_year, p.created_at,"
                           " coalesce(r.trained_at, ''), coalesce(r.tested_at, ''), coalesce(r.trouble, ''),"
                           " coalesce(r.trouble_at, ''), coalesce(r.change, ''), coalesce(r.change_detail, ''),"
                           " p.demonstration"
                           " from people p left join roster r on r.person_id = p.id"
                           " left join names n on n.person_id = p.id where p.id = :id",
       soci::use(id), soci::into(line.personId), soci::into(line.pseudonym), soci::into(line.name),
       soci::into(birthYear.value, birthYear.indicator), soci::into(line.addedAt), soci::into(line.trainedAt),
       soci::into(line.testedAt), soci::into(line.trouble), soci::into(line.troubleAt), soci::into(line.change),
       soci::into(line.changeDetail), soci::into(demonstration));
  std::vector<RosterLine> lines;
  for (const std::string& one : ids) {
    id = one;
    if (!statement.execute(true)) {
      continue;
    }
    lines.push_back(line);
    lines.back().birthYear = birthYear.get();
    lines.back().demonstration = demonstration != 0;
    if (line.troubleAt < days.trouble) {
      lines.back().trouble.clear();
      lines.back().troubleAt.clear();
    }
  }
  return lines;
}

DayNumber overdueDays(const std::string& at, const RosterLine& line, DayNumber after, DayNumber today) {
  return std::max(0, today - dayOf(at.empty() ? line.addedAt : at) - after);
}

}  // namespace

bool isTrainingDue(const RosterLine& line, DayNumber today) {
  return line.trainedAt < daysOf(today).trained;
}

bool isTestDue(const RosterLine& line, DayNumber today) {
  return line.testedAt < daysOf(today).tested;
}

DayNumber trainingOverdueDays(const RosterLine& line, DayNumber today) {
  return overdueDays(line.trainedAt, line, kDueAfterDays, today);
}

DayNumber testOverdueDays(const RosterLine& line, DayNumber today) {
  return overdueDays(line.testedAt, line, kTestDueAfterDays, today);
}

RosterLine rosterLineOf(Database& db, const std::string& personId, DayNumber today) {
  const auto lines = guarded(db.file(), [&] { return linesOf(db, {personId}, daysOf(today)); });
  return lines.empty() ? RosterLine{.personId = personId} : lines.front();
}

RosterPage rosterOf(Database& db, const RosterChoice& choice, DayNumber today) {
  const Days days = daysOf(today);
  RosterPage page;
  guarded(db.file(), [&] {
    const Snapshot snapshot(db.sql());
    if (!choice.search.empty()) {
      search(db, choice.search);
    }
    count(db, choice, days, page);
    page.lines = linesOf(db, idsOf(db, choice, days), days);
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

void keepChanges(Database& db, std::span<const RosterChange> changes) {
  guarded(db.file(), [&] {
    Transaction transaction(db.sql());
    for (const RosterChange& one : changes) {
      db.sql() << "update roster set change = :change, change_detail = :detail, change_stale = 0 where person_id = :id",
          soci::use(one.change), soci::use(one.detail), soci::use(one.personId);
    }
    transaction.commit();
  });
}

}  // namespace surefoot
