// SPDX-License-Identifier: MIT
// The users of the clinic's pages. Stores the hash of a password, never the password; does no hashing.
#pragma once

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
};

bool hasUsers(Database& db);
/// By name.
std::vector<ClinicUser> listUsers(Database& db);
std::optional<ClinicUser> findUser(Database& db, const std::string& name);
std::optional<ClinicUser> userWithId(Database& db, const std::string& id);

/// Throws Error if the name is taken, empty or longer than 80 bytes; with `onlyFirst`, also if there already is a user.
ClinicUser addUser(Database& db, const std::string& name, const std::string& passwordHash, bool onlyFirst = false);
void changePassword(Database& db, const std::string& userId, const std::string& passwordHash);
/// Throws Error if this is the last user.
void removeUser(Database& db, const std::string& userId);

}  // namespace surefoot
