// SPDX-License-Identifier: MIT
// Attacks the clinic's pages over loopback, as a stranger would, while a logged-in user turns pages. A plain program:
//   clinic_attack SUREFOOT [--short]
// starts SUREFOOT with a clinic of its own and prints for each kind how many were tried and survived, and how long the
// user's pages took meanwhile. Exit code 1 if anything was not survived, or if a page failed or took 100 ms at p95.
#include <algorithm>
#include <atomic>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iomanip>
#include <iostream>
#include <memory>
#include <mutex>
#include <sstream>
#include <thread>
#include <vector>

#include <httplib.h>
#include <signal.h>
#include <sys/wait.h>

#include "clinic/believable.hpp"
#include "clinic/certificate.hpp"
#include "clinic/raw_client.hpp"
#include "temp_dir.hpp"

namespace surefoot::test {
namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

constexpr double kMostMs = 100;
/// Bytes the server may take of one request without an end; the kernel's buffers take some megabytes more.
constexpr std::size_t kMostTaken = 8U << 20U;

std::string between(const std::string& text, const std::string& before, const std::string& after) {
  const std::size_t start = text.find(before);
  if (start == std::string::npos) {
    return {};
  }
  return text.substr(start + before.size(), text.find(after, start + before.size()) - start - before.size());
}

/// A running `surefoot clinic`.
class Program {
 public:
  Program(const std::string& surefoot, const std::string& data, const std::vector<std::string>& more) {
    int ends[2];
    if (pipe(ends) != 0) {
      throw std::runtime_error("no pipe");
    }
    pid_ = fork();
    if (pid_ == 0) {
      dup2(ends[1], STDOUT_FILENO);
      close(ends[0]);
      setenv("SUREFOOT_DATA", data.c_str(), 1);
      std::vector<const char*> words{surefoot.c_str(), "clinic", "--listen", "127.0.0.1:0"};
      for (const std::string& word : more) {
        words.push_back(word.c_str());
      }
      words.push_back(nullptr);
      execv(surefoot.c_str(), const_cast<char* const*>(words.data()));
      _exit(127);
    }
    close(ends[1]);
    std::string said;
    char c = 0;
    while (said.find("ends it") == std::string::npos && ::read(ends[0], &c, 1) == 1) {
      said += c;
    }
    out_ = ends[0];
    address = between(said, "pages: ", "\n");
    code = between(said, "first: ", "\n");
    if (address.empty()) {
      throw std::runtime_error(surefoot + " serves no pages: " + said);
    }
    port = std::stoi(address.substr(address.rfind(':') + 1));
  }
  ~Program() {
    kill(pid_, SIGTERM);
    waitpid(pid_, nullptr, 0);
    close(out_);
  }
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  bool isAlive() const { return waitpid(pid_, nullptr, WNOHANG) == 0; }
  /// The most memory it has had, in MB.
  int peakMb() const {
    std::ifstream in("/proc/" + std::to_string(pid_) + "/status");
    std::ostringstream all;
    all << in.rdbuf();
    return std::atoi(between(all.str(), "VmHWM:", "kB").c_str()) / 1024;
  }

  std::string address;
  std::string code;
  int port = 0;

 private:
  pid_t pid_ = 0;
  int out_ = 0;
};

/// A logged-in user who asks for one page after the other, every second one over a new connection.
class User {
 public:
  User(const Program& program, const std::string& personId)
      : address_(program.address), pages_{"/people", "/people/" + personId, "/audit", "/definitions", "/users"} {
    httplib::Client client = fresh();
    const auto form = client.Get("/setup");
    const std::string cookie = cookieOf(form);
    const auto in = client.Post("/setup", {{"Cookie", cookie}},
                                httplib::Params{{"token", between(form->body, "name=\"token\" value=\"", "\"")},
                                                {"code", program.code},
                                                {"name", "Ada"},
                                                {"password", "a quiet morning"},
                                                {"again", "a quiet morning"}});
    cookie_ = cookieOf(in);
    thread_ = std::thread([this] { turnPages(); });
  }
  ~User() {
    stopped_ = true;
    thread_.join();
  }
  User(const User&) = delete;
  User& operator=(const User&) = delete;

  struct Pages {
    std::vector<double> ms;
    int failed = 0;
    double p95() const { return ms.empty() ? 0 : ms[ms.size() * 95 / 100]; }
  };
  /// The pages since the last call, sorted by time.
  Pages take() {
    const std::lock_guard guard(mutex_);
    Pages pages = std::exchange(pages_taken_, {});
    std::ranges::sort(pages.ms);
    return pages;
  }
  const std::string& cookie() const { return cookie_; }

