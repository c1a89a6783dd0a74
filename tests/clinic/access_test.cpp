// SPDX-License-Identifier: MIT
// Who gets in: log-in, tokens, cookies, hosts, and when a session ends.
#include <algorithm>
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "clinic_fixture.hpp"
#include "records/notes.hpp"
#include "records/plans.hpp"
#include "records/sql.hpp"
#include "records/stamp.hpp"

namespace surefoot::test {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST_F(ClinicTest, NotLoggedIn_GetsNothingFromAnyRoute) {
  browser.makeFirstUser(clinic);
  for (const Route& route : routes()) {
    Browser stranger(clinic);
    const std::string address = addressOf(route);
    const auto reply = route.method == "GET"
                           ? stranger.get(address)
                           : stranger.postBare(address, {{"pseudonym", person.pseudonym}, {"token", "x"}});
    ASSERT_TRUE(reply) << address;
    EXPECT_THAT(reply->body, Not(HasSubstr("Secret"))) << address;
    EXPECT_THAT(reply->body, Not(HasSubstr(person.pseudonym))) << address;
    if (route.access == Access::User) {
      EXPECT_EQ(reply->status, 303) << address;
      EXPECT_EQ(reply->get_header_value("Location"), "/login") << address;
      EXPECT_EQ(reply->body, "") << address;
    } else if (route.method == "POST") {
      EXPECT_EQ(reply->status, 403) << address;
    }
  }
  EXPECT_EQ(findPerson(db, person.id).name, "Anna Secret");
}

TEST_F(ClinicTest, NotLoggedIn_CannotTellWhichPagesExist) {
  browser.makeFirstUser(clinic);
  Browser stranger(clinic);
  for (const char* path : {"/nothing", "/people/none", "/../../etc/passwd", "/people/%2e%2e/x"}) {
    EXPECT_EQ(stranger.get(path)->status, 303) << path;
  }
  EXPECT_EQ(browser.get("/nothing")->status, 404);
  EXPECT_EQ(browser.get("/people/none")->status, 404);
  EXPECT_EQ(browser.get("/people/" + person.pseudonym)->status, 404);
}

TEST_F(ClinicTest, FormWithoutItsToken_IsRefused) {
  browser.makeFirstUser(clinic);
  Browser other(clinic);
  const std::string foreign = Browser::tokenOn(other.get("/login")->body);
  ASSERT_EQ(foreign.size(), 64U);
  for (const Route& route : routes()) {
    if (route.method != "POST") {
      continue;
    }
    const std::string address = addressOf(route);
    for (const std::string& token : {std::string(), std::string(64, '0'), foreign}) {
      const auto reply = browser.postBare(address, {{"token", token}, {"pseudonym", person.pseudonym}, {"text", "x"}});
      ASSERT_TRUE(reply) << address;
      EXPECT_EQ(reply->status, 403) << address << ' ' << token;
    }
  }
  EXPECT_EQ(browser.get("/people")->status, 200) << "still logged in: the log-out had no token either";
  EXPECT_EQ(findPerson(db, person.id).name, "Anna Secret");
  EXPECT_TRUE(notesOf(db, person.id).empty());
}

TEST_F(ClinicTest, FormFromAnotherOrigin_IsRefused) {
  browser.makeFirstUser(clinic);
  browser.extra = {{"Origin", "http://elsewhere.example"}};
  EXPECT_EQ(browser.post("/people/" + person.id + "/notes", {{"text", "x"}}, "/people/" + person.id)->status, 403);
}

TEST_F(ClinicTest, ForeignHostName_IsRefused) {
  Browser rebound(clinic);
  rebound.extra = {{"Host", "evil.example:" + clinic.server.address().substr(17)}};
  const auto reply = rebound.get("/login");
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->status, 421);
  rebound.extra = {{"Host", "localhost:" + clinic.server.address().substr(17)}};
  EXPECT_EQ(rebound.get("/setup")->status, 200);
}

TEST_F(ClinicTest, FirstUser_NeedsTheSetupCodeAndIsMadeOnce) {
  EXPECT_EQ(browser.get("/login")->get_header_value("Location"), "/setup");
  const auto wrong = browser.post(
      "/setup", {{"code", "AAAA-BBBB-CCCC"}, {"name", "Eve"}, {"password", kPassword}, {"again", kPassword}});
  EXPECT_EQ(wrong->status, 401);
  browser.makeFirstUser(clinic);
  EXPECT_EQ(browser.get("/people")->status, 200);
  Browser late(clinic);
  EXPECT_EQ(late.get("/setup")->get_header_value("Location"), "/login");
  EXPECT_EQ(listUsers(db).size(), 1U);
}

