// SPDX-License-Identifier: MIT
#include "board/proof_signal.hpp"

#include <algorithm>
#include <cmath>

#include "board/cell_survey.hpp"
#include "measures/sway.hpp"

namespace surefoot {
namespace {

constexpr double kLineS = 30.0;
constexpr double kMeanS = 10.0;
constexpr double kApartS = 60.0;
constexpr double kBinS = 0.5;

double secondsBetween(const Sample& from, const Sample& to) {
  return static_cast<double>(to.boardTimeUs - from.boardTimeUs) * 1e-6;
}

double newtons(const Board& board, const Sample& sample, std::size_t cell) {
  return (sample.counts[cell] - board.calibration[cell].zeroCounts) / board.calibration[cell].countsPerN;
}

/// Removes the line of least squares from values at these times.
void removeLine(std::span<const double> timesS, std::span<double> values) {
  const auto n = static_cast<double>(values.size());
  double meanT = 0.0;
  double mean = 0.0;
  for (std::size_t k = 0; k < values.size(); ++k) {
    meanT += timesS[k] / n;
    mean += values[k] / n;
  }
  double tt = 0.0;
  double tv = 0.0;
  for (std::size_t k = 0; k < values.size(); ++k) {
    tt += (timesS[k] - meanT) * (timesS[k] - meanT);
    tv += (timesS[k] - meanT) * (values[k] - mean);
  }
  for (std::size_t k = 0; k < values.size(); ++k) {
    values[k] -= mean + (tt > 0.0 ? tv / tt * (timesS[k] - meanT) : 0.0);
  }
}

/// Load, and the moment about where the weight stands, as a CoP under `forN`.
struct Slow {
  double tS = 0.0;
  double loadN = 0.0;
  Vec2 mm;
};

std::vector<Slow> binsOf(const Board& board, std::span<const Sample> samples, double binS, double forN) {
  std::vector<Slow> bins;
  Vec2 middle;
  for (std::size_t from = 0; from < samples.size();) {
    std::size_t to = from;
    Slow bin;
    Vec2 moment;
    while (to < samples.size() && secondsBetween(samples[from], samples[to]) < binS) {
      for (const std::size_t i : plateCells(board)) {
        const double n = newtons(board, samples[to], i);
        bin.loadN += n;
        moment += n * board.cells[i].placeMm;
      }
      ++to;
    }
    const double share = 1.0 / static_cast<double>(to - from);
    bin.loadN *= share;
    moment *= share;
    bin.tS = secondsBetween(samples.front(), samples[from]);
    if (bins.empty() && bin.loadN != 0.0) {
      middle = moment * (1.0 / bin.loadN);
    }
    bin.mm = (moment - middle * bin.loadN) * (1.0 / forN);
    bins.push_back(bin);
    from = to;
  }
  return bins;
}

/// Overlapping Allan deviation over `m` bins of one quantity.
template <typename Of>
double allanDeviation(const std::vector<Slow>& bins, std::size_t m, Of of) {
  std::vector<double> sums{0.0};
  for (const Slow& bin : bins) {
    sums.push_back(sums.back() + of(bin));
  }
  double squares = 0.0;
  std::size_t count = 0;
  for (std::size_t k = 0; k + 2 * m < sums.size(); ++k, ++count) {
    const double step = (sums[k + 2 * m] - 2.0 * sums[k + m] + sums[k]) / static_cast<double>(m);
    squares += step * step;
  }
  return count == 0 ? 0.0 : std::sqrt(0.5 * squares / static_cast<double>(count));
}

}  // namespace

SmallMatrix forceCovariance(const Board& board, std::span<const Sample> samples) {
  const std::vector<std::size_t> cells = plateCells(board);
  SmallMatrix sums(cells.size(), std::vector<double>(cells.size()));
  double freedom = 0.0;
  for (std::size_t from = 0; from < samples.size();) {
    std::vector<double> timesS;
    std::size_t to = from;
    while (to < samples.size() && secondsBetween(samples[from], samples[to]) < kLineS) {
      timesS.push_back(secondsBetween(samples[from], samples[to++]));
    }
    std::vector<std::vector<double>> forces;
    for (const std::size_t cell : cells) {
      forces.emplace_back();
      for (std::size_t k = from; k < to; ++k) {
        forces.back().push_back(newtons(board, samples[k], cell));
      }
      removeLine(timesS, forces.back());
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
      for (std::size_t j = 0; j < cells.size(); ++j) {
        for (std::size_t k = 0; k < timesS.size(); ++k) {
          sums[i][j] += forces[i][k] * forces[j][k];
        }
      }
    }
    freedom += std::max(0.0, static_cast<double>(timesS.size()) - 2.0);
    from = to;
  }
  for (std::vector<double>& row : sums) {
    for (double& value : row) {
      value /= std::max(freedom, 1.0);
    }
  }
  return sums;
}

double copNoiseMm(const Board& board, const SmallMatrix& covariance, double Vec2::*axis, double middleMm,
                  double loadN) {
  std::vector<double> arms;
  for (const std::size_t cell : plateCells(board)) {
    arms.push_back((board.cells[cell].placeMm.*axis - middleMm) / loadN);
  }
  return std::sqrt(std::max(0.0, quadraticForm(covariance, arms)));
}

Drift driftOf(const Board& board, std::span<const Sample> samples, double forN) {
  Drift drift;
  if (samples.size() < 2) {
    return drift;
  }
  const double allS = secondsBetween(samples.front(), samples.back());
  const bool whole = allS >= kApartS + kMeanS;
  const double meanS = whole ? kMeanS : 0.1 * allS;
  const std::vector<Slow> bins = binsOf(board, samples, kBinS, forN);
  const auto length10 = std::max<std::size_t>(1, static_cast<std::size_t>(meanS / kBinS));
  const auto apart = std::max<std::size_t>(1, static_cast<std::size_t>((whole ? kApartS : 0.5 * allS) / kBinS));
  const auto meanFrom = [&](std::size_t from) {
    Slow mean;
    for (std::size_t k = from; k < from + length10; ++k) {
      mean.loadN += bins[k].loadN / static_cast<double>(length10);
      mean.mm += bins[k].mm * (1.0 / static_cast<double>(length10));
    }
    return mean;
  };
  for (std::size_t k = 0; k + apart + length10 <= bins.size(); k += length10) {
    const Slow first = meanFrom(k);
    const Slow second = meanFrom(k + apart);
    drift.loadN = std::max(drift.loadN, std::fabs(second.loadN - first.loadN));
    drift.mm = std::max(drift.mm, length(second.mm - first.mm));
    ++drift.pairs;
  }
  return drift;
}

std::vector<AllanPoint> allanOf(const Board& board, std::span<const Sample> samples, double forN) {
  std::vector<AllanPoint> points;
  if (samples.empty()) {
    return points;
  }
  const std::vector<Slow> bins = binsOf(board, samples, kBinS, forN);
  for (const double seconds : {1.0, 3.0, 10.0, 30.0, 60.0}) {
    const auto m = static_cast<std::size_t>(seconds / kBinS);
    if (bins.size() >= 3 * m) {
      points.push_back({seconds, allanDeviation(bins, m, [](const Slow& s) { return s.mm.x; }),
                        allanDeviation(bins, m, [](const Slow& s) { return s.mm.y; }),
                        allanDeviation(bins, m, [](const Slow& s) { return s.loadN; })});
    }
  }
  return points;
}

std::optional<double> seemingSwayMmS(const Board& board, std::span<const Sample> samples) {
  Trace trace;
  for (const Sample& sample : samples) {
    double loadN = 0.0;
    Vec2 moment;
    for (const std::size_t i : plateCells(board)) {
      loadN += newtons(board, sample, i);
      moment += newtons(board, sample, i) * board.cells[i].placeMm;
    }
    trace.tS.push_back(static_cast<double>(sample.boardTimeUs) * 1e-6);
    trace.mlMm.push_back(moment.x / loadN);
    trace.apMm.push_back(moment.y / loadN);
  }
  MeasureSettings settings;
  settings.sampleEntropy = false;
  return swayMeasures(trace, settings).value("mean_velocity_mm_s");
}

std::vector<double> cellNoiseN(const Board& board, std::span<const Sample> samples) {
  std::vector<double> noise;
  const BoardSurvey survey = surveyOf(board, samples);
  for (std::size_t i = 0; i < survey.cells.size(); ++i) {
    noise.push_back(survey.cells[i].usualNoiseCounts / std::fabs(board.calibration[i].countsPerN));
  }
  return noise;
}

PerCell meanCountsOf(std::span<const Sample> samples) {
  PerCell mean{};
  for (const Sample& sample : samples) {
    for (std::size_t i = 0; i < kMaxCells; ++i) {
      mean[i] += sample.counts[i] / static_cast<double>(samples.size());
    }
  }
  return mean;
}

std::span<const Sample> lastOf(std::span<const Sample> samples, double seconds) {
  std::size_t from = samples.size();
  while (from > 0 && secondsBetween(samples[from - 1], samples.back()) <= seconds) {
    --from;
  }
  return samples.subspan(from);
}

}  // namespace surefoot
