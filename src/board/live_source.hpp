// SPDX-License-Identifier: MIT
// A real board: a thread of its own reads the port, keeps the board running and finds it again after a loss. Everything
// public is for one other thread. Knows no game and no screen.
#pragma once

#include <atomic>
#include <chrono>
#include <future>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base/ring.hpp"
#include "board/contact.hpp"
#include "board/sample_source.hpp"

namespace surefoot {

/// After a loss (unplugged, hung up, silent for `kLostAfter`) it asks the same port and every other one for the board
/// with the same serial number, sends START and goes on. Session time never goes back: see Decoder on epochs.
class LiveSource final : public SampleSource {
 public:
  /// Without samples for this long it asks the board how it is.
  static constexpr std::chrono::milliseconds kAskAfter{500};
  /// Without any word for this long the port is closed and opened again, which also resets an Arduino that hangs.
  static constexpr std::chrono::milliseconds kLostAfter{2500};

  /// `contact` is Answered; its link is taken. A board without a serial number gets a random one.
  explicit LiveSource(Contact& contact);
  ~LiveSource() override;
  LiveSource(const LiveSource&) = delete;
  LiveSource& operator=(const LiveSource&) = delete;

  const Board& board() const override { return board_; }
  std::string describe() const override;
  void poll(Tick tick, std::vector<Sample>& samples) override;
  BoardHealth health() const override;
  double ageOfNewestS() const override;
  bool isLive() const override { return true; }
  void storeCalibration(const std::vector<CellCalibration>& calibration) override;
  StoredCalibration readCalibration() override;

 private:
  using Clock = std::chrono::steady_clock;

  struct Reply {
    Heard heard = Heard::Nothing;
    std::uint8_t reason = 0;
    StoredCalibration calibration;
  };
  struct Request {
    std::vector<std::uint8_t> frame;
    std::uint8_t command = 0;
    bool sent = false;
    std::promise<Reply> reply;
  };
  /// What both threads touch, under `mutex_`.
  struct Shared {
    std::string path;
    std::optional<Board> news;  ///< A HELLO that poll() has not seen yet.
    bool connected = true;
    std::uint64_t reconnects = 0;
    DecoderCounts counts;
    std::optional<Request> request;
  };

  // The serial thread's.
  void run();
  void listen();
  void handle(Heard heard);
  void handleHello();
  void start();
  void handleReply(Heard heard, std::uint8_t command);
  void keepAlive();
  void sendRequest();
  void adopt(Contact& contact);
  void lose();
  void search();
  void refreshContacts(std::map<std::string, Contact>& contacts) const;
  bool isOurs(const BoardHello& hello) const;

  // The other thread's.
  Reply ask(std::vector<std::uint8_t> frame, std::uint8_t command);
  void giveSerial();
  /// A HELLO from before a write must not undo what was written.
  void forgetNews();

  std::string path_;
  BoardHello ours_;
  std::unique_ptr<ByteLink> link_;
  Decoder decoder_;
  bool accepting_ = false;  // START is done: what comes now belongs to this run.
  bool accepted_ = false;   // Ever.
  Clock::time_point sampleAt_;
  Clock::time_point wordAt_;
  Clock::time_point askedAt_;
  Clock::time_point startedAt_;  // Of a START that is not answered yet.

  Ring<Arrival, 1024> ring_;
  std::atomic<bool> stop_{false};
  mutable std::mutex mutex_;
  Shared shared_;

  Board board_;
  HealthMeter meter_;
  std::uint64_t newestArrivedUs_ = 0;

  std::thread thread_;
};

}  // namespace surefoot
