// SPDX-License-Identifier: MIT
// The people who train. A person is a pseudonym with a few facts; the name, if one was given, is in a separate table.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "movement/tracker.hpp"
#include "records/database.hpp"

namespace surefoot {

/// Absent facts are unknown.
struct Person {
  std::string id;                      ///< UUIDv7, assigned by addPerson.
  std::string pseudonym;               ///< "heron-4821", unique, assigned by addPerson.
  std::string name;                    ///< Empty if none was given. Never exported.
  std::optional<int> birthYear;        ///< 1900 to this year.
  std::string sex;                     ///< One of sexWords() or empty.
  std::optional<double> heightMm;      ///< 1000 to 2300.
  std::optional<double> footLengthMm;  ///< 190 to 330.
  std::optional<double> weightN;       ///< Measured in the sessions.
  std::string note;
};

/// Empty for a guest.
std::string idOf(const std::optional<Person>& person);

/// The name shown on the screen, or the pseudonym if there is none.
const std::string& calledOf(const Person& person);

/// "female", "male", "other".
std::vector<std::string> sexWords();

/// Foot length from a European shoe size: a Paris point is 2/3 cm of the last, and a last is about 15 mm longer than
/// the foot (ISO/TS 19407:2015; size = 1.5 * (foot length in cm + 1.5)). Throws Error outside 28 to 52.
double footLengthFromEuSize(double euSize);

/// Stores a new person and assigns id and pseudonym. Throws Error if a fact is out of range or the name is taken.
Person addPerson(Database& db, Person facts);

/// All people, the latest first.
std::vector<Person> listPeople(Database& db);

/// By pseudonym, name (case-insensitive) or id. Throws Error if nobody or more than one person matches.
Person findPerson(Database& db, const std::string& who);

/// Absent if there is no such person.
std::optional<Person> personWithId(Database& db, const std::string& id);

/// Writes all facts of an existing person; id and pseudonym do not change.
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
