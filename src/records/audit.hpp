// SPDX-License-Identifier: MIT
// Who looked at what and who changed what, line by line. Lines are only ever added.
#pragma once

#include <string>
#include <vector>

#include "records/database.hpp"

namespace surefoot {

struct AuditEntry {
  std::string id;  ///< UUIDv7: sorts by time.
  std::string at;  ///< ISO 8601 with offset.
  std::string user;
  std::string action;     ///< In plain words: "looked at the person's page".
  std::string personId;   ///< Empty where it is about nobody.
  std::string pseudonym;  ///< Empty likewise, and when the person has been erased.
  std::string detail;     ///< Never a name: the log outlives the person's data.
};

/// Only `user`, `action`, `personId` and `detail` are read. The time is now.
void keepAudit(Database& db, const AuditEntry& entry);

struct AuditChoice {
  std::string personId;  ///< Empty: of everybody.
  std::string user;      ///< Empty: of all users.
  std::string before;    ///< Only lines older than the one of this id; empty: from the latest.
  int limit = 100;
};

/// The latest first.
std::vector<AuditEntry> auditEntries(Database& db, const AuditChoice& choice);

}  // namespace surefoot
