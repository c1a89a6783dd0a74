// SPDX-License-Identifier: MIT
// A clinician's notes about a person, and tests that are timed or asked in person.
#pragma once

#include <array>
#include <string>
#include <string_view>
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

/// A test that needs no board.
struct HandTestKind {
  std::string_view word;  ///< Word in the database.
  std::string_view title;
  std::string_view unit;  ///< UCUM; "{score}" for a sum.
  double least;           ///< Accepted range, inclusive.
  double most;
  bool whole;  ///< Whole numbers only.
  std::string_view how;
  std::string_view ranges;  ///< Published ranges in plain words.
  std::string_view source;
};

/// Timed up and go, five times sit to stand, FES-I.
const std::array<HandTestKind, 3>& handTestKinds();
/// Throws Error if there is no such kind.
const HandTestKind& handTestKind(std::string_view word);

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
