// SPDX-License-Identifier: MIT
#include "records/audit.hpp"

#include "records/sql.hpp"
#include "records/stamp.hpp"

namespace surefoot {

void keepAudit(Database& db, const AuditEntry& entry) {
  const std::string id = newId();
  const std::string now = nowText();
  guarded(db.file(), [&] {
    db.sql() << "insert into audit (id, at, user_name, action, person_id, detail) values (:id, :at, :user, :action,"
                " case when exists(select 1 from people where id = :person) then :person else '' end, :detail)",
        soci::use(id, "id"), soci::use(now, "at"), soci::use(entry.user, "user"), soci::use(entry.action, "action"),
        soci::use(entry.personId, "person"), soci::use(entry.detail, "detail");
  });
}

void changeWithAudit(Database& db, const std::function<AuditEntry()>& work) {
  guarded(db.file(), [&] {
    Transaction transaction(db.sql());
    const AuditEntry entry = work();
    if (!entry.action.empty()) {
      keepAudit(db, entry);
    }
    transaction.commit();
  });
}

std::vector<AuditEntry> auditEntries(Database& db, const AuditChoice& choice) {
  // A comparison that is not needed is left out, so that SQLite walks an index from its end.
  std::string condition = "(:before = '' or a.id < :before) and (:user = '' or a.user_name = :user collate nocase)";
  condition += choice.personId.empty() ? " and :person = ''" : " and a.person_id = :person";
  return guarded(db.file(), [&] {
    AuditEntry entry;
    soci::statement statement =
        (db.sql().prepare
             << "select a.id, a.at, a.user_name, a.action, a.person_id, coalesce(p.pseudonym, ''), a.detail"
                " from audit a left join people p on p.id = a.person_id where "
             << condition << " order by a.id desc limit :limit",
         soci::use(choice.before, "before"), soci::use(choice.user, "user"), soci::use(choice.personId, "person"),
         soci::use(choice.limit, "limit"), soci::into(entry.id), soci::into(entry.at), soci::into(entry.user),
         soci::into(entry.action), soci::into(entry.personId), soci::into(entry.pseudonym), soci::into(entry.detail));
    statement.execute();
    std::vector<AuditEntry> entries;
    while (statement.fetch()) {
      entries.push_back(entry);
    }
    return entries;
  });
}

}  // namespace surefoot
