// SPDX-License-Identifier: MIT
// list, watch, tare and calibrate; diagnose has a file of its own.
#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <sstream>

#include <nlohmann/json.hpp>
#include <unistd.h>

#include "app/options.hpp"
#include "app/sources.hpp"
#include "app/stop.hpp"
#include "app/tick_loop.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"
#include "board/diagnose.hpp"
#include "board/discovery.hpp"
#include "exchange/recording.hpp"
#include "posture/calibration.hpp"
#include "posture/reading.hpp"
#include "posture/tare.hpp"
#include "posture/wrong_readings.hpp"
#include "records/database.hpp"

namespace surefoot {
namespace {

constexpr double kPatienceS = 120.0;   // to step off, or to fetch the weight
constexpr double kStillS = 2.0;        // a known weight must lie still for so long
constexpr double kLeastShare = 0.3;    // of what the old calibration expects; less is not the weight
constexpr double kStillShare = 0.005;  // spread of a still weight
constexpr double kOthersShare = 0.05;  // of the weight on all other cells together

std::string modelName(BoardModel model) {
  return model == BoardModel::Split ? "split" : "classic";
}

nlohmann::ordered_json asJson(const Reading& reading, const BoardHealth& health, std::size_t cells) {
  nlohmann::ordered_json out{{"time_s", reading.tS}, {"load_n", reading.whole.loadN}};
  out["cop_x_mm"] = reading.whole.valid ? nlohmann::ordered_json(reading.whole.mm.x) : nlohmann::ordered_json();
  out["cop_y_mm"] = reading.whole.valid ? nlohmann::ordered_json(reading.whole.mm.y) : nlohmann::ordered_json();
  if (reading.hasToes) {
    out["toe_left_n"] = reading.toeLeftN;
    out["toe_right_n"] = reading.toeRightN;
  }
  out["forces_n"] =
      std::vector<double>(reading.cellN.begin(), reading.cellN.begin() + static_cast<std::ptrdiff_t>(cells));
  out["rate_hz"] = health.rateHz;
  out["bad_frames"] = health.badFrames;
  out["lost_samples"] = health.lostSamples;
  return out;
}

/// One decimal, and never "-0.0".
double tenths(double value) {
  return std::round(value * 10.0) / 10.0 + 0.0;
}

void printReading(const Reading& reading, const BoardHealth& health) {
  std::ostringstream line;
  line << std::fixed << std::setprecision(1) << "load " << std::setw(7) << tenths(reading.whole.loadN) << " N   CoP ";
  if (reading.whole.valid) {
    line << std::setw(7) << tenths(reading.whole.mm.x) << " " << std::setw(7) << tenths(reading.whole.mm.y) << " mm";
  } else {
    line << (reading.faulty ? "   a cell is faulty" : "     nobody there");
  }
  if (reading.hasToes) {
    line << "   toes " << std::setw(6) << tenths(reading.toeLeftN) << " " << std::setw(6) << tenths(reading.toeRightN)
         << " N";
  }
  line << "   " << (health.rateHz > 0.0 ? fixedText(health.rateHz, 1) + " Hz" : std::string("rate not known yet"))
       << ", " << health.badFrames << " bad, " << health.lostSamples << " lost";
  std::cout << (isatty(STDOUT_FILENO) != 0 ? "\r" : "") << line.str() << (isatty(STDOUT_FILENO) != 0 ? "  " : "\n")
            << std::flush;
}

std::string whyNoZero(const Tare& tare) {
  if (tare.loadN() > 0.0) {
    return " (it feels " + numberText(std::round(tare.loadN())) + " N by its stored zero)";
  }
  return tare.restlessCells() != 0 ? " (" + cellsText(tare.restlessCells()) + " does not keep still)" : "";
}

/// Zeros of the empty board; throws Error when it does not become empty in time.
std::vector<CellCalibration> measureZero(SampleSource& source) {
  Tare tare(source.board());
  SampleSieve sieve(source.board());
  std::cerr << "Measuring the zero of the empty board (2 s); leave it empty ...\n";
  bool warned = false;
  forEachTick(source, [&](Tick tick, std::span<const Sample> samples) {
    for (const Sample& sample : samples) {
      sieve.take(sample, [&tare](const Sample& decided, std::uint8_t wrongCells) {
        if (wrongCells == 0) {
          tare.step(decided);
        }
      });
    }
    if (tare.occupied() && !warned && tick > ticksOf(1.0)) {
      std::cerr << "Something is on the board, or it is moving" << whyNoZero(tare)
                << ". Clear it; the measurement waits.\n";
      warned = true;
    }
    return !tare.result() && tick < ticksOf(kPatienceS);
  });
  if (!tare.result()) {
    throw Error("the board did not become empty and still" + whyNoZero(tare) +
                ": clear it and try again; `surefoot board diagnose` finds out what is wrong");
  }
  return *tare.result();
}

Board readBoard(const std::filesystem::path& file) {
  std::ifstream in(file);
  const std::string text = utf8TextOf(in);
  if (text.empty()) {
    throw Error(file.string() + " cannot be read: name a copy that tare or calibrate kept");
  }
  return boardFromJson(text);
}

std::filesystem::path copiesDirectory(const Program& program) {
  return program.data / "calibrations";
}

/// Keeps the calibration that is about to be replaced; returns where. Names sort by time.
std::string keepCopy(const Program& program, const Board& board) {
  const std::filesystem::path directory = copiesDirectory(program);
  std::filesystem::create_directories(directory);
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
  const std::time_t second = ms / 1000;
  std::array<char, 32> stamp{};
  std::tm utc{};
  gmtime_r(&second, &utc);
  std::strftime(stamp.data(), stamp.size(), "%Y%m%dT%H%M%S", &utc);
  const std::filesystem::path file =
      directory / (board.serial + "-" + stamp.data() + "." + std::to_string(1000 + ms % 1000).substr(1) + "Z.json");
  std::ofstream out(file);
  out << boardToJson(board) << '\n';
  if (!out.flush()) {
    throw Error("no copy of the old calibration could be written to " + file.string() + ": nothing was changed");
  }
  return file.string();
}

/// The board's calibration before the last change made by this computer.
Board newestCopy(const Program& program, const std::string& serial) {
  std::filesystem::path newest;
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator(copiesDirectory(program), none)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with(serial + "-") && name > newest.filename().string()) {
      newest = entry.path();
    }
  }
  if (newest.empty()) {
    throw Error("this computer has no copy of board " + serial +
                "'s calibration: undo it on the computer that made the change");
  }
  return readBoard(newest);
}

