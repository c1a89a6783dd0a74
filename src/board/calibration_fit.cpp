// SPDX-License-Identifier: MIT
#include "board/calibration_fit.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "base/error.hpp"

namespace surefoot {
namespace {

constexpr double kGainSd = 0.03;
constexpr double kGuessedGainSd = 0.3;
constexpr double kPlaceSdMm = 2.0;
constexpr double kToolSdMm = 5.0;
constexpr double kLoadSd = 0.001;  // creep, hysteresis and noise of a mean, of the load
constexpr double kMarkSdMm = 0.3;
constexpr double kCardSdN = 0.05;
constexpr double kLeastVarianceShare = 0.01;  // of what kMarkSdMm expects: residuals by luck
constexpr double k95 = 1.96;
constexpr std::size_t kLeastPlacements = 8;
constexpr std::size_t kLeastTurnedPart = 4;

void refuseOneWay(std::span<const Placement> placements) {
  const auto onPlates = std::ranges::count_if(placements, [](const Placement& p) { return !isToes(p.zone); });
  const auto turned = std::ranges::count_if(placements, [](const Placement& p) { return !isToes(p.zone) && p.turned; });
  const auto all = static_cast<std::size_t>(onPlates);
  if (all < kLeastPlacements) {
    throw Error(std::to_string(all) + " placements on the plates do not make a calibration: it takes at least " +
                std::to_string(kLeastPlacements));
  }
  const auto fewer = static_cast<std::size_t>(std::min(turned, onPlates - turned));
  if (fewer * kLeastTurnedPart < all) {
    throw Error(
        "the tool stood almost always the same way, so a shift of the whole board cannot be told from an offset "
        "of the tool: set it down on each mark both ways");
  }
}

/// The fit in steps: gains first, then places by the forces that these gains give.
class Fit {
 public:
  Fit(const Board& board, std::span<const Placement> placements)
      : board_(board), placements_(placements), plates_(plateCells(board)) {
    result_.cells = board.cells;
    result_.calibration = board.calibration;
    result_.gainChangePercent.assign(board.cells.size(), 0.0);
  }

  BoardCalibration take() { return std::move(result_); }

  void gains(const std::optional<PerCell>& cardCounts) {
    LeastSquares system(plates_.size());
    std::vector<double> row(plates_.size());
    for (std::size_t k = 0; k < plates_.size(); ++k) {
      system.addPrior(k, 1.0, priorSd(plates_[k]));
    }
    for (const Placement& one : placements_) {
      for (std::size_t k = 0; k < plates_.size(); ++k) {
        row[k] = presentN(one, plates_[k]) / one.knownN;
      }
      system.add(row, 1.0, kLoadSd);
    }
    if (cardCounts) {
      for (std::size_t k = 0; k < plates_.size(); ++k) {
        row[k] = (*cardCounts)[plates_[k]] / board_.calibration[plates_[k]].countsPerN;
      }
      system.add(row, 0.0, kCardSdN);
    }
    shares(cardCounts.has_value());
    const LeastSquares::Solution solution = system.solve();
    double sum = 0.0;
    for (std::size_t k = 0; k < plates_.size(); ++k) {
      setGain(plates_[k], solution.values[k]);
      sum += solution.values[k] - 1.0;
    }
    result_.commonChangePercent = 100.0 * sum / static_cast<double>(plates_.size());
  }

  /// Of a carried toe cell, from the weights on its own bar.
  void toeGain(std::size_t cell) {
    LeastSquares system(1);
    system.addPrior(0, 1.0, priorSd(cell));
    double least = HUGE_VAL;
    double most = 0.0;
    for (const Placement& one : placements_) {
      if (one.zone == board_.cells[cell].zone) {
        const double share = presentN(one, cell) / one.knownN;
        system.add(std::vector<double>{share}, 1.0, kLoadSd);
        least = std::min(least, share);
        most = std::max(most, share);
      }
    }
    if (most > 0.0) {
      setGain(cell, system.solve().values[0]);
      result_.toeSpreadPercent = std::max(result_.toeSpreadPercent, 200.0 * (most - least) / (most + least));
    }
  }

