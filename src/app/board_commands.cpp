// SPDX-License-Identifier: MIT
// list, watch and tare; diagnose, calibrate and prove have files of their own.
#include <algorithm>
#include <cmath>
#include <iomanip>
#include <iostream>
#include <sstream>

#include <nlohmann/json.hpp>
#include <unistd.h>

#include "app/board_memory.hpp"
#include "app/options.hpp"
#include "app/sources.hpp"
#include "app/tick_loop.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "board/diagnose.hpp"
#include "board/discovery.hpp"
#include "posture/reading.hpp"

namespace surefoot {
namespace {

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
  writeCalibration(program, *source, {calibration, source->board().cells}, options.json);
  printWhatIsLeft(source->board());
  return 0;
}

}  // namespace surefoot
