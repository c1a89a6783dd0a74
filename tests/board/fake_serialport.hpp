// SPDX-License-Identifier: MIT
// Replaces libserialport in these tests, with the ports and faults that a test sets.
#pragma once

#include <string>
#include <vector>

namespace surefoot::test {

struct FakePort {
  std::string name;  ///< A file that can be opened, for example /dev/pts/5.
  std::string description;
  bool usb = true;
  bool bluetooth = false;
  int openErrno = 0;           ///< If not 0, sp_open fails with it.
  std::string failingSetting;  ///< "baudrate", "bits", "parity", "stopbits", "flowcontrol" or "handle": that call fails
                               ///< with EIO.
};

/// From now on these are the computer's ports. Thread-safe.
void setFakePorts(std::vector<FakePort> ports);

/// The settings of the port configured last: "115200 8N1 none".
std::string lastConfiguration();

/// Number of ports that are open now.
int openFakePorts();
/// Number of structures that were handed out and not freed.
int livingFakePorts();

}  // namespace surefoot::test
