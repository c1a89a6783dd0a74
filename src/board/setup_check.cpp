// SPDX-License-Identifier: MIT
#include "board/setup_check.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.hpp"
#include "board/cell_survey.hpp"
#include "board/diagnose.hpp"
#include "board/still_mean.hpp"

namespace surefoot {
namespace {

constexpr double kSlowHz = 20.0;
constexpr double kLeastSupplyV = 4.1;
constexpr double kEndShare = 0.9;  // of the range: no bridge rests there
constexpr double kMostNoiseN = 0.3;
constexpr double kHumShare = 0.5;
constexpr double kFarthestPressN = 20.0;
constexpr double kMostLeftN = 3.0;
constexpr double kRockShare = 0.3;

std::string wired(std::size_t cell) {
  return "cell " + std::to_string(cell + 1) + " (module U" + std::to_string(cell + 1) + ")";
}

void wholeBoard(const Board& board, const BoardHealth& health, std::vector<std::string>& faults) {
  if (health.rateHz > 0.0 && health.rateHz < kSlowHz) {
    faults.push_back("only " + fixedText(health.rateHz, 0) +
                     " samples a second: pin 15 (RATE) of a module still lies at ground; on green modules lift it and "
                     "join it to pin 16, on red ones cut the jumper; 5 V must be measured there");
  }
  if (board.supplyV > 0.0 && board.supplyV < kLeastSupplyV) {
    faults.push_back("the controller runs at " + fixedText(board.supplyV, 1) +
                     " V: the modules cannot hold 4.3 V for the cells at that; use a controller of 5 V");
  }
}

std::string cellFault(const Board& board, const BoardHealth& health, const CellSurvey* survey, std::size_t i) {
  const CellHealth& cell = health.cells[i];
  if (2 * cell.dead > health.samples) {
    return wired(i) +
           " does not answer: its DT wire is open or on another pin, SCK does not reach it, or it has no "
           "supply; measure 5 V between VCC and GND of the module";
  }
  if (cell.outOfStep > 0) {
    return wired(i) +
           " loses count of the clock: SCK touches another wire, or is longer than 400 mm; look at its joint";
  }
  const bool atEnd = 2 * cell.saturated > health.samples ||
                     (survey != nullptr && std::fabs(survey->mostCounts) > kEndShare * kMostCount);
  if (atEnd) {
    return wired(i) +
           " stands at the end of its range: a half bridge without its two completion resistors, A+ or A- "
           "open, or E- not joined to GND. Measure: E+ to E- 4.2 to 4.4 V, E- to GND under 1 mV, A+ and A- "
           "each half of E+";
  }
  if (survey != nullptr && !survey->changes()) {
    return wired(i) + " never changes by a single count: A+ and A- touch each other";
  }
  if (survey != nullptr && survey->usualNoiseCounts / std::fabs(board.calibration[i].countsPerN) > kMostNoiseN) {
    return wired(i) + " is restless (" +
           fixedText(survey->usualNoiseCounts / std::fabs(board.calibration[i].countsPerN), 1) +
           " N): a loose joint (press on each with a dry stick and watch), or a shield that is not joined to GND";
  }
  return "";
}

std::string hum(std::span<const Sample> samples, std::size_t cell) {
  std::vector<double> timesS;
  std::vector<double> values;
  for (const Sample& sample : samples) {
    timesS.push_back(static_cast<double>(sample.boardTimeUs) * 1e-6);
    values.push_back(sample.counts[cell]);
  }
  return humShareOf(timesS, values) > kHumShare
             ? wired(cell) + " hums with the mains: join its shield and the base plate to GND, and keep chargers away"
             : "";
}

}  // namespace

std::string nameOfCell(BoardModel model, std::size_t cell) {
  static constexpr std::array<const char*, 4> kClassic{"front left", "front right", "back left", "back right"};
  static constexpr std::array<const char*, 8> kSplit{
      "left foot, front outside",  "left foot, front inside", "left foot, heel", "right foot, front inside",
      "right foot, front outside", "right foot, heel",        "left toes",       "right toes"};
  if (model == BoardModel::Classic) {
    return cell < kClassic.size() ? kClassic[cell] : "";
  }
  return cell < kSplit.size() ? kSplit[cell] : "";
}

std::vector<std::string> wiringFaults(const Board& board, const BoardHealth& health, std::span<const Sample> samples) {
  std::vector<std::string> faults;
  wholeBoard(board, health, faults);
  const BoardSurvey survey = surveyOf(board, samples);
  for (std::size_t i = 0; i < board.cells.size(); ++i) {
    std::string fault = cellFault(board, health, survey.cells.empty() ? nullptr : &survey.cells[i], i);
    if (const std::string hums = fault.find("restless") != std::string::npos ? hum(samples, i) : ""; !hums.empty()) {
      fault = hums;
    }
    if (!fault.empty()) {
      faults.push_back(fault);
    }
  }
  return faults;
}

std::string pressFault(const Board& board, std::size_t cell, const PerCell& pressedN, const PerCell& leftN) {
  std::size_t most = 0;
  std::size_t worstLeft = 0;
  for (std::size_t i = 0; i < board.cells.size(); ++i) {
    // A toe bar is borne by its plate, whose cells may feel more than it does.
    if (isCarried(board.cells[i].zone) == isCarried(board.cells[cell].zone) &&
        std::fabs(pressedN[i]) > std::fabs(pressedN[most])) {
      most = i;
    }
    worstLeft = std::fabs(leftN[i]) > std::fabs(leftN[worstLeft]) ? i : worstLeft;
  }
  if (isCarried(board.cells[cell].zone) != isCarried(board.cells[most].zone)) {
    most = cell;
  }
  const std::string name = nameOfCell(board.model, cell);
  if (std::fabs(pressedN[most]) < kFarthestPressN) {
    return wired(cell) +
           " feels nothing when you press above it: its A+ and A- are open at the module, or the deck lies "
           "on something else there";
  }
  if (most != cell) {
    return "above " + name + " not cell " + std::to_string(cell + 1) + " but cell " + std::to_string(most + 1) +
           " answers: their plugs are exchanged; put each to the module of its place";
  }
  if (pressedN[cell] < 0.0) {
    return wired(cell) + " falls when it is pressed: exchange A+ and A- (of a half bridge: its two ends)";
  }
  for (std::size_t i = 0; i < board.cells.size(); ++i) {
    if (pressedN[i] < -kRockShare * pressedN[cell]) {
      return "cell " + std::to_string(i + 1) + " is lifted while you press above " + name +
             ": the base rocks on its feet; shim the foot below cell " + std::to_string(i + 1) + " with card";
    }
  }
  if (std::fabs(leftN[worstLeft]) > kMostLeftN) {
    return "cell " + std::to_string(worstLeft + 1) + " stays " + fixedText(leftN[worstLeft], 1) +
           " N off after you let go: a cable or the deck rubs there (0.5 mm of air all round), or a bolt is loose";
  }
  return "";
}

}  // namespace surefoot
