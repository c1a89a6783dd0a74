// SPDX-License-Identifier: MIT
#include "records/machine.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "records/keeper.hpp"
#include "records/people.hpp"
#include "records/rows.hpp"
#include "records/sql.hpp"
#include "records/stamp.hpp"
#include "visit.hpp"

namespace surefoot::test {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

TEST(Clock, EarlierThanBuildOrLastSession_IsNamedWithBoth) {
  EXPECT_EQ(clockTroubleOn(20000, 19990, 20000), "");
  EXPECT_EQ(clockTroubleOn(20000, 19990, 20001), "") << "the other side of the date line";
  EXPECT_EQ(clockTroubleOn(20000, 19990, 0), "");
  EXPECT_THAT(clockTroubleOn(0, 19990, 0), HasSubstr("says 1970-01-01, but this program was built on 2024-09-24"));
  EXPECT_THAT(clockTroubleOn(20000, 19990, 20010), HasSubstr("the last session was on"));
}

TEST(Clock, EarlierThanTheLastSession_GivesNoAge) {
  const TempDir dir;
  Database db(dir / "data");
  const Person anna = addPerson(db, {.name = "Anna", .birthYear = 1950});
  const auto ages = [&] {
    std::vector<std::string> all;
    for (const Row& row : rowsOf(db, peopleTable(), {})) {
      all.push_back(row.text("age_years"));
    }
    return all;
  };
  keepVisit(db, anna.id);
  EXPECT_THAT(ages(), ElementsAre(std::to_string(thisYear() - 1950)));
  db.sql() << "update sessions set started_at = '2999-01-01T00:00:00+00:00'";
  EXPECT_THAT(clockTrouble(db), HasSubstr("the last session was on 2999-01-01"));
  keepVisit(db, anna.id);
  EXPECT_EQ(ages().back(), "");
}

TEST(Keeper, DatabaseDeletedMeanwhile_NothingOfItIsKept) {
  const TempDir dir;
  Database db(dir / "data");
  Keeper keeper(db);
  keeper.write("the person", [](Database& into) { addPerson(into, {.name = "Anna"}); });
  ASSERT_TRUE(keeper.settle());
  fs::remove(db.file());
  EXPECT_FALSE(keeper.settle());
  EXPECT_THAT(keeper.notKept(), ElementsAre("the person"));
  EXPECT_THAT(keeper.trouble(), HasSubstr("is gone: it was moved or deleted"));
}

TEST(Keeper, DirectoryGoneMeanwhile_IsNamedAndNothingIsCalledKept) {
  const TempDir dir;
  Database db(dir / "data");
  Keeper keeper(db);
  fs::remove_all(dir / "data");
  keeper.write("the person", [](Database& into) { addPerson(into, {.name = "Anna"}); });
  EXPECT_FALSE(keeper.settle());
  EXPECT_THAT(keeper.notKept(), ElementsAre("the person"));
  EXPECT_THAT(keeper.trouble(), HasSubstr("the data directory " + (dir / "data").string() + " is gone"));
}

}  // namespace
}  // namespace surefoot::test
