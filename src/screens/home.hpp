// SPDX-License-Identifier: MIT
// The first page: hello, today's three exercises, who is playing. A state machine: input in, choice out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "screens/screen.hpp"

namespace surefoot {

struct HomeView {
  DayTime dayTime{};
  double timeS = 0.0;
  std::string person;     ///< Pseudonym or name; empty: a guest.
  std::string board;      ///< One line about the board, shown small.
  int toePressToday = 0;  ///< Bouts done today.
};

enum class HomeChoice : std::uint8_t { ToePress, Person, Quit };

class HomeScreen {
 public:
  std::optional<HomeChoice> handle(const ScreenInput& input, const Canvas& canvas);
  void draw(DrawList& out, const Canvas& canvas, const HomeView& view) const;

  static std::vector<HitBox> hits(const Canvas& canvas);

 private:
  std::optional<HomeChoice> choose(int id) const;

  int selected_ = 0;  ///< 0 to 2 the cards, 3 the person.
};

}  // namespace surefoot