  void places() {
    result_.residuals.resize(placements_.size());
    const SmallMatrix x = axis(&Vec2::x);
    const SmallMatrix y = axis(&Vec2::y);
    summarise();
    errors(x, y);
  }

 private:
  double priorSd(std::size_t cell) const {
    const std::vector<int> guessed = uncalibratedCells(board_);
    return std::ranges::find(guessed, static_cast<int>(cell) + 1) == guessed.end() ? kGainSd : kGuessedGainSd;
  }

  double presentN(const Placement& one, std::size_t cell) const {
    return one.counts[cell] / board_.calibration[cell].countsPerN;
  }

  void setGain(std::size_t cell, double factor) {
    result_.calibration[cell].countsPerN /= factor;
    result_.gainChangePercent[cell] = 100.0 * (factor - 1.0);
  }

  void shares(bool card) {
    SmallMatrix products(plates_.size(), std::vector<double>(plates_.size()));
    for (const Placement& one : placements_) {
      for (std::size_t i = 0; i < plates_.size(); ++i) {
        for (std::size_t j = 0; j < plates_.size(); ++j) {
          products[i][j] += presentN(one, plates_[i]) * presentN(one, plates_[j]) / (one.knownN * one.knownN);
        }
      }
    }
    const std::vector<double> squares = eigenvaluesOf(products);
    result_.shareRatio = std::sqrt(std::max(squares.front(), 0.0) / squares.back());
    result_.gainsHeld = result_.shareRatio < kLeastShareRatio && !card;
  }

  /// (shares of the cells, less the tool's turn) * (places, tool) = mark.
  std::vector<double> rowOf(const Placement& one) const {
    std::vector<double> row;
    double sum = 0.0;
    for (const std::size_t cell : plates_) {
      row.push_back(one.counts[cell] / result_.calibration[cell].countsPerN);
      sum += row.back();
    }
    for (double& share : row) {
      share /= sum;
    }
    row.push_back(one.turned ? 1.0 : -1.0);
    return row;
  }

  double loadN(const Placement& one) const {
    double sum = 0.0;
    for (const std::size_t cell : plates_) {
      sum += one.counts[cell] / result_.calibration[cell].countsPerN;
    }
    return sum;
  }

  /// Places and tool along one axis; returns their covariance, scaled to the residuals.
  SmallMatrix axis(double Vec2::*along) {
    LeastSquares system(plates_.size() + 1);
    for (std::size_t k = 0; k < plates_.size(); ++k) {
      system.addPrior(k, board_.cells[plates_[k]].placeMm.*along, kPlaceSdMm);
    }
    system.addPrior(plates_.size(), 0.0, kToolSdMm);
    for (const Placement& one : placements_) {
      system.add(rowOf(one), one.markMm.*along, kMarkSdMm);
    }
    LeastSquares::Solution solution = system.solve();
    double squares = 0.0;
    for (std::size_t i = 0; i < placements_.size(); ++i) {
      const std::vector<double> row = rowOf(placements_[i]);
      double value = 0.0;
      for (std::size_t k = 0; k < row.size(); ++k) {
        value += row[k] * solution.values[k];
      }
      const double residual = value - placements_[i].markMm.*along;
      const double leverage = quadraticForm(solution.covariance, row) / (kMarkSdMm * kMarkSdMm);
      result_.residuals[i].mm.*along = residual;
      result_.residuals[i].leftOutMm.*along = residual / std::max(1.0 - leverage, 0.05);
      squares += residual * residual / std::max(1.0 - leverage, 0.05);
    }
    for (std::size_t k = 0; k < plates_.size(); ++k) {
      result_.cells[plates_[k]].placeMm.*along = std::round(10.0 * solution.values[k]) / 10.0;
    }
    result_.toolMm.*along = solution.values.back();
    const double variance = squares / static_cast<double>(placements_.size()) / (kMarkSdMm * kMarkSdMm);
    for (std::vector<double>& covarianceRow : solution.covariance) {
      for (double& value : covarianceRow) {
        value *= std::max(variance, kLeastVarianceShare);
      }
    }
    return solution.covariance;
  }

