// SPDX-License-Identifier: MIT
// Bytes to samples: valid frames come through; invalid ones are dropped and counted, and decoding continues.
#include "board/decoder.hpp"

#include <functional>
#include <limits>

#include <gtest/gtest.h>

#include "board/bytes.hpp"
#include "board/fake_board.hpp"

namespace surefoot::test {
namespace {

const Bytes kHello = helloBytes(splitSetup(0x1A2B3C4D5E6F7788U).hello);

/// Collects everything a decoder makes of some bytes.
struct Listener {
  Decoder decoder;
  std::vector<Arrival> samples;
  std::vector<Heard> heard;
  std::uint64_t nowUs = 1000000;

  void give(const Bytes& bytes) {
    for (std::uint8_t byte : bytes) {
      const Heard got = decoder.take(byte, nowUs);
      if (got != Heard::Nothing) {
        heard.push_back(got);
      }
      if (got == Heard::Sample) {
        samples.push_back(decoder.arrival());
      }
    }
  }
};

TEST(Decoder, HelloFrame_IsReadAsABoard) {
  Listener run;
  run.give(kHello);
  ASSERT_EQ(run.heard, std::vector{Heard::Hello});
  const Board& board = run.decoder.hello()->board;
  EXPECT_EQ(board.model, BoardModel::Split);
  EXPECT_EQ(board.serial, "1A2B3C4D5E6F7788");
  EXPECT_EQ(board.firmware, "1.2");
  EXPECT_DOUBLE_EQ(board.nominalRateHz, 115.7);
  EXPECT_TRUE(board.calibrated);
  ASSERT_EQ(board.cells.size(), 8U);
  EXPECT_DOUBLE_EQ(board.cells[3].placeMm.x, -149.7);
  EXPECT_DOUBLE_EQ(board.cells[3].placeMm.y, 100.0);
  EXPECT_EQ(board.cells[3].zone, Zone::RightFoot);
  EXPECT_DOUBLE_EQ(board.calibration[3].zeroCounts, 3000.0);
  EXPECT_DOUBLE_EQ(board.calibration[3].countsPerN, 4000.0);
}

TEST(Decoder, SamplesAfterHello_AreRead) {
  Listener run;
  run.give(kHello + okBytes(WIRE_START) + sampleBytes(0, 500) + sampleBytes(1, 9140));
  ASSERT_EQ(run.samples.size(), 2U);
  EXPECT_EQ(run.samples[0].sample.boardTimeUs, 500U);
  EXPECT_EQ(run.samples[1].sample.boardTimeUs, 9140U);
  EXPECT_EQ(run.samples[1].sample.sequence, 1U);
  EXPECT_EQ(run.samples[1].sample.counts[7], -699);
  EXPECT_DOUBLE_EQ(run.samples[1].skewMs, 1.0);
  EXPECT_TRUE(run.samples[0].isFirstOfEpoch);
  EXPECT_FALSE(run.samples[1].isFirstOfEpoch);
  EXPECT_EQ(run.decoder.counts().bad(), 0U);
}

TEST(Decoder, FaultsOfEachCell_AreRead) {
  wire_sample from{};
  from.cell_count = 8;
  from.dead = 1U << 2U;
  from.saturated = 1U << 7U;
  from.out_of_step = 1U << 0U;
  from.straddles = true;
  Bytes frame(WIRE_FRAME_MAX);
  frame.resize(wire_encode_sample(&from, frame.data()));
  Listener run;
  run.give(kHello + frame);
  ASSERT_EQ(run.samples.size(), 1U);
  EXPECT_EQ(run.samples[0].sample.faults,
            kFaultDead << 2U | kFaultSaturated << 7U | kFaultOutOfStep << 0U | kFaultStraddles);
}

TEST(Decoder, DamagedFrame_IsDroppedAndTheNextTaken) {
  Bytes damaged = sampleBytes(1, 8640);
  damaged[10] = static_cast<std::uint8_t>(damaged[10] ^ 0x40U);
  Listener run;
  run.give(kHello + sampleBytes(0, 0) + damaged + sampleBytes(2, 17280));
  ASSERT_EQ(run.samples.size(), 2U);
  EXPECT_EQ(run.samples[1].sample.sequence, 2U);
  EXPECT_EQ(run.decoder.counts().damaged, 1U);
  EXPECT_EQ(run.decoder.counts().bad(), 1U);
}

TEST(Decoder, DroppedFrames_AreCountedByReason) {
  const Bytes tooLong = Bytes(600, 0x11) + Bytes{0};
  Bytes unknown(WIRE_FRAME_MAX);
  unknown[1] = 0xEE;
  unknown.resize(wire_frame_seal(unknown.data(), 1));
  Bytes malformed(WIRE_FRAME_MAX);
  malformed[1] = WIRE_SAMPLE;
  malformed.resize(wire_frame_seal(malformed.data(), 5));
  Listener run;
  run.give(Bytes{1, 2, 3, 0} + sampleBytes(0, 0) + kHello + tooLong + unknown + malformed + sampleBytes(1, 1, 4) +
           Bytes{7, 7, 0} + sampleBytes(2, 2));
  const DecoderCounts& counts = run.decoder.counts();
  EXPECT_EQ(counts.early, 1U);
  EXPECT_EQ(counts.tooLong, 1U);
  EXPECT_EQ(counts.unknown, 1U);
  EXPECT_EQ(counts.malformed, 1U);
  EXPECT_EQ(counts.foreign, 1U);
  EXPECT_EQ(counts.damaged, 1U) << "a partial frame at the start of a stream does not count";
  EXPECT_EQ(counts.bad(), 5U);
  EXPECT_EQ(counts.samples, 1U);
}

TEST(Decoder, AnotherWireVersion_IsNamed) {
  Bytes frame(WIRE_FRAME_MAX);
  frame[1] = WIRE_HELLO;
  frame[2] = 9;
  frame.resize(wire_frame_seal(frame.data(), 30));
  Listener run;
  run.give(frame);
  EXPECT_EQ(run.heard, std::vector{Heard::OtherVersion});
  EXPECT_EQ(run.decoder.otherVersion(), 9);
  EXPECT_FALSE(run.decoder.hello());
}

/// What a decoder says of a HELLO whose payload, which begins with the second byte, was changed before it was sealed.
std::string troubleOf(const std::function<void(Bytes&)>& spoil, std::size_t length = WIRE_HELLO_HEAD + 8 * 13) {
  const wire_hello hello = splitSetup(7).hello;
  Bytes payload(WIRE_FRAME_MAX);
  payload[1] = WIRE_HELLO;
  payload[2] = WIRE_VERSION;
  payload[3] = hello.model;
  payload[17] = hello.cell_count;
  for (std::uint8_t i = 0; i < hello.cell_count; ++i) {
    wire_put_cell(payload.data() + 1 + WIRE_HELLO_HEAD + i * WIRE_CELL_BYTES, &hello.cells[i]);
  }
  spoil(payload);
  payload.resize(wire_frame_seal(payload.data(), static_cast<std::uint8_t>(length)));
  Listener run;
  run.give(payload);
  EXPECT_EQ(run.heard, std::vector{Heard::Senseless});
  EXPECT_FALSE(run.decoder.hello());
  return run.decoder.helloTrouble();
}

TEST(Decoder, HelloThatMakesNoSense_IsNamedEachByItsOwnLine) {
  const auto gain = [](float value) {
    return [value](Bytes& payload) {
      wire_put_f32(payload.data() + 1 + WIRE_HELLO_HEAD + 2 * WIRE_CELL_BYTES + 9, value);
    };
  };
  EXPECT_EQ(troubleOf(gain(0.0F)), "load cell 3 has a gain that is 0");
  EXPECT_EQ(troubleOf(gain(std::numeric_limits<float>::quiet_NaN())), "load cell 3 has a gain that is not a number");
  EXPECT_EQ(troubleOf(gain(std::numeric_limits<float>::infinity())), "load cell 3 has a gain that is infinite");
  EXPECT_EQ(troubleOf([](Bytes& payload) { payload[1 + WIRE_HELLO_HEAD + 4] = 9; }),
            "load cell 1 has the unknown zone 9");
  EXPECT_EQ(troubleOf([](Bytes& payload) { payload[3] = 7; }), "its model 7 is unknown");
  EXPECT_EQ(troubleOf([](Bytes& payload) { payload[17] = 0; }, WIRE_HELLO_HEAD), "it has no load cells");
  EXPECT_EQ(troubleOf([](Bytes& payload) { payload[17] = 9; }), "it has 9 load cells, more than 8");
  EXPECT_EQ(troubleOf([](Bytes&) {}, 30), "its length does not fit its 8 load cells");
  EXPECT_EQ(troubleOf([](Bytes&) {}, 9), "it is cut short after 9 bytes");
  EXPECT_EQ(troubleOf([](Bytes& payload) { payload[1 + WIRE_HELLO_HEAD + 7 * WIRE_CELL_BYTES + 4] = WIRE_ZONE_PLATE; }),
            "it is a split board, but does not have a toe cell for each foot");
}

TEST(Decoder, WrapOfTimeAndSequence_IsUnwrapped) {
  Listener run;
  run.give(kHello);
  for (std::uint32_t i = 0; i < 20; ++i) {
    run.give(sampleBytes(static_cast<std::uint16_t>(65530 + i), 0xFFFFFFFFU - 50000U + 8640U * i));
  }
  ASSERT_EQ(run.samples.size(), 20U);
  for (std::size_t i = 0; i < 20; ++i) {
    EXPECT_EQ(run.samples[i].sample.sequence, 65530U + i);
    EXPECT_EQ(run.samples[i].sample.boardTimeUs, 0xFFFFFFFFULL - 50000U + 8640U * i);
  }
}

TEST(Decoder, LostSamples_ShowAsAJump) {
  Listener run;
  run.give(kHello + sampleBytes(65534, 100) + sampleBytes(3, 100 + 5 * 8640));
  ASSERT_EQ(run.samples.size(), 2U);
  EXPECT_EQ(run.samples[1].sample.sequence - run.samples[0].sample.sequence, 5U);
  EXPECT_FALSE(run.samples[1].isFirstOfEpoch);
}

TEST(Decoder, ResetOfTheBoard_ContinuesByHostTime) {
  Listener run;
  run.give(kHello + okBytes(WIRE_START) + sampleBytes(0, 9000000) + sampleBytes(1, 9008640));
  run.nowUs += 2500000;
  run.give(kHello + okBytes(WIRE_START) + sampleBytes(0, 300) + sampleBytes(1, 8940));
  ASSERT_EQ(run.samples.size(), 4U);
  EXPECT_TRUE(run.samples[2].isFirstOfEpoch);
  EXPECT_EQ(run.samples[2].sample.boardTimeUs, 9008640U + 2500000U);
  EXPECT_EQ(run.samples[2].sample.sequence, 2U);
  EXPECT_FALSE(run.samples[3].isFirstOfEpoch);
  EXPECT_EQ(run.samples[3].sample.boardTimeUs, 9008640U + 2500000U + 8640U);
}

TEST(Decoder, DisorderedSamples_TimeNeverGoesBack) {
  Listener run;
  run.give(kHello + sampleBytes(5, 50000) + sampleBytes(6, 40000) + sampleBytes(6, 60000) + sampleBytes(2, 70000));
  ASSERT_EQ(run.samples.size(), 4U);
  for (std::size_t i = 1; i < 4; ++i) {
    EXPECT_TRUE(run.samples[i].isFirstOfEpoch);
    EXPECT_GT(run.samples[i].sample.boardTimeUs, run.samples[i - 1].sample.boardTimeUs);
    EXPECT_EQ(run.samples[i].sample.sequence, run.samples[i - 1].sample.sequence + 1);
  }
}

TEST(Decoder, RefusalAndCalibration_AreRead) {
  Bytes refused(WIRE_FRAME_MAX);
  refused.resize(wire_encode_error(WIRE_WRITE_SERIAL, WIRE_HAS_SERIAL, refused.data()));
  wire_calibration stored{};
  stored.calibrated = true;
  stored.writes = 3;
  stored.cell_count = 1;
  stored.cells[0] = {15, -20, WIRE_ZONE_PLATE, -77, 2.5F};
  stored.previous_zero[0] = -80;
  Bytes calibration(WIRE_FRAME_MAX);
  calibration.resize(wire_encode_calibration(&stored, calibration.data()));
  Listener run;
  run.give(refused + calibration);
  EXPECT_EQ(run.heard, (std::vector{Heard::Refused, Heard::Calibration}));
  EXPECT_EQ(run.decoder.command(), WIRE_WRITE_SERIAL);
  EXPECT_EQ(run.decoder.reason(), WIRE_HAS_SERIAL);
  const StoredCalibration& got = run.decoder.calibration();
  EXPECT_EQ(got.writes, 3U);
  EXPECT_DOUBLE_EQ(got.cells.at(0).placeMm.y, -2.0);
  EXPECT_DOUBLE_EQ(got.calibration.at(0).zeroCounts, -77.0);
  EXPECT_DOUBLE_EQ(got.previousZeroCounts.at(0), -80.0);
}

TEST(Decoder, CellsOfHello_AreEncodedAsTheyWere) {
  const wire_hello hello = splitSetup(1).hello;
  Listener run;
  run.give(helloBytes(hello));
  const Board& board = run.decoder.hello()->board;
  const std::vector<wire_cell> cells = wireCellsOf(board.cells, board.calibration);
  ASSERT_EQ(cells.size(), 8U);
  for (std::size_t i = 0; i < 8; ++i) {
    EXPECT_EQ(cells[i].x_tenth_mm, hello.cells[i].x_tenth_mm);
    EXPECT_EQ(cells[i].y_tenth_mm, hello.cells[i].y_tenth_mm);
    EXPECT_EQ(cells[i].zone, hello.cells[i].zone);
    EXPECT_EQ(cells[i].zero, hello.cells[i].zero);
    EXPECT_EQ(cells[i].counts_per_newton, hello.cells[i].counts_per_newton);
  }
}

}  // namespace
}  // namespace surefoot::test
