// SPDX-License-Identifier: MIT
#include <iostream>
#include <string>

#include <termios.h>
#include <unistd.h>

#include "app/options.hpp"
#include "base/error.hpp"
#include "clinic/door.hpp"
#include "records/audit.hpp"
#include "records/users.hpp"

namespace surefoot {
namespace {

/// The terminal shows nothing of what is typed while this lives.
class NoEcho {
 public:
  NoEcho() : changed_(tcgetattr(STDIN_FILENO, &before_) == 0) {
    if (changed_) {
      termios silent = before_;
      silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
  }
  ~NoEcho() {
    if (changed_) {
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
    }
  }
  NoEcho(const NoEcho&) = delete;
  NoEcho& operator=(const NoEcho&) = delete;

 private:
  termios before_{};
  bool changed_;
};

std::string readLine() {
  std::string line;
  if (!std::getline(std::cin, line)) {
    throw Error("no password was given: type it, or send it as a line of the input");
  }
  return line;
}

std::string askPassword() {
  if (isatty(STDIN_FILENO) == 0) {
    return readLine();
  }
  const NoEcho silent;
  std::cout << "Password (at least 10 characters, not shown): " << std::flush;
  std::string password = readLine();
  std::cout << "\nAgain: " << std::flush;
  const std::string again = readLine();
  std::cout << '\n';
  if (password != again) {
    throw Error("the two passwords are not the same: nothing was changed");
  }
  return password;
}

ClinicUser userCalled(Database& db, const std::string& name) {
  const auto user = findUser(db, name);
  if (!user) {
    throw Error("there is no user called \"" + name + "\": `surefoot clinic user list` shows them");
  }
  return *user;
}

/// Changes the users and leaves a line in the access log, both or neither.
void change(Database& db, const std::string& action, const std::string& name, const std::function<void()>& work) {
  changeWithAudit(db, [&] {
    work();
    return AuditEntry{.user = "command line", .action = action, .detail = name};
  });
}

void list(Database& db) {
  const auto users = listUsers(db);
  for (const ClinicUser& user : users) {
    std::cout << user.name << "  since " << user.createdAt.substr(0, 10) << '\n';
  }
  if (users.empty()) {
    std::cout << "There is no user yet: `surefoot clinic` shows a code for the first.\n";
  }
}

}  // namespace

int runClinicUser(const Program& program, const ClinicUserOptions& options) {
  Database db(program.data);
  switch (options.act) {
    case UserAct::List:
      list(db);
      break;
    case UserAct::Add: {
      const std::string hash = hashPassword(askPassword(), options.name);
      change(db, "added a user", options.name, [&] { addUser(db, options.name, hash); });
      std::cout << "Added " << options.name << ".\n";
      break;
    }
    case UserAct::Reset: {
      const ClinicUser user = userCalled(db, options.name);
      const std::string hash = hashPassword(askPassword(), user.name);
      change(db, "reset a password", user.name, [&] { changePassword(db, user.id, hash); });
      std::cout << user.name << " has a new password, and is logged out everywhere.\n";
      break;
    }
    case UserAct::Remove: {
      const ClinicUser user = userCalled(db, options.name);
      change(db, "removed a user", user.name, [&] { removeUser(db, user.id); });
      std::cout << "Removed " << user.name << ".\n";
      break;
    }
  }
  return 0;
}

}  // namespace surefoot
