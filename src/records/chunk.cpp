// SPDX-License-Identifier: MIT
#include "records/chunk.hpp"

#include <cassert>
#include <limits>

#include "base/error.hpp"

namespace surefoot {
namespace {

constexpr std::uint8_t kVersion = 1;
constexpr std::size_t kHeadBytes = 8;
constexpr std::size_t kFixedBytes = 20;

void put(std::string& to, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) {
    to += static_cast<char>(value >> (8 * i));
  }
}

/// Removes the first `bytes` bytes from `from` and returns them as a number; there must be that many.
std::uint64_t take(std::string_view& from, std::size_t bytes) {
  assert(bytes <= from.size());
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < bytes; ++i) {
    value |= static_cast<std::uint64_t>(static_cast<unsigned char>(from[i])) << (8 * i);
  }
  from.remove_prefix(bytes);
  return value;
}

}  // namespace

std::string packChunk(const std::vector<LoggedSample>& samples, std::size_t cells) {
  assert(cells >= 1 && cells <= kMaxCells);
  std::string bytes;
  bytes.reserve(kHeadBytes + samples.size() * (kFixedBytes + 4 * cells));
  put(bytes, kVersion, 1);
  put(bytes, cells, 1);
  put(bytes, 0, 2);
  put(bytes, samples.size(), 4);
  for (const auto& [tick, sample] : samples) {
    assert(tick >= 0 && tick <= std::numeric_limits<std::uint32_t>::max());
    put(bytes, static_cast<std::uint64_t>(tick), 4);
    put(bytes, sample.sequence, 4);
    put(bytes, sample.boardTimeUs, 8);
    put(bytes, sample.faults, 4);
    for (std::size_t cell = 0; cell < cells; ++cell) {
      put(bytes, static_cast<std::uint32_t>(sample.counts[cell]), 4);
    }
  }
  assert(bytes.size() == kHeadBytes + samples.size() * (kFixedBytes + 4 * cells));
  return bytes;
}

std::vector<LoggedSample> unpackChunk(std::string_view bytes) {
  const Error damaged("the samples of this session are damaged: restore a backup of the database");
  if (bytes.size() < kHeadBytes) {
    throw damaged;
  }
  const std::uint64_t version = take(bytes, 1);
  const std::size_t cells = take(bytes, 1);
  take(bytes, 2);
  const std::size_t count = take(bytes, 4);
  if (version != kVersion || cells < 1 || cells > kMaxCells || bytes.size() != count * (kFixedBytes + 4 * cells)) {
    throw damaged;
  }
  std::vector<LoggedSample> samples(count);
  for (auto& [tick, sample] : samples) {
    tick = static_cast<Tick>(take(bytes, 4));
    sample.sequence = static_cast<std::uint32_t>(take(bytes, 4));
    sample.boardTimeUs = take(bytes, 8);
    sample.faults = static_cast<std::uint32_t>(take(bytes, 4));
    for (std::size_t cell = 0; cell < cells; ++cell) {
      sample.counts[cell] = static_cast<std::int32_t>(static_cast<std::uint32_t>(take(bytes, 4)));
    }
  }
  assert(bytes.empty());
  return samples;
}

}  // namespace surefoot
