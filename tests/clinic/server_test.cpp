// SPDX-License-Identifier: MIT
#include "clinic/server.hpp"

#include <chrono>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "browser.hpp"
#include "certificate.hpp"
#include "raw_client.hpp"

namespace surefoot::test {
namespace {

TEST(Listen, HostAndPort_AreReadAndAnythingElseIsRefused) {
  EXPECT_EQ(parseListen("127.0.0.1:8642").port, 8642);
  EXPECT_EQ(parseListen("localhost:0").host, "localhost");
  EXPECT_EQ(parseListen("[::1]:80").host, "::1");
  for (const char* bad : {"", "8642", ":8642", "127.0.0.1:", "127.0.0.1:99999", "::1:80", "host:80x", "a:b:80"}) {
    EXPECT_THROW(parseListen(bad), Error) << bad;
  }
}

TEST(Server, NetworkAddressWithoutCertificate_IsRefused) {
  const TempDir dir;
  EXPECT_THROW(ClinicServer({.listen = {"0.0.0.0", 0}}, dir / "data"), Error);
  EXPECT_THROW(ClinicServer({.listen = {"0.0.0.0", 0}, .certificate = "none.pem", .key = "none.pem"}, dir / "data"),
               Error);
}

TEST(Server, PortTaken_IsRefused) {
  const TempDir dir;
  ClinicServer first({.listen = {"127.0.0.1", 0}}, dir / "data");
  const int port = parseListen(first.address().substr(7)).port;
  EXPECT_THROW(ClinicServer({.listen = {"127.0.0.1", port}}, dir / "data"), Error);
}

TEST(Server, OverTls_LogsInAndOutWithSecureCookies) {
  const TempDir dir;
  const std::string certificate = dir / "cert.pem";
  const std::string key = dir / "key.pem";
  makeCertificate(certificate, key);
  RunningClinic clinic(dir / "data", certificate, key);
  ASSERT_EQ(clinic.server.address().substr(0, 8), "https://");
  Browser browser(clinic, certificate);
  browser.makeFirstUser(clinic);
  ASSERT_TRUE(browser.cookies.contains("__Host-surefoot_session"));
  EXPECT_FALSE(browser.cookies.contains("surefoot_session"));
  const auto page = browser.get("/people");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->status, 200);
  EXPECT_THAT(page->get_header_value("Strict-Transport-Security"), testing::HasSubstr("max-age"));

