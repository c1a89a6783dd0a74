// SPDX-License-Identifier: MIT
// The serial port as the host sees it: a pseudo-terminal with a fixed name.
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

  /// Throws Error if there is no pseudo-terminal or the link cannot be made.
  void plug();
  /// A program that has the port open sees it hang up.
  void unplug();
  bool isPlugged() const { return master_ >= 0; }

  /// The name of the pseudo-terminal; empty while unplugged.
  const std::string& name() const { return name_; }

  /// True if a program has the port open.
  bool isOpen() const;
  /// True if a program has opened it since the last call.
  bool wasOpened();
  /// What the host has written; empty if nothing.
  std::string read();
  /// Dropped if nobody reads it, as on a real serial line.
  void write(const std::string& bytes);

 private:
  void makeLink();
  void removeLink();

  std::string link_;
  std::string name_;
  int master_ = -1;
  int openings_ = -1;  ///< The inotify descriptor.
};

}  // namespace surefoot
