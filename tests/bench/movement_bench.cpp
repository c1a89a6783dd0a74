// SPDX-License-Identifier: MIT
// The way of a sample on one core: bytes of the wire through decoder, calibration, CoP, live filter and movement; the
// whole and each part. A minute of a simulated person pressing the toes, on both boards; items are samples.
#include <cmath>
#include <vector>

#include <benchmark/benchmark.h>

#include "board/decoder.hpp"
#include "body/person.hpp"
#include "movement/tracker.hpp"
#include "posture/live_filter.hpp"
#include "posture/reading.hpp"

namespace surefoot::test {
namespace {

constexpr double kRateHz = 115.7;
constexpr double kLastsS = 60.0;

/// The same minute at every station of its way.
struct Minute {
  std::vector<std::uint8_t> bytes;
  Board board;
  std::vector<Sample> samples;
  std::vector<Reading> readings;
};

void append(std::vector<std::uint8_t>& bytes, const std::array<std::uint8_t, WIRE_FRAME_MAX>& frame,
            std::size_t length) {
  bytes.insert(bytes.end(), frame.begin(), frame.begin() + static_cast<std::ptrdiff_t>(length));
}

std::vector<std::uint8_t> wireMinute(const Board& board) {
  std::vector<std::uint8_t> bytes;
  std::array<std::uint8_t, WIRE_FRAME_MAX> frame{};
  const std::vector<wire_cell> cells = wireCellsOf(board.cells, board.calibration);
  wire_hello hello{};
  hello.version = WIRE_VERSION;
  hello.model = static_cast<std::uint8_t>(board.model);
  hello.calibrated = true;
  hello.serial = 1;
  hello.cell_count = static_cast<std::uint8_t>(cells.size());
  std::copy(cells.begin(), cells.end(), hello.cells);
  append(bytes, frame, wire_encode_hello(&hello, frame.data()));
  PersonSimulator person(bodyFromText("toe-press"), board);
  for (int i = 0; i < static_cast<int>(kLastsS * kRateHz); ++i) {
    const double tS = i / kRateHz;
    const auto forces = person.forcesAt(tS);
    wire_sample sample{};
    sample.sequence = static_cast<std::uint16_t>(i);
    sample.time_us = static_cast<std::uint32_t>(tS * 1e6);
    sample.cell_count = hello.cell_count;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      sample.counts[c] = static_cast<std::int32_t>(std::lround(forces[c] * board.calibration[c].countsPerN));
    }
    append(bytes, frame, wire_encode_sample(&sample, frame.data()));
  }
  return bytes;
}

template <class Use>
void decode(const std::vector<std::uint8_t>& bytes, Use use) {
  Decoder decoder;
  std::uint64_t nowUs = 0;
  for (const std::uint8_t byte : bytes) {
    if (decoder.take(byte, ++nowUs) == Heard::Sample) {
      use(decoder, decoder.arrival().sample);
    }
  }
}

Minute minuteOn(const Board& board) {
  Minute minute;
  minute.bytes = wireMinute(board);
  decode(minute.bytes, [&minute](const Decoder& decoder, const Sample& sample) {
    minute.board = decoder.hello()->board;
    minute.samples.push_back(sample);
    minute.readings.push_back(readingOf(minute.board, sample, gateFor(700.0, false)));
  });
  return minute;
}

void count(benchmark::State& state, const Minute& minute) {
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(minute.samples.size()));
}

void wholeWay(benchmark::State& state, const Board& board) {
  const Minute minute = minuteOn(board);
  std::vector<MovementEvent> events;
  for ([[maybe_unused]] auto _ : state) {
    LiveFilter filter;
    MovementTracker tracker({.person = {}, .form = Form::Standing, .toes = board.model == BoardModel::Split});
    tracker.measureStance();
    events.clear();
    decode(minute.bytes, [&](const Decoder& decoder, const Sample& sample) {
      const Reading reading = readingOf(decoder.hello()->board, sample, gateFor(tracker.state().bodyWeightN, false));
      tracker.step(reading, events);
      benchmark::DoNotOptimize(filter.step(reading));
    });
    benchmark::DoNotOptimize(events.data());
  }
  count(state, minute);
  state.counters["events"] = static_cast<double>(events.size());
}

void decoding(benchmark::State& state, const Board& board) {
  const Minute minute = minuteOn(board);
  for ([[maybe_unused]] auto _ : state) {
    decode(minute.bytes, [](const Decoder&, const Sample& sample) { benchmark::DoNotOptimize(&sample); });
  }
  count(state, minute);
}

void calibrating(benchmark::State& state, const Board& board) {
  const Minute minute = minuteOn(board);
  for ([[maybe_unused]] auto _ : state) {
    for (const Sample& sample : minute.samples) {
      benchmark::DoNotOptimize(readingOf(minute.board, sample, gateFor(700.0, false)));
    }
  }
  count(state, minute);
}

void filtering(benchmark::State& state, const Board& board) {
  const Minute minute = minuteOn(board);
  for ([[maybe_unused]] auto _ : state) {
    LiveFilter filter;
    for (const Reading& reading : minute.readings) {
      benchmark::DoNotOptimize(filter.step(reading));
    }
  }
  count(state, minute);
}

void detecting(benchmark::State& state, const Board& board) {
  const Minute minute = minuteOn(board);
  std::vector<MovementEvent> events;
  for ([[maybe_unused]] auto _ : state) {
    MovementTracker tracker({.person = {}, .form = Form::Standing, .toes = board.model == BoardModel::Split});
    tracker.measureStance();
    events.clear();
    for (const Reading& reading : minute.readings) {
      tracker.step(reading, events);
    }
    benchmark::DoNotOptimize(events.data());
  }
  count(state, minute);
}

BENCHMARK_CAPTURE(wholeWay, split, splitBoard());
BENCHMARK_CAPTURE(wholeWay, classic, classicBoard());
BENCHMARK_CAPTURE(decoding, split, splitBoard());
BENCHMARK_CAPTURE(calibrating, split, splitBoard());
BENCHMARK_CAPTURE(filtering, split, splitBoard());
BENCHMARK_CAPTURE(detecting, split, splitBoard());

}  // namespace
}  // namespace surefoot::test

BENCHMARK_MAIN();
