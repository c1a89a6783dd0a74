// SPDX-License-Identifier: MIT
// A board made from a thread and a real pseudo-terminal. It speaks the wire protocol like the firmware, and fails on
// request.
#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <span>
#include <string>
#include <thread>
#include <vector>

#include "wire/messages.h"

namespace surefoot::test {

struct FakeBoardSetup {
  wire_hello hello{};
  std::uint8_t version = WIRE_VERSION;
  int bootMs = 0;                         ///< From plugging in until it sends HELLO and accepts commands.
  bool saysHello = true;                  ///< Without being asked, after booting.
  bool mute = false;                      ///< Never answers,
  std::vector<std::uint8_t> babble = {};  ///< but says this each time it is asked.
  int periodUs = 8640;
  std::uint32_t firstTimeUs = 0;
  std::uint16_t firstSequence = 0;
};

/// A split board with 8 cells, zeros of 1000 i and 4000 counts per newton.
FakeBoardSetup splitSetup(std::uint64_t serial);

class FakeBoard {
 public:
  /// Plugged in at once. `link`: a symbolic link to the pseudo-terminal that exists while the board is plugged in.
  FakeBoard(FakeBoardSetup setup, std::string link);
  ~FakeBoard();
  FakeBoard(const FakeBoard&) = delete;
  FakeBoard& operator=(const FakeBoard&) = delete;

  void plug();
  void plug(const std::string& link);
  void unplug();

  /// The name of the terminal itself, for example /dev/pts/5.
  std::string terminal() const;
  /// Sends these raw bytes before the next sample.
  void inject(std::vector<std::uint8_t> bytes);
  /// 1: sends bytes one by one with pauses; otherwise this many at once.
  void chop(int bytesAtOnce) { chop_ = bytesAtOnce; }
  /// As after a watchdog reset: sends no samples, counts time from 0 and sends HELLO; the port stays open.
  void reset() { resetAsked_ = true; }
  void skipSamples(int count) { skip_ += count; }
  void setCalibrationRefused(bool refused) { refuses_ = refused; }

  std::uint64_t serial() const { return serial_; }
  bool isRunning() const { return running_; }
  int starts() const { return starts_; }

 private:
  void run();
  void boot();
  void obey(const std::uint8_t* payload, std::uint8_t length);
  void obeyWrite(const std::uint8_t* payload, std::uint8_t length);
  void sendHello();
  void sendSample();
  void sendCalibration();
  void send(std::span<const std::uint8_t> bytes);

  FakeBoardSetup setup_;
  std::string link_;
  std::vector<std::int32_t> previousZero_;
  std::uint16_t writes_ = 0;
  int master_ = -1;
  int slave_ = -1;
  std::string terminal_;
  std::thread thread_;
  std::atomic<bool> stop_{false};
  std::atomic<bool> running_{false};
  std::atomic<bool> resetAsked_{false};
  std::atomic<bool> refuses_{false};
  std::atomic<int> starts_{0};
  std::atomic<int> chop_{1024};
  std::atomic<int> skip_{0};
  std::atomic<std::uint64_t> serial_{0};
  std::mutex mutex_;
  std::vector<std::uint8_t> injected_;
  std::uint32_t timeUs_ = 0;
  std::uint16_t sequence_ = 0;
};

}  // namespace surefoot::test
