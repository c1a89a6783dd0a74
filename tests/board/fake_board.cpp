// SPDX-License-Identifier: MIT
// A board made from a thread and a real pseudo-terminal.
#include "board/fake_board.hpp"

#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <utility>

#include <poll.h>
#include <pty.h>
#include <termios.h>
#include <unistd.h>

namespace surefoot::test {

using Clock = std::chrono::steady_clock;

FakeBoardSetup splitSetup(std::uint64_t serial) {
  FakeBoardSetup setup;
  setup.hello.version = WIRE_VERSION;
  setup.hello.model = WIRE_SPLIT;
  setup.hello.calibrated = true;
  setup.hello.serial = serial;
  setup.hello.firmware_major = 1;
  setup.hello.firmware_minor = 2;
  setup.hello.nominal_rate_tenth_hz = 1157;
  setup.hello.cell_count = 8;
  constexpr std::array kZones{WIRE_ZONE_LEFT_FOOT,         WIRE_ZONE_LEFT_FOOT,         WIRE_ZONE_LEFT_FOOT,
                              WIRE_ZONE_RIGHT_FOOT,        WIRE_ZONE_RIGHT_FOOT,        WIRE_ZONE_RIGHT_FOOT,
                              WIRE_ZONE_CARRIED_LEFT_TOES, WIRE_ZONE_CARRIED_RIGHT_TOES};
  for (int i = 0; i < 8; ++i) {
    wire_cell& cell = setup.hello.cells[i];
    cell.x_tenth_mm = static_cast<std::int16_t>(i < 4 ? -1500 + i : 1500 - i);
    cell.y_tenth_mm = static_cast<std::int16_t>(i % 2 == 0 ? -1000 : 1000);
    cell.zone = static_cast<std::uint8_t>(kZones[static_cast<std::size_t>(i)]);
    cell.zero = 1000 * i;
    cell.counts_per_newton = 4000.0F;
  }
  return setup;
}

FakeBoard::FakeBoard(FakeBoardSetup setup, std::string link)
    : setup_(std::move(setup)), link_(std::move(link)), previousZero_(WIRE_CELLS_MAX) {
  serial_ = setup_.hello.serial;
  plug();
}

FakeBoard::~FakeBoard() {
  unplug();
}

void FakeBoard::plug(const std::string& link) {
  link_ = link;
  plug();
}

void FakeBoard::plug() {
  termios raw{};
  ::cfmakeraw(&raw);
  std::array<char, 64> name{};
  if (::openpty(&master_, &slave_, name.data(), &raw, nullptr) != 0) {
    throw std::runtime_error("no pseudo-terminal: is /dev/pts mounted?");
  }
  terminal_ = name.data();
  std::filesystem::remove(link_);
  std::filesystem::create_symlink(terminal_, link_);
  stop_ = false;
  running_ = false;
  thread_ = std::thread([this] { run(); });
}

void FakeBoard::unplug() {
  if (!thread_.joinable()) {
    return;
  }
  stop_ = true;
  thread_.join();
  ::close(slave_);
  ::close(master_);
  std::filesystem::remove(link_);
}

std::string FakeBoard::terminal() const {
  return terminal_;
}

void FakeBoard::inject(std::vector<std::uint8_t> bytes) {
  const std::lock_guard lock(mutex_);
  injected_ = std::move(bytes);
}

void FakeBoard::boot() {
  running_ = false;
  timeUs_ = setup_.firstTimeUs;
  const auto ready = Clock::now() + std::chrono::milliseconds(setup_.bootMs);
  while (!stop_ && Clock::now() < ready) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  if (setup_.saysHello && !setup_.mute) {
    sendHello();
  }
}

void FakeBoard::run() {
  std::array<std::uint8_t, WIRE_FRAME_MAX> buffer;
  wire_receiver receiver;
  wire_receiver_init(&receiver, buffer.data(), WIRE_FRAME_MAX);
  boot();
  Clock::time_point due = Clock::now();
  while (!stop_) {
    if (resetAsked_.exchange(false)) {
      boot();
    }
    pollfd entry{master_, POLLIN, 0};
    std::array<std::uint8_t, 256> bytes;
    const ssize_t got = ::poll(&entry, 1, 1) > 0 ? ::read(master_, bytes.data(), bytes.size()) : 0;
    for (ssize_t i = 0; i < got; ++i) {
      const std::uint8_t length = wire_receive(&receiver, bytes[static_cast<std::size_t>(i)]);
      if (length > 0 && setup_.mute) {
        send(setup_.babble);
      } else if (length > 0) {
        obey(receiver.buffer + 1, length);
      }
    }
    if (!running_) {
      due = Clock::now();
    }
    for (; running_ && due <= Clock::now(); due += std::chrono::microseconds(setup_.periodUs)) {
      sendSample();
    }
  }
}

void FakeBoard::obey(const std::uint8_t* payload, std::uint8_t length) {
  std::array<std::uint8_t, WIRE_FRAME_MAX> frame;
  switch (payload[0]) {
    case WIRE_IDENTIFY:
      sendHello();
      break;
    case WIRE_START:
    case WIRE_STOP:
      running_ = payload[0] == WIRE_START;
      starts_ += running_ ? 1 : 0;
      sequence_ = setup_.firstSequence;
      send({frame.data(), wire_encode_ok(payload[0], frame.data())});
      break;
    case WIRE_READ_CALIBRATION:
      sendCalibration();
      break;
    default:
      obeyWrite(payload, length);
      break;
  }
}

void FakeBoard::obeyWrite(const std::uint8_t* payload, std::uint8_t length) {
  std::array<std::uint8_t, WIRE_FRAME_MAX> frame;
  std::array<wire_cell, WIRE_CELLS_MAX> cells;
  std::uint8_t count = 0;
  std::uint64_t serial = 0;
  if (wire_decode_write_serial(payload, length, &serial)) {
    setup_.hello.serial = serial;
    serial_ = serial;
  } else if (refuses_ || !wire_decode_write_calibration(payload, length, cells.data(), &count)) {
    send({frame.data(), wire_encode_error(payload[0], WIRE_STORE_FAILED, frame.data())});
    return;
  }
  for (std::size_t i = 0; i < count; ++i) {
    previousZero_[i] = setup_.hello.cells[i].zero;
    setup_.hello.cells[i] = cells[i];
  }
  writes_ = static_cast<std::uint16_t>(writes_ + (count > 0 ? 1 : 0));
  send({frame.data(), wire_encode_ok(payload[0], frame.data())});
}

void FakeBoard::sendHello() {
  std::array<std::uint8_t, WIRE_FRAME_MAX> frame;
  setup_.hello.running = running_;
  std::uint8_t length = wire_encode_hello(&setup_.hello, frame.data());
  if (setup_.version != WIRE_VERSION) {
    const std::uint8_t payload = wire_frame_open(frame.data(), static_cast<std::uint8_t>(length - 1));
    frame[2] = setup_.version;
    length = wire_frame_seal(frame.data(), payload);
  }
  send({frame.data(), length});
}

void FakeBoard::sendCalibration() {
  std::array<std::uint8_t, WIRE_FRAME_MAX> frame;
  wire_calibration out{};
  out.calibrated = setup_.hello.calibrated;
  out.writes = writes_;
  out.cell_count = setup_.hello.cell_count;
  for (std::size_t i = 0; i < out.cell_count; ++i) {
    out.cells[i] = setup_.hello.cells[i];
    out.previous_zero[i] = previousZero_[i];
  }
  send({frame.data(), wire_encode_calibration(&out, frame.data())});
}

void FakeBoard::sendSample() {
  std::array<std::uint8_t, WIRE_FRAME_MAX> frame;
  wire_sample sample{};
  sample.sequence = sequence_++;
  sample.time_us = timeUs_;
  sample.cell_count = setup_.hello.cell_count;
  timeUs_ += static_cast<std::uint32_t>(setup_.periodUs);
  for (int i = 0; i < sample.cell_count; ++i) {
    sample.counts[i] = sample.sequence + 1000 * i;
  }
  std::vector<std::uint8_t> before;
  {
    const std::lock_guard lock(mutex_);
    before.swap(injected_);
  }
  send(before);
  if (skip_ > 0) {
    --skip_;
    return;
  }
  send({frame.data(), wire_encode_sample(&sample, frame.data())});
}

void FakeBoard::send(std::span<const std::uint8_t> bytes) {
  while (!bytes.empty() && !stop_) {
    const auto most = static_cast<std::size_t>(chop_.load());
    const ssize_t put = ::write(master_, bytes.data(), std::min(bytes.size(), most));
    if (put <= 0) {
      return;
    }
    bytes = bytes.subspan(static_cast<std::size_t>(put));
    if (!bytes.empty()) {
      std::this_thread::sleep_for(std::chrono::microseconds(200));
    }
  }
}

}  // namespace surefoot::test
