// SPDX-License-Identifier: MIT
// A 64-bit fingerprint of a state, to show that two runs were identical to the last bit. Not for security.
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

namespace surefoot {

/// 16 lower-case hexadecimal digits.
inline std::string hexOf(std::uint64_t value) {
  std::string text(16, '0');
  for (int i = 0; i < 16; ++i) {
    text[static_cast<std::size_t>(i)] = "0123456789abcdef"[(value >> (60 - 4 * i)) & 0xF];
  }
  return text;
}

/// FNV-1a, 64 bits (Fowler, Noll, Vo; offset basis and prime of draft-eastlake-fnv). Doubles enter with their bits.
class Digest {
 public:
  void add(std::uint64_t value) {
    for (int shift = 0; shift < 64; shift += 8) {
      addByte(static_cast<std::uint8_t>(value >> shift));
    }
  }
  void add(std::int64_t value) { add(static_cast<std::uint64_t>(value)); }
  void add(int value) { add(static_cast<std::int64_t>(value)); }
  void add(double value) { add(std::bit_cast<std::uint64_t>(value)); }
  void add(bool value) { add(static_cast<std::uint64_t>(value)); }
  void add(std::string_view text) {
    for (char c : text) {
      addByte(static_cast<std::uint8_t>(c));
    }
    add(static_cast<std::uint64_t>(text.size()));
  }

  std::uint64_t value() const { return value_; }

 private:
  void addByte(std::uint8_t byte) {
    value_ ^= byte;
    value_ *= 0x100000001B3ULL;
  }

  std::uint64_t value_ = 0xCBF29CE484222325ULL;
};

}  // namespace surefoot
