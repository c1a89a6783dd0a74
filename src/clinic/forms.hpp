// SPDX-License-Identifier: MIT
// Building blocks of pages: labelled fields, tables, fact lists, marks. Knows no data.
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

using Choices = std::vector<std::pair<std::string, std::string>>;  ///< Pairs of value and label.
Html selectField(std::string_view name, std::string_view label, const Choices& choices, std::string_view chosen);
/// The same with a heading for each group.
Html selectField(std::string_view name, std::string_view label,
                 const std::vector<std::pair<std::string, Choices>>& groups, std::string_view chosen);
Html submitButton(std::string_view words, std::string_view look = "main");

/// A section of a page with a heading.
Html section(std::string_view id, std::string_view heading, const Html& inside);

/// Rows of a shortened table in print; the style sheet uses the same number.
inline constexpr int kRowsOnPaper = 3;

/// A table with a caption; columns that end with "#" hold numbers.
class HtmlTable {
 public:
  HtmlTable(std::string_view caption, std::vector<std::string> columns);
  /// Makes the heading of a column a link.
  void link(std::size_t column, std::string address) { addresses_[column] = std::move(address); }
  /// In print, shows only the first kRowsOnPaper of `all` rows and says so; the style sheet hides the others.
  void shortOnPaper(int all);
  /// One cell for each column; the first one is the row's heading.
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

/// "Mar" for a day or a time in ISO 8601; empty for anything else.
std::string_view monthName(std::string_view iso);
/// "3 Mar 2026" for a day or a time in ISO 8601; empty for an empty text.
std::string shownDay(std::string_view iso);
/// "3 Mar 2026, 09:30".
std::string shownTime(std::string_view iso);
/// A word of the database in readable form: "nearly-fell" becomes "nearly fell".
std::string shownWord(std::string_view word);
/// "eyes-closed-foam" becomes "Eyes closed, on foam", "limits-back-left" becomes "Leaning back left"; other words as
/// shownWord.
std::string shownCondition(std::string_view word);
/// "mctsib" becomes "mCTSIB (eyes open and closed, firm and foam)"; other words as shownWord.
std::string shownProtocol(std::string_view word);
/// "toe-press" becomes "Toe presses"; other words as shownWord.
std::string shownExercise(std::string_view word);

}  // namespace surefoot
