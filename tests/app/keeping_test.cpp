// SPDX-License-Identifier: MIT
// A database that is locked or full while somebody plays: the bout goes on, and what is not kept is said.
#include <chrono>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sqlite3.h>

#include "app/assess.hpp"
#include "app/program.hpp"
#include "app/tick_loop.hpp"
#include "app/visit.hpp"
#include "records/session_log.hpp"

namespace surefoot::test {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using Json = nlohmann::json;

/// Another program that has the database for itself.
class Lock {
 public:
  explicit Lock(const fs::path& file) {
    sqlite3_open(file.c_str(), &db_);
    EXPECT_EQ(sqlite3_exec(db_, "begin exclusive", nullptr, nullptr, nullptr), SQLITE_OK);
  }
  ~Lock() { sqlite3_close(db_); }
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;

 private:
  sqlite3* db_ = nullptr;
};

class Keeping : public test::Program {
 protected:
  void SetUp() override {
    test::Program::SetUp();
    db_ = std::make_unique<Database>(path("data"));
    source_ = openSource(std::string("sim,seed=7"));
  }
  void TearDown() override {
    db_.reset();
    test::Program::TearDown();
  }

  /// As a window plays it, but as fast as possible. Returns the longest tick in seconds.
  template <typename Played>
  static double play(Played& played) {
    double longestS = 0.0;
    runTicks({.tick = [&] {
      const auto start = std::chrono::steady_clock::now();
      played.tick();
      longestS = std::max(longestS, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
      return !played.over();
    }});
    return longestS;
  }

  std::unique_ptr<Database> db_;
  std::unique_ptr<SampleSource> source_;
};

TEST_F(Keeping, AVisitOnALockedDatabase_GoesOnWithoutWaitingAndIsKeptLater) {
  Keeper keeper(*db_);
  const PlayOptions options{.programme = true};
  Visit visit(*db_, keeper, options, *source_, std::nullopt);
  {
    const Lock lock(db_->file());
    EXPECT_LT(play(visit), 0.9) << "less than a single try takes";
    EXPECT_EQ(visit.bouts().size(), 6U);
    EXPECT_FALSE(keeper.settle(milliseconds(2500)));
    EXPECT_THAT(visit.trouble(), HasSubstr("not kept yet: "));
    EXPECT_THAT(visit.notKept(), Not(IsEmpty()));
    EXPECT_THAT(listSessions(*db_), IsEmpty());
  }
  EXPECT_TRUE(keeper.settle());
  EXPECT_EQ(visit.trouble(), "");
  EXPECT_EQ(listSessions(*db_).size(), 6U);
}

TEST_F(Keeping, ATestOnALockedDatabase_GoesOnWithoutWaitingAndIsKeptLater) {
  Keeper keeper(*db_);
  const AssessOptions options{.test = &protocolNamed("symmetry"), .conditions = {.helper = "near"}};
  Assess assess(*db_, keeper, options, *source_, std::nullopt);
  {
    const Lock lock(db_->file());
    EXPECT_LT(play(assess), 0.9) << "less than a single try takes";
    EXPECT_THAT(assess.notKept(), Not(IsEmpty()));
  }
  EXPECT_TRUE(keeper.settle());
  EXPECT_EQ(listSessions(*db_).size(), assess.trials().size());
}

TEST_F(Keeping, AHeadlessBoutOnALockedDatabase_SaysInItsResultThatItIsNotKept) {
  const Lock lock(db_->file());
  const Outcome played = run("play --headless --board sim,seed=7 --repetitions 2 --json");
  EXPECT_EQ(played.code, 1);
  EXPECT_THAT(played.err, HasSubstr("in use by another program"));
  EXPECT_EQ(std::count(played.err.begin(), played.err.end(), '\n'), 1) << played.err;
  const Json result = Json::parse(played.out);
  EXPECT_GT(result["score"].get<double>(), 30.0);
  EXPECT_EQ(result["not_kept"], Json::array({"session " + result["session"].get<std::string>()}));
}

/// Nothing may be larger than 400 kB: room for the empty database, not for a bout.
constexpr const char* kFullDisk = "trap '' XFSZ; ulimit -f 800; ";

TEST_F(Keeping, AHeadlessBoutOnAFullDisk_SaysInItsResultThatItIsNotKept) {
  const Outcome played = run("play --headless --board sim,seed=7 --json", kFullDisk);
  EXPECT_EQ(played.code, 1);
  const Json result = Json::parse(played.out);
  EXPECT_EQ(result["not_kept"], Json::array({"session " + result["session"].get<std::string>()}));
}

TEST_F(Keeping, AHeadlessBoutOnAFullDisk_SaysInWordsThatItIsNotKept) {
  const Outcome played = run("play --headless --board sim,seed=7", kFullDisk);
  EXPECT_THAT(played.out, HasSubstr("Not kept in ")) << played.err;
}

TEST_F(Keeping, AHeadlessBout_SaysNothingWhenAllIsKept) {
  const Outcome played = run("play --headless --board sim,seed=7 --repetitions 1 --json");
  EXPECT_EQ(played.code, 0) << played.err;
  EXPECT_FALSE(Json::parse(played.out).contains("not_kept"));
}

}  // namespace
}  // namespace surefoot::test