TEST_F(ClinicTest, LogIn_LastsUntilLogOutOrIdleTimeAndLocksAfterFailures) {
  browser.makeFirstUser(clinic);
  Browser second(clinic);
  EXPECT_EQ(second.post("/login", {{"name", "Ada"}, {"password", "wrong password"}})->status, 401);
  EXPECT_EQ(second.post("/login", {{"name", "Ada"}, {"password", kPassword}})->status, 303);
  EXPECT_EQ(second.get("/people")->status, 200);
  EXPECT_EQ(second.post("/logout", {}, "/people")->get_header_value("Location"), "/login");
  EXPECT_EQ(second.get("/people")->status, 303);
  for (int i = 0; i < kFreeFailures; ++i) {
    second.post("/login", {{"name", "Ada"}, {"password", "wrong password"}});
  }
  EXPECT_EQ(second.post("/login", {{"name", "Ada"}, {"password", kPassword}})->status, 429);
  clinic.now += kIdleS + 1;
  EXPECT_EQ(browser.get("/people")->status, 303) << "idle too long";
}

TEST_F(ClinicTest, LoggedInPage_HasStrictCookiesAndHeaders) {
  browser.get("/setup");
  const auto reply = browser.post("/setup", {{"code", clinic.server.clinic().door().setupCode()},
                                             {"name", "Ada"},
                                             {"password", kPassword},
                                             {"again", kPassword}});
  const std::string cookie = reply->get_header_value("Set-Cookie");
  EXPECT_THAT(cookie, HasSubstr("HttpOnly"));
  EXPECT_THAT(cookie, HasSubstr("SameSite=Strict"));
  const auto page = browser.get("/people");
  EXPECT_THAT(page->get_header_value("Content-Security-Policy"), HasSubstr("default-src 'none'"));
  EXPECT_THAT(page->get_header_value("Content-Security-Policy"), Not(HasSubstr("unsafe")));
  EXPECT_EQ(page->get_header_value("Cache-Control"), "no-store");
  EXPECT_EQ(page->get_header_value("X-Content-Type-Options"), "nosniff");
  for (const char* inside : {" style=", "<style", "<script>", " onclick"}) {
    EXPECT_THAT(page->body, Not(HasSubstr(inside)));
    EXPECT_THAT(browser.get("/people/" + person.id)->body, Not(HasSubstr(inside)));
  }
}

TEST_F(ClinicTest, RemovedUser_IsLoggedOutAtOnce) {
  browser.makeFirstUser(clinic);
  EXPECT_EQ(browser.post("/users", {{"name", "Bo"}, {"password", kPassword}, {"again", kPassword}})->status, 303);
  Browser bo(clinic);
  bo.post("/login", {{"name", "Bo"}, {"password", kPassword}});
  EXPECT_EQ(bo.get("/people")->status, 200);
  EXPECT_EQ(browser.post("/users/" + findUser(db, "Bo")->id + "/remove", {}, "/users")->status, 303);
  EXPECT_EQ(bo.get("/people")->status, 303);
}

TEST_F(ClinicTest, PasswordChange_NeedsTheOldOneAndEndsOtherSessions) {
  browser.makeFirstUser(clinic);
  Browser elsewhere(clinic);
  elsewhere.post("/login", {{"name", "Ada"}, {"password", kPassword}});
  const std::string fresh = "an even quieter evening";
  EXPECT_EQ(
      browser.post("/password", {{"now", "wrong password"}, {"fresh", fresh}, {"fresh2", fresh}}, "/users")->status,
      400);
  EXPECT_EQ(browser.post("/password", {{"now", kPassword}, {"fresh", fresh}, {"fresh2", fresh}}, "/users")->status,
            303);
  EXPECT_EQ(browser.get("/people")->status, 200);
  EXPECT_EQ(elsewhere.get("/people")->status, 303) << "other sessions end";
  EXPECT_EQ(elsewhere.post("/login", {{"name", "Ada"}, {"password", fresh}})->status, 303);
}

TEST_F(ClinicTest, OversizedForm_IsRefused) {
  browser.makeFirstUser(clinic);
  const std::string page = "/people/" + person.id;
  EXPECT_EQ(browser.post(page + "/notes", {{"text", std::string(200'000, 'x')}}, page)->status, 413);
}

TEST_F(ClinicTest, NewPasswordOrRemovalElsewhere_EndsTheSessions) {
  browser.makeFirstUser(clinic);
  Browser second(clinic);
  second.post("/login", {{"name", "Ada"}, {"password", kPassword}});
  ASSERT_EQ(second.get("/people")->status, 200);
  // As the command line does, in another process.
  changePassword(db, findUser(db, "Ada")->id, hashPassword("seven grey herons"));
  EXPECT_EQ(second.get("/people")->status, 303);
  EXPECT_EQ(browser.get("/people")->status, 303);
  second.post("/login", {{"name", "Ada"}, {"password", "seven grey herons"}});
  EXPECT_EQ(second.get("/people")->status, 200);
}

TEST_F(ClinicTest, LogOutEverywhere_EndsAllSessionsOfTheUser) {
  browser.makeFirstUser(clinic);
  Browser second(clinic);
  second.post("/login", {{"name", "Ada"}, {"password", kPassword}});
  EXPECT_THAT(browser.get("/users")->body, HasSubstr("127.0.0.1"));
  browser.post("/sessions/end", {}, "/users");
  EXPECT_EQ(browser.get("/people")->status, 303);
  EXPECT_EQ(second.get("/people")->status, 303);
}

}  // namespace
}  // namespace surefoot::test
