// SPDX-License-Identifier: MIT
// The live source on the board's real firmware: the program virtual_board on its pseudo-terminal, killed during the
// test.
#ifdef SUREFOOT_VIRTUAL_BOARD

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <thread>

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "board/fake_board.hpp"
#include "board/sample_source.hpp"
#include "temp_dir.hpp"

namespace surefoot::test {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

class Program {
 public:
  Program(const std::string& link, const std::string& eeprom, const std::string& fault = "noise:1")
      : process_(::fork()) {
    if (process_ == 0) {
      ::execl(SUREFOOT_VIRTUAL_BOARD, "virtual_board", "--person", "none", "--link", link.c_str(), "--eeprom",
              eeprom.c_str(), "--fault", fault.c_str(), nullptr);
      ::_exit(127);
    }
  }
  ~Program() {
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
  }
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

 private:
  pid_t process_;
};

bool waitUntil(const std::function<bool()>& done) {
  const Clock::time_point end = Clock::now() + 20s;
  while (!done() && Clock::now() < end) {
    std::this_thread::sleep_for(5ms);
  }
  return done();
}

TEST(VirtualBoard, KilledAndRestarted_IsFoundAgainByTheLiveSource) {
  const TempDir directory;
  const std::string link = (directory / "board").string();
  auto program = std::make_unique<Program>(link, (directory / "eeprom").string());
  ASSERT_TRUE(waitUntil([&] { return std::filesystem::exists(link); }));
  const std::unique_ptr<SampleSource> source = openSource(link);
  EXPECT_TRUE(isSimulated(source->board())) << source->board().serial;
  const std::string serial = source->board().serial;
  EXPECT_NE(serial, "");
  std::vector<Sample> samples;
  const auto pollTo = [&](std::size_t wanted) {
    return waitUntil([&] {
      source->poll(0, samples);
      return samples.size() >= wanted;
    });
  };
  ASSERT_TRUE(pollTo(250));
  EXPECT_NEAR(source->health().rateHz, 115.7, 0.5);
  EXPECT_EQ(source->health().badFrames + source->health().gaps, 0U);
  program.reset();
  ASSERT_TRUE(waitUntil([&] { return !source->health().connected; }));
  std::filesystem::remove(link);
  program = std::make_unique<Program>(link, (directory / "eeprom").string());
  ASSERT_TRUE(pollTo(samples.size() + 100));
  EXPECT_EQ(source->health().reconnects, 1U);
  EXPECT_EQ(source->board().serial, serial);
  for (std::size_t i = 1; i < samples.size(); ++i) {
    ASSERT_GT(samples[i].boardTimeUs, samples[i - 1].boardTimeUs);
  }
}

/// Writes new gains and places; the power fails once so many bytes have changed. Returns the board as it was and as it
/// is.
struct Written {
  StoredCalibration before;
  StoredCalibration after;
  std::string trouble;
};

Written writeWithPowerCut(const std::string& fault) {
  const TempDir directory;
  const std::string link = (directory / "board").string();
  const Program program(link, (directory / "eeprom").string(), fault);
  EXPECT_TRUE(waitUntil([&] { return std::filesystem::exists(link); }));
  const std::unique_ptr<SampleSource> source = openSource(link);
  Written written;
  written.before = source->readCalibration();
  std::vector<CellCalibration> gains = source->board().calibration;
  std::vector<Cell> places = source->board().cells;
  for (std::size_t i = 0; i < gains.size(); ++i) {
    gains[i].countsPerN *= 1.25;
    places[i].placeMm.x += 1.5;
  }
  try {
    source->storeCalibration(gains, places);
  } catch (const Error& error) {
    written.trouble = error.what();
  }
  waitUntil([&] {
    try {
      written.after = source->readCalibration();
      return true;
    } catch (const Error&) {
      return false;
    }
  });
  return written;
}

TEST(VirtualBoard, PowerCutWhileWriting_LeavesTheOldCalibrationWhole) {
  const Written written = writeWithPowerCut("cut:30");
  EXPECT_NE(written.trouble, "");
  ASSERT_EQ(written.after.calibration.size(), 8U);
  for (std::size_t i = 0; i < 8; ++i) {
    EXPECT_EQ(written.after.calibration[i].countsPerN, written.before.calibration[i].countsPerN) << i;
    EXPECT_EQ(written.after.cells[i].placeMm, written.before.cells[i].placeMm) << i;
  }
}

TEST(VirtualBoard, Written_HasNewGainsAndPlaces) {
  const Written written = writeWithPowerCut("noise:1");
  EXPECT_EQ(written.trouble, "");
  ASSERT_EQ(written.after.calibration.size(), 8U);
  for (std::size_t i = 0; i < 8; ++i) {
    EXPECT_NEAR(written.after.calibration[i].countsPerN, 1.25 * written.before.calibration[i].countsPerN, 0.01) << i;
    EXPECT_NEAR(written.after.cells[i].placeMm.x, written.before.cells[i].placeMm.x + 1.5, 0.06) << i;
  }
}

}  // namespace
}  // namespace surefoot::test

#endif  // SUREFOOT_VIRTUAL_BOARD
