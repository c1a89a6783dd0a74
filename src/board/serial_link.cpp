// SPDX-License-Identifier: MIT
// The serial ports of this computer through libserialport: lists, opens and configures them, and passes on the
// descriptor.
#include "board/serial_link.hpp"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <tuple>

#include <libserialport.h>

#include "base/error.hpp"
#include "board/fd_link.hpp"

namespace surefoot {
namespace {

constexpr int kBaud = 115200;
constexpr int kBits = 8;
constexpr int kStopBits = 1;

struct PortFree {
  void operator()(sp_port* port) const { sp_free_port(port); }
};
using Port = std::unique_ptr<sp_port, PortFree>;

std::string textOf(const char* text) {
  return text == nullptr ? std::string() : std::string(text);
}

/// The errno of a failed call; libserialport gives it only for SP_ERR_FAIL.
int errnoOf(sp_return result) {
  switch (result) {
    case SP_ERR_FAIL:
      return sp_last_error_code();
    case SP_ERR_MEM:
      return ENOMEM;
    default:
      return EINVAL;
  }
}

void require(const std::string& path, sp_return result) {
  if (result != SP_OK) {
    throw Error(whyNotOpened(path, errnoOf(result)));
  }
}

void configure(const std::string& path, sp_port* port) {
  require(path, sp_set_baudrate(port, kBaud));
  require(path, sp_set_bits(port, kBits));
  require(path, sp_set_parity(port, SP_PARITY_NONE));
  require(path, sp_set_stopbits(port, kStopBits));
  require(path, sp_set_flowcontrol(port, SP_FLOWCONTROL_NONE));
}

/// `name` is libserialport's name of the port, `path` what the user typed.
std::unique_ptr<ByteLink> openSerialLink(const std::string& path, const std::string& name) {
  sp_port* raw = nullptr;
  require(path, sp_get_port_by_name(name.c_str(), &raw));
  Port port(raw);
  require(path, sp_open(raw, SP_MODE_READ_WRITE));
  int fd = -1;
  try {
    require(path, sp_get_port_handle(raw, &fd));
    if (!lockPort(fd)) {
      throw Error(whyNotOpened(path, EBUSY));
    }
    configure(path, raw);
  } catch (const Error&) {
    sp_close(raw);
    throw;
  }
  return makeFdLink(fd, [owned = std::shared_ptr<sp_port>(std::move(port))] { sp_close(owned.get()); });
}

std::string noSuchPort(const std::string& path, const std::vector<SerialPort>& ports) {
  if (ports.empty()) {
    return path + ": there is no such port, and no serial port at all: is the board plugged in?";
  }
  std::string text = path + ": there is no such port; the ports are ";
  for (const SerialPort& port : ports) {
    text += (&port == &ports.front() ? "" : ", ") + port.path;
  }
  return text;
}

}  // namespace

std::vector<SerialPort> listSerialPorts() {
  sp_port** list = nullptr;
  if (sp_list_ports(&list) != SP_OK) {
    return {};
  }
  std::vector<std::tuple<bool, std::string, std::string>> found;
  for (sp_port** port = list; *port != nullptr; ++port) {
    const sp_transport transport = sp_get_port_transport(*port);
    if (transport != SP_TRANSPORT_BLUETOOTH) {
      found.emplace_back(transport != SP_TRANSPORT_USB, textOf(sp_get_port_name(*port)),
                         textOf(sp_get_port_description(*port)));
    }
  }
  sp_free_port_list(list);
  std::sort(found.begin(), found.end());
  std::vector<SerialPort> ports;
  for (const auto& [notUsb, path, description] : found) {
    ports.push_back({path, description});
  }
  return ports;
}

std::unique_ptr<ByteLink> openPort(const std::string& path) {
  std::error_code failure;
  const std::string name = std::filesystem::canonical(path, failure).string();
  const std::vector<SerialPort> ports = listSerialPorts();
  if (failure == std::errc::no_such_file_or_directory) {
    throw Error(noSuchPort(path, ports));
  }
  const bool listed =
      std::any_of(ports.begin(), ports.end(), [&](const SerialPort& port) { return port.path == name; });
  return listed ? openSerialLink(path, name) : openPlainLink(path);
}

}  // namespace surefoot
