// SPDX-License-Identifier: MIT
#include "clinic/door.hpp"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
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
  LoginOutcome logIn(const std::string& name, const std::string& password) {
    return door.logIn(db, name, password);
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
  EXPECT_EQ(findUser(db, "Ada")->failures, 0);
}

TEST_F(DoorTest, UnknownName_IsLockedLikeAKnownOne) {
  for (int i = 0; i < kFreeFailures; ++i) {
    EXPECT_EQ(logIn("Nobody", "wrong password").result, LoginResult::Wrong);
  }
  EXPECT_EQ(logIn("Nobody", "wrong password").result, LoginResult::Locked);
}

TEST_F(DoorTest, UnknownName_CountsFailuresRegardlessOfCase) {
  for (int i = 0; i < kFreeFailures; ++i) {
    logIn(i % 2 == 0 ? "Mary Ann" : "mary ann", "wrong password");
  }
  EXPECT_EQ(logIn("MARY ANN", "wrong password").result, LoginResult::Locked);
  EXPECT_EQ(logIn("Mary-Ann", "wrong password").result, LoginResult::Wrong) << "somebody else";
  EXPECT_EQ(logIn("MaryAnn", "wrong password").result, LoginResult::Wrong);
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