  void summarise() {
    double squares = 0.0;
    double loadSquares = 0.0;
    for (std::size_t i = 0; i < placements_.size(); ++i) {
      PlacementResidual& residual = result_.residuals[i];
      residual.loadPercent = 100.0 * (loadN(placements_[i]) / placements_[i].knownN - 1.0);
      const double error = length(residual.leftOutMm);
      squares += error * error;
      result_.worstMm = std::max(result_.worstMm, error);
      loadSquares += residual.loadPercent * residual.loadPercent;
      result_.worstLoadPercent = std::max(result_.worstLoadPercent, std::fabs(residual.loadPercent));
    }
    const auto count = static_cast<double>(placements_.size());
    result_.rmsMm = std::sqrt(squares / count);
    result_.rmsLoadPercent = std::sqrt(loadSquares / count);
  }

  /// What the covariance says of the CoP over the marks, and of scale and shear: the slope of the CoP along x or y is a
  /// sum of the places, each times its distance from the middle over the sum of squares of the distances.
  void errors(const SmallMatrix& x, const SmallMatrix& y) {
    double sum = 0.0;
    for (const Placement& one : placements_) {
      std::vector<double> row = rowOf(one);
      row.back() = 0.0;
      sum += quadraticForm(x, row) + quadraticForm(y, row);
    }
    result_.copSdMm = std::sqrt(sum / static_cast<double>(placements_.size()));
    double worst = 0.0;
    for (double Vec2::*along : {&Vec2::x, &Vec2::y}) {
      std::vector<double> slope(plates_.size() + 1);
      double middle = 0.0;
      double squares = 0.0;
      for (const std::size_t cell : plates_) {
        middle += board_.cells[cell].placeMm.*along / static_cast<double>(plates_.size());
      }
      for (std::size_t k = 0; k < plates_.size(); ++k) {
        slope[k] = board_.cells[plates_[k]].placeMm.*along - middle;
        squares += slope[k] * slope[k];
      }
      for (double& one : slope) {
        one /= squares;
      }
      worst = std::max({worst, quadraticForm(x, slope), quadraticForm(y, slope)});
    }
    result_.scale95Percent = 100.0 * k95 * std::sqrt(worst);
  }

  const Board& board_;
  std::span<const Placement> placements_;
  std::vector<std::size_t> plates_;  ///< The cells whose forces make the load.
  BoardCalibration result_;
};

}  // namespace

std::vector<std::size_t> plateCells(const Board& board) {
  std::vector<std::size_t> cells;
  for (std::size_t i = 0; i < board.cells.size(); ++i) {
    if (!isCarried(board.cells[i].zone)) {
      cells.push_back(i);
    }
  }
  return cells;
}

PlacedLoad loadOf(const Board& board, const PerCell& netCounts) {
  PlacedLoad placed;
  for (const std::size_t i : plateCells(board)) {
    const double newtons = netCounts[i] / board.calibration[i].countsPerN;
    placed.loadN += newtons;
    placed.mm += newtons * board.cells[i].placeMm;
  }
  placed.mm *= placed.loadN == 0.0 ? 0.0 : 1.0 / placed.loadN;
  return placed;
}

BoardCalibration fitBoard(const Board& board, std::span<const Placement> placements,
                          const std::optional<PerCell>& cardCounts) {
  refuseOneWay(placements);
  Fit fit(board, placements);
  fit.gains(cardCounts);
  for (std::size_t i = 0; i < board.cells.size(); ++i) {
    if (isCarried(board.cells[i].zone)) {
      fit.toeGain(i);
    }
  }
  fit.places();
  return fit.take();
}

}  // namespace surefoot
