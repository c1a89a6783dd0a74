// SPDX-License-Identifier: MIT
#include "programme/person.hpp"

#include <algorithm>

#include "base/error.hpp"

namespace surefoot {

std::string idOf(const std::optional<Person>& person) {
  return person ? person->id : std::string();
}

const std::string& calledOf(const Person& person) {
  return person.name.empty() ? person.pseudonym : person.name;
}

bool entersRecord(const Person& person, const Board& board) {
  return person.demonstration || !isSimulated(board);
}

std::vector<std::string> sexWords() {
  return {"female", "male", "other"};
}

double footLengthFromEuSize(double euSize) {
  if (!(euSize >= 28.0 && euSize <= 52.0)) {
    throw Error("a European shoe size must be from 28 to 52");
  }
  return std::clamp(euSize * 20.0 / 3.0 - 15.0, kLeastFootMm, kMostFootMm);
}

}  // namespace surefoot
