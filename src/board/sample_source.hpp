// SPDX-License-Identifier: MIT
// Where samples come from. A live, a simulated and a replayed board are the same thing to the rest.
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

  /// The board as it told of itself (HELLO). May change after a reconnect only in calibration.
  virtual const Board& board() const = 0;
  /// One line for people: "split board 1A2B… on /dev/ttyUSB0".
  virtual std::string describe() const = 0;
  /// Appends the samples due by this tick (ticks count from 0 by one). Never blocks.
  virtual void poll(Tick tick, std::vector<Sample>& samples) = 0;
  /// No sample will come any more (a replay at its end).
  virtual bool atEnd() const { return false; }
  /// What the person is asked to do; only a simulated person listens.
  virtual void hear(const Cue&) {}
  virtual BoardHealth health() const = 0;
  /// Seconds from a sample's arrival to now, for the shown delay; 0 where it has no meaning.
  virtual double ageOfNewestS() const { return 0.0; }
  /// Live sources give back samples as the wall clock brings them; others may run faster than time.
  virtual bool isLive() const { return false; }
  /// The simulated person sits (`sim:player+seated`).
  virtual bool isSeated() const { return false; }

  /// Writes this calibration (as many as board() has cells) into the board's memory, which keeps the old zeros beside
  /// it; board() tells it from then on. Waits up to 3 s. Throws Error when the board refuses or does not answer, and
  /// where there is no real board.
  virtual void storeCalibration(const std::vector<CellCalibration>&) { throw noMemory(); }
  /// What the board keeps in its memory; waits and throws as storeCalibration.
  virtual StoredCalibration readCalibration() { throw noMemory(); }

 private:
  Error noMemory() const { return Error(describe() + " keeps no calibration: name the port of a real board"); }
};

/// Opens what WHERE of the command line names: auto | PORT | sim[:BODY][,board=split|classic][,seed=N].
/// (`replay:FILE.csv` is opened by app, through records.) Throws Error: absent port, in use, no permission (says which
/// group or rule), no board answering, another wire version.
std::unique_ptr<SampleSource> openSource(const std::string& where);

}  // namespace surefoot
