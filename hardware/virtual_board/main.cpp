// SPDX-License-Identifier: GPL-3.0-or-later
// The command line of the virtual board: runs it in real time and reads its standard input. Ends cleanly on SIGINT and
// SIGTERM.
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <string>

#include <CLI/CLI.hpp>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include "base/error.hpp"
#include "virtual_board.hpp"

namespace surefoot {
namespace {

volatile std::sig_atomic_t stopSignal = 0;

void onSignal(int signal) {
  stopSignal = signal;
}

constexpr double kSliceS = 0.001;
constexpr double kOwnOscillatorsPercent = 4.0;
/// If the simulation is further behind than this, it does not try to catch up.
constexpr double kMostLagS = 0.25;

const char* const kMore = R"(
The board's serial port is a pseudo-terminal. Its name is printed; --link gives it a fixed name. Opening it
resets the board, as opening the port of an Arduino does. The person comes when the host sends START and goes
when it sends STOP or closes the port. Without --blank the board is calibrated and has a serial number.

Faults, with --fault or as a line on standard input while it runs:
  dead:CELL  saturated:CELL  step:CELL    cell 1 to 8 (DOUT1 to DOUT8): silent; at the end of its range; misses a clock pulse in each read
  rate:HZ                                 the modules' rate changes to this
  corrupt:PROBABILITY                     each byte sent has a bit flipped with this probability
  cut:BYTES                               pulled out once BYTES of the memory have changed, and back after 3 s; no time
  unplug                                  the cable is unplugged: the port and its link disappear
each optionally with  @START  and  +DURATION  in seconds of board time: dead:3@10+5 is silent from 10 s to 15 s.
Other lines on standard input:
  clear [FAULT]   ends all faults, or one      replug           plugs the cable in again
  load CELL N     a weight on a cell, newtons  cue WORD         tells the person what to do (see below)
  quit

Cues are for --person player, who does nothing without them. A board cannot pass on the cues of a game, so here the player
follows only yours; the other people act without cues.
  step-on  step-off  stand-still         step on; step off; stand quietly, hands off the rail
  press  release                         press the toes down and hold; let go
  rise  march  lower                     rise onto the toes; walk in place on tiptoe; lower the heels
  lean-forward  circle                   shift the weight forward; circle clockwise
  rest  none                             stand at ease

`surefoot board tare` and `calibrate` need an empty board: start with --person none; `load 1 196.1` is then the known weight.)";

const char* const kMoreOnWeights = R"(

Weights and what a real board does beside measuring, with --fault or as a line; `clear` ends all of them:
)";

const char* const kExamples = R"(
Examples:
  virtual_board --link /tmp/surefoot --eeprom /tmp/surefoot.eeprom
  virtual_board --link /tmp/surefoot --blank --person none
  virtual_board --model classic --rate 80 --own-oscillators --person quiet --fault unplug@20+3)";

struct Options {
  VirtualBoardSetup setup;
  double speed = 1.0;
};

std::string defaultElf(const std::string& model) {
  const auto program = std::filesystem::read_symlink("/proc/self/exe");
  return (program.parent_path() / "firmware" / ("surefoot_" + model + ".elf")).string();
}

