// SPDX-License-Identifier: MIT
// The real firmware in the virtual board, through a real port: what a host will see, including faults.
#include "firmware/twin.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include <gtest/gtest.h>

#include "temp_dir.hpp"

namespace surefoot::test {
namespace {

namespace fs = std::filesystem;

class TwinTest : public testing::Test {
 protected:
  void SetUp() override {
    if (!fs::exists(kVirtualBoard)) {
      GTEST_SKIP() << "the virtual board is not built";
    }
  }

  static Bytes frame(const std::string& vector) { return protocolVectors().at(vector).frame; }
  static Bytes payload(const std::string& vector) { return protocolVectors().at(vector).payload; }

  /// Exit code of the program with these arguments.
  static int exitCode(const std::string& arguments) {
    const int status =
        std::system((std::string(kVirtualBoard) + " " + arguments + " </dev/null >/dev/null 2>&1").c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

  const TempDir temporary_;
  const fs::path& directory_ = temporary_.path();
};

class EachModel : public TwinTest, public testing::WithParamInterface<const char*> {
 protected:
  std::string model() const { return GetParam(); }
};

INSTANTIATE_TEST_SUITE_P(Twin, EachModel, testing::Values("classic", "split"),
                         [](const auto& test) { return std::string(test.param); });

TEST_P(EachModel, BlankBoard_SendsTheHelloOfTheVectors) {
  Twin twin(directory_, {"--model", model(), "--blank", "--person", "none"});
  twin.open();
  EXPECT_EQ(twin.payload(WIRE_HELLO), payload("hello_" + model() + "_blank")) << "unasked";
  twin.send(frame("identify"));
  EXPECT_EQ(twin.payload(WIRE_HELLO), payload("hello_" + model() + "_blank")) << "when asked";
  EXPECT_EQ(twin.badFrames(), 0U);
}

TEST_P(EachModel, Started_SendsSamplesWithNoGapAndNoBadFrame) {
  Twin twin(directory_, {"--model", model(), "--speed", "2"});
  const wire_hello hello = twin.openAndStart();
  EXPECT_TRUE(hello.calibrated);
  EXPECT_NE(hello.serial, 0U);
  constexpr int kSamples = 700;
  const wire_sample first = twin.sample();
  const std::uint64_t bytesBefore = twin.bytes();
  wire_sample last = first;
  for (int n = 1; n <= kSamples; ++n) {
    const wire_sample sample = twin.sample();
    ASSERT_EQ(sample.sequence, first.sequence + n);
    ASSERT_EQ(sample.cell_count, hello.cell_count);
    ASSERT_EQ(sample.dead | sample.saturated | sample.out_of_step, 0) << n;
    ASSERT_FALSE(sample.straddles) << n;
    ASSERT_NEAR(sample.time_us - last.time_us, 1e6 / 115.74, 100.0) << n;
    last = sample;
  }
  EXPECT_EQ(twin.badFrames(), 0U);
  const double seconds = (last.time_us - first.time_us) * 1e-6;
  const double rateHz = kSamples / seconds;
  const double load = static_cast<double>(twin.bytes() - bytesBefore) / seconds / 11520.0;
  std::printf("%s: %.2f samples a second over %.1f s, UART %.0f %% full\n", model().c_str(), rateHz, seconds,
              100.0 * load);
  EXPECT_NEAR(rateHz, 115.7, 0.1);
  EXPECT_LT(load, 0.6);
}

TEST_P(EachModel, LoadOnOneCell_GivesNewtonsThroughTheHello) {
  Twin twin(directory_, {"--model", model(), "--person", "none", "--seed", "7"});
  const wire_hello hello = twin.openAndStart();
  EXPECT_EQ(twin.say("load 2 196.1"), "ok: load 2 196.1");
  const auto newtons = [&](const wire_sample& sample, int i) {
    return (sample.counts[i] - hello.cells[i].zero) / static_cast<double>(hello.cells[i].counts_per_newton);
  };
  EXPECT_TRUE(twin.samplesUntil(400, [&](const wire_sample& s) { return std::fabs(newtons(s, 1) - 196.1) < 0.1; }));
  EXPECT_NEAR(newtons(twin.sample(), 0), 0.0, 0.1);
}

TEST_F(TwinTest, WrittenCalibration_IsKeptInTheFileWhileSamplesContinue) {
  const std::vector<std::string> arguments{
      "--model", "classic", "--blank", "--person", "none", "--eeprom", (directory_ / "eeprom").string()};
  {
    Twin twin(directory_, arguments);
    twin.openAndStart();
    twin.send(frame("write_calibration_classic"));
    int sequence = twin.sample().sequence;
    for (int n = 0; n < 150; ++n) {
      ASSERT_EQ(twin.sample().sequence, ++sequence);
    }
    twin.send(frame("stop"));
    EXPECT_EQ(twin.payload(WIRE_OK), (Bytes{WIRE_OK, WIRE_STOP}));
    twin.send(frame("read_calibration"));
    EXPECT_EQ(twin.payload(WIRE_CALIBRATION), payload("calibration_classic_written"));
    EXPECT_EQ(twin.end(), 0);
  }
  Twin twin(directory_, arguments);
  twin.open();
  const wire_hello hello = twin.hello();
  EXPECT_TRUE(hello.calibrated);
  EXPECT_EQ(hello.cells[1].zero, 185123);
  twin.send(frame("read_calibration"));
  EXPECT_EQ(twin.payload(WIRE_CALIBRATION), payload("calibration_classic_written"));
}

TEST_F(TwinTest, SerialNumber_IsTakenOnce) {
  const std::vector<std::string> arguments{
      "--model", "classic", "--blank", "--person", "none", "--eeprom", (directory_ / "eeprom").string()};
  {
    Twin twin(directory_, arguments);
    twin.open();
    EXPECT_EQ(twin.hello().serial, 0U);
    twin.send(frame("write_serial"));
    EXPECT_EQ(twin.payload(WIRE_OK), payload("ok_write_serial"));
    EXPECT_EQ(twin.end(), 0);
  }
  Twin twin(directory_, arguments);
  twin.open();
  EXPECT_EQ(twin.hello().serial, 0x0123456789ABCDEFU);
  twin.send(frame("write_serial"));
  EXPECT_EQ(twin.payload(WIRE_ERROR), payload("error_has_serial"));
}

TEST_F(TwinTest, FaultOfACell_IsFlaggedUntilItIsOver) {
  Twin twin(directory_, {});
  twin.openAndStart();
  const struct {
    const char* fault;
    std::array<int, 3> masks;  // dead, saturated, out of step
  } cases[] = {{"dead:3", {0x04, 0, 0}}, {"saturated:8", {0, 0x80, 0}}, {"step:1", {0, 0, 0x01}}};
  for (const auto& each : cases) {
    EXPECT_EQ(twin.say(each.fault), std::string("ok: ") + each.fault);
    const auto isFlagged = [&](const wire_sample& s) {
      return std::array<int, 3>{s.dead, s.saturated, s.out_of_step} == each.masks;
    };
    EXPECT_TRUE(twin.samplesUntil(400, isFlagged)) << each.fault;
    int flagged = 0;
    for (int n = 0; n < 50; ++n) {
      flagged += isFlagged(twin.sample()) ? 1 : 0;
    }
    EXPECT_GE(flagged, 45) << each.fault;
    EXPECT_EQ(twin.say(std::string("clear ") + each.fault), std::string("ok: ") + each.fault + " is over");
    const auto isWell = [](const wire_sample& s) { return (s.dead | s.saturated | s.out_of_step) == 0; };
    EXPECT_TRUE(twin.samplesUntil(400, isWell)) << each.fault;
    EXPECT_EQ(twin.badFrames(), 0U);
  }
}

TEST_F(TwinTest, TimedFault_ComesAndGoesByItself) {
  Twin twin(directory_, {"--person", "none", "--fault", "dead:5@1+1"});
  twin.openAndStart();
  EXPECT_TRUE(twin.samplesUntil(2000, [](const wire_sample& s) { return s.dead == 0x10; }));
  EXPECT_TRUE(twin.samplesUntil(2000, [](const wire_sample& s) { return s.dead == 0; }));
}

TEST_F(TwinTest, ChangeOfRate_IsFollowed) {
  Twin twin(directory_, {"--person", "none", "--speed", "3"});
  twin.openAndStart();
  wire_sample last = twin.sample();
  const auto stepIs = [&last](double us) {
    return [&last, us](const wire_sample& sample) {
      const double step = sample.time_us - last.time_us;
      last = sample;
      return std::fabs(step - us) < 0.02 * us && sample.dead == 0;
    };
  };
  EXPECT_EQ(twin.say("rate:10"), "ok: rate:10");
  EXPECT_TRUE(twin.samplesUntil(1000, stepIs(100e3)));
  EXPECT_EQ(twin.say("clear"), "ok: all faults are over");
  EXPECT_TRUE(twin.samplesUntil(1000, stepIs(1e6 / 115.7)));
}

TEST_F(TwinTest, OwnOscillators_ReportSkewAndStraddling) {
  Twin twin(directory_, {"--person", "none", "--rate", "80", "--own-oscillators", "--speed", "2"});
  const wire_hello hello = twin.openAndStart();
  EXPECT_EQ(hello.nominal_rate_tenth_hz, 800);
  // With the cells loaded to 0 counts, noise flips all bits, so a mixture of two conversions is off by thousands.
  for (int i = 0; i < hello.cell_count; ++i) {
    const double newtons = -hello.cells[i].zero / static_cast<double>(hello.cells[i].counts_per_newton);
    twin.say("load " + std::to_string(i + 1) + " " + std::to_string(newtons));
  }
  ASSERT_TRUE(twin.samplesUntil(2000, [](const wire_sample& s) {
    return std::all_of(s.counts, s.counts + s.cell_count, [](int counts) { return std::abs(counts) < 400; });
  }));
  const wire_sample first = twin.sample();
  wire_sample last = first;
  int straddling = 0;
  unsigned mostSkewUs = 0;
  constexpr int kSamples = 400;
  for (int n = 1; n <= kSamples; ++n) {
    const wire_sample sample = twin.sample();
    ASSERT_EQ(sample.sequence, first.sequence + n);
    ASSERT_EQ(sample.dead | sample.out_of_step, 0) << n;
    for (int i = 0; i < sample.cell_count && !sample.straddles; ++i) {
      ASSERT_NEAR(sample.counts[i], 0, 400) << n << " cell " << i;
    }
    straddling += sample.straddles ? 1 : 0;
    mostSkewUs = std::max(mostSkewUs, 4U * sample.skew_4us);
    last = sample;
  }
  const double rateHz = kSamples / ((last.time_us - first.time_us) * 1e-6);
  std::printf("own oscillators: %.2f samples a second, skew up to %.1f ms, %d of %d reads may straddle\n", rateHz,
              mostSkewUs * 1e-3, straddling, kSamples);
  EXPECT_GT(rateHz, 76.0);
  EXPECT_LT(rateHz, 80.0);
  EXPECT_GT(mostSkewUs, 5'000U);
  EXPECT_LT(mostSkewUs, 13'500U);
  EXPECT_GT(straddling, 0);
  EXPECT_LT(straddling, kSamples / 3);
}

TEST_F(TwinTest, CorruptBytes_CostOnlyTheirFrames) {
  Twin twin(directory_, {"--person", "none"});
  twin.openAndStart();
  EXPECT_EQ(twin.say("corrupt:0.005"), "ok: corrupt:0.005");
  int lost = 0;
  int last = twin.sample().sequence;
  for (int n = 0; n < 300; ++n) {
    const int sequence = twin.sample().sequence;
    ASSERT_GT(sequence, last);
    lost += sequence - last - 1;
    last = sequence;
  }
  EXPECT_GT(lost, 20);
  EXPECT_GT(twin.badFrames(), 20U);
  std::printf("one byte in 200 damaged: %d of %d samples lost, %u bad frames\n", lost, 300 + lost, twin.badFrames());
  twin.say("clear");
  int inARow = 0;
  EXPECT_TRUE(twin.samplesUntil(1000, [&](const wire_sample& s) {
    inARow = s.sequence == last + 1 ? inARow + 1 : 0;
    last = s.sequence;
    return inARow == 200;
  }));
}

TEST_F(TwinTest, UnplugThenReplug_HangsUpThenRestarts) {
  Twin twin(directory_, {"--person", "none"});
  const std::uint64_t serial = twin.openAndStart().serial;
  twin.samplesUntil(10, [](const wire_sample&) { return false; });
  EXPECT_EQ(twin.say("unplug"), "ok: unplug");
  EXPECT_TRUE(twin.hangsUp());
  EXPECT_FALSE(fs::is_symlink(twin.link()));
  twin.close();
  EXPECT_EQ(twin.say("replug"), "ok: unplug is over");
  const auto deadline = Twin::Clock::now() + kPatience;
  while (!fs::exists(twin.link()) && Twin::Clock::now() < deadline) {
    ::poll(nullptr, 0, 2);
  }
  const auto plugged = Twin::Clock::now();
  EXPECT_EQ(twin.openAndStart().serial, serial);
  EXPECT_LT(twin.sample().sequence, 5);
  std::printf("replugged: first sample after %.0f ms\n",
              std::chrono::duration<double, std::milli>(Twin::Clock::now() - plugged).count());
}

TEST_F(TwinTest, OpeningThePort_ResetsTheBoard) {
  Twin twin(directory_, {"--person", "none"});
  twin.openAndStart();
  twin.sample();
  twin.open();
  EXPECT_FALSE(twin.hello().running);
}

TEST_F(TwinTest, StartFromTheHost_BringsThePerson) {
  Twin twin(directory_, {"--person", "quiet", "--speed", "4"});
  const wire_hello hello = twin.openAndStart();
  const auto total = [&](const wire_sample& sample) {
    double newtons = 0.0;
    for (int i = 0; i < sample.cell_count; ++i) {
      newtons += (sample.counts[i] - hello.cells[i].zero) / static_cast<double>(hello.cells[i].counts_per_newton);
    }
    return newtons;
  };
  EXPECT_NEAR(total(twin.sample()), 0.0, 2.0);
  EXPECT_TRUE(twin.samplesUntil(5000, [&](const wire_sample& s) { return total(s) > 600.0; }));
}

TEST_F(TwinTest, Signal_EndsCleanly) {
  for (const int signal : {SIGTERM, SIGINT}) {
    Twin twin(directory_, {});
    EXPECT_TRUE(fs::is_symlink(twin.link()));
    EXPECT_EQ(twin.end(signal), 0);
    EXPECT_FALSE(fs::is_symlink(twin.link()));
  }
}

TEST_F(TwinTest, UnknownArgumentOrCommand_IsRefused) {
  EXPECT_EQ(exitCode("--help"), 0);
  EXPECT_EQ(exitCode("--model round"), 2);
  EXPECT_EQ(exitCode("--fault deaf:1"), 1);
  EXPECT_EQ(exitCode("--elf /nowhere.elf"), 1);
  Twin twin(directory_, {});
  EXPECT_EQ(twin.say("dead:9"), "error: fault 'dead:9': this board has cells 1 to 8");
  EXPECT_EQ(twin.say("load 1").rfind("error: ", 0), 0U);
  EXPECT_NE(twin.say("cue help").find("rise, march, lower"), std::string::npos);
  EXPECT_EQ(twin.say("cue dance").rfind("error: ", 0), 0U);
}

}  // namespace
}  // namespace surefoot::test
