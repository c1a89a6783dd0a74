// SPDX-License-Identifier: MIT
// What a clinician writes down of a person: notes, and tests that are timed or asked by hand.
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

/// Throws Error when the text is empty or over 10,000 bytes.
void addNote(Database& db, const std::string& personId, const std::string& user, const std::string& text);
/// The latest first.
std::vector<ClinicNote> notesOf(Database& db, const std::string& personId);

/// A test that needs no board.
struct HandTestKind {
  std::string_view word;  ///< In the database.
  std::string_view title;
  std::string_view unit;  ///< UCUM; "{score}" of a sum.
  double least;           ///< What is believed, both ends with it.
  double most;
  bool whole;  ///< Whole numbers only.
  std::string_view how;
  std::string_view ranges;  ///< Published, in plain words.
  std::string_view source;
};

/// Timed up and go, five times sit to stand, FES-I.
const std::array<HandTestKind, 3>& handTestKinds();
/// Throws Error when there is no such kind.
const HandTestKind& handTestKind(std::string_view word);

struct HandTest {
  std::string id;
  std::string user;
  std::string doneAt;  ///< A day, "2026-03-01".
  std::string kind;
  double value = 0.0;
  std::string note;
};

/// `id` is made here. Throws Error when kind, day or value cannot be.
void addHandTest(Database& db, const std::string& personId, const HandTest& test);
/// The latest day first.
std::vector<HandTest> handTestsOf(Database& db, const std::string& personId);

}  // namespace surefoot
