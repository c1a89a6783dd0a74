// SPDX-License-Identifier: MIT
// Where samples come from: a live, a simulated or a replayed board, which look the same to the rest of the program.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/time.hpp"
#include "board/health.hpp"
#include "board/stored_calibration.hpp"
#include "movement/cue.hpp"
#include "posture/board.hpp"

namespace surefoot {

class SampleSource {
 public:
  virtual ~SampleSource() = default;

  /// The board as it described itself (HELLO). After a reconnect, only its calibration may differ.
  virtual const Board& board() const = 0;
  /// One line for people: "split board 1A2B… on /dev/ttyUSB0".
  virtual std::string describe() const = 0;
  /// Appends the samples due by this tick; ticks count up from 0 one by one. Never blocks.
  virtual void poll(Tick tick, std::vector<Sample>& samples) = 0;
  /// No more samples will come (the end of a replay).
  virtual bool atEnd() const { return false; }
  /// What the person is asked to do; only a simulated person uses it.
  virtual void hear(const Cue&) {}
  virtual BoardHealth health() const = 0;
  /// Seconds from the arrival of the newest sample to now, for the delay display; 0 if that has no meaning.
  virtual double ageOfNewestS() const { return 0.0; }
  /// Live sources give samples as they arrive in real time; others may run faster.
  virtual bool isLive() const { return false; }
  /// The simulated person is seated (`sim:player+seated`).
  virtual bool isSeated() const { return false; }

  /// Writes calibration and places (one for each cell of board()) into the board's memory, which also keeps the old
  /// zeros. board() has them from then on. Waits for the answers, up to 3 s each. Throws Error if the board refuses or
  /// does not answer, or if there is no real board; its old calibration is then still whole in its memory.
  virtual void storeCalibration(const std::vector<CellCalibration>&, const std::vector<Cell>&) { throw noMemory(); }
  void storeCalibration(const std::vector<CellCalibration>& calibration) {
    storeCalibration(calibration, board().cells);
  }
  /// The calibration in the board's memory; waits and throws as storeCalibration does.
  virtual StoredCalibration readCalibration() { throw noMemory(); }

 private:
  Error noMemory() const { return Error(describe() + " stores no calibration: name the port of a real board"); }
};

/// Opens what WHERE on the command line names: auto | PORT | sim[:BODY][,board=split|classic][,seed=N].
/// (`replay:FILE.csv` is opened by app, through records.) Throws Error if the port is missing, in use or not permitted
/// (with the group or rule to use), no board answers, or the wire version differs.
std::unique_ptr<SampleSource> openSource(const std::string& where);

}  // namespace surefoot
