// SPDX-License-Identifier: MIT
// Ports and links: real pseudo-terminals and sockets, and libserialport with scripted faults.
#include "board/serial_link.hpp"

#include <array>
#include <cerrno>
#include <cstring>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/error.hpp"
#include "board/fake_board.hpp"
#include "board/fake_serialport.hpp"
#include "board/fd_link.hpp"
#include "temp_dir.hpp"

namespace surefoot::test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string messageOf(const std::string& path) {
  try {
    openPort(path);
  } catch (const Error& error) {
    return error.what();
  }
  return "opened";
}

class SerialLink : public ::testing::Test {
 protected:
  ~SerialLink() override {
    setFakePorts({});
    EXPECT_EQ(openFakePorts(), 0);
    EXPECT_EQ(livingFakePorts(), 0);
  }
};

TEST_F(SerialLink, SeveralPorts_UsbIsListedFirstAndBluetoothLeftOut) {
  setFakePorts({{.name = "/dev/ttyS0", .description = "ttyS0", .usb = false},
                {.name = "/dev/ttyUSB1", .description = "CH340"},
                {.name = "/dev/rfcomm0", .usb = false, .bluetooth = true},
                {.name = "/dev/ttyUSB0"}});
  const std::vector<SerialPort> ports = listSerialPorts();
  ASSERT_EQ(ports.size(), 3U);
  EXPECT_EQ(ports[0].path, "/dev/ttyUSB0");
  EXPECT_EQ(ports[0].description, "");
  EXPECT_EQ(ports[1].description, "CH340");
  EXPECT_EQ(ports[2].path, "/dev/ttyS0");
}

TEST_F(SerialLink, OpenedPort_IsConfiguredAndCarriesBytes) {
  const TempDir directory;
  FakeBoardSetup setup = splitSetup(1);
  setup.saysHello = false;
  FakeBoard board(setup, (directory / "board").string());
  setFakePorts({{.name = board.terminal()}});
  const std::unique_ptr<ByteLink> link = openPort((directory / "board").string());
  EXPECT_EQ(lastConfiguration(), "115200 8N1 none");
  EXPECT_EQ(openFakePorts(), 1);
  std::array<std::uint8_t, 1 + WIRE_FRAME_OVERHEAD> frame{};
  ASSERT_TRUE(link->write({frame.data(), wire_encode_command(WIRE_STOP, frame.data())}));
  std::array<std::uint8_t, 64> answer{};
  EXPECT_GT(link->read(answer, 2000).value_or(0), 0U);
  link->close();
  EXPECT_EQ(openFakePorts(), 0);
}

TEST_F(SerialLink, PortThatCannotBeOpened_SaysWhatIsWrongAndWhatToDo) {
  setFakePorts({{.name = "/dev/null", .openErrno = EACCES}});
  EXPECT_THAT(messageOf("/dev/null"), ::testing::AllOf(HasSubstr("no permission"), HasSubstr("dialout"),
                                                       HasSubstr("hardware/udev"), HasSubstr("log in again")));
  setFakePorts({{.name = "/dev/null", .openErrno = EBUSY}});
  EXPECT_THAT(messageOf("/dev/null"), HasSubstr("in use by another program"));
  setFakePorts({{.name = "/dev/null", .openErrno = ENXIO}});
  EXPECT_THAT(messageOf("/dev/null"), HasSubstr("no such port"));
  setFakePorts({{.name = "/dev/null", .openErrno = EIO}});
  EXPECT_THAT(messageOf("/dev/null"), HasSubstr(std::strerror(EIO)));
  for (const char* setting : {"baudrate", "bits", "parity", "stopbits", "flowcontrol", "handle"}) {
    setFakePorts({{.name = "/dev/null", .failingSetting = setting}});
    const std::string message = messageOf("/dev/null");
    EXPECT_THAT(message, HasSubstr("cannot be opened")) << setting;
    EXPECT_THAT(message, Not(HasSubstr("\n")));
    EXPECT_EQ(openFakePorts(), 0) << setting;
  }
}

TEST_F(SerialLink, MissingPort_ListsThePortsThereAre) {
  EXPECT_THAT(messageOf("/dev/surefoot-absent"), HasSubstr("no serial port at all"));
  setFakePorts({{.name = "/dev/ttyUSB3"}, {.name = "/dev/ttyACM0"}});
  EXPECT_THAT(messageOf("/dev/surefoot-absent"), HasSubstr("the ports are /dev/ttyACM0, /dev/ttyUSB3"));
}

TEST_F(SerialLink, FileThatIsNotAPort_IsRefused) {
  EXPECT_THAT(messageOf("/dev/null"), HasSubstr("not a serial port"));
  EXPECT_THAT(messageOf("/"), HasSubstr("not a serial port"));
}

TEST_F(SerialLink, PortInUse_IsNoticedEvenAsRoot) {
  const TempDir directory;
  FakeBoard board(splitSetup(1), (directory / "board").string());
  std::unique_ptr<ByteLink> first = openPort((directory / "board").string());
  EXPECT_THAT(messageOf((directory / "board").string()), HasSubstr("in use by another program"));
  setFakePorts({{.name = board.terminal()}});
  EXPECT_THAT(messageOf((directory / "board").string()), HasSubstr("in use by another program"));
  first.reset();
  EXPECT_EQ(messageOf((directory / "board").string()), "opened");
}

TEST_F(SerialLink, PortWithoutPermission_IsRefused) {
  if (::geteuid() == 0) {
    GTEST_SKIP() << "root can open every port";
  }
  const TempDir directory;
  FakeBoard board(splitSetup(1), (directory / "board").string());
  ASSERT_EQ(::chmod(board.terminal().c_str(), 0), 0);
  EXPECT_THAT(messageOf((directory / "board").string()), HasSubstr("no permission"));
}

TEST_F(SerialLink, SilentThenUnplugged_TimesOutThenReportsALoss) {
  const TempDir directory;
  FakeBoardSetup setup = splitSetup(1);
  setup.mute = true;
  FakeBoard board(setup, (directory / "board").string());
  const std::unique_ptr<ByteLink> link = openPort((directory / "board").string());
  std::array<std::uint8_t, 64> bytes{};
  EXPECT_EQ(link->read(bytes, 5), std::optional<std::size_t>(0));
  board.unplug();
  EXPECT_EQ(link->read(bytes, 5), std::nullopt);
  EXPECT_FALSE(link->write(bytes));
  link->close();
  EXPECT_EQ(link->read(bytes, 5), std::nullopt);
}

TEST_F(SerialLink, LocalSocket_CarriesBytesBothWays) {
  const TempDir directory;
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string path = (directory / "socket").string();
  std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
  const int server = ::socket(AF_UNIX, SOCK_STREAM, 0);
  ASSERT_EQ(::bind(server, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  ASSERT_EQ(::listen(server, 1), 0);
  const std::unique_ptr<ByteLink> link = openPort(path);
  const int peer = ::accept(server, nullptr, nullptr);
  const std::array<std::uint8_t, 3> sent{4, 0, 9};
  ASSERT_TRUE(link->write(sent));
  std::array<std::uint8_t, 8> got{};
  EXPECT_EQ(::read(peer, got.data(), got.size()), 3);
  ASSERT_EQ(::write(peer, sent.data(), sent.size()), 3);
  EXPECT_EQ(link->read(got, 1000), std::optional<std::size_t>(3));
  EXPECT_EQ(got[2], 9);
  ::close(peer);
  EXPECT_EQ(link->read(got, 1000), std::nullopt);
  EXPECT_FALSE(link->write(sent));
  ::close(server);
}

}  // namespace
}  // namespace surefoot::test
