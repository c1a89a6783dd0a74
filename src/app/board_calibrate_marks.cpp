// SPDX-License-Identifier: MIT
// The guided calibration: placements, each kept as it comes, then the fit.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <iomanip>
#include <iostream>

#include <nlohmann/json.hpp>

#include "app/board_calibrate.hpp"
#include "app/board_memory.hpp"
#include "app/guided_placing.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "base/units.hpp"
#include "base/utf8.hpp"

namespace surefoot {
namespace {

using Json = nlohmann::ordered_json;

constexpr double kMostCommonPercent = 3.0;
constexpr double kMostResidualMm = 3.0;
constexpr double kMostLoadPercent = 2.0;
constexpr double kCardChangeN = 3.0;
constexpr double kSameWeight = 0.2;
constexpr std::int64_t kKeptForMs = 24LL * 3600 * 1000;

std::int64_t nowMs() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

/// Placements so far, in a file that outlives an interruption.
class Begun {
 public:
  Begun(std::filesystem::path file, const Board& board, const BoardCalibrateOptions& options)
      : file_(std::move(file)), cells_(board.cells.size()) {
    kept_ = {{"serial", board.serial},
             {"kg", options.kg},
             {"quick", options.quick},
             {"card", nullptr},
             {"placements", Json::array()}};
    if (!options.afresh) {
      continueFrom(kept_);
    }
  }

  std::size_t count() const { return kept_["placements"].size(); }

  std::optional<PerCell> card() const {
    return kept_["card"].is_null() ? std::nullopt : std::optional(countsOf(kept_["card"]));
  }
  void setCard(const PerCell& counts) {
    kept_["card"] = std::vector<double>(counts.begin(), counts.begin() + static_cast<std::ptrdiff_t>(cells_));
    write();
  }

  PerCell counts(std::size_t placement) const { return countsOf(kept_["placements"][placement]); }
  void add(const PerCell& counts) {
    kept_["placements"].push_back(
        std::vector<double>(counts.begin(), counts.begin() + static_cast<std::ptrdiff_t>(cells_)));
    write();
  }

  void forget() const { std::filesystem::remove(file_); }

 private:
  static PerCell countsOf(const Json& row) {
    PerCell counts{};
    for (std::size_t i = 0; i < std::min(row.size(), counts.size()); ++i) {
      counts[i] = row[i].get<double>();
    }
    return counts;
  }

  /// Takes what the file has if it is of the same board and plan, of about the same weight (it may have been weighed
  /// since), and of the last day.
  void continueFrom(const Json& fresh) {
    std::ifstream in(file_);
    const Json old = Json::parse(in, nullptr, false);
    if (old.is_discarded() || !old.is_object()) {
      return;
    }
    for (const auto& [key, value] : fresh.items()) {
      if (!old.contains(key)) {
        return;
      }
    }
    if (old["serial"] != fresh["serial"] || old["quick"] != fresh["quick"] || !old["placements"].is_array()) {
      return;
    }
    const bool sameWeight = std::fabs(old.value("kg", 0.0) / fresh["kg"].get<double>() - 1.0) < kSameWeight;
    if (sameWeight && nowMs() - old.value("written_ms", std::int64_t{0}) < kKeptForMs) {
      kept_ = old;
    }
  }

  void write() {
    kept_["written_ms"] = nowMs();
    std::filesystem::create_directories(file_.parent_path());
    std::ofstream out(file_);
    out << kept_.dump(1) << '\n';
    if (!out.flush()) {
      throw Error("cannot write " + file_.string() + ": make room; nothing was written into the board");
    }
  }