void store(const Program& program, SampleSource& source, const std::vector<CellCalibration>& calibration, bool json) {
  const Board old = source.board();
  const std::string copy = keepCopy(program, old);
  source.storeCalibration(calibration);
  if (json) {
    nlohmann::ordered_json out{
        {"serial", old.serial}, {"copy_of_the_old", copy}, {"cells", nlohmann::ordered_json::array()}};
    for (std::size_t i = 0; i < calibration.size(); ++i) {
      out["cells"].push_back({{"old_zero_counts", old.calibration[i].zeroCounts},
                              {"zero_counts", calibration[i].zeroCounts},
                              {"old_counts_per_n", old.calibration[i].countsPerN},
                              {"counts_per_n", calibration[i].countsPerN}});
    }
    std::cout << out.dump(2) << '\n';
    return;
  }
  std::cout << "cell   zero, old   zero, new   counts per N, old        new   shift N\n" << std::fixed;
  for (std::size_t i = 0; i < calibration.size(); ++i) {
    const double shiftN = (calibration[i].zeroCounts - old.calibration[i].zeroCounts) / old.calibration[i].countsPerN;
    std::cout << std::setw(4) << i + 1 << std::setprecision(0) << std::setw(12) << old.calibration[i].zeroCounts
              << std::setw(12) << calibration[i].zeroCounts << std::setprecision(3) << std::setw(20)
              << old.calibration[i].countsPerN << std::setw(11) << calibration[i].countsPerN << std::setprecision(1)
              << std::setw(10) << shiftN << '\n';
  }
  std::cout << "Written into board " << old.serial << ". The old calibration is kept in " << copy << '\n';
}

