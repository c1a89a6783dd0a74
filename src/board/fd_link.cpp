// SPDX-License-Identifier: MIT
// The only read loop: bytes over a file descriptor.
#include "board/fd_link.hpp"

#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <termios.h>
#include <unistd.h>

#include "base/error.hpp"

namespace surefoot {
namespace {

constexpr int kWriteTimeoutMs = 1000;

class FdLink final : public ByteLink {
 public:
  FdLink(int fd, std::function<void()> close) : fd_(fd), close_(std::move(close)) {}
  ~FdLink() override { close(); }
  FdLink(const FdLink&) = delete;
  FdLink& operator=(const FdLink&) = delete;

  std::optional<std::size_t> read(std::span<std::uint8_t> to, int timeoutMs) override {
    const short events = waitFor(POLLIN, timeoutMs);
    if ((events & POLLIN) == 0) {
      return events == 0 ? std::optional<std::size_t>(0) : std::nullopt;
    }
    const ssize_t got = ::read(fd_, to.data(), to.size());
    if (got > 0) {
      return static_cast<std::size_t>(got);
    }
    // A hung-up terminal and a closed socket are readable and give 0 bytes; an unplugged adapter gives EIO.
    return got < 0 && (errno == EAGAIN || errno == EINTR) ? std::optional<std::size_t>(0) : std::nullopt;
  }

  bool write(std::span<const std::uint8_t> bytes) override {
    while (!bytes.empty()) {
      const ssize_t put =
          isSocket_ ? ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL) : ::write(fd_, bytes.data(), bytes.size());
      if (put > 0) {
        bytes = bytes.subspan(static_cast<std::size_t>(put));
      } else if (errno == ENOTSOCK && isSocket_) {
        isSocket_ = false;
      } else if (errno != EAGAIN && errno != EINTR) {
        return false;
      } else if ((waitFor(POLLOUT, kWriteTimeoutMs) & POLLOUT) == 0) {
        return false;
      }
    }
    return true;
  }

  void close() override {
    if (fd_ >= 0) {
      close_();
      fd_ = -1;
    }
  }

 private:
  /// The events from poll(); 0 if the time ran out or a signal came.
  short waitFor(short wanted, int timeoutMs) const {
    pollfd entry{fd_, wanted, 0};
    if (fd_ < 0) {
      return POLLNVAL;
    }
    const int ready = ::poll(&entry, 1, timeoutMs);
    if (ready < 0) {
      return errno == EINTR ? short{0} : short{POLLERR};
    }
    return entry.revents;
  }

  int fd_;
  bool isSocket_ = true;  // Until a send says otherwise: only send() can be told not to raise SIGPIPE.
  std::function<void()> close_;
};

int openSocket(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof address.sun_path) {
    errno = ENAMETOOLONG;
    return -1;
  }
  std::memcpy(address.sun_path, path.c_str(), path.size());
  const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (fd >= 0 && ::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    const int why = errno;
    ::close(fd);
    errno = why;
    return -1;
  }
  return fd;
}

int openTerminal(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0) {
    return -1;
  }
  termios settings{};
  int why = 0;
  if (!lockPort(fd)) {
    why = EBUSY;
  } else if (::tcgetattr(fd, &settings) != 0) {
    why = errno;
  } else {
    ::cfmakeraw(&settings);
    why = ::tcsetattr(fd, TCSANOW, &settings) == 0 ? 0 : errno;
  }
  if (why == 0) {
    return fd;
  }
  ::close(fd);
  errno = why;
  return -1;
}

}  // namespace

std::unique_ptr<ByteLink> makeFdLink(int fd, std::function<void()> close) {
  return std::make_unique<FdLink>(fd, std::move(close));
}

std::unique_ptr<ByteLink> openPlainLink(const std::string& path) {
  struct stat status {};
  int fd = -1;
  if (::stat(path.c_str(), &status) == 0) {
    fd = S_ISSOCK(status.st_mode) ? openSocket(path) : openTerminal(path);
  }
  if (fd < 0) {
    throw Error(whyNotOpened(path, errno));
  }
  return makeFdLink(fd, [fd] { ::close(fd); });
}

bool lockPort(int fd) {
  if (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
    return false;
  }
  ::ioctl(fd, TIOCEXCL);
  return true;
}

std::string whyNotOpened(const std::string& path, int errnoCode) {
  switch (errnoCode) {
    case ENOENT:
    case ENXIO:
    case ENODEV:
      return path + ": there is no such port: is the board plugged in? `surefoot board list` lists the ports";
    case EBUSY:
      return path + ": in use by another program: close it (a serial monitor, another surefoot) and try again";
    case EACCES:
    case EPERM:
      return path +
             ": no permission: run `sudo usermod -aG dialout $USER` or install the rule in hardware/udev, then log in "
             "again";
    case ENOTTY:
    case EISDIR:
    case EINVAL:
      return path + ": this is not a serial port: `surefoot board list` lists the ports";
    default:
      return path + ": cannot be opened (" + std::strerror(errnoCode) + "): unplug the board, plug it in and try again";
  }
}

}  // namespace surefoot
