// SPDX-License-Identifier: MIT
// Live boards over real pseudo-terminals, with everything that can happen to cables. Runs in real time, with one thread
// of the source and one of the board, also under the thread sanitizer.
#include "board/live_source.hpp"

#include <cstdlib>
#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "board/discovery.hpp"
#include "board/fake_board.hpp"
#include "board/fake_serialport.hpp"
#include "temp_dir.hpp"

namespace surefoot::test {
namespace {

using ::testing::HasSubstr;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr std::uint64_t kSerial = 0x1A2B3C4D5E6F7788U;

class Live : public ::testing::Test {
 protected:
  ~Live() override { setFakePorts({}); }

  /// Polls until `done`, for at most 8 s; returns whether it was done.
  bool pollUntil(SampleSource& source, const std::function<bool()>& done) {
    const Clock::time_point end = Clock::now() + 8s;
    while (!done() && Clock::now() < end) {
      source.poll(0, samples_);
      std::this_thread::sleep_for(2ms);
    }
    return done();
  }

  bool pollSamples(SampleSource& source, std::size_t more) {
    const std::size_t wanted = samples_.size() + more;
    return pollUntil(source, [&] { return samples_.size() >= wanted; });
  }

  bool timeOnlyGoesForward() const {
    for (std::size_t i = 1; i < samples_.size(); ++i) {
      if (samples_[i].boardTimeUs <= samples_[i - 1].boardTimeUs || samples_[i].sequence <= samples_[i - 1].sequence) {
        return false;
      }
    }
    return true;
  }

  std::string errorOf(const std::string& where) {
    try {
      openSource(where);
    } catch (const Error& error) {
      return error.what();
    }
    return "";
  }

