// SPDX-License-Identifier: MIT
// The whole portable firmware as the host sees it: HELLO, commands, samples, checked with the protocol's vectors.
#include "board.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "firmware/fake_hal.hpp"

namespace surefoot::test {
namespace {

class BoardTest : public testing::Test {
 protected:
  void start(std::uint8_t model) {
    machine.onLevels = [this](std::uint8_t levels, std::uint32_t nowUs) {
      cells_note_levels(&board.cells, levels, nowUs);
    };
    board_init(&board, model);
  }

  void run(double seconds) {
    const double endUs = machine.nowUs + seconds * 1e6;
    while (machine.nowUs < endUs) {
      board_step(&board);
      machine.pass(30.0);
    }
  }

  Bytes ask(const Bytes& frame, double seconds = 0.05) {
    machine.sent.clear();
    machine.received.insert(machine.received.end(), frame.begin(), frame.end());
    run(seconds);
    return machine.sent;
  }

  Bytes ask(const std::string& vector, double seconds = 0.05) { return ask(vectors.at(vector).frame, seconds); }
  const Bytes& frame(const std::string& vector) { return vectors.at(vector).frame; }

  static Bytes sealed(Bytes payload) {
    payload.insert(payload.begin(), 0);
    const auto length = static_cast<std::uint8_t>(payload.size() - 1);
    payload.resize(payload.size() + 3);
    wire_frame_seal(payload.data(), length);
    return payload;
  }

  std::vector<wire_sample> samples() {
    std::array<std::uint8_t, WIRE_FRAME_MAX> buffer{};
    wire_receiver receiver{};
    wire_receiver_init(&receiver, buffer.data(), WIRE_FRAME_MAX);
    std::vector<wire_sample> found;
    for (const std::uint8_t byte : machine.sent) {
      wire_sample sample{};
      if (wire_decode_sample(buffer.data() + 1, wire_receive(&receiver, byte), &sample)) {
        found.push_back(sample);
      }
    }
    return found;
  }

