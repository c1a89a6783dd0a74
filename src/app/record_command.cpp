// SPDX-License-Identifier: MIT
#include <cmath>
#include <filesystem>
#include <iostream>

#include <unistd.h>

#include "app/counted.hpp"
#include "app/options.hpp"
#include "app/sources.hpp"
#include "app/tick_loop.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "board/diagnose.hpp"
#include "exchange/recording.hpp"
#include "posture/frozen_cells.hpp"
#include "posture/wrong_readings.hpp"

namespace surefoot {
namespace {

constexpr double kFirstSampleS = 5.0;
constexpr double kSilentS = 0.5;   // then it is told
constexpr double kLateMs = 300.0;  // so late are samples that come in bursts
constexpr double kAwayS = 10.0;    // then the recording ends
constexpr int kFaultySamples = 8;  // in a row, then the cell is named

double oneDecimal(double value) {
  return std::round(value * 10.0) / 10.0;
}

/// Tells on stderr what happens to the board while it is recorded, each once.
class Watcher {
 public:
  explicit Watcher(const SampleSource& source) : source_(source), frozen_(source.board().cells.size()) {}

  /// After each tick with what came in it.
  void tick(Tick now, std::span<const Sample> samples) {
    const BoardHealth health = source_.health();
    if (!samples.empty()) {
      hearAgain(health);
      lastTick_ = now;
    } else if (!silent_ && silentS(now) > kSilentS) {
      silent_ = true;
      say(health.connected ? "The board is silent: waiting for it ..."
                           : "The board is gone: was it unplugged? The recording goes on when it is back.");
    }
    if (health.lostSamples > lost_) {
      say(counted(health.lostSamples - lost_, "sample") + " lost on the way.");
    }
    if (health.latestMs > kLateMs && !late_) {
      late_ = true;
      say("The samples come late and in bursts: try another USB port, without a hub.");
    }
    lost_ = health.lostSamples;
    restarts_ = health.reconnects;
    nameFaulty(samples);
  }

  double silentS(Tick now) const { return static_cast<double>(now - lastTick_) * kTickS; }

 private:
  static void say(const std::string& line) { std::cerr << (isatty(STDERR_FILENO) != 0 ? "\r" : "") << line << '\n'; }

  void hearAgain(const BoardHealth& health) {
    const double goneS = health.silentS - silentS_;
    const std::string after = goneS > 0.0 ? " after " + numberText(oneDecimal(goneS)) + " s without samples" : "";
    if (health.reconnects > restarts_) {
      say("The board was restarted or unplugged, and is back" + after + ".");
    } else if (goneS > 0.0) {
      say("The board is back" + after + ".");
    }
    silent_ = false;
    silentS_ = health.silentS;
  }

  void nameFaulty(std::span<const Sample> samples) {
    for (const Sample& sample : samples) {
      frozen_.take(sample);
      const auto cells =
          static_cast<std::uint8_t>(faultyCellsOf(sample, source_.board().cells.size()) | frozen_.found());
      faulty_ = cells != 0 && cells == faultyCells_ ? faulty_ + 1 : 0;
      faultyCells_ = cells;
      if (faulty_ == kFaultySamples) {
        say("Faulty: " + cellsText(cells) + "; `surefoot board diagnose` says what to do.");
      }
    }
  }

  const SampleSource& source_;
  Tick lastTick_ = 0;
  bool silent_ = false;
  double silentS_ = 0.0;
  bool late_ = false;
  std::uint64_t lost_ = 0;
  std::uint64_t restarts_ = 0;
  std::uint8_t faultyCells_ = 0;
  int faulty_ = 0;
  FrozenCells frozen_;
};

RecordingHealth healthOf(const BoardHealth& health, double silentAtEndS) {
  return {.rateHz = health.rateHz,
          .badFrames = health.badFrames,
          .lostSamples = health.lostSamples,
          .gaps = health.gaps + (silentAtEndS > 0.0 ? 1 : 0),
          .overflowed = health.overflowed,
          .straddled = health.straddled,
          .reconnects = health.reconnects,
          .silentS = health.silentS + silentAtEndS,
          .wrong = health.wrong};
}

/// Writes samples until they cover `seconds` of board time. Returns how long the board was away at the end: 0, or over
/// kAwayS.
double recordInto(RecordingWriter& writer, SampleSource& source, double seconds) {
  const bool terminal = isatty(STDERR_FILENO) != 0;
  std::uint64_t firstUs = 0;
  double recordedS = 0.0;
  double awayS = 0.0;
  Watcher watcher(source);
  forEachTick(source, [&](Tick tick, std::span<const Sample> samples) {
    for (const Sample& sample : samples) {
      firstUs = writer.samples() == 0 ? sample.boardTimeUs : firstUs;
      recordedS = static_cast<double>(sample.boardTimeUs - firstUs) * 1e-6;
      if (recordedS >= seconds) {
        return false;
      }
      writer.append(sample);
    }
    if (writer.samples() == 0 && tick > ticksOf(kFirstSampleS)) {
      throw Error("the board sent no sample in " + numberText(kFirstSampleS) +
                  " s: `surefoot board diagnose` finds out why");
    }
    if (writer.samples() > 0 && source.isLive()) {
      watcher.tick(tick, samples);
      awayS = watcher.silentS(tick) > kAwayS ? watcher.silentS(tick) : 0.0;
    }
    if (terminal && tick % kTicksPerSecond == 0) {
      std::cerr << "\rRecording: " << std::floor(recordedS) << " of " << seconds << " s" << std::flush;
    }
    return awayS == 0.0;
  });
  if (terminal) {
    std::cerr << '\n';
  }
  return awayS;
}

void printEnd(const std::string& file, std::uint64_t samples, const RecordingHealth& health) {
  std::cout << "Wrote " << file << ": " << samples << " samples, " << numberText(oneDecimal(health.rateHz))
            << " a second, " << health.badFrames << " bad frames, " << counted(health.gaps, "gap") << ", "
            << health.lostSamples << " samples lost";
  if (health.reconnects > 0) {
    std::cout << ", " << counted(health.reconnects, "restart") << " of the board";
  }
  if (health.silentS > 0.0) {
    std::cout << ", " << numberText(oneDecimal(health.silentS)) << " s without samples";
  }
  std::cout << (health.wrong.total > 0 ? ", " + wordsFor(health.wrong) : "") << ".\n";
}

}  // namespace

int runRecord(const Program& /*program*/, const RecordOptions& options) {
  const std::filesystem::path out = options.out;
  if (std::filesystem::exists(out)) {
    throw Error(options.out + " exists already: choose another name; nothing was written");
  }
  if (out.has_parent_path() && !std::filesystem::is_directory(out.parent_path())) {
    throw Error("there is no directory " + out.parent_path().string() + ": create it first, or choose another");
  }
  const auto source = openSamples(options.board);
  RecordingWriter writer(options.out, source->board(), source->describe());
  const double awayS = recordInto(writer, *source, options.seconds);
  const RecordingHealth health = healthOf(source->health(), awayS);
  writer.finish(health);
  printEnd(options.out, writer.samples(), health);
  if (awayS > 0.0) {
    throw Error("the board stayed away for " + numberText(kAwayS) + " s: what it had sent is kept in " + options.out +
                "; check its plug and record again");
  }
  return 0;
}

}  // namespace surefoot
