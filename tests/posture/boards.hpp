// SPDX-License-Identifier: MIT
// Boards that exist no more as a built-in one, but may have been built and are in recordings.
#pragma once

#include "posture/board.hpp"

namespace surefoot::test {

/// The split board as it was until wire version 1: toe bars on the base, front cells at y 95.
inline Board boardWithBarsOnTheBase() {
  Board board = splitBoard();
  for (const std::size_t i : {0U, 1U, 3U, 4U}) {
    board.cells[i].placeMm.y = 95.0;
  }
  board.cells[2].placeMm = {-105.0, -155.0};
  board.cells[5].placeMm = {105.0, -155.0};
  board.cells[6] = {{-105.0, 130.0}, Zone::LeftToes};
  board.cells[7] = {{105.0, 130.0}, Zone::RightToes};
  return board;
}

}  // namespace surefoot::test
