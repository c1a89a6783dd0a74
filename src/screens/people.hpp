// SPDX-License-Identifier: MIT
// Who is playing: the list of people, and the form for a new person. State machines: input in, choice out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "programme/person.hpp"
#include "screens/screen.hpp"

namespace surefoot {

struct PeopleChoice {
  enum class Kind : std::uint8_t { Guest, Person, Add, Back };
  Kind kind{};
  std::size_t person = 0;  ///< For Kind::Person: index into the names.
};

/// The guest first, then the people, then "new person" and "back".
class PeopleScreen {
 public:
  explicit PeopleScreen(std::vector<std::string> names) : names_(std::move(names)) {}

  std::optional<PeopleChoice> handle(const ScreenInput& input, const Canvas& canvas);
  void draw(DrawList& out, const Canvas& canvas, DayTime dayTime, double timeS) const;

  /// The visible rows.
  std::vector<HitBox> hits(const Canvas& canvas) const;

 private:
  int rows() const { return static_cast<int>(names_.size()) + 3; }
  PeopleChoice choiceOf(int row) const;
  std::string wordsOf(int row) const;
  int firstShown(const Canvas& canvas) const;

  std::vector<std::string> names_;
  int selected_ = 0;
};

/// The form for a new person: change values with left and right or by typing digits. The pseudonym is made when the
/// person is stored.
class PersonForm {
 public:
  enum class Result : std::uint8_t { Saved, Back };

  explicit PersonForm(int thisYear) : thisYear_(thisYear) {}

  std::optional<Result> handle(const ScreenInput& input, const Canvas& canvas);
  void draw(DrawList& out, const Canvas& canvas, DayTime dayTime, double timeS) const;

  /// The data as entered, without id and pseudonym.
  Person facts() const;
  /// For each field the boxes of less (10 + field), more (20 + field) and the field itself; 5 saves, 6 goes back.
  static std::vector<HitBox> hits(const Canvas& canvas);

 private:
  void change(int field, int by);
  void typeDigit(int digit);
  void settle();
  std::string valueOf(int field) const;

  int thisYear_;
  int selected_ = 0;
  int birthYear_ = 1960;
  int sex_ = 0;  ///< Index into the words of people.cpp.
  int heightCm_ = 170;
  bool byShoe_ = true;
  int shoeEu_ = 40;
  int footMm_ = 245;
  bool typing_ = false;
};

}  // namespace surefoot
