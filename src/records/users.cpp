// SPDX-License-Identifier: MIT
#include "records/users.hpp"

#include "base/error.hpp"
#include "base/plain_signs.hpp"
#include "records/sql.hpp"
#include "records/stamp.hpp"

namespace surefoot {
namespace {

constexpr std::size_t kLongestName = 80;

std::vector<ClinicUser> select(soci::session& sql, const std::string& condition, const std::string& name) {
  ClinicUser user;
  soci::statement statement = (sql.prepare << "select id, name, password_hash, created_at from users where "
                                           << condition << " order by name collate nocase",
                               soci::use(name, "name"), soci::into(user.id), soci::into(user.name),
                               soci::into(user.passwordHash), soci::into(user.createdAt));
  statement.execute();
  std::vector<ClinicUser> users;
  while (statement.fetch()) {
    users.push_back(user);
  }
  return users;
}

int countUsers(soci::session& sql) {
  int count = 0;
  sql << "select count(*) from users", soci::into(count);
  return count;
}

void checkName(const std::string& name) {
  const bool blank = name.find_first_not_of(' ') == std::string::npos;
  if (blank || !faultInSigns(name).empty() || name.size() > kLongestName) {
    throw Error("a user's name must be one line of 1 to 80 characters, without signs that are not seen");
  }
}

}  // namespace

bool hasUsers(Database& db) {
  return guarded(db.file(), [&] { return countUsers(db.sql()) > 0; });
}

std::vector<ClinicUser> listUsers(Database& db) {
  return guarded(db.file(), [&] { return select(db.sql(), "name <> :name", ""); });
}

std::optional<ClinicUser> findUser(Database& db, const std::string& name) {
  const auto found = guarded(db.file(), [&] { return select(db.sql(), "name = :name collate nocase", name); });
  return found.empty() ? std::nullopt : std::optional(found.front());
}

std::optional<ClinicUser> userWithId(Database& db, const std::string& id) {
  const auto found = guarded(db.file(), [&] { return select(db.sql(), "id = :name", id); });
  return found.empty() ? std::nullopt : std::optional(found.front());
}

ClinicUser addUser(Database& db, const std::string& name, const std::string& passwordHash, bool onlyFirst) {
  checkName(name);
  return guarded(db.file(), [&] {
    Transaction transaction(db.sql());
    if (onlyFirst && countUsers(db.sql()) > 0) {
      throw Error("the first user already exists: log in, or ask them to add you");
    }
    if (!select(db.sql(), "name = :name collate nocase", name).empty()) {
      throw Error("there is already a user called \"" + name + "\": choose another name");
    }
    ClinicUser user{.id = newId(), .name = name, .passwordHash = passwordHash, .createdAt = nowText()};
    db.sql() << "insert into users (id, name, password_hash, created_at, failures) values (:id, :name, :hash, :at, 0)",
        soci::use(user.id), soci::use(user.name), soci::use(user.passwordHash), soci::use(user.createdAt);
    transaction.commit();
    return user;
  });
}

void changePassword(Database& db, const std::string& userId, const std::string& passwordHash) {
  guarded(db.file(), [&] {
    db.sql() << "update users set password_hash = :hash where id = :id", soci::use(passwordHash), soci::use(userId);
  });
}

void removeUser(Database& db, const std::string& userId) {
  guarded(db.file(), [&] {
    Transaction transaction(db.sql());
    if (countUsers(db.sql()) < 2) {
      throw Error("the last user cannot be removed, because nobody could log in any more");
    }
    db.sql() << "delete from users where id = :id", soci::use(userId);
    transaction.commit();
  });
}

}  // namespace surefoot