  Browser second(clinic, certificate);
  const auto in = second.post("/login", {{"name", "Ada"}, {"password", kPassword}});
  EXPECT_EQ(in->status, 303);
  EXPECT_THAT(in->get_header_value("Set-Cookie"), testing::HasSubstr("; Secure"));
  const auto out = second.post("/logout", {}, "/people");
  EXPECT_THAT(out->get_header_value("Set-Cookie"),
              testing::AllOf(testing::HasSubstr("__Host-surefoot_session=;"), testing::HasSubstr("Max-Age=0")));
  EXPECT_EQ(second.get("/people")->status, 303);
}

TEST(Server, UntrustedCertificateOrPlainHttp_GetsNoReply) {
  const TempDir dir;
  const std::string certificate = dir / "cert.pem";
  const std::string key = dir / "key.pem";
  makeCertificate(certificate, key);
  makeCertificate(dir / "other.pem", dir / "other-key.pem");
  const RunningClinic clinic(dir / "data", certificate, key);
  EXPECT_FALSE(Browser(clinic, dir / "other.pem").get("/login"));
  httplib::Client plain("http://" + clinic.server.address().substr(8));
  EXPECT_FALSE(plain.Get("/login"));
  EXPECT_THROW(ClinicServer({.listen = {"127.0.0.1", 0}, .certificate = certificate, .key = dir / "other-key.pem"},
                            dir / "data"),
               Error);
}

TEST(Server, KeyThatOthersMayRead_IsRefused) {
  const TempDir dir;
  makeCertificate(dir / "cert.pem", dir / "key.pem");
  std::filesystem::permissions(dir / "key.pem", std::filesystem::perms::group_read, std::filesystem::perm_options::add);
  const ServerOptions options{.listen = {"127.0.0.1", 0}, .certificate = dir / "cert.pem", .key = dir / "key.pem"};
  EXPECT_THROW(ClinicServer(options, dir / "data"), Error);
}

using std::chrono::milliseconds;

const ServerLimits kShort{.head = milliseconds(400), .form = milliseconds(400), .reply = milliseconds(400)};

/// Sends `start`, then a byte every 50 ms; returns after how many the server closed the connection, at most 100.
int bytesUntilClosed(RawClient& client, const std::string& start) {
  client.send(start);
  for (int sent = 0; sent < 100; ++sent) {
    if (client.isClosed(milliseconds(50))) {
      return sent;
    }
    client.send("x");
  }
  return 100;
}

TEST(Server, HeadOrBodyThatTrickles_IsClosedAtItsDeadline) {
  const TempDir dir;
  const RunningClinic clinic(dir / "data", {}, {}, kShort);
  for (const char* start :
       {"", "GET / HTTP/1.1\r\nHost: a\r\nX: ", "POST /login HTTP/1.1\r\nHost: a\r\nContent-Length: 99\r\n\r\n"}) {
    RawClient client(clinic.port());
    EXPECT_LT(bytesUntilClosed(client, start), 40) << start;
  }
}

TEST(Server, MuteTlsConnection_IsClosedAtItsDeadline) {
  const TempDir dir;
  makeCertificate(dir / "cert.pem", dir / "key.pem");
  const RunningClinic clinic(dir / "data", dir / "cert.pem", dir / "key.pem", kShort);
  RawClient mute(clinic.port());
  EXPECT_TRUE(mute.isClosed(milliseconds(2000)));
}

/// Sends `start` and then `more` again and again, at most 4 MB; returns the status of the reply.
int statusForEndless(int port, const std::string& start, const std::string& more) {
  RawClient client(port);
  client.send(start);
  std::string block;
  while (block.size() < 4096) {
    block += more;
  }
  for (int i = 0; i < 1000 && client.send(block); ++i) {
  }
  return statusOf(client.read(milliseconds(2000)));
}

TEST(Server, EndlessHeadOrPieces_AreRefusedWhileTheyAreRead) {
  const TempDir dir;
  const RunningClinic clinic(dir / "data");
  const std::string host = "Host: 127.0.0.1:" + std::to_string(clinic.port()) + "\r\n";
  const std::string post = "POST /login HTTP/1.1\r\n" + host;
  EXPECT_EQ(statusForEndless(clinic.port(), "GET /", "a"), 431);
  EXPECT_EQ(statusForEndless(clinic.port(), "GET / HTTP/1.1\r\nX: ", "a"), 431);
  EXPECT_EQ(statusForEndless(clinic.port(), "GET / HTTP/1.1\r\n", "X: a\r\n"), 431);
  EXPECT_EQ(statusForEndless(clinic.port(), post + "Transfer-Encoding: chunked\r\n\r\n", "1"), 411);
  EXPECT_EQ(statusForEndless(clinic.port(), post + "Content-Length: 99999999\r\n\r\n", "a"), 413);
}

TEST(Server, AmbiguousRequest_IsRefusedAndTheConnectionClosed) {
  const TempDir dir;
  const RunningClinic clinic(dir / "data");
  const std::string host = "Host: 127.0.0.1:" + std::to_string(clinic.port()) + "\r\n";
  const std::string second = "GET /style.css HTTP/1.1\r\n" + host + "\r\n";
  for (const std::string& head :
       {"POST /login HTTP/1.1\r\n" + host + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST /login HTTP/1.1\r\n" + host + "Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcde",
        "GET / HTTP/1.1\r\n" + host + "Host: elsewhere\r\n\r\n", std::string("GET / HTTP/1.1\r\n\r\n"),
        "GET http://elsewhere/ HTTP/1.1\r\n" + host + "\r\n", "GET / HTTP/9.1\r\n" + host + "\r\n"}) {
    RawClient client(clinic.port());
    client.send(head + second);
    const std::string reply = client.read(milliseconds(3000));
    EXPECT_THAT(statusOf(reply), testing::AnyOf(400, 411)) << head << reply;
    EXPECT_EQ(reply.find("HTTP/1.1", 1), std::string::npos) << head << reply;
  }
}

TEST(Server, EveryMethodAndRefusal_HasTheHostCheckAndTheHeaders) {
  const TempDir dir;
  const RunningClinic clinic(dir / "data");
  for (const char* method : {"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "NONE"}) {
    RawClient client(clinic.port());
    client.send(std::string(method) + " / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
    const std::string reply = client.read(milliseconds(3000));
    EXPECT_EQ(statusOf(reply), 421) << method << reply;
    for (const auto& [name, value] : securityHeaders(false)) {
      EXPECT_THAT(reply, testing::HasSubstr(name + ": " + value)) << method;
    }
  }
  RawClient bad(clinic.port());
  bad.send("nonsense\r\n\r\n");
  EXPECT_THAT(bad.read(milliseconds(3000)), testing::HasSubstr("Content-Security-Policy"));
}

TEST(Server, ManyRanges_AreAnsweredWithTheWholeOnce) {
  const TempDir dir;
  const RunningClinic clinic(dir / "data");
  std::string ranges = "bytes=0-";
  for (int i = 0; i < 1000; ++i) {
    ranges += ",0-";
  }
  httplib::Client client(clinic.server.address());
  const auto whole = client.Get("/style.css");
  const auto part = client.Get("/style.css", {{"Range", ranges}});
  ASSERT_TRUE(part);
  EXPECT_EQ(part->status, 200);
  EXPECT_EQ(part->body, whole->body);
}

TEST(Server, MoreConnectionsThanRoom_CloseTheOldestStrangersNeverTheUsers) {
  const TempDir dir;
  RunningClinic clinic(dir / "data", {}, {}, {.strangersAnAddress = 4});
  Browser user(clinic);
  user.makeFirstUser(clinic);
  const std::string page = "GET /people HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(clinic.port()) +
                           "\r\nCookie: surefoot_session=" + user.cookies["surefoot_session"] + "\r\n\r\n";
  RawClient known(clinic.port());
  known.send(page);
  ASSERT_EQ(statusOf(known.read(milliseconds(300))), 200);
  std::vector<RawClient> strangers;
  for (int i = 0; i < 12; ++i) {
    strangers.emplace_back(clinic.port());
    strangers.back().send("GET /");
  }
  EXPECT_TRUE(strangers.front().isClosed(milliseconds(2000)));
  EXPECT_FALSE(strangers.back().isClosed(milliseconds(100)));
  EXPECT_TRUE(known.send(page));
  EXPECT_EQ(statusOf(known.read(milliseconds(300))), 200);
  EXPECT_EQ(user.get("/people")->status, 200) << "a new connection";
}

TEST(Server, MorePasswordsThanTheQueueHolds_AreSentAwayAndUsersArePassed) {
  const TempDir dir;
  RunningClinic clinic(dir / "data", {}, {}, {.passwordsAnAddress = 2});
  Browser user(clinic);
  user.makeFirstUser(clinic);
  Browser stranger(clinic);
  const std::string body = "name=x&password=wrong&token=" + Browser::tokenOn(stranger.get("/login")->body);
  const std::string login = "POST /login HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(clinic.port()) +
                            "\r\nContent-Type: application/x-www-form-urlencoded\r\nCookie: surefoot_door=" +
                            stranger.cookies["surefoot_door"] + "\r\nContent-Length: " + std::to_string(body.size()) +
                            "\r\n\r\n" + body;
  std::vector<RawClient> guessers;
  for (int i = 0; i < 12; ++i) {
    guessers.emplace_back(clinic.port());
    guessers.back().send(login);
  }
  EXPECT_EQ(user.get("/people")->status, 200);
  int sentAway = 0;
  int answered = 0;
  for (RawClient& guesser : guessers) {
    std::string reply = guesser.read(milliseconds(50));
    for (int i = 0; reply.empty() && i < 100; ++i) {
      reply = guesser.read(milliseconds(100));
    }
    (statusOf(reply) == 503 ? sentAway : answered) += statusOf(reply) != 0;
  }
  EXPECT_GT(sentAway, 0);
  EXPECT_GE(answered, 2);
  EXPECT_EQ(sentAway + answered, 12);
}

TEST(Server, Upload_IsTakenFromUsersOnly) {
  const TempDir dir;
  RunningClinic clinic(dir / "data");
  Browser user(clinic);
  user.makeFirstUser(clinic);
  const std::string large(300'000, 'x');
  const httplib::MultipartFormDataItems items{{"token", Browser::tokenOn(user.get("/import")->body), "", ""},
                                              {"package", large, "a.zip", "application/zip"}};
  Browser stranger(clinic);
  EXPECT_EQ(stranger.send("/import", items)->status, 413);
  EXPECT_EQ(user.send("/import", items)->status, 400) << "read as a whole, and no zip file";
}

}  // namespace
}  // namespace surefoot::test
