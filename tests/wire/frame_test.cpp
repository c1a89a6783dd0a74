// SPDX-License-Identifier: MIT
// Frames: CRC, COBS, and splitting a damaged stream.
#include "wire/frame.h"

#include <algorithm>
#include <array>

#include <gtest/gtest.h>

#include "base/random.hpp"
#include "wire/vectors.hpp"

namespace surefoot::test {
namespace {

Bytes seal(const Bytes& payload) {
  Bytes frame(payload.size() + WIRE_FRAME_OVERHEAD);
  std::copy(payload.begin(), payload.end(), frame.begin() + 1);
  frame.resize(wire_frame_seal(frame.data(), static_cast<std::uint8_t>(payload.size())));
  return frame;
}

class Receiver {
 public:
  explicit Receiver(std::uint8_t capacity = WIRE_FRAME_MAX) {
    wire_receiver_init(&receiver_, buffer_.data(), capacity);
  }

  std::vector<Bytes> take(const Bytes& stream) {
    std::vector<Bytes> payloads;
    for (const std::uint8_t byte : stream) {
      if (const std::uint8_t length = wire_receive(&receiver_, byte); length > 0) {
        payloads.emplace_back(buffer_.begin() + 1, buffer_.begin() + 1 + length);
      }
    }
    return payloads;
  }

  std::uint32_t badFrames() const { return receiver_.bad_frames; }

 private:
  std::array<std::uint8_t, WIRE_FRAME_MAX> buffer_{};
  wire_receiver receiver_{};
};

Bytes operator+(Bytes a, const Bytes& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

TEST(Crc, DigitsOneToNine_GiveTheCheckValueOfCcittFalse) {
  const std::string digits = "123456789";
  const Bytes bytes(digits.begin(), digits.end());
  EXPECT_EQ(wire_crc16(bytes.data(), 9), 0x29B1);
}

TEST(Frame, EveryVector_IsSealedToItsBytes) {
  for (const auto& [name, vector] : protocolVectors()) {
    EXPECT_EQ(seal(vector.payload), vector.frame) << name;
  }
}

TEST(Frame, EveryVector_OpensToItsPayload) {
  Receiver receiver;
  for (const auto& [name, vector] : protocolVectors()) {
    EXPECT_EQ(receiver.take(vector.frame), std::vector<Bytes>{vector.payload}) << name;
  }
  EXPECT_EQ(receiver.badFrames(), 0U);
}

TEST(Frame, EveryLength_HasNoZeroInsideAndOpensAgain) {
  Random random(1);
  for (std::size_t length = 1; length <= WIRE_PAYLOAD_MAX; ++length) {
    for (const std::uint32_t kinds : {1U, 2U, 256U}) {
      Bytes payload(length);
      for (std::uint8_t& byte : payload) {
        byte = static_cast<std::uint8_t>(kinds == 1 ? 0xFF : random.next() % kinds);
      }
      const Bytes frame = seal(payload);
      ASSERT_EQ(frame.size(), length + WIRE_FRAME_OVERHEAD);
      ASSERT_EQ(std::count(frame.begin(), frame.end(), 0), 1);
      ASSERT_EQ(Receiver().take(frame), std::vector<Bytes>{payload});
    }
  }
}

TEST(Receiver, ZerosBetweenFrames_AreIgnored) {
  Receiver receiver;
  EXPECT_EQ(receiver.take(Bytes{0, 0} + seal({1}) + Bytes{0, 0, 0} + seal({2})), (std::vector<Bytes>{{1}, {2}}));
  EXPECT_EQ(receiver.badFrames(), 0U);
}

TEST(Receiver, JoinsInMidFrame_ThatFrameIsNotCounted) {
  Receiver receiver;
  const Bytes whole = seal({1, 2, 3, 4});
  EXPECT_EQ(receiver.take(Bytes(whole.begin() + 3, whole.end()) + whole), (std::vector<Bytes>{{1, 2, 3, 4}}));
  EXPECT_EQ(receiver.badFrames(), 0U);
}

TEST(Receiver, DamagedFrame_IsCountedAndTheNextTaken) {
  const Bytes good = seal({9, 0, 9});
  const Bytes frame = protocolVectors().at("sample_split").frame;
  for (std::size_t at = 0; at + 1 < frame.size(); ++at) {
    for (unsigned bit = 0; bit < 8; ++bit) {
      Bytes damaged = frame;
      damaged[at] = static_cast<std::uint8_t>(damaged[at] ^ (1U << bit));
      Receiver receiver;
      const auto payloads = receiver.take(good + damaged + good);
      // A byte that becomes 0 cuts the frame in two.
      const std::uint32_t pieces = damaged[at] == 0 && at > 0 ? 2 : 1;
      EXPECT_EQ(payloads, (std::vector<Bytes>{{9, 0, 9}, {9, 0, 9}})) << at << " " << bit;
      EXPECT_EQ(receiver.badFrames(), pieces) << at << " " << bit;
    }
  }
}

TEST(Receiver, ZeroBetweenFramesDamaged_BothFramesAreLost) {
  Bytes stream = seal({1}) + seal({2}) + seal({3}) + seal({4});
  stream[9] = 0x10;
  Receiver receiver;
  EXPECT_EQ(receiver.take(stream), (std::vector<Bytes>{{1}, {4}}));
  EXPECT_EQ(receiver.badFrames(), 1U);
}

TEST(Receiver, FrameTooLongForTheBuffer_IsCountedOnce) {
  Receiver receiver(10);
  EXPECT_EQ(receiver.take(seal({1}) + seal(Bytes(60, 7)) + seal({2})), (std::vector<Bytes>{{1}, {2}}));
  EXPECT_EQ(receiver.badFrames(), 1U);
}

TEST(Receiver, EndlessFrame_IsCountedOnceAndTheNextTaken) {
  Receiver receiver;
  EXPECT_TRUE(receiver.take(Bytes{0} + Bytes(100'000, 0x55)).empty());
  EXPECT_EQ(receiver.take(Bytes{0} + seal({1})), (std::vector<Bytes>{{1}}));
  EXPECT_EQ(receiver.badFrames(), 1U);
}

}  // namespace
}  // namespace surefoot::test
