// SPDX-License-Identifier: MIT
// The ports of this computer. The only part that speaks to libserialport; it hands every open port over to the one read
// loop. Knows nothing of frames or boards.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "board/byte_link.hpp"

namespace surefoot {

struct SerialPort {
  std::string path;         ///< As in /dev/ttyUSB0.
  std::string description;  ///< For people: "USB2.0-Serial"; may be empty.
};

/// The serial ports that are plugged in, USB ports first, each kind by name. Bluetooth is left out: opening one of its
/// ports calls a device somewhere and takes seconds.
std::vector<SerialPort> listSerialPorts();

/// Opens a serial port with 115200 baud, 8N1, no flow control, or plainly when it is a pseudo-terminal or a socket
/// (libserialport 0.1.1 refuses those). Links such as /dev/serial/by-id/... are followed. Throws Error, one line, when
/// the port is absent (it names the ports there are), in use, or not permitted.
std::unique_ptr<ByteLink> openPort(const std::string& path);

}  // namespace surefoot
