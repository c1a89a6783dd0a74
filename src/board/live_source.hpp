// SPDX-License-Identifier: MIT
// A real board: a separate thread reads the port, keeps the board running and finds it again after a loss. All public
// members are for one other thread.
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

/// After a loss (unplugged, hung up, silent for `kLostAfter`) it asks the same port and all others for the board with
/// the same serial number, sends START and continues. Session time never goes back: see Decoder about epochs.
class LiveSource final : public SampleSource {
 public:
  /// After this long without samples it sends IDENTIFY.
  static constexpr std::chrono::milliseconds kAskAfter{500};
  /// After this long without any message it closes the port and opens it again, which also resets an Arduino that
  /// hangs.
  static constexpr std::chrono::milliseconds kLostAfter{2500};

  /// `contact` must be Answered; its link is taken over. A board without a serial number is given a random one.
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
  using SampleSource::storeCalibration;
  void storeCalibration(const std::vector<CellCalibration>& calibration, const std::vector<Cell>& cells) override;
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
  /// Used by both threads, protected by `mutex_`.
  struct Shared {
    std::string path;
    std::optional<Board> news;  ///< A HELLO that poll() has not seen yet.
    bool connected = true;
    std::uint64_t reconnects = 0;
    DecoderCounts counts;
    std::optional<Request> request;
  };

  // For the serial thread.
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

  // For the other thread.
  Reply ask(std::vector<std::uint8_t> frame, std::uint8_t command);
  void assignSerial();
  /// A HELLO from before a write must not replace what was written.
  void discardNews();
  void hearArrival(const Arrival& arrival);

  std::string path_;
  BoardHello ours_;
  std::unique_ptr<ByteLink> link_;
  Decoder decoder_;
  bool accepting_ = false;  // START is done: samples from now on belong to this run.
  bool accepted_ = false;   // At least once.
  Clock::time_point sampleAt_;
  Clock::time_point messageAt_;
  Clock::time_point askedAt_;
  Clock::time_point startedAt_;  // Time of a START that has not been answered yet.

  Ring<Arrival, 1024> ring_;
  std::atomic<bool> stop_{false};
  mutable std::mutex mutex_;
  Shared shared_;

  Board board_;
  HealthMeter meter_;
  std::uint64_t newestArrivedUs_ = 0;
  std::uint64_t newestBoardUs_ = 0;
  double latestMs_ = 0.0;

  std::thread thread_;
};

}  // namespace surefoot
