// SPDX-License-Identifier: MIT
// The serial ports of this computer. Only this part uses libserialport; it passes every open port to fd_link.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "board/byte_link.hpp"

namespace surefoot {

struct SerialPort {
  std::string path;         ///< For example /dev/ttyUSB0.
  std::string description;  ///< For people: "USB2.0-Serial"; may be empty.
};

/// The serial ports that are plugged in, USB ports first, each kind sorted by name. Bluetooth is left out: opening such
/// a port connects to a device and takes seconds.
std::vector<SerialPort> listSerialPorts();

/// Opens a serial port with 115200 baud, 8N1, no flow control. Pseudo-terminals and sockets are opened directly
/// (libserialport 0.1.1 refuses them). Follows links such as /dev/serial/by-id/... Throws Error, one line, if the port
/// is missing (and names those there are), in use or not permitted.
std::unique_ptr<ByteLink> openPort(const std::string& path);

}  // namespace surefoot