  const std::map<std::string, Vector> vectors = protocolVectors();
  FakeMachine machine;
  ::board board{};
};

TEST_F(BoardTest, Settled_SaysHelloByItself) {
  start(WIRE_CLASSIC);
  run(0.3);
  EXPECT_EQ(machine.sent, frame("hello_classic_blank"));
}

TEST_F(BoardTest, CommandBeforeSettling_IsAnswered) {
  start(WIRE_SPLIT);
  Bytes twice = frame("hello_split_blank");
  twice.insert(twice.end(), twice.begin(), twice.end());
  EXPECT_EQ(ask("identify", 0.3), twice);
}

TEST_F(BoardTest, IdentifyAndReadCalibration_AreAnswered) {
  start(WIRE_CLASSIC);
  run(0.3);
  EXPECT_EQ(ask("identify"), frame("hello_classic_blank"));
  EXPECT_EQ(ask("read_calibration"), frame("calibration_classic_blank"));
}

TEST_F(BoardTest, StartThenStop_SamplesAreSentOnlyBetween) {
  start(WIRE_SPLIT);
  run(0.3);
  EXPECT_FALSE(machine.led);
  ask("start", 1.0);
  EXPECT_TRUE(machine.led);
  EXPECT_TRUE(std::equal(frame("ok_start").begin(), frame("ok_start").end(), machine.sent.begin()));
  const auto found = samples();
  ASSERT_NEAR(static_cast<double>(found.size()), 115.0, 2.0);
  for (std::size_t i = 0; i < found.size(); ++i) {
    ASSERT_EQ(found[i].sequence, i);
  }
  ask("stop");
  machine.sent.clear();
  run(0.5);
  EXPECT_TRUE(machine.sent.empty());
  EXPECT_FALSE(machine.led);
}

TEST_F(BoardTest, CalibrationWrite_IsKeptWhileSamplesContinue) {
  start(WIRE_CLASSIC);
  run(0.3);
  ask("start");
  ask("write_calibration_classic", 1.0);
  EXPECT_NEAR(static_cast<double>(samples().size()), 115.0, 2.0);
  const Bytes& ok = frame("ok_write_calibration");
  EXPECT_NE(std::search(machine.sent.begin(), machine.sent.end(), ok.begin(), ok.end()), machine.sent.end());
  ask("stop");
  EXPECT_EQ(ask("read_calibration"), frame("calibration_classic_written"));
  start(WIRE_CLASSIC);
  run(0.3);
  EXPECT_EQ(ask("read_calibration"), frame("calibration_classic_written"));
}

TEST_F(BoardTest, SerialNumber_IsTakenOnce) {
  start(WIRE_CLASSIC);
  run(0.3);
  EXPECT_EQ(ask("write_serial", 0.3), frame("ok_write_serial"));
  EXPECT_EQ(ask("write_serial", 0.3), frame("error_has_serial"));
  start(WIRE_CLASSIC);
  machine.sent.clear();
  run(0.3);
  EXPECT_EQ(wire_get_u64(machine.sent.data() + 5), 0x0123456789ABCDEFU);
}

TEST_F(BoardTest, RefusedCommand_SaysWhy) {
  start(WIRE_CLASSIC);
  run(0.3);
  EXPECT_EQ(ask(sealed({0x7F})), frame("error_unknown"));
  EXPECT_EQ(ask(sealed({0x00})), sealed({WIRE_ERROR, 0x00, WIRE_UNKNOWN_COMMAND}));
  EXPECT_EQ(ask(sealed({WIRE_HELLO})), sealed({WIRE_ERROR, WIRE_HELLO, WIRE_UNKNOWN_COMMAND}));
  EXPECT_EQ(ask(sealed({WIRE_START, 1})), sealed({WIRE_ERROR, WIRE_START, WIRE_BAD_LENGTH}));
  EXPECT_EQ(ask(sealed({WIRE_WRITE_SERIAL, 1})), sealed({WIRE_ERROR, WIRE_WRITE_SERIAL, WIRE_BAD_LENGTH}));
  EXPECT_EQ(ask(sealed({WIRE_WRITE_SERIAL, 0, 0, 0, 0, 0, 0, 0, 0})),
            sealed({WIRE_ERROR, WIRE_WRITE_SERIAL, WIRE_BAD_VALUE}));
  EXPECT_EQ(ask(sealed({WIRE_WRITE_CALIBRATION})), sealed({WIRE_ERROR, WIRE_WRITE_CALIBRATION, WIRE_BAD_LENGTH}));
  Bytes calibration = vectors.at("write_calibration_classic").payload;
  calibration[6] = WIRE_ZONES;
  EXPECT_EQ(ask(sealed(calibration)), sealed({WIRE_ERROR, WIRE_WRITE_CALIBRATION, WIRE_BAD_VALUE}));
  calibration = vectors.at("write_calibration_classic").payload;
  calibration[1] = 3;
  calibration.resize(2 + 3 * WIRE_CELL_BYTES);
  EXPECT_EQ(ask(sealed(calibration)), sealed({WIRE_ERROR, WIRE_WRITE_CALIBRATION, WIRE_BAD_VALUE}))
      << "cells of another board";
  EXPECT_EQ(ask("read_calibration"), frame("calibration_classic_blank")) << "none of it was stored";
}

TEST_F(BoardTest, WhileWriting_IsBusy) {
  start(WIRE_CLASSIC);
  run(0.3);
  ask("write_calibration_classic", 0.01);
  EXPECT_EQ(ask("write_serial", 0.01), sealed({WIRE_ERROR, WIRE_WRITE_SERIAL, WIRE_BUSY}));
  EXPECT_EQ(ask("write_calibration_classic", 0.01), sealed({WIRE_ERROR, WIRE_WRITE_CALIBRATION, WIRE_BUSY}));
}

TEST_F(BoardTest, DamagedCommands_AreIgnoredAndTheNextObeyed) {
  start(WIRE_CLASSIC);
  run(0.3);
  ask("identify");
  Bytes damaged = frame("start");
  damaged[1] ^= 0x08U;
  Bytes bytes = damaged;
  bytes.insert(bytes.end(), 300, 0x33);
  bytes.push_back(0);
  bytes.insert(bytes.end(), frame("identify").begin(), frame("identify").end());
  EXPECT_EQ(ask(bytes, 0.1), frame("hello_classic_blank"));
  EXPECT_EQ(board.receiver.bad_frames, 2U);
}

TEST_F(BoardTest, WritingAndDeadCells_WatchdogIsFedInTime) {
  start(WIRE_SPLIT);
  run(0.3);
  ask("start", 0.5);
  ask("write_calibration_classic", 0.5);
  machine.cells[0].chip.dead = true;
  run(0.5);
  for (FakeCell& each : machine.cells) {
    each.chip.dead = true;
  }
  run(1.0);
  EXPECT_LT(machine.longestWatchdogUs, 100e3);
}

}  // namespace
}  // namespace surefoot::test