 private:
  httplib::Client fresh() const {
    httplib::Client client(address_);
    client.enable_server_certificate_verification(false);
    client.set_keep_alive(true);
    return client;
  }
  static std::string cookieOf(const httplib::Result& reply) {
    const std::string line = reply ? reply->get_header_value("Set-Cookie") : "";
    return line.substr(0, line.find(';'));
  }
  void turnPages() {
    auto kept = std::make_unique<httplib::Client>(fresh());
    for (std::size_t i = 0; !stopped_; ++i) {
      auto other = i % 2 == 0 ? nullptr : std::make_unique<httplib::Client>(fresh());
      const auto start = Clock::now();
      const auto reply = (other ? other : kept)->Get(pages_[i % pages_.size()], {{"Cookie", cookie_}});
      const double ms = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
      {
        const std::lock_guard guard(mutex_);
        pages_taken_.ms.push_back(ms);
        pages_taken_.failed += !reply || reply->status != 200 ? 1 : 0;
      }
      std::this_thread::sleep_for(milliseconds(10));
    }
  }

  std::string address_;
  std::vector<std::string> pages_;
  std::string cookie_;
  std::mutex mutex_;
  Pages pages_taken_;
  std::atomic<bool> stopped_ = false;
  std::thread thread_;
};

struct Tally {
  int tried = 0;
  int survived = 0;
  void count(bool good) {
    ++tried;
    survived += good ? 1 : 0;
  }
};

struct Target {
  int port = 0;
  bool isShort = false;

