// SPDX-License-Identifier: MIT
// A clinician's notes about a person, and tests that are timed or asked in person.
#pragma once

#include <string>
#include <vector>

#include "records/database.hpp"

namespace surefoot {

struct ClinicNote {
  std::string id;
  std::string user;
  std::string createdAt;
  std::string text;
};

/// Throws Error if the text is empty or longer than 10,000 bytes.
void addNote(Database& db, const std::string& personId, const std::string& user, const std::string& text);
/// The latest first.
std::vector<ClinicNote> notesOf(Database& db, const std::string& personId);

struct HandTest {
  std::string id;
  std::string user;
  std::string doneAt;  ///< A date, "2026-03-01".
  std::string kind;
  double value = 0.0;
  std::string note;
};

/// Assigns `id`. Throws Error if kind, day or value is invalid.
void addHandTest(Database& db, const std::string& personId, const HandTest& test);
/// The latest day first.
std::vector<HandTest> handTestsOf(Database& db, const std::string& personId);

}  // namespace surefoot
