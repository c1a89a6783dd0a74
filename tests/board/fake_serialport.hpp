// SPDX-License-Identifier: MIT
// Stands in for libserialport in these tests, with the ports and faults that a test asks for.
#pragma once

#include <string>
#include <vector>

namespace surefoot::test {

struct FakePort {
  std::string name;  ///< A file that can be opened, such as /dev/pts/5.
  std::string description;
  bool usb = true;
  bool bluetooth = false;
  int openErrno = 0;  ///< Not 0: sp_open fails with it.
  std::string
      failingSetting;  ///< "baudrate", "bits", "parity", "stopbits", "flowcontrol", "handle": that call fails with EIO.
};

/// From now on these are the ports of the computer. Thread-safe.
void setFakePorts(std::vector<FakePort> ports);

/// What was set on the port that was configured last: "115200 8N1 none".
std::string lastConfiguration();

/// Ports that are open now, and structures handed out and not freed.
int openFakePorts();
int livingFakePorts();

}  // namespace surefoot::test
