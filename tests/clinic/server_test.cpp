// SPDX-License-Identifier: MIT
#include "clinic/server.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "records/visit.hpp"

namespace surefoot {
namespace {

TEST(Listen, ReadsAddresses) {
  EXPECT_EQ(parseListen("127.0.0.1:8642").port, 8642);
  EXPECT_EQ(parseListen("localhost:0").host, "localhost");
  EXPECT_EQ(parseListen("[::1]:80").host, "::1");
  for (const char* bad : {"", "8642", ":8642", "127.0.0.1:", "127.0.0.1:99999", "::1:80", "host:80x", "a:b:80"}) {
    EXPECT_THROW(parseListen(bad), Error) << bad;
  }
}

TEST(Server, LeavesThisMachineOnlyEncrypted) {
  const TempDir dir;
  EXPECT_THROW(ClinicServer({.listen = {"0.0.0.0", 0}}, dir / "data"), Error);
  EXPECT_THROW(ClinicServer({.listen = {"0.0.0.0", 0}, .certificate = "none.pem", .key = "none.pem"}, dir / "data"),
               Error);
}

TEST(Server, SaysWhenThePortIsTaken) {
  const TempDir dir;
  ClinicServer first({.listen = {"127.0.0.1", 0}}, dir / "data");
  const int port = parseListen(first.address().substr(7)).port;
  EXPECT_THROW(ClinicServer({.listen = {"127.0.0.1", port}}, dir / "data"), Error);
}

}  // namespace
}  // namespace surefoot
