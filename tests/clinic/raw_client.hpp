// SPDX-License-Identifier: MIT
// A client that sends what no browser sends: bytes as they are, over one connection from any loopback address.
#pragma once

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace surefoot::test {

class RawClient {
 public:
  /// Connects to 127.0.0.1; `from` is another loopback address, such as 127.0.0.2. Throws if nobody listens.
  explicit RawClient(int port, const char* from = "127.0.0.1")
      : socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in mine = addressOf(from, 0);
    sockaddr_in theirs = addressOf("127.0.0.1", port);
    if (socket_ < 0 || bind(socket_, reinterpret_cast<sockaddr*>(&mine), sizeof mine) != 0 ||
        connect(socket_, reinterpret_cast<sockaddr*>(&theirs), sizeof theirs) != 0) {
      close(socket_);
      throw std::runtime_error("cannot connect from " + std::string(from));
    }
    fcntl(socket_, F_SETFL, O_NONBLOCK);
  }
  RawClient(RawClient&& other) noexcept : socket_(std::exchange(other.socket_, -1)), closed_(other.closed_) {}
  RawClient(const RawClient&) = delete;
  RawClient& operator=(RawClient other) noexcept {
    std::swap(socket_, other.socket_);
    std::swap(closed_, other.closed_);
    return *this;
  }
  ~RawClient() {
    if (socket_ >= 0) {
      close(socket_);
    }
  }

  /// Sends all of it; returns false if the other side takes no more within a second or has closed.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent > 0) {
        bytes.remove_prefix(static_cast<std::size_t>(sent));
      } else if (errno != EAGAIN || !waitFor(POLLOUT, std::chrono::seconds(1))) {
        return false;
      }
    }
    return true;
  }

  /// What comes until the other side closes, or until `within` has passed.
  std::string read(std::chrono::milliseconds within) {
    const auto end = std::chrono::steady_clock::now() + within;
    std::string all;
    while (!closed_) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
      if (!waitFor(POLLIN, std::max(left, std::chrono::milliseconds(0)))) {
        break;
      }
      char block[4096];
      const ssize_t got = recv(socket_, block, sizeof block, 0);
      closed_ = got == 0 || (got < 0 && errno != EAGAIN);
      all.append(block, got > 0 ? static_cast<std::size_t>(got) : 0);
    }
    return all;
  }

  /// True if the other side closes within this time.
  bool isClosed(std::chrono::milliseconds within = std::chrono::milliseconds(1)) {
    read(within);
    return closed_;
  }

 private:
  static sockaddr_in addressOf(const char* host, int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    inet_pton(AF_INET, host, &address.sin_addr);
    return address;
  }
  bool waitFor(short what, std::chrono::milliseconds within) const {
    pollfd wanted{.fd = socket_, .events = what, .revents = 0};
    return poll(&wanted, 1, static_cast<int>(within.count())) > 0;
  }

  int socket_;
  bool closed_ = false;
};

/// The status of a reply; 0 if there is none.
inline int statusOf(const std::string& reply) {
  return reply.starts_with("HTTP/1.1 ") ? std::stoi(reply.substr(9, 3)) : 0;
}

}  // namespace surefoot::test
