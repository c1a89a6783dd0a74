// SPDX-License-Identifier: MIT
// Who trains here. A person is a pseudonym with a few facts; the name, if one was given at all, lies in a table of its
// own.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "movement/tracker.hpp"
#include "records/database.hpp"

namespace surefoot {

/// Absent facts are unknown.
struct Person {
  std::string id;                      ///< UUIDv7, given by addPerson.
  std::string pseudonym;               ///< "heron-4821", unique, given by addPerson.
  std::string name;                    ///< Empty when none was given. Never exported.
  std::optional<int> birthYear;        ///< 1900 to this year.
  std::string sex;                     ///< One of sexWords() or empty.
  std::optional<double> heightMm;      ///< 1000 to 2300.
  std::optional<double> footLengthMm;  ///< 190 to 330.
  std::optional<double> weightN;       ///< Learned from the sessions.
  std::string note;
};

/// Empty: a guest.
std::string idOf(const std::optional<Person>& person);

/// What they are called on the screen: the name, else the pseudonym.
const std::string& calledOf(const Person& person);

/// "female", "male", "other".
std::vector<std::string> sexWords();

/// Foot length from a European shoe size: a Paris point is 2/3 cm of last, and a last is about 15 mm longer than the
/// foot (ISO/TS 19407:2015; size = 1.5 * (foot length in cm + 1.5)). Throws Error outside 28 to 52.
double footLengthFromEuSize(double euSize);

/// Keeps a new person; id and pseudonym are made here. Throws Error on a fact out of range or a name that is taken.
Person addPerson(Database& db, Person facts);

/// Everybody, the latest first.
std::vector<Person> listPeople(Database& db);

/// By pseudonym, name (upper and lower case alike) or id. Throws Error when there is nobody or more than one.
Person findPerson(Database& db, const std::string& who);

/// Nothing when there is nobody.
std::optional<Person> personWithId(Database& db, const std::string& id);

/// Writes all facts of an existing person; id and pseudonym stay.
void updatePerson(Database& db, const Person& person);

/// Removes the person with name, sessions and all that belongs to them, from the database, its write-ahead log and its
/// free pages, and from every copy in the data directory and below (of migrations, of restores, backups that lie
/// there). The log of looks keeps who did what, no longer of whom. Exports, and backups elsewhere, are not reached.
/// Throws Error, with nothing removed, while another program has the database in use, when a copy is damaged or when a
/// file or folder there cannot be read.
void erasePerson(Database& db, const std::string& personId);

/// What a session needs to know: foot length and, of the last 14 days, the best toe press, own reach and own tiptoe
/// zone. `personId` empty: a guest.
PersonFacts factsFor(Database& db, const std::string& personId);

}  // namespace surefoot
