// SPDX-License-Identifier: MIT
#include "records/roster.hpp"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "records/people.hpp"
#include "records/sql.hpp"
#include "records/stamp.hpp"
#include "records/visit.hpp"

namespace surefoot::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr DayNumber kToday = 20'500;

class RosterTest : public testing::Test {
 protected:
  struct Ago {
    int added = 100;
    std::optional<int> trained = std::nullopt;
    std::optional<int> tested = std::nullopt;
  };

  /// Returns the id.
  std::string add(const std::string& name, const Ago& ago) {
    const Person person = addPerson(db, {.name = name});
    const auto at = [](int days) { return "'" + dayText(kToday - days) + "T09:00:00+01:00'"; };
    const auto timeOr = [&](const std::optional<int>& days) { return days ? at(*days) : std::string("null"); };
    db.sql() << "update people set created_at = " + at(ago.added) + " where id = '" + person.id + "'";
    db.sql() << "update roster set trained_at = " + timeOr(ago.trained) + ", tested_at = " + timeOr(ago.tested) +
                    " where person_id = '" + person.id + "'";
    return person.id;
  }

  std::vector<std::string> names(const RosterChoice& choice) {
    std::vector<std::string> all;
    for (const RosterLine& line : rosterOf(db, choice, kToday).lines) {
      all.push_back(line.name);
    }
    return all;
  }

  TempDir dir;
  Database db{dir / "data"};
};

TEST_F(RosterTest, DueView_ListsTheLongestOverdueFirst) {
  add("trains, tested long ago", {.trained = 0, .tested = 90});
  add("all is well", {.trained = 0, .tested = 1});
  add("stopped", {.trained = 40, .tested = 20});
  add("added, never came", {.added = 70});
  add("trains, never tested", {.added = 60, .trained = 1});
  add("new, never came", {.added = 0});
  const RosterChoice due{.view = RosterView::Due, .order = RosterOrder::Overdue};
  EXPECT_THAT(names(due), ElementsAre("added, never came", "trains, tested long ago", "stopped", "trains, never tested",
                                      "new, never came"));
  EXPECT_EQ(rosterOf(db, due, kToday).due, 5);
  std::vector<int> training;
  std::vector<int> tests;
  for (const RosterLine& line : rosterOf(db, due, kToday).lines) {
    training.push_back(trainingOverdueDays(line, kToday));
    tests.push_back(testOverdueDays(line, kToday));
  }
  EXPECT_THAT(training, ElementsAre(67, 0, 37, 0, 0));
  EXPECT_THAT(tests, ElementsAre(42, 62, 0, 32, 0));
}

TEST_F(RosterTest, SortedByName_NamesComeBeforePseudonymsInBothDirections) {
  for (const char* name : {"berg", "Amund", "", "Clara", ""}) {
    add(name, {});
  }
  RosterChoice choice;
  EXPECT_THAT(names(choice), ElementsAre("Amund", "berg", "Clara", "", ""));
  const auto lines = rosterOf(db, choice, kToday).lines;
  EXPECT_LT(lines[3].pseudonym, lines[4].pseudonym);
  choice.descending = true;
  EXPECT_THAT(names(choice), ElementsAre("Clara", "berg", "Amund", "", ""));
  EXPECT_GT(rosterOf(db, choice, kToday).lines[3].pseudonym, lines[3].pseudonym);
}

TEST_F(RosterTest, EachOrderAndView_PagesShowEachPersonOnce) {
  for (int i = 0; i < 23; ++i) {
    const std::optional<int> trained = i % 4 == 0 ? std::nullopt : std::optional(i / 3);
    add(i % 5 == 0 ? "" : "Person " + std::to_string(i), {.added = i, .trained = trained, .tested = i * 2});
  }
  db.sql() << "update roster set trouble = 'pain', trouble_at = '" + dayText(kToday - 1) +
                  "T09:00:00+01:00' where trained_at is null";
  db.sql() << "update roster set change = 'steadier' where tested_at < '" + dayText(kToday - 20) + "'";
  for (const auto view : {RosterView::Everybody, RosterView::Due, RosterView::Trouble, RosterView::Changed}) {
    for (const auto order : {RosterOrder::Name, RosterOrder::Pseudonym, RosterOrder::Trained, RosterOrder::Tested,
                             RosterOrder::Trouble, RosterOrder::Overdue}) {
      for (const std::string search : {"", "person"}) {
        RosterChoice choice{.search = search, .view = view, .order = order, .limit = 4};
        std::set<std::string> seen;
        std::size_t shown = 0;
        for (RosterPage page = rosterOf(db, choice, kToday); !page.lines.empty();
             choice.offset += choice.limit, page = rosterOf(db, choice, kToday)) {
          shown += page.lines.size();
          for (const RosterLine& line : page.lines) {
            seen.insert(line.personId);
          }
        }
        const auto total = static_cast<std::size_t>(rosterOf(db, choice, kToday).total);
        EXPECT_GT(total, 3U);
        EXPECT_EQ(shown, total) << static_cast<int>(view) << ' ' << static_cast<int>(order) << search;
        EXPECT_EQ(seen.size(), total) << static_cast<int>(view) << ' ' << static_cast<int>(order) << search;
      }
    }
  }
}

TEST_F(RosterTest, Search_FindsPartOfANameOrAPseudonymAndCountsOnlyMatches) {
  const std::string anna = add("Anna Berg", {.trained = 0, .tested = 0});
  add("Bo Lind", {.trained = 30, .tested = 0});
  EXPECT_THAT(names({.search = "ANNA b"}), ElementsAre("Anna Berg"));
  EXPECT_THAT(names({.search = rosterLineOf(db, anna, kToday).pseudonym}), ElementsAre("Anna Berg"));
  EXPECT_THAT(names({.search = "%"}), IsEmpty());
  EXPECT_EQ(rosterOf(db, {.search = "anna"}, kToday).due, 0);
  EXPECT_EQ(rosterOf(db, {.search = "n"}, kToday).due, 1);
  EXPECT_EQ(rosterOf(db, {.search = "n"}, kToday).everybody, 2);
}

TEST_F(RosterTest, StoredChange_IsListedAndNoLongerStale) {
  const std::string anna = add("Anna", {});
  db.sql() << "update roster set change_stale = 1";
  EXPECT_EQ(countToCompare(db), 1);
  const std::vector<RosterChange> changes{{anna, "steadier", "why"}};
  keepChanges(db, changes);
  EXPECT_EQ(countToCompare(db), 0);
  EXPECT_EQ(rosterLineOf(db, anna, kToday).change, "steadier");
  EXPECT_EQ(rosterLineOf(db, anna, kToday).changeDetail, "why");
  EXPECT_THAT(names({.view = RosterView::Changed}), ElementsAre("Anna"));
}

}  // namespace
}  // namespace surefoot::test
