// SPDX-License-Identifier: MIT
// Storing a session and replaying it.
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "base/text.hpp"
#include "records/people.hpp"
#include "records/session_log.hpp"
#include "records/session_rows.hpp"
#include "visit.hpp"

namespace surefoot::test {
namespace {

Session replay(const SessionLog& log) {
  Session session(log.setup, twoPresses());
  for (Tick tick = 0; tick < log.tickCount; ++tick) {
    session.tick(log.at(tick));
  }
  return session;
}

TEST(SessionRecord, StoredSession_ReplaysToTheSameScoreAndDigest) {
  const TempDir dir;
  Database db(dir / "data");
  const SessionLog log = loadSession(db, keepVisit(db));
  EXPECT_EQ(log.status, SessionStatus::Finished);
  const Session again = replay(log);
  EXPECT_EQ(again.phase(), Phase::Result);
  EXPECT_EQ(hexText(again.digest()), log.digest);
  EXPECT_EQ(again.score().score(), log.score);
  EXPECT_GT(*log.score, 85.0);
}

TEST(SessionRecord, SwappedTicks_GiveAnotherDigest) {
  const TempDir dir;
  Database db(dir / "data");
  SessionLog log = loadSession(db, keepVisit(db));
  std::swap(log.ticks[900].command, log.ticks[901].command);
  EXPECT_NE(hexText(replay(log).digest()), log.digest);
}

TEST(SessionRecord, ContinuedSession_KeepsItsSetupAndReplays) {
  const TempDir dir;
  Database db(dir / "data");
  SessionSetup setup = testSetup();
  setup.zeroed = true;
  setup.holdsOn = true;
  setup.bout.foot = Foot::Right;
  Session session(setup, twoPresses());
  SessionStart start = startOf(setup);
  start.support = HandSupport::Holding;
  WaitingWriter writer(db, start);
  playInto(writer, session);
  writer.finish({.stopped = session.stopped(), .score = session.score(), .digest = session.digest(), .done = 2});
  const SessionLog log = loadSession(db, writer.sessionId());
  EXPECT_TRUE(log.setup.zeroed);
  EXPECT_TRUE(log.setup.holdsOn);
  EXPECT_EQ(log.setup.bout.foot, Foot::Right);
  EXPECT_EQ(log.setup.person.reachMm, setup.person.reachMm);
  EXPECT_EQ(log.setup.person.tiptoeShare, setup.person.tiptoeShare);
  EXPECT_EQ(hexText(replay(log).digest()), log.digest);
}

TEST(SessionRecord, Visits_AreListedNewestFirstAndGiveWeightAndBestPress) {
  const TempDir dir;
  Database db(dir / "data");
  const Person person = addPerson(db, {.footLengthMm = 260.0});
  const std::string first = keepVisit(db, person.id);
  const std::string second = keepVisit(db, person.id);
  keepVisit(db);
  const auto list = listSessions(db, person.id);
  ASSERT_EQ(list.size(), 2U);
  EXPECT_EQ(list[0].id, second);
  EXPECT_EQ(list[1].id, first);
  EXPECT_EQ(list[0].exercise, "toe-press");
  EXPECT_EQ(list[0].difficulty, 0.1 + 0.2);
  EXPECT_EQ(listSessions(db).size(), 3U);
  EXPECT_NEAR(findPerson(db, person.id).weightN.value(), 708.0, 5.0);
  const PersonFacts facts = factsFor(db, person.id);
  EXPECT_EQ(facts.footLengthMm, 260.0);
  EXPECT_NEAR(facts.bestToeN, 42.0, 4.0);
  EXPECT_EQ(factsFor(db, "").bestToeN, 0.0);
}

TEST(SessionRecord, WriterGoneWithoutEnd_IsInterruptedWithAllTicks) {
  const TempDir dir;
  Database db(dir / "data");
  std::string id;
  {
    Session session(testSetup(), twoPresses());
    WaitingWriter writer(db, startOf(session.setup()));
    playInto(writer, session, 600);
    id = writer.sessionId();
    EXPECT_EQ(loadSession(db, id).status, SessionStatus::Running);
  }
  const SessionLog log = loadSession(db, id);
  EXPECT_EQ(log.status, SessionStatus::Interrupted);
  EXPECT_EQ(log.tickCount, 600);
  EXPECT_EQ(log.digest, "");
  EXPECT_FALSE(log.score);
  EXPECT_EQ(replay(log).now(), 600);
}

TEST(SessionRecord, EverySecond_KeepsItsDigests) {
  const TempDir dir;
  Database db(dir / "data");
  const SessionLog log = loadSession(db, keepVisit(db));
  ASSERT_EQ(log.digests.size(), static_cast<std::size_t>(log.tickCount / kTicksPerSecond));
  Session again(log.setup, twoPresses());
  for (const auto& [second, digests] : log.digests) {
    while (again.now() < second * kTicksPerSecond) {
      again.tick(log.at(again.now()));
    }
    EXPECT_EQ(digestsOf(again), digests) << second;
  }
}

TEST(SessionRecord, TwoWriters_KeepTwoSessions) {
  const TempDir dir;
  Database db(dir / "data");
  Session one(testSetup(), twoPresses());
  Session two(testSetup(), twoPresses());
  WaitingWriter first(db, startOf(one.setup()));
  WaitingWriter second(db, startOf(two.setup()));
  playInto(first, one);
  playInto(second, two, 1000);
  first.finish({.stopped = false, .score = one.score(), .digest = one.digest()});
  second.finish({.stopped = true, .score = two.score(), .digest = two.digest()});
  EXPECT_EQ(loadSession(db, first.sessionId()).digest, hexText(one.digest()));
  EXPECT_EQ(loadSession(db, second.sessionId()).tickCount, 1000);
  EXPECT_EQ(loadSession(db, second.sessionId()).status, SessionStatus::Stopped);
}

TEST(SessionRecord, UnknownSession_IsRefused) {
  const TempDir dir;
  Database db(dir / "data");
  EXPECT_THROW(loadSession(db, "none"), Error);
}

TEST(SessionWriter, Help_IsKeptAndCountedWithTheBout) {
  const TempDir dir;
  Database db(dir / "data");
  WaitingWriter writer(db, startOf(testSetup(), ""));
  writer.append({}, {.tick = 0, .phase = Phase::Play, .help = Help::Shown});
  writer.append({}, {.tick = 1, .phase = Phase::Play, .help = Help::Eased});
  writer.append({}, {.tick = 2, .phase = Phase::Play, .help = Help::Eased});
  writer.append({}, {.tick = 3, .phase = Phase::Play});
  writer.finish({});
  const SessionRows rows = rowsOfSession(db, writer.sessionId());
  EXPECT_EQ(rows.bout.integer<int>("threshold_lowered"), 1);
  std::vector<std::string> help;
  for (const Row& event : rows.events) {
    if (event.text("kind") == kHelpEvent) {
      help.push_back(event.text("detail"));
    }
  }
  EXPECT_EQ(help, (std::vector<std::string>{"shown", "threshold-lowered", "none"}));
}

}  // namespace
}  // namespace surefoot::test
