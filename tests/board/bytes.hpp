// SPDX-License-Identifier: MIT
// Frames as a board sends them, for tests of the code that reads them.
#pragma once

#include <cstdint>
#include <vector>

#include "wire/messages.h"

namespace surefoot::test {

using Bytes = std::vector<std::uint8_t>;

inline Bytes operator+(Bytes a, const Bytes& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

inline Bytes helloBytes(const wire_hello& hello) {
  Bytes frame(WIRE_FRAME_MAX);
  frame.resize(wire_encode_hello(&hello, frame.data()));
  return frame;
}

inline Bytes okBytes(std::uint8_t command) {
  Bytes frame(WIRE_FRAME_MAX);
  frame.resize(wire_encode_ok(command, frame.data()));
  return frame;
}

inline Bytes sampleBytes(std::uint16_t sequence, std::uint32_t timeUs, std::uint8_t cells = 8) {
  wire_sample sample{};
  sample.sequence = sequence;
  sample.time_us = timeUs;
  sample.skew_4us = 250;
  sample.cell_count = cells;
  for (int i = 0; i < cells; ++i) {
    sample.counts[i] = -100 * i + sequence;
  }
  Bytes frame(WIRE_FRAME_MAX);
  frame.resize(wire_encode_sample(&sample, frame.data()));
  return frame;
}

}  // namespace surefoot::test