  std::string host() const { return "Host: 127.0.0.1:" + std::to_string(port) + "\r\n"; }
  std::string post(const std::string& headers) const { return "POST /login HTTP/1.1\r\n" + host() + headers; }
};

/// `count` connections that send `start` and then a byte every 300 ms. Survived: the server ends each in good time.
Tally trickle(const Target& target, int count, const std::string& start, const std::vector<std::string>& from) {
  std::vector<RawClient> clients;
  for (int i = 0; i < (target.isShort ? count / 2 : count); ++i) {
    clients.emplace_back(target.port, from[static_cast<std::size_t>(i) % from.size()].c_str());
    clients.back().send(start);
  }
  const auto end = Clock::now() + (target.isShort ? milliseconds(2'000) : milliseconds(25'000));
  while (Clock::now() < end && !clients.empty()) {
    std::this_thread::sleep_for(milliseconds(300));
    for (RawClient& client : clients) {
      client.send("x");
    }
    if (!target.isShort) {
      std::erase_if(clients, [](RawClient& client) { return client.isClosed(); });
    }
  }
  const int left = target.isShort ? 0 : static_cast<int>(clients.size());
  return {count, count - left};
}

/// Sends `start` and then `more` for ever. Survived: the server refuses it early.
bool refusesEndless(const Target& target, const std::string& start, const std::string& more) {
  RawClient client(target.port);
  client.send(start);
  std::string block;
  while (block.size() < 64 * 1024) {
    block += more;
  }
  std::size_t taken = 0;
  while (taken < kMostTaken && client.send(block)) {
    taken += block.size();
  }
  const int status = statusOf(client.read(milliseconds(3000)));
  return taken < kMostTaken && (status == 0 || (status >= 400 && status < 500));
}

Tally endless(const Target& target) {
  Tally tally;
  for (int i = 0; i < (target.isShort ? 2 : 20); ++i) {
    tally.count(refusesEndless(target, "GET /", "a"));
    tally.count(refusesEndless(target, "GET / HTTP/1.1\r\nX: ", "a"));
    tally.count(refusesEndless(target, "GET / HTTP/1.1\r\n", "X: a\r\n"));
    tally.count(refusesEndless(target, "GET / HTTP/1.1\r\nX: a\r\n", " a\r\n"));
  }
  return tally;
}

Tally pieces(const Target& target) {
  Tally tally;
  for (const char* size : {"1", "0", "f", ";a=", "-1", "ffffffffffffffff\r\n"}) {
    tally.count(refusesEndless(target, target.post("Transfer-Encoding: chunked\r\n\r\n"), size));
  }
  for (const char* length : {"-1", "1e3", "99999999999999999999", "18446744073709551615", "4294967296", "65537"}) {
    tally.count(refusesEndless(target, target.post("Content-Length: " + std::string(length) + "\r\n\r\n"), "a"));
  }
  return tally;
}

/// Multipart bodies before login: none is taken, and none is answered as if it were.
Tally multipart(const Target& target) {
  Tally tally;
  const std::string part = "--b\r\nContent-Disposition: form-data; name=\"x\"; filename=\"x\"\r\n\r\nx\r\n";
  std::string many;
  while (many.size() < 60'000) {
    many += part;
  }
  for (const std::string& body : {many, std::string(60'000, '-'), "--b\r\n" + std::string(60'000, 'x'),
                                  "--b\r\nContent-Disposition: form-data; name=\"" + std::string(60'000, 'x')}) {
    RawClient client(target.port);
    client.send(target.post("Connection: close\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: " +
                            std::to_string(body.size()) + "\r\n\r\n") +
                body);
    tally.count(statusOf(client.read(milliseconds(3000))) >= 400);
  }
  tally.count(refusesEndless(
      target, target.post("Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 200000000\r\n\r\n"), part));
  return tally;
}

Tally ranges(const Target& target) {
  Tally tally;
  std::string many = "bytes=0-";
  while (many.size() < 6000) {
    many += ",0-";
  }
  for (const std::string& range : {many, std::string("bytes=0-0"), std::string("bytes=-1"), std::string("lines=1-")}) {
    RawClient client(target.port);
    client.send("GET /style.css HTTP/1.1\r\n" + target.host() + "Connection: close\r\nRange: " + range + "\r\n\r\n");
    const std::string reply = client.read(milliseconds(3000));
    tally.count(statusOf(reply) == 200 && reply.size() < 100'000);
  }
  return tally;
}

/// Every method under a foreign name, and requests that could be read as two.
Tally methodsAndSmuggling(const Target& target) {
  Tally tally;
  for (const char* method : {"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "X"}) {
    for (const char* path : {"/", "/people", "/import", "/users"}) {
      RawClient client(target.port);
      client.send(std::string(method) + ' ' + path + " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
      const std::string reply = client.read(milliseconds(3000));
      tally.count(statusOf(reply) == 421 && reply.find("Content-Security-Policy") != std::string::npos);
    }
  }
  const std::string second = "GET /style.css HTTP/1.1\r\n" + target.host() + "\r\n";
  for (const char* headers :
       {"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", "Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcde",
        "Content-Length : 4\r\n\r\nabcd", "Host: elsewhere\r\n\r\n"}) {
    RawClient client(target.port);
    client.send(target.post(headers) + second);
    const std::string reply = client.read(milliseconds(3000));
    tally.count(statusOf(reply) >= 400 && reply.find("HTTP/1.1", 1) == std::string::npos);
  }
  return tally;
}

/// Many strangers give a password at once. Survived: each is answered, or told to wait.
Tally passwords(const Target& target) {
  RawClient first(target.port);
  first.send("GET /login HTTP/1.1\r\n" + target.host() + "Connection: close\r\n\r\n");
  const std::string form = first.read(milliseconds(5000));
  const std::string cookie = between(form, "Set-Cookie: ", ";");
  const std::string token = between(form, "name=\"token\" value=\"", "\"");
  std::vector<RawClient> clients;
  for (int i = 0; i < (target.isShort ? 32 : 200); ++i) {
    const std::string from = "127.0.0." + std::to_string(2 + i % 8);
    const std::string body = "name=nobody" + std::to_string(i) + "&password=guess&token=" + token;
    clients.emplace_back(target.port, from.c_str());
    clients.back().send(target.post("Connection: close\r\nCookie: " + cookie +
                                    "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " +
                                    std::to_string(body.size()) + "\r\n\r\n" + body));
  }
  Tally tally;
  for (RawClient& client : clients) {
    const int status = statusOf(client.read(milliseconds(20'000)));
    tally.count(status == 401 || status == 429 || status == 503);
  }
  return tally;
}

/// Clients that ask again and again and take no reply. Survived: the server sends no more at some time.
Tally deaf(const Target& target) {
  const std::string ask = "GET /style.css HTTP/1.1\r\n" + target.host() + "\r\n";
  std::vector<RawClient> clients;
  for (int i = 0; i < (target.isShort ? 20 : 60); ++i) {
    clients.emplace_back(target.port, ("127.0.0." + std::to_string(2 + i % 8)).c_str());
    for (int j = 0; j < 1000 && clients.back().send(ask); ++j) {
      if (j % 100 == 99) {
        std::this_thread::sleep_for(milliseconds(1));
      }
    }
  }
  return {static_cast<int>(clients.size()), static_cast<int>(clients.size())};
}

/// Comes and goes. Survived: the server still takes a connection.
Tally comeAndGo(const Target& target) {
  Tally tally;
  for (int i = 0; i < (target.isShort ? 300 : 3000); ++i) {
    RawClient client(target.port);
    tally.count(i % 2 == 0 || client.send("GET /"));
  }
  return tally;
}

struct Kind {
  const char* name;
  std::function<Tally(const Target&)> run;
};

const std::vector<std::string> kOthers{"127.0.0.2", "127.0.0.3", "127.0.0.4", "127.0.0.5",
                                       "127.0.0.6", "127.0.0.7", "127.0.0.8", "127.0.0.9"};

std::vector<Kind> kindsOfHttp() {
  return {{"slow heads from 127.0.0.2 to 9", [](const Target& t) { return trickle(t, 200, "GET / HT", kOthers); }},
          {"slow heads from the user's address",
           [](const Target& t) { return trickle(t, 200, "GET / HTTP/1.1\r\nX: ", {"127.0.0.1"}); }},
          {"slow bodies",
           [](const Target& t) { return trickle(t, 200, t.post("Content-Length: 60000\r\n\r\n"), kOthers); }},
          {"lines and headers without an end", endless},
          {"chunk sizes and lengths", pieces},
          {"multipart before login", multipart},
          {"ranges", ranges},
          {"methods, host names, smuggling", methodsAndSmuggling},
          {"passwords of strangers", passwords},
          {"clients that take no reply", deaf},
          {"clients that come and go", comeAndGo}};
}

std::vector<Kind> kindsOfTls() {
  return {{"mute TLS connections", [](const Target& t) { return trickle(t, 200, "", kOthers); }},
          {"half a TLS greeting from the user's address",
           [](const Target& t) { return trickle(t, 200, std::string("\x16\x03\x01\x02\x00\x01", 6), {"127.0.0.1"}); }}};
}

/// Runs all kinds against one program; returns false if something was not survived.
bool attack(const Program& program, const std::string& personId, const std::vector<Kind>& kinds, bool isShort) {
  User user(program, personId);
  bool good = true;
  for (const Kind& kind : kinds) {
    user.take();
    const Tally tally = kind.run({.port = program.port, .isShort = isShort});
    std::this_thread::sleep_for(milliseconds(200));
    const User::Pages pages = user.take();
    // With sanitizers, and all tests at a time, a page is as slow as the machine is.
    const bool quick = isShort || pages.p95() < kMostMs;
    good = good && tally.survived == tally.tried && pages.failed == 0 && quick && program.isAlive();
    std::cout << std::left << std::setw(46) << kind.name << std::right << std::setw(6) << tally.tried << std::setw(10)
              << tally.survived << std::setw(8) << pages.ms.size() << std::setw(8) << pages.failed << std::fixed
              << std::setprecision(1) << std::setw(10) << pages.p95() << std::setw(10)
              << (pages.ms.empty() ? 0 : pages.ms.back()) << std::endl;
  }
  std::cout << "memory at most " << program.peakMb() << " MB\n";
  return good;
}

int run(const std::string& surefoot, bool isShort) {
  const TempDir dir;
  const std::string plain = (dir / "plain").string();
  const std::string secret = (dir / "secret").string();
  const std::string certificate = (dir / "cert.pem").string();
  const std::string key = (dir / "key.pem").string();
  makeCertificate(certificate, key);
  std::cout << std::left << std::setw(46) << "kind"
            << " tried  survived   pages  failed    p95 ms    max ms\n";
  bool good = true;
  {
    const Person person = fillClinic(plain, 1000, isShort ? 10 : 60, 3);
    const Program program(surefoot, plain, {});
    good = attack(program, person.id, kindsOfHttp(), isShort);
  }
  const Person person = fillClinic(secret, 1000, isShort ? 10 : 60, 3);
  const Program program(surefoot, secret, {"--cert", certificate, "--key", key});
  good = attack(program, person.id, kindsOfTls(), isShort) && good;
  std::cout << (good ? "all survived\n" : "NOT all survived\n");
  return good ? 0 : 1;
}

}  // namespace
}  // namespace surefoot::test

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "clinic_attack SUREFOOT [--short]\n";
    return 2;
  }
  signal(SIGPIPE, SIG_IGN);
  try {
    return surefoot::test::run(argv[1], argc > 2 && std::string(argv[2]) == "--short");
  } catch (const std::exception& error) {
    std::cerr << "clinic_attack: " << error.what() << '\n';
    return 1;
  }
}
