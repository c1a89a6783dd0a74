// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>

#include "clinic/door.hpp"
#include "program.hpp"
#include "records/audit.hpp"
#include "records/users.hpp"

namespace surefoot::test {
namespace {

using testing::HasSubstr;

class ClinicUserCommand : public Program {
 protected:
  /// With one line of input; what follows # is what run() appends.
  Outcome user(const std::string& arguments, const std::string& line) const {
    std::ofstream(path("line")) << line << '\n';
    return run("clinic user " + arguments + " <" + path("line") + " 2>" + path("err") + " #");
  }
};

TEST_F(ClinicUserCommand, ForgottenOnlyPassword_IsResetAndTheOldOneIsOver) {
  EXPECT_THAT(run("clinic user list").out, HasSubstr("no user yet"));
  EXPECT_EQ(user("add Ada", "a quiet morning").code, 0);
  EXPECT_THAT(run("clinic user list").out, HasSubstr("Ada  since 20"));
  const Outcome reset = user("reset ada", "seven grey herons");
  EXPECT_EQ(reset.code, 0) << reset.err;
  Database db(path("data"));
  const std::string hash = findUser(db, "Ada")->passwordHash;
  EXPECT_TRUE(isPassword(hash, "seven grey herons"));
  EXPECT_FALSE(isPassword(hash, "a quiet morning"));
  const auto lines = auditEntries(db, {});
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].action, "reset a password");
  EXPECT_EQ(lines[0].user, "command line");
  EXPECT_EQ(lines[0].detail, "Ada");
}

TEST_F(ClinicUserCommand, WhatIsRefused_ChangesNothingAndLeavesNoLine) {
  Database db(path("data"));
  EXPECT_THAT(run("clinic user add Ada").err, HasSubstr("no password was given"));
  EXPECT_THAT(user("add Ada", "1234567890").err, HasSubstr("would be guessed soon"));
  addUser(db, "Ada", hashPassword("a quiet morning"));
  EXPECT_THAT(user("add ada", "seven grey herons").err, HasSubstr("already a user"));
  EXPECT_THAT(user("reset Bo", "seven grey herons").err, HasSubstr("no user called \"Bo\""));
  EXPECT_THAT(run("clinic user remove Ada").err, HasSubstr("last user"));
  EXPECT_EQ(run("clinic user").code, 2);
  EXPECT_EQ(listUsers(db).size(), 1U);
  EXPECT_TRUE(auditEntries(db, {}).empty());
}

}  // namespace
}  // namespace surefoot::test
