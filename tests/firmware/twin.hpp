// SPDX-License-Identifier: MIT
// Starts the virtual board, the real program with the real ELF, and talks to it through its port like a host.
#pragma once

#include <array>
#include <chrono>
#include <deque>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "paths.hpp"
#include "wire/messages.h"
#include "wire/vectors.hpp"

namespace surefoot::test {

inline const char* const kVirtualBoard = SUREFOOT_BINARY_DIR "/virtual_board";

/// Real time within which anything must happen, however busy the machine is.
inline constexpr std::chrono::seconds kPatience{60};

class Twin {
 public:
  using Clock = std::chrono::steady_clock;

  /// Runs the program in `directory`, with `--link port` there. Throws if it does not report its port.
  Twin(const std::filesystem::path& directory, std::vector<std::string> arguments) : link_(directory / "port") {
    arguments.insert(arguments.begin(), {kVirtualBoard, "--link", link_.string()});
    start(arguments);
    while (readLine().rfind("port ", 0) != 0) {
    }
  }

  ~Twin() {
    close();
    if (pid_ > 0) {
      ::kill(pid_, SIGKILL);
      ::waitpid(pid_, nullptr, 0);
    }
    ::close(input_);
    ::close(output_);
  }
  Twin(const Twin&) = delete;
  Twin& operator=(const Twin&) = delete;

  const std::filesystem::path& link() const { return link_; }

  /// Sends a line to its standard input; returns the answer.
  std::string say(const std::string& line) {
    const std::string text = line + "\n";
    if (::write(input_, text.data(), text.size()) != static_cast<ssize_t>(text.size())) {
      throw std::runtime_error("the virtual board does not read its standard input");
    }
    return readLine();
  }

  /// Ends it with a signal; returns its exit code, or -1 if it did not exit by itself.
  int end(int signal = SIGTERM) {
    ::kill(pid_, signal);
    int status = 0;
    ::waitpid(pid_, &status, 0);
    pid_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

  void open() {
    close();
    port_ = ::open(link_.c_str(), O_RDWR | O_NOCTTY | O_NONBLOCK);
    if (port_ < 0) {
      throw std::runtime_error("cannot open " + link_.string());
    }
    wire_receiver_init(&receiver_, buffer_.data(), WIRE_FRAME_MAX);
    pending_.clear();
    hungUp_ = false;
    bytes_ = 0;
  }

  void close() {
    if (port_ >= 0) {
      ::close(port_);
      port_ = -1;
    }
  }

  void send(const Bytes& frame) {
    if (::write(port_, frame.data(), frame.size()) != static_cast<ssize_t>(frame.size())) {
      throw std::runtime_error("the port does not accept a frame");
    }
  }

  /// The next valid payload; nullopt if the port hangs up or patience ends.
  std::optional<Bytes> payload() {
    const auto deadline = Clock::now() + kPatience;
    while (pending_.empty() && !hungUp_ && Clock::now() < deadline) {
      readPort();
    }
    if (pending_.empty()) {
      return std::nullopt;
    }
    Bytes first = pending_.front();
    pending_.pop_front();
    return first;
  }

  /// The next payload of this type; others are dropped.
  Bytes payload(wire_type type) {
    const auto deadline = Clock::now() + kPatience;
    while (Clock::now() < deadline) {
      const std::optional<Bytes> next = payload();
      if (!next) {
        break;
      }
      if (next->front() == type) {
        return *next;
      }
    }
    throw std::runtime_error("no message of type " + std::to_string(type));
  }

  wire_hello hello() {
    const Bytes bytes = payload(WIRE_HELLO);
    wire_hello hello{};
    if (!wire_decode_hello(bytes.data(), static_cast<std::uint8_t>(bytes.size()), &hello)) {
      throw std::runtime_error("an invalid HELLO");
    }
    return hello;
  }

  wire_sample sample() {
    const Bytes bytes = payload(WIRE_SAMPLE);
    wire_sample sample{};
    if (!wire_decode_sample(bytes.data(), static_cast<std::uint8_t>(bytes.size()), &sample)) {
      throw std::runtime_error("an invalid SAMPLE");
    }
    return sample;
  }

  /// Opens the port, waits for HELLO and starts samples.
  wire_hello openAndStart() {
    open();
    const wire_hello found = hello();
    send(protocolVectors().at("start").frame);
    payload(WIRE_OK);
    return found;
  }

  /// Takes samples until `accept` returns true; false if that needed more than `most`.
  template <typename Accept>
  bool samplesUntil(int most, Accept accept) {
    for (int n = 0; n < most; ++n) {
      if (accept(sample())) {
        return true;
      }
    }
    return false;
  }

  /// Waits until the port hangs up.
  bool hangsUp() {
    const auto deadline = Clock::now() + kPatience;
    while (!hungUp_ && Clock::now() < deadline) {
      readPort();
    }
    return hungUp_;
  }

  std::uint32_t badFrames() const { return receiver_.bad_frames; }
  std::uint64_t bytes() const { return bytes_; }

 private:
  void start(std::vector<std::string> arguments) {
    std::array<int, 2> in{};
    std::array<int, 2> out{};
    if (::pipe2(in.data(), O_CLOEXEC) != 0 || ::pipe2(out.data(), O_CLOEXEC) != 0) {
      throw std::runtime_error("cannot make a pipe");
    }
    std::vector<char*> argv;
    for (std::string& argument : arguments) {
      argv.push_back(argument.data());
    }
    argv.push_back(nullptr);
    pid_ = ::fork();
    if (pid_ == 0) {
      ::dup2(in[0], STDIN_FILENO);
      ::dup2(out[1], STDOUT_FILENO);
      ::execv(argv[0], argv.data());
      ::_exit(127);
    }
    ::close(in[0]);
    ::close(out[1]);
    input_ = in[1];
    output_ = out[0];
  }

  std::string readLine() {
    std::string line;
    const auto deadline = Clock::now() + kPatience;
    while (Clock::now() < deadline) {
      pollfd state{output_, POLLIN, 0};
      char byte = 0;
      if (::poll(&state, 1, 100) <= 0) {
        continue;
      }
      if (::read(output_, &byte, 1) != 1) {
        break;
      }
      if (byte == '\n') {
        return line;
      }
      line += byte;
    }
    throw std::runtime_error("the virtual board has stopped answering; last line: " + line);
  }

  void readPort() {
    std::array<std::uint8_t, 4096> bytes{};
    pollfd state{port_, POLLIN, 0};
    if (::poll(&state, 1, 100) <= 0) {
      return;
    }
    const ssize_t count = ::read(port_, bytes.data(), bytes.size());
    if (count <= 0) {
      hungUp_ = count == 0 || errno != EAGAIN;
      return;
    }
    bytes_ += static_cast<std::uint64_t>(count);
    for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
      if (const std::uint8_t length = wire_receive(&receiver_, bytes[i]); length > 0) {
        pending_.emplace_back(buffer_.begin() + 1, buffer_.begin() + 1 + length);
      }
    }
  }

  std::filesystem::path link_;
  pid_t pid_ = -1;
  int input_ = -1;
  int output_ = -1;
  int port_ = -1;
  bool hungUp_ = false;
  std::uint64_t bytes_ = 0;
  std::deque<Bytes> pending_;
  std::array<std::uint8_t, WIRE_FRAME_MAX> buffer_{};
  wire_receiver receiver_{};
};

}  // namespace surefoot::test
