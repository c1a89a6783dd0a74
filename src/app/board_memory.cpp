// SPDX-License-Identifier: MIT
#include "app/board_memory.hpp"

#include <array>
#include <chrono>
#include <cmath>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <thread>

#include <nlohmann/json.hpp>

#include "app/tick_loop.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"
#include "board/diagnose.hpp"
#include "exchange/recording.hpp"
#include "posture/tare.hpp"
#include "posture/wrong_readings.hpp"

namespace surefoot {
namespace {

constexpr double kPatienceS = 120.0;  // to step off
constexpr std::chrono::seconds kComesBack{10};
constexpr double kSameGain = 1e-6;

std::string whyNoZero(const Tare& tare) {
  if (tare.loadN() > 0.0) {
    return " (it feels " + numberText(std::round(tare.loadN())) + " N by its stored zero)";
  }
  return tare.restlessCells() != 0 ? " (" + cellsText(tare.restlessCells()) + " does not keep still)" : "";
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

/// Whether the memory has these gains, once the board can be asked again; nothing if it stays away.
std::optional<bool> isStored(SampleSource& source, const NewCalibration& fresh) {
  for (const auto end = std::chrono::steady_clock::now() + kComesBack; std::chrono::steady_clock::now() < end;) {
    try {
      const StoredCalibration stored = source.readCalibration();
      bool same = stored.calibration.size() == fresh.calibration.size();
      for (std::size_t i = 0; same && i < fresh.calibration.size(); ++i) {
        same = std::fabs(stored.calibration[i].countsPerN / fresh.calibration[i].countsPerN - 1.0) < kSameGain;
      }
      return same;
    } catch (const Error&) {
      std::this_thread::sleep_for(std::chrono::milliseconds(500));
    }
  }
  return std::nullopt;
}

/// A power cut while writing leaves one of two whole copies in the memory: tells which.
void storeAndSay(SampleSource& source, const NewCalibration& fresh) {
  try {
    source.storeCalibration(fresh.calibration, fresh.cells);
  } catch (const Error& error) {
    const std::optional<bool> stored = isStored(source, fresh);
    if (stored && *stored) {
      std::cerr << "The board went away while writing (" << error.what() << "), but it has the new calibration.\n";
      return;
    }
    throw Error(std::string(error.what()) +
                (stored ? "; the board has its old calibration, whole: type the same command again"
                        : "; its memory keeps the old calibration whole until the new one is: plug it in and type the "
                          "same command again"));
  }
}

}  // namespace

std::filesystem::path copiesDirectory(const Program& program) {
  return program.data / "calibrations";
}

Board readBoard(const std::filesystem::path& file) {
  std::ifstream in(file);
  const std::string text = utf8TextOf(in);
  if (text.empty()) {
    throw Error(file.string() + " cannot be read: name a copy that tare or calibrate kept");
  }
  return boardFromJson(text);
}

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

void writeCalibration(const Program& program, SampleSource& source, const NewCalibration& fresh, bool json) {
  const std::vector<CellCalibration>& calibration = fresh.calibration;
  const Board old = source.board();
  const std::string copy = keepCopy(program, old);
  storeAndSay(source, fresh);
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
  for (std::size_t i = 0; i < old.cells.size(); ++i) {
    if (const Vec2 moved = fresh.cells[i].placeMm - old.cells[i].placeMm; length(moved) >= 0.05) {
      std::cout << "cell " << i + 1 << " acts at (" << std::setprecision(1) << fresh.cells[i].placeMm.x << ", "
                << fresh.cells[i].placeMm.y << ") mm, not at (" << old.cells[i].placeMm.x << ", "
                << old.cells[i].placeMm.y << ") mm\n";
    }
  }
  std::cout << "Written into board " << old.serial << ". The old calibration is kept in " << copy << '\n';
}

void printWhatIsLeft(const Board& board) {
  if (const std::vector<int> guessed = uncalibratedCells(board); !guessed.empty()) {
    std::cerr << "Not calibrated yet: " << cellsText(guessed) << ". Calibrate each of them too; until then the board "
              << "counts as uncalibrated.\n";
  }
}

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

}  // namespace surefoot
