// SPDX-License-Identifier: MIT
// The serial port as the host sees it: a pseudo-terminal, under a name that stays. Knows no board.
#pragma once

#include <string>

namespace surefoot {

class Port {
 public:
  /// `link` is the path of a symbolic link that always names the pseudo-terminal; empty: none.
  explicit Port(std::string link);
  ~Port();
  Port(const Port&) = delete;
  Port& operator=(const Port&) = delete;

  /// Throws Error when there is no pseudo-terminal or the link cannot be made.
  void plug();
  /// Whoever has the port open sees it hang up.
  void unplug();
  bool isPlugged() const { return master_ >= 0; }

  /// The name of the pseudo-terminal, empty when unplugged.
  const std::string& name() const { return name_; }

  /// Whether somebody has the port open.
  bool isOpen() const;
  /// Whether somebody has opened it since the last call.
  bool wasOpened();
  /// What the host has written; empty when nothing.
  std::string read();
  /// Dropped when nobody listens or reads, as a real serial line drops it.
  void write(const std::string& bytes);

 private:
  void makeLink();
  void removeLink();

  std::string link_;
  std::string name_;
  int master_ = -1;
  int openings_ = -1;  ///< inotify's
};

}  // namespace surefoot
