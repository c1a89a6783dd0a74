// SPDX-License-Identifier: MIT
// Who may open the clinic's pages. Keeps what a password was hashed to, never a password; knows no hashing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "records/database.hpp"

namespace surefoot {

struct ClinicUser {
  std::string id;            ///< UUIDv7, given by addUser.
  std::string name;          ///< Unique, upper and lower case alike.
  std::string passwordHash;  ///< As libsodium's crypto_pwhash_str writes it.
  std::string createdAt;
  int failures = 0;              ///< Wrong passwords since the last right one.
  std::int64_t lockedUntil = 0;  ///< Unix time in seconds; 0: not locked.
};

bool hasUsers(Database& db);
/// By name.
std::vector<ClinicUser> listUsers(Database& db);
std::optional<ClinicUser> findUser(Database& db, const std::string& name);

/// Throws Error when the name is taken, empty or longer than 80 bytes. With `onlyFirst` also when there is a user.
ClinicUser addUser(Database& db, const std::string& name, const std::string& passwordHash, bool onlyFirst = false);
void changePassword(Database& db, const std::string& userId, const std::string& passwordHash);
/// Wrong passwords so far and until when nobody may try again; 0 and 0 after a right one.
void keepFailures(Database& db, const std::string& userId, int failures, std::int64_t lockedUntil);
/// Throws Error when this is the last user.
void removeUser(Database& db, const std::string& userId);

}  // namespace surefoot