/// Mean counts of all cells while a weight lies still on `cell`.
std::vector<double> countsUnderWeight(SampleSource& source, const std::vector<CellCalibration>& zero, std::size_t cell,
                                      double knownN) {
  const double expected = std::abs(knownN * source.board().calibration[cell].countsPerN);
  std::vector<std::vector<double>> gathered(zero.size());
  std::uint64_t sinceUs = 0;
  bool done = false;
  const auto gather = [&](const Sample& sample, std::uint8_t wrongCells) {
    if (wrongCells != 0) {
      return;
    }
    const double over = sample.counts[cell] - zero[cell].zeroCounts;
    const double first = gathered[cell].empty() ? over : gathered[cell].front();
    const bool still = std::abs(over) > kLeastShare * expected && std::abs(over - first) < kStillShare * std::abs(over);
    if (!still || gathered[cell].empty()) {
      gathered.assign(zero.size(), {});
      sinceUs = sample.boardTimeUs;
    }
    for (std::size_t i = 0; i < zero.size(); ++i) {
      gathered[i].push_back(sample.counts[i] - zero[i].zeroCounts);
    }
    done = still && static_cast<double>(sample.boardTimeUs - sinceUs) * 1e-6 > kStillS;
  };
  SampleSieve sieve(source.board());
  forEachTick(source, [&](Tick tick, std::span<const Sample> samples) {
    for (const Sample& sample : samples) {
      sieve.take(sample, gather);
    }
    return !done && tick < ticksOf(kPatienceS);
  });
  if (!done) {
    throw Error("no weight came to rest on cell " + std::to_string(cell + 1) + ": nothing was changed");
  }
  std::vector<double> means;
  for (const std::vector<double>& counts : gathered) {
    double sum = 0.0;
    for (const double count : counts) {
      sum += count;
    }
    means.push_back(sum / static_cast<double>(counts.size()));
  }
  return means;
}

/// What the other cells carry of the weight, in newtons by the old calibration.
double carriedElsewhere(const Board& board, const std::vector<double>& counts, std::size_t cell) {
  double newtons = 0.0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    newtons += i == cell ? 0.0 : std::abs(counts[i] / board.calibration[i].countsPerN);
  }
  return newtons;
}

/// On stderr: which cells are not calibrated yet.
void printWhatIsLeft(const Board& board) {
  if (const std::vector<int> guessed = uncalibratedCells(board); !guessed.empty()) {
    std::cerr << "Not calibrated yet: " << cellsText(guessed) << ". Calibrate each of them too; until then the board "
              << "counts as uncalibrated.\n";
  }
}

void restoreCalibration(const Program& program, SampleSource& source, const BoardCalibrateOptions& options) {
  const Board kept = readBoard(options.restore);
  if (kept.serial != source.board().serial) {
    throw Error(options.restore + " belongs to board " + kept.serial + ", this is board " + source.board().serial +
                ": nothing was changed");
  }
  store(program, source, kept.calibration, options.json);
}

}  // namespace

int runBoardList(const Program& /*program*/, const BoardListOptions& options) {
  const std::vector<ListedBoard> boards = listBoards();
  if (options.json) {
    nlohmann::ordered_json out = nlohmann::ordered_json::array();
    for (const ListedBoard& listed : boards) {
      const bool answered = listed.state == Contact::State::Answered;
      nlohmann::ordered_json row{{"port", listed.path}, {"description", listed.description}, {"answered", answered}};
      if (answered) {
        row["model"] = modelName(listed.board.model);
        row["serial"] = listed.board.serial;
        row["firmware"] = listed.board.firmware;
        row["nominal_rate_hz"] = listed.board.nominalRateHz;
        row["calibrated"] = listed.board.calibrated;
        row["uncalibrated_cells"] = uncalibratedCells(listed.board);
      } else {
        row["trouble"] = listed.trouble;
      }
      out.push_back(row);
    }
    std::cout << out.dump(2) << '\n';
    return 0;
  }
  if (boards.empty()) {
    std::cout << "No serial port. Plug the board in; `surefoot --board sim` plays without a board.\n";
  }
  for (const ListedBoard& listed : boards) {
    if (listed.state == Contact::State::Answered) {
      std::cout << listed.path << "  " << modelName(listed.board.model) << " board " << listed.board.serial
                << ", firmware " << listed.board.firmware
                << (listed.board.calibrated ? ""
                                            : ", " + cellsText(uncalibratedCells(listed.board)) +
                                                  " not calibrated: run `surefoot board calibrate`")
                << '\n';
    } else {
      std::cout << (listed.state == Contact::State::Silent ? listed.path + "  no board answers" : listed.trouble)
                << '\n';
    }
  }
  std::cout << "Pseudo-terminals (the virtual board) are not listed: name one with --board PATH.\n";
  return 0;
}

