// SPDX-License-Identifier: MIT
#include "records/people.hpp"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "records/latest.hpp"
#include "records/plans.hpp"
#include "records/progress.hpp"
#include "records/roster.hpp"
#include "records/stamp.hpp"
#include "visit.hpp"

namespace surefoot::test {
namespace {

TEST(People, NewPerson_IsFoundAsGivenByIdPseudonymAndName) {
  const TempDir dir;
  Database db(dir / "data");
  const Person person = addPerson(db, {.name = "Åsa \"O'Hara\"; drop table people",
                                       .birthYear = 1948,
                                       .sex = "female",
                                       .heightMm = 1623.5,
                                       .footLengthMm = 238.25,
                                       .note = "new\nline"});
  EXPECT_THAT(person.pseudonym, testing::MatchesRegex("[a-z]+-[1-9][0-9]{3}"));
  for (const std::string& who : {person.id, person.pseudonym, person.name}) {
    const Person found = findPerson(db, who);
    EXPECT_EQ(found.id, person.id);
    EXPECT_EQ(found.name, person.name);
    EXPECT_EQ(found.birthYear, 1948);
    EXPECT_EQ(found.sex, "female");
    EXPECT_EQ(found.heightMm, 1623.5);
    EXPECT_EQ(found.footLengthMm, 238.25);
    EXPECT_FALSE(found.weightN);
    EXPECT_EQ(found.note, "new\nline");
  }
}

/// Stores a bout for this person on that board. Returns the id of its session.
std::string keepOn(Database& db, const Person& person, const std::string& firmware) {
  SessionStart start = startOf(testSetup(), person.id);
  start.setup.board.firmware = firmware;
  WaitingWriter writer(db, start);
  writer.append({}, {.tick = 0, .phase = Phase::Play});
  writer.finish({.done = 10});
  return writer.sessionId();
}

TEST(People, SimulatedBoard_EntersNoRealPersonsRecord) {
  const TempDir dir;
  Database db(dir / "data");
  const Person anna = addPerson(db, {.name = "Anna"});
  const std::string real = keepOn(db, anna, "1.0");
  const std::string shown = keepOn(db, anna, std::string(kSimulatedFirmware));
  EXPECT_EQ(allBouts(db, anna.id).size(), 1U);
  const auto sessions = listSessions(db, anna.id);
  ASSERT_EQ(sessions.size(), 2U);
  for (const SessionSummary& session : sessions) {
    EXPECT_EQ(session.demonstration, session.id == shown);
  }
  EXPECT_FALSE(lineOfSession(db, real).demonstration);
  EXPECT_EQ(loadSession(db, real).rules, kRules);
}

TEST(People, PersonMadeForDemonstration_HasSimulatedSessionsInTheirRecord) {
  const TempDir dir;
  Database db(dir / "data");
  const Person demo = addPerson(db, {.name = "Demo", .demonstration = true});
  keepOn(db, demo, std::string(kSimulatedFirmware));
  keepOn(db, demo, "1.0");
  EXPECT_EQ(allBouts(db, demo.id).size(), 2U);
  for (const SessionSummary& session : listSessions(db, demo.id)) {
    EXPECT_TRUE(session.demonstration);
  }
  EXPECT_TRUE(findPerson(db, "Demo").demonstration);
}

TEST(People, GuestsVisit_BecomesThatOfThePersonTheyAre) {
  const TempDir dir;
  Database db(dir / "data");
  const Person anna = addPerson(db, {.name = "Anna", .birthYear = 1950});
  const Person bert = addPerson(db, {.name = "Bert"});
  addPerson(db, {.name = "Demo", .demonstration = true});
  const auto keepIn = [&](const std::string& visit, const std::string& firmware) {
    SessionStart start = startOf(testSetup(), "");
    start.visitId = visit;
    start.setup.board.firmware = firmware;
    WaitingWriter writer(db, start);
    writer.append({}, {.tick = 0, .phase = Phase::Play});
    writer.finish({.done = 10});
  };
  keepIn("hers", "1.0");
  keepIn("hers", std::string(kSimulatedFirmware));
  keepIn("other", "1.0");
  saveAnswer(db, "", "hers", Answer::Dizzy);
  giveVisitTo(db, anna.id, "hers");
  EXPECT_EQ(allBouts(db, anna.id).size(), 1U) << "neither a demonstration nor another visit";
  EXPECT_EQ(latestAnswers(db, anna.id, 9).size(), 1U);
  const RosterLine line = rosterLineOf(db, anna.id, today());
  EXPECT_EQ(line.trouble, "dizzy");
  EXPECT_NE(line.trainedAt, "");
  giveVisitTo(db, bert.id, "hers");
  EXPECT_TRUE(allBouts(db, bert.id).empty()) << "it is Anna's";
  const auto people = lastTrained(db, 5);
  ASSERT_EQ(people.size(), 2U);
  EXPECT_EQ(people.front().id, anna.id);
}

TEST(People, ErasedPerson_TakesTheirDemonstrationsAlong) {
  const TempDir dir;
  Database db(dir / "data");
  const Person anna = addPerson(db, {.name = "Anna"});
  const std::string shown = keepOn(db, anna, std::string(kSimulatedFirmware));
  erasePerson(db, anna.id);
  EXPECT_FALSE(hasSession(db, shown));
}

TEST(People, ChangedFacts_ReplaceTheOldOnes) {
  const TempDir dir;
  Database db(dir / "data");
  Person person = addPerson(db, {.name = "Anna", .heightMm = 1600.0});
  person.name = "anna";
  person.heightMm.reset();
  person.footLengthMm = 250.0;
  updatePerson(db, person);
  const Person found = findPerson(db, "ANNA");
  EXPECT_EQ(found.name, "anna");
  EXPECT_FALSE(found.heightMm);
  EXPECT_EQ(found.footLengthMm, 250.0);
  person.name = "";
  updatePerson(db, person);
  EXPECT_THROW(findPerson(db, "anna"), Error);
}

TEST(People, NameOrPseudonymInUse_IsRefused) {
  const TempDir dir;
  Database db(dir / "data");
  const Person anna = addPerson(db, {.name = "Anna"});
  EXPECT_THROW(addPerson(db, {.name = "anna"}), Error);
  EXPECT_THROW(addPerson(db, {.name = anna.pseudonym}), Error);
  EXPECT_EQ(listPeople(db).size(), 1U) << "a refused person leaves nothing behind";
}

TEST(People, FactsOutOfRange_AreRefused) {
  const TempDir dir;
  Database db(dir / "data");
  EXPECT_THROW(addPerson(db, {.birthYear = 1899}), Error);
  EXPECT_THROW(addPerson(db, {.birthYear = thisYear() + 1}), Error);
  EXPECT_THROW(addPerson(db, {.sex = "x"}), Error);
  EXPECT_THROW(addPerson(db, {.heightMm = 170.0}), Error);
  EXPECT_THROW(addPerson(db, {.footLengthMm = std::nan("")}), Error);
}

TEST(People, EuShoeSize_GivesTheFootLength) {
  EXPECT_NEAR(footLengthFromEuSize(38.0), 238.3, 0.1);
  EXPECT_NEAR(footLengthFromEuSize(45.0), 285.0, 0.1);
  EXPECT_THROW(footLengthFromEuSize(7.0), Error);
  EXPECT_THROW(footLengthFromEuSize(std::nan("")), Error);
}

TEST(Stamps, NewIds_AreUniqueUuid7sWithinTheHour) {
  std::set<std::string> ids;
  for (int i = 0; i < 1000; ++i) {
    ids.insert(newId());
  }
  EXPECT_EQ(ids.size(), 1000U);
  for (const std::string& id : ids) {
    EXPECT_THAT(id, testing::MatchesRegex("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
    EXPECT_GE(id, idsSince(std::chrono::hours(1)));
    EXPECT_LT(id, idsSince(std::chrono::hours(-1)));
  }
}

TEST(Stamps, PseudonymTaken_AnotherIsDrawn) {
  int asked = 0;
  const std::string free = freePseudonym([&](const std::string&) { return ++asked < 3; });
  EXPECT_EQ(asked, 3);
  EXPECT_THAT(free, testing::MatchesRegex("[a-z]+-[1-9][0-9]{3}"));
}

TEST(Stamps, Now_HasItsUtcOffset) {
  EXPECT_THAT(nowText(), testing::MatchesRegex(
                             "20[0-9]{2}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-6][0-9][+-][0-9]{2}:[0-9]{2}"));
}

}  // namespace
}  // namespace surefoot::test
