// SPDX-License-Identifier: MIT
// The pages on the network: HTTP, or HTTPS with a certificate. The only place that uses the HTTP library; knows no
// page.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "clinic/site.hpp"

namespace surefoot {

struct ListenAddress {
  std::string host = "127.0.0.1";
  int port = 8642;  ///< 0: any free port.
};

/// "127.0.0.1:8642", "localhost:8642", "[::1]:8642". Throws Error for anything else.
ListenAddress parseListen(const std::string& text);
/// True if the host can be reached from this machine only.
bool isLoopback(const std::string& host);

struct ServerOptions {
  ListenAddress listen;
  std::string certificate;  ///< PEM file. Empty: no TLS, which is allowed on a loopback address only.
  std::string key;
};

class ClinicServer {
 public:
  /// Opens the database and the port. Throws Error if either fails, or if the address requires TLS and there is no
  /// certificate.
  ClinicServer(const ServerOptions& options, const std::filesystem::path& dataDir, Door::Clock clock = {});
  ~ClinicServer();
  ClinicServer(const ClinicServer&) = delete;
  ClinicServer& operator=(const ClinicServer&) = delete;

  /// "http://127.0.0.1:8642".
  std::string address() const;
  Clinic& clinic();

  /// Serves requests until stop().
  void run();
  /// May be called from any thread.
  void stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace surefoot