  TempDir directory_;
  std::string port_ = (directory_ / "board").string();
  std::vector<Sample> samples_;
};

using ThreadedLiveSource = Live;
using ThreadedDiscovery = Live;

TEST_F(ThreadedLiveSource, Board_IsReadAndStoppedAtTheEnd) {
  FakeBoard board(splitSetup(kSerial), port_);
  std::unique_ptr<SampleSource> source = openSource(port_);
  EXPECT_TRUE(source->isLive());
  EXPECT_EQ(source->describe(), "split board 1A2B3C4D5E6F7788 on " + port_);
  EXPECT_EQ(source->board().cells.size(), 8U);
  EXPECT_EQ(source->ageOfNewestS(), 0.0);
  ASSERT_TRUE(pollSamples(*source, 100));
  EXPECT_LT(source->ageOfNewestS(), 0.5);
  EXPECT_EQ(samples_[0].sequence, 0U);
  EXPECT_EQ(samples_[50].boardTimeUs - samples_[0].boardTimeUs, 50U * 8640U);
  EXPECT_EQ(samples_[50].counts[7], 7050);
  const BoardHealth health = source->health();
  EXPECT_NEAR(health.rateHz, 115.74, 0.01);
  EXPECT_EQ(health.badFrames + health.gaps + health.overflowed + health.reconnects, 0U);
  EXPECT_TRUE(health.connected);
  EXPECT_GT(health.bytes, 40U * 100U);
  EXPECT_TRUE(board.isRunning());
  source.reset();
  std::this_thread::sleep_for(50ms);
  EXPECT_FALSE(board.isRunning());
}

TEST_F(ThreadedLiveSource, BoardOpenedAgain_BeginsAnewWithoutAReconnect) {
  FakeBoardSetup setup = splitSetup(kSerial);
  FakeBoard board(setup, port_);
  openSource(port_).reset();
  std::unique_ptr<SampleSource> first = openSource(port_);
  ASSERT_TRUE(pollSamples(*first, 20));
  board.reset();
  ASSERT_TRUE(pollSamples(*first, 20));
  samples_.clear();
  first.reset();
  const std::unique_ptr<SampleSource> second = openSource(port_);
  ASSERT_TRUE(pollSamples(*second, 20));
  EXPECT_EQ(samples_[0].sequence, 0U);
  EXPECT_EQ(second->health().reconnects, 0U);
}

TEST_F(ThreadedLiveSource, FragmentsOfFrames_AreJoined) {
  FakeBoardSetup setup = splitSetup(kSerial);
  setup.periodUs = 40000;
  FakeBoard board(setup, port_);
  const std::unique_ptr<SampleSource> source = openSource(port_);
  board.chop(1);
  ASSERT_TRUE(pollSamples(*source, 20));
  EXPECT_EQ(source->health().badFrames, 0U);
  EXPECT_TRUE(timeOnlyGoesForward());
}

TEST_F(ThreadedLiveSource, Garbage_IsCountedAndReadingContinues) {
  FakeBoard board(splitSetup(kSerial), port_);
  const std::unique_ptr<SampleSource> source = openSource(port_);
  ASSERT_TRUE(pollSamples(*source, 10));
  board.inject({0x13, 0x37, 0xFF, 0x00, 0x05, 0x06, 0x07, 0x00});
  ASSERT_TRUE(pollSamples(*source, 30));
  board.skipSamples(3);
  ASSERT_TRUE(pollUntil(*source, [&] { return source->health().gaps == 1; }));
  EXPECT_EQ(source->health().badFrames, 2U);
  EXPECT_EQ(source->health().lostSamples, 3U);
}

TEST_F(ThreadedLiveSource, WrapOfTimeAndSequence_ReadingContinues) {
  FakeBoardSetup setup = splitSetup(kSerial);
  setup.firstTimeUs = 0xFFFFFFFFU - 100000U;
  setup.firstSequence = 65530;
  FakeBoard board(setup, port_);
  const std::unique_ptr<SampleSource> source = openSource(port_);
  ASSERT_TRUE(pollSamples(*source, 40));
  EXPECT_EQ(samples_[39].sequence, 65530U + 39U);
  EXPECT_EQ(samples_[39].boardTimeUs - samples_[0].boardTimeUs, 39U * 8640U);
  EXPECT_GT(samples_[39].boardTimeUs, 0xFFFFFFFFULL);
  EXPECT_EQ(source->health().gaps, 0U);
}

TEST_F(ThreadedLiveSource, ResetOfTheBoard_ReadingContinues) {
  FakeBoard board(splitSetup(kSerial), port_);
  const std::unique_ptr<SampleSource> source = openSource(port_);
  ASSERT_TRUE(pollSamples(*source, 60));
  board.reset();
  ASSERT_TRUE(pollUntil(*source, [&] { return source->health().reconnects == 1; }));
  ASSERT_TRUE(pollSamples(*source, 60));
  EXPECT_TRUE(timeOnlyGoesForward());
  EXPECT_EQ(source->health().gaps, 0U);
  EXPECT_NEAR(source->health().rateHz, 115.74, 0.01);
}

TEST_F(ThreadedLiveSource, BoardThatFellSilent_IsStartedAgain) {
  FakeBoardSetup setup = splitSetup(kSerial);
  setup.saysHello = false;  // Its HELLO after the reset was lost.
  FakeBoard board(setup, port_);
  const std::unique_ptr<SampleSource> source = openSource(port_);
  ASSERT_TRUE(pollSamples(*source, 20));
  board.reset();
  ASSERT_TRUE(pollUntil(*source, [&] { return board.starts() == 2; }));
  ASSERT_TRUE(pollSamples(*source, 20));
  EXPECT_TRUE(timeOnlyGoesForward());
  EXPECT_EQ(source->health().reconnects, 1U);
}

TEST_F(ThreadedLiveSource, ReplugOnItsOwnPort_BoardIsFoundAgain) {
  FakeBoard board(splitSetup(kSerial), port_);
  const std::unique_ptr<SampleSource> source = openSource(port_);
  ASSERT_TRUE(pollSamples(*source, 50));
  board.unplug();
  ASSERT_TRUE(pollUntil(*source, [&] { return !source->health().connected; }));
  const Sample last = samples_.back();
  std::this_thread::sleep_for(700ms);
  const Clock::time_point plugged = Clock::now();
  board.plug();
  ASSERT_TRUE(pollSamples(*source, 1));
  EXPECT_LT(Clock::now() - plugged, 1s) << "from HELLO, which comes at once, to samples";
  ASSERT_TRUE(pollSamples(*source, 30));
  EXPECT_TRUE(timeOnlyGoesForward());
  const std::uint64_t silentUs = samples_[samples_.size() - 31].boardTimeUs - last.boardTimeUs;
  EXPECT_GT(silentUs, 700000U);
  EXPECT_LT(silentUs, 2500000U);
  EXPECT_EQ(source->health().reconnects, 1U);
  EXPECT_TRUE(source->health().connected);
}

TEST_F(ThreadedLiveSource, ReplugOnAnotherPort_BoardIsFoundByItsSerialNumber) {
  FakeBoard board(splitSetup(kSerial), port_);
  const std::unique_ptr<SampleSource> source = openSource(port_);
  ASSERT_TRUE(pollSamples(*source, 20));
  board.unplug();
  FakeBoard stranger(splitSetup(kSerial + 1), port_);
  FakeBoardSetup muteSetup = splitSetup(kSerial);
  muteSetup.mute = true;
  FakeBoard mute(muteSetup, (directory_ / "mute").string());
  board.plug((directory_ / "elsewhere").string());
  setFakePorts({{.name = mute.terminal()}, {.name = board.terminal()}});
  ASSERT_TRUE(pollUntil(*source, [&] { return source->health().reconnects == 1; }));
  ASSERT_TRUE(pollSamples(*source, 20));
  EXPECT_THAT(source->describe(), HasSubstr(board.terminal()));
  EXPECT_FALSE(stranger.isRunning());
  EXPECT_TRUE(board.isRunning());
}

TEST_F(ThreadedLiveSource, BoardWithoutANumber_IsGivenOne) {
  FakeBoard board(splitSetup(0), port_);
  const std::unique_ptr<SampleSource> source = openSource(port_);
  EXPECT_NE(board.serial(), 0U);
  EXPECT_EQ(source->board().serial, serialText(board.serial()));
  ASSERT_TRUE(pollSamples(*source, 20));
  EXPECT_EQ(source->board().serial, serialText(board.serial()));
  board.unplug();
  board.plug();
  ASSERT_TRUE(pollSamples(*source, 20));
  EXPECT_EQ(source->health().reconnects, 1U);
}

TEST_F(ThreadedLiveSource, WrittenCalibration_IsReadBack) {
  FakeBoard board(splitSetup(kSerial), port_);
  const std::unique_ptr<SampleSource> source = openSource(port_);
  std::vector<CellCalibration> calibration = source->board().calibration;
  calibration[2] = {-4321.4, -3999.5};
  source->storeCalibration(calibration);
  EXPECT_DOUBLE_EQ(source->board().calibration[2].zeroCounts, -4321.0);
  EXPECT_DOUBLE_EQ(source->board().calibration[2].countsPerN, -3999.5);
  const StoredCalibration stored = source->readCalibration();
  EXPECT_EQ(stored.writes, 1U);
  EXPECT_DOUBLE_EQ(stored.previousZeroCounts[2], 2000.0);
  EXPECT_EQ(stored.cells[2].placeMm, source->board().cells[2].placeMm);
  ASSERT_TRUE(pollSamples(*source, 10));
  EXPECT_DOUBLE_EQ(source->board().calibration[2].zeroCounts, -4321.0);
}

TEST_F(ThreadedLiveSource, CalibrationNotWritten_SaysWhy) {
  FakeBoard board(splitSetup(kSerial), port_);
  const std::unique_ptr<SampleSource> source = openSource(port_);
  std::vector<CellCalibration> calibration = source->board().calibration;
  calibration[0].countsPerN = 0.0;
  EXPECT_THROW(source->storeCalibration(calibration), Error);
  board.setCalibrationRefused(true);
  try {
    source->storeCalibration(source->board().calibration);
    FAIL() << "a refusal was not reported";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("did not keep what was written"));
  }
}

TEST_F(ThreadedLiveSource, SamplesNobodyTookInTime_AreCounted) {
  FakeBoardSetup setup = splitSetup(kSerial);
  setup.periodUs = 400;
  FakeBoard board(setup, port_);
  const std::unique_ptr<SampleSource> source = openSource(port_);
  const Clock::time_point end = Clock::now() + 8s;
  while (source->health().overflowed < 10 && Clock::now() < end) {
    std::this_thread::sleep_for(10ms);
  }
  ASSERT_TRUE(pollSamples(*source, 1200));
  const BoardHealth health = source->health();
  EXPECT_GE(health.overflowed, 10U);
  EXPECT_EQ(health.lostSamples, health.overflowed);
  EXPECT_TRUE(timeOnlyGoesForward());
}

TEST_F(ThreadedDiscovery, FirstBoardThatAnswers_IsTaken) {
  FakeBoardSetup muteSetup = splitSetup(1);
  muteSetup.mute = true;
  FakeBoard mute(muteSetup, (directory_ / "mute").string());
  FakeBoardSetup slow = splitSetup(kSerial);
  slow.bootMs = 600;
  FakeBoard board(slow, port_);
  setFakePorts({{.name = mute.terminal()}, {.name = board.terminal()}});
  const Clock::time_point asked = Clock::now();
  const std::unique_ptr<SampleSource> source = openSource("auto");
  EXPECT_LT(Clock::now() - asked, 2s);
  EXPECT_EQ(source->board().serial, serialText(kSerial));
  EXPECT_TRUE(pollSamples(*source, 5));
}

TEST_F(ThreadedDiscovery, NoBoard_TakesTheSimulatedPerson) {
  std::unique_ptr<SampleSource> source = openSource("auto");
  EXPECT_FALSE(source->isLive());
  EXPECT_THAT(source->describe(), HasSubstr("no board found"));
  setFakePorts({{.name = "/dev/null", .openErrno = EACCES}});
  source = openSource("auto");
  EXPECT_FALSE(source->isLive());
  EXPECT_THAT(source->describe(), HasSubstr("no permission"));
}

TEST_F(ThreadedDiscovery, BoardOfAnotherWireVersion_IsNamed) {
  FakeBoardSetup setup = splitSetup(kSerial);
  setup.version = WIRE_VERSION + 1;
  FakeBoard board(setup, port_);
  EXPECT_THAT(errorOf(port_), HasSubstr("wire version 3, this program version 2"));
  setFakePorts({{.name = board.terminal()}});
  EXPECT_THAT(errorOf("auto"), HasSubstr("wire version 3"));
}

TEST_F(ThreadedDiscovery, MuteBoard_SaysThatNoBoardAnswers) {
  FakeBoardSetup setup = splitSetup(kSerial);
  setup.mute = true;
  FakeBoard board(setup, port_);
  EXPECT_THAT(errorOf(port_), HasSubstr("no Surefoot board answers"));
}

TEST_F(ThreadedDiscovery, AnotherDeviceOrASenselessBoard_IsNamed) {
  FakeBoardSetup setup = splitSetup(kSerial);
  setup.mute = true;
  setup.babble = {'$', 'G', 'P', 'R', 'M', 'C', '\r', '\n'};
  {
    FakeBoard other(setup, port_);
    EXPECT_THAT(errorOf(port_), HasSubstr("this is not a Surefoot board"));
  }
  setup.mute = false;
  setup.hello.cells[2].counts_per_newton = 0.0F;
  FakeBoard senseless(setup, port_);
  EXPECT_THAT(errorOf(port_), HasSubstr("load cell 3 has a gain that is 0; flash its firmware"));
  setFakePorts({{.name = senseless.terminal()}});
  EXPECT_THAT(errorOf("auto"), HasSubstr("makes no sense"));
}

TEST_F(ThreadedDiscovery, UnusablePort_SaysWhatIsWrong) {
  EXPECT_THAT(errorOf((directory_ / "absent").string()), HasSubstr("no such port"));
  EXPECT_THAT(errorOf("replay:a.csv"), HasSubstr("not a recording"));
  FakeBoard board(splitSetup(kSerial), port_);
  const std::unique_ptr<SampleSource> source = openSource(port_);
  EXPECT_THAT(errorOf(port_), HasSubstr("in use"));
}

TEST_F(ThreadedDiscovery, SeveralPorts_AreListedWithTheirAnswers) {
  FakeBoardSetup muteSetup = splitSetup(1);
  muteSetup.mute = true;
  FakeBoard mute(muteSetup, (directory_ / "mute").string());
  FakeBoard first(splitSetup(kSerial), port_);
  FakeBoard second(splitSetup(kSerial + 1), (directory_ / "second").string());
  setFakePorts({{.name = mute.terminal(), .description = "printer"},
                {.name = first.terminal()},
                {.name = second.terminal()},
                {.name = "/dev/null", .usb = false, .openErrno = EACCES}});
  const std::vector<ListedBoard> boards = listBoards();
  ASSERT_EQ(boards.size(), 4U);
  int answered = 0;
  for (const ListedBoard& one : boards) {
    answered += one.state == Contact::State::Answered ? 1 : 0;
    if (one.path == mute.terminal()) {
      EXPECT_EQ(one.description, "printer");
      EXPECT_EQ(one.state, Contact::State::Silent);
    }
    if (one.path == second.terminal()) {
      EXPECT_EQ(one.board.serial, serialText(kSerial + 1));
      EXPECT_EQ(one.board.firmware, "1.2");
    }
  }
  EXPECT_EQ(answered, 2);
  EXPECT_EQ(boards[3].path, "/dev/null");
  EXPECT_EQ(boards[3].state, Contact::State::NotOpened);
  EXPECT_THAT(boards[3].trouble, HasSubstr("dialout"));
}

}  // namespace
}  // namespace surefoot::test