  std::filesystem::path file_;
  std::size_t cells_;
  Json kept_;
};

std::string titleOf(std::size_t number, std::size_t of, const Placement& wanted) {
  return std::to_string(number) + " of " + std::to_string(of) + ": mark " + std::to_string(wanted.mark + 1) + " at (" +
         numberText(wanted.markMm.x) + ", " + numberText(wanted.markMm.y) + ") mm, arrow to the " +
         (wanted.turned ? "back" : "front");
}

/// Change of the zeros by a card under one corner of the base.
PerCell measureCard(SampleSource& source) {
  std::cerr << "Card: leave the board empty ..." << std::endl;
  StillMean before(source.board(), {0.5, 2.0, 0.5});
  StillMean with(source.board(), {2.0, 2.0, 0.5});
  bool asked = false;
  forEachSample(source, [&](const Sample& sample, std::uint8_t wrong) {
    if (wrong != 0) {
      return true;
    }
    if (!before.done()) {
      before.step(sample, true);
      return true;
    }
    if (!asked) {
      std::cerr << "Card: push a card of 0.3 mm under one corner of the base ..." << std::endl;
      asked = true;
    }
    double mostN = 0.0;
    for (std::size_t i = 0; i < source.board().cells.size(); ++i) {
      mostN = std::max(
          mostN, std::fabs((sample.counts[i] - before.meanCounts()[i]) / source.board().calibration[i].countsPerN));
    }
    with.step(sample, mostN > kCardChangeN);
    return !with.done();
  });
  std::cerr << "Card: take it out again" << std::endl;
  PerCell change{};
  for (std::size_t i = 0; i < source.board().cells.size(); ++i) {
    change[i] = with.meanCounts()[i] - before.meanCounts()[i];
  }
  return change;
}

struct Gathered {
  std::vector<Placement> placements;
  PerCell zeroCounts{};
};

Gathered gather(SampleSource& source, const BoardCalibrateOptions& options, Begun& begun) {
  const std::vector<Mark> marks = marksOf(source.board().model);
  const std::vector<PlannedPlacement> plan = placementsFor(source.board().model, options.quick);
  GuidedPlacing guided(source, marks);
  Gathered gathered;
  if (begun.count() > 0) {
    std::cerr << "Continuing: " << begun.count() << " placements are kept (--afresh begins anew).\n";
  }
  for (std::size_t k = 0; k < plan.size(); ++k) {
    Placement wanted{plan[k].mark,   marks[plan[k].mark].placeMm, marks[plan[k].mark].zone,
                     plan[k].turned, options.kg * kNewtonsPerKg,  {}};
    // The last one is always measured: its zero is the one that is written.
    if (k < begun.count() && k + 1 < plan.size()) {
      wanted.counts = begun.counts(k);
    } else {
      wanted = guided.place(wanted, titleOf(k + 1, plan.size(), wanted));
      if (k >= begun.count()) {
        begun.add(wanted.counts);
      }
    }
    gathered.placements.push_back(wanted);
  }
  gathered.zeroCounts = guided.zeroCounts();
  return gathered;
}

void printTable(const std::vector<Placement>& placements, const BoardCalibration& fit) {
  std::cout << "mark  arrow   load %    dx mm    dy mm   left out mm\n" << std::fixed << std::showpos;
  for (std::size_t k = 0; k < placements.size(); ++k) {
    const PlacementResidual& residual = fit.residuals[k];
    std::cout << std::noshowpos << std::setw(4) << placements[k].mark + 1 << "  "
              << (placements[k].turned ? "back " : "front") << std::showpos << std::setprecision(2) << std::setw(9)
              << residual.loadPercent << std::setw(9) << residual.mm.x << std::setw(9) << residual.mm.y
              << std::noshowpos << std::setw(14) << length(residual.leftOutMm) << '\n';
  }
  std::cout << std::noshowpos << "CoP, each placement left out in turn: rms " << fit.rmsMm << " mm, largest "
            << fit.worstMm << " mm; load: rms " << fit.rmsLoadPercent << " %, largest " << fit.worstLoadPercent
            << " %\nStandard error of the CoP " << fit.copSdMm << " mm, of scale and shear (95 %) "
            << fit.scale95Percent << " %; the tool's weight is off its centre by (" << fit.toolMm.x << ", "
            << fit.toolMm.y << ") mm\n";
  if (fit.toeSpreadPercent > 0.0) {
    std::cout << "Force along a toe bar differs by " << fit.toeSpreadPercent << " %\n";
  }
  if (fit.gainsHeld) {
    std::cout << "This deck is too stiff to tell its cells' gains apart (ratio " << std::setprecision(3)
              << fit.shareRatio
              << "): they are held near the old ones, which does not matter on this floor. To measure "
              << "them, calibrate with --card.\n";
  }
  std::cout << std::defaultfloat;
}

/// What speaks against writing it.
void refuseImplausible(const BoardCalibration& fit, const std::vector<Placement>& placements,
                       const BoardCalibrateOptions& options, const Board& board) {
  for (std::size_t k = 0; k < placements.size(); ++k) {
    const std::string which = "mark " + std::to_string(placements[k].mark + 1) + ", arrow to the " +
                              (placements[k].turned ? "back" : "front");
    if (std::fabs(fit.residuals[k].loadPercent) > kMostLoadPercent) {
      throw Error("the load at " + which + " differs by " + fixedText(fit.residuals[k].loadPercent, 1) +
                  " % from the others: another weight, or the deck touches something there; nothing was written. "
                  "Begin again with --afresh");
    }
    if (!isToes(placements[k].zone) && length(fit.residuals[k].leftOutMm) > kMostResidualMm) {
      throw Error("the weight at " + which + " stood " + fixedText(length(fit.residuals[k].leftOutMm), 1) +
                  " mm from where the others say: wrong way round, or not in the dimples; nothing was written. Begin "
                  "again with --afresh");
    }
  }
  if (uncalibratedCells(board).empty() && std::fabs(fit.commonChangePercent) > kMostCommonPercent &&
      !options.sureOfWeight) {
    throw Error("all gains would change alike, by " + fixedText(fit.commonChangePercent, 1) +
                " %: then the weight has " + fixedText(options.kg / (1.0 + fit.commonChangePercent / 100.0), 1) +
                " kg, not " + numberText(options.kg) +
                ", or the old calibration was wrong. Weigh it, and say its true --kg; if you are sure, add "
                "--sure-of-weight (the placements are kept); nothing was written");
  }
}

void writePage(const std::filesystem::path& file, const std::string& html) {
  std::ofstream out(file);
  out << html;
  if (!out.flush()) {
    throw Error("cannot write " + file.string() + ": choose another --page");
  }
  std::cerr << "Table and picture: " << file.string() << '\n';
}

}  // namespace

void calibrateByMarks(const Program& program, SampleSource& source, const BoardCalibrateOptions& options) {
  source.readCalibration();  // a board without memory is told at once
  const Board board = source.board();
  Begun begun(copiesDirectory(program) / (board.serial + "-begun.json"), board, options);
  std::cerr << "Weight " << numberText(options.kg) << " kg. Set it down with the calibration tool, pins in the dimples "
            << "round the mark.\n";
  if (options.card && !begun.card()) {
    begun.setCard(measureCard(source));
  }
  const Gathered gathered = gather(source, options, begun);
  BoardCalibration fit = fitBoard(board, gathered.placements, begun.card());
  for (std::size_t i = 0; i < board.cells.size(); ++i) {
    fit.calibration[i].zeroCounts = gathered.zeroCounts[i];
  }
  if (!options.json) {
    printTable(gathered.placements, fit);
  }
  refuseImplausible(fit, gathered.placements, options, board);
  writeCalibration(program, source, {fit.calibration, fit.cells}, options.json);
  begun.forget();
  writePage(options.page.empty() ? copiesDirectory(program) / (board.serial + "-calibration.html")
                                 : std::filesystem::path(options.page),
            calibrationPage(board, gathered.placements, fit));
  printWhatIsLeft(source.board());
}

}  // namespace surefoot
