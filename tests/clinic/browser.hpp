// SPDX-License-Identifier: MIT
// For the clinic's tests: a server over real HTTP, and a browser with cookies that can fill in forms.
#pragma once

#include <map>
#include <string>
#include <thread>

#include <httplib.h>

#include "clinic/server.hpp"
#include "records/visit.hpp"

namespace surefoot::test {

inline const std::string kPassword = "a quiet morning";

class RunningClinic {
 public:
  /// `certificate` and `key` are PEM files; empty: no TLS.
  explicit RunningClinic(const std::filesystem::path& dir, const std::string& certificate = {},
                         const std::string& key = {}, const ServerLimits& limits = {})
      : server({.listen = {"127.0.0.1", 0}, .certificate = certificate, .key = key, .limits = limits}, dir,
               [this] { return now; }),
        thread_([this] { server.run(); }) {
    httplib::Client client(server.address());
    client.enable_server_certificate_verification(false);
    while (!client.Get("/style.css")) {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  }
  ~RunningClinic() {
    server.stop();
    thread_.join();
  }
  RunningClinic(const RunningClinic&) = delete;
  RunningClinic& operator=(const RunningClinic&) = delete;

  int port() const {
    const std::string address = server.address();
    return std::stoi(address.substr(address.rfind(':') + 1));
  }

  std::int64_t now = 1'800'000'000;
  ClinicServer server;

 private:
  std::thread thread_;
};

class Browser {
 public:
  /// Trusts only the certificates in the PEM file `trusted`.
  explicit Browser(const RunningClinic& clinic, const std::string& trusted = {}) : client_(clinic.server.address()) {
    client_.set_read_timeout(30);
    if (!trusted.empty()) {
      client_.set_ca_cert_path(trusted.c_str());
    }
  }

  httplib::Result get(const std::string& path) { return taken(client_.Get(path, headers())); }

  /// Uses the form token of `page`, or of the target page itself if `page` is empty.
  httplib::Result post(const std::string& path, httplib::Params fields, const std::string& page = {}) {
    fields.emplace("token", tokenOn(get(page.empty() ? path : page)->body));
    return postBare(path, fields);
  }
  httplib::Result postBare(const std::string& path, const httplib::Params& fields) {
    return taken(client_.Post(path, headers(), fields));
  }
  httplib::Result send(const std::string& path, const httplib::MultipartFormDataItems& items) {
    return taken(client_.Post(path, headers(), items));
  }

  static std::string tokenOn(const std::string& body) {
    const std::string mark = "name=\"token\" value=\"";
    const std::size_t at = body.find(mark);
    return at == std::string::npos ? "" : body.substr(at + mark.size(), 64);
  }

  void makeFirstUser(RunningClinic& clinic) {
    post("/setup", {{"code", clinic.server.clinic().door().setupCode()},
                    {"name", "Ada"},
                    {"password", kPassword},
                    {"again", kPassword}});
  }

  std::map<std::string, std::string> cookies;
  httplib::Headers extra;

 private:
  httplib::Headers headers() const {
    httplib::Headers all = extra;
    std::string line;
    for (const auto& [name, value] : cookies) {
      line += (line.empty() ? "" : "; ") + name + '=' + value;
    }
    if (!line.empty()) {
      all.emplace("Cookie", line);
    }
    return all;
  }
  httplib::Result taken(httplib::Result result) {
    for (std::size_t i = 0; result && i < result->get_header_value_count("Set-Cookie"); ++i) {
      const std::string line = result->get_header_value("Set-Cookie", i);
      const std::size_t equals = line.find('=');
      cookies[line.substr(0, equals)] = line.substr(equals + 1, line.find(';') - equals - 1);
    }
    return result;
  }

  httplib::Client client_;
};

}  // namespace surefoot::test
