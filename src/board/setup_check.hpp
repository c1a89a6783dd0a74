// SPDX-License-Identifier: MIT
// What a freshly soldered board tells of its wires: faults told apart where the counts differ, else the candidates and
// what to measure.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "board/calibration_fit.hpp"
#include "board/health.hpp"

namespace surefoot {

/// "front left"; "right foot, heel". Cells in wire order.
std::string nameOfCell(BoardModel model, std::size_t cell);

/// What is wrong with the empty board, one line each with what to do; empty if nothing is. `samples`: some seconds.
std::vector<std::string> wiringFaults(const Board& board, const BoardHealth& health, std::span<const Sample> samples);

/// What is wrong if somebody pressed above `cell` and the cells felt `pressedN`, then, after letting go, `leftN`; empty
/// if that cell answers as it should.
std::string pressFault(const Board& board, std::size_t cell, const PerCell& pressedN, const PerCell& leftN);

}  // namespace surefoot
