// SPDX-License-Identifier: MIT
// Small pieces that pages are made of: fields with their labels, tables, facts, marks. Knows no data.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "clinic/html.hpp"

namespace surefoot {

struct Field {
  std::string name;
  std::string label;
  std::string value = {};
  std::string type = "text";
  std::string hint = {};
  bool required = false;
  std::string autocomplete = "off";
  bool isShort = false;
};
/// A labelled input.
Html inputField(const Field& field);

using Choices = std::vector<std::pair<std::string, std::string>>;  ///< Value and words.
Html selectField(std::string_view name, std::string_view label, const Choices& choices, std::string_view chosen);
/// The same with a heading over each group.
Html selectField(std::string_view name, std::string_view label,
                 const std::vector<std::pair<std::string, Choices>>& groups, std::string_view chosen);
Html submitButton(std::string_view words, std::string_view look = "main");

/// A part of a page under its heading.
Html section(std::string_view id, std::string_view heading, const Html& inside);

/// So many rows has a table that is cut in print, as the style sheet says.
inline constexpr int kRowsOnPaper = 3;

/// A table with a caption; columns that end with "#" hold numbers.
class HtmlTable {
 public:
  HtmlTable(std::string_view caption, std::vector<std::string> columns);
  /// The heading of a column leads there.
  void link(std::size_t column, std::string address) { addresses_[column] = std::move(address); }
  /// Says in print that only the first kRowsOnPaper stand there, of `all`; the style sheet cuts them.
  void shortOnPaper(int all);
  /// One cell a column; the first is the row's heading.
  void row(const std::vector<Html>& cells);
  bool empty() const { return rows_ == 0; }
  Html html() const;

 private:
  std::string caption_;
  std::vector<std::string> columns_;
  std::map<std::size_t, std::string> addresses_;
  std::string onPaper_;
  Html body_;
  int rows_ = 0;
};

Html factList(const std::vector<std::pair<std::string, Html>>& facts);
Html link(std::string_view address, std::string_view words);

/// "Mar" of a day or a time in ISO 8601; empty of anything else.
std::string_view monthName(std::string_view iso);
/// "3 Mar 2026" of a day or a time in ISO 8601; empty of an empty text.
std::string shownDay(std::string_view iso);
/// "3 Mar 2026, 09:30".
std::string shownTime(std::string_view iso);
/// A word of the database for people: "nearly-fell" to "nearly fell".
std::string shownWord(std::string_view word);
/// "eyes-closed-foam" to "Eyes closed, on foam", "limits-back-left" to "Leaning back left"; another word as shownWord.
std::string shownCondition(std::string_view word);
/// "mctsib" to "mCTSIB (eyes open and closed, firm and foam)"; another word as shownWord.
std::string shownProtocol(std::string_view word);
/// "toe-press" to "Toe presses"; another word as shownWord.
std::string shownExercise(std::string_view word);

}  // namespace surefoot
