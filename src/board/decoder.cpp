// SPDX-License-Identifier: MIT
// From the board's bytes to samples, HELLO and replies.
#include "board/decoder.hpp"

#include <cassert>
#include <cmath>
#include <utility>

#include "base/enum_table.hpp"

namespace surefoot {
namespace {

Cell cellOf(const wire_cell& cell) {
  static_assert(countOf<Zone>() == WIRE_ZONES);
  assert(cell.zone < WIRE_ZONES && "wire_decode_* refuses other zones");
  return {{cell.x_tenth_mm / 10.0, cell.y_tenth_mm / 10.0}, static_cast<Zone>(cell.zone)};
}

CellCalibration calibrationOf(const wire_cell& cell) {
  return {static_cast<double>(cell.zero), static_cast<double>(cell.counts_per_newton)};
}

BoardHello helloOf(const wire_hello& from) {
  assert((from.model == WIRE_CLASSIC || from.model == WIRE_SPLIT) && from.cell_count <= kMaxCells);
  BoardHello hello;
  hello.serial = from.serial;
  hello.running = from.running;
  hello.board.supplyV = from.supply_mv / 1000.0;
  Board& board = hello.board;
  board.model = static_cast<BoardModel>(from.model);
  board.serial = serialText(from.serial);
  board.firmware = std::to_string(from.firmware_major) + "." + std::to_string(from.firmware_minor);
  board.nominalRateHz = from.nominal_rate_tenth_hz / 10.0;
  board.calibrated = from.calibrated;
  for (std::size_t i = 0; i < from.cell_count; ++i) {
    board.cells.push_back(cellOf(from.cells[i]));
    board.calibration.push_back(calibrationOf(from.cells[i]));
  }
  return hello;
}

std::string whatIsWrongWithCell(const wire_cell& cell, std::uint8_t zones) {
  const double gain = cell.counts_per_newton;
  if (cell.zone >= zones) {
    return "the unknown zone " + std::to_string(cell.zone);
  }
  return "a gain that is " + std::string(std::isnan(gain) ? "not a number" : std::isinf(gain) ? "infinite" : "0");
}

/// Of a payload that wire_decode_hello refused although its version is ours.
std::string whatIsWrongWithHello(const std::uint8_t* payload, std::uint8_t length) {
  const std::uint8_t head = wire_hello_head(payload[1]);
  const std::uint8_t zones = payload[1] == 1 ? WIRE_ZONES_OF_VERSION_1 : WIRE_ZONES;
  if (length < head) {
    return "it is cut short after " + std::to_string(length) + " bytes";
  }
  const std::uint8_t count = payload[16];
  if (!wire_count_is_valid(count)) {
    return count == 0 ? "it has no load cells"
                      : "it has " + std::to_string(count) + " load cells, more than " + std::to_string(kMaxCells);
  }
  if (length != head + count * WIRE_CELL_BYTES) {
    return "its length does not fit its " + std::to_string(count) + " load cells";
  }
  for (std::uint8_t i = 0; i < count; ++i) {
    wire_cell cell;
    wire_get_cell(payload + head + i * WIRE_CELL_BYTES, &cell);
    if (!wire_cell_is_valid(&cell) || cell.zone >= zones) {
      return "load cell " + std::to_string(i + 1) + " has " + whatIsWrongWithCell(cell, zones);
    }
  }
  return "its model " + std::to_string(payload[2]) + " is unknown";
}

std::uint32_t faultsOf(const wire_sample& sample) {
  return sample.dead * kFaultDead | sample.saturated * kFaultSaturated | sample.out_of_step * kFaultOutOfStep |
         (sample.straddles ? kFaultStraddles : 0U);
}

}  // namespace

Decoder::Decoder() {
  wire_receiver_init(&receiver_, buffer_.data(), WIRE_FRAME_MAX);
}

void Decoder::restart(BoardHello hello) {
  hello_ = std::move(hello);
  wire_receiver_init(&receiver_, buffer_.data(), WIRE_FRAME_MAX);
  epochBegins_ = true;
}

Heard Decoder::endFrame(std::uint64_t arrivedUs) {
  const std::uint32_t badBefore = receiver_.bad_frames;
  const bool tooLong = receiver_.overflowed;
  const std::uint8_t length = wire_receive(&receiver_, 0);
  if (receiver_.bad_frames != badBefore) {
    return drop(tooLong ? counts_.tooLong : counts_.damaged);
  }
  return length == 0 ? Heard::Nothing : open(receiver_.buffer + 1, length, arrivedUs);
}

Heard Decoder::drop(std::uint64_t& count) {
  ++count;
  return Heard::Nothing;
}

Heard Decoder::open(const std::uint8_t* payload, std::uint8_t length, std::uint64_t arrivedUs) {
  assert(length > 0);
  switch (payload[0]) {
    case WIRE_SAMPLE:
      return openSample(payload, length, arrivedUs);
    case WIRE_HELLO:
      return openHello(payload, length);
    case WIRE_OK:
      if (!wire_decode_ok(payload, length, &command_)) {
        return drop(counts_.malformed);
      }
      epochBegins_ = epochBegins_ || command_ == WIRE_START;
      return Heard::Done;
    case WIRE_ERROR:
      return wire_decode_error(payload, length, &command_, &reason_) ? Heard::Refused : drop(counts_.malformed);
    case WIRE_CALIBRATION:
      return openCalibration(payload, length);
    default:
      return drop(counts_.unknown);
  }
}

Heard Decoder::openHello(const std::uint8_t* payload, std::uint8_t length) {
  const std::uint8_t version = wire_hello_version(payload, length);
  if (version != 0 && !wire_version_is_known(version)) {
    ++counts_.otherVersion;
    otherVersion_ = version;
    return Heard::OtherVersion;
  }
  wire_hello from;
  helloTrouble_ = wire_decode_hello(payload, length, &from) ? whatIsWrongWith(helloOf(from).board)
                                                            : whatIsWrongWithHello(payload, length);
  if (!helloTrouble_.empty()) {
    ++counts_.malformed;
    return Heard::Senseless;
  }
  hello_ = helloOf(from);
  epochBegins_ = epochBegins_ || !from.running;
  return Heard::Hello;
}

Heard Decoder::openSample(const std::uint8_t* payload, std::uint8_t length, std::uint64_t arrivedUs) {
  wire_sample from;
  if (!wire_decode_sample(payload, length, &from)) {
    return drop(counts_.malformed);
  }
  if (!hello_) {
    return drop(counts_.early);
  }
  if (from.cell_count != hello_->board.cells.size()) {
    return drop(counts_.foreign);
  }
  ++counts_.samples;
  place(from, arrivedUs);
  Sample& sample = arrival_.sample;
  sample.faults = faultsOf(from);
  sample.counts = {};
  for (std::size_t i = 0; i < from.cell_count; ++i) {
    sample.counts[i] = from.counts[i];
  }
  arrival_.skewMs = from.skew_4us * 0.004;
  return Heard::Sample;
}

void Decoder::place(const wire_sample& from, std::uint64_t arrivedUs) {
  const auto timeStepUs = static_cast<std::uint32_t>(from.time_us - lastRawTimeUs_);
  const auto sequenceStep = static_cast<std::uint16_t>(from.sequence - lastRawSequence_);
  // More than half the range forward means a step back: the board was reset and its HELLO was lost.
  const bool goesBack = timeStepUs == 0 || timeStepUs >= 0x80000000U || sequenceStep == 0 || sequenceStep >= 0x8000U;
  Sample& sample = arrival_.sample;
  arrival_.isFirstOfEpoch = epochBegins_ || goesBack;
  [[maybe_unused]] const Sample before = sample;
  if (!anySample_) {
    sample.boardTimeUs = from.time_us;
    sample.sequence = from.sequence;
  } else if (arrival_.isFirstOfEpoch) {
    const std::uint64_t passedUs = arrivedUs > arrival_.arrivedUs ? arrivedUs - arrival_.arrivedUs : 1;
    sample.boardTimeUs += passedUs;
    sample.sequence += 1;
  } else {
    sample.boardTimeUs += timeStepUs;
    sample.sequence += sequenceStep;
  }
  assert(!anySample_ || (sample.boardTimeUs > before.boardTimeUs && sample.sequence != before.sequence));
  lastRawTimeUs_ = from.time_us;
  lastRawSequence_ = from.sequence;
  arrival_.arrivedUs = arrivedUs;
  anySample_ = true;
  epochBegins_ = false;
}

Heard Decoder::openCalibration(const std::uint8_t* payload, std::uint8_t length) {
  wire_calibration from;
  if (!wire_decode_calibration(payload, length, &from)) {
    return drop(counts_.malformed);
  }
  calibration_ = {};
  calibration_.calibrated = from.calibrated;
  calibration_.writes = from.writes;
  for (std::size_t i = 0; i < from.cell_count; ++i) {
    calibration_.cells.push_back(cellOf(from.cells[i]));
    calibration_.calibration.push_back(calibrationOf(from.cells[i]));
    calibration_.previousZeroCounts.push_back(static_cast<double>(from.previous_zero[i]));
  }
  return Heard::Calibration;
}

std::string serialText(std::uint64_t serial) {
  std::string text;
  for (int shift = 60; serial != 0 && shift >= 0; shift -= 4) {
    text += "0123456789ABCDEF"[(serial >> static_cast<unsigned>(shift)) & 0xFU];
  }
  return text;
}

std::vector<wire_cell> wireCellsOf(const std::vector<Cell>& cells, const std::vector<CellCalibration>& calibration) {
  std::vector<wire_cell> out;
  assert(cells.size() == calibration.size());
  for (std::size_t i = 0; i < cells.size(); ++i) {
    wire_cell cell{};
    cell.x_tenth_mm = static_cast<std::int16_t>(std::lround(cells[i].placeMm.x * 10.0));
    cell.y_tenth_mm = static_cast<std::int16_t>(std::lround(cells[i].placeMm.y * 10.0));
    cell.zone = static_cast<std::uint8_t>(cells[i].zone);
    cell.zero = static_cast<std::int32_t>(std::lround(calibration[i].zeroCounts));
    cell.counts_per_newton = static_cast<float>(calibration[i].countsPerN);
    out.push_back(cell);
  }
  return out;
}

}  // namespace surefoot