int runBoardWatch(const Program& /*program*/, const BoardWatchOptions& options) {
  const auto source = openSamples(options.board);
  std::cerr << "Watching " << source->describe() << "; Ctrl-C ends it.\n";
  const ValidityGate gate = gateFor(0.0, source->isSeated());
  Reading newest;
  double shownS = -1.0;
  bool any = false;
  forEachTick(*source, [&](Tick tick, std::span<const Sample> samples) {
    for (const Sample& sample : samples) {
      newest = readingOf(source->board(), sample, gate);
      any = true;
    }
    const double nowS = static_cast<double>(tick) * kTickS;
    if (any && nowS - shownS >= 0.1) {
      shownS = nowS;
      if (options.json) {
        std::cout << asJson(newest, source->health(), source->board().cells.size()).dump() << std::endl;
      } else {
        printReading(newest, source->health());
      }
    }
    return !options.seconds || nowS < *options.seconds;
  });
  if (!any) {
    throw Error("no sample came from " + source->describe() + ": `surefoot board diagnose` finds out why");
  }
  std::cout << (options.json ? "" : "\n");
  return 0;
}

int runBoardTare(const Program& program, const BoardTareOptions& options) {
  const auto source = openSamples(options.board);
  std::vector<CellCalibration> calibration = source->readCalibration().calibration;
  if (options.undo) {
    const Board before = newestCopy(program, source->board().serial);
    for (std::size_t i = 0; i < std::min(calibration.size(), before.calibration.size()); ++i) {
      calibration[i].zeroCounts = before.calibration[i].zeroCounts;
    }
  } else {
    calibration = measureZero(*source);
  }
  store(program, *source, calibration, options.json);
  printWhatIsLeft(source->board());
  return 0;
}

int runBoardCalibrate(const Program& program, const BoardCalibrateOptions& options) {
  if (options.restore.empty() && options.cell == 0) {
    throw WrongUsage("name the cell and the weight, as in: surefoot board calibrate --cell 1 --newtons 196.1");
  }
  const auto source = openSamples(options.board);
  if (!options.restore.empty()) {
    restoreCalibration(program, *source, options);
    return 0;
  }
  const auto cell = static_cast<std::size_t>(options.cell - 1);
  if (cell >= source->board().cells.size()) {
    throw Error("this board has cells 1 to " + std::to_string(source->board().cells.size()));
  }
  std::vector<CellCalibration> calibration = source->readCalibration().calibration;
  const std::vector<CellCalibration> zero = measureZero(*source);
  std::cerr << "Now put the weight of " << options.knownN << " N directly above cell " << options.cell
            << " and leave it (2 s) ...\n";
  const std::vector<double> counts = countsUnderWeight(*source, zero, cell, options.knownN);
  if (const double elsewhereN = carriedElsewhere(source->board(), counts, cell);
      elsewhereN > kOthersShare * options.knownN) {
    throw Error("the other cells carry " + numberText(std::round(elsewhereN)) +
                " N of it: put the weight directly above cell " + std::to_string(options.cell) +
                ", or take the plate off; nothing was changed");
  }
  const std::array<double, 2> points{zero[cell].zeroCounts, zero[cell].zeroCounts + counts[cell]};
  const std::array<double, 2> newtons{0.0, options.knownN};
  calibration = zero;
  calibration[cell] = fitCalibration(points, newtons).calibration;
  store(program, *source, calibration, options.json);
  printWhatIsLeft(source->board());
  return 0;
}

}  // namespace surefoot
