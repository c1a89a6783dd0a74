// SPDX-License-Identifier: MIT
// The pages on the network: HTTP, or HTTPS with a certificate. The only place that knows the HTTP library; knows no
// page.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "clinic/site.hpp"

namespace surefoot {

struct ListenAddress {
  std::string host = "127.0.0.1";
  int port = 8642;  ///< 0: any that is free.
};

/// "127.0.0.1:8642", "localhost:8642", "[::1]:8642". Throws Error for anything else.
ListenAddress parseListen(const std::string& text);
/// Reached from this machine only.
bool isLoopback(const std::string& host);

struct ServerOptions {
  ListenAddress listen;
  std::string certificate;  ///< PEM file; empty: no TLS, which only a loopback address may have.
  std::string key;
};

class ClinicServer {
 public:
  /// Opens database and port. Throws Error when that cannot be done, or the address needs TLS and has none.
  ClinicServer(const ServerOptions& options, const std::filesystem::path& dataDir, Door::Clock clock = {});
  ~ClinicServer();
  ClinicServer(const ClinicServer&) = delete;
  ClinicServer& operator=(const ClinicServer&) = delete;

  /// "http://127.0.0.1:8642".
  std::string address() const;
  Clinic& clinic();

  /// Answers until stop().
  void run();
  /// From any thread.
  void stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace surefoot
