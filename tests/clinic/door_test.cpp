// SPDX-License-Identifier: MIT
#include "clinic/door.hpp"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "clinic/password_rules.hpp"
#include "records/visit.hpp"

namespace surefoot::test {
namespace {

TEST(Password, Hash_IsArgon2idAndMatchesOnlyItsPassword) {
  const std::string hash = hashPassword("a quiet morning");
  EXPECT_THAT(hash, testing::StartsWith("$argon2id$v=19$m=65536,"));
  EXPECT_TRUE(isPassword(hash, "a quiet morning"));
  EXPECT_FALSE(isPassword(hash, "a quiet mourning"));
  EXPECT_FALSE(isPassword("no hash", "a quiet morning"));
}

TEST(Password, TooShortOrTooLong_IsRefused) {
  EXPECT_THROW(hashPassword("ninesigns"), Error);
  EXPECT_THROW(hashPassword("ääääää"), Error);
  EXPECT_THROW(hashPassword(std::string(2000, 'x')), Error);
}

TEST(Password, GuessedFirst_IsRefusedWithTheReason) {
  for (const char* weak :
       {"1234567890", "qwertzuiop", "Password123!", "P4$$w0rd2024", "passwort passwort", "abcabcabcabc", "aaaaaaaaaaaa",
        "Surefoot2026", "clinic-admin-1", "qwertz123456", "0987654321", "1q2w3e4r5t", "Willkommen!!1", "geheimgeheim",
        "iloveyou1234", "Ada Lovelace 1"}) {
    EXPECT_THROW(hashPassword(weak, "Ada Lovelace"), Error) << weak;
  }
  for (const char* good : {"a quiet morning", "seven grey herons", "Tür auf, Katze rein", "the clinic opens at nine",
                           "kX9#mQ2$vL7p", "correct horse battery", "Ada likes long walks"}) {
    EXPECT_EQ(weaknessOf(good, "Ada Lovelace"), "") << good;
  }
}

TEST(Lock, MoreFailures_LockLongerUpToAnHour) {
  EXPECT_EQ(lockSeconds(4), 0);
  EXPECT_EQ(lockSeconds(5), 30);
  EXPECT_EQ(lockSeconds(6), 60);
  EXPECT_EQ(lockSeconds(12), 3600);
  EXPECT_EQ(lockSeconds(1000), 3600);
}

TEST(Tokens, ManyTokens_AreLongAndDistinct) {
  std::set<std::string> tokens;
  for (int i = 0; i < 100; ++i) {
    tokens.insert(randomToken());
  }
  EXPECT_EQ(tokens.size(), 100U);
  EXPECT_EQ(tokens.begin()->size(), 64U);
}

class DoorTest : public testing::Test {
 protected:
  LoginOutcome logIn(const std::string& name, const std::string& password, const std::string& address = "192.0.2.7") {
    return door.logIn(db, name, password, address);
  }

