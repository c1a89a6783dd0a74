// SPDX-License-Identifier: MIT
#include "board/cell_survey.hpp"

#include <algorithm>
#include <cmath>

#include "base/median.hpp"
#include "posture/reading.hpp"
#include "posture/wrong_readings.hpp"

namespace surefoot {
namespace {

constexpr std::uint64_t kSecondUs = 1'000'000;
constexpr std::size_t kLeastSamples = 8;  // in a second, to judge its noise

std::vector<const Sample*> goodOf(const Board& board, std::span<const Sample> samples) {
  const std::vector<std::uint8_t> wrong = wrongCellsOf(board, samples);
  std::vector<const Sample*> good;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    if (wrong[i] == 0 && faultyCellsOf(samples[i], board.cells.size()) == 0) {
      good.push_back(&samples[i]);
    }
  }
  return good;
}

/// From second differences: white noise makes their variance six times its own, a person's movement hardly any.
double noiseOf(std::span<const Sample* const> samples, std::size_t cell) {
  double squares = 0.0;
  for (std::size_t i = 0; i + 2 < samples.size(); ++i) {
    const double bend = static_cast<double>(samples[i]->counts[cell]) - 2.0 * samples[i + 1]->counts[cell] +
                        samples[i + 2]->counts[cell];
    squares += bend * bend;
  }
  return std::sqrt(squares / (6.0 * static_cast<double>(samples.size() - 2)));
}

CellSurvey cellOf(const std::vector<const Sample*>& good, std::size_t cell) {
  CellSurvey survey;
  const auto countOf = [cell](const Sample* sample) { return sample->counts[cell]; };
  survey.leastCounts = std::ranges::min(good, {}, countOf)->counts[cell];
  survey.mostCounts = std::ranges::max(good, {}, countOf)->counts[cell];
  std::vector<double> seconds;
  for (std::size_t from = 0, to = 0; from < good.size(); from = to) {
    while (to < good.size() && good[to]->boardTimeUs - good[from]->boardTimeUs < kSecondUs) {
      ++to;
    }
    if (to - from >= kLeastSamples) {
      seconds.push_back(noiseOf(std::span(good).subspan(from, to - from), cell));
    }
  }
  if (!seconds.empty()) {
    survey.worstNoiseCounts = std::ranges::max(seconds);
    survey.usualNoiseCounts = medianOf(seconds).value_or(0.0);
  }
  return survey;
}

}  // namespace

double CellSurvey::roomCounts() const {
  return std::min(kMostCount - mostCounts, leastCounts - kLeastCount);
}

BoardSurvey surveyOf(const Board& board, std::span<const Sample> samples) {
  const std::vector<const Sample*> good = goodOf(board, samples);
  BoardSurvey survey;
  for (std::size_t i = 0; i < board.cells.size() && !good.empty(); ++i) {
    survey.cells.push_back(cellOf(good, i));
  }
  for (const Sample* sample : good) {
    survey.mostLoadN = std::max(survey.mostLoadN, readingOf(board, *sample, ValidityGate{}).whole.loadN);
  }
  return survey;
}

}  // namespace surefoot
