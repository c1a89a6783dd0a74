// SPDX-License-Identifier: MIT
// The first page: hello, today's three exercises, who is playing. A state machine: input in, choice out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "programme/today.hpp"
#include "screens/screen.hpp"

namespace surefoot {

struct HomeView {
  DayTime dayTime{};
  double timeS = 0.0;
  std::string person;                            ///< Pseudonym or name; empty: a guest.
  std::string boardId = "home.board.simulated";  ///< One line about the board, shown small.
  std::vector<std::string> boardArguments;
  Plan plan;
  Today today;            ///< What of the plan is done.
  Place place;            ///< What has been earned.
  bool stepOn = false;    ///< Stepping on the board is enough to begin.
  bool occupied = false;  ///< Somebody stands on it although it should be empty first.
};

/// Visit: begin with the pages; Exercise: straight to that of the selected card.
enum class HomeChoice : std::uint8_t { Visit, Exercise, Person, Progress, Assess, Quit };

class HomeScreen {
 public:
  std::optional<HomeChoice> handle(const ScreenInput& input, const Canvas& canvas);
  void draw(DrawList& out, const Canvas& canvas, const HomeView& view) const;

  /// Of the selected card.
  Exercise exercise() const;

  static std::vector<HitBox> hits(const Canvas& canvas);

 private:
  std::optional<HomeChoice> choose(int id) const;

  int selected_ = 7;  ///< 0 to 3 the exercises, 4 the person, 5 the progress, 6 the balance test, 7 the visit.
};

}  // namespace surefoot
