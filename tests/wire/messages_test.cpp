// SPDX-License-Identifier: MIT
// Messages: every field is encoded and decoded, and every invalid payload is refused.
#include "wire/messages.h"

#include <array>
#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "posture/board.hpp"
#include "wire/vectors.hpp"

namespace surefoot::test {
namespace {

static_assert(WIRE_HELLO_MAX + WIRE_FRAME_OVERHEAD <= 254, "HELLO with eight cells fits one COBS block");
static_assert(static_cast<int>(Zone::CarriedRightToes) == WIRE_ZONE_CARRIED_RIGHT_TOES &&
              static_cast<int>(Zone::RightToes) == WIRE_ZONE_RIGHT_TOES &&
              static_cast<int>(Zone::Plate) == WIRE_ZONE_PLATE);
static_assert(static_cast<int>(BoardModel::Classic) == WIRE_CLASSIC &&
              static_cast<int>(BoardModel::Split) == WIRE_SPLIT);
static_assert(kMaxCells == WIRE_CELLS_MAX);

using Frame = std::array<std::uint8_t, WIRE_FRAME_MAX>;

Bytes bytesOf(const Frame& frame, std::uint8_t length) {
  return {frame.begin(), frame.begin() + length};
}

Vector vectorOf(const std::string& name) {
  return protocolVectors().at(name);
}

/// Calls a decoder with a payload's bytes and its length.
template <typename Decoder, typename... Out>
bool decode(Decoder decoder, const Bytes& payload, Out*... out) {
  return decoder(payload.data(), static_cast<std::uint8_t>(payload.size()), out...);
}

/// True if every payload that is shorter, or longer by 1 or 2 bytes, is refused.
template <typename Decoder, typename... Out>
bool refusesOtherLengths(Decoder decoder, const Bytes& payload, Out*... out) {
  bool refused = true;
  for (std::size_t length = 0; length < payload.size() + 3; ++length) {
    Bytes other = payload;
    other.resize(length);
    refused = refused && (length == payload.size() || !decode(decoder, other, out...));
  }
  return refused;
}

TEST(Messages, PlainCommands_MatchTheVectors) {
  Frame frame{};
  EXPECT_EQ(bytesOf(frame, wire_encode_command(WIRE_IDENTIFY, frame.data())), vectorOf("identify").frame);
  EXPECT_EQ(bytesOf(frame, wire_encode_command(WIRE_START, frame.data())), vectorOf("start").frame);
  EXPECT_EQ(bytesOf(frame, wire_encode_command(WIRE_STOP, frame.data())), vectorOf("stop").frame);
  EXPECT_EQ(bytesOf(frame, wire_encode_command(WIRE_READ_CALIBRATION, frame.data())),
            vectorOf("read_calibration").frame);
}

TEST(Messages, HelloOfEachModel_RoundTrips) {
  for (const char* name :
       {"hello_classic_blank", "hello_split_blank", "hello_v1_classic_blank", "hello_v1_split_blank"}) {
    const Vector vector = vectorOf(name);
    wire_hello hello{};
    ASSERT_TRUE(decode(wire_decode_hello, vector.payload, &hello)) << name;
    Frame frame{};
    EXPECT_EQ(bytesOf(frame, wire_encode_hello(&hello, frame.data())), vector.frame) << name;
    EXPECT_TRUE(refusesOtherLengths(wire_decode_hello, vector.payload, &hello)) << name;
  }
}

TEST(Messages, HelloVector_DecodesToItsFields) {
  wire_hello hello{};
  ASSERT_TRUE(decode(wire_decode_hello, vectorOf("hello_split_blank").payload, &hello));
  EXPECT_EQ(hello.model, WIRE_SPLIT);
  EXPECT_FALSE(hello.calibrated);
  EXPECT_FALSE(hello.running);
  EXPECT_EQ(hello.serial, 0U);
  EXPECT_EQ(hello.nominal_rate_tenth_hz, 1157);
  EXPECT_EQ(hello.cell_count, 8);
  EXPECT_EQ(hello.version, 2);
  EXPECT_EQ(hello.supply_mv, 5006);
  EXPECT_EQ(hello.cells[2].x_tenth_mm, -850);
  EXPECT_EQ(hello.cells[2].y_tenth_mm, -1600);
  EXPECT_EQ(hello.cells[2].zone, WIRE_ZONE_LEFT_FOOT);
  EXPECT_EQ(hello.cells[7].zone, WIRE_ZONE_CARRIED_RIGHT_TOES);
  EXPECT_EQ(hello.cells[7].counts_per_newton, 8554.0F);
}

// Boards that are built keep working: toe bars on the base stay what they are, and version 1 knows no others.
TEST(Messages, HelloOfVersion1_DecodesWithoutItsSupply) {
  Bytes payload = vectorOf("hello_v1_split_blank").payload;
  wire_hello hello{};
  ASSERT_TRUE(decode(wire_decode_hello, payload, &hello));
  EXPECT_EQ(hello.version, 1);
  EXPECT_EQ(hello.supply_mv, 0);
  EXPECT_EQ(hello.cells[6].y_tenth_mm, 1300);
  EXPECT_EQ(hello.cells[6].zone, WIRE_ZONE_LEFT_TOES);
  payload[WIRE_HELLO_HEAD_OF_VERSION_1 + 4] = WIRE_ZONE_CARRIED_LEFT_TOES;
  EXPECT_FALSE(decode(wire_decode_hello, payload, &hello));
}

TEST(Messages, HelloOfAnotherVersion_IsRefusedButItsVersionIsRead) {
  Bytes payload = vectorOf("hello_classic_blank").payload;
  payload[1] = 3;
  wire_hello hello{};
  EXPECT_FALSE(decode(wire_decode_hello, payload, &hello));
  EXPECT_EQ(wire_hello_version(payload.data(), 2), 3);
  EXPECT_EQ(wire_hello_version(payload.data(), 1), 0);
  EXPECT_EQ(wire_hello_version(vectorOf("ok_start").payload.data(), 2), 0);
}

TEST(Messages, HelloWithAnUnusableValue_IsRefused) {
  const Bytes good = vectorOf("hello_classic_blank").payload;
  const auto with = [&](std::size_t at, Bytes bytes) {
    Bytes payload = good;
    std::copy(bytes.begin(), bytes.end(), payload.begin() + static_cast<std::ptrdiff_t>(at));
    wire_hello hello{};
    return decode(wire_decode_hello, payload, &hello);
  };
  const std::size_t gainAt = WIRE_HELLO_HEAD + 9;
  EXPECT_TRUE(with(gainAt, {0, 0, 0x80, 0xBF}));   // -1
  EXPECT_FALSE(with(gainAt, {0, 0, 0, 0}));        // 0
  EXPECT_FALSE(with(gainAt, {0, 0, 0, 0x80}));     // -0
  EXPECT_FALSE(with(gainAt, {1, 0, 0, 0}));        // subnormal
  EXPECT_FALSE(with(gainAt, {0, 0, 0x80, 0x7F}));  // infinity
  EXPECT_FALSE(with(gainAt, {1, 0, 0x80, 0xFF}));  // NaN
  EXPECT_TRUE(with(WIRE_HELLO_HEAD + 4, {6}));     // zone
  EXPECT_FALSE(with(WIRE_HELLO_HEAD + 4, {7}));
  EXPECT_FALSE(with(2, {0}));  // model
  EXPECT_FALSE(with(2, {3}));
}

TEST(Messages, SampleVector_DecodesToItsFieldsAndRoundTrips) {
  const Vector vector = vectorOf("sample_split");
  wire_sample sample{};
  ASSERT_TRUE(decode(wire_decode_sample, vector.payload, &sample));
  EXPECT_EQ(sample.sequence, 513);
  EXPECT_EQ(sample.time_us, 0x00ABCDEFU);
  EXPECT_TRUE(sample.straddles);
  EXPECT_EQ(sample.dead, 0x04);
  EXPECT_EQ(sample.saturated, 0x01);
  EXPECT_EQ(sample.out_of_step, 0x80);
  EXPECT_EQ(sample.skew_4us, 2500);
  EXPECT_EQ(sample.cell_count, 8);
  const std::array<std::int32_t, 8> expected{8388607, -8388608, 0, -1, 1, 256, 65536, -65537};
  EXPECT_TRUE(std::equal(expected.begin(), expected.end(), sample.counts));
  Frame frame{};
  EXPECT_EQ(bytesOf(frame, wire_encode_sample(&sample, frame.data())), vector.frame);
}

TEST(Messages, SampleCellCount_IsAcceptedFromOneToEight) {
  for (int count = 0; count <= 9; ++count) {
    const bool valid = count >= 1 && count <= 8;
    wire_sample sample{};
    sample.cell_count = static_cast<std::uint8_t>(count);
    Frame frame{};
    EXPECT_EQ(wire_encode_sample(&sample, frame.data()) != 0, valid) << count;
    Bytes payload(static_cast<std::size_t>(WIRE_SAMPLE_HEAD + 3 * count), 0);
    payload[0] = WIRE_SAMPLE;
    EXPECT_EQ(decode(wire_decode_sample, payload, &sample), valid) << count;
    payload.push_back(0);
    EXPECT_FALSE(decode(wire_decode_sample, payload, &sample)) << count;
  }
}

TEST(Messages, CalibrationVector_RoundTrips) {
  const Vector vector = vectorOf("calibration_classic_written");
  wire_calibration calibration{};
  ASSERT_TRUE(decode(wire_decode_calibration, vector.payload, &calibration));
  EXPECT_TRUE(calibration.calibrated);
  EXPECT_EQ(calibration.writes, 1);
  EXPECT_EQ(calibration.cells[0].zero, -178436);
  EXPECT_EQ(calibration.cells[2].counts_per_newton, -2138.0F);
  EXPECT_EQ(calibration.cells[2].zero, 8388607);
  Frame frame{};
  EXPECT_EQ(bytesOf(frame, wire_encode_calibration(&calibration, frame.data())), vector.frame);
  EXPECT_TRUE(refusesOtherLengths(wire_decode_calibration, vector.payload, &calibration));
}

TEST(Messages, WriteCalibrationVector_RoundTrips) {
  const Vector vector = vectorOf("write_calibration_classic");
  std::array<wire_cell, WIRE_CELLS_MAX> cells{};
  std::uint8_t count = 0;
  ASSERT_TRUE(decode(wire_decode_write_calibration, vector.payload, cells.data(), &count));
  EXPECT_EQ(count, 4);
  Frame frame{};
  EXPECT_EQ(bytesOf(frame, wire_encode_write_calibration(cells.data(), count, frame.data())), vector.frame);
  EXPECT_TRUE(refusesOtherLengths(wire_decode_write_calibration, vector.payload, cells.data(), &count));
  EXPECT_EQ(wire_encode_write_calibration(cells.data(), 0, frame.data()), 0);
  EXPECT_EQ(wire_encode_write_calibration(cells.data(), 9, frame.data()), 0);
}

TEST(Messages, SerialNumber_RoundTripsUnlessZero) {
  const Vector vector = vectorOf("write_serial");
  std::uint64_t serial = 0;
  ASSERT_TRUE(decode(wire_decode_write_serial, vector.payload, &serial));
  EXPECT_EQ(serial, 0x0123456789ABCDEFU);
  Frame frame{};
  EXPECT_EQ(bytesOf(frame, wire_encode_write_serial(serial, frame.data())), vector.frame);
  EXPECT_TRUE(refusesOtherLengths(wire_decode_write_serial, vector.payload, &serial));
  EXPECT_FALSE(decode(wire_decode_write_serial, Bytes{WIRE_WRITE_SERIAL, 0, 0, 0, 0, 0, 0, 0, 0}, &serial));
}

TEST(Messages, OkAndErrorReplies_RoundTrip) {
  Frame frame{};
  std::uint8_t command = 0;
  std::uint8_t reason = 0;
  EXPECT_EQ(bytesOf(frame, wire_encode_ok(WIRE_START, frame.data())), vectorOf("ok_start").frame);
  EXPECT_TRUE(decode(wire_decode_ok, vectorOf("ok_start").payload, &command));
  EXPECT_EQ(command, WIRE_START);
  EXPECT_EQ(bytesOf(frame, wire_encode_error(WIRE_WRITE_SERIAL, WIRE_HAS_SERIAL, frame.data())),
            vectorOf("error_has_serial").frame);
  EXPECT_TRUE(decode(wire_decode_error, vectorOf("error_has_serial").payload, &command, &reason));
  EXPECT_EQ(command, WIRE_WRITE_SERIAL);
  EXPECT_EQ(reason, WIRE_HAS_SERIAL);
  EXPECT_FALSE(decode(wire_decode_ok, vectorOf("error_has_serial").payload, &command));
  EXPECT_FALSE(decode(wire_decode_error, vectorOf("ok_start").payload, &command, &reason));
}

}  // namespace
}  // namespace surefoot::test
