// SPDX-License-Identifier: MIT
// The home page: greeting, today's three exercises, who is playing. A state machine: input in, choice out.
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
  std::string person;                            ///< Pseudonym or name; empty for a guest.
  std::string boardId = "home.board.simulated";  ///< One line about the board, shown small.
  std::vector<std::string> boardArguments;
  Plan plan;
  Today today;            ///< What is done of today's plan.
  Place place;            ///< What has been earned.
  bool stepOn = false;    ///< Stepping on the board starts a visit.
  bool occupied = false;  ///< Somebody stands on the board although it should be empty first.
};

/// Visit: begin with the pages; Exercise: go straight to the exercise of the selected card.
enum class HomeChoice : std::uint8_t { Visit, Exercise, Person, Progress, Assess, Quit };

class HomeScreen {
 public:
  std::optional<HomeChoice> handle(const ScreenInput& input, const Canvas& canvas);
  void draw(DrawList& out, const Canvas& canvas, const HomeView& view) const;

  /// The exercise of the selected card.
  Exercise exercise() const;

  static std::vector<HitBox> hits(const Canvas& canvas);

 private:
  std::optional<HomeChoice> choose(int id) const;

  int selected_ = 7;  ///< 0 to 3 the exercises, 4 the person, 5 progress, 6 the balance test, 7 the visit.
};

}  // namespace surefoot
