// SPDX-License-Identifier: MIT
// The people who train. A name, if one was given, is in a separate table.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "movement/tracker.hpp"
#include "programme/person.hpp"
#include "records/database.hpp"

namespace surefoot {

/// Stores a new person and assigns id and pseudonym. Throws Error if a fact is out of range or the name is taken.
Person addPerson(Database& db, Person facts);

/// All people, the latest first.
std::vector<Person> listPeople(Database& db);

/// Up to `most` people, those who trained last first, without those made for demonstration.
std::vector<Person> lastTrained(Database& db, int most);

/// What a guest did in this visit becomes part of the person's record, as if they had been named. Changes nothing that
/// belongs to somebody or is a demonstration.
void giveVisitTo(Database& db, const std::string& personId, const std::string& visitId);

/// By pseudonym, name (case-insensitive) or id. Throws Error if nobody or more than one person matches.
Person findPerson(Database& db, const std::string& who);

/// Absent if there is no such person.
std::optional<Person> personWithId(Database& db, const std::string& id);

/// Writes all facts of an existing person; id and pseudonym do not change, nor whether it is a demonstration.
void updatePerson(Database& db, const Person& person);

/// Removes the person with name, sessions and everything that belongs to them from the database, its write-ahead log
/// and its free pages, and from every copy in or below the data directory (made by migrations or restores, and backups
/// stored there). The access log keeps who did what, but no longer about whom. Exports, and backups elsewhere, are not
/// affected. Throws Error, removing nothing, if another program uses the database, if a copy is damaged or if a file or
/// folder there cannot be read.
void erasePerson(Database& db, const std::string& personId);

/// What a session needs to know: foot length and, from the last 14 days, the best toe press, the reach and the tiptoe
/// zone. `personId` empty: a guest.
PersonFacts factsFor(Database& db, const std::string& personId);

}  // namespace surefoot
