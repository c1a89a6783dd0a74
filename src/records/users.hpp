// SPDX-License-Identifier: MIT
// The users of the clinic's pages. Stores the hash of a password, never the password; does no hashing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "records/database.hpp"

namespace surefoot {

struct ClinicUser {
  std::string id;            ///< UUIDv7, assigned by addUser.
  std::string name;          ///< Unique, case-insensitive.
  std::string passwordHash;  ///< In the format of libsodium's crypto_pwhash_str.
  std::string createdAt;
  int failures = 0;              ///< Wrong passwords since the last correct one.
  std::int64_t lockedUntil = 0;  ///< Unix time in seconds; 0: not locked.
};

bool hasUsers(Database& db);
/// By name.
std::vector<ClinicUser> listUsers(Database& db);
std::optional<ClinicUser> findUser(Database& db, const std::string& name);

/// Throws Error if the name is taken, empty or longer than 80 bytes; with `onlyFirst`, also if there already is a user.
ClinicUser addUser(Database& db, const std::string& name, const std::string& passwordHash, bool onlyFirst = false);
void changePassword(Database& db, const std::string& userId, const std::string& passwordHash);
/// Number of wrong passwords so far, and until when further attempts are refused; 0 and 0 after a correct one.
void keepFailures(Database& db, const std::string& userId, int failures, std::int64_t lockedUntil);
/// Throws Error if this is the last user.
void removeUser(Database& db, const std::string& userId);

}  // namespace surefoot