std::string personWord(const std::string& text) {
  try {
    if (text != "none") {
      bodyFromText(text);
    }
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

// Returns an exit code, or -1 to continue.
int parse(int argc, char** argv, Options& options) {
  std::string model = "split";
  std::string person = "toe-press";
  CLI::App app{
      "A Surefoot board without hardware: the board's own firmware in simavr, with load cells, a person and faults."};
  app.footer(std::string(kMore) + kMoreOnWeights + Imperfections::words() + kExamples);
  app.add_option("--model", model, "classic (4 cells) or split (8 cells)")
      ->check(CLI::IsMember({"classic", "split"}))
      ->capture_default_str();
  app.add_option("--link", options.setup.link, "symbolic link that always names the port");
  app.add_option("--eeprom", options.setup.eepromFile, "file for the board's memory; created if missing");
  app.add_flag("--blank", options.setup.blank, "start without calibration and serial number, as freshly soldered");
  app.add_option(
         "--person", person,
         "quiet, toe-press, tiptoe, ankle-circle or player, each also with +shaky, +supported, +seated, +older, "
         "+foam; or none")
      ->check(personWord)
      ->capture_default_str();
  app.add_option("--rate", options.setup.rateHz, "samples a second of the HX711s: 10, 80, 115.7")
      ->check(CLI::Range(1.0, 150.0))
      ->capture_default_str();
  app.add_flag_callback(
      "--own-oscillators", [&options] { options.setup.oscillatorPercent = kOwnOscillatorsPercent; },
      "each cell's rate is up to 4 % off, drawn from the seed");
  app.add_option("--oscillators", options.setup.oscillatorPercent, "the same, up to so many percent")
      ->check(CLI::Range(0.0, 10.0));
  app.add_option("--gains", options.setup.gainPercent, "true gains are up to so many percent off those in the memory")
      ->check(CLI::Range(0.0, 50.0));
  app.add_option("--places", options.setup.placeMm, "true places of the cells are up to so many mm off")
      ->check(CLI::Range(0.0, 20.0));
  app.add_option("--supply", options.setup.supplyV, "supply of the controller in volts: 5 or 3.3")
      ->check(CLI::Range(2.7, 5.5))
      ->capture_default_str();
  app.add_option("--fault", options.setup.faults, "a fault and its time, or a weight (see below); can be repeated")
      ->allow_extra_args(false);
  app.add_option("--seed", options.setup.seed, "seed of all random numbers")->capture_default_str();
  app.add_option("--speed", options.speed, "speed relative to real time")
      ->check(CLI::Range(0.01, 100.0))
      ->capture_default_str();
  app.add_option("--elf", options.setup.elf, "firmware to run (default: the one built with this program)");
  CLI11_PARSE(app, argc, argv);
  options.setup.model = model == "classic" ? WIRE_CLASSIC : WIRE_SPLIT;
  if (options.setup.elf.empty()) {
    options.setup.elf = defaultElf(model);
  }
  if (person != "none") {
    options.setup.person = bodyFromText(person);
    options.setup.person->seed = options.setup.seed;
  }
  return -1;
}

/// Reads lines from standard input with a time limit.
class Input {
 public:
  /// Appends the lines that came within `timeoutMs`.
  void wait(int timeoutMs, std::vector<std::string>& lines) {
    pollfd state{STDIN_FILENO, POLLIN, 0};
    if (::poll(&state, ended_ ? 0 : 1, timeoutMs) <= 0) {
      return;
    }
    std::array<char, 512> bytes{};
    const ssize_t count = ::read(STDIN_FILENO, bytes.data(), bytes.size());
    ended_ = count <= 0;
    for (ssize_t i = 0; i < count; ++i) {
      const char byte = bytes[static_cast<std::size_t>(i)];
      if (byte == '\n') {
        lines.push_back(line_);
        line_.clear();
      } else {
        line_ += byte;
      }
    }
  }

 private:
  std::string line_;
  bool ended_ = false;
};

// Returns false to quit.
bool obey(VirtualBoard& board, const std::string& line) {
  if (line == "quit") {
    return false;
  }
  try {
    std::puts(board.obey(line).c_str());
  } catch (const Error& error) {
    std::printf("error: %s\n", error.what());
  }
  std::fflush(stdout);
  return true;
}

void run(const Options& options) {
  VirtualBoard board(options.setup);
  std::printf("%s board, %d cells, %.1f samples a second\n", options.setup.model == WIRE_CLASSIC ? "classic" : "split",
              board.cellCount(), options.setup.rateHz);
  std::printf("port %s\n", options.setup.link.empty() ? board.portName().c_str() : options.setup.link.c_str());
  std::fflush(stdout);

  using Clock = std::chrono::steady_clock;
  Input input;
  std::vector<std::string> lines;
  double boardS = 0.0;
  auto last = Clock::now();
  double owedS = 0.0;
  while (stopSignal == 0) {
    const auto now = Clock::now();
    owedS = std::min(owedS + std::chrono::duration<double>(now - last).count() * options.speed, kMostLagS);
    last = now;
    while (owedS >= kSliceS && stopSignal == 0) {
      boardS += kSliceS;
      owedS -= kSliceS;
      board.runUntil(boardS);
    }
    lines.clear();
    input.wait(1, lines);
    for (const std::string& line : lines) {
      if (!obey(board, line)) {
        return;
      }
    }
  }
}

}  // namespace
}  // namespace surefoot

int main(int argc, char** argv) {
  surefoot::Options options;
  try {
    const int code = surefoot::parse(argc, argv, options);
    if (code >= 0) {
      return code == 0 ? 0 : 2;
    }
    struct sigaction action {};
    action.sa_handler = surefoot::onSignal;
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    sigaction(SIGHUP, &action, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    surefoot::run(options);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "virtual_board: %s\n", error.what());
    return 1;
  }
  return 0;
}
