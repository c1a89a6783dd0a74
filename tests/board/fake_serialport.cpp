// SPDX-License-Identifier: MIT
// Scripted versions of the libserialport functions that board/ uses. In the test program the linker finds them before
// the library.
#include "board/fake_serialport.hpp"

#include <atomic>
#include <cerrno>
#include <cstring>
#include <mutex>
#include <utility>

#include <fcntl.h>
#include <libserialport.h>
#include <unistd.h>

struct sp_port {
  mutable surefoot::test::FakePort script;  ///< libserialport hands out pointers that are not const.
  int fd = -1;
};

namespace surefoot::test {
namespace {

std::mutex mutex;
std::vector<FakePort> ports;
std::string configuration;
std::atomic<int> opened{0};
std::atomic<int> living{0};
thread_local int lastError = 0;

sp_return fail(int code) {
  lastError = code;
  return SP_ERR_FAIL;
}

sp_port* make(const FakePort& script) {
  ++living;
  return new sp_port{script, -1};
}

sp_return set(const sp_port* port, const char* setting, const std::string& text) {
  if (port->script.failingSetting == setting) {
    return fail(EIO);
  }
  const std::lock_guard lock(mutex);
  configuration += text;
  return SP_OK;
}

}  // namespace

void setFakePorts(std::vector<FakePort> now) {
  const std::lock_guard lock(mutex);
  ports = std::move(now);
}

std::string lastConfiguration() {
  const std::lock_guard lock(mutex);
  return configuration;
}

int openFakePorts() {
  return opened;
}
int livingFakePorts() {
  return living;
}

}  // namespace surefoot::test

using namespace surefoot::test;

extern "C" {

sp_return sp_list_ports(sp_port*** list) {
  const std::lock_guard lock(mutex);
  *list = new sp_port* [ports.size() + 1] {};
  for (std::size_t i = 0; i < ports.size(); ++i) {
    (*list)[i] = make(ports[i]);
  }
  return SP_OK;
}

void sp_free_port(sp_port* port) {
  --living;
  delete port;
}

void sp_free_port_list(sp_port** list) {
  for (sp_port** port = list; *port != nullptr; ++port) {
    sp_free_port(*port);
  }
  delete[] list;
}

sp_return sp_get_port_by_name(const char* name, sp_port** port) {
  const std::lock_guard lock(mutex);
  for (const FakePort& script : ports) {
    if (script.name == name) {
      *port = make(script);
      return SP_OK;
    }
  }
  return SP_ERR_ARG;
}

sp_return sp_open(sp_port* port, sp_mode) {
  if (port->script.openErrno != 0) {
    return fail(port->script.openErrno);
  }
  port->fd = ::open(port->script.name.c_str(), O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (port->fd < 0) {
    return fail(errno);
  }
  ++opened;
  const std::lock_guard lock(mutex);
  configuration.clear();
  return SP_OK;
}

sp_return sp_close(sp_port* port) {
  ::close(port->fd);
  port->fd = -1;
  --opened;
  return SP_OK;
}

char* sp_get_port_name(const sp_port* port) {
  return port->script.name.data();
}

char* sp_get_port_description(const sp_port* port) {
  return port->script.description.empty() ? nullptr : port->script.description.data();
}

sp_transport sp_get_port_transport(const sp_port* port) {
  return port->script.bluetooth ? SP_TRANSPORT_BLUETOOTH : port->script.usb ? SP_TRANSPORT_USB : SP_TRANSPORT_NATIVE;
}

sp_return sp_get_port_handle(const sp_port* port, void* result) {
  if (port->script.failingSetting == "handle") {
    return fail(EIO);
  }
  std::memcpy(result, &port->fd, sizeof port->fd);
  return SP_OK;
}

sp_return sp_set_baudrate(sp_port* port, int baud) {
  return set(port, "baudrate", std::to_string(baud));
}
sp_return sp_set_bits(sp_port* port, int bits) {
  return set(port, "bits", " " + std::to_string(bits));
}
sp_return sp_set_parity(sp_port* port, sp_parity parity) {
  return set(port, "parity", parity == SP_PARITY_NONE ? "N" : "?");
}
sp_return sp_set_stopbits(sp_port* port, int bits) {
  return set(port, "stopbits", std::to_string(bits));
}
sp_return sp_set_flowcontrol(sp_port* port, sp_flowcontrol control) {
  return set(port, "flowcontrol", control == SP_FLOWCONTROL_NONE ? " none" : " ?");
}

int sp_last_error_code(void) {
  return lastError;
}

}  // extern "C"
