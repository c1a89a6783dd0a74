// SPDX-License-Identifier: MIT
#include "records/keeper.hpp"

#include <chrono>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <soci/soci.h>

#include "base/text.hpp"
#include "records/people.hpp"
#include "records/plans.hpp"
#include "records/session_log.hpp"
#include "records/stamp.hpp"
#include "visit.hpp"

namespace surefoot::test {
namespace {

using std::chrono::milliseconds;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// Another program that has the database for itself.
class Lock {
 public:
  explicit Lock(const std::filesystem::path& data) : db_(data) { db_.sql() << "begin exclusive"; }
  void release() { db_.sql() << "rollback"; }

 private:
  Database db_;
};

double secondsOf(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

TEST(Keeper, ALockedDatabase_NobodyWaitsAndAllIsKeptWhenItIsFree) {
  const TempDir dir;
  Database db(dir / "data");
  Keeper keeper(db);
  Lock lock(dir / "data");
  Session session(testSetup(), twoPresses());
  std::string id;
  const double playedS = secondsOf([&] {
    SessionWriter writer(keeper, startOf(session.setup()));
    id = writer.sessionId();
    playInto(writer, session);
    writer.finish({.stopped = session.stopped(), .score = session.score(), .digest = session.digest()});
  });
  EXPECT_LT(playedS, 0.9) << "less than a single try takes";
  EXPECT_FALSE(keeper.settle(milliseconds(1500)));
  EXPECT_THAT(keeper.notKept(), ElementsAre("session " + id));
  EXPECT_THAT(keeper.trouble(), HasSubstr("in use by another program"));
  EXPECT_TRUE(listSessions(db).empty());
  lock.release();
  EXPECT_TRUE(keeper.settle());
  EXPECT_THAT(keeper.notKept(), IsEmpty());
  EXPECT_EQ(keeper.trouble(), "");
  const SessionLog log = loadSession(db, id);
  EXPECT_EQ(log.tickCount, session.now());
  EXPECT_EQ(log.digest, hexText(session.digest()));
}

TEST(Keeper, ADatabaseThatStaysLocked_ItEndsAfterItsPatience) {
  const TempDir dir;
  const Database db(dir / "data");
  const Lock lock(dir / "data");
  EXPECT_LT(secondsOf([&] {
              Keeper keeper(db, milliseconds(300));
              keeper.write("the answer", [](Database& kept) { saveAnswer(kept, "", "visit", Answer::Fine); });
            }),
            4.0);
}

TEST(Keeper, WhatCanNeverBeWritten_IsGivenUpAndTheRestIsKept) {
  const TempDir dir;
  Database db(dir / "data");
  Keeper keeper(db);
  keeper.write("the answer of nobody", [](Database& kept) { saveAnswer(kept, "nobody", "visit", Answer::Fine); });
  keeper.write("the answer", [](Database& kept) { saveAnswer(kept, "", "visit", Answer::Fine); });
  EXPECT_FALSE(keeper.settle());
  EXPECT_THAT(keeper.notKept(), ElementsAre("the answer of nobody"));
  int answers = 0;
  db.sql() << "select count(*) from answers", soci::into(answers);
  EXPECT_EQ(answers, 1);
}

TEST(Keeper, AReading_SeesWhatWasQueuedBeforeIt) {
  const TempDir dir;
  Database db(dir / "data");
  const Person anna = addPerson(db, {});
  Keeper keeper(db);
  keeper.write("a tutorial", [&](Database& kept) { markTutorialSeen(kept, anna.id, Exercise::Tiptoe); });
  auto seen = keeper.read<std::vector<Exercise>>([&](Database& kept) { return tutorialsSeen(kept, anna.id); });
  EXPECT_THAT(seen.get(), ElementsAre(Exercise::Tiptoe));
  auto wrong = keeper.read<int>([](Database&) -> int { throw Error("this cannot be read"); });
  EXPECT_THROW(wrong.get(), Error);
  EXPECT_THAT(keeper.notKept(), IsEmpty());
}

}  // namespace
}  // namespace surefoot::test
