// SPDX-License-Identifier: MIT
#include "port.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include "base/error.hpp"

namespace surefoot {
namespace {

[[noreturn]] void fail(const std::string& what) {
  throw Error(what + ": " + std::strerror(errno));
}

// A master reports a hang-up only after its other side has been open once; the settings remain after that is closed.
void makeRawAndClosed(const std::string& name) {
  const int slave = ::open(name.c_str(), O_RDWR | O_NOCTTY);
  termios settings{};
  if (slave < 0 || tcgetattr(slave, &settings) != 0) {
    fail("cannot open the pseudo-terminal " + name);
  }
  cfmakeraw(&settings);
  tcsetattr(slave, TCSANOW, &settings);
  ::close(slave);
}

bool isLink(const std::string& path) {
  struct stat status {};
  return lstat(path.c_str(), &status) == 0 && S_ISLNK(status.st_mode);
}

}  // namespace

Port::Port(std::string link) : link_(std::move(link)) {}

Port::~Port() {
  unplug();
}

void Port::plug() {
  master_ = posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  std::array<char, 128> name{};
  if (master_ < 0 || grantpt(master_) != 0 || unlockpt(master_) != 0 ||
      ptsname_r(master_, name.data(), name.size()) != 0) {
    fail("cannot make a pseudo-terminal (is /dev/pts mounted?)");
  }
  name_ = name.data();
  makeRawAndClosed(name_);
  openings_ = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  if (openings_ < 0 || inotify_add_watch(openings_, name_.c_str(), IN_OPEN) < 0) {
    fail("cannot watch the pseudo-terminal " + name_);
  }
  makeLink();
}

void Port::makeLink() {
  if (link_.empty()) {
    return;
  }
  struct stat status {};
  if (lstat(link_.c_str(), &status) == 0 && !S_ISLNK(status.st_mode)) {
    throw Error(link_ + " exists and is not a symbolic link: choose another --link");
  }
  const std::string fresh = link_ + ".new";
  ::unlink(fresh.c_str());
  if (::symlink(name_.c_str(), fresh.c_str()) != 0 || ::rename(fresh.c_str(), link_.c_str()) != 0) {
    fail("cannot make the link " + link_);
  }
}

void Port::removeLink() {
  std::array<char, 128> target{};
  if (!link_.empty() && isLink(link_) && ::readlink(link_.c_str(), target.data(), target.size() - 1) > 0 &&
      name_ == target.data()) {
    ::unlink(link_.c_str());
  }
}

void Port::unplug() {
  if (master_ < 0) {
    return;
  }
  removeLink();
  ::close(openings_);
  ::close(master_);
  master_ = -1;
  openings_ = -1;
  name_.clear();
}

bool Port::isOpen() const {
  pollfd state{master_, POLLIN, 0};
  return master_ >= 0 && ::poll(&state, 1, 0) >= 0 && (state.revents & POLLHUP) == 0;
}

bool Port::wasOpened() {
  alignas(inotify_event) std::array<char, 1024> events{};
  bool opened = false;
  while (openings_ >= 0 && ::read(openings_, events.data(), events.size()) > 0) {
    opened = true;
  }
  return opened;
}

std::string Port::read() {
  std::array<char, 4096> bytes{};
  const ssize_t count = master_ >= 0 ? ::read(master_, bytes.data(), bytes.size()) : -1;
  return count > 0 ? std::string(bytes.data(), static_cast<std::size_t>(count)) : std::string();
}

void Port::write(const std::string& bytes) {
  if (!bytes.empty() && isOpen()) {
    [[maybe_unused]] const ssize_t written = ::write(master_, bytes.data(), bytes.size());
  }
}

}  // namespace surefoot