  TempDir dir;
  Database db{dir / "data"};
  std::int64_t now = 1'800'000'000;
  Door door{[this] { return now; }};
};

TEST_F(DoorTest, RightPassword_LogsInUntilLogOut) {
  addUser(db, "Ada", hashPassword("a quiet morning"));
  const LoginOutcome in = logIn("ada", "a quiet morning");
  ASSERT_EQ(in.result, LoginResult::Welcome);
  ASSERT_TRUE(door.userOf(in.token));
  EXPECT_EQ(door.userOf(in.token)->userName, "Ada");
  EXPECT_FALSE(door.userOf(randomToken()));
  door.logOut(in.token);
  EXPECT_FALSE(door.userOf(in.token));
}

TEST_F(DoorTest, TooManyFailures_LockOutEvenTheRightPassword) {
  addUser(db, "Ada", hashPassword("a quiet morning"));
  for (int i = 0; i < kFreeFailures; ++i) {
    EXPECT_EQ(logIn("Ada", "wrong password").result, LoginResult::Wrong);
  }
  const LoginOutcome locked = logIn("Ada", "a quiet morning");
  EXPECT_EQ(locked.result, LoginResult::Locked);
  EXPECT_EQ(locked.waitS, 30);
  now += 31;
  EXPECT_EQ(logIn("Ada", "wrong password").result, LoginResult::Wrong);
  EXPECT_EQ(logIn("Ada", "a quiet morning").waitS, 60);
  now += 61;
  EXPECT_EQ(logIn("Ada", "a quiet morning").result, LoginResult::Welcome);
}

TEST_F(DoorTest, UnknownName_IsLockedLikeAKnownOne) {
  for (int i = 0; i < kFreeFailures; ++i) {
    EXPECT_EQ(logIn("Nobody", "wrong password").result, LoginResult::Wrong);
  }
  EXPECT_EQ(logIn("Nobody", "wrong password").result, LoginResult::Locked);
}

TEST_F(DoorTest, UnknownName_CountsFailuresRegardlessOfCase) {
  for (int i = 0; i < kFreeFailures; ++i) {
    logIn(i % 2 == 0 ? "Mary Ann" : "mary ann", "wrong password", "192.0.2." + std::to_string(i));
  }
  EXPECT_EQ(logIn("MARY ANN", "wrong password", "192.0.2.8").result, LoginResult::Locked);
  EXPECT_EQ(logIn("Mary-Ann", "wrong password", "192.0.2.8").result, LoginResult::Wrong) << "somebody else";
  EXPECT_EQ(logIn("MaryAnn", "wrong password", "192.0.2.8").result, LoginResult::Wrong);
}

TEST_F(DoorTest, GuesserOfManyNames_WaitsByAddress) {
  for (int i = 0; i < kFreeFailures; ++i) {
    logIn("somebody " + std::to_string(i), "wrong password");
  }
  EXPECT_EQ(logIn("Ada", "wrong password").result, LoginResult::Locked);
  EXPECT_EQ(logIn("Ada", "wrong password", "192.0.2.8").result, LoginResult::Wrong);
}

TEST_F(DoorTest, GuesserFromManyAddresses_WaitsByNameAndKeepsNobodyOut) {
  addUser(db, "Ada", hashPassword("a quiet morning"));
  ASSERT_EQ(logIn("Ada", "a quiet morning", "192.0.2.1").result, LoginResult::Welcome);
  for (int i = 0; i < 50; ++i) {
    logIn("ada", "wrong password", "198.51.100." + std::to_string(i));
    now += 10;
  }
  EXPECT_EQ(logIn("Ada", "a quiet morning", "198.51.100.99").result, LoginResult::Locked);
  EXPECT_EQ(logIn("Ada", "a quiet morning", "192.0.2.1").result, LoginResult::Welcome) << "from where she was before";
  for (int i = 0; i < 50; ++i) {
    logIn("ada", "wrong password", "127.0.0.1");
  }
  EXPECT_LE(logIn("Ada", "a quiet morning", "127.0.0.1").waitS, 30) << "at this machine";
  now += 31;
  EXPECT_EQ(logIn("Ada", "a quiet morning", "127.0.0.1").result, LoginResult::Welcome);
}

TEST_F(DoorTest, KnownNameBehindManyUnknownOnes_StaysLockedLikeThem) {
  addUser(db, "Ada", hashPassword("a quiet morning"));
  Throttle throttle;
  for (int i = 0; i < kFreeFailures; ++i) {
    throttle.fail("ada", now);
  }
  for (int i = 0; i < 10'000; ++i) {
    throttle.fail("stranger " + std::to_string(i), now);
  }
  EXPECT_EQ(throttle.waitS("ada", now), 30);
  EXPECT_EQ(throttle.waitS("ada", now + 40), 0);
}

TEST_F(DoorTest, Sessions_AreListedAndEndedTogether) {
  const std::string here = door.openSession({"u", "Ada", "old"}, "127.0.0.1");
  now += 90;
  door.openSession({"u", "Ada", "old"}, "192.0.2.7");
  door.openSession({"v", "Bo", "old"}, "192.0.2.7");
  const auto sessions = door.sessionsOf("u", here);
  ASSERT_EQ(sessions.size(), 2U);
  EXPECT_EQ(sessions[0].address, "192.0.2.7");
  EXPECT_TRUE(sessions[1].isThis);
  EXPECT_EQ(sessions[1].openedS, 90);
  door.goOnWith("new", {"u", "Ada", "old"}, here);
  EXPECT_EQ(door.sessionsOf("u", here).size(), 1U);
  EXPECT_EQ(door.userOf(here)->passwordHash, "new");
  EXPECT_EQ(door.sessionsOf("v", here).size(), 1U);
}

TEST_F(DoorTest, IdleOrTooLongSession_Ends) {
  const std::string idle = door.openSession({"u", "Ada"});
  now += kIdleS + 1;
  EXPECT_FALSE(door.userOf(idle));
  const std::string busy = door.openSession({"u", "Ada"});
  for (std::int64_t s = 0; s < kLongestSessionS; s += kIdleS) {
    EXPECT_TRUE(door.userOf(busy)) << s;
    now += kIdleS;
  }
  now += kIdleS;
  EXPECT_FALSE(door.userOf(busy));
}

TEST_F(DoorTest, LoggingOutAUser_ClosesOnlyTheirOtherSessions) {
  const std::string here = door.openSession({"u", "Ada"});
  const std::string there = door.openSession({"u", "Ada"});
  const std::string other = door.openSession({"v", "Bo"});
  door.logOutUser("u", here);
  EXPECT_TRUE(door.userOf(here));
  EXPECT_FALSE(door.userOf(there));
  EXPECT_TRUE(door.userOf(other));
}

TEST_F(DoorTest, FormToken_IsValidOnlyWithItsCookie) {
  const std::string token = door.formToken("cookie");
  EXPECT_TRUE(door.isFormToken("cookie", token));
  EXPECT_FALSE(door.isFormToken("another", token));
  EXPECT_FALSE(door.isFormToken("cookie", ""));
  EXPECT_FALSE(door.isFormToken("", door.formToken("")));
  Door restarted;
  EXPECT_FALSE(restarted.isFormToken("cookie", token));
}

TEST_F(DoorTest, WrongSetupCode_IsRefusedAndLocksAfterFailures) {
  EXPECT_EQ(door.trySetupCode("ABCD-EFGH-JKMN"), std::optional(false));
  EXPECT_EQ(door.trySetupCode(door.setupCode()), std::optional(true));
  for (int i = 0; i < kFreeFailures; ++i) {
    door.trySetupCode("wrong");
  }
  EXPECT_EQ(door.trySetupCode(door.setupCode()), std::nullopt);
}

TEST_F(DoorTest, SecondFirstUserTakenNameOrLastRemoval_IsRefused) {
  addUser(db, "Ada", "hash", true);
  EXPECT_THROW(addUser(db, "Bo", "hash", true), Error);
  EXPECT_THROW(addUser(db, "ada", "hash"), Error);
  EXPECT_THROW(addUser(db, " ", "hash"), Error);
  EXPECT_THROW(removeUser(db, findUser(db, "Ada")->id), Error);
  addUser(db, "Bo", "hash");
  removeUser(db, findUser(db, "Bo")->id);
  EXPECT_FALSE(findUser(db, "Bo"));
}

}  // namespace
}  // namespace surefoot::test
