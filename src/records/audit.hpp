// SPDX-License-Identifier: MIT
// The access log: who looked at what and who changed what, line by line. Lines are added but never changed.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "records/database.hpp"

namespace surefoot {

struct AuditEntry {
  std::string id;  ///< UUIDv7, so it sorts by time.
  std::string at;  ///< ISO 8601 with offset.
  std::string user;
  std::string action;     ///< In plain words: "looked at a person's page".
  std::string personId;   ///< Empty if it is about no person.
  std::string pseudonym;  ///< Empty in that case too, and once the person has been erased.
  std::string detail;     ///< Never a name, because the log outlives the person's data.
};

/// Stores an entry with the present time; only `user`, `action`, `personId` and `detail` are used.
void keepAudit(Database& db, const AuditEntry& entry);

/// Runs `work` and stores the entry that it returns in one transaction: neither stands without the other. Stores no
/// entry if its action is empty. What `work` throws undoes what it changed.
void changeWithAudit(Database& db, const std::function<AuditEntry()>& work);

struct AuditChoice {
  std::string personId;  ///< Empty: all people.
  std::string user;      ///< Empty: of all users.
  std::string before;    ///< Only entries older than the one with this id; empty: start with the latest.
  int limit = 100;
};

/// The latest first.
std::vector<AuditEntry> auditEntries(Database& db, const AuditChoice& choice);

}  // namespace surefoot
